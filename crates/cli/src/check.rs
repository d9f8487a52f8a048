//! `outlay check`: every issue of a study under every scenario.

use crate::output::{Failure, Format, issue_text, json, print};
use crate::{input, output};
use outlay_app::contract::{IssueView, Severity};
use outlay_app::view::{issue_view, price, scenario_ids};
use outlay_app::words::Words;
use outlay_core::sentence::Sentence;
use outlay_core::study::written::Written;
use outlay_report::{Cell, Column, Table};
use std::path::PathBuf;

pub fn check(files: &[PathBuf], format: Format, language: &str) -> Result<(), Failure> {
    let words = Words::new(language, "CNY", 2);
    let mut all: Vec<(String, IssueView)> = Vec::new();
    for path in files {
        let (file, issues) = match input::study(path) {
            Ok((written, file)) => {
                let issues = issues(&written);
                (file, issues)
            }
            Err(Failure::Issues { file, issues }) => (file, issues),
            Err(other) => return Err(other),
        };
        if format == Format::Table {
            let count = |severity| {
                issues
                    .iter()
                    .filter(|issue| issue.severity == severity)
                    .count()
            };
            for issue in &issues {
                print(&issue_text(&file, issue, &words))?;
            }
            let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
            let key = if issues.is_empty() {
                "cli-no-issues"
            } else {
                "cli-issues"
            };
            let said = Sentence::new(key)
                .text("file", &file)
                .count("errors", errors)
                .count("warnings", warnings);
            print(&output::clean(&words.say(&said)))?;
        }
        all.extend(issues.into_iter().map(|issue| (file.clone(), issue)));
    }
    match format {
        Format::Table => {}
        Format::Json => print(&json(&as_json(&all, &words))?)?,
        other => print(&output::table_text(&table(&all, &words), other))?,
    }
    if all
        .iter()
        .any(|(_, issue)| issue.severity == Severity::Error)
    {
        // Everything has been printed where it was asked for.
        return Err(Failure::Issues {
            file: String::new(),
            issues: Vec::new(),
        });
    }
    Ok(())
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

fn as_json(all: &[(String, IssueView)], words: &Words) -> serde_json::Value {
    let issues: Vec<_> = all
        .iter()
        .map(|(file, issue)| {
            serde_json::json!({
                "file": file, "code": issue.code, "severity": severity(issue), "path": issue.path,
                "line": issue.line, "column": issue.column,
                "message": words.say(&issue.message), "remedy": words.say(&issue.remedy),
            })
        })
        .collect();
    serde_json::json!({ "issues": issues })
}

fn table(all: &[(String, IssueView)], words: &Words) -> Table {
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
        .map(|(file, issue)| {
            let place = match (issue.line, issue.column) {
                (Some(line), Some(column)) => format!("{file}:{line}:{column} {}", issue.path),
                _ => format!("{file} {}", issue.path),
            };
            [
                severity(issue).to_owned(),
                issue.code.clone(),
                place,
                words.say(&issue.message),
                words.say(&issue.remedy),
            ]
            .map(Cell::Text)
            .to_vec()
        })
        .collect();
    Table {
        title: String::new(),
        columns,
        rows,
        totals: None,
    }
}
