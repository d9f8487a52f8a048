//! `outlay bridge`: what makes the difference between two options, two scenarios or two
//! versions of a study.

use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use clap::{Args, ValueEnum};
use outlay_app::analysis::bridge::{End, as_json, between, table};
use outlay_app::contract::Evaluation;
use outlay_app::view::scenario_ids;
use outlay_core::compare::bridge::BridgeBasis;
use outlay_core::label::Label;
use outlay_core::study::path::{get, join};
use serde_json::Value;
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BridgeBasisName {
    Cash,
    Accrual,
    PresentValue,
}

/// The ends of the bridge, each choice with what it is when left out.
#[derive(Args)]
pub struct Bridge {
    study: PathBuf,
    /// The option to start from; the baseline when left out
    #[arg(long, conflicts_with_all = ["against_scenario", "other"])]
    from: Option<String>,
    /// The option to arrive at; may be left out when there are two
    #[arg(long, conflicts_with_all = ["against_scenario", "other"])]
    to: Option<String>,
    #[arg(long)]
    scenario: Option<String>,
    /// Arrive at the same option under this scenario
    #[arg(long, conflicts_with = "other")]
    against_scenario: Option<String>,
    /// Arrive at the same option in this other version of the study
    #[arg(long)]
    other: Option<PathBuf>,
    /// The option that scenarios or versions are compared for
    #[arg(long, conflicts_with_all = ["from", "to"])]
    option: Option<String>,
    /// Which totals are explained
    #[arg(long, value_enum, default_value = "cash")]
    basis: BridgeBasisName,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn bridge(wanted: &Bridge, language: &str) -> Result<(), Failure> {
    let scenario = wanted.scenario.as_deref();
    let (written, evaluation) = input::evaluated(&wanted.study, scenario, language)?;
    let document = &written.value;
    let scenario = chosen(document, scenario);
    let words = input::words(&evaluation, language);
    let basis = match wanted.basis {
        BridgeBasisName::Cash => BridgeBasis::Cash,
        BridgeBasisName::Accrual => BridgeBasis::Accrual,
        BridgeBasisName::PresentValue => BridgeBasis::PresentValue,
    };
    let option = || input::option(&evaluation, wanted.option.as_deref(), language);
    let found = if let Some(other) = &wanted.other {
        let (second, shown) = input::evaluated(other, wanted.scenario.as_deref(), language)?;
        let option = option()?;
        input::option(&shown, Some(&option), language)?;
        let arrived = chosen(&second.value, wanted.scenario.as_deref());
        let name = |path: &PathBuf| Some(Label::from(path.display().to_string().as_str()));
        let from = end(document, &scenario, &option, name(&wanted.study));
        let to = end(&second.value, &arrived, &option, name(other));
        between(&from, &to, basis)?
    } else if let Some(against) = &wanted.against_scenario {
        // Its own errors and an unknown name are said as for any other scenario.
        input::evaluated(&wanted.study, Some(against), language)?;
        let option = option()?;
        let from = end(
            document,
            &scenario,
            &option,
            scenario_name(document, &scenario),
        );
        let to = end(document, against, &option, scenario_name(document, against));
        between(&from, &to, basis)?
    } else {
        if wanted.option.is_some() {
            return Err(Failure::Usage(
                "--option: --against-scenario | --other".into(),
            ));
        }
        let (from, to) = two_options(wanted, &evaluation, language)?;
        let from = end(document, &scenario, &from, None);
        let to = end(document, &scenario, &to, None);
        between(&from, &to, basis)?
    };
    if wanted.format == Format::Json {
        return print(&json(&as_json(&found, &words))?);
    }
    let table = table(&found, &words);
    if wanted.format == Format::Table {
        print(&clean(&format!("{}\n\n", table.title)))?;
    }
    print(&table_text(&table, wanted.format))
}

fn end<'a>(
    document: &'a Value,
    scenario: &'a str,
    option: &'a str,
    detail: Option<Label>,
) -> End<'a> {
    End {
        document,
        scenario,
        option,
        detail,
    }
}

/// The scenario named, or the first.
pub fn chosen(document: &Value, wanted: Option<&str>) -> String {
    let first = || scenario_ids(document).into_iter().next();
    wanted.map(str::to_owned).or_else(first).unwrap_or_default()
}

fn scenario_name(document: &Value, id: &str) -> Option<Label> {
    let name = get(document, &join("scenarios", id)).and_then(|scenario| scenario.get("name"));
    name.and_then(|name| serde_json::from_value(name.clone()).ok())
        .or_else(|| Some(Label::from(id)))
}

fn two_options(
    wanted: &Bridge,
    evaluation: &Evaluation,
    language: &str,
) -> Result<(String, String), Failure> {
    let baseline = || evaluation.cash.as_ref().map(|cash| cash.baseline.clone());
    let from = match &wanted.from {
        Some(from) => input::option(evaluation, Some(from), language)?,
        None => baseline().unwrap_or_default(),
    };
    let others: Vec<&str> = evaluation
        .options
        .iter()
        .map(|option| option.id.as_str())
        .filter(|id| *id != from)
        .collect();
    let to = match (&wanted.to, others.as_slice()) {
        (Some(to), _) => input::option(evaluation, Some(to), language)?,
        (None, [only]) => (*only).to_owned(),
        (None, _) => return Err(Failure::Usage(format!("--to: {}", others.join(" | ")))),
    };
    Ok((from, to))
}
