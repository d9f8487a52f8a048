//! `outlay`: the same figures as the window, for scripts, tests and sceptics.
//!
//! Exit status: 0 done; 1 the study or the input has errors; 2 wrong usage, or a choice is
//! needed; 3 environment (disk, permission).

mod bill;
mod break_even;
mod bridge;
mod buy_or_rent;
mod cash_flow;
mod check;
mod compare;
mod cost;
mod customer_copy;
mod decide;
mod explain;
mod import;
mod input;
mod ledger;
mod output;
mod price;
mod price_book;
mod report;
mod sensitivity;
mod simulate;

use clap::{Parser, Subcommand, ValueEnum};
use output::{Failure, Format};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "outlay",
    version,
    about = "What a subscription really costs, before the contract is signed"
)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    /// Language of words; the system's when left out
    #[arg(long, global = true, value_enum)]
    lang: Option<Language>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    #[value(name = "zh-CN")]
    ZhCn,
}

#[derive(Subcommand)]
enum Verb {
    /// Every issue of a study, with line and column
    Check {
        /// Study files, or - for standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// One price: its amount for quantities, and the lines that make it
    Price {
        /// A file, a price as JSON, or - for standard input (also NDJSON of {price, quantity})
        price: String,
        /// How much; may be given several times
        #[arg(long, allow_hyphen_values = true)]
        quantity: Vec<String>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// The bills of an option, line by line with reasons
    Bill {
        study: PathBuf,
        /// The option; may be left out when there is only one
        #[arg(long)]
        option: Option<String>,
        /// The scenario; the first when left out
        #[arg(long)]
        scenario: Option<String>,
        /// Only the bills of this month: its number from 1, or YYYY-MM
        #[arg(long)]
        month: Option<String>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Month by month: usage, paid, spread, balance, cumulative
    Cost {
        study: PathBuf,
        /// The scenario; the first when left out
        #[arg(long)]
        scenario: Option<String>,
        /// The option; all of them when left out
        #[arg(long)]
        option: Option<String>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// The options side by side, break-evens and the verdict
    Compare {
        study: PathBuf,
        /// The scenario; the first when left out
        #[arg(long)]
        scenario: Option<String>,
        /// What is compared: what is paid, or what the months cost
        #[arg(long, value_enum, default_value = "cash")]
        basis: compare::BasisName,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Where the cheaper option changes: by month, by usage, by any input; the region map
    BreakEven(break_even::BreakEven),
    /// What makes the difference between two options, scenarios or versions, by cause
    Bridge(bridge::Bridge),
    /// Each input at its low and its high end: what the result depends on
    Sensitivity(sensitivity::Sensitivity),
    Simulate(simulate::Simulate),
    /// Where an amount comes from, down to clause and input
    Explain(explain::Explain),
    /// The books of an option: every entry, and the balances at each month's end
    Ledger {
        study: PathBuf,
        /// The option; may be left out when there is only one
        #[arg(long)]
        option: Option<String>,
        #[arg(long)]
        scenario: Option<String>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// Buying against renting or subscribing, after profit tax
    BuyOrRent(buy_or_rent::Arguments),
    /// The decision sheet: which option, why, what it costs to stop, what is decided when
    Decide(decide::Arguments),
    CashFlow(cash_flow::Arguments),
    PriceBook(price_book::Arguments),
    /// The whole study on paper (.pdf) or as a workbook with formulas (.xlsx), a chart (.svg, .png) or a
    /// table (.csv, .md) as a file
    Report {
        study: PathBuf,
        /// Where to write; the kind follows the ending
        #[arg(short, long)]
        output: PathBuf,
        /// The scenario; the first when left out
        #[arg(long)]
        scenario: Option<String>,
        /// Show this option's cash flow instead of the comparison
        #[arg(long)]
        option: Option<String>,
        #[arg(long, value_enum, default_value = "cash")]
        basis: compare::BasisName,
        /// Dark colours for pictures
        #[arg(long)]
        dark: bool,
        /// The paper of a PDF
        #[arg(long, value_enum, default_value = "a4")]
        paper: report::Paper,
        /// The date of a PDF (YYYY-MM-DD); today when left out
        #[arg(long)]
        date: Option<chrono::NaiveDate>,
    },
    /// Usage counted elsewhere (CSV, XLSX) into a study, with its place for what cannot be read
    Import(import::Asked),
    CustomerCopy(customer_copy::Asked),
    /// The JSON Schema of the study document
    Schema,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors.
            let wrong = error.use_stderr();
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let language = match arguments.lang {
        Some(Language::En) => "en".to_owned(),
        Some(Language::ZhCn) => "zh-CN".to_owned(),
        None => sys_locale::get_locale().unwrap_or_default(),
    };
    let done = run(arguments.verb, &language);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(failure.report(&language)),
    }
}

fn run(verb: Verb, language: &str) -> Result<(), Failure> {
    match verb {
        Verb::Check { files, format } => check::check(&files, format, language),
        Verb::Price {
            price,
            quantity,
            format,
        } => price::price(&price, &quantity, format, language),
        Verb::Bill {
            study,
            option,
            scenario,
            month,
            format,
        } => bill::bill(
            &study,
            option.as_deref(),
            scenario.as_deref(),
            month.as_deref(),
            format,
            language,
        ),
        Verb::Cost {
            study,
            scenario,
            option,
            format,
        } => cost::cost(
            &study,
            scenario.as_deref(),
            option.as_deref(),
            format,
            language,
        ),
        Verb::Compare {
            study,
            scenario,
            basis,
            format,
        } => compare::compare(&study, scenario.as_deref(), basis, format, language),
        Verb::BreakEven(wanted) => break_even::break_even(&wanted, language),
        Verb::Bridge(wanted) => bridge::bridge(&wanted, language),
        Verb::Sensitivity(wanted) => sensitivity::sensitivity(&wanted, language),
        Verb::Simulate(asked) => simulate::simulate(&asked, language),
        Verb::Explain(wanted) => explain::explain(&wanted, language),
        Verb::Ledger {
            study,
            option,
            scenario,
            format,
        } => ledger::ledger(
            &study,
            scenario.as_deref(),
            option.as_deref(),
            format,
            language,
        ),
        Verb::BuyOrRent(arguments) => buy_or_rent::buy_or_rent(&arguments, language),
        Verb::Decide(arguments) => decide::decide(&arguments, language),
        Verb::PriceBook(arguments) => price_book::price_book(&arguments, language),
        Verb::CashFlow(arguments) => cash_flow::cash_flow(&arguments, language),
        Verb::Report {
            study,
            output,
            scenario,
            option,
            basis,
            dark,
            paper,
            date,
        } => {
            let wanted = report::Wanted {
                scenario: scenario.as_deref(),
                option: option.as_deref(),
                basis,
                dark,
                paper,
                date,
            };
            report::report(&study, &output, &wanted, language)
        }
        Verb::Import(asked) => import::import(&asked, language),
        Verb::CustomerCopy(asked) => customer_copy::customer_copy(&asked, language),
        Verb::Schema => output::print(&output::json(outlay_core::study::schema::schema())?),
    }
}
