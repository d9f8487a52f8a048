//! Which option is cheapest: an input across, another or the months up, one colour for each
//! option.
//!
//! Neighbouring cells of one option are drawn as one, so that no seams show between them.

use plotters::style::Color;

use crate::axis::{Compact, month_step};
use crate::canvas::{Anchor, Canvas, Face};
use crate::error::ReportError;
use crate::frame::{MONTHS, PAD, SMALL, check_room, heading, notes, notes_height};
use crate::legend::{Key, legend};
use crate::svg::{Draw, Words};
use crate::theme::Palette;
use crate::typesetting::width;

#[derive(Debug, Clone, PartialEq)]
pub struct RegionChart {
    pub title: String,
    pub subtitle: String,
    pub notes: Vec<String>,
    /// The months, or the values of the input that goes up, from the lowest.
    pub rows: Vec<String>,
    /// The values of the input that goes across, from the least.
    pub columns: Vec<String>,
    /// By row, then column: the cheapest option's colour, as in [`crate::Series::slot`].
    pub cells: Vec<Vec<usize>>,
    /// Colours and what they stand for.
    pub names: Vec<(usize, String)>,
    /// Where the study stands, in columns from the first.
    pub now: f64,
    /// The same in rows; none for the months.
    pub now_up: Option<f64>,
    pub axis: Compact,
}

impl Draw for RegionChart {
    fn check(&self) -> Result<(), ReportError> {
        if self.cells.is_empty() || self.columns.is_empty() {
            return Err(ReportError::Empty { what: "cells" });
        }
        let (rows, columns) = (self.rows.len(), self.columns.len());
        let name = || self.title.clone();
        let uneven = self.cells.iter().map(Vec::len).find(|row| *row != columns);
        let (found, months) = match uneven {
            Some(found) => (found, columns),
            None => (self.cells.len(), rows),
        };
        if found != months {
            return Err(ReportError::Length {
                name: name(),
                found,
                months,
            });
        }
        match self.now.is_finite() && self.now_up.is_none_or(f64::is_finite) {
            true => Ok(()),
            false => Err(ReportError::NotFinite {
                name: name(),
                month: 0,
            }),
        }
    }

    fn words(&self) -> Words<'_> {
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: self
                .names
                .iter()
                .map(|(_, name)| (name.as_str(), ""))
                .collect(),
            flags: self.notes.iter().map(String::as_str).collect(),
            months: &self.rows,
            axis: self.axis,
        }
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let head = heading(canvas, palette, &self.title, &self.subtitle)?;
        let keys: Vec<(&str, Key)> = self
            .names
            .iter()
            .map(|(slot, name)| (name.as_str(), Key::Area(palette.area(*slot))))
            .collect();
        let top = legend(canvas, palette, &keys, head + 14.0)? + 18.0;
        let foot = canvas.height - PAD - notes_height(canvas.width, &self.notes);
        let bottom = foot - MONTHS;
        let labels = self.rows.iter().map(|row| width(row, SMALL));
        let left = PAD + labels.fold(0.0, f64::max) + 8.0;
        let right = canvas.width - PAD;
        check_room(canvas, top, bottom, right - left)?;

        let wide = (right - left) / self.columns.len() as f64;
        let high = (bottom - top) / self.cells.len() as f64;
        for (index, row) in self.cells.iter().enumerate() {
            let y = bottom - high * index as f64;
            let mut from = 0;
            for run in row.chunk_by(|a, b| a == b) {
                let to = from + run.len();
                let slot = run.first().copied().unwrap_or(usize::MAX);
                let corner = |column: usize| left + wide * column as f64;
                let colour = palette.area(slot).to_rgba();
                canvas.rect((corner(from), y - high), (corner(to), y), colour)?;
                from = to;
            }
        }
        let now = left + wide * (self.now + 0.5);
        if (left..=right).contains(&now) {
            let line = [(now, top - 4.0), (now, bottom)];
            canvas.path(&line, &[2.0, 3.0], palette.text, 1.5)?;
        }
        let now_up = self.now_up.map(|row| bottom - high * (row + 0.5));
        if let Some(y) = now_up.filter(|y| (top..=bottom).contains(y)) {
            let line = [(left, y), (right, y)];
            canvas.path(&line, &[2.0, 3.0], palette.text, 1.5)?;
        }
        let every = month_step(&self.columns, SMALL, wide).max(1);
        for (column, label) in self.columns.iter().enumerate().step_by(every) {
            let x = left + wide * (column as f64 + 0.5);
            let half = width(label, SMALL) / 2.0;
            let x = x.min(right - half);
            let face = Face::small(palette.muted, Anchor::Middle);
            canvas.text((x, bottom + 6.0 + SMALL), label, face)?;
        }
        let every = (22.0 / high).ceil().max(1.0) as usize;
        for (row, label) in self.rows.iter().enumerate().step_by(every) {
            let y = bottom - high * (row as f64 + 0.5) + 0.35 * SMALL;
            canvas.text(
                (left - 8.0, y),
                label,
                Face::small(palette.muted, Anchor::End),
            )?;
        }
        notes(canvas, palette, &self.notes, foot)
    }
}
