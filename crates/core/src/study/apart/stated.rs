//! What is written at a place, read as what it means there.

use super::Seen;
use super::unit::{Unit, currency};
use crate::decimal::parse;
use crate::label::Label;
use crate::study::path::{get, join, split};
use crate::study::reference::Listed;
use crate::study::schema::place::Reading;
use rust_decimal::Decimal;
use serde_json::Value;

/// A value as a person would say it.
#[derive(Debug, Clone, PartialEq)]
pub enum Stated {
    /// An item or a table that is there, whatever is in it.
    There,
    /// The same by what is in it.
    Parts(Vec<Stated>),
    Number(Decimal),
    /// A share of one.
    Share(Decimal),
    Money {
        currency: String,
        amount: Decimal,
    },
    Choice {
        table: String,
        word: String,
    },
    Flag(bool),
    /// A name of the study's own, also that of what an id stands for.
    Name(Label),
    /// A day `2027-01-31` or a month `2027-01`.
    Date(String),
    /// How often something recurs, as it is written.
    Period(String),
    Text(String),
    List(Vec<Stated>),
    /// What has no words, as it is written.
    Raw(String),
}

/// How the values of one place are read.
pub struct Manner<'a> {
    pub path: &'a str,
    pub reading: Option<Reading>,
    pub unit: Option<Unit>,
    /// The list that a text is an id of.
    pub listed: Option<Listed>,
    /// A text says how often something recurs.
    pub recurs: bool,
    /// One of them is written in per cent, so all of them are said so.
    pub percent: bool,
}

impl Manner<'_> {
    pub fn read(&self, seen: &Seen, value: &Value) -> Stated {
        if let Value::Array(entries) = value {
            return Stated::List(entries.iter().map(|entry| self.read(seen, entry)).collect());
        }
        let raw = || match value {
            Value::String(text) => Stated::Raw(text.clone()),
            other => Stated::Raw(other.to_string()),
        };
        let read = match (&self.reading, value) {
            (Some(Reading::Number), Value::String(text)) => {
                parse(text).ok().map(|number| self.number(seen, number))
            }
            (Some(Reading::Number), Value::Number(number)) => parse(&number.to_string())
                .ok()
                .map(|number| self.number(seen, number)),
            (Some(Reading::Choice(table)), Value::String(word)) => Some(Stated::Choice {
                table: table.clone(),
                word: word.clone(),
            }),
            (Some(Reading::Flag), Value::Bool(is)) => Some(Stated::Flag(*is)),
            (Some(Reading::Name), name) => {
                serde_json::from_value(name.clone()).ok().map(Stated::Name)
            }
            (Some(Reading::Text), Value::String(text)) => Some(self.text(seen, text)),
            _ => None,
        };
        read.unwrap_or_else(raw)
    }

    fn number(&self, seen: &Seen, number: Decimal) -> Stated {
        match self.unit {
            Some(Unit::Percent) => Stated::Share(number),
            _ if self.percent => Stated::Share(number),
            Some(Unit::Money | Unit::Rate(_)) => Stated::Money {
                currency: currency(seen, self.path),
                amount: number,
            },
            Some(Unit::Quantity(_) | Unit::Months | Unit::Days | Unit::Hours) | None => {
                Stated::Number(number)
            }
        }
    }

    fn text(&self, seen: &Seen, text: &str) -> Stated {
        let named = self
            .listed
            .and_then(|listed| item_name(seen, listed, self.path, text));
        match named {
            Some(name) => Stated::Name(name),
            None if self.recurs => Stated::Period(text.to_owned()),
            None if is_date(text) => Stated::Date(text.to_owned()),
            None => Stated::Text(text.to_owned()),
        }
    }
}

/// A month or a day.
pub fn is_date(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    shape == "0000-00" || shape == "0000-00-00"
}

/// Whether a number is written in per cent.
pub fn in_percent(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim_end().ends_with(['%', '％']),
        Value::Array(entries) => entries.iter().any(in_percent),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

/// The name of what an id stands for at a place of the study.
pub fn item_name(seen: &Seen, listed: Listed, path: &str, id: &str) -> Option<Label> {
    let list = match listed.of_plan {
        true => join(&plan_of(seen, path)?, listed.list),
        false => listed.list.to_owned(),
    };
    get(seen, &join(&list, id)).and_then(name)
}

/// The plan that a place is in, or that its option takes.
fn plan_of(seen: &Seen, path: &str) -> Option<String> {
    let parts = split(path);
    let [first, id, ..] = parts.as_slice() else {
        return None;
    };
    match first.as_str() {
        "plans" => Some(join("plans", id)),
        "options" => {
            let plan = get(seen, &join(&join("options", id), "plan"))?;
            Some(join("plans", plan.as_str()?))
        }
        _ => None,
    }
}

/// What an item is called; its id when it has no name.
pub fn name(item: &Value) -> Option<Label> {
    let own = item.get("name").cloned();
    let own = own.and_then(|name| serde_json::from_value(name).ok());
    own.or_else(|| item.get("id").and_then(Value::as_str).map(Label::from))
}
