//! What the window says of a change: when the study was kept, and what the change did.

use outlay_app::App;
use outlay_app::contract::{Change, HistoryRequest, Reply, Request, Session};
use outlay_core::sentence::Sentence;
use outlay_core::study::structure::Edit;
use outlay_tests::{Silent, root};
use std::fs;

fn called(app: &App, request: Request) -> Session {
    match app.call(request) {
        Ok(Reply::Session(session)) => *session,
        other => panic!("no session: {other:?}"),
    }
}

fn changed(app: &App, scenario: &str, path: &str, value: &str) -> Session {
    let change = Change {
        path: path.to_owned(),
        value: value.to_owned(),
    };
    let request = Request::Commit {
        scenario: scenario.to_owned(),
        changes: vec![change],
        label: Sentence::new("edit-assumption"),
    };
    called(app, request)
}

fn edited(app: &App, scenario: &str, edit: Edit) -> Session {
    let request = Request::Edit {
        scenario: scenario.to_owned(),
        edits: vec![edit],
        label: Sentence::new("edit-remove-scenario"),
    };
    called(app, request)
}

/// What was only opened was kept by nobody here; a change, its undoing and a saved file were.
#[test]
fn a_study_says_when_it_was_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ours.toml");
    fs::copy(root().join("examples/startup.toml"), &file).expect("copied");
    let data = folder.path().join("data");
    let open = || {
        let host = Silent {
            chosen: Some(file.clone()),
        };
        App::open(&data, Box::new(host)).expect("it opens")
    };
    let app = open();
    assert_eq!(called(&app, Request::Start).kept, None, "a sample");
    let opened = |app: &App| match app.open_path(&file) {
        Ok(Reply::Session(session)) => *session,
        other => panic!("no session: {other:?}"),
    };
    assert_eq!(opened(&app).kept, None, "a file of others");
    let scenario = String::new();
    let saved = called(&app, Request::Save { scenario });
    assert_eq!(saved.kept.as_deref(), Some("12:04"));
    drop(app);

    let app = open();
    opened(&app);
    let kept = changed(&app, "", "months", "24").kept;
    assert_eq!(kept.as_deref(), Some("12:04"));
    drop(app);

    // It comes back with its time, and what is taken back is kept too.
    let app = open();
    assert_eq!(opened(&app).kept.as_deref(), Some("12:04"));
    let scenario = String::new();
    let undone = called(&app, Request::Undo { scenario });
    assert_eq!(undone.kept.as_deref(), Some("12:04"));
}

/// Two scenarios cost differently by what they assume: a change that leads from one to the
/// other is told without an effect, in the step and in the history.
#[test]
fn an_effect_is_one_on_the_same_scenario() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(Silent::default())).expect("it opens");
    let ids: Vec<String> = called(&app, Request::Start)
        .scenarios
        .iter()
        .map(|scenario| scenario.id.clone())
        .collect();
    let [first, .., last] = ids.as_slice() else {
        panic!("scenarios: {ids:?}");
    };
    let scenario = last.clone();
    called(&app, Request::Select { scenario });
    let shorter = changed(&app, last, "months", "24");
    let effect = shorter.undo.and_then(|step| step.effect);
    assert!(effect.is_some_and(|effect| effect.starts_with('-')));

    let path = format!("scenarios.{last}");
    let removed = edited(&app, first, Edit::Remove { path });
    assert_eq!(removed.scenario, *first);
    assert_eq!(removed.undo.and_then(|step| step.effect), None);

    let scenario = last.clone();
    match app.call(Request::History(HistoryRequest::List { scenario })) {
        Ok(Reply::History { steps }) => {
            let found = steps
                .iter()
                .map(|step| (step.total.is_some(), step.effect.is_some()));
            let found: Vec<_> = found.collect();
            assert_eq!(found, [(false, false), (true, true), (true, false)]);
        }
        other => panic!("no history: {other:?}"),
    }
}
