//! `outlay sensitivity`: which inputs the result depends on, and which turn the verdict.

use crate::bridge::chosen;
use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use clap::{Args, ValueEnum};
use outlay_app::analysis::sensitivity::{as_json, found, table};
use outlay_core::compare::sensitivity::{Measure, Turn, Worth};
use outlay_core::compare::watch::Unwatched;
use outlay_core::decimal::parse;
use rust_decimal::Decimal;
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MeasureName {
    /// What the cheapest option saves against the baseline
    Saving,
    SavingPresentValue,
    /// What an option comes to
    Total,
    PresentValue,
}

#[derive(Args)]
pub struct Sensitivity {
    study: PathBuf,
    #[arg(long)]
    scenario: Option<String>,
    /// The option whose total is measured; the cheapest when left out
    #[arg(long)]
    option: Option<String>,
    /// How far each input is turned, as a share of its value
    #[arg(long, default_value = "10%")]
    by: String,
    /// Turn percentages by so many points instead, such as 2%
    #[arg(long)]
    points: Option<String>,
    /// An input with ends of its own, also a price: PATH=LOW..HIGH
    #[arg(long, value_name = "PATH=LOW..HIGH")]
    input: Vec<String>,
    #[arg(long, value_enum)]
    measure: Option<MeasureName>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn sensitivity(wanted: &Sensitivity, language: &str) -> Result<(), Failure> {
    let scenario = wanted.scenario.as_deref();
    let turn = Turn {
        by: share("--by", &wanted.by)?,
        points: wanted
            .points
            .as_ref()
            .map(|text| share("--points", text))
            .transpose()?,
        ends: wanted
            .input
            .iter()
            .map(|text| ends(text))
            .collect::<Result<_, _>>()?,
    };
    let (written, evaluation) = input::evaluated(&wanted.study, scenario, language)?;
    let option = wanted
        .option
        .as_deref()
        .map(|id| input::option(&evaluation, Some(id), language))
        .transpose()?;
    let measure = measure(wanted.measure, option)?;
    let scenario = chosen(&written.value, scenario);
    let tornado = found(&written.value, &scenario, &measure, &turn, &Unwatched)?;
    let words = input::words(&evaluation, language);
    if wanted.format == Format::Json {
        return print(&json(&as_json(&written.value, &tornado, &words))?);
    }
    let table = table(&written.value, &tornado, &words);
    if wanted.format == Format::Table {
        print(&clean(&table.title))?;
        print(&format!("{}\n\n", words.word("sensitivity-caption")))?;
    }
    print(&table_text(&table, wanted.format))
}

/// An option named alone asks for its total.
fn measure(wanted: Option<MeasureName>, option: Option<String>) -> Result<Measure, Failure> {
    let default = if option.is_some() {
        MeasureName::Total
    } else {
        MeasureName::Saving
    };
    match (wanted.unwrap_or(default), option) {
        (MeasureName::Total, option) => Ok(Measure::Option(option, Worth::Paid)),
        (MeasureName::PresentValue, option) => Ok(Measure::Option(option, Worth::PresentValue)),
        (MeasureName::Saving, None) => Ok(Measure::Saving(Worth::Paid)),
        (MeasureName::SavingPresentValue, None) => Ok(Measure::Saving(Worth::PresentValue)),
        (MeasureName::Saving | MeasureName::SavingPresentValue, Some(_)) => Err(Failure::Usage(
            "--option: --measure total | present-value".into(),
        )),
    }
}

pub fn share(name: &str, text: &str) -> Result<Decimal, Failure> {
    let found = parse(text).ok().filter(|share| *share > Decimal::ZERO);
    found.ok_or_else(|| Failure::Usage(format!("{name} {text}: 10%, 0.1")))
}

pub fn ends(text: &str) -> Result<(String, Decimal, Decimal), Failure> {
    let read = || {
        let (path, range) = text.rsplit_once('=')?;
        let (low, high) = range.split_once("..")?;
        Some((path.to_owned(), parse(low).ok()?, parse(high).ok()?))
    };
    read().ok_or_else(|| Failure::Usage(format!("--input {text}: PATH=LOW..HIGH")))
}
