//! The cheapest option over an input and the months of the study.

use super::super::{month_text, text};
use super::{input_view, ready};
use crate::analysis::figure::refused;
use crate::analysis::sensitivity::{input_label, option_name};
use crate::contract::{AppError, Basis, MapView};
use crate::format;
use crate::words::Words;
use outlay_core::assumption::{Assumption, AssumptionKind, assumptions};
use outlay_core::compare::input::{Input, Total};
use outlay_core::compare::region_map::{GRID, Map, RegionMap, Rows};
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::Study;
use outlay_report::{Cell, Column, Table};
use serde_json::Value;

pub fn view(
    document: &Value,
    scenario: &str,
    input: Option<&str>,
    basis: Basis,
) -> Result<MapView, AppError> {
    let (study, _) = ready(document, scenario)?;
    let all = assumptions(document, scenario);
    let column = chosen(&all, input).ok_or_else(|| AppError::new("no-usage"))?;
    let range = Input::at(document, scenario, &column.path).map_err(|issue| refused(&issue))?;
    let map = Map {
        document,
        scenario,
        total: match basis {
            Basis::Cash => Total::Cash,
            Basis::Accrual => Total::Accrual,
        },
        columns: range.within(Some(column.range.min), Some(column.range.max)),
        rows: Rows::Months,
        grid: GRID,
    };
    let drawn = map.draw().map_err(|issue| refused(&issue))?;
    Ok(MapView {
        title: title(&drawn, column),
        summary: summary(&study, &drawn),
        input: input_view(column),
        columns: drawn.columns.iter().map(|value| text(*value)).collect(),
        cells: drawn
            .cells
            .into_iter()
            .map(|row| row.into_iter().map(|cell| cell.option).collect())
            .collect(),
    })
}

/// One row for each month, one column for each value.
pub fn table(document: &Value, scenario: &str, found: &MapView, words: &Words) -> Table {
    let study = ready(document, scenario).ok();
    let month = |index: usize| {
        let name = study.as_ref().map(|(study, _)| month_text(study, index));
        Cell::Text(format::month(&name.unwrap_or_default(), &words.language))
    };
    let head = [words.word("column-month")].into_iter();
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
            .map(|(index, row)| [vec![month(index)], row.iter().map(name).collect()].concat())
            .collect(),
        totals: None,
    }
}

/// The named input, else the quantity that can be moved furthest.
fn chosen<'a>(all: &'a [Assumption], input: Option<&str>) -> Option<&'a Assumption> {
    let fits = |one: &&Assumption| match input {
        Some(path) => one.path == path,
        None => one.kind == AssumptionKind::Quantity && one.range.max > one.range.min,
    };
    match input {
        Some(_) => all.iter().find(fits),
        None => all.iter().filter(fits).max_by_key(|one| one.value),
    }
}

fn title(map: &RegionMap, column: &Assumption) -> Sentence {
    let mut winners: Vec<&str> = map
        .cells
        .iter()
        .flatten()
        .map(|c| c.option.as_str())
        .collect();
    winners.sort_unstable();
    winners.dedup();
    let key = if winners.len() > 1 {
        "map-title"
    } else {
        "map-title-one"
    };
    Sentence::new(key)
        .count("count", winners.len())
        .name("input", &input_label(column))
}

/// Along the last month: who is cheapest up to which value.
fn summary(study: &Study, map: &RegionMap) -> Vec<Sentence> {
    let name = |id: &str| -> Label {
        let found = study.options.iter().find(|option| option.id == id);
        found.map_or_else(|| Label::from(id), |option| option.name.clone())
    };
    let last = map.cells.len().saturating_sub(1);
    let borders = map.borders.iter().filter(|border| border.line == last);
    borders
        .map(|border| {
            Sentence::new("map-border")
                .with("value", Arg::Quantity(text(border.at)))
                .name("before", &name(&border.before))
                .name("after", &name(&border.after))
        })
        .collect()
}
