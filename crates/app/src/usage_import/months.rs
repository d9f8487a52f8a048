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
use std::collections::{BTreeMap, BTreeSet};

/// The months of one meter while they are read.
type Months = BTreeMap<NaiveDate, Month>;

#[derive(Default)]
struct Month {
    quantity: Option<Decimal>,
    days: Vec<Decimal>,
}

/// What a history gives, meter by meter; with `daily` every day of its months.
pub fn readings(document: &Value, history: &History, daily: bool) -> Vec<ImportReadings> {
    let first = first_month(document);
    let month_of = |day: &NaiveDate| day.with_day(1).unwrap_or(*day);
    let all = history.meters.iter().flat_map(|(_, dated)| dated.keys());
    let all: BTreeSet<NaiveDate> = all.map(month_of).collect();
    history
        .meters
        .iter()
        .map(|(meter, dated)| {
            let (months, mut left_out) = match history.span {
                Span::Month => (counted(dated), Vec::new()),
                Span::Day => by_month(document, meter, dated, daily),
            };
            // A month of which other columns say something; days within one count as a part.
            let own: BTreeSet<NaiveDate> = dated.keys().map(month_of).collect();
            left_out.extend(all.difference(&own).map(|month| {
                let month = Arg::Month(month.format("%Y-%m").to_string());
                Sentence::new("import-gap").with("month", month)
            }));
            let known = months.iter();
            let known = known.filter_map(|(month, read)| Some((*month, read.quantity?)));
            ImportReadings {
                meter: meter.clone(),
                trend: first.and_then(|first| trend_of(document, meter, known, first)),
                months: months
                    .iter()
                    .map(|(month, read)| shown(*month, read))
                    .collect(),
                left_out,
            }
        })
        .collect()
}

fn first_month(document: &Value) -> Option<NaiveDate> {
    let month = document.get("start")?.as_str()?;
    format!("{}-01", month.get(..7)?).parse().ok()
}

fn counted(dated: &BTreeMap<NaiveDate, Decimal>) -> Months {
    let month = |quantity: &Decimal| Month {
        quantity: Some(*quantity),
        days: Vec::new(),
    };
    dated
        .iter()
        .map(|(date, quantity)| (*date, month(quantity)))
        .collect()
}

fn shown(month: NaiveDate, read: &Month) -> ImportMonth {
    ImportMonth {
        month: month.format("%Y-%m").to_string(),
        quantity: read.quantity.map(text),
        days: read.days.iter().map(|day| text(*day)).collect(),
    }
}

/// Whole months of days as the meter reads them, or with every day of them, and what is
/// left out.
fn by_month(
    document: &Value,
    meter: &str,
    days: &BTreeMap<NaiveDate, Decimal>,
    daily: bool,
) -> (Months, Vec<Sentence>) {
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
        let said = |key: &str| {
            let name = Arg::Month(month.format("%Y-%m").to_string());
            Sentence::new(key).with("month", name)
        };
        let of = add_months(month, 1).signed_duration_since(month).num_days();
        let there = quantities.len();
        let quantity = read_month(&kind, &read, &quantities);
        if i64::try_from(there).unwrap_or(i64::MAX) < of {
            let part = said("import-part-month").count("days", there);
            left_out.push(part.with("of", Arg::Count(of)));
        } else if daily && !within(document, month) {
            left_out.push(said("import-outside"));
        } else if daily
            && quantities
                .iter()
                .any(|day| day.scale() > decimals(document, meter))
        {
            left_out.push(said("import-too-fine"));
        } else if daily {
            let days = quantities;
            found.insert(month, Month { quantity, days });
        } else if quantity.is_some() {
            let days = Vec::new();
            found.insert(month, Month { quantity, days });
        } else {
            left_out.push(said("import-other-reading").text("read", &read));
        }
    }
    (found, left_out)
}

/// Whether a month belongs to the study; every month to one that has no beginning yet.
fn within(document: &Value, month: NaiveDate) -> bool {
    let months = document.get("months").and_then(Value::as_u64);
    let months = months.and_then(|months| u32::try_from(months).ok());
    let Some((first, months)) = first_month(document).zip(months) else {
        return true;
    };
    (first..add_months(first, months)).contains(&month)
}

/// The decimals that a meter counts in.
fn decimals(document: &Value, meter: &str) -> u32 {
    get(document, &join(&join("meters", meter), "decimals"))
        .and_then(Value::as_u64)
        .and_then(|decimals| u32::try_from(decimals).ok())
        .unwrap_or(0)
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
    months: impl Iterator<Item = (NaiveDate, Decimal)>,
    first: NaiveDate,
) -> Option<ImportTrend> {
    let study = Horizon::new(first, 1);
    let counted: Vec<(i64, Decimal)> = months
        .map(|(month, quantity)| (study.month_of(month), quantity))
        .collect();
    let found = trend(&counted, 0)?;
    Some(ImportTrend {
        start: text(found.start.round_dp(decimals(document, meter))),
        monthly_rate: text(found.monthly_rate),
        volatility: found.volatility.map(text),
        months: found.months,
    })
}
