//! The month table: one row for each month of an option, what falls due later, and totals.

use super::{column, number};
use crate::contract::{Evaluation, LaterView, MeterView, MonthsView, OptionView};
use crate::words::Words;
use outlay_core::sentence::Sentence;
use outlay_report::{Cell, Row, Table};
use rust_decimal::Decimal;

/// A column: its key, what stands in it by month, and what adds to it after the study.
struct MonthColumn {
    key: &'static str,
    of: fn(&MonthsView) -> Option<&[String]>,
    /// None for what does not add up to a total.
    later: Option<fn(&LaterView) -> &str>,
}

const COLUMNS: [MonthColumn; 12] = [
    payment("column-fixed", |m| Some(&m.fixed), |l| &l.fixed),
    payment("column-usage", |m| Some(&m.usage), |l| &l.usage),
    payment("column-one-time", |m| Some(&m.one_time), |l| &l.one_time),
    payment("column-financing", |m| Some(&m.financing), |l| &l.financing),
    payment("column-tax", |m| Some(&m.tax), |l| &l.tax),
    payment("column-paid", |m| Some(&m.paid), |l| &l.paid),
    payment("column-spread", |m| Some(&m.spread), |_| "0"),
    state("column-balance", |m| Some(&m.balance)),
    state("column-cumulative-paid", |m| Some(&m.cumulative_paid)),
    state("column-cumulative-spread", |m| Some(&m.cumulative_spread)),
    payment(
        "column-present-value",
        |m| Some(&m.present_value),
        |l| &l.present_value,
    ),
    state("column-cash-left", |m| m.cash_left.as_deref()),
];

const fn payment(
    key: &'static str,
    of: fn(&MonthsView) -> Option<&[String]>,
    later: fn(&LaterView) -> &str,
) -> MonthColumn {
    let later = Some(later);
    MonthColumn { key, of, later }
}

const fn state(key: &'static str, of: fn(&MonthsView) -> Option<&[String]>) -> MonthColumn {
    let later = None;
    MonthColumn { key, of, later }
}

/// Columns in which nothing stands are left out.
pub fn month_table(evaluation: &Evaluation, option: &OptionView, words: &Words) -> Table {
    let decimals = evaluation.currency.decimals;
    let shown: Vec<&MonthColumn> = COLUMNS.iter().filter(|c| stands(c, option)).collect();
    let meters = &evaluation.meters;
    let name = |meter: &MeterView| column(meter.name.text(&words.language).to_owned(), true);
    let mut columns = vec![column(words.word("column-month"), false)];
    columns.extend(meters.iter().map(name));
    columns.extend(shown.iter().map(|c| column(words.word(c.key), true)));
    let quantity = |meter: &MeterView, index: usize| {
        let quantity = meter.quantities.get(index);
        quantity.map_or(Cell::Empty, |q| Cell::Number(q.clone()))
    };
    let months = evaluation.months.iter().enumerate();
    let mut rows: Vec<Row> = months
        .map(|(index, name)| {
            let amount = |c: &&MonthColumn| {
                let found = amounts(c, option).get(index);
                found.map_or(Cell::Empty, |amount| number(amount, decimals))
            };
            std::iter::once(Cell::Text(name.clone()))
                .chain(meters.iter().map(|meter| quantity(meter, index)))
                .chain(shown.iter().map(amount))
                .collect()
        })
        .collect();
    let summed = |title: String, of: &dyn Fn(&MonthColumn) -> Option<Decimal>| -> Row {
        let amount = |c: &&MonthColumn| {
            of(c).map_or(Cell::Empty, |total| number(&total.to_string(), decimals))
        };
        std::iter::once(Cell::Text(title))
            .chain(meters.iter().map(|_| Cell::Empty))
            .chain(shown.iter().map(amount))
            .collect()
    };
    let later = |c: &MonthColumn| (c.later?)(&option.later).parse::<Decimal>().ok();
    if option.after != "0" {
        let title = Sentence::new("after-study").count("n", evaluation.months.len());
        rows.push(summed(words.say(&title), &later));
    }
    let totals = summed(words.word("total"), &|c| {
        let months = amounts(c, option)
            .iter()
            .filter_map(|text| text.parse().ok());
        outlay_core::decimal::sum(months.chain(later(c)))
            .ok()
            .filter(|_| c.later.is_some())
    });
    Table {
        title: words.say(&option.headline),
        columns,
        rows,
        totals: Some(totals),
    }
}

/// One for each month; none where the study has no such amounts.
fn amounts<'a>(column: &MonthColumn, option: &'a OptionView) -> &'a [String] {
    (column.of)(&option.months).unwrap_or_default()
}

fn stands(column: &MonthColumn, option: &OptionView) -> bool {
    let moved = |text: &str| text != "0";
    amounts(column, option).iter().any(|text| moved(text))
        || column
            .later
            .is_some_and(|later| moved(later(&option.later)))
}
