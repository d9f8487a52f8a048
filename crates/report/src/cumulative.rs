//! Cumulative cost: one step line for each option, named at its end.
//!
//! The line holds the total up to and including a month for the whole of that month, so a yearly
//! prepayment stands as one tall step where it is paid.

use plotters::style::Color;

use crate::axis::MoneyAxis;
use crate::canvas::{Canvas, Face, Point};
use crate::chart::{CumulativeChart, Series, check_cumulative};
use crate::end_label::{LEADER, column, end_labels};
use crate::error::ReportError;
use crate::frame::{MONTHS, PAD, Plot, check_room, heading, ticks_for};
use crate::marker::{Place, ROW, notice_places, notices, places, rows};
use crate::svg::{Draw, Words};
use crate::theme::{Palette, dash, stroke};
use crate::typesetting::width;

/// Size of a break-even's words.
const FLAG: f64 = 13.0;

impl Draw for CumulativeChart {
    fn check(&self) -> Result<(), ReportError> {
        check_cumulative(self)
    }

    fn words(&self) -> Words<'_> {
        let lines = self.series.iter().map(Series::line);
        let flags = self
            .flags
            .iter()
            .chain(&self.notices)
            .map(|flag| flag.text.as_str());
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: lines.collect(),
            flags: flags.collect(),
            months: &self.months,
            axis: self.axis,
        }
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let head = heading(canvas, palette, &self.title, &self.subtitle)?;
        let room = column(&self.series, canvas.width * 0.28);
        let right = canvas.width - PAD - room - LEADER;
        // The left edge is only known with the axis; a guess is good enough to lay the words.
        let under = notice_places(&self.notices, 64.0, right, self.months.len());
        let above = self.flag_places(64.0, right);
        let top = head + 10.0 + ROW * rows(&above) as f64;
        let labels = canvas.height - PAD - MONTHS;
        let bottom = labels - 4.0 - ROW * rows(&under) as f64;
        check_room(canvas, top, bottom, right - 64.0)?;

        let values = self.series.iter().flat_map(|s| s.values.iter().copied());
        let axis = MoneyAxis::covering(values, ticks_for(bottom - top), self.axis);
        let plot = Plot::new(axis, self.months.len(), top, right, bottom);
        plot.grid(canvas, palette, &self.months, false, labels)?;
        self.shade(canvas, palette, &plot)?;
        notices(canvas, palette, &plot, &self.notices, &under, false)?;
        for series in &self.series {
            let mut line = vec![(plot.left, plot.y(0.0))];
            line.extend(plot.steps(&series.values));
            let colour = palette.series(series.slot);
            canvas.path(&line, dash(series.slot), colour, stroke(series.slot))?;
        }
        self.break_evens(canvas, palette, &plot, &above)?;
        end_labels(canvas, palette, &plot, &self.series, room)
    }
}

impl CumulativeChart {
    fn flag_places(&self, left: f64, right: f64) -> Vec<Place> {
        let step = (right - left) / self.months.len() as f64;
        let xs: Vec<f64> = self
            .flags
            .iter()
            .map(|flag| left + (flag.month as f64 + 0.5) * step)
            .collect();
        let widths: Vec<f64> = self
            .flags
            .iter()
            .map(|flag| width(&flag.text, FLAG * 1.06) + 8.0)
            .collect();
        places(&xs, &widths, (left, right + LEADER))
    }

    /// Tints the area between the two leading series in the colour of the cheaper. Months with the
    /// same cheaper series make one polygon, so that no seams show between them.
    fn shade(&self, canvas: &Canvas, palette: &Palette, plot: &Plot) -> Result<(), ReportError> {
        let pair = self
            .highlight
            .and_then(|(a, b)| Some((self.series.get(a)?, self.series.get(b)?)));
        let Some((a, b)) = pair else { return Ok(()) };
        let mut month = 0;
        while month < self.months.len() {
            let first_cheaper = |at: usize| a.values[at] <= b.values[at];
            let cheaper = first_cheaper(month);
            let end = (month..self.months.len())
                .find(|at| first_cheaper(*at) != cheaper)
                .unwrap_or(self.months.len());
            let slot = if cheaper { a.slot } else { b.slot };
            let edge = |values: &[f64]| -> Vec<Point> {
                plot.steps(values)
                    .into_iter()
                    .skip(2 * month)
                    .take(2 * (end - month))
                    .collect()
            };
            let mut area = edge(&a.values);
            area.extend(edge(&b.values).into_iter().rev());
            canvas.polygon(&area, palette.series(slot).mix(palette.tint))?;
            month = end;
        }
        Ok(())
    }

    /// A ringed dot on the series, a dotted line up to the words above the plot.
    fn break_evens(
        &self,
        canvas: &Canvas,
        palette: &Palette,
        plot: &Plot,
        above: &[Place],
    ) -> Result<(), ReportError> {
        for (flag, place) in self.flags.iter().zip(above) {
            let x = plot.x(flag.month as f64 + 0.5);
            let value = flag
                .series
                .and_then(|at| self.series[at].values.get(flag.month));
            let foot = value.map_or(plot.bottom, |value| plot.y(*value));
            let row = place.row.map(|row| plot.top - ROW * (row + 1) as f64);
            let head = row.map_or(plot.top, |row| row + 2.0);
            canvas.path(&[(x, foot), (x, head)], &[1.0, 3.0], palette.text, 1.0)?;
            if value.is_some() {
                canvas.ring((x, foot), 5.0, palette.text, palette.canvas)?;
            }
            if let Some(row) = row {
                let out = if place.leftward { -6.0 } else { 6.0 };
                let face = Face::strong(palette.text, place.anchor());
                canvas.text((x + out, row + 12.0), &flag.text, face)?;
            }
        }
        Ok(())
    }
}
