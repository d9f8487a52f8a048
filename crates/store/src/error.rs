//! What can go wrong on disk, each with a code that never changes.
//!
//! The code is what shells and tests look at; the sentence is for logs. Every refusal leaves the
//! files as they were.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::study::StudyId;

/// A refusal of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{path} is not an Outlay library but {found}")]
    NotALibrary { path: PathBuf, found: String },
    #[error("{path} was written by a newer Outlay (format {version}, this one reads {supported})")]
    NewerLibrary {
        path: PathBuf,
        version: u32,
        supported: u32,
    },
    #[error("the library is damaged: {finding}")]
    Damaged { finding: String },
    #[error("the library in {folder} is in use by another Outlay")]
    Locked { folder: PathBuf },
    #[error("there is no study {}", .id.0)]
    UnknownStudy { id: StudyId },
    #[error("{path} does not exist")]
    NotFound { path: PathBuf },
    #[error("{path} is not a file")]
    NotAFile { path: PathBuf },
    #[error("{path} is a link to {target}")]
    IsLink { path: PathBuf, target: PathBuf },
    #[error("{path} may not be written or read")]
    Denied { path: PathBuf },
    #[error("{path} is not text in UTF-8: {found} in line {line} (byte {offset})")]
    NotText {
        path: PathBuf,
        found: &'static str,
        line: usize,
        offset: usize,
    },
    #[error("{path} is larger than {limit} bytes")]
    TooLarge { path: PathBuf, limit: u64 },
    #[error("{path} has a name that is not Unicode")]
    NameNotText { path: PathBuf },
    #[error("the disk is full, {path} was not written")]
    DiskFull { path: PathBuf },
    #[error("could not {doing} {path}: {source}")]
    Io {
        path: PathBuf,
        doing: &'static str,
        source: io::Error,
    },
    #[error("the library refused: {0}")]
    Database(#[source] rusqlite::Error),
}

impl StoreError {
    /// The stable name of the refusal.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::NotALibrary { .. } => "not_a_library",
            StoreError::NewerLibrary { .. } => "newer_library",
            StoreError::Damaged { .. } => "damaged",
            StoreError::Locked { .. } => "locked",
            StoreError::UnknownStudy { .. } => "unknown_study",
            StoreError::NotFound { .. } => "not_found",
            StoreError::NotAFile { .. } => "not_a_file",
            StoreError::IsLink { .. } => "is_link",
            StoreError::Denied { .. } => "denied",
            StoreError::NotText { .. } => "not_text",
            StoreError::TooLarge { .. } => "too_large",
            StoreError::NameNotText { .. } => "name_not_text",
            StoreError::DiskFull { .. } => "disk_full",
            StoreError::Io { .. } => "io_error",
            StoreError::Database(error) => database_code(error),
        }
    }

    /// Names the file and the act that an operating-system error belongs to.
    pub(crate) fn io(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> StoreError {
        let path = path.to_owned();
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                StoreError::DiskFull { path }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::Denied { path }
            }
            io::ErrorKind::NotFound => StoreError::NotFound { path },
            io::ErrorKind::IsADirectory => StoreError::NotAFile { path },
            _ => StoreError::Io {
                path,
                doing,
                source,
            },
        }
    }

    pub(crate) fn damaged(finding: impl Into<String>) -> StoreError {
        StoreError::Damaged {
            finding: finding.into(),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        match &error {
            // A value of the wrong kind can only stand in a file that something else wrote.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => StoreError::damaged(error.to_string()),
            other => match other.sqlite_error_code() {
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                    StoreError::damaged(error.to_string())
                }
                _ => StoreError::Database(error),
            },
        }
    }
}

fn database_code(error: &rusqlite::Error) -> &'static str {
    if let Some(failure) = error.sqlite_error()
        && failure.extended_code == rusqlite::ffi::SQLITE_READONLY_DBMOVED
    {
        return "library_moved";
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "disk_full",
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => "denied",
        Some(ErrorCode::SystemIoFailure) => "io_error",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "locked",
        Some(ErrorCode::TooBig) => "too_large",
        _ => "database",
    }
}
