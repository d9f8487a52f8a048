//! Running total: usage that adds up over several periods, for tiers and allowances that
//! count by the contract year or over the whole contract.
//!
//! Each period pays the price of the total up to its end less the price of the total
//! before it, so the periods of a span add up to the price of its usage.

use super::rate::Rating;
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, add, share_of};
use crate::period::{Period, add_months};
use crate::pricing::plan::Charge;
use crate::pricing::steps::Pricing;
use crate::usage::band::Band;
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
        let mut bound = charge.pricing.bound(|meter| self.metered(meter, period))?;
        if bound.bands().next().is_some() {
            let read = |band: &Band| self.in_band(charge, band, period);
            bound = Cow::Owned(bound.into_owned().in_bands(read)?);
        }
        let begins = match charge.pricing.running_total {
            None => return Ok(bound),
            Some(Cadence::Once) => self.option.anchor,
            Some(Cadence::Months(months)) => span(self.option.anchor, months, period.start()),
        };
        let before = self.metered_before(charge, begins, period.start())?;
        Ok(Cow::Owned(bound.into_owned().following(before)?))
    }

    /// How much of the charge's usage in a period lies in a time band, and of how much. The
    /// meters of an account are added up, each by its own shape.
    fn in_band(&self, charge: &Charge, band: &Band, period: &Period) -> Exact<(Decimal, Decimal)> {
        let (mut within, mut all) = (Decimal::ZERO, Decimal::ZERO);
        for meter in self.meters(charge) {
            let (part, whole) = self.forecast.in_band(meter, band, period)?;
            if whole.is_zero() {
                continue;
            }
            let kind = self.study.meters.get(meter).map(|meter| meter.kind);
            let used = match kind {
                Some(kind) => self.forecast.quantity(meter, kind, period)?,
                None => Decimal::ZERO,
            };
            within = add(within, share_of(used, part, whole)?)?;
            all = add(all, used)?;
        }
        Ok((within, all))
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
