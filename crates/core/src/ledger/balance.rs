//! The balances at each month's end.

use super::line::LineCost;
use super::{Account, Entry};
use crate::decimal::{Exact, add, sub, sum};
use crate::study::Study;
use rust_decimal::Decimal;

/// A month in the books. Assets and debts are positive numbers here.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthEnd {
    /// Prepaid less accrued and payable, with the VAT to come back, at the beginning.
    pub opening: Decimal,
    /// Paid in the month, net of VAT that came back.
    pub cash: Decimal,
    /// The cost of the month.
    pub expense: Decimal,
    /// opening + cash − expense.
    pub closing: Decimal,
    pub billed: Decimal,
    pub vat_paid: Decimal,
    pub vat_recovered: Decimal,
    /// At the month's end.
    pub prepaid: Decimal,
    /// Of the prepaid, what serves the twelve months after the month's end.
    pub prepaid_current: Decimal,
    /// Of the prepaid, what serves later.
    pub prepaid_non_current: Decimal,
    pub input_vat: Decimal,
    pub payable: Decimal,
    pub accrued: Decimal,
}

/// The months of the study. What is dated before it counts in its first month.
pub fn month_ends(study: &Study, costs: &[LineCost], entries: &[Entry]) -> Exact<Vec<MonthEnd>> {
    let months = study.horizon.len();
    let mut moved = vec![[Decimal::ZERO; 7]; months];
    let mut vat = vec![(Decimal::ZERO, Decimal::ZERO, Decimal::ZERO); months];
    for entry in entries {
        let month = usize::try_from(study.horizon.month_of(entry.date).max(0)).unwrap_or(months);
        let (Some(balances), Some(vat)) = (moved.get_mut(month), vat.get_mut(month)) else {
            continue;
        };
        for (slot, account) in balances.iter_mut().zip(Account::ALL) {
            *slot = add(*slot, entry.on(account)?)?;
        }
        let input = entry.on(Account::InputVat)?;
        match entry.kind {
            super::EntryKind::Billed => {
                vat.0 = sub(vat.0, entry.on(Account::Payable)?)?;
                vat.1 = add(vat.1, input)?;
            }
            super::EntryKind::VatRecovered => vat.2 = sub(vat.2, input)?,
            _ => {}
        }
    }
    let mut standing = [Decimal::ZERO; 7];
    let mut rows = Vec::with_capacity(months);
    let mut opening = Decimal::ZERO;
    for (month, (moved, (billed, vat_paid, vat_recovered))) in
        moved.into_iter().zip(vat).enumerate()
    {
        for (total, amount) in standing.iter_mut().zip(moved) {
            *total = add(*total, amount)?;
        }
        let [_, prepaid, input_vat, payable, accrued, _, _] = standing;
        let [bank, _, _, _, _, expense, finance_cost] = moved;
        let later = non_current(study, costs, month)?;
        let closing = sum([prepaid, input_vat, payable, accrued])?;
        rows.push(MonthEnd {
            opening,
            cash: negated(bank),
            expense: add(expense, finance_cost)?,
            closing,
            billed,
            vat_paid,
            vat_recovered,
            prepaid,
            prepaid_current: sub(prepaid, later)?,
            prepaid_non_current: later,
            input_vat,
            payable: negated(payable),
            accrued: negated(accrued),
        });
        opening = closing;
    }
    Ok(rows)
}

/// Of what is billed by the month's end, the cost of the months more than a year later.
fn non_current(study: &Study, costs: &[LineCost], month: usize) -> Exact {
    let end = study.horizon.month(month).last_day();
    let billed = costs.iter().filter(|cost| cost.invoice.issued <= end);
    let later = billed.flat_map(|cost| cost.months.iter().skip(month.saturating_add(13)));
    sum(later.copied())
}

/// The other sign; zero has none.
fn negated(amount: Decimal) -> Decimal {
    if amount.is_zero() {
        Decimal::ZERO
    } else {
        -amount
    }
}
