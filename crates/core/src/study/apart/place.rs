//! Where a comparison stands: the path, what leads to it, and what the schema says of it.
//!
//! The rule that is easy to get wrong: what a place means does not depend on who states it. A
//! forecast is one of the study's whichever scenario has it, and a change is read as what it
//! changes.

use super::Step;
use super::stated::{Manner, in_percent, is_date, item_name, name};
use super::unit::unit;
use crate::study::check::scenarios::UNPLACED;
use crate::study::path::{get, join, split};
use crate::study::reference::{Listed, named_by_keys, named_by_text};
use crate::study::schema::place::{Inner, Node, Reading};
use serde_json::Value;

#[derive(Clone, Default)]
pub struct Place {
    pub path: String,
    /// The same place whichever scenario states it.
    pub meant: String,
    pub steps: Vec<Step>,
    /// The key and the key above it, items of lists left out.
    at: (String, String),
    /// The list that the key is an id of.
    keyed: Option<Listed>,
    /// The nearest field, and the type that has it.
    field: (String, String),
    node: Option<Node<'static>>,
    /// The studies in which the item around it is missing.
    pub gone: Vec<bool>,
}

impl Place {
    /// A place of these studies, also one where nothing stands in them.
    pub fn of(studies: &[Value], path: &str) -> Place {
        let mut place = Place {
            node: Some(Node::study()),
            ..Place::default()
        };
        let mut there: Vec<&Value> = studies.iter().collect();
        for key in split(path) {
            let inner = join("", &key);
            let below: Vec<&Value> = there.iter().filter_map(|one| get(one, &inner)).collect();
            if there.iter().any(|one| one.is_array()) {
                place = place.item(&key, below.first().copied());
                place.forget_list();
            } else {
                let nothing = [&Value::Null];
                let tables = if there.is_empty() { &nothing } else { &*there };
                place = place.below(studies, tables, &key);
            }
            there = below;
        }
        place
    }

    pub fn reading(&self) -> Option<Reading> {
        self.node.as_ref().and_then(Node::reading)
    }

    /// How values are read here.
    pub fn manner(&self, studies: &[Value], values: &[Option<&Value>]) -> Manner<'_> {
        let reading = match values.iter().flatten().any(|value| value.is_array()) {
            true => self
                .node
                .as_ref()
                .and_then(Node::item)
                .and_then(|item| item.reading()),
            false => self.reading(),
        };
        let (table, field) = &self.field;
        let counts = reading == Some(Reading::Number);
        let first = studies
            .iter()
            .zip(values)
            .find(|(_, value)| value.is_some());
        Manner {
            path: &self.meant,
            percent: counts && values.iter().copied().flatten().any(in_percent),
            listed: named_by_text((&self.at.0, &self.at.1)).or(self.keyed),
            key: &self.at.0,
            recurs: ["cadence", "cycle", "settlement"].contains(&field.as_str()),
            weekdays: field == "only_weekdays",
            reading,
            unit: first
                .filter(|_| counts)
                .and_then(|(study, _)| unit(study, &self.meant, table, field)),
        }
    }

    /// One key further.
    pub fn below(&self, studies: &[Value], tables: &[&Value], key: &str) -> Place {
        let mut below = self.clone();
        below.path = join(&self.path, key);
        below.meant = join(&self.meant, key);
        below.at = (key.to_owned(), self.at.0.clone());
        below.keyed = None;
        match (self.at.1.as_str(), self.at.0.as_str(), key) {
            ("", "", "usage") if self.path.is_empty() => {
                below.node = forecasts();
                return below;
            }
            // Changes of what the study does not have, each by its path.
            ("", "", UNPLACED) if self.path.is_empty() => {
                below.path.clear();
                return below;
            }
            ("" | "scenarios", UNPLACED, changed) => return self.change(studies, changed),
            (_, "scenarios", "usage") => below.meant = key.to_owned(),
            _ => {}
        }
        let inner = self.node.as_ref().and_then(|node| node.inner(tables, key));
        let step = match inner {
            Some(Inner::Field(table, node)) => {
                below.node = Some(node);
                below.field = (table.clone(), key.to_owned());
                Step::Field {
                    table,
                    key: key.to_owned(),
                }
            }
            Some(Inner::Entry(node)) => {
                below.node = Some(node);
                self.entry(studies, &mut below, key)
            }
            None => {
                below.node = None;
                Step::Unknown
            }
        };
        below.steps.push(step);
        below
    }

    /// What an entry of a table is called whose keys the writer chooses.
    fn entry(&self, studies: &[Value], below: &mut Place, key: &str) -> Step {
        // A meter's name says enough without that of the forecasts.
        if self.at.0 == "usage" && self.at.1 == "scenarios" {
            below.steps.pop();
        }
        below.keyed = named_by_keys((&self.at.0, &self.at.1));
        if let Some(listed) = below.keyed {
            let mut all = studies.iter();
            let name = all.find_map(|study| item_name(study, listed, &below.meant, key));
            return name.map_or_else(|| Step::Key(key.to_owned()), Step::Name);
        }
        match (self.at.0.as_str(), key.parse()) {
            _ if is_date(key) => Step::Date(key.to_owned()),
            ("seasonality", Ok(month)) => Step::MonthOfYear(month),
            ("weekdays", Ok(day)) => Step::Weekday(day),
            _ => Step::Key(key.to_owned()),
        }
    }

    /// What a scenario changes, by the path of it.
    fn change(&self, studies: &[Value], changed: &str) -> Place {
        let mut place = Place::of(studies, changed);
        if !self.path.is_empty() {
            place.path = join(&self.path, changed);
        }
        place.steps.splice(..0, self.steps.iter().cloned());
        place.gone.clone_from(&self.gone);
        place
    }

    /// An item of the list.
    pub fn item(&self, segment: &str, item: Option<&Value>) -> Place {
        let mut place = self.clone();
        place.path = join(&self.path, segment);
        place.meant = join(&self.meant, segment);
        place.node = self.node.as_ref().and_then(Node::item);
        let position = segment.parse::<usize>().map(|at| at.saturating_add(1));
        place.steps.push(match (item.and_then(name), position) {
            (Some(name), _) => Step::Name(name),
            (None, Ok(position)) => Step::Position(position),
            (None, Err(_)) => Step::Unknown,
        });
        place
    }

    /// Inside of an item its own name says enough without that of its list.
    pub fn forget_list(&mut self) {
        if let [.., Step::Field { .. }, Step::Name(_)] = self.steps.as_slice() {
            let list = self.steps.len().saturating_sub(2);
            self.steps.remove(list);
        }
    }

    /// Whether all are the same, where the item around them is there.
    pub fn alike<T: PartialEq>(&self, values: &[Option<T>]) -> bool {
        let mut own = values
            .iter()
            .enumerate()
            .filter(|(at, _)| self.gone.get(*at) != Some(&true));
        let first = own.next();
        own.all(|(_, value)| Some(value) == first.map(|(_, first)| first))
    }

    pub fn same_presence(&self, values: &[Option<&Value>]) -> bool {
        let there: Vec<Option<bool>> = values.iter().map(|value| value.map(|_| true)).collect();
        self.alike(&there)
    }
}

/// The forecasts of a scenario, by meter.
fn forecasts() -> Option<Node<'static>> {
    let inner = Node::study().inner(&[&Value::Null], "scenarios")?;
    let Inner::Field(_, scenarios) = inner else {
        return None;
    };
    match scenarios.item()?.inner(&[&Value::Null], "usage")? {
        Inner::Field(_, usage) => Some(usage),
        Inner::Entry(_) => None,
    }
}
