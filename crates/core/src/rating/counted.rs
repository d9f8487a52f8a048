//! What a metered charge costs in a period: all of it at once, each day by itself, or for
//! the days on which there was use.

use super::emit::Batch;
use super::line::Periods;
use super::packs::Packs;
use super::rate::Rating;
use super::refusal::Use;
use crate::decimal::{Exact, add, sum};
use crate::period::Period;
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::plan::{Charge, Counting};
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

impl Rating<'_> {
    /// The parts of a metered charge; the batch is told the periods that they are for. What
    /// is spent counts for the `whole` period that the batch belongs to.
    pub(super) fn counted(
        &mut self,
        index: usize,
        batch: &mut Batch,
        whole: &Period,
        packs: &Packs,
    ) -> Exact<Vec<Part>> {
        let (charge, period) = (batch.charge, batch.period);
        let metered = match charge.counting {
            Counting::Period => self.quantity(charge, &period)?,
            Counting::UsedDays => {
                let (metered, days) = self.used_days(charge, &period)?;
                batch.periods = Periods::default();
                batch.periods.add(days, length(&period));
                metered
            }
            Counting::EachDay => {
                let days = self.asked(charge, &period)?.into_iter();
                let days = days.map(|day| self.priced(index, batch, &day, whole, packs));
                return Ok(vec![added_up(&days.collect::<Exact<Vec<_>>>()?)?]);
            }
        };
        let (_, parts) = self.priced(index, batch, &(period, metered), whole, packs)?;
        Ok(parts)
    }

    /// What is served of a quantity that is priced by itself, and its price.
    fn priced(
        &mut self,
        index: usize,
        batch: &Batch,
        (part, metered): &(Period, Decimal),
        whole: &Period,
        packs: &Packs,
    ) -> Exact<(Decimal, Vec<Part>)> {
        let pricing = self.pricing(batch.charge, part)?;
        let (rest, drawn) = match packs.covered(index, part)? {
            Some(covered) => covered,
            None => (pricing.beyond_allowance(*metered)?, Decimal::ZERO),
        };
        let asked = Use {
            metered: *metered,
            rest,
            drawn,
            ..Use::begin(whole)
        };
        let used = self.serve(batch, &pricing, asked)?;
        let parts = pricing.parts_after_packs(used.metered, used.rest, used.drawn)?;
        Ok((used.metered, parts))
    }

    /// What is priced by itself in a period: all of it, or each of its days.
    pub(super) fn asked(&self, charge: &Charge, period: &Period) -> Exact<Vec<(Period, Decimal)>> {
        match charge.counting {
            Counting::Period => Ok(vec![(*period, self.quantity(charge, period)?)]),
            Counting::EachDay => period
                .each_day()
                .map(|day| Ok((day, self.quantity(charge, &day)?)))
                .collect(),
            Counting::UsedDays => Ok(vec![(*period, self.used_days(charge, period)?.0)]),
        }
    }

    /// The reading over the days with use, and how many they are; of several meters the
    /// most days count.
    fn used_days(&self, charge: &Charge, period: &Period) -> Exact<(Decimal, u32)> {
        let (mut total, mut most) = (Decimal::ZERO, 0);
        for meter in self.meters(charge) {
            let used = match (self.fixed(meter), self.study.meters.get(meter)) {
                (Some(fixed), _) => Some((fixed, length(period))),
                (None, Some(proved)) => self.forecast.used_days(meter, proved.kind, period)?,
                (None, None) => None,
            };
            let (quantity, days) = used.unwrap_or_default();
            total = add(total, quantity)?;
            most = most.max(days);
        }
        Ok((total, most))
    }

    /// The meters that a charge counts for the part of the account that is rated.
    pub(super) fn meters(&self, charge: &Charge) -> Vec<MeterIndex> {
        let meters = charge.meter.into_iter();
        meters
            .flat_map(|meter| self.option.counted(meter, &self.option.scope))
            .collect()
    }

    fn fixed(&self, meter: MeterIndex) -> Option<Decimal> {
        let mut fixed = self.option.quantities.iter();
        fixed
            .find(|(m, _)| *m == meter)
            .map(|(_, quantity)| *quantity)
    }
}

fn length(period: &Period) -> u32 {
    u32::try_from(period.days()).unwrap_or(u32::MAX)
}

/// Days that were priced by themselves, each with its own allowance and tiers.
fn added_up(days: &[(Decimal, Vec<Part>)]) -> Exact<Part> {
    let (mut metered, mut amount, mut charged) = (Decimal::ZERO, Decimal::ZERO, 0_usize);
    for (quantity, parts) in days {
        // One day without a published price leaves the whole without one.
        if let Some(unknown) = parts.iter().find(|part| part.is_unpublished()) {
            return Ok(unknown.clone());
        }
        let of_day = sum(parts.iter().map(|part| part.amount))?;
        charged = charged.saturating_add(usize::from(!of_day.is_zero()));
        metered = add(metered, *quantity)?;
        amount = add(amount, of_day)?;
    }
    let reason = Reason::Contract(ContractReason::EachDay {
        days: days.len(),
        charged,
    });
    Ok(Part {
        quantity: Some(metered),
        ..Part::fee(amount, reason)
    })
}
