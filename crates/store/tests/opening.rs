//! What is refused when a library is opened, and that it is left as it was.

use std::fs;
use std::path::{Path, PathBuf};

use outlay_store::{Library, StoreError};

const NOW: &str = "2026-11-20T12:04:00";

fn filled(folder: &Path) -> PathBuf {
    let mut library = Library::open(folder).unwrap();
    let id = library.create("price = 12345.50", None, None, NOW).unwrap();
    for step in 0..40 {
        library
            .commit(
                id,
                &format!("price = {step}{}", "x".repeat(900)),
                "Edit",
                NOW,
            )
            .unwrap();
    }
    library.set_setting("theme", "dark").unwrap();
    folder.join("library.db")
}

fn refused(folder: &Path, code: &str) -> StoreError {
    let path = folder.join("library.db");
    let before = fs::read(&path).unwrap();
    let error = Library::open(folder).unwrap_err();
    assert_eq!(error.code(), code, "{error}");
    assert_eq!(
        fs::read(&path).unwrap(),
        before,
        "the refused file was changed"
    );
    error
}

#[test]
fn a_new_folder_gets_one_library_file() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    drop(Library::open(&deep).unwrap());
    let mut names: Vec<_> = fs::read_dir(&deep)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["library.db", "library.lock"]);
}

#[test]
fn a_creation_that_was_killed_half_way_is_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("library.db.new"), "half").unwrap();
    fs::write(folder.path().join("library.db.new-journal"), "half").unwrap();
    Library::open(folder.path()).unwrap();
    assert!(!folder.path().join("library.db.new").exists());
}

#[test]
fn foreign_files_are_refused_untouched() {
    for content in [&b""[..], b"hello", b"PK\x03\x04 a workbook", &[0u8; 4096]] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("library.db"), content).unwrap();
        refused(folder.path(), "not_a_library");
    }
}

#[test]
fn a_database_of_another_program_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let other = rusqlite::Connection::open(folder.path().join("library.db")).unwrap();
    other
        .execute_batch("PRAGMA user_version = 1; CREATE TABLE notes (text)")
        .unwrap();
    other.close().unwrap();
    refused(folder.path(), "not_a_library");
}

#[test]
fn a_folder_or_link_in_its_place_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("library.db")).unwrap();
    assert_eq!(
        Library::open(folder.path()).unwrap_err().code(),
        "not_a_library"
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_its_place_is_refused() {
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = filled(elsewhere.path());
    std::os::unix::fs::symlink(target, folder.path().join("library.db")).unwrap();
    assert_eq!(
        Library::open(folder.path()).unwrap_err().code(),
        "not_a_library"
    );
}

#[test]
fn a_newer_library_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    let error = refused(folder.path(), "newer_library");
    assert!(
        matches!(error, StoreError::NewerLibrary { version: 99, .. }),
        "{error}"
    );
}

#[test]
fn truncated_and_zeroed_pages_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let whole = fs::read(&path).unwrap();
    assert!(whole.len() > 4 * 4096);
    fs::write(&path, &whole[..whole.len() - 4096]).unwrap();
    refused(folder.path(), "damaged");

    let mut zeroed = whole.clone();
    zeroed[2 * 4096..3 * 4096].fill(0);
    fs::write(&path, &zeroed).unwrap();
    refused(folder.path(), "damaged");

    fs::write(&path, &whole).unwrap();
    Library::open(folder.path()).unwrap();
}

#[test]
fn a_schema_with_anything_more_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch("CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM study; END")
        .unwrap();
    other.close().unwrap();
    refused(folder.path(), "damaged");
}

/// One flipped bit anywhere: either everything reads as it was written or a refusal, never
/// another figure.
#[test]
fn a_flipped_bit_never_gives_another_figure() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let whole = fs::read(&path).unwrap();
    let read = || -> Result<Vec<String>, StoreError> {
        let mut library = Library::open(folder.path())?;
        let Some(id) = library.latest()? else {
            return Ok(vec!["no study".to_owned()]);
        };
        let mut seen = vec![library.current(id)?.document];
        while let Some(snapshot) = library.undo(id)? {
            seen.push(snapshot.document + snapshot.redo_label.as_deref().unwrap_or(""));
        }
        seen.push(library.setting("theme")?.unwrap_or_default());
        Ok(seen)
    };
    let good = read().unwrap();
    let mut noticed = 0;
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..60 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let place = (state >> 16) as usize % whole.len();
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << (state >> 60 & 7);
        fs::write(&path, &flipped).unwrap();
        match read() {
            Ok(seen) => assert_eq!(seen, good, "byte {place}"),
            Err(_) => noticed += 1,
        }
    }
    assert!(noticed > 20, "only {noticed} noticed");
}

#[test]
fn a_changed_value_is_noticed_although_every_page_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let other = rusqlite::Connection::open(&path).unwrap();
    let changed = other
        .execute(
            "UPDATE snapshot SET document = replace(document, '39x', '29x')",
            (),
        )
        .unwrap();
    assert!(changed > 0);
    other
        .execute("UPDATE setting SET value = 'light'", ())
        .unwrap();
    other.close().unwrap();
    let library = Library::open(folder.path()).unwrap();
    let id = library.latest().unwrap().unwrap();
    assert_eq!(library.current(id).unwrap_err().code(), "damaged");
    assert_eq!(library.setting("theme").unwrap_err().code(), "damaged");
}

#[test]
fn the_second_opener_is_told_and_the_lock_ends_with_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let first = Library::open(folder.path()).unwrap();
    assert_eq!(Library::open(folder.path()).unwrap_err().code(), "locked");
    drop(first);
    Library::open(folder.path()).unwrap();
}

/// A sync tool that swaps the file under an open library: nothing is written into the void.
#[cfg(unix)]
#[test]
fn a_library_that_was_replaced_while_open_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let mut library = Library::open(folder.path()).unwrap();
    let other = folder.path().join("other");
    fs::copy(&path, &other).unwrap();
    fs::rename(&other, &path).unwrap();
    let error = library.set_setting("theme", "light").unwrap_err();
    assert_eq!(error.code(), "library_moved", "{error}");
}

#[test]
fn a_journal_left_by_a_kill_is_rolled_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = filled(folder.path());
    let copy = tempfile::tempdir().unwrap();
    // A process that dies in the middle of a change leaves file and journal as they are now.
    let writer = rusqlite::Connection::open(&path).unwrap();
    writer
        .execute_batch("PRAGMA cache_size = 1; BEGIN; DELETE FROM snapshot")
        .unwrap();
    for name in ["library.db", "library.db-journal"] {
        fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let mut library = Library::open(copy.path()).unwrap();
    let id = library.latest().unwrap().unwrap();
    assert!(
        library
            .current(id)
            .unwrap()
            .document
            .starts_with("price = 39")
    );
    assert!(library.undo(id).unwrap().is_some());
}
