//! An option instead of the baseline: the difference of their flows as an investment.
//!
//! Paying a year up front instead of monthly puts money out early to pay less later. The
//! flows of the option less those of the baseline, date by date, are that investment; its
//! rate of return is what the discount really buys, its net present value decides.

use super::figure::refused;
use crate::contract::AppError;
use outlay_core::finance::appraisal::appraise;
use outlay_core::finance::flows::{Flow, Flows};
use outlay_core::finance::present_value::to_money;
use outlay_core::finance::return_rate::Rates;
use outlay_core::outcome::Outcome;
use outlay_core::what_if::evaluated;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json as value};

/// Every option instead of the baseline, as data. Money out is negative here.
///
/// # Errors
/// When the study cannot be priced.
pub fn json(document: &Value, scenario: &str) -> Result<Value, AppError> {
    let found = evaluated(document, scenario).map_err(|issue| refused(&issue))?;
    let (study, outcomes) = (&found.study, &found.outcomes.outcomes);
    let id = |o: &Outcome| study.options.get(o.option).map(|option| option.id.clone());
    let baseline = outcomes.iter().find(|o| o.option == study.baseline);
    let Some(baseline) = baseline.or(outcomes.first()) else {
        return Ok(Value::Array(Vec::new()));
    };
    let rate = study.annual_rate.and_then(|rate| rate.to_f64());
    let start = Some(study.horizon.start());
    let money = |amount: Option<f64>| {
        let rounded = amount.and_then(|a| to_money(a, study.currency.decimals));
        rounded.map(|a| a.normalize().to_string())
    };
    let answers = outcomes
        .iter()
        .filter(|outcome| outcome.option != baseline.option)
        .map(|outcome| {
            let appraisal = appraise(&flows(outcome).minus(&flows(baseline)), rate, start);
            value!({
                "option": id(outcome), "against": id(baseline),
                "net_present_value": money(appraisal.xnpv),
                "effective_annual_return": appraisal.xirr.headline.map(rate_text),
                "returns": appraisal.xirr.roots.iter().copied().map(rate_text).collect::<Vec<_>>(),
                "no_rate": no_rate(&appraisal.xirr),
            })
        });
    Ok(Value::Array(answers.collect()))
}

/// What is paid, with money out negative.
fn flows(outcome: &Outcome) -> Flows {
    Flows::new(outcome.movements.iter().filter_map(|movement| {
        let amount = movement.total().ok()?.to_f64()?;
        Some(Flow {
            date: movement.date,
            amount: -amount,
        })
    }))
}

fn rate_text(rate: f64) -> String {
    format!("{rate:.6}")
}

fn no_rate(rates: &Rates) -> Option<String> {
    rates.none.map(|reason| format!("{reason:?}"))
}
