//! The book as shells show it.

use super::check::{date, is_unpublished};
use super::entry::plan_id;
use super::{Entry, Example, PriceBook, example};
use crate::contract::{
    AppError, Confidence, Mechanism, PriceBookEntry, PriceBookExample, PriceBookFilter,
    PriceBookMeter, PriceBookModule, PriceBookPack, PriceBookPlan, PriceBookRow, PriceBookSource,
    PriceLine, Reply,
};
use crate::view::{PriceLines, named, price_lines};
use chrono::{Months, NaiveDate};
use outlay_core::cadence::Cadence;
use outlay_core::label::Label;
use outlay_core::money::Currency;
use outlay_core::sentence::Sentence;
use outlay_core::study::document::{
    ChargeDocument, ConfidenceDocument, MeterDocument, MeterKindDocument, PlanDocument,
};
use outlay_core::study::path;
use serde_json::Value;
use std::collections::BTreeSet;

/// Older prices are called stale.
const STALE_AFTER: Months = Months::new(24);

/// The rows that a filter leaves, as of `today`.
pub fn filtered(book: &PriceBook, filter: &PriceBookFilter, today: NaiveDate) -> Vec<PriceBookRow> {
    let rows = book.entries.iter().map(|entry| row(entry, today));
    rows.filter(|row| fits(row, filter)).collect()
}

fn fits(row: &PriceBookRow, filter: &PriceBookFilter) -> bool {
    let all = |labels: &[&Label]| -> String {
        let texts = labels.iter().flat_map(|label| wordings(label));
        format!("{} {}", row.id, texts.collect::<Vec<_>>().join(" ")).to_lowercase()
    };
    let plans: Vec<&Label> = row.plans.iter().collect();
    let everything = all(&[&[&row.vendor, &row.product, &row.region], plans.as_slice()].concat());
    let mut search = filter.search.split_whitespace();
    search.all(|word| everything.contains(&word.to_lowercase()))
        && all(&[&row.vendor]).contains(&filter.vendor.trim().to_lowercase())
        && (filter.mechanism.is_empty() || row.mechanisms.iter().any(|m| m.id == filter.mechanism))
        && (filter.currency.is_empty() || row.currency.eq_ignore_ascii_case(&filter.currency))
}

fn wordings(label: &Label) -> Vec<&str> {
    match label {
        Label::Plain(text) => vec![text],
        Label::Translated(by_language) => by_language.values().map(String::as_str).collect(),
    }
}

/// The list, and what it can be filtered by.
pub fn list_reply(book: &PriceBook, entries: Vec<PriceBookRow>) -> Reply {
    let currencies: BTreeSet<String> = book.entries.iter().map(|e| e.currency.clone()).collect();
    Reply::PriceBook {
        entries,
        mechanisms: mechanisms(book),
        currencies: currencies.into_iter().collect(),
    }
}

/// An entry by its id; `study` is the open one, if any.
pub fn entry_reply(
    book: &PriceBook,
    id: &str,
    today: NaiveDate,
    study: Option<&Value>,
) -> Result<PriceBookEntry, AppError> {
    match book.entry(id) {
        Some(entry) => Ok(entry_view(book, entry, today, study)),
        None => Err(AppError::new("unknown-entry").text("id", id)),
    }
}

/// Every mechanism that occurs in the book.
pub fn mechanisms(book: &PriceBook) -> Vec<Mechanism> {
    let ids: BTreeSet<String> = book.entries.iter().flat_map(mechanism_ids).collect();
    ids.into_iter().map(mechanism).collect()
}

fn mechanism(id: String) -> Mechanism {
    Mechanism {
        name: Sentence::new(format!("mechanism-{id}")),
        id,
    }
}

/// Read from what the plans say, so that a new price model is found by its own name.
fn mechanism_ids(entry: &Entry) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let items = |plan: &Value, key: &str| -> Vec<Value> {
        let list = plan.get(key).and_then(Value::as_array);
        list.cloned().unwrap_or_default()
    };
    for plan in &entry.plans {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        for charge in items(plan, "charges") {
            found.extend(text(path::get(&charge, "price.model")));
            let adjustments = items(&charge, "adjustments");
            found.extend(adjustments.iter().filter_map(|a| text(a.get("kind"))));
            let once = text(charge.get("cadence")).is_some_and(|cadence| cadence == "once");
            found.extend(once.then(|| "once".to_owned()));
            found.extend(charge.get("allowance").map(|_| "allowance".to_owned()));
        }
        let parts = [
            ("modules", "module"),
            ("packs", "pack"),
            ("credits", "credit"),
            ("commitments", "commitment"),
            ("limits", "limit"),
        ];
        let parts = parts.iter().filter(|(key, _)| !items(plan, key).is_empty());
        found.extend(parts.map(|(_, name)| (*name).to_owned()));
        let stated = ["terms", "deposit", "contract"];
        let stated = stated.iter().filter(|key| plan.get(**key).is_some());
        found.extend(stated.map(|key| (*key).to_owned()));
    }
    found
}

/// An entry for the list.
pub fn row(entry: &Entry, today: NaiveDate) -> PriceBookRow {
    let confidence = entry
        .plans
        .iter()
        .map(confidence_of)
        .max()
        .unwrap_or_else(|| confidence(entry.confidence));
    let since = date(&entry.as_of).and_then(|day| day.checked_add_months(STALE_AFTER));
    let due = entry.review_by.parse::<NaiveDate>();
    PriceBookRow {
        id: entry.id.clone(),
        vendor: entry.vendor.clone(),
        product: entry.product.clone(),
        region: entry.region.clone(),
        currency: entry.currency.clone(),
        as_of: entry.as_of.clone(),
        confidence,
        confidence_name: confidence_name(confidence),
        review_by: entry.review_by.clone(),
        review_due: due.is_ok_and(|due| due <= today),
        stale: since.is_some_and(|since| since <= today),
        mechanisms: mechanism_ids(entry).into_iter().map(mechanism).collect(),
        plans: entry.plans.iter().map(plan_name).collect(),
        complete: entry.not_modelled.is_empty(),
    }
}

fn confidence(written: ConfidenceDocument) -> Confidence {
    match written {
        ConfidenceDocument::Primary => Confidence::Primary,
        ConfidenceDocument::Transcribed => Confidence::Transcribed,
        ConfidenceDocument::ChartRead => Confidence::ChartRead,
        ConfidenceDocument::Unverified => Confidence::Unverified,
    }
}

fn confidence_name(confidence: Confidence) -> Sentence {
    Sentence::new(match confidence {
        Confidence::Primary => "confidence-primary",
        Confidence::Transcribed => "confidence-transcribed",
        Confidence::ChartRead => "confidence-chart-read",
        Confidence::Unverified => "confidence-unverified",
    })
}

/// A plan has its confidence from the entry unless it states its own.
fn confidence_of(plan: &Value) -> Confidence {
    let stated = path::get(plan, "source.confidence");
    let read = stated.and_then(|value| serde_json::from_value(value.clone()).ok());
    read.map_or(Confidence::Unverified, confidence)
}

pub fn plan_name(plan: &Value) -> Label {
    let stated = plan.get("name");
    stated
        .and_then(|name| serde_json::from_value(name.clone()).ok())
        .unwrap_or_else(|| Label::from(plan_id(plan)))
}

/// An entry in full; `study` is the open one, if any.
pub fn entry_view(
    book: &PriceBook,
    entry: &Entry,
    today: NaiveDate,
    study: Option<&Value>,
) -> PriceBookEntry {
    PriceBookEntry {
        row: row(entry, today),
        sources: entry
            .sources
            .iter()
            .map(|source| PriceBookSource {
                url: source.url.clone(),
                as_of: source.as_of.clone(),
                note: source.note.clone(),
            })
            .collect(),
        notes: entry.notes.clone(),
        not_modelled: entry.not_modelled.clone(),
        usual: usual(book, entry).unwrap_or_default().to_owned(),
        plans: entry
            .plans
            .iter()
            .map(|plan| plan_view(book, entry, plan, study))
            .collect(),
        examples: entry.examples.iter().map(example_view).collect(),
    }
}

/// Of every meter, above what is free of charge and below where prices end.
const MUCH: &str = "1000000";

/// The plan that a comparison begins with: the first with a published price above zero, and
/// rather one that serves any usage than one that ends at a limit.
fn usual<'a>(book: &PriceBook, entry: &'a Entry) -> Option<&'a str> {
    let costs = |plan: &Value| match example::bare(book, entry, plan, MUCH) {
        Ok(total) => !total.is_zero(),
        Err(_) => true,
    };
    let is_limited = |plan: &Value| plan.get("limits").is_some();
    let found = entry.plans.iter().min_by_key(|plan| {
        let unpriced = is_unpriced(book, entry, plan);
        (unpriced, !costs(plan), is_limited(plan))
    });
    found.map(plan_id)
}

/// Whether the vendor publishes no price for any of it.
fn is_unpriced(book: &PriceBook, entry: &Entry, plan: &Value) -> bool {
    let worked = example::bare(book, entry, plan, "1");
    worked.is_err_and(|issues| issues.iter().any(is_unpublished))
}

fn plan_view(
    book: &PriceBook,
    entry: &Entry,
    plan: &Value,
    study: Option<&Value>,
) -> PriceBookPlan {
    let meters: Vec<MeterDocument> = entry
        .meters_of(plan, &book.meters)
        .iter()
        .filter_map(|id| serde_json::from_value(book.meter(id)?.clone()).ok())
        .collect();
    let counted = |modules: &[&str]| entry.meters_of(&with_modules(plan, modules), &book.meters);
    let always = counted(&[]);
    let by_days = example::read_by_days(book, entry, plan);
    let known =
        |id: &str| study.is_some_and(|study| path::get(study, &path::join("meters", id)).is_some());
    let decimals = Currency::from_code(&entry.currency).map_or(2, |currency| currency.decimals);
    let document = serde_json::from_value::<PlanDocument>(plan.clone()).ok();
    let said = document.map(|plan| {
        let lines = price_lines(&plan, &meters, (&entry.currency, decimals));
        let prepayable = is_prepayable(&plan, None);
        let parts = (modules(&plan, &lines), packs(&plan, &lines));
        (parts, lines.all(), prepayable)
    });
    let ((modules, packs), lines, prepayable) = said.unwrap_or_default();
    let confidence = confidence_of(plan);
    let for_modules = |meter: &String| -> Vec<String> {
        let ids = modules.iter().map(|module| &module.id);
        ids.filter(|id| !always.contains(meter) && counted(&[id]).contains(meter))
            .cloned()
            .collect()
    };
    PriceBookPlan {
        id: plan_id(plan).to_owned(),
        name: plan_name(plan),
        confidence,
        confidence_name: confidence_name(confidence),
        lines,
        unpriced: is_unpriced(book, entry, plan),
        prepayable,
        meters: meters
            .into_iter()
            // What follows from others is not stated.
            .filter(|meter| meter.derive.is_none())
            .map(|meter| PriceBookMeter {
                modules: for_modules(&meter.id),
                monthly: meter.kind == MeterKindDocument::Flow,
                by_days: by_days.contains(&meter.id),
                in_study: known(&meter.id),
                name: meter.name.unwrap_or_else(|| Label::from(meter.id.as_str())),
                unit: meter.unit,
                id: meter.id,
            })
            .collect(),
        modules,
        packs,
    }
}

/// Whether a year can be paid ahead of what a module of the plan, or the plan without any,
/// charges: something that is due within the year and before its use.
fn is_prepayable(plan: &PlanDocument, module: Option<&str>) -> bool {
    let within_a_year = |charge: &ChargeDocument| match charge.cadence.as_deref() {
        None => true,
        Some(text) => matches!(Cadence::parse(text), Some(Cadence::Months(months)) if months < 12),
    };
    let mut own = plan.charges.iter();
    own.any(|charge| {
        charge.module.as_deref() == module && charge.is_in_advance() && within_a_year(charge)
    })
}

/// Each module with the lines of its charges.
fn modules(plan: &PlanDocument, lines: &PriceLines) -> Vec<PriceBookModule> {
    let of = |id: &str| -> Vec<PriceLine> {
        let charges = plan.charges.iter().zip(&lines.charges);
        let own = charges.filter(|(charge, _)| charge.module.as_deref() == Some(id));
        own.map(|(_, line)| line.clone()).collect()
    };
    let modules = plan.modules.iter().map(|module| PriceBookModule {
        id: module.id.clone(),
        name: named(module.name.as_ref(), &module.id),
        charges: of(&module.id),
        requires: module.requires.clone(),
        excludes: module.excludes.clone(),
        prepayable: is_prepayable(plan, Some(&module.id)),
    });
    modules.collect()
}

/// The packs that are bought, each with its line.
fn packs(plan: &PlanDocument, lines: &PriceLines) -> Vec<PriceBookPack> {
    let packs = plan.packs.iter().zip(&lines.packs);
    let bought = packs.filter(|(pack, _)| pack.included != Some(true));
    let covered = |id: &str| plan.charges.iter().find(|charge| charge.id == id);
    let views = bought.map(|(pack, line)| PriceBookPack {
        id: pack.id.clone(),
        line: line.clone(),
        module: covered(&pack.charge).and_then(|charge| charge.module.clone()),
    });
    views.collect()
}

/// A plan less the charges of modules that are not on.
fn with_modules(plan: &Value, on: &[&str]) -> Value {
    let mut plan = plan.clone();
    let is_on = |module: &Value| module.as_str().is_some_and(|id| on.contains(&id));
    if let Some(charges) = plan.get_mut("charges").and_then(Value::as_array_mut) {
        charges.retain(|charge| charge.get("module").is_none_or(is_on));
    }
    plan
}

fn example_view(example: &Example) -> PriceBookExample {
    PriceBookExample {
        plan: example.plan.clone(),
        working: example.working.clone(),
        published: example.published.clone(),
        total: example.total.clone(),
    }
}
