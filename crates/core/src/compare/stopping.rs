//! Stopping: what an option has cost when the need ends after each month.
//!
//! Leaving at a month's end costs what was paid, what is still to be paid for bills and
//! use up to that day, and the price of leaving the term; what the vendor refunds is
//! taken off. At the end of a term notice is taken to have been given in time.

use crate::decimal::{Exact, RoundingMode, add, mul, ratio, round, sub, sum};
use crate::forecast::forecast;
use crate::ledger::{LineCost, line_costs};
use crate::outcome::{Outcome, evaluate};
use crate::period::{Horizon, Period, add_months};
use crate::pricing::plan::{Category, Refund, Terms};
use crate::pricing::reason::Reason;
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Leaving at the end of a month. All amounts are costs; the refund is positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The last month of use, from 0.
    pub month: usize,
    /// The first day without service.
    pub on: NaiveDate,
    /// Paid before that day, less VAT that has come back.
    pub paid: Decimal,
    /// Still to be paid for bills and use up to that day, less VAT that will come back.
    pub owed: Decimal,
    pub refund: Decimal,
    /// Fixed charges for the rest of the term that are not billed yet.
    pub rest_of_term: Decimal,
    /// The price of leaving: the fee where the terms name one, else the rest of the term.
    pub leaving: Decimal,
    /// paid + owed − refund + leaving.
    pub sunk: Decimal,
}

/// What has been lost when an option is left, for every month of the study.
pub fn stopping(study: &Study, outcome: &Outcome) -> Exact<Vec<Stop>> {
    let Some(option) = study.options.get(outcome.option) else {
        return Ok(Vec::new());
    };
    let terms = study.plan_of(option).and_then(|plan| plan.terms);
    let costs = line_costs(study, outcome)?;
    let later = match terms {
        Some(terms) => beyond(study, outcome.option, terms)?,
        None => None,
    };
    let (long_study, long) = match &later {
        Some((study, outcome)) => (study, outcome),
        None => (study, outcome),
    };
    let context = Context {
        study,
        option,
        outcome,
        terms,
        costs,
        long_costs: line_costs(long_study, long)?,
    };
    (0..study.horizon.len())
        .map(|month| context.stop(month))
        .collect()
}

/// The same option priced for as long as a term that begins in the study can last.
fn beyond(study: &Study, option: usize, terms: Terms) -> Exact<Option<(Study, Outcome)>> {
    let within = u32::try_from(study.horizon.len()).unwrap_or(u32::MAX);
    let mut longer = study.clone();
    longer.horizon = Horizon::new(study.horizon.start(), within.saturating_add(terms.months));
    let outcome = evaluate(&longer, option, &forecast(&longer)?)?;
    Ok(outcome.map(|outcome| (longer, outcome)))
}

/// The fixed charges of each term that an option would renew for.
pub fn renewal_costs(study: &Study, outcome: &Outcome, terms: &[Period]) -> Exact<Vec<Decimal>> {
    let option = study.options.get(outcome.option);
    let stated = option.and_then(|option| study.plan_of(option)?.terms);
    let Some((longer, outcome)) = (match stated {
        Some(stated) if !terms.is_empty() => beyond(study, outcome.option, stated)?,
        _ => None,
    }) else {
        return Ok(vec![Decimal::ZERO; terms.len()]);
    };
    let costs = line_costs(&longer, &outcome)?;
    terms
        .iter()
        .map(|term| fixed_within(study, &costs, term))
        .collect()
}

/// The part of fixed charges that belongs to a period, by days.
fn fixed_within<'a>(
    study: &Study,
    costs: impl IntoIterator<Item = &'a LineCost<'a>>,
    period: &Period,
) -> Exact {
    let fixed = costs
        .into_iter()
        .filter(|cost| cost.line.category == Category::Fixed);
    // A charge and its discount are rounded together.
    let parts = fixed.map(|cost| {
        let (days, of) = cost.line.period.share_of(period);
        ratio(cost.cost, days, of)
    });
    rounded(study, sum(parts.collect::<Exact<Vec<_>>>()?)?)
}

fn rounded(study: &Study, amount: Decimal) -> Exact {
    Ok(round(amount, study.currency.decimals, RoundingMode::HalfUp))
}

struct Context<'a> {
    study: &'a Study,
    option: &'a StudyOption,
    outcome: &'a Outcome,
    terms: Option<Terms>,
    costs: Vec<LineCost<'a>>,
    long_costs: Vec<LineCost<'a>>,
}

impl Context<'_> {
    fn stop(&self, month: usize) -> Exact<Stop> {
        let on = self.study.horizon.month(month).end();
        let paid = self.movements(|_, date| date < on)?;
        let billed = self.movements(|issued, date| issued < on && date >= on)?;
        let owed = add(billed, self.unbilled(on)?)?;
        let refund = self.refund(on)?;
        let rest_of_term = self.rest_of_term(on)?;
        let leaving = self.leaving(on, rest_of_term)?;
        Ok(Stop {
            month,
            on,
            paid,
            owed,
            refund,
            rest_of_term,
            leaving,
            sunk: sub(add(add(paid, owed)?, leaving)?, refund)?,
        })
    }

    /// The payments chosen by their bill's day and their own.
    fn movements(&self, chosen: impl Fn(NaiveDate, NaiveDate) -> bool) -> Exact {
        let issued = |number: usize| {
            let bill = self.outcome.invoices.iter().find(|i| i.number == number);
            bill.map(|bill| bill.issued)
        };
        let list = self
            .outcome
            .movements
            .iter()
            .filter(|m| issued(m.invoice).is_some_and(|day| chosen(day, m.date)));
        sum(list.map(|m| m.total()).collect::<Exact<Vec<_>>>()?)
    }

    /// Use before `on` that is billed on it or later. What a thing would bring when sold
    /// at its end is not counted.
    fn unbilled(&self, on: NaiveDate) -> Exact {
        let later = self.costs.iter().filter(|cost| {
            cost.invoice.issued >= on && !matches!(cost.line.reason, Reason::Salvage { .. })
        });
        sum(later
            .map(|cost| cost.until(&self.study.horizon, on))
            .collect::<Exact<Vec<_>>>()?)
    }

    fn refund(&self, on: NaiveDate) -> Exact {
        let Some(terms) = self.terms else {
            return Ok(Decimal::ZERO);
        };
        let open = self.costs.iter().filter(|cost| {
            cost.is_fixed_in_advance() && cost.invoice.issued < on && on < cost.line.period.end()
        });
        let mut bills: BTreeMap<usize, Vec<&LineCost>> = BTreeMap::new();
        for cost in open {
            bills.entry(cost.invoice.number).or_default().push(cost);
        }
        let least = add_months(self.option.start, terms.refund_rules.least_months);
        let parts = bills.values().map(|costs| of_bill(terms, costs, on, least));
        rounded(self.study, sum(parts.collect::<Exact<Vec<_>>>()?)?)
    }

    /// The end of the term that `on` lies in; `on` itself at its end or without one.
    fn term_end(&self, on: NaiveDate) -> NaiveDate {
        let Some(terms) = self.terms else { return on };
        let start = self.option.start;
        if on <= start {
            return on;
        }
        let ends = (1..=u32::MAX).map(|n| add_months(start, terms.months.saturating_mul(n)));
        let end = ends
            .take(if terms.renews { usize::MAX } else { 1 })
            .find(|end| *end >= on || *end == NaiveDate::MAX)
            .unwrap_or(on);
        self.option.end.map_or(end, |last| last.min(end)).max(on)
    }

    fn rest_of_term(&self, on: NaiveDate) -> Exact {
        let Some(rest) = Period::new(on, self.term_end(on)) else {
            return Ok(Decimal::ZERO);
        };
        let later = self
            .long_costs
            .iter()
            .filter(|cost| cost.invoice.issued >= on);
        fixed_within(self.study, later, &rest)
    }

    fn leaving(&self, on: NaiveDate, rest: Decimal) -> Exact {
        match self.terms.and_then(|terms| terms.early_termination) {
            Some(_) if self.term_end(on) <= on => Ok(Decimal::ZERO),
            Some(fee) => add(
                fee.amount,
                rounded(self.study, mul(rest, fee.share_of_rest)?)?,
            ),
            None => Ok(rest),
        }
    }
}

/// What comes back of one bill. Nothing before `least` counts as unused.
fn of_bill(terms: Terms, costs: &[&LineCost], on: NaiveDate, least: NaiveDate) -> Exact {
    let paid = sum(costs.iter().map(|cost| cost.cost))?;
    let rules = terms.refund_rules;
    let issued = costs.iter().map(|cost| cost.invoice.issued).min();
    let days = issued.map_or(i64::MAX, |day| on.signed_duration_since(day).num_days());
    if terms.refund != Refund::Nothing
        && rules
            .full_within_days
            .is_some_and(|most| days <= i64::from(most))
    {
        return Ok(paid);
    }
    let on = on.max(least);
    if terms.refund != Refund::UsedAtList {
        let parts = costs.iter().map(|cost| {
            let (unused, of) = unused(terms.refund, &cost.line.period, on);
            ratio(cost.cost, unused, of)
        });
        return sum(parts.collect::<Exact<Vec<_>>>()?);
    }
    let used = match rules.month_price {
        Some(price) => {
            let from = costs.iter().map(|cost| cost.line.period.start()).min();
            let months = from.map_or(0, |from| months_begun(from, on));
            mul(price, Decimal::from(months))?
        }
        // Discounts are lines of their own below zero.
        None => {
            let listed = costs.iter().filter(|cost| cost.cost > Decimal::ZERO);
            let parts = listed.map(|cost| {
                let (unused, of) = unused(Refund::UnusedShare, &cost.line.period, on);
                ratio(cost.cost, sub(of, unused)?, of)
            });
            sum(parts.collect::<Exact<Vec<_>>>()?)?
        }
    };
    Ok(sub(paid, used)?.max(Decimal::ZERO))
}

/// The part of a period that is refunded when it is left on a day, as (part, of).
fn unused(rule: Refund, period: &Period, on: NaiveDate) -> (Decimal, Decimal) {
    match rule {
        Refund::Nothing => (Decimal::ZERO, Decimal::ONE),
        Refund::UnusedShare | Refund::UsedAtList => {
            match Period::new(on.max(period.start()), period.end()) {
                Some(rest) => period.share_of(&rest),
                None => (Decimal::ZERO, Decimal::ONE),
            }
        }
        Refund::UnusedPeriods => {
            let of = months_begun(period.start(), period.end()).max(1);
            let used = months_begun(period.start(), on).min(of);
            (Decimal::from(of.saturating_sub(used)), Decimal::from(of))
        }
    }
}

/// The months from `start` that have begun before `day`.
fn months_begun(start: NaiveDate, day: NaiveDate) -> u32 {
    let whole = Horizon::new(start, 1).month_of(day).max(0);
    let whole = u32::try_from(whole).unwrap_or(0);
    match whole.checked_sub(1) {
        _ if day <= start => 0,
        Some(before) if add_months(start, before) >= day => before,
        _ if add_months(start, whole) < day => whole.saturating_add(1),
        _ => whole,
    }
}
