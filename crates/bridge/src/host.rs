//! A system whose user and clock do what the command line says.

use chrono::NaiveDate;
use outlay_app::host::{FileKind, Host};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub struct Scripted {
    pub pick_open: Option<PathBuf>,
    pub pick_save: Option<PathBuf>,
    pub today: Option<NaiveDate>,
    pub language: Option<String>,
    pub clipboard: Arc<Clipboard>,
    pub dropped: Arc<Dropped>,
}

/// The file that was dropped onto the page last.
#[derive(Default)]
pub struct Dropped(Mutex<Option<PathBuf>>);

impl Dropped {
    pub fn put(&self, path: PathBuf) {
        *held(&self.0) = Some(path);
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

    fn pick_open(&self, _kind: FileKind) -> Option<PathBuf> {
        self.pick_open.clone()
    }

    fn pick_save(&self, _kind: FileKind, _suggested: &str) -> Option<PathBuf> {
        self.pick_save.clone()
    }

    fn copy_text(&self, text: &str) -> Result<(), String> {
        *held(&self.clipboard.text) = Some(text.to_owned());
        Ok(())
    }

    fn copy_png(&self, png: &[u8]) -> Result<(), String> {
        *held(&self.clipboard.png) = Some(png.to_owned());
        Ok(())
    }

    fn today(&self) -> NaiveDate {
        self.today
            .unwrap_or_else(|| chrono::Local::now().date_naive())
    }

    fn system_language(&self) -> String {
        self.language
            .clone()
            .or_else(sys_locale::get_locale)
            .unwrap_or_else(|| "en".to_owned())
    }
}
