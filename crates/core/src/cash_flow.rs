//! Cash flow (现金口径): bills → dated payments, gross of VAT, with its recovery.
//!
//! Amounts are payments: money out is positive here, a recovery negative. The parts of a
//! payment by category add up to it, and the payments of a bill add up to the bill.

use crate::billing::Invoice;
use crate::billing::rules::paid_after;
use crate::decimal::{Exact, add, allocate, sum};
use crate::period::add_months;
use crate::pricing::plan::Category;
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
    for invoice in invoices {
        let payments = payments(study, option, invoice)?;
        movements.extend(recoveries(study, invoice, &payments)?);
        movements.extend(payments);
    }
    movements.sort_by_key(|movement| (movement.date, movement.invoice, movement.recovery));
    Ok(movements)
}

/// How a bill is paid: what is staged or paid by instalments apart from the rest.
fn payments(study: &Study, option: &StudyOption, invoice: &Invoice) -> Exact<Vec<Movement>> {
    let decimals = study.currency.decimals;
    let schedule = schedule(&option.payment);
    let in_parts = |index: usize| {
        invoice
            .lines
            .get(index)
            .is_some_and(|line| match option.payment {
                Payment::AtOnce => false,
                Payment::Instalments { .. } => line.in_advance,
                Payment::Stages(_) => line.in_advance && line.category == Category::OneTime,
            })
    };
    let mut groups = [[Decimal::ZERO; 5], [Decimal::ZERO; 5]];
    for (index, (line, net)) in invoice.lines.iter().zip(&invoice.net_by_line).enumerate() {
        let group = usize::from(in_parts(index));
        let column = Category::ALL
            .iter()
            .position(|c| *c == line.category)
            .unwrap_or(0);
        if let Some(slot) = groups.get_mut(group).and_then(|g| g.get_mut(column)) {
            *slot = add(*slot, *net)?;
        }
    }
    let nets = [sum(groups[0])?, sum(groups[1])?];
    let taxes = allocate(invoice.tax, &nets, decimals)?;
    let mut by_date: BTreeMap<NaiveDate, [Decimal; 5]> = BTreeMap::new();
    for (group, (amounts, tax)) in groups.iter_mut().zip(&taxes).enumerate() {
        amounts[4] = *tax;
        let shares = if group == 1 {
            schedule.as_slice()
        } else {
            &[(0, Decimal::ONE)]
        };
        let weights: Vec<Decimal> = shares.iter().map(|(_, share)| *share).collect();
        for (column, amount) in amounts.iter().enumerate() {
            if amount.is_zero() {
                continue;
            }
            for ((months, _), part) in shares.iter().zip(allocate(*amount, &weights, decimals)?) {
                let slot = by_date
                    .entry(add_months(paid_after(option, invoice.due), *months))
                    .or_default();
                if let Some(slot) = slot.get_mut(column) {
                    *slot = add(*slot, part)?;
                }
            }
        }
    }
    Ok(by_date
        .into_iter()
        .map(|(date, amounts)| Movement {
            date,
            invoice: invoice.number,
            recovery: false,
            amounts,
        })
        .collect())
}

/// (months after the due date, share) of a payment in parts.
fn schedule(payment: &Payment) -> Vec<(u32, Decimal)> {
    match payment {
        Payment::AtOnce => vec![(0, Decimal::ONE)],
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
fn recoveries(study: &Study, invoice: &Invoice, payments: &[Movement]) -> Exact<Vec<Movement>> {
    let Some(vat) = study.vat.filter(|_| !invoice.recoverable.is_zero()) else {
        return Ok(Vec::new());
    };
    let weights: Vec<Decimal> = payments.iter().map(|payment| payment.amounts[4]).collect();
    let parts = allocate(invoice.recoverable, &weights, study.currency.decimals)?;
    Ok(payments
        .iter()
        .zip(parts)
        .map(|(payment, back)| Movement {
            date: add_months(payment.date, vat.recovery_months),
            invoice: invoice.number,
            recovery: true,
            amounts: [
                Decimal::ZERO,
                Decimal::ZERO,
                Decimal::ZERO,
                Decimal::ZERO,
                -back,
            ],
        })
        .collect())
}
