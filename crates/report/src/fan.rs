//! Simulated futures: the fan of one option, its middle, what the forecast says, and the
//! middles of the other options.

use plotters::style::Color;

use crate::axis::{Compact, MoneyAxis};
use crate::canvas::Canvas;
use crate::chart::{Series, check_values};
use crate::end_label::{LEADER, column, end_labels};
use crate::error::ReportError;
use crate::frame::{MONTHS, PAD, Plot, check_room, heading, notes, notes_height, ticks_for};
use crate::legend::{Key, legend};
use crate::svg::{Draw, Words};
use crate::theme::{Palette, dash, stroke};

#[derive(Debug, Clone, PartialEq)]
pub struct FanChart {
    pub title: String,
    pub subtitle: String,
    pub notes: Vec<String>,
    pub months: Vec<String>,
    /// The option whose fan it is, and its colour.
    pub name: String,
    pub slot: usize,
    /// The outer band, the inner one and the forecast's line in words.
    pub keys: [String; 3],
    /// Low and high edge by month, the outer band first.
    pub bands: Vec<(Vec<f64>, Vec<f64>)>,
    /// What the forecast says; empty when the option has no price there.
    pub base: Vec<f64>,
    /// The middle of every option.
    pub series: Vec<Series>,
    pub axis: Compact,
}

/// How much of the colour a band has; the inner one lies over the outer.
const TINTS: [f64; 2] = [0.16, 0.22];
/// The dash of the forecast's line.
const BASE: [f64; 2] = [5.0, 4.0];

impl FanChart {
    fn edges(&self) -> impl Iterator<Item = &Vec<f64>> {
        self.bands.iter().flat_map(|(low, high)| [low, high])
    }
}

impl Draw for FanChart {
    fn check(&self) -> Result<(), ReportError> {
        let months = self.months.len();
        if months == 0 || self.series.is_empty() {
            return Err(ReportError::Empty { what: "months" });
        }
        let base = Some(&self.base).filter(|base| !base.is_empty());
        for values in self.edges().chain(base) {
            check_values(&self.name, values, months)?;
        }
        for series in &self.series {
            check_values(&series.name, &series.values, months)?;
        }
        Ok(())
    }

    fn words(&self) -> Words<'_> {
        let lines = self.series.iter();
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: lines.map(Series::line).collect(),
            flags: std::iter::once(&self.name)
                .chain(&self.keys)
                .chain(&self.notes)
                .map(String::as_str)
                .collect(),
            months: &self.months,
            axis: self.axis,
        }
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let head = heading(canvas, palette, &self.title, &self.subtitle)?;
        let own = palette.series(self.slot);
        let [outer, inner, base] = &self.keys;
        let mut keys = vec![
            (outer.as_str(), Key::Tint(own.mix(TINTS[0]))),
            (inner.as_str(), Key::Tint(own.mix(TINTS[0] + TINTS[1]))),
        ];
        if !self.base.is_empty() {
            keys.push((base.as_str(), Key::Dashed(palette.text)));
        }
        let top = legend(canvas, palette, &keys, head + 14.0)? + 20.0;
        let room = column(&self.series, canvas.width * 0.28);
        let right = canvas.width - PAD - room - LEADER;
        let foot = canvas.height - PAD - notes_height(canvas.width, &self.notes);
        let labels = foot - MONTHS;
        let bottom = labels - 4.0;
        check_room(canvas, top, bottom, right - 64.0)?;

        let values = self.edges().chain([&self.base]).flatten().copied();
        let middles = self
            .series
            .iter()
            .flat_map(|one| one.values.iter().copied());
        let axis = MoneyAxis::covering(values.chain(middles), ticks_for(bottom - top), self.axis);
        let plot = Plot::new(axis, self.months.len(), top, right, bottom);
        plot.grid(canvas, palette, &self.months, false, labels)?;
        for ((low, high), tint) in self.bands.iter().zip(TINTS) {
            let mut area = plot.steps(low);
            area.extend(plot.steps(high).into_iter().rev());
            canvas.polygon(&area, own.mix(tint))?;
        }
        for series in &self.series {
            let line = plot.steps(&series.values);
            let colour = palette.series(series.slot);
            canvas.path(&line, dash(series.slot), colour, stroke(series.slot))?;
        }
        if !self.base.is_empty() {
            canvas.path(&plot.steps(&self.base), &BASE, palette.text, 1.25)?;
        }
        end_labels(canvas, palette, &plot, &self.series, room)?;
        notes(canvas, palette, &self.notes, foot)
    }
}
