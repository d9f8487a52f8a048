//! The tables of what is promised: every row names tests that exist, and each of money what it
//! is held against.

use outlay_tests::root;
use std::path::PathBuf;

struct Row {
    what: String,
    tests: Vec<String>,
    /// Empty where the table has two columns.
    source: String,
}

/// The rows of `tests/NAME`, whose tests stand in the second column, one from the next by
/// `separator`.
fn rows(name: &str, separator: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("tests").join(name)).expect("the table");
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let (what, tests, source) = match cells[..] {
            [what, tests] => (what, tests, ""),
            [what, tests, source] => (what, tests, source),
            _ => panic!("two or three cells in {line}"),
        };
        if what == "What is promised" || what.starts_with("---") {
            continue;
        }
        rows.push(Row {
            what: what.to_owned(),
            tests: tests
                .split(separator)
                .map(|name| name.trim().to_owned())
                .collect(),
            source: source.to_owned(),
        });
    }
    rows
}

/// Money: a comma between two tests.
fn money() -> Vec<Row> {
    rows("FINANCE.md", ",")
}

/// The window: its specs are named by sentences, which have commas.
fn window() -> Vec<Row> {
    rows("WINDOW.md", " · ")
}

/// The file a name of the table leads to, and the test in it; none for a transcript.
fn place(name: &str) -> (PathBuf, Option<&str>) {
    let root = root();
    if let Some((file, title)) = name.split_once(": ") {
        let path = match file.strip_prefix("page/") {
            Some(inside) => root.join("ui/src").join(format!("{inside}.test.ts")),
            None => root.join("tests/e2e").join(format!("{file}.test.mjs")),
        };
        return (path, Some(title));
    }
    match name.split_once("::") {
        Some((file, test)) => {
            let path = match file.split_once('/') {
                Some((package, inside)) => {
                    root.join("crates").join(package).join("src").join(inside)
                }
                None => root.join("tests/tests").join(format!("{file}.rs")),
            };
            (path, Some(test))
        }
        None => (root.join("tests/transcripts").join(name), None),
    }
}

/// True when the file has a function of this name that is run as a test, or a spec of this
/// title.
fn has_test(text: &str, name: &str) -> bool {
    let start = format!("fn {name}(");
    let function = text.match_indices(&start).any(|(at, _)| {
        let before = text[..at].trim_end();
        before.ends_with("#[test]")
    });
    let spec = ["test(", "it("].iter().any(|call| {
        ['\'', '`', '"']
            .iter()
            .any(|quote| text.contains(&format!("{call}{quote}{name}{quote}")))
    });
    function || spec
}

#[test]
fn every_promise_has_tests_that_exist() {
    assert!(money().len() > 40 && window().len() > 20);
    let mut missing = Vec::new();
    for row in money().iter().chain(&window()) {
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
    for row in money() {
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
    let text = "test('it opens, and stays', async () => {});\n// 'it closes'\n";
    assert!(has_test(text, "it opens, and stays"));
    assert!(!has_test(text, "it opens") && !has_test(text, "it closes"));
}
