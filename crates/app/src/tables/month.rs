//! The month table: one row for each month of an option, what falls due later, and totals.

use super::{column, number};
use crate::contract::{Evaluation, LaterView, MeterView, OptionView};
use crate::words::Words;
use outlay_core::decimal::sum;
use outlay_core::sentence::Sentence;
use outlay_report::{Cell, Row, Table};
use rust_decimal::Decimal;

/// A column: its key, what stands in it by month, and what adds to it after the study.
pub struct MonthColumn {
    pub key: &'static str,
    of: fn(&OptionView) -> Option<&[String]>,
    /// None for what does not add up to a total.
    later: Option<fn(&LaterView) -> &str>,
}

impl MonthColumn {
    /// One for each month; none where the study has no such amounts.
    pub fn amounts<'a>(&self, option: &'a OptionView) -> &'a [String] {
        (self.of)(option).unwrap_or_default()
    }

    /// What falls due after the last month; none for what does not add up to a total.
    pub fn later<'a>(&self, option: &'a OptionView) -> Option<&'a str> {
        self.later.map(|later| later(&option.later))
    }

    /// None for what does not add up to a total.
    pub fn total(&self, option: &OptionView) -> Option<Decimal> {
        let months = self.amounts(option).iter().map(String::as_str);
        let all = months.chain(Some(self.later(option)?));
        sum(all.filter_map(|text| text.parse().ok())).ok()
    }

    /// Whether anything but zero stands in it.
    pub fn stands(&self, option: &OptionView) -> bool {
        let months = self.amounts(option).iter().map(String::as_str);
        months.chain(self.later(option)).any(|text| text != "0")
    }
}

pub const COLUMNS: [MonthColumn; 12] = [
    payment(
        "column-fixed",
        |o| Some(&o.months.as_ref()?.fixed),
        |l| &l.fixed,
    ),
    payment(
        "column-usage",
        |o| Some(&o.months.as_ref()?.usage),
        |l| &l.usage,
    ),
    payment(
        "column-one-time",
        |o| Some(&o.months.as_ref()?.one_time),
        |l| &l.one_time,
    ),
    payment(
        "column-financing",
        |o| Some(&o.months.as_ref()?.financing),
        |l| &l.financing,
    ),
    payment("column-tax", |o| Some(&o.months.as_ref()?.tax), |l| &l.tax),
    payment(
        "column-paid",
        |o| Some(&o.months.as_ref()?.paid),
        |l| &l.paid,
    ),
    payment(
        "column-spread",
        |o| Some(&o.months.as_ref()?.spread),
        |_| "0",
    ),
    state("column-balance", |o| Some(&o.months.as_ref()?.balance)),
    state("column-cumulative-paid", |o| Some(&o.cumulative.paid)),
    state("column-cumulative-spread", |o| Some(&o.cumulative.spread)),
    payment(
        "column-present-value",
        |o| Some(&o.months.as_ref()?.present_value),
        |l| &l.present_value,
    ),
    state("column-cash-left", |o| {
        o.months.as_ref()?.cash_left.as_deref()
    }),
];

const fn payment(
    key: &'static str,
    of: fn(&OptionView) -> Option<&[String]>,
    later: fn(&LaterView) -> &str,
) -> MonthColumn {
    let later = Some(later);
    MonthColumn { key, of, later }
}

const fn state(key: &'static str, of: fn(&OptionView) -> Option<&[String]>) -> MonthColumn {
    let later = None;
    MonthColumn { key, of, later }
}

/// Columns in which nothing stands are left out.
pub fn month_table(evaluation: &Evaluation, option: &OptionView, words: &Words) -> Table {
    let decimals = evaluation.currency.decimals;
    let shown: Vec<&MonthColumn> = COLUMNS.iter().filter(|c| c.stands(option)).collect();
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
                let found = c.amounts(option).get(index);
                found.map_or(Cell::Empty, |amount| number(amount, decimals))
            };
            std::iter::once(Cell::Text(name.clone()))
                .chain(meters.iter().map(|meter| quantity(meter, index)))
                .chain(shown.iter().map(amount))
                .collect()
        })
        .collect();
    let last = |title: String, of: &dyn Fn(&MonthColumn) -> Option<String>| -> Row {
        let amount =
            |c: &&MonthColumn| of(c).map_or(Cell::Empty, |amount| number(&amount, decimals));
        std::iter::once(Cell::Text(title))
            .chain(meters.iter().map(|_| Cell::Empty))
            .chain(shown.iter().map(amount))
            .collect()
    };
    if option.after != "0" {
        let title = Sentence::new("after-study").count("n", evaluation.months.len());
        let later = |c: &MonthColumn| c.later(option).map(str::to_owned);
        rows.push(last(words.say(&title), &later));
    }
    let totals = last(words.word("total"), &|c| {
        c.total(option).map(|total| total.to_string())
    });
    Table {
        title: words.say(&option.headline),
        columns,
        rows,
        totals: Some(totals),
    }
}
