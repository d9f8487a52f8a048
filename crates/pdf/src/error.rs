//! Why a report could not be made, each with a code that never changes.

/// A refusal of this crate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Left out, the letter would be missing from the file and nobody would see it.
    #[error("no font on this machine has {character:?}")]
    NoFont { character: char },
    /// The template and the report do not fit; a fault of ours.
    #[error("typesetting failed: {0}")]
    Typesetting(String),
    /// The one who asked for it wants it no more.
    #[error("it is no longer wanted")]
    Unwanted,
}

impl PdfError {
    /// The stable name of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            PdfError::NoFont { .. } => "no_font",
            PdfError::Typesetting(_) => "typesetting",
            PdfError::Unwanted => "unwanted",
        }
    }
}
