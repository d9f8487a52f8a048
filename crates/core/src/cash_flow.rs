//! Cash flow (现金口径): bills → dated payments, gross of VAT, with its recovery.
//!
//! Amounts are payments: money out is positive here, a recovery negative. The parts of a
//! payment by category add up to it, and the payments of a bill add up to the bill. The tax
//! of each rate goes with what it is on: it is divided by that rate's net amounts, and what
//! comes back of it follows the payment that it was in.

use crate::billing::Invoice;
use crate::billing::rules::paid_after;
use crate::decimal::{Exact, add, allocate, mul, sub, sum};
use crate::period::add_months;
use crate::pricing::plan::Category;
use crate::rating::Line;
use crate::study::{Payment, Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Money moving on one day for one bill.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    pub date: NaiveDate,
    /// The bill's number.
    pub invoice: usize,
    /// True for VAT that comes back.
    pub recovery: bool,
    /// By category, in the order of [`Category::ALL`].
    pub amounts: [Decimal; 5],
}

impl Movement {
    pub fn total(&self) -> Exact {
        sum(self.amounts)
    }
}

/// Every movement of an option's bills, in order of date.
pub fn pay(study: &Study, option: &StudyOption, invoices: &[Invoice]) -> Exact<Vec<Movement>> {
    let mut movements = Vec::new();
    let shares = [false, true].map(|in_parts| Shares::of(option, in_parts));
    for invoice in invoices {
        let dues = dues(study, option, invoice, &shares)?;
        movements.extend(recoveries(study, invoice, &dues)?);
        movements.extend(dues.into_iter().map(|(date, due)| Movement {
            date,
            invoice: invoice.number,
            recovery: false,
            amounts: due.amounts,
        }));
    }
    movements.sort_by_key(|movement| (movement.date, movement.invoice, movement.recovery));
    Ok(movements)
}

/// The days on which a line of a bill is paid, each with its share.
pub fn paid_in(option: &StudyOption, invoice: &Invoice, line: &Line) -> Vec<(NaiveDate, Decimal)> {
    let due = paid_after(option, invoice.due);
    let shares = schedule(option, is_in_parts(option, line)).into_iter();
    shares
        .map(|(months, share)| (add_months(due, months), share))
        .collect()
}

/// What is due on a day.
#[derive(Default)]
struct Due {
    /// By category, in the order of [`Category::ALL`].
    amounts: [Decimal; 5],
    /// Of the tax, what comes back, unrounded.
    back: Decimal,
}

/// A bill's payments: what is staged or paid by instalments apart from the rest.
fn dues(
    study: &Study,
    option: &StudyOption,
    invoice: &Invoice,
    shares: &[Shares; 2],
) -> Exact<BTreeMap<NaiveDate, Due>> {
    let mut by_category = [[Decimal::ZERO; 5]; 2];
    // Of each rate's net amount, what is paid in parts.
    let mut in_parts = vec![Decimal::ZERO; invoice.tax_by_rate.len()];
    for (line, net) in invoice.lines.iter().zip(&invoice.net_by_line) {
        let apart = is_in_parts(option, line);
        if apart {
            let mut rates = invoice.tax_by_rate.iter().zip(&mut in_parts);
            let of_rate = rates.find(|(rate, _)| rate.rate == line.origin.tax);
            if let Some((_, slot)) = of_rate {
                *slot = add(*slot, *net)?;
            }
        }
        let of_category = by_category.get_mut(usize::from(apart));
        if let Some(slot) = of_category.and_then(|slots| slots.get_mut(line.category.column())) {
            *slot = add(*slot, *net)?;
        }
    }
    let decimals = study.currency.decimals;
    let due = paid_after(option, invoice.due);
    let mut dues = BTreeMap::new();
    for (amounts, shares) in by_category.iter().zip(shares) {
        let amounts = amounts.iter().enumerate();
        for (column, amount) in amounts.filter(|(_, amount)| !amount.is_zero()) {
            let parts = shares.dated(due, *amount, decimals)?;
            put(&mut dues, parts, column, Decimal::ZERO)?;
        }
    }
    for (share, apart) in invoice.tax_by_rate.iter().zip(in_parts) {
        let rate = study.tax.rates.get(share.rate);
        let recoverable = rate.map_or(Decimal::ZERO, |rate| rate.recoverable);
        // Nearly always all of it is paid at once.
        let taxes = match apart.is_zero() {
            true => vec![share.tax],
            false => allocate(share.tax, &[sub(share.net, apart)?, apart], decimals)?,
        };
        for (tax, shares) in taxes.into_iter().zip(shares) {
            let parts = shares.dated(due, tax, decimals)?;
            put(&mut dues, parts, Category::Tax.column(), recoverable)?;
        }
    }
    Ok(dues)
}

/// Adds dated parts to a column of what is due; `recoverable` of them comes back.
fn put(
    dues: &mut BTreeMap<NaiveDate, Due>,
    parts: impl Iterator<Item = (NaiveDate, Decimal)>,
    column: usize,
    recoverable: Decimal,
) -> Exact<()> {
    for (date, part) in parts {
        let due = dues.entry(date).or_default();
        due.back = add(due.back, mul(part, recoverable)?)?;
        if let Some(slot) = due.amounts.get_mut(column) {
            *slot = add(*slot, part)?;
        }
    }
    Ok(())
}

/// A payment's parts: months after the due date, and how much of it each is.
struct Shares {
    months: Vec<u32>,
    weights: Vec<Decimal>,
}

impl Shares {
    fn of(option: &StudyOption, in_parts: bool) -> Shares {
        let (months, weights) = schedule(option, in_parts).into_iter().unzip();
        Shares { months, weights }
    }

    /// An amount divided over its days; none for nothing.
    fn dated(
        &self,
        due: NaiveDate,
        amount: Decimal,
        decimals: u32,
    ) -> Exact<impl Iterator<Item = (NaiveDate, Decimal)>> {
        let parts = match amount.is_zero() {
            true => Vec::new(),
            false => allocate(amount, &self.weights, decimals)?,
        };
        let days = self.months.iter().map(move |n| add_months(due, *n));
        Ok(days.zip(parts))
    }
}

fn is_in_parts(option: &StudyOption, line: &Line) -> bool {
    match option.payment {
        Payment::AtOnce => false,
        Payment::Instalments { .. } => line.in_advance,
        Payment::Stages(_) => line.in_advance && line.category == Category::OneTime,
    }
}

/// (months after the due date, share) of what is paid in parts, or of what is not.
fn schedule(option: &StudyOption, in_parts: bool) -> Vec<(u32, Decimal)> {
    let at_once = vec![(0, Decimal::ONE)];
    if !in_parts {
        return at_once;
    }
    match &option.payment {
        Payment::AtOnce => at_once,
        Payment::Stages(shares) => shares.clone(),
        Payment::Instalments {
            count,
            down_payment,
            ..
        } => {
            let each = (Decimal::ONE - down_payment)
                .checked_div(Decimal::from(*count))
                .unwrap_or(Decimal::ONE);
            let first = u32::from(!down_payment.is_zero());
            let down = (!down_payment.is_zero()).then_some((0, *down_payment));
            down.into_iter()
                .chain((0..*count).map(|n| (n.saturating_add(first), each)))
                .collect()
        }
    }
}

/// The VAT that comes back for each payment, some months later.
fn recoveries(
    study: &Study,
    invoice: &Invoice,
    dues: &BTreeMap<NaiveDate, Due>,
) -> Exact<Vec<Movement>> {
    let Some(vat) = study.vat.filter(|_| !invoice.recoverable.is_zero()) else {
        return Ok(Vec::new());
    };
    let weights: Vec<Decimal> = dues.values().map(|due| due.back).collect();
    let parts = allocate(invoice.recoverable, &weights, study.currency.decimals)?;
    let back = |(date, part): (&NaiveDate, Decimal)| Movement {
        date: add_months(*date, vat.recovery_months),
        invoice: invoice.number,
        recovery: true,
        amounts: [
            Decimal::ZERO,
            Decimal::ZERO,
            Decimal::ZERO,
            Decimal::ZERO,
            -part,
        ],
    };
    Ok(dues.keys().zip(parts).map(back).collect())
}
