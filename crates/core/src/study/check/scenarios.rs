//! Which scenario applies, what it departs from, and the values it changes.

use super::numbers::Findings;
use crate::issue::{Issue, IssueCode};
use crate::study::path::{get, join, set};
use crate::study::schema::suggest;
use serde_json::Value;

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
    for id in chain(value, &scenario, found).iter().rev() {
        let path = join("scenarios", id);
        let changes = get(value, &format!("{path}.changes"))
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        for (target, new) in changes {
            let new = as_stated(get(value, &target), new);
            let place = join(&format!("{path}.changes"), &target);
            if target.starts_with("scenarios") || !set(value, &target, new) {
                found.push(Issue::new(IssueCode::UnknownPath, place).text("found", &target));
            }
        }
    }
    Some(scenario)
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
fn as_stated(stated: Option<&Value>, new: Value) -> Value {
    match (
        stated,
        new.as_str()
            .and_then(|text| text.trim().parse::<i64>().ok()),
    ) {
        (Some(Value::Number(_)), Some(number)) => Value::from(number),
        _ => new,
    }
}
