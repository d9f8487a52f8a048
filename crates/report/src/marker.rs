//! Markers by month: notice flags that hang under the axis, and the rows their texts need.
//!
//! Texts of neighbouring months would cover each other, so they are laid in rows; a text that finds
//! no place loses its words and leaves a stroke at its month.

use crate::canvas::{Anchor, Canvas, Face};
use crate::chart::Flag;
use crate::error::ReportError;
use crate::frame::{Plot, SMALL};
use crate::theme::Palette;
use crate::typesetting::{fit, width};
use plotters::style::Color;

/// Height of one row of texts.
pub(crate) const ROW: f64 = 18.0;

const MOST_ROWS: usize = 3;

/// A text beside its marker: on which row and which side.
pub(crate) struct Place {
    pub(crate) row: Option<usize>,
    pub(crate) leftward: bool,
}

impl Place {
    pub(crate) fn anchor(&self) -> Anchor {
        if self.leftward {
            Anchor::End
        } else {
            Anchor::Start
        }
    }
}

/// Lays texts of the given widths beside their markers at `xs`, within `limits`. Row 0 is nearest
/// to the axis; the pole of a marker runs through every row before its own and may cross no text.
pub(crate) fn places(xs: &[f64], widths: &[f64], limits: (f64, f64)) -> Vec<Place> {
    let mut order: Vec<usize> = (0..xs.len().min(widths.len())).collect();
    // From the right, because texts mostly reach to the right of their poles.
    order.sort_by(|a, b| xs[*b].total_cmp(&xs[*a]).then(a.cmp(b)));
    let mut laid: Vec<Laid> = Vec::new();
    let mut found: Vec<(usize, Place)> = Vec::new();
    for at in order {
        let (x, width) = (xs[at], widths[at]);
        let leftward = x + width > limits.1 && x - width >= limits.0;
        let (from, to) = if leftward {
            (x - width, x)
        } else {
            (x, x + width)
        };
        let fits = |row: &usize| {
            let new = Laid {
                x,
                from,
                to,
                row: *row,
            };
            laid.iter()
                .all(|old| !old.disturbs(&new) && !new.disturbs(old))
        };
        let row = (0..MOST_ROWS).find(fits);
        laid.extend(row.map(|row| Laid { x, from, to, row }));
        found.push((at, Place { row, leftward }));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, place)| place).collect()
}

/// A text that has its place: from where to where, on which row, and its pole.
struct Laid {
    x: f64,
    from: f64,
    to: f64,
    row: usize,
}

impl Laid {
    /// Whether this text or its pole would stand in the other text.
    fn disturbs(&self, other: &Laid) -> bool {
        let pole = self.row > other.row && other.from - 3.0 < self.x && self.x < other.to + 3.0;
        let text =
            self.row == other.row && self.from < other.to + 6.0 && other.from < self.to + 6.0;
        pole || text
    }
}

/// How many rows are in use.
pub(crate) fn rows(places: &[Place]) -> usize {
    places
        .iter()
        .filter_map(|place| place.row)
        .map(|row| row + 1)
        .max()
        .unwrap_or(0)
}

/// Room one notice needs beside its pole.
fn notice_width(text: &str) -> f64 {
    width(text, SMALL) + 14.0
}

/// Where the texts of `notices` go under an axis of the given extent.
pub(crate) fn notice_places(notices: &[Flag], left: f64, right: f64, months: usize) -> Vec<Place> {
    let step = (right - left) / months as f64;
    let xs: Vec<f64> = notices
        .iter()
        .map(|flag| left + flag.month as f64 * step)
        .collect();
    let widths: Vec<f64> = notices
        .iter()
        .map(|flag| notice_width(&flag.text))
        .collect();
    places(&xs, &widths, (left, right + 24.0))
}

/// Draws each notice: a pole under the axis, a pennant and its words; with `up` also a dotted line
/// up the plot, to where bars of neighbouring months part.
pub(crate) fn notices(
    canvas: &Canvas,
    palette: &Palette,
    plot: &Plot,
    notices: &[Flag],
    places: &[Place],
    up: bool,
) -> Result<(), ReportError> {
    let colour = palette.notice;
    for (flag, place) in notices.iter().zip(places) {
        let x = plot.x(flag.month as f64);
        if place.row.is_none() {
            let tick = [(x, plot.bottom), (x, plot.bottom + 5.0)];
            canvas.path(&tick, &[], colour, 2.0)?;
            continue;
        }
        let row = plot.bottom + 2.0 + ROW * place.row.unwrap_or(0) as f64;
        let foot = [(x, plot.bottom), (x, row + 15.0)];
        canvas.path(&foot, &[], colour, 1.0)?;
        if up {
            let line = [(x, plot.bottom), (x, plot.top)];
            canvas.path(&line, &[1.0, 3.0], colour, 1.0)?;
        }
        let out = if place.leftward { -1.0 } else { 1.0 };
        let tip = (x + 8.0 * out, row + 8.5);
        canvas.polygon(&[(x, row + 5.0), tip, (x, row + 12.0)], colour.to_rgba())?;
        let text = fit(&flag.text, SMALL, plot.right - plot.left);
        let face = Face::small(colour, place.anchor());
        canvas.text((x + 12.0 * out, row + 13.0), &text, face)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(xs: &[f64], widths: &[f64]) -> Vec<(Option<usize>, bool)> {
        let places = places(xs, widths, (0.0, 300.0));
        places
            .into_iter()
            .map(|place| (place.row, place.leftward))
            .collect()
    }

    #[test]
    fn neighbours_get_rows_whose_poles_cross_no_text() {
        let (right, left) = (false, true);
        assert_eq!(
            laid(&[10.0, 200.0], &[80.0, 80.0]),
            [(Some(0), right), (Some(0), right)]
        );
        assert_eq!(
            laid(&[10.0, 40.0, 70.0], &[80.0; 3]),
            [(Some(2), right), (Some(1), right), (Some(0), right)]
        );
        assert_eq!(laid(&[290.0], &[80.0]), [(Some(0), left)]);
    }

    #[test]
    fn what_finds_no_place_loses_its_words() {
        let rows: Vec<_> = laid(&[10.0, 20.0, 30.0, 40.0], &[80.0; 4]);
        assert_eq!(rows.iter().filter(|(row, _)| row.is_none()).count(), 1);
    }
}
