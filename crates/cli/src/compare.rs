//! `outlay compare`: the options side by side, with break-evens and the verdict.

use crate::input;
use crate::output::{Failure, Format, json, line, print, table_text};
use clap::ValueEnum;
use outlay_app::analysis::together;
use outlay_app::contract::{AppError, Basis, CellView, ComparisonView, Evaluation, Measure};
use outlay_app::tables::{comparison, difference_table};
use outlay_app::words::Words;
use outlay_core::sentence::Sentence;
use serde_json::{Map, Value, json as value};
use std::path::Path;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BasisName {
    Cash,
    Accrual,
}

impl From<BasisName> for Basis {
    fn from(name: BasisName) -> Basis {
        match name {
            BasisName::Cash => Basis::Cash,
            BasisName::Accrual => Basis::Accrual,
        }
    }
}

pub fn compare(
    study: &Path,
    scenario: Option<&str>,
    basis: BasisName,
    format: Format,
    language: &str,
) -> Result<(), Failure> {
    let (written, evaluation) = input::evaluated(study, scenario, language)?;
    let words = input::words(&evaluation, language);
    let found =
        comparison(&evaluation, basis.into()).ok_or_else(|| AppError::new("nothing-to-export"))?;
    if format == Format::Json {
        let mut shown = as_json(&evaluation, found, &words);
        let options: Vec<&str> = evaluation.options.iter().map(|o| o.id.as_str()).collect();
        let scenario = scenario.unwrap_or_default();
        shown["analyses"] = together::json(&written.value, scenario, &options, &words);
        return print(&json(&shown)?);
    }
    let table = difference_table(&evaluation, found, &words);
    if format == Format::Table {
        print(&format!("{}\n", line(&words.say(&found.verdict.sentence))))?;
        for note in &found.verdict.notes {
            print(&format!("  {}", line(&words.say(note))))?;
        }
        print("")?;
    }
    print(&table_text(&table, format))?;
    if format == Format::Table {
        let said = Sentence::new("cli-fingerprint").text("fingerprint", &evaluation.fingerprint);
        print(&format!("\n{}", words.say(&said)))?;
    }
    Ok(())
}

fn as_json(evaluation: &Evaluation, found: &ComparisonView, words: &Words) -> Value {
    let options: Vec<Value> = (0..evaluation.options.len())
        .map(|index| option(evaluation, found, index))
        .collect();
    let months = |list: &[usize]| {
        list.iter()
            .map(|index| month(evaluation, *index))
            .collect::<Vec<_>>()
    };
    let break_evens = |view: &ComparisonView| -> Vec<Value> {
        view.break_evens
            .iter()
            .map(|b| {
                value!({
                    "option": b.option, "against": b.against, "cheaper_at_end": b.cheaper,
                    "crossings": months(&b.crossings),
                    "first": b.first.map(|m| month(evaluation, m)), "lasting": b.lasting.map(|m| month(evaluation, m)),
                })
            })
            .collect()
    };
    let verdict = &found.verdict;
    value!({
        "currency": evaluation.currency.code,
        "months": evaluation.months.len(),
        "baseline": found.baseline,
        "basis": found.basis,
        "options": options,
        "break_evens": break_evens(found),
        "break_evens_accrual": evaluation.accrual.as_ref().map(break_evens),
        "verdict": {
            "option": verdict.option,
            "from": verdict.from_month.map(|m| month(evaluation, m)),
            "overtakes": verdict.overtakes,
            "sentence": words.say(&verdict.sentence),
            "notes": verdict.notes.iter().map(|note| words.say(note)).collect::<Vec<_>>(),
        },
        "fingerprint": evaluation.fingerprint,
    })
}

/// A month by its index from 0, its number from 1 and its name.
fn month(evaluation: &Evaluation, index: usize) -> Value {
    value!({ "index": index, "number": index + 1, "month": evaluation.months.get(index) })
}

fn option(evaluation: &Evaluation, found: &ComparisonView, index: usize) -> Value {
    let mut entry = Map::new();
    let shown = evaluation.options.get(index);
    entry.insert("id".into(), value!(shown.map(|o| &o.id)));
    let cash_total = evaluation
        .cash
        .as_ref()
        .and_then(|view| money(view, Measure::Total, index));
    let accrual_total = evaluation
        .accrual
        .as_ref()
        .and_then(|view| money(view, Measure::Total, index));
    entry.insert("total_cash".into(), value!(cash_total));
    entry.insert("total_cost".into(), value!(accrual_total));
    for (key, measure) in [
        ("present_value", Measure::PresentValue),
        ("monthly_equivalent", Measure::MonthlyEquivalent),
        ("day_one", Measure::DayOne),
        ("peak_cash", Measure::PeakMonth),
        ("prepaid_at_end", Measure::PrepaidAtEnd),
        ("lowest_cash", Measure::LowestCash),
    ] {
        entry.insert(key.into(), value!(money(found, measure, index)));
    }
    entry.insert("paid_after_end".into(), value!(shown.map(|o| &o.after)));
    Value::Object(entry)
}

fn money(view: &ComparisonView, measure: Measure, index: usize) -> Option<&str> {
    let row = view.rows.iter().find(|row| row.measure == measure)?;
    match row.cells.get(index)? {
        CellView::Money { amount, .. } => Some(amount),
        CellView::Month { .. } | CellView::Words { .. } => None,
    }
}
