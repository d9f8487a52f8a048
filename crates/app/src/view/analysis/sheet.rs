//! The decision sheet, in words.

use super::words;
use crate::analysis::decision::{Given, tables};
use crate::analysis::sensitivity;
use crate::contract::{AppError, SheetColumn, SheetTable, SheetView};
use crate::tables::printed as printed_cell;
use outlay_core::compare::sensitivity::{Measure, Turn, Worth};
use outlay_core::compare::watch::Watch;
use outlay_report::Table;
use serde_json::Value;

/// The sheet's tables as they stand in the study.
///
/// # Errors
/// When nothing can be priced.
pub fn made(
    document: &Value,
    scenario: &str,
    language: &str,
    watch: &dyn Watch,
) -> Result<Vec<Table>, AppError> {
    let words = words(document, scenario, language);
    let measure = Measure::Saving(Worth::Paid);
    let tornado = match sensitivity::found(document, scenario, &measure, &Turn::default(), watch) {
        Err(stopped) if stopped.code == "unwanted" => return Err(stopped),
        // One option alone has no verdict that could change.
        found => found.ok(),
    };
    let flips = tornado.map(|tornado| sensitivity::flips(document, &tornado, &words));
    let given = Given {
        flips: flips.unwrap_or_default(),
        stop_risk: None,
    };
    tables(document, scenario, &given, &words)
}

pub fn view(
    document: &Value,
    scenario: &str,
    language: &str,
    watch: &dyn Watch,
) -> Result<SheetView, AppError> {
    Ok(printed(
        made(document, scenario, language, watch)?,
        language,
    ))
}

/// Tables with every cell as it is read.
pub(super) fn printed(tables: Vec<Table>, language: &str) -> SheetView {
    SheetView {
        tables: tables
            .into_iter()
            .map(|made| table(made, language))
            .collect(),
    }
}

fn table(table: Table, language: &str) -> SheetTable {
    let rows = table.rows.into_iter().chain(table.totals);
    SheetTable {
        title: table.title,
        columns: table
            .columns
            .into_iter()
            .map(|column| SheetColumn {
                title: column.title,
                numeric: column.numeric,
            })
            .collect(),
        rows: rows
            .map(|row| {
                row.iter()
                    .map(|cell| printed_cell(cell, language))
                    .collect()
            })
            .collect(),
    }
}
