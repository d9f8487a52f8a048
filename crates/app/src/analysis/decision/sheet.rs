//! The decision sheet as tables.

use super::{Given, Sheet};
use crate::analysis::ledger::{columns, number};
use crate::contract::AppError;
use crate::format;
use crate::view::{month_text, price};
use crate::words::Words;
use outlay_core::compare::stopping::Stop;
use outlay_core::sentence::Sentence;
use outlay_report::{Cell, Column, Row, Table};
use rust_decimal::Decimal;
use serde_json::Value;

/// The sheet in words and tables: the verdict as the first title, then what would change
/// it, the options, the cost of stopping and the dates.
///
/// # Errors
/// When nothing can be priced or an amount is too large.
pub fn tables(
    document: &Value,
    scenario: &str,
    given: &Given,
    words: &Words,
) -> Result<Vec<Table>, AppError> {
    let priced = price(document, scenario);
    let none = || AppError::new("nothing-to-export");
    let (study, outcomes) = priced.study.as_ref().ok_or_else(none)?;
    let sheet = Sheet::new(study, &outcomes.outcomes)?;
    let mut found = vec![options(&sheet, words)];
    if !given.flips.is_empty() {
        found.push(flips(given, words));
    }
    if !sheet.decision.deadlines.is_empty() {
        found.push(dates(&sheet, words));
    }
    if let Some(risk) = given.stop_risk {
        found.push(super::risk::table(&sheet, risk, words)?);
    }
    found.push(stopping(&sheet, words));
    Ok(found)
}

/// The rows of the first table; one in which nothing stands is left out.
struct Rows<'a> {
    sheet: &'a Sheet<'a>,
    words: &'a Words,
    found: Vec<Row>,
}

impl Rows<'_> {
    fn row(&mut self, title: String, cell: impl Fn(usize) -> Option<Cell>) {
        let options = 0..self.sheet.outcomes.len();
        let cells: Vec<Cell> = options.map(|i| cell(i).unwrap_or(Cell::Empty)).collect();
        if cells.iter().any(|cell| *cell != Cell::Empty) {
            self.found.push([vec![Cell::Text(title)], cells].concat());
        }
    }

    fn money(&mut self) {
        let (sheet, words) = (self.sheet, self.words);
        let amount = |amount: Decimal| number(sheet.study, amount);
        let metrics = |index: usize| sheet.outcomes.get(index).map(|o| &o.metrics);
        self.row(words.word("decide-total"), |i| {
            Some(amount(metrics(i)?.total_paid))
        });
        self.row(words.word("decide-prepaid"), |i| {
            let prepaid = metrics(i)?.prepaid_at_end;
            (!prepaid.is_zero()).then(|| amount(prepaid))
        });
        self.row(words.word("decide-present-value"), |i| {
            sheet.study.annual_rate?;
            Some(amount(metrics(i)?.present_value))
        });
        self.row(words.word("decide-todays-money"), |i| {
            let outcome = sheet.outcomes.get(i)?;
            Some(Cell::Number(sheet.todays_money(outcome)?))
        });
        self.row(words.word("decide-day-one"), |i| {
            Some(amount(metrics(i)?.day_one))
        });
        self.row(words.word("decide-deposit"), |i| {
            Some(amount(sheet.deposit(i)?))
        });
    }

    /// Where any option refuses a part of the forecast: whether all of it is served.
    fn serving(&mut self) {
        let (sheet, words) = (self.sheet, self.words);
        if sheet.outcomes.iter().all(|o| o.unserved().is_none()) {
            return;
        }
        self.row(words.word("decide-serves"), |i| {
            let serves = sheet.outcomes.get(i)?.unserved().is_none();
            Some(yes(words, serves))
        });
    }

    fn waiting(&mut self) {
        let (sheet, words) = (self.sheet, self.words);
        let wait = |index: usize| sheet.decision.waits.get(index).copied().flatten();
        self.row(words.word("decide-in-use-from"), |i| {
            Some(Cell::Date(wait(i)?.until.to_string()))
        });
        self.row(words.word("decide-waiting"), |i| {
            Some(number(sheet.study, wait(i)?.cost?))
        });
        self.row(words.word("decide-with-waiting"), |i| {
            sheet.study.waiting?;
            Some(number(sheet.study, *sheet.decision.measures.get(i)?))
        });
    }

    fn cash(&mut self) {
        let (sheet, words) = (self.sheet, self.words);
        let cash = |index: usize| sheet.decision.starts.get(index)?.cash;
        self.row(words.word("decide-can-start"), |i| {
            Some(yes(words, cash(i)?.can_start))
        });
        self.row(words.word("decide-keeps-floor"), |i| {
            Some(yes(words, cash(i)?.keeps_floor))
        });
        self.row(words.word("decide-lowest"), |i| {
            Some(number(sheet.study, cash(i)?.lowest))
        });
        self.row(words.word("decide-lowest-month"), |i| {
            let month = month_text(sheet.study, cash(i)?.lowest_month);
            Some(Cell::Text(format::month(&month, &words.language)))
        });
    }

    fn scores(&mut self) {
        let (sheet, words) = (self.sheet, self.words);
        for (at, criterion) in sheet.study.criteria.iter().enumerate() {
            let name = criterion.name.text(&words.language);
            let title = format!("{name} (×{})", criterion.weight.normalize());
            self.row(title, |i| {
                let scores = &sheet.option(i)?.scores;
                let (_, score) = scores.iter().find(|(index, _)| *index == at)?;
                Some(Cell::Number(score.normalize().to_string()))
            });
        }
        self.row(words.word("decide-score"), |i| {
            let score = sheet.decision.scores.get(i).copied().flatten()?;
            Some(Cell::Number(score.to_string()))
        });
    }
}

fn yes(words: &Words, is: bool) -> Cell {
    Cell::Text(words.word(if is { "decide-yes" } else { "decide-no" }))
}

/// One row for each measure, one column for each option.
fn options(sheet: &Sheet, words: &Words) -> Table {
    let mut rows = Rows {
        sheet,
        words,
        found: Vec::new(),
    };
    rows.money();
    rows.serving();
    rows.waiting();
    rows.cash();
    rows.scores();
    Table {
        title: words.say(&sheet.verdict()),
        columns: with_options(sheet, words.word("column-measure"), words),
        rows: rows.found,
        totals: None,
    }
}

fn flips(given: &Given, words: &Words) -> Table {
    Table {
        title: words.word("decide-flips"),
        columns: columns(&[("decide-flip", false)], words),
        rows: given
            .flips
            .iter()
            .map(|flip| vec![Cell::Text(words.say(flip))])
            .collect(),
        totals: None,
    }
}

fn dates(sheet: &Sheet, words: &Words) -> Table {
    let titles = [
        ("decide-option", false),
        ("decide-notice-by", false),
        ("decide-renewal", false),
        ("decide-renewal-cost", true),
    ];
    let deadlines = sheet.decision.deadlines.iter().map(|deadline| {
        vec![
            Cell::Text(
                sheet
                    .name(deadline.outcome)
                    .text(&words.language)
                    .to_owned(),
            ),
            Cell::Date(deadline.date.to_string()),
            Cell::Date(deadline.renewal.to_string()),
            number(sheet.study, deadline.at_stake),
        ]
    });
    Table {
        title: words.word("decide-dates"),
        columns: columns(&titles, words),
        rows: deadlines.collect(),
        totals: None,
    }
}

/// What has been lost after each month, one column for each option, and beside it the
/// deposits that come back, which are no part of it.
fn stopping(sheet: &Sheet, words: &Words) -> Table {
    let deposits = (0..sheet.outcomes.len()).filter(|index| sheet.deposit(*index).is_some());
    let deposits: Vec<usize> = deposits.collect();
    let cell = |outcome: usize, month: usize, of: fn(&Stop) -> Decimal| {
        let stop = sheet.stops.get(outcome).and_then(|stops| stops.get(month));
        stop.map_or(Cell::Empty, |stop| number(sheet.study, of(stop)))
    };
    let rows = (0..sheet.study.horizon.len()).map(|month| {
        let mut row = vec![Cell::Date(month_text(sheet.study, month))];
        let options = 0..sheet.outcomes.len();
        row.extend(options.map(|index| cell(index, month, |stop| stop.sunk)));
        row.extend((deposits.iter()).map(|index| cell(*index, month, |stop| stop.deposit)));
        row
    });
    let mut columns = with_options(sheet, words.word("column-month"), words);
    columns.extend(deposits.iter().map(|index| Column {
        title: words.say(&Sentence::new("decide-deposit-of").name("option", &sheet.name(*index))),
        numeric: true,
    }));
    Table {
        title: words.word("decide-stopping"),
        columns,
        rows: rows.collect(),
        totals: None,
    }
}

fn with_options(sheet: &Sheet, first: String, words: &Words) -> Vec<Column> {
    let options = (0..sheet.outcomes.len()).map(|index| Column {
        title: sheet.name(index).text(&words.language).to_owned(),
        numeric: true,
    });
    std::iter::once(Column {
        title: first,
        numeric: false,
    })
    .chain(options)
    .collect()
}
