//! Which scenario applies, what it departs from, and the values it changes.

use super::numbers::Findings;
use crate::issue::{Issue, IssueCode};
use crate::study::path::{get, join, set};
use crate::study::schema::suggest;
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

/// Where [`seen`] keeps the changes of what the study does not have.
pub const UNPLACED: &str = "changes";

/// The study as a scenario has it: its changes are made, and in the place of the scenarios
/// stands the forecast (`usage`), each field as the nearest scenario states it, the ratio of a
/// derived meter as the meter does where none states one.
pub fn seen(value: &Value, scenario: &str) -> Value {
    let mut seen = value.clone();
    let mut found = Findings::default();
    apply_changes(&mut seen, Some(scenario), &mut found);
    let line = chain(value, scenario, &mut found);
    let mut unplaced = Map::new();
    for id in line.iter().rev() {
        let changes = get(value, &format!("{}.changes", join("scenarios", id)));
        for (target, new) in changes.and_then(Value::as_object).into_iter().flatten() {
            if target.starts_with("scenarios") || get(&seen, target).is_none() {
                unplaced.insert(target.clone(), new.clone());
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
