//! Each input at its ends: as JSON and table.

use super::figure::{number, stopped};
use crate::contract::AppError;
use crate::format;
use crate::view::{issue_view, text};
use crate::words::Words;
use outlay_core::assumption::{Assumption, AssumptionKind};
use outlay_core::compare::sensitivity::{End, Measure, Tornado, Turn, Worth, sensitivity};
use outlay_core::compare::watch::{Unwatched, Watch};
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::{get, join};
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};
use std::collections::BTreeMap;

/// The tornado, or why there is none.
///
/// # Errors
/// When the study cannot be priced, an input is unknown, or a saving has no second option.
pub fn found(
    document: &Value,
    scenario: &str,
    measure: &Measure,
    turn: &Turn,
    watch: &dyn Watch,
) -> Result<Tornado, AppError> {
    let tornado = sensitivity(document, scenario, measure, turn, watch).map_err(stopped)?;
    tornado.ok_or_else(|| AppError {
        message: Sentence::new("sensitivity-no-pair"),
        ..AppError::new("bad-request")
    })
}

/// The tornado of the cheapest option's saving, as data.
///
/// # Errors
/// As [`found`].
pub fn json(document: &Value, scenario: &str, words: &Words) -> Result<Value, AppError> {
    let measure = Measure::Saving(Worth::Paid);
    let tornado = found(document, scenario, &measure, &Turn::default(), &Unwatched)?;
    Ok(as_json(document, &tornado, words))
}

pub fn as_json(document: &Value, tornado: &Tornado, words: &Words) -> Value {
    let end = |end: &End| {
        let issue = end.result.as_ref().err().map(|issue| {
            let view = issue_view(issue, None);
            value!({ "code": view.code, "path": view.path, "message": words.say(&view.message) })
        });
        value!({
            "value": text(end.value), "result": end.result.as_ref().ok().map(|r| text(*r)),
            "issue": issue, "flips_to": end.flips_to,
        })
    };
    let bars: Vec<Value> = tornado
        .bars
        .iter()
        .map(|bar| {
            value!({
                "path": bar.input.path, "input": input_name(&bar.input, words),
                "kind": kind(bar.input.kind), "value": text(bar.input.value),
                "low": end(&bar.low), "high": end(&bar.high), "reach": bar.reach.map(text),
                "flips": bar.low.flips_to.is_some() || bar.high.flips_to.is_some(),
            })
        })
        .collect();
    value!({
        "measure": measure_code(&tornado.measure), "base": text(tornado.base),
        "option": tornado.of, "against": tornado.against,
        "sentence": words.say(&title(document, tornado)),
        "caption": words.word("sensitivity-caption"), "bars": bars,
    })
}

/// The base in one sentence.
pub fn title(document: &Value, tornado: &Tornado) -> Sentence {
    let said = Sentence::new(format!(
        "sensitivity-title-{}",
        measure_code(&tornado.measure)
    ))
    .name("of", &option_name(document, &tornado.of))
    .with("base", Arg::Money(text(tornado.base)));
    match &tornado.against {
        Some(against) => said.name("against", &option_name(document, against)),
        None => said,
    }
}

/// One row for each input, the largest reach first.
pub fn table(document: &Value, tornado: &Tornado, words: &Words) -> Table {
    let keys = [
        "input", "value", "low", "high", "at-low", "at-high", "reach", "verdict",
    ];
    let columns = keys
        .iter()
        .enumerate()
        .map(|(index, key)| Column {
            title: words.word(&format!("sensitivity-column-{key}")),
            numeric: (1..7).contains(&index),
        })
        .collect();
    let result = |end: &End| match &end.result {
        Ok(result) => number(*result, words),
        Err(_) => Cell::Text(words.word("sensitivity-unpriced")),
    };
    let rows = tornado
        .bars
        .iter()
        .map(|bar| {
            let flips = [("low", &bar.low), ("high", &bar.high)];
            let flips: Vec<String> = flips
                .iter()
                .filter_map(|(side, end)| {
                    let option = option_name(document, end.flips_to.as_ref()?);
                    let key = format!("sensitivity-flip-{side}");
                    Some(words.say(&Sentence::new(key).name("option", &option)))
                })
                .collect();
            let value = |amount| shown(&bar.input, amount, words);
            vec![
                Cell::Text(input_name(&bar.input, words)),
                value(bar.input.value),
                value(bar.low.value),
                value(bar.high.value),
                result(&bar.low),
                result(&bar.high),
                bar.reach.map_or(Cell::Empty, |reach| number(reach, words)),
                Cell::Text(flips.join("; ")),
            ]
        })
        .collect();
    Table {
        title: words.say(&title(document, tornado)),
        columns,
        rows,
        totals: None,
    }
}

/// What would change the verdict: each input's end at which another option is cheapest.
pub fn flips(document: &Value, tornado: &Tornado, words: &Words) -> Vec<Sentence> {
    let ends = tornado
        .bars
        .iter()
        .flat_map(|bar| [&bar.low, &bar.high].map(|end| (&bar.input, end)));
    ends.filter_map(|(input, end)| {
        let option = option_name(document, end.flips_to.as_ref()?);
        Some(
            Sentence::new("sensitivity-flip")
                .text("input", input_name(input, words))
                .with("value", value_arg(input.kind, end.value))
                .name("option", &option),
        )
    })
    .collect()
}

/// An input's value in a sentence.
pub(crate) fn value_arg(kind: AssumptionKind, value: Decimal) -> Arg {
    let value = text(value);
    match kind {
        AssumptionKind::Percent => Arg::Percent(value),
        AssumptionKind::Money => Arg::Money(value),
        AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months => {
            Arg::Quantity(value)
        }
    }
}

fn shown(input: &Assumption, amount: Decimal, words: &Words) -> Cell {
    match input.kind {
        AssumptionKind::Percent => Cell::Text(format::percent(&text(amount))),
        AssumptionKind::Money => number(amount, words),
        AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months => {
            Cell::Number(text(amount))
        }
    }
}

/// An input's name in both languages.
pub(crate) fn input_label(input: &Assumption) -> Label {
    Label::from(BTreeMap::from(crate::words::LANGUAGES.map(|language| {
        let words = Words::new(language, "", 0);
        (language.to_owned(), input_name(input, &words))
    })))
}

/// A meter's input carries the meter's name, the others say it themselves.
fn input_name(input: &Assumption, words: &Words) -> String {
    if input.group.key != "group-meter" {
        return words.say(&input.title);
    }
    let named = Sentence::new("sensitivity-input")
        .text("group", words.say(&input.group))
        .text("title", words.say(&input.title));
    words.say(&named)
}

pub(crate) fn option_name(document: &Value, id: &str) -> Label {
    let name = get(document, &join("options", id)).and_then(|option| option.get("name"));
    name.and_then(|name| serde_json::from_value(name.clone()).ok())
        .unwrap_or_else(|| Label::from(id))
}

fn measure_code(measure: &Measure) -> &'static str {
    match measure {
        Measure::Saving(Worth::Paid) => "saving",
        Measure::Saving(Worth::PresentValue) => "saving-present-value",
        Measure::Option(_, Worth::Paid) => "total",
        Measure::Option(_, Worth::PresentValue) => "present-value",
    }
}

fn kind(kind: AssumptionKind) -> &'static str {
    match kind {
        AssumptionKind::Quantity => "quantity",
        AssumptionKind::Money => "money",
        AssumptionKind::Percent => "percent",
        AssumptionKind::Number => "number",
        AssumptionKind::Months => "months",
    }
}
