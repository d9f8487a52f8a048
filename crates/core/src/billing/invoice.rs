//! Invoices (账单): the lines that fall on one day, with tax and due date.
//!
//! Where prices include VAT the lines show it and the net amount is backed out of them.

use super::account::Account;
use super::prepaid::{ByDay, settle};
use super::rules;
use super::run_up::{collect, gather};
use super::tax::{RateShare, tax};
use crate::decimal::{Exact, mul, sum};
use crate::money::{Rounding, RoundingPoint};
use crate::period::{Period, add_months};
use crate::pricing::plan::Category;
use crate::pricing::reason::Reason;
use crate::rating::line::{Item, Periods};
use crate::rating::{Line, Recognition};
use crate::study::Payment;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

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
pub fn invoice(account: &Account, mut lines: Vec<Line>) -> Exact<Vec<Invoice>> {
    let passed = gather(account, &mut lines)?;
    let mut by_day = by_day(lines);
    for (issued, lines) in &mut by_day {
        round_lines(account, lines)?;
        lines.extend(surcharge(account, lines, *issued)?);
    }
    rules::before_tax(account, &mut by_day)?;
    settle(account, &mut by_day)?;
    rules::after_tax(account, &mut by_day)?;
    let bills = by_day.into_iter().enumerate();
    let bills =
        bills.map(|(index, (issued, lines))| bill(account, index.saturating_add(1), issued, lines));
    let mut bills = bills.collect::<Exact<Vec<_>>>()?;
    collect(&passed, &mut bills);
    Ok(bills)
}

/// The lines of each day. They are counted first, since bills are long and a list that grows
/// is copied.
fn by_day(lines: Vec<Line>) -> ByDay {
    let same_day = lines.chunk_by(|a, b| a.billed_on == b.billed_on);
    let runs = same_day.filter_map(|run| Some((run.first()?.billed_on, run.len())));
    let runs: Vec<(NaiveDate, usize)> = runs.collect();
    let mut sizes: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (day, length) in &runs {
        let size = sizes.entry(*day).or_default();
        *size = size.saturating_add(*length);
    }
    let sizes = sizes.into_iter();
    let mut by_day: ByDay = sizes
        .map(|(day, size)| (day, Vec::with_capacity(size)))
        .collect();
    let mut lines = lines.into_iter();
    for (day, length) in runs {
        let bill = by_day.entry(day).or_default();
        bill.extend(lines.by_ref().take(length));
    }
    by_day
}

/// The one rounding: each line, each charge's lines together, or all of the bill's, as the
/// plan says that they were priced in.
fn round_lines(account: &Account, lines: &mut [Line]) -> Exact<()> {
    let mut amounts = Vec::new();
    for group in rounded_together(account, lines).chunk_by(|a, b| a.group == b.group) {
        let Some(Rounded { rounding, .. }) = group.first() else {
            continue;
        };
        let of_group = group.iter().filter_map(|member| lines.get(member.line));
        amounts.clear();
        amounts.extend(of_group.map(|line| line.amount));
        rounding.together(&mut amounts)?;
        for (member, amount) in group.iter().zip(&amounts) {
            if let Some(line) = lines.get_mut(member.line) {
                line.amount = *amount;
            }
        }
    }
    Ok(())
}

/// A line, by its position, and what it is rounded with.
struct Rounded {
    group: usize,
    rounding: Rounding,
    line: usize,
}

/// The lines by what is rounded together.
fn rounded_together(account: &Account, lines: &[Line]) -> Vec<Rounded> {
    // The first line of each group.
    let mut groups: Vec<&Line> = Vec::new();
    let mut rounded = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let rounding = account.plan_of(line).rounding;
        let together = |first: &&Line| {
            first.origin.plan == line.origin.plan
                && (rounding.at == RoundingPoint::Invoice
                    || (first.charge == line.charge && first.origin.project == line.origin.project))
        };
        // Lines of one charge mostly follow one another.
        let known = match rounding.at {
            RoundingPoint::Line => None,
            RoundingPoint::Charge | RoundingPoint::Invoice => groups.iter().rposition(together),
        };
        let group = known.unwrap_or(groups.len());
        if known.is_none() {
            groups.push(line);
        }
        rounded.push(Rounded {
            group,
            rounding,
            line: index,
        });
    }
    rounded.sort_by_key(|member| member.group);
    rounded
}

/// The price of paying in instalments, spread over the months of the instalments.
fn surcharge(account: &Account, lines: &[Line], issued: NaiveDate) -> Exact<Option<Line>> {
    let option = account.option;
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
    let amount = account.plan_on(issued).rounding.alone(mul(base, rate)?)?;
    let Some(period) = Period::new(issued, add_months(issued, count)) else {
        return Ok(None);
    };
    Ok((!amount.is_zero()).then(|| Line {
        item: Arc::new(Item {
            reference: "surcharge".to_owned(),
            charge: "surcharge".to_owned(),
            name: option.name.clone(),
            clause: None,
            category: Category::Financing,
            in_advance: true,
            origin: account.origin_on(issued),
        }),
        period,
        billed_on: issued,
        quantity: None,
        unit_price: None,
        periods: Periods::ONE,
        amount,
        stated: None,
        reason: Reason::Surcharge { rate, count },
        recognition: Recognition::Straight,
    }))
}

fn bill(account: &Account, number: usize, issued: NaiveDate, lines: Vec<Line>) -> Exact<Invoice> {
    // All plans of an option state their prices in one way.
    let taxed = tax(account.study, account.plan.prices_include_vat, &lines)?;
    Ok(Invoice {
        number,
        issued,
        due: rules::due_on(account.option, issued),
        net: sum(taxed.by_rate.iter().map(|rate| rate.net))?,
        lines,
        net_by_line: taxed.net_by_line,
        tax: taxed.tax,
        recoverable: taxed.recoverable,
        lost_by_line: taxed.lost_by_line,
        tax_by_rate: taxed.by_rate,
    })
}
