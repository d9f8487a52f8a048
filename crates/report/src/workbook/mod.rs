//! A workbook (XLSX): sheets of texts, numbers, dates and formulas.
//!
//! Every formula carries the result that it must come to; [`recalculate`] computes all of them
//! by another program's arithmetic. Texts are written as texts, whatever they begin with:
//! only what is a formula here is one in the file. The same workbook gives the same bytes.

mod cell;
mod part;
mod recalculate;
mod references;
mod write;

pub use cell::{Cell, Format, Style, Value, area, cell, column_name, quoted, range};
pub use recalculate::{AT_ONCE, TOLERANCE, recalculate};
pub use write::write;

use crate::ReportError;

/// Rows and columns that a sheet can have.
pub const ROWS: usize = 1_048_576;
pub const COLUMNS: usize = 16_384;
/// Digits that a number of a spreadsheet keeps.
pub const DIGITS: usize = 15;

#[derive(Debug, Clone, Default)]
pub struct Workbook {
    pub title: String,
    /// BCP 47, such as `zh-CN`.
    pub language: String,
    /// The font of all cells.
    pub font: String,
    /// Shown beside a number that is written as text because it has too many digits.
    pub too_long: String,
    pub sheets: Vec<Sheet>,
    /// Names for single cells: (name, what it stands for, as `'Sheet'!$B$2`).
    pub names: Vec<(String, String)>,
}

#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// At most 31 characters, none of `[]:*?/\`; unique in the workbook.
    pub name: String,
    /// Widths of the columns, in digits of the font.
    pub widths: Vec<f64>,
    pub rows: Vec<Vec<Cell>>,
    /// Rows (from 0) that head the columns: they stay while scrolling and are repeated on
    /// each printed page, with everything above them staying too.
    pub heads: Option<usize>,
    /// Columns that stay while scrolling.
    pub frozen: usize,
    /// Whether the rows below the heads can be filtered.
    pub filter: bool,
}

impl Sheet {
    /// The number of the next row, from 0.
    pub fn next(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row and tells its number, from 0.
    pub fn push(&mut self, row: Vec<Cell>) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }
}

impl Workbook {
    /// How many cells have a formula.
    pub fn formulas(&self) -> usize {
        part::formulas(self).len()
    }

    /// In how many parts they are recalculated.
    pub fn parts(&self) -> usize {
        self.formulas().div_ceil(AT_ONCE)
    }

    /// The file's bytes, after all formulas came out as stored. `goes_on` is told how many rows
    /// are written and formulas recalculated, of all of them; when it says no, the work ends.
    ///
    /// # Errors
    /// When a sheet is too large, a formula comes to something else, or the work is no longer
    /// wanted.
    pub fn checked(
        &self,
        goes_on: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Vec<u8>, ReportError> {
        let rows: usize = self.sheets.iter().map(|sheet| sheet.rows.len()).sum();
        let all = rows + self.formulas();
        let bytes = write(self, &mut |row| goes_on(row, all))?;
        recalculate(self, &bytes, AT_ONCE, &mut |done, _| {
            goes_on(rows + done, all)
        })?;
        Ok(bytes)
    }
}
