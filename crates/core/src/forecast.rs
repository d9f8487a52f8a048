//! Forecast: the study's assumptions → the quantity of every meter in every month.

mod band;
mod constant;

use crate::decimal::{Exact, Overflow, RoundingMode, quotient, round};
use crate::period::{Horizon, Period};
use crate::study::Study;
use crate::usage::UsageAssumption;
use crate::usage::daily::{Daily, Day};
use crate::usage::derived::Derived;
use crate::usage::meter::{Meter, MeterIndex, MeterKind, Reading};
use crate::usage::profile::{Profile, hourly};
use band::Shape;
use chrono::Datelike;
use rust_decimal::Decimal;

/// Quantities by meter and month. A meter without a forecast has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    horizon: Horizon,
    /// What is read in each whole month.
    quantities: Vec<Option<Vec<Decimal>>>,
    /// The single days, of meters about whose days something is stated.
    days: Vec<Option<Daily>>,
    /// The meters that would have fallen below zero and were held there.
    pub held_at_zero: Vec<MeterIndex>,
    /// Of a constant usage: the days with use in each month, by meter.
    used_of_each_month: Option<Vec<u32>>,
    /// Of a constant usage: the month that every one is like, and its days.
    shape: Option<Shape>,
}

/// Forecasts every meter of the study. Meters are in an order in which a derived one
/// comes after the meter it takes from (`check` sees to that).
pub fn forecast(study: &Study) -> Exact<Forecast> {
    let mut forecast = Forecast {
        horizon: study.horizon,
        quantities: vec![None; study.meters.len()],
        days: vec![None; study.meters.len()],
        held_at_zero: Vec::new(),
        used_of_each_month: None,
        shape: None,
    };
    for &index in &study.forecast_order {
        let (Some(meter), Some(usage)) = (study.meters.get(index), study.usage.get(index)) else {
            continue;
        };
        let (months, days) = forecast.of_meter(index, meter, usage.as_ref())?;
        let quantities = match &days {
            Some(days) => Some(forecast.read_months(days, meter.kind)?),
            None => months,
        };
        if let Some(slot) = forecast.quantities.get_mut(index) {
            *slot = quantities;
        }
        if let Some(slot) = forecast.days.get_mut(index) {
            *slot = days;
        }
    }
    Ok(forecast)
}

/// Growth, as it strays, then season, then events, then the meter's decimals. Says whether a quantity
/// had to be held at zero.
fn assumed(
    usage: &UsageAssumption,
    meter: &Meter,
    horizon: &Horizon,
) -> Exact<(Vec<Decimal>, bool)> {
    let mut held = false;
    let mut quantities = Vec::with_capacity(horizon.len());
    for month in 0..horizon.len() {
        let grown = usage.growth.quantity(usage.start, month)?;
        let grown = match usage.strays.get(month) {
            Some(factor) => grown.checked_mul(*factor).ok_or(Overflow)?,
            None => grown,
        };
        let factor = usage
            .seasonality
            .factor(horizon.month(month).start().month());
        let seasonal = grown.checked_mul(factor).ok_or(Overflow)?;
        let changed = usage
            .events
            .iter()
            .try_fold(seasonal, |q, event| event.apply(q, month))?;
        held |= changed.is_sign_negative() && !changed.is_zero();
        quantities.push(
            round(
                changed.max(Decimal::ZERO),
                meter.decimals,
                RoundingMode::HalfUp,
            )
            .normalize(),
        );
    }
    Ok((quantities, held))
}

/// The days of each month: as known, else the month spread by its profile.
fn spread(
    months: &[Decimal],
    usage: Option<&UsageAssumption>,
    meter: &Meter,
    horizon: &Horizon,
) -> Exact<Daily> {
    let even = Profile::default();
    let stated = usage.and_then(|usage| usage.profile.as_ref());
    let profile = stated.unwrap_or(&even);
    let days = months.iter().enumerate().map(|(index, quantity)| {
        match usage.and_then(|usage| usage.known_days(index)) {
            Some(known) => Ok(known.to_vec()),
            None => profile.spread(*quantity, meter.kind, &horizon.month(index), meter.decimals),
        }
    });
    let hours = profile.hours.as_deref().map(hourly).transpose()?;
    Ok(Daily {
        months: days.collect::<Exact<_>>()?,
        hours,
        stated_hours: profile.hours.clone(),
        decimals: meter.decimals,
    })
}

impl Forecast {
    /// The months of a meter; `None` without a forecast.
    pub fn months(&self, meter: MeterIndex) -> Option<&[Decimal]> {
        self.quantities.get(meter)?.as_deref()
    }

    /// The single days of a meter; `None` when nothing is said about them.
    pub fn daily(&self, meter: MeterIndex) -> Option<&Daily> {
        self.days.get(meter)?.as_ref()
    }

    /// The days of a meter in a period, each with what is read on it; none when nothing is
    /// said about them.
    pub fn each_day(
        &self,
        meter: MeterIndex,
        kind: MeterKind,
        period: &Period,
    ) -> Exact<Option<Vec<Day>>> {
        let Some(daily) = self.daily(meter) else {
            return Ok(None);
        };
        let days = daily.days(&self.horizon, period);
        let read = |day: Day| Ok((day.0, daily.read(kind, &[day])?));
        days.into_iter().map(read).collect::<Exact<_>>().map(Some)
    }

    /// The reading over the days of a period on which there was any use, and how many they
    /// are; none when nothing is said about its days.
    pub fn used_days(
        &self,
        meter: MeterIndex,
        kind: MeterKind,
        period: &Period,
    ) -> Exact<Option<(Decimal, u32)>> {
        if let Some(used) = &self.used_of_each_month {
            return self.used_alike(used, (meter, kind), period).map(Some);
        }
        let Some(daily) = self.daily(meter) else {
            return Ok(None);
        };
        let mut days = daily.days(&self.horizon, period);
        days.retain(|(_, quantity)| !quantity.is_zero());
        let count = u32::try_from(days.len()).map_err(|_| Overflow)?;
        Ok(Some((daily.read(kind, &days)?, count)))
    }

    /// The reading of a meter over a period: a flow adds up its months by days, a level
    /// is read as its kind says. Periods beyond the horizon see the last month go on.
    pub fn quantity(&self, meter: MeterIndex, kind: MeterKind, period: &Period) -> Exact {
        if self.used_of_each_month.is_some() {
            return self.alike(meter, kind, period);
        }
        if let Some(daily) = self.daily(meter) {
            return daily.read(kind, &daily.days(&self.horizon, period));
        }
        let Some(months) = self.months(meter) else {
            return Ok(Decimal::ZERO);
        };
        let index = self.horizon.index_of(period.start());
        let month = index.filter(|index| self.horizon.month(*index) == *period);
        if let Some(quantity) = month.and_then(|index| months.get(index))
            && !matches!(kind, MeterKind::Level(Reading::TimeSum(_)))
        {
            return Ok(*quantity);
        }
        let mut parts = self.parts(months, period);
        match kind {
            MeterKind::Flow => parts.try_fold(Decimal::ZERO, |sum, part| {
                let share = weighted(part.quantity, part.days, part.month_days)?;
                sum.checked_add(share).ok_or(Overflow)
            }),
            MeterKind::Level(reading) => level(reading, parts, period),
        }
    }

    /// What is known of a meter: its months as stated or derived, and its days.
    fn of_meter(
        &mut self,
        index: MeterIndex,
        meter: &Meter,
        usage: Option<&UsageAssumption>,
    ) -> Exact<(Option<Vec<Decimal>>, Option<Daily>)> {
        // Time is only added up day by day.
        let by_time = matches!(meter.kind, MeterKind::Level(Reading::TimeSum(_)));
        let (months, usage) = match (&meter.derived, usage) {
            (Some(derived), _) if derived.by_day => {
                return Ok((None, self.derived_days(derived, meter)?));
            }
            (Some(derived), _) => (self.derived(derived, meter.decimals)?, None),
            (None, Some(usage)) => {
                let (quantities, held) = assumed(usage, meter, &self.horizon)?;
                if held {
                    self.held_at_zero.push(index);
                }
                (Some(quantities), Some(usage))
            }
            (None, None) => (None, None),
        };
        let days = match &months {
            Some(months) if by_time || usage.is_some_and(UsageAssumption::has_days) => {
                Some(spread(months, usage, meter, &self.horizon)?)
            }
            _ => None,
        };
        Ok((months, days))
    }

    fn read_months(&self, days: &Daily, kind: MeterKind) -> Exact<Vec<Decimal>> {
        (0..self.horizon.len())
            .map(|month| days.read(kind, &days.days(&self.horizon, &self.horizon.month(month))))
            .collect()
    }

    /// The days of a meter that is taken from others day by day; none unless each of them
    /// has days.
    fn derived_days(&self, derived: &Derived, meter: &Meter) -> Exact<Option<Daily>> {
        let Some(from) = self.daily(derived.from) else {
            return Ok(None);
        };
        if derived.sources().any(|source| self.daily(source).is_none()) {
            return Ok(None);
        }
        let of = |month: usize, day: usize| {
            move |source| {
                let days = self.daily(source).and_then(|daily| daily.months.get(month));
                let found = days.and_then(|days| days.get(day));
                found.copied().unwrap_or_default()
            }
        };
        let months = from.months.iter().enumerate().map(|(month, days)| {
            (0..days.len())
                .map(|day| derived.quantity(meter.decimals, of(month, day)))
                .collect()
        });
        Ok(Some(Daily {
            months: months.collect::<Exact<_>>()?,
            hours: from.hours.clone(),
            stated_hours: from.stated_hours.clone(),
            decimals: meter.decimals,
        }))
    }

    /// The months of a derived meter; none unless every source has a forecast.
    fn derived(&self, derived: &Derived, decimals: u32) -> Exact<Option<Vec<Decimal>>> {
        if derived
            .sources()
            .any(|source| self.months(source).is_none())
        {
            return Ok(None);
        }
        let of = |month: usize| {
            move |source| {
                let months = self.months(source).unwrap_or_default();
                months.get(month).copied().unwrap_or_default()
            }
        };
        (0..self.horizon.len())
            .map(|month| derived.quantity(decimals, of(month)))
            .collect::<Exact<_>>()
            .map(Some)
    }

    fn parts(&self, months: &[Decimal], period: &Period) -> impl Iterator<Item = MonthPart> {
        let first = self.horizon.month_of(period.start()).max(0);
        let last = self.horizon.month_of(period.last_day());
        (first..=last).filter_map(move |index| {
            let index = usize::try_from(index).ok()?;
            let month = self.horizon.month(index);
            Some(MonthPart {
                quantity: *months.get(index).or(months.last())?,
                days: month.overlap(period)?.days(),
                month_days: month.days(),
            })
        })
    }
}

/// A level over a period of whole or part months, each at its stated quantity.
fn level(reading: Reading, mut parts: impl Iterator<Item = MonthPart>, period: &Period) -> Exact {
    match reading {
        // What needs days has them; without any, a month is alike on all its days.
        Reading::Peak
        | Reading::NthHighestDay(_)
        | Reading::Percentile(_)
        | Reading::DailyPeakAverage => {
            let highest = parts.map(|part| part.quantity).max();
            Ok(highest.unwrap_or(Decimal::ZERO))
        }
        Reading::Last => Ok(parts.last().map_or(Decimal::ZERO, |part| part.quantity)),
        Reading::Average => {
            let days = period.days();
            parts.try_fold(Decimal::ZERO, |sum, part| {
                sum.checked_add(weighted(part.quantity, part.days, days)?)
                    .ok_or(Overflow)
            })
        }
        Reading::TimeSum(unit) => parts.try_fold(Decimal::ZERO, |sum, part| {
            let time = Decimal::from(part.days)
                .checked_mul(Decimal::from(unit.in_a_day()))
                .ok_or(Overflow)?;
            let part = part.quantity.checked_mul(time).ok_or(Overflow)?;
            sum.checked_add(part).ok_or(Overflow)
        }),
    }
}

/// The part of a calendar month that lies in a period.
struct MonthPart {
    quantity: Decimal,
    days: i64,
    month_days: i64,
}

fn weighted(quantity: Decimal, days: i64, of: i64) -> Exact {
    if days == of {
        return Ok(quantity);
    }
    let part = quantity.checked_mul(Decimal::from(days)).ok_or(Overflow)?;
    quotient(part, Decimal::from(of))
}
