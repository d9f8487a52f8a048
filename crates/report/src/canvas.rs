//! The drawing surface: plotters' SVG back end behind plain measures in pixels.
//!
//! plotters draws on whole numbers, so everything is drawn at ten times the size and the view box
//! scales it back. Text stands on its baseline.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle};

use crate::error::ReportError;
use crate::typesetting::clean;

/// Units of the drawing to one pixel.
pub(crate) const FINE: f64 = 10.0;

/// Across and down, in pixels.
pub(crate) type Point = (f64, f64);

/// Which end of the text its position means.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// The face of a text.
#[derive(Clone, Copy)]
pub(crate) struct Face {
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) colour: RGBColor,
    pub(crate) anchor: Anchor,
}

pub struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    family: &'a str,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl<'a> Canvas<'a> {
    /// Draws on a canvas of `size` pixels; gives back the elements, without the `<svg>` around.
    pub(crate) fn record(
        size: (u32, u32),
        family: &str,
        draw: impl FnOnce(&Canvas) -> Result<(), ReportError>,
    ) -> Result<String, ReportError> {
        let mut document = String::new();
        {
            let fine = |pixels: u32| pixels * FINE as u32;
            let backend = SVGBackend::with_string(&mut document, (fine(size.0), fine(size.1)));
            let area = backend.into_drawing_area();
            let (width, height) = (f64::from(size.0), f64::from(size.1));
            let canvas = Canvas {
                area,
                family,
                width,
                height,
            };
            draw(&canvas)?;
            canvas.area.present().map_err(ReportError::drawing)?;
        }
        let inside = document.split_once(">\n").map(|(_, rest)| rest);
        let inside = inside.and_then(|rest| rest.trim_end().strip_suffix("</svg>"));
        inside
            .map(str::to_owned)
            .ok_or_else(|| ReportError::drawing("no drawing was made"))
    }

    pub(crate) fn rect(
        &self,
        from: Point,
        to: Point,
        colour: RGBAColor,
    ) -> Result<(), ReportError> {
        let element = Rectangle::new([fine(from), fine(to)], colour.filled());
        self.area.draw(&element).map_err(ReportError::drawing)
    }

    pub(crate) fn polygon(&self, points: &[Point], colour: RGBAColor) -> Result<(), ReportError> {
        let points: Vec<_> = points.iter().copied().map(fine).collect();
        self.area
            .draw(&Polygon::new(points, colour.filled()))
            .map_err(ReportError::drawing)
    }

    /// A line through the points, dashed by `pattern` (empty: solid).
    pub(crate) fn path(
        &self,
        points: &[Point],
        pattern: &[f64],
        colour: RGBColor,
        width: f64,
    ) -> Result<(), ReportError> {
        for piece in strokes(points, pattern) {
            let piece: Vec<_> = piece.into_iter().map(fine).collect();
            let element = PathElement::new(piece, stroke(colour, width));
            self.area.draw(&element).map_err(ReportError::drawing)?;
        }
        Ok(())
    }

    /// A ring in `colour` filled with `inside`.
    pub(crate) fn ring(
        &self,
        centre: Point,
        radius: f64,
        colour: RGBColor,
        inside: RGBColor,
    ) -> Result<(), ReportError> {
        let radius = (radius * FINE).round() as i32;
        let disc = Circle::new(fine(centre), radius, inside.filled());
        let edge = Circle::new(fine(centre), radius, stroke(colour, 2.0));
        self.area.draw(&disc).map_err(ReportError::drawing)?;
        self.area.draw(&edge).map_err(ReportError::drawing)
    }

    pub(crate) fn text(&self, at: Point, text: &str, face: Face) -> Result<(), ReportError> {
        // The back end divides the size by 1.24 and hangs the text 0.76 em below its position.
        let style = if face.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let size = face.size * FINE * 1.24;
        let anchor = match face.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = FontDesc::new(FontFamily::Name(self.family), size, style)
            .color(&face.colour)
            .pos(Pos::new(anchor, VPos::Top));
        let top = (at.0, at.1 - 0.76 * face.size);
        self.area
            .draw(&Text::new(clean(text), fine(top), style))
            .map_err(ReportError::drawing)
    }
}

fn fine(point: Point) -> (i32, i32) {
    (
        (point.0 * FINE).round() as i32,
        (point.1 * FINE).round() as i32,
    )
}

fn stroke(colour: RGBColor, width: f64) -> ShapeStyle {
    colour.stroke_width((width * FINE).round() as u32)
}

/// Cuts a line into its strokes. The pattern runs on round corners.
fn strokes(points: &[Point], pattern: &[f64]) -> Vec<Vec<Point>> {
    let (Some(first), true) = (points.first(), pattern.iter().sum::<f64>() > 0.0) else {
        return vec![points.to_vec()];
    };
    let mut pieces = Vec::new();
    let mut piece = vec![*first];
    let (mut phase, mut left) = (0, pattern[0]);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length < left {
                left -= length;
                piece.push(to);
                break;
            }
            let share = left / length;
            from = (
                from.0 + share * (to.0 - from.0),
                from.1 + share * (to.1 - from.1),
            );
            piece.push(from);
            if phase % 2 == 0 {
                pieces.push(std::mem::take(&mut piece));
            }
            piece = vec![from];
            phase = (phase + 1) % pattern.len();
            left = pattern[phase];
        }
    }
    if phase % 2 == 0 && piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_run_on_round_corners() {
        let corner = [(0.0, 0.0), (4.0, 0.0), (4.0, 10.0)];
        let pieces = strokes(&corner, &[6.0, 3.0]);
        assert_eq!(pieces[0], [(0.0, 0.0), (4.0, 0.0), (4.0, 2.0)]);
        assert_eq!(pieces[1], [(4.0, 5.0), (4.0, 10.0)]);
        assert_eq!(pieces.len(), 2);
        assert_eq!(strokes(&corner, &[]), [corner.to_vec()]);
    }
}
