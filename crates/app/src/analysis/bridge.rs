//! The difference between two options, scenarios or versions, by cause: as JSON and table.

use super::figure::{number, refused};
use crate::contract::AppError;
use crate::view::text;
use crate::words::Words;
use outlay_core::compare::bridge::{Bridge, BridgeBasis, Detail};
use outlay_core::compare::cause::{Cause, Side};
use outlay_core::compare::rules;
use outlay_core::decimal::add;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::what_if::{Evaluated, evaluated};
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};

/// One end of a bridge: an option of a document under a scenario.
pub struct End<'a> {
    pub document: &'a Value,
    pub scenario: &'a str,
    pub option: &'a str,
    /// What tells it from the other end when the option is the same.
    pub detail: Option<Label>,
}

impl<'a> From<&End<'a>> for rules::End<'a> {
    fn from(end: &End<'a>) -> rules::End<'a> {
        rules::End {
            document: end.document,
            scenario: end.scenario,
            option: end.option,
        }
    }
}

/// A bridge with the names of its ends.
pub struct Found {
    pub bridge: Bridge,
    pub from: (String, Label, Option<Label>),
    pub to: (String, Label, Option<Label>),
}

/// The bridge between two ends. Two options of one study are taken apart by tier, one
/// option under two sets of assumptions by quantity and price.
///
/// # Errors
/// When one end cannot be priced or the currencies differ.
pub fn between(from: &End, to: &End, basis: BridgeBasis) -> Result<Found, AppError> {
    let ours = evaluated(from.document, from.scenario).map_err(|issue| refused(&issue))?;
    let theirs = evaluated(to.document, to.scenario).map_err(|issue| refused(&issue))?;
    let detail = if from.option == to.option {
        Detail::VolumeAndPrice
    } else {
        Detail::Tiers
    };
    made(&ours, from, &theirs, to, basis, detail)
}

fn made(
    ours: &Evaluated,
    from: &End,
    theirs: &Evaluated,
    to: &End,
    basis: BridgeBasis,
    detail: Detail,
) -> Result<Found, AppError> {
    let (first, first_name) = side(ours, from.option)?;
    let (second, second_name) = side(theirs, to.option)?;
    let found = rules::between((from.into(), first), (to.into(), second), basis, detail)
        .map_err(|_| AppError::internal("an amount is too large"))?;
    let bridge = found.ok_or_else(|| AppError {
        message: Sentence::new("bridge-currencies"),
        ..AppError::new("bad-request")
    })?;
    Ok(Found {
        bridge,
        from: (from.option.to_owned(), first_name, from.detail.clone()),
        to: (to.option.to_owned(), second_name, to.detail.clone()),
    })
}

fn side<'a>(of: &'a Evaluated, id: &str) -> Result<(Side<'a>, Label), AppError> {
    of.outcomes
        .outcomes
        .iter()
        .find_map(|outcome| {
            let option = of.study.options.get(outcome.option)?;
            let side = Side {
                study: &of.study,
                outcome,
            };
            (option.id == id).then(|| (side, option.name.clone()))
        })
        .ok_or_else(|| AppError::new("unknown-option").text("id", id))
}

/// The bridges from the baseline to every other option.
///
/// # Errors
/// When the study cannot be priced.
pub fn json(
    document: &Value,
    scenario: &str,
    basis: BridgeBasis,
    words: &Words,
) -> Result<Value, AppError> {
    let found = evaluated(document, scenario).map_err(|issue| refused(&issue))?;
    let baseline = found.study.options.get(found.study.baseline);
    let baseline = baseline.map_or("", |option| option.id.as_str());
    let end = |option| End {
        document,
        scenario,
        option,
        detail: None,
    };
    let others = found.outcomes.outcomes.iter().filter_map(|outcome| {
        let option = found.study.options.get(outcome.option)?;
        Some(option.id.as_str()).filter(|id| *id != baseline)
    });
    let bridges = others
        .map(|id| {
            let (from, to) = (end(baseline), end(id));
            let made = made(&found, &from, &found, &to, basis, Detail::Tiers)?;
            Ok(as_json(&made, words))
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    Ok(Value::Array(bridges))
}

pub fn as_json(found: &Found, words: &Words) -> Value {
    let steps: Vec<Value> = found
        .bridge
        .steps
        .iter()
        .map(|step| {
            value!({
                "cause": code(&step.cause), "charge": charge(&step.cause).0, "tier": charge(&step.cause).1,
                "label": words.say(&step.label), "amount": text(step.amount),
                "from_lines": step.from_lines, "to_lines": step.to_lines,
            })
        })
        .collect();
    let end = |(id, name, detail): &(String, Label, Option<Label>), total: Decimal| {
        value!({
            "option": id, "name": name.text(&words.language),
            "detail": detail.as_ref().map(|d| d.text(&words.language)), "total": text(total),
        })
    };
    value!({
        "basis": basis_code(found.bridge.basis),
        "from": end(&found.from, found.bridge.from),
        "to": end(&found.to, found.bridge.to),
        "difference": text(found.bridge.difference),
        "sentence": words.say(&title(found, words)),
        "steps": steps,
    })
}

/// The finding in one sentence.
pub fn title(found: &Found, words: &Words) -> Sentence {
    let name = |end| Arg::Text(end_name(end, words));
    Sentence::new(format!("bridge-title-{}", basis_code(found.bridge.basis)))
        .with("from", name(&found.from))
        .with("to", name(&found.to))
        .with("difference", Arg::Money(text(found.bridge.difference)))
}

fn end_name((_, name, detail): &(String, Label, Option<Label>), words: &Words) -> String {
    match detail {
        Some(detail) => words.say(
            &Sentence::new("bridge-side")
                .name("option", name)
                .name("detail", detail),
        ),
        None => name.text(&words.language).to_owned(),
    }
}

/// One row for each cause between the two totals, with what is reached after it.
pub fn table(found: &Found, words: &Words) -> Table {
    let column = |key: &str, numeric| Column {
        title: words.word(key),
        numeric,
    };
    let total = |end, total: Decimal| {
        vec![
            Cell::Text(end_name(end, words)),
            Cell::Empty,
            number(total, words),
        ]
    };
    let mut reached = found.bridge.from;
    let mut rows = vec![total(&found.from, reached)];
    for step in &found.bridge.steps {
        reached = add(reached, step.amount).unwrap_or(reached);
        rows.push(vec![
            Cell::Text(words.say(&step.label)),
            number(step.amount, words),
            number(reached, words),
        ]);
    }
    Table {
        title: words.say(&title(found, words)),
        columns: vec![
            column("bridge-column-cause", false),
            column("bridge-column-change", true),
            column("bridge-column-running", true),
        ],
        rows,
        totals: Some(vec![
            Cell::Text(end_name(&found.to, words)),
            number(found.bridge.difference, words),
            number(found.bridge.to, words),
        ]),
    }
}

pub(crate) fn basis_code(basis: BridgeBasis) -> &'static str {
    match basis {
        BridgeBasis::Cash => "cash",
        BridgeBasis::Accrual => "accrual",
        BridgeBasis::PresentValue => "present-value",
    }
}

fn charge(cause: &Cause) -> (Option<&str>, Option<usize>) {
    match cause {
        Cause::Usage { charge, tier } => (Some(charge), *tier),
        Cause::Fee(charge) | Cause::Volume(charge) | Cause::Price(charge) => (Some(charge), None),
        _ => (None, None),
    }
}

fn code(cause: &Cause) -> &'static str {
    match cause {
        Cause::Rule(rule) => rule.code(),
        Cause::Fee(_) => "fee",
        Cause::Fees => "fees",
        Cause::OneTime => "one-time",
        Cause::Usage { tier: None, .. } => "usage",
        Cause::Usage { tier: Some(_), .. } => "tier",
        Cause::Volume(_) => "volume",
        Cause::Price(_) => "price",
        Cause::PackUsed => "pack-used",
        Cause::PackExpired => "pack-expired",
        Cause::PercentDiscount => "percent-discount",
        Cause::BillingDiscount => "billing-discount",
        Cause::Minimum => "minimum",
        Cause::Maximum => "maximum",
        Cause::Surcharge => "surcharge",
        Cause::Salvage => "salvage",
        Cause::PlanChange => "plan-change",
        Cause::Exchange => "exchange",
        Cause::Vat => "vat",
        Cause::After => "after",
        Cause::Time => "time",
    }
}
