//! A study for somebody who must not see what is internal.
//!
//! In: the written study. Out: the study without what is marked `internal = true`, without
//! notes for ourselves, and without what cannot stand without them, with the list of it all.
//! The rule that is easy to get wrong: what is internal also stands where it is only named —
//! a scenario's `changes` hold its prices by path — and what names it falls with it, down to
//! the option of an internal plan. Whether the rest still makes a study is for the check.

use super::path::{get, get_mut, join, parent, segments, split};
use super::reference::{named_at, names_within};
use super::structure::remove;
use crate::label::Label;
use serde_json::Value;

/// The copy, and what it does without.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerCopy {
    pub document: Value,
    /// In the order in which it was left out; empty when nothing is marked.
    pub left_out: Vec<LeftOut>,
}

/// One thing that the copy does without.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// Its place in the study.
    pub path: String,
    pub part: Part,
    /// Its name; that of its owner for a note; the place itself for a value.
    pub name: Label,
    /// The name of what it cannot stand without; none when it is marked itself.
    pub because: Option<Label>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Meter,
    Scenario,
    Plan,
    Charge,
    Option,
    Note,
    /// Any other value or item that names what is left out.
    Value,
}

/// Lists of the study, and of a plan, whose items may be marked.
const LISTS: [&str; 4] = ["meters", "scenarios", "plans", "options"];
const CHARGES: &str = "charges";

const MARK: &str = "internal";
const NOTE: &str = "internal_note";

/// Leaves out everything internal.
pub fn customer_copy(document: &Value) -> CustomerCopy {
    let mut leaving = Leaving {
        copy: document.clone(),
        left_out: Vec::new(),
    };
    while let Some(path) = first_marked(&leaving.copy) {
        leaving.leave_out(path);
    }
    for path in places(&leaving.copy) {
        leaving.note(&path);
        if let Some(Value::Object(item)) = get_mut(&mut leaving.copy, &path) {
            // What says that it is not internal says that something else is.
            item.shift_remove(MARK);
        }
    }
    leaving.note("");
    CustomerCopy {
        document: leaving.copy,
        left_out: leaving.left_out,
    }
}

struct Leaving {
    copy: Value,
    left_out: Vec<LeftOut>,
}

impl Leaving {
    /// Takes an item out, and after it everything that names it.
    fn leave_out(&mut self, path: String) {
        let mut waiting = vec![(path, None)];
        while let Some((path, because)) = waiting.pop() {
            let Some(item) = get(&self.copy, &path) else {
                continue;
            };
            let name = name_of(item, &path);
            let id = item.get("id").and_then(Value::as_str).map(str::to_owned);
            self.left_out.push(LeftOut {
                part: part_of(&path),
                name: name.clone(),
                because,
                path: path.clone(),
            });
            remove(&mut self.copy, &path);
            self.changes(&path, &name);
            let (Some((list, _)), Some(id)) = (parent(&path), id) else {
                continue;
            };
            // A meter is named by single charges and limits, another plan by a whole one.
            let in_plan = names_within(&list) || list == "meters";
            let naming = named_at(&self.copy, &list, &id);
            waiting.extend(naming.into_iter().map(|place| {
                let owner = owner(&self.copy, &place, in_plan);
                (owner.unwrap_or(place), Some(name.clone()))
            }));
        }
    }

    /// The values that scenarios give to what is inside `path`.
    fn changes(&mut self, path: &str, name: &Label) {
        let prefix = split(path);
        for scenario in items(&self.copy, "scenarios") {
            let place = join(&scenario, "changes");
            let Some(Value::Object(changes)) = get_mut(&mut self.copy, &place) else {
                continue;
            };
            let gone: Vec<String> = changes
                .keys()
                .filter(|key| split(key).starts_with(&prefix))
                .cloned()
                .collect();
            for key in gone {
                changes.shift_remove(&key);
                self.left_out.push(LeftOut {
                    path: join(&place, &key),
                    part: Part::Value,
                    name: Label::from(key.as_str()),
                    because: Some(name.clone()),
                });
            }
        }
    }

    fn note(&mut self, path: &str) {
        let holder = match path {
            "" => Some(&mut self.copy),
            _ => get_mut(&mut self.copy, path),
        };
        let gone = holder.and_then(|holder| holder.as_object_mut()?.shift_remove(NOTE));
        if gone.is_some() {
            let owner = match path {
                "" => Some(&self.copy),
                _ => get(&self.copy, path),
            };
            self.left_out.push(LeftOut {
                path: join(path, NOTE),
                part: Part::Note,
                name: owner.map_or_else(|| Label::from(path), |owner| name_of(owner, path)),
                because: None,
            });
        }
    }
}

/// The paths of a list's items.
fn items(document: &Value, list: &str) -> Vec<String> {
    let found = get(document, list).and_then(Value::as_array);
    let found = found.map(|items| segments(items)).unwrap_or_default();
    found.iter().map(|item| join(list, item)).collect()
}

/// Every item that may be marked; the charges of a plan after it.
fn places(document: &Value) -> Vec<String> {
    let all = LISTS.iter().flat_map(|list| items(document, list));
    all.flat_map(|path| {
        let charges = match path.starts_with("plans.") {
            true => items(document, &join(&path, CHARGES)),
            false => Vec::new(),
        };
        std::iter::once(path).chain(charges)
    })
    .collect()
}

fn first_marked(document: &Value) -> Option<String> {
    let marked = |path: &String| {
        let mark = get(document, path).and_then(|item| item.get(MARK));
        mark.and_then(Value::as_bool) == Some(true)
    };
    places(document).into_iter().find(marked)
}

/// The item to which a place belongs: one of the study's, or one inside a plan. None for a
/// value of the study itself.
fn owner(document: &Value, place: &str, in_plan: bool) -> Option<String> {
    let parts = split(place);
    let in_plan = in_plan && parts.first().is_some_and(|list| list == "plans");
    let whole = parts.get(..if in_plan { 4 } else { 2 })?;
    let path = whole
        .iter()
        .fold(String::new(), |base, part| join(&base, part));
    let (list, _) = parent(&path)?;
    get(document, &list)?.is_array().then_some(path)
}

fn part_of(path: &str) -> Part {
    let parts = split(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["meters", _] => Part::Meter,
        ["scenarios", _] => Part::Scenario,
        ["plans", _] => Part::Plan,
        ["plans", _, "charges", _] => Part::Charge,
        ["options", _] => Part::Option,
        _ => Part::Value,
    }
}

fn name_of(item: &Value, path: &str) -> Label {
    let stated = item.get("name").or_else(|| item.get("title"));
    let stated = stated.and_then(|name| serde_json::from_value::<Label>(name.clone()).ok());
    stated.unwrap_or_else(|| match part_of(path) {
        Part::Value => Label::from(path),
        Part::Meter | Part::Scenario | Part::Plan | Part::Charge | Part::Option | Part::Note => {
            Label::from(split(path).last().map_or(path, String::as_str))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn study() -> Value {
        json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 3,
            "baseline": "own",
            "internal_note": "ask for 71717",
            "meters": [{ "id": "dau", "kind": "level" }, { "id": "work", "kind": "flow", "internal": true }],
            "actuals": { "work": { "2026-12": "31313" } },
            "scenarios": [
                { "id": "base", "usage": { "dau": { "start": "100" }, "work": { "start": "61616" } },
                  "changes": { "plans.pro.charges.margin.price.amount": "81818",
                               "plans.pro.charges.base.price.amount": "110" } },
                { "id": "worst", "internal": true, "usage": { "dau": { "start": "41414" } } },
                { "id": "worse", "from": "worst" },
            ],
            "plans": [
                { "id": "pro", "internal": false, "charges": [
                    { "id": "base", "price": { "model": "flat", "amount": "100" } },
                    { "id": "margin", "name": "Our share", "internal": true, "price": { "model": "flat", "amount": "91919" } },
                    { "id": "support", "price": { "model": "share", "of": "margin", "rate": "10%" } },
                ] },
                { "id": "own", "internal": true, "charges": [
                    { "id": "cost", "price": { "model": "flat", "amount": "51515" } } ] },
            ],
            "options": [
                { "id": "pro", "plan": "pro", "internal_note": "down to 21212" },
                { "id": "own", "plan": "own" },
            ],
        })
    }

    #[test]
    fn nothing_internal_stays_anywhere() {
        let found = customer_copy(&study());
        let text = found.document.to_string();
        for secret in [
            "71717", "31313", "61616", "81818", "41414", "91919", "51515", "21212", "margin",
            "own", "internal", "worst", "work",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(text.contains("110"), "{text}");
    }

    #[test]
    fn all_that_falls_is_told_with_what_it_falls_with() {
        let told: Vec<(String, Part, Option<String>)> = customer_copy(&study())
            .left_out
            .into_iter()
            .map(|one| {
                let because = one.because.map(|name| name.text("en").to_owned());
                (one.path, one.part, because)
            })
            .collect();
        let line = |path: &str, part, because: Option<&str>| {
            (path.to_owned(), part, because.map(str::to_owned))
        };
        assert_eq!(
            told,
            [
                line("meters.work", Part::Meter, None),
                line("scenarios.worst", Part::Scenario, None),
                line("scenarios.worse", Part::Scenario, Some("worst")),
                line("plans.pro.charges.margin", Part::Charge, None),
                line(
                    "scenarios.base.changes.\"plans.pro.charges.margin.price.amount\"",
                    Part::Value,
                    Some("Our share")
                ),
                line("plans.pro.charges.support", Part::Charge, Some("Our share")),
                line("plans.own", Part::Plan, None),
                line("options.own", Part::Option, Some("own")),
                line("baseline", Part::Value, Some("own")),
                line("options.pro.internal_note", Part::Note, None),
                line("internal_note", Part::Note, None),
            ]
        );
    }

    #[test]
    fn a_study_without_marks_is_copied_as_it_is() {
        let mut plain = study();
        for path in places(&plain) {
            if let Some(Value::Object(item)) = get_mut(&mut plain, &path) {
                item.shift_remove(MARK);
                item.shift_remove(NOTE);
            }
        }
        plain.as_object_mut().map(|map| map.shift_remove(NOTE));
        let found = customer_copy(&plain);
        assert_eq!(found.left_out, []);
        assert_eq!(found.document, plain);
    }
}
