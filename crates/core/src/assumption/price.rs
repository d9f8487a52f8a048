//! The numbers of a plan that an analysis may be drawn over: fees, unit prices, tiers,
//! packages, rates and what is included; and the rates of exchange.
//!
//! They are no sliders: a vendor's price is a fact. A map may still ask where the verdict
//! would be with another one.

use super::range::around;
use super::{AssumptionKind, List, Shown, items, label, number};
use crate::label::Label;
use crate::sentence::{Arg, Sentence};
use crate::study::path::{get, join, segments};
use serde_json::Value;

/// Where a charge states a number, the key of its words, and what it is.
const FIELDS: [(&str, &str, AssumptionKind); 5] = [
    ("price.amount", "input-fee", AssumptionKind::Money),
    (
        "price.unit_price",
        "input-unit-price",
        AssumptionKind::Number,
    ),
    ("price.price", "input-package", AssumptionKind::Money),
    ("price.rate", "input-rate", AssumptionKind::Percent),
    (
        "allowance.quantity",
        "input-allowance",
        AssumptionKind::Quantity,
    ),
];

const TIER: [(&str, &str, AssumptionKind); 2] = [
    ("unit_price", "input-tier-price", AssumptionKind::Number),
    ("flat_fee", "input-tier-fee", AssumptionKind::Money),
];

impl List<'_> {
    /// Plans in their order, then the rates of exchange.
    pub(super) fn prices(&mut self) {
        for plan in items(self.document, "plans") {
            let Some(id) = plan.get("id").and_then(Value::as_str) else {
                continue;
            };
            let name = label(plan.get("name")).unwrap_or_else(|| Label::from(id));
            let group = Sentence::new("group-plan").name("plan", &name);
            let own = join(&join("plans", id), "charges");
            let charges = items(plan, "charges");
            for (charge, segment) in charges.iter().zip(segments(charges)) {
                let id = charge.get("id").and_then(Value::as_str).unwrap_or_default();
                let name = label(charge.get("name")).unwrap_or_else(|| Label::from(id));
                self.charge(charge, &join(&own, &segment), &group, &name);
            }
        }
        let rates = items(self.document, "exchange");
        for (rate, segment) in rates.iter().zip(segments(rates)) {
            let said = |key| rate.get(key).and_then(Value::as_str).unwrap_or_default();
            let title = Sentence::new("input-exchange")
                .text("currency", said("currency"))
                .with("from", Arg::Date(said("from").to_owned()));
            let path = join(&join("exchange", &segment), "rate");
            self.price(
                path,
                &Sentence::new("group-money"),
                title,
                AssumptionKind::Number,
            );
        }
    }

    fn charge(&mut self, charge: &Value, own: &str, group: &Sentence, name: &Label) {
        for (field, key, kind) in FIELDS {
            let title = Sentence::new(key).name("charge", name);
            self.price(format!("{own}.{field}"), group, title, kind);
        }
        let tiers = get(charge, "price.tiers").and_then(Value::as_array);
        for (at, _) in tiers.into_iter().flatten().enumerate() {
            for (field, key, kind) in TIER {
                let title = Sentence::new(key)
                    .name("charge", name)
                    .count("tier", at.saturating_add(1));
                self.price(
                    format!("{own}.price.tiers.{at}.{field}"),
                    group,
                    title,
                    kind,
                );
            }
        }
    }

    /// A number of the study, unless the scenario changes it; with a range about itself.
    fn price(&mut self, path: String, group: &Sentence, title: Sentence, kind: AssumptionKind) {
        let Some((value, path)) = self.stated(&path) else {
            return;
        };
        if let Some(value) = number(value) {
            let shown = Shown {
                group: group.clone(),
                title,
                kind,
                unit: None,
            };
            self.put(path, shown, value, around(value));
        }
    }
}
