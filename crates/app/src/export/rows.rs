//! The analyses that are bars in rows: a difference by its causes, what each option's total
//! consists of, and what would change the verdict.

use super::analyses::Draw;
use super::charts::{axis, position};
use crate::contract::{BridgeView, CompositionView, TornadoBar, TornadoEnd, TornadoView};
use outlay_core::sentence::Sentence;
use outlay_report::{BarRow, RowsChart, Stretch, Tone};

/// Inputs in the picture of what would change the verdict, as many as the window shows.
const BARS: usize = 12;

impl Draw<'_> {
    pub(super) fn bridge(&self, found: &BridgeView) -> RowsChart {
        let words = self.words;
        let total = |id: &str, amount: &str| BarRow {
            name: self.name(id),
            marked: false,
            stretches: vec![Stretch {
                from: 0.0,
                to: position(amount),
                tone: Tone::Total,
                text: words.money(amount),
            }],
        };
        let mut before = position(&found.from_total);
        let steps = found.steps.iter().map(|step| {
            let from = std::mem::replace(&mut before, position(&step.reached));
            let saves = step.amount.starts_with('-');
            let plus = if saves { "" } else { "+" };
            BarRow {
                name: words.say(&step.label),
                marked: false,
                stretches: vec![Stretch {
                    from,
                    to: position(&step.reached),
                    tone: if saves { Tone::Saves } else { Tone::More },
                    text: format!("{plus}{}", words.money(&step.amount)),
                }],
            }
        });
        let steps: Vec<BarRow> = steps.collect();
        let rows = std::iter::once(total(&found.from, &found.from_total))
            .chain(steps)
            .chain(std::iter::once(total(&found.to, &found.to_total)));
        RowsChart {
            joined: true,
            ..self.rows(&found.title, &found.summary, rows.collect())
        }
    }

    /// Pieces from zero to the right, credits from zero to the left, the total at the end.
    pub(super) fn composition(&self, found: &CompositionView) -> RowsChart {
        let words = self.words;
        let rows = found.bars.iter().map(|bar| {
            let (mut low, mut high) = (0.0, 0.0);
            let pieces = bar.items.iter().enumerate().map(|(nth, item)| {
                let amount = position(&item.amount);
                let end = if amount < 0.0 { &mut low } else { &mut high };
                let from = *end;
                *end += amount;
                Stretch {
                    from,
                    to: *end,
                    tone: Tone::Part {
                        slot: self.slot(&bar.option),
                        nth,
                    },
                    text: words.say(&item.label),
                }
            });
            let mut stretches: Vec<Stretch> = pieces.collect();
            stretches.push(Stretch {
                from: high,
                to: high,
                tone: Tone::Total,
                text: words.money(&bar.total),
            });
            BarRow {
                name: self.name(&bar.option),
                marked: false,
                stretches,
            }
        });
        self.rows(&found.title, &found.summary, rows.collect())
    }

    pub(super) fn tornado(&self, found: &TornadoView) -> RowsChart {
        let base = position(&found.base);
        let rows = found.bars.iter().take(BARS).map(|bar| BarRow {
            name: self.input(&bar.input),
            marked: bar.low.flips_to.is_some() || bar.high.flips_to.is_some(),
            stretches: self.ends(bar, base),
        });
        let mut chart = self.rows(&found.title, &found.summary, rows.collect());
        chart.notes.push(self.words.say(&found.caption));
        RowsChart {
            base: Some(base),
            ..chart
        }
    }

    fn rows(&self, title: &Sentence, summary: &[Sentence], rows: Vec<BarRow>) -> RowsChart {
        RowsChart {
            title: self.words.say(title),
            subtitle: self.words.currency.clone(),
            notes: self.said(summary),
            rows,
            base: None,
            joined: false,
            axis: axis(self.words),
        }
    }

    /// An input's two ends. Both on one side of the base share one text.
    fn ends(&self, bar: &TornadoBar, base: f64) -> Vec<Stretch> {
        let stretch = |end: &TornadoEnd| {
            let to = position(end.result.as_deref()?);
            Some(Stretch {
                from: base,
                to,
                tone: if to >= base { Tone::Saves } else { Tone::More },
                text: self.value(&bar.input, &end.value),
            })
        };
        let mut found: Vec<Stretch> = [&bar.low, &bar.high]
            .into_iter()
            .filter_map(stretch)
            .collect();
        if let [low, high] = found.as_mut_slice()
            && (low.to - base) * (high.to - base) >= 0.0
        {
            let both = format!("{} – {}", low.text, high.text);
            let low_reaches = (low.to - base).abs() > (high.to - base).abs();
            let (far, near) = if low_reaches {
                (low, high)
            } else {
                (high, low)
            };
            far.text = both;
            near.text.clear();
        }
        found
    }
}
