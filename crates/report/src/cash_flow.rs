//! Cash flow: what is paid in each month as stacked bars, what each month costs as a line.
//!
//! Bars keep their true scale; where one towers over the rest its amount is written above it.
//! Money out stacks up from zero, money in down from zero.

use plotters::style::Color;

use crate::axis::MoneyAxis;
use crate::canvas::{Anchor, Canvas, Face, Point};
use crate::chart::{CashFlowChart, Series, check_cash_flow};
use crate::error::ReportError;
use crate::frame::{MONTHS, PAD, Plot, SMALL, check_room, heading, ticks_for};
use crate::legend::{Key, legend};
use crate::marker::{ROW, notice_places, notices, rows};
use crate::svg::{Draw, Words};
use crate::theme::Palette;
use crate::typesetting::width;

/// At most so many bars carry their amount.
const AMOUNTS: usize = 8;

impl Draw for CashFlowChart {
    fn check(&self) -> Result<(), ReportError> {
        check_cash_flow(self)
    }

    fn words(&self) -> Words<'_> {
        let bars = self.bars.iter().map(|bar| (bar.name.as_str(), ""));
        let line = self.line.iter().map(Series::line);
        Words {
            title: &self.title,
            subtitle: &self.subtitle,
            lines: bars.chain(line).collect(),
            flags: self.notices.iter().map(|flag| flag.text.as_str()).collect(),
            months: &self.months,
            axis: self.axis,
        }
    }

    fn draw(&self, canvas: &Canvas, palette: &Palette) -> Result<(), ReportError> {
        let head = heading(canvas, palette, &self.title, &self.subtitle)?;
        let bars = self.bars.iter();
        let bars = bars.map(|bar| (bar.name.as_str(), Key::Area(palette.series(bar.slot))));
        let line = self.line.iter();
        let line = line.map(|line| (line.name.as_str(), Key::Line(palette.text)));
        let keys: Vec<(&str, Key)> = bars.chain(line).collect();
        let legend = legend(canvas, palette, &keys, head + 14.0)?;
        let right = canvas.width - PAD;
        // The left edge is only known with the axis; a guess is good enough to lay the words.
        let under = notice_places(&self.notices, 64.0, right - 24.0, self.months.len());
        let top = legend + 26.0;
        let labels = canvas.height - PAD - MONTHS;
        let bottom = labels - 4.0 - ROW * rows(&under) as f64;
        check_room(canvas, top, bottom, right - 64.0)?;

        let sums = (0..self.months.len()).flat_map(|month| self.reach(month).to_vec());
        let line = self
            .line
            .iter()
            .flat_map(|line| line.values.iter().copied());
        let axis = MoneyAxis::covering(sums.chain(line), ticks_for(bottom - top), self.axis);
        let plot = Plot::new(axis, self.months.len(), top, right, bottom);
        plot.grid(canvas, palette, &self.months, true, labels)?;
        notices(canvas, palette, &plot, &self.notices, &under, true)?;
        self.stacks(canvas, palette, &plot)?;
        if let Some(line) = &self.line {
            let steps = plot.steps(&line.values);
            canvas.path(&steps, &[], palette.canvas, 4.0)?;
            canvas.path(&steps, &[], palette.text, 2.0)?;
        }
        self.amounts(canvas, palette, &plot)
    }
}

impl CashFlowChart {
    /// How far the bars of a month reach below and above zero.
    fn reach(&self, month: usize) -> [f64; 2] {
        let values = self.bars.iter().map(|bar| bar.values[month]);
        values.fold([0.0, 0.0], |[low, high], v| {
            [low + v.min(0.0), high + v.max(0.0)]
        })
    }

    fn stacks(&self, canvas: &Canvas, palette: &Palette, plot: &Plot) -> Result<(), ReportError> {
        let wide = (plot.month_width() * 0.8)
            .min(plot.month_width() - 1.0)
            .max(0.5);
        for month in 0..self.months.len() {
            let middle = plot.x(month as f64 + 0.5);
            let (mut below, mut above) = (0.0, 0.0);
            for bar in &self.bars {
                let value = bar.values[month];
                let from = if value < 0.0 { &mut below } else { &mut above };
                let (start, end) = (plot.y(*from), plot.y(*from + value));
                let stacked = *from != 0.0;
                *from += value;
                if value == 0.0 {
                    continue;
                }
                let (top, foot) = (start.min(end), start.max(end));
                // A thin gap between parts tells them apart without colour.
                let gap = if stacked && foot - top > 3.0 {
                    1.0
                } else {
                    0.0
                };
                let (top, foot) = if value < 0.0 {
                    (top + gap, foot)
                } else {
                    (top, foot - gap)
                };
                let corners: [Point; 2] = [(middle - wide / 2.0, top), (middle + wide / 2.0, foot)];
                canvas.rect(corners[0], corners[1], palette.series(bar.slot).to_rgba())?;
            }
        }
        Ok(())
    }

    /// Writes the amount over bars at least twice the usual height, the tallest first.
    fn amounts(&self, canvas: &Canvas, palette: &Palette, plot: &Plot) -> Result<(), ReportError> {
        let heights: Vec<f64> = (0..self.months.len())
            .map(|month| self.reach(month)[1])
            .collect();
        let mut sorted = heights.clone();
        sorted.sort_by(f64::total_cmp);
        let usual = sorted[sorted.len() / 2];
        let mut tall: Vec<usize> = (0..heights.len())
            .filter(|month| heights[*month] > 0.0 && heights[*month] >= 2.0 * usual)
            .collect();
        tall.sort_by(|a, b| heights[*b].total_cmp(&heights[*a]));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for month in tall {
            let text = self.axis.amount(heights[month]);
            let half = width(&text, SMALL) / 2.0 + 3.0;
            // At the edges the words move in so that they stay over the plot.
            let x = plot
                .x(month as f64 + 0.5)
                .clamp(plot.left + half, plot.right - half);
            let free = taken
                .iter()
                .all(|(from, to)| *to <= x - half || x + half <= *from);
            if taken.len() < AMOUNTS && free {
                taken.push((x - half, x + half));
                let y = plot.y(heights[month]) - 5.0;
                // A grid line through the digits would make them hard to read.
                let behind = [(x - half, y - SMALL), (x + half, y + 2.0)];
                canvas.rect(behind[0], behind[1], palette.canvas.to_rgba())?;
                canvas.text((x, y), &text, Face::small(palette.text, Anchor::Middle))?;
            }
        }
        Ok(())
    }
}
