//! `outlay import`: usage counted elsewhere into a study.

use crate::input;
use crate::output::{Failure, print};
use outlay_app::contract::{AppError, ImportColumn, ImportMapping, ImportView};
use outlay_app::study_file;
use outlay_app::usage_import::Loaded;
use outlay_app::view::scenario_ids;
use outlay_app::words::Words;
use outlay_core::compare::watch::Unwatched;
use outlay_core::sentence::Sentence;
use outlay_core::study::structure::apply;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Asked {
    /// A CSV or XLSX file (also XLS, ODS, TSV): a column of dates or months, columns of numbers
    file: PathBuf,
    /// The study it goes into; made when it is not there
    #[arg(short)]
    output: PathBuf,
    /// Which column is for which meter: NAME=METER, and NAME=METER:flow or :level for a meter
    /// that is not there yet
    #[arg(long = "column", value_name = "NAME=METER")]
    columns: Vec<String>,
    /// The scenario whose forecast follows the counted months; none when left out
    #[arg(long)]
    forecast: Option<String>,
    /// Keep every day of a history by day, as this scenario's forecast of its month
    #[arg(long, value_name = "SCENARIO", conflicts_with = "forecast")]
    daily: Option<String>,
    /// The sheet of a workbook
    #[arg(long)]
    sheet: Option<String>,
    /// A row to leave out, by its number in the file
    #[arg(long = "skip", value_name = "ROW")]
    skipped: Vec<usize>,
    /// 03/01/2027 is 3 January
    #[arg(long, conflicts_with = "month_first")]
    day_first: bool,
    /// 03/01/2027 is 1 March
    #[arg(long)]
    month_first: bool,
    /// 1.234,5 is a little over a thousand
    #[arg(long)]
    decimal_comma: bool,
}

pub fn import(asked: &Asked, language: &str) -> Result<(), Failure> {
    let words = Words::new(language, "CNY", 2);
    let mut loaded = Loaded::open(&asked.file, &Unwatched)?;
    if let Some(sheet) = &asked.sheet {
        loaded.switch(sheet, &Unwatched)?;
    }
    let (mut document, original) = study(&asked.output)?;
    let columns = columns(asked, &loaded, &document, &words)?;
    declare(&mut document, &columns);
    let view = loaded.look(&document, None, &asked.skipped, &Unwatched)?;
    let mapping = mapping(asked, view.mapping, &columns);
    let view = loaded.look(&document, Some(mapping.clone()), &asked.skipped, &Unwatched)?;
    for fault in &view.faults {
        eprintln!("{}", words.say(&fault.message));
    }
    let named = asked.forecast.as_deref().or(asked.daily.as_deref());
    let scenario = named.unwrap_or_default();
    let ids = scenario_ids(&document);
    if named.is_some() && !ids.iter().any(|id| id == scenario) {
        let unknown = Sentence::new("error-unknown-scenario").text("id", scenario);
        let known = ids.join(", ");
        return Err(Failure::Usage(format!("{} ({known})", words.say(&unknown))));
    }
    let forecast = asked.forecast.is_some();
    let skipped = &asked.skipped;
    let edits = loaded.edits(&document, scenario, &mapping, skipped, forecast, &Unwatched)?;
    for edit in &edits {
        if !apply(&mut document, edit) {
            let refused = AppError::new("bad-change").text("path", edit.path());
            return Err(refused.text("value", "").into());
        }
    }
    if document["start"] == "" {
        document["start"] = json!(beginning(&view));
    }
    save(&document, &asked.output, original.as_deref())?;
    told(&view, &asked.output, &words)
}

/// The study as written with its text, or a new one.
fn study(path: &Path) -> Result<(Value, Option<String>), Failure> {
    if path.exists() {
        let (text, _) = input::text(path)?;
        let (written, _) = input::study(path)?;
        return Ok((written.value, Some(text)));
    }
    let title = path.file_stem().map(|stem| stem.to_string_lossy());
    let new = json!({
        "format": 1, "title": title.unwrap_or_default(), "currency": "CNY",
        "start": "", "months": 36, "meters": [], "scenarios": [{ "id": "base" }],
    });
    Ok((new, None))
}

/// A column that was named: its position, the meter's id, and the kind of a new meter.
struct Named {
    column: usize,
    meter: String,
    kind: Option<String>,
}

fn columns(
    asked: &Asked,
    loaded: &Loaded,
    document: &Value,
    words: &Words,
) -> Result<Vec<Named>, Failure> {
    let heads = loaded.look(document, None, &[], &Unwatched)?.columns;
    let needed = |detail: String| {
        let said = Sentence::new("error-choice-needed").text("detail", detail);
        Failure::Usage(words.say(&said))
    };
    let known = |id: &str| {
        let list = document.get("meters").and_then(Value::as_array);
        list.into_iter().flatten().any(|meter| meter["id"] == id)
    };
    let mut found = Vec::new();
    for text in &asked.columns {
        let parts = text.rsplit_once('=');
        let (head, meter) = parts.ok_or_else(|| needed("--column NAME=METER".to_owned()))?;
        let column = heads.iter().position(|name| name == head);
        let column = column.ok_or_else(|| needed(format!("--column {}", heads.join(" | "))))?;
        let (meter, kind) = match meter.split_once(':') {
            Some((meter, kind)) => (meter, Some(kind.to_owned())),
            None => (meter, None),
        };
        let fits = match &kind {
            Some(kind) => ["flow", "level"].contains(&kind.as_str()),
            None => known(meter),
        };
        if !fits {
            return Err(needed(format!("--column {head}={meter}:flow | :level")));
        }
        found.push(Named {
            column,
            meter: meter.to_owned(),
            kind: kind.filter(|_| !known(meter)),
        });
    }
    if found.is_empty() && document["start"] == "" {
        let all = heads.iter().map(|head| format!("--column {head}=ID:level"));
        return Err(needed(all.collect::<Vec<_>>().join(" ")));
    }
    Ok(found)
}

/// Adds the meters that are new.
fn declare(document: &mut Value, columns: &[Named]) {
    let new = columns.iter().filter_map(|column| {
        let kind = column.kind.as_ref()?;
        Some(json!({ "id": column.meter, "kind": kind }))
    });
    let new: Vec<Value> = new.collect();
    if let Some(meters) = document.get_mut("meters").and_then(Value::as_array_mut) {
        meters.extend(new);
    } else if !new.is_empty() {
        document["meters"] = Value::Array(new);
    }
}

fn mapping(asked: &Asked, guessed: ImportMapping, columns: &[Named]) -> ImportMapping {
    let meters = columns.iter().map(|named| ImportColumn {
        column: named.column,
        meter: named.meter.clone(),
    });
    ImportMapping {
        day_first: asked.day_first || guessed.day_first && !asked.month_first,
        decimal_comma: asked.decimal_comma || guessed.decimal_comma,
        meters: if columns.is_empty() {
            guessed.meters
        } else {
            meters.collect()
        },
        daily: asked.daily.is_some(),
        ..guessed
    }
}

fn save(document: &Value, path: &Path, original: Option<&str>) -> Result<(), Failure> {
    let (text, _) = study_file::text(document, path, original)?;
    outlay_store::replace_file(path, text.as_bytes()).map_err(|error| {
        let refused = AppError::new("write-failed").text("file", path.display().to_string());
        Failure::Machine(refused.text("detail", error.to_string()))
    })
}

/// Where a study that is new begins: in the month after the last counted one; where the days
/// are its forecast, in the first of them.
fn beginning(view: &ImportView) -> String {
    let months = view.readings.iter().flat_map(|one| &one.months);
    let months = months.map(|read| read.month.as_str());
    if view.mapping.daily {
        return months.min().unwrap_or_default().to_owned();
    }
    let last = months.max().unwrap_or("2000-12");
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok()).unwrap_or(1);
    let (year, month) = (number(last.get(..4)), number(last.get(5..)));
    let next = year.saturating_mul(12).saturating_add(month);
    format!("{:04}-{:02}", next / 12, next % 12 + 1)
}

fn told(view: &ImportView, path: &Path, words: &Words) -> Result<(), Failure> {
    for readings in &view.readings {
        for left_out in &readings.left_out {
            eprintln!("{}", words.say(left_out));
        }
        let said = Sentence::new("cli-imported")
            .text("meter", &readings.meter)
            .count("months", readings.months.len());
        print(&words.say(&said))?;
    }
    print(&words.say(&Sentence::new("cli-written").text("file", path.display().to_string())))
}
