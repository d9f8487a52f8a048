//! Explain (计算过程): where an amount comes from, as a tree that ends at the price, the
//! clause and the input.
//!
//! A node's children add up to it exactly where `adds_up` says so; where they do not (a
//! present value, a forecast), the rule says how they lead to it. Nothing is computed
//! here a second time: the parts are the outcome's own lines, payments and months.

mod between;
mod bill;
mod line;
mod metered;
mod month;
mod place;
mod running;
mod steady;
mod total;
mod usage;

use crate::billing::lines;
use crate::decimal::{Exact, Overflow};
use crate::issue::{Issue, IssueCode};
use crate::label::Label;
use crate::outcome::Outcome;
use crate::pricing::plan::{Plan, Source};
use crate::rating::Line;
use crate::rating::account::courses;
use crate::sentence::{Arg, Sentence};
use crate::study::{Study, StudyOption};
use crate::what_if::Evaluated;
use between::Between;
use chrono::Datelike;
use rust_decimal::Decimal;
use serde_json::Value;
use std::cell::OnceCell;

/// One figure and what it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it can be asked for by; none for a figure inside another's trace.
    pub reference: Option<String>,
    pub label: Sentence,
    pub amount: Decimal,
    pub kind: AmountKind,
    /// How it was made.
    pub rule: Option<Sentence>,
    /// True when the children add up to the amount.
    pub adds_up: bool,
    pub inputs: Vec<Input>,
    /// The vendor's own words.
    pub clause: Option<Label>,
    /// Where the price comes from.
    pub source: Option<Source>,
    pub children: Vec<Node>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountKind {
    Money,
    Quantity,
}

/// A value that went into a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    pub label: Sentence,
    pub value: Arg,
    /// Where the study states it; none when it follows from something else.
    pub path: Option<String>,
}

impl Node {
    fn new(label: Sentence, amount: Decimal) -> Node {
        Node {
            reference: None,
            label,
            amount,
            kind: AmountKind::Money,
            rule: None,
            adds_up: false,
            inputs: Vec::new(),
            clause: None,
            source: None,
            children: Vec::new(),
        }
    }

    fn quantity(label: Sentence, amount: Decimal) -> Node {
        Node {
            kind: AmountKind::Quantity,
            ..Node::new(label, amount)
        }
    }

    fn at(mut self, reference: String) -> Node {
        self.reference = Some(reference);
        self
    }

    fn rule(mut self, rule: Sentence) -> Node {
        self.rule = Some(rule);
        self
    }

    fn input(mut self, key: &str, value: Arg, path: Option<String>) -> Node {
        let label = Sentence::new(key);
        self.inputs.push(Input { label, value, path });
        self
    }

    /// The parts that make it up.
    fn sum_of(mut self, children: Vec<Node>) -> Node {
        self.adds_up = !children.is_empty();
        self.children = children;
        self
    }

    /// What leads to it by its rule.
    fn from(mut self, children: Vec<Node>) -> Node {
        self.children = children;
        self
    }
}

/// What an explanation stands on.
struct Trace<'a> {
    document: &'a Value,
    scenario: &'a str,
    evaluated: &'a Evaluated,
    study: &'a Study,
    option: &'a StudyOption,
    plan: &'a Plan,
    outcome: &'a Outcome,
    /// The option's lines before they were rounded on bills, once they are asked for.
    unrounded: OnceCell<Vec<Line>>,
}

impl<'a> Trace<'a> {
    fn of(
        document: &'a Value,
        scenario: &'a str,
        evaluated: &'a Evaluated,
        id: &str,
    ) -> Exact<Option<Trace<'a>>> {
        let study = &evaluated.study;
        let of_option = |outcome: &&Outcome| {
            study
                .options
                .get(outcome.option)
                .is_some_and(|option| option.id == id)
        };
        let outcomes = &evaluated.outcomes;
        let Some(outcome) = outcomes.outcomes.iter().find(of_option) else {
            return Ok(None);
        };
        let found = study.options.get(outcome.option);
        let Some((option, plan)) = found.and_then(|o| Some((o, study.plan_of(o)?))) else {
            return Ok(None);
        };
        Ok(Some(Trace {
            document,
            scenario,
            evaluated,
            study,
            option,
            plan,
            outcome,
            unrounded: OnceCell::new(),
        }))
    }

    /// The option's lines before they were rounded on bills.
    fn unrounded(&self) -> Exact<&[Line]> {
        if let Some(lines) = self.unrounded.get() {
            return Ok(lines);
        }
        let forecast = &self.evaluated.outcomes.forecast;
        let courses = courses(self.study, self.option, forecast)?;
        let lines = lines(self.study, self.option, self.plan, &courses, forecast)?;
        Ok(self.unrounded.get_or_init(|| lines))
    }

    fn reference(&self, rest: &str) -> String {
        format!("{}/{rest}", self.option.id)
    }

    /// The month's index by its name, `2027-05`.
    fn month(&self, name: &str) -> Option<usize> {
        let day: chrono::NaiveDate = format!("{name}-01").parse().ok()?;
        self.study.horizon.index_of(day)
    }

    fn month_name(&self, index: usize) -> String {
        let start = self.study.horizon.month(index).start();
        format!("{:04}-{:02}", start.year(), start.month())
    }
}

/// The trace of one figure. `None` when there is no such figure; [`references`] lists those
/// of the options themselves. Beside them there are figures of a question:
/// `pro/2027-05/at/dau/12000` (a month at a usage), `pro/saves/total-cash` and
/// `pro/saves-against/lite/total-cash` (between two options), `pro/bridge/lite/cash/2` (a step
/// of the difference).
///
/// # Errors
/// When an amount is too large to be held exactly.
pub fn explain(
    document: &Value,
    scenario: &str,
    evaluated: &Evaluated,
    reference: &str,
) -> Result<Option<Node>, Issue> {
    let (id, rest) = reference.split_once('/').unwrap_or((reference, ""));
    let between = Between {
        document,
        scenario,
        evaluated,
    };
    let node = match rest.split_once('/').unwrap_or((rest, "")) {
        ("saves", of) => between.margin(id, of),
        ("saves-against", asked) => between.saving(id, asked),
        ("bridge", asked) => between.step(id, asked),
        _ => figure(document, scenario, evaluated, (id, rest)),
    };
    node.map_err(|Overflow| Issue::new(IssueCode::TooLarge, reference))
}

/// A figure of one option.
fn figure(
    document: &Value,
    scenario: &str,
    evaluated: &Evaluated,
    (id, rest): (&str, &str),
) -> Exact<Option<Node>> {
    let Some(trace) = Trace::of(document, scenario, evaluated, id)? else {
        return Ok(None);
    };
    match rest.split_once('/').unwrap_or((rest, "")) {
        ("", "") => trace.by_charge().map(Some),
        ("total-cash", "") => trace.by_month().map(Some),
        ("total-cost", "") => trace.cost().map(Some),
        ("present-value", "") => trace.present_value().map(Some),
        ("monthly-equivalent", "") => trace.monthly_equivalent().map(Some),
        ("prepaid-at-end", "") => trace.prepaid_at_end().map(Some),
        (first, second) => trace.of_month_or_bill(first, second),
    }
}

impl Trace<'_> {
    fn of_month_or_bill(&self, first: &str, second: &str) -> Exact<Option<Node>> {
        if let Some(month) = self.month(first) {
            return match second {
                "" => self.paid(month).map(Some),
                "spread" => self.spread(month).map(Some),
                figure => match figure.strip_prefix("at/") {
                    Some(asked) => self.at_usage(month, asked),
                    None => self.at_month_end(month, figure),
                },
            };
        }
        let number = first.strip_prefix("bill-").and_then(|n| n.parse().ok());
        let found = number.and_then(|number: usize| {
            let invoices = &self.outcome.invoices;
            invoices.iter().find(|invoice| invoice.number == number)
        });
        let Some(invoice) = found else {
            return Ok(None);
        };
        if second.is_empty() {
            return self.bill(invoice).map(Some);
        }
        let names = crate::compare::cause::line_names(invoice);
        match names.iter().position(|name| name == second) {
            Some(index) => self.line(invoice, index),
            None => Ok(None),
        }
    }
}

/// Every figure that can be explained, options in order, each with its own.
pub fn references(evaluated: &Evaluated) -> Vec<String> {
    let mut found = Vec::new();
    for outcome in &evaluated.outcomes.outcomes {
        let Some(option) = evaluated.study.options.get(outcome.option) else {
            continue;
        };
        let id = &option.id;
        found.push(id.clone());
        for figure in [
            "total-cash",
            "total-cost",
            "present-value",
            "monthly-equivalent",
            "prepaid-at-end",
        ] {
            found.push(format!("{id}/{figure}"));
        }
        for index in 0..outcome.months.len() {
            let start = evaluated.study.horizon.month(index).start();
            let month = format!("{id}/{:04}-{:02}", start.year(), start.month());
            found.push(month.clone());
            let kept = outcome.metrics.runway.map(|_| "own-cash");
            let ends = [
                "spread",
                "paid-so-far",
                "cost-so-far",
                "balance",
                "present-value",
            ];
            let ends = ends.into_iter().chain(kept);
            found.extend(ends.map(|figure| format!("{month}/{figure}")));
        }
        for invoice in &outcome.invoices {
            let bill = format!("{id}/bill-{}", invoice.number);
            found.push(bill.clone());
            let names = crate::compare::cause::line_names(invoice);
            found.extend(names.into_iter().map(|name| format!("{bill}/{name}")));
        }
    }
    found
}

/// Decimal text without needless zeros.
fn text(amount: Decimal) -> String {
    amount.normalize().to_string()
}

fn money(amount: Decimal) -> Arg {
    Arg::Money(text(amount))
}

fn quantity(amount: Decimal) -> Arg {
    Arg::Quantity(text(amount))
}

fn percent(share: Decimal) -> Arg {
    Arg::Percent(text(share))
}
