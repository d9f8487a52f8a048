//! Grids: what stands in a file, row by row, as text.

use crate::text::{decode, separator};
use calamine::{Data, Reader};
use outlay_core::compare::watch::Watch;
use std::io::Cursor;

/// Largest file that is read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most rows that are read; ten years of days with room to spare.
pub const MOST_ROWS: usize = 100_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    pub format: Format,
    pub rows: Vec<Row>,
}

/// How the file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    Csv {
        encoding: String,
        separator: char,
    },
    /// The sheet that was read, and all there are.
    Workbook {
        sheet: String,
        sheets: Vec<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As the file's own program counts it, from 1.
    pub number: usize,
    /// Without spaces around.
    pub cells: Vec<String>,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadError {
    #[error("the file is larger than {MOST_BYTES} bytes")]
    TooLarge,
    #[error("the file has more than {MOST_ROWS} rows")]
    TooManyRows,
    #[error("there is nothing in the file")]
    Empty,
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    #[error("line {line} cannot be read: {reason}")]
    Line { line: u64, reason: String },
    #[error("there is no sheet {0}")]
    NoSheet(String),
    /// The one who watches wants it no more.
    #[error("cancelled")]
    Unwanted,
}

/// Reads a file by its first bytes: a workbook (XLSX, XLS, ODS) or text with separators.
/// Of a workbook the given sheet, or the first that holds something. `watch` is told each row.
///
/// # Errors
/// When it is too large, empty or damaged, or no longer wanted.
pub fn read(bytes: &[u8], sheet: Option<&str>, watch: &dyn Watch) -> Result<Grid, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    let zip = bytes.starts_with(b"PK\x03\x04");
    let compound = bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    let grid = if zip || compound {
        workbook(bytes, sheet, watch)?
    } else {
        separated(bytes, watch)?
    };
    if grid.rows.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(grid)
}

fn separated(bytes: &[u8], watch: &dyn Watch) -> Result<Grid, ReadError> {
    let (text, encoding) = decode(bytes);
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let lines = text.bytes().filter(|byte| *byte == b'\n').count();
    for record in reader.records() {
        told(watch, rows.len(), lines)?;
        let record = record.map_err(|error| ReadError::Line {
            line: error.position().map_or(0, csv::Position::line),
            reason: error.to_string(),
        })?;
        let number = record.position().map_or(0, |at| line_of(&text, at));
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        keep(&mut rows, number, cells)?;
    }
    Ok(Grid {
        format: Format::Csv {
            encoding: encoding.to_owned(),
            separator: char::from(separator),
        },
        rows,
    })
}

/// The line a record begins on. The reader's own position lies before the empty lines above.
fn line_of(text: &str, at: &csv::Position) -> usize {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| b"\r\n".contains(byte));
    let skipped = empty.filter(|byte| **byte == b'\n').count();
    usize::try_from(at.line())
        .unwrap_or(usize::MAX)
        .saturating_add(skipped)
}

fn workbook(bytes: &[u8], wanted: Option<&str>, watch: &dyn Watch) -> Result<Grid, ReadError> {
    let damaged = |error: calamine::Error| ReadError::Workbook(error.to_string());
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheet_names();
    let candidates = match wanted {
        Some(name) if sheets.iter().any(|sheet| sheet == name) => vec![name.to_owned()],
        Some(name) => return Err(ReadError::NoSheet(name.to_owned())),
        None => sheets.clone(),
    };
    for sheet in candidates {
        let range = book.worksheet_range(&sheet).map_err(damaged)?;
        let above = range.start().map_or(0, |(row, _)| row);
        let mut rows = Vec::new();
        for (index, cells) in range.rows().enumerate() {
            told(watch, index, range.height())?;
            let number = usize::try_from(above)
                .unwrap_or(0)
                .saturating_add(index)
                .saturating_add(1);
            keep(&mut rows, number, cells.iter().map(shown).collect())?;
        }
        if !rows.is_empty() {
            return Ok(Grid {
                format: Format::Workbook { sheet, sheets },
                rows,
            });
        }
    }
    Err(ReadError::Empty)
}

/// Tells how many of about `of` rows are read, unless nobody waits for them.
fn told(watch: &dyn Watch, done: usize, of: usize) -> Result<(), ReadError> {
    match watch.goes_on(done, of.max(done)) {
        true => Ok(()),
        false => Err(ReadError::Unwanted),
    }
}

/// Keeps a row that holds something.
fn keep(rows: &mut Vec<Row>, number: usize, cells: Vec<String>) -> Result<(), ReadError> {
    if cells.iter().all(String::is_empty) {
        return Ok(());
    }
    if rows.len() >= MOST_ROWS {
        return Err(ReadError::TooManyRows);
    }
    rows.push(Row { number, cells });
    Ok(())
}

/// A cell as text: dates as `YYYY-MM-DD`, numbers with the digits that identify them.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        // The shortest text that reads back as the same number, as spreadsheets show it.
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    }
}
