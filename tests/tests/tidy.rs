//! The house rules that a compiler does not hold: sizes, names, heads of files, and who
//! may know whom. Each failure names the file and what to do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files longer than their kind may be, with the length they must not exceed.
/// The list may only shrink.
const LONG: &[(&str, usize)] = &[
    ("crates/core/src/study/document.rs", 760),
    ("crates/core/src/study/check/options.rs", 428),
    ("crates/app/src/contract.rs", 550),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &[
    "manager", "service", "helper", "helpers", "util", "utils", "common", "misc", "stuff",
];

/// What each crate may use of ours: data enters at one end and never walks backwards.
const MAY_USE: &[(&str, &[&str])] = &[
    ("crates/core", &[]),
    ("crates/store", &["outlay-core"]),
    ("crates/report", &["outlay-core"]),
    (
        "crates/app",
        &["outlay-core", "outlay-store", "outlay-report"],
    ),
    (
        "crates/cli",
        &["outlay-app", "outlay-core", "outlay-report", "outlay-store"],
    ),
    ("crates/bridge", &["outlay-app"]),
    ("src-tauri", &["outlay-app"]),
];

/// What each part of the page may import of the others.
const PAGE_MAY_USE: &[(&str, &[&str])] = &[
    ("generated", &[]),
    ("host", &["generated"]),
    ("words", &["generated"]),
    ("charts", &["generated", "words"]),
    ("fields", &["generated", "words"]),
    ("state", &["generated", "host", "words"]),
    (
        "pages",
        &["charts", "fields", "generated", "state", "words"],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A source file: its path from the project's folder, and its text.
struct Source {
    path: String,
    text: String,
}

/// All files below `folder` with one of the endings, in order, without what is built.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a readable folder").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "dist", "target", "gen", "out"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let relative = path.strip_prefix(root()).expect("a file of the project");
                let path = relative.to_string_lossy().replace('\\', "/");
                let text = fs::read_to_string(relative_to_root(&path)).expect("text in UTF-8");
                found.push(Source { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn relative_to_root(path: &str) -> PathBuf {
    root().join(path)
}

fn everything() -> Vec<Source> {
    let endings = [".rs", ".svelte", ".ts", ".mjs"];
    ["crates", "src-tauri", "xtask", "ui/src", "tests"]
        .iter()
        .flat_map(|folder| sources(folder, &endings))
        .filter(|source| !source.path.contains("/generated/"))
        .collect()
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn files_are_short() {
    let mut found = vec![];
    for Source { path, text } in everything() {
        let usual = if path.ends_with(".svelte") { 300 } else { 400 };
        let is_test = path.starts_with("tests/") || path.contains(".test.");
        let allowed = LONG
            .iter()
            .find(|(long, _)| *long == path)
            .map(|(_, most)| *most);
        let lines = text.lines().count();
        if lines > allowed.unwrap_or(usual) && !is_test {
            found.push(format!(
                "{path}: {lines} lines; find the concept that hides in it"
            ));
        }
        if allowed.is_some() && lines <= usual {
            found.push(format!(
                "{path} is short again; take it off the list of long files"
            ));
        }
    }
    for (path, _) in LONG {
        if !relative_to_root(path).exists() {
            found.push(format!(
                "{path} is gone; take it off the list of long files"
            ));
        }
    }
    assert_none(&found);
}

#[test]
fn names_say_what_is_inside() {
    let found: Vec<_> = everything()
        .iter()
        .filter(|source| {
            let file = source.path.rsplit('/').next().unwrap_or_default();
            let stem = file.split('.').next().unwrap_or_default().to_lowercase();
            stem.split(['_', '-'])
                .any(|word| EMPTY_NAMES.contains(&word))
        })
        .map(|source| format!("{}: name it for the concept it holds", source.path))
        .collect();
    assert_none(&found);
}

#[test]
fn every_module_says_what_it_is() {
    let found: Vec<_> = [
        "crates",
        "src-tauri/src",
        "xtask/src",
        "tests/src",
        "tests/tests",
    ]
    .iter()
    .flat_map(|folder| sources(folder, &[".rs"]))
    .filter(|source| !source.text.starts_with("//!"))
    .map(|source| {
        format!(
            "{}: begin with what it is in the field (`//! …`)",
            source.path
        )
    })
    .collect();
    assert_none(&found);
}

#[test]
fn nothing_is_left_lying_about() {
    let marks = [
        "TO".to_owned() + "DO",
        "FIX".to_owned() + "ME",
        "dbg".to_owned() + "!(",
    ];
    let places = ["/ro".to_owned() + "ot/", "/ho".to_owned() + "me/"];
    let mut found = vec![];
    for Source { path, text } in everything() {
        for (number, line) in text.lines().enumerate() {
            if marks
                .iter()
                .chain(&places)
                .any(|mark| line.contains(mark.as_str()))
            {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn crates_know_only_what_comes_before_them() {
    let mut found = vec![];
    for (folder, allowed) in MAY_USE {
        let manifest =
            fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("a manifest");
        let needed = manifest
            .split("[dev-dependencies]")
            .next()
            .unwrap_or_default();
        let (_, needed) = needed.split_once("[dependencies]").expect("dependencies");
        for line in needed.lines().filter(|line| line.starts_with("outlay-")) {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if !allowed.contains(&name) {
                found.push(format!(
                    "{folder} uses {name}, which does not come before it"
                ));
            }
        }
    }
    assert_none(&found);
}

/// In the core a file may use its own stage or an earlier one. The stages are the folders
/// and files at the top; that they have an order at all is what is held here.
#[test]
fn no_stage_of_the_core_uses_a_later_one() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Source { path, text } in sources("crates/core/src", &[".rs"]) {
        let inside = path.trim_start_matches("crates/core/src/");
        let stage = inside
            .split('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let used = uses.entry(stage.to_owned()).or_default();
        for after in code.split("crate::").skip(1) {
            let names = match after.strip_prefix('{') {
                Some(list) => list
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .collect(),
                None => vec![after],
            };
            used.extend(
                names
                    .iter()
                    .map(|name| first_word(name))
                    .filter(|name| name != stage),
            );
        }
    }
    uses.remove("lib");
    // Take away, again and again, what uses nothing that is left: only a circle remains.
    loop {
        let left: BTreeSet<String> = uses.keys().cloned().collect();
        let free = left
            .iter()
            .find(|stage| uses[*stage].is_disjoint(&left))
            .cloned();
        match free {
            Some(stage) => uses.remove(&stage),
            None => break,
        };
    }
    let circle: Vec<_> = uses.keys().cloned().collect();
    assert!(
        circle.is_empty(),
        "these stages use each other in a circle: {}",
        circle.join(", ")
    );
}

fn first_word(text: &str) -> String {
    text.trim()
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn the_core_knows_no_outside() {
    let outside = [
        "std::fs",
        "std::env",
        "std::io",
        "std::net",
        "std::thread",
        "SystemTime",
        "Instant::now",
        "Local::",
        "Utc::now",
    ];
    let mut found = vec![];
    for Source { path, text } in sources("crates/core/src", &[".rs"]) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in outside.iter().filter(|word| code.contains(**word)) {
            found.push(format!("{path}: {word}; the core takes it as an argument"));
        }
    }
    assert_none(&found);
}

#[test]
fn the_parts_of_the_page_know_only_what_comes_before_them() {
    let mut found = vec![];
    for Source { path, text } in sources("ui/src", &[".ts", ".svelte"]) {
        let inside = path.trim_start_matches("ui/src/");
        let part = inside.split('/').next().unwrap_or_default();
        let Some((_, allowed)) = PAGE_MAY_USE.iter().find(|(name, _)| *name == part) else {
            continue;
        };
        if path.contains(".test.") {
            continue;
        }
        for after in text.split("from '../").skip(1) {
            let other = after.split(['/', '\'']).next().unwrap_or_default();
            if !allowed.contains(&other) && other != ".." {
                found.push(format!(
                    "{path} imports from {other}, which does not come before {part}"
                ));
            }
        }
        if text.contains("@tauri-apps") && path != "ui/src/host/tauri.ts" {
            found.push(format!("{path}: only ui/src/host/tauri.ts may know Tauri"));
        }
        if text.contains(" style=\"") {
            found.push(format!(
                "{path}: the content policy drops style attributes; use a class or `style:`"
            ));
        }
    }
    assert_none(&found);
}
