//! Refusals: a stable code, a sentence, and the issues behind it.

use crate::contract::{AppError, IssueView};
use outlay_core::sentence::{Arg, Sentence};
use outlay_store::StoreError;
use std::path::Path;

impl AppError {
    /// A refusal with the message `error-<code>`.
    pub fn new(code: &str) -> AppError {
        AppError {
            code: code.to_owned(),
            message: Sentence::new(format!("error-{code}")),
            issues: Vec::new(),
        }
    }

    pub fn text(mut self, name: &str, value: impl Into<String>) -> AppError {
        self.message = self.message.with(name, Arg::Text(value.into()));
        self
    }

    pub fn with_issues(mut self, issues: Vec<IssueView>) -> AppError {
        self.issues = issues;
        self
    }

    /// A file that could not be written; what stood there is untouched. The page knows by the
    /// code to offer another place, the user by the sentence what stood in the way.
    pub fn not_written(path: &Path, error: &StoreError) -> AppError {
        let why = match error.code() {
            "disk_full" => "write-disk-full",
            "denied" => "write-denied",
            "not_found" => "write-no-folder",
            "is_link" | "not_a_file" => "write-no-file",
            _ => "write-failed",
        };
        let refused = AppError {
            code: "write-failed".to_owned(),
            ..AppError::new(why)
        };
        refused
            .text("file", crate::session::file_name(path))
            .text("detail", error.to_string())
    }

    /// A part of the program failed in a way that is not the user's doing.
    pub fn internal(detail: impl Into<String>) -> AppError {
        AppError::new("internal").text("detail", detail)
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        let code = match error.code() {
            "locked" => "library-locked",
            "newer_library" => "library-newer",
            "damaged" | "not_a_library" => "library-damaged",
            "disk_full" => "library-full",
            _ => return AppError::new("library").text("detail", error.to_string()),
        };
        AppError::new(code).text("detail", error.to_string())
    }
}
