//! Each assumption at its ends, and which of them change the verdict.

use super::super::text;
use super::input_view;
use crate::analysis::sensitivity;
use crate::contract::{AppError, TornadoBar, TornadoEnd, TornadoView};
use crate::words::Words;
use outlay_core::assumption::AssumptionKind;
use outlay_core::compare::sensitivity::{Bar, End, Measure, Tornado, Turn, Worth};
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::Table;
use serde_json::Value;

fn found(document: &Value, scenario: &str) -> Result<Tornado, AppError> {
    let measure = Measure::Saving(Worth::Paid);
    sensitivity::found(document, scenario, &measure, &Turn::default())
}

pub fn table(document: &Value, scenario: &str, words: &Words) -> Result<Table, AppError> {
    let tornado = found(document, scenario)?;
    Ok(sensitivity::table(document, &tornado, words))
}

pub fn view(document: &Value, scenario: &str) -> Result<TornadoView, AppError> {
    let tornado = found(document, scenario)?;
    let flips: Vec<Sentence> = tornado
        .bars
        .iter()
        .flat_map(|bar| {
            [
                flip(document, bar, &bar.low),
                flip(document, bar, &bar.high),
            ]
        })
        .flatten()
        .collect();
    let summary = match flips.is_empty() {
        true => vec![Sentence::new("tornado-no-flip")],
        false => flips,
    };
    Ok(TornadoView {
        title: sensitivity::title(document, &tornado),
        summary,
        caption: Sentence::new("sensitivity-caption"),
        base: text(tornado.base),
        bars: tornado
            .bars
            .iter()
            .map(|bar| TornadoBar {
                input: input_view(&bar.input),
                low: end(&bar.low),
                high: end(&bar.high),
            })
            .collect(),
    })
}

fn end(end: &End) -> TornadoEnd {
    TornadoEnd {
        value: text(end.value),
        result: end.result.as_ref().ok().map(|result| text(*result)),
        flips_to: end.flips_to.clone(),
    }
}

/// “Daily users, growth at 5%: By traffic is cheapest.”
fn flip(document: &Value, bar: &Bar, end: &End) -> Option<Sentence> {
    let option = sensitivity::option_name(document, end.flips_to.as_ref()?);
    let value = text(end.value);
    let value = match bar.input.kind {
        AssumptionKind::Percent => Arg::Percent(value),
        AssumptionKind::Money => Arg::Money(value),
        AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months => {
            Arg::Quantity(value)
        }
    };
    Some(
        Sentence::new("sensitivity-flip")
            .name("input", &sensitivity::input_label(&bar.input))
            .with("value", value)
            .name("option", &option),
    )
}
