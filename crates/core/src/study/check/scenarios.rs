//! Which scenario applies, what it departs from, and the values it changes.

use super::numbers::Findings;
use crate::issue::{Issue, IssueCode};
use crate::study::path::{get, join, parent, set};
use crate::study::schema::place::Node;
use crate::study::schema::{fit_at, suggest};
use serde_json::{Map, Value};

/// Applies the changes of a scenario (the first when `None`) and of those it departs
/// from to the tree, the most general first. Returns the scenario's id.
pub fn apply_changes(
    value: &mut Value,
    wanted: Option<&str>,
    found: &mut Findings,
) -> Option<String> {
    let ids: Vec<String> = list(value).iter().filter_map(id).collect();
    let scenario = match wanted {
        Some(id) if ids.iter().any(|known| known == id) => id.to_owned(),
        Some(id) => {
            let issue = Issue::new(IssueCode::UnknownScenario, "scenarios").text("found", id);
            found.push(suggest(issue, id, ids.iter().map(String::as_str)));
            return None;
        }
        None => ids.first()?.clone(),
    };
    let line = chain(value, &scenario, found);
    let others = ids.iter().filter(|id| !line.contains(id));
    let others: Vec<Issue> = others.flat_map(|id| misfits(value, id)).collect();
    for id in line.iter().rev() {
        change(value, id, found);
    }
    others.into_iter().for_each(|issue| found.push(issue));
    Some(scenario)
}

/// Makes one scenario's changes; what may not stand at its place is reported and left out.
fn change(value: &mut Value, scenario: &str, found: &mut Findings) {
    for (target, new) in changes(value, scenario) {
        let place = join(&join(&join("scenarios", scenario), "changes"), &target);
        let above = parent(&target).and_then(|(above, _)| get(value, &above));
        let placed = above.is_some() && !target.starts_with("scenarios");
        let Some(node) = Node::at(value, &target).filter(|_| placed) else {
            found.push(Issue::new(IssueCode::UnknownPath, place).text("found", &target));
            continue;
        };
        let mut new = as_stated(&node, new);
        let fits = fit_at(&node, &mut new, &place, &mut found.issues);
        if fits && !set(value, &target, new) {
            found.push(Issue::new(IssueCode::UnknownPath, place).text("found", &target));
        }
    }
}

/// What may not stand at its place among the changes of a scenario that does not apply.
fn misfits(value: &Value, scenario: &str) -> Vec<Issue> {
    if changes(value, scenario).is_empty() {
        return Vec::new();
    }
    let mut value = value.clone();
    let mut above = Findings::default();
    let mut own = Findings::default();
    for id in chain(&value, scenario, &mut above).iter().rev() {
        let own = if id == scenario { &mut own } else { &mut above };
        change(&mut value, id, own);
    }
    // Where it leads nowhere is told when it applies.
    let misfit = |issue: &Issue| issue.code != IssueCode::UnknownPath;
    own.issues.into_iter().filter(misfit).collect()
}

fn changes(value: &Value, scenario: &str) -> Map<String, Value> {
    let changes = get(value, &join(&join("scenarios", scenario), "changes"));
    changes
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default()
}

/// A scenario's id and those it departs from, nearest first.
pub fn chain(value: &Value, scenario: &str, found: &mut Findings) -> Vec<String> {
    let mut chain = vec![scenario.to_owned()];
    let mut current = scenario.to_owned();
    loop {
        let path = join("scenarios", &current);
        let Some(from) = get(value, &format!("{path}.from")).and_then(Value::as_str) else {
            return chain;
        };
        if chain.iter().any(|id| id == from) {
            found.push(Issue::new(IssueCode::Circular, format!("{path}.from")).text("found", from));
            return chain;
        }
        if get(value, &join("scenarios", from)).is_none() {
            let known: Vec<String> = list(value).iter().filter_map(id).collect();
            let issue =
                Issue::new(IssueCode::UnknownScenario, format!("{path}.from")).text("found", from);
            found.push(suggest(issue, from, known.iter().map(String::as_str)));
            return chain;
        }
        chain.push(from.to_owned());
        current = from.to_owned();
    }
}

/// Where [`seen`] keeps the changes of what the study does not have.
pub const UNPLACED: &str = "changes";

/// The study as a scenario has it: its changes are made, and in the place of the scenarios
/// stands the forecast (`usage`), each field as the nearest scenario states it, the ratio of a
/// derived meter as the meter does where none states one.
pub fn seen(value: &Value, scenario: &str) -> Value {
    let mut seen = value.clone();
    let mut unplaced = Map::new();
    let line = chain(value, scenario, &mut Findings::default());
    for id in line.iter().rev() {
        for (target, new) in changes(value, id) {
            let node = Node::at(&seen, &target);
            let stated = node.map_or_else(|| new.clone(), |node| as_stated(&node, new.clone()));
            if target.starts_with("scenarios") || !set(&mut seen, &target, stated) {
                unplaced.insert(target, new);
            }
        }
    }
    let mut usage = own_ratios(&mut seen);
    for id in line.iter().rev() {
        let stated = get(value, &format!("{}.usage", join("scenarios", id)));
        for (meter, forecast) in stated.and_then(Value::as_object).into_iter().flatten() {
            let stated = forecast.as_object().into_iter().flatten();
            // What is empty is not stated.
            for (field, value) in stated.filter(|(_, value)| !empty(value)) {
                let fields = usage.entry(meter).or_insert_with(|| Map::new().into());
                if let Some(fields) = fields.as_object_mut() {
                    fields.insert(field.clone(), value.clone());
                }
            }
        }
    }
    let root = seen.as_object_mut().map(std::mem::take).unwrap_or_default();
    let mut usage = Some(Value::Object(usage));
    let mut seen = Map::new();
    for (key, value) in root {
        match key.as_str() {
            "scenarios" => seen.insert("usage".to_owned(), usage.take().unwrap_or_default()),
            _ => seen.insert(key, value),
        };
    }
    if !unplaced.is_empty() {
        seen.insert(UNPLACED.to_owned(), unplaced.into());
    }
    seen.into()
}

/// The ratios that derived meters state themselves, as forecasts; they are taken out there.
fn own_ratios(value: &mut Value) -> Map<String, Value> {
    let meters = value.get_mut("meters").and_then(Value::as_array_mut);
    let own = meters.into_iter().flatten().filter_map(|meter| {
        let id = id(meter)?;
        let derive = meter.get_mut("derive")?.as_object_mut()?;
        let mut forecast = Map::new();
        forecast.insert("ratio".to_owned(), derive.shift_remove("ratio")?);
        Some((id, Value::Object(forecast)))
    });
    own.collect()
}

fn empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn list(value: &Value) -> &[Value] {
    value
        .get("scenarios")
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn id(scenario: &Value) -> Option<String> {
    scenario
        .get("id")
        .and_then(Value::as_str)
        .map(str::to_owned)
}

/// A whole number may be written as text in a change, as every number may.
fn as_stated(node: &Node, new: Value) -> Value {
    let text = new.as_str().filter(|_| node.is_whole());
    let whole = text.and_then(|text| text.trim().parse::<i64>().ok());
    whole.map_or(new, Value::from)
}

#[cfg(test)]
mod tests {
    use crate::study::check::check;
    use serde_json::{Value, json};

    /// What is found in a study whose second scenario changes this.
    fn found(changes: &Value, scenario: &str) -> Vec<(&'static str, String)> {
        let study = json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 3,
            "scenarios": [{"id": "base"}, {"id": "other", "from": "base", "changes": changes}],
            "plans": [{"id": "p", "modules": [{"id": "log"}, {"id": "audit"}], "charges": [
                {"id": "c", "price": {"model": "flat", "amount": "1"}},
                {"id": "l", "module": "log", "price": {"model": "flat", "amount": "2"}},
                {"id": "a", "module": "audit", "price": {"model": "flat", "amount": "3"}}]}],
            "options": [{"id": "o", "plan": "p"}],
        });
        let issues = check(&study, Some(scenario)).issues;
        let told = issues
            .iter()
            .map(|issue| (issue.code.name(), issue.path.clone()));
        told.collect()
    }

    #[test]
    fn a_change_may_be_whatever_its_place_may_be() {
        let all = json!({
            "months": "2", "plans.p.prices_include_vat": true, "options.o.modules": ["log"],
            "options.o.billing.net_days": "30", "options.o.billing": {"cycle": "month"},
            "plans.p.proration": "none", "plans.p.charges.c.price": {"model": "flat", "amount": 7},
        });
        for scenario in ["base", "other"] {
            for (path, value) in all.as_object().expect("a table") {
                let mut changes = json!({"options.o.billing": {"cycle": "month"}});
                changes[path] = value.clone();
                assert_eq!(found(&changes, scenario), [], "{path} under {scenario}");
            }
        }
    }

    #[test]
    fn what_may_not_stand_at_a_place_is_told_at_the_change_and_not_made() {
        let wrong = [
            ("months", json!(true), "wrong-type", ""),
            ("months", json!("many"), "wrong-type", ""),
            ("plans.p.prices_include_vat", json!("yes"), "wrong-type", ""),
            ("options.o.modules", json!("log"), "wrong-type", ""),
            ("options.o.modules", json!(["log", 3]), "wrong-type", ".1"),
            (
                "plans.p.charges.c.price.amount",
                json!(["1"]),
                "wrong-type",
                "",
            ),
            ("plans.p.proration", json!("never"), "unknown-word", ""),
            (
                "options.o.billing",
                json!({"cycel": "month"}),
                "unknown-key",
                ".cycel",
            ),
        ];
        for scenario in ["base", "other"] {
            for (path, value, code, below) in &wrong {
                let segment = if path.contains('.') {
                    format!("\"{path}\"")
                } else {
                    (*path).to_owned()
                };
                let place = format!("scenarios.other.changes.{segment}{below}");
                let found = found(&json!({ *path: value }), scenario);
                assert_eq!(found, [(*code, place)], "{path}: {value} under {scenario}");
            }
        }
    }

    #[test]
    fn a_change_that_leads_nowhere_is_told_where_it_applies() {
        for path in [
            "plans.p.colour",
            "plans.gone.charges",
            "scenarios.base.name",
        ] {
            let place = format!("scenarios.other.changes.\"{path}\"");
            let changes = json!({ path: "1" });
            assert_eq!(found(&changes, "other"), [("unknown-path", place)]);
            assert_eq!(found(&changes, "base"), []);
        }
    }
}
