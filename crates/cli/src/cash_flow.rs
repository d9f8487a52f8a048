//! `outlay cash-flow`: any dated flows, `date,amount`, by rate of return and present
//! value.

mod rows;

use crate::input;
use crate::output::{Failure, Format, json, print, table_text};
use clap::Args;
use outlay_app::words::Words;
use outlay_core::decimal::parse;
use outlay_core::finance::appraisal::{Appraisal, appraise};
use outlay_core::finance::return_rate::{NoRate, Rates, Shown, shown};
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Table};
use rows::{civil, read, real};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};
use std::path::PathBuf;

/// Rates of return, present value, payback and equivalent cost of any dated flows
///
/// npv and irr take the flows as equally spaced periods in date order, the first one today,
/// and the rate as that of ONE PERIOD. Everything else takes the rate as effective a year:
/// xnpv and xirr by date, in years of 365 days from the first one; discounted_payback,
/// equivalent_annual_cost (at the end of each year) and equivalent_monthly_cost (in advance)
/// by calendar months. Payback is counted in periods. Costs are spread from the first date
/// to the last; a last row with the amount 0 marks the end of what the payments cover.
/// Money out is negative.
#[derive(Args)]
pub struct Arguments {
    /// CSV of date,amount (YYYY-MM-DD, a header may stand first), or - for standard input
    flows: PathBuf,
    /// Discount rate, such as 10%; without it, only what needs none
    #[arg(long, allow_hyphen_values = true)]
    rate: Option<String>,
    /// The date of xnpv, YYYY-MM-DD; the first date of the flows when left out
    #[arg(long)]
    date: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn cash_flow(arguments: &Arguments, language: &str) -> Result<(), Failure> {
    let wrong =
        |name: &str, text: &str, needed: &str| Failure::Usage(format!("--{name} {text}: {needed}"));
    let rate = arguments.rate.as_deref().map(|text| {
        let rate = parse(text)
            .ok()
            .filter(|rate| *rate > Decimal::NEGATIVE_ONE);
        rate.map(real).ok_or_else(|| wrong("rate", text, "> -100%"))
    });
    let date = arguments.date.as_deref().map(|text| {
        let date = civil(text).and_then(|date| date.parse().ok());
        date.ok_or_else(|| wrong("date", text, "YYYY-MM-DD"))
    });
    let (rate, date) = (rate.transpose()?, date.transpose()?);
    let (text, file) = input::text(&arguments.flows)?;
    let flows = read(&text).map_err(|issues| Failure::Issues { file, issues })?;
    let found = appraise(&flows, rate, date);
    if arguments.format == Format::Json {
        return print(&json(&as_json(&found))?);
    }
    let words = Words::new(language, "CNY", 2);
    let table = table(&found, rate.is_some(), &words);
    print(&table_text(&table, arguments.format))
}

fn as_json(found: &Appraisal) -> Value {
    let money = |amount: Option<f64>| amount.and_then(|amount| decimals(amount, 6));
    let number = |rate: Option<f64>| rate.map(digits);
    let all = |rates: &Rates| rates.roots.iter().copied().map(digits).collect::<Vec<_>>();
    value!({
        "npv": money(found.npv), "xnpv": money(found.xnpv),
        "irr": number(found.irr.headline), "xirr": number(found.xirr.headline),
        "irr_roots": all(&found.irr), "xirr_roots": all(&found.xirr),
        "payback": number(found.payback), "discounted_payback": number(found.discounted_payback),
        "equivalent_annual_cost": money(found.equivalent_annual_cost),
        "equivalent_monthly_cost": money(found.equivalent_monthly_cost),
    })
}

/// Up to so many decimals, without zeros at the end; `None` for what is no number.
fn decimals(amount: f64, places: usize) -> Option<String> {
    let text = format!("{amount:.places$}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    let text = if text.contains('.') { short } else { &text };
    let text = if text == "-0" { "0" } else { text };
    amount.is_finite().then(|| text.to_owned())
}

/// Two decimals, and no minus before nothing.
fn cents(amount: f64) -> String {
    let text = format!("{amount:.2}");
    match text.as_str() {
        "-0.00" => "0.00".to_owned(),
        _ => text,
    }
}

/// Twelve significant digits, never with an exponent.
fn digits(number: f64) -> String {
    let rounded: f64 = format!("{number:.11e}").parse().unwrap_or(number);
    format!("{}", rounded + 0.0)
}

fn table(found: &Appraisal, has_rate: bool, words: &Words) -> Table {
    let money = |amount: Option<f64>| match amount.filter(|amount| amount.is_finite()) {
        Some(amount) => Cell::Number(cents(amount)),
        None if has_rate => Cell::Text(words.word("cell-none")),
        None => Cell::Text(words.word("flows-needs-rate")),
    };
    let periods = |periods: Option<f64>, known: bool| match periods {
        Some(periods) => Cell::Number(format!("{periods:.2}")),
        None if known => Cell::Text(words.word("flows-never")),
        None => Cell::Text(words.word("flows-needs-rate")),
    };
    let mut rows = vec![
        ("flows-npv", money(found.npv)),
        ("flows-xnpv", money(found.xnpv)),
    ];
    rows.extend(rates(["flows-irr", "flows-irr-roots"], &found.irr, words));
    rows.extend(rates(
        ["flows-xirr", "flows-xirr-roots"],
        &found.xirr,
        words,
    ));
    rows.extend([
        ("flows-payback", periods(found.payback, true)),
        (
            "flows-discounted-payback",
            periods(found.discounted_payback, has_rate),
        ),
        (
            "flows-months",
            Cell::Number(decimals(found.months, 2).unwrap_or_default()),
        ),
        ("flows-annual-cost", money(found.equivalent_annual_cost)),
        ("flows-monthly-cost", money(found.equivalent_monthly_cost)),
    ]);
    let column = |key: &str, numeric| Column {
        title: words.word(key),
        numeric,
    };
    Table {
        title: String::new(),
        columns: vec![
            column("column-measure", false),
            column("column-amount", true),
        ],
        rows: rows
            .into_iter()
            .map(|(key, cell)| vec![Cell::Text(words.word(key)), cell])
            .collect(),
        totals: None,
    }
}

/// The headline, and all of them when there are several.
fn rates([key, all]: [&'static str; 2], rates: &Rates, words: &Words) -> Vec<(&'static str, Cell)> {
    let text = |rate: f64| match shown(rate) {
        Shown::Rate(rate) => {
            let share = Arg::Percent(decimals(rate, 6).unwrap_or_default());
            words.say(&Sentence::new("flows-rate").with("rate", share))
        }
        Shown::Below => words.word("flows-rate-below"),
        Shown::Above => words.word("flows-rate-above"),
    };
    let why = || match rates.none {
        Some(NoRate::OneSign) => words.word("flows-no-rate-one-sign"),
        Some(NoRate::OneDate) => words.word("flows-no-rate-one-date"),
        Some(NoRate::OutOfRange) => words.word("flows-no-rate-out-of-range"),
        Some(NoRate::NoRoot) | None => words.word("flows-no-rate-no-root"),
    };
    let headline = rates.headline.map_or_else(why, text);
    let mut rows = vec![(key, Cell::Text(headline))];
    if rates.roots.len() > 1 {
        let list: Vec<String> = rates.roots.iter().copied().map(text).collect();
        rows.push((all, Cell::Text(list.join("; "))));
    }
    rows
}
