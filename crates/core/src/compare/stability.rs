//! Stability: by how many months the lasting break-even moves when an assumption is wrong.

use super::break_even::{MonthBreakEvens, by_month};
use super::input::too_large;
use crate::assumption::{Assumption, AssumptionKind, assumptions};
use crate::decimal::{RoundingMode, add, mul, round, sub};
use crate::issue::Issue;
use crate::what_if::{Evaluated, evaluated, what_if};
use rust_decimal::Decimal;
use serde_json::Value;

/// One assumption moved down and up by the same share of its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    pub assumption: Assumption,
    pub lower: Shift,
    pub upper: Shift,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// The value tried.
    pub value: Decimal,
    /// For each pair, in the order given: the lasting break-even by cash, the month from 0.
    /// An issue when the study cannot be evaluated with this value.
    pub lasting: Result<Vec<Option<usize>>, Issue>,
}

/// Moves every assumption by ±`share` (0.1 for 10 %) and finds the lasting break-even by
/// cash of each pair of options (ids). Assumptions of 0, and counts too small to move,
/// are left out: a share of them is no change.
///
/// # Errors
/// The first issue of the study as it stands.
pub fn stability(
    document: &Value,
    scenario: &str,
    pairs: &[(String, String)],
    share: Decimal,
) -> Result<(Vec<Option<usize>>, Vec<Moved>), Issue> {
    let now = lasting(&evaluated(document, scenario)?, pairs)?;
    let mut moved = Vec::new();
    for assumption in assumptions(document, scenario) {
        let path = assumption.path.clone();
        let shift = |factor: Decimal| -> Result<Shift, Issue> {
            let exact = mul(assumption.value, factor).map_err(|_| too_large(&path))?;
            let value = round(exact, decimals(&assumption), RoundingMode::HalfUp).normalize();
            let changed = what_if(document, scenario, &[(path.as_str(), value)]);
            let lasting = changed.and_then(|changed| lasting(&changed, pairs));
            Ok(Shift { value, lasting })
        };
        let less = sub(Decimal::ONE, share).map_err(|_| too_large(&path))?;
        let more = add(Decimal::ONE, share).map_err(|_| too_large(&path))?;
        let (lower, upper) = (shift(less)?, shift(more)?);
        if lower.value != assumption.value || upper.value != assumption.value {
            moved.push(Moved {
                assumption,
                lower,
                upper,
            });
        }
    }
    Ok((now, moved))
}

/// Whole things stay whole; all else may have four digits more.
fn decimals(assumption: &Assumption) -> u32 {
    let stated = assumption.value.normalize().scale();
    match assumption.kind {
        AssumptionKind::Quantity | AssumptionKind::Months => stated,
        AssumptionKind::Money | AssumptionKind::Percent | AssumptionKind::Number => {
            stated.saturating_add(4).min(12)
        }
    }
}

fn lasting(evaluated: &Evaluated, pairs: &[(String, String)]) -> Result<Vec<Option<usize>>, Issue> {
    pairs
        .iter()
        .map(|(one, other)| {
            let found = months_of(evaluated, one, other)?;
            Ok(found.and_then(|found| found.cash.lasting()))
        })
        .collect()
}

/// The break-evens by month of two options by id; none when one of them has no outcome.
///
/// # Errors
/// `too-large` when an amount cannot be held exactly.
pub fn months_of(
    evaluated: &Evaluated,
    one: &str,
    other: &str,
) -> Result<Option<MonthBreakEvens>, Issue> {
    let outcome = |id: &str| {
        evaluated.outcomes.outcomes.iter().find(|outcome| {
            let option = evaluated.study.options.get(outcome.option);
            option.is_some_and(|option| option.id == id)
        })
    };
    match (outcome(one), outcome(other)) {
        (Some(a), Some(b)) => by_month(&evaluated.study, a, b)
            .map(Some)
            .map_err(|_| too_large("options")),
        _ => Ok(None),
    }
}
