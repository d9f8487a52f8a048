//! The history: every reading by meter and date, or every fault with its place.

use crate::date::{Moment, moment};
use crate::grid::{Grid, Row};
use crate::mapping::Mapping;
use crate::number::quantity;
use chrono::NaiveDate;
use outlay_core::compare::watch::Watch;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq)]
pub struct History {
    pub span: Span,
    /// In the mapping's order: the meter's id and its readings by day, or by the first day
    /// of the month. A date that only others have is a gap.
    pub meters: Vec<(String, BTreeMap<NaiveDate, Decimal>)>,
}

/// What one row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Day,
    Month,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row's number in the file.
    pub row: usize,
    /// From 0.
    pub column: usize,
    pub found: String,
    pub problem: Problem,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    NotADate,
    NotANumber,
    Negative,
    /// The row says nothing but its date.
    Missing,
    /// Another row has the same date.
    SameDate,
    /// A day among months, or a month among days.
    OtherSpan,
}

impl Problem {
    pub const ALL: [Problem; 6] = [
        Problem::NotADate,
        Problem::NotANumber,
        Problem::Negative,
        Problem::Missing,
        Problem::SameDate,
        Problem::OtherSpan,
    ];

    /// The stable name, as in data and in the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Problem::NotADate => "not-a-date",
            Problem::NotANumber => "not-a-number",
            Problem::Negative => "negative",
            Problem::Missing => "missing",
            Problem::SameDate => "same-date",
            Problem::OtherSpan => "other-span",
        }
    }
}

/// Why a grid gives no history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// Every fault of every row, in the file's order.
    Faulty(Vec<Fault>),
    /// The one who watches wants it no more.
    Unwanted,
}

/// Reads the grid by the mapping, without the rows that the user has left out. `watch` is
/// told each row.
///
/// # Errors
/// While any row has a fault, or when it is no longer wanted.
pub fn apply(
    grid: &Grid,
    mapping: &Mapping,
    left_out: &[usize],
    watch: &dyn Watch,
) -> Result<History, Stopped> {
    let left_out: BTreeSet<usize> = left_out.iter().copied().collect();
    let mut reading = Reading {
        mapping,
        span: None,
        seen: BTreeMap::new(),
        meters: vec![BTreeMap::new(); mapping.meters.len()],
        faults: Vec::new(),
    };
    let body = grid.rows.iter().skip(usize::from(mapping.header));
    for (index, row) in body.enumerate() {
        if !watch.goes_on(index, grid.rows.len()) {
            return Err(Stopped::Unwanted);
        }
        if !left_out.contains(&row.number) {
            reading.row(row);
        }
    }
    if !reading.faults.is_empty() {
        return Err(Stopped::Faulty(reading.faults));
    }
    let ids = mapping.meters.iter().map(|(_, id)| id.clone());
    Ok(History {
        span: reading.span.unwrap_or(Span::Month),
        meters: ids.zip(reading.meters).collect(),
    })
}

struct Reading<'a> {
    mapping: &'a Mapping,
    span: Option<Span>,
    seen: BTreeMap<NaiveDate, usize>,
    meters: Vec<BTreeMap<NaiveDate, Decimal>>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row) {
        let Some(date) = self.date(row) else { return };
        let mapping = self.mapping;
        let filled = |column: &usize| row.cells.get(*column).is_some_and(|text| !text.is_empty());
        // What one of several columns does not say is a gap of its meter alone.
        let says = mapping.meters.iter().any(|(column, _)| filled(column));
        for (index, (column, _)) in mapping.meters.iter().enumerate() {
            let Some(text) = row.cells.get(*column).filter(|text| !text.is_empty()) else {
                if !says {
                    self.fault(row, *column, Problem::Missing);
                }
                continue;
            };
            match quantity(text, mapping.mark) {
                None => self.fault(row, *column, Problem::NotANumber),
                Some(number) if number.is_sign_negative() && !number.is_zero() => {
                    self.fault(row, *column, Problem::Negative);
                }
                Some(number) => {
                    if let Some(meter) = self.meters.get_mut(index) {
                        meter.insert(date, number.normalize());
                    }
                }
            }
        }
    }

    fn date(&mut self, row: &Row) -> Option<NaiveDate> {
        let column = self.mapping.date;
        let text = row.cells.get(column).map_or("", String::as_str);
        let Some(found) = moment(text, self.mapping.order) else {
            self.fault(row, column, Problem::NotADate);
            return None;
        };
        let (span, date) = match found {
            Moment::Day(date) => (Span::Day, date),
            Moment::Month(date) => (Span::Month, date),
        };
        if *self.span.get_or_insert(span) != span {
            self.fault(row, column, Problem::OtherSpan);
            return None;
        }
        if self.seen.insert(date, row.number).is_some() {
            self.fault(row, column, Problem::SameDate);
            return None;
        }
        Some(date)
    }

    fn fault(&mut self, row: &Row, column: usize, problem: Problem) {
        self.faults.push(Fault {
            row: row.number,
            column,
            found: row.cells.get(column).cloned().unwrap_or_default(),
            problem,
        });
    }
}
