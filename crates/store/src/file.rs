//! Study files and exports on disk: replaced as a whole or not at all.
//!
//! A new text goes to a temporary file in the same folder, is synced, and takes the old one's name;
//! then the folder is synced, without which the new name may be lost in a power cut. A symbolic
//! link is never followed silently: the caller asks and then names the target.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

/// No study comes near this; a file beyond it is something else.
pub const TEXT_LIMIT: u64 = 16 << 20;

/// Writes `bytes` under `path`, replacing a file that is there.
///
/// # Errors
/// `is_link`, `not_a_file`, `denied` (also when the file is marked read-only), `not_found` (no such
/// folder), `disk_full`, `io_error`. The old file is then untouched and no temporary one is left.
/// Only when the last sync of the folder fails does the new text already stand under the name.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace_with(path, |file| file.write_all(bytes))
}

fn replace_with(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), StoreError> {
    let old = target(path)?;
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let (draft, mut file) = Draft::make(folder).map_err(StoreError::io(path, "write"))?;
    write(&mut file).map_err(StoreError::io(path, "write"))?;
    if let Some(old) = old {
        file.set_permissions(old.permissions())
            .map_err(StoreError::io(path, "write"))?;
    }
    file.sync_all().map_err(StoreError::io(path, "sync"))?;
    drop(file);
    draft
        .take_name(path)
        .map_err(StoreError::io(path, "replace"))?;
    sync_folder(folder).map_err(StoreError::io(folder, "sync"))
}

/// What stands under the name now, if it may be replaced.
fn target(path: &Path) -> Result<Option<Metadata>, StoreError> {
    let found = match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(StoreError::io(path, "look at"))?,
    };
    if found.is_symlink() {
        let target = std::fs::canonicalize(path)
            .or_else(|_| std::fs::read_link(path))
            .map_err(StoreError::io(path, "look at"))?;
        return Err(StoreError::IsLink {
            path: path.to_owned(),
            target,
        });
    }
    if !found.is_file() {
        return Err(StoreError::NotAFile {
            path: path.to_owned(),
        });
    }
    if found.permissions().readonly() {
        return Err(StoreError::Denied {
            path: path.to_owned(),
        });
    }
    Ok(Some(found))
}

/// A temporary file that removes itself unless it took its final name.
struct Draft {
    path: PathBuf,
    done: bool,
}

impl Draft {
    fn make(folder: &Path) -> io::Result<(Draft, File)> {
        let mut tries = 0;
        loop {
            // Short on purpose: the final name may already be as long as the system allows.
            let path = folder.join(format!(".outlay-{}-{tries}.tmp", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((Draft { path, done: false }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 100 => {
                    tries += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn take_name(mut self, name: &Path) -> io::Result<()> {
        std::fs::rename(&self.path, name)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            // Nothing more can be done about a draft that cannot be removed.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Puts a new name in `folder` on the disk. Windows does this with the file itself.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Reads a file whole.
///
/// # Errors
/// `not_found`, `not_a_file`, `too_large` (over `limit` bytes), `denied`, `io_error`.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let kind = std::fs::metadata(path).map_err(StoreError::io(path, "look at"))?;
    if !kind.is_file() {
        return Err(StoreError::NotAFile {
            path: path.to_owned(),
        });
    }
    let mut bytes = Vec::new();
    File::open(path)
        // One byte more than allowed tells a file that grew after it was looked at.
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(StoreError::io(path, "read"))?;
    if bytes.len() as u64 > limit {
        return Err(StoreError::TooLarge {
            path: path.to_owned(),
            limit,
        });
    }
    Ok(bytes)
}

/// Reads a text file; a leading byte-order mark is not part of the text.
///
/// # Errors
/// `not_found`, `not_a_file`, `too_large` (over [`TEXT_LIMIT`]), `not_text` with the place,
/// `denied`, `io_error`.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    let bytes = read_bytes(path, TEXT_LIMIT)?;
    let not_text = |found: &'static str, offset: usize| StoreError::NotText {
        path: path.to_owned(),
        found,
        line: 1 + bytes
            .iter()
            .take(offset)
            .filter(|byte| **byte == b'\n')
            .count(),
        offset,
    };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(not_text("the mark of UTF-16", 0));
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(not_text("a zero byte", offset));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
        Err(error) => Err(not_text("a byte that is not UTF-8", error.valid_up_to())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_write_keeps_the_old_file_and_leaves_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.toml");
        std::fs::write(&path, "old").unwrap();
        let failed = replace_with(&path, |file| {
            file.write_all(b"half of the new")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(failed.unwrap_err().code(), "disk_full");
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
