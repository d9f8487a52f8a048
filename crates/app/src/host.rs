//! What the application asks of its shell, and nothing more.
//!
//! The clock, the file dialogs and the clipboard differ between the desktop window,
//! the browser bridge and the tests; all else is the same for them.

use chrono::{NaiveDate, NaiveDateTime};
use std::path::{Path, PathBuf};

/// The kind of file a dialog offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Study,
    Svg,
    Png,
    Pdf,
    Csv,
    Markdown,
    Text,
    /// A study with its formulas, for spreadsheet programs.
    Workbook,
    /// Dates to remember.
    Calendar,
    /// Usage counted elsewhere.
    Usage,
}

impl FileKind {
    /// What a file that was dropped is taken for, by its ending: usage, or else a study.
    pub fn of(path: &Path) -> FileKind {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        let named = |known: &&'static str| ending.as_deref().is_some_and(|ending| ending == *known);
        match FileKind::Usage.endings().iter().any(named) {
            true => FileKind::Usage,
            false => FileKind::Study,
        }
    }

    /// The file name endings of this kind, the preferred one first, without the dot.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            FileKind::Study => &["toml", "json", "outlay"],
            FileKind::Svg => &["svg"],
            FileKind::Png => &["png"],
            FileKind::Pdf => &["pdf"],
            FileKind::Csv => &["csv"],
            FileKind::Markdown => &["md"],
            FileKind::Text => &["txt"],
            FileKind::Workbook => &["xlsx"],
            FileKind::Calendar => &["ics"],
            FileKind::Usage => &["csv", "xlsx", "xls", "ods", "tsv", "txt"],
        }
    }
}

pub trait Host: Send + Sync {
    /// The file that was dropped onto the window last; it is given away once.
    fn dropped(&self) -> Option<PathBuf> {
        None
    }
    /// Asks the user for a file to open, beginning in `folder`; `None` when the dialog was
    /// closed.
    fn pick_open(&self, kind: FileKind, folder: Option<&Path>) -> Option<PathBuf>;
    /// Asks the user where to save, beginning in `folder`; `suggested` is a file name, not a
    /// path.
    fn pick_save(&self, kind: FileKind, suggested: &str, folder: Option<&Path>) -> Option<PathBuf>;
    /// Opens a file in the program that the system has for it.
    fn open(&self, path: &Path) -> Result<(), String>;
    /// Shows a file where it lies, in the system's file manager.
    fn show_in_folder(&self, path: &Path) -> Result<(), String>;
    /// Puts text on the clipboard.
    fn copy_text(&self, text: &str) -> Result<(), String>;
    /// Puts a picture (PNG bytes) on the clipboard.
    fn copy_png(&self, png: &[u8]) -> Result<(), String>;
    /// The civil date and time where the user is.
    fn now(&self) -> NaiveDateTime;
    fn today(&self) -> NaiveDate {
        self.now().date()
    }
    /// The system's language tag, such as `zh-CN`.
    fn system_language(&self) -> String;
}
