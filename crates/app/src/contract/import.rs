//! Usage counted elsewhere: what a file holds, how it is read, and what it would give.

use outlay_core::label::Label;
use outlay_core::sentence::Sentence;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Usage from a file: opened, looked at, then taken. Each may take seconds; `work` is the
/// page's own number for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "kebab-case")]
#[ts(export)]
pub enum ImportRequest {
    /// Lets the user choose a file and shows how it would be read.
    Open { work: u32 },
    /// Rows copied from a spreadsheet, instead of a file.
    Paste { text: String, work: u32 },
    /// The same file with another sheet, mapping, or rows (by their number) left out.
    Look {
        sheet: Option<String>,
        mapping: Option<ImportMapping>,
        left_out: Vec<usize>,
        work: u32,
    },
    /// Brings the readings into the study: one undo step. With `forecast` the scenario's
    /// forecast follows their trend.
    Take {
        scenario: String,
        mapping: ImportMapping,
        left_out: Vec<usize>,
        forecast: bool,
        label: Sentence,
        work: u32,
    },
}

/// Which column is what. Columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportMapping {
    /// True when the first row names the columns.
    pub header: bool,
    /// The column of dates.
    pub date: usize,
    /// For dates such as 03/01/2027: true for 3 January.
    pub day_first: bool,
    /// True for 1.234,5; false for 1,234.5.
    pub decimal_comma: bool,
    pub meters: Vec<ImportColumn>,
    /// Of a history by day: true to keep every day, as the scenario's forecast of that month;
    /// false to count its months.
    #[serde(default)]
    pub daily: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportColumn {
    pub column: usize,
    /// The meter's id.
    pub meter: String,
}

/// A file as it is read now. Nothing of it is in the study yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportView {
    /// Empty for what was pasted.
    pub file_name: String,
    /// How it was read: encoding and separator, or the sheet.
    pub format: Sentence,
    /// All sheets of a workbook.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    /// The columns' names; a letter where the file has none.
    pub columns: Vec<String>,
    /// The first rows, the header among them.
    pub rows: Vec<ImportRow>,
    pub row_count: usize,
    pub mapping: ImportMapping,
    /// The study's meters that a column can be for.
    pub meters: Vec<ImportMeter>,
    /// What cannot be taken, the first ones; nothing is imported while there are any.
    pub faults: Vec<ImportFault>,
    pub fault_count: usize,
    /// True when each row is a day, so that `daily` may be chosen.
    pub by_day: bool,
    /// What would be imported.
    pub readings: Vec<ImportReadings>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportRow {
    /// As the file's own program counts it.
    pub number: usize,
    pub cells: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportMeter {
    pub id: String,
    pub name: Label,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportFault {
    pub row: usize,
    pub column: usize,
    pub message: Sentence,
}

/// The months of one meter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportReadings {
    pub meter: String,
    pub months: Vec<ImportMonth>,
    /// Months that are left out, each with its reason.
    pub left_out: Vec<Sentence>,
    /// What the months would make of the forecast; none without a trend.
    pub trend: Option<ImportTrend>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportMonth {
    /// `YYYY-MM`.
    pub month: String,
    /// As the meter reads the month's days; none for a reading that needs more than days.
    pub quantity: Option<String>,
    /// Every day of it, where the days are kept.
    pub days: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportTrend {
    /// The quantity of the study's first month.
    pub start: String,
    /// A share: 0.05 for 5 % a month.
    pub monthly_rate: String,
    /// How far months stray from it, as a share; none with too few months.
    pub volatility: Option<String>,
    /// How many months it stands on.
    pub months: usize,
}

/// What was counted in a month beside what was planned for it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActualView {
    pub meter: String,
    pub name: Label,
    pub months: Vec<ActualMonth>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActualMonth {
    pub month: usize,
    pub planned: String,
    pub actual: String,
    pub difference: String,
    /// Of the planned quantity; none where nothing was planned.
    pub share: Option<String>,
}
