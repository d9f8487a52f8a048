//! The open study: what is shown, what was saved, and the one door for change.
//!
//! Every change is a `commit` of the whole document to the library: a transaction, an undo
//! step and an autosave at once. Whether the file holds the same study is found by
//! comparing, not by a flag.

use crate::contract::{
    AppError, Change, Detail, Evaluation, ScenarioView, Session, Settings, Theme,
};
use crate::samples;
use crate::study_file;
use crate::view::colours;
use crate::view::{self, price, scenario_ids};
use outlay_core::label::Label;
use outlay_core::sentence::Sentence;
use outlay_core::study::written::{self, Written};
use outlay_store::{Library, StoreError, StudyId, read_text, replace_file};
use serde_json::Value;
use std::path::Path;

mod editing;
mod elsewhere;
mod history;
mod prices;

/// What an empty study is called among the samples: one that nobody changed is not kept in
/// mind either.
const EMPTY: &str = "empty";

/// The library and the study that is open in it.
pub struct Open {
    pub library: Library,
    study: Option<OpenStudy>,
    /// The scenario that is shown; by it the effect of a change is told.
    scenario: String,
    notice: Option<Sentence>,
    /// Ids of the options that somebody wants to stand out among many, the newest last.
    pub pinned: Vec<String>,
}

struct OpenStudy {
    id: StudyId,
    document: Value,
    /// The text the study came from, with its places; edits are written into it.
    original: Option<Written>,
    /// When it was last kept, in the library or its file; none when it was only opened.
    kept: Option<String>,
    original_text: Option<String>,
}

impl Open {
    pub fn new(library: Library) -> Open {
        Open {
            library,
            study: None,
            scenario: String::new(),
            notice: None,
            pinned: Vec::new(),
        }
    }

    fn study(&self) -> Result<&OpenStudy, AppError> {
        self.study
            .as_ref()
            .ok_or_else(|| AppError::new("nothing-open"))
    }

    /// Opens what was open last, or the first sample; or nothing but an empty study when the
    /// last was a sample as it came, and the user wants no more of them.
    pub fn start(&mut self, system_language: &str, now: &str) -> Result<(), AppError> {
        let Some(last) = self.library.latest()? else {
            return self.open_sample(samples::FIRST, now);
        };
        let as_it_came = self.library.recent(1)?.first() != Some(&last);
        let sample = self.library.sample(last)?.is_some_and(|id| id != EMPTY);
        let unwanted = as_it_came && sample && !self.settings(system_language)?.show_sample_band;
        match unwanted {
            true => self.open_empty(system_language, now),
            false => self.show(last, now),
        }
    }

    /// A study without anything in it, for a start page to stand on.
    fn open_empty(&mut self, system_language: &str, now: &str) -> Result<(), AppError> {
        let chinese = self.settings(system_language)?.language == "zh-CN";
        let document = serde_json::json!({
            "format": 1,
            "title": "",
            "currency": if chinese { "CNY" } else { "USD" },
            "start": now.get(..7),
            "months": 36,
            "meters": [],
            "scenarios": [{ "id": "base", "name": { "en": "Base", "zh-CN": "基准" }, "usage": {} }],
            "plans": [],
            "options": [],
        });
        let study = self
            .library
            .create(&document.to_string(), Some(EMPTY), None, now)?;
        self.show(study, now)
    }

    pub fn open_sample(&mut self, id: &str, now: &str) -> Result<(), AppError> {
        let text =
            samples::text(id).ok_or_else(|| AppError::new("unknown-sample").text("id", id))?;
        let written = written::read(text).map_err(|issue| refused(id, &issue))?;
        let study = self
            .library
            .create(&written.value.to_string(), Some(id), None, now)?;
        self.show(study, now)
    }

    /// Opens a study file. What the library remembers of it (undo, unsaved changes) comes
    /// back, unless the file was changed by another program: then the file's state is
    /// shown, and the other one stays in the history.
    pub fn open_file(&mut self, path: &Path, now: &str) -> Result<(), AppError> {
        let name = file_name(path);
        let text = read_text(path).map_err(|error| file_refused(&name, &error))?;
        let written = written::read(&text).map_err(|issue| refused(&name, &issue))?;
        let checked = outlay_core::study::check::check(&written.value, None);
        if let Some(issue) = checked.issues.iter().find(|issue| is_foreign(issue)) {
            return Err(refused(&name, issue));
        }
        let known = self.library.find_by_file(path)?;
        let id = match known {
            Some(id) => id,
            None => self
                .library
                .create(&written.value.to_string(), None, Some(path), now)?,
        };
        let changed_outside = self.library.file(id)?.is_none_or(|file| file.text != text);
        if changed_outside {
            let label = Sentence::new("history-opened");
            self.library
                .commit(id, &written.value.to_string(), &json(&label), now)?;
            self.library.set_file(id, path, &text)?;
        } else if known.is_some() && !same(&self.library.current(id)?.document, &written.value) {
            self.notice = Some(Sentence::new("notice-restored"));
        }
        self.show(id, now)
    }

    fn show(&mut self, id: StudyId, now: &str) -> Result<(), AppError> {
        self.library.touch(id, now)?;
        let current = self.library.current(id)?;
        let document = parse(&current.document)?;
        let (file, sample) = (self.library.file(id)?, self.library.sample(id)?);
        // The first state of a file or a sample is theirs.
        let ours = current.undo_label.is_some() || (file.is_none() && sample.is_none());
        let original_text = match (file, sample) {
            (Some(file), _) => Some(file.text),
            (None, Some(sample)) => samples::text(&sample).map(str::to_owned),
            (None, None) => None,
        };
        let original = original_text
            .as_deref()
            .and_then(|text| written::read(text).ok());
        self.study = Some(OpenStudy {
            id,
            document,
            original,
            kept: ours.then_some(current.made_at),
            original_text,
        });
        Ok(())
    }

    pub fn preview(
        &self,
        scenario: &str,
        changes: &[Change],
        detail: Detail,
    ) -> Result<Evaluation, AppError> {
        let document = self.with_changes(changes)?;
        let priced = price(&document, scenario);
        Ok(self.coloured(view::view(&document, &priced, None, detail)))
    }

    /// With the options that are pinned standing out.
    fn coloured(&self, mut evaluation: Evaluation) -> Evaluation {
        if !self.pinned.is_empty() {
            colours::give(&mut evaluation, &self.pinned);
        }
        evaluation
    }

    pub fn undo(&mut self, now: &str) -> Result<(), AppError> {
        let id = self.study()?.id;
        let snapshot = self.library.undo(id)?;
        self.put(snapshot.map(|s| s.document), now)
    }

    pub fn redo(&mut self, now: &str) -> Result<(), AppError> {
        let id = self.study()?.id;
        let snapshot = self.library.redo(id)?;
        self.put(snapshot.map(|s| s.document), now)
    }

    fn put(&mut self, document: Option<String>, now: &str) -> Result<(), AppError> {
        if let (Some(text), Some(study)) = (document, self.study.as_mut()) {
            study.document = parse(&text)?;
            study.kept = Some(now.to_owned());
        }
        Ok(())
    }

    /// The path the study is saved to, if it has one.
    pub fn path(&self) -> Result<Option<std::path::PathBuf>, AppError> {
        let id = self.study()?.id;
        Ok(self.library.file(id)?.map(|file| file.path))
    }

    /// Writes the study to its own file; refuses when another program changed that file.
    pub fn save(&mut self, path: &Path, now: &str) -> Result<(), AppError> {
        let name = file_name(path);
        let id = self.study()?.id;
        if let Some(known) = self.library.file(id)?.filter(|file| file.path == path) {
            match read_text(path) {
                Ok(on_disk) if on_disk != known.text => {
                    return Err(AppError::new("file-changed").text("file", name));
                }
                // A file that is gone is written again.
                Ok(_) | Err(StoreError::NotFound { .. }) => {}
                Err(error) => return Err(file_refused(&name, &error)),
            }
        }
        self.write(path, now)
    }

    /// Writes the study to a file of the user's choice.
    pub fn save_as(&mut self, path: &Path, now: &str) -> Result<(), AppError> {
        self.write(path, now)
    }

    fn write(&mut self, path: &Path, now: &str) -> Result<(), AppError> {
        let study = self.study()?;
        let original = study.original_text.as_deref();
        let (text, reread) = study_file::text(&study.document, path, original)?;
        let id = study.id;
        replace_file(path, text.as_bytes()).map_err(|error| AppError::not_written(path, &error))?;
        self.library.set_file(id, path, &text)?;
        if let Some(study) = &mut self.study {
            study.original = Some(reread);
            study.original_text = Some(text);
            study.kept = Some(now.to_owned());
        }
        Ok(())
    }

    pub fn document(&self) -> Result<&Value, AppError> {
        Ok(&self.study()?.document)
    }

    pub fn session(&mut self, scenario: &str, system_language: &str) -> Result<Session, AppError> {
        let notice = self.notice.take();
        let settings = self.settings(system_language)?;
        let study = self.study()?;
        let snapshot = self.library.current(study.id)?;
        let file = self.library.file(study.id)?;
        let places = study
            .original
            .as_ref()
            .filter(|written| written.value == study.document);
        let priced = price(&study.document, scenario);
        let saved = file.is_some() && places.is_some();
        let label = |label: Option<String>| label.and_then(|text| serde_json::from_str(&text).ok());
        let session = Session {
            settings,
            title: title(&study.document),
            saved,
            kept: study.kept.clone(),
            sample: match &file {
                Some(_) => None,
                None => self.library.sample(study.id)?.filter(|id| id != EMPTY),
            },
            file_name: file.map(|file| file_name(&file.path)),
            undo: label(snapshot.undo_label),
            redo: label(snapshot.redo_label),
            samples: samples::list(),
            scenarios: scenarios(&study.document),
            document: study.document.clone(),
            evaluation: self.coloured(view::view(&study.document, &priced, places, Detail::Months)),
            pinned: self.pinned.clone(),
            scenario: priced.scenario,
            // Set where replies leave the application.
            amounts_hidden: false,
            // Their age is a matter of the day, which the application knows.
            prices: None,
            written: None,
            notice,
        };
        self.scenario.clone_from(&session.scenario);
        Ok(session)
    }

    pub fn settings(&self, system_language: &str) -> Result<Settings, AppError> {
        let stored = self.library.setting("settings")?;
        let fallback = Settings {
            language: crate::words::nearest(system_language).to_owned(),
            theme: Theme::System,
            show_sample_band: true,
            accounting: false,
        };
        Ok(stored
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or(fallback))
    }

    pub fn set_settings(&mut self, settings: &Settings) -> Result<(), AppError> {
        let known = Settings {
            language: crate::words::nearest(&settings.language).to_owned(),
            ..settings.clone()
        };
        Ok(self.library.set_setting("settings", &json(&known))?)
    }
}

fn scenarios(document: &Value) -> Vec<ScenarioView> {
    scenario_ids(document)
        .into_iter()
        .map(|id| {
            let study = outlay_core::study::check::check(document, Some(&id)).study;
            let forecast = study
                .as_ref()
                .and_then(|study| outlay_core::forecast::forecast(study).ok());
            let meters = study.map_or(0, |study| study.meters.len());
            let shape = forecast
                .and_then(|f| (0..meters).find_map(|m| f.months(m).map(<[_]>::to_vec)))
                .unwrap_or_default();
            ScenarioView {
                name: view::scenario_name(document, &id),
                id,
                shape: shape.into_iter().map(view::text).collect(),
            }
        })
        .collect()
}

pub fn title(document: &Value) -> Label {
    let stated = document
        .get("title")
        .and_then(|title| serde_json::from_value(title.clone()).ok());
    stated.unwrap_or_else(|| Label::from(""))
}

pub fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn parse(text: &str) -> Result<Value, AppError> {
    serde_json::from_str(text).map_err(|error| AppError::internal(error.to_string()))
}

fn same(text: &str, value: &Value) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|stored| stored == *value)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Whether an issue means that this is no study of ours at all.
fn is_foreign(issue: &outlay_core::issue::Issue) -> bool {
    use outlay_core::issue::IssueCode;
    matches!(
        issue.code,
        IssueCode::NotAStudy | IssueCode::NewerFormat | IssueCode::FormatUnknown
    )
}

/// A file that cannot be opened as a study.
pub(crate) fn refused(file: &str, issue: &outlay_core::issue::Issue) -> AppError {
    use outlay_core::issue::IssueCode;
    let code = match issue.code {
        IssueCode::NotAStudy => "not-a-study",
        IssueCode::NewerFormat => "newer-format",
        _ => "study-refused",
    };
    let mut error = AppError::new(code).text("file", file);
    error.message.args.extend(issue.args.clone());
    error.message = error.message.count("count", 1);
    error.with_issues(vec![view::issue_view(issue, None)])
}

fn file_refused(file: &str, error: &StoreError) -> AppError {
    let code = match error {
        StoreError::NotFound { .. } => "file-missing",
        StoreError::NotText { .. } => "not-text",
        StoreError::TooLarge { .. } => "file-too-large",
        _ => "file-unreadable",
    };
    AppError::new(code)
        .text("file", file)
        .text("detail", error.to_string())
}
