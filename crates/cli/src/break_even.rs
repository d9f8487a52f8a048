//! `outlay break-even`: where the cheaper option changes, by month, usage and any input,
//! how far that moves when an assumption is off, and what the next unit costs.

mod table;

use crate::input;
use crate::output::{Failure, Format, json, print, table_text};
use clap::{Args, ValueEnum};
use outlay_app::analysis::break_even::{Wanted, json_of};
use outlay_app::analysis::region_map::{self, Axis};
use outlay_app::contract::AppError;
use outlay_core::compare::input::Total;
use outlay_core::decimal::parse;
use rust_decimal::Decimal;
use std::path::PathBuf;
use table::Shown;

#[derive(Args)]
pub struct BreakEven {
    study: PathBuf,
    /// The scenario; the first when left out
    #[arg(long)]
    scenario: Option<String>,
    /// Only this option
    #[arg(long)]
    option: Option<String>,
    /// The option it is held against; the baseline when left out
    #[arg(long)]
    against: Option<String>,
    /// Only the usage of this meter
    #[arg(long)]
    meter: Option<String>,
    /// The month (its number from 1) whose usage and prices count
    #[arg(long)]
    month: Option<usize>,
    /// The highest usage looked at; twice the forecast's peak when left out
    #[arg(long)]
    most: Option<u64>,
    /// Seek the value of this input instead of the main assumptions
    #[arg(long, value_name = "PATH")]
    seek: Option<String>,
    /// The lowest value to seek
    #[arg(long, requires = "seek", allow_hyphen_values = true)]
    min: Option<String>,
    /// The highest value to seek
    #[arg(long, requires = "seek", allow_hyphen_values = true)]
    max: Option<String>,
    /// The region map over two inputs instead: PATH,PATH or PATH,month
    #[arg(long, value_name = "PATH,PATH", conflicts_with = "seek")]
    map: Option<String>,
    /// What the map and the table of inputs compare
    #[arg(long, value_enum, default_value = "cash")]
    basis: Basis,
    /// The share by which assumptions are moved
    #[arg(long, default_value = "10%")]
    change: String,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Basis {
    Cash,
    Accrual,
    PresentValue,
}

impl Basis {
    fn name(self) -> &'static str {
        match self {
            Basis::Cash => "cash",
            Basis::Accrual => "accrual",
            Basis::PresentValue => "present_value",
        }
    }

    fn total(self) -> Total {
        match self {
            Basis::Cash => Total::Cash,
            Basis::Accrual => Total::Accrual,
            Basis::PresentValue => Total::PresentValue,
        }
    }
}

pub fn break_even(asked: &BreakEven, language: &str) -> Result<(), Failure> {
    let scenario = asked.scenario.as_deref();
    let (written, evaluation) = input::evaluated(&asked.study, scenario, language)?;
    let words = input::words(&evaluation, language);
    let file = asked.study.display().to_string();
    let failed = |error: AppError| match error.issues.is_empty() {
        true => Failure::Refused(error),
        false => Failure::Issues {
            file: file.clone(),
            issues: error.issues,
        },
    };
    let scenario = scenario.unwrap_or_default();
    let shown = Shown {
        evaluation: &evaluation,
        words: &words,
        basis: asked.basis,
    };
    let (found, table) = match &asked.map {
        Some(paths) => {
            let axes = axes(paths)?;
            let axes = (&axes.0, &axes.1);
            let total = asked.basis.total();
            let found = region_map::json(&written.value, scenario, axes, total).map_err(failed)?;
            let table = shown.map(&found);
            (found, table)
        }
        None => {
            let wanted = wanted(asked)?;
            let found = json_of(&written.value, scenario, &wanted).map_err(failed)?;
            let table = shown.table(&found);
            (found, table)
        }
    };
    if asked.format == Format::Json {
        return print(&json(&found)?);
    }
    print(&table_text(&table, asked.format))
}

fn wanted(asked: &BreakEven) -> Result<Wanted, Failure> {
    let number = |text: &String| -> Result<Decimal, Failure> {
        parse(text).map_err(|_| Failure::Usage(format!("--min, --max, --change: {text}?")))
    };
    let ends = (
        asked.min.as_ref().map(number).transpose()?,
        asked.max.as_ref().map(number).transpose()?,
    );
    let month = match asked.month {
        Some(0) => return Err(AppError::new("month-out-of-range").into()),
        other => other.map(|number| number - 1),
    };
    Ok(Wanted {
        option: asked.option.clone(),
        against: asked.against.clone(),
        meter: asked.meter.clone(),
        month,
        most: asked.most,
        seeks: asked
            .seek
            .iter()
            .map(|path| (path.clone(), ends.0, ends.1))
            .collect(),
        share: Some(number(&asked.change)?),
    })
}

/// Two paths apart by a comma; a path may hold a quoted key, but no comma.
fn axes(paths: &str) -> Result<(Axis, Axis), Failure> {
    let axis = |path: &str| Axis {
        path: path.trim().to_owned(),
        min: None,
        max: None,
    };
    match paths.split_once(',') {
        Some((columns, rows)) => Ok((axis(columns), axis(rows))),
        None => Err(Failure::Usage(format!("--map {paths}: PATH,PATH"))),
    }
}
