//! A study in the library: which file it belongs to, which sample it came from, when it was opened.
//!
//! "Last opened" goes by a counter, not by the time that is passed in: clocks jump.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::error::StoreError;
use crate::library::Library;
use crate::seal::{seal, verify};

/// A study's number in its library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudyId(pub i64);

/// The file of a study and the text it had when it was last saved or opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileState {
    pub path: PathBuf,
    pub text: String,
}

/// One row of `study`; written only through [`StudyRow::save`], which seals it.
pub(crate) struct StudyRow {
    pub(crate) id: StudyId,
    pub(crate) sample: Option<String>,
    pub(crate) file_path: Option<String>,
    pub(crate) file_text: Option<String>,
    pub(crate) created_at: String,
    pub(crate) opened_at: String,
    pub(crate) opened: i64,
    pub(crate) step: i64,
}

impl StudyRow {
    pub(crate) fn load(connection: &Connection, id: StudyId) -> Result<StudyRow, StoreError> {
        let mut stored = Vec::new();
        let row = connection
            .query_row(
                "SELECT sample, file_path, file_text, created_at, opened_at, opened, step, seal
                 FROM study WHERE id = ?1",
                [id.0],
                |row| {
                    stored = row.get(7)?;
                    Ok(StudyRow {
                        id,
                        sample: row.get(0)?,
                        file_path: row.get(1)?,
                        file_text: row.get(2)?,
                        created_at: row.get(3)?,
                        opened_at: row.get(4)?,
                        opened: row.get(5)?,
                        step: row.get(6)?,
                    })
                },
            )
            .optional()?
            .ok_or(StoreError::UnknownStudy { id })?;
        row.sealed(|fields| verify("study", fields, &stored))?;
        Ok(row)
    }

    pub(crate) fn save(&self, connection: &Connection) -> Result<(), StoreError> {
        connection.execute(
            "INSERT INTO study
                 (id, sample, file_path, file_text, created_at, opened_at, opened, step, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE SET
                 file_path = excluded.file_path, file_text = excluded.file_text,
                 opened_at = excluded.opened_at, opened = excluded.opened,
                 step = excluded.step, seal = excluded.seal",
            (
                self.id.0,
                &self.sample,
                &self.file_path,
                &self.file_text,
                &self.created_at,
                &self.opened_at,
                self.opened,
                self.step,
                self.sealed(|fields| seal("study", fields)),
            ),
        )?;
        Ok(())
    }

    fn sealed<T>(&self, with: impl FnOnce(&[Option<&str>]) -> T) -> T {
        with(&[
            Some(&self.id.0.to_string()),
            self.sample.as_deref(),
            self.file_path.as_deref(),
            self.file_text.as_deref(),
            Some(&self.created_at),
            Some(&self.opened_at),
            Some(&self.opened.to_string()),
            Some(&self.step.to_string()),
        ])
    }
}

pub(crate) fn path_text(path: &Path) -> Result<&str, StoreError> {
    path.to_str().ok_or_else(|| StoreError::NameNotText {
        path: path.to_owned(),
    })
}

/// One more than the largest so far, for a column of `study`.
pub(crate) fn next(connection: &Connection, column: &'static str) -> Result<i64, StoreError> {
    let query = format!("SELECT coalesce(max({column}), 0) + 1 FROM study");
    Ok(connection.query_row(&query, (), |row| row.get(0))?)
}

impl Library {
    /// The study that was created or touched last.
    pub fn latest(&self) -> Result<Option<StudyId>, StoreError> {
        let query = "SELECT id FROM study ORDER BY opened DESC LIMIT 1";
        Ok(self
            .connection
            .query_row(query, (), |row| row.get(0).map(StudyId))
            .optional()?)
    }

    /// The studies opened last, the newest first; samples that were never changed or saved
    /// are left out.
    pub fn recent(&self, most: usize) -> Result<Vec<StudyId>, StoreError> {
        let mut query = self.connection.prepare(
            "SELECT id FROM study
             WHERE sample IS NULL OR file_path IS NOT NULL OR step > 0
             ORDER BY opened DESC LIMIT ?1",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let found = query.query_map([most], |row| row.get(0).map(StudyId))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The study that belongs to exactly this path, the last opened when there are several.
    pub fn find_by_file(&self, path: &Path) -> Result<Option<StudyId>, StoreError> {
        let query = "SELECT id FROM study WHERE file_path = ?1 ORDER BY opened DESC LIMIT 1";
        let path = path_text(path)?;
        Ok(self
            .connection
            .query_row(query, [path], |row| row.get(0).map(StudyId))
            .optional()?)
    }

    /// Marks the study as the last opened.
    pub fn touch(&mut self, id: StudyId, now: &str) -> Result<(), StoreError> {
        self.write(|change| {
            let mut study = StudyRow::load(change, id)?;
            study.opened = next(change, "opened")?;
            study.opened_at = now.to_owned();
            study.save(change)
        })
    }

    /// The file the study belongs to; `None` as long as it was never saved.
    pub fn file(&self, id: StudyId) -> Result<Option<FileState>, StoreError> {
        let study = StudyRow::load(&self.connection, id)?;
        Ok(study
            .file_path
            .zip(study.file_text)
            .map(|(path, text)| FileState {
                path: path.into(),
                text,
            }))
    }

    /// Ties the study to a file and remembers the text as it now stands there.
    pub fn set_file(&mut self, id: StudyId, path: &Path, text: &str) -> Result<(), StoreError> {
        let path = path_text(path)?;
        self.write(|change| {
            let mut study = StudyRow::load(change, id)?;
            study.file_path = Some(path.to_owned());
            study.file_text = Some(text.to_owned());
            study.save(change)
        })
    }

    /// The name of the sample the study was made from.
    pub fn sample(&self, id: StudyId) -> Result<Option<String>, StoreError> {
        Ok(StudyRow::load(&self.connection, id)?.sample)
    }
}
