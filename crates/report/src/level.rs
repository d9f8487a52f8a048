//! What stands at each month's end: an area in steps, the part of it that will be lost, and a
//! floor to stay above.

use plotters::style::Color;

use crate::axis::{Compact, MoneyAxis};
use crate::canvas::{Anchor, Canvas, Face, Point};
use crate::chart::{Flag, Series, check_index, check_values};
use crate::error::ReportError;
use crate::frame::{MONTHS, PAD, Plot, SMALL, check_room, heading, notes, notes_height, ticks_for};
use crate::legend::{Key, legend};
use crate::marker::{ROW, notice_places, notices, rows};
use crate::svg::{Draw, Words};
use crate::theme::Palette;
use crate::typesetting::width;

#[derive(Debug, Clone, PartialEq)]
pub struct LevelChart {
    pub title: String,
    pub subtitle: String,
    pub notes: Vec<String>,
    pub months: Vec<String>,
    pub level: Series,
    /// Of the level, what will be lost.
    pub lost: Option<Series>,
    /// Another balance over the same months, as a thin line.
    pub beside: Option<Series>,
    /// A level to stay above, in words too.
    pub floor: Option<(f64, String)>,
    /// The month of the lowest level, and its words.
    pub lowest: Option<(usize, String)>,
    pub notices: Vec<Flag>,
    pub axis: Compact,
}

impl Draw for LevelChart {
    fn check(&self) -> Result<(), ReportError> {
        let months = self.months.len();
        if months == 0 {
            return Err(ReportError::Empty { what: "months" });
        }
        for series in self.series() {
            check_values(&series.name, &series.values, months)?;
        }
        let marked = self.notices.iter().map(|flag| flag.month);
        for month in marked.chain(self.lowest.iter().map(|(month, _)| *month)) {
            check_index("month", month, months)?;
        }
        Ok(())
    }

    fn words(&self) -> Words<'_> {
        let series = self.series();
        let marks = self.floor.iter().map(|(_, text)| text);
        let marks = marks.chain(self.lowest.iter().map(|(_, text)| text));
        let flags = self.notices.iter().map(|flag| &flag.text);
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: series.map(Series::line).collect(),
            flags: marks
                .chain(flags)
                .chain(&self.notes)
                .map(String::as_str)
                .collect(),
            months: &self.months,
            axis: self.axis,
        }
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let head = heading(canvas, palette, &self.title, &self.subtitle)?;
        let own = palette.series(self.level.slot);
        let keys: Vec<(&str, Key)> = std::iter::once((self.level.name.as_str(), Key::Area(own)))
            .chain(
                self.lost
                    .iter()
                    .map(|lost| (lost.name.as_str(), Key::Area(palette.notice))),
            )
            .chain(self.beside.iter().map(|one| {
                let key = Key::Line(palette.text);
                (one.name.as_str(), key)
            }))
            .collect();
        let top = legend(canvas, palette, &keys, head + 14.0)? + 26.0;
        let right = canvas.width - PAD;
        // The left edge is only known with the axis; a guess is good enough to lay the words.
        let under = notice_places(&self.notices, 64.0, right - 24.0, self.months.len());
        let foot = canvas.height - PAD - notes_height(canvas.width, &self.notes);
        let labels = foot - MONTHS;
        let bottom = labels - 4.0 - ROW * rows(&under) as f64;
        check_room(canvas, top, bottom, right - 64.0)?;

        let values = self.series().flat_map(|one| one.values.iter().copied());
        let floor = self.floor.iter().map(|(amount, _)| *amount);
        let axis = MoneyAxis::covering(values.chain(floor), ticks_for(bottom - top), self.axis);
        let plot = Plot::new(axis, self.months.len(), top, right, bottom);
        plot.grid(canvas, palette, &self.months, true, labels)?;
        notices(canvas, palette, &plot, &self.notices, &under, true)?;
        canvas.polygon(&area(&plot, &self.level.values), own.mix(0.25))?;
        if let Some(lost) = &self.lost {
            canvas.polygon(&area(&plot, &lost.values), palette.notice.mix(0.6))?;
        }
        canvas.path(&plot.steps(&self.level.values), &[], own, 2.0)?;
        if let Some(beside) = &self.beside {
            canvas.path(&plot.steps(&beside.values), &BESIDE, palette.text, 1.25)?;
        }
        self.marks(canvas, palette, &plot)?;
        notes(canvas, palette, &self.notes, foot)
    }
}

/// The dash of the line beside the area.
const BESIDE: [f64; 2] = [4.0, 3.0];

/// The steps and the way back along zero.
fn area(plot: &Plot, values: &[f64]) -> Vec<Point> {
    let mut points = plot.steps(values);
    points.extend([(plot.right, plot.y(0.0)), (plot.left, plot.y(0.0))]);
    points
}

/// Words on paper of their own: steps behind them would make them hard to read.
fn label(
    canvas: &Canvas,
    palette: &Palette,
    (x, y): Point,
    text: &str,
    anchor: Anchor,
) -> Result<(), ReportError> {
    let wide = width(text, SMALL);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - wide / 2.0,
        Anchor::End => x - wide,
    };
    let paper = [(left - 3.0, y - SMALL), (left + wide + 3.0, y + 3.0)];
    canvas.rect(paper[0], paper[1], palette.canvas.mix(0.8))?;
    canvas.text((x, y), text, Face::small(palette.text, anchor))
}

impl LevelChart {
    fn series(&self) -> impl Iterator<Item = &Series> {
        let others = self.lost.iter().chain(&self.beside);
        std::iter::once(&self.level).chain(others)
    }

    fn marks(&self, canvas: &Canvas, palette: &Palette, plot: &Plot) -> Result<(), ReportError> {
        if let Some((amount, text)) = &self.floor {
            let y = plot.y(*amount);
            let line = [(plot.left, y), (plot.right, y)];
            canvas.path(&line, &[5.0, 3.0], palette.notice, 1.25)?;
            label(canvas, palette, (plot.right, y - 5.0), text, Anchor::End)?;
        }
        if let Some((month, text)) = &self.lowest {
            let value = self.level.values.get(*month).copied().unwrap_or(0.0);
            let at = (plot.x(*month as f64 + 0.5), plot.y(value));
            canvas.ring(at, 5.0, palette.text, palette.canvas)?;
            let late = at.0 + width(text, SMALL) + 14.0 > plot.right;
            let (x, anchor) = match late {
                true => (at.0 - 9.0, Anchor::End),
                false => (at.0 + 9.0, Anchor::Start),
            };
            label(canvas, palette, (x, at.1 - 10.0), text, anchor)?;
        }
        Ok(())
    }
}
