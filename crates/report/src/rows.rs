//! Bars in rows: the steps of a difference from one total to another, or each input at its two
//! ends about the base.
//!
//! A stretch of money is blue where it saves and orange where it costs more, and its words say
//! the sign as well. The picture is as high as its rows.

use plotters::style::{Color, RGBColor};

use crate::axis::Compact;
use crate::canvas::{Anchor, Canvas, Face};
use crate::error::ReportError;
use crate::frame::{PAD, SMALL, heading, heading_height, notes, notes_height};
use crate::svg::{Draw, Words};
use crate::theme::Palette;
use crate::typesetting::{fit, width};

const ROW: f64 = 30.0;
const MARK: &str = "◆";

/// What a stretch means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Saves,
    More,
    Total,
    /// One part of several of a series: each paler than the one before it;
    /// its words stand on it where they fit.
    Part {
        slot: usize,
        nth: usize,
    },
}

/// From one amount to another, with its words at the far end.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    pub from: f64,
    pub to: f64,
    pub tone: Tone,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    pub name: String,
    /// Changes the verdict.
    pub marked: bool,
    pub stretches: Vec<Stretch>,
}

/// Bars in rows, with names at the left.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsChart {
    pub title: String,
    pub subtitle: String,
    /// Sentences below the drawing.
    pub notes: Vec<String>,
    pub rows: Vec<BarRow>,
    /// The amount the ends are drawn about; bars begin at zero without one.
    pub base: Option<f64>,
    /// Each row begins where the last one ended.
    pub joined: bool,
    pub axis: Compact,
}

impl Draw for RowsChart {
    fn check(&self) -> Result<(), ReportError> {
        if self.rows.is_empty() {
            return Err(ReportError::Empty { what: "rows" });
        }
        for row in &self.rows {
            let finite = |s: &Stretch| s.from.is_finite() && s.to.is_finite();
            if let Some(month) = row.stretches.iter().position(|s| !finite(s)) {
                let name = row.name.clone();
                return Err(ReportError::NotFinite { name, month });
            }
        }
        Ok(())
    }

    fn words(&self) -> Words<'_> {
        let lines = self.rows.iter().flat_map(|row| {
            row.stretches
                .iter()
                .map(|stretch| (row.name.as_str(), stretch.text.as_str()))
        });
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: lines.collect(),
            flags: self.notes.iter().map(String::as_str).collect(),
            months: &[],
            axis: self.axis,
        }
    }

    fn height(&self, width: f64) -> Option<f64> {
        let head = heading_height(width, &self.title, &self.subtitle) + 8.0;
        Some(head + ROW * self.rows.len() as f64 + notes_height(width, &self.notes) + PAD)
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let top = heading(canvas, palette, &self.title, &self.subtitle)? + 8.0;
        let bottom = top + ROW * self.rows.len() as f64;
        let scale = self.scale(canvas);
        let zero = scale.x(self.base.unwrap_or(0.0));
        canvas.path(&[(zero, top), (zero, bottom)], &[], palette.faint, 1.0)?;
        for (at, row) in self.rows.iter().enumerate() {
            let y = top + ROW * at as f64;
            self.name(canvas, palette, row, (scale.left - 14.0, y))?;
            for stretch in &row.stretches {
                self.stretch(canvas, palette, &scale, stretch, y)?;
            }
            let end = row.stretches.first().map(|stretch| scale.x(stretch.to));
            if let (Some(x), true) = (end, self.joined && at + 1 < self.rows.len()) {
                let join = [(x, y + ROW - 7.0), (x, y + ROW + 7.0)];
                canvas.path(&join, &[2.0, 2.0], palette.faint, 1.0)?;
            }
        }
        notes(canvas, palette, &self.notes, bottom)
    }
}

/// From amounts to places between the names and the words at the ends.
struct Scale {
    left: f64,
    right: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn x(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.left + share * (self.right - self.left)
    }
}

impl RowsChart {
    fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.rows.iter().flat_map(|row| &row.stretches)
    }

    /// Those whose words stand beside them.
    fn beside(&self) -> impl Iterator<Item = &Stretch> {
        self.stretches()
            .filter(|one| !matches!(one.tone, Tone::Part { .. }))
    }

    fn scale(&self, canvas: &Canvas) -> Scale {
        let most = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let names = most(&mut self.rows.iter().map(|row| {
            let mark = if row.marked { 16.0 } else { 0.0 };
            width(&row.name, SMALL) + mark
        }));
        let texts = most(&mut self.beside().map(|one| width(&one.text, SMALL))) + 10.0;
        let left = PAD + names.min(canvas.width * 0.36) + 14.0;
        let right = canvas.width - PAD - texts;
        let ends = || self.stretches().flat_map(|one| [one.from, one.to]);
        match self.base {
            Some(base) => {
                let reach = ends().map(|end| (end - base).abs()).fold(0.0, f64::max);
                let reach = if reach > 0.0 { reach } else { 1.0 };
                Scale {
                    left: left + texts,
                    right,
                    low: base - reach,
                    high: base + reach,
                }
            }
            None => {
                let (low, high) = ends().fold((0.0_f64, 0.0_f64), |(low, high), end| {
                    (low.min(end), high.max(end))
                });
                let high = if high > low { high } else { low + 1.0 };
                Scale {
                    left,
                    right,
                    low,
                    high,
                }
            }
        }
    }

    fn name(
        &self,
        canvas: &Canvas,
        palette: &Palette,
        row: &BarRow,
        (end, y): (f64, f64),
    ) -> Result<(), ReportError> {
        let texts = match self.base {
            // The words of the lower ends stand between the names and the bars.
            Some(_) => {
                self.beside()
                    .map(|one| width(&one.text, SMALL))
                    .fold(0.0, f64::max)
                    + 10.0
            }
            None => 0.0,
        };
        let mark = if row.marked { 16.0 } else { 0.0 };
        // A little more than measured, so that a name that just fits is not cut.
        let room = end - texts - PAD - mark + 1.0;
        let name = fit(&row.name, SMALL, room);
        let baseline = y + ROW / 2.0 + 0.35 * SMALL;
        let face = Face::small(palette.text, Anchor::Start);
        canvas.text((PAD, baseline), &name, face)?;
        if row.marked {
            let at = PAD + width(&name, SMALL) + 4.0;
            let face = Face::small(palette.notice, Anchor::Start);
            canvas.text((at, baseline), MARK, face)?;
        }
        Ok(())
    }

    fn stretch(
        &self,
        canvas: &Canvas,
        palette: &Palette,
        scale: &Scale,
        stretch: &Stretch,
        y: f64,
    ) -> Result<(), ReportError> {
        let (a, b) = (scale.x(stretch.from), scale.x(stretch.to));
        let (left, right) = (a.min(b), a.max(b).max(a.min(b) + 1.0));
        let colour: RGBColor = match stretch.tone {
            Tone::Saves => palette.saves,
            Tone::More => palette.notice,
            Tone::Total => palette.muted,
            Tone::Part { slot, nth } => {
                let face = part(canvas, palette, (slot, nth), (left, right), y)?;
                let room = right - left - 8.0;
                if width(&stretch.text, SMALL) <= room {
                    let baseline = y + ROW / 2.0 + 0.35 * SMALL;
                    canvas.text((left + 4.0, baseline), &stretch.text, face)?;
                }
                return Ok(());
            }
        };
        canvas.rect((left, y + 7.0), (right, y + ROW - 7.0), colour.to_rgba())?;
        let leftward = self.base.is_some() && b < a;
        let (x, anchor) = match leftward {
            true => (left - 5.0, Anchor::End),
            false => (right + 5.0, Anchor::Start),
        };
        let baseline = y + ROW / 2.0 + 0.35 * SMALL;
        canvas.text(
            (x, baseline),
            &stretch.text,
            Face::small(palette.text, anchor),
        )
    }
}

/// How much of its series' colour each part keeps: never so much that its words could not be
/// read on it.
const PALER: [f64; 6] = [0.42, 0.3, 0.21, 0.14, 0.07, 0.0];

/// The piece itself, framed so that neighbours stay apart also where greys are alike; gives
/// the face of its words.
fn part(
    canvas: &Canvas,
    palette: &Palette,
    (slot, nth): (usize, usize),
    (left, right): (f64, f64),
    y: f64,
) -> Result<Face, ReportError> {
    let keeps = PALER.get(nth).copied().unwrap_or(0.0);
    let colour = palette.series(slot);
    let (top, bottom) = (y + 5.0, y + ROW - 5.0);
    canvas.rect((left, top), (right, bottom), colour.mix(keeps))?;
    let frame = [
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
        (left, top),
    ];
    canvas.path(&frame, &[], colour, 0.75)?;
    Ok(Face::small(palette.text, Anchor::Start))
}
