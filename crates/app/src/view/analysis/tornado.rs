//! Each assumption at its ends, and which of them change the verdict.

use super::super::text;
use super::input_view;
use crate::analysis::sensitivity;
use crate::contract::{AppError, TornadoBar, TornadoEnd, TornadoView};
use crate::words::Words;
use outlay_core::compare::sensitivity::{Bar, End, Measure, Tornado, Turn, Worth};
use outlay_core::compare::watch::Watch;
use outlay_core::sentence::Sentence;
use outlay_report::Table;
use serde_json::Value;

/// Every assumption, those without any effect too.
fn found(document: &Value, scenario: &str, watch: &dyn Watch) -> Result<Tornado, AppError> {
    let measure = Measure::Saving(Worth::Paid);
    sensitivity::found(document, scenario, &measure, &Turn::default(), watch)
}

/// Whether either end of an input changes anything.
fn counts(tornado: &Tornado, bar: &Bar) -> bool {
    let moved = |end: &End| end.flips_to.is_some() || end.result.as_ref() != Ok(&tornado.base);
    moved(&bar.low) || moved(&bar.high)
}

/// Only the inputs that change something, and how many do not.
fn telling(mut tornado: Tornado) -> (Tornado, usize) {
    let all = tornado.bars.len();
    let bars = std::mem::take(&mut tornado.bars);
    tornado.bars = bars
        .into_iter()
        .filter(|bar| counts(&tornado, bar))
        .collect();
    let without = all.saturating_sub(tornado.bars.len());
    (tornado, without)
}

pub fn table(
    document: &Value,
    scenario: &str,
    (words, watch): (&Words, &dyn Watch),
) -> Result<Table, AppError> {
    let (tornado, _) = telling(found(document, scenario, watch)?);
    Ok(sensitivity::table(document, &tornado, words))
}

pub fn view(document: &Value, scenario: &str, watch: &dyn Watch) -> Result<TornadoView, AppError> {
    let (tornado, without) = telling(found(document, scenario, watch)?);
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
    let mut summary = match flips.is_empty() {
        true => vec![Sentence::new("tornado-no-flip")],
        false => flips,
    };
    if without > 0 {
        summary.push(Sentence::new("tornado-without-effect").count("count", without));
    }
    Ok(TornadoView {
        title: sensitivity::title(document, &tornado),
        summary,
        caption: Sentence::new("sensitivity-caption"),
        of: tornado.of.clone(),
        against: tornado.against.clone(),
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
    Some(
        Sentence::new("sensitivity-flip")
            .name("input", &sensitivity::input_label(&bar.input))
            .with("value", sensitivity::value_arg(bar.input.kind, end.value))
            .name("option", &option),
    )
}
