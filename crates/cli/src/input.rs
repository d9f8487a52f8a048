//! Reading studies from files or standard input.

use crate::output::Failure;
use outlay_app::contract::{AppError, Evaluation, IssueView, Severity};
use outlay_app::view;
use outlay_app::words::Words;
use outlay_core::study::written::{self, Written};
use std::io::Read;
use std::path::Path;

/// A study file's text and name.
pub fn text(path: &Path) -> Result<(String, String), Failure> {
    let name = path.display().to_string();
    if name == "-" {
        let mut text = String::new();
        std::io::stdin()
            .take(outlay_store::TEXT_LIMIT)
            .read_to_string(&mut text)
            .map_err(|error| Failure::Environment(format!("-: {error}")))?;
        return Ok((text, name));
    }
    outlay_store::read_text(path)
        .map(|text| (text, name))
        .map_err(|error| {
            use outlay_store::StoreError as E;
            let code = match error {
                E::NotFound { .. } => "file-missing",
                _ => "file-unreadable",
            };
            let refused = AppError::new(code)
                .text("file", path.display().to_string())
                .text("detail", error.to_string());
            match error {
                E::NotText { .. } | E::TooLarge { .. } | E::NotAFile { .. } => {
                    Failure::Refused(refused)
                }
                _ => Failure::Machine(refused),
            }
        })
}

/// A study as written, or the issue that makes it unreadable.
pub fn study(path: &Path) -> Result<(Written, String), Failure> {
    let (text, name) = text(path)?;
    let written = written::read(&text).map_err(|issue| Failure::Issues {
        file: name.clone(),
        issues: vec![view::issue_view(&issue, None)],
    })?;
    Ok((written, name))
}

/// The study priced under a scenario. Errors of the study end the verb; warnings go to
/// standard error.
pub fn evaluated(
    path: &Path,
    scenario: Option<&str>,
    language: &str,
) -> Result<(Written, Evaluation), Failure> {
    let (written, file) = study(path)?;
    let ids = view::scenario_ids(&written.value);
    if let Some(wanted) = scenario
        && !ids.iter().any(|id| id == wanted)
    {
        let known = ids.join(", ");
        return Err(Failure::Usage(format!(
            "{} ({known})",
            unknown("error-unknown-scenario", wanted, language)
        )));
    }
    let evaluation = view::evaluation(&written.value, scenario.unwrap_or_default(), Some(&written));
    let (errors, warnings): (Vec<IssueView>, Vec<IssueView>) = evaluation
        .issues
        .iter()
        .cloned()
        .partition(|issue| issue.severity == Severity::Error);
    if !errors.is_empty() {
        return Err(Failure::Issues {
            file,
            issues: errors,
        });
    }
    let words = words(&evaluation, language);
    for warning in warnings {
        eprintln!("{}", crate::output::issue_text(&file, &warning, &words));
    }
    Ok((written, evaluation))
}

pub fn words(evaluation: &Evaluation, language: &str) -> Words {
    Words::new(
        language,
        &evaluation.currency.code,
        evaluation.currency.decimals,
    )
}

/// The option to show: the one named, or the only one.
pub fn option(
    evaluation: &Evaluation,
    wanted: Option<&str>,
    language: &str,
) -> Result<String, Failure> {
    let known: Vec<&str> = evaluation
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    match (wanted, known.as_slice()) {
        (None, [only]) => Ok((*only).to_owned()),
        (Some(id), _) if known.contains(&id) => Ok(id.to_owned()),
        (Some(id), _) => Err(Failure::Usage(format!(
            "{} ({})",
            unknown("error-unknown-option", id, language),
            known.join(", ")
        ))),
        (None, _) => Err(Failure::Usage(say(
            "error-choice-needed",
            "detail",
            &format!("--option {}", known.join(" | ")),
            language,
        ))),
    }
}

fn unknown(key: &str, id: &str, language: &str) -> String {
    say(key, "id", id, language)
}

fn say(key: &str, name: &str, value: &str, language: &str) -> String {
    let sentence = outlay_core::sentence::Sentence::new(key).text(name, value);
    Words::new(language, "CNY", 2).say(&sentence)
}
