//! Every scenario beside the others: what each option comes to, and which assumptions differ.
//!
//! Each scenario is priced as if it were the selected one. An assumption is the same one in
//! two scenarios when it stands at the same place of each.

use super::super::{assumption_view, evaluation, scenario_ids};
use super::sheet::printed;
use crate::analysis::figure::number;
use crate::analysis::sensitivity::option_name;
use crate::contract::{
    AppError, Assumption, AssumptionKind, Basis, CellView, ComparisonView, Evaluation, Measure,
    ScenarioColumn, ScenarioInput, ScenarioRow, ScenariosView, SheetView,
};
use crate::format;
use crate::words::Words;
use outlay_core::assumption;
use outlay_core::decimal::parse;
use outlay_core::label::Label;
use outlay_core::sentence::Sentence;
use outlay_core::study::path::{get, join, split};
use outlay_report::{Cell, Column, Table};
use serde_json::Value;

/// A scenario with what follows from it.
struct Priced {
    id: String,
    name: Label,
    evaluation: Evaluation,
    /// The numbers of the study under it that are no assumptions.
    prices: Vec<Assumption>,
}

/// # Errors
/// When no scenario gives a total.
pub fn view(document: &Value, basis: Basis) -> Result<ScenariosView, AppError> {
    let priced: Vec<Priced> = scenario_ids(document)
        .into_iter()
        .map(|id| {
            let evaluation = evaluation(document, &id, None);
            Priced {
                name: name(document, &id),
                prices: prices(document, &id, &evaluation),
                evaluation,
                id,
            }
        })
        .collect();
    let columns: Vec<ScenarioColumn> = priced.iter().map(|one| column(one, basis)).collect();
    if columns.iter().all(|column| column.cheapest.is_none()) {
        return Err(AppError::new("nothing-to-export"));
    }
    Ok(ScenariosView {
        title: title(document, &columns),
        basis,
        rows: rows(document, &priced, basis),
        inputs: differing(&priced, |one| &one.evaluation.assumptions),
        prices: differing(&priced, |one| &one.prices),
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
fn title(document: &Value, columns: &[ScenarioColumn]) -> Sentence {
    let mut cheapest = columns.iter().filter_map(|column| column.cheapest.as_ref());
    let first = cheapest.next();
    match first {
        Some(option) if cheapest.all(|other| other == option) => {
            Sentence::new("scenarios-same").name("option", &option_name(document, option))
        }
        Some(_) | None => Sentence::new("scenarios-differ"),
    }
}

fn rows(document: &Value, priced: &[Priced], basis: Basis) -> Vec<ScenarioRow> {
    let options = document.get("options").and_then(Value::as_array);
    let ids = options.into_iter().flatten();
    let ids = ids.filter_map(|option| option.get("id")?.as_str());
    ids.map(|id| ScenarioRow {
        option: id.to_owned(),
        name: option_name(document, id),
        totals: priced
            .iter()
            .map(|one| total(&one.evaluation, id, basis))
            .collect(),
    })
    .collect()
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

/// The place of an assumption, whichever scenario states it.
fn place(assumption: &Assumption) -> Vec<String> {
    let mut path = split(&assumption.path);
    if path.first().is_some_and(|first| first == "scenarios") {
        path.drain(..path.len().min(2));
        if path.first().is_some_and(|field| field == "changes") {
            return path
                .get(1)
                .map(|changed| split(changed))
                .unwrap_or_default();
        }
    }
    path
}

fn prices(document: &Value, scenario: &str, evaluation: &Evaluation) -> Vec<Assumption> {
    let all = assumption::inputs(document, scenario).into_iter();
    let all = all.map(assumption_view);
    let known = |path: &str| evaluation.assumptions.iter().any(|one| one.path == path);
    all.filter(|one| !known(&one.path)).collect()
}

/// Those that are not the same everywhere, in the order of the scenarios.
fn differing(priced: &[Priced], of: fn(&Priced) -> &[Assumption]) -> Vec<ScenarioInput> {
    let mut places: Vec<(Vec<String>, &Assumption)> = Vec::new();
    for assumption in priced.iter().flat_map(of) {
        let place = place(assumption);
        if !places.iter().any(|(known, _)| *known == place) {
            places.push((place, assumption));
        }
    }
    let found = places.into_iter().map(|(at, assumption)| ScenarioInput {
        group: assumption.group.clone(),
        title: assumption.title.clone(),
        kind: assumption.kind,
        unit: assumption.unit.clone(),
        values: priced
            .iter()
            .map(|one| {
                let mut own = of(one).iter();
                own.find(|other| place(other) == at)
                    .map(|other| other.value.clone())
            })
            .collect(),
    });
    found
        .filter(|input| {
            input
                .values
                .windows(2)
                .any(|pair| pair.first() != pair.last())
        })
        .collect()
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
    let differ = |title: &str, first: &str, inputs: &[ScenarioInput]| Table {
        title: words.word(title),
        columns: heads(first, false),
        rows: inputs
            .iter()
            .map(|input| assumed_cells(input, words))
            .collect(),
        totals: None,
    };
    let more = [
        differ("scenarios-inputs", "scenarios-column-input", &found.inputs),
        differ("scenarios-changes", "scenarios-changes-what", &found.prices),
    ];
    let more = more.into_iter().filter(|table| !table.rows.is_empty());
    std::iter::once(totals).chain(more).collect()
}

fn money(amount: Option<&str>, words: &Words) -> Cell {
    let amount = amount.and_then(|amount| parse(amount).ok());
    amount.map_or(Cell::Empty, |amount| number(amount, words))
}

fn assumed_cells(input: &ScenarioInput, words: &Words) -> Vec<Cell> {
    let (group, title) = (words.say(&input.group), words.say(&input.title));
    // A meter's input carries the meter's name, the others say it themselves.
    let name = if input.group.key == "group-meter" {
        let named = Sentence::new("sensitivity-input");
        words.say(&named.text("group", group).text("title", title))
    } else {
        title
    };
    let value = |value: &Option<String>| match (input.kind, value) {
        (_, None) => Cell::Empty,
        (AssumptionKind::Percent, Some(share)) => Cell::Text(format::percent(share)),
        (AssumptionKind::Money, Some(amount)) => money(Some(amount), words),
        (
            AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months,
            Some(quantity),
        ) => Cell::Number(quantity.clone()),
    };
    std::iter::once(Cell::Text(name))
        .chain(input.values.iter().map(value))
        .collect()
}

/// The tables in words, for a picture.
pub fn sheet(found: &ScenariosView, words: &Words) -> SheetView {
    printed(tables(found, words), &words.language)
}
