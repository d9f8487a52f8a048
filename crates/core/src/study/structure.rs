//! Changes to what a study consists of: items of its lists and fields of its tables.
//!
//! In: the written study and one [`Edit`] with a path. Out: the study changed, or nothing
//! done. Nothing is judged here: what a change breaks is found by the check. The rule that
//! is easy to get wrong: an id that changes is changed wherever it is named.

use super::edit::{adopt_forecast, instead_of, replace, whole_number};
use super::path::{get, get_mut, is_id, join, parent, segments, set};
use super::reference::{forget, rename};
use super::typed::numeral;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// One change of the written study. Paths name list items by their id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub enum Edit {
    /// A number as a person types it: `1.2万`, `+10%`, `*2`, `=999*12`. `whole` for counts
    /// that the format keeps as plain numbers.
    Type {
        path: String,
        text: String,
        whole: bool,
    },
    /// Any other value; tables above it that are missing are made.
    Put {
        path: String,
        #[ts(type = "unknown")]
        value: Value,
    },
    /// A field, or an item with what only exists for it.
    Remove { path: String },
    /// An item into a list (made when missing), before position `at` or at the end. Its id
    /// gets a number when it is taken.
    Insert {
        list: String,
        at: Option<usize>,
        #[ts(type = "unknown")]
        item: Value,
    },
    /// Another id for an item, wherever it is named.
    Rename { path: String, id: String },
    /// An item to another position of its list.
    Move { path: String, to: usize },
}

impl Edit {
    /// The place that is changed.
    pub fn path(&self) -> &str {
        match self {
            Edit::Type { path, .. }
            | Edit::Put { path, .. }
            | Edit::Remove { path }
            | Edit::Rename { path, .. }
            | Edit::Move { path, .. } => path,
            Edit::Insert { list, .. } => list,
        }
    }
}

/// Carries out one edit. Says whether it could be done.
pub fn apply(document: &mut Value, edit: &Edit) -> bool {
    adopt_forecast(document, edit.path());
    match edit {
        Edit::Type { path, text, whole } => type_in(document, path, text, *whole),
        Edit::Put { path, value } => {
            make_way(document, path);
            set(document, path, value.clone())
        }
        Edit::Remove { path } => remove(document, path),
        Edit::Insert { list, at, item } => insert(document, list, *at, item),
        Edit::Rename { path, id } => change_id(document, path, id),
        Edit::Move { path, to } => move_to(document, path, *to),
    }
}

fn type_in(document: &mut Value, path: &str, text: &str, whole: bool) -> bool {
    if get(document, path).is_some() {
        return replace(document, path, text);
    }
    let old = instead_of(document, path);
    make_way(document, path);
    let meant = numeral(old.as_deref(), text);
    let value = if whole {
        whole_number(&meant)
    } else {
        Value::String(meant)
    };
    set(document, path, value)
}

/// Makes the tables above `path` that are missing.
fn make_way(document: &mut Value, path: &str) {
    let Some((above, _)) = parent(path) else {
        return;
    };
    if above.is_empty() || get(document, &above).is_some() {
        return;
    }
    make_way(document, &above);
    set(document, &above, Value::Object(Map::new()));
}

/// A field, or an item with what only exists for it.
pub(super) fn remove(document: &mut Value, path: &str) -> bool {
    let Some((above, last)) = parent(path) else {
        return false;
    };
    match get_mut(document, &above) {
        Some(Value::Object(map)) => map.shift_remove(&last).is_some(),
        Some(Value::Array(items)) => {
            let Some(index) = segments(items).iter().position(|s| *s == last) else {
                return false;
            };
            let gone = items.remove(index);
            if let Some(id) = gone.get("id").and_then(Value::as_str) {
                forget(document, &above, id);
            }
            true
        }
        _ => false,
    }
}

fn insert(document: &mut Value, list: &str, at: Option<usize>, item: &Value) -> bool {
    if get(document, list).is_none() {
        make_way(document, list);
        set(document, list, Value::Array(Vec::new()));
    }
    let Some(Value::Array(items)) = get_mut(document, list) else {
        return false;
    };
    let mut item = item.clone();
    if let Some(wanted) = item.get("id").and_then(Value::as_str) {
        let free = free_id(items, wanted);
        if let Some(id) = item.get_mut("id") {
            *id = Value::String(free);
        }
    }
    let at = at.unwrap_or(items.len()).min(items.len());
    items.insert(at, item);
    true
}

/// `wanted`, or the first of `wanted-2`, `wanted-3`, … that no item has.
fn free_id(items: &[Value], wanted: &str) -> String {
    let taken = |id: &str| {
        items
            .iter()
            .any(|item| item.get("id").and_then(Value::as_str) == Some(id))
    };
    if !taken(wanted) {
        return wanted.to_owned();
    }
    let stem = wanted
        .rsplit_once('-')
        .filter(|(_, number)| number.parse::<u32>().is_ok())
        .map_or(wanted, |(stem, _)| stem);
    (2..items.len() + 3)
        .map(|number| format!("{stem}-{number}"))
        .find(|id| !taken(id))
        .unwrap_or_else(|| wanted.to_owned())
}

fn change_id(document: &mut Value, path: &str, id: &str) -> bool {
    let Some((list, old)) = parent(path) else {
        return false;
    };
    let Some(Value::Array(items)) = get(document, &list) else {
        return false;
    };
    let taken = segments(items).iter().any(|segment| segment == id);
    if !is_id(id) || taken || get(document, &join(path, "id")).is_none() {
        return false;
    }
    set(document, &join(path, "id"), Value::String(id.to_owned()));
    rename(document, &list, &old, id);
    true
}

fn move_to(document: &mut Value, path: &str, to: usize) -> bool {
    let Some((list, segment)) = parent(path) else {
        return false;
    };
    let Some(Value::Array(items)) = get_mut(document, &list) else {
        return false;
    };
    let Some(from) = segments(items).iter().position(|s| *s == segment) else {
        return false;
    };
    let item = items.remove(from);
    items.insert(to.min(items.len()), item);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn study() -> Value {
        json!({
            "meters": [{"id": "dau"}, {"id": "traffic", "derive": {"from": "dau"}}],
            "scenarios": [
                {"id": "base", "usage": {"dau": {"start": "300", "events": [{"from": "2027-02", "add": "5"}]}}},
                {"id": "fast", "from": "base", "usage": {}, "changes": {"plans.pro.charges.fee.price.amount": "1200"}},
            ],
            "plans": [
                {"id": "pro", "modules": [{"id": "audit"}], "packs": [{"id": "p", "charge": "use"}], "charges": [
                    {"id": "fee", "module": "audit", "price": {"model": "flat", "amount": "999"}},
                    {"id": "use", "meter": "dau", "price": {"model": "share", "of": "fee", "rate": "8%"}},
                ]},
                {"id": "lite", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "9"}}, {"id": "care", "price": {"model": "share", "of": "fee", "rate": "8%"}}]},
            ],
            "options": [
                {"id": "a", "plan": "pro", "quantities": {"dau": "10"}, "modules": ["audit", {"id": "audit", "on": "2027-02-01"}], "packs": [{"pack": "p"}]},
                {"id": "b", "plan": "lite", "modules": ["audit"], "projects": [{"id": "app", "meters": {"dau": "dau"}}]},
            ],
            "baseline": "a",
        })
    }

    fn done(edit: Edit) -> Value {
        let mut document = study();
        assert!(apply(&mut document, &edit), "{edit:?}");
        document
    }

    fn renamed(path: &str, id: &str) -> Value {
        done(Edit::Rename {
            path: path.into(),
            id: id.into(),
        })
    }

    #[test]
    fn a_renamed_meter_keeps_its_forecast_and_its_charges() {
        let document = renamed("meters.dau", "users");
        assert!(!document.to_string().contains("\"dau\""), "{document}");
        assert_eq!(
            document["scenarios"][0]["usage"]["users"]["start"],
            json!("300")
        );
        assert_eq!(document["meters"][1]["derive"]["from"], json!("users"));
        assert_eq!(document["options"][0]["quantities"], json!({"users": "10"}));
    }

    #[test]
    fn a_renamed_plan_or_charge_is_followed_into_paths_and_shares() {
        let document = renamed("plans.pro", "max");
        assert_eq!(document["options"][0]["plan"], json!("max"));
        assert_eq!(
            document["scenarios"][1]["changes"],
            json!({"plans.max.charges.fee.price.amount": "1200"})
        );
        let document = renamed("plans.pro.charges.fee", "base");
        assert_eq!(
            document["plans"][0]["charges"][1]["price"]["of"],
            json!("base")
        );
        assert_eq!(
            document["plans"][1]["charges"][1]["price"]["of"],
            json!("fee")
        );
        let document = renamed("plans.pro.modules.audit", "log");
        assert_eq!(
            document["options"][0]["modules"],
            json!(["log", {"id": "log", "on": "2027-02-01"}])
        );
        assert_eq!(document["options"][1]["modules"], json!(["audit"]));
        assert_eq!(
            renamed("scenarios.base", "calm")["scenarios"][1]["from"],
            json!("calm")
        );
        assert_eq!(renamed("options.a", "z")["baseline"], json!("z"));
    }

    #[test]
    fn what_covers_requires_and_upgrades_follows_and_never_comes_to_mean_all() {
        let mut study = study();
        study["plans"][0]["credits"] = json!([{"id": "c", "covers": ["use"]}]);
        study["plans"][0]["commitments"] = json!([{"id": "m", "covers": ["fee", "use"]}]);
        study["plans"][0]["modules"] =
            json!([{"id": "audit"}, {"id": "log", "requires": ["audit"]}]);
        study["plans"][0]["contract"] = json!({"discounts": [{"id": "school"}]});
        study["options"][0]["buyer"] = json!({"eligible": ["school"]});
        study["options"][0]["packs"] =
            json!([{"pack": "p", "upgrade": {"to": "p", "on": "2027-02-01"}}]);
        let edited = |edit: Edit| {
            let mut document = study.clone();
            assert!(apply(&mut document, &edit), "{edit:?}");
            document
        };
        let to = |path: &str, id: &str| {
            edited(Edit::Rename {
                path: path.into(),
                id: id.into(),
            })
        };
        let charge = to("plans.pro.charges.use", "usage");
        assert_eq!(charge["plans"][0]["credits"][0]["covers"], json!(["usage"]));
        let module = to("plans.pro.modules.audit", "trail");
        assert_eq!(
            module["plans"][0]["modules"][1]["requires"],
            json!(["trail"])
        );
        let discount = to("plans.pro.contract.discounts.school", "schools");
        assert_eq!(
            discount["options"][0]["buyer"]["eligible"],
            json!(["schools"])
        );
        let pack = to("plans.pro.packs.p", "big");
        assert_eq!(
            pack["options"][0]["packs"][0]["upgrade"]["to"],
            json!("big")
        );
        let gone = edited(Edit::Remove {
            path: "plans.pro.charges.use".into(),
        });
        // Without any it would cover every charge; the check tells that the last one is gone.
        assert_eq!(gone["plans"][0]["credits"][0]["covers"], json!(["use"]));
        assert_eq!(gone["plans"][0]["commitments"][0]["covers"], json!(["fee"]));
    }

    #[test]
    fn an_id_that_is_taken_or_unusable_is_refused() {
        for id in ["lite", "", "a.b"] {
            let edit = Edit::Rename {
                path: "plans.pro".into(),
                id: id.into(),
            };
            let mut document = study();
            assert!(!apply(&mut document, &edit));
            assert_eq!(document, study());
        }
    }

    #[test]
    fn items_are_added_moved_and_removed() {
        let insert = |list: &str, item: Value| Edit::Insert {
            list: list.into(),
            at: None,
            item,
        };
        let document = done(insert("plans", json!({"id": "pro", "charges": []})));
        assert_eq!(document["plans"][2]["id"], json!("pro-2"));
        let document = done(insert("options.b.packs", json!({"pack": "p"})));
        assert_eq!(document["options"][1]["packs"], json!([{"pack": "p"}]));
        let document = done(Edit::Move {
            path: "options.b".into(),
            to: 0,
        });
        assert_eq!(document["options"][0]["id"], json!("b"));
        let document = done(Edit::Remove {
            path: "meters.dau".into(),
        });
        assert_eq!(document["scenarios"][0]["usage"], json!({}));
        assert_eq!(document["options"][0]["quantities"], json!({}));
        assert_eq!(document["plans"][0]["charges"][1]["meter"], json!("dau"));
    }

    #[test]
    fn fields_are_typed_put_and_removed_with_the_tables_above_them() {
        let typed = |path: &str, text: &str, whole| {
            done(Edit::Type {
                path: path.into(),
                text: text.into(),
                whole,
            })
        };
        let document = typed("options.a.billing.net_days", "３０", true);
        assert_eq!(document["options"][0]["billing"], json!({"net_days": 30}));
        let document = typed("plans.pro.charges.fee.price.amount", "=999*12", false);
        assert_eq!(
            document["plans"][0]["charges"][0]["price"]["amount"],
            json!("11988")
        );
        let document = done(Edit::Put {
            path: "scenarios.fast.usage.dau.events.0.to".into(),
            value: json!("2027-05"),
        });
        assert_eq!(
            document["scenarios"][1]["usage"]["dau"]["events"][0]["to"],
            json!("2027-05")
        );
        assert!(
            document["scenarios"][0]["usage"]["dau"]["events"][0]
                .get("to")
                .is_none()
        );
        let document = done(Edit::Remove {
            path: "options.a.packs".into(),
        });
        assert!(document["options"][0].get("packs").is_none());
    }
}
