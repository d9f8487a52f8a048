//! Which texts of a study document name an item of a list by its id.
//!
//! Renaming an item changes every such text with it; removing one takes out what only
//! exists for it (the forecast of a meter, the score of a criterion). Texts that would
//! then point at nothing otherwise are left for the check to report at their place;
//! [`named_at`] finds them.

use super::path::{get, get_mut, join, segments, split};
use serde_json::{Map, Value};

/// A list whose items are named elsewhere: where it is in the study or its plan, the keys whose text is an
/// id of it, the keys whose table is keyed by such ids.
struct Named {
    list: &'static str,
    texts: &'static [&'static str],
    tables: &'static [&'static str],
}

const NAMED: [Named; 11] = [
    Named {
        list: "choices",
        texts: &[],
        tables: &["choose", "when"],
    },
    Named {
        list: "meters",
        texts: &[
            "meter",
            "meters",
            "from@derive",
            "times@derive",
            "events@price",
        ],
        tables: &["usage", "quantities", "plus", "meters@projects", "actuals"],
    },
    Named {
        list: "scenarios",
        texts: &["from@scenarios", "scenario"],
        tables: &[],
    },
    Named {
        list: "plans",
        texts: &["plan", "upgrade_to", "downgrade_to", "to@moves"],
        tables: &[],
    },
    Named {
        list: "options",
        texts: &["baseline", "option"],
        tables: &[],
    },
    Named {
        list: "criteria",
        texts: &["criterion"],
        tables: &["scores"],
    },
    Named {
        list: "charges",
        texts: &[
            "of",
            "charge",
            "charges",
            "covers",
            "charged_while_suspended",
        ],
        tables: &[],
    },
    Named {
        list: "modules",
        texts: &["module", "modules", "id@modules", "requires", "excludes"],
        tables: &[],
    },
    Named {
        list: "packs",
        texts: &["pack", "to@upgrade", "to@upgrades"],
        tables: &[],
    },
    Named {
        list: "contract.discounts",
        texts: &["eligible"],
        tables: &[],
    },
    Named {
        list: "taxes.rates",
        texts: &["tax"],
        tables: &[],
    },
];

/// Lists of ids that stand for all items when they are empty.
const ALL_WHEN_EMPTY: [&str; 3] = ["charges", "covers", "charged_while_suspended"];

/// Where an item lives: the whole study, or one plan and the options that take it.
struct Scope {
    named: &'static Named,
    plan: Option<String>,
}

fn scope(list: &str) -> Option<Scope> {
    let parts = split(list);
    let (plan, own) = match parts.as_slice() {
        [plans, plan, own @ ..] if plans == "plans" && !own.is_empty() => (Some(plan.clone()), own),
        own => (None, own),
    };
    let named = NAMED.iter().find(|named| named.list == own.join("."))?;
    Some(Scope { named, plan })
}

/// Writes `new` wherever the item `old` of the list at `list` is named.
pub fn rename(document: &mut Value, list: &str, old: &str, new: &str) {
    visit(document, list, old, Some(new));
    let prefix = split(&join(list, old));
    let renamed = join(list, new);
    for scenario in items(document, "scenarios") {
        if let Some(Value::Object(changes)) = scenario.get_mut("changes") {
            *changes = std::mem::take(changes)
                .into_iter()
                .map(|(path, value)| (moved(&path, &prefix, &renamed), value))
                .collect();
        }
    }
}

/// Takes out what only exists for the item `id` of the list at `list`.
pub fn forget(document: &mut Value, list: &str, id: &str) {
    visit(document, list, id, None);
}

fn moved(path: &str, prefix: &[String], renamed: &str) -> String {
    let parts = split(path);
    match parts.strip_prefix(prefix) {
        Some(rest) => rest
            .iter()
            .fold(renamed.to_owned(), |base, part| join(&base, part)),
        None => path.to_owned(),
    }
}

fn items<'a>(document: &'a mut Value, list: &str) -> impl Iterator<Item = &'a mut Value> {
    get_mut(document, list)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
}

fn visit(document: &mut Value, list: &str, id: &str, new: Option<&str>) {
    let Some(scope) = scope(list) else { return };
    let Some(plan) = scope.plan else {
        return walk(document, ("", ""), scope.named, id, new);
    };
    if let Some(own) = get_mut(document, &join("plans", &plan)) {
        walk(own, ("", ""), scope.named, id, new);
    }
    for option in items(document, "options") {
        if get(option, "plan").and_then(Value::as_str) == Some(&plan) {
            walk(option, ("", ""), scope.named, id, new);
        }
    }
}

/// `at` is the key the value stands under and the key above that, list positions left out.
fn walk(value: &mut Value, at: (&str, &str), named: &Named, id: &str, new: Option<&str>) {
    match value {
        Value::Object(map) => {
            if is_one_of(named.tables, at) {
                rekey(map, id, new);
                // A project's meters stand for meters on both sides.
                for text in map
                    .values_mut()
                    .filter(|text| at.1 == "projects" && **text == id)
                {
                    *text = Value::String(new.unwrap_or(id).to_owned());
                }
            }
            for (key, entry) in map.iter_mut() {
                walk(entry, (key, at.0), named, id, new);
            }
        }
        Value::Array(entries) => {
            let last = entries.iter().all(|entry| entry.as_str() == Some(id));
            let stays = last && ALL_WHEN_EMPTY.contains(&at.0);
            if new.is_none() && is_named(named, at) && !stays {
                entries.retain(|entry| entry.as_str() != Some(id));
            }
            for entry in entries {
                walk(entry, at, named, id, new);
            }
        }
        Value::String(text) if text == id && is_named(named, at) => {
            if let Some(new) = new {
                *text = new.to_owned();
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether the items of a list are named only within their plan and the options that take it.
pub fn names_within(list: &str) -> bool {
    scope(list).is_some_and(|scope| scope.plan.is_some())
}

/// A list whose items are named at a place: where it is, and whether it is one of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    pub list: &'static str,
    pub of_plan: bool,
}

impl Listed {
    fn new(named: &Named) -> Listed {
        let studies = [
            "meters",
            "scenarios",
            "plans",
            "options",
            "criteria",
            "taxes.rates",
        ];
        Listed {
            list: named.list,
            of_plan: !studies.contains(&named.list),
        }
    }
}

/// The list that a text is an id of, by the key it stands under and the key above that, list
/// positions left out.
pub fn named_by_text(at: (&str, &str)) -> Option<Listed> {
    let named = NAMED.iter().find(|named| is_named(named, at))?;
    Some(Listed::new(named))
}

/// The list that the keys of a table are ids of.
pub fn named_by_keys(at: (&str, &str)) -> Option<Listed> {
    let mut all = NAMED.iter();
    let named = all.find(|named| is_one_of(named.tables, at))?;
    Some(Listed::new(named))
}

/// The places of all texts that name the item `id` of the list at `list`.
pub fn named_at(document: &Value, list: &str, id: &str) -> Vec<String> {
    let mut found = Vec::new();
    let Some(Scope { named, plan }) = scope(list) else {
        return found;
    };
    let Some(plan) = plan else {
        seek(document, ("", ""), "", (named, id), &mut found);
        return found;
    };
    let own = join("plans", &plan);
    if let Some(plan) = get(document, &own) {
        seek(plan, ("", ""), &own, (named, id), &mut found);
    }
    let options = get(document, "options").and_then(Value::as_array);
    for (option, segment) in options
        .into_iter()
        .flat_map(|all| all.iter().zip(segments(all)))
        .filter(|(option, _)| option.get("plan").and_then(Value::as_str) == Some(&plan))
    {
        let place = join("options", &segment);
        seek(option, ("", ""), &place, (named, id), &mut found);
    }
    found
}

fn seek(
    value: &Value,
    at: (&str, &str),
    path: &str,
    (named, id): (&Named, &str),
    found: &mut Vec<String>,
) {
    match value {
        Value::Object(map) => {
            for (key, entry) in map {
                seek(entry, (key, at.0), &join(path, key), (named, id), found);
            }
        }
        Value::Array(entries) => {
            for (entry, segment) in entries.iter().zip(segments(entries)) {
                seek(entry, at, &join(path, &segment), (named, id), found);
            }
        }
        Value::String(text) if text == id && is_named(named, at) => found.push(path.to_owned()),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_named(named: &Named, at: (&str, &str)) -> bool {
    is_one_of(named.texts, at)
}

/// `key@above` is meant only within that table or list.
fn is_one_of(patterns: &[&str], (key, above): (&str, &str)) -> bool {
    patterns.iter().any(|text| match text.split_once('@') {
        Some((own, within)) => own == key && within == above,
        None => *text == key,
    })
}

/// Keeps the order of the keys.
fn rekey(map: &mut Map<String, Value>, id: &str, new: Option<&str>) {
    *map = std::mem::take(map)
        .into_iter()
        .filter_map(|(key, value)| match new {
            _ if key != id => Some((key, value)),
            Some(new) => Some((new.to_owned(), value)),
            None => None,
        })
        .collect();
}
