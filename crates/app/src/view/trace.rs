//! The trace of a figure, and what each figure of the comparison is explained by.

use super::{month_text, text};
use crate::analysis::explain::{Asked, asked};
use crate::contract::{AppError, Measure, Reply, TraceInput, TraceKind, TraceSource, TraceView};
use outlay_core::compare::Basis;
use outlay_core::explain::{AmountKind, Node};
use outlay_core::outcome::Outcome;
use outlay_core::study::Study;
use serde_json::Value;

/// The trace of a figure of a study under a scenario.
///
/// # Errors
/// When the study cannot be priced or has no such figure.
pub fn trace_reply(document: &Value, scenario: &str, reference: &str) -> Result<Reply, AppError> {
    match asked(document, scenario, reference)? {
        Asked::Found(node) => Ok(Reply::Trace {
            trace: Box::new(view(*node)),
        }),
        Asked::Unknown(_) => Err(unknown(reference)),
    }
}

pub fn unknown(reference: &str) -> AppError {
    AppError::new("unknown-figure").text("figure", reference.chars().take(80).collect::<String>())
}

fn view(node: Node) -> TraceView {
    TraceView {
        reference: node.reference,
        label: node.label,
        amount: text(node.amount),
        kind: match node.kind {
            AmountKind::Money => TraceKind::Money,
            AmountKind::Quantity => TraceKind::Quantity,
        },
        rule: node.rule,
        adds_up: node.adds_up,
        inputs: node
            .inputs
            .into_iter()
            .map(|input| TraceInput {
                label: input.label,
                value: input.value,
                path: input.path,
            })
            .collect(),
        clause: node.clause,
        source: node.source.map(|source| TraceSource {
            url: source.url,
            as_of: source.as_of,
            note: source.note,
        }),
        children: node.children.into_iter().map(view).collect(),
    }
}

/// What a figure of the comparison can be asked for by; none where it is not a figure
/// with a trace of its own.
pub fn of_measure(
    study: &Study,
    outcome: Option<&Outcome>,
    basis: Basis,
    measure: Measure,
) -> Option<String> {
    let outcome = outcome?;
    let option = &study.options.get(outcome.option)?.id;
    let month = |index: usize| format!("{option}/{}", month_text(study, index));
    match measure {
        Measure::Total => Some(match basis {
            Basis::Cash => format!("{option}/total-cash"),
            Basis::Accrual => format!("{option}/total-cost"),
        }),
        Measure::PresentValue => Some(format!("{option}/present-value")),
        Measure::MonthlyEquivalent => Some(format!("{option}/monthly-equivalent")),
        Measure::PeakMonth => Some(month(outcome.metrics.peak_month.0)),
        // The first month's payments begin with the first day's.
        Measure::DayOne => Some(month(0)),
        Measure::PrepaidAtEnd => Some(format!("{option}/prepaid-at-end")),
        Measure::LowestCash => {
            let runway = outcome.metrics.runway?;
            Some(format!("{}/own-cash", month(runway.lowest_month)))
        }
        Measure::Unserved | Measure::BreakEven | Measure::GivenUp => None,
    }
}
