//! Why a picture could not be drawn, each with a code that never changes.

/// A refusal of the report crate.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("there is nothing to draw: {what} is empty")]
    Empty { what: &'static str },
    #[error("{name:?} has {found} values for {months} months")]
    Length {
        name: String,
        found: usize,
        months: usize,
    },
    #[error("{name:?} has a value that is not a number in month {month}")]
    NotFinite { name: String, month: usize },
    #[error("{what} {index} does not exist (there are {count})")]
    OutOfRange {
        what: &'static str,
        index: usize,
        count: usize,
    },
    #[error("{width} × {height} is not a size this picture can have")]
    Size { width: u32, height: u32 },
    #[error("no font on this machine has {character:?}")]
    NoFont { character: char },
    #[error("{what} is more than a workbook can hold")]
    TooLarge { what: String },
    #[error("the workbook could not be written: {0}")]
    Workbook(String),
    #[error("recalculated, {cell} is {found} instead of {stored}")]
    Recalculated {
        cell: String,
        stored: String,
        found: String,
    },
    #[error("no longer wanted")]
    Unwanted,
    #[error("drawing failed: {0}")]
    Drawing(String),
}

impl ReportError {
    /// The stable name of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            ReportError::Empty { .. } => "empty_chart",
            ReportError::Length { .. } => "length_differs",
            ReportError::NotFinite { .. } => "not_finite",
            ReportError::OutOfRange { .. } => "out_of_range",
            ReportError::Size { .. } => "picture_size",
            ReportError::NoFont { .. } => "no_font",
            ReportError::TooLarge { .. } => "too_large",
            ReportError::Workbook(_) => "workbook",
            ReportError::Recalculated { .. } => "recalculated",
            ReportError::Unwanted => "unwanted",
            ReportError::Drawing(_) => "drawing",
        }
    }

    pub(crate) fn drawing(error: impl std::fmt::Display) -> ReportError {
        ReportError::Drawing(error.to_string())
    }
}
