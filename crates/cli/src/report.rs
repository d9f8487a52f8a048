//! `outlay report -o FILE`: a study as a file, replaced as a whole. The kind follows the
//! ending.

use crate::compare::BasisName;
use crate::input;
use crate::output::{Failure, print};
use chrono::{Local, NaiveDate};
use clap::ValueEnum;
use outlay_app::contract::{
    AppError, Exported, PaperSize, PictureFormat, Settings, TableFormat, Theme, UncertaintyReach,
};
use outlay_app::export::made_of;
use outlay_core::compare::watch::Unwatched;
use outlay_core::sentence::Sentence;
use std::path::Path;

/// What to show.
pub struct Wanted<'a> {
    pub scenario: Option<&'a str>,
    pub option: Option<&'a str>,
    pub basis: BasisName,
    pub dark: bool,
    pub paper: Paper,
    pub date: Option<NaiveDate>,
}

/// The paper of a PDF.
#[derive(Clone, Copy, ValueEnum)]
pub enum Paper {
    A4,
    Letter,
}

pub fn report(study: &Path, output: &Path, wanted: &Wanted, language: &str) -> Result<(), Failure> {
    let ending = output
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (written, evaluation) = input::evaluated(study, wanted.scenario, language)?;
    let option = wanted
        .option
        .map(|id| input::option(&evaluation, Some(id), language))
        .transpose()?;
    let what = match ending.as_str() {
        "pdf" => Exported::Report {
            paper: match wanted.paper {
                Paper::A4 => PaperSize::A4,
                Paper::Letter => PaperSize::Letter,
            },
            uncertain: UncertaintyReach::default(),
        },
        other => exported(other, option, wanted.basis)?,
    };
    let settings = Settings {
        language: language.to_owned(),
        theme: match wanted.dark {
            true => Theme::Dark,
            false => Theme::Light,
        },
        show_sample_band: false,
        accounting: false,
    };
    let scenario = wanted.scenario.unwrap_or_default();
    let today = wanted.date.unwrap_or_else(|| Local::now().date_naive());
    let made = made_of(
        &written.value,
        scenario,
        &what,
        &settings,
        (today, &Unwatched),
    )?;
    outlay_store::replace_file(output, made.bytes()).map_err(|error| {
        let refused = AppError::new("write-failed").text("file", output.display().to_string());
        Failure::Machine(refused.text("detail", error.to_string()))
    })?;
    let words = input::words(&evaluation, language);
    print(&words.say(&Sentence::new("cli-written").text("file", output.display().to_string())))
}

fn exported(ending: &str, option: Option<String>, basis: BasisName) -> Result<Exported, Failure> {
    let picture = |format| match &option {
        Some(option) => Exported::CashFlowChart {
            option: option.clone(),
            basis: basis.into(),
            format,
        },
        None => Exported::CumulativeChart {
            basis: basis.into(),
            format,
        },
    };
    let table = |format| match &option {
        Some(option) => Exported::MonthTable {
            option: option.clone(),
            format,
        },
        None => Exported::DifferenceTable { format },
    };
    match ending {
        "xlsx" => Ok(Exported::Workbook),
        "svg" => Ok(picture(PictureFormat::Svg)),
        "png" => Ok(picture(PictureFormat::Png)),
        "csv" => Ok(table(TableFormat::Csv)),
        "md" => Ok(table(TableFormat::Markdown)),
        other => Err(Failure::Usage(format!(
            "-o: .pdf | .xlsx | .svg | .png | .csv | .md (.{other}?)"
        ))),
    }
}
