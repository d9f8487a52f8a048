//! Usage counted elsewhere into the open study: a grid and a mapping → what it would give →
//! edits of the study.
//!
//! Days become months as the meter reads them: a flow adds up, a level has its peak, average
//! or last day; or every day is kept, as the scenario's forecast of that month. A month that is
//! not there in full is left out and told, for half a month would look like a fall.

mod columns;
mod halves;
mod months;

pub use halves::Half;

use crate::contract::{AppError, ImportColumn, ImportFault, ImportMapping, ImportRow, ImportView};
use crate::session::file_name;
use outlay_core::compare::watch::Watch;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::join;
use outlay_core::study::structure::Edit;
use outlay_import::date::DayOrder;
use outlay_import::grid::MOST_BYTES;
use outlay_import::number::DecimalMark;
use outlay_import::{Format, Grid, Mapping, ReadError, Span, Stopped, apply, guess};
use outlay_store::{StoreError, read_bytes};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::path::Path;

/// Rows that the preview shows, and faults that it lists.
const ROWS_SHOWN: usize = 12;
const FAULTS_SHOWN: usize = 200;

/// A file that was read and is not yet in the study.
pub struct Loaded {
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub grid: Grid,
}

impl Loaded {
    /// Reads a file's bytes; of a workbook the given sheet, or the first that holds something.
    ///
    /// # Errors
    /// When nothing can be read, with the reason.
    pub fn read(
        file_name: String,
        bytes: Vec<u8>,
        sheet: Option<&str>,
        watch: &dyn Watch,
    ) -> Result<Loaded, AppError> {
        let grid = outlay_import::read(&bytes, sheet, watch)
            .map_err(|error| unread(&file_name, &error))?;
        Ok(Loaded {
            file_name,
            bytes,
            grid,
        })
    }

    /// Reads a file of usage.
    ///
    /// # Errors
    /// When it cannot be read, with the reason.
    pub fn open(path: &Path, watch: &dyn Watch) -> Result<Loaded, AppError> {
        let name = file_name(path);
        let bytes = read_bytes(path, MOST_BYTES as u64).map_err(|error| {
            let code = match error {
                StoreError::NotFound { .. } => "file-missing",
                StoreError::TooLarge { .. } => "import-too-large",
                _ => "file-unreadable",
            };
            AppError::new(code)
                .text("file", name.as_str())
                .text("detail", error.to_string())
        })?;
        Loaded::read(name, bytes, None, watch)
    }

    /// Reads another sheet of the same workbook; false when it is the one that is shown.
    ///
    /// # Errors
    /// When there is no such sheet or it is empty.
    pub fn switch(&mut self, sheet: &str, watch: &dyn Watch) -> Result<bool, AppError> {
        if matches!(&self.grid.format, Format::Workbook { sheet: shown, .. } if shown == sheet) {
            return Ok(false);
        }
        let other = outlay_import::read(&self.bytes, Some(sheet), watch);
        self.grid = other.map_err(|error| unread(&self.file_name, &error))?;
        Ok(true)
    }

    /// What the file would give with a mapping, guessed where none is given.
    ///
    /// # Errors
    /// When it is no longer wanted.
    pub fn look(
        &self,
        document: &Value,
        mapping: Option<ImportMapping>,
        left_out: &[usize],
        watch: &dyn Watch,
    ) -> Result<ImportView, AppError> {
        let meters = columns::meters(document);
        let mapping = mapping.unwrap_or_else(|| shown(guess(&self.grid, &columns::named(&meters))));
        let history = apply(&self.grid, &proved(&mapping), left_out, watch);
        let (faults, by_day, readings) = match history {
            Ok(history) => {
                let readings = months::readings(document, &history, mapping.daily);
                (Vec::new(), history.span == Span::Day, readings)
            }
            Err(Stopped::Unwanted) => return Err(AppError::new("unwanted")),
            Err(Stopped::Faulty(faults)) => (faults, mapping.daily, Vec::new()),
        };
        let (sheets, sheet, format) = format(&self.grid.format);
        let columns = columns::names(&self.grid, mapping.header);
        Ok(ImportView {
            file_name: self.file_name.clone(),
            format,
            sheets,
            sheet,
            rows: self
                .grid
                .rows
                .iter()
                .take(ROWS_SHOWN)
                .map(|row| ImportRow {
                    number: row.number,
                    cells: row.cells.clone(),
                })
                .collect(),
            row_count: self.grid.rows.len(),
            meters,
            fault_count: faults.len(),
            faults: faults
                .iter()
                .take(FAULTS_SHOWN)
                .map(|fault| ImportFault {
                    row: fault.row,
                    column: fault.column,
                    message: Sentence::new(format!("import-fault-{}", fault.problem.name()))
                        .count("row", fault.row)
                        .text(
                            "column",
                            columns.get(fault.column).map_or("", String::as_str),
                        )
                        .text("found", fault.found.chars().take(60).collect::<String>()),
                })
                .collect(),
            columns,
            mapping,
            by_day,
            readings,
        })
    }

    /// The edits that bring the readings into the study: what was counted, and, when wished,
    /// the scenario's forecast from their trend.
    ///
    /// # Errors
    /// While any row has a fault, when no column is for a meter, or when it is no longer
    /// wanted.
    pub fn edits(
        &self,
        document: &Value,
        scenario: &str,
        mapping: &ImportMapping,
        left_out: &[usize],
        forecast: bool,
        watch: &dyn Watch,
    ) -> Result<Vec<Edit>, AppError> {
        let view = self.look(document, Some(mapping.clone()), left_out, watch)?;
        if view.fault_count > 0 {
            let mut error = AppError::new("import-faults").text("file", self.file_name.as_str());
            error.message = error.message.count("count", view.fault_count);
            return Err(error);
        }
        if mapping.daily && !view.by_day {
            return Err(AppError::new("import-not-daily").text("file", self.file_name.as_str()));
        }
        let mut edits = Vec::new();
        for readings in &view.readings {
            let usage = join(&join("scenarios", scenario), "usage");
            let daily = join(&join(&usage, &readings.meter), "daily");
            let counted = join("actuals", &readings.meter);
            edits.extend(readings.months.iter().map(|read| match mapping.daily {
                true => Edit::Put {
                    path: join(&daily, &read.month),
                    value: json!(read.days),
                },
                false => Edit::Put {
                    path: join(&counted, &read.month),
                    value: json!(read.quantity),
                },
            }));
            if let (true, Some(trend)) = (forecast, &readings.trend) {
                let meter = join(&usage, &readings.meter);
                edits.push(Edit::Put {
                    path: join(&meter, "start"),
                    value: json!(trend.start),
                });
                edits.push(Edit::Put {
                    path: join(&meter, "growth"),
                    value: json!({ "model": "compound", "monthly_rate": percent(&trend.monthly_rate) }),
                });
                if let Some(strays) = trend.volatility.as_ref().filter(|strays| *strays != "0") {
                    edits.push(Edit::Put {
                        path: join(&meter, "volatility"),
                        value: json!(percent(strays)),
                    });
                }
            }
        }
        if edits.is_empty() {
            return Err(AppError::new("import-nothing").text("file", self.file_name.as_str()));
        }
        Ok(edits)
    }
}

/// All sheets, the one that is shown, and how the file was read.
fn format(format: &Format) -> (Vec<String>, Option<String>, Sentence) {
    match format {
        Format::Csv {
            encoding,
            separator,
        } => {
            let separator = match separator {
                '\t' => "⇥".to_owned(),
                other => other.to_string(),
            };
            let said = Sentence::new("import-format-csv")
                .text("encoding", encoding)
                .text("separator", separator);
            (Vec::new(), None, said)
        }
        Format::Workbook { sheet, sheets } => {
            let said = Sentence::new("import-format-workbook").text("sheet", sheet);
            (sheets.clone(), Some(sheet.clone()), said)
        }
    }
}

fn unread(file: &str, error: &ReadError) -> AppError {
    // What was pasted has no name of its own.
    let name = match file {
        "" => Arg::Word("import-pasted".to_owned()),
        name => Arg::Text(name.to_owned()),
    };
    let code = match error {
        ReadError::TooLarge | ReadError::TooManyRows => "import-too-large",
        ReadError::Empty => "import-empty",
        ReadError::Unwanted => return AppError::new("unwanted"),
        ReadError::Workbook(_) | ReadError::Line { .. } | ReadError::NoSheet(_) => {
            "import-unreadable"
        }
    };
    let mut said = AppError::new(code).text("detail", error.to_string());
    said.message = said.message.with("file", name);
    said
}

fn shown(mapping: Mapping) -> ImportMapping {
    ImportMapping {
        header: mapping.header,
        date: mapping.date,
        day_first: mapping.order == DayOrder::DayFirst,
        decimal_comma: mapping.mark == DecimalMark::Comma,
        meters: mapping
            .meters
            .into_iter()
            .map(|(column, meter)| ImportColumn { column, meter })
            .collect(),
        daily: false,
    }
}

fn proved(mapping: &ImportMapping) -> Mapping {
    Mapping {
        header: mapping.header,
        date: mapping.date,
        order: if mapping.day_first {
            DayOrder::DayFirst
        } else {
            DayOrder::MonthFirst
        },
        mark: if mapping.decimal_comma {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        },
        meters: mapping
            .meters
            .iter()
            .map(|column| (column.column, column.meter.clone()))
            .collect(),
    }
}

/// A share as a percentage, as people write rates in a study.
fn percent(share: &str) -> String {
    let number: Decimal = share.parse().unwrap_or_default();
    let hundredfold = number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or_default();
    format!("{}%", hundredfold.normalize())
}
