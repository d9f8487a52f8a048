//! The cheapest option over an input, across, and another one or the months, up.

use super::super::{month_text, text};
use super::{behind, input_view, ready};
use crate::analysis::figure::{refused, stopped};
use crate::analysis::sensitivity::{input_label, option_name, value_arg};
use crate::contract::{AppError, Basis, MapRows, MapView};
use crate::format;
use crate::words::Words;
use outlay_core::assumption::{Assumption, AssumptionKind, assumptions, inputs};
use outlay_core::compare::input::{Input, Total};
use outlay_core::compare::region_map::{Border, GRID, Map, Refined, RegionMap, Rows};
use outlay_core::compare::watch::Watch;
use outlay_core::label::Label;
use outlay_core::sentence::Sentence;
use outlay_core::study::Study;
use outlay_report::{Cell, Column, Table};
use serde_json::Value;

pub fn view(
    document: &Value,
    scenario: &str,
    (input, rows): (Option<&str>, Option<&str>),
    basis: Basis,
    watch: &dyn Watch,
) -> Result<MapView, AppError> {
    let (study, _) = ready(document, scenario)?;
    let (known, all) = (assumptions(document, scenario), inputs(document, scenario));
    let column = match input {
        Some(path) => all.iter().find(|one| one.path == path),
        None => largest(&known),
    };
    let column = column.ok_or_else(|| AppError::new("no-usage"))?;
    // An input against itself says nothing.
    let up = rows.filter(|path| *path != column.path);
    let up = up.and_then(|path| all.iter().find(|one| one.path == path));
    let range = |one: &Assumption| -> Result<Input, AppError> {
        let input = Input::at(document, scenario, &one.path).map_err(|issue| refused(&issue))?;
        Ok(input.within(Some(one.range.min), Some(one.range.max)))
    };
    let map = Map {
        document,
        scenario,
        total: match basis {
            Basis::Cash => Total::Cash,
            Basis::Accrual => Total::Accrual,
        },
        columns: range(column)?,
        rows: up.map_or(Ok(Rows::Months), |up| range(up).map(Rows::Input))?,
        grid: GRID,
        refined: Refined::WhereItStands,
    };
    let drawn = map.draw(watch).map_err(stopped)?;
    Ok(MapView {
        title: title(&drawn, column, up),
        basis,
        summary: summary(&study, &drawn, column, up),
        input: input_view(column),
        rows: up.map(|up| {
            Box::new(MapRows {
                input: input_view(up),
                values: drawn.rows.iter().map(|value| text(*value)).collect(),
            })
        }),
        columns: drawn.columns.iter().map(|value| text(*value)).collect(),
        cells: drawn
            .cells
            .into_iter()
            .map(|row| row.into_iter().map(|cell| cell.option).collect())
            .collect(),
        inputs: all.iter().map(input_view).collect(),
    })
}

/// One row for each month or value of the other input, one column for each value.
pub fn table(document: &Value, scenario: &str, found: &MapView, words: &Words) -> Table {
    let study = ready(document, scenario).ok();
    let row_name = |index: usize| match &found.rows {
        Some(up) => Cell::Text(
            up.values
                .get(index)
                .map_or_else(String::new, |value| format::grouped(value)),
        ),
        None => {
            let name = study.as_ref().map(|(study, _)| month_text(study, index));
            Cell::Text(format::month(&name.unwrap_or_default(), &words.language))
        }
    };
    let up = found.rows.as_ref().map(|up| words.say(&up.input.title));
    let head = [up.unwrap_or_else(|| words.word("column-month"))].into_iter();
    let values = found.columns.iter().map(|value| format::grouped(value));
    let name = |id: &String| Cell::Text(option_name(document, id).text(&words.language).to_owned());
    let rows = found.cells.iter().enumerate();
    Table {
        title: words.say(&found.title),
        columns: head
            .chain(values)
            .map(|title| Column {
                title,
                numeric: false,
            })
            .collect(),
        rows: rows
            .map(|(index, row)| [vec![row_name(index)], row.iter().map(name).collect()].concat())
            .collect(),
        totals: None,
    }
}

/// The quantity that can be moved furthest; where no usage is stated, the largest amount.
fn largest(known: &[Assumption]) -> Option<&Assumption> {
    let of = |kind| {
        let found = known.iter().filter(move |one| one.kind == kind);
        found.max_by_key(|one| one.value)
    };
    of(AssumptionKind::Quantity)
        .or_else(|| of(AssumptionKind::Money))
        .or_else(|| known.first())
}

/// What the winner depends on: what runs across, what runs up, both or neither.
fn title(map: &RegionMap, column: &Assumption, up: Option<&Assumption>) -> Sentence {
    let winner = |row: usize, at: usize| Some(&map.cells.get(row)?.get(at)?.option);
    let places =
        || (0..map.rows.len()).flat_map(|row| (0..map.columns.len()).map(move |at| (row, at)));
    let across = places().any(|(row, at)| winner(row, at) != winner(row, 0));
    let upward = places().any(|(row, at)| winner(row, at) != winner(0, at));
    let across_name = input_label(column);
    let Some(up) = up else {
        let key = match (across, upward) {
            (true, true) => "map-title",
            (true, false) => "map-title-input",
            (false, true) => "map-title-month",
            (false, false) => "map-title-one",
        };
        return Sentence::new(key).name("input", &across_name);
    };
    let up_name = input_label(up);
    let (key, input, other) = match (across, upward) {
        (true, true) => ("map-title-inputs", across_name, up_name),
        (true, false) => ("map-title-inputs-first", across_name, up_name),
        (false, true) => ("map-title-inputs-first", up_name, across_name),
        (false, false) => ("map-title-inputs-one", across_name, up_name),
    };
    Sentence::new(key)
        .name("input", &input)
        .name("other", &other)
}

/// Along the last month, or where the other input stands now: who is cheapest up to which
/// value.
fn summary(
    study: &Study,
    map: &RegionMap,
    column: &Assumption,
    up: Option<&Assumption>,
) -> Vec<Sentence> {
    let name = |id: &str| -> Label {
        let found = study.options.iter().find(|option| option.id == id);
        found.map_or_else(|| Label::from(id), |option| option.name.clone())
    };
    let said = |border: &Border| match up {
        None => Sentence::new("map-border"),
        Some(up) => {
            let value = map.rows.get(border.line).copied().unwrap_or_default();
            Sentence::new("map-border-inputs")
                .name("other", &input_label(up))
                .with("at", value_arg(up.kind, value))
                .name("otherUnit", &behind(up.unit.as_ref()))
        }
    };
    let borders = map
        .borders
        .iter()
        .filter(|border| border.line == map.stands);
    borders
        .map(|border| {
            said(border)
                .with("value", value_arg(column.kind, border.at))
                .name("unit", &behind(column.unit.as_ref()))
                .name("before", &name(&border.before))
                .name("after", &name(&border.after))
        })
        .collect()
}
