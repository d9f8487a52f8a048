//! Study files: what was written once opens for ever, and saving changes nothing but what
//! was changed.
//!
//! A document of a released format is never edited. A new key of a format goes into a new
//! file `documents/format-<n>-<what>.toml`; together they must hold every key there is.

use outlay_app::App;
use outlay_app::contract::{AppError, Change, Detail, Reply, Request, Session};
use outlay_core::outcome::evaluate_all;
use outlay_core::sentence::Sentence;
use outlay_core::study::check::check;
use outlay_core::study::document::FORMAT;
use outlay_core::study::schema::schema;
use outlay_core::study::written;
use outlay_tests::{Silent, root};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    root().join("tests/documents")
}

/// The stored documents, by name, with their text.
fn documents() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = fs::read_dir(folder())
        .expect("the folder of documents")
        .map(|entry| entry.expect("a file").path())
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), path)))
        .filter(|(name, _)| name.starts_with("format-"))
        .map(|(name, path)| (name, fs::read_to_string(path).expect("readable")))
        .collect();
    found.sort();
    found
}

fn value(name: &str, text: &str) -> Value {
    let read = written::read(text).map(|written| written.value);
    read.unwrap_or_else(|issue| panic!("{name}: {issue:?}"))
}

#[test]
fn stored_documents_open_for_ever() {
    let documents = documents();
    for format in 1..=FORMAT {
        let prefix = format!("format-{format}-");
        assert!(
            documents.iter().any(|(name, _)| name.starts_with(&prefix)),
            "{prefix}*"
        );
    }
    for (name, text) in documents {
        let document = value(&name, &text);
        for scenario in outlay_app::view::scenario_ids(&document) {
            let checked = check(&document, Some(&scenario));
            assert!(
                !checked.has_errors(),
                "{name}, {scenario}: {:#?}",
                checked.issues
            );
            let study = checked.study.expect("a study without errors");
            let found = evaluate_all(&study).expect("it can be computed");
            assert_eq!(
                found.outcomes.len(),
                study.options.len(),
                "{name}: every option has a price"
            );
        }
    }
}

#[test]
fn stored_documents_hold_every_key_and_word() {
    let mut wanted = BTreeSet::new();
    describe(schema(), "study", &mut wanted);
    let definitions = schema().get("$defs").and_then(Value::as_object);
    for (name, definition) in definitions.into_iter().flatten() {
        describe(definition, name, &mut wanted);
    }
    let mut found = BTreeSet::new();
    for (name, text) in documents() {
        collect(&value(&name, &text), schema(), "study", &mut found);
    }
    let missing: Vec<_> = wanted.difference(&found).collect();
    assert!(
        missing.is_empty(),
        "no stored document has {missing:#?}; add them in a new file tests/documents/format-{FORMAT}-….toml"
    );
}

/// The keys and words that a definition allows, as `definition.key` and `definition = word`.
fn describe(definition: &Value, name: &str, wanted: &mut BTreeSet<String>) {
    for (variant, name) in variants(definition, name) {
        for key in properties(variant).keys() {
            wanted.insert(format!("{name}.{key}"));
        }
        wanted.extend(words(variant).map(|word| format!("{name} = {word}")));
    }
}

/// The variants of a definition with their names; the definition itself when it has none.
fn variants<'a>(definition: &'a Value, name: &str) -> Vec<(&'a Value, String)> {
    let list = definition.get("oneOf").or_else(|| definition.get("anyOf"));
    let Some(list) = list.and_then(Value::as_array) else {
        return vec![(definition, name.to_owned())];
    };
    let named = |variant: &'a Value| {
        let tag = tag(variant).map(|(_, word)| format!("{name}[{word}]"));
        (variant, tag.unwrap_or_else(|| name.to_owned()))
    };
    list.iter().map(named).collect()
}

fn tag(variant: &Value) -> Option<(&str, &str)> {
    properties(variant)
        .iter()
        .find_map(|(key, property)| Some((key.as_str(), property.get("const")?.as_str()?)))
}

fn properties(definition: &Value) -> &serde_json::Map<String, Value> {
    static NONE: std::sync::OnceLock<serde_json::Map<String, Value>> = std::sync::OnceLock::new();
    let found = definition.get("properties").and_then(Value::as_object);
    found.unwrap_or_else(|| NONE.get_or_init(serde_json::Map::new))
}

/// The words of an enum without values.
fn words(definition: &Value) -> impl Iterator<Item = &str> {
    let list = definition.get("enum").and_then(Value::as_array);
    let one = definition.get("const");
    list.into_iter()
        .flatten()
        .chain(one)
        .filter_map(Value::as_str)
}

/// The keys and words that occur in a value of `schema`.
fn collect(value: &Value, schema: &Value, name: &str, found: &mut BTreeSet<String>) {
    let (schema, name) = follow(schema, name);
    let fitting = variants(schema, &name).into_iter().filter(|(variant, _)| {
        let tagged =
            tag(variant).is_none_or(|(key, word)| value.get(key).is_some_and(|v| v == word));
        let (target, _) = follow(variant, &name);
        tagged && (!is_table(target) || value.is_object())
    });
    for (variant, variant_name) in fitting {
        let (variant, name) = follow(variant, &variant_name);
        let nested = variant.get("oneOf").or_else(|| variant.get("anyOf"));
        if nested.is_some() && !std::ptr::eq(variant, schema) {
            collect(value, variant, &name, found);
            continue;
        }
        if let Some(text) = value.as_str()
            && words(variant).any(|word| word == text)
        {
            found.insert(format!("{name} = {text}"));
        }
        for (key, entry) in value.as_object().into_iter().flatten() {
            if let Some(property) = properties(variant).get(key) {
                found.insert(format!("{name}.{key}"));
                collect(entry, property, &name, found);
            } else if let Some(more) = variant.get("additionalProperties") {
                collect(entry, more, &name, found);
            }
        }
        if let Some(items) = variant.get("items") {
            for item in value.as_array().into_iter().flatten() {
                collect(item, items, &name, found);
            }
        }
    }
}

fn is_table(definition: &Value) -> bool {
    definition.get("properties").is_some()
}

/// The definition that a `$ref` names.
fn follow<'a>(definition: &'a Value, name: &str) -> (&'a Value, String) {
    let target = definition.get("$ref").and_then(Value::as_str);
    match target.and_then(|target| target.strip_prefix("#/$defs/")) {
        Some(target) => (&schema()["$defs"][target], target.to_owned()),
        None => (definition, name.to_owned()),
    }
}

#[test]
fn the_committed_schema_is_the_generated_one() {
    let path = folder().join(format!("schema-{FORMAT}.json"));
    let kept = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let fresh = serde_json::to_string_pretty(schema()).expect("a schema") + "\n";
    assert!(
        kept == fresh,
        "the schema of study files has changed. If that is meant, write it anew:\n  \
         cargo run -p outlay-cli -- schema > tests/documents/schema-{FORMAT}.json\n\
         and see that every older document still opens"
    );
}

/// A study file and a library in a folder of their own.
struct Desk {
    folder: tempfile::TempDir,
    file: PathBuf,
    app: Option<App>,
}

impl Desk {
    fn with(name: &str, text: &str) -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(name);
        fs::write(&file, text).expect("written");
        let mut desk = Desk {
            folder,
            file,
            app: None,
        };
        desk.restart();
        desk
    }

    fn sample() -> Desk {
        Desk::with("startup.toml", &startup())
    }

    /// Ends the application and begins it again on the same library.
    fn restart(&mut self) {
        self.app = None;
        let host = Silent {
            chosen: Some(self.folder.path().join("chosen.toml")),
        };
        let library = self.folder.path().join("library");
        let app = App::open(&library, Box::new(host)).unwrap_or_else(|error| panic!("{error:?}"));
        self.app = Some(app);
    }

    fn app(&self) -> &App {
        self.app.as_ref().expect("running")
    }

    fn open(&self) -> Result<Session, AppError> {
        self.app().open_path(&self.file).map(session)
    }

    fn call(&self, request: Request) -> Result<Session, AppError> {
        self.app().call(request).map(session)
    }

    fn change(&self, path: &str, value: &str) -> Session {
        let request = Request::Commit {
            scenario: String::new(),
            changes: vec![Change {
                path: path.to_owned(),
                value: value.to_owned(),
            }],
            label: Sentence::new("edit-assumption"),
        };
        self.call(request)
            .unwrap_or_else(|error| panic!("{path}: {error:?}"))
    }

    fn save(&self) -> Result<Session, AppError> {
        self.call(Request::Save {
            scenario: String::new(),
        })
    }

    fn undo(&self) -> Session {
        self.call(Request::Undo {
            scenario: String::new(),
        })
        .expect("undone")
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).expect("readable")
    }
}

fn session(reply: Reply) -> Session {
    match reply {
        Reply::Session(session) => *session,
        other => panic!("no session: {other:?}"),
    }
}

fn startup() -> String {
    fs::read_to_string(root().join("examples/startup.toml")).expect("readable")
}

fn code<T: std::fmt::Debug>(answer: Result<T, AppError>) -> String {
    answer.expect_err("refused").code
}

/// The lines that differ, as they stood and as they stand.
fn changed(before: &str, after: &str) -> Vec<(String, String)> {
    let (old, new): (Vec<_>, Vec<_>) = (before.split('\n').collect(), after.split('\n').collect());
    assert_eq!(old.len(), new.len(), "lines came or went:\n{after}");
    let pairs = old.into_iter().zip(new).filter(|(old, new)| old != new);
    pairs
        .map(|(old, new)| (old.to_owned(), new.to_owned()))
        .collect()
}

fn pair(old: &str, new: &str) -> Vec<(String, String)> {
    vec![(old.to_owned(), new.to_owned())]
}

#[test]
fn a_change_rewrites_its_line_and_no_other() {
    let s_curve = |ceiling: &str| {
        format!(
            r#"growth = {{ model = "s-curve", ceiling = "{ceiling}", midpoint_month = 5, steepness = "0.9" }}"#
        )
    };
    let (before, after) = (s_curve("38000"), s_curve("45k"));
    let cases = [
        ("months", "48", "months = 36", "months = 48"),
        (
            "discounting.annual_rate",
            "10%",
            r#"annual_rate = "8%""#,
            r#"annual_rate = "10%""#,
        ),
        // A share where a percentage stood stays a percentage.
        (
            "discounting.annual_rate",
            "0.095",
            r#"annual_rate = "8%""#,
            r#"annual_rate = "9.5%""#,
        ),
        (
            "scenarios.base.usage.dau.start",
            "1.2万",
            r#"start = "300""#,
            r#"start = "1.2万""#,
        ),
        (
            "scenarios.base.usage.dau.growth.ceiling",
            "45k",
            &before,
            &after,
        ),
        (
            "plans.traffic.charges.traffic.price.tiers.1.unit_price",
            "0.65",
            r#"  { up_to = "5000", unit_price = "0.70" },"#,
            r#"  { up_to = "5000", unit_price = "0.65" },"#,
        ),
        (
            "options.pro-yearly.billing.discount",
            "20%",
            r#"billing = { cycle = "year", discount = "15%" }"#,
            r#"billing = { cycle = "year", discount = "20%" }"#,
        ),
    ];
    for (path, typed, old, new) in cases {
        let desk = Desk::sample();
        let opened = desk.open().expect("opened");
        assert!(opened.saved && opened.undo.is_none());
        let session = desk.change(path, typed);
        assert!(!session.saved, "{path} is not in the file yet");
        assert_eq!(desk.text(), startup(), "a change is no save");
        assert!(desk.save().expect("saved").saved);
        assert_eq!(changed(&startup(), &desk.text()), pair(old, new), "{path}");
    }
}

#[test]
fn line_ends_of_windows_stay() {
    let text = startup().replace('\n', "\r\n");
    let desk = Desk::with("startup.toml", &text);
    desk.open().expect("opened");
    desk.change("months", "48");
    desk.save().expect("saved");
    assert_eq!(
        changed(&text, &desk.text()),
        pair("months = 36\r", "months = 48\r")
    );
}

#[test]
fn undo_and_redo_restore_every_byte() {
    let desk = Desk::sample();
    let first = desk.open().expect("opened");
    desk.change("discounting.annual_rate", "12%");
    let changed = desk.change("scenarios.fast.usage.dau.start", "500");
    desk.save().expect("saved");
    let kept = desk.text();
    desk.undo();
    let back = desk.undo();
    assert_eq!(back.evaluation.fingerprint, first.evaluation.fingerprint);
    assert!(back.undo.is_none() && back.redo.is_some());
    desk.save().expect("saved");
    assert_eq!(desk.text(), startup());
    let redo = || {
        desk.call(Request::Redo {
            scenario: String::new(),
        })
    };
    redo().expect("redone");
    let again = redo().expect("redone");
    assert_eq!(again.evaluation.fingerprint, changed.evaluation.fingerprint);
    desk.save().expect("saved");
    assert_eq!(desk.text(), kept);
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let desk = Desk::sample();
    desk.open().expect("opened");
    desk.change("months", "48");
    let theirs = startup().replace("months = 36", "months = 24");
    fs::write(&desk.file, &theirs).expect("written");
    assert_eq!(code(desk.save()), "file-changed");
    assert_eq!(desk.text(), theirs);
    // Under another name it can be saved, and the unsaved change is in it.
    let elsewhere = desk
        .call(Request::SaveAs {
            scenario: String::new(),
        })
        .expect("saved elsewhere");
    assert_eq!(elsewhere.file_name.as_deref(), Some("chosen.toml"));
    let other = fs::read_to_string(desk.folder.path().join("chosen.toml")).expect("readable");
    assert_eq!(
        changed(&startup(), &other),
        pair("months = 36", "months = 48")
    );
    assert_eq!(desk.text(), theirs);
}

#[test]
fn opening_a_file_changed_by_another_program_shows_it_and_keeps_ours() {
    let mut desk = Desk::sample();
    desk.open().expect("opened");
    let ours = desk.change("months", "48");
    let theirs = startup().replace("months = 36", "months = 24");
    fs::write(&desk.file, &theirs).expect("written");
    desk.restart();
    let shown = desk.open().expect("opened");
    assert_eq!(shown.evaluation.months.len(), 24);
    assert!(shown.saved);
    assert_eq!(
        desk.undo().evaluation.fingerprint,
        ours.evaluation.fingerprint
    );
    assert_eq!(desk.text(), theirs);
}

#[test]
fn an_unsaved_change_comes_back_after_a_restart() {
    let mut desk = Desk::sample();
    desk.open().expect("opened");
    let before = desk.change("months", "48");
    for open in [Desk::open, |desk: &Desk| desk.call(Request::Start)] {
        desk.restart();
        let after = open(&desk).expect("opened");
        assert_eq!(after.evaluation.fingerprint, before.evaluation.fingerprint);
        assert!(!after.saved && after.undo.is_some());
        assert_eq!(desk.text(), startup());
    }
    desk.undo();
    assert!(desk.save().expect("saved").saved);
    assert_eq!(desk.text(), startup());
}

#[test]
fn what_is_no_study_of_this_version_is_left_as_it_is() {
    let cases = [
        (
            "newer.toml",
            startup().replace("format = 1", "format = 2"),
            "newer-format",
        ),
        (
            "other.toml",
            "[package]\nname = \"x\"\n".to_owned(),
            "not-a-study",
        ),
        ("broken.toml", "format = = 1\n".to_owned(), "study-refused"),
        ("empty.toml", String::new(), "not-a-study"),
    ];
    for (name, text, expected) in cases {
        let desk = Desk::with(name, &text);
        assert_eq!(code(desk.open()), expected, "{name}");
        assert_eq!(desk.text(), text, "{name}");
        // Nothing of it stays: the next start shows a sample.
        let started = desk.call(Request::Start).expect("started");
        assert!(started.sample.is_some(), "{name}");
    }
}

#[test]
fn a_study_with_errors_opens_with_its_issues() {
    let text = startup().replace("plan = \"users\"", "plan = \"user\"");
    let desk = Desk::with("startup.toml", &text);
    let session = desk.open().expect("opened");
    let issues = &session.evaluation.issues;
    let found: Vec<_> = issues
        .iter()
        .map(|issue| (issue.code.as_str(), issue.path.as_str()))
        .collect();
    assert_eq!(found, [("unknown-plan", "options.users.plan")]);
    let line = text.lines().position(|line| line == "plan = \"user\"");
    assert_eq!(issues[0].line, line.map(|line| line + 1));
    let unpriced: Vec<_> = session
        .evaluation
        .unpriced
        .iter()
        .map(|o| o.id.as_str())
        .collect();
    assert_eq!(unpriced, ["users"]);
    assert_eq!(session.evaluation.options.len(), 3);
    // Mending another thing does not need the error to be gone, and saving keeps it.
    desk.change("months", "12");
    desk.save().expect("saved");
    assert_eq!(
        changed(&text, &desk.text()),
        pair("months = 36", "months = 12")
    );
}

#[test]
fn a_value_that_is_no_number_changes_nothing() {
    let desk = Desk::sample();
    let before = desk.open().expect("opened");
    for (path, typed) in [
        ("months", "many"),
        ("months", "0"),
        ("discounting.annual_rate", "x"),
        ("discounting.no_such_key.deeper", "1"),
        ("scenarios.base.usage.dau.start", "-1"),
    ] {
        let refused = desk.call(Request::Commit {
            scenario: String::new(),
            changes: vec![Change {
                path: path.to_owned(),
                value: typed.to_owned(),
            }],
            label: Sentence::new("edit-assumption"),
        });
        assert_eq!(code(refused), "bad-change", "{path} = {typed}");
    }
    let after = desk
        .call(Request::Select {
            scenario: String::new(),
        })
        .expect("shown");
    assert_eq!(after.evaluation.fingerprint, before.evaluation.fingerprint);
    assert!(after.saved && after.undo.is_none());
}

/// `2028-05` is a month where one stands; anywhere else `8-20k` has two ends.
#[test]
fn a_month_is_moved_and_not_taken_for_a_range() {
    let desk = Desk::sample();
    desk.open().expect("opened");
    let preview = |path: &str, value: &str| {
        desk.app().call(Request::Preview {
            scenario: String::new(),
            changes: vec![Change {
                path: path.to_owned(),
                value: value.to_owned(),
            }],
            detail: Detail::Months,
        })
    };
    let month = "scenarios.base.usage.dau.events.0.from";
    match preview(month, "2028-05").expect("a preview") {
        Reply::Evaluation(shown) => {
            let dau = &shown.meters[0].quantities;
            // The campaign's 125 % begin a month sooner.
            let more = |month: usize| dau[month].parse::<f64>().expect("a quantity");
            assert!(more(16) > more(18) * 1.2, "{dau:?}");
        }
        other => panic!("{other:?}"),
    }
    let refused = preview("scenarios.base.usage.dau.start", "8-20k");
    assert_eq!(refused.expect_err("a range").code, "range");
}

#[test]
fn a_study_in_json_stays_one() {
    let document = value("startup", &startup());
    let text = serde_json::to_string_pretty(&document).expect("JSON") + "\n";
    let desk = Desk::with("startup.json", &text);
    desk.open().expect("opened");
    desk.change("months", "48");
    desk.save().expect("saved");
    assert_eq!(
        changed(&text, &desk.text()),
        pair("  \"months\": 36,", "  \"months\": 48,")
    );
}

#[test]
fn a_file_that_is_gone_is_written_again_and_a_folder_that_is_gone_is_told() {
    let desk = Desk::sample();
    desk.open().expect("opened");
    fs::remove_file(&desk.file).expect("removed");
    desk.save().expect("saved");
    assert_eq!(desk.text(), startup());
    let lost: &Path = &desk.folder.path().join("gone/startup.toml");
    assert_eq!(code(desk.app().open_path(lost)), "file-missing");
}

fn internal() -> String {
    let path = root().join("tests/documents/format-1-internal.toml");
    fs::read_to_string(path).expect("readable")
}

/// Figures and names that stand only where the study says `internal`, and in its comment.
const SECRETS: [&str; 14] = [
    "81234", "73000", "4711", "61616", "52525", "41414", "31313", "65656", "51515", "91.91",
    "21212", "own", "haggle", "internal",
];

fn copy(desk: &Desk, save: bool) -> Result<Reply, AppError> {
    desk.app().call(Request::CustomerCopy {
        scenario: String::new(),
        save,
    })
}

#[test]
fn a_customers_copy_opens_clean_and_holds_nothing_internal() {
    for secret in SECRETS {
        assert!(internal().contains(secret), "{secret} is not in the study");
    }
    let desk = Desk::with("offer.toml", &internal());
    desk.open().expect("opened");
    let Ok(Reply::CustomerCopy(told)) = copy(&desk, false) else {
        panic!("not told");
    };
    let keys: Vec<&str> = told.left_out.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "left-out-meter",
            "left-out-charge-with",
            "left-out-scenario",
            "left-out-charge",
            "left-out-value-with",
            "left-out-charge-with",
            "left-out-plan",
            "left-out-option-with",
            "left-out-option",
            "left-out-note",
            "left-out-note",
            "left-out-note",
            "left-out-note",
            "left-out-note",
        ]
    );
    // 12 × (9,000 + 52,525 + 5,252.50) in the study, 12 × 9,000 in the copy.
    let changed: Vec<(&str, &str, &str)> = told
        .changed
        .iter()
        .map(|one| {
            (
                one.option.text("en"),
                one.before.as_deref().unwrap_or_default(),
                one.after.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(changed, [("Our offer", "801330", "108000")]);
    assert!(told.issues.is_empty(), "{:?}", told.issues);

    let saved = copy(&desk, true);
    assert!(matches!(saved, Ok(Reply::Exported { .. })), "{saved:?}");
    let path = desk.folder.path().join("chosen.toml");
    let text = fs::read_to_string(&path).expect("written");
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} in\n{text}");
    }
    let opened = desk.app().open_path(&path).map(session).expect("opened");
    assert!(opened.evaluation.issues.is_empty(), "{text}");
    assert_eq!(opened.evaluation.options.len(), 1);
    assert_eq!(desk.text(), internal(), "the study itself stays");
}

#[test]
fn a_customers_copy_is_refused_where_it_would_lose_or_show_something() {
    let plain = Desk::sample();
    plain.open().expect("opened");
    assert_eq!(code(copy(&plain, true)), "nothing-internal");

    // Without its only option the rest is no study.
    let broken = internal().replace(
        "id = \"offer\"\nname = \"Our offer\"",
        "id = \"offer\"\ninternal = true",
    );
    let desk = Desk::with("offer.toml", &broken);
    desk.open().expect("opened");
    let error = copy(&desk, true).expect_err("refused");
    assert_eq!(error.code, "customer-copy");
    assert!(!error.issues.is_empty());

    // The study's own file is the only one that holds what is internal.
    let own = Desk::with("chosen.toml", &internal());
    own.open().expect("opened");
    assert_eq!(code(copy(&own, true)), "customer-copy-own-file");
    assert_eq!(own.text(), internal());
}
