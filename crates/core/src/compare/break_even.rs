//! Break-even: where the cumulative costs of two options cross.
//!
//! Two options can cross several times (a yearly prepayment is overtaken and overtakes
//! again at every renewal), so all crossings are reported: the first, and the lasting one
//! after which the order stays.

use crate::decimal::{Exact, Overflow};
use crate::finance::present_value::{present_value, to_money};
use crate::outcome::Outcome;
use crate::study::Study;
use rust_decimal::Decimal;
use std::cmp::Ordering;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The months (from 0) in which the cheaper of the two changes. Where the costs are
    /// equal for a while in between, the first month of equality.
    pub crossings: Vec<usize>,
    /// How the first of the two compares with the second at the end.
    pub at_end: Ordering,
}

impl BreakEven {
    pub fn first(&self) -> Option<usize> {
        self.crossings.first().copied()
    }

    /// The crossing after which the order stays; none when they end equal.
    pub fn lasting(&self) -> Option<usize> {
        (self.at_end != Ordering::Equal)
            .then(|| self.crossings.last().copied())
            .flatten()
    }
}

/// The crossings of two cumulative costs, month by month.
pub fn break_even(one: &[Decimal], other: &[Decimal]) -> BreakEven {
    let mut crossings = Vec::new();
    let mut order = Ordering::Equal;
    // The first month in which the costs have been equal since the order last stood.
    let mut equal_since = None;
    let mut at_end = Ordering::Equal;
    for (month, (a, b)) in one.iter().zip(other).enumerate() {
        at_end = a.cmp(b);
        if at_end == Ordering::Equal {
            equal_since = equal_since.or(Some(month));
            continue;
        }
        if order != Ordering::Equal && at_end != order {
            crossings.push(equal_since.unwrap_or(month));
        }
        order = at_end;
        equal_since = None;
    }
    BreakEven { crossings, at_end }
}

/// The break-evens of two outcomes by month, on every basis there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthBreakEvens {
    pub cash: BreakEven,
    pub accrual: BreakEven,
    /// On what has been paid so far, each payment worth what it is on the first day; the
    /// same as cash when the study does not discount.
    pub present_value: BreakEven,
}

/// Compares what two options have cost by the end of every month.
pub fn by_month(study: &Study, one: &Outcome, other: &Outcome) -> Exact<MonthBreakEvens> {
    let column = |outcome: &Outcome, of: fn(&crate::metrics::MonthRow) -> Decimal| {
        outcome.months.iter().map(of).collect::<Vec<_>>()
    };
    Ok(MonthBreakEvens {
        cash: break_even(
            &column(one, |row| row.cumulative_paid),
            &column(other, |row| row.cumulative_paid),
        ),
        accrual: break_even(
            &column(one, |row| row.cumulative_cost),
            &column(other, |row| row.cumulative_cost),
        ),
        present_value: break_even(
            &cumulative_worth(study, one)?,
            &cumulative_worth(study, other)?,
        ),
    })
}

/// The present value of everything paid up to the end of each month, rounded once for
/// each, so that the last one is the total's present value when nothing is paid later.
pub fn cumulative_worth(study: &Study, outcome: &Outcome) -> Exact<Vec<Decimal>> {
    let rate = study.annual_rate.unwrap_or(Decimal::ZERO);
    if rate.is_zero() {
        let paid = outcome.months.iter().map(|row| row.cumulative_paid);
        return Ok(paid.collect());
    }
    let mut by_month = vec![0.0_f64; study.horizon.len()];
    for movement in &outcome.movements {
        let slot = study
            .horizon
            .index_of(movement.date)
            .and_then(|index| by_month.get_mut(index));
        if let Some(slot) = slot {
            let flow = std::iter::once((movement.date, movement.total()?));
            *slot += present_value(&study.horizon, rate, flow);
        }
    }
    let mut so_far = 0.0;
    by_month
        .into_iter()
        .map(|worth| {
            so_far += worth;
            to_money(so_far, study.currency.decimals).ok_or(Overflow)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A prepaid year of 10,200 against 1,000 a month crosses at months 10, 12, 20, 24
    /// and 30 (from 0) within three years.
    #[test]
    fn a_prepaid_year_crosses_five_times() {
        let monthly: Vec<Decimal> = (1..=36).map(|k| Decimal::from(1000 * k)).collect();
        let yearly: Vec<Decimal> = (0..36)
            .map(|k| Decimal::from(10_200 * (k / 12 + 1)))
            .collect();
        let found = break_even(&yearly, &monthly);
        assert_eq!(found.crossings, [10, 12, 20, 24, 30]);
        assert_eq!((found.first(), found.lasting()), (Some(10), Some(30)));
        assert_eq!(found.at_end, Ordering::Less);
    }

    #[test]
    fn a_touch_is_no_crossing_and_equality_counts_from_its_first_month() {
        let steady = [1, 2, 3, 4].map(Decimal::from);
        let touching = [2, 2, 4, 5].map(Decimal::from);
        assert_eq!(
            break_even(&touching, &steady).crossings,
            Vec::<usize>::new()
        );
        let passing = [2, 2, 2, 3].map(Decimal::from);
        assert_eq!(break_even(&passing, &steady).crossings, [1]);
    }
}
