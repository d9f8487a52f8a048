//! Small studies around a plan of the book, priced through the one flow.

use super::{Entry, Example, PriceBook};
use crate::view::price;
use outlay_core::decimal::sum;
use outlay_core::issue::{Issue, Severity};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// What an example came to, or why it could not be priced.
pub type Worked = Result<Decimal, Vec<Issue>>;

/// The study of an example: one plan, one option, the stated usage.
pub fn study(book: &PriceBook, entry: &Entry, example: &Example) -> Value {
    let usage: Map<String, Value> = example
        .usage
        .iter()
        .map(|(meter, quantity)| (meter.clone(), forecast(quantity)))
        .collect();
    let mut option = example.option.clone();
    option.insert("id".into(), json!("example"));
    option.insert("plan".into(), json!(example.plan));
    let plan = entry.plan(&example.plan);
    let meters: Vec<&Value> = plan
        .map(|plan| entry.meters_of(plan, &book.meters))
        .unwrap_or_default()
        .iter()
        .filter_map(|id| book.meter(id))
        .collect();
    json!({
        "format": 1, "title": "Example", "currency": entry.currency,
        "start": example.start.as_deref().unwrap_or("2027-01"),
        "months": example.months.unwrap_or(1),
        "meters": meters,
        "scenarios": [{ "id": "example", "usage": usage }],
        "plans": plan.into_iter().collect::<Vec<_>>(),
        "options": [option],
    })
}

/// A quantity alone is the same in every month.
fn forecast(quantity: &Value) -> Value {
    match quantity {
        Value::Object(_) => quantity.clone(),
        other => json!({ "start": other }),
    }
}

/// Everything that is billed, tax included.
pub fn total(study: &Value) -> Worked {
    let priced = price(study, "");
    let errors: Vec<Issue> = priced
        .issues
        .into_iter()
        .filter(|issue| issue.code.severity() == Severity::Error)
        .collect();
    let outcome = priced
        .study
        .as_ref()
        .and_then(|(_, outcomes)| outcomes.outcomes.first());
    match outcome {
        Some(outcome) if errors.is_empty() => {
            let amounts: Result<Vec<_>, _> =
                outcome.invoices.iter().map(|bill| bill.total()).collect();
            amounts.and_then(sum).map_err(|_| Vec::new())
        }
        _ => Err(errors),
    }
}

/// A study in which every charge and every pack of a plan is used: whatever is wrong with
/// the plan shows in it.
pub fn proof(book: &PriceBook, entry: &Entry, plan: &Value) -> Vec<Issue> {
    let ids = |key: &str| -> Vec<Value> {
        let list = plan.get(key).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(|item| item.get("id").cloned())
            .collect()
    };
    let packs = ids("packs").into_iter().map(|id| json!({ "pack": id }));
    let all = Map::from_iter([
        ("modules".to_owned(), Value::Array(ids("modules"))),
        ("packs".to_owned(), packs.collect()),
    ]);
    issues(book, entry, plan, all)
}

/// The plan without its modules and packs.
pub fn bare(book: &PriceBook, entry: &Entry, plan: &Value) -> Vec<Issue> {
    issues(book, entry, plan, Map::new())
}

fn issues(book: &PriceBook, entry: &Entry, plan: &Value, option: Map<String, Value>) -> Vec<Issue> {
    let is_counted = |id: &String| {
        book.meter(id)
            .is_some_and(|meter| meter.get("derive").is_none())
    };
    let meters = entry.meters_of(plan, &book.meters);
    let example = Example {
        plan: super::entry::plan_id(plan).to_owned(),
        usage: meters
            .into_iter()
            .filter(is_counted)
            // The same on every day, for what is counted by days.
            .map(|id| (id, json!({ "start": "1", "profile": {} })))
            .collect(),
        start: None,
        months: Some(12),
        option,
        working: "".into(),
        published: None,
        total: None,
    };
    price(&study(book, entry, &example), "").issues
}
