//! Refunds (退款): what comes back of fixed charges paid in advance when an option is left.
//!
//! Each plan's rule holds for what was paid for that plan. What was paid for a plan before
//! it has become a credit on the bill of the change, or was given up with it.

use crate::decimal::{Exact, mul, ratio, sub, sum};
use crate::ledger::LineCost;
use crate::period::{Horizon, Period, add_months};
use crate::pricing::plan::{Refund, Terms};
use crate::pricing::reason::Reason;
use crate::rating::subscription::Tenure;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What comes back of a subscription's lines when it is left on `on` in this tenure,
/// unrounded.
pub fn refund<'a>(
    tenure: &Tenure,
    costs: impl Iterator<Item = &'a LineCost<'a>>,
    on: NaiveDate,
) -> Exact {
    let Some(bound) = tenure.bound else {
        return Ok(Decimal::ZERO);
    };
    let open = costs.filter(|cost| {
        let paid = cost.is_fixed_in_advance() && cost.invoice.issued < on;
        paid && on < cost.line.period.end() && is_of(tenure, cost, on)
    });
    let mut bills: BTreeMap<usize, Vec<Paid>> = BTreeMap::new();
    for cost in open {
        let paid = bills.entry(cost.invoice.number).or_default();
        paid.push(Paid::new(tenure, cost));
    }
    let least = add_months(tenure.signed, bound.terms.refund_rules.least_months);
    let parts = bills
        .values()
        .map(|paid| of_bill(&bound.terms, paid, on, least));
    sum(parts.collect::<Exact<Vec<_>>>()?)
}

/// Whether a line was paid for this tenure. Until a change is settled, what was paid for
/// the plan before stands for it.
fn is_of(tenure: &Tenure, cost: &LineCost, on: NaiveDate) -> bool {
    let stay = cost.line.origin.stay;
    let open = tenure.entered.is_some_and(|entered| entered.settled >= on);
    let credit = matches!(cost.line.reason, Reason::Change(_));
    !credit && (stay == tenure.stay || open && stay.saturating_add(1) == tenure.stay)
}

/// What was paid for a time.
struct Paid {
    issued: NaiveDate,
    cost: Decimal,
    period: Period,
}

impl Paid {
    fn new(tenure: &Tenure, cost: &LineCost) -> Paid {
        let (line, entered) = (cost.line, tenure.entered);
        // The full price of a cycle is that of all of it, also when it was entered late.
        let whole = entered.and_then(|entered| entered.whole_cycle_from);
        let whole = whole.filter(|_| line.period.start() == tenure.from);
        let period = whole.and_then(|from| Period::new(from, line.period.end()));
        Paid {
            issued: cost.invoice.issued,
            cost: cost.cost,
            period: period.unwrap_or(line.period),
        }
    }
}

/// What comes back of one bill. Nothing before `least` counts as unused.
fn of_bill(terms: &Terms, costs: &[Paid], on: NaiveDate, least: NaiveDate) -> Exact {
    let paid = sum(costs.iter().map(|cost| cost.cost))?;
    let rules = terms.refund_rules;
    let issued = costs.iter().map(|paid| paid.issued).min();
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
            let (unused, of) = unused(terms.refund, &cost.period, on);
            ratio(cost.cost, unused, of)
        });
        return sum(parts.collect::<Exact<Vec<_>>>()?);
    }
    let used = match rules.month_price {
        Some(price) => {
            let from = costs.iter().map(|cost| cost.period.start()).min();
            let months = from.map_or(0, |from| months_begun(from, on));
            mul(price, Decimal::from(months))?
        }
        // Discounts are lines of their own below zero.
        None => {
            let listed = costs.iter().filter(|cost| cost.cost > Decimal::ZERO);
            let parts = listed.map(|cost| {
                let (unused, of) = unused(Refund::UnusedShare, &cost.period, on);
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
