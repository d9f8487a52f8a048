//! Both languages say the same things, everything that is said has words, and no words
//! are left over. Numbers are written as the shared list `formats.json` says; the page's
//! own test holds `Intl` to the same list.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;
use outlay_app::format;
use outlay_app::words::LANGUAGES;
use outlay_core::issue::IssueCode;
use outlay_tests::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// First parts of keys that are only used for what is said: a text in the source that
/// begins so is a key.
const FAMILIES: &[&str] = &[
    "assumption",
    "cell",
    "cli",
    "column",
    "group",
    "headline",
    "history",
    "legend",
    "milestone",
    "note",
    "pay",
    "reason",
    "row",
    "runway",
    "settle",
    "severity",
    "summary",
    "verdict",
];

/// Endings that the source adds to a key.
const ENDINGS: &[&str] = &["-accrual", "-both", "-open"];

/// Beginnings of keys whose end the source adds.
const COMPOSED: &[&str] = &[
    "chart-cash-",
    "chart-accrual-",
    "field-",
    "choice-",
    "item-",
    "help-",
];

/// Keys put together of two texts of the source: columns of a table.
const TABLES: &[&str] = &["decide", "ledger"];

/// Words that nobody says today; the list may only shrink.
const LEFT_OVER: &[&str] = &[];

/// What is said without words today; the list may only shrink.
const WORDLESS: &[&str] = &[];

struct Message {
    file: String,
    text: String,
    variables: BTreeSet<String>,
    mentioned: BTreeSet<String>,
}

/// Every message of a language by its key.
fn messages(language: &str) -> BTreeMap<String, Message> {
    let mut all = BTreeMap::new();
    let folder = root().join("locales").join(language);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("a language")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    for path in files {
        let file = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let text = fs::read_to_string(&path).expect("readable");
        let resource = parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(
                    !matches!(entry, Entry::Term(_) | Entry::Junk { .. }),
                    "{}: {entry:?}",
                    path.display()
                );
                continue;
            };
            let pattern = message.value.as_ref();
            let mut found = Message {
                file: file.clone(),
                text: String::new(),
                variables: BTreeSet::new(),
                mentioned: BTreeSet::new(),
            };
            found.pattern(pattern.unwrap_or_else(|| panic!("{} says nothing", message.id.name)));
            let before = all.insert(message.id.name.clone(), found);
            assert!(
                before.is_none(),
                "{language}: {} stands twice",
                message.id.name
            );
        }
    }
    all
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.clone());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.mentioned.insert(id.name.clone());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::TermReference { arguments, .. } => {
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::StringLiteral { value } => self.text.push_str(value),
            InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<String>) {
        for inline in &arguments.positional {
            self.inline(inline);
        }
    }
}

#[test]
fn both_languages_say_the_same() {
    let [english, chinese] = LANGUAGES.map(messages);
    let places = |all: &BTreeMap<String, Message>| -> BTreeSet<String> {
        all.iter()
            .map(|(key, message)| format!("{}: {key}", message.file))
            .collect()
    };
    let (one, other) = (places(&english), places(&chinese));
    let only: Vec<_> = one.symmetric_difference(&other).collect();
    assert!(only.is_empty(), "in one language only: {only:#?}");
    let mut wrong = Vec::new();
    for (key, message) in &english {
        if message.variables != chinese[key].variables {
            wrong.push((key, &message.variables, &chinese[key].variables));
        }
        for mentioned in message.mentioned.union(&chinese[key].mentioned) {
            assert!(
                english.contains_key(mentioned),
                "{key} mentions {mentioned}"
            );
        }
    }
    assert!(
        wrong.is_empty(),
        "other values in the other language: {wrong:#?}"
    );
}

#[test]
fn chinese_is_written_the_chinese_way() {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut wrong = Vec::new();
    for (key, message) in messages("zh-CN") {
        // What stands between backticks is to be typed as it is.
        let text: Vec<char> = message
            .text
            .split('`')
            .step_by(2)
            .flat_map(str::chars)
            .collect();
        let half_width = text
            .windows(2)
            .any(|pair| is_chinese(pair[0]) && matches!(pair[1], ',' | ';' | '!' | '?' | ':'));
        if half_width || text.contains(&'您') {
            wrong.push((key, message.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut wrong = Vec::new();
    for (key, message) in messages("en") {
        if message
            .text
            .chars()
            .any(|c| is_chinese(c) || "，。；：！？（）".contains(c))
        {
            wrong.push((key, message.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The texts of all sources with these endings under a folder, tests apart.
fn sources(folder: &Path, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            let apart = [
                "target",
                "node_modules",
                "dist",
                "tests",
                "generated",
                "testing",
            ];
            if !apart.iter().any(|part| path.ends_with(part)) {
                found.extend(sources(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) && !name.contains(".test.") {
            let text = fs::read_to_string(&path).expect("readable");
            let code = text
                .split("#[cfg(test)]\nmod tests")
                .next()
                .unwrap_or_default();
            found.push((name, code.to_owned()));
        }
    }
    found
}

fn rust() -> Vec<(String, String)> {
    let mut found = sources(&root().join("crates"), &[".rs"]);
    found.extend(sources(&root().join("src-tauri/src"), &[".rs"]));
    found
}

/// Everything between quotes that could be a key.
fn literals(text: &str) -> BTreeSet<&str> {
    let key = |part: &&str| {
        !part.is_empty()
            && part.starts_with(|c: char| c.is_ascii_lowercase())
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    text.split(['"', '\'', '`']).filter(key).collect()
}

/// The texts that follow directly: `Sentence::new("…")`.
fn given(text: &str, call: &str) -> Vec<String> {
    let joined: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = joined.replace("( \"", "(\"");
    let call = format!("{call}(\"");
    joined
        .match_indices(&call)
        .map(|(at, _)| {
            joined[at + call.len()..]
                .split('"')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}

#[test]
fn everything_that_is_said_has_words() {
    let english = messages("en");
    let mut missing = BTreeSet::new();
    let mut need = |key: String, place: &str| {
        let composed = key.is_empty() || key.ends_with('-') || key.contains('{');
        let longer = || {
            english
                .keys()
                .any(|known| known.starts_with(&format!("{key}-")))
        };
        if !composed && !english.contains_key(&key) && !longer() {
            missing.insert(format!("{key} ({place})"));
        }
    };
    for code in IssueCode::ALL {
        need(format!("issue-{}", code.name()), "IssueCode");
        need(format!("issue-{}-remedy", code.name()), "IssueCode");
    }
    for (path, text) in rust() {
        for call in ["Sentence::new", ".word", "Arg::Word", "unknown"] {
            for key in given(&text, call) {
                need(key, &path);
            }
        }
        for code in given(&text, "AppError::new") {
            need(format!("error-{code}"), &path);
        }
        for literal in literals(&text) {
            let family = literal.split_once('-').map(|(family, _)| family);
            if family.is_some_and(|family| FAMILIES.contains(&family)) {
                need(literal.to_owned(), &path);
            }
        }
        // Codes chosen by a match, as where a failure of the store becomes a refusal.
        if path.ends_with("app/src/error.rs") || path.ends_with("app/src/session.rs") {
            for arm in text.split("=> \"").skip(1) {
                let code = arm.split('"').next().unwrap_or_default();
                need(format!("error-{code}"), &path);
            }
        }
    }
    missing.retain(|said| {
        !WORDLESS
            .iter()
            .any(|known| said.starts_with(&format!("{known} ")))
    });
    assert!(missing.is_empty(), "no words for {missing:#?}");
    for known in WORDLESS {
        assert!(!english.contains_key(*known), "take {known} off WORDLESS");
    }
}

/// What a schema calls a table, as the words do: without “Document”.
fn fields_and_choices(
    schema: &Value,
    table: &str,
    found: &mut BTreeSet<(&'static str, String, String)>,
) {
    let mut add = |kind, key: &str| found.insert((kind, table.to_owned(), key.to_owned()));
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for key in properties.keys() {
            add("field", key);
        }
    }
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        add("choice", word);
    }
    for word in schema
        .get("enum")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        add("choice", word.as_str().unwrap_or_default());
    }
    match schema {
        Value::Object(map) => {
            for (key, inner) in map {
                match inner {
                    Value::Object(tables) if key == "$defs" => {
                        for (name, inner) in tables {
                            fields_and_choices(inner, name.trim_end_matches("Document"), found);
                        }
                    }
                    _ => fields_and_choices(inner, table, found),
                }
            }
        }
        Value::Array(items) => {
            for inner in items {
                fields_and_choices(inner, table, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_of_a_study_and_every_choice_has_words() {
    let mut wanted = BTreeSet::new();
    fields_and_choices(outlay_core::study::schema::schema(), "Study", &mut wanted);
    assert!(wanted.len() > 100, "only {} fields", wanted.len());
    for language in LANGUAGES {
        let known = messages(language);
        let missing: BTreeSet<String> = wanted
            .iter()
            .filter(|(kind, table, key)| {
                !known.contains_key(&format!("{kind}-{key}"))
                    && !known.contains_key(&format!("{kind}-{table}-{key}"))
            })
            .map(|(kind, _, key)| format!("{kind}-{key}"))
            .collect();
        assert!(
            missing.is_empty(),
            "locales/{language}/field.ftl has no words for {missing:#?}"
        );
    }
    // Nothing stands there that the format does not know.
    let meant = |key: &str| {
        let Some((kind, rest)) = key.split_once('-') else {
            return false;
        };
        // An item of a list is called by the list's key.
        let kind = if kind == "item" { "field" } else { kind };
        wanted.iter().any(|(k, table, name)| {
            *k == kind && (rest == name || rest == format!("{table}-{name}"))
        })
    };
    let stale: Vec<String> = messages("en")
        .into_iter()
        .filter(|(key, message)| message.file.ends_with("field.ftl") && !meant(key))
        .map(|(key, _)| key)
        .collect();
    assert!(stale.is_empty(), "no field or choice is called {stale:#?}");
}

/// A sentence beside the name of every field, and none for a field that there is not.
#[test]
fn every_field_of_a_study_says_what_it_is_for() {
    let mut wanted = BTreeSet::new();
    fields_and_choices(outlay_core::study::schema::schema(), "Study", &mut wanted);
    let fields = || wanted.iter().filter(|(kind, _, _)| *kind == "field");
    let keys = |table: &str, key: &str| [format!("help-{table}-{key}"), format!("help-{key}")];
    assert!(fields().count() > 200, "only {} fields", fields().count());
    for language in LANGUAGES {
        let known = messages(language);
        let missing: BTreeSet<&String> = fields()
            .filter(|(_, table, key)| !keys(table, key).iter().any(|k| known.contains_key(k)))
            .map(|(_, _, key)| key)
            .collect();
        assert!(
            missing.is_empty(),
            "locales/{language}/help.ftl does not say what these are for: {missing:#?}"
        );
        let meant: BTreeSet<String> = fields()
            .flat_map(|(_, table, key)| keys(table, key))
            .collect();
        let stale: Vec<&String> = known
            .iter()
            .filter(|(key, message)| message.file.ends_with("help.ftl") && !meant.contains(*key))
            .map(|(key, _)| key)
            .collect();
        assert!(stale.is_empty(), "no field is called {stale:#?}");
    }
}

#[test]
fn no_words_are_left_over() {
    let mut all = rust();
    all.extend(sources(&root().join("ui/src"), &[".ts", ".svelte"]));
    let used: BTreeSet<&str> = all.iter().flat_map(|(_, text)| literals(text)).collect();
    // Keys whose end is a value: `format!("entry-{…}")`.
    let begun: BTreeSet<&str> = all
        .iter()
        .flat_map(|(_, text)| text.split(['"', '`']))
        .filter_map(|text| Some(text.split_once('{')?.0.trim_end_matches('$')))
        .filter(|start| {
            start.ends_with('-') && start.len() > 3 && *start != "issue-" && *start != "error-"
        })
        .collect();
    let english = messages("en");
    let mentioned: BTreeSet<&String> = english.values().flat_map(|m| &m.mentioned).collect();
    let issue = |key: &str| {
        let code = key.strip_prefix("issue-").unwrap_or_default();
        let code = code.strip_suffix("-remedy").unwrap_or(code);
        IssueCode::ALL.iter().any(|known| known.name() == code)
    };
    let is_used = |key: &String| {
        let ended = ENDINGS
            .iter()
            .any(|end| key.strip_suffix(end).is_some_and(|k| used.contains(k)));
        // What a title means stands as long as the title does.
        let explains = key
            .strip_suffix("-help")
            .is_some_and(|title| english.contains_key(title));
        used.contains(key.as_str())
            || explains
            || mentioned.contains(key)
            || issue(key)
            || key
                .strip_prefix("error-")
                .is_some_and(|code| used.contains(code))
            || ended
            || COMPOSED.iter().any(|start| key.starts_with(start))
            || begun.iter().any(|start| key.starts_with(start))
            || key
                .split_once('-')
                .is_some_and(|(table, column)| TABLES.contains(&table) && used.contains(column))
    };
    let unused: BTreeSet<&str> = english
        .keys()
        .filter(|key| !is_used(key))
        .map(String::as_str)
        .collect();
    let known: BTreeSet<&str> = LEFT_OVER.iter().copied().collect();
    let more: Vec<_> = unused.difference(&known).collect();
    assert!(more.is_empty(), "nobody says {more:#?}");
    let fewer: Vec<_> = known.difference(&unused).collect();
    assert!(fewer.is_empty(), "take them off LEFT_OVER: {fewer:#?}");
}

#[test]
fn numbers_are_written_as_the_shared_list_says() {
    let path = root().join("tests/formats.json");
    let list: Value =
        serde_json::from_str(&fs::read_to_string(&path).expect("the list")).expect("JSON");
    let cases = list.as_array().expect("a list");
    assert!(cases.len() > 40, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let text = |key: &str| case[key].as_str().unwrap_or_default();
        let decimals = case["decimals"]
            .as_u64()
            .and_then(|n| u32::try_from(n).ok())
            .unwrap_or(2);
        let (value, language) = (text("value"), text("language"));
        assert!(LANGUAGES.contains(&language), "{case}");
        let found = match text("kind") {
            "money" => format::money(value, text("currency"), decimals, language),
            "amount" => format::amount(value, decimals),
            "foreign" => format::named(value, text("currency"), 0),
            "quantity" => format::grouped(value),
            "percent" => format::percent(value),
            "month" => format::month(value, language),
            "axis-month" => format::axis_month(value, language),
            "date" => format::date(value, language),
            other => panic!("{other} is no kind of figure"),
        };
        let found = match case["accounting"] == true {
            true => format::accounting(&found),
            false => found,
        };
        if found != text("expected") {
            wrong.push(format!("{case}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
