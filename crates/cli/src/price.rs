//! `outlay price`: one price by itself, or many from a stream.

use crate::input;
use crate::output::{Failure, Format, json, print, table_text};
use outlay_app::view::issue_view;
use outlay_app::words::Words;
use outlay_core::decimal::{NumeralError, parse};
use outlay_core::issue::{Issue, IssueCode};
use outlay_core::pricing::price::Part;
use outlay_core::pricing::reason::Reason;
use outlay_core::pricing::steps::Pricing;
use outlay_core::study::check::check_pricing;
use outlay_core::study::written;
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::{Value, json as value};
use std::path::Path;

pub fn price(
    source: &str,
    quantities: &[String],
    format: Format,
    language: &str,
) -> Result<(), Failure> {
    let (text, name) = match source.trim_start().starts_with('{') {
        true => (source.to_owned(), "price".to_owned()),
        false => input::text(Path::new(source))?,
    };
    if quantities.is_empty()
        && let Some(lines) = stream(&text)
    {
        return many(&lines, &name, language);
    }
    let written = written::read(&text).map_err(|issue| Failure::Issues {
        file: name.clone(),
        issues: vec![issue_view(&issue, None)],
    })?;
    let pricing = read(&written.value, &name, Some(&written))?;
    let one = ["1".to_owned()];
    let asked = match (
        quantities,
        written.value.get("quantity").and_then(quantity_text),
    ) {
        ([], Some(own)) => vec![own],
        ([], None) => one.to_vec(),
        (given, _) => given.to_vec(),
    };
    let priced = asked
        .iter()
        .map(|q| amount(&pricing, q, "--quantity"))
        .collect::<Result<Vec<_>, _>>()?;
    if format == Format::Json {
        let shown: Vec<Value> = priced.iter().map(|(q, parts)| as_json(*q, parts)).collect();
        return match shown.as_slice() {
            [single] => print(&json(single)?),
            many => print(&json(&Value::Array(many.to_vec()))?),
        };
    }
    let words = Words::new(language, "CNY", 2);
    for (quantity, parts) in &priced {
        print(&table_text(&table(*quantity, parts, &words), format))?;
    }
    Ok(())
}

/// The lines of an NDJSON stream of `{price, quantity}`; `None` for anything else. A single
/// line is a price like any other.
fn stream(text: &str) -> Option<Vec<&str>> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let is_task = |line: &&str| {
        written::read(line)
            .is_ok_and(|w| w.value.get("quantity").is_some() && w.value.get("price").is_some())
    };
    (lines.len() > 1 && lines.first().is_some_and(is_task)).then_some(lines)
}

/// Prices every line; the answer to each is one line of JSON. With errors in any of them,
/// all are told and nothing is answered.
fn many(lines: &[&str], name: &str, language: &str) -> Result<(), Failure> {
    let mut out = String::new();
    let mut failed = false;
    for (index, line) in lines.iter().enumerate() {
        match answer(line, &format!("{name}:{}", index + 1)) {
            Ok(answer) => out.push_str(&format!("{answer}\n")),
            Err(failure) => {
                failure.report(language);
                failed = true;
            }
        }
    }
    if failed {
        return Err(Failure::Issues {
            file: name.to_owned(),
            issues: Vec::new(),
        });
    }
    print(&out)
}

fn answer(line: &str, file: &str) -> Result<Value, Failure> {
    let written = written::read(line).map_err(|issue| Failure::Issues {
        file: file.to_owned(),
        issues: vec![issue_view(&issue, None)],
    })?;
    let quantity = written.value.get("quantity").and_then(quantity_text);
    let pricing = read(&written.value, file, Some(&written))?;
    let (quantity, parts) = amount(&pricing, &quantity.unwrap_or_default(), file)?;
    Ok(as_json(quantity, &parts))
}

fn quantity_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The pricing part of a charge, whether it stands alone (`model = …`), within its charge
/// (`price`, `allowance`, …) or within another `price`.
fn read(
    document: &Value,
    file: &str,
    written: Option<&written::Written>,
) -> Result<Pricing, Failure> {
    let mut document = document.clone();
    if let Some(map) = document.as_object_mut() {
        map.shift_remove("quantity");
    }
    let alone = document.get("model").is_some();
    let within = !alone
        && document
            .get("price")
            .is_some_and(|price| price.get("model").is_none() && price.get("price").is_some());
    if alone {
        document = value!({ "price": document });
    } else if within {
        document = document["price"].take();
    }
    let (pricing, mut issues) = check_pricing(&document);
    // Places are those of the text as it was given.
    for issue in &mut issues {
        if within {
            issue.path = format!("price.{}", issue.path);
        } else if alone && let Some(path) = issue.path.strip_prefix("price") {
            issue.path = path.trim_start_matches('.').to_owned();
        }
    }
    pricing.ok_or_else(|| Failure::Issues {
        file: file.to_owned(),
        issues: issues
            .iter()
            .map(|issue| issue_view(issue, written))
            .collect(),
    })
}

fn amount(pricing: &Pricing, quantity: &str, from: &str) -> Result<(Decimal, Vec<Part>), Failure> {
    let refused = |code| Failure::Issues {
        file: from.to_owned(),
        issues: vec![issue_view(
            &Issue::new(code, "quantity")
                .text("found", quantity.chars().take(60).collect::<String>()),
            None,
        )],
    };
    if quantity.trim_end().ends_with(['%', '％']) {
        return Err(refused(IssueCode::PercentNotAllowed));
    }
    let parsed = parse(quantity).map_err(|error| {
        refused(match error {
            NumeralError::Malformed => IssueCode::NotANumber,
            NumeralError::TooLong => IssueCode::NumberTooLong,
        })
    })?;
    if parsed < Decimal::ZERO {
        return Err(refused(IssueCode::Negative));
    }
    let parts = pricing
        .parts(parsed)
        .map_err(|_| refused(IssueCode::TooLarge))?;
    Ok((parsed, parts))
}

fn total(parts: &[Part]) -> String {
    let total = outlay_core::decimal::sum(parts.iter().map(|part| part.amount));
    total.map_or_else(|_| String::new(), |total| total.normalize().to_string())
}

fn tier(reason: &Reason) -> Option<usize> {
    match reason {
        Reason::Graduated { tier, .. }
        | Reason::Volume { tier, .. }
        | Reason::Stairstep { tier, .. }
        | Reason::Blocks { tier, .. } => Some(*tier),
        _ => None,
    }
}

fn as_json(quantity: Decimal, parts: &[Part]) -> Value {
    let text = |amount: &Option<Decimal>| amount.map(|a| a.normalize().to_string());
    let lines: Vec<Value> = parts
        .iter()
        .map(|part| {
            let reason = part.reason.sentence();
            value!({
                "tier": tier(&part.reason), "quantity": text(&part.quantity), "unit_price": text(&part.unit_price),
                "flat_fee": text(&part.flat_fee), "amount": part.amount.normalize().to_string(), "reason": reason.key,
            })
        })
        .collect();
    value!({ "quantity": quantity.normalize().to_string(), "amount": total(parts), "lines": lines })
}

fn table(quantity: Decimal, parts: &[Part], words: &Words) -> Table {
    let keys = [
        "column-quantity",
        "column-unit-price",
        "column-amount",
        "column-reason",
    ];
    let columns = keys
        .iter()
        .map(|key| Column {
            title: words.word(key),
            numeric: *key != "column-reason",
        })
        .collect();
    let number = |amount: &Option<Decimal>| {
        amount.map_or(Cell::Empty, |a| Cell::Number(a.normalize().to_string()))
    };
    let rows = parts
        .iter()
        .map(|part| {
            vec![
                number(&part.quantity),
                number(&part.unit_price),
                number(&Some(part.amount)),
                Cell::Text(words.say(&part.reason.sentence())),
            ]
        })
        .collect();
    let totals = vec![
        Cell::Number(quantity.normalize().to_string()),
        Cell::Empty,
        Cell::Number(total(parts)),
        Cell::Text(words.word("total")),
    ];
    Table {
        title: String::new(),
        columns,
        rows,
        totals: Some(totals),
    }
}
