//! The analyses as pictures, as the window draws them.

use super::SIZE;
use super::charts::{axis, months, notices, position};
use crate::contract::{
    AnalysisView, AssumptionKind, BooksView, BridgeView, CliffView, Evaluation, InputView, MapView,
    OptionView, SheetView, TornadoBar, TornadoEnd, TornadoView,
};
use crate::format;
use crate::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{
    BarRow, LevelChart, RegionChart, ReportError, RowsChart, Series, SheetPicture, SheetTable,
    Staircase, StaircaseChart, Stretch, Theme, Tone, svg,
};

/// Inputs in the picture of what would change the verdict, as many as the window shows.
const BARS: usize = 12;

/// Draws an analysis. `title` is the study's, for a sheet.
pub fn picture(
    found: &AnalysisView,
    evaluation: &Evaluation,
    (words, title): (&Words, &str),
    theme: Theme,
) -> Result<String, ReportError> {
    let draw = Draw { evaluation, words };
    match found {
        AnalysisView::Bridge(found) => svg(&draw.bridge(found), theme, SIZE),
        AnalysisView::Cliff(found) => svg(&draw.cliff(found), theme, SIZE),
        AnalysisView::Map(found) => svg(&draw.map(found), theme, SIZE),
        AnalysisView::Tornado(found) => svg(&draw.tornado(found), theme, SIZE),
        AnalysisView::Sheet(found) => svg(&draw.sheet(found, title), theme, SIZE),
        AnalysisView::Books(found) => svg(&draw.balance(found), theme, SIZE),
    }
}

/// What an option leaves of the own cash; none where the study states no cash.
pub fn own_cash_chart(
    evaluation: &Evaluation,
    option: &OptionView,
    words: &Words,
) -> Option<LevelChart> {
    let runway = option.runway.as_ref()?;
    let say = |key: &str, amount: &str| {
        let amount = Arg::Money(amount.to_owned());
        words.say(&Sentence::new(key).with("amount", amount))
    };
    let left = option.months.cash_left.as_deref().unwrap_or_default();
    let lowest = left.get(runway.lowest_month).unwrap_or(&runway.lowest);
    Some(LevelChart {
        title: words.say(&runway.text),
        subtitle: words.currency.clone(),
        notes: Vec::new(),
        months: months(evaluation, words),
        level: Series {
            name: words.word("column-cash"),
            total_label: String::new(),
            values: left.iter().map(|amount| position(amount)).collect(),
            slot: option.index,
        },
        lost: None,
        floor: Some((position(&runway.floor), say("level-floor", &runway.floor))),
        lowest: Some((runway.lowest_month, say("level-lowest", lowest))),
        notices: notices(option, words),
        axis: axis(words),
    })
}

struct Draw<'a> {
    evaluation: &'a Evaluation,
    words: &'a Words,
}

impl Draw<'_> {
    fn option(&self, id: &str) -> Option<&OptionView> {
        self.evaluation
            .options
            .iter()
            .find(|option| option.id == id)
    }

    fn name(&self, id: &str) -> String {
        let option = self.option(id);
        option.map_or_else(
            || id.to_owned(),
            |option| option.name.text(&self.words.language).to_owned(),
        )
    }

    /// Colour and dash; grey for an option without a price.
    fn slot(&self, id: &str) -> usize {
        self.option(id).map_or(usize::MAX, |option| option.index)
    }

    fn said(&self, sentences: &[Sentence]) -> Vec<String> {
        sentences.iter().map(|one| self.words.say(one)).collect()
    }

    fn bridge(&self, found: &BridgeView) -> RowsChart {
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
            title: words.say(&found.title),
            subtitle: words.currency.clone(),
            notes: Vec::new(),
            rows: rows.collect(),
            base: None,
            joined: true,
            axis: axis(words),
        }
    }

    fn tornado(&self, found: &TornadoView) -> RowsChart {
        let base = position(&found.base);
        let rows = found.bars.iter().take(BARS).map(|bar| BarRow {
            name: self.input(&bar.input),
            marked: bar.low.flips_to.is_some() || bar.high.flips_to.is_some(),
            stretches: self.ends(bar, base),
        });
        let notes = found.summary.iter().chain([&found.caption]);
        RowsChart {
            title: self.words.say(&found.title),
            subtitle: self.words.currency.clone(),
            notes: notes.map(|one| self.words.say(one)).collect(),
            rows: rows.collect(),
            base: Some(base),
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

    fn input(&self, input: &InputView) -> String {
        let title = self.words.say(&input.title);
        match input.group.key.as_str() {
            "group-meter" => format!("{} · {title}", self.words.say(&input.group)),
            _ => title,
        }
    }

    fn value(&self, input: &InputView, value: &str) -> String {
        match input.kind {
            AssumptionKind::Percent => format::percent(value),
            AssumptionKind::Money => self.words.money(value),
            AssumptionKind::Quantity | AssumptionKind::Number | AssumptionKind::Months => {
                format::grouped(value)
            }
        }
    }

    fn cliff(&self, found: &CliffView) -> StaircaseChart {
        let words = self.words;
        let meter = self
            .evaluation
            .meters
            .iter()
            .find(|meter| meter.id == found.meter);
        let meter = meter.map_or(found.meter.as_str(), |meter| {
            meter.name.text(&words.language)
        });
        let lines = found.lines.iter().map(|line| {
            let corners = line.corners.iter();
            Staircase {
                name: self.name(&line.option),
                total_label: words.money(&line.cost),
                corners: corners
                    .map(|one| (position(&one.at), position(&one.cost)))
                    .collect(),
                slot: self.slot(&line.option),
            }
        });
        let crossings = found.crossings.iter();
        StaircaseChart {
            title: words.say(&found.title),
            subtitle: words.say(
                &Sentence::new("cliff-caption")
                    .text("currency", &words.currency)
                    .text("meter", meter),
            ),
            notes: self.said(&found.summary),
            lines: lines.collect(),
            crossings: crossings
                .map(|one| (position(&one.at), position(&one.cost)))
                .collect(),
            now: (position(&found.quantity), format::grouped(&found.quantity)),
            band: (position(&found.low), position(&found.high)),
            most: position(&found.most),
            axis: axis(words),
        }
    }

    fn map(&self, found: &MapView) -> RegionChart {
        let used = self.evaluation.options.iter().filter(|option| {
            let mut cells = found.cells.iter().flatten();
            cells.any(|id| *id == option.id)
        });
        let columns = found.columns.iter().map(|value| position(value));
        let columns: Vec<f64> = columns.collect();
        let (first, last) = match columns.as_slice() {
            [first, .., last] => (*first, *last),
            _ => (0.0, 1.0),
        };
        let span = if last > first { last - first } else { 1.0 };
        let share = (position(&found.input.value) - first) / span;
        let cells = found
            .cells
            .iter()
            .map(|row| row.iter().map(|id| self.slot(id)).collect());
        RegionChart {
            title: self.words.say(&found.title),
            subtitle: self.input(&found.input),
            notes: self.said(&found.summary),
            months: months(self.evaluation, self.words),
            columns: found
                .columns
                .iter()
                .map(|value| self.value(&found.input, value))
                .collect(),
            cells: cells.collect(),
            names: used
                .map(|option| (option.index, self.name(&option.id)))
                .collect(),
            now: share * (columns.len().saturating_sub(1) as f64),
            axis: axis(self.words),
        }
    }

    fn sheet(&self, found: &SheetView, title: &str) -> SheetPicture {
        let tables = found.tables.iter().map(|table| {
            let columns = table.columns.iter();
            SheetTable {
                title: table.title.clone(),
                columns: columns
                    .map(|one| (one.title.clone(), one.numeric))
                    .collect(),
                rows: table.rows.clone(),
            }
        });
        SheetPicture {
            title: title.to_owned(),
            subtitle: self.words.word("part-sheet"),
            tables: tables.collect(),
            axis: axis(self.words),
        }
    }

    /// What is prepaid at each month's end, and what of it will lapse.
    fn balance(&self, found: &BooksView) -> LevelChart {
        let words = self.words;
        let column = |name: &str| {
            let column = found.columns.iter().find(|column| column.name == name);
            column
                .map(|column| column.amounts.as_slice())
                .unwrap_or_default()
        };
        let later = column("prepaid_non_current");
        let prepaid = column("prepaid_current")
            .iter()
            .enumerate()
            .map(|(month, amount)| {
                position(amount) + later.get(month).map_or(0.0, |amount| position(amount))
            });
        let lapsing: Vec<f64> = column("prepaid_lapsing")
            .iter()
            .map(|one| position(one))
            .collect();
        let option = self.option(&found.option);
        let slot = self.slot(&found.option);
        let series = |key: &str, values: Vec<f64>| Series {
            name: words.word(key),
            total_label: String::new(),
            values,
            slot,
        };
        LevelChart {
            title: format!(
                "{} · {}",
                self.name(&found.option),
                words.word("flow-balance")
            ),
            subtitle: words.currency.clone(),
            notes: Vec::new(),
            months: months(self.evaluation, words),
            level: series("column-balance", prepaid.collect()),
            lost: lapsing
                .iter()
                .any(|amount| *amount != 0.0)
                .then(|| series("ledger-prepaid-lapsing", lapsing)),
            floor: None,
            lowest: None,
            notices: option
                .map(|option| notices(option, words))
                .unwrap_or_default(),
            axis: axis(words),
        }
    }
}
