//! Pictures and tables of the open study, to a file or the clipboard.

pub(crate) mod analyses;
pub(crate) mod charts;
mod fan;
mod rows;

use crate::analysis::explain;
use crate::analysis::kept::{Asker, Simulations};
use crate::calendar::reminders;
use crate::contract::{
    AppError, Basis, Evaluation, Exported, OptionView, PictureFormat, Settings, TableFormat, Theme,
};
use crate::host::FileKind;
use crate::words::Words;
use crate::workbook::workbook;
use crate::{report, session, tables, view};
use analyses::own_cash_chart;
use charts::{cash_flow_chart, cumulative_chart, present_value_chart, tax_chart};
use chrono::NaiveDate;
use outlay_core::compare::watch::Watch;
use serde_json::Value;

/// Width and height of pictures, in CSS pixels; a PNG has twice as many in each direction.
const SIZE: (u32, u32) = (960, 480);
const PNG_SCALE: f32 = 2.0;

/// What was made, before it goes anywhere.
pub enum Made {
    Text {
        text: String,
        kind: FileKind,
    },
    Png(Vec<u8>),
    /// What only a file can hold, such as a workbook.
    Document {
        bytes: Vec<u8>,
        kind: FileKind,
    },
}

impl Made {
    pub fn kind(&self) -> FileKind {
        match self {
            Made::Text { kind, .. } | Made::Document { kind, .. } => *kind,
            Made::Png(_) => FileKind::Png,
        }
    }

    pub fn bytes(&self) -> &[u8] {
        match self {
            Made::Text { text, .. } => text.as_bytes(),
            Made::Png(bytes) | Made::Document { bytes, .. } => bytes,
        }
    }
}

/// Makes a picture or a table of what is shown of a study.
fn make(
    evaluation: &Evaluation,
    what: &Exported,
    words: &Words,
    theme: outlay_report::Theme,
) -> Result<Made, AppError> {
    let nothing = || AppError::new("nothing-to-export");
    match what {
        Exported::CumulativeChart { basis, format } => {
            let chart = cumulative_chart(evaluation, *basis, words).ok_or_else(nothing)?;
            picture(outlay_report::svg(&chart, theme, SIZE), *format)
        }
        Exported::CashFlowChart {
            option,
            basis,
            format,
        } => {
            let chart = cash_flow_chart(evaluation, find(evaluation, option)?, *basis, words);
            picture(outlay_report::svg(&chart, theme, SIZE), *format)
        }
        Exported::TaxChart { option, format } => {
            let chart = tax_chart(evaluation, find(evaluation, option)?, words);
            picture(outlay_report::svg(&chart, theme, SIZE), *format)
        }
        Exported::PresentValueChart { option, format } => {
            let chart = present_value_chart(evaluation, find(evaluation, option)?, words);
            picture(outlay_report::svg(&chart, theme, SIZE), *format)
        }
        Exported::DifferenceTable { format } => {
            let comparison = evaluation.cash.as_ref().ok_or_else(nothing)?;
            Ok(table(
                &tables::difference_table(evaluation, comparison, words),
                *format,
            ))
        }
        Exported::MonthTable { option, format } => Ok(table(
            &tables::month_table(evaluation, find(evaluation, option)?, words),
            *format,
        )),
        Exported::OwnCashChart { option, format } => {
            let option = find(evaluation, option)?;
            let chart = own_cash_chart(evaluation, option, words).ok_or_else(nothing)?;
            picture(outlay_report::svg(&chart, theme, SIZE), *format)
        }
        // These are made of the study, not of what is shown of it.
        Exported::Trace { .. }
        | Exported::Amount { .. }
        | Exported::Analysis { .. }
        | Exported::AnalysisPicture { .. }
        | Exported::Workbook
        | Exported::Report { .. }
        | Exported::Reminders => Err(nothing()),
    }
}

/// A figure's exact amount, as a spreadsheet takes it.
fn amount(document: &Value, scenario: &str, figure: &str) -> Result<Made, AppError> {
    match explain::asked(document, scenario, figure)? {
        explain::Asked::Found(node) => Ok(Made::Text {
            text: view::text(node.amount),
            kind: FileKind::Text,
        }),
        explain::Asked::Unknown(_) => Err(view::unknown_figure(figure)),
    }
}

fn trace(document: &Value, scenario: &str, figure: &str, words: &Words) -> Result<Made, AppError> {
    match explain::asked(document, scenario, figure)? {
        explain::Asked::Found(node) => Ok(Made::Text {
            text: explain::indented(&node, words, usize::MAX),
            kind: FileKind::Text,
        }),
        explain::Asked::Unknown(_) => Err(view::unknown_figure(figure)),
    }
}

/// The words for a study: by code where its rates of exchange name other currencies.
pub(crate) fn words_of(document: &Value, evaluation: &Evaluation, settings: &Settings) -> Words {
    let currency = &evaluation.currency;
    let rates = document.get("exchange").and_then(Value::as_array);
    let others: Vec<&str> = rates
        .into_iter()
        .flatten()
        .filter_map(|rate| rate.get("currency")?.as_str())
        .collect();
    let words = Words::new(&settings.language, &currency.code, currency.decimals);
    Words {
        accounting: settings.accounting,
        ..words.beside(&others)
    }
}

/// Makes a picture or a table of a study, also of what is not shown of it.
///
/// # Errors
/// When the study cannot be priced, or has nothing of the kind.
pub fn made_of(
    document: &Value,
    scenario: &str,
    what: &Exported,
    settings: &Settings,
    (today, watch): (NaiveDate, &dyn Watch),
) -> Result<Made, AppError> {
    let by = Asker {
        watch,
        simulations: &Simulations::default(),
    };
    made_with(document, scenario, what, settings, (today, &[], by))
}

/// The same where some options are pinned to stand out among many.
///
/// # Errors
/// As [`made_of`].
pub fn made_with(
    document: &Value,
    scenario: &str,
    what: &Exported,
    settings: &Settings,
    (today, pinned, by): (NaiveDate, &[String], Asker),
) -> Result<Made, AppError> {
    if let Exported::Report { paper, uncertain } = what {
        let wanted = report::Wanted {
            document,
            scenario,
            settings,
            pinned,
            paper: *paper,
            uncertain,
            today,
        };
        let bytes = report::pdf(&wanted, by)?;
        return Ok(Made::Document {
            bytes,
            kind: FileKind::Pdf,
        });
    }
    let mut evaluation = view::evaluation(document, scenario, None);
    view::colours::give(&mut evaluation, pinned);
    let words = words_of(document, &evaluation, settings);
    let theme = if settings.theme == Theme::Dark {
        outlay_report::Theme::Dark
    } else {
        outlay_report::Theme::Light
    };
    match what {
        Exported::Trace { reference } => trace(document, scenario, reference, &words),
        Exported::Amount { reference } => amount(document, scenario, reference),
        Exported::Analysis { analysis, format } => {
            let text = view::analysis_text(document, scenario, analysis, (*format, &words), by)?;
            let kind = table_kind(*format);
            Ok(Made::Text { text, kind })
        }
        Exported::AnalysisPicture {
            analysis,
            format,
            basis,
        } => {
            let found = view::analysis_view(document, scenario, analysis, &words.language, by)?;
            let title = session::title(document);
            let title = title.text(&words.language);
            let look = ((theme, SIZE), basis.unwrap_or(Basis::Cash));
            let drawn = analyses::picture(&found, &evaluation, (&words, title), look);
            picture(drawn, *format)
        }
        Exported::Workbook => Ok(Made::Document {
            bytes: workbook(document, scenario, &words, by.watch)?,
            kind: FileKind::Workbook,
        }),
        Exported::Reminders => reminders(document, &evaluation, &words, today),
        other => make(&evaluation, other, &words, theme),
    }
}

/// A title as the name of a file: no separators, no control characters, not too long.
pub fn file_stem(title: &str) -> String {
    let clean: String = title
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                ' '
            } else {
                c
            }
        })
        .take(60)
        .collect();
    let clean = clean.trim().trim_matches('.').to_owned();
    if clean.is_empty() {
        "study".to_owned()
    } else {
        clean
    }
}

fn find<'a>(evaluation: &'a Evaluation, option: &str) -> Result<&'a OptionView, AppError> {
    let found = evaluation.options.iter().find(|o| o.id == option);
    found.ok_or_else(|| AppError::new("unknown-option").text("id", option))
}

fn picture(
    svg: Result<String, outlay_report::ReportError>,
    format: PictureFormat,
) -> Result<Made, AppError> {
    let failed = |error: outlay_report::ReportError| {
        AppError::new("export").text("detail", error.to_string())
    };
    let svg = svg.map_err(failed)?;
    match format {
        PictureFormat::Svg => Ok(Made::Text {
            text: svg,
            kind: FileKind::Svg,
        }),
        PictureFormat::Png => Ok(Made::Png(
            outlay_report::png(&svg, PNG_SCALE).map_err(failed)?,
        )),
    }
}

fn table_kind(format: TableFormat) -> FileKind {
    match format {
        TableFormat::Markdown => FileKind::Markdown,
        TableFormat::Csv | TableFormat::Tsv => FileKind::Csv,
    }
}

fn table(table: &outlay_report::Table, format: TableFormat) -> Made {
    Made::Text {
        text: tables::text(table, format),
        kind: table_kind(format),
    }
}
