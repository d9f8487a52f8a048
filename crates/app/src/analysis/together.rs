//! All analyses of a study together, as `compare` gives them.

use super::{
    break_even, bridge, cash_position, decision, equivalent, instead, ledger, sensitivity,
};
use crate::contract::AppError;
use crate::words::Words;
use outlay_core::compare::bridge::BridgeBasis;
use outlay_core::compare::sensitivity::{Measure, Turn, Worth};
use outlay_core::compare::watch::Unwatched;
use outlay_core::sentence::Sentence;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json as value};

/// One entry for each analysis; one that does not apply says why instead of being left out.
pub fn json(document: &Value, scenario: &str, options: &[&str], words: &Words) -> Value {
    let mut all = Map::new();
    let mut put = |name: &str, answer: Result<Value, AppError>| {
        let answer = answer.unwrap_or_else(
            |error| value!({ "unavailable": error.code, "message": words.say(&error.message) }),
        );
        all.insert(name.to_owned(), answer);
    };
    put("break_even", break_even::json(document, scenario));
    put("cash_position", cash_position::json(document, scenario));
    put(
        "equivalent_cost",
        equivalent::json(document, scenario, words),
    );
    put("instead_of_baseline", instead::json(document, scenario));
    for (name, basis) in [
        ("bridge_cash", BridgeBasis::Cash),
        ("bridge_accrual", BridgeBasis::Accrual),
        ("bridge_present_value", BridgeBasis::PresentValue),
    ] {
        put(name, bridge::json(document, scenario, basis, words));
    }
    let measure = Measure::Saving(Worth::Paid);
    let tornado = sensitivity::found(document, scenario, &measure, &Turn::default(), &Unwatched);
    let flips: Vec<Sentence> = match &tornado {
        Ok(tornado) => sensitivity::flips(document, tornado, words),
        Err(_) => Vec::new(),
    };
    put(
        "sensitivity",
        tornado.map(|tornado| sensitivity::as_json(document, &tornado, words)),
    );
    let given = decision::Given {
        flips,
        // With a sure need; the answer names the risk at which each breaks even.
        stop_risk: Some(Decimal::ZERO),
    };
    put(
        "decision",
        decision::json(document, scenario, &given, words),
    );
    let books = options
        .iter()
        .map(|option| ledger::balances(document, scenario, option));
    put(
        "balances",
        books.collect::<Result<Vec<_>, _>>().map(Value::Array),
    );
    // A thousand evaluations take longer than everything above; it has a verb of its own.
    put("simulation", Err(AppError::new("simulated-apart")));
    Value::Object(all)
}
