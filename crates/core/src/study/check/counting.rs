//! Over what a charge is counted, and when a quantity paid ahead is looked at again.

use super::numbers::Findings;
use crate::cadence::Cadence;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Counting, Timing};
use crate::study::document::{ChargeDocument, CountDocument};
use crate::study::path::join;

/// Over what a charge is counted, the whole period when nothing is written, and after how
/// many periods an increase is looked at; the latter `None` when it is faulty.
pub fn counting(
    charge: &ChargeDocument,
    timing: Timing,
    cadence: Option<Cadence>,
    path: &str,
    found: &mut Findings,
) -> (Counting, Option<Option<u32>>) {
    counting_fits(charge, timing, path, found);
    let counting = match charge.count {
        Some(CountDocument::EachDay) => Counting::EachDay,
        Some(CountDocument::UsedDays) => Counting::UsedDays,
        Some(CountDocument::Period) | None => Counting::Period,
    };
    (counting, true_up(charge, cadence, path, found))
}

/// A true-up in whole periods of the price.
fn true_up(
    charge: &ChargeDocument,
    cadence: Option<Cadence>,
    path: &str,
    found: &mut Findings,
) -> Option<Option<u32>> {
    let Some(text) = &charge.true_up else {
        return Some(None);
    };
    let place = join(path, "true_up");
    match (found.cadence(&place, text)?, cadence?) {
        (Cadence::Months(every), Cadence::Months(months)) if every.is_multiple_of(months) => {
            Some(every.checked_div(months))
        }
        _ => {
            found.push(Issue::new(IssueCode::BadCadence, place).text("found", text));
            None
        }
    }
}

/// What is counted by days has a meter and is charged after it was used; what changes
/// within a cycle was paid ahead.
fn counting_fits(charge: &ChargeDocument, timing: Timing, path: &str, found: &mut Findings) {
    let metered = charge.is_metered();
    let by_days = charge.count.is_some_and(|c| c != CountDocument::Period);
    let unused = [
        (by_days, Timing::InArrears, "count"),
        (charge.true_up.is_some(), Timing::InAdvance, "true_up"),
    ];
    for (present, needed, key) in unused {
        if present && (!metered || timing != needed) {
            found.push(Issue::new(IssueCode::MeterUnused, join(path, key)).text("key", key));
        }
    }
}
