//! The workbook: a study with its bills, payments and months as a spreadsheet that computes.
//!
//! Nothing is priced here. A formula is written where the study's own figures, put into it,
//! come to exactly what the core found; elsewhere the amount stands as a value with its reason
//! in words. Sheets only look at earlier ones: assumptions → charges → spread, payments →
//! cash flow → summary. Before the file is handed over, another program's arithmetic
//! recalculates every formula (`outlay_report::workbook::recalculate`).

mod assumptions;
mod cash_flow;
mod charges;
mod lines;
mod payments;
mod rounding;
mod rule;
mod sources;
mod spread;
mod summary;
mod taxes;

use crate::contract::{AppError, Detail, Evaluation};
use crate::session;
use crate::view;
use crate::words::Words;
use crate::work::{Share, abandonable};
use chrono::{Datelike, NaiveDate};
use outlay_core::compare::watch::Watch;
use outlay_core::decimal::Overflow;
use outlay_core::outcome::Outcome;
use outlay_core::sentence::Sentence;
use outlay_core::study::{Study, StudyOption};
use outlay_report::ReportError;
use outlay_report::workbook::{Cell, DIGITS, Format, Sheet, Workbook};
use rust_decimal::Decimal;
use serde_json::Value;

/// The bytes of the workbook of a study under a scenario.
///
/// # Errors
/// When no option can be priced, the study is too large for a sheet, a formula does not come
/// to what the study says, or nobody waits for it any more.
pub fn workbook(
    document: &Value,
    scenario: &str,
    words: &Words,
    watch: &dyn Watch,
) -> Result<Vec<u8>, AppError> {
    let asked = (document.clone(), scenario.to_owned(), words.clone());
    abandonable(watch, move |watch| {
        let (document, scenario, words) = asked;
        let share = |of_whole| Share { watch, of_whole };
        let made = made(&document, &scenario, &words, &share(0..SHEETS))?;
        let written = share(SHEETS..100);
        made.checked(&mut |done, of| written.goes_on(done, of))
            .map_err(refused)
    })?
}

/// What making the sheets takes of all the work, in hundredths, before they are written and
/// recalculated.
const SHEETS: usize = 10;

/// The same before it is written and recalculated.
///
/// # Errors
/// As [`workbook`], but for formulas.
pub fn made(
    document: &Value,
    scenario: &str,
    words: &Words,
    watch: &dyn Watch,
) -> Result<Workbook, AppError> {
    let nothing = || AppError::new("nothing-to-export");
    let priced = view::price(document, scenario);
    let shown = view::view(document, &priced, None, Detail::Months);
    let (study, outcomes) = priced.study.as_ref().ok_or_else(nothing)?;
    if outcomes.outcomes.is_empty() {
        return Err(nothing());
    }
    let book = Book {
        document,
        scenario: &priced.scenario,
        study,
        outcomes: &outcomes.outcomes,
        shown: &shown,
        words,
        live: outcomes.outcomes.iter().all(fits),
        watch,
    };
    book.sheets().map_err(|why| match why {
        NotMade::TooLarge => AppError::new("too-large"),
        NotMade::Unwanted => AppError::new("unwanted"),
    })
}

/// Why there are no sheets.
pub(crate) enum NotMade {
    /// A sum that an exact decimal cannot hold.
    TooLarge,
    Unwanted,
}

impl From<Overflow> for NotMade {
    fn from(_: Overflow) -> NotMade {
        NotMade::TooLarge
    }
}

type Made<T = ()> = Result<T, NotMade>;

fn refused(error: ReportError) -> AppError {
    match error {
        ReportError::TooLarge { what } => AppError::new("workbook-too-large").text("sheet", what),
        ReportError::Recalculated { .. } => {
            AppError::new("workbook-differs").text("detail", error.to_string())
        }
        ReportError::Unwanted => AppError::new("unwanted"),
        other => AppError::new("export").text("detail", other.to_string()),
    }
}

/// Whether a spreadsheet keeps all digits of an option's amounts. Sums are the longest.
fn fits(outcome: &Outcome) -> bool {
    let metrics = &outcome.metrics;
    let bills = outcome
        .invoices
        .iter()
        .flat_map(|bill| [bill.net, bill.tax]);
    let lines = outcome.invoices.iter().flat_map(|bill| &bill.lines);
    let totals = [metrics.total_paid, metrics.total_cost];
    bills
        .chain(lines.map(|line| line.amount))
        .chain(totals)
        .all(|amount| digits(amount) <= DIGITS)
}

/// Digits from the first that is not zero to the last.
fn digits(amount: Decimal) -> usize {
    let mantissa = amount.normalize().mantissa().unsigned_abs();
    mantissa.to_string().len()
}

/// As many digits as a spreadsheet keeps.
fn short(number: Decimal) -> Decimal {
    number
        .round_sf(DIGITS as u32)
        .map_or(number, |number| number.normalize())
}

/// Characters of a formula.
const LONGEST: usize = 8_000;

/// What all sheets are made from.
pub(crate) struct Book<'a> {
    document: &'a Value,
    scenario: &'a str,
    study: &'a Study,
    outcomes: &'a [Outcome],
    shown: &'a Evaluation,
    words: &'a Words,
    /// False where a spreadsheet would lose digits: then everything is a value.
    live: bool,
    watch: &'a dyn Watch,
}

/// Sheets that have rows for each option, in the order in which they are made.
#[derive(Clone, Copy)]
enum Long {
    Charges,
    Spread,
    Payments,
    CashFlow,
}

impl Book<'_> {
    fn sheets(&self) -> Made<Workbook> {
        let (assumptions, inputs) = self.assumptions();
        let charges = self.charges(&inputs)?;
        let spread = self.spread(&charges)?;
        let payments = self.payments(&charges, &inputs)?;
        let flow = self.cash_flow(&charges, &spread, &payments)?;
        let summary = self.summary(&flow, &payments)?;
        let mut sheets = vec![summary, assumptions, self.usage(), charges.sheet];
        // A study of single months has nothing to spread.
        sheets.extend((!spread.is_empty()).then_some(spread.sheet));
        sheets.extend([payments.sheet, flow.sheet, self.sources()]);
        let title = session::title(self.document);
        let mut made = Workbook {
            title: title.text(&self.words.language).to_owned(),
            language: self.words.language.clone(),
            font: self.words.word("workbook-font"),
            too_long: self.words.word("workbook-too-long"),
            sheets,
            names: vec![("discount_rate".to_owned(), inputs.discount)],
        };
        let checked = self.checked_note(made.parts());
        if let Some(summary) = made.sheets.first_mut() {
            summary.rows.extend(checked);
        }
        Ok(made)
    }

    /// Asked before the rows of each option.
    fn goes_on(&self, sheet: Long, option: usize) -> Made {
        let options = self.outcomes.len();
        let sheets = Long::CashFlow as usize + 1;
        let done = sheet as usize * options + option;
        match self.watch.goes_on(done, options * sheets) {
            true => Ok(()),
            false => Err(NotMade::Unwanted),
        }
    }

    fn word(&self, key: &str) -> String {
        self.words.word(key)
    }

    /// A sheet that begins with its title; its columns are headed in the next row.
    fn titled(&self, key: &str, widths: Vec<f64>) -> Sheet {
        let title = Cell::text(self.word(key)).styled(|style| style.title = true);
        Sheet {
            name: self.word(key),
            widths,
            rows: vec![vec![title]],
            heads: Some(1),
            ..Sheet::default()
        }
    }

    /// A head whose column holds amounts.
    fn in_currency(&self, key: &str) -> Cell {
        let said = Sentence::new("workbook-in-currency")
            .text("title", self.word(key))
            .text("currency", &self.study.currency.code);
        Cell::head(self.words.say(&said))
    }

    fn head(&self, key: &str) -> Cell {
        Cell::head(self.word(key))
    }

    fn option(&self, outcome: &Outcome) -> Option<&StudyOption> {
        self.study.options.get(outcome.option)
    }

    fn option_name(&self, outcome: &Outcome) -> String {
        let option = self.option(outcome);
        option.map_or_else(String::new, |option| {
            option.name.text(&self.words.language).to_owned()
        })
    }

    fn decimals(&self) -> u32 {
        self.study.currency.decimals
    }

    fn money_format(&self) -> Format {
        Format::Money(self.decimals())
    }

    fn money(&self, amount: Decimal) -> Cell {
        Cell::number(view::text(amount), self.money_format())
    }

    /// A formula that comes to an amount, or the amount where formulas would lose digits or
    /// this one is longer than a spreadsheet reads.
    fn sum(&self, formula: String, amount: Decimal) -> Cell {
        self.formula(formula, amount, self.money_format())
    }

    fn formula(&self, formula: String, number: Decimal, format: Format) -> Cell {
        match self.live && formula.len() <= LONGEST {
            true => Cell::formula(formula, view::text(number), format),
            false => Cell::number(view::text(number), format),
        }
    }

    /// The first day of a month of the study, shown as its month.
    fn month(&self, index: usize) -> Cell {
        date(self.study.horizon.month(index).start(), Format::Month)
    }
}

fn date(day: NaiveDate, format: Format) -> Cell {
    Cell::date((day.year(), day.month(), day.day()), format)
}

fn day(day: NaiveDate) -> Cell {
    date(day, Format::Day)
}

fn count(number: usize) -> Cell {
    Cell::number(number.to_string(), Format::Count)
}

/// Rows of a sheet, from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rows {
    pub first: usize,
    pub last: usize,
}
