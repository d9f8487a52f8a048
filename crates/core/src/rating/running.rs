//! Running total: usage that adds up over several periods, for tiers and allowances that
//! count by the contract year or over the whole contract.
//!
//! Each period pays the price of the total up to its end less the price of the total
//! before it, so the periods of a span add up to the price of its usage.

use super::rate::Rating;
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, add};
use crate::period::{Period, add_months};
use crate::pricing::plan::Charge;
use crate::pricing::steps::Pricing;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;

impl Rating<'_> {
    /// The charge's pricing for a period: with what other meters count in it, and from
    /// where a running total stands.
    pub(super) fn pricing<'c>(
        &self,
        charge: &'c Charge,
        period: &Period,
    ) -> Exact<Cow<'c, Pricing>> {
        let bound = charge.pricing.bound(|meter| self.metered(meter, period))?;
        let begins = match charge.pricing.running_total {
            None => return Ok(bound),
            Some(Cadence::Once) => self.option.anchor,
            Some(Cadence::Months(months)) => span(self.option.anchor, months, period.start()),
        };
        let before = self.metered_before(charge, begins, period.start())?;
        Ok(Cow::Owned(bound.into_owned().following(before)?))
    }

    /// What the charge's periods from `begins` up to, not including, `end` have metered.
    fn metered_before(&self, charge: &Charge, begins: NaiveDate, end: NaiveDate) -> Exact {
        let (Cadence::Months(months), Some(past)) = (charge.cadence, Period::new(begins, end))
        else {
            return Ok(Decimal::ZERO);
        };
        let mut total = Decimal::ZERO;
        for full in periods(self.option.anchor, months, charge.alignment, &past) {
            if let Some(part) = full.overlap(&past) {
                total = add(total, self.quantity(charge, &part)?)?;
            }
        }
        Ok(total)
    }
}

/// The first day of the span of `months` months, counted from the anchor, that `day` lies in.
fn span(anchor: NaiveDate, months: u32, day: NaiveDate) -> NaiveDate {
    let mut begins = anchor;
    let mut n = months.max(1);
    while add_months(anchor, n) <= day {
        begins = add_months(anchor, n);
        n = n.saturating_add(months.max(1));
    }
    begins
}
