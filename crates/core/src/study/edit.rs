//! Editing the written study: one value replaced where it is stated, or where the
//! selected scenario overrides it.

use super::path::{get, join, set, split};
use super::typed::numeral;
use serde_json::{Map, Value};

/// Replaces the value at `path` by what a person typed. A forecast that the scenario takes
/// from another one is first copied into it, so that only this scenario changes. A rate
/// that was written with a percent sign keeps it. Says whether the path leads anywhere.
pub fn replace(document: &mut Value, path: &str, typed: &str) -> bool {
    adopt_forecast(document, path);
    let old = match get(document, path) {
        Some(Value::Object(_) | Value::Array(_)) => return false,
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(Value::String(text)) => Some(text.clone()),
        _ => None,
    };
    let typed = numeral(old.as_deref(), typed);
    let written = match get(document, path) {
        Some(Value::Number(_)) => whole_number(&typed),
        Some(Value::String(old)) => Value::String(as_before(old, &typed)),
        _ => Value::String(typed),
    };
    set(document, path, written)
}

/// A count such as `months` stays a plain number when a whole number was typed.
pub(super) fn whole_number(typed: &str) -> Value {
    crate::decimal::parse(typed)
        .ok()
        .filter(|value| value.is_integer())
        .and_then(|value| value.normalize().to_string().parse::<i64>().ok())
        .map_or_else(|| Value::String(typed.to_owned()), Value::from)
}

/// Writes a share as a percentage where one stood before.
fn as_before(old: &str, typed: &str) -> String {
    let typed = typed.trim();
    let has_sign = |text: &str| text.trim_end().ends_with(['%', '％']);
    if !has_sign(old) || has_sign(typed) {
        return typed.to_owned();
    }
    let percent = crate::decimal::parse(typed)
        .ok()
        .and_then(|share| crate::decimal::mul(share, rust_decimal::Decimal::ONE_HUNDRED).ok());
    percent.map_or_else(
        || typed.to_owned(),
        |percent| format!("{}%", percent.normalize()),
    )
}

/// Makes a scenario's forecast its own before something in it changes.
pub(super) fn adopt_forecast(document: &mut Value, path: &str) {
    if let [first, scenario, second, meter, field, ..] = split(path).as_slice()
        && first == "scenarios"
        && second == "usage"
    {
        adopt(document, scenario, meter, field);
    }
}

/// Copies a field of a meter's forecast from the nearest scenario that states it.
fn adopt(document: &mut Value, scenario: &str, meter: &str, field: &str) {
    let own = join(&join(&join("scenarios", scenario), "usage"), meter);
    if get(document, &join(&own, field)).is_some() {
        return;
    }
    let inherited = inherited(document, scenario, meter, field);
    for place in [join(&join("scenarios", scenario), "usage"), own.clone()] {
        if get(document, &place).is_none() {
            set(document, &place, Value::Object(Map::new()));
        }
    }
    if let Some(value) = inherited {
        set(document, &join(&own, field), value);
    }
}

fn inherited(document: &Value, scenario: &str, meter: &str, field: &str) -> Option<Value> {
    let mut current = scenario.to_owned();
    // No chain is longer than the list, so a circle ends too.
    for _ in 0..document.get("scenarios")?.as_array()?.len() {
        current = get(document, &join(&join("scenarios", &current), "from"))?
            .as_str()?
            .to_owned();
        let place = join(
            &join(&join(&join("scenarios", &current), "usage"), meter),
            field,
        );
        if let Some(value) = get(document, &place) {
            return Some(value.clone());
        }
    }
    None
}

/// The number that a scenario's change of a value would stand for: what the scenarios above
/// it say, else the study itself. None for any other place.
pub(super) fn instead_of(document: &Value, path: &str) -> Option<String> {
    let parts = split(path);
    let [first, scenario, second, changed] = parts.as_slice() else {
        return None;
    };
    if first != "scenarios" || second != "changes" {
        return None;
    }
    let mut current = scenario.clone();
    // No chain is longer than the list, so a circle ends too.
    for _ in 0..document.get("scenarios")?.as_array()?.len() {
        let own = join("scenarios", &current);
        if let Some(value) = get(document, &join(&join(&own, "changes"), changed)) {
            return as_text(value);
        }
        match get(document, &join(&own, "from")).and_then(Value::as_str) {
            Some(from) => from.clone_into(&mut current),
            None => break,
        }
    }
    as_text(get(document, changed)?)
}

fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_inherited_forecast_is_copied_before_it_changes() {
        let mut document = json!({"scenarios": [
            {"id": "base", "usage": {"dau": {"start": "300", "growth": {"model": "compound", "monthly_rate": "8%"}}}},
            {"id": "fast", "from": "base"},
        ]});
        assert!(replace(
            &mut document,
            "scenarios.fast.usage.dau.growth.monthly_rate",
            "0.12"
        ));
        let rate = |id: &str| {
            get(
                &document,
                &format!("scenarios.{id}.usage.dau.growth.monthly_rate"),
            )
            .cloned()
        };
        assert_eq!(rate("fast"), Some(json!("12%")));
        assert_eq!(rate("base"), Some(json!("8%")));
        assert_eq!(
            get(&document, "scenarios.fast.usage.dau.growth.model"),
            Some(&json!("compound"))
        );
    }

    #[test]
    fn a_signed_percentage_changes_a_plain_number_by_that_share() {
        let mut document = json!({"start": "8k", "rate": "8%"});
        assert!(replace(&mut document, "start", "+10%") && replace(&mut document, "rate", "+10%"));
        assert_eq!(document, json!({"start": "8800", "rate": "+10%"}));
    }

    #[test]
    fn a_change_starts_from_what_it_stands_instead_of() {
        let document = json!({
            "months": 36, "plans": [{"id": "a", "fee": "1500"}],
            "scenarios": [
                {"id": "base", "changes": {"months": "24"}},
                {"id": "long", "from": "base"},
            ],
        });
        let old = |path: &str| instead_of(&document, path);
        assert_eq!(old("scenarios.long.changes.months").as_deref(), Some("24"));
        let fee = "scenarios.long.changes.\"plans.a.fee\"";
        assert_eq!(old(fee).as_deref(), Some("1500"));
        assert_eq!(old("scenarios.long.changes.none"), None);
        assert_eq!(old("plans.a.fee"), None);
    }

    #[test]
    fn tables_are_not_replaced_by_text() {
        let mut document = json!({"plans": [{"id": "a"}], "months": 12});
        assert!(!replace(&mut document, "plans", "1"));
        assert!(replace(&mut document, "months", "24"));
        assert_eq!(document["months"], json!(24));
    }
}
