//! The system as the application sees it: dialogs, clipboard, date and language.

use chrono::NaiveDate;
use outlay_app::host::{FileKind, Host};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::image::Image;
use tauri::{AppHandle, Manager};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

pub struct Desktop(pub AppHandle);

/// The file that was dropped onto the window last.
#[derive(Default)]
pub struct Dropped(pub Mutex<Option<PathBuf>>);

impl Desktop {
    fn dialog(&self, kind: FileKind) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self
            .0
            .dialog()
            .file()
            .add_filter(kind_name(kind), kind.endings());
        match self.0.get_webview_window(crate::window::LABEL) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Host for Desktop {
    fn dropped(&self) -> Option<PathBuf> {
        if cfg!(feature = "e2e") {
            return std::env::var_os("OUTLAY_DROPPED").map(Into::into);
        }
        let dropped = self.0.state::<Dropped>();
        let mut held = dropped.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.take()
    }

    fn pick_open(&self, kind: FileKind) -> Option<PathBuf> {
        if cfg!(feature = "e2e") {
            return std::env::var_os("OUTLAY_PICK_OPEN").map(Into::into);
        }
        self.dialog(kind).blocking_pick_file()?.into_path().ok()
    }

    fn pick_save(&self, kind: FileKind, suggested: &str) -> Option<PathBuf> {
        if cfg!(feature = "e2e") {
            return std::env::var_os("OUTLAY_PICK_SAVE").map(Into::into);
        }
        self.dialog(kind)
            .set_file_name(suggested)
            .blocking_save_file()?
            .into_path()
            .ok()
    }

    fn copy_text(&self, text: &str) -> Result<(), String> {
        self.0
            .clipboard()
            .write_text(text)
            .map_err(|error| error.to_string())
    }

    fn copy_png(&self, png: &[u8]) -> Result<(), String> {
        let picture = Image::from_bytes(png).map_err(|error| error.to_string())?;
        self.0
            .clipboard()
            .write_image(&picture)
            .map_err(|error| error.to_string())
    }

    fn today(&self) -> NaiveDate {
        chrono::Local::now().date_naive()
    }

    fn system_language(&self) -> String {
        system_language()
    }
}

pub fn system_language() -> String {
    sys_locale::get_locale().unwrap_or_else(|| "en".to_owned())
}

/// The filter's name in the dialog: the file endings, which need no translation.
fn kind_name(kind: FileKind) -> String {
    kind.endings()
        .iter()
        .map(|ending| format!("*.{ending}"))
        .collect::<Vec<_>>()
        .join(", ")
}
