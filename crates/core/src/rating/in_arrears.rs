//! What is charged after it was used, by period, billed at the settlement.

use super::emit::Batch;
use super::line::Periods;
use super::packs::Packs;
use super::rate::Rating;
use crate::cadence::periods;
use crate::decimal::{Exact, sub};
use crate::period::Period;
use crate::pricing::plan::Charge;

impl Rating<'_> {
    /// Charges in arrears: each period by its own quantity, billed when the settlement
    /// that it ends in ends. A period is counted up to the study's end.
    pub(super) fn in_arrears(
        &mut self,
        charge: &Charge,
        months: u32,
        window: &Period,
        packs: &mut Packs,
    ) -> Exact<()> {
        let anchor = self.option.start;
        let alignment = self.plan.alignment;
        let horizon = self.study.horizon;
        for full in periods(anchor, months, alignment, window) {
            if full.start() >= horizon.end() {
                break;
            }
            let Some(period) = full
                .overlap(window)
                .and_then(|p| Period::new(p.start(), p.end().min(horizon.end())))
            else {
                continue;
            };
            let settlement = self.option.billing.settlement.max(months);
            let billed_on = periods(anchor, settlement, alignment, &period)
                .last()
                .map_or(period.end(), Period::end);
            let metered = self.quantity(charge, &period)?;
            let (parts, count) = if charge.meter.is_some() {
                let beyond = charge.pricing.beyond_allowance(metered)?;
                let rest = packs.draw(beyond, &period)?;
                let drawn = sub(beyond, rest)?;
                (
                    charge.pricing.parts_after_packs(metered, rest, drawn)?,
                    Periods::ONE,
                )
            } else {
                let mut count = Periods::default();
                self.count(&mut count, &full, &period);
                (charge.pricing.parts(metered)?, count)
            };
            self.emit(
                &Batch {
                    charge,
                    period,
                    billed_on,
                    periods: count,
                },
                parts,
            )?;
        }
        Ok(())
    }
}
