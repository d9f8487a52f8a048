//! Text of a study file → its values, with the place of each in the text.
//!
//! TOML and JSON become the same tree. A fraction is kept as the text that was written,
//! since a binary float would change it. Duplicate keys are refused by both parsers.

use super::path::{join, segments};
use crate::issue::{Issue, IssueCode};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::ops::Range;

/// The two forms of a study file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    Toml,
    Json,
}

/// What a text says, before anything is checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub value: Value,
    pub syntax: Syntax,
    /// Byte offset of each value by its path.
    offsets: BTreeMap<String, usize>,
    /// Byte offset at which each line begins.
    lines: Vec<usize>,
    text: String,
}

/// Reads TOML, or JSON when the text begins with a brace.
///
/// # Errors
/// One issue with the parser's finding and its place (`line`, `column`).
pub fn read(text: &str) -> Result<Written, Issue> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = line_starts(text);
    let syntax = if text.trim_start().starts_with('{') {
        Syntax::Json
    } else {
        Syntax::Toml
    };
    let tree = match syntax {
        Syntax::Toml => read_toml(text),
        Syntax::Json => read_json(text),
    };
    let tree = tree.map_err(|(offset, finding)| {
        let (line, column) = place(text, &lines, offset);
        Issue::new(IssueCode::Syntax, "")
            .text("finding", finding)
            .text("line", line.to_string())
            .text("column", column.to_string())
    })?;
    let mut offsets = BTreeMap::new();
    let value = tree.into_value("", &mut offsets);
    Ok(Written {
        value,
        syntax,
        offsets,
        lines,
        text: text.to_owned(),
    })
}

impl Written {
    /// Line and column, from 1, of the value at `path` or of the nearest one above it.
    pub fn place(&self, path: &str) -> Option<(usize, usize)> {
        let mut path = path;
        loop {
            if let Some(offset) = self.offsets.get(path) {
                return Some(place(&self.text, &self.lines, *offset));
            }
            if path.is_empty() {
                return None;
            }
            path = path.rsplit_once('.').map_or("", |(above, _)| above);
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at.saturating_add(1)))
        .collect()
}

/// Columns count characters, not bytes.
fn place(text: &str, lines: &[usize], offset: usize) -> (usize, usize) {
    let line = lines.partition_point(|start| *start <= offset).max(1);
    let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
    let before = text.get(start..offset).map_or(0, |s| s.chars().count());
    (line, before.saturating_add(1))
}

/// A value with its place, common to both syntaxes.
struct Node {
    offset: usize,
    kind: Kind,
}

enum Kind {
    Scalar(Value),
    List(Vec<Node>),
    Table(Vec<(String, usize, Node)>),
}

type Finding = (usize, String);

impl Node {
    fn into_value(self, path: &str, offsets: &mut BTreeMap<String, usize>) -> Value {
        offsets.entry(path.to_owned()).or_insert(self.offset);
        match self.kind {
            Kind::Scalar(value) => value,
            Kind::Table(entries) => {
                let mut map = Map::new();
                for (key, offset, node) in entries {
                    let path = join(path, &key);
                    offsets.insert(path.clone(), offset);
                    map.insert(key, node.into_value(&path, offsets));
                }
                Value::Object(map)
            }
            Kind::List(nodes) => {
                // The segments depend on the items' ids, so the values come first.
                let ids: Vec<Value> = nodes.iter().map(Node::identity).collect();
                let values = nodes
                    .into_iter()
                    .zip(segments(&ids))
                    .map(|(node, segment)| node.into_value(&join(path, &segment), offsets))
                    .collect();
                Value::Array(values)
            }
        }
    }

    /// A table with nothing but the id.
    fn identity(&self) -> Value {
        let Kind::Table(entries) = &self.kind else {
            return Value::Null;
        };
        let id = entries.iter().find_map(|(key, _, node)| match &node.kind {
            Kind::Scalar(value) if key == "id" => Some(value.clone()),
            _ => None,
        });
        Value::Object(id.map(|id| ("id".to_owned(), id)).into_iter().collect())
    }
}

fn read_toml(text: &str) -> Result<Node, Finding> {
    let document = toml_edit::Document::parse(text.to_owned()).map_err(|error| {
        (
            error.span().map_or(0, |span| span.start),
            error.message().to_owned(),
        )
    })?;
    toml_table(document.as_table(), text)
}

fn start(span: Option<Range<usize>>) -> usize {
    span.map_or(0, |span| span.start)
}

fn toml_table(table: &toml_edit::Table, text: &str) -> Result<Node, Finding> {
    let mut entries = Vec::new();
    for (key, item) in table.iter() {
        let at = table.key(key).map_or(0, |k| start(k.span()));
        entries.push((key.to_owned(), at, toml_item(item, text)?));
    }
    Ok(Node {
        offset: start(table.span()),
        kind: Kind::Table(entries),
    })
}

fn toml_item(item: &toml_edit::Item, text: &str) -> Result<Node, Finding> {
    match item {
        toml_edit::Item::Table(table) => toml_table(table, text),
        toml_edit::Item::ArrayOfTables(tables) => {
            let nodes = tables
                .iter()
                .map(|table| toml_table(table, text))
                .collect::<Result<_, _>>()?;
            Ok(Node {
                offset: start(tables.span()),
                kind: Kind::List(nodes),
            })
        }
        toml_edit::Item::Value(value) => toml_value(value, text),
        toml_edit::Item::None => Ok(Node {
            offset: 0,
            kind: Kind::Scalar(Value::Null),
        }),
    }
}

fn toml_value(value: &toml_edit::Value, text: &str) -> Result<Node, Finding> {
    use toml_edit::Value as Toml;
    let offset = start(value.span());
    let source = value
        .span()
        .and_then(|span| text.get(span))
        .unwrap_or("")
        .trim()
        .to_owned();
    let kind = match value {
        Toml::String(string) => Kind::Scalar(Value::String(string.value().clone())),
        Toml::Integer(number) => Kind::Scalar(Value::from(*number.value())),
        Toml::Float(_) | Toml::Datetime(_) => Kind::Scalar(Value::String(source)),
        Toml::Boolean(boolean) => Kind::Scalar(Value::Bool(*boolean.value())),
        Toml::Array(items) => Kind::List(
            items
                .iter()
                .map(|item| toml_value(item, text))
                .collect::<Result<_, _>>()?,
        ),
        Toml::InlineTable(table) => {
            let mut entries = Vec::new();
            for (key, item) in table.iter() {
                let at = table.key(key).map_or(offset, |k| start(k.span()));
                entries.push((key.to_owned(), at, toml_value(item, text)?));
            }
            Kind::Table(entries)
        }
    };
    Ok(Node { offset, kind })
}

fn read_json(text: &str) -> Result<Node, Finding> {
    let strict = jsonc_parser::ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        ..Default::default()
    };
    let parsed =
        jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict)
            .map_err(|error| (error.range().start, error.kind().to_string()))?;
    let root = parsed.value.ok_or((0, "empty".to_owned()))?;
    json_node(&root, 0)
}

fn json_node(value: &ast::Value, depth: usize) -> Result<Node, Finding> {
    let offset = value.range().start;
    if depth > 64 {
        return Err((offset, "nested more than 64 deep".to_owned()));
    }
    let kind = match value {
        ast::Value::StringLit(string) => Kind::Scalar(Value::String(string.value.to_string())),
        ast::Value::NumberLit(number) => Kind::Scalar(match number.value.parse::<i64>() {
            Ok(integer) => Value::from(integer),
            Err(_) => Value::String(number.value.to_owned()),
        }),
        ast::Value::BooleanLit(boolean) => Kind::Scalar(Value::Bool(boolean.value)),
        ast::Value::NullKeyword(_) => Kind::Scalar(Value::Null),
        ast::Value::Array(array) => Kind::List(
            array
                .elements
                .iter()
                .map(|item| json_node(item, depth.saturating_add(1)))
                .collect::<Result<_, _>>()?,
        ),
        ast::Value::Object(object) => {
            let mut entries: Vec<(String, usize, Node)> = Vec::new();
            for property in &object.properties {
                let key = property.name.as_str().to_owned();
                let at = property.range().start;
                if entries.iter().any(|(earlier, _, _)| *earlier == key) {
                    return Err((at, format!("duplicate key `{key}`")));
                }
                entries.push((
                    key,
                    at,
                    json_node(&property.value, depth.saturating_add(1))?,
                ));
            }
            Kind::Table(entries)
        }
    };
    Ok(Node { offset, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_syntaxes_give_the_same_tree() {
        let toml = "months = 3\nrate = 0.1\n[[plans]]\nid = \"pro\"\nprice = { amount = 0.015 }\n";
        let json =
            r#"{"months": 3, "rate": 0.1, "plans": [{"id": "pro", "price": {"amount": 0.015}}]}"#;
        let tree = json!({"months": 3, "rate": "0.1", "plans": [{"id": "pro", "price": {"amount": "0.015"}}]});
        assert_eq!(read(toml).map(|w| w.value), Ok(tree.clone()));
        assert_eq!(read(json).map(|w| w.value), Ok(tree));
    }

    #[test]
    fn every_value_has_a_place() {
        let written = read("a = 1\n[[plans]]\nid = \"pro\"\nname = \"专业\"\n").expect("valid");
        assert_eq!(written.place("plans.pro.name"), Some((4, 1)));
        assert_eq!(written.place("plans.pro.name.deeper"), Some((4, 1)));
    }

    #[test]
    fn syntax_errors_have_a_place() {
        let issue = read("a = 1\nb = = 2\n").expect_err("broken");
        assert_eq!(issue.code, IssueCode::Syntax);
        assert_eq!(
            issue.args.get("line"),
            Some(&crate::sentence::Arg::Text("2".into()))
        );
        assert!(
            read("{\"a\": 1, \"a\": 2}").is_err(),
            "duplicate keys are refused"
        );
        assert!(read("{\"a\": 1,}").is_err(), "trailing commas are refused");
    }
}
