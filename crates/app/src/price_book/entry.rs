//! An entry as written: plans and meters as in a study, and what is known about them.

use outlay_core::label::Label;
use outlay_core::study::document::ConfidenceDocument;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// `price-book/meters.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meters {
    pub meters: Vec<Value>,
}

/// A product of a vendor, in one currency and one reading of its published prices.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    pub vendor: Label,
    pub product: Label,
    pub region: Label,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
    /// `YYYY-MM-DD`.
    pub review_by: String,
    /// Of every plan that does not state its own.
    pub confidence: ConfidenceDocument,
    pub sources: Vec<Source>,
    #[serde(default)]
    pub notes: Vec<Label>,
    /// What is published but cannot be or is not written in the plans; always shown.
    #[serde(default)]
    pub not_modelled: Vec<Label>,
    /// Ids of the meters that the plans count, defined in `meters.toml`.
    #[serde(default)]
    pub meters: Vec<String>,
    /// As in a study; checked as part of one.
    pub plans: Vec<Value>,
    pub examples: Vec<Example>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub url: String,
    pub as_of: Option<String>,
    pub note: Option<Label>,
}

/// A usage and what it costs, worked out by hand from the published prices.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub plan: String,
    /// By the meter's id: one quantity for every month, or a forecast as in a study.
    #[serde(default)]
    pub usage: BTreeMap<String, Value>,
    /// First month, `YYYY-MM`; January 2027 when left out.
    pub start: Option<String>,
    /// Months of service; 1 when left out.
    pub months: Option<u32>,
    /// The buyer's choices, as in an option of a study.
    #[serde(default)]
    pub option: Map<String, Value>,
    pub working: Label,
    /// Where the vendor publishes this very example.
    pub published: Option<String>,
    /// All bills together. Left out where the price is not published: then the plan must
    /// be refused for that reason.
    pub total: Option<String>,
}

impl Entry {
    /// Gives each plan the vendor, and a source that says where its prices come from.
    pub fn completed(mut self) -> Entry {
        let vendor = json!(self.vendor);
        let mut source = Map::new();
        if let Some(first) = self.sources.first() {
            source.insert("url".into(), json!(first.url));
        }
        source.insert("as_of".into(), json!(self.as_of));
        source.insert("confidence".into(), json!(self.confidence));
        source.insert("price_book".into(), json!(self.id));
        for plan in self.plans.iter_mut().filter_map(Value::as_object_mut) {
            plan.entry("vendor").or_insert_with(|| vendor.clone());
            let own = plan.entry("source").or_insert_with(|| json!({}));
            if let Some(own) = own.as_object_mut() {
                for (key, value) in &source {
                    own.entry(key.clone()).or_insert_with(|| value.clone());
                }
            }
        }
        self
    }

    pub fn plan(&self, id: &str) -> Option<&Value> {
        self.plans.iter().find(|plan| plan_id(plan) == id)
    }

    /// The meters that a plan counts, with those they are derived from.
    pub fn meters_of(&self, plan: &Value, definitions: &[Value]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut waiting = vec![plan];
        while let Some(value) = waiting.pop() {
            for id in &self.meters {
                if mentions(value, id) && !found.contains(id) {
                    found.push(id.clone());
                    waiting.extend(definitions.iter().filter(|meter| plan_id(meter) == id));
                }
            }
        }
        // In the entry's order.
        self.meters
            .iter()
            .filter(|id| found.contains(id))
            .cloned()
            .collect()
    }
}

/// The id of a plan or a meter.
pub fn plan_id(item: &Value) -> &str {
    item.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// Whether an id stands in a value or as a key of it; own ids and texts apart.
fn mentions(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => text == id,
        Value::Array(items) => items.iter().any(|item| mentions(item, id)),
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "id" | "name" | "clause" | "module" | "of"))
            .any(|(key, value)| key == id || mentions(value, id)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
