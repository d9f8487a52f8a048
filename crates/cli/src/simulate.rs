//! `outlay simulate`: what each option comes to when usage comes out otherwise.

use crate::bridge::chosen;
use crate::compare::BasisName;
use crate::input;
use crate::output::{Failure, Format, clean, json, print, table_text};
use crate::sensitivity::{ends, share};
use clap::Args;
use outlay_app::analysis::kept::Simulations;
use outlay_app::analysis::simulation::{as_json, caption, months_table, summary, table, uncertain};
use outlay_core::compare::input::Total;
use outlay_core::compare::sensitivity::Turn;
use outlay_core::compare::watch::Unwatched;
use outlay_core::simulation::{PATHS, SEED, Wanted};
use std::path::PathBuf;

/// What each option comes to in many simulated futures: ranges, how often it is cheapest,
/// and what choosing it may cost
#[derive(Args)]
pub struct Simulate {
    study: PathBuf,
    #[arg(long)]
    scenario: Option<String>,
    /// How many futures
    #[arg(long, default_value_t = PATHS)]
    paths: u32,
    /// The same seed gives the same futures
    #[arg(long, default_value_t = SEED)]
    seed: u32,
    /// How far each assumption of the forecast reaches, as a share of its value: the ends
    /// are its 10th and 90th percentile
    #[arg(long, default_value = "10%")]
    by: String,
    /// An input with ends of its own, also a price: PATH=P10..P90
    #[arg(long, value_name = "PATH=P10..P90")]
    input: Vec<String>,
    /// What is simulated: what is paid, or what the months cost
    #[arg(long, value_enum, default_value = "cash")]
    basis: BasisName,
    /// The option shown month by month too
    #[arg(long)]
    option: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub fn simulate(asked: &Simulate, language: &str) -> Result<(), Failure> {
    let scenario = asked.scenario.as_deref();
    let ends = asked.input.iter().map(|text| ends(text));
    let wanted = Wanted {
        paths: asked.paths,
        seed: asked.seed,
        total: match asked.basis {
            BasisName::Cash => Total::Cash,
            BasisName::Accrual => Total::Accrual,
        },
        turn: Turn {
            by: share("--by", &asked.by)?,
            points: None,
            ends: ends.collect::<Result<_, _>>()?,
        },
    };
    let (written, evaluation) = input::evaluated(&asked.study, scenario, language)?;
    let option = asked.option.as_deref();
    let option = option.map(|id| input::option(&evaluation, Some(id), language));
    let option = option.transpose()?;
    let scenario = chosen(&written.value, scenario);
    let simulation = Simulations::default();
    let simulation = simulation.found(&written.value, &scenario, &wanted, &Unwatched)?;
    let words = input::words(&evaluation, language);
    if asked.format == Format::Json {
        return print(&json(&as_json(&written.value, &simulation, &words))?);
    }
    let document = &written.value;
    let options = table(document, &simulation, &words);
    if asked.format == Format::Table {
        print(&clean(&options.title))?;
        print(&format!("{}\n\n", words.say(&caption(&simulation))))?;
    }
    print(&table_text(&options, asked.format))?;
    if asked.format == Format::Table {
        print("\n")?;
        for sentence in summary(document, &simulation) {
            print(&clean(&words.say(&sentence)))?;
        }
        print(&format!("\n{}\n", words.word("uncertainty-inputs")))?;
        for sentence in uncertain(&simulation) {
            print(&clean(&format!("- {}", words.say(&sentence))))?;
        }
    }
    if let Some(id) = option {
        let of = (&*simulation, Some(id.as_str()));
        if let Some(months) = months_table(document, &scenario, of, &words) {
            print("\n")?;
            if asked.format == Format::Table {
                print(&clean(&months.title))?;
            }
            print(&table_text(&months, asked.format))?;
        }
    }
    Ok(())
}
