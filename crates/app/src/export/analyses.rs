//! The analyses as pictures, as the window draws them.

use super::charts::{axis, months, notices, position};
use crate::contract::{
    AnalysisView, AssumptionKind, Basis, BooksView, CliffView, ComparisonView, Evaluation,
    InputView, MapView, OptionView, SheetView,
};
use crate::format;
use crate::tables;
use crate::view::colours::slot_of;
use crate::view::scenarios_sheet;
use crate::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{
    LevelChart, RegionChart, ReportError, Series, SheetPicture, SheetTable, Staircase,
    StaircaseChart, Theme, svg,
};

/// Draws an analysis. `title` is the study's, for a sheet; what has no basis of its own has the
/// colours of the one that is `shown`.
pub fn picture(
    found: &AnalysisView,
    evaluation: &Evaluation,
    (words, title): (&Words, &str),
    ((theme, size), shown): ((Theme, (u32, u32)), Basis),
) -> Result<String, ReportError> {
    let basis = match found {
        AnalysisView::Bridge(found) => found.basis,
        AnalysisView::Map(found) => found.basis,
        AnalysisView::Scenarios(found) => found.basis,
        AnalysisView::Uncertainty(found) => found.wanted.basis,
        AnalysisView::Cliff(_)
        | AnalysisView::Tornado(_)
        | AnalysisView::Composition(_)
        | AnalysisView::Sheet(_)
        | AnalysisView::Books(_) => shown,
    };
    let draw = Draw {
        evaluation,
        compared: tables::comparison(evaluation, basis),
        words,
    };
    match found {
        AnalysisView::Bridge(found) => svg(&draw.bridge(found), theme, size),
        AnalysisView::Cliff(found) => svg(&draw.cliff(found), theme, size),
        AnalysisView::Map(found) => svg(&draw.map(found), theme, size),
        AnalysisView::Tornado(found) => svg(&draw.tornado(found), theme, size),
        AnalysisView::Composition(found) => svg(&draw.composition(found), theme, size),
        AnalysisView::Sheet(found) => svg(&draw.sheet(found, title, "part-sheet"), theme, size),
        AnalysisView::Scenarios(found) => {
            let sheet = scenarios_sheet(found, words);
            svg(&draw.sheet(&sheet, title, "part-scenarios"), theme, size)
        }
        AnalysisView::Uncertainty(found) => svg(&draw.fan(found), theme, size),
        AnalysisView::Books(found) => svg(&draw.balance(found), theme, size),
    }
}

/// Where a value lies among even steps, in steps from the first.
fn among(steps: &[String], value: &str) -> f64 {
    let (first, last) = match steps {
        [first, .., last] => (position(first), position(last)),
        _ => return 0.0,
    };
    let span = if last > first { last - first } else { 1.0 };
    (position(value) - first) / span * (steps.len().saturating_sub(1) as f64)
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
    let left = option.months.as_ref()?.cash_left.as_deref()?;
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
            slot: slot_of(evaluation, evaluation.cash.as_ref(), &option.id),
        },
        lost: None,
        beside: None,
        floor: Some((position(&runway.floor), say("level-floor", &runway.floor))),
        lowest: Some((runway.lowest_month, say("level-lowest", lowest))),
        notices: notices(option, words),
        axis: axis(words),
    })
}

pub(super) struct Draw<'a> {
    pub(super) evaluation: &'a Evaluation,
    /// By whose totals options stand out.
    compared: Option<&'a ComparisonView>,
    pub(super) words: &'a Words,
}

impl Draw<'_> {
    fn option(&self, id: &str) -> Option<&OptionView> {
        self.evaluation
            .options
            .iter()
            .find(|option| option.id == id)
    }

    pub(super) fn name(&self, id: &str) -> String {
        let option = self.option(id);
        option.map_or_else(
            || id.to_owned(),
            |option| option.name.text(&self.words.language).to_owned(),
        )
    }

    /// Colour and dash; grey for an option without a price.
    pub(super) fn slot(&self, id: &str) -> usize {
        slot_of(self.evaluation, self.compared, id)
    }

    pub(super) fn said(&self, sentences: &[Sentence]) -> Vec<String> {
        sentences.iter().map(|one| self.words.say(one)).collect()
    }

    pub(super) fn input(&self, input: &InputView) -> String {
        let title = self.words.say(&input.title);
        match input.group.key.as_str() {
            "group-meter" => format!("{} · {title}", self.words.say(&input.group)),
            _ => title,
        }
    }

    pub(super) fn value(&self, input: &InputView, value: &str) -> String {
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
        let cells = found
            .cells
            .iter()
            .map(|row| row.iter().map(|id| self.slot(id)).collect());
        let over = found.rows.as_deref();
        let printed = |input: &InputView, values: &[String]| -> Vec<String> {
            values
                .iter()
                .map(|value| self.value(input, value))
                .collect()
        };
        let up = over.map(|rows| self.input(&rows.input));
        let across = self.input(&found.input);
        RegionChart {
            title: self.words.say(&found.title),
            subtitle: up.map_or(across.clone(), |up| format!("{across} × {up}")),
            notes: self.said(&found.summary),
            rows: match over {
                Some(rows) => printed(&rows.input, &rows.values),
                None => months(self.evaluation, self.words),
            },
            columns: printed(&found.input, &found.columns),
            cells: cells.collect(),
            names: used
                .map(|option| (self.slot(&option.id), self.name(&option.id)))
                .collect(),
            now: among(&found.columns, &found.input.value),
            now_up: over.map(|rows| among(&rows.values, &rows.input.value)),
            axis: axis(self.words),
        }
    }

    fn sheet(&self, found: &SheetView, title: &str, part: &str) -> SheetPicture {
        let tables = found.tables.iter().map(|table| {
            let columns = table.columns.iter();
            SheetTable {
                title: table.title.clone(),
                columns: columns
                    .map(|one| (one.title.clone(), one.numeric))
                    .collect(),
                rows: self.as_books(table),
            }
        });
        SheetPicture {
            title: title.to_owned(),
            subtitle: self.words.word(part),
            tables: tables.collect(),
            axis: axis(self.words),
        }
    }

    /// The rows of a table, their negative numbers as they are wanted.
    fn as_books(&self, table: &crate::contract::SheetTable) -> Vec<Vec<String>> {
        let print = |(at, cell): (usize, &String)| {
            let numeric = table.columns.get(at).is_some_and(|column| column.numeric);
            match numeric {
                true => self.words.alone(cell.clone()),
                false => cell.clone(),
            }
        };
        let rows = table.rows.iter();
        rows.map(|row| row.iter().enumerate().map(print).collect())
            .collect()
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
        let both = |current: &str, later: &str| -> Vec<f64> {
            let later = column(later);
            let months = column(current).iter().enumerate();
            months
                .map(|(month, amount)| {
                    position(amount) + later.get(month).map_or(0.0, |amount| position(amount))
                })
                .collect()
        };
        let owed = both("receivable_current", "receivable_non_current");
        let lapsing = column("prepaid_lapsing").iter();
        let lapsing: Vec<f64> = lapsing.map(|one| position(one)).collect();
        let moves = |values: &[f64]| values.iter().any(|amount| *amount != 0.0);
        let option = self.option(&found.option);
        let slot = self.slot(&found.option);
        let series = |key: &str, values: Vec<f64>| Series {
            name: words.word(key),
            total_label: String::new(),
            values,
            slot,
        };
        LevelChart {
            title: words.say(&found.title),
            subtitle: words.currency.clone(),
            notes: self.said(&found.summary),
            months: months(self.evaluation, words),
            level: series(
                "column-balance",
                both("prepaid_current", "prepaid_non_current"),
            ),
            lost: moves(&lapsing).then(|| series("ledger-prepaid-lapsing", lapsing)),
            beside: moves(&owed).then(|| series("column-receivable", owed)),
            floor: None,
            lowest: None,
            notices: option
                .map(|option| notices(option, words))
                .unwrap_or_default(),
            axis: axis(words),
        }
    }
}
