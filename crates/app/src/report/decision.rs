//! The first page: in which frame the options were compared, and how they stand.

use super::{Maker, told};
use crate::contract::{AppError, Basis, CellView, Measure, OptionView};
use crate::export::charts::cumulative_chart;
use crate::{format, price_age, view};
use chrono::NaiveDate;
use outlay_core::sentence::{Arg, Sentence};
use outlay_pdf::{Block, Cell, Column, Fact, Row, RowKind, Table, Tone};
use rust_decimal::Decimal;

/// Measures that have a column, when the comparison has them.
const MEASURES: [Measure; 3] = [Measure::Total, Measure::PresentValue, Measure::PeakMonth];

impl Maker<'_> {
    pub(super) fn facts(&self, today: NaiveDate) -> Vec<Fact> {
        let words = &self.words;
        let fact = |key: &str, value: String| Fact {
            name: words.word(key),
            value,
        };
        let mut facts = Vec::new();
        if let Some(oldest) = price_age::oldest(self.document) {
            facts.push(fact("report-prices", format::day(oldest, &words.language)));
        }
        // A study without usage needs no scenario.
        let scenario = view::scenario_name(self.document, &self.scenario);
        let scenario = scenario.text(&words.language);
        if !scenario.is_empty() {
            facts.push(fact("report-scenario", scenario.to_owned()));
        }
        let months = &self.evaluation.months;
        if let (Some(first), Some(last)) = (months.first(), months.last()) {
            let span = Sentence::new("report-span")
                .with("from", Arg::Month(first.clone()))
                .with("to", Arg::Month(last.clone()))
                .count("months", months.len());
            facts.push(fact("report-time", words.say(&span)));
        }
        facts.push(fact("report-currency", words.currency.clone()));
        facts.push(fact(
            "report-made",
            format::date(&today.to_string(), &words.language),
        ));
        facts
    }

    pub(super) fn decision(&self) -> Result<Vec<Block>, AppError> {
        let mut blocks = vec![Block::Table(self.options())];
        let unpriced = self.evaluation.unpriced.iter();
        let unpriced = unpriced.map(|one| one.name.text(&self.words.language));
        let unpriced: Vec<&str> = unpriced.collect();
        if !unpriced.is_empty() {
            let names = unpriced.join(&self.word("report-list-separator"));
            let said = Sentence::new("report-unpriced").text("names", names);
            blocks.push(self.note(&said));
        }
        let found = &self.comparison;
        if let Some(chart) = cumulative_chart(&self.evaluation, Basis::Cash, &self.words) {
            blocks.push(self.figure(&chart, &told(&found.chart_title, &found.chart_summary))?);
        }
        Ok(blocks)
    }

    /// One row for each option, the cheapest marked.
    fn options(&self) -> Table {
        let rows = &self.comparison.rows;
        let row_of = |measure| rows.iter().find(|row| row.measure == measure);
        let mut columns = vec![Column::words(self.word("report-option"), 4)];
        for measure in MEASURES {
            let Some(row) = row_of(measure) else { continue };
            columns.push(Column::number(self.words.say(&row.title)));
            if measure == Measure::Total {
                let said = Sentence::new("report-difference")
                    .text("option", self.name_of(&self.comparison.baseline));
                columns.push(Column::number(self.words.say(&said)));
            }
        }
        for measure in [Measure::Unserved, Measure::GivenUp] {
            columns.extend(row_of(measure).map(|row| Column::words(self.words.say(&row.title), 3)));
        }
        let options = self.evaluation.options.iter().enumerate();
        let rows = options.map(|(at, option)| self.option_row(at, option));
        Table {
            title: None,
            columns,
            rows: rows.collect(),
        }
    }

    fn option_row(&self, at: usize, option: &OptionView) -> Row {
        let cell = |measure| {
            let mut rows = self.comparison.rows.iter();
            rows.find(|row| row.measure == measure)?.cells.get(at)
        };
        let description = self.said(&option.description);
        let mut cells = vec![Cell {
            note: description.join(" · "),
            ..self.option_cell(option)
        }];
        for measure in MEASURES {
            let Some(CellView::Money {
                amount, difference, ..
            }) = cell(measure)
            else {
                continue;
            };
            cells.push(Cell::text(self.words.money(amount)));
            if measure == Measure::Total {
                cells.push(self.difference(difference.as_deref()));
            }
        }
        for measure in [Measure::Unserved, Measure::GivenUp] {
            if let Some(CellView::Words { sentence }) = cell(measure) {
                cells.push(Cell::text(self.words.say(sentence)));
            }
        }
        let chosen = option.id == self.comparison.verdict.option;
        Row {
            cells,
            kind: match chosen {
                true => RowKind::Chosen,
                false => RowKind::Plain,
            },
        }
    }

    /// Sign, arrow and colour say the same; the baseline itself has none.
    fn difference(&self, difference: Option<&str>) -> Cell {
        let Some(amount) = difference else {
            return Cell {
                tone: Tone::Muted,
                ..Cell::text(self.word("cell-baseline"))
            };
        };
        let (tone, text) = self.signed(amount);
        Cell {
            tone,
            ..Cell::text(text)
        }
    }

    /// More money is plus and ▲, less is minus and ▼.
    pub(super) fn signed(&self, amount: &str) -> (Tone, String) {
        let value: Decimal = amount.parse().unwrap_or_default();
        let money = self.words.money(amount);
        match value.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Less => (Tone::Saves, format!("{money} ▼")),
            std::cmp::Ordering::Equal => (Tone::Same, format!("{money} ＝")),
            std::cmp::Ordering::Greater => (Tone::More, format!("+{money} ▲")),
        }
    }
}
