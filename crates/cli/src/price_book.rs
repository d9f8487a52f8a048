//! `outlay price-book`: what vendors publish, and whether the book can be relied on.

use crate::output::{Failure, Format, clean, json, line, print, table_text};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use outlay_app::contract::{Confidence, PriceBookEntry, PriceBookFilter, PriceBookRow, PriceLine};
use outlay_app::price_book::{Entry, PriceBook, check, entry_reply, filtered};
use outlay_app::words::Words;
use outlay_core::sentence::{Arg, Sentence};
use outlay_report::{Cell, Column, Table};
use serde_json::{Value, json as value};

/// The price book: vendors' published prices, ready to be put into a study
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    /// The date to take for today
    #[arg(long, global = true)]
    today: Option<NaiveDate>,
    #[arg(long, global = true, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Subcommand)]
enum Verb {
    /// The entries, with the age of their prices and how far they can be trusted
    List {
        /// Part of a vendor's name
        #[arg(long, default_value = "")]
        vendor: String,
        /// Only entries with this mechanism, such as graduated or pack
        #[arg(long, default_value = "")]
        mechanism: String,
        #[arg(long, default_value = "")]
        currency: String,
    },
    /// An entry in full: plans with their prices in words, sources, what is left out
    Show { entry: String },
    /// Sources, dates, plans and worked examples of every entry, or of those named
    Check { entries: Vec<String> },
}

pub fn price_book(arguments: &Arguments, language: &str) -> Result<(), Failure> {
    let book = PriceBook::built_in();
    let today = arguments
        .today
        .unwrap_or_else(|| chrono::Local::now().date_naive());
    let words = Words::new(language, "CNY", 2);
    match &arguments.verb {
        Verb::List {
            vendor,
            mechanism,
            currency,
        } => {
            let filter = PriceBookFilter {
                search: String::new(),
                vendor: vendor.clone(),
                mechanism: mechanism.clone(),
                currency: currency.clone(),
            };
            list(&filtered(book, &filter, today), arguments.format, &words)
        }
        Verb::Show { entry } => {
            let view = entry_reply(book, entry, today, None)?;
            show(&view, arguments.format, &words)
        }
        Verb::Check { entries } => check_entries(book, entries, arguments.format, &words),
    }
}

fn list(rows: &[PriceBookRow], format: Format, words: &Words) -> Result<(), Failure> {
    if format == Format::Json {
        return print(&json(&value!({ "entries": serialized(&rows)? }))?);
    }
    let keys = [
        "column-entry",
        "column-vendor",
        "column-product",
        "column-currency",
        "column-as-of",
        "column-confidence",
        "column-state",
        "column-mechanisms",
    ];
    let cells = rows.iter().map(|row| {
        let mechanisms: Vec<String> = row.mechanisms.iter().map(|m| words.say(&m.name)).collect();
        vec![
            row.id.clone(),
            row.vendor.text(&words.language).to_owned(),
            row.product.text(&words.language).to_owned(),
            row.currency.clone(),
            row.as_of.clone(),
            words.say(&row.confidence_name),
            state(row, words),
            mechanisms.join(", "),
        ]
    });
    print(&table_text(&table(&keys, cells, words), format))
}

/// `review due, over two years old`.
fn state(row: &PriceBookRow, words: &Words) -> String {
    let marks = [
        (row.review_due, "price-book-review-due"),
        (row.stale, "price-book-stale"),
        (!row.complete, "price-book-incomplete"),
    ];
    let said: Vec<String> = marks
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, key)| words.word(key))
        .collect();
    if said.is_empty() {
        return words.word("price-book-current");
    }
    said.join(", ")
}

fn table(keys: &[&str], rows: impl Iterator<Item = Vec<String>>, words: &Words) -> Table {
    Table {
        title: String::new(),
        columns: keys
            .iter()
            .map(|key| Column {
                title: words.word(key),
                numeric: false,
            })
            .collect(),
        rows: rows
            .map(|row| row.into_iter().map(Cell::Text).collect())
            .collect(),
        totals: None,
    }
}

fn show(entry: &PriceBookEntry, format: Format, words: &Words) -> Result<(), Failure> {
    if format == Format::Json {
        return print(&json(&serialized(entry)?)?);
    }
    if format != Format::Table {
        let keys = [
            "column-plans",
            "column-charge",
            "column-price",
            "column-module",
            "column-confidence",
        ];
        let lines = entry.plans.iter().flat_map(|plan| {
            plan.lines.iter().map(move |price| {
                let text =
                    |label: &outlay_core::label::Label| label.text(&words.language).to_owned();
                vec![
                    text(&plan.name),
                    text(&price.name),
                    text(&price.price),
                    price.module.as_ref().map(text).unwrap_or_default(),
                    words.say(&plan.confidence_name),
                ]
            })
        });
        return print(&table_text(&table(&keys, lines, words), format));
    }
    print(&clean(&page(entry, words).join("\n")))
}

fn page(entry: &PriceBookEntry, words: &Words) -> Vec<String> {
    let row = &entry.row;
    let say = |sentence: Sentence| line(&words.say(&sentence));
    let mut lines = vec![
        say(Sentence::new("price-book-entry-title")
            .name("vendor", &row.vendor)
            .name("product", &row.product)
            .name("region", &row.region)
            .text("currency", &row.currency)),
        say(Sentence::new("price-book-dates")
            .text("asOf", &row.as_of)
            .with("reviewBy", Arg::Date(row.review_by.clone()))
            .text("state", state(row, words))),
    ];
    for source in &entry.sources {
        let said = match &source.as_of {
            Some(date) => Sentence::new("price-book-source-dated").text("date", date),
            None => Sentence::new("price-book-source"),
        };
        lines.push(say(said.text("url", &source.url)));
        lines.extend(
            source
                .note
                .iter()
                .map(|note| line(&format!("  {}", note.text(&words.language)))),
        );
    }
    for plan in &entry.plans {
        lines.push(String::new());
        lines.push(say(Sentence::new("price-book-plan-title")
            .name("plan", &plan.name)
            .text("confidence", words.say(&plan.confidence_name))));
        if plan.confidence == Confidence::Unverified {
            lines.push(format!("  {}", words.word("note-unverified")));
        }
        lines.extend(
            plan.lines
                .iter()
                .map(|price| line(&format!("  {}", price_text(price, words)))),
        );
    }
    lines.push(String::new());
    let said = |key: &'static str, notes: &[outlay_core::label::Label]| -> Vec<String> {
        let notes = notes
            .iter()
            .map(|note| Sentence::new(key).name("note", note));
        notes.map(say).collect()
    };
    lines.extend(said("price-book-note", &entry.notes));
    lines.extend(said("price-book-not-modelled", &entry.not_modelled));
    lines.extend(entry.examples.iter().map(|example| {
        say(Sentence::new("price-book-example")
            .text("plan", &example.plan)
            .name("working", &example.working))
    }));
    lines
}

fn price_text(price: &PriceLine, words: &Words) -> String {
    let said = match &price.module {
        Some(module) => Sentence::new("price-book-line-module").name("module", module),
        None => Sentence::new("price-book-line"),
    };
    words.say(&said.name("name", &price.name).name("price", &price.price))
}

fn check_entries(
    book: &PriceBook,
    wanted: &[String],
    format: Format,
    words: &Words,
) -> Result<(), Failure> {
    let mut found = Vec::new();
    let mut entries = Vec::new();
    if wanted.is_empty() {
        found = check::check(book);
        entries.extend(&book.entries);
    }
    for id in wanted {
        let entry = book
            .entry(id)
            .ok_or_else(|| outlay_app::contract::AppError::new("unknown-entry").text("id", id))?;
        found.extend(check::check_entry(book, entry));
        entries.push(entry);
    }
    report(&found, &entries, format, words)?;
    if found.is_empty() {
        return Ok(());
    }
    // Everything has been printed where it was asked for.
    Err(Failure::Issues {
        file: String::new(),
        issues: Vec::new(),
    })
}

/// The findings, and how much was looked at.
fn report(
    found: &[check::Finding],
    entries: &[&Entry],
    format: Format,
    words: &Words,
) -> Result<(), Failure> {
    let plans = entries.iter().map(|entry| entry.plans.len()).sum();
    let examples = entries.iter().map(|entry| entry.examples.len()).sum();
    match format {
        Format::Table => {
            for finding in found {
                print(&line(&format!(
                    "{}: {}",
                    finding.path,
                    words.say(&finding.message)
                )))?;
            }
            let summary = Sentence::new("price-book-checked")
                .count("entries", entries.len())
                .count("plans", plans)
                .count("examples", examples)
                .count("findings", found.len());
            print(&line(&words.say(&summary)))?;
        }
        Format::Json => {
            let findings: Vec<Value> = found
                .iter()
                .map(|f| value!({ "path": f.path, "message": words.say(&f.message) }))
                .collect();
            print(&json(&value!({
                "entries": entries.len(), "plans": plans, "examples": examples,
                "findings": findings,
            }))?)?;
        }
        Format::Csv | Format::Markdown => {
            let rows = found
                .iter()
                .map(|f| vec![f.path.clone(), words.say(&f.message)]);
            let table = table(&["column-place", "column-message"], rows, words);
            print(&table_text(&table, format))?;
        }
    }
    Ok(())
}

fn serialized(data: &impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(data).map_err(|error| Failure::Environment(error.to_string()))
}
