//! `outlay explain`: where an amount comes from, down to clause and input.

use crate::bridge::chosen;
use crate::input;
use crate::output::{Failure, clean, json, print};
use clap::{Args, ValueEnum};
use outlay_app::analysis::explain::{Asked, as_json, asked, indented};
use outlay_core::sentence::Sentence;
use std::path::PathBuf;

/// A tree has no rows, so only these.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TraceFormat {
    Table,
    Json,
}

#[derive(Args)]
pub struct Explain {
    study: PathBuf,
    /// The figure: OPTION, OPTION/present-value, OPTION/2027-05 (paid), OPTION/2027-05/spread, OPTION/bill-5/LINE …
    reference: String,
    #[arg(long)]
    scenario: Option<String>,
    /// How many levels of parts to print; all of them when left out
    #[arg(long)]
    depth: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: TraceFormat,
}

pub fn explain(wanted: &Explain, language: &str) -> Result<(), Failure> {
    let scenario = wanted.scenario.as_deref();
    let (written, evaluation) = input::evaluated(&wanted.study, scenario, language)?;
    let words = input::words(&evaluation, language);
    let scenario = chosen(&written.value, scenario);
    let node = match asked(&written.value, &scenario, &wanted.reference)? {
        Asked::Found(node) => node,
        Asked::Unknown(known) => {
            let said = Sentence::new("explain-unknown").text("reference", &wanted.reference);
            let list = known.join("\n  ");
            return Err(Failure::Usage(format!("{}\n  {list}", words.say(&said))));
        }
    };
    match wanted.format {
        TraceFormat::Json => print(&json(&as_json(&node, &words))?),
        TraceFormat::Table => {
            let depth = wanted.depth.unwrap_or(usize::MAX);
            print(&clean(&indented(&node, &words, depth)))
        }
    }
}
