//! What goes to the terminal: text and tables to standard output, findings to standard
//! error, each kind of failure with its exit status.

use clap::ValueEnum;
use comfy_table::{CellAlignment, ContentArrangement, presets};
use outlay_app::contract::{AppError, IssueView, Severity, TableFormat};
use outlay_app::format::grouped;
use outlay_app::tables;
use outlay_app::words::Words;
use outlay_report::{Cell, Table};
use serde_json::Value;
use std::io::Write;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Csv,
    Markdown,
}

/// Why a verb did not do what was asked.
pub enum Failure {
    /// The study or the input has errors: `file`, and what was found in it.
    Issues {
        file: String,
        issues: Vec<IssueView>,
    },
    /// Refused with a sentence.
    Refused(AppError),
    /// Wrong usage, or a choice that is needed.
    Usage(String),
    /// Disk or permission, in words.
    Machine(AppError),
    /// The same from parts that have no words for it.
    Environment(String),
    /// Nobody reads the output any more.
    Closed,
}

impl Failure {
    /// Says what happened and returns the exit status.
    pub fn report(&self, language: &str) -> u8 {
        let words = Words::new(language, "CNY", 2);
        match self {
            Failure::Issues { file, issues } => {
                for issue in issues {
                    eprintln!("{}", issue_text(file, issue, &words));
                }
                1
            }
            Failure::Refused(error) => {
                eprintln!("{}", line(&words.say(&error.message)));
                for issue in &error.issues {
                    eprintln!("{}", issue_text("", issue, &words));
                }
                if error.code == "unknown-option" || error.code == "unknown-scenario" {
                    2
                } else {
                    1
                }
            }
            Failure::Usage(text) => {
                eprintln!("{}", clean(text));
                2
            }
            Failure::Machine(error) => {
                eprintln!("{}", line(&words.say(&error.message)));
                3
            }
            Failure::Environment(text) => {
                eprintln!("{}", clean(text));
                3
            }
            Failure::Closed => 0,
        }
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Failure {
        Failure::Refused(error)
    }
}

/// `study.toml:12:1: error[unknown-key] …` with the remedy on its own line.
pub fn issue_text(file: &str, issue: &IssueView, words: &Words) -> String {
    let place = match (issue.line, issue.column) {
        (Some(line), Some(column)) => format!("{file}:{line}:{column}: "),
        _ if file.is_empty() => String::new(),
        _ => format!("{file}: "),
    };
    let severity = words.word(match issue.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
    });
    let path = if issue.path.is_empty() {
        String::new()
    } else {
        format!("{}: ", issue.path)
    };
    let found = line(&format!(
        "{place}{severity}[{}] {path}{}",
        issue.code,
        words.say(&issue.message)
    ));
    format!("{found}\n    {}", line(&words.say(&issue.remedy)))
}

/// Text from a study must not drive the terminal: what would is made visible.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if drives_terminal(c) { '\u{FFFD}' } else { c })
        .collect()
}

/// The same for what stands on one line: a name with a line break must not look like a
/// line of ours.
pub fn line(text: &str) -> String {
    let one: String = text
        .chars()
        .map(|c| if breaks_line(c) { ' ' } else { c })
        .collect();
    clean(&one)
}

fn breaks_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}')
}

/// Control characters but line ends and tabs, and the marks that turn the order of letters.
fn drives_terminal(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    match write!(out, "{text}{newline}").and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Closed),
        Err(error) => Err(Failure::Environment(error.to_string())),
    }
}

pub fn json(value: &Value) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::Environment(error.to_string()))?;
    Ok(escaped(&text))
}

/// JSON leaves some characters as they are that a terminal obeys.
fn escaped(json: &str) -> String {
    json.chars()
        .map(|c| match drives_terminal(c) {
            true => format!("\\u{:04x}", u32::from(c)),
            false => c.to_string(),
        })
        .collect()
}

/// A table in a format other than JSON.
pub fn table_text(table: &Table, format: Format) -> String {
    match format {
        // The byte-order mark is for files that a spreadsheet opens.
        Format::Csv => clean(tables::text(table, TableFormat::Csv).trim_start_matches('\u{FEFF}')),
        Format::Markdown => clean(&tables::text(table, TableFormat::Markdown)),
        Format::Table | Format::Json => terminal(table),
    }
}

fn terminal(table: &Table) -> String {
    let mut shown = comfy_table::Table::new();
    shown
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    shown.set_header(table.columns.iter().map(|column| line(&column.title)));
    let rows = table.rows.iter().chain(&table.totals);
    for row in rows {
        shown.add_row(row.iter().map(|cell| match cell {
            Cell::Text(text) | Cell::Date(text) => line(text),
            Cell::Number(number) => grouped(number),
            Cell::Empty => String::new(),
        }));
    }
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(shown) = shown.column_mut(index) {
            shown.set_cell_alignment(if column.numeric {
                CellAlignment::Right
            } else {
                CellAlignment::Left
            });
        }
    }
    // Trailing blanks would show up in every comparison of outputs.
    shown
        .to_string()
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}
