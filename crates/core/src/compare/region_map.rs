//! Region map: which option is cheapest over two inputs, or over one input and the months.
//!
//! A grid shows the regions; along each row and each column every border between two
//! winners is then narrowed down to the input's own precision, so a drawn border is a
//! value that can be typed into the study and checked on both sides. A region that lies
//! wholly between the lines of the grid stays unseen.

use super::candidates::candidates;
use super::goal_seek::place;
use super::input::{Input, Total, evaluated_at, too_large};
use super::turn::trace;
use super::watch::{Counted, Stopped, Watch};
use crate::decimal::sub;
use crate::issue::Issue;
use crate::what_if::Evaluated;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;

/// Columns and rows when nothing else is asked for.
pub const GRID: (u64, u64) = (24, 16);

/// What goes up the map.
#[derive(Debug, Clone, PartialEq)]
pub enum Rows {
    /// Every month of the study, by what has been spent up to its end.
    Months,
    /// Another input, by the totals.
    Input(Input),
}

#[derive(Debug, Clone, PartialEq)]
pub struct RegionMap {
    /// The values of the columns.
    pub columns: Vec<Decimal>,
    /// The values of the rows, or months from 0.
    pub rows: Vec<Decimal>,
    /// By row, then column.
    pub cells: Vec<Vec<Cell>>,
    /// Along the rows: at a value of the columns' input.
    pub borders: Vec<Border>,
    /// Along the columns: at a value of the rows' input. Months are whole, so over months
    /// the cells themselves are exact and there are none.
    pub upward: Vec<Border>,
    /// The row in which the study stands.
    pub stands: usize,
}

/// The cheapest option at one point.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its id; among equals the baseline, then the one that stands first.
    pub option: String,
    pub cost: Decimal,
    /// How much more the next one costs; none without another option.
    pub margin: Option<Decimal>,
}

/// Where the winner changes along a line of the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// Position of the row, or of the column, that the line is.
    pub line: usize,
    /// The first value of the input that runs along the line at which `after` wins; one
    /// step before it, `before` does.
    pub at: Decimal,
    pub before: String,
    pub after: String,
}

/// What the map is drawn over.
pub struct Map<'a> {
    pub document: &'a Value,
    pub scenario: &'a str,
    pub total: Total,
    pub columns: Input,
    pub rows: Rows,
    /// How many values each input takes in the grid; the months are always all.
    pub grid: (u64, u64),
    pub refined: Refined,
}

/// Where the borders are narrowed down. Each takes some ten evaluations, so that those that
/// nobody reads are most of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refined {
    /// Along every row and column.
    Everywhere,
    /// Along the row in which the study stands: the last month, or the one next to the
    /// present value of the rows' input.
    WhereItStands,
}

impl Map<'_> {
    /// Evaluates the grid and refines the borders; `watch` is told of every evaluation.
    ///
    /// # Errors
    /// The first issue of a changed study; `out-of-range` for an empty range.
    pub fn draw(&self, watch: &dyn Watch) -> Result<RegionMap, Stopped> {
        let across = places(&self.columns, self.grid.0)?;
        let (up, row_values) = self.rows(across.first().copied().unwrap_or(0))?;
        // Over months one evaluation answers a whole column.
        let each = match &self.rows {
            Rows::Months => 1,
            Rows::Input(_) => up.len(),
        };
        let mut seen = Seen {
            cells: BTreeMap::new(),
            counted: Counted::new(watch, across.len().saturating_mul(each)),
        };
        let stands = match &self.rows {
            Rows::Months => up.len().saturating_sub(1),
            Rows::Input(input) => nearest(&row_values, input.value),
        };
        let everywhere = self.refined == Refined::Everywhere;
        let mut cells = Vec::new();
        let mut borders = Vec::new();
        for (row, &y) in up.iter().enumerate() {
            let cell = |seen: &mut Seen, x| self.cell(seen, x, y);
            let line = across.iter().map(|&x| cell(&mut seen, x));
            cells.push(line.collect::<Result<Vec<_>, Stopped>>()?);
            let winner = |x| Ok(cell(&mut seen, x)?.option);
            if everywhere || row == stands {
                borders.extend(along(row, &self.columns, &across, winner)?);
            }
        }
        let mut upward = Vec::new();
        if let (Rows::Input(input), true) = (&self.rows, everywhere) {
            for (column, &x) in across.iter().enumerate() {
                let winner = |y| Ok(self.cell(&mut seen, x, y)?.option);
                upward.extend(along(column, input, &up, winner)?);
            }
        }
        let columns = across
            .iter()
            .map(|x| step(&self.columns, *x))
            .collect::<Result<Vec<_>, Issue>>()?;
        Ok(RegionMap {
            columns,
            rows: row_values,
            cells,
            borders,
            upward,
            stands,
        })
    }

    /// The steps of the rows and their values.
    fn rows(&self, first: u64) -> Result<(Vec<u64>, Vec<Decimal>), Issue> {
        match &self.rows {
            Rows::Months => {
                let inputs = [(&self.columns, first)];
                let study = evaluated_at(self.document, self.scenario, &inputs)?.study;
                let months = 0..u64::try_from(study.horizon.len()).unwrap_or(0);
                Ok((
                    months.clone().collect(),
                    months.map(Decimal::from).collect(),
                ))
            }
            Rows::Input(input) => {
                let up = places(input, self.grid.1)?;
                let values = up.iter().map(|y| step(input, *y));
                let values = values.collect::<Result<Vec<_>, Issue>>()?;
                Ok((up, values))
            }
        }
    }

    /// The cheapest option at a place of the map.
    fn cell(&self, seen: &mut Seen, x: u64, y: u64) -> Result<Cell, Stopped> {
        if let Some(cell) = seen.cells.get(&(x, y)) {
            return Ok(cell.clone());
        }
        seen.counted.next()?;
        match &self.rows {
            Rows::Months => {
                let inputs = [(&self.columns, x)];
                let evaluated = evaluated_at(self.document, self.scenario, &inputs)?;
                let columns = cumulative(&evaluated, self.total)?;
                for month in 0..evaluated.study.horizon.len() {
                    let costs = columns
                        .iter()
                        .filter_map(|(option, costs)| Some((*option, *costs.get(month)?)));
                    let cell = cheapest(&evaluated, costs.collect())?;
                    let month = u64::try_from(month).unwrap_or(u64::MAX);
                    seen.cells.insert((x, month), cell);
                }
            }
            Rows::Input(input) => {
                let inputs = [(&self.columns, x), (input, y)];
                let evaluated = evaluated_at(self.document, self.scenario, &inputs)?;
                let outcomes = evaluated.outcomes.outcomes.iter();
                let costs = outcomes.map(|outcome| (outcome.option, self.total.of(outcome)));
                let cell = cheapest(&evaluated, costs.collect())?;
                seen.cells.insert((x, y), cell);
            }
        }
        let found = seen.cells.get(&(x, y)).cloned();
        found.ok_or_else(|| too_large(&self.columns.path).into())
    }
}

/// The borders along one line of the grid, between the places where it is looked at.
fn along(
    line: usize,
    input: &Input,
    places: &[u64],
    mut winner: impl FnMut(u64) -> Result<String, Stopped>,
) -> Result<Vec<Border>, Stopped> {
    let mut borders = Vec::new();
    for pair in places.windows(2) {
        let &[from, to] = pair else { continue };
        let states = trace(from, to, &mut winner)?;
        for both in states.windows(2) {
            let [(_, before), (at, after)] = both else {
                continue;
            };
            borders.push(Border {
                line,
                at: step(input, *at)?,
                before: before.clone(),
                after: after.clone(),
            });
        }
    }
    Ok(borders)
}

/// Cells by their steps: a study is evaluated once for each place.
struct Seen<'a> {
    cells: BTreeMap<(u64, u64), Cell>,
    counted: Counted<'a>,
}

/// The position of the value that lies next to `wanted`.
fn nearest(values: &[Decimal], wanted: Decimal) -> usize {
    let distance = |value: &Decimal| value.saturating_sub(wanted).abs();
    let by_distance = values.iter().enumerate();
    let found = by_distance.min_by_key(|(_, value)| distance(value));
    found.map_or(0, |(index, _)| index)
}

fn step(input: &Input, at: u64) -> Result<Decimal, Issue> {
    input.step(at).map_err(|_| too_large(&input.path))
}

/// The steps of an input that lie evenly over its range, both ends included.
fn places(input: &Input, count: u64) -> Result<Vec<u64>, Issue> {
    let steps = input.steps()?;
    let intervals = count.saturating_sub(1).clamp(1, steps);
    Ok((0..=intervals)
        .map(|interval| place(steps, interval, intervals))
        .collect())
}

/// Each option's cost up to the end of every month.
fn cumulative(evaluated: &Evaluated, total: Total) -> Result<Vec<(usize, Vec<Decimal>)>, Issue> {
    let outcomes = evaluated.outcomes.outcomes.iter();
    outcomes
        .map(|outcome| {
            let costs = total.by_month(&evaluated.study, outcome);
            Ok((outcome.option, costs.map_err(|_| too_large("options"))?))
        })
        .collect()
}

fn cheapest(evaluated: &Evaluated, mut costs: Vec<(usize, Decimal)>) -> Result<Cell, Issue> {
    let baseline = evaluated.study.baseline;
    let outcomes = &evaluated.outcomes.outcomes;
    let them = candidates(outcomes).into_iter();
    let them = them.filter_map(|index| Some(outcomes.get(index)?.option));
    let them: Vec<usize> = them.collect();
    costs.retain(|(option, _)| them.contains(option));
    costs.sort_by_key(|(option, cost)| (*cost, *option != baseline, *option));
    let mut ranked = costs.iter();
    let Some((option, cost)) = ranked.next() else {
        return Err(too_large("options"));
    };
    let margin = match ranked.next() {
        Some((_, second)) => Some(sub(*second, *cost).map_err(|_| too_large("options"))?),
        None => None,
    };
    let chosen = evaluated.study.options.get(*option);
    Ok(Cell {
        option: chosen.map(|o| o.id.clone()).unwrap_or_default(),
        cost: *cost,
        margin,
    })
}
