//! When the order changes, by month and by usage, and the dates not to miss.

use super::{Maker, told};
use crate::analysis::decision;
use crate::contract::{
    Analysis, AnalysisView, AppError, Basis, CellView, Measure, Milestone, MilestoneKind,
    OptionView, RowView,
};
use crate::{format, tables};
use outlay_core::sentence::{Arg, Sentence};
use outlay_pdf::{Block, Cell, Column, Row, Section, Table};

/// Dates beyond these are counted only.
const DATES: usize = 40;

impl Maker<'_> {
    pub(super) fn turns(&self) -> Result<Section, AppError> {
        let mut blocks = Vec::new();
        if self.evaluation.options.len() > 1 {
            blocks.push(Block::Table(self.break_evens()));
            blocks.extend(self.by_usage()?);
        }
        blocks.extend(self.deadlines()?);
        blocks.extend(self.milestones());
        Ok(self.section("report-turns", blocks))
    }

    /// For each option the month from which it stays ahead of the baseline or behind it.
    fn break_evens(&self) -> Table {
        let bases = [
            (Basis::Cash, "report-as-paid"),
            (Basis::Accrual, "report-as-spread"),
        ];
        let found: Vec<(&RowView, &str)> = bases
            .into_iter()
            .filter_map(|(basis, key)| {
                let comparison = tables::comparison(&self.evaluation, basis)?;
                let mut rows = comparison.rows.iter();
                Some((rows.find(|row| row.measure == Measure::BreakEven)?, key))
            })
            .collect();
        let mut columns = vec![Column::words(self.word("report-option"), 4)];
        columns.extend(
            found
                .iter()
                .map(|(_, key)| Column::words(self.word(key), 4)),
        );
        let options = self.evaluation.options.iter().enumerate();
        let rows = options.map(|(at, option)| {
            let cells = found.iter().filter_map(|(row, _)| row.cells.get(at));
            let cells = cells.map(|cell| self.break_even(cell));
            Row::plain(
                std::iter::once(self.option_cell(option))
                    .chain(cells)
                    .collect(),
            )
        });
        let title =
            Sentence::new("row-break-even").text("option", self.name_of(&self.comparison.baseline));
        Table {
            title: Some(self.words.say(&title)),
            columns,
            rows: rows.collect(),
        }
    }

    fn break_even(&self, cell: &CellView) -> Cell {
        let numbered = |month: usize| {
            let name = self
                .evaluation
                .months
                .get(month)
                .cloned()
                .unwrap_or_default();
            let said = Sentence::new("report-month").count("k", month + 1);
            self.words.say(&said.with("month", Arg::Month(name)))
        };
        match cell {
            CellView::Month { month, crossings } => {
                let others: Vec<String> = crossings
                    .iter()
                    .filter(|other| *other != month)
                    .map(|other| numbered(*other))
                    .collect();
                let also = Sentence::new("report-also-crosses")
                    .text("months", others.join(&self.word("report-list-separator")));
                Cell {
                    note: match others.is_empty() {
                        true => String::new(),
                        false => self.words.say(&also),
                    },
                    ..Cell::text(numbered(*month))
                }
            }
            CellView::Words { sentence } => Cell::text(self.words.say(sentence)),
            CellView::Money { .. } => Cell::default(),
        }
    }

    /// The cost of the last month against usage, when the study meters any.
    fn by_usage(&self) -> Result<Vec<Block>, AppError> {
        if self.evaluation.meters.is_empty() {
            return Ok(Vec::new());
        }
        let month = self.evaluation.months.len().saturating_sub(1);
        let wanted = Analysis::Cliff { meter: None, month };
        Ok(match self.analysed(&wanted, super::BY_USAGE)? {
            Ok(AnalysisView::Cliff(found)) => {
                let summary = told(&found.title, &found.summary);
                vec![self.picture(&AnalysisView::Cliff(found), &summary)?]
            }
            Ok(_) => Vec::new(),
            Err(note) => vec![note],
        })
    }

    /// Until when notice is given, and what the next term commits to.
    fn deadlines(&self) -> Result<Option<Block>, AppError> {
        let given = decision::Given::default();
        let found = decision::tables(self.document, &self.scenario, &given, &self.words)?;
        let title = self.word("decide-dates");
        let found = found.into_iter().find(|table| table.title == title);
        Ok(found.map(|table| {
            Block::Table(Table {
                title: Some(title),
                ..self.table(table, &[4, 2, 2, 0])
            })
        }))
    }

    /// Everything else that has a day: renewals, packs that lapse, limits that are reached.
    fn milestones(&self) -> Vec<Block> {
        let mut all: Vec<(&Milestone, &OptionView)> = Vec::new();
        for option in &self.evaluation.options {
            let other = |one: &&Milestone| {
                !matches!(one.kind, MilestoneKind::Notice | MilestoneKind::Renewal)
            };
            all.extend(
                option
                    .milestones
                    .iter()
                    .filter(other)
                    .map(|one| (one, option)),
            );
        }
        all.sort_by(|one, other| one.0.date.cmp(&other.0.date));
        let rest = all.len().saturating_sub(DATES);
        let rows: Vec<Row> = all
            .iter()
            .take(DATES)
            .map(|(milestone, option)| {
                Row::plain(vec![
                    Cell::text(format::date(&milestone.date, &self.words.language)),
                    self.option_cell(option),
                    Cell::text(self.words.say(&milestone.text)),
                ])
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Table(Table {
            title: Some(self.word("report-dates")),
            columns: vec![
                Column::words(self.word("report-date"), 0),
                Column::words(self.word("report-option"), 2),
                Column::words(self.word("report-what"), 5),
            ],
            rows,
        })];
        if rest > 0 {
            blocks.push(self.note(&Sentence::new("report-more-dates").count("count", rest)));
        }
        blocks
    }
}
