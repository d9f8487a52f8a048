//! The first hundred bytes of the library, read before SQLite touches the file.
//!
//! SQLite writes to what it opens (a zero-byte file becomes a database, a journal is rolled back),
//! so whether the file is ours and not too new has to be known first. Offsets: "The Database
//! Header" in SQLite's file-format document.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::StoreError;

/// "OUTL", in the header's application field.
pub(crate) const APPLICATION_ID: u32 = 0x4F55_544C;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Refuses whatever is not a library that this version can read.
pub(crate) fn admit(path: &Path, supported: u32) -> Result<(), StoreError> {
    let not_ours = |found: &str| StoreError::NotALibrary {
        path: path.to_owned(),
        found: found.to_owned(),
    };
    let kind = std::fs::symlink_metadata(path).map_err(StoreError::io(path, "look at"))?;
    if kind.is_dir() {
        return Err(not_ours("a folder"));
    }
    if !kind.is_file() {
        return Err(not_ours("a link or a device"));
    }
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(StoreError::io(path, "read"))?;
    if head.is_empty() {
        return Err(not_ours("an empty file"));
    }
    if !head.starts_with(MAGIC) {
        return Err(not_ours("a file of another kind"));
    }
    match (word(&head, 60), word(&head, 68)) {
        (Some(version), Some(APPLICATION_ID)) if version > supported => {
            Err(StoreError::NewerLibrary {
                path: path.to_owned(),
                version,
                supported,
            })
        }
        (Some(1..), Some(APPLICATION_ID)) => Ok(()),
        (Some(_), Some(APPLICATION_ID)) => Err(not_ours("a library without a format number")),
        _ => Err(not_ours("a database of another program")),
    }
}

fn word(head: &[u8], at: usize) -> Option<u32> {
    let bytes = head.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}
