//! `outlay ledger`: the books of an option, entries and month ends.

use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use outlay_app::analysis::ledger;
use std::path::Path;

pub fn ledger(
    study: &Path,
    scenario: Option<&str>,
    option: Option<&str>,
    format: Format,
    language: &str,
) -> Result<(), Failure> {
    let (written, evaluation) = input::evaluated(study, scenario, language)?;
    let option = input::option(&evaluation, option, language)?;
    let words = input::words(&evaluation, language);
    let scenario = scenario.unwrap_or_default();
    if format == Format::Json {
        return print(&json(&ledger::json(&written.value, scenario, &option)?)?);
    }
    let entries = ledger::entries_table(&written.value, scenario, &option, &words)?;
    if format == Format::Csv {
        return print(&table_text(&entries, format));
    }
    let months = ledger::months_table(&written.value, scenario, &option, &words)?;
    for table in [&entries, &months] {
        if format == Format::Table {
            print(&clean(&format!("{}\n", table.title)))?;
        }
        print(&format!("{}\n", table_text(table, format)))?;
    }
    Ok(())
}
