//! The cost of each line by month, also after the study.

use super::Account;
use super::unbilled::assign;
use crate::billing::{Invoice, accrue, recognised};
use crate::decimal::{Exact, add};
use crate::outcome::Outcome;
use crate::period::Horizon;
use crate::pricing::plan::{Asset, Category};
use crate::rating::{Line, Recognition};
use crate::study::Study;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A line's cost (net, with the VAT that does not come back) by month.
#[derive(Debug, Clone, PartialEq)]
pub struct LineCost<'a> {
    pub invoice: &'a Invoice,
    pub line: &'a Line,
    pub cost: Decimal,
    /// From the study's first month to the last one that bears anything.
    pub months: Vec<Decimal>,
    /// Of the months, packs that lapsed unused.
    pub lapsed: Vec<Decimal>,
    /// What its cost stands on until it is billed: a debt, or a claim.
    pub unbilled: Account,
}

/// Every line of an option with its cost by month.
pub fn line_costs<'a>(study: &Study, outcome: &'a Outcome) -> Exact<Vec<LineCost<'a>>> {
    let mut costs = Vec::new();
    for invoice in &outcome.invoices {
        let taxes = &invoice.lost_by_line;
        for ((line, net), tax) in invoice.lines.iter().zip(&invoice.net_by_line).zip(taxes) {
            costs.push(line_cost(study, invoice, line, add(*net, *tax)?)?);
        }
    }
    assign(study, &mut costs)?;
    Ok(costs)
}

fn line_cost<'a>(
    study: &Study,
    invoice: &'a Invoice,
    line: &'a Line,
    cost: Decimal,
) -> Exact<LineCost<'a>> {
    let alone = Invoice {
        lines: vec![line.clone()],
        net_by_line: vec![cost],
        net: cost,
        tax: Decimal::ZERO,
        recoverable: Decimal::ZERO,
        lost_by_line: vec![Decimal::ZERO],
        ..invoice.clone()
    };
    let reach = reach(study, line);
    let spread = accrue(&[alone], &reach, study.currency.decimals, study.accounting)?;
    let mut months = spread.months;
    // A pack's rest that no usage of the study drew: used or lost by its last day.
    if let Some(last) = months.last_mut() {
        *last = add(*last, spread.after)?;
    }
    Ok(LineCost {
        invoice,
        line,
        cost,
        months: short(months),
        lapsed: short(spread.expired),
        unbilled: Account::Accrued,
    })
}

/// Up to the last month in which there is anything: books of many small bills stay quick.
fn short(mut months: Vec<Decimal>) -> Vec<Decimal> {
    while months.last().is_some_and(Decimal::is_zero) {
        months.pop();
    }
    // A large study has hundreds of thousands of lines.
    months.shrink_to_fit();
    months
}

/// The study's months, lengthened to the line's last one.
fn reach(study: &Study, line: &Line) -> Horizon {
    let (period, _) = recognised(line, study.accounting);
    let last = study
        .horizon
        .month_of(period.last_day())
        .max(study.horizon.month_of(line.billed_on));
    let whole = u32::try_from(last.saturating_add(1)).unwrap_or(1);
    let within = u32::try_from(study.horizon.len()).unwrap_or(u32::MAX);
    let beyond = matches!(line.recognition, Recognition::AsUsed(_));
    // A pack's rest must not fall into a month of the study that it outlives.
    let whole = if beyond {
        whole.max(within.saturating_add(1))
    } else {
        whole
    };
    Horizon::new(study.horizon.start(), whole.max(within))
}

impl LineCost<'_> {
    /// The cost of the months that end before `day`, or on it.
    pub fn until(&self, horizon: &Horizon, day: NaiveDate) -> Exact {
        let months = usize::try_from(horizon.month_of(day)).unwrap_or(0);
        crate::decimal::sum(self.months.iter().take(months).copied())
    }

    /// What the line is in the books; none for what is used and not owned.
    pub fn asset(&self) -> Option<Asset> {
        match self.line.recognition {
            Recognition::Asset(asset) => Some(asset),
            Recognition::Straight | Recognition::AsUsed(_) => None,
        }
    }

    /// True for fixed charges paid before their time, with their discounts.
    pub fn is_fixed_in_advance(&self) -> bool {
        self.line.category == Category::Fixed && self.line.in_advance
    }
}
