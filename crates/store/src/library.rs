//! Opening the library: one SQLite file, `library.db`, in the given folder.
//!
//! The order matters: lock, look at the header, compare the schema, check every page, and only then
//! migrate and answer. `journal_mode=DELETE` with `synchronous=EXTRA` keeps a commit through a power
//! cut and leaves no second file to forget; FULL would not (the journal's removal is not yet on the
//! disk when COMMIT returns). Neither is stored in the file, so both are set on every connection.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::error::StoreError;
use crate::file::sync_folder;
use crate::header::{APPLICATION_ID, admit};
use crate::lock::Lock;
use crate::schema;

/// The open library. It holds the lock on its folder until it is dropped.
#[derive(Debug)]
pub struct Library {
    pub(crate) connection: Connection,
    path: PathBuf,
    _lock: Lock,
}

impl Library {
    /// Opens the library in `folder`, making folder and file when they are not there.
    ///
    /// # Errors
    /// `locked`, `not_a_library`, `newer_library`, `damaged`, or what the system says. The file is
    /// left byte for byte as it was in each of these.
    pub fn open(folder: &Path) -> Result<Library, StoreError> {
        std::fs::create_dir_all(folder).map_err(StoreError::io(folder, "make"))?;
        let lock = Lock::take(folder)?;
        let path = folder.join("library.db");
        if std::fs::symlink_metadata(&path).is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound)
        {
            make(folder, &path)?;
        }
        admit(&path, schema::LATEST)?;
        let mut connection = connect(&path)?;
        schema::compare(&connection)?;
        check(&connection)?;
        schema::migrate(&mut connection)?;
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(Library {
            connection,
            path,
            _lock: lock,
        })
    }

    /// Runs `change` in one transaction that is on the disk when this returns `Ok`.
    pub(crate) fn write<T>(
        &mut self,
        change: impl FnOnce(&Transaction) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let done = run(&mut self.connection, change);
        if let Err(StoreError::Database(error)) = &done
            && error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure)
        {
            // After a failed sync the page cache may differ from the disk: read afresh.
            self.connection = connect(&self.path)?;
        }
        done
    }
}

fn run<T>(
    connection: &mut Connection,
    change: impl FnOnce(&Transaction) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = change(&transaction)?;
    transaction.commit()?;
    Ok(value)
}

/// Makes an empty library under another name first: a process killed here must not leave a
/// half-made `library.db` that the next start refuses.
fn make(folder: &Path, path: &Path) -> Result<(), StoreError> {
    let draft = folder.join("library.db.new");
    for stale in [draft.clone(), folder.join("library.db.new-journal")] {
        match std::fs::remove_file(&stale) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io(&stale, "remove")(error));
            }
            _ => {}
        }
    }
    let mut connection = Connection::open(&draft)?;
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::migrate(&mut connection)?;
    connection.close().map_err(|(_, error)| error)?;
    std::fs::rename(&draft, path).map_err(StoreError::io(path, "make"))?;
    sync_folder(folder).map_err(StoreError::io(folder, "sync"))
}

/// A connection that trusts nothing in the file.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    for (option, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    ] {
        connection.set_db_config(option, on)?;
    }
    for (limit, value) in [
        // A study of 16 MiB, once as document or twice in one row with its file.
        (Limit::SQLITE_LIMIT_LENGTH, 40 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    ] {
        connection.set_limit(limit, value)?;
    }
    for (pragma, value) in [
        ("cell_size_check", "ON"),
        ("mmap_size", "0"),
        ("trusted_schema", "OFF"),
        ("synchronous", "EXTRA"),
        ("foreign_keys", "ON"),
    ] {
        connection.pragma_update(None, pragma, value)?;
    }
    Ok(connection)
}

/// Every page, every index, every CHECK and every reference.
fn check(connection: &Connection) -> Result<(), StoreError> {
    let finding: String =
        connection.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if finding != "ok" {
        return Err(StoreError::damaged(finding));
    }
    let mut orphans = connection.prepare("PRAGMA foreign_key_check")?;
    if orphans.exists(())? {
        return Err(StoreError::damaged(
            "a row refers to a study that is not there",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The settings that make kill -9 and power loss safe, read back from the live connection.
    #[test]
    fn live_connection_has_the_safe_settings() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..2 {
            let library = Library::open(folder.path()).unwrap();
            let number = |pragma: &str| -> i64 {
                library
                    .connection
                    .pragma_query_value(None, pragma, |row| row.get(0))
                    .unwrap()
            };
            let journal: String = library
                .connection
                .pragma_query_value(None, "journal_mode", |row| row.get(0))
                .unwrap();
            assert_eq!(journal, "delete");
            assert_eq!(number("synchronous"), 3);
            assert_eq!(number("foreign_keys"), 1);
            assert_eq!(number("trusted_schema"), 0);
            assert_eq!(number("cell_size_check"), 1);
            assert_eq!(number("mmap_size"), 0);
            assert_eq!(number("application_id"), i64::from(APPLICATION_ID));
            assert_eq!(number("user_version"), i64::from(schema::LATEST));
            assert!(
                library
                    .connection
                    .db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)
                    .unwrap()
            );
        }
    }

    #[test]
    fn an_error_in_a_change_rolls_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let failed: Result<(), StoreError> = library.write(|change| {
            change.execute("DELETE FROM setting", ())?;
            Err(StoreError::damaged("stop"))
        });
        assert_eq!(failed.unwrap_err().code(), "damaged");
        assert!(library.connection.is_autocommit());
    }
}
