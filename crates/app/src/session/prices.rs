//! What a charge costs over its quantity, for the curve beside its tiers, and in words.

use super::Open;
use super::editing::cannot;
use crate::contract::{AppError, Change, PriceCurve, PriceLine, PricePoint};
use crate::view;
use outlay_core::decimal::{add, mul, parse as number, quotient};
use outlay_core::money::Currency;
use outlay_core::pricing::steps::Pricing;
use outlay_core::study::check::{check, check_pricing, pricing_part};
use outlay_core::study::document::{MeterDocument, PlanDocument};
use outlay_core::study::path::{get, join};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// Points between the two ends of a price curve.
const CURVE_POINTS: i64 = 96;

impl Open {
    /// The price of the charge at `path` from nothing to `to`, or past its last border, with
    /// some values of the study replaced.
    pub fn price_curve(
        &self,
        path: &str,
        to: Option<&str>,
        changes: &[Change],
    ) -> Result<PriceCurve, AppError> {
        let document = self.with_changes(changes)?;
        let Some(charge) = get(&document, path).and_then(Value::as_object) else {
            return Err(cannot(path, ""));
        };
        let alone = alone(&document, &self.scenario, path, charge);
        let (pricing, mut issues) = check_pricing(&alone);
        for issue in &mut issues {
            issue.path = format!("{path}.{}", issue.path);
        }
        let borders = borders(&alone);
        let end = to
            .and_then(|text| number(text).ok())
            .filter(|end| *end > Decimal::ZERO)
            .or_else(|| mul(*borders.last()?, Decimal::new(13, 1)).ok())
            .unwrap_or(Decimal::ONE_HUNDRED);
        Ok(PriceCurve {
            points: pricing.map_or_else(Vec::new, |pricing| curve(&pricing, &borders, end)),
            issues: issues
                .iter()
                .map(|issue| view::issue_view(issue, None))
                .collect(),
        })
    }

    /// What the plan at `path` charges, in words of every language.
    pub fn price_words(&self, path: &str) -> Result<Vec<PriceLine>, AppError> {
        let document = self.document()?;
        let plan = get(document, path).ok_or_else(|| cannot(path, ""))?;
        let Ok(plan) = serde_json::from_value::<PlanDocument>(plan.clone()) else {
            return Ok(Vec::new());
        };
        let meters = document.get("meters").and_then(Value::as_array);
        let meters: Vec<MeterDocument> = meters
            .into_iter()
            .flatten()
            .filter_map(|meter| serde_json::from_value(meter.clone()).ok())
            .collect();
        let stated = document.get("currency").and_then(Value::as_str);
        let code = plan.currency.as_deref().or(stated).unwrap_or_default();
        let decimals = Currency::from_code(code).map_or(2, |currency| currency.decimals);
        Ok(view::price_lines(&plan, &meters, (code, decimals)).all())
    }
}

/// What makes the charge's price, with the rules of its plan and, for prices that look at
/// other meters, their quantities in the study's first month.
fn alone(document: &Value, scenario: &str, path: &str, charge: &Map<String, Value>) -> Value {
    let mut part = pricing_part(charge);
    let plan = path.split_once(".charges").map_or("", |(plan, _)| plan);
    if let Some(rules) = get(document, &join(plan, "semantics")) {
        part.insert("semantics".to_owned(), rules.clone());
    }
    let first = first_month(document, scenario).unwrap_or_default();
    part.insert("quantities".to_owned(), Value::Object(first));
    Value::Object(part)
}

/// Each meter's quantity in the study's first month.
fn first_month(document: &Value, scenario: &str) -> Option<Map<String, Value>> {
    let chosen = Some(scenario).filter(|id| !id.is_empty());
    let study = check(document, chosen).study?;
    let forecast = outlay_core::forecast::forecast(&study).ok()?;
    let quantities = study.meters.iter().enumerate().map(|(index, meter)| {
        let first = forecast.months(index).and_then(|months| months.first());
        let quantity = first.copied().unwrap_or_default();
        (meter.id.clone(), Value::from(view::text(quantity)))
    });
    Some(quantities.collect())
}

/// Quantities at which the price bends or jumps: the tiers' ends beyond the allowance.
fn borders(part: &Value) -> Vec<Decimal> {
    let read = |value: Option<&Value>| {
        let text = match value? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        number(&text).ok()
    };
    let free = read(get(part, "allowance.quantity")).unwrap_or_default();
    let least = read(part.get("minimum_quantity"));
    let unit = read(get(part, "convert.divide_by")).unwrap_or(Decimal::ONE);
    let tiers = get(part, "price.tiers").and_then(Value::as_array);
    let ends = tiers
        .into_iter()
        .flatten()
        .filter_map(|tier| read(tier.get("up_to")));
    let sizes = read(get(part, "price.size"))
        .into_iter()
        .flat_map(|size| (1..=4).filter_map(move |n| mul(size, Decimal::from(n)).ok()));
    let mut found: Vec<Decimal> = std::iter::once(Decimal::ZERO)
        .chain(ends)
        .chain(sizes)
        .chain(least)
        .filter_map(|end| mul(add(end, free).ok()?, unit).ok())
        .filter(|end| *end > Decimal::ZERO)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn curve(pricing: &Pricing, borders: &[Decimal], end: Decimal) -> Vec<PricePoint> {
    let whole = end >= Decimal::from(CURVE_POINTS);
    let mut quantities: Vec<Decimal> = (0..=CURVE_POINTS)
        .filter_map(|n| {
            let share = quotient(
                mul(end, Decimal::from(n)).ok()?,
                Decimal::from(CURVE_POINTS),
            );
            share.ok().map(|q| if whole { q.round() } else { q })
        })
        .collect();
    for border in borders.iter().filter(|border| **border <= end) {
        quantities.push(*border);
        quantities.extend(add(*border, Decimal::ONE).ok().filter(|next| *next <= end));
    }
    quantities.sort();
    quantities.dedup();
    quantities
        .into_iter()
        .filter_map(|quantity| {
            let amount = pricing.amount(quantity).ok()?;
            Some(PricePoint {
                quantity: view::text(quantity),
                amount: view::text(amount),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use outlay_store::Library;
    use serde_json::json;

    /// A study of one charge; 25 events in the first month.
    fn open(charge: &Value, plan: &Value) -> (tempfile::TempDir, Open) {
        let folder = tempfile::tempdir().unwrap();
        let mut open = Open::new(Library::open(folder.path()).unwrap());
        let mut plan = plan.clone();
        plan["id"] = json!("p");
        plan["charges"] = json!([charge]);
        let study = json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 3,
            "meters": [{"id": "seats", "kind": "level"}, {"id": "events", "kind": "flow"}],
            "scenarios": [{"id": "base", "usage": {"seats": {"start": "25"}, "events": {"start": "25"}}}],
            "plans": [plan], "options": [{"id": "o", "plan": "p"}],
        });
        open.create(study, &[], "2026-11-27").unwrap();
        (folder, open)
    }

    fn at(open: &Open, quantity: &str) -> String {
        let curve = open
            .price_curve("plans.p.charges.c", Some("96"), &[])
            .unwrap();
        assert!(curve.issues.is_empty(), "{:?}", curve.issues);
        let point = curve.points.iter().find(|point| point.quantity == quantity);
        point.map(|point| point.amount.clone()).unwrap_or_default()
    }

    /// Ten seats at 60 are paid for at least: one seat costs 600, eleven cost 660.
    #[test]
    fn a_least_quantity_is_in_the_curve() {
        let charge = json!({"id": "c", "meter": "seats", "minimum_quantity": "10", "price": {"model": "per-unit", "unit_price": "60"}});
        let (_folder, open) = open(&charge, &json!({}));
        assert_eq!(
            (at(&open, "1"), at(&open, "11")),
            ("600".into(), "660".into())
        );
    }

    /// Two free seats for each of the 25 events: 50 are free, the 60th is the tenth paid.
    #[test]
    fn free_units_by_another_meter_take_its_first_month() {
        let charge = json!({"id": "c", "meter": "seats", "allowance": {"per": {"meter": "events", "each": "2"}}, "price": {"model": "per-unit", "unit_price": "3"}});
        let (_folder, open) = open(&charge, &json!({}));
        assert_eq!(
            (at(&open, "50"), at(&open, "60")),
            ("0".into(), "30".into())
        );
    }

    /// The plan's rules hold for its charges: some charge no flat fee of a tier while
    /// nothing is used.
    #[test]
    fn the_rules_of_the_plan_hold() {
        let charge = json!({"id": "c", "meter": "seats", "price": {"model": "graduated", "tiers": [{"flat_fee": "5", "unit_price": "1"}]}});
        let (_folder, plain) = open(&charge, &json!({}));
        let (_other, ruled) = open(&charge, &json!({"semantics": "lago-earlier"}));
        assert_ne!(at(&plain, "0"), at(&ruled, "0"));
    }

    /// What makes a price is what a charge and a pricing have in common.
    #[test]
    fn no_key_of_a_pricing_is_left_behind() {
        let schema = outlay_core::study::schema::schema();
        let charge = get(schema, "$defs.ChargeDocument.properties");
        let keys: Vec<&String> = charge.and_then(Value::as_object).unwrap().keys().collect();
        let all = keys.iter().map(|key| ((*key).clone(), Value::Null));
        let part = pricing_part(&all.collect());
        for key in [
            "convert",
            "allowance",
            "minimum_quantity",
            "price",
            "adjustments",
        ] {
            assert!(part.contains_key(key), "{key}");
        }
        assert!(!part.contains_key("meter") && !part.contains_key("cadence"));
    }
}
