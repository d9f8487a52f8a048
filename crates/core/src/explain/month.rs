//! A month: what is paid in it, bill by bill, and what it costs, line by line.

use super::{Node, Trace, money, percent};
use crate::billing::{accrue, recognised};
use crate::cash_flow::Movement;
use crate::compare::cause::{alone, line_names};
use crate::decimal::{Exact, add};
use crate::pricing::plan::Category;
use crate::rating::{Line, Recognition};
use crate::sentence::{Arg, Sentence};
use crate::study::Spread;
use rust_decimal::Decimal;

impl Trace<'_> {
    /// Everything paid in a month.
    pub fn paid(&self, month: usize) -> Exact<Node> {
        let row = self.outcome.months.get(month);
        let inside = |m: &&Movement| self.study.horizon.index_of(m.date) == Some(month);
        let movements = self.outcome.movements.iter().filter(inside);
        let children = movements
            .map(|movement| self.movement(movement, true))
            .collect::<Exact<Vec<_>>>()?;
        Ok(self
            .month_node(month, row.map(|row| row.paid).unwrap_or_default())
            .sum_of(children))
    }

    /// The month as a part of a total.
    pub fn month_node(&self, month: usize, paid: Decimal) -> Node {
        let name = self.month_name(month);
        let label = Sentence::new("explain-month-paid").with("month", Arg::Month(name.clone()));
        Node::new(label, paid).at(self.reference(&name))
    }

    /// The month's cost as a part of a total.
    pub fn cost_node(&self, month: usize, cost: Decimal) -> Node {
        let name = self.month_name(month);
        let label = Sentence::new("explain-month-cost").with("month", Arg::Month(name.clone()));
        Node::new(label, cost).at(self.reference(&format!("{name}/spread")))
    }

    /// One payment of a bill, with what it is made of when `deep`.
    pub fn movement(&self, movement: &Movement, deep: bool) -> Exact<Node> {
        let total = movement.total()?;
        let key = if movement.recovery {
            "explain-recovery"
        } else {
            "explain-payment"
        };
        let label = Sentence::new(key)
            .count("number", movement.invoice)
            .with("date", Arg::Date(movement.date.to_string()));
        let node =
            Node::new(label, total).at(self.reference(&format!("bill-{}", movement.invoice)));
        let invoices = &self.outcome.invoices;
        let found = invoices.iter().find(|i| i.number == movement.invoice);
        let (Some(invoice), true) = (found, deep) else {
            return Ok(node);
        };
        if movement.recovery {
            let share = self
                .study
                .vat
                .map(|vat| vat.recoverable)
                .unwrap_or_default();
            return Ok(node
                .rule(
                    Sentence::new("explain-rule-recovery")
                        .with("share", percent(share))
                        .with("tax", money(invoice.tax)),
                )
                .input(
                    "explain-input-recoverable",
                    percent(share),
                    self.stated("taxes.recoverable_share"),
                ));
        }
        if total == invoice.total()? {
            return Ok(node.sum_of(self.bill_lines(invoice)));
        }
        let path = self
            .of_option("instalments")
            .or_else(|| self.of_option("stages"));
        let parts = Category::ALL
            .iter()
            .zip(movement.amounts)
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(category, amount)| {
                let word = Arg::Word(category_word(*category).to_owned());
                Node::new(
                    Sentence::new("explain-category").with("category", word),
                    amount,
                )
            })
            .collect();
        Ok(node
            .rule(Sentence::new("explain-rule-part").with("total", money(invoice.total()?)))
            .input("explain-input-bill", money(invoice.total()?), path)
            .sum_of(parts))
    }

    /// The cost that belongs to a month.
    pub fn spread(&self, month: usize) -> Exact<Node> {
        let decimals = self.study.currency.decimals;
        let mut children = Vec::new();
        for invoice in &self.outcome.invoices {
            let taxes = invoice.lost_by_line.iter().copied();
            let lines = invoice.lines.iter().zip(&invoice.net_by_line);
            for (((line, net), tax), name) in lines.zip(taxes).zip(line_names(invoice)) {
                let bill = alone(line, *net, tax);
                let months = accrue(
                    &[bill],
                    &self.study.horizon,
                    decimals,
                    self.study.accounting,
                )?;
                let share = months.months.get(month).copied().unwrap_or_default();
                if share.is_zero() {
                    continue;
                }
                let label = Sentence::new("explain-line").name("line", &line.name);
                let mut node = Node::new(label, share)
                    .at(self.reference(&format!("bill-{}/{name}", invoice.number)))
                    .rule(self.share_of(line, month))
                    .input("explain-input-net", money(*net), None);
                if !tax.is_zero() {
                    node = node.input("explain-input-lost-tax", money(tax), None);
                }
                children.push(node);
            }
        }
        let row = self.outcome.months.get(month);
        Ok(self
            .cost_node(month, row.map(|row| row.cost).unwrap_or_default())
            .sum_of(children))
    }

    fn share_of(&self, line: &Line, month: usize) -> Sentence {
        if matches!(line.recognition, Recognition::AsUsed(_)) {
            return Sentence::new("explain-rule-as-used");
        }
        let (period, spread) = recognised(line, self.study.accounting);
        let (days, of) = period.share_of(&self.study.horizon.month(month));
        match spread {
            _ if days == of => Sentence::new("explain-rule-whole"),
            Spread::Days => Sentence::new("reason-proration")
                .with("days", super::quantity(days))
                .with("of", super::quantity(of)),
            Spread::Months => Sentence::new("explain-rule-equal-months"),
            Spread::HalfMonth => Sentence::new("explain-rule-half-months"),
        }
    }

    /// What is paid after the study.
    pub fn paid_after(&self) -> Exact<Vec<Node>> {
        let after = |m: &&Movement| self.study.horizon.index_of(m.date).is_none();
        let movements = self.outcome.movements.iter().filter(after);
        let mut total = Decimal::ZERO;
        let mut children = Vec::new();
        for movement in movements {
            total = add(total, movement.total()?)?;
            children.push(self.movement(movement, false)?);
        }
        if children.is_empty() {
            return Ok(Vec::new());
        }
        let label = Sentence::new("explain-paid-after");
        Ok(vec![Node::new(label, total).sum_of(children)])
    }
}

fn category_word(category: Category) -> &'static str {
    match category {
        Category::Fixed => "column-fixed",
        Category::Usage => "column-usage",
        Category::OneTime => "column-one-time",
        Category::Financing => "column-financing",
        Category::Tax => "column-tax",
    }
}
