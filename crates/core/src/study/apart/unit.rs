//! What a number of a study counts, by the field it stands in: one list for Rust and the page.

use crate::label::Label;
use crate::study::path::{get, join, split};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What stands beside a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    Money,
    /// Money for each of something; of the meter's units when they have a name.
    Rate(Option<Label>),
    Quantity(Option<Label>),
    Percent,
    Months,
    Days,
    Hours,
}

/// `units.json`: fields by what they count, `Type-field` where a field counts something else in
/// one table.
fn listed(field: &str) -> Option<&'static str> {
    static UNITS: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let units = UNITS
        .get_or_init(|| serde_json::from_str(include_str!("../units.json")).unwrap_or_default());
    let found = units
        .iter()
        .find(|(_, fields)| fields.iter().any(|own| own == field))?;
    Some(found.0.as_str())
}

/// The unit of a number at a path; none for factors and numbers without one.
pub fn unit(study: &Value, path: &str, table: &str, field: &str) -> Option<Unit> {
    // The size of a single item, and the decimals of a currency, have no unit of a meter.
    if table == "Size" || table.starts_with("Items") {
        return None;
    }
    let counted = || meter(study, path).and_then(|id| meter_unit(study, &id));
    let found = listed(&format!("{table}-{field}")).or_else(|| listed(field))?;
    Some(match found {
        "money" => Unit::Money,
        "rate" => Unit::Rate(counted()),
        "quantity" => Unit::Quantity(counted()),
        "percent" => Unit::Percent,
        "months" => Unit::Months,
        "days" => Unit::Days,
        "hours" => Unit::Hours,
        _ => return None,
    })
}

fn meter_unit(study: &Value, id: &str) -> Option<Label> {
    let unit = get(study, &join(&join("meters", id), "unit"))?;
    serde_json::from_value(unit.clone()).ok()
}

/// The meter that a place counts: the one its forecast is of, or that the nearest table names.
fn meter(study: &Value, path: &str) -> Option<String> {
    let parts = split(path);
    match parts.as_slice() {
        [first, id, ..] if ["usage", "meters", "actuals"].contains(&first.as_str()) => {
            return Some(id.clone());
        }
        [first, _, field, id] if first == "options" && field == "quantities" => {
            return Some(id.clone());
        }
        _ => {}
    }
    (2..parts.len()).rev().find_map(|length| {
        let above = parts.iter().take(length);
        let table = get(
            study,
            &above.fold(String::new(), |base, part| join(&base, part)),
        )?;
        // What is converted is counted in another unit, which the plan does not name.
        let converted = table.get("convert").is_some_and(Value::is_object);
        let named = table.get("meter").and_then(Value::as_str);
        (converted || named.is_some()).then(|| named.filter(|_| !converted).map(str::to_owned))
    })?
}

/// The currency of amounts at a place: its plan's, or the study's.
pub fn currency(study: &Value, path: &str) -> String {
    let parts = split(path);
    let own = |plan: &str| get(study, &join(&join("plans", plan), "currency"));
    let own = match parts.as_slice() {
        [first, id, ..] if first == "plans" => own(id),
        [first, id, ..] if first == "options" => {
            let plan = get(study, &join(&join("options", id), "plan"));
            plan.and_then(Value::as_str).and_then(own)
        }
        _ => None,
    };
    let said = own.and_then(Value::as_str).filter(|code| !code.is_empty());
    let studies = study.get("currency").and_then(Value::as_str);
    said.or(studies).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        assert_eq!(listed("net_days"), Some("days"));
        assert_eq!(listed("Cash-floor"), Some("money"));
        assert_eq!(listed("floor"), None);
    }
}
