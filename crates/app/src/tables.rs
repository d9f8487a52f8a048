//! The tables of window, command line and reports, from the same views.

use crate::contract::{
    Basis, Bill, CellView, ComparisonView, Evaluation, MonthView, OptionView, TableFormat,
};
use crate::format;
use crate::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Row, Table};
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

/// A column of the month table: its title and what stands in it.
struct MonthColumn {
    title: String,
    of: fn(&MonthView) -> Option<&str>,
    /// Whether the months add up to something.
    summed: bool,
}

/// One row for each month of an option; columns in which nothing stands are left out.
pub fn month_table(evaluation: &Evaluation, option: &OptionView, words: &Words) -> Table {
    let entry = |key: &str, of: fn(&MonthView) -> Option<&str>, summed| MonthColumn {
        title: words.word(key),
        of,
        summed,
    };
    let all = [
        entry("column-fixed", |m| Some(&m.fixed), true),
        entry("column-usage", |m| Some(&m.usage), true),
        entry("column-one-time", |m| Some(&m.one_time), true),
        entry("column-financing", |m| Some(&m.financing), true),
        entry("column-tax", |m| Some(&m.tax), true),
        entry("column-paid", |m| Some(&m.paid), true),
        entry("column-spread", |m| Some(&m.spread), true),
        entry("column-balance", |m| Some(&m.balance), false),
        entry(
            "column-cumulative-paid",
            |m| Some(&m.cumulative_paid),
            false,
        ),
        entry(
            "column-cumulative-spread",
            |m| Some(&m.cumulative_spread),
            false,
        ),
        entry("column-present-value", |m| Some(&m.present_value), true),
        entry("column-cash-left", |m| m.cash_left.as_deref(), false),
    ];
    let decimals = evaluation.currency.decimals;
    let shown: Vec<&MonthColumn> = all
        .iter()
        .filter(|column| {
            option
                .months
                .iter()
                .any(|month| (column.of)(month).is_some_and(|text| text != "0"))
        })
        .collect();
    let meters: Vec<_> = evaluation.meters.iter().collect();
    let mut columns = vec![column(words.word("column-month"), false)];
    columns.extend(
        meters
            .iter()
            .map(|meter| column(meter.name.text(&words.language).to_owned(), true)),
    );
    columns.extend(shown.iter().map(|c| column(c.title.clone(), true)));
    let rows = option
        .months
        .iter()
        .zip(&evaluation.months)
        .enumerate()
        .map(|(index, (month, name))| {
            let mut row: Row = vec![Cell::Text(name.clone())];
            row.extend(meters.iter().map(|meter| {
                meter
                    .quantities
                    .get(index)
                    .map_or(Cell::Empty, |q| Cell::Number(q.clone()))
            }));
            row.extend(
                shown
                    .iter()
                    .map(|c| (c.of)(month).map_or(Cell::Empty, |text| number(text, decimals))),
            );
            row
        })
        .collect();
    let mut totals: Row = vec![Cell::Text(words.word("total"))];
    totals.extend(meters.iter().map(|_| Cell::Empty));
    totals.extend(shown.iter().map(|c| {
        if !c.summed {
            return Cell::Empty;
        }
        let amounts = option
            .months
            .iter()
            .filter_map(|month| (c.of)(month)?.parse::<Decimal>().ok());
        outlay_core::decimal::sum(amounts)
            .map_or(Cell::Empty, |total| number(&total.to_string(), decimals))
    }));
    Table {
        title: words.say(&option.headline),
        columns,
        rows,
        totals: Some(totals),
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
    Table {
        title: words.say(&title),
        columns,
        rows,
        totals: None,
    }
}

/// The comparison on a basis.
pub fn comparison(evaluation: &Evaluation, basis: Basis) -> Option<&ComparisonView> {
    match basis {
        Basis::Cash => evaluation.cash.as_ref(),
        Basis::Accrual => evaluation.accrual.as_ref(),
    }
}
