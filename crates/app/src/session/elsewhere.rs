//! What happened to studies elsewhere: files changed by other programs, and the studies that
//! were open before.

use super::editing::cheapest_total;
use super::{Open, OpenStudy, file_name, is_foreign, json, parse, title};
use crate::contract::{AppError, RecentStudy};
use crate::view;
use outlay_core::sentence::Sentence;
use outlay_core::study::{check::check, written};
use outlay_store::{StudyId, read_text};

/// Studies in the list of recent ones.
const RECENT_SHOWN: usize = 8;

impl Open {
    /// Takes in what another program wrote into the open study's file, as a step of the
    /// history: the window's own version is the step before it. False when there is nothing
    /// to take in. A text that is no study is left alone: the other program may be half-way,
    /// and saving refuses to write over it.
    pub fn refresh(&mut self, now: &str) -> Result<bool, AppError> {
        let Some(OpenStudy { id, .. }) = self.study else {
            return Ok(false);
        };
        let Some(known) = self.library.file(id)? else {
            return Ok(false);
        };
        let Some(text) = read_text(&known.path)
            .ok()
            .filter(|text| *text != known.text)
        else {
            return Ok(false);
        };
        let Ok(written) = written::read(&text) else {
            return Ok(false);
        };
        if check(&written.value, None).issues.iter().any(is_foreign) {
            return Ok(false);
        }
        let name = file_name(&known.path);
        let label = Sentence::new("history-changed-outside").text("file", name.as_str());
        self.library
            .commit(id, &written.value.to_string(), &json(&label), now)?;
        self.library.set_file(id, &known.path, &text)?;
        self.notice = Some(Sentence::new("notice-changed-outside").text("file", name));
        self.show(id, now)?;
        Ok(true)
    }

    /// The studies that were open before, the last one first, with their cheapest totals.
    /// Samples that nobody changed are not among them.
    pub fn recent(&self) -> Result<Vec<RecentStudy>, AppError> {
        let open = self.study.as_ref().map(|study| study.id);
        let mut found = Vec::new();
        for id in self.library.recent(RECENT_SHOWN + 1)? {
            if Some(id) == open || found.len() == RECENT_SHOWN {
                continue;
            }
            let document = parse(&self.library.current(id)?.document)?;
            let (total, currency) = cheapest_total(&document, "");
            found.push(RecentStudy {
                id: u32::try_from(id.0).unwrap_or_default(),
                title: title(&document),
                file_name: self.library.file(id)?.map(|file| file_name(&file.path)),
                total: total.map(view::text),
                currency,
            });
        }
        Ok(found)
    }

    /// Opens a study of the library; from its file when that is still there.
    pub fn open_recent(&mut self, id: u32, now: &str) -> Result<(), AppError> {
        let id = StudyId(i64::from(id));
        match self.library.file(id)?.map(|file| file.path) {
            Some(path) if path.is_file() => self.open_file(&path, now),
            Some(path) => {
                let notice = Sentence::new("notice-file-gone").text("file", file_name(&path));
                self.notice = Some(notice);
                self.show(id, now)
            }
            None => self.show(id, now),
        }
    }
}
