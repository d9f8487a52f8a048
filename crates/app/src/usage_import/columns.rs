//! What columns are called, and the meters that they can be for.

use crate::contract::ImportMeter;
use outlay_core::label::Label;
use outlay_import::{Grid, Named};
use serde_json::Value;

/// The meters that count something by themselves.
pub fn meters(document: &Value) -> Vec<ImportMeter> {
    let list = document.get("meters").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter(|meter| meter.get("derive").is_none())
        .filter_map(|meter| {
            let id = meter.get("id")?.as_str()?.to_owned();
            let name = meter
                .get("name")
                .and_then(|name| serde_json::from_value(name.clone()).ok())
                .unwrap_or_else(|| Label::from(id.as_str()));
            Some(ImportMeter { id, name })
        })
        .collect()
}

/// The same with their names in every language, for finding their columns.
pub fn named(meters: &[ImportMeter]) -> Vec<Named> {
    let names = |meter: &ImportMeter| {
        crate::words::LANGUAGES
            .iter()
            .map(|language| meter.name.text(language).to_owned())
            .collect()
    };
    meters
        .iter()
        .map(|meter| Named {
            id: meter.id.clone(),
            names: names(meter),
        })
        .collect()
}

/// The columns' names; a spreadsheet's letters where the file has none.
pub fn names(grid: &Grid, header: bool) -> Vec<String> {
    let width = grid.rows.iter().map(|row| row.cells.len()).max();
    let head = grid.rows.first().filter(|_| header);
    (0..width.unwrap_or(0))
        .map(|index| {
            let named = head.and_then(|row| row.cells.get(index));
            named
                .filter(|name| !name.is_empty())
                .cloned()
                .unwrap_or_else(|| letters(index))
        })
        .collect()
}

/// A, B, … Z, AA, AB, …
fn letters(mut index: usize) -> String {
    let mut found = String::new();
    loop {
        let letter = u8::try_from(index % 26).unwrap_or(0);
        found.insert(0, char::from(b'A'.saturating_add(letter)));
        if index < 26 {
            return found;
        }
        index = index / 26 - 1;
    }
}
