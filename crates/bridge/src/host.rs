//! A system whose user and clock do what the command line says.

use chrono::{NaiveDate, NaiveDateTime};
use outlay_app::host::{FileKind, Host};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub struct Scripted {
    pub pick_open: Option<PathBuf>,
    pub pick_save: Option<PathBuf>,
    pub today: Option<NaiveDate>,
    pub language: Option<String>,
    pub clipboard: Arc<Clipboard>,
    pub dropped: Arc<Dropped>,
    pub asked: Arc<Asked>,
}

/// The file that was dropped onto the page last.
#[derive(Default)]
pub struct Dropped(Mutex<Option<PathBuf>>);

impl Dropped {
    pub fn put(&self, path: PathBuf) {
        *held(&self.0) = Some(path);
    }
}

/// What a desktop would have been asked to do, for the specs to read.
#[derive(Default)]
pub struct Asked(Mutex<Vec<String>>);

impl Asked {
    fn add(&self, what: &str, path: Option<&Path>) {
        let path = path.map(Path::to_string_lossy).unwrap_or_default();
        held(&self.0).push(format!("{what} {path}"));
    }

    pub fn text(&self) -> String {
        held(&self.0).join("\n")
    }
}

/// What was copied last, for the specs to read.
#[derive(Default)]
pub struct Clipboard {
    text: Mutex<Option<String>>,
    png: Mutex<Option<Vec<u8>>>,
}

impl Clipboard {
    pub fn text(&self) -> Option<String> {
        held(&self.text).clone()
    }

    pub fn png(&self) -> Option<Vec<u8>> {
        held(&self.png).clone()
    }
}

fn held<T>(content: &Mutex<T>) -> MutexGuard<'_, T> {
    content.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Host for Scripted {
    fn dropped(&self) -> Option<PathBuf> {
        held(&self.dropped.0).take()
    }

    fn pick_open(&self, _kind: FileKind, folder: Option<&Path>) -> Option<PathBuf> {
        self.asked.add("dialog", folder);
        self.pick_open.clone()
    }

    fn pick_save(
        &self,
        _kind: FileKind,
        _suggested: &str,
        folder: Option<&Path>,
    ) -> Option<PathBuf> {
        self.asked.add("dialog", folder);
        self.pick_save.clone()
    }

    fn open(&self, path: &Path) -> Result<(), String> {
        self.asked.add("open", Some(path));
        Ok(())
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        self.asked.add("show", Some(path));
        Ok(())
    }

    fn copy_text(&self, text: &str) -> Result<(), String> {
        *held(&self.clipboard.text) = Some(text.to_owned());
        Ok(())
    }

    fn copy_png(&self, png: &[u8]) -> Result<(), String> {
        *held(&self.clipboard.png) = Some(png.to_owned());
        Ok(())
    }

    fn now(&self) -> NaiveDateTime {
        let now = chrono::Local::now().naive_local();
        self.today.map_or(now, |day| day.and_time(now.time()))
    }

    fn system_language(&self) -> String {
        self.language
            .clone()
            .or_else(sys_locale::get_locale)
            .unwrap_or_else(|| "en".to_owned())
    }
}
