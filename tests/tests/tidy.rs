//! The house rules, read from the source: who may use whom, how long things get, and what
//! does not belong here. Lists of exceptions may only shrink.

use outlay_tests::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Longest file, tests apart, and longest function, in lines.
const LONGEST_FILE: usize = 400;
const LONGEST_PAGE: usize = 300;
const LONGEST_FUNCTION: usize = 60;

/// Files that are longer, with the length they must not pass.
const LONG_FILES: &[(&str, usize)] = &[];

/// Functions that are longer, with the length they must not pass.
const LONG_FUNCTIONS: &[(&str, usize)] = &[
    // One arm for each verb.
    ("crates/cli/src/main.rs run", 120),
    ("crates/core/src/compare/verdict.rs verdict", 62),
    ("crates/core/src/pricing/reason.rs numbers", 72),
    ("crates/core/src/study/check/mod.rs prove", 74),
    ("crates/core/src/study/check/options.rs prove_option", 90),
];

/// Stages of the core that use a later one: (file, the stage it uses).
const BACKWARDS: &[(&str, &str)] = &[];

/// Where the core computes with real numbers: discounting, curves, sliders' ends, draws; and the
/// files that use what comes out of it.
const REAL_NUMBERS: &[&str] = &[
    "crates/core/src/finance/",
    "crates/core/src/assumption/range.rs",
    "crates/core/src/compare/break_even.rs",
    "crates/core/src/explain/total.rs",
    "crates/core/src/metrics.rs",
    "crates/core/src/simulation/",
    "crates/core/src/usage/growth.rs",
    "crates/core/src/usage/trend.rs",
];

/// Each crate of ours, and those it may use.
const CRATES: &[(&str, &[&str])] = &[
    ("crates/core", &[]),
    ("crates/store", &[]),
    ("crates/report", &[]),
    ("crates/pdf", &["report"]),
    ("crates/import", &["core"]),
    ("crates/app", &["core", "store", "report", "pdf", "import"]),
    ("crates/cli", &["core", "store", "report", "app"]),
    ("crates/bridge", &["app"]),
    ("src-tauri", &["app"]),
    ("xtask", &[]),
    ("tests", &["core", "app", "report", "pdf"]),
];

/// Each part of the page, and those it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("generated", &[]),
    ("words", &["generated"]),
    ("style", &[]),
    ("host", &["generated"]),
    ("charts", &["words", "generated"]),
    ("fields", &["words", "generated"]),
    ("state", &["host", "words", "generated"]),
    (
        "pages",
        &["state", "charts", "fields", "words", "generated"],
    ),
];

/// The files under version control, by their path from the project's folder.
fn files() -> Vec<String> {
    let listed = Command::new("git")
        .arg("-C")
        .arg(root())
        .args(["ls-files", "-z"])
        .output();
    let mut found: Vec<String> = match listed {
        Ok(listed) if listed.status.success() => String::from_utf8_lossy(&listed.stdout)
            .split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect(),
        // Without version control: everything but what is built.
        _ => {
            let mut all = Vec::new();
            walk(&root(), "", &mut all);
            all
        }
    };
    found.retain(|path| root().join(path).is_file());
    found.sort();
    assert!(found.len() > 100, "only {} files", found.len());
    found
}

fn walk(folder: &Path, name: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let path = if name.is_empty() {
            file.clone()
        } else {
            format!("{name}/{file}")
        };
        if !entry.path().is_dir() {
            found.push(path);
        } else if !["target", "node_modules", "dist", "gen", "out", ".git"].contains(&file.as_str())
        {
            walk(&entry.path(), &path, found);
        }
    }
}

fn read(path: &str) -> String {
    let bytes = fs::read(root().join(path)).unwrap_or_default();
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

fn in_tests(path: &str) -> bool {
    path.starts_with("tests/")
        || path.contains("/tests/")
        || path.contains("/testing/")
        || path.contains(".test.")
        || path.contains("/generated/")
}

/// Rust without its own tests, which stand last in a file.
fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]\nmod tests")
        .map_or(text, |(code, _)| code)
}

/// Rust with the insides of texts and comments blanked, line by line the same.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = token(rest).unwrap_or(0);
        if length == 0 {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            let blank = rest[..length]
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' });
            out.extend(blank);
            rest = &rest[length..];
        }
    }
    out
}

/// The length of the comment, text or character that begins here.
fn token(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    if let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.chars().take_while(|c| *c == '#').count();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let inside = 2 + hashes;
            let length = rest[inside..].find(&end)?;
            return Some(inside + length + end.len());
        }
        return None;
    }
    if rest.starts_with('"') {
        return quoted(rest, '"');
    }
    // A character, not a lifetime.
    let mut ahead = rest.strip_prefix('\'')?.chars();
    let (first, second) = (ahead.next()?, ahead.next()?);
    if first == '\\' || second == '\'' {
        quoted(rest, '\'')
    } else {
        None
    }
}

fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return Some(at + 1);
        }
    }
    None
}

/// Names of identifiers that follow `before` in code.
fn names_after<'a>(code: &'a str, before: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(before) {
        // `my_crate::` is not `crate::`.
        let own = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        if own {
            continue;
        }
        let after = &code[at + before.len()..];
        match after.strip_prefix('{') {
            Some(group) => found.extend(group_names(group)),
            None => found.push(name(after)),
        }
    }
    found
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    &text[..end.unwrap_or(text.len())]
}

/// The first names of `{a::b, c::{d, e}, f}`.
fn group_names(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.push(name(group[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(name(group[start..at].trim_start()));
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn report(title: &str, found: &BTreeSet<String>) {
    assert!(
        found.is_empty(),
        "{title}:\n  {}",
        found.iter().cloned().collect::<Vec<_>>().join("\n  ")
    );
}

#[test]
fn stages_of_the_core_use_no_later_stage() {
    const CORE: &str = "crates/core/src/";
    let order: Vec<String> = read("crates/core/src/lib.rs")
        .lines()
        .filter_map(|line| {
            line.strip_prefix("pub mod ")?
                .strip_suffix(';')
                .map(str::to_owned)
        })
        .collect();
    assert!(order.len() >= 15, "{order:?}");
    let place = |stage: &str| order.iter().position(|known| known == stage);
    let (mut wrong, mut excused) = (BTreeSet::new(), BTreeSet::new());
    for path in files()
        .iter()
        .filter(|p| p.starts_with(CORE) && p.ends_with(".rs"))
    {
        let inner = &path[CORE.len()..path.len() - ".rs".len()];
        let module: Vec<&str> = inner.split('/').filter(|part| *part != "mod").collect();
        let Some(own) = place(module[0]) else {
            continue;
        };
        let text = read(path);
        let code = code(without_tests(&text));
        let mut used = names_after(&code, "crate::");
        used.extend(names_after(&code, &"super::".repeat(module.len())));
        for stage in used {
            if place(stage).is_none_or(|place| place <= own) {
                continue;
            }
            if BACKWARDS.contains(&(path, stage)) {
                excused.insert((path.clone(), stage.to_owned()));
            } else {
                wrong.insert(format!("{path} uses {stage}"));
            }
        }
    }
    report(
        "a stage uses a later one (the order is that of lib.rs)",
        &wrong,
    );
    assert_eq!(excused.len(), BACKWARDS.len(), "BACKWARDS may shrink");
}

#[test]
fn crates_use_only_those_below_them() {
    let mut wrong = BTreeSet::new();
    let ours: Vec<String> = files()
        .into_iter()
        .filter(|path| path.ends_with("/Cargo.toml"))
        .collect();
    for path in ours {
        let folder = path.trim_end_matches("/Cargo.toml");
        let Some((_, allowed)) = CRATES.iter().find(|(name, _)| *name == folder) else {
            wrong.insert(format!("{folder} is not in CRATES"));
            continue;
        };
        let manifest: toml_edit::DocumentMut = read(&path).parse().expect("a manifest");
        for name in dependencies(manifest.as_table()) {
            if let Some(used) = name.strip_prefix("outlay-")
                && !allowed.contains(&used)
            {
                wrong.insert(format!("{folder} uses {used}"));
            }
        }
    }
    report("a crate uses one that is not below it", &wrong);
}

/// Every dependency of a manifest, of any kind and for any system.
fn dependencies(table: &toml_edit::Table) -> Vec<String> {
    let mut found = Vec::new();
    for (key, item) in table.iter() {
        let Some(inner) = item.as_table() else {
            continue;
        };
        if key.ends_with("dependencies") {
            found.extend(inner.iter().map(|(name, _)| name.to_owned()));
        } else if table.contains_key("package") && key == "target" || key.starts_with("cfg(") {
            found.extend(dependencies(inner));
        }
    }
    found
}

#[test]
fn files_and_functions_stay_short() {
    let mut long = BTreeMap::new();
    let mut long_functions = BTreeMap::new();
    for path in files() {
        if in_tests(&path) {
            continue;
        }
        let text = read(&path);
        let (counted, ceiling) = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("rs") => (without_tests(&text), LONGEST_FILE),
            Some("ts" | "mjs" | "js") => (text.as_str(), LONGEST_FILE),
            Some("svelte") => (text.as_str(), LONGEST_PAGE),
            _ => continue,
        };
        let lines = counted.lines().count();
        if lines > ceiling {
            long.insert(path.clone(), lines);
        }
        if path.ends_with(".rs") {
            for (name, lines) in functions(counted) {
                let place = format!("{path} {name}");
                let longest = long_functions.entry(place).or_insert(0);
                *longest = lines.max(*longest);
            }
        }
    }
    long_functions.retain(|_, lines| *lines > LONGEST_FUNCTION);
    let mut wrong = excesses(&long, LONG_FILES);
    wrong.push_str(&excesses(&long_functions, LONG_FUNCTIONS));
    assert!(
        wrong.is_empty(),
        "look for the concept that hides in it:\n{wrong}"
    );
}

/// What is longer than it may be, and exceptions that are no longer needed.
fn excesses(found: &BTreeMap<String, usize>, excused: &[(&str, usize)]) -> String {
    let mut page = String::new();
    for (place, lines) in found {
        match excused.iter().find(|(known, _)| known == place) {
            Some((_, most)) if lines <= most => {}
            Some((_, most)) => {
                let _ = writeln!(page, "  {place}: {lines} lines, at most {most}");
            }
            None => {
                let _ = writeln!(page, "  {place}: {lines} lines");
            }
        }
    }
    for (known, _) in excused {
        if !found.contains_key(*known) {
            let _ = writeln!(page, "  {known} is short now: take it off the list");
        }
    }
    page
}

/// The functions of a Rust text with their lengths in lines, by counting braces.
fn functions(text: &str) -> Vec<(String, usize)> {
    let code = code(text);
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let name = name(&code[at + 3..]);
        if let Some(end) = body_end(&code[at..]).filter(|_| !name.is_empty()) {
            let lines = code[at..at + end].lines().count();
            found.push((name.to_owned(), lines));
        }
    }
    found
}

/// Where the body of the function that begins here ends; none without a body.
fn body_end(code: &str) -> Option<usize> {
    let (mut depth, mut brackets) = (0, 0);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            ';' if depth == 0 && brackets == 0 => return None,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[test]
fn the_counter_sees_functions_as_they_are() {
    let text = "fn a() -> [u8; 2] {\n  let _ = \"}\"; // }\n  ['{', '\\'']\n}\ntrait T { fn b(); }\n\
                fn c<'x>(x: &'x str) {\n  r#\"}\"#;\n}\n";
    let found = functions(text);
    assert_eq!(found, [("a".to_owned(), 4), ("c".to_owned(), 3)]);
    assert_eq!(
        names_after("use crate::{a::b, c::{d, e}, f};", "crate::"),
        ["a", "c", "f"]
    );
}

#[test]
fn the_page_is_laid_in_layers() {
    const UI: &str = "ui/src/";
    let (mut wrong, mut tauri) = (BTreeSet::new(), BTreeSet::new());
    let sources = files();
    for path in sources.iter().filter(|path| path.starts_with(UI)) {
        if !path.ends_with(".ts") && !path.ends_with(".svelte") {
            continue;
        }
        let own = layer(&path[UI.len()..]);
        for import in imports(&read(path)) {
            if import.starts_with("@tauri-apps") {
                tauri.insert(path.clone());
            }
            let Some(target) = resolved(path, &import) else {
                continue;
            };
            let Some(inside) = target.strip_prefix(UI) else {
                // Words are read from the one set of Fluent files.
                if !target.starts_with("locales/") && !in_tests(path) {
                    wrong.insert(format!("{path} imports {import}"));
                }
                continue;
            };
            let used = layer(inside);
            let allowed = LAYERS.iter().find(|(name, _)| *name == own);
            let fine = own.is_empty()
                || own == used
                || in_tests(path)
                || allowed.is_some_and(|(_, allowed)| allowed.contains(&used));
            if !fine {
                wrong.insert(format!("{path} imports {used} ({import})"));
            }
        }
    }
    report(
        "a part of the page imports one that is not below it",
        &wrong,
    );
    let only: BTreeSet<String> = ["ui/src/host/tauri.ts".to_owned()].into();
    assert_eq!(tauri, only, "one file knows Tauri");
}

/// The folder under `ui/src`; empty for the files that put it all together.
fn layer(inside: &str) -> &str {
    inside.split_once('/').map_or("", |(layer, _)| layer)
}

/// What a script imports: `from '…'`, `import '…'`, `import('…')`.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for before in [
        "from '",
        "import '",
        "import('",
        "from \"",
        "import \"",
        "import(\"",
    ] {
        let quote = if before.ends_with('\'') { '\'' } else { '"' };
        for (at, _) in text.match_indices(before) {
            let rest = &text[at + before.len()..];
            let path = rest.split(quote).next().unwrap_or_default();
            found.push(path.to_owned());
        }
    }
    found
}

/// A relative import as a path from the project's folder.
fn resolved(importer: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn real_numbers_stay_where_they_belong() {
    let (mut wrong, mut needed) = (BTreeSet::new(), BTreeSet::new());
    for path in files()
        .iter()
        .filter(|path| path.starts_with("crates/core/src/"))
    {
        let text = read(path);
        let code = code(without_tests(&text));
        let real = code
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .any(|word| word.ends_with("f64") || word.ends_with("f32"));
        match REAL_NUMBERS.iter().find(|known| path.starts_with(*known)) {
            Some(known) if real => {
                needed.insert(*known);
            }
            None if real => {
                wrong.insert(path.clone());
            }
            _ => {}
        }
    }
    report(
        "money and quantities are decimals; real numbers are in",
        &wrong,
    );
    assert_eq!(
        needed.len(),
        REAL_NUMBERS.len(),
        "REAL_NUMBERS may shrink to {needed:?}"
    );
}

#[test]
fn nothing_is_left_unfinished_or_tied_to_a_machine() {
    // Written in two parts, so that this file does not hold them.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("to", "do!"),
        concat!("unimple", "mented!"),
        concat!("db", "g!"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("C:\\", "Users"),
    ];
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut wrong = BTreeSet::new();
    for path in files() {
        let bytes = fs::read(root().join(&path)).unwrap_or_default();
        let generated = path.ends_with("-lock.json") || path.ends_with(".lock");
        if bytes.contains(&0) || generated {
            continue;
        }
        for (number, line) in String::from_utf8_lossy(&bytes).lines().enumerate() {
            for word in words {
                let whole = line.match_indices(word).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = line[at + word.len()..].chars().next();
                    let open = word.ends_with(['!', '/']) || !is_word(after);
                    !is_word(before) && open
                });
                if whole {
                    wrong.insert(format!("{path}:{}: {word}", number + 1));
                }
            }
        }
    }
    report("this does not belong into a finished tree", &wrong);
}

#[test]
fn files_are_named_after_what_they_hold() {
    let empty = ["manager", "service", "helper", "util", "common", "misc"];
    let mut wrong = BTreeSet::new();
    for path in files() {
        let named = path
            .split(['/', '-', '_', '.'])
            .map(|part| part.trim_end_matches('s').to_lowercase())
            .any(|part| empty.contains(&part.as_str()));
        if named {
            wrong.insert(path);
        }
    }
    report("a name that says nothing", &wrong);
}
