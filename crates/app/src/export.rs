//! Pictures and tables of the open study, to a file or the clipboard.

use crate::analysis::explain;
use crate::contract::{
    AppError, Basis, Evaluation, Exported, MilestoneKind, MonthView, OptionView, PictureFormat,
    Reply, Settings, TableFormat, Target, Theme,
};
use crate::host::{FileKind, Host};
use crate::words::Words;
use crate::{format, session, tables, view};
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{CashFlowChart, Compact, CumulativeChart, Flag, Series, Stack};
use outlay_store::replace_file;
use rust_decimal::Decimal;
use serde_json::Value;

/// Width and height of pictures, in CSS pixels; a PNG has twice as many in each direction.
const SIZE: (u32, u32) = (960, 480);
const PNG_SCALE: f32 = 2.0;

/// What was made, before it goes anywhere.
pub enum Made {
    Text { text: String, kind: FileKind },
    Png(Vec<u8>),
}

/// Makes a picture or a table of a study.
pub fn make(
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
        // These are made of the study, not of what is shown of it.
        Exported::Trace { .. } | Exported::Analysis { .. } => Err(nothing()),
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

/// Makes it and takes it where the user wants it.
pub fn export(
    document: &Value,
    scenario: &str,
    what: &Exported,
    to: Target,
    settings: &Settings,
    host: &dyn Host,
) -> Result<Reply, AppError> {
    let evaluation = view::evaluation(document, scenario, None);
    let words = Words::new(
        &settings.language,
        &evaluation.currency.code,
        evaluation.currency.decimals,
    );
    let theme = if settings.theme == Theme::Dark {
        outlay_report::Theme::Dark
    } else {
        outlay_report::Theme::Light
    };
    let made = match what {
        Exported::Trace { reference } => trace(document, scenario, reference, &words)?,
        Exported::Analysis { analysis, format } => {
            let text = view::analysis_text(document, scenario, analysis, *format, &words)?;
            let kind = table_kind(*format);
            Made::Text { text, kind }
        }
        other => make(&evaluation, other, &words, theme)?,
    };
    let copied = |result: Result<(), String>| {
        result.map_err(|detail| AppError::new("clipboard").text("detail", detail))?;
        Ok(Reply::Exported { file_name: None })
    };
    match (to, &made) {
        (Target::Clipboard, Made::Text { text, .. }) => copied(host.copy_text(text)),
        (Target::Clipboard, Made::Png(png)) => copied(host.copy_png(png)),
        (Target::File, made) => {
            let (bytes, kind) = match made {
                Made::Text { text, kind } => (text.as_bytes(), *kind),
                Made::Png(png) => (png.as_slice(), FileKind::Png),
            };
            let ending = kind.endings().first().copied().unwrap_or("txt");
            let stem = file_stem(session::title(document).text(&settings.language));
            let Some(path) = host.pick_save(kind, &format!("{stem}.{ending}")) else {
                return Ok(Reply::Cancelled);
            };
            let name = session::file_name(&path);
            replace_file(&path, bytes).map_err(|error| {
                AppError::new("write-failed")
                    .text("file", &name)
                    .text("detail", error.to_string())
            })?;
            Ok(Reply::Exported {
                file_name: Some(name),
            })
        }
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

fn axis(words: &Words) -> Compact {
    if words.language == "en" {
        Compact::English
    } else {
        Compact::Chinese
    }
}

fn months(evaluation: &Evaluation, words: &Words) -> Vec<String> {
    evaluation
        .months
        .iter()
        .map(|month| format::axis_month(month, &words.language))
        .collect()
}

/// One amount of a month.
type Amount = fn(&MonthView) -> &str;

/// A decimal as a position in a picture.
fn position(amount: &str) -> f64 {
    amount.parse().unwrap_or(0.0)
}

fn series(option: &OptionView, of: Amount, total: &str, words: &Words) -> Series {
    Series {
        name: option.name.text(&words.language).to_owned(),
        total_label: words.money(total),
        values: option
            .months
            .iter()
            .map(|month| position(of(month)))
            .collect(),
        slot: option.index,
    }
}

/// What falls due after the last month is a last rise of the line, so that lines, totals
/// and verdict agree.
fn with_later_payments(
    line: Series,
    option: &OptionView,
    of: Amount,
    basis: Basis,
    words: &Words,
) -> Series {
    let exact = |text: &str| text.parse::<Decimal>().unwrap_or_default();
    let later = match basis {
        Basis::Cash => exact(&option.after),
        Basis::Accrual => Decimal::ZERO,
    };
    let total = exact(option.months.last().map_or("0", of)) + later;
    let mut values = line.values;
    if let Some(last) = values.last_mut() {
        *last = position(&total.to_string());
    }
    Series {
        total_label: words.money(&total.to_string()),
        values,
        ..line
    }
}

pub fn cumulative_chart(
    evaluation: &Evaluation,
    basis: Basis,
    words: &Words,
) -> Option<CumulativeChart> {
    let comparison = tables::comparison(evaluation, basis)?;
    let of: Amount = match basis {
        Basis::Cash => |month| &month.cumulative_paid,
        Basis::Accrual => |month| &month.cumulative_spread,
    };
    let index_of = |id: &str| evaluation.options.iter().position(|option| option.id == id);
    let all = evaluation
        .options
        .iter()
        .map(|option| with_later_payments(series(option, of, "0", words), option, of, basis, words))
        .collect();
    let verdict = &comparison.verdict;
    let winner = index_of(&verdict.option);
    let flags = verdict
        .from_month
        .filter(|month| *month > 0)
        .map(|month| Flag {
            month,
            series: winner,
            text: flag_text(evaluation, month, words),
        });
    let rival = verdict.overtakes.as_deref().and_then(index_of);
    Some(CumulativeChart {
        title: words.say(&comparison.chart_title),
        subtitle: subtitle("chart-subtitle", evaluation, words),
        months: months(evaluation, words),
        series: all,
        flags: flags.into_iter().collect(),
        notices: evaluation
            .options
            .iter()
            .flat_map(|option| notices(option, words))
            .collect(),
        highlight: winner.zip(rival),
        axis: axis(words),
    })
}

fn flag_text(evaluation: &Evaluation, month: usize, words: &Words) -> String {
    let name = evaluation.months.get(month).cloned().unwrap_or_default();
    words.say(
        &Sentence::new("break-even-flag")
            .count("k", month + 1)
            .with("month", Arg::Month(name)),
    )
}

fn subtitle(key: &str, evaluation: &Evaluation, words: &Words) -> String {
    words.say(&Sentence::new(key).text("currency", &evaluation.currency.code))
}

/// Notice dates; renewals follow from them and would only crowd the axis.
fn notices(option: &OptionView, words: &Words) -> Vec<Flag> {
    option
        .milestones
        .iter()
        .filter(|milestone| milestone.kind != MilestoneKind::Renewal)
        .map(|milestone| {
            let key = match milestone.kind {
                MilestoneKind::Notice
                | MilestoneKind::Renewal
                | MilestoneKind::OrderExpiry
                | MilestoneKind::RenewalDue => "notice-flag",
                MilestoneKind::PackExpiry | MilestoneKind::PackLow => "pack-flag",
                MilestoneKind::PlanChange => "plan-flag",
                MilestoneKind::Suspended
                | MilestoneKind::DataDeleted
                | MilestoneKind::LimitReached
                | MilestoneKind::LimitNear
                | MilestoneKind::SpendingAlert => "limit-flag",
            };
            Flag {
                month: milestone.month,
                series: None,
                text: words.word(key),
            }
        })
        .collect()
}

pub fn cash_flow_chart(
    evaluation: &Evaluation,
    option: &OptionView,
    basis: Basis,
    words: &Words,
) -> CashFlowChart {
    let kinds: [(&str, Amount); 5] = [
        ("column-fixed", |month| &month.fixed),
        ("column-usage", |month| &month.usage),
        ("column-one-time", |month| &month.one_time),
        ("column-financing", |month| &month.financing),
        ("column-tax", |month| &month.tax),
    ];
    let stack = |slot: usize, key: &str, of: Amount| Stack {
        name: words.word(key),
        values: option
            .months
            .iter()
            .map(|month| position(of(month)))
            .collect(),
        slot,
    };
    let spread: Amount = |month| &month.spread;
    let bars: Vec<Stack> = match basis {
        Basis::Cash => {
            let all = kinds
                .iter()
                .enumerate()
                .map(|(slot, (key, of))| stack(slot, key, *of));
            let moving: Vec<Stack> = all
                .filter(|bar| bar.values.iter().any(|v| *v != 0.0))
                .collect();
            if moving.is_empty() {
                vec![stack(0, "column-paid", |month| &month.paid)]
            } else {
                moving
            }
        }
        Basis::Accrual => vec![stack(option.index, "column-spread", spread)],
    };
    let line = (basis == Basis::Cash).then(|| Series {
        name: words.word("legend-spread"),
        ..series(option, spread, "0", words)
    });
    CashFlowChart {
        title: words.say(if basis == Basis::Cash {
            &option.headline
        } else {
            &option.spread_headline
        }),
        subtitle: subtitle("chart-subtitle-cash-flow", evaluation, words),
        months: months(evaluation, words),
        bars,
        line: line.map(|series| Series {
            total_label: String::new(),
            ..series
        }),
        notices: notices(option, words),
        axis: axis(words),
    }
}
