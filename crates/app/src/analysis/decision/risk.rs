//! The decision when the need may end: expected costs, and the right to cancel.

use super::Sheet;
use crate::analysis::ledger::number;
use crate::contract::AppError;
use crate::words::Words;
use outlay_core::compare::freedom::need_flows;
use outlay_core::finance::present_value::to_money;
use outlay_core::finance::right_to_cancel::{NeedFlow, break_even_hazard, expected_present_value};
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json as value};

/// An option when the need may end.
struct AtRisk {
    id: String,
    name: String,
    /// Expected cost today.
    expected: Option<Decimal>,
    /// How much less that is than the cost of a sure need.
    saved: Option<Decimal>,
    /// The monthly risk at which it costs as much as the baseline.
    break_even: Option<Decimal>,
}

fn at_risk(sheet: &Sheet, risk: Decimal, language: &str) -> Result<Vec<AtRisk>, AppError> {
    let study = sheet.study;
    let hazard = risk.to_f64().unwrap_or(0.0);
    let rate = study.annual_rate.unwrap_or_default();
    let rate = rate.to_f64().unwrap_or(0.0);
    let flows: Vec<Vec<NeedFlow>> = sheet
        .outcomes
        .iter()
        .zip(&sheet.stops)
        .map(|(outcome, stops)| need_flows(study, outcome, stops))
        .collect::<Result<_, _>>()
        .map_err(|_| AppError::new("too-large"))?;
    let money = |amount: f64| to_money(amount, study.currency.decimals);
    let at = |flows: &[NeedFlow], hazard: f64| expected_present_value(flows, hazard, rate);
    let baseline = baseline(sheet);
    let found = flows.iter().enumerate().map(|(index, own)| {
        let other = flows.get(baseline).filter(|_| index != baseline);
        let even = other.and_then(|other| break_even_hazard(|h| at(own, h) - at(other, h)));
        AtRisk {
            id: sheet.id(index),
            name: sheet.name(index).text(language).to_owned(),
            expected: money(at(own, hazard)),
            saved: money(at(own, 0.0) - at(own, hazard)),
            break_even: even.and_then(|h| to_money(h, 5)).map(|d| d.normalize()),
        }
    });
    Ok(found.collect())
}

fn baseline(sheet: &Sheet) -> usize {
    let mut outcomes = sheet.outcomes.iter();
    outcomes
        .position(|outcome| outcome.option == sheet.study.baseline)
        .unwrap_or(0)
}

/// Every option's expected cost at a monthly risk of stopping, what being free to stop
/// saves, and the risk at which it costs as much as the baseline.
pub fn json(sheet: &Sheet, risk: Decimal) -> Result<Value, AppError> {
    let text = |amount: Option<Decimal>| amount.map(|d| d.to_string());
    let options = at_risk(sheet, risk, "")?.into_iter().map(|option| {
        value!({
            "id": option.id,
            "expected": text(option.expected),
            "value_of_stopping": text(option.saved),
            "break_even_risk": text(option.break_even),
        })
    });
    Ok(value!({
        "monthly_risk": risk.normalize().to_string(),
        "baseline": sheet.id(baseline(sheet)),
        "options": options.collect::<Vec<_>>(),
    }))
}

/// The same as a table.
pub fn table(sheet: &Sheet, risk: Decimal, words: &Words) -> Result<Table, AppError> {
    let base = sheet.name(baseline(sheet));
    let even = Sentence::new("decide-break-even-risk").name("baseline", &base);
    let titles = [
        (words.word("decide-option"), false),
        (words.word("decide-expected"), true),
        (words.word("decide-value-of-stopping"), true),
        (words.say(&even), true),
    ];
    let amount =
        |amount: Option<Decimal>| amount.map_or(Cell::Empty, |amount| number(sheet.study, amount));
    let rows = at_risk(sheet, risk, &words.language)?
        .into_iter()
        .map(|option| {
            vec![
                Cell::Text(option.name),
                amount(option.expected),
                amount(option.saved),
                option.break_even.map_or(Cell::Empty, |risk| {
                    Cell::Text(crate::format::percent(&risk.to_string()))
                }),
            ]
        });
    let rate = Arg::Percent(risk.normalize().to_string());
    Ok(Table {
        title: words.say(&Sentence::new("decide-risk").with("rate", rate)),
        columns: titles
            .into_iter()
            .map(|(title, numeric)| Column { title, numeric })
            .collect(),
        rows: rows.collect(),
        totals: None,
    })
}
