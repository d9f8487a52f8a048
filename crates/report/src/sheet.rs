//! Tables as a picture: a decision sheet to be shown where no table can be pasted.
//!
//! Columns are as wide as their words while there is room; then the widest give way and their
//! words break. The picture is as high as its rows.

use crate::axis::Compact;
use crate::canvas::{Anchor, Canvas, Face};
use crate::error::ReportError;
use crate::frame::{PAD, SMALL, heading, heading_height};
use crate::svg::{Draw, Words};
use crate::theme::Palette;
use crate::typesetting::{fit, width, wrap};

const LINE: f64 = 17.0;
const GAP: f64 = 20.0;
/// Lines of one cell at most.
const LINES: usize = 4;

/// One table in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTable {
    pub title: String,
    /// Titles, and whether the column is of numbers.
    pub columns: Vec<(String, bool)>,
    pub rows: Vec<Vec<String>>,
}

/// Tables below each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPicture {
    pub title: String,
    pub subtitle: String,
    pub tables: Vec<SheetTable>,
    pub axis: Compact,
}

impl Draw for SheetPicture {
    fn check(&self) -> Result<(), ReportError> {
        let drawn = |table: &SheetTable| !table.columns.is_empty();
        match self.tables.iter().any(drawn) {
            true => Ok(()),
            false => Err(ReportError::Empty { what: "tables" }),
        }
    }

    fn words(&self) -> Words<'_> {
        let titles = self.tables.iter().map(|table| table.title.as_str());
        let cells = self.tables.iter().flat_map(|table| {
            let heads = table.columns.iter().map(|(title, _)| title);
            heads.chain(table.rows.iter().flatten()).map(String::as_str)
        });
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: Vec::new(),
            flags: titles.chain(cells).collect(),
            months: &[],
            axis: self.axis,
        }
    }

    fn height(&self, width: f64) -> Option<f64> {
        let tables = self.tables.iter().map(|table| {
            let laid = Laid::out(table, width - 2.0 * PAD);
            laid.heights().sum::<f64>() + 30.0 + GAP
        });
        let head = heading_height(width, &self.title, &self.subtitle);
        Some(head + tables.sum::<f64>() + PAD)
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let mut y = heading(canvas, palette, &self.title, &self.subtitle)?;
        for table in &self.tables {
            let laid = Laid::out(table, canvas.width - 2.0 * PAD);
            let face = Face::strong(palette.text, Anchor::Start);
            let title = fit(&table.title, 13.0 * 1.06, canvas.width - 2.0 * PAD);
            canvas.text((PAD, y + 22.0), &title, face)?;
            y = laid.draw(canvas, palette, table, y + 30.0)? + GAP;
        }
        Ok(())
    }
}

/// A table's words broken into lines: the head first.
struct Laid {
    widths: Vec<f64>,
    rows: Vec<Vec<Vec<String>>>,
}

impl Laid {
    fn out(table: &SheetTable, room: f64) -> Laid {
        let heads: Vec<String> = table
            .columns
            .iter()
            .map(|(title, _)| title.clone())
            .collect();
        let all = || std::iter::once(&heads).chain(&table.rows);
        let natural: Vec<f64> = (0..heads.len())
            .map(|column| {
                let cells = all().filter_map(|row| row.get(column));
                cells.map(|cell| width(cell, SMALL)).fold(0.0, f64::max)
            })
            .collect();
        let widths = shared(&natural, room - 16.0 * (heads.len() as f64 - 1.0));
        let rows = all()
            .map(|row| {
                let cells = row.iter().zip(&widths);
                cells
                    .map(|(cell, width)| wrap(cell, SMALL, *width, LINES))
                    .collect()
            })
            .collect();
        Laid { widths, rows }
    }

    fn heights(&self) -> impl Iterator<Item = f64> {
        self.rows.iter().map(|row| {
            let lines = row.iter().map(Vec::len).max().unwrap_or(1).max(1);
            LINE * lines as f64 + 8.0
        })
    }

    fn draw(
        &self,
        canvas: &Canvas,
        palette: &Palette,
        table: &SheetTable,
        top: f64,
    ) -> Result<f64, ReportError> {
        let mut y = top;
        for (at, (row, height)) in self.rows.iter().zip(self.heights()).enumerate() {
            let colour = if at == 0 { palette.muted } else { palette.text };
            let mut x = PAD;
            for ((lines, width), (_, numeric)) in row.iter().zip(&self.widths).zip(&table.columns) {
                for (n, line) in lines.iter().enumerate() {
                    let baseline = y + LINE * n as f64 + 16.0;
                    let (x, anchor) = match numeric {
                        true => (x + width, Anchor::End),
                        false => (x, Anchor::Start),
                    };
                    canvas.text((x, baseline), line, Face::small(colour, anchor))?;
                }
                x += width + 16.0;
            }
            y += height;
            let line = [(PAD, y), (canvas.width - PAD, y)];
            canvas.path(
                &line,
                &[],
                if at == 0 { palette.faint } else { palette.line },
                1.0,
            )?;
        }
        Ok(y)
    }
}

/// Widths within `room`: each has what it needs, and the widest share what is missing.
fn shared(natural: &[f64], room: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..natural.len()).collect();
    let need = |at: &usize| natural.get(*at).copied().unwrap_or(0.0);
    order.sort_by(|a, b| need(a).total_cmp(&need(b)));
    let mut widths = vec![0.0; natural.len()];
    let (mut left, mut columns) = (room, natural.len());
    for at in order {
        let width = need(&at).min(left / columns.max(1) as f64).max(1.0);
        if let Some(slot) = widths.get_mut(at) {
            *slot = width;
        }
        left -= width;
        columns -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn the_widest_columns_give_way() {
        assert_eq!(shared(&[50.0, 80.0], 200.0), [50.0, 80.0]);
        assert_eq!(shared(&[50.0, 400.0, 300.0], 350.0), [50.0, 150.0, 150.0]);
    }
}
