//! What the schema says of a place in a study: what stands inside a table, and how a value is
//! read.
//!
//! In: a schema node and what is written there. Out: the node one key further, or the kind of
//! its values. What is written decides between variants, so a faulty tree finds no node.

use super::shape::{resolve, variants, words};
use crate::study::path::{get, join, split};
use serde_json::Value;

/// A node of the schema with the name of the type that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    root: &'a Value,
    schema: &'a Value,
    /// As the words of fields and choices have it: without “Document”.
    table: String,
}

/// What a key leads to.
pub enum Inner<'a> {
    /// A field, with the type of the table that has it.
    Field(String, Node<'a>),
    /// The value of a table whose keys the writer chooses.
    Entry(Node<'a>),
}

/// How a value that is no table is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    Number,
    /// With the type that its words belong to.
    Choice(String),
    Flag,
    Name,
    Text,
}

impl<'a> Node<'a> {
    pub fn study() -> Node<'static> {
        let root = super::schema();
        Node {
            root,
            schema: root,
            table: "Study".to_owned(),
        }
    }

    /// The node of a place in a study, whether or not something stands there.
    pub fn at(study: &Value, path: &str) -> Option<Node<'static>> {
        let mut node = Node::study();
        let mut there = Some(study);
        for key in split(path) {
            node = match there {
                Some(Value::Array(_)) => node.item()?,
                _ => match node.inner(&[there.unwrap_or(&Value::Null)], &key)? {
                    Inner::Field(_, inner) | Inner::Entry(inner) => inner,
                },
            };
            there = there.and_then(|there| get(there, &join("", &key)));
        }
        Some(node)
    }

    pub(super) fn schema(&self) -> &'a Value {
        self.schema
    }

    /// Whether it is a number that the format keeps as such.
    pub fn is_whole(&self) -> bool {
        let integer = |kind: &Value| kind == "integer";
        let own = |form: &Node| match form.schema.get("type") {
            Some(Value::Array(kinds)) => kinds.iter().any(integer),
            kind => kind.is_some_and(integer),
        };
        self.forms().iter().any(own)
    }

    fn with(&self, schema: &'a Value) -> Node<'a> {
        let named = schema.get("$ref").and_then(Value::as_str);
        let name = named.and_then(|named| named.rsplit('/').next());
        let name = name.map(|name| name.trim_end_matches("Document").to_owned());
        Node {
            root: self.root,
            schema: resolve(self.root, schema),
            table: name.unwrap_or_else(|| self.table.clone()),
        }
    }

    /// The node and the variants in it, each by itself.
    fn forms(&self) -> Vec<Node<'a>> {
        match variants(self.schema) {
            Some(inner) => inner
                .iter()
                .flat_map(|inner| self.with(inner).forms())
                .collect(),
            None => vec![self.clone()],
        }
    }

    fn properties(&self) -> impl Iterator<Item = (&'a String, &'a Value)> + use<'a> {
        let own = self.schema.get("properties").and_then(Value::as_object);
        own.into_iter().flatten()
    }

    /// Whether its tag, when it has one, is that of the value; any where nothing stands.
    fn is_of(&self, value: &Value) -> bool {
        value.is_null()
            || self
                .properties()
                .all(|(key, inner)| match inner.get("const") {
                    Some(word) => value.get(key) == Some(word),
                    None => true,
                })
    }

    /// What stands under a key of one of these tables.
    pub fn inner(&self, values: &[&Value], key: &str) -> Option<Inner<'a>> {
        let forms = self.forms();
        let fits = |form: &&Node<'a>| values.iter().any(|value| form.is_of(value));
        let field = forms.iter().filter(fits).find_map(|form| {
            let (_, inner) = form.properties().find(|(own, _)| *own == key)?;
            Some(Inner::Field(form.table.clone(), form.with(inner)))
        });
        field.or_else(|| {
            forms.iter().find_map(|form| {
                let entry = form.schema.get("additionalProperties")?;
                entry.is_object().then(|| Inner::Entry(form.with(entry)))
            })
        })
    }

    /// An item of a list.
    pub fn item(&self) -> Option<Node<'a>> {
        let mut forms = self.forms().into_iter();
        forms.find_map(|form| Some(form.with(form.schema.get("items")?)))
    }

    /// None for tables and lists.
    pub fn reading(&self) -> Option<Reading> {
        match self.table.as_str() {
            "Label" => return Some(Reading::Name),
            "Numeral" => return Some(Reading::Number),
            _ => {}
        }
        if self.schema.get("const").is_some() || words(self.schema).is_some() {
            return Some(Reading::Choice(self.table.clone()));
        }
        if let Some(inner) = variants(self.schema) {
            return inner.iter().find_map(|inner| self.with(inner).reading());
        }
        let written = self.schema.get("type")?;
        let is = |kind: &str| match written {
            Value::Array(kinds) => kinds.iter().any(|own| own == kind),
            own => own == kind,
        };
        match () {
            () if is("number") || is("integer") => Some(Reading::Number),
            () if is("boolean") => Some(Reading::Flag),
            () if is("string") => Some(Reading::Text),
            () => None,
        }
    }
}
