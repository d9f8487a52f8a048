//! A sentence as data: a key of the Fluent files and the values that stand in it.
//!
//! The core says *what* is to be said; the words and the number formats of each
//! language are chosen at the edge, the same for window, command line and reports.

use crate::label::Label;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A Fluent message key with its arguments by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sentence {
    pub key: String,
    pub args: BTreeMap<String, Arg>,
}

/// One value in a sentence. Decimals are text, so that no float ever stands between
/// the computed and the printed figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "kebab-case")]
#[ts(export)]
pub enum Arg {
    /// Literal text, such as an id or a key of the study.
    Text(String),
    /// A name written by the user, possibly by language.
    Name(Label),
    /// An amount in the study's currency, unsigned or signed decimal text.
    Money(String),
    /// An amount in another currency, by its code, with at least the decimals of its coins.
    Foreign { currency: String, amount: String },
    /// A quantity with the unit named elsewhere in the sentence.
    Quantity(String),
    /// A share of one: `0.15` is 15 %.
    Percent(String),
    /// A whole number that selects the plural form.
    Count(#[ts(type = "number")] i64),
    /// A calendar month, `2027-01`.
    Month(String),
    /// A civil date, `2027-01-31`.
    Date(String),
    /// A key of the Fluent files, for a word that is itself translated.
    Word(String),
}

impl Sentence {
    pub fn new(key: impl Into<String>) -> Self {
        Sentence {
            key: key.into(),
            args: BTreeMap::new(),
        }
    }

    pub fn with(mut self, name: &str, arg: Arg) -> Self {
        self.args.insert(name.to_owned(), arg);
        self
    }

    pub fn text(self, name: &str, value: impl Into<String>) -> Self {
        self.with(name, Arg::Text(value.into()))
    }

    pub fn name(self, name: &str, value: &Label) -> Self {
        self.with(name, Arg::Name(value.clone()))
    }

    pub fn count(self, name: &str, value: usize) -> Self {
        self.with(name, Arg::Count(i64::try_from(value).unwrap_or(i64::MAX)))
    }
}
