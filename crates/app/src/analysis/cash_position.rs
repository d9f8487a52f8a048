//! Cash position: the buyer's own cash under each option.
//!
//! Cash at a month's end is the opening balance and the inflow so far, less what was paid.
//! The limit is broken in every month that ends below the floor; the runway is the months
//! before the first of them.

use super::figure::refused;
use crate::contract::AppError;
use crate::view::{month_text, text};
use outlay_core::metrics::Runway;
use outlay_core::outcome::Outcome;
use outlay_core::study::{CashPosition, Study};
use outlay_core::what_if::evaluated;
use serde_json::{Value, json as value};

/// The cash position under every option, as data; null when the study states none.
///
/// # Errors
/// When the study cannot be priced.
pub fn json(document: &Value, scenario: &str) -> Result<Value, AppError> {
    let found = evaluated(document, scenario).map_err(|issue| refused(&issue))?;
    let study = &found.study;
    let Some(cash) = study.cash else {
        return Ok(Value::Null);
    };
    let outcomes = found.outcomes.outcomes.iter();
    let options = outcomes.filter_map(|o| Some(under(study, cash, o, o.metrics.runway?)));
    Ok(value!({
        "opening": text(cash.opening), "monthly_inflow": text(cash.monthly_inflow),
        "floor": text(cash.floor), "options": options.collect::<Vec<_>>(),
    }))
}

fn under(study: &Study, cash: CashPosition, outcome: &Outcome, runway: Runway) -> Value {
    let month = |index: usize| value!({ "index": index, "number": index + 1, "month": month_text(study, index) });
    let broken = outcome.months.iter().enumerate();
    let broken: Vec<Value> = broken
        .filter(|(_, row)| row.cash_left.is_some_and(|left| left < cash.floor))
        .map(|(index, _)| month(index))
        .collect();
    value!({
        "option": study.options.get(outcome.option).map(|option| &option.id),
        "day_one": text(outcome.metrics.day_one),
        "can_start": outcome.metrics.day_one <= cash.opening,
        "lowest": text(runway.lowest), "lowest_month": month(runway.lowest_month),
        "runway_months": runway.broken_month, "keeps_floor": broken.is_empty(),
        "broken_months": broken,
    })
}
