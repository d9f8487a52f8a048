//! `outlay check`: every issue of a study under every scenario.

use crate::output::{Failure, Format, issue_text, json, print};
use crate::{input, output};
use outlay_app::contract::{IssueView, Severity};
use outlay_app::view::{issue_view, price, scenario_ids};
use outlay_app::words::Words;
use outlay_core::money::Currency;
use outlay_core::sentence::Sentence;
use outlay_core::study::written::Written;
use outlay_report::{Cell, Column, Table};
use serde_json::Value;
use std::path::PathBuf;

/// An issue of a file, in words.
struct Found {
    file: String,
    issue: IssueView,
    message: String,
    remedy: String,
}

pub fn check(files: &[PathBuf], format: Format, language: &str) -> Result<(), Failure> {
    let mut all: Vec<Found> = Vec::new();
    for path in files {
        let (file, issues, words) = match input::study(path) {
            Ok((written, file)) => (file, issues(&written), words_of(&written, language)),
            Err(Failure::Issues { file, issues }) => (file, issues, plain(language)),
            Err(other) => return Err(other),
        };
        if format == Format::Table {
            for issue in &issues {
                print(&issue_text(&file, issue, &words))?;
            }
            print(&summary(&file, &issues, &words))?;
        }
        all.extend(issues.into_iter().map(|issue| Found {
            file: file.clone(),
            message: words.say(&issue.message),
            remedy: words.say(&issue.remedy),
            issue,
        }));
    }
    match format {
        Format::Table => {}
        Format::Json => print(&json(&as_json(&all))?)?,
        other => print(&output::table_text(&table(&all, &plain(language)), other))?,
    }
    if all
        .iter()
        .any(|found| found.issue.severity == Severity::Error)
    {
        // Everything has been printed where it was asked for.
        return Err(Failure::Issues {
            file: String::new(),
            issues: Vec::new(),
        });
    }
    Ok(())
}

/// Words that name no amount.
fn plain(language: &str) -> Words {
    Words::new(language, "CNY", 2)
}

/// Words with the study's own currency.
fn words_of(written: &Written, language: &str) -> Words {
    let code = written.value.get("currency").and_then(Value::as_str);
    match code.and_then(Currency::from_code) {
        Some(currency) => Words::new(language, code.unwrap_or_default(), currency.decimals),
        None => plain(language),
    }
}

/// `study.toml: 3 errors, 0 warnings`.
fn summary(file: &str, issues: &[IssueView], words: &Words) -> String {
    let count = |severity| {
        issues
            .iter()
            .filter(|issue| issue.severity == severity)
            .count()
    };
    let key = if issues.is_empty() {
        "cli-no-issues"
    } else {
        "cli-issues"
    };
    let said = Sentence::new(key)
        .text("file", file)
        .count("errors", count(Severity::Error))
        .count("warnings", count(Severity::Warning));
    output::line(&words.say(&said))
}

/// The issues under all scenarios, each once.
fn issues(written: &Written) -> Vec<IssueView> {
    let mut ids = scenario_ids(&written.value);
    if ids.is_empty() {
        ids.push(String::new());
    }
    let mut found = Vec::new();
    for id in ids {
        for issue in price(&written.value, &id).issues {
            if !found.contains(&issue) {
                found.push(issue);
            }
        }
    }
    found
        .iter()
        .map(|issue| issue_view(issue, Some(written)))
        .collect()
}

fn severity(issue: &IssueView) -> &'static str {
    match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn as_json(all: &[Found]) -> Value {
    let issues: Vec<_> = all
        .iter()
        .map(|found| {
            let issue = &found.issue;
            serde_json::json!({
                "file": found.file, "code": issue.code, "severity": severity(issue), "path": issue.path,
                "line": issue.line, "column": issue.column,
                "message": found.message, "remedy": found.remedy,
            })
        })
        .collect();
    serde_json::json!({ "issues": issues })
}

fn table(all: &[Found], words: &Words) -> Table {
    let keys = [
        "column-severity",
        "column-code",
        "column-place",
        "column-message",
        "column-remedy",
    ];
    let columns = keys
        .iter()
        .map(|key| Column {
            title: words.word(key),
            numeric: false,
        })
        .collect();
    let rows = all
        .iter()
        .map(
            |Found {
                 file,
                 issue,
                 message,
                 remedy,
             }| {
                let place = match (issue.line, issue.column) {
                    (Some(line), Some(column)) => format!("{file}:{line}:{column} {}", issue.path),
                    _ => format!("{file} {}", issue.path),
                };
                [
                    severity(issue).to_owned(),
                    issue.code.clone(),
                    place,
                    message.clone(),
                    remedy.clone(),
                ]
                .map(Cell::Text)
                .to_vec()
            },
        )
        .collect();
    Table {
        title: String::new(),
        columns,
        rows,
        totals: None,
    }
}
