//! Cost against usage: a staircase for each option, with the study's own range behind them.
//!
//! The band is the range of the forecast, the dotted line the month's quantity, a ring each
//! quantity at which another option becomes the cheaper one.

use plotters::style::Color;

use crate::axis::{Compact, MoneyAxis};
use crate::canvas::{Anchor, Canvas, Face, Point};
use crate::chart::Series;
use crate::end_label::{LEADER, column, end_labels};
use crate::error::ReportError;
use crate::frame::{MONTHS, PAD, Plot, SMALL, check_room, heading, notes, notes_height, ticks_for};
use crate::svg::{Draw, Words};
use crate::theme::{Palette, dash, stroke};

/// One option: its corners by rising quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Staircase {
    pub name: String,
    /// What it costs at the month's quantity, in words.
    pub total_label: String,
    /// Quantity and cost.
    pub corners: Vec<(f64, f64)>,
    /// Colour and dash, as in [`Series::slot`].
    pub slot: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct StaircaseChart {
    pub title: String,
    pub subtitle: String,
    pub notes: Vec<String>,
    pub lines: Vec<Staircase>,
    /// Quantity and cost where the cheaper option changes.
    pub crossings: Vec<(f64, f64)>,
    /// The month's quantity, in words too.
    pub now: (f64, String),
    /// The least and the largest quantity of the forecast.
    pub band: (f64, f64),
    /// The last quantity that is drawn.
    pub most: f64,
    pub axis: Compact,
}

impl Draw for StaircaseChart {
    fn check(&self) -> Result<(), ReportError> {
        if self.lines.is_empty() {
            return Err(ReportError::Empty { what: "lines" });
        }
        let finite = |(q, cost): &(f64, f64)| q.is_finite() && cost.is_finite();
        for line in &self.lines {
            if let Some(month) = line.corners.iter().position(|corner| !finite(corner)) {
                let name = line.name.clone();
                return Err(ReportError::NotFinite { name, month });
            }
        }
        let rest = self.crossings.iter().all(finite) && finite(&self.band);
        if !(rest && self.now.0.is_finite() && self.most.is_finite() && self.most > 0.0) {
            return Err(ReportError::Empty { what: "range" });
        }
        Ok(())
    }

    fn words(&self) -> Words<'_> {
        let lines = self.lines.iter();
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: lines
                .map(|line| (line.name.as_str(), line.total_label.as_str()))
                .collect(),
            flags: self.notes.iter().map(String::as_str).collect(),
            months: &[],
            axis: self.axis,
        }
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let head = heading(canvas, palette, &self.title, &self.subtitle)?;
        let ends: Vec<Series> = self.lines.iter().map(end).collect();
        let room = column(&ends, canvas.width * 0.28);
        let right = canvas.width - PAD - room - LEADER;
        let top = head + 24.0;
        let foot = canvas.height - PAD - notes_height(canvas.width, &self.notes);
        let bottom = foot - MONTHS;
        check_room(canvas, top, bottom, right - 64.0)?;

        let costs = self.lines.iter().flat_map(|line| &line.corners);
        let axis = MoneyAxis::covering(
            costs.map(|(_, cost)| *cost),
            ticks_for(bottom - top),
            self.axis,
        );
        let plot = Plot::new(axis, 1, top, right, bottom);
        let x = |quantity: f64| plot.x((quantity / self.most).clamp(0.0, 1.0));
        let (low, high) = (x(self.band.0), x(self.band.1));
        let band = palette.line.mix(0.55);
        canvas.rect((low, top), (high.max(low + 2.0), bottom), band)?;
        plot.money_grid(canvas, palette)?;
        self.quantities(canvas, palette, &plot)?;
        let now = x(self.now.0);
        canvas.path(&[(now, top), (now, bottom)], &[2.0, 3.0], palette.text, 1.0)?;
        let face = Face::small(palette.muted, Anchor::Start);
        canvas.text((now + 5.0, top - 6.0), &self.now.1, face)?;
        for line in &self.lines {
            let points = line.corners.iter();
            let points: Vec<Point> = points.map(|(q, cost)| (x(*q), plot.y(*cost))).collect();
            let colour = palette.series(line.slot);
            canvas.path(&points, dash(line.slot), colour, stroke(line.slot))?;
        }
        for (quantity, cost) in &self.crossings {
            let at = (x(*quantity), plot.y(*cost));
            canvas.ring(at, 5.0, palette.text, palette.canvas)?;
        }
        end_labels(canvas, palette, &plot, &ends, room)?;
        notes(canvas, palette, &self.notes, foot)
    }
}

/// The end of a staircase, for its name.
fn end(line: &Staircase) -> Series {
    Series {
        name: line.name.clone(),
        total_label: line.total_label.clone(),
        values: line
            .corners
            .last()
            .map(|(_, cost)| *cost)
            .into_iter()
            .collect(),
        slot: line.slot,
    }
}

impl StaircaseChart {
    fn quantities(
        &self,
        canvas: &Canvas,
        palette: &Palette,
        plot: &Plot,
    ) -> Result<(), ReportError> {
        let scale = MoneyAxis::covering([self.most].into_iter(), 6, self.axis);
        for (quantity, label) in scale.ticks.iter().filter(|(q, _)| *q <= self.most) {
            let x = plot.x(quantity / self.most);
            let tick = [(x, plot.bottom), (x, plot.bottom + 3.0)];
            canvas.path(&tick, &[], palette.faint, 1.0)?;
            let face = Face::small(palette.muted, Anchor::Middle);
            canvas.text((x, plot.bottom + 6.0 + SMALL), label, face)?;
        }
        Ok(())
    }
}
