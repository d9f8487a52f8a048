//! Proration: how much of a price a part of its period costs.

use super::line::Periods;
use super::rate::Rating;
use crate::decimal::{Exact, mul, ratio};
use crate::period::Period;
use rust_decimal::Decimal;

impl Rating<'_> {
    /// Counts the part of `period` that is covered, as the plan prorates.
    pub(super) fn count(&self, count: &mut Periods, period: &Period, covered: &Period) {
        let days = |p: &Period| u32::try_from(p.days()).unwrap_or(u32::MAX);
        if let Some(part) = period.overlap(covered) {
            let of = days(period);
            count.add(
                if self.plan.prorate_by_day {
                    days(&part)
                } else {
                    of
                },
                of,
            );
        }
    }
}

/// `amount` for a number of periods, each part over its own length.
pub fn times(amount: Decimal, periods: &Periods) -> Exact {
    let mut total = mul(amount, Decimal::from(periods.whole))?;
    for (days, of) in [periods.part, periods.part_at_end] {
        if of > 0 {
            let part = ratio(amount, Decimal::from(days), Decimal::from(of))?;
            total = total.checked_add(part).ok_or(crate::decimal::Overflow)?;
        }
    }
    Ok(total)
}
