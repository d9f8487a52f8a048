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
    let heads = heads.map_or(&[][..], |row| &row.cells);
    let mut found = by_names(heads, &numbers, meters);
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

/// Each meter's column by its head. Heads that are a name come before those that only hold one.
fn by_names(heads: &[String], numbers: &[usize], meters: &[Named]) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for named in [is_named, holds_name] {
        for &index in numbers {
            let Some(head) = heads.get(index) else {
                continue;
            };
            let free = |meter: &&Named| {
                let taken = |(column, id): &(usize, String)| *column == index || *id == meter.id;
                !found.iter().any(taken)
            };
            let best = meters
                .iter()
                .filter(free)
                .max_by_key(|meter| named(meter, head));
            if let Some(meter) = best.filter(|meter| named(meter, head) > 0) {
                found.push((index, meter.id.clone()));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Letters and figures alone, in small letters.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

fn names(meter: &Named) -> impl Iterator<Item = String> {
    std::iter::once(&meter.id)
        .chain(&meter.names)
        .map(|name| plain(name))
}

/// The length of a meter's name that is the head; 0 for none.
fn is_named(meter: &Named, head: &str) -> usize {
    let head = plain(head);
    let same = names(meter).filter(|name| *name == head);
    same.map(|name| name.len()).max().unwrap_or(0)
}

/// The length of the longest name of a meter that stands in the head, as in `Peak DAU (users)`;
/// 0 for none. A short name may be a part of any word.
fn holds_name(meter: &Named, head: &str) -> usize {
    let head = plain(head);
    let held = names(meter).filter(|name| name.len() >= 3 && head.contains(name.as_str()));
    held.filter(|name| name.is_ascii() || name.chars().count() > 1)
        .map(|name| name.len())
        .max()
        .unwrap_or(0)
}
