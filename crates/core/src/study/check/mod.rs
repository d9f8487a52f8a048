//! Check: the study as written → the study as proved, with every issue there is.
//!
//! Nothing stops at the first fault. A faulty plan, option or meter is left out together
//! with whatever needs it, and the rest can still be priced: an option is never priced
//! with a part of its plan missing.

mod actuals;
mod bill_rules;
mod billing;
mod changes;
mod choices;
mod commitments;
mod contract;
mod counting;
mod days;
mod derived;
mod finance;
mod forecasts;
mod limits;
mod meters;
mod modules;
mod numbers;
mod options;
mod pack_choice;
mod packs;
mod plans;
mod prepaid;
mod prices;
mod profile;
pub(super) mod scenarios;
mod source;
mod target;
mod taxes;
mod time;
mod together;
mod units;
mod unpublished;
mod usage;

use super::Study;
use super::document::{FORMAT, MeterDocument, Numeral, PricingDocument, StudyDocument};
use super::schema::{fit, schema};
use crate::decimal::Overflow;
use crate::issue::{Issue, IssueCode, Severity};
use crate::label::Label;
use crate::period::Horizon;
use crate::pricing::semantics::Semantics;
use crate::pricing::steps::Pricing;
use crate::usage::meter::Meter;
use numbers::Findings;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// The result of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Present when at least one option can be priced.
    pub study: Option<Study>,
    pub issues: Vec<Issue>,
}

impl Checked {
    pub fn has_errors(&self) -> bool {
        self.issues
            .iter()
            .any(|issue| issue.code.severity() == Severity::Error)
    }

    fn refused(issue: Issue) -> Checked {
        Checked {
            study: None,
            issues: vec![issue],
        }
    }
}

/// Checks a written tree under one scenario (the first when `None`).
pub fn check(value: &Value, scenario: Option<&str>) -> Checked {
    let mut found = Findings::default();
    match read(value, scenario, &mut found) {
        Ok(Some(read)) => {
            let study = prove(&read.document, read.scenario.as_deref(), &mut found);
            Checked {
                study,
                issues: found.finish(),
            }
        }
        Ok(None) => Checked {
            study: None,
            issues: found.finish(),
        },
        Err(issue) => Checked::refused(*issue),
    }
}

/// The document as a scenario has it: its changes are made.
pub(crate) struct Read {
    pub document: StudyDocument,
    pub scenario: Option<String>,
}

impl Read {
    /// Of a tree that was found sound under the scenario before; none otherwise.
    pub(crate) fn sound(value: &Value, scenario: &str) -> Option<Read> {
        let scenario = Some(scenario).filter(|id| !id.is_empty());
        read(value, scenario, &mut Findings::default()).ok()?
    }

    /// The study that it states; none when anything in it is faulty.
    pub(crate) fn proved(&self) -> Option<Study> {
        let mut found = Findings::default();
        let study = prove(&self.document, self.scenario.as_deref(), &mut found);
        study.filter(|_| !found.any_error_under(""))
    }
}

fn read(
    value: &Value,
    scenario: Option<&str>,
    found: &mut Findings,
) -> Result<Option<Read>, Box<Issue>> {
    if let Some(issue) = foreign(value) {
        return Err(Box::new(issue));
    }
    let mut value = value.clone();
    let scenario = scenarios::apply_changes(&mut value, scenario, found);
    if !fit(&mut value, schema(), "", &mut found.issues) {
        return Ok(None);
    }
    match serde_json::from_value::<StudyDocument>(value) {
        Ok(document) => Ok(Some(Read { document, scenario })),
        Err(error) => {
            let issue = Issue::new(IssueCode::Syntax, "").text("finding", error.to_string());
            Err(Box::new(issue))
        }
    }
}

/// The part of a charge that makes its price, for [`check_pricing`]: exactly the keys that a
/// pricing has, so that a key that is added to the format is never left behind.
pub fn pricing_part(charge: &Map<String, Value>) -> Map<String, Value> {
    let schema = schemars::schema_for!(PricingDocument).to_value();
    let known = schema.get("properties").and_then(Value::as_object);
    let makes_price = |key: &String| known.is_some_and(|known| known.contains_key(key));
    let kept = charge.iter().filter(|(key, _)| makes_price(key));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// Checks the pricing part of a charge by itself, as `outlay price` reads it.
pub fn check_pricing(value: &Value) -> (Option<Pricing>, Vec<Issue>) {
    let schema = schemars::schema_for!(PricingDocument).to_value();
    let mut found = Findings::default();
    let mut value = value.clone();
    let metered = value
        .as_object_mut()
        .and_then(|map| map.shift_remove("quantities"));
    let (meters, quantities) = other_meters(metered.as_ref(), &mut found);
    if !fit(&mut value, &schema, "", &mut found.issues) {
        return (None, found.finish());
    }
    let terms = prices::Terms {
        fixed: &[],
        meters: &meters,
        semantics: Semantics::default(),
        alone: true,
        bands: false,
    };
    let pricing = match serde_json::from_value::<PricingDocument>(value) {
        Ok(document) => prices::pricing(&document, "", &terms, &mut found),
        Err(error) => {
            found.push(Issue::new(IssueCode::Syntax, "").text("finding", error.to_string()));
            None
        }
    };
    let read = |meter: usize| quantities.get(meter).copied().ok_or(Overflow);
    let bound = pricing.and_then(|pricing| match pricing.bound(read) {
        Ok(bound) => Some(bound.into_owned()),
        Err(Overflow) => {
            found.push(Issue::new(IssueCode::TooLarge, "quantities"));
            None
        }
    });
    let usable = !found.any_error_under("");
    (bound.filter(|_| usable), found.finish())
}

/// The meters that a price by itself may look at, with their quantities:
/// `{ events = "100" }`.
fn other_meters(
    written: Option<&Value>,
    found: &mut Findings,
) -> (Vec<MeterDocument>, Vec<Decimal>) {
    let mut meters = Vec::new();
    let mut quantities = Vec::new();
    for (id, quantity) in written.and_then(Value::as_object).into_iter().flatten() {
        let numeral = Numeral(match quantity {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        let quantity = found.unsigned(&super::path::join("quantities", id), &numeral);
        meters.push(MeterDocument::counting(id));
        quantities.push(quantity.unwrap_or_default());
    }
    (meters, quantities)
}

/// Refuses what is not a study of a format that this program knows.
fn foreign(value: &Value) -> Option<Issue> {
    let known = [
        "format",
        "currency",
        "months",
        "meters",
        "plans",
        "options",
        "scenarios",
    ];
    let table = value.as_object();
    if table.is_none_or(|table| known.iter().filter(|key| table.contains_key(**key)).count() < 2) {
        return Some(Issue::new(IssueCode::NotAStudy, ""));
    }
    match value.get("format").and_then(Value::as_u64) {
        Some(format) if format > u64::from(FORMAT) => Some(
            Issue::new(IssueCode::NewerFormat, "format")
                .text("found", format.to_string())
                .text("newest", FORMAT.to_string()),
        ),
        Some(0) => Some(Issue::new(IssueCode::FormatUnknown, "format").text("found", "0")),
        _ => None,
    }
}

fn prove(document: &StudyDocument, scenario: Option<&str>, found: &mut Findings) -> Option<Study> {
    let currency = taxes::currency(&document.currency, "currency", found);
    let start = found.month("start", &document.start);
    if document.months == 0 || document.months > 240 {
        found.out_of_range("months", &document.months.to_string(), "1", "240");
    }
    unique_ids(document, found);
    let annual_rate = finance::annual_rate(document, found);
    let inflation = finance::inflation(document, found);
    let criteria = finance::criteria(document, found);
    let (vat, tax) = taxes::taxes(document, found);
    let exchange = taxes::exchange(document, found);
    let cash = options::cash_position(document, found);
    let waiting = finance::waiting(document, found);
    let meters = meters::meters(document, found);
    // Without a horizon nothing can be placed in time.
    let (currency, start) = (currency?, start?);
    if found.any_error_under("months") {
        return None;
    }
    let horizon = Horizon::new(start, document.months);
    let usage = usage::assumptions(document, scenario, &meters, &horizon, found);
    let meters = meters::with_scenario_ratios(document, scenario, meters, found);
    let (forecast_order, sound) = meters::forecast_order(&meters, found);
    let plans = plans::plans(document, &currency, found);
    let mut usable = meters::usable(&meters, &usage, &sound, found, scenario.unwrap_or(""));
    days::refine(&meters, &usage, &forecast_order, &horizon, &mut usable);
    let context = options::Context {
        document,
        horizon: &horizon,
        plans: &plans,
        usable_meters: &usable,
        exchange: &exchange,
    };
    let options = options::options(&context, scenario.unwrap_or(""), found);
    let baseline = options::baseline(document, &options, found);
    if options.is_empty() {
        if document.options.is_empty() {
            found.push(Issue::new(IssueCode::NoOption, "options"));
        }
        return None;
    }
    Some(Study {
        title: document.title.clone(),
        currency,
        horizon,
        annual_rate,
        inflation,
        accounting: finance::accounting(document),
        criteria,
        vat,
        tax,
        exchange,
        cash,
        waiting,
        meters: meters
            .into_iter()
            .map(|meter| meter.unwrap_or_else(faulty_meter))
            .collect(),
        usage,
        actuals: actuals::actuals(document, found),
        forecast_order,
        // A faulty plan keeps its place but no option refers to it.
        plans: plans
            .into_iter()
            .map(|plan| plan.unwrap_or_else(plans::faulty))
            .collect(),
        options,
        baseline,
    })
}

/// Holds the place of a meter that could not be read; nothing usable refers to it.
fn faulty_meter() -> Meter {
    Meter {
        id: String::new(),
        name: Label::from(""),
        unit: None,
        kind: crate::usage::meter::MeterKind::Flow,
        decimals: 0,
        derived: None,
    }
}

/// Every id is unique in its list and can stand in a path.
fn unique_ids(document: &StudyDocument, found: &mut Findings) {
    found.ids(
        "meters",
        document
            .meters
            .iter()
            .map(|m: &MeterDocument| m.id.as_str()),
    );
    found.ids(
        "scenarios",
        document.scenarios.iter().map(|s| s.id.as_str()),
    );
    found.ids("criteria", document.criteria.iter().map(|c| c.id.as_str()));
    found.ids("plans", document.plans.iter().map(|p| p.id.as_str()));
    found.ids("options", document.options.iter().map(|o| o.id.as_str()));
    for plan in &document.plans {
        let path = super::path::join("plans", &plan.id);
        found.ids(
            &format!("{path}.charges"),
            plan.charges.iter().map(|c| c.id.as_str()),
        );
        found.ids(
            &format!("{path}.modules"),
            plan.modules.iter().map(|m| m.id.as_str()),
        );
        found.ids(
            &format!("{path}.choices"),
            plan.choices.iter().map(|c| c.id.as_str()),
        );
        found.ids(
            &format!("{path}.packs"),
            plan.packs.iter().map(|p| p.id.as_str()),
        );
        found.ids(
            &format!("{path}.limits"),
            plan.limits.iter().map(|l| l.id.as_str()),
        );
        found.ids(
            &format!("{path}.credits"),
            plan.credits.iter().map(|c| c.id.as_str()),
        );
        found.ids(
            &format!("{path}.commitments"),
            plan.commitments.iter().map(|c| c.id.as_str()),
        );
    }
}
