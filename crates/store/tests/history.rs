//! Studies, undo and redo, across restarts.

use std::path::Path;

use outlay_store::{FileState, Library, SNAPSHOTS_KEPT, Snapshot, StudyId};

const NOW: &str = "2026-11-20T12:04:00";

fn snapshot(document: &str, undo: Option<&str>, redo: Option<&str>) -> Snapshot {
    Snapshot {
        document: document.to_owned(),
        made_at: NOW.to_owned(),
        undo_label: undo.map(str::to_owned),
        redo_label: redo.map(str::to_owned),
    }
}

fn three_steps(library: &mut Library) -> StudyId {
    let id = library.create("a", None, None, NOW).unwrap();
    assert!(library.commit(id, "b", "Set users", NOW).unwrap());
    assert!(library.commit(id, "c", "改折现率", NOW).unwrap());
    id
}

#[test]
fn undo_and_redo_walk_the_labels() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let id = three_steps(&mut library);
    assert_eq!(
        library.current(id).unwrap(),
        snapshot("c", Some("改折现率"), None)
    );
    let back = library.undo(id).unwrap();
    assert_eq!(
        back,
        Some(snapshot("b", Some("Set users"), Some("改折现率")))
    );
    assert_eq!(
        library.undo(id).unwrap(),
        Some(snapshot("a", None, Some("Set users")))
    );
    assert_eq!(library.undo(id).unwrap(), None);
    assert_eq!(library.current(id).unwrap().document, "a");
    assert_eq!(library.redo(id).unwrap().unwrap().document, "b");
    assert_eq!(library.redo(id).unwrap().unwrap().document, "c");
    assert_eq!(library.redo(id).unwrap(), None);
}

#[test]
fn a_commit_drops_what_lay_ahead() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let id = three_steps(&mut library);
    library.undo(id).unwrap();
    library.undo(id).unwrap();
    assert!(library.commit(id, "d", "Add option", NOW).unwrap());
    assert_eq!(
        library.current(id).unwrap(),
        snapshot("d", Some("Add option"), None)
    );
    assert_eq!(library.redo(id).unwrap(), None);
}

#[test]
fn the_same_document_is_no_step_and_keeps_redo() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let id = three_steps(&mut library);
    library.undo(id).unwrap();
    assert!(!library.commit(id, "b", "Nothing", NOW).unwrap());
    assert_eq!(
        library.current(id).unwrap().redo_label.as_deref(),
        Some("改折现率")
    );
}

#[test]
fn undo_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let id = {
        let mut library = Library::open(folder.path()).unwrap();
        let id = three_steps(&mut library);
        library.undo(id).unwrap();
        id
    };
    let mut library = Library::open(folder.path()).unwrap();
    assert_eq!(library.latest().unwrap(), Some(id));
    assert_eq!(
        library.current(id).unwrap(),
        snapshot("b", Some("Set users"), Some("改折现率"))
    );
    assert_eq!(library.redo(id).unwrap().unwrap().document, "c");
}

#[test]
fn the_oldest_snapshots_go_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let id = library.create("0", None, None, NOW).unwrap();
    for step in 1..=SNAPSHOTS_KEPT + 3 {
        library
            .commit(id, &step.to_string(), &format!("step {step}"), NOW)
            .unwrap();
    }
    let mut steps_back = 0;
    while library.undo(id).unwrap().is_some() {
        steps_back += 1;
    }
    assert_eq!(steps_back, SNAPSHOTS_KEPT - 1);
    let oldest = library.current(id).unwrap();
    assert_eq!((oldest.document.as_str(), oldest.undo_label), ("4", None));
}

#[test]
fn last_opened_goes_by_order_not_by_clock() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    assert_eq!(library.latest().unwrap(), None);
    let first = library
        .create("a", Some("chat"), None, "2026-11-20")
        .unwrap();
    let second = library.create("b", None, None, "1970-01-01").unwrap();
    assert_eq!(library.latest().unwrap(), Some(second));
    library.touch(first, "1969-01-01").unwrap();
    assert_eq!(library.latest().unwrap(), Some(first));
    assert_eq!(library.sample(first).unwrap().as_deref(), Some("chat"));
    assert_eq!(library.sample(second).unwrap(), None);
}

#[test]
fn a_study_knows_its_file_and_the_text_last_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let path = Path::new("/plans/蓝莺对比 2027.toml");
    let unsaved = library.create("a", None, None, NOW).unwrap();
    assert_eq!(library.file(unsaved).unwrap(), None);
    assert_eq!(library.find_by_file(path).unwrap(), None);

    let opened = library.create("b", None, Some(path), NOW).unwrap();
    assert_eq!(library.find_by_file(path).unwrap(), Some(opened));
    library.commit(opened, "c", "Edit", NOW).unwrap();
    let state = FileState {
        path: path.to_owned(),
        text: "b".to_owned(),
    };
    assert_eq!(library.file(opened).unwrap(), Some(state));
    library.set_file(opened, path, "c").unwrap();
    assert_eq!(library.file(opened).unwrap().unwrap().text, "c");

    // Saved under the same name from another window of time: the last opened one has it.
    library.set_file(unsaved, path, "a").unwrap();
    assert_eq!(library.find_by_file(path).unwrap(), Some(opened));
    library.touch(unsaved, NOW).unwrap();
    assert_eq!(library.find_by_file(path).unwrap(), Some(unsaved));
}

#[test]
fn an_unknown_study_is_refused_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let id = StudyId(7);
    let codes = [
        library.current(id).unwrap_err().code(),
        library.commit(id, "a", "b", NOW).unwrap_err().code(),
        library.undo(id).unwrap_err().code(),
        library.redo(id).unwrap_err().code(),
        library.touch(id, NOW).unwrap_err().code(),
        library.file(id).unwrap_err().code(),
        library
            .set_file(id, Path::new("a"), "b")
            .unwrap_err()
            .code(),
        library.sample(id).unwrap_err().code(),
    ];
    assert_eq!(codes, ["unknown_study"; 8]);
}

#[test]
fn settings_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    {
        let mut library = Library::open(folder.path()).unwrap();
        assert_eq!(library.setting("language").unwrap(), None);
        library.set_setting("language", "en").unwrap();
        library.set_setting("language", "zh").unwrap();
        assert!(library.set_setting("", "x").is_err());
    }
    let library = Library::open(folder.path()).unwrap();
    assert_eq!(library.setting("language").unwrap().as_deref(), Some("zh"));
}

#[test]
fn recent_studies_are_the_last_opened_first_without_untouched_samples() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(folder.path()).unwrap();
    let own = library.create("a", None, None, NOW).unwrap();
    let untouched = library.create("b", Some("startup"), None, NOW).unwrap();
    let changed = library.create("c", Some("startup"), None, NOW).unwrap();
    library.commit(changed, "d", "Set users", NOW).unwrap();
    let saved = library.create("e", Some("startup"), None, NOW).unwrap();
    library
        .set_file(saved, Path::new("/studies/e.toml"), "e")
        .unwrap();
    assert_eq!(library.recent(9).unwrap(), [saved, changed, own]);
    library.touch(own, NOW).unwrap();
    assert_eq!(library.recent(2).unwrap(), [own, saved]);
    library.touch(untouched, NOW).unwrap();
    assert!(!library.recent(9).unwrap().contains(&untouched));
}
