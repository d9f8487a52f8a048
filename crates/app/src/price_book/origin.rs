//! Where a plan of a study comes from in the book, and what has been changed in it since.
//!
//! The entry that the plan's source names holds several plans; the one it was copied from is
//! the one that it differs from least. Its name, its id and whether it is internal are the
//! study's own matter and no change of a price.

use super::view::row;
use super::{Entry, PriceBook};
use crate::contract::{Difference, PlanOrigin};
use crate::view;
use chrono::NaiveDate;
use outlay_core::study::path::{get, join};
use serde_json::{Value, json};

/// The origin of the plan with this id; none for a plan that is not of the book.
pub fn origin(book: &PriceBook, study: &Value, id: &str, today: NaiveDate) -> Option<PlanOrigin> {
    let plan = get(study, &join("plans", id))?;
    let entry = plan.get("source")?.get("price_book")?.as_str()?;
    let entry = book.entry(entry)?;
    let ours = with_plan(study, plan, id, study.get("currency"));
    let published = entry.plans.iter();
    let changes = published.map(|plan| changed(study, entry, plan, id, &ours));
    Some(PlanOrigin {
        row: row(entry, today),
        changes: changes.min_by_key(Vec::len)?,
    })
}

fn changed(
    study: &Value,
    entry: &Entry,
    published: &Value,
    id: &str,
    ours: &Value,
) -> Vec<Difference> {
    let theirs = with_plan(study, published, id, Some(&json!(entry.currency)));
    view::differing_plan(&theirs, ours, id, study)
}

/// The study with this plan alone, without what is no price and with the currency it is in.
fn with_plan(study: &Value, plan: &Value, id: &str, currency: Option<&Value>) -> Value {
    let mut plan = plan.clone();
    if let Some(plan) = plan.as_object_mut() {
        plan.remove("name");
        plan.remove("internal");
        plan.insert("id".to_owned(), json!(id));
        let own = plan.get("currency").or(currency).cloned();
        plan.insert("currency".to_owned(), own.unwrap_or_default());
    }
    let mut study = study.clone();
    if let Some(study) = study.as_object_mut() {
        study.insert("plans".to_owned(), json!([plan]));
    }
    study
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::BookPlan;
    use crate::price_book::add;

    fn study() -> Value {
        json!({ "format": 1, "currency": "CNY", "meters": [], "scenarios": [], "plans": [] })
    }

    #[test]
    fn every_plan_of_the_book_is_known_again_and_unchanged() {
        let book = PriceBook::built_in();
        let today = "2026-11-20".parse().unwrap();
        for entry in &book.entries {
            for published in &entry.plans {
                let id = published["id"].as_str().unwrap();
                let mut study = study();
                add(book, &mut study, &BookPlan::bare(&entry.id, id), &[]).unwrap();
                let placed = study["plans"][0]["id"].as_str().unwrap().to_owned();
                let found = origin(book, &study, &placed, today).unwrap();
                assert_eq!(
                    (found.row.id.as_str(), found.changes.len()),
                    (entry.id.as_str(), 0),
                    "{id}"
                );
                study["plans"][0]["name"] = json!("Ours");
                study["plans"][0]["internal_note"] = json!("Asked for on Monday");
                let found = origin(book, &study, &placed, today).unwrap();
                let told: Vec<&str> = found
                    .changes
                    .iter()
                    .map(|line| line.name.text("en"))
                    .collect();
                assert_eq!(told, ["Internal note"], "{id}");
            }
        }
    }

    #[test]
    fn another_currency_of_the_study_is_a_change_of_the_price() {
        let book = PriceBook::built_in();
        let entry = book
            .entries
            .iter()
            .find(|entry| entry.currency == "CNY")
            .unwrap();
        let mut study = study();
        let id = entry.plans[0]["id"].as_str().unwrap();
        add(book, &mut study, &BookPlan::bare(&entry.id, id), &[]).unwrap();
        study["currency"] = json!("USD");
        let placed = study["plans"][0]["id"].as_str().unwrap();
        let found = origin(book, &study, placed, "2026-11-20".parse().unwrap()).unwrap();
        assert_eq!(found.changes[0].name.text("en"), "Currency");
        assert!(origin(book, &study, "none", "2026-11-20".parse().unwrap()).is_none());
    }
}
