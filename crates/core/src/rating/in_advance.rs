//! What is charged before it is used, by billing cycle. A quantity paid ahead may only grow
//! within its cycle.

use super::emit::Batch;
use super::line::Periods;
use super::rate::Rating;
use crate::cadence::periods;
use crate::decimal::{Exact, sub};
use crate::period::{Period, add_months};
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::plan::{Charge, Timing};
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use crate::pricing::steps::Pricing;
use chrono::NaiveDate;
use rust_decimal::Decimal;

impl Rating<'_> {
    /// Charges in advance: the periods that begin in a billing cycle are billed together,
    /// those in `window` at the charge's price. It is charged throughout `serving`.
    pub(super) fn in_advance(
        &mut self,
        charge: &Charge,
        months: u32,
        window: &Period,
        serving: &Period,
    ) -> Exact<()> {
        for (cycle, covered) in self.cycles(charge, months, window) {
            let within = periods(self.option.anchor, months, charge.alignment, &covered);
            let billed_on = match self.option.billing.timing {
                // What is known beforehand is billed with the cycle that it lies in.
                Timing::InAdvance if !charge.is_metered() => {
                    cycle.start().max(serving.start()).min(covered.start())
                }
                Timing::InAdvance => covered.start(),
                Timing::InArrears => covered.end(),
            };
            self.cycle(charge, &within, &covered, billed_on)?;
        }
        Ok(())
    }

    /// The billing cycles that begin in the study, each with what of it lies in `window`.
    pub(super) fn cycles(
        &self,
        charge: &Charge,
        months: u32,
        window: &Period,
    ) -> Vec<(Period, Period)> {
        let (option, horizon) = (self.option, self.study.horizon);
        let Some(reach) = Period::new(option.start, add_months(horizon.end(), 1)) else {
            return Vec::new();
        };
        let together = self.billed_together(charge, months);
        periods(option.anchor, together, charge.alignment, &reach)
            .into_iter()
            .filter_map(|cycle| Some((cycle, cycle.overlap(window)?)))
            .filter(|(_, covered)| covered.start() < horizon.end())
            .collect()
    }

    /// The months of what is billed together. A price for longer than the cycle, or one
    /// that does not fit it, is billed when its own period begins.
    pub(super) fn billed_together(&self, charge: &Charge, months: u32) -> u32 {
        let cycle = self.option.billing.cycle;
        match charge.timing {
            Timing::InAdvance if cycle.is_multiple_of(months) => cycle,
            Timing::InAdvance | Timing::InArrears => months,
        }
    }

    /// One cycle: the quantity of its first period is paid for all of it; a later increase
    /// is paid for the rest of it. A decrease is credited for the rest of it where the plan
    /// says so, and else changes nothing before the next cycle.
    fn cycle(
        &mut self,
        charge: &Charge,
        within: &[Period],
        covered: &Period,
        billed_on: NaiveDate,
    ) -> Exact<()> {
        let mut paid: Option<Decimal> = None;
        for (index, period) in within.iter().enumerate() {
            let Some(from) = period.overlap(covered) else {
                continue;
            };
            if paid.is_some() && (!charge.is_metered() || from.start() >= self.study.horizon.end())
            {
                break;
            }
            let Some(read) = looked_at(charge, within, index) else {
                continue;
            };
            let quantity = self.quantity(charge, &read)?;
            let pricing = self.pricing(charge, period)?;
            let parts = match paid {
                None => pricing.parts(quantity)?,
                Some(before) if quantity > before => vec![increase(&pricing, before, quantity)?],
                Some(before) if quantity < before && charge.credits_decrease => {
                    vec![decrease(&pricing, before, quantity)?]
                }
                Some(_) => continue,
            };
            let mut count = Periods::default();
            for part in within.get(index..).unwrap_or_default() {
                self.count(charge, &mut count, part, covered);
            }
            let Some(span) = Period::new(from.start(), covered.end()) else {
                continue;
            };
            let billed_on = match paid {
                None => billed_on,
                Some(_) => billed_on.max(from.start()),
            };
            let batch = Batch {
                charge,
                period: span,
                billed_on,
                periods: count,
            };
            self.emit(&batch, parts)?;
            paid = Some(quantity);
        }
        Ok(())
    }
}

/// What is read at the beginning of a period of a cycle: the period itself, or, where
/// quantities are trued up every few periods, what has passed since the last time; none
/// when it is not time yet.
fn looked_at(charge: &Charge, within: &[Period], index: usize) -> Option<Period> {
    let period = *within.get(index)?;
    let Some(every) = charge.true_up.filter(|_| index > 0) else {
        return Some(period);
    };
    let every = usize::try_from(every.max(1)).ok()?;
    if !index.is_multiple_of(every) {
        return None;
    }
    let since = within.get(index.checked_sub(every)?)?;
    Period::new(since.start(), period.start())
}

/// What a period costs more when the quantity grows.
fn increase(pricing: &Pricing, from: Decimal, to: Decimal) -> Exact<Part> {
    let more = sub(pricing.amount(to)?, pricing.amount(from)?)?;
    Ok(Part {
        quantity: Some(sub(to, from)?),
        ..Part::fee(
            more,
            Reason::Contract(ContractReason::Increase { from, to }),
        )
    })
}

/// What a period costs less when the quantity falls, where the vendor credits it.
fn decrease(pricing: &Pricing, from: Decimal, to: Decimal) -> Exact<Part> {
    let less = sub(pricing.amount(to)?, pricing.amount(from)?)?;
    let reason = Reason::Change(ChangeReason::Decrease { from, to });
    Ok(Part {
        quantity: Some(sub(to, from)?),
        ..Part::fee(less, reason)
    })
}
