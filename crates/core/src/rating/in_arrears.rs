//! What is charged after it was used, by period, billed at the settlement.
//!
//! A settlement by days bills for each day what the period's price has grown by since the
//! day before, so that tiers and allowances count the period to date and the days add up
//! to the period.

use super::emit::Batch;
use super::line::Periods;
use super::packs::Packs;
use super::rate::Rating;
use crate::cadence::{next_on_day, periods};
use crate::decimal::{Exact, sub};
use crate::period::Period;
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::plan::Charge;
use crate::pricing::price::{Part, Price};
use crate::pricing::reason::Reason;
use crate::study::Settlement;
use crate::usage::meter::MeterKind;
use chrono::NaiveDate;
use rust_decimal::Decimal;

impl Rating<'_> {
    /// Each period by its own quantity, counted up to the study's end.
    pub(super) fn in_arrears(
        &mut self,
        charge: &Charge,
        months: u32,
        window: &Period,
        packs: &mut Packs,
    ) -> Exact<()> {
        let horizon = self.study.horizon;
        for full in periods(self.option.anchor, months, charge.alignment, window) {
            if full.start() >= horizon.end() {
                break;
            }
            let Some(period) = full
                .overlap(window)
                .and_then(|p| Period::new(p.start(), p.end().min(horizon.end())))
            else {
                continue;
            };
            match self.option.billing.settlement {
                Settlement::Months {
                    months: every,
                    on_day,
                } => {
                    let billed_on = self.settled(charge, every.max(months), on_day, &period);
                    self.period(charge, &full, &period, billed_on, packs)?;
                }
                Settlement::Daily => self.by_days(charge, &full, &period, 1, packs)?,
                Settlement::Hourly => self.by_days(charge, &full, &period, 0, packs)?,
            }
        }
        Ok(())
    }

    /// The day on which a period's settlement is billed.
    fn settled(
        &self,
        charge: &Charge,
        every: u32,
        on_day: Option<u32>,
        period: &Period,
    ) -> NaiveDate {
        let end = periods(self.option.anchor, every, charge.alignment, period)
            .last()
            .map_or(period.end(), Period::end);
        on_day.map_or(end, |day| next_on_day(end, day))
    }

    /// A period billed at once.
    fn period(
        &mut self,
        charge: &Charge,
        full: &Period,
        period: &Period,
        billed_on: NaiveDate,
        packs: &mut Packs,
    ) -> Exact<()> {
        let metered = self.quantity(charge, period)?;
        let (parts, periods) = if charge.meter.is_some() {
            let beyond = charge.pricing.beyond_allowance(metered)?;
            let rest = packs.draw(beyond, period)?;
            let drawn = sub(beyond, rest)?;
            let parts = charge.pricing.parts_after_packs(metered, rest, drawn)?;
            (parts, Periods::ONE)
        } else {
            let mut count = Periods::default();
            self.count(charge, &mut count, full, period);
            (charge.pricing.parts(metered)?, count)
        };
        let batch = Batch {
            charge,
            period: *period,
            billed_on,
            periods,
        };
        self.emit(&batch, parts)
    }

    /// A period billed day by day, each `later` days after its own: a flow by what its
    /// price has grown, everything else in equal parts.
    fn by_days(
        &mut self,
        charge: &Charge,
        full: &Period,
        period: &Period,
        later: u64,
        packs: &mut Packs,
    ) -> Exact<()> {
        let mut past = ToDate::default();
        for day in period.each_day() {
            let parts;
            let mut periods = Periods::ONE;
            if self.is_flow(charge) {
                let Some(to_date) = Period::new(period.start(), day.end()) else {
                    continue;
                };
                let metered = self.quantity(charge, &to_date)?;
                let beyond = charge.pricing.beyond_allowance(metered)?;
                let grown = sub(beyond, past.beyond)?;
                let rest = crate::decimal::add(past.rest, packs.draw(grown, &day)?)?;
                parts = past.grow(charge, metered, beyond, rest)?;
            } else {
                let quantity = self.quantity(charge, period)?;
                parts = charge.pricing.parts(quantity)?;
                periods = Periods::default();
                periods.add_days(&day, full);
            }
            let billed_on = day
                .start()
                .checked_add_days(chrono::Days::new(later))
                .unwrap_or(day.start());
            let batch = Batch {
                charge,
                period: day,
                billed_on,
                periods,
            };
            self.emit(&batch, parts)?;
        }
        Ok(())
    }

    fn is_flow(&self, charge: &Charge) -> bool {
        charge
            .meter
            .and_then(|meter| self.study.meters.get(meter))
            .is_some_and(|meter| meter.kind == MeterKind::Flow)
    }
}

/// A period up to and including a day.
#[derive(Default)]
struct ToDate {
    metered: Decimal,
    beyond: Decimal,
    rest: Decimal,
    amount: Decimal,
}

impl ToDate {
    /// What the period has grown by, and moves on to the new day.
    fn grow(
        &mut self,
        charge: &Charge,
        metered: Decimal,
        beyond: Decimal,
        rest: Decimal,
    ) -> Exact<Vec<Part>> {
        let drawn = sub(beyond, rest)?;
        let parts = charge.pricing.parts_after_packs(metered, rest, drawn)?;
        let amount = crate::decimal::sum(parts.iter().map(|part| part.amount))?;
        let grown = Part {
            quantity: Some(sub(rest, self.rest)?),
            unit_price: match charge.pricing.price {
                Price::PerUnit(unit_price) => Some(unit_price),
                _ => None,
            },
            ..Part::fee(
                sub(amount, self.amount)?,
                Reason::Contract(ContractReason::ToDate {
                    from: self.metered,
                    to: metered,
                }),
            )
        };
        *self = ToDate {
            metered,
            beyond,
            rest,
            amount,
        };
        Ok(vec![grown])
    }
}
