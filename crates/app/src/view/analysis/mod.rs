//! Analyses as the window draws them: the core's findings with their names and words.

mod bridge;
mod cliff;
mod composition;
mod map;
mod scenarios;
mod sheet;
mod tornado;
mod uncertainty;

use super::{kind_view, price, text};
use crate::analysis::{figure::refused, kept::Asker, ledger};
use crate::contract::{Analysis, AnalysisView, AppError, InputView, Reply, TableFormat};
use crate::tables;
use crate::words::Words;
use outlay_core::assumption::Assumption;
use outlay_core::decimal::Overflow;
use outlay_core::issue::{Issue, IssueCode};
use outlay_core::label::Label;
use outlay_core::outcome::Outcomes;
use outlay_core::study::Study;
use serde_json::Value;
use std::collections::BTreeMap;

pub use scenarios::{name as scenario_name, sheet as scenarios_sheet, tables as scenarios_tables};

/// An analysis of a study under a scenario.
///
/// # Errors
/// When the study cannot be priced, or the analysis does not apply to it.
pub fn analysis_reply(
    document: &Value,
    scenario: &str,
    wanted: &Analysis,
    language: &str,
    by: Asker,
) -> Result<Reply, AppError> {
    let found = analysis_view(document, scenario, wanted, language, by)?;
    Ok(Reply::Analysis {
        analysis: Box::new(found),
    })
}

/// The same, by itself.
///
/// # Errors
/// As [`analysis_reply`].
pub fn analysis_view(
    document: &Value,
    scenario: &str,
    wanted: &Analysis,
    language: &str,
    by: Asker,
) -> Result<AnalysisView, AppError> {
    Ok(match wanted {
        Analysis::Bridge { from, to, basis } => {
            AnalysisView::Bridge(bridge::view(document, scenario, (from, to), *basis)?)
        }
        Analysis::Cliff { meter, month } => {
            AnalysisView::Cliff(cliff::view(document, scenario, meter.as_deref(), *month)?)
        }
        Analysis::Map { input, rows, basis } => {
            let over = (input.as_deref(), rows.as_deref());
            AnalysisView::Map(Box::new(map::view(
                document, scenario, over, *basis, by.watch,
            )?))
        }
        Analysis::Tornado => AnalysisView::Tornado(tornado::view(document, scenario, by.watch)?),
        Analysis::Composition => AnalysisView::Composition(composition::view(document, scenario)?),
        Analysis::Sheet => {
            AnalysisView::Sheet(sheet::view(document, scenario, language, by.watch)?)
        }
        Analysis::Scenarios { basis } => {
            AnalysisView::Scenarios(scenarios::view(document, *basis)?)
        }
        Analysis::Uncertainty(asked) => {
            AnalysisView::Uncertainty(Box::new(uncertainty::view(document, scenario, asked, by)?))
        }
        Analysis::Books { option } => {
            AnalysisView::Books(ledger::view(document, scenario, option)?)
        }
    })
}

/// An analysis as tables for a spreadsheet or a document.
///
/// # Errors
/// As [`analysis_reply`].
pub fn analysis_text(
    document: &Value,
    scenario: &str,
    wanted: &Analysis,
    (format, words): (TableFormat, &Words),
    by: Asker,
) -> Result<String, AppError> {
    let made = match wanted {
        Analysis::Bridge { from, to, basis } => {
            let found = bridge::found(document, scenario, (from, to), *basis)?;
            vec![crate::analysis::bridge::table(&found, words)]
        }
        Analysis::Cliff { meter, month } => {
            let found = cliff::view(document, scenario, meter.as_deref(), *month)?;
            vec![cliff::table(document, &found, words)]
        }
        Analysis::Map { input, rows, basis } => {
            let over = (input.as_deref(), rows.as_deref());
            let found = map::view(document, scenario, over, *basis, by.watch)?;
            vec![map::table(document, scenario, &found, words)]
        }
        Analysis::Tornado => vec![tornado::table(document, scenario, (words, by.watch))?],
        Analysis::Composition => vec![composition::table(document, scenario, words)?],
        Analysis::Sheet => sheet::made(document, scenario, &words.language, by.watch)?,
        Analysis::Scenarios { basis } => {
            scenarios::tables(&scenarios::view(document, *basis)?, words)
        }
        Analysis::Uncertainty(asked) => {
            uncertainty::tables(document, scenario, asked, (words, by))?
        }
        Analysis::Books { option } => vec![
            ledger::entries_table(document, scenario, option, words)?,
            ledger::months_table(document, scenario, option, words)?,
        ],
    };
    let mut texts = made.iter().map(|table| tables::text(table, format));
    let first = texts.next().unwrap_or_default();
    // A file has one byte-order mark, at its beginning.
    Ok(texts.fold(first, |all, text| {
        format!("{all}\n{}", text.trim_start_matches('\u{FEFF}'))
    }))
}

/// The study with its outcomes, or the issues that keep it from being priced.
fn ready(document: &Value, scenario: &str) -> Result<(Study, Outcomes), AppError> {
    let priced = price(document, scenario);
    priced.study.ok_or_else(|| {
        let views = priced.issues.iter();
        let views = views.map(|issue| super::issue_view(issue, None)).collect();
        AppError::new("nothing-to-export").with_issues(views)
    })
}

fn too_large(_: Overflow) -> AppError {
    refused(&Issue::new(IssueCode::TooLarge, "options"))
}

fn input_view(found: &Assumption) -> InputView {
    InputView {
        path: found.path.clone(),
        group: found.group.clone(),
        title: found.title.clone(),
        kind: kind_view(found.kind),
        unit: found.unit.clone(),
        value: text(found.value),
    }
}

/// A unit as it stands behind a quantity, with the space between; nothing where there is none.
fn behind(unit: Option<&Label>) -> Label {
    match unit {
        None => Label::from(""),
        Some(unit) => {
            Label::from(BTreeMap::from(crate::words::LANGUAGES.map(|language| {
                (language.to_owned(), format!(" {}", unit.text(language)))
            })))
        }
    }
}

/// The words for a study's money.
fn words(document: &Value, scenario: &str, language: &str) -> Words {
    let currency = super::currency(document, &price(document, scenario));
    Words::new(language, &currency.code, currency.decimals)
}
