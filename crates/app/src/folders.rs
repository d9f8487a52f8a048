//! Where files are: the folders that dialogs begin in, and the files that were written.
//!
//! Studies, usage and everything that is exported have a folder each: the one that was used
//! last, also before the last start. Until there is one, it is that of the study's own file.

use crate::App;
use crate::contract::{AppError, FileAct, Reply, WrittenFile};
use crate::host::FileKind;
use crate::session;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

/// The setting that holds the folder for a kind of file.
fn setting(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Study => "folder-studies",
        FileKind::Usage => "folder-usage",
        FileKind::Svg
        | FileKind::Png
        | FileKind::Csv
        | FileKind::Markdown
        | FileKind::Text
        | FileKind::Pdf
        | FileKind::Workbook
        | FileKind::Calendar => "folder-exports",
    }
}

impl App {
    pub(crate) fn ask_open(&self, kind: FileKind) -> Option<PathBuf> {
        let path = self.host.pick_open(kind, self.folder(kind).as_deref())?;
        self.remember(kind, &path);
        Some(path)
    }

    pub(crate) fn ask_save(&self, kind: FileKind, suggested: &str) -> Option<PathBuf> {
        let folder = self.folder(kind);
        let path = self.host.pick_save(kind, suggested, folder.as_deref())?;
        self.remember(kind, &path);
        Some(path)
    }

    /// The folder to begin in, while it is there.
    fn folder(&self, kind: FileKind) -> Option<PathBuf> {
        let open = self.state();
        let used = open.library.setting(setting(kind)).ok().flatten();
        let own = || Some(open.path().ok()??.parent()?.to_owned());
        let there = |folder: &PathBuf| folder.is_dir();
        used.map(PathBuf::from)
            .filter(there)
            .or_else(own)
            .filter(there)
    }

    fn remember(&self, kind: FileKind, path: &Path) {
        if let Some(folder) = path.parent().and_then(Path::to_str) {
            // What the user is about to do does not depend on it.
            let _ = self.state().library.set_setting(setting(kind), folder);
        }
    }

    /// The reply for a file that was written.
    pub(crate) fn was_written(&self, path: PathBuf) -> Reply {
        Reply::Exported {
            file: Some(self.numbered(path)),
        }
    }

    /// A file that was written, by its number; one that was written before keeps its own.
    pub(crate) fn numbered(&self, path: PathBuf) -> WrittenFile {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let name = session::file_name(&path);
        let known = written.iter().position(|other| *other == path);
        let number = known.unwrap_or(written.len());
        if known.is_none() {
            written.push(path);
        }
        WrittenFile { name, number }
    }

    /// Opens, shows or names a file that was written.
    pub(crate) fn with_file(&self, number: usize, act: FileAct) -> Result<Reply, AppError> {
        let path = {
            let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            let path = written.get(number).cloned();
            path.ok_or_else(|| AppError::internal("no such file"))?
        };
        let file = session::file_name(&path);
        if !path.is_file() && act != FileAct::CopyPath {
            return Err(AppError::new("file-missing").text("file", file));
        }
        let (code, done) = match act {
            FileAct::Open => ("file-not-opened", self.host.open(&path)),
            FileAct::ShowInFolder => ("file-not-shown", self.host.show_in_folder(&path)),
            FileAct::CopyPath => ("clipboard", self.host.copy_text(&path.to_string_lossy())),
        };
        done.map_err(|detail| {
            AppError::new(code)
                .text("file", file)
                .text("detail", detail)
        })?;
        Ok(Reply::Done)
    }
}
