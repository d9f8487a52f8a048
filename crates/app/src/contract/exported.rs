//! What leaves the window as a file or into the clipboard.

use super::{Analysis, Basis, UncertaintyReach};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(export)]
pub enum Exported {
    CumulativeChart {
        basis: Basis,
        format: PictureFormat,
    },
    CashFlowChart {
        option: String,
        basis: Basis,
        format: PictureFormat,
    },
    DifferenceTable {
        format: TableFormat,
    },
    MonthTable {
        option: String,
        format: TableFormat,
    },
    Analysis {
        analysis: Analysis,
        format: TableFormat,
    },
    /// An analysis as a picture; of the books, the prepaid balance.
    AnalysisPicture {
        analysis: Analysis,
        format: PictureFormat,
        /// By whose totals options stand out, where the analysis has none of its own: what
        /// is paid when left out.
        #[serde(default)]
        basis: Option<Basis>,
    },
    /// The tax in an option's payments, by month.
    TaxChart {
        option: String,
        format: PictureFormat,
    },
    /// What an option's payments are worth today, by month.
    PresentValueChart {
        option: String,
        format: PictureFormat,
    },
    /// The own cash that an option leaves at each month's end.
    OwnCashChart {
        option: String,
        format: PictureFormat,
    },
    /// The whole study as a workbook (XLSX) with formulas; only as a file.
    Workbook,
    /// Dates to remember of all options, as a calendar file.
    Reminders,
    /// The whole study on paper, as a PDF file.
    Report {
        paper: PaperSize,
        #[serde(default)]
        uncertain: UncertaintyReach,
    },
    /// A figure's exact amount, as a plain number.
    Amount {
        reference: String,
    },
    /// A figure's trace as indented text.
    Trace {
        reference: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PaperSize {
    A4,
    /// What is usual in North America.
    Letter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PictureFormat {
    Svg,
    Png,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TableFormat {
    Csv,
    Markdown,
    /// Tab-separated, for pasting into a spreadsheet.
    Tsv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Target {
    Clipboard,
    File,
}

/// A file that was written. The page knows its name and a number, never its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WrittenFile {
    pub name: String,
    /// What `with-file` calls it until the program ends.
    pub number: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum FileAct {
    /// In the program that the system has for it.
    Open,
    ShowInFolder,
    CopyPath,
}
