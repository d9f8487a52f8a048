//! `outlay report -o FILE`: a chart or a table as a file, replaced as a whole.

use crate::compare::BasisName;
use crate::input;
use crate::output::{Failure, print};
use outlay_app::contract::{AppError, Exported, PictureFormat, TableFormat};
use outlay_app::export::{Made, make};
use outlay_core::sentence::Sentence;
use std::path::Path;

/// What to show.
pub struct Wanted<'a> {
    pub scenario: Option<&'a str>,
    pub option: Option<&'a str>,
    pub basis: BasisName,
    pub dark: bool,
}

pub fn report(study: &Path, output: &Path, wanted: &Wanted, language: &str) -> Result<(), Failure> {
    let ending = output
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (_, evaluation) = input::evaluated(study, wanted.scenario, language)?;
    let option = wanted
        .option
        .map(|id| input::option(&evaluation, Some(id), language))
        .transpose()?;
    let what = exported(&ending, option, wanted.basis)?;
    let theme = if wanted.dark {
        outlay_report::Theme::Dark
    } else {
        outlay_report::Theme::Light
    };
    let words = input::words(&evaluation, language);
    let made = make(&evaluation, &what, &words, theme)?;
    let bytes = match &made {
        Made::Text { text, .. } => text.as_bytes(),
        Made::Png(png) => png.as_slice(),
    };
    outlay_store::replace_file(output, bytes).map_err(|error| {
        let refused = AppError::new("write-failed").text("file", output.display().to_string());
        Failure::Machine(refused.text("detail", error.to_string()))
    })?;
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
        "svg" => Ok(picture(PictureFormat::Svg)),
        "png" => Ok(picture(PictureFormat::Png)),
        "csv" => Ok(table(TableFormat::Csv)),
        "md" => Ok(table(TableFormat::Markdown)),
        other => Err(Failure::Usage(format!(
            "-o: .svg | .png | .csv | .md (.{other}?)"
        ))),
    }
}
