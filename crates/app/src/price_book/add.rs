//! A plan of the book put into a study: the plan, the meters that the study lacks, and an
//! option, so that it is compared at once.

use super::entry::plan_id;
use super::example::days_missing;
use super::view::plan_name;
use super::{Entry, PriceBook};
use crate::contract::{AppError, BookPlan, MeterQuantity};
use crate::words::Words;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::{get, join};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Adds a plan to a study; gives the words for the undo list. Meters keep what the study
/// says of them; a new one has a forecast only when its quantity is given, so that nothing
/// is priced with a usage that nobody stated.
///
/// # Errors
/// When there is no such plan.
pub fn add(
    book: &PriceBook,
    study: &mut Value,
    chosen: &BookPlan,
    quantities: &[MeterQuantity],
) -> Result<Sentence, AppError> {
    let entry = book
        .entry(&chosen.entry)
        .ok_or_else(|| AppError::new("unknown-entry").text("id", &chosen.entry))?;
    let plan = entry
        .plan(&chosen.plan)
        .ok_or_else(|| AppError::new("unknown-book-plan").text("id", &chosen.plan))?;
    let mut stated = Vec::new();
    for id in entry.meters_of(plan, &book.meters) {
        if get(study, &join("meters", &id)).is_none() {
            if let Some(meter) = book.meter(&id) {
                append(study, "meters", meter.clone());
            }
            let quantity = quantities.iter().find(|given| given.meter == id);
            if let Some(given) = quantity.filter(|given| !given.quantity.trim().is_empty()) {
                forecast(study, &id, given.quantity.trim());
                stated.push(id);
            }
        }
    }
    let plan_in_study = place_plan(study, entry, plan);
    let id = free_id(study, "options", &plan_in_study);
    let mut option =
        json!({ "id": id, "plan": plan_in_study, "name": option_name(entry, plan, chosen) });
    if !chosen.modules.is_empty() {
        option["modules"] = json!(chosen.modules);
    }
    if !chosen.packs.is_empty() {
        option["packs"] = json!(chosen.packs);
    }
    append(study, "options", option);
    if !stated.is_empty() {
        same_every_day(study, |meter| stated.iter().any(|given| given == meter));
    }
    Ok(Sentence::new("history-price-book-added")
        .name("vendor", &entry.vendor)
        .name("plan", &plan_name(plan)))
}

/// The id under which the plan stands in the study; the same plan is not put in twice.
fn place_plan(study: &mut Value, entry: &Entry, plan: &Value) -> String {
    let wanted = format!("{}-{}", entry.id, plan_id(plan));
    let mut placed = plan.clone();
    if study.get("currency") != Some(&json!(entry.currency)) {
        // Its issue asks for the rate of exchange when the study has none.
        placed["currency"] = json!(entry.currency);
    }
    let with_id = |placed: &mut Value, id: &str| {
        if let Some(map) = placed.as_object_mut() {
            map.insert("id".into(), json!(id));
        }
    };
    with_id(&mut placed, &wanted);
    if get(study, &join("plans", &wanted)) == Some(&placed) {
        return wanted;
    }
    let id = free_id(study, "plans", &wanted);
    with_id(&mut placed, &id);
    append(study, "plans", placed);
    id
}

/// `wanted`, or with the first number from 2 that is free.
fn free_id(study: &Value, key: &str, wanted: &str) -> String {
    let is_free = |id: &String| get(study, &join(key, id)).is_none();
    std::iter::once(wanted.to_owned())
        .chain((2u32..).map(|n| format!("{wanted}-{n}")))
        .find(is_free)
        .unwrap_or_default()
}

/// `Tencent Cloud IM · Professional`, in each language; with the one thing that is taken beside
/// the plan, or how many are.
fn option_name(entry: &Entry, plan: &Value, chosen: &BookPlan) -> Label {
    let name = plan_name(plan);
    let modules = chosen.modules.iter().map(|id| ("modules", id));
    let packs = chosen.packs.iter().map(|bought| ("packs", &bought.pack));
    let taken: Vec<Label> = modules
        .chain(packs)
        .map(|(list, id)| item_name(plan, list, id))
        .collect();
    let texts = crate::words::LANGUAGES.map(|language| {
        let words = Words::new(language, &entry.currency, 2);
        let text = format!("{} · {}", entry.vendor.text(language), name.text(language));
        let text = match taken.as_slice() {
            [] => text,
            [one] => words.say(
                &Sentence::new("option-with")
                    .text("name", text)
                    .name("what", one),
            ),
            more => words.say(&Sentence::new("option-with-more").text("name", text).with(
                "n",
                Arg::Count(i64::try_from(more.len()).unwrap_or_default()),
            )),
        };
        (language.to_owned(), text)
    });
    Label::from(BTreeMap::from(texts))
}

/// What an item of the plan's list is called.
fn item_name(plan: &Value, list: &str, id: &str) -> Label {
    let name = get(plan, &format!("{}.name", join(list, id)));
    let read = name.and_then(|name| serde_json::from_value(name.clone()).ok());
    read.unwrap_or_else(|| Label::from(id))
}

/// States a meter's quantity in every scenario that does not depart from another one.
fn forecast(study: &mut Value, meter: &str, quantity: &str) {
    let scenarios = study.get_mut("scenarios").and_then(Value::as_array_mut);
    for scenario in scenarios
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        if scenario.contains_key("from") {
            continue;
        }
        let usage = scenario
            .entry("usage")
            .or_insert_with(|| Value::Object(Map::new()));
        if let Some(usage) = usage.as_object_mut() {
            usage.insert(meter.to_owned(), json!({ "start": quantity }));
        }
    }
}

/// Where a plan looks at single days of a meter of which one quantity is all that was `stated`,
/// it is that of each day.
pub fn same_every_day(study: &mut Value, stated: impl Fn(&str) -> bool) {
    let missing = days_missing(study);
    let scenarios = study.get_mut("scenarios").and_then(Value::as_array_mut);
    let forecasts = scenarios
        .into_iter()
        .flatten()
        .filter_map(|scenario| scenario.get_mut("usage")?.as_object_mut())
        .flat_map(|usage| usage.iter_mut())
        .filter(|(meter, _)| stated(meter) && missing.contains(meter));
    for forecast in forecasts.filter_map(|(_, forecast)| forecast.as_object_mut()) {
        forecast.entry("profile").or_insert_with(|| json!({}));
    }
}

/// Puts an item at the end of a list of the study, made when missing.
pub fn append(study: &mut Value, key: &str, item: Value) {
    match study.get_mut(key).and_then(Value::as_array_mut) {
        Some(items) => items.push(item),
        None => study[key] = json!([item]),
    }
}
