//! The report: pictures, tables and workbooks from figures that already carry their words.
//!
//! In go titles, names and worded months beside plain numbers; out come SVG, PNG, CSV, TSV,
//! Markdown and XLSX. Nothing here knows a language, a currency or the clock, so the same input gives the
//! same bytes (a PNG: on machines with the same fonts).

mod axis;
mod canvas;
mod cash_flow;
mod chart;
mod cumulative;
mod end_label;
mod error;
mod fan;
mod frame;
mod legend;
mod level;
mod marker;
mod png;
mod region;
mod rows;
mod sheet;
mod staircase;
mod svg;
mod table;
mod theme;
mod typesetting;
pub mod workbook;

pub use axis::Compact;
pub use chart::{CashFlowChart, Chart, CumulativeChart, Flag, Series, Stack};
pub use error::ReportError;
pub use fan::FanChart;
pub use level::LevelChart;
pub use png::{font_with, png};
pub use region::RegionChart;
pub use rows::{BarRow, RowsChart, Stretch, Tone};
pub use sheet::{SheetPicture, SheetTable};
pub use staircase::{Staircase, StaircaseChart};
pub use svg::svg;
pub use table::{Cell, Column, Row, Table, csv, markdown, tsv};
pub use theme::{Theme, line_style};
pub use typesetting::clean;
