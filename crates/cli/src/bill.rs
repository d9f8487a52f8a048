//! `outlay bill`: the bills of an option as the vendor would send them.

use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use outlay_app::contract::{AppError, Bill};
use outlay_app::tables::bill_table;
use outlay_app::view::{bills, price};
use outlay_app::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use std::path::Path;

pub fn bill(
    study: &Path,
    option: Option<&str>,
    scenario: Option<&str>,
    month: Option<&str>,
    format: Format,
    language: &str,
) -> Result<(), Failure> {
    let (written, evaluation) = input::evaluated(study, scenario, language)?;
    let option = input::option(&evaluation, option, language)?;
    let words = input::words(&evaluation, language);
    let month = month
        .map(|text| month_index(text, &evaluation.months))
        .transpose()?;
    let priced = price(&written.value, scenario.unwrap_or_default());
    let Some((proved, outcomes)) = &priced.study else {
        return Err(AppError::new("unknown-option").into());
    };
    let of_option = |o: &&outlay_core::outcome::Outcome| {
        proved.options.get(o.option).is_some_and(|p| p.id == option)
    };
    let outcome = outcomes.outcomes.iter().find(of_option);
    let outcome = outcome.ok_or_else(|| AppError::new("unknown-option").text("id", &option))?;
    let found = bills(proved, outcome, month);
    match format {
        Format::Json => {
            let bills = serde_json::to_value(&found)
                .map_err(|error| Failure::Environment(error.to_string()))?;
            print(&json(
                &serde_json::json!({ "option": option, "bills": bills }),
            )?)
        }
        Format::Csv | Format::Markdown => {
            let all: Vec<String> = found
                .iter()
                .map(|bill| table_text(&bill_table(bill, &words), format))
                .collect();
            print(&all.join("\n"))
        }
        Format::Table => {
            for bill in &found {
                print(&printed(bill, &words))?;
            }
            Ok(())
        }
    }
}

/// A month's number from 1, or `YYYY-MM`, as its index from 0.
fn month_index(text: &str, months: &[String]) -> Result<usize, Failure> {
    let by_name = months.iter().position(|month| month == text);
    let by_number = text
        .parse::<usize>()
        .ok()
        .and_then(|n| n.checked_sub(1))
        .filter(|n| *n < months.len());
    by_name.or(by_number).ok_or_else(|| {
        let ends = months.first().zip(months.last());
        let (first, last) = ends.map_or(("", ""), |(a, b)| (a.as_str(), b.as_str()));
        Failure::Usage(format!(
            "--month {text}: 1–{}, {first}–{last}",
            months.len()
        ))
    })
}

fn printed(bill: &Bill, words: &Words) -> String {
    let table = bill_table(bill, words);
    let amount = |key: &str, text: &str| {
        format!(
            "{} {}",
            words.word(key),
            outlay_app::format::amount(text, words.decimals)
        )
    };
    let mut lines = vec![table.title.clone(), table_text(&table, Format::Table)];
    lines.push(format!(
        "  {}   {}   {}",
        amount("bill-net", &bill.net),
        amount("bill-tax", &bill.tax),
        amount("bill-total", &bill.total)
    ));
    for payment in &bill.payments {
        let said = Sentence::new("bill-payment-amount")
            .with("date", Arg::Date(payment.date.clone()))
            .with("amount", Arg::Money(payment.amount.clone()));
        lines.push(format!("  {}", words.say(&said)));
    }
    clean(&format!("{}\n", lines.join("\n")))
}
