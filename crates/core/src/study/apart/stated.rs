//! What is written at a place, read as what it means there.

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
    /// A day of the week, 1 for Monday.
    Weekday(usize),
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
    /// The list that a text is an id of; of a choice, one of its picks.
    pub listed: Option<Listed>,
    pub key: &'a str,
    /// A text says how often something recurs.
    pub recurs: bool,
    /// A number is a day of the week.
    pub weekdays: bool,
    /// One of them is written in per cent, so all of them are said so.
    pub percent: bool,
}

impl Manner<'_> {
    pub fn read(&self, study: &Value, value: &Value) -> Stated {
        if let Value::Array(entries) = value {
            return Stated::List(
                entries
                    .iter()
                    .map(|entry| self.read(study, entry))
                    .collect(),
            );
        }
        let raw = || match value {
            Value::String(text) => Stated::Raw(text.clone()),
            other => Stated::Raw(other.to_string()),
        };
        let weekday = value.as_u64().and_then(|day| usize::try_from(day).ok());
        if let Some(day) = weekday.filter(|day| self.weekdays && (1..=7).contains(day)) {
            return Stated::Weekday(day);
        }
        let read = match (&self.reading, value) {
            (Some(Reading::Number), Value::String(text)) => {
                parse(text).ok().map(|number| self.number(study, number))
            }
            (Some(Reading::Number), Value::Number(number)) => parse(&number.to_string())
                .ok()
                .map(|number| self.number(study, number)),
            (Some(Reading::Choice(table)), Value::String(word)) => Some(Stated::Choice {
                table: table.clone(),
                word: word.clone(),
            }),
            (Some(Reading::Flag), Value::Bool(is)) => Some(Stated::Flag(*is)),
            (Some(Reading::Name), name) => {
                serde_json::from_value(name.clone()).ok().map(Stated::Name)
            }
            (Some(Reading::Text), Value::String(text)) => Some(self.text(study, text)),
            _ => None,
        };
        read.unwrap_or_else(raw)
    }

    fn number(&self, study: &Value, number: Decimal) -> Stated {
        match self.unit {
            Some(Unit::Percent) => Stated::Share(number),
            _ if self.percent => Stated::Share(number),
            Some(Unit::Money | Unit::Rate(_)) => Stated::Money {
                currency: currency(study, self.path),
                amount: number,
            },
            Some(Unit::Quantity(_) | Unit::Months | Unit::Days | Unit::Hours) | None => {
                Stated::Number(number)
            }
        }
    }

    fn text(&self, study: &Value, text: &str) -> Stated {
        let named = self.listed.and_then(|listed| match listed.list {
            "choices" => pick_name(study, self.path, self.key, text),
            _ => item_name(study, listed, self.path, text),
        });
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
pub fn item_name(study: &Value, listed: Listed, path: &str, id: &str) -> Option<Label> {
    let list = match listed.of_plan {
        true => format!("{}.{}", plan_of(study, path)?, listed.list),
        false => listed.list.to_owned(),
    };
    get(study, &join(&list, id)).and_then(name)
}

/// The name of what is picked of a choice.
fn pick_name(study: &Value, path: &str, choice: &str, pick: &str) -> Option<Label> {
    let choices = join(&plan_of(study, path)?, "choices");
    let picks = join(&join(&choices, choice), "picks");
    get(study, &join(&picks, pick)).and_then(name)
}

/// The plan that a place is in, or that its option takes there.
fn plan_of(study: &Value, path: &str) -> Option<String> {
    let parts = split(path);
    let [first, id, ..] = parts.as_slice() else {
        return None;
    };
    match first.as_str() {
        "plans" => Some(join("plans", id)),
        // A change of plan, and a project, may name another one.
        "options" => (2..=parts.len()).rev().find_map(|length| {
            let above = parts.iter().take(length);
            let above = above.fold(String::new(), |base, part| join(&base, part));
            let plan = get(study, &above)?.get("plan")?;
            Some(join("plans", plan.as_str()?))
        }),
        _ => None,
    }
}

/// What an item is called; its id when it has no name.
pub fn name(item: &Value) -> Option<Label> {
    let own = item.get("name").cloned();
    let own = own.and_then(|name| serde_json::from_value(name).ok());
    own.or_else(|| item.get("id").and_then(Value::as_str).map(Label::from))
}
