//! Which meters are known day by day, and which would have to be.

use super::meters::Usable;
use super::profile::knows_all;
use crate::period::Horizon;
use crate::usage::UsageAssumption;
use crate::usage::meter::{Meter, MeterIndex};
use rust_decimal::Decimal;

/// The hours that a meter's days are known with; outer `None` when they are not known.
type Known = Option<Option<Vec<Decimal>>>;

/// Refines what can be counted: by days, by months, or not at all because the days that
/// it is read by, or taken from others by, are not known.
pub fn refine(
    meters: &[Option<Meter>],
    usage: &[Option<UsageAssumption>],
    order: &[MeterIndex],
    horizon: &Horizon,
    usable: &mut [Usable],
) {
    let mut known: Vec<Known> = vec![None; meters.len()];
    for &index in order {
        let Some(Some(meter)) = meters.get(index) else {
            continue;
        };
        let days = match &meter.derived {
            None => usage.get(index).and_then(Option::as_ref).and_then(|usage| {
                let all = usage.profile.is_some() || knows_all(&usage.history, horizon);
                all.then(|| usage.profile.as_ref().and_then(|p| p.hours.clone()))
            }),
            // Only days with the same hours can be taken together.
            Some(derived) if derived.by_day => {
                let of = |source: MeterIndex| known.get(source).cloned().flatten();
                let first = of(derived.from);
                first.filter(|hours| derived.sources().all(|s| of(s).as_ref() == Some(hours)))
            }
            Some(_) => None,
        };
        let asked = meter.kind.needs_days() || meter.derived.as_ref().is_some_and(|d| d.by_day);
        let source_lacks = meter.derived.as_ref().is_some_and(|derived| {
            let lacks = |source| usable.get(source) == Some(&Usable::DaysMissing);
            derived.sources().any(lacks)
        });
        let own = match (&days, asked || source_lacks) {
            (Some(Some(_)), _) if !source_lacks => Usable::ByHour,
            (Some(None), _) if !source_lacks => Usable::ByDay,
            (Some(_) | None, true) => Usable::DaysMissing,
            (Some(_) | None, false) => Usable::ByMonth,
        };
        if let Some(slot @ Usable::ByMonth) = usable.get_mut(index) {
            *slot = own;
        }
        if let Some(slot) = known.get_mut(index) {
            *slot = days;
        }
    }
}
