//! What the colours mean, above a plot: squares for areas, strokes for lines, in rows.

use plotters::style::{Color, RGBAColor, RGBColor};

use crate::canvas::{Anchor, Canvas, Face};
use crate::error::ReportError;
use crate::frame::{PAD, SMALL};
use crate::marker::ROW;
use crate::theme::Palette;
use crate::typesetting::{fit, width};

/// How a name is keyed to the drawing.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Area(RGBColor),
    /// An area that lets what is under it through.
    Tint(RGBAColor),
    Line(RGBColor),
    Dashed(RGBColor),
}

/// Writes the names from `y` on and gives back the middle of the last row.
pub(crate) fn legend(
    canvas: &Canvas,
    palette: &Palette,
    names: &[(&str, Key)],
    y: f64,
) -> Result<f64, ReportError> {
    let (mut x, mut y) = (PAD, y);
    for (name, key) in names {
        let name = fit(name, SMALL, canvas.width - 2.0 * PAD - 24.0);
        let needs = 24.0 + width(&name, SMALL);
        if x > PAD && x + needs > canvas.width - PAD {
            (x, y) = (PAD, y + ROW);
        }
        let start = match key {
            Key::Area(colour) => {
                canvas.rect((x, y - 6.0), (x + 12.0, y + 6.0), colour.to_rgba())?;
                18.0
            }
            Key::Tint(colour) => {
                canvas.rect((x, y - 6.0), (x + 12.0, y + 6.0), *colour)?;
                18.0
            }
            Key::Dashed(colour) => {
                canvas.path(&[(x, y), (x + 16.0, y)], &[5.0, 3.0], *colour, 1.5)?;
                22.0
            }
            Key::Line(colour) => {
                canvas.path(&[(x, y), (x + 16.0, y)], &[], *colour, 2.0)?;
                22.0
            }
        };
        let face = Face::small(palette.text, Anchor::Start);
        canvas.text((x + start, y + 0.35 * SMALL), &name, face)?;
        x += needs + 18.0;
    }
    Ok(y)
}
