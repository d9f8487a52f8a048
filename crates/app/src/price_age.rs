//! How old the prices are that a study computes with, and whether somebody should look again.
//!
//! A plan of the price book is due when its entry is, or when the book has newer prices; any
//! other half a year after the day its prices were seen. Old prices never stop anything.

use crate::contract::PricesView;
use crate::price_book::PriceBook;
use crate::price_book::check::date;
use chrono::{Months, NaiveDate};
use serde_json::Value;

/// Vendors change prices about once a year.
const REVIEW_AFTER: Months = Months::new(6);

/// The oldest prices among the plans of a study's options, those that are due first; none
/// while no plan says when its prices were seen.
pub fn prices(document: &Value, book: &PriceBook, today: NaiveDate) -> Option<PricesView> {
    let aged = dated(document)
        .into_iter()
        .map(|(plan, as_of, day)| PricesView {
            plan: text_of(plan, "id"),
            as_of: as_of.to_owned(),
            review_due: is_due(plan, day, book, today),
        });
    aged.min_by(|one, other| {
        let key = |view: &PricesView| (!view.review_due, date(&view.as_of));
        key(one).cmp(&key(other))
    })
}

/// When the oldest prices of a study were seen, as written; none while no plan says it.
pub fn oldest(document: &Value) -> Option<&str> {
    let dated = dated(document).into_iter();
    let oldest = dated.min_by_key(|(_, _, day)| *day);
    oldest.map(|(_, as_of, _)| as_of)
}

/// The plans of a study's options that say when their prices were seen.
fn dated(document: &Value) -> Vec<(&Value, &str, NaiveDate)> {
    let list = |key: &str| document.get(key).and_then(Value::as_array);
    let options = list("options").into_iter().flatten();
    let entered: Vec<&Value> = options.flat_map(plans_of).collect();
    let used = |plan: &&Value| plan.get("id").is_some_and(|id| entered.contains(&id));
    let plans = list("plans").into_iter().flatten().filter(used);
    let dated = plans.filter_map(|plan| {
        let text = plan.get("source")?.get("as_of")?.as_str()?;
        Some((plan, text, date(text)?))
    });
    dated.collect()
}

/// The plans an option or one of its projects begins with or changes to.
fn plans_of(option: &Value) -> Vec<&Value> {
    let list = |key: &str| option.get(key).and_then(Value::as_array);
    let inner = list("changes").into_iter().chain(list("projects"));
    let own = option.get("plan").into_iter();
    own.chain(inner.flatten().flat_map(plans_of)).collect()
}

fn is_due(plan: &Value, seen: NaiveDate, book: &PriceBook, today: NaiveDate) -> bool {
    let entry = plan.get("source").and_then(|s| s.get("price_book"));
    let entry = entry.and_then(|id| book.entries.iter().find(|entry| *id == entry.id));
    match entry {
        Some(entry) => {
            date(&entry.review_by).is_some_and(|due| due <= today)
                || date(&entry.as_of).is_some_and(|newer| newer > seen)
        }
        None => seen
            .checked_add_months(REVIEW_AFTER)
            .is_some_and(|due| due <= today),
    }
}

fn text_of(value: &Value, key: &str) -> String {
    let found = value.get(key).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn on(day: &str, plans: Value) -> Option<PricesView> {
        let later = json!([{ "on": "2027-07-01", "plan": "b" }]);
        let options = json!([{ "plan": "a", "changes": later }, { "plan": "book" }]);
        let document = json!({ "plans": plans, "options": options });
        let day = day.parse().unwrap();
        prices(&document, PriceBook::built_in(), day)
    }

    #[test]
    fn the_oldest_prices_that_are_due_come_first() {
        let plans = json!([
            { "id": "a", "source": { "as_of": "2026-05-01" } },
            { "id": "b", "source": { "as_of": "2026-06" } },
            { "id": "unused", "source": { "as_of": "2001" } },
            { "id": "without" },
        ]);
        let found = on("2026-10-31", plans.clone()).unwrap();
        assert_eq!(
            (found.as_of.as_str(), found.review_due),
            ("2026-05-01", false)
        );
        let found = on("2026-11-01", plans.clone()).unwrap();
        assert_eq!((found.plan.as_str(), found.review_due), ("a", true));
        let entered = json!([{ "id": "b", "source": { "as_of": "2026-06" } }]);
        let found = on("2026-12-31", entered).unwrap();
        assert_eq!((found.plan.as_str(), found.review_due), ("b", true));
        assert_eq!(on("2026-11-01", json!([{ "id": "a" }])), None);
    }

    #[test]
    fn a_plan_of_the_price_book_follows_its_entry() {
        let entry = PriceBook::built_in().entries.first().unwrap();
        let plan = |as_of: &str| {
            let source = json!({ "as_of": as_of, "price_book": entry.id });
            json!([{ "id": "book", "source": source }])
        };
        let before = date(&entry.review_by).unwrap().pred_opt().unwrap();
        let due =
            |as_of: &str, day: NaiveDate| on(&day.to_string(), plan(as_of)).unwrap().review_due;
        assert!(!due(&entry.as_of, before));
        assert!(due(&entry.as_of, before.succ_opt().unwrap()));
        assert!(due("2001", before), "the book has newer prices");
    }
}
