//! What is charged after it was used, by period, billed at the settlement.
//!
//! A settlement by days bills for each day what the period's price has grown by since the
//! day before, so that tiers and allowances count the period to date and the days add up
//! to the period.

use super::emit::Batch;
use super::line::Periods;
use super::packs::{Demand, Packs};
use super::rate::Rating;
use super::refusal::Use;
use crate::cadence::{next_on_day, periods};
use crate::decimal::{Exact, add, sub};
use crate::period::Period;
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::pack::Pack;
use crate::pricing::plan::{Charge, Counting};
use crate::pricing::price::{Part, Price};
use crate::pricing::reason::Reason;
use crate::pricing::steps::Pricing;
use crate::study::Settlement;
use crate::usage::meter::MeterIndex;
use chrono::NaiveDate;
use rust_decimal::Decimal;

impl Rating<'_> {
    /// The full periods of a window with the days of each that are used within the study.
    pub(super) fn used_periods(
        &self,
        charge: &Charge,
        months: u32,
        window: &Period,
    ) -> Vec<(Period, Period)> {
        let end = self.study.horizon.end();
        // A window may reach far beyond the study.
        let Some(used) = Period::new(window.start(), window.end().min(end)) else {
            return Vec::new();
        };
        periods(self.option.anchor, months, charge.alignment, &used)
            .into_iter()
            .filter_map(|full| Some((full, full.overlap(&used)?)))
            .collect()
    }

    /// What may draw on packs in a period: all of it at once, or what each day adds where the
    /// usage is settled by days or a pack is that of each day.
    pub(super) fn demands_of(
        &self,
        (index, charge): (usize, &Charge),
        period: &Period,
        by_day: &[bool],
    ) -> Exact<Vec<Demand>> {
        let daily = |pack: &Pack| pack.rank(index).is_some() && pack.is_of_each_day(by_day);
        let by_days = match self.option.billing.settlement {
            Settlement::Months { .. } => self.plan.packs.iter().any(daily),
            Settlement::Daily | Settlement::Hourly => self.study.is_flow(charge),
        };
        let mut demands = Vec::new();
        if !by_days || charge.counting != Counting::Period {
            for (part, metered) in self.asked(charge, period)? {
                demands.push(Demand {
                    charge: index,
                    period: part,
                    of: part.start(),
                    allowance: self.pricing(charge, &part)?.allowance.included()?,
                    quantity: charge.pricing.converted(metered)?,
                    barred: self.barred(charge, &part)?,
                });
            }
            return Ok(demands);
        }
        let allowance = self.pricing(charge, period)?.allowance.included()?;
        let mut before = Decimal::ZERO;
        for part in period.each_day() {
            let Some(to_date) = Period::new(period.start(), part.end()) else {
                continue;
            };
            let converted = charge.pricing.converted(self.quantity(charge, &to_date)?)?;
            demands.push(Demand {
                charge: index,
                period: part,
                of: period.start(),
                allowance,
                quantity: sub(converted, before)?,
                barred: match self.is_barred(part.start()) {
                    true => sub(converted, before)?,
                    false => Decimal::ZERO,
                },
            });
            before = converted;
        }
        Ok(demands)
    }

    /// Whether the days of a charge's usage can be told apart: they are priced one by one, or
    /// it adds up and its meters' days are known.
    pub(super) fn days_are_known(&self, charge: &Charge) -> bool {
        let by_day = |meter: MeterIndex| {
            let mut counted = self.option.counted(meter, &self.option.scope);
            counted.all(|meter| self.forecast.daily(meter).is_some())
        };
        match charge.counting {
            Counting::EachDay => true,
            Counting::UsedDays => false,
            Counting::Period => {
                self.study.is_flow(charge) && charge.counted_meters().into_iter().all(by_day)
            }
        }
    }

    /// What of a period's quantity falls into a time in which packs cannot be drawn on: of
    /// what adds up, its days' share; of a level all of it when the period begins then.
    fn barred(&self, charge: &Charge, period: &Period) -> Exact {
        if !self.study.is_flow(charge) {
            return match self.is_barred(period.start()) {
                true => charge.pricing.converted(self.quantity(charge, period)?),
                false => Ok(Decimal::ZERO),
            };
        }
        let times = self.option.settling.barred.iter();
        let mut barred = Decimal::ZERO;
        for part in times.filter_map(|time| time.overlap(period)) {
            let metered = self.quantity(charge, &part)?;
            barred = add(barred, charge.pricing.converted(metered)?)?;
        }
        Ok(barred)
    }

    fn is_barred(&self, day: NaiveDate) -> bool {
        let times = &self.option.settling.barred;
        times.iter().any(|time| time.contains(day))
    }

    /// Each period by its own quantity, counted up to the study's end.
    pub(super) fn in_arrears(
        &mut self,
        (index, charge): (usize, &Charge),
        months: u32,
        window: &Period,
        packs: &Packs,
    ) -> Exact<()> {
        for (full, period) in self.used_periods(charge, months, window) {
            let billed_on = match self.option.billing.settlement {
                Settlement::Months {
                    months: every,
                    on_day,
                } => {
                    let end = if every <= months {
                        full.end()
                    } else {
                        self.settled(charge, every, &period)
                    };
                    on_day.map_or(end, |day| next_on_day(end, day))
                }
                Settlement::Daily => period.end(),
                Settlement::Hourly => period.last_day(),
            };
            self.units_used(charge, &period, billed_on)?;
            match self.option.billing.settlement {
                Settlement::Months { .. } => {
                    self.period((index, charge), (&full, &period), &period, billed_on, packs)?;
                }
                // Which days had use is known when the period is over.
                Settlement::Daily | Settlement::Hourly if charge.counting == Counting::UsedDays => {
                    let end = period.end();
                    self.period((index, charge), (&full, &period), &period, end, packs)?;
                }
                Settlement::Daily => self.by_days((index, charge), &full, &period, 1, packs)?,
                Settlement::Hourly => self.by_days((index, charge), &full, &period, 0, packs)?,
            }
        }
        Ok(())
    }

    /// The end of the settlement of several periods that a period lies in.
    fn settled(&self, charge: &Charge, every: u32, period: &Period) -> NaiveDate {
        periods(self.option.anchor, every, charge.alignment, period)
            .last()
            .map_or(period.end(), Period::end)
    }

    /// A period, or a day of it, billed at once. `whole` is what the day belongs to.
    fn period(
        &mut self,
        (index, charge): (usize, &Charge),
        (full, whole): (&Period, &Period),
        period: &Period,
        billed_on: NaiveDate,
        packs: &Packs,
    ) -> Exact<()> {
        let mut batch = Batch {
            charge,
            period: *period,
            billed_on,
            periods: Periods::ONE,
        };
        let parts = if charge.is_metered() {
            self.counted(index, &mut batch, whole, packs)?
        } else {
            batch.periods = Periods::default();
            self.count(charge, &mut batch.periods, full, period);
            self.pricing(charge, period)?.parts(Decimal::ONE)?
        };
        self.emit(&batch, parts)
    }

    /// A period billed day by day, each `later` days after its own: a flow by what its
    /// price has grown, everything else in equal parts.
    fn by_days(
        &mut self,
        (index, charge): (usize, &Charge),
        full: &Period,
        period: &Period,
        later: u64,
        packs: &Packs,
    ) -> Exact<()> {
        let pricing = self.pricing(charge, period)?;
        let mut past = Use::begin(period);
        for day in period.each_day() {
            let billed_on = day
                .start()
                .checked_add_days(chrono::Days::new(later))
                .unwrap_or(day.start());
            if charge.counting == Counting::EachDay {
                self.period((index, charge), (full, period), &day, billed_on, packs)?;
                continue;
            }
            let mut batch = Batch {
                charge,
                period: day,
                billed_on,
                periods: Periods::ONE,
            };
            let parts;
            if self.study.is_flow(charge) {
                let Some(to_date) = Period::new(period.start(), day.end()) else {
                    continue;
                };
                let metered = self.quantity(charge, &to_date)?;
                let (rest, drawn) = match packs.covered(index, &day)? {
                    Some(covered) => covered,
                    None => {
                        let beyond = pricing.beyond_allowance(metered)?;
                        (sub(beyond, past.rest_before)?, Decimal::ZERO)
                    }
                };
                let asked = Use {
                    metered,
                    rest,
                    drawn: add(past.drawn, drawn)?,
                    ..past
                };
                let used = self.serve(&batch, &pricing, asked)?;
                parts = vec![past.grow(&pricing, &used)?];
            } else {
                let quantity = self.quantity(charge, period)?;
                parts = pricing.parts(quantity)?;
                batch.periods = Periods::default();
                batch.periods.add_days(&day, full);
            }
            self.emit(&batch, parts)?;
        }
        Ok(())
    }
}

impl Use {
    /// What a period to date has grown by since the day before; moves on to the new day.
    fn grow(&mut self, pricing: &Pricing, now: &Use) -> Exact<Part> {
        let rest = add(self.rest_before, now.rest)?;
        let parts = pricing.parts_after_packs(now.metered, rest, now.drawn)?;
        if let Some(unknown) = parts.iter().find(|part| part.is_unpublished()) {
            return Ok(unknown.clone());
        }
        let amount = crate::decimal::sum(parts.iter().map(|part| part.amount))?;
        let grown = Part {
            quantity: Some(now.rest),
            unit_price: match pricing.price {
                Price::PerUnit(unit_price) => Some(unit_price),
                _ => None,
            },
            ..Part::fee(
                sub(amount, self.amount_before)?,
                Reason::Contract(ContractReason::ToDate {
                    from: self.metered,
                    to: now.metered,
                }),
            )
        };
        *self = Use {
            rest_before: rest,
            amount_before: amount,
            ..*now
        };
        Ok(grown)
    }
}
