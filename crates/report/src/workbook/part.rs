//! A workbook in parts that can be recalculated one by one.
//!
//! Recalculation takes memory for every cell, so that a large workbook is taken apart: a part
//! has some of the formulas, and of the cells they look at the values that are stored. No
//! formula depends on itself, so when every one comes to what is stored from what is stored,
//! the whole workbook does.

use super::references::{Area, Known};
use super::{Cell, Sheet, Value, Workbook, cell};
use crate::ReportError;
use std::collections::HashSet;
use std::ops::Range;

/// Positions of a formula: sheet, row, column.
pub(super) type Place = (usize, usize, usize);

/// All formulas, sheet by sheet and row by row.
pub(super) fn formulas(workbook: &Workbook) -> Vec<Place> {
    let mut found = Vec::new();
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        for (row, cells) in sheet.rows.iter().enumerate() {
            let formulas = cells.iter().enumerate();
            let formulas = formulas.filter(|(_, one)| matches!(one.value, Value::Formula { .. }));
            found.extend(formulas.map(|(column, _)| (number, row, column)));
        }
    }
    found
}

/// The part with the formulas at some places, at the same places.
///
/// # Errors
/// When one of them cannot be read.
pub(super) fn part(workbook: &Workbook, of: &[Place]) -> Result<Workbook, ReportError> {
    let known = Known::of(workbook);
    let sheets = workbook.sheets.iter().map(|sheet| Sheet {
        name: sheet.name.clone(),
        ..Sheet::default()
    });
    let mut part = Workbook {
        sheets: sheets.collect(),
        names: workbook.names.clone(),
        too_long: workbook.too_long.clone(),
        ..Workbook::default()
    };
    let mut seen: HashSet<Area> = HashSet::new();
    for place in of {
        let Some(own) = at(workbook, *place) else {
            continue;
        };
        let Value::Formula { text, .. } = &own.value else {
            continue;
        };
        let areas = known.areas(text, place.0).ok_or_else(|| {
            let (sheet, row, column) = *place;
            let name = workbook.sheets.get(sheet).map_or("", |sheet| &sheet.name);
            ReportError::Workbook(format!(
                "{name}!{} cannot be read: {text}",
                cell(column, row)
            ))
        })?;
        put(&mut part, *place, own.value.clone());
        for area in areas {
            if seen.insert(area) {
                copy(workbook, area, &mut part);
            }
        }
    }
    Ok(part)
}

fn copy(workbook: &Workbook, area: Area, part: &mut Workbook) {
    for row in whole(area.rows) {
        for column in whole(area.columns) {
            let place = (area.sheet, row, column);
            let is_there = at(part, place).is_some_and(|cell| cell.value != Value::Empty);
            let Some(found) = at(workbook, place).filter(|_| !is_there) else {
                continue;
            };
            put(part, place, stored(&found.value));
        }
    }
}

fn whole((first, last): (usize, usize)) -> Range<usize> {
    first..last.saturating_add(1)
}

/// A formula's result with all its digits, which a number of a cell would not keep.
fn stored(value: &Value) -> Value {
    match value {
        Value::Formula { result, .. } => Value::Formula {
            text: result.clone(),
            result: result.clone(),
        },
        other => other.clone(),
    }
}

fn at(workbook: &Workbook, (sheet, row, column): Place) -> Option<&Cell> {
    workbook.sheets.get(sheet)?.rows.get(row)?.get(column)
}

fn put(part: &mut Workbook, (sheet, row, column): Place, value: Value) {
    let Some(sheet) = part.sheets.get_mut(sheet) else {
        return;
    };
    if sheet.rows.len() <= row {
        sheet.rows.resize(row + 1, Vec::new());
    }
    let Some(cells) = sheet.rows.get_mut(row) else {
        return;
    };
    if cells.len() <= column {
        cells.resize(column + 1, Cell::empty());
    }
    if let Some(cell) = cells.get_mut(column) {
        cell.value = value;
    }
}
