//! The trace of an amount: as JSON and as indented text.

use super::figure::refused;
use crate::contract::AppError;
use crate::format;
use crate::view::{scenario_ids, text};
use crate::words::Words;
use outlay_core::explain::{AmountKind, Input, Node, explain, references};
use outlay_core::pricing::plan::{Confidence, Source};
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::what_if::evaluated;
use serde_json::{Value, json as value};

/// The trace, or the figures that can be explained when there is none of this name.
pub enum Asked {
    Found(Box<Node>),
    Unknown(Vec<String>),
}

/// Explains a figure of a study under a scenario (the first when empty).
///
/// # Errors
/// When the study cannot be priced.
pub fn asked(document: &Value, scenario: &str, reference: &str) -> Result<Asked, AppError> {
    let first = scenario_ids(document)
        .into_iter()
        .next()
        .unwrap_or_default();
    let scenario = if scenario.is_empty() {
        &first
    } else {
        scenario
    };
    let found = evaluated(document, scenario).map_err(|issue| refused(&issue))?;
    let node = explain(document, scenario, &found, reference).map_err(|issue| refused(&issue))?;
    Ok(match node {
        Some(node) => Asked::Found(Box::new(node)),
        None => Asked::Unknown(near(references(&found), reference)),
    })
}

/// The figures beside the one that was not found: a bill's lines, else an option's
/// figures, else the options with what they have.
fn near(all: Vec<String>, wanted: &str) -> Vec<String> {
    let depth = |reference: &str| reference.matches('/').count();
    let mut above = wanted;
    while let Some((parent, _)) = above.rsplit_once('/') {
        if all.iter().any(|reference| reference == parent) {
            let prefix = format!("{parent}/");
            let below = |reference: &String| {
                reference.starts_with(&prefix) && depth(reference) == depth(parent) + 1
            };
            return all.into_iter().filter(below).collect();
        }
        above = parent;
    }
    let figure = |reference: &String| {
        depth(reference) == 0
            || (depth(reference) == 1
                && !reference
                    .chars()
                    .next_back()
                    .is_some_and(|c| c.is_ascii_digit()))
    };
    all.into_iter().filter(figure).collect()
}

/// The trace of a figure as data; `None` when there is no such figure.
///
/// # Errors
/// When the study cannot be priced.
pub fn json(
    document: &Value,
    scenario: &str,
    reference: &str,
    words: &Words,
) -> Result<Option<Value>, AppError> {
    Ok(match asked(document, scenario, reference)? {
        Asked::Found(node) => Some(as_json(&node, words)),
        Asked::Unknown(_) => None,
    })
}

pub fn as_json(node: &Node, words: &Words) -> Value {
    let inputs: Vec<Value> = node
        .inputs
        .iter()
        .map(|input| {
            value!({
                "label": words.say(&input.label), "value": plain(&input.value, words), "path": input.path,
            })
        })
        .collect();
    let source = node.source.as_ref().map(|source| {
        let note = source.note.as_ref().map(|note| note.text(&words.language));
        value!({ "url": source.url, "as_of": source.as_of, "note": note,
                 "unverified": source.confidence == Confidence::Unverified, "price_book": source.price_book })
    });
    value!({
        "reference": node.reference, "label": words.say(&node.label), "amount": text(node.amount),
        "kind": match node.kind { AmountKind::Money => "money", AmountKind::Quantity => "quantity" },
        "rule": node.rule.as_ref().map(|rule| words.say(rule)),
        "rule_key": node.rule.as_ref().map(|rule| &rule.key),
        "adds_up": node.adds_up, "inputs": inputs,
        "clause": node.clause.as_ref().map(|clause| clause.text(&words.language)),
        "source": source,
        "children": node.children.iter().map(|child| as_json(child, words)).collect::<Vec<_>>(),
    })
}

/// Decimals as text, everything else in words.
fn plain(arg: &Arg, words: &Words) -> String {
    match arg {
        Arg::Money(text) | Arg::Quantity(text) | Arg::Percent(text) | Arg::Text(text) => {
            text.clone()
        }
        Arg::Foreign { currency, amount } => format!("{currency} {amount}"),
        Arg::Month(text) | Arg::Date(text) => text.clone(),
        Arg::Count(count) => count.to_string(),
        Arg::Name(label) => label.text(&words.language).to_owned(),
        Arg::Word(key) => words.word(key),
    }
}

/// The tree, two blanks for each level, `depth` levels below the figure itself.
pub fn indented(node: &Node, words: &Words, depth: usize) -> String {
    let mut lines = Vec::new();
    print(node, words, 0, depth, &mut lines);
    lines.join("\n")
}

/// A node's amount as it is read.
pub fn amount_text(node: &Node, words: &Words) -> String {
    match node.kind {
        AmountKind::Money => words.money(&text(node.amount)),
        // More digits than anybody counts; the data has them all.
        AmountKind::Quantity => format::grouped(&text(node.amount.round_dp(6))),
    }
}

/// How a node was made, for readers without the study: its rule, what went into it, the clause.
pub fn said(node: &Node, words: &Words) -> Vec<String> {
    let inputs = node.inputs.iter().map(|input| input_text(input, words));
    let inputs: Vec<String> = inputs.collect();
    let clause = node.clause.as_ref();
    let clause = clause.map(|clause| Sentence::new("explain-clause").name("clause", clause));
    let rule = node.rule.as_ref().map(|rule| words.say(rule));
    let inputs = (!inputs.is_empty()).then(|| inputs.join(" · "));
    let clause = clause.map(|clause| words.say(&clause));
    rule.into_iter().chain(inputs).chain(clause).collect()
}

fn print(node: &Node, words: &Words, level: usize, depth: usize, lines: &mut Vec<String>) {
    let amount = amount_text(node, words);
    let indent = "  ".repeat(level);
    let reference = match &node.reference {
        Some(reference) => format!("  [{reference}]"),
        None => String::new(),
    };
    lines.push(format!(
        "{indent}{}: {amount}{reference}",
        words.say(&node.label)
    ));
    let mut said = |text: String| lines.push(format!("{indent}    {text}"));
    if let Some(rule) = &node.rule {
        said(words.say(rule));
    }
    for input in &node.inputs {
        let path = input.path.as_ref().map(|path| format!("  ({path})"));
        said(input_text(input, words) + &path.unwrap_or_default());
    }
    if let Some(clause) = &node.clause {
        said(words.say(&Sentence::new("explain-clause").name("clause", clause)));
    }
    if let Some(source) = &node.source {
        said(words.say(&source_text(source, words)));
        if source.confidence == Confidence::Unverified {
            said(words.word("note-unverified"));
        }
    }
    if level < depth {
        for child in &node.children {
            print(child, words, level + 1, depth, lines);
        }
    }
}

fn input_text(input: &Input, words: &Words) -> String {
    let value = match &input.value {
        Arg::Money(text) => words.money(text),
        Arg::Quantity(text) => format::grouped(text),
        Arg::Percent(text) => format::percent(text),
        other => plain(other, words),
    };
    format!("{} = {value}", words.say(&input.label))
}

fn source_text(source: &Source, words: &Words) -> Sentence {
    let note = || {
        source
            .note
            .as_ref()
            .map(|n| n.text(&words.language).to_owned())
    };
    let place = source.url.clone().or_else(note).unwrap_or_default();
    match &source.as_of {
        Some(date) => Sentence::new("explain-source")
            .text("where", place)
            .text("date", date.clone()),
        None => Sentence::new("explain-source-undated").text("where", place),
    }
}
