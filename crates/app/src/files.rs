//! What comes from files and goes to them: studies, usage counted elsewhere, a customer's copy.
//!
//! Every way in (dialog, command line, drop) leads through `open_file` or `open_usage`.

use crate::contract::{AppError, ImportRequest, Reply};
use crate::host::FileKind;
use crate::usage_import::Loaded;
use crate::words::Words;
use crate::{App, customer_copy, export, session};
use outlay_core::sentence::Sentence;
use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

/// What study files are called, so that the desktop opens them with Outlay.
const STUDY_ENDING: &str = "outlay.toml";

impl App {
    pub(crate) fn open_file(&self, path: &Path) -> Result<Reply, AppError> {
        let mut open = self.state();
        open.open_file(path, &self.now())?;
        self.session(&mut open, "")
    }

    /// Opens what was dropped onto the window: a table as usage, anything else as a study.
    pub(crate) fn open_dropped(&self) -> Result<Reply, AppError> {
        let Some(path) = self.host.dropped() else {
            return Ok(Reply::Cancelled);
        };
        match FileKind::of(&path) {
            FileKind::Usage => self.open_usage(&path),
            _ => self.open_file(&path),
        }
    }

    fn open_usage(&self, path: &Path) -> Result<Reply, AppError> {
        self.show_usage(Loaded::open(path)?)
    }

    fn show_usage(&self, loaded: Loaded) -> Result<Reply, AppError> {
        let view = loaded.look(self.state().document()?, None, &[]);
        *self.usage() = Some(loaded);
        Ok(Reply::Import(Box::new(view)))
    }

    pub(crate) fn import(&self, ask: ImportRequest) -> Result<Reply, AppError> {
        let unopened = || AppError::new("nothing-open");
        match ask {
            ImportRequest::Open => {
                let Some(path) = self.host.pick_open(FileKind::Usage) else {
                    return Ok(Reply::Cancelled);
                };
                self.open_usage(&path)
            }
            ImportRequest::Paste { text } => {
                self.show_usage(Loaded::read(String::new(), text.into_bytes(), None)?)
            }
            ImportRequest::Look {
                sheet,
                mapping,
                left_out,
            } => {
                let mut usage = self.usage();
                let loaded = usage.as_mut().ok_or_else(unopened)?;
                // Another sheet has its own columns.
                let mapping = match sheet {
                    Some(sheet) if loaded.switch(&sheet)? => None,
                    _ => mapping,
                };
                let view = loaded.look(self.state().document()?, mapping, &left_out);
                Ok(Reply::Import(Box::new(view)))
            }
            ImportRequest::Take {
                scenario,
                mapping,
                left_out,
                forecast,
                label,
            } => {
                let usage = self.usage();
                let loaded = usage.as_ref().ok_or_else(unopened)?;
                let mut open = self.state();
                let document = open.document()?;
                let edits = loaded.edits(document, &scenario, &mapping, &left_out, forecast)?;
                open.edit(&edits, &label, &self.now())?;
                self.session(&mut open, &scenario)
            }
        }
    }

    fn usage(&self) -> MutexGuard<'_, Option<Loaded>> {
        self.usage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn save(&self, scenario: &str, choose: bool) -> Result<Reply, AppError> {
        let (own, suggested) = {
            let open = self.state();
            let settings = open.settings(&self.host.system_language())?;
            let title = session::title(open.document()?);
            (
                open.path()?,
                export::file_stem(title.text(&settings.language)),
            )
        };
        match own.filter(|_| !choose) {
            Some(path) => self.state().save(&path)?,
            None => match self
                .host
                .pick_save(FileKind::Study, &format!("{suggested}.{STUDY_ENDING}"))
            {
                Some(path) => self.state().save_as(&path)?,
                None => return Ok(Reply::Cancelled),
            },
        }
        self.session(&mut self.state(), scenario)
    }

    pub(crate) fn customer_copy(&self, scenario: &str, save: bool) -> Result<Reply, AppError> {
        let (document, own, name) = {
            let open = self.state();
            let document = open.document()?.clone();
            let language = open.settings(&self.host.system_language())?.language;
            let title = session::title(&document);
            let name = Sentence::new("customer-copy-file").text("title", title.text(&language));
            let name = Words::new(&language, "", 0).say(&name);
            (document, open.path()?, export::file_stem(&name))
        };
        if !save {
            let view = customer_copy::look(&document, scenario);
            return Ok(Reply::CustomerCopy(Box::new(view)));
        }
        let picked = self
            .host
            .pick_save(FileKind::Study, &format!("{name}.{STUDY_ENDING}"));
        let Some(path) = picked else {
            return Ok(Reply::Cancelled);
        };
        customer_copy::write(&document, &path, own.as_deref())?;
        Ok(Reply::Exported {
            file_name: Some(session::file_name(&path)),
        })
    }
}
