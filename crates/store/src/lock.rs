//! One Outlay at a time for one library.
//!
//! The lock sits on a file of its own, `library.lock`: opening and closing the database itself
//! outside SQLite would drop SQLite's own locks. The system lets go of it when the process ends,
//! however it ends, so there is no stale lock to clear.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::StoreError;

/// Held for as long as the library is open.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(folder: &Path) -> Result<Lock, StoreError> {
        let path = folder.join("library.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::io(&path, "open"))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked {
                folder: folder.to_owned(),
            }),
            Err(TryLockError::Error(source)) => Err(StoreError::io(&path, "lock")(source)),
        }
    }
}
