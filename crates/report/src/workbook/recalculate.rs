//! All formulas of a written workbook, computed anew by another program's arithmetic.
//!
//! What is read is a file as a spreadsheet would read it: the one that is handed over, or, of
//! a large workbook, one for each of its parts, written by the same code.

use super::part::{Place, formulas, part};
use super::{Value, Workbook, cell, write};
use crate::ReportError;
use ironcalc::base::Model;
use ironcalc::base::cell::CellValue;
use ironcalc::import::load_from_xlsx_bytes;

/// The most by which a recalculated cell may differ from the stored one.
pub const TOLERANCE: f64 = 0.005;
/// Formulas that are recalculated at once: about 300 MB of memory.
pub const AT_ONCE: usize = 40_000;

/// Recalculates a workbook that was written as `bytes`, at most `at_once` formulas together,
/// and tells how many were compared. `goes_on` is told how many are done, of how many; when it
/// says no, the work ends.
///
/// # Errors
/// Names the first cell that comes to something else.
pub fn recalculate(
    workbook: &Workbook,
    bytes: &[u8],
    at_once: usize,
    goes_on: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<usize, ReportError> {
    let all = formulas(workbook);
    let whole = all.len() <= at_once;
    let mut compared = 0;
    for some in all.chunks(at_once.max(1)) {
        if !goes_on(compared, all.len()) {
            return Err(ReportError::Unwanted);
        }
        if whole {
            return compare(workbook, some, bytes);
        }
        let part = part(workbook, some)?;
        let bytes = write(&part, &mut |_| goes_on(compared, all.len()))?;
        compared += compare(&part, some, &bytes)?;
    }
    Ok(compared)
}

/// Computes a file and compares the formulas at some places.
fn compare(workbook: &Workbook, of: &[Place], bytes: &[u8]) -> Result<usize, ReportError> {
    let failed = |error: String| ReportError::Workbook(error);
    let read = load_from_xlsx_bytes(bytes, "workbook", "en", "UTC");
    let read = read.map_err(|error| failed(error.to_string()))?;
    let mut model = Model::from_workbook(read, "en").map_err(failed)?;
    model.evaluate();
    let mut compared = 0;
    for (number, row, column) in of.iter().copied() {
        let Some(sheet) = workbook.sheets.get(number) else {
            continue;
        };
        let own = sheet.rows.get(row).and_then(|cells| cells.get(column));
        let Some(Value::Formula { result, .. }) = own.map(|cell| &cell.value) else {
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
    Ok(compared)
}

fn agrees(stored: &str, found: Option<&CellValue>) -> bool {
    match (stored.parse::<f64>(), found) {
        (Ok(stored), Some(CellValue::Number(found))) => (stored - found).abs() <= TOLERANCE,
        _ => false,
    }
}
