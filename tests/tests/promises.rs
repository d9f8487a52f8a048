//! The table of financial promises: every row names tests that exist and what they are held
//! against.

use outlay_tests::root;
use std::path::PathBuf;

struct Row {
    what: String,
    tests: Vec<String>,
    source: String,
}

fn rows() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("tests/FINANCE.md")).expect("the table");
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [what, tests, source] = cells[..] else {
            panic!("three cells in {line}");
        };
        if what == "What is promised" || what.starts_with("---") {
            continue;
        }
        rows.push(Row {
            what: what.to_owned(),
            tests: tests
                .split(',')
                .map(|name| name.trim().to_owned())
                .collect(),
            source: source.to_owned(),
        });
    }
    rows
}

/// The file a name of the table leads to, and the function in it; none for a transcript.
fn place(name: &str) -> (PathBuf, Option<&str>) {
    let root = root();
    match name.split_once("::") {
        Some((file, test)) => {
            let path = match file.strip_prefix("core/") {
                Some(inside) => root.join("crates/core/src").join(inside),
                None => root.join("tests/tests").join(format!("{file}.rs")),
            };
            (path, Some(test))
        }
        None => (root.join("tests/transcripts").join(name), None),
    }
}

/// True when the file has a function of this name that is run as a test.
fn has_test(text: &str, name: &str) -> bool {
    let start = format!("fn {name}(");
    text.match_indices(&start).any(|(at, _)| {
        let before = text[..at].trim_end();
        before.ends_with("#[test]")
    })
}

#[test]
fn every_promise_has_tests_that_exist() {
    let rows = rows();
    assert!(rows.len() > 40, "{} rows", rows.len());
    let mut missing = Vec::new();
    for row in &rows {
        for name in &row.tests {
            let (path, test) = place(name);
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let found = match test {
                Some(test) => has_test(&text, test),
                None => name.ends_with(".trycmd") && text.contains("$ outlay"),
            };
            if !found {
                missing.push(format!("{}: there is no test {name}", row.what));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_promise_says_what_it_is_held_against() {
    const KINDS: [&str; 7] = [
        "published",
        "spreadsheet",
        "library",
        "by hand",
        "by bisection",
        "law",
        "the tests above",
    ];
    for row in rows() {
        let source = row.source.to_lowercase();
        assert!(
            KINDS.iter().any(|kind| source.contains(kind)),
            "{}: {}",
            row.what,
            row.source
        );
    }
}

/// A name that is mistaken for another is no proof.
#[test]
fn only_tests_count() {
    let text = "#[test]\nfn found() {}\nfn helper() {}\n// fn quoted() {}\n";
    assert!(has_test(text, "found"));
    assert!(!has_test(text, "helper") && !has_test(text, "quoted") && !has_test(text, "foun"));
}
