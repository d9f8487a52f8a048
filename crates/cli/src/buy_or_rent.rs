//! `outlay buy-or-rent`: buying against renting or subscribing, after profit tax.

use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use clap::Args;
use outlay_app::analysis::buy_or_rent::{self, Question};
use outlay_app::words::Words;
use outlay_core::decimal::parse;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::Value;
use std::path::PathBuf;

#[derive(Args)]
pub struct Arguments {
    study: PathBuf,
    /// The option that buys
    #[arg(long)]
    buy: String,
    /// The option that rents or subscribes
    #[arg(long, alias = "rent")]
    subscribe: String,
    /// Profit tax rate, such as 25%
    #[arg(long)]
    tax: String,
    /// Annual borrowing rate before tax, such as 8%
    #[arg(long)]
    borrowing: String,
    /// Months from a cost to the tax it saves
    #[arg(long, default_value = "0")]
    tax_lag: u32,
    /// The same for the subscription only
    #[arg(long)]
    subscription_tax_lag: Option<u32>,
    /// straight-line, declining-balance, double-declining, sum-of-years, macrs-3, macrs-5, macrs-7, or shares by year: 40%,40%,20%
    #[arg(long, default_value = "straight-line")]
    depreciation: String,
    /// Years of depreciation; those of the service when left out
    #[arg(long)]
    life: Option<u32>,
    #[arg(long)]
    scenario: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn buy_or_rent(arguments: &Arguments, language: &str) -> Result<(), Failure> {
    let question = question(arguments)?;
    let scenario = arguments.scenario.as_deref();
    let (written, evaluation) = input::evaluated(&arguments.study, scenario, language)?;
    for id in [&arguments.buy, &arguments.subscribe] {
        input::option(&evaluation, Some(id), language)?;
    }
    let found = buy_or_rent::json(&written.value, scenario.unwrap_or_default(), &question)?;
    if arguments.format == Format::Json {
        return print(&json(&found)?);
    }
    let words = input::words(&evaluation, language);
    let table = table(&found, &words);
    if arguments.format == Format::Table {
        print(&clean(&format!("{}\n", table.title)))?;
    }
    print(&table_text(&table, arguments.format))?;
    if arguments.format == Format::Table {
        for note in notes(&found, &words) {
            print(&clean(&format!("  {}", words.say(&note))))?;
        }
    }
    Ok(())
}

fn question(arguments: &Arguments) -> Result<Question, Failure> {
    let share = |name: &str, text: &str| -> Result<Decimal, Failure> {
        parse(text)
            .ok()
            .filter(|rate| !rate.is_sign_negative() && *rate <= Decimal::ONE)
            .ok_or_else(|| Failure::Usage(format!("--{name} {text}: 0%–100%")))
    };
    let life = arguments.life;
    if life.is_some_and(|years| !(1..=100).contains(&years)) {
        return Err(Failure::Usage("--life: 1–100".to_owned()));
    }
    let method = &arguments.depreciation;
    Ok(Question {
        buy: arguments.buy.clone(),
        rent: arguments.subscribe.clone(),
        tax: share("tax", &arguments.tax)?,
        borrowing: share("borrowing", &arguments.borrowing)?,
        tax_lag: (
            arguments.tax_lag,
            arguments.subscription_tax_lag.unwrap_or(arguments.tax_lag),
        ),
        method: buy_or_rent::method(method)
            .ok_or_else(|| Failure::Usage(format!("--depreciation {method}")))?,
        life,
    })
}

fn table(found: &Value, words: &Words) -> Table {
    let sides = [&found["buy"], &found["rent"]];
    let rows = [
        ("rent-price", "price"),
        ("rent-running", "running_after_tax"),
        ("rent-shield", "depreciation_shield"),
        ("rent-sales", "sales_after_tax"),
        ("rent-total", "total"),
    ];
    let rows = rows.iter().map(|(title, key)| {
        let mut row = vec![Cell::Text(words.word(title))];
        row.extend(
            sides
                .iter()
                .map(|side| Cell::Number(text(&side[*key]).to_owned())),
        );
        row
    });
    let mut columns = vec![Column {
        title: words.word("rent-measure"),
        numeric: false,
    }];
    columns.extend(sides.iter().map(|side| Column {
        title: name(side, words),
        numeric: true,
    }));
    let advantage = text(&found["net_advantage_of_renting"]);
    let key = if advantage.starts_with('-') {
        "rent-worse"
    } else {
        "rent-better"
    };
    let said = Sentence::new(key)
        .text("buy", name(sides[0], words))
        .text("rent", name(sides[1], words))
        .with(
            "amount",
            Arg::Money(advantage.trim_start_matches('-').to_owned()),
        );
    Table {
        title: words.say(&said),
        columns,
        rows: rows.collect(),
        totals: None,
    }
}

/// The break-even, the rate, and what was paid for a time that is not compared.
fn notes(found: &Value, words: &Words) -> Vec<Sentence> {
    let money = |value: &Value| Arg::Money(text(value).to_owned());
    let mut notes = Vec::new();
    if !found["break_even_payment"].is_null() {
        let even = Sentence::new("rent-even").text("rent", name(&found["rent"], words));
        notes.push(even.with("amount", money(&found["break_even_payment"])));
    }
    let rate = Arg::Percent(text(&found["discount_rate"]).to_owned());
    notes.push(Sentence::new("rent-rate").with("rate", rate));
    for side in [&found["buy"], &found["rent"]] {
        let prepaid = &side["prepaid_at_end"];
        if parse(text(prepaid)).is_ok_and(|amount| !amount.is_zero()) {
            let note = Sentence::new("note-prepaid-at-end").text("option", name(side, words));
            notes.push(note.with("amount", money(prepaid)));
        }
    }
    notes
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn name(side: &Value, words: &Words) -> String {
    serde_json::from_value::<outlay_core::label::Label>(side["name"].clone()).map_or_else(
        |_| text(&side["option"]).to_owned(),
        |label| label.text(&words.language).to_owned(),
    )
}
