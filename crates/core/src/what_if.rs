//! What if: the study evaluated again with some values replaced.
//!
//! Break-even, goal seek, sensitivity and maps all ask this one question. Values are
//! replaced in the written study and checked like any other, so there is no second way to
//! price.

use crate::issue::{Issue, IssueCode, Severity};
use crate::outcome::{Outcomes, evaluate_all};
use crate::study::Study;
use crate::study::check::check;
use crate::study::edit::replace;
use rust_decimal::Decimal;
use serde_json::Value;

/// A study with its outcomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluated {
    pub study: Study,
    pub outcomes: Outcomes,
}

/// Evaluates the study under a scenario as it stands.
///
/// # Errors
/// The first issue that keeps it from being evaluated.
pub fn evaluated(document: &Value, scenario: &str) -> Result<Evaluated, Issue> {
    let study = proved(document, scenario)?;
    let outcomes = evaluate_all(&study)?;
    Ok(Evaluated { study, outcomes })
}

/// The checked study.
///
/// # Errors
/// The first issue that keeps it from being evaluated.
pub fn proved(document: &Value, scenario: &str) -> Result<Study, Issue> {
    let wanted = Some(scenario).filter(|id| !id.is_empty());
    let checked = check(document, wanted);
    let error = checked
        .issues
        .into_iter()
        .find(|i| i.code.severity() == Severity::Error);
    match (checked.study, error) {
        (Some(study), None) => Ok(study),
        (_, Some(issue)) => Err(issue),
        (None, None) => Err(Issue::new(IssueCode::NoOption, "options")),
    }
}

/// Evaluates the study with the values at some paths replaced.
///
/// # Errors
/// The first issue of the changed study; an unknown path is one.
pub fn what_if(
    document: &Value,
    scenario: &str,
    changes: &[(&str, Decimal)],
) -> Result<Evaluated, Issue> {
    evaluated(&changed(document, changes)?, scenario)
}

/// The written study with the values at some paths replaced.
///
/// # Errors
/// An unknown path.
pub fn changed(document: &Value, changes: &[(&str, Decimal)]) -> Result<Value, Issue> {
    let mut changed = document.clone();
    for (path, value) in changes {
        if !replace(&mut changed, path, &value.normalize().to_string()) {
            return Err(Issue::new(IssueCode::UnknownPath, *path).text("found", *path));
        }
    }
    Ok(changed)
}
