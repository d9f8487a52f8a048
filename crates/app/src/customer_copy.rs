//! The copy of a study for a customer: told first, written then.
//!
//! In: the written study. Out: the list of what the copy does without, or its file. The rule
//! that is easy to get wrong: comments of the file may hold anything, so none is copied; and
//! a copy that would not check clean is not written.

use crate::contract::{AppError, CustomerCopyView, IssueView};
use crate::session::file_name;
use crate::{study_file, totals, view};
use outlay_core::issue::{Issue, Severity};
use outlay_core::sentence::Sentence;
use outlay_core::study::customer_copy::{CustomerCopy, LeftOut, Part, customer_copy};
use outlay_store::replace_file;
use serde_json::Value;
use std::path::Path;

/// What a copy would do without, under a scenario (the first of the copy when it has gone).
pub fn look(document: &Value, scenario: &str) -> CustomerCopyView {
    let copy = customer_copy(document);
    let left = view::evaluation(&copy.document, scenario, None);
    let kept = view::scenario_ids(&copy.document);
    let same = kept.iter().find(|id| *id == scenario).or(kept.first());
    let whole = view::evaluation(document, same.map_or("", String::as_str), None);
    CustomerCopyView {
        left_out: copy.left_out.iter().map(told).collect(),
        changed: totals::changed(&whole, &left)
            .into_iter()
            .filter(|total| total.before.is_some() && total.after.is_some())
            .collect(),
        currency: left.currency,
        issues: errors(&copy.document),
    }
}

/// Writes the copy to a file and gives back what it does without. `own` is the study's own
/// file, which is never written over: it would be lost.
///
/// # Errors
/// When nothing is internal, when the copy would not check clean, or when the disk refuses.
pub fn write(
    document: &Value,
    path: &Path,
    own: Option<&Path>,
) -> Result<CustomerCopyView, AppError> {
    let told = look(document, "");
    if told.left_out.is_empty() {
        return Err(AppError::new("nothing-internal"));
    }
    if !told.issues.is_empty() {
        return Err(AppError::new("customer-copy").with_issues(told.issues));
    }
    let name = file_name(path);
    if own.is_some_and(|own| is_same_file(own, path)) {
        return Err(AppError::new("customer-copy-own-file").text("file", name));
    }
    let CustomerCopy { document, .. } = customer_copy(document);
    let (text, _) = study_file::text(&document, path, None)?;
    replace_file(path, text.as_bytes()).map_err(|error| AppError::not_written(path, &error))?;
    Ok(told)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// “Plan “Own cost”, because it needs …”.
fn told(one: &LeftOut) -> Sentence {
    let part = match one.part {
        Part::Meter => "meter",
        Part::Scenario => "scenario",
        Part::Plan => "plan",
        Part::Charge => "charge",
        Part::Option => "option",
        Part::Note => "note",
        Part::Value => "value",
    };
    match &one.because {
        Some(because) => Sentence::new(format!("left-out-{part}-with"))
            .name("name", &one.name)
            .name("because", because),
        None => Sentence::new(format!("left-out-{part}")).name("name", &one.name),
    }
}

/// Errors of the copy under any of its scenarios.
fn errors(copy: &Value) -> Vec<IssueView> {
    let ids = view::scenario_ids(copy);
    let each = match ids.is_empty() {
        true => vec![String::new()],
        false => ids,
    };
    let mut found: Vec<Issue> = Vec::new();
    for issue in each.iter().flat_map(|id| view::price(copy, id).issues) {
        if issue.code.severity() == Severity::Error && !found.contains(&issue) {
            found.push(issue);
        }
    }
    let views = found.iter().map(|issue| view::issue_view(issue, None));
    views.collect()
}
