//! The tables of window, command line and reports, from the same views.

pub mod month;

pub use month::month_table;

use crate::contract::{Basis, Bill, CellView, ComparisonView, Evaluation, TableFormat};
use crate::format;
use crate::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;

/// The table as text in a format.
pub fn text(table: &Table, format: TableFormat) -> String {
    match format {
        TableFormat::Csv => outlay_report::csv(table),
        TableFormat::Markdown => outlay_report::markdown(table),
        TableFormat::Tsv => outlay_report::tsv(table),
    }
}

fn column(title: String, numeric: bool) -> Column {
    Column { title, numeric }
}

/// A plain number with the currency's decimals, as spreadsheets read it.
fn number(amount: &str, decimals: u32) -> Cell {
    match amount.parse::<Decimal>() {
        Ok(mut value) => {
            if value.scale() <= decimals {
                value.rescale(decimals);
            }
            Cell::Number(value.to_string())
        }
        Err(_) => Cell::Text(amount.to_owned()),
    }
}

/// One row for each measure, one column for each option.
pub fn difference_table(
    evaluation: &Evaluation,
    comparison: &ComparisonView,
    words: &Words,
) -> Table {
    let mut columns = vec![column(words.word("column-measure"), false)];
    columns.extend(
        evaluation
            .options
            .iter()
            .map(|o| column(o.name.text(&words.language).to_owned(), true)),
    );
    let rows = comparison
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::Text(words.say(&row.title))];
            cells.extend(row.cells.iter().map(|cell| match cell {
                CellView::Money { amount, .. } => number(amount, evaluation.currency.decimals),
                CellView::Month { month, .. } => {
                    let shown = evaluation
                        .months
                        .get(*month)
                        .map(|m| format::month(m, &words.language));
                    Cell::Text(shown.unwrap_or_default())
                }
                CellView::Words { sentence } => Cell::Text(words.say(sentence)),
            }));
            cells
        })
        .collect();
    Table {
        title: words.say(&comparison.verdict.sentence),
        columns,
        rows,
        totals: None,
    }
}

/// The lines of a bill with their reasons.
pub fn bill_table(bill: &Bill, words: &Words) -> Table {
    let titles = [
        "column-line",
        "column-period",
        "column-quantity",
        "column-unit-price",
        "column-amount",
        "column-reason",
    ];
    let columns = titles
        .iter()
        .enumerate()
        .map(|(index, key)| column(words.word(key), (2..5).contains(&index)))
        .collect();
    let optional = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::Number);
    let rows = bill
        .lines
        .iter()
        .map(|line| {
            let reasons: Vec<String> = line
                .reasons
                .iter()
                .map(|reason| words.say(reason))
                .collect();
            vec![
                Cell::Text(format!(
                    "{} ({})",
                    line.charge.text(&words.language),
                    line.reference
                )),
                Cell::Text(format!("{} – {}", line.from, line.to)),
                optional(&line.quantity),
                optional(&line.unit_price),
                number(&line.amount, words.decimals),
                Cell::Text(reasons.join("; ")),
            ]
        })
        .collect();
    let title = Sentence::new("bill-title")
        .count("number", bill.number)
        .with("issued", Arg::Date(bill.issued.clone()))
        .with("due", Arg::Date(bill.due.clone()));
    let title: Vec<String> = std::iter::once(&title)
        .chain(&bill.caution)
        .map(|sentence| words.say(sentence))
        .collect();
    Table {
        title: title.join(" · "),
        columns,
        rows,
        totals: None,
    }
}

/// A cell as it is read.
pub fn printed(cell: &Cell, language: &str) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Date(text) => format::day(text, language),
        Cell::Number(number) => format::grouped(number),
        Cell::Empty => String::new(),
    }
}

/// The comparison on a basis.
pub fn comparison(evaluation: &Evaluation, basis: Basis) -> Option<&ComparisonView> {
    match basis {
        Basis::Cash => evaluation.cash.as_ref(),
        Basis::Accrual => evaluation.accrual.as_ref(),
    }
}
