//! What is used before its bill: a debt (accrued), or, where the bill will bring money, a
//! claim (receivable).
//!
//! A bill is settled as a whole, so that a discount lowers the debt it belongs to instead
//! of standing beside it as a claim. What a thing brings at its end stands by itself: it is
//! known long before whatever else its bill will hold. So does every line of a bill that
//! would be a debt in one month and a claim in another.

use super::Account;
use super::line::LineCost;
use crate::decimal::{Exact, add};
use crate::pricing::reason::Reason;
use crate::study::Study;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::iter::repeat;

/// Puts every line on the account that its cost stands on until it is billed.
pub fn assign(study: &Study, costs: &mut [LineCost]) -> Exact<()> {
    let mut bills: BTreeMap<usize, Vec<Decimal>> = BTreeMap::new();
    for cost in costs.iter().filter(|cost| is_settled_together(cost)) {
        let months = unbilled_months(study, cost);
        let open = bills.entry(cost.invoice.number).or_default();
        let mut reached = Decimal::ZERO;
        // What is reached stays open after the last month that bears anything.
        let amounts = cost.months.iter().copied().chain(repeat(Decimal::ZERO));
        for (month, amount) in amounts.take(months).enumerate() {
            reached = add(reached, amount)?;
            if open.len() <= month {
                open.resize(month.saturating_add(1), Decimal::ZERO);
            }
            if let Some(slot) = open.get_mut(month) {
                *slot = add(*slot, reached)?;
            }
        }
    }
    for cost in costs {
        let own = cost.cost;
        let together = bills.get(&cost.invoice.number).map(Vec::as_slice);
        let together = together.filter(|_| is_settled_together(cost));
        cost.unbilled = match together.and_then(side) {
            Some(account) => account,
            None if own.is_sign_negative() => Account::UnbilledReceivable,
            None => Account::Accrued,
        };
    }
    Ok(())
}

/// The side that a bill is on throughout; none when it changes.
fn side(open: &[Decimal]) -> Option<Account> {
    let all = |holds: fn(&Decimal) -> bool| open.iter().all(holds);
    if all(|amount| *amount >= Decimal::ZERO) {
        Some(Account::Accrued)
    } else if all(|amount| *amount <= Decimal::ZERO) {
        Some(Account::UnbilledReceivable)
    } else {
        None
    }
}

fn is_settled_together(cost: &LineCost) -> bool {
    cost.asset().is_none() && !matches!(cost.line.reason, Reason::Salvage { .. })
}

/// The study's months that end before a line's bill.
fn unbilled_months(study: &Study, cost: &LineCost) -> usize {
    usize::try_from(study.horizon.month_of(cost.invoice.issued)).unwrap_or(0)
}

/// Where a part of a bill stands until it is paid: below zero it is money to come. By
/// payments and not by the bill, whose parts may be paid on several days.
pub fn paid_from(payment: Decimal) -> Account {
    if payment < Decimal::ZERO {
        Account::Receivable
    } else {
        Account::Payable
    }
}
