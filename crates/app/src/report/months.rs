//! When money leaves: month by month, what is paid, what each month costs, what is prepaid.

use super::{Maker, told};
use crate::contract::{AppError, Basis, OptionView};
use crate::export::charts::cash_flow_chart;
use crate::format;
use crate::tables::month::{COLUMNS, MonthColumn};
use outlay_core::sentence::Sentence;
use outlay_pdf::{Block, Cell, Column, Row, RowKind, Section, Table};

/// What of the month table stands in the report; payments by kind would not fit on the page.
const SHOWN: [&str; 7] = [
    "column-paid",
    "column-spread",
    "column-balance",
    "column-cumulative-paid",
    "column-cumulative-spread",
    "column-present-value",
    "column-cash-left",
];

/// From so many months on each option has a page of its own; three years fit on one.
const LONG: usize = 18;
/// Low, so that they do.
const SIZE: (u32, u32) = (720, 240);

impl Maker<'_> {
    pub(super) fn months(&self) -> Result<Vec<Section>, AppError> {
        let unit = Sentence::new("report-in-currency").text("currency", &self.words.currency);
        let mut intro = vec![self.note(&unit)];
        intro.extend(self.left_out());
        let long = self.evaluation.months.len() > LONG;
        let mut sections = vec![Section {
            new_page: long,
            ..self.section("report-cash-flow", intro)
        }];
        for (nth, option) in self.shown().enumerate() {
            let chart = cash_flow_chart(&self.evaluation, option, Basis::Cash, &self.words);
            sections.push(Section {
                title: self.name(option).to_owned(),
                level: 2,
                new_page: long && nth > 0,
                blocks: vec![
                    self.figure_of(&chart, &told(&option.headline, &option.summary), SIZE)?,
                    Block::Table(self.month_table(option)),
                ],
            });
        }
        Ok(sections)
    }

    fn month_table(&self, option: &OptionView) -> Table {
        let shown: Vec<&MonthColumn> = COLUMNS
            .iter()
            .filter(|column| SHOWN.contains(&column.key) && !column.amounts(option).is_empty())
            .collect();
        let bare = |amount: &str| Cell::text(self.words.bare(amount));
        let language = &self.words.language;
        let meter = self.evaluation.meters.first();
        let used = |index: usize| {
            let quantity = meter.and_then(|meter| meter.quantities.get(index));
            quantity.map(|quantity| Cell::text(format::grouped(quantity)))
        };
        let of_month = |(index, name): (usize, &String)| {
            let amounts = shown.iter().map(|column| {
                let amount = column.amounts(option).get(index);
                amount.map_or_else(Cell::default, |amount| bare(amount))
            });
            let first = std::iter::once(Cell::text(format::month(name, language)));
            Row::plain(first.chain(used(index)).chain(amounts).collect())
        };
        let mut rows: Vec<Row> = self
            .evaluation
            .months
            .iter()
            .enumerate()
            .map(of_month)
            .collect();
        let blank = || meter.map(|_| Cell::default());
        if option.after != "0" {
            let title = Sentence::new("after-study").count("n", rows.len());
            let later = shown.iter().map(|column| {
                let later = column.later(option).filter(|later| *later != "0");
                later.map_or_else(Cell::default, bare)
            });
            let first = std::iter::once(Cell::text(self.words.say(&title)));
            rows.push(Row::plain(first.chain(blank()).chain(later).collect()));
        }
        let totals = shown.iter().map(|column| {
            let total = column.total(option);
            total.map_or_else(Cell::default, |total| bare(&total.to_string()))
        });
        let first = std::iter::once(Cell::text(self.word("total")));
        rows.push(Row {
            cells: first.chain(blank()).chain(totals).collect(),
            kind: RowKind::Total,
        });
        let mut columns = vec![Column::words(self.word("column-month"), 0)];
        columns.extend(meter.map(|meter| Column::number(meter.name.text(language))));
        columns.extend(
            shown
                .iter()
                .map(|column| Column::number(self.word(column.key))),
        );
        Table {
            title: None,
            columns,
            rows,
        }
    }
}
