//! The text of a study's file, by its ending: JSON, or TOML with the comments it had.

use crate::contract::AppError;
use crate::session::{file_name, refused};
use crate::toml_text;
use outlay_core::study::written::{self, Written};
use serde_json::Value;
use std::path::Path;

/// The text for a file at `path`, and how it reads. What was written must say the same when
/// it is read; nothing else is ever saved.
///
/// # Errors
/// When it would not.
pub fn text(
    document: &Value,
    path: &Path,
    original: Option<&str>,
) -> Result<(String, Written), AppError> {
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let text = if is_json {
        let pretty = serde_json::to_string_pretty(document);
        let pretty = pretty.map_err(|error| AppError::internal(error.to_string()))?;
        format!("{pretty}\n")
    } else {
        toml_text::write(document, original)
    };
    let reread = written::read(&text).map_err(|issue| refused(&file_name(path), &issue))?;
    if reread.value != *document {
        return Err(AppError::internal(
            "the written study would read differently",
        ));
    }
    Ok((text, reread))
}
