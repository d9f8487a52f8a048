//! Names and totals at the ends of the lines, instead of a legend.
//!
//! Labels keep the order of the lines and never overlap: each moves as little as it must (least
//! squares under a minimum distance, by pooling neighbours).

use crate::canvas::{Anchor, Canvas, Face};
use crate::chart::Series;
use crate::error::ReportError;
use crate::frame::{Plot, SMALL};
use crate::theme::Palette;
use crate::typesetting::{fit, width};

/// Space between the plot and the labels, crossed by the leader lines.
pub(crate) const LEADER: f64 = 20.0;

const NAME: f64 = 13.0;
/// For measuring: bold is wider than the estimate for regular type.
const BOLD_NAME: f64 = NAME * 1.06;
const TWO_LINES: f64 = 32.0;
const ONE_LINE: f64 = 17.0;

/// How wide the column of labels is, at most `most`.
pub(crate) fn column(series: &[Series], most: f64) -> f64 {
    let widest = |s: &Series| width(&s.name, BOLD_NAME).max(width(&s.total_label, SMALL));
    series.iter().map(widest).fold(0.0, f64::max).min(most)
}

/// Writes the labels right of the plot, in a column `room` wide.
pub(crate) fn end_labels(
    canvas: &Canvas,
    palette: &Palette,
    plot: &Plot,
    series: &[Series],
    room: f64,
) -> Result<(), ReportError> {
    let end = |s: &Series| s.values.last().copied().unwrap_or(0.0);
    let mut order: Vec<&Series> = series.iter().collect();
    order.sort_by(|a, b| end(b).total_cmp(&end(a)));
    let tall = TWO_LINES * series.len() as f64 <= plot.bottom - plot.top + 16.0;
    let height = if tall { TWO_LINES } else { ONE_LINE };
    let wanted: Vec<f64> = order.iter().map(|s| plot.y(end(s))).collect();
    let bounds = (
        plot.top + height / 2.0 - 8.0,
        plot.bottom - height / 2.0 + 8.0,
    );
    let x = plot.right + LEADER;
    for ((one, from), to) in order
        .iter()
        .zip(&wanted)
        .zip(apart(&wanted, height, bounds))
    {
        let colour = palette.series(one.slot);
        let anchor_y = if tall { to - 7.0 } else { to };
        let leader = [
            (plot.right + 2.0, *from),
            (plot.right + 5.0, *from),
            (x - 7.0, anchor_y),
            (x - 4.0, anchor_y),
        ];
        canvas.path(&leader, &[], colour, 1.0)?;
        let name = fit(&one.name, BOLD_NAME, room);
        canvas.text(
            (x, anchor_y + 0.35 * NAME),
            &name,
            Face::strong(colour, Anchor::Start),
        )?;
        if tall {
            let face = Face::small(palette.muted, Anchor::Start);
            canvas.text(
                (x, anchor_y + 19.0),
                &fit(&one.total_label, SMALL, room),
                face,
            )?;
        }
    }
    Ok(())
}

/// Moves sorted positions to at least `distance` from each other, within `bounds`.
fn apart(wanted: &[f64], distance: f64, bounds: (f64, f64)) -> Vec<f64> {
    // With the distances taken out, the task is the nearest rising sequence: pools of neighbours
    // that would fall share their mean.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (at, position) in wanted.iter().enumerate() {
        let mut pool = (position - at as f64 * distance, 1);
        while let Some((mean, count)) = pools.pop_if(|(mean, _)| *mean >= pool.0) {
            let total = count + pool.1;
            pool = (
                (mean * count as f64 + pool.0 * pool.1 as f64) / total as f64,
                total,
            );
        }
        pools.push(pool);
    }
    let highest = (bounds.1 - (wanted.len() as f64 - 1.0) * distance).max(bounds.0);
    pools
        .iter()
        .flat_map(|(mean, count)| std::iter::repeat_n(mean.clamp(bounds.0, highest), *count))
        .enumerate()
        .map(|(at, base)| base + at as f64 * distance)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_as_little_as_they_must() {
        assert_eq!(apart(&[20.0, 100.0], 30.0, (0.0, 200.0)), [20.0, 100.0]);
        assert_eq!(
            apart(&[90.0, 100.0, 110.0], 30.0, (0.0, 200.0)),
            [70.0, 100.0, 130.0]
        );
        assert_eq!(apart(&[2.0, 3.0], 30.0, (0.0, 200.0)), [0.0, 30.0]);
        assert_eq!(
            apart(&[199.0, 199.0, 199.0], 30.0, (0.0, 200.0)),
            [140.0, 170.0, 200.0]
        );
    }
}
