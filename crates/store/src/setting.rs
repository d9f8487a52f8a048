//! Settings: one text by name.
//!
//! What a name means and what its default is stands with whoever asks; a name never set is `None`.

use rusqlite::OptionalExtension;

use crate::error::StoreError;
use crate::library::Library;
use crate::seal::{seal, verify};

impl Library {
    /// The value last set under `name`.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let found: Option<(String, Vec<u8>)> = self
            .connection
            .query_row(
                "SELECT value, seal FROM setting WHERE name = ?1",
                [name],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let Some((value, stored)) = found else {
            return Ok(None);
        };
        verify("setting", &[Some(name), Some(&value)], &stored)?;
        Ok(Some(value))
    }

    /// Sets `name` to `value`. An empty name is refused.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let seal = seal("setting", &[Some(name), Some(value)]);
        self.write(|change| {
            change.execute(
                "INSERT INTO setting (name, value, seal) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value, seal = excluded.seal",
                (name, value, &seal),
            )?;
            Ok(())
        })
    }
}
