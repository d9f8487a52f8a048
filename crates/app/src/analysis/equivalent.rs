//! Equivalent cost: options of different length made comparable.
//!
//! The level payment over an option's own service that is worth as much as what it pays,
//! on the assumption, which is stated, that it is renewed on the same terms. By year at
//! the end (the textbook's figure), by year and by month in advance (the price list's).
//! Source: Brealey and Myers, equivalent annual cost.

use super::figure::refused;
use crate::contract::AppError;
use crate::words::Words;
use outlay_core::finance::annuity::{monthly_in_advance, yearly_at_end, yearly_in_advance};
use outlay_core::finance::present_value::{present_value, to_money};
use outlay_core::outcome::Outcome;
use outlay_core::study::{Study, StudyOption};
use outlay_core::what_if::evaluated;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json as value};

/// The equivalent costs of every option, as data.
///
/// # Errors
/// When the study cannot be priced.
pub fn json(document: &Value, scenario: &str, words: &Words) -> Result<Value, AppError> {
    let found = evaluated(document, scenario).map_err(|issue| refused(&issue))?;
    let options = found.outcomes.outcomes.iter().filter_map(|outcome| {
        let option = found.study.options.get(outcome.option)?;
        Some(equivalent(&found.study, option, outcome))
    });
    Ok(value!({
        "assumption": words.word("equivalent-assumption"),
        "options": options.collect::<Vec<_>>(),
    }))
}

fn equivalent(study: &Study, option: &StudyOption, outcome: &Outcome) -> Value {
    let months = service_months(study, option);
    let years = months as f64 / 12.0;
    let rate = study.annual_rate.unwrap_or(Decimal::ZERO);
    let flows = outcome.movements.iter();
    let flows = flows.map(|m| (m.date, m.total().unwrap_or_default()));
    let worth = present_value(&study.horizon, rate, flows);
    let rate = rate.to_f64().unwrap_or(0.0);
    let money = |amount: f64| {
        to_money(amount, study.currency.decimals).map(|amount| amount.normalize().to_string())
    };
    value!({
        "option": option.id,
        "service_months": months,
        "present_value": money(worth),
        "yearly_at_end": money(yearly_at_end(worth, rate, years)),
        "yearly_in_advance": money(yearly_in_advance(worth, rate, years)),
        "monthly_in_advance": money(monthly_in_advance(worth, rate, months)),
    })
}

/// The months in which the option serves within the study, started ones counted whole.
fn service_months(study: &Study, option: &StudyOption) -> usize {
    let end = option.ends_within(&study.horizon);
    let last = end.pred_opt().unwrap_or(end);
    let between = study.horizon.month_of(last) - study.horizon.month_of(option.start);
    usize::try_from(between.max(0)).unwrap_or(0) + 1
}
