//! Where a plan's prices come from.

use super::numbers::Findings;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Confidence, Source};
use crate::study::document::{ConfidenceDocument, SourceDocument};
use crate::study::path::join;

/// Prices that nobody has checked are used, and said to be so.
pub fn source(written: &SourceDocument, path: &str, found: &mut Findings) -> Source {
    let confidence = match written.confidence {
        Some(ConfidenceDocument::Primary) | None => Confidence::Primary,
        Some(ConfidenceDocument::Transcribed) => Confidence::Transcribed,
        Some(ConfidenceDocument::ChartRead) => Confidence::ChartRead,
        Some(ConfidenceDocument::Unverified) => {
            let place = join(&join(path, "source"), "confidence");
            found.push(Issue::new(IssueCode::UnverifiedPrice, place));
            Confidence::Unverified
        }
    };
    Source {
        url: written.url.clone(),
        as_of: written.as_of.clone(),
        note: written.note.clone(),
        confidence,
        price_book: written.price_book.clone(),
    }
}
