//! All formulas of a written workbook, computed anew by another program's arithmetic.
//!
//! What is read is the file as a spreadsheet would read it, so that it holds for what was
//! written and not for what was meant.

use super::{Value, Workbook, cell};
use crate::ReportError;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;

/// The most by which a recalculated cell may differ from the stored one.
pub const TOLERANCE: f64 = 0.005;

/// Tells how many cells were compared.
///
/// # Errors
/// Names the first cell that comes to something else.
pub fn recalculate(workbook: &Workbook, bytes: &[u8]) -> Result<usize, ReportError> {
    let failed = |error: String| ReportError::Workbook(error);
    let read = load_from_xlsx_bytes(bytes, "workbook", "en", "UTC");
    let read = read.map_err(|error| failed(error.to_string()))?;
    let mut model = Model::from_workbook(read, "en").map_err(failed)?;
    model.evaluate();
    let mut compared = 0;
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, one) in cells.iter().enumerate() {
                let Value::Formula { result, .. } = &one.value else {
                    continue;
                };
                let place = (number as u32, row as i32 + 1, column as i32 + 1);
                let found = model.get_cell_value_by_index(place.0, place.1, place.2);
                if !agrees(result, found.as_ref().ok()) {
                    return Err(ReportError::Recalculated {
                        cell: format!("{}!{}", sheet.name, cell(column, row)),
                        stored: result.clone(),
                        found: found.map_or_else(|error| error, |value| format!("{value:?}")),
                    });
                }
                compared += 1;
            }
        }
    }
    Ok(compared)
}

fn agrees(stored: &str, found: Option<&CellValue>) -> bool {
    match (stored.parse::<f64>(), found) {
        (Ok(stored), Some(CellValue::Number(found))) => (stored - found).abs() <= TOLERANCE,
        _ => false,
    }
}
