//! Readings by date → the months of each meter, what is left out, and their trend.

use crate::contract::{ImportMonth, ImportReadings, ImportTrend};
use crate::view::text;
use chrono::{Datelike, NaiveDate};
use outlay_core::decimal::{Exact, quotient, sum};
use outlay_core::period::{Horizon, add_months};
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::{get, join};
use outlay_core::usage::trend::trend;
use outlay_import::{History, Span};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a history gives, meter by meter.
pub fn readings(document: &Value, history: &History) -> Vec<ImportReadings> {
    let first = document
        .get("start")
        .and_then(Value::as_str)
        .and_then(|month| format!("{month}-01").parse().ok());
    history
        .meters
        .iter()
        .map(|(meter, dated)| {
            let (months, left_out) = match history.span {
                Span::Month => (dated.clone(), Vec::new()),
                Span::Day => by_month(document, meter, dated),
            };
            ImportReadings {
                meter: meter.clone(),
                trend: first.and_then(|first| trend_of(document, meter, &months, first)),
                months: months
                    .into_iter()
                    .map(|(month, quantity)| ImportMonth {
                        month: month.format("%Y-%m").to_string(),
                        quantity: text(quantity),
                    })
                    .collect(),
                left_out,
            }
        })
        .collect()
}

/// Whole months of days as the meter reads them, and what is left out.
fn by_month(
    document: &Value,
    meter: &str,
    days: &BTreeMap<NaiveDate, Decimal>,
) -> (BTreeMap<NaiveDate, Decimal>, Vec<Sentence>) {
    let mut grouped: BTreeMap<NaiveDate, Vec<Decimal>> = BTreeMap::new();
    for (day, quantity) in days {
        let month = day.with_day(1).unwrap_or(*day);
        grouped.entry(month).or_default().push(*quantity);
    }
    let word = |key: &str| {
        let stated = get(document, &join(&join("meters", meter), key));
        stated
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let (kind, read) = (word("kind"), word("read"));
    let mut found = BTreeMap::new();
    let mut left_out = Vec::new();
    for (month, quantities) in grouped {
        let name = Arg::Month(month.format("%Y-%m").to_string());
        let of = add_months(month, 1).signed_duration_since(month).num_days();
        let there = quantities.len();
        if i64::try_from(there).unwrap_or(i64::MAX) < of {
            left_out.push(
                Sentence::new("import-part-month")
                    .with("month", name)
                    .count("days", there)
                    .with("of", Arg::Count(of)),
            );
        } else if let Some(quantity) = read_month(&kind, &read, &quantities) {
            found.insert(month, quantity);
        } else {
            left_out.push(
                Sentence::new("import-other-reading")
                    .with("month", name)
                    .text("read", &read),
            );
        }
    }
    (found, left_out)
}

/// A month's quantity from its days; none for a reading that needs more than they tell.
fn read_month(kind: &str, read: &str, days: &[Decimal]) -> Option<Decimal> {
    let average = || -> Exact {
        let total = sum(days.iter().copied())?;
        quotient(total, Decimal::from(days.len()))
    };
    match (kind, read) {
        ("flow", _) => sum(days.iter().copied()).ok(),
        (_, "" | "peak") => days.iter().max().copied(),
        (_, "average") => average().ok(),
        (_, "last") => days.last().copied(),
        _ => None,
    }
}

fn trend_of(
    document: &Value,
    meter: &str,
    months: &BTreeMap<NaiveDate, Decimal>,
    first: NaiveDate,
) -> Option<ImportTrend> {
    let decimals = get(document, &join(&join("meters", meter), "decimals"))
        .and_then(Value::as_u64)
        .and_then(|decimals| u32::try_from(decimals).ok())
        .unwrap_or(0);
    let study = Horizon::new(first, 1);
    let counted: Vec<(i64, Decimal)> = months
        .iter()
        .map(|(month, quantity)| (study.month_of(*month), *quantity))
        .collect();
    let found = trend(&counted, 0)?;
    Some(ImportTrend {
        start: text(found.start.round_dp(decimals)),
        monthly_rate: text(found.monthly_rate),
        months: found.months,
    })
}
