//! Study files: replaced as a whole or not at all, read with a reason when they cannot be.

use std::fs;

use outlay_store::{StoreError, TEXT_LIMIT, read_text, replace_file};

#[test]
fn a_file_is_made_and_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("蓝莺对比 2027.toml");
    replace_file(&path, "旧".as_bytes()).unwrap();
    replace_file(&path, "新".as_bytes()).unwrap();
    assert_eq!(read_text(&path).unwrap(), "新");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "a draft was left behind"
    );
}

#[test]
fn the_longest_name_the_system_allows_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("n".repeat(255));
    replace_file(&path, b"text").unwrap();
    assert_eq!(read_text(&path).unwrap(), "text");
}

#[test]
fn a_folder_or_a_missing_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        replace_file(folder.path(), b"x").unwrap_err().code(),
        "not_a_file"
    );
    let nowhere = folder.path().join("no/study.toml");
    assert_eq!(
        replace_file(&nowhere, b"x").unwrap_err().code(),
        "not_found"
    );
    assert_eq!(read_text(folder.path()).unwrap_err().code(), "not_a_file");
    assert_eq!(read_text(&nowhere).unwrap_err().code(), "not_found");
}

#[test]
fn a_file_marked_read_only_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.toml");
    fs::write(&path, "old").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(replace_file(&path, b"new").unwrap_err().code(), "denied");
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_link_is_named_with_its_target_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("real.toml");
        let link = folder.path().join("link.toml");
        fs::write(&target, "old").unwrap();
        symlink(&target, &link).unwrap();
        let StoreError::IsLink { target: named, .. } = replace_file(&link, b"new").unwrap_err()
        else {
            panic!("not told that it is a link");
        };
        assert_eq!(read_text(&link).unwrap(), "old");
        replace_file(&named, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read_text(&link).unwrap(), "new");
    }

    #[test]
    fn permissions_of_the_old_file_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.toml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        replace_file(&path, b"new").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    /// For the superuser, whom permissions do not stop, this proves nothing: see the next test.
    #[test]
    fn a_read_only_folder_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.toml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let stopped = fs::write(folder.path().join("probe"), "").is_err();
        let replaced = replace_file(&path, b"new");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        if stopped {
            assert_eq!(replaced.unwrap_err().code(), "denied");
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
    }
}

/// Nobody, the superuser included, can make a file in this folder.
#[cfg(target_os = "linux")]
#[test]
fn a_draft_that_cannot_be_made_keeps_the_old_file() {
    let path = std::path::Path::new("/proc/self/comm");
    let before = fs::read(path).unwrap();
    assert!(replace_file(path, b"new").is_err());
    assert_eq!(fs::read(path).unwrap(), before);
}

#[test]
fn what_is_not_text_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.toml");
    let place = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        match read_text(&path) {
            Err(StoreError::NotText { line, offset, .. }) => Some((line, offset)),
            _ => None,
        }
    };
    assert_eq!(place(b"a = 1\nb = \"\xCE\xD2\"\n"), Some((2, 11)));
    assert_eq!(place(b"\xFF\xFEa\0"), Some((1, 0)));
    assert_eq!(place(b"ab\0"), Some((1, 2)));
    assert_eq!(place("\u{FEFF}好".as_bytes()), None);
    assert_eq!(read_text(&path).unwrap(), "好");
}

#[test]
fn a_file_over_the_limit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.toml");
    fs::write(&path, vec![b'a'; TEXT_LIMIT as usize]).unwrap();
    assert_eq!(read_text(&path).unwrap().len() as u64, TEXT_LIMIT);
    fs::write(&path, vec![b'a'; TEXT_LIMIT as usize + 1]).unwrap();
    assert_eq!(read_text(&path).unwrap_err().code(), "too_large");
}
