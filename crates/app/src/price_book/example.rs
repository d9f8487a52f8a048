//! Small studies around a plan of the book, priced through the one flow.

use super::{Entry, Example, PriceBook};
use crate::view::price;
use outlay_core::decimal::sum;
use outlay_core::issue::{Issue, IssueCode, Severity};
use outlay_core::sentence::Arg;
use outlay_core::study::check::check;
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
    let packs = ids(plan, "packs").into_iter();
    let packs = packs.map(|id| json!({ "pack": id }));
    let all = Map::from_iter([
        ("modules".to_owned(), Value::Array(ids(plan, "modules"))),
        ("packs".to_owned(), packs.collect()),
    ]);
    let used = in_use(book, entry, plan, ("1", all));
    price(&study(book, entry, &used), "").issues
}

/// The ids in a list of the plan.
fn ids(plan: &Value, key: &str) -> Vec<Value> {
    let list = plan.get(key).and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|item| item.get("id").cloned())
        .collect()
}

/// The plan without its modules and packs, at this much of each meter.
pub fn bare(book: &PriceBook, entry: &Entry, plan: &Value, quantity: &str) -> Worked {
    let used = in_use(book, entry, plan, (quantity, Map::new()));
    total(&study(book, entry, &used))
}

/// The meters whose single days the plan looks at, with its modules or without: a quantity of
/// the month does not say them.
pub fn read_by_days(book: &PriceBook, entry: &Entry, plan: &Value) -> Vec<String> {
    // What is not published hides the rest, so that both are looked at.
    let choices = [Vec::new(), ids(plan, "modules")];
    let found = choices.into_iter().flat_map(|modules| {
        let option = Map::from_iter([("modules".to_owned(), Value::Array(modules))]);
        let mut used = in_use(book, entry, plan, ("1", option));
        for quantity in used.usage.values_mut() {
            *quantity = json!("1");
        }
        days_missing(&study(book, entry, &used))
    });
    found.collect()
}

/// The meters of which a study states no days, though a charge counts by them.
pub fn days_missing(study: &Value) -> Vec<String> {
    let issues = check(study, None).issues.into_iter();
    issues
        .filter(|issue| issue.code == IssueCode::NoDailyData)
        .filter_map(|issue| match issue.args.get("meter") {
            Some(Arg::Text(meter)) => Some(meter.clone()),
            _ => None,
        })
        .collect()
}

/// A year of a plan with this much of each meter.
fn in_use(
    book: &PriceBook,
    entry: &Entry,
    plan: &Value,
    (quantity, option): (&str, Map<String, Value>),
) -> Example {
    let is_counted = |id: &String| {
        book.meter(id)
            .is_some_and(|meter| meter.get("derive").is_none())
    };
    let meters = entry.meters_of(plan, &book.meters);
    Example {
        plan: super::entry::plan_id(plan).to_owned(),
        usage: meters
            .into_iter()
            .filter(is_counted)
            // The same on every day, for what is counted by days.
            .map(|id| (id, json!({ "start": quantity, "profile": {} })))
            .collect(),
        start: None,
        months: Some(12),
        option,
        working: "".into(),
        published: None,
        total: None,
    }
}
