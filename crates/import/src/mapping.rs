//! The mapping: which column is what. Guessed from the file, corrected by the user.

use crate::date::{DayOrder, moment, order};
use crate::grid::Grid;
use crate::number::{DecimalMark, mark, quantity};

/// Rows that are looked at for a guess.
const LOOKED_AT: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// True when the first row names the columns.
    pub header: bool,
    /// The column of dates, from 0.
    pub date: usize,
    pub order: DayOrder,
    pub mark: DecimalMark,
    /// Columns from 0, each with the id of the meter it counts.
    pub meters: Vec<(usize, String)>,
}

/// What a meter is called, for finding its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: String,
    pub names: Vec<String>,
}

/// The likeliest mapping: the first column that reads as dates, a header where the first row
/// does not, and columns of numbers by the names of meters. A single column of numbers and a
/// single meter belong together whatever their names.
pub fn guess(grid: &Grid, meters: &[Named]) -> Mapping {
    let width = grid
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let body = || grid.rows.iter().skip(1).take(LOOKED_AT);
    let column =
        |index: usize| body().filter_map(move |row| row.cells.get(index).map(String::as_str));
    let day_order = |index: usize| order(column(index)).unwrap_or_default();
    let share = |hits: usize| hits > 0 && hits.saturating_mul(2) >= body().count();
    let dates = |index: &usize| {
        share(
            column(*index)
                .filter(|t| moment(t, day_order(*index)).is_some())
                .count(),
        )
    };
    let date = (0..width).find(dates).unwrap_or(0);
    let header = grid
        .rows
        .first()
        .and_then(|row| row.cells.get(date))
        .is_some_and(|cell| moment(cell, day_order(date)).is_none());
    let others = || (0..width).filter(move |index| *index != date);
    let mark = mark(others().flat_map(column)).unwrap_or_default();
    let numbers: Vec<usize> = others()
        .filter(|index| {
            share(
                column(*index)
                    .filter(|t| quantity(t, mark).is_some())
                    .count(),
            )
        })
        .collect();
    let heads = grid.rows.first().filter(|_| header);
    let mut found: Vec<(usize, String)> = Vec::new();
    for &index in &numbers {
        let Some(head) = heads.and_then(|row| row.cells.get(index)) else {
            continue;
        };
        let named = meters.iter().find(|meter| is_named(meter, head));
        if let Some(meter) = named
            && !found.iter().any(|(_, id)| *id == meter.id)
        {
            found.push((index, meter.id.clone()));
        }
    }
    if let (true, [column], [meter]) = (found.is_empty(), &numbers[..], meters) {
        found.push((*column, meter.id.clone()));
    }
    Mapping {
        header,
        date,
        order: day_order(date),
        mark,
        meters: found,
    }
}

fn is_named(meter: &Named, head: &str) -> bool {
    let plain = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    let head = plain(head);
    std::iter::once(&meter.id)
        .chain(&meter.names)
        .any(|name| plain(name) == head)
}
