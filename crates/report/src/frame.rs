//! What both pictures share: heading, the plot's place, the grid and the two axes.
//!
//! A month is a stretch of the axis, not a point: month `i` reaches from `x(i)` to `x(i + 1)`.

use plotters::style::RGBColor;

use crate::axis::{MoneyAxis, month_step};
use crate::canvas::{Anchor, Canvas, Face, Point};
use crate::error::ReportError;
use crate::theme::Palette;
use crate::typesetting::{fit, width, wrap};

/// Room left around the picture.
pub(crate) const PAD: f64 = 16.0;
/// Size of labels at the axes.
pub(crate) const SMALL: f64 = 12.0;
/// Height of the row of month labels.
pub(crate) const MONTHS: f64 = 20.0;

const TITLE: f64 = 15.0;

impl Face {
    pub(crate) fn small(colour: RGBColor, anchor: Anchor) -> Face {
        Face {
            size: SMALL,
            bold: false,
            colour,
            anchor,
        }
    }

    pub(crate) fn strong(colour: RGBColor, anchor: Anchor) -> Face {
        Face {
            size: 13.0,
            bold: true,
            colour,
            anchor,
        }
    }
}

/// Where the space below a heading begins, without writing it.
pub(crate) fn heading_height(across: f64, title: &str, subtitle: &str) -> f64 {
    let lines = heading_lines(across, title);
    let below = !subtitle.is_empty() && !stands_beside(across, title, subtitle);
    PAD - 4.0 + 20.0 * lines.len() as f64 + if below { 18.0 } else { 0.0 } + 8.0
}

// Bold is wider than the estimate for regular type.
const TITLE_WIDTH: f64 = TITLE * 1.05;

fn heading_lines(across: f64, title: &str) -> Vec<String> {
    wrap(title, TITLE_WIDTH, across - 2.0 * PAD, 2)
}

fn stands_beside(across: f64, title: &str, subtitle: &str) -> bool {
    width(title, TITLE_WIDTH) + 24.0 + width(subtitle, SMALL) <= across - 2.0 * PAD
}

const NOTE: f64 = 17.0;

fn note_lines(across: f64, notes: &[String]) -> Vec<String> {
    let broken = notes.iter();
    broken
        .flat_map(|note| wrap(note, SMALL, across - 2.0 * PAD, 3))
        .collect()
}

/// The room that sentences below a drawing need.
pub(crate) fn notes_height(across: f64, notes: &[String]) -> f64 {
    match note_lines(across, notes).len() {
        0 => 0.0,
        lines => 8.0 + NOTE * lines as f64,
    }
}

/// Writes sentences below a drawing that ends at `foot`.
pub(crate) fn notes(
    canvas: &Canvas,
    palette: &Palette,
    notes: &[String],
    foot: f64,
) -> Result<(), ReportError> {
    for (at, line) in note_lines(canvas.width, notes).iter().enumerate() {
        let baseline = foot + 8.0 + NOTE * at as f64 + SMALL;
        let face = Face::small(palette.muted, Anchor::Start);
        canvas.text((PAD, baseline), line, face)?;
    }
    Ok(())
}

/// Writes the finding and the unit; gives back where the space below begins.
pub(crate) fn heading(
    canvas: &Canvas,
    palette: &Palette,
    title: &str,
    subtitle: &str,
) -> Result<f64, ReportError> {
    let room = canvas.width - 2.0 * PAD;
    let face = Face {
        size: TITLE,
        bold: true,
        colour: palette.text,
        anchor: Anchor::Start,
    };
    let beside = stands_beside(canvas.width, title, subtitle);
    let mut baseline = PAD - 4.0;
    for line in heading_lines(canvas.width, title) {
        baseline += 20.0;
        canvas.text((PAD, baseline), &line, face)?;
    }
    if subtitle.is_empty() {
        return Ok(baseline + 8.0);
    }
    if beside {
        let end = Face::small(palette.muted, Anchor::End);
        canvas.text((canvas.width - PAD, baseline), subtitle, end)?;
    } else {
        baseline += 18.0;
        let start = Face::small(palette.muted, Anchor::Start);
        canvas.text((PAD, baseline), &fit(subtitle, SMALL, room), start)?;
    }
    Ok(baseline + 8.0)
}

/// The rectangle the data is drawn in, and its two scales.
pub(crate) struct Plot {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
    axis: MoneyAxis,
    months: usize,
}

impl Plot {
    /// Leaves room on the left for the labels of `axis`.
    pub(crate) fn new(axis: MoneyAxis, months: usize, top: f64, right: f64, bottom: f64) -> Plot {
        let labels = axis
            .ticks
            .iter()
            .map(|(_, label)| width(label, SMALL))
            .fold(0.0, f64::max);
        Plot {
            left: PAD + labels + 8.0,
            top,
            right,
            bottom,
            axis,
            months,
        }
    }

    pub(crate) fn month_width(&self) -> f64 {
        (self.right - self.left) / self.months as f64
    }

    pub(crate) fn x(&self, month: f64) -> f64 {
        self.left + month * self.month_width()
    }

    pub(crate) fn y(&self, value: f64) -> f64 {
        let share = (value - self.axis.low) / (self.axis.high - self.axis.low);
        self.bottom - share * (self.bottom - self.top)
    }

    /// The line through `values`, level within each month, rising at its start.
    pub(crate) fn steps(&self, values: &[f64]) -> Vec<Point> {
        let level = |(month, value): (usize, &f64)| {
            let y = self.y(*value);
            [(self.x(month as f64), y), (self.x(month as f64 + 1.0), y)]
        };
        values.iter().enumerate().flat_map(level).collect()
    }

    /// Light lines at the ticks and the labels of both axes. `centred` puts a month's label under
    /// its middle (bars) instead of its start (steps).
    pub(crate) fn grid(
        &self,
        canvas: &Canvas,
        palette: &Palette,
        months: &[String],
        centred: bool,
        labels: f64,
    ) -> Result<(), ReportError> {
        self.money_grid(canvas, palette)?;
        let shift = if centred { 0.5 } else { 0.0 };
        let step = month_step(months, SMALL, self.month_width());
        for (month, label) in months.iter().enumerate().step_by(step) {
            let x = self.x(month as f64 + shift);
            let tick = [(x, self.bottom), (x, self.bottom + 3.0)];
            canvas.path(&tick, &[], palette.faint, 1.0)?;
            let face = Face::small(palette.muted, Anchor::Middle);
            canvas.text((x, labels + 14.0), label, face)?;
        }
        Ok(())
    }

    /// Light lines at the amounts, with their labels.
    pub(crate) fn money_grid(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        for (value, label) in &self.axis.ticks {
            let y = self.y(*value);
            let colour = if *value == 0.0 {
                palette.faint
            } else {
                palette.line
            };
            canvas.path(&[(self.left, y), (self.right, y)], &[], colour, 1.0)?;
            let face = Face::small(palette.muted, Anchor::End);
            canvas.text((self.left - 8.0, y + 0.35 * SMALL), label, face)?;
        }
        Ok(())
    }
}

/// A plot lower than this shows nothing.
pub(crate) fn check_room(
    canvas: &Canvas,
    top: f64,
    bottom: f64,
    across: f64,
) -> Result<(), ReportError> {
    if bottom - top >= 60.0 && across >= 120.0 {
        return Ok(());
    }
    Err(ReportError::Size {
        width: canvas.width as u32,
        height: canvas.height as u32,
    })
}

/// How many ticks suit a plot of this height.
pub(crate) fn ticks_for(height: f64) -> usize {
    (height / 44.0).clamp(2.0, 8.0) as usize
}
