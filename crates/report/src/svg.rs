//! A chart as an SVG document: scaled, named for screen readers, in one language.
//!
//! The document stands alone: no script, no style sheet, no link, no font inside; every text is
//! escaped.

use plotters::style::Color;

use crate::axis::Compact;
use crate::canvas::{Canvas, FINE};
use crate::chart::Chart;
use crate::error::ReportError;
use crate::frame::notes_height;
use crate::theme::{Palette, Theme};
use crate::typesetting::{clean, family};

/// All words of a picture.
pub struct Words<'a> {
    pub(crate) title: &'a str,
    pub(crate) subtitle: &'a str,
    /// Names and their totals.
    pub(crate) lines: Vec<(&'a str, &'a str)>,
    pub(crate) flags: Vec<&'a str>,
    pub(crate) months: &'a [String],
    pub(crate) axis: Compact,
}

/// How a chart is drawn; outside this crate it cannot be named.
pub trait Draw {
    fn check(&self) -> Result<(), ReportError>;
    fn words(&self) -> Words<'_>;
    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError>;
    /// The height that what is drawn needs at a width; none for what fits any.
    fn height(&self, _width: f64) -> Option<f64> {
        None
    }
    /// Sentences below the drawing.
    fn notes(&self) -> &[String] {
        &[]
    }
}

/// The least height that sentences below a drawing leave to it and its heading.
const DRAWING: f64 = 260.0;

/// Draws `chart` at `size` (width and height in pixels); what consists of rows is as high as they
/// are, and a picture grows with the sentences below it.
///
/// # Errors
/// When the chart is empty, its lengths differ, a value is not finite, a flag points outside, or
/// the words leave no room for the plot at this size.
pub fn svg(chart: &impl Chart, theme: Theme, size: (u32, u32)) -> Result<String, ReportError> {
    let (width, height) = size;
    if !(200..=8000).contains(&width) || !(120..=8000).contains(&height) {
        return Err(ReportError::Size { width, height });
    }
    chart.check()?;
    let across = f64::from(width);
    let needs = chart
        .height(across)
        .unwrap_or_else(|| f64::from(height).max(DRAWING + notes_height(across, chart.notes())));
    let height = needs.ceil().clamp(120.0, 8000.0) as u32;
    let size = (width, height);
    let words = chart.words();
    let palette = theme.palette();
    let family = family(words.all());
    let body = Canvas::record(size, family, |canvas| {
        canvas.rect(
            (0.0, 0.0),
            (canvas.width, canvas.height),
            palette.canvas.to_rgba(),
        )?;
        chart.draw(canvas, palette)
    })?;
    // What the back end repeats on every element is said once, or is the default anyway. Quotes in
    // texts are escaped, so none of these can be part of one.
    let body = body
        .replace(&format!(" font-family=\"{family}\""), "")
        .replace(" opacity=\"1\"", "")
        .replace("\"120.00000000000001\"", "\"120\"");
    let fine = |pixels: u32| pixels * FINE as u32;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" lang=\"{}\" role=\"img\" \
         font-family=\"{family}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{body}</svg>\n",
        fine(width),
        fine(height),
        words.axis.language(),
        escape(words.title),
        escape(&words.description()),
    ))
}

impl Words<'_> {
    fn all(&self) -> impl Iterator<Item = &str> {
        [self.title, self.subtitle]
            .into_iter()
            .chain(self.lines.iter().flat_map(|(name, total)| [*name, *total]))
            .chain(self.flags.iter().copied())
            .chain(self.months.iter().map(String::as_str))
            .chain(self.axis.chinese.then_some("万"))
    }

    /// What the picture says to someone who does not see it.
    fn description(&self) -> String {
        let (stop, colon) = match self.axis.chinese {
            false => ("; ", ": "),
            true => ("；", "："),
        };
        let ends = [self.months.first(), self.months.last()];
        let span = ends
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" – ");
        let lines = self.lines.iter().map(|(name, total)| match *total {
            "" => (*name).to_owned(),
            total => format!("{name}{colon}{total}"),
        });
        let parts = [self.subtitle.to_owned(), span].into_iter().chain(lines);
        let parts = parts.chain(self.flags.iter().map(|flag| (*flag).to_owned()));
        parts
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(stop)
    }
}

fn escape(text: &str) -> String {
    clean(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
