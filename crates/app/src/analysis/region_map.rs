//! The region map as data: the cheapest option over two inputs, or an input and months.

use super::break_even::{ready, refused};
use super::figure::stopped;
use crate::contract::AppError;
use crate::view::{month_text, price, text};
use outlay_core::compare::input::{Input, Total};
use outlay_core::compare::region_map::{GRID, Map, Refined, RegionMap, Rows};
use outlay_core::compare::watch::Unwatched;
use outlay_core::study::Study;
use rust_decimal::Decimal;
use serde_json::{Value, json as value};

/// An axis: a path into the study with the ends of its range; `month` goes up only.
#[derive(Debug, Clone)]
pub struct Axis {
    pub path: String,
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
}

/// The map of a study under a scenario on a total.
///
/// # Errors
/// The issues of the study, of a changed study, or of an axis that is no number.
pub fn json(
    document: &Value,
    scenario: &str,
    (columns, rows): (&Axis, &Axis),
    total: Total,
) -> Result<Value, AppError> {
    let priced = price(document, scenario);
    let (study, _) = ready(&priced)?;
    let input = |axis: &Axis| -> Result<Input, AppError> {
        let input = Input::at(document, &priced.scenario, &axis.path).map_err(refused)?;
        Ok(input.within(axis.min, axis.max))
    };
    let by_month = rows.path == "month";
    let map = Map {
        document,
        scenario: &priced.scenario,
        total,
        columns: input(columns)?,
        rows: if by_month {
            Rows::Months
        } else {
            Rows::Input(input(rows)?)
        },
        grid: GRID,
        refined: Refined::Everywhere,
    };
    let drawn = map.draw(&Unwatched).map_err(stopped)?;
    Ok(as_json(study, &drawn, (columns, rows)))
}

fn as_json(study: &Study, map: &RegionMap, (columns, rows): (&Axis, &Axis)) -> Value {
    let values = |list: &[Decimal]| list.iter().map(|v| text(*v)).collect::<Vec<_>>();
    let months = (rows.path == "month").then(|| {
        let months = (0..map.rows.len()).map(|month| month_text(study, month));
        months.collect::<Vec<_>>()
    });
    let cells = map.cells.iter().map(|row| {
        let row = row.iter().map(|cell| {
            value!({ "option": cell.option, "cost": text(cell.cost), "margin": cell.margin.map(text) })
        });
        row.collect::<Vec<_>>()
    });
    let borders = map.borders.iter().map(|border| {
        value!({
            "row": border.line, "row_value": map.rows.get(border.line).map(|v| text(*v)),
            "at": text(border.at), "left": border.before, "right": border.after,
        })
    });
    let upward = map.upward.iter().map(|border| {
        value!({
            "column": border.line, "column_value": map.columns.get(border.line).map(|v| text(*v)),
            "at": text(border.at), "below": border.before, "above": border.after,
        })
    });
    value!({
        "columns": { "path": columns.path, "values": values(&map.columns) },
        "rows": { "path": rows.path, "values": values(&map.rows), "months": months },
        "cells": cells.collect::<Vec<_>>(),
        "borders": borders.collect::<Vec<_>>(),
        "borders_up": upward.collect::<Vec<_>>(),
    })
}
