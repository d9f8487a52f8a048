//! When a charge applies: the option's days, its modules' switches, the charge's months.

use crate::period::{Horizon, Period, add_months};
use crate::pricing::plan::{Charge, Plan};
use crate::study::StudyOption;
use chrono::NaiveDate;

/// The spans of days in which `charge` applies for `option`, in order. A fixed charge may
/// reach beyond the study (a year paid in its last month), so the end is only cut for the
/// option's own end.
pub fn windows(
    option: &StudyOption,
    plan: &Plan,
    charge: &Charge,
    horizon: &Horizon,
) -> Vec<Period> {
    let picked = |(choice, pick): &(usize, usize)| option.picks.get(*choice) == Some(pick);
    if !charge.when.iter().all(picked) {
        return Vec::new();
    }
    // Beyond the horizon by as much as the longest cycle can reach.
    let far = add_months(horizon.end(), 480);
    let paid_from = option.paid_from();
    let first = add_months(paid_from, charge.from_month);
    let last = charge
        .until_month
        .map_or(far, |month| add_months(paid_from, month));
    let Some(span) = Period::new(first, last.min(option.end.unwrap_or(far))) else {
        return Vec::new();
    };
    let Some(module) = charge.module else {
        return vec![span];
    };
    let mut windows: Vec<Period> = option
        .modules
        .iter()
        .filter(|choice| choice.module == module)
        .filter_map(|choice| {
            let on = choice.on.unwrap_or(NaiveDate::MIN);
            let off = match choice.off {
                Some(off) if plan.last_day_counts => off.succ_opt().unwrap_or(off),
                Some(off) => off,
                None => NaiveDate::MAX,
            };
            Period::new(span.start().max(on), span.end().min(off))
        })
        .collect();
    windows.sort();
    windows
}
