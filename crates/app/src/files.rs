//! What comes from files and goes to them: studies, usage counted elsewhere, a customer's copy.
//!
//! Every way in (dialog, command line, drop) leads through `open_file` or `open_usage`.

use crate::contract::{AppError, Exported, ImportRequest, Reply, Target};
use crate::export::Made;
use crate::host::FileKind;
use crate::usage_import::{Half, Loaded};
use crate::words::Words;
use crate::{App, customer_copy, export, session};
use outlay_core::compare::watch::Watch;
use outlay_core::sentence::Sentence;
use outlay_store::replace_file;
use serde_json::Value;
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
    pub(crate) fn open_dropped(&self, work: u32) -> Result<Reply, AppError> {
        let Some(path) = self.host.dropped() else {
            return Ok(Reply::Cancelled);
        };
        match FileKind::of(&path) {
            FileKind::Usage => self.open_usage(&path, work),
            _ => self.open_file(&path),
        }
    }

    fn open_usage(&self, path: &Path, work: u32) -> Result<Reply, AppError> {
        self.under_way.run(work, |watch| {
            self.show_usage(Loaded::open(path, &Half::first(watch))?, watch)
        })
    }

    fn show_usage(&self, loaded: Loaded, watch: &dyn Watch) -> Result<Reply, AppError> {
        let document = self.state().document()?.clone();
        let view = loaded.look(&document, None, &[], &Half::second(watch))?;
        *self.usage() = Some(loaded);
        Ok(Reply::Import(Box::new(view)))
    }

    pub(crate) fn import(&self, ask: ImportRequest) -> Result<Reply, AppError> {
        match ask {
            ImportRequest::Open { work } => match self.ask_open(FileKind::Usage) {
                Some(path) => self.open_usage(&path, work),
                None => Ok(Reply::Cancelled),
            },
            ImportRequest::Paste { text, work } => self.under_way.run(work, |watch| {
                let (name, bytes) = (String::new(), text.into_bytes());
                let loaded = Loaded::read(name, bytes, None, &Half::first(watch))?;
                self.show_usage(loaded, watch)
            }),
            ImportRequest::Look {
                sheet,
                mapping,
                left_out,
                work,
            } => self.under_way.run(work, |watch| {
                let mut usage = self.usage();
                let loaded = usage
                    .as_mut()
                    .ok_or_else(|| AppError::new("nothing-open"))?;
                let document = self.state().document()?.clone();
                let other = match &sheet {
                    Some(sheet) => loaded.switch(sheet, &Half::first(watch))?,
                    None => false,
                };
                // Another sheet has its own columns.
                let mapping = mapping.filter(|_| !other);
                let view = match other {
                    true => loaded.look(&document, mapping, &left_out, &Half::second(watch)),
                    false => loaded.look(&document, mapping, &left_out, watch),
                };
                Ok(Reply::Import(Box::new(view?)))
            }),
            ImportRequest::Take {
                scenario,
                mapping,
                left_out,
                forecast,
                label,
                work,
            } => {
                let edits = self.under_way.run(work, |watch| {
                    let usage = self.usage();
                    let loaded = usage
                        .as_ref()
                        .ok_or_else(|| AppError::new("nothing-open"))?;
                    let document = self.state().document()?.clone();
                    loaded.edits(&document, &scenario, &mapping, &left_out, forecast, watch)
                })?;
                // From here on it is all or nothing, and no longer to be stopped.
                let mut open = self.state();
                open.edit(&edits, &label, (&scenario, &self.now()))?;
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
        let path = match own.filter(|_| !choose) {
            Some(path) => {
                self.state().save(&path, &self.now())?;
                path
            }
            None => {
                let suggested = format!("{suggested}.{STUDY_ENDING}");
                let Some(path) = self.ask_save(FileKind::Study, &suggested) else {
                    return Ok(Reply::Cancelled);
                };
                self.state().save_as(&path, &self.now())?;
                path
            }
        };
        let mut reply = self.session(&mut self.state(), scenario)?;
        if let Reply::Session(session) = &mut reply {
            session.written = Some(self.numbered(path));
        }
        Ok(reply)
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
        let Some(path) = self.ask_save(FileKind::Study, &format!("{name}.{STUDY_ENDING}")) else {
            return Ok(Reply::Cancelled);
        };
        customer_copy::write(&document, &path, own.as_deref())?;
        Ok(self.was_written(path))
    }

    /// Makes a picture, a table or a report.
    pub(crate) fn exported(
        &self,
        document: &Value,
        scenario: &str,
        what: &Exported,
        watch: &dyn Watch,
    ) -> Result<Made, AppError> {
        let (settings, pinned) = {
            let open = self.state();
            let settings = open.settings(&self.host.system_language())?;
            (settings, open.pinned.clone())
        };
        let seen = (self.host.today(), pinned.as_slice(), self.asker(watch));
        export::made_with(document, scenario, what, &settings, seen)
    }

    /// Takes what was made where the user wants it.
    pub(crate) fn hand_over(
        &self,
        document: &Value,
        made: &Made,
        to: Target,
    ) -> Result<Reply, AppError> {
        let settings = self.state().settings(&self.host.system_language())?;
        match to {
            Target::Clipboard => {
                let copied = match made {
                    Made::Text { text, .. } => self.host.copy_text(text),
                    Made::Png(png) => self.host.copy_png(png),
                    Made::Document { .. } => return Err(AppError::new("only-a-file")),
                };
                copied.map_err(|detail| AppError::new("clipboard").text("detail", detail))?;
                Ok(Reply::Exported { file: None })
            }
            Target::File => {
                let title = session::title(document);
                self.to_file(made, title.text(&settings.language))
            }
        }
    }

    /// Asks for a file, suggesting the study's title, and writes it.
    fn to_file(&self, made: &Made, title: &str) -> Result<Reply, AppError> {
        let ending = made.kind().endings().first().copied().unwrap_or("txt");
        let suggested = format!("{}.{ending}", export::file_stem(title));
        let Some(path) = self.ask_save(made.kind(), &suggested) else {
            return Ok(Reply::Cancelled);
        };
        replace_file(&path, made.bytes()).map_err(|error| AppError::not_written(&path, &error))?;
        Ok(self.was_written(path))
    }
}
