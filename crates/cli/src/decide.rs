//! `outlay decide`: the decision sheet.

use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use clap::Args;
use outlay_app::analysis::decision::{self, Given};
use outlay_app::analysis::sensitivity;
use outlay_core::compare::sensitivity::{Measure, Turn, Worth};
use outlay_core::compare::watch::Unwatched;
use outlay_core::decimal::parse;
use rust_decimal::Decimal;
use std::path::PathBuf;

#[derive(Args)]
pub struct Arguments {
    study: PathBuf,
    #[arg(long)]
    scenario: Option<String>,
    /// The chance that the need ends in a month, such as 3%
    #[arg(long)]
    stop_risk: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn decide(arguments: &Arguments, language: &str) -> Result<(), Failure> {
    let stop_risk = arguments
        .stop_risk
        .as_ref()
        .map(|text| {
            parse(text)
                .ok()
                .filter(|risk| !risk.is_sign_negative() && *risk < Decimal::ONE)
                .ok_or_else(|| Failure::Usage(format!("--stop-risk {text}: 0%–99%")))
        })
        .transpose()?;
    let scenario = arguments.scenario.as_deref();
    let (written, evaluation) = input::evaluated(&arguments.study, scenario, language)?;
    let words = input::words(&evaluation, language);
    let scenario = scenario.unwrap_or_default();
    // One option alone has no verdict that could change.
    let measure = Measure::Saving(Worth::Paid);
    let tornado = sensitivity::found(
        &written.value,
        scenario,
        &measure,
        &Turn::default(),
        &Unwatched,
    )
    .ok();
    let given = Given {
        flips: tornado
            .map(|tornado| sensitivity::flips(&written.value, &tornado, &words))
            .unwrap_or_default(),
        stop_risk,
    };
    if arguments.format == Format::Json {
        return print(&json(&decision::json(
            &written.value,
            scenario,
            &given,
            &words,
        )?)?);
    }
    for table in decision::tables(&written.value, scenario, &given, &words)? {
        if arguments.format == Format::Table {
            print(&clean(&format!("{}\n", table.title)))?;
        }
        print(&format!("{}\n", table_text(&table, arguments.format)))?;
    }
    Ok(())
}
