//! Every scenario beside the others: what each option comes to, and what differs.
//!
//! Each scenario is priced as if it were the selected one. An option that only some scenarios
//! have is listed with the others.

use super::super::apart::differences;
use super::super::{evaluation, scenario_ids};
use super::sheet::printed;
use crate::analysis::figure::number;
use crate::analysis::sensitivity::option_name;
use crate::contract::{
    AppError, Basis, CellView, ComparisonView, Difference, Evaluation, Measure, ScenarioColumn,
    ScenarioRow, ScenariosView, SheetView,
};
use crate::words::Words;
use outlay_core::decimal::parse;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::{get, join};
use outlay_report::{Cell, Column, Table};
use serde_json::Value;

/// A scenario with what follows from it.
struct Priced {
    id: String,
    name: Label,
    evaluation: Evaluation,
}

/// # Errors
/// When no scenario gives a total.
pub fn view(document: &Value, basis: Basis) -> Result<ScenariosView, AppError> {
    let ids = scenario_ids(document);
    let priced = ids.iter().map(|id| Priced {
        id: id.clone(),
        name: name(document, id),
        evaluation: evaluation(document, id, None),
    });
    let priced: Vec<Priced> = priced.collect();
    let columns: Vec<ScenarioColumn> = priced.iter().map(|one| column(one, basis)).collect();
    if columns.iter().all(|column| column.cheapest.is_none()) {
        return Err(AppError::new("nothing-to-export"));
    }
    let rows = rows(document, &priced, basis);
    Ok(ScenariosView {
        title: title(&columns, &rows),
        basis,
        rows,
        differences: differences(document, &ids),
        columns,
    })
}

/// What a scenario is called; its id when it has no name.
pub fn name(document: &Value, scenario: &str) -> Label {
    get(document, &join(&join("scenarios", scenario), "name"))
        .and_then(|name| serde_json::from_value(name.clone()).ok())
        .unwrap_or_else(|| Label::from(scenario))
}

fn compared(evaluation: &Evaluation, basis: Basis) -> Option<&ComparisonView> {
    match basis {
        Basis::Cash => evaluation.cash.as_ref(),
        Basis::Accrual => evaluation.accrual.as_ref(),
    }
}

fn column(one: &Priced, basis: Basis) -> ScenarioColumn {
    let comparison = compared(&one.evaluation, basis);
    ScenarioColumn {
        id: one.id.clone(),
        name: one.name.clone(),
        cheapest: comparison.map(|found| found.verdict.option.clone()),
    }
}

/// “Package is cheapest under every scenario.”
fn title(columns: &[ScenarioColumn], rows: &[ScenarioRow]) -> Sentence {
    let mut cheapest = columns.iter().filter_map(|column| column.cheapest.as_ref());
    let first = cheapest.next();
    let named = rows.iter().find(|row| Some(&row.option) == first);
    match (first, named) {
        (Some(option), Some(row)) if cheapest.all(|other| other == option) => {
            Sentence::new("scenarios-same").name("option", &row.name)
        }
        _ => Sentence::new("scenarios-differ"),
    }
}

/// The study's own options in their order, then those that only a scenario has.
fn rows(document: &Value, priced: &[Priced], basis: Basis) -> Vec<ScenarioRow> {
    let options = document.get("options").and_then(Value::as_array);
    let own = options.into_iter().flatten().filter_map(|option| {
        let id = option.get("id")?.as_str()?;
        Some((id.to_owned(), option_name(document, id)))
    });
    let mut all: Vec<(String, Label)> = own.collect();
    for option in priced.iter().flat_map(|one| &one.evaluation.options) {
        if all.iter().all(|(id, _)| *id != option.id) {
            all.push((option.id.clone(), option.name.clone()));
        }
    }
    let row = |(option, name): (String, Label)| ScenarioRow {
        totals: priced
            .iter()
            .map(|one| total(&one.evaluation, &option, basis))
            .collect(),
        option,
        name,
    };
    all.into_iter().map(row).collect()
}

/// An option's total; none where it cannot be priced.
fn total(evaluation: &Evaluation, option: &str, basis: Basis) -> Option<String> {
    let at = evaluation.options.iter().position(|one| one.id == option)?;
    let mut rows = compared(evaluation, basis)?.rows.iter();
    let row = rows.find(|row| row.measure == Measure::Total)?;
    match row.cells.get(at)? {
        CellView::Money { amount, .. } => Some(amount.clone()),
        CellView::Month { .. } | CellView::Words { .. } => None,
    }
}

/// The totals, then what is assumed differently and what prices and terms are others.
pub fn tables(found: &ScenariosView, words: &Words) -> Vec<Table> {
    let heads = |first: &str, numeric: bool| {
        let column = |title: String, numeric| Column { title, numeric };
        let mut all = vec![column(words.word(first), false)];
        let names = found
            .columns
            .iter()
            .map(|one| one.name.text(&words.language));
        all.extend(names.map(|name| column(name.to_owned(), numeric)));
        all
    };
    let totals = Table {
        title: words.say(&found.title),
        columns: heads("scenarios-column-option", true),
        rows: found
            .rows
            .iter()
            .map(|row| {
                let name = Cell::Text(row.name.text(&words.language).to_owned());
                std::iter::once(name)
                    .chain(
                        row.totals
                            .iter()
                            .map(|total| money(total.as_deref(), words)),
                    )
                    .collect()
            })
            .collect(),
        totals: None,
    };
    let differ = |title: &str, first: &str, assumed: bool| Table {
        title: words.word(title),
        columns: heads(first, false),
        rows: found
            .differences
            .iter()
            .filter(|one| one.assumed == assumed)
            .map(|one| difference_cells(one, words))
            .collect(),
        totals: None,
    };
    let more = [
        differ("scenarios-inputs", "scenarios-column-input", true),
        differ("scenarios-changes", "scenarios-changes-what", false),
    ];
    let more = more.into_iter().filter(|table| !table.rows.is_empty());
    std::iter::once(totals).chain(more).collect()
}

fn money(amount: Option<&str>, words: &Words) -> Cell {
    let amount = amount.and_then(|amount| parse(amount).ok());
    amount.map_or(Cell::Empty, |amount| number(amount, words))
}

/// The name with its unit, then what stands there under each scenario: figures and dates as such.
fn difference_cells(one: &Difference, words: &Words) -> Vec<Cell> {
    let name = one.name.text(&words.language);
    let named = one.unit.as_ref().map(|unit| {
        let both = Sentence::new("difference-unit").text("what", name);
        words.say(&both.name("unit", unit))
    });
    let value = |said: &Sentence| match said.args.get("value") {
        Some(Arg::Money(amount)) => money(Some(amount), words),
        Some(Arg::Quantity(quantity)) => Cell::Number(quantity.clone()),
        Some(Arg::Date(day) | Arg::Month(day)) => Cell::Date(day.clone()),
        _ => Cell::Text(words.say(said)),
    };
    let name = Cell::Text(named.unwrap_or_else(|| name.to_owned()));
    std::iter::once(name)
        .chain(one.values.iter().map(value))
        .collect()
}

/// The tables in words, for a picture.
pub fn sheet(found: &ScenariosView, words: &Words) -> SheetView {
    printed(tables(found, words), &words.language)
}
