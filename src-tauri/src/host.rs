//! The system as the application sees it: dialogs, clipboard, date and language.

use chrono::NaiveDateTime;
use outlay_app::host::{FileKind, Host};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::image::Image;
use tauri::{AppHandle, Manager};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

pub struct Desktop(pub AppHandle);

/// The file that was dropped onto the window, or named by a second start, last.
#[derive(Default)]
pub struct Handed(Mutex<Option<PathBuf>>);

impl Handed {
    pub fn put(&self, path: Option<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = path;
    }

    fn take(&self) -> Option<PathBuf> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.take()
    }
}

impl Desktop {
    fn dialog(&self, kind: FileKind, folder: Option<&Path>) -> FileDialogBuilder<tauri::Wry> {
        let mut dialog = self
            .0
            .dialog()
            .file()
            .add_filter(kind_name(kind), kind.endings());
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        match self.0.get_webview_window(crate::window::LABEL) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

/// What a spec has chosen in place of a person; none when the dialogs are to be real.
fn scripted(name: &str) -> Option<Option<PathBuf>> {
    let real = cfg!(not(feature = "e2e")) || std::env::var_os("OUTLAY_DIALOGS").is_some();
    (!real).then(|| std::env::var_os(name).map(Into::into))
}

impl Host for Desktop {
    fn dropped(&self) -> Option<PathBuf> {
        self.0.state::<Handed>().take()
    }

    fn pick_open(&self, kind: FileKind, folder: Option<&Path>) -> Option<PathBuf> {
        if let Some(chosen) = scripted("OUTLAY_PICK_OPEN") {
            return chosen;
        }
        let chosen = self.dialog(kind, folder).blocking_pick_file()?;
        chosen.into_path().ok()
    }

    fn pick_save(&self, kind: FileKind, suggested: &str, folder: Option<&Path>) -> Option<PathBuf> {
        if let Some(chosen) = scripted("OUTLAY_PICK_SAVE") {
            return chosen;
        }
        let dialog = self.dialog(kind, folder).set_file_name(suggested);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn open(&self, path: &Path) -> Result<(), String> {
        tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| error.to_string())
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), String> {
        tauri_plugin_opener::reveal_item_in_dir(path).map_err(|error| error.to_string())
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

    fn now(&self) -> NaiveDateTime {
        chrono::Local::now().naive_local()
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
