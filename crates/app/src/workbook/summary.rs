//! The first sheet: the verdict in words, and the options side by side.

use super::cash_flow::{self, CashFlow};
use super::payments::{self, Payments};
use super::{Book, Rows};
use crate::contract::{CellView, ComparisonView, Measure};
use crate::session;
use crate::view::{month_text, scenario_name};
use outlay_core::decimal::{Exact, sub};
use outlay_core::outcome::Outcome;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::workbook::{Cell, Sheet, area, cell, quoted};
use rust_decimal::Decimal;

const PAID: usize = 1;
const WORTH: usize = 5;

impl Book<'_> {
    pub(super) fn summary(&self, flow: &CashFlow, payments: &Payments) -> Exact<Sheet> {
        let mut sheet = Sheet {
            name: self.word("workbook-summary"),
            widths: vec![
                34.0, 15.0, 15.0, 15.0, 15.0, 15.0, 15.0, 14.0, 14.0, 10.0, 22.0, 22.0,
            ],
            ..Sheet::default()
        };
        self.words_first(&mut sheet);
        sheet.push(Vec::new());
        sheet.push(self.summary_heads());
        let first = sheet.next();
        for index in 0..self.outcomes.len() {
            let row = self.option_row(index, first, flow, payments)?;
            sheet.push(row);
        }
        sheet.push(Vec::new());
        self.notes(&mut sheet);
        Ok(sheet)
    }

    /// Title, scenario and verdict.
    fn words_first(&self, sheet: &mut Sheet) {
        let language = &self.words.language;
        let title = session::title(self.document);
        sheet.push(vec![
            Cell::text(title.text(language)).styled(|style| style.title = true),
        ]);
        let months = self.study.horizon.len();
        let about = Sentence::new("workbook-about")
            .with("from", Arg::Month(month_text(self.study, 0)))
            .with(
                "until",
                Arg::Month(month_text(self.study, months.saturating_sub(1))),
            )
            .count("months", months)
            .text("currency", &self.study.currency.code)
            .text("fingerprint", &self.shown.fingerprint);
        // A study without usage needs no scenario.
        let scenario = scenario_name(self.document, self.scenario);
        let scenario = (!scenario.text(language).is_empty())
            .then(|| Sentence::new("workbook-scenario").name("scenario", &scenario));
        let said: Vec<String> = scenario
            .iter()
            .chain([&about])
            .map(|one| self.words.say(one))
            .collect();
        sheet.push(vec![
            Cell::text(said.join(" · ")).styled(|style| style.muted = true),
        ]);
        sheet.push(Vec::new());
        for comparison in self.shown.cash.iter().chain(&self.shown.accrual) {
            let verdict = &comparison.verdict;
            let said = Cell::text(self.words.say(&verdict.sentence));
            sheet.push(vec![said.styled(|style| style.bold = true)]);
            for note in &verdict.notes {
                sheet.push(vec![Cell::text(self.words.say(note))]);
            }
        }
    }

    fn summary_heads(&self) -> Vec<Cell> {
        let months = self.study.horizon.len();
        let said = |key: &str| {
            Cell::head(
                self.words.say(
                    &Sentence::new(key)
                        .count("n", months)
                        .count("months", months)
                        .text("currency", &self.study.currency.code),
                ),
            )
        };
        vec![
            self.head("column-option"),
            self.in_currency("workbook-total-paid"),
            said("workbook-of-it-after"),
            self.in_currency("workbook-total-cost"),
            self.in_currency("workbook-to-baseline"),
            self.in_currency("column-present-value"),
            self.in_currency("workbook-worth-to-baseline"),
            self.in_currency("workbook-monthly"),
            self.in_currency("workbook-peak"),
            self.head("workbook-peak-month"),
            self.head("workbook-break-even-paid"),
            self.head("workbook-break-even-spread"),
        ]
    }

    fn option_row(
        &self,
        index: usize,
        first: usize,
        flow: &CashFlow,
        payments: &Payments,
    ) -> Exact<Vec<Cell>> {
        let (Some(outcome), Some(rows)) = (self.outcomes.get(index), flow.options.get(index))
        else {
            return Ok(Vec::new());
        };
        let metrics = &outcome.metrics;
        let baseline = self.baseline();
        let row = first + index;
        let of_flow = |column: usize, row: usize| {
            format!("{}!{}", quoted(&flow.sheet.name), cell(column, row))
        };
        let (after, total) = (rows.last + 1, rows.last + 2);
        let mut cells = vec![self.option_cell(outcome, index == baseline)];
        cells.push(self.sum(of_flow(cash_flow::PAID, total), metrics.total_paid));
        cells.push(self.sum(of_flow(cash_flow::PAID, after), metrics.paid_after));
        let months = area(&flow.sheet.name, cash_flow::SPREAD, rows.first, rows.last);
        cells.push(self.sum(format!("SUM({months})"), metrics.total_cost));
        cells.push(self.more(index, (PAID, row), first, |metrics| metrics.total_paid)?);
        cells.push(self.sum(of_flow(cash_flow::WORTH, total), metrics.present_value));
        cells.push(self.more(index, (WORTH, row), first, |metrics| metrics.present_value)?);
        cells.push(self.monthly(index, row, payments));
        let paid = area(&flow.sheet.name, cash_flow::PAID, rows.first, rows.last);
        let (month, peak) = metrics.peak_month;
        cells.push(match peak > Decimal::ZERO {
            true => self.sum(format!("MAX({paid})"), peak),
            false => Cell::empty(),
        });
        cells.push(match peak > Decimal::ZERO {
            true => self.month(month),
            false => Cell::empty(),
        });
        for comparison in [&self.shown.cash, &self.shown.accrual] {
            let said = comparison
                .as_ref()
                .and_then(|one| self.break_even(one, index));
            cells.push(Cell::text(said.unwrap_or_default()));
        }
        Ok(cells)
    }

    fn option_cell(&self, outcome: &Outcome, is_baseline: bool) -> Cell {
        let name = self.option_name(outcome);
        let said = match is_baseline {
            true => self
                .words
                .say(&Sentence::new("workbook-baseline").text("option", name)),
            false => name,
        };
        Cell::text(said)
    }

    /// How much more than the baseline; nothing for the baseline itself.
    fn more(
        &self,
        index: usize,
        (column, row): (usize, usize),
        first: usize,
        of: impl Fn(&outlay_core::metrics::Metrics) -> Decimal,
    ) -> Exact<Cell> {
        let baseline = self.baseline();
        let found = self.outcomes.get(index).zip(self.outcomes.get(baseline));
        let Some((own, base)) = found.filter(|_| index != baseline) else {
            return Ok(Cell::empty());
        };
        let more = sub(of(&own.metrics), of(&base.metrics))?;
        let formula = format!("{}-{}", cell(column, row), cell(column, first + baseline));
        Ok(self.sum(formula, more))
    }

    /// The level payment at the beginning of each month with the same present value.
    fn monthly(&self, index: usize, row: usize, payments: &Payments) -> Cell {
        let metrics = self.outcomes.get(index).map(|outcome| &outcome.metrics);
        let amount = metrics.map_or(Decimal::ZERO, |metrics| metrics.monthly_equivalent);
        let Some(Rows { first, last }) = payments.options.get(index).copied().flatten() else {
            return self.money(amount);
        };
        let (months, decimals) = (self.study.horizon.len(), self.decimals());
        let worth = area(&payments.sheet.name, payments::WORTH, first, last);
        let total = cell(PAID, row);
        let formula = format!(
            "IF(discount_rate=0,ROUND({total}/{months},{decimals}),ROUND(-PMT((1+discount_rate)^(1/12)-1,{months},SUM({worth}),0,1),{decimals}))"
        );
        self.sum(formula, amount)
    }

    fn break_even(&self, comparison: &ComparisonView, index: usize) -> Option<String> {
        let row = comparison
            .rows
            .iter()
            .find(|row| row.measure == Measure::BreakEven)?;
        match row.cells.get(index)? {
            CellView::Month { month, .. } => {
                let said = Sentence::new("workbook-month")
                    .with("month", Arg::Month(month_text(self.study, *month)))
                    .count("k", month + 1);
                Some(self.words.say(&said))
            }
            CellView::Words { sentence } => Some(self.words.say(sentence)),
            CellView::Money { .. } => None,
        }
    }

    /// How the workbook is to be read.
    fn notes(&self, sheet: &mut Sheet) {
        let keys: &[&str] = match self.live {
            true => &[
                "workbook-note-formulas",
                "workbook-note-inputs",
                "workbook-note-break-even",
            ],
            false => &["workbook-note-values"],
        };
        for key in keys {
            let note = Cell::text(self.word(key)).styled(|style| style.muted = true);
            sheet.push(vec![note]);
        }
        for option in &self.shown.unpriced {
            let name = option.name.text(&self.words.language);
            let said = Sentence::new("workbook-unpriced").text("option", name);
            sheet.push(vec![Cell::text(self.words.say(&said))]);
        }
    }

    /// How the formulas were checked; none where there are none.
    pub(super) fn checked_note(&self, parts: usize) -> Option<Vec<Cell>> {
        let said = Sentence::new("workbook-note-checked").count("parts", parts);
        let note = Cell::text(self.words.say(&said)).styled(|style| style.muted = true);
        (parts > 0).then(|| vec![note])
    }
}
