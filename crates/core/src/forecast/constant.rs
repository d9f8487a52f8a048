//! Constant usage: every month alike, with what one month of a forecast reads.
//!
//! A quantity is what the meter reads in a month. Over several months one that adds up has
//! so many times as much and every other one the same; a part of a month has its share by
//! days. What is read from uneven days is read as it was in that month.

use super::band::Shape;
use super::{Forecast, weighted};
use crate::decimal::{Exact, Overflow};
use crate::period::{Horizon, Period};
use crate::study::Study;
use crate::usage::meter::{MeterIndex, MeterKind};
use rust_decimal::Decimal;

impl Forecast {
    /// Every month as month `month` of this forecast is.
    pub fn constant(&self, study: &Study, month: usize) -> Exact<Forecast> {
        let whole = self.horizon.month(month);
        let all_days = u32::try_from(whole.days()).map_err(|_| Overflow)?;
        let mut quantities = Vec::with_capacity(study.meters.len());
        let mut used = Vec::with_capacity(study.meters.len());
        for (index, meter) in study.meters.iter().enumerate() {
            let months = self.months(index).unwrap_or_default();
            let read = months.get(month).or(months.last());
            quantities.push(read.map(|quantity| vec![*quantity]));
            let days = self.used_days(index, meter.kind, &whole)?;
            used.push(days.map_or(all_days, |(_, days)| days));
        }
        Ok(Forecast {
            horizon: self.horizon,
            days: vec![None; quantities.len()],
            quantities,
            held_at_zero: Vec::new(),
            used_of_each_month: Some(used),
            shape: Some(Shape {
                month: whole,
                days: self.days.clone(),
            }),
        })
    }

    /// The same with a meter at another quantity; `followers` derive from it, each after
    /// its sources.
    pub fn with_quantity(
        &self,
        study: &Study,
        (meter, quantity): (MeterIndex, Decimal),
        followers: impl Iterator<Item = MeterIndex>,
    ) -> Exact<Forecast> {
        let mut changed = self.clone();
        changed.put(meter, quantity);
        for index in followers {
            let follower = study.meters.get(index);
            let Some((follower, derived)) = follower.and_then(|m| Some((m, m.derived.as_ref()?)))
            else {
                continue;
            };
            let of = |source| changed.of_month(source);
            let found = derived.quantity(follower.decimals, of)?;
            changed.put(index, found);
        }
        Ok(changed)
    }

    /// What a meter reads in a month of a constant usage.
    pub fn of_month(&self, meter: MeterIndex) -> Decimal {
        let months = self.months(meter).unwrap_or_default();
        months.last().copied().unwrap_or_default()
    }

    fn put(&mut self, meter: MeterIndex, quantity: Decimal) {
        if let Some(slot) = self.quantities.get_mut(meter) {
            *slot = Some(vec![quantity]);
        }
    }

    /// The reading over a period of a constant usage.
    pub(super) fn alike(&self, meter: MeterIndex, kind: MeterKind, period: &Period) -> Exact {
        let quantity = self.of_month(meter);
        if !kind.adds_up() {
            return Ok(quantity);
        }
        let mut total = Decimal::ZERO;
        for month in months_of(period) {
            let part = month.overlap(period).map_or(0, |part| part.days());
            let share = weighted(quantity, part, month.days())?;
            total = total.checked_add(share).ok_or(Overflow)?;
        }
        Ok(total)
    }

    /// The reading over the days with use of a constant usage, and how many they are.
    pub(super) fn used_alike(
        &self,
        used: &[u32],
        (meter, kind): (MeterIndex, MeterKind),
        period: &Period,
    ) -> Exact<(Decimal, u32)> {
        let months = u32::try_from(months_of(period).count()).map_err(|_| Overflow)?;
        let each = used.get(meter).copied().unwrap_or_default();
        let days = each.checked_mul(months).ok_or(Overflow)?;
        Ok((self.alike(meter, kind, period)?, days))
    }
}

/// The calendar months that a period lies in.
fn months_of(period: &Period) -> impl Iterator<Item = Period> {
    let from = Horizon::new(period.start(), 1);
    let last = usize::try_from(from.month_of(period.last_day())).unwrap_or(0);
    (0..=last).map(move |index| from.month(index))
}
