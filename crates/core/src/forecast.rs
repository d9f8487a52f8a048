//! Forecast: the study's assumptions → the quantity of every meter in every month.

use crate::decimal::{Exact, Overflow, RoundingMode, quotient, round};
use crate::period::{Horizon, Period};
use crate::study::Study;
use crate::usage::UsageAssumption;
use crate::usage::derived::Derived;
use crate::usage::meter::{Meter, MeterIndex, MeterKind, Reading};
use chrono::Datelike;
use rust_decimal::Decimal;

/// Quantities by meter and month. A meter without a forecast has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    horizon: Horizon,
    quantities: Vec<Option<Vec<Decimal>>>,
    /// The meters that would have fallen below zero and were held there.
    pub held_at_zero: Vec<MeterIndex>,
}

/// Forecasts every meter of the study. Meters are in an order in which a derived one
/// comes after the meter it takes from (`check` sees to that).
pub fn forecast(study: &Study) -> Exact<Forecast> {
    let mut forecast = Forecast {
        horizon: study.horizon,
        quantities: vec![None; study.meters.len()],
        held_at_zero: Vec::new(),
    };
    for &index in &study.forecast_order {
        let (Some(meter), Some(usage)) = (study.meters.get(index), study.usage.get(index)) else {
            continue;
        };
        let quantities = match (&meter.derived, usage) {
            (Some(derived), _) => forecast.derived(derived, meter.decimals)?,
            (None, Some(assumption)) => {
                let (quantities, held) = assumed(assumption, meter, &study.horizon)?;
                if held {
                    forecast.held_at_zero.push(index);
                }
                Some(quantities)
            }
            (None, None) => None,
        };
        if let Some(slot) = forecast.quantities.get_mut(index) {
            *slot = quantities;
        }
    }
    Ok(forecast)
}

/// Growth, then season, then events, then the meter's decimals. Says whether a quantity
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

impl Forecast {
    /// The months of a meter; `None` without a forecast.
    pub fn months(&self, meter: MeterIndex) -> Option<&[Decimal]> {
        self.quantities.get(meter)?.as_deref()
    }

    /// The reading of a meter over a period: a flow adds up its months by days, a level
    /// is read as its kind says. Periods beyond the horizon see the last month go on.
    pub fn quantity(&self, meter: MeterIndex, kind: MeterKind, period: &Period) -> Exact {
        let Some(months) = self.months(meter) else {
            return Ok(Decimal::ZERO);
        };
        let parts = self.parts(months, period);
        match kind {
            MeterKind::Flow => parts.iter().try_fold(Decimal::ZERO, |sum, part| {
                let share = weighted(part.quantity, part.days, part.month_days)?;
                sum.checked_add(share).ok_or(Overflow)
            }),
            MeterKind::Level(Reading::Peak) => Ok(parts
                .iter()
                .map(|part| part.quantity)
                .max()
                .unwrap_or(Decimal::ZERO)),
            MeterKind::Level(Reading::Last) => {
                Ok(parts.last().map_or(Decimal::ZERO, |part| part.quantity))
            }
            MeterKind::Level(Reading::Average) => {
                let days = period.days();
                parts.iter().try_fold(Decimal::ZERO, |sum, part| {
                    sum.checked_add(weighted(part.quantity, part.days, days)?)
                        .ok_or(Overflow)
                })
            }
        }
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

    fn parts(&self, months: &[Decimal], period: &Period) -> Vec<MonthPart> {
        let first = self.horizon.month_of(period.start()).max(0);
        let last = self.horizon.month_of(period.last_day());
        (first..=last)
            .filter_map(|index| {
                let index = usize::try_from(index).ok()?;
                let month = self.horizon.month(index);
                Some(MonthPart {
                    quantity: *months.get(index).or(months.last())?,
                    days: month.overlap(period)?.days(),
                    month_days: month.days(),
                })
            })
            .collect()
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
