//! The books of an option: entries, and the balances at each month's end.

use super::sensitivity::option_name;
use crate::contract::{AppError, BooksColumn, BooksView};
use crate::view::{month_text, price, text};
use crate::words::Words;
use outlay_core::ledger::{Entry, Ledger, MonthEnd, book};
use outlay_core::outcome::Outcome;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::Study;
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};

/// The books of one option, as data.
///
/// # Errors
/// When the option is unknown or its amounts are too large.
pub fn json(document: &Value, scenario: &str, option: &str) -> Result<Value, AppError> {
    with(document, scenario, option, |study, books| {
        value!({
            "option": option,
            "currency": study.currency.code,
            "entries": books.entries.iter().map(entry).collect::<Vec<_>>(),
            "months": books.months.iter().enumerate().map(|(k, m)| month(study, k, m)).collect::<Vec<_>>(),
        })
    })
}

/// The balances of one option at each month's end, without the entries behind them.
///
/// # Errors
/// As [`json`].
pub fn balances(document: &Value, scenario: &str, option: &str) -> Result<Value, AppError> {
    with(document, scenario, option, |study, books| {
        value!({
            "option": option,
            "months": books.months.iter().enumerate().map(|(k, m)| month(study, k, m)).collect::<Vec<_>>(),
        })
    })
}

/// The balances of one option as the window shows them.
///
/// # Errors
/// As [`json`].
pub fn view(document: &Value, scenario: &str, option: &str) -> Result<BooksView, AppError> {
    with(document, scenario, option, |study, books| BooksView {
        option: option.to_owned(),
        title: prepaid(study, books, ["balance-chart", "balance-none"])
            .name("option", &option_name(document, option)),
        short_title: prepaid(study, books, ["balance-chart-short", "balance-none-short"]),
        summary: lapsing_and_owed(study, books),
        columns: AMOUNTS
            .iter()
            .map(|(name, title, of)| BooksColumn {
                name: (*name).to_owned(),
                title: Sentence::new(*title),
                amounts: books.months.iter().map(|month| text(of(month))).collect(),
            })
            .collect(),
    })
}

/// A balance of a month.
type Balance = fn(&MonthEnd) -> Decimal;

/// The month whose end has the largest balance, and the balance; none when all are 0.
fn largest(books: &Ledger, of: Balance) -> Option<(usize, Decimal)> {
    let ends = books.months.iter().map(of).enumerate();
    // Of equal months the first.
    ends.filter(|(_, amount)| !amount.is_zero()).fold(
        None,
        |best: Option<(usize, Decimal)>, end| match best {
            Some(best) if best.1 >= end.1 => Some(best),
            _ => Some(end),
        },
    )
}

fn told(key: &str, study: &Study, (month, amount): (usize, Decimal)) -> Sentence {
    Sentence::new(key)
        .with("amount", Arg::Money(text(amount)))
        .with("month", Arg::Month(month_text(study, month)))
}

/// How much is prepaid at most, or that nothing is.
fn prepaid(study: &Study, books: &Ledger, [found, none]: [&str; 2]) -> Sentence {
    match largest(books, |m| m.prepaid_current + m.prepaid_non_current) {
        Some(most) => told(found, study, most),
        None => Sentence::new(none),
    }
}

/// What will lapse, and what is owed to the buyer.
fn lapsing_and_owed(study: &Study, books: &Ledger) -> Vec<Sentence> {
    let lapsing = match largest(books, |m| m.prepaid_lapsing) {
        Some(most) => told("balance-lapses", study, most),
        None => Sentence::new("balance-lapses-none"),
    };
    let owed = largest(books, |m| m.receivable_current + m.receivable_non_current);
    let owed = owed.map(|most| told("balance-receivable", study, most));
    std::iter::once(lapsing).chain(owed).collect()
}

/// The entries as a table: one row for each account of an entry.
///
/// # Errors
/// As [`json`].
pub fn entries_table(
    document: &Value,
    scenario: &str,
    option: &str,
    words: &Words,
) -> Result<Table, AppError> {
    with(document, scenario, option, |study, books| {
        let titles = [
            ("ledger-date", false),
            ("ledger-bill", true),
            ("ledger-line", false),
            ("ledger-kind", false),
            ("ledger-account", false),
            ("ledger-debit", true),
            ("ledger-credit", true),
        ];
        let rows = books.entries.iter().flat_map(|entry| {
            entry.legs.iter().map(|leg| {
                let (debit, credit) = sides(leg.amount);
                let side = |amount: Option<Decimal>| {
                    amount.map_or(Cell::Empty, |amount| number(study, amount))
                };
                vec![
                    Cell::Text(entry.date.to_string()),
                    Cell::Number(entry.invoice.to_string()),
                    Cell::Text(entry.reference.clone().unwrap_or_default()),
                    Cell::Text(words.word(&format!("entry-{}", entry.kind.name()))),
                    Cell::Text(words.word(&format!("account-{}", leg.account.name()))),
                    side(debit),
                    side(credit),
                ]
            })
        });
        Table {
            title: words.word("ledger-entries"),
            columns: columns(&titles, words),
            rows: rows.collect(),
            totals: None,
        }
    })
}

/// The months as a table.
///
/// # Errors
/// As [`json`].
pub fn months_table(
    document: &Value,
    scenario: &str,
    option: &str,
    words: &Words,
) -> Result<Table, AppError> {
    with(document, scenario, option, |study, books| {
        let titles: Vec<(&str, bool)> = std::iter::once(("ledger-month", false))
            .chain(AMOUNTS.map(|(_, key, _)| (key, true)))
            .collect();
        let rows = books.months.iter().enumerate().map(|(index, month)| {
            let mut row = vec![Cell::Text(month_text(study, index))];
            row.extend(AMOUNTS.map(|(_, _, of)| number(study, of(month))));
            row
        });
        Table {
            title: words.word("ledger-months"),
            columns: columns(&titles, words),
            rows: rows.collect(),
            totals: None,
        }
    })
}

fn with<T>(
    document: &Value,
    scenario: &str,
    option: &str,
    then: impl FnOnce(&Study, &Ledger) -> T,
) -> Result<T, AppError> {
    let priced = price(document, scenario);
    let unknown = || AppError::new("unknown-option").text("id", option);
    let (study, outcomes) = priced.study.as_ref().ok_or_else(unknown)?;
    let outcome = of_option(study, &outcomes.outcomes, option).ok_or_else(unknown)?;
    let books = book(study, outcome).map_err(|_| AppError::new("too-large"))?;
    Ok(then(study, &books))
}

/// The outcome of the option with an id.
pub fn of_option<'a>(study: &Study, outcomes: &'a [Outcome], id: &str) -> Option<&'a Outcome> {
    outcomes
        .iter()
        .find(|o| study.options.get(o.option).is_some_and(|p| p.id == id))
}

fn entry(entry: &Entry) -> Value {
    let legs = entry.legs.iter().map(|leg| {
        let (debit, credit) = sides(leg.amount);
        value!({
            "account": leg.account.name(),
            "debit": debit.map(|d| d.to_string()),
            "credit": credit.map(|c| c.to_string()),
        })
    });
    value!({
        "date": entry.date.to_string(),
        "kind": entry.kind.name(),
        "bill": entry.invoice,
        "line": entry.reference,
        "legs": legs.collect::<Vec<_>>(),
    })
}

fn month(study: &Study, index: usize, month: &MonthEnd) -> Value {
    let mut row =
        value!({ "index": index, "number": index + 1, "month": month_text(study, index) });
    for (name, _, of) in AMOUNTS {
        row[name] = value!(of(month).to_string());
    }
    row
}

/// An amount of a month: its name as data, the key of its words, and where it is.
type Amount = (&'static str, &'static str, fn(&MonthEnd) -> Decimal);

const AMOUNTS: [Amount; 17] = [
    ("opening", "ledger-opening", |m| m.opening),
    ("cash", "ledger-cash", |m| m.cash),
    ("expense", "ledger-expense", |m| m.expense),
    ("closing", "ledger-closing", |m| m.closing),
    ("billed", "ledger-billed", |m| m.billed),
    ("vat_paid", "ledger-vat-paid", |m| m.vat_paid),
    ("vat_recovered", "ledger-vat-recovered", |m| m.vat_recovered),
    ("prepaid_current", "ledger-prepaid-current", |m| {
        m.prepaid_current
    }),
    ("prepaid_non_current", "ledger-prepaid-non-current", |m| {
        m.prepaid_non_current
    }),
    ("prepaid_lapsing", "ledger-prepaid-lapsing", |m| {
        m.prepaid_lapsing
    }),
    ("fixed_assets", "ledger-fixed-assets", |m| m.fixed_assets),
    ("intangible_assets", "ledger-intangible-assets", |m| {
        m.intangible_assets
    }),
    ("input_vat", "ledger-input-vat", |m| m.input_vat),
    ("receivable_current", "ledger-receivable-current", |m| {
        m.receivable_current
    }),
    (
        "receivable_non_current",
        "ledger-receivable-non-current",
        |m| m.receivable_non_current,
    ),
    ("payable", "ledger-payable", |m| m.payable),
    ("accrued", "ledger-accrued", |m| m.accrued),
];

/// A signed amount as debit or credit, whichever it is.
fn sides(amount: Decimal) -> (Option<Decimal>, Option<Decimal>) {
    if amount.is_sign_negative() {
        (None, Some(-amount))
    } else {
        (Some(amount), None)
    }
}

/// A plain number with the currency's decimals.
pub fn number(study: &Study, mut amount: Decimal) -> Cell {
    if amount.scale() < study.currency.decimals {
        amount.rescale(study.currency.decimals);
    }
    Cell::Number(amount.to_string())
}

/// Columns by the key of their words; the second says whether they hold numbers.
pub fn columns(titles: &[(&str, bool)], words: &Words) -> Vec<Column> {
    titles
        .iter()
        .map(|(key, numeric)| Column {
            title: words.word(key),
            numeric: *numeric,
        })
        .collect()
}
