//! The tables of the library and how older libraries get them.
//!
//! A migration, once released, is never edited: libraries that ran it are out there. What stands in
//! a library's schema must be, word for word, what its migrations make; anything more (a trigger, a
//! view) was put there by someone else.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::StoreError;

const STEPS: &[M<'static>] = &[M::up(include_str!("../migrations/01-library.sql"))];
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

/// The format this version writes, in `user_version`.
pub(crate) const LATEST: u32 = STEPS.len() as u32;

/// Brings an admitted library to the latest format, in one transaction.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    MIGRATIONS.to_latest(connection).map_err(broken)
}

/// Refuses a library whose tables differ from those of its format.
pub(crate) fn compare(connection: &Connection) -> Result<(), StoreError> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let mut model = Connection::open_in_memory()?;
    MIGRATIONS
        .to_version(&mut model, version as usize)
        .map_err(broken)?;
    if objects(connection)? == objects(&model)? {
        Ok(())
    } else {
        Err(StoreError::damaged(
            "its tables are not those of its format",
        ))
    }
}

fn objects(connection: &Connection) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let mut query = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name")?;
    let rows = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn broken(error: rusqlite_migration::Error) -> StoreError {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => StoreError::damaged(other.to_string()),
    }
}
