//! Invoices (账单): the lines that fall on one day, with tax and due date.
//!
//! Where prices include VAT the lines show it and the net amount is backed out of them.

use super::prepaid::settle;
use super::rules;
use super::tax::{RateShare, tax};
use crate::decimal::{Exact, mul, sum};
use crate::money::{Rounding, RoundingPoint};
use crate::period::{Period, add_months};
use crate::pricing::plan::{Category, Plan};
use crate::pricing::reason::Reason;
use crate::rating::line::{Origin, Periods};
use crate::rating::{Line, Recognition};
use crate::study::{Payment, Study, StudyOption};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub struct Invoice {
    /// From 1, in the order of issue.
    pub number: usize,
    pub issued: NaiveDate,
    pub due: NaiveDate,
    pub lines: Vec<Line>,
    /// Without VAT, by line in the lines' order; adds up to `net`.
    pub net_by_line: Vec<Decimal>,
    pub net: Decimal,
    pub tax: Decimal,
    /// The part of the tax that the buyer gets back.
    pub recoverable: Decimal,
    /// The rest of the tax by line: what the buyer bears.
    pub lost_by_line: Vec<Decimal>,
    /// The tax by rate; adds up to `tax`.
    pub tax_by_rate: Vec<RateShare>,
}

impl Invoice {
    pub fn total(&self) -> Exact {
        crate::decimal::add(self.net, self.tax)
    }
}

/// Gathers the lines of an option into bills by the day they are billed on.
pub fn invoice(
    study: &Study,
    option: &StudyOption,
    plan: &Plan,
    mut lines: Vec<Line>,
) -> Exact<Vec<Invoice>> {
    if let Some(step) = plan.bill_rules.threshold {
        rules::at_thresholds(step, &mut lines)?;
    }
    let mut by_day: BTreeMap<NaiveDate, Vec<Line>> = BTreeMap::new();
    for line in lines {
        by_day.entry(line.billed_on).or_default().push(line);
    }
    for (issued, lines) in &mut by_day {
        round_lines(lines, plan.rounding)?;
        lines.extend(surcharge(lines, option, plan.rounding, *issued)?);
    }
    rules::before_tax(study, option, plan, &mut by_day)?;
    settle(study, option, plan, &mut by_day)?;
    rules::after_tax(study, option, plan, &mut by_day)?;
    by_day
        .into_iter()
        .enumerate()
        .map(|(index, (issued, lines))| {
            bill(study, option, plan, index.saturating_add(1), issued, lines)
        })
        .collect()
}

/// The one rounding: each line, each charge's lines together, or all of the bill's.
fn round_lines(lines: &mut [Line], rounding: Rounding) -> Exact<()> {
    let group = |line: &Line, index: usize| match rounding.at {
        RoundingPoint::Line => index.to_string(),
        RoundingPoint::Charge => format!("{} {:?}", line.charge, line.origin.project),
        RoundingPoint::Invoice => String::new(),
    };
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        groups.entry(group(line, index)).or_default().push(index);
    }
    for members in groups.values() {
        let exact: Vec<Decimal> = members
            .iter()
            .filter_map(|i| lines.get(*i))
            .map(|line| line.amount)
            .collect();
        for (index, amount) in members.iter().zip(rounding.together(&exact)?) {
            if let Some(line) = lines.get_mut(*index) {
                line.amount = amount;
            }
        }
    }
    Ok(())
}

/// The price of paying in instalments, spread over the months of the instalments.
fn surcharge(
    lines: &[Line],
    option: &StudyOption,
    rounding: Rounding,
    issued: NaiveDate,
) -> Exact<Option<Line>> {
    let Payment::Instalments {
        count,
        surcharge: rate,
        ..
    } = option.payment
    else {
        return Ok(None);
    };
    let base = sum(lines
        .iter()
        .filter(|line| line.in_advance)
        .map(|line| line.amount))?;
    let amount = rounding.alone(mul(base, rate)?)?;
    let Some(period) = Period::new(issued, add_months(issued, count)) else {
        return Ok(None);
    };
    Ok((!amount.is_zero()).then(|| Line {
        reference: "surcharge".to_owned(),
        charge: "surcharge".to_owned(),
        name: option.name.clone(),
        clause: None,
        category: Category::Financing,
        period,
        billed_on: issued,
        quantity: None,
        unit_price: None,
        periods: Periods::ONE,
        amount,
        reason: Reason::Surcharge { rate, count },
        recognition: Recognition::Straight,
        in_advance: true,
        origin: Origin::default(),
    }))
}

fn bill(
    study: &Study,
    option: &StudyOption,
    plan: &Plan,
    number: usize,
    issued: NaiveDate,
    lines: Vec<Line>,
) -> Exact<Invoice> {
    let taxed = tax(study, plan.prices_include_vat, &lines)?;
    let due = issued
        .checked_add_days(Days::new(u64::from(option.billing.net_days)))
        .unwrap_or(issued);
    Ok(Invoice {
        number,
        issued,
        due,
        net: sum(taxed.net_by_line.iter().copied())?,
        lines,
        net_by_line: taxed.net_by_line,
        tax: taxed.tax,
        recoverable: taxed.recoverable,
        lost_by_line: taxed.lost_by_line,
        tax_by_rate: taxed.by_rate,
    })
}
