//! The history of a study: whole documents, each with the label of the change that made it.
//!
//! The study's `step` says which one is current. Undo and redo only move it; a commit drops what
//! lay ahead. Undoing takes back the label of the *current* snapshot, redoing applies that of the
//! next one.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::error::StoreError;
use crate::library::Library;
use crate::seal::{seal, verify};
use crate::study::{StudyId, StudyRow, next, path_text};

/// How many snapshots of one study are kept; the oldest go first.
pub const SNAPSHOTS_KEPT: i64 = 500;

/// The current document and what undo and redo would do, in the words given to `commit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub document: String,
    /// When it was committed, in the words given to `commit`.
    pub made_at: String,
    pub undo_label: Option<String>,
    pub redo_label: Option<String>,
}

/// One snapshot in the history of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub step: i64,
    /// The words given to `commit`; empty for the first.
    pub label: String,
    pub document: String,
    pub made_at: String,
    /// True for the document as it stands.
    pub current: bool,
}

impl Library {
    /// Adds a study, which becomes the last opened. With a `file`, `document` is taken as the
    /// text that stands there; use [`Library::set_file`] when it is not.
    pub fn create(
        &mut self,
        document: &str,
        sample: Option<&str>,
        file: Option<&Path>,
        now: &str,
    ) -> Result<StudyId, StoreError> {
        let file = file.map(path_text).transpose()?;
        self.write(|change| {
            let study = StudyRow {
                id: StudyId(next(change, "id")?),
                sample: sample.map(str::to_owned),
                file_path: file.map(str::to_owned),
                file_text: file.map(|_| document.to_owned()),
                created_at: now.to_owned(),
                opened_at: now.to_owned(),
                opened: next(change, "opened")?,
                step: 0,
            };
            study.save(change)?;
            add(change, study.id, 0, "", document, now)?;
            Ok(study.id)
        })
    }

    /// Makes `document` the current one, as one step that undo takes back under `label`.
    /// Returns whether there was anything to do: the same document again is no step.
    pub fn commit(
        &mut self,
        id: StudyId,
        document: &str,
        label: &str,
        now: &str,
    ) -> Result<bool, StoreError> {
        self.write(|change| {
            let mut study = StudyRow::load(change, id)?;
            if load(change, id, study.step)?.document == document {
                return Ok(false);
            }
            change.execute(
                "DELETE FROM snapshot WHERE study = ?1 AND step > ?2",
                (id.0, study.step),
            )?;
            study.step += 1;
            add(change, id, study.step, label, document, now)?;
            change.execute(
                "DELETE FROM snapshot WHERE study = ?1 AND step <= ?2",
                (id.0, study.step - SNAPSHOTS_KEPT),
            )?;
            study.save(change)?;
            Ok(true)
        })
    }

    /// Goes one step back; `None` when there is nothing to undo.
    pub fn undo(&mut self, id: StudyId) -> Result<Option<Snapshot>, StoreError> {
        self.go(id, -1)
    }

    /// Goes one step forward again; `None` when there is nothing to redo.
    pub fn redo(&mut self, id: StudyId) -> Result<Option<Snapshot>, StoreError> {
        self.go(id, 1)
    }

    /// The document as it stands.
    pub fn current(&self, id: StudyId) -> Result<Snapshot, StoreError> {
        let study = StudyRow::load(&self.connection, id)?;
        snapshot(&self.connection, id, study.step)
    }

    /// The newest `most` snapshots, newest first; those that undo has left behind are among
    /// them.
    pub fn steps(&self, id: StudyId, most: usize) -> Result<Vec<Step>, StoreError> {
        let current = StudyRow::load(&self.connection, id)?.step;
        let mut query = self
            .connection
            .prepare("SELECT step FROM snapshot WHERE study = ?1 ORDER BY step DESC LIMIT ?2")?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let steps = query
            .query_map((id.0, most), |row| row.get::<_, i64>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        steps
            .into_iter()
            .map(|step| {
                let stored = load(&self.connection, id, step)?;
                Ok(Step {
                    step,
                    label: stored.label,
                    document: stored.document,
                    made_at: stored.made_at,
                    current: step == current,
                })
            })
            .collect()
    }

    /// The document of one snapshot; `None` when it is no longer kept.
    pub fn document_at(&self, id: StudyId, step: i64) -> Result<Option<String>, StoreError> {
        match exists(&self.connection, id, step)? {
            true => Ok(Some(load(&self.connection, id, step)?.document)),
            false => Ok(None),
        }
    }

    fn go(&mut self, id: StudyId, by: i64) -> Result<Option<Snapshot>, StoreError> {
        self.write(|change| {
            let mut study = StudyRow::load(change, id)?;
            if !exists(change, id, study.step + by)? {
                return Ok(None);
            }
            study.step += by;
            study.save(change)?;
            snapshot(change, id, study.step).map(Some)
        })
    }
}

struct Stored {
    label: String,
    document: String,
    made_at: String,
}

fn snapshot(connection: &Connection, id: StudyId, step: i64) -> Result<Snapshot, StoreError> {
    let Stored {
        label,
        document,
        made_at,
    } = load(connection, id, step)?;
    let undo_label = exists(connection, id, step - 1)?.then_some(label);
    let redo_label = match exists(connection, id, step + 1)? {
        true => Some(load(connection, id, step + 1)?.label),
        false => None,
    };
    Ok(Snapshot {
        document,
        made_at,
        undo_label,
        redo_label,
    })
}

fn exists(connection: &Connection, id: StudyId, step: i64) -> Result<bool, StoreError> {
    let query = "SELECT 1 FROM snapshot WHERE study = ?1 AND step = ?2";
    Ok(connection
        .query_row(query, (id.0, step), |_| Ok(()))
        .optional()?
        .is_some())
}

fn load(connection: &Connection, id: StudyId, step: i64) -> Result<Stored, StoreError> {
    let (label, document, made_at, stored): (String, String, String, Vec<u8>) = connection
        .query_row(
            "SELECT label, document, made_at, seal FROM snapshot WHERE study = ?1 AND step = ?2",
            (id.0, step),
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?
        .ok_or_else(|| StoreError::damaged("a study has lost its current document"))?;
    let place = format!("{}/{step}", id.0);
    let fields = [
        Some(place.as_str()),
        Some(&label),
        Some(&document),
        Some(&made_at),
    ];
    verify("snapshot", &fields, &stored)?;
    Ok(Stored {
        label,
        document,
        made_at,
    })
}

fn add(
    connection: &Connection,
    id: StudyId,
    step: i64,
    label: &str,
    document: &str,
    now: &str,
) -> Result<(), StoreError> {
    let place = format!("{}/{step}", id.0);
    let seal = seal(
        "snapshot",
        &[Some(&place), Some(label), Some(document), Some(now)],
    );
    connection.execute(
        "INSERT INTO snapshot (study, step, label, document, made_at, seal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (id.0, step, label, document, now, &seal),
    )?;
    Ok(())
}
