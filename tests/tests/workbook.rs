//! The workbook: every formula comes to what the core found, by another program's arithmetic;
//! it says what the study says; and nothing in it is a formula that is not ours.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use outlay_app::view;
use outlay_app::words::{LANGUAGES, Words};
use outlay_app::workbook::{made, workbook};
use outlay_core::compare::watch::Unwatched;
use outlay_core::outcome::Outcome;
use outlay_core::study::Study;
use outlay_report::ReportError;
use outlay_report::workbook::{
    AT_ONCE, DIGITS, Sheet, Value as Content, Workbook, recalculate, write,
};
use outlay_tests::{Patient, large_study, root};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};

/// Names of functions that the workbook uses.
const FUNCTIONS: [&str; 8] = [
    "SUM",
    "SUMIF",
    "ROUND",
    "ROUNDUP",
    "ROUNDDOWN",
    "MAX",
    "IF",
    "PMT",
];

fn read(path: &std::path::Path) -> Value {
    let text = fs::read_to_string(path).expect("a readable study");
    outlay_core::study::written::read(&text)
        .expect("a study")
        .value
}

/// Every study of a folder that can be priced, with its name.
fn studies(folder: &str) -> Vec<(String, Value)> {
    let mut paths: Vec<_> = fs::read_dir(root().join(folder))
        .expect("a folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    let named = paths.iter().map(|path| {
        let name = path.file_stem().unwrap_or_default();
        (name.to_string_lossy().into_owned(), read(path))
    });
    named.collect()
}

fn words(document: &Value, language: &str) -> Words {
    let priced = view::price(document, "");
    let (code, decimals) = match &priced.study {
        Some((study, _)) => (study.currency.code.clone(), study.currency.decimals),
        None => ("CNY".to_owned(), 2),
    };
    Words::new(language, &code, decimals)
}

fn book(document: &Value) -> Workbook {
    made(document, "", &words(document, "en"), &Unwatched)
        .unwrap_or_else(|error| panic!("{error:?}"))
}

fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a Sheet {
    book.sheets
        .iter()
        .find(|sheet| sheet.name == name)
        .unwrap_or_else(|| panic!("no {name}"))
}

fn number(content: &Content) -> Option<Decimal> {
    match content {
        Content::Number(text) | Content::Formula { result: text, .. } => text.parse().ok(),
        Content::Empty | Content::Text(_) | Content::Date(..) => None,
    }
}

/// The figures below a head, by row; the head may have the currency behind it.
fn column(sheet: &Sheet, head: &str) -> Vec<Option<Decimal>> {
    let heads = &sheet.rows[sheet.heads.expect("heads")];
    let is_it = |content: &Content| match content {
        Content::Text(text) => text == head || text.starts_with(&format!("{head} (")),
        _ => false,
    };
    let index = heads.iter().position(|cell| is_it(&cell.value));
    let index = index.unwrap_or_else(|| panic!("no column {head}"));
    let rows = sheet.rows.iter().skip(sheet.heads.unwrap_or(0) + 1);
    rows.map(|row| row.get(index).and_then(|cell| number(&cell.value)))
        .collect()
}

#[test]
fn every_formula_of_the_examples_comes_out_in_both_languages() {
    for (name, document) in studies("examples") {
        for language in LANGUAGES {
            let words = words(&document, language);
            let bytes = workbook(&document, "", &words, &Unwatched);
            let bytes = bytes.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(
                bytes,
                workbook(&document, "", &words, &Unwatched).expect("again"),
                "{name}: the same bytes"
            );
        }
        let book = book(&document);
        only_short_numbers(&name, &book);
        assert!(book.formulas() > 300, "{name}: {}", book.formulas());
    }
}

/// Where formulas compute, no number stands as text for having too many digits.
fn only_short_numbers(name: &str, book: &Workbook) {
    for cell in book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten() {
        if let Content::Number(number) = &cell.value {
            let digits = number
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>();
            let digits = digits.trim_matches('0').len();
            assert!(digits <= DIGITS, "{name}: {number}");
        }
    }
}

/// All golden studies: every mechanism of charging, tax, currencies.
#[test]
fn every_formula_of_the_golden_studies_comes_out() {
    let (mut books, mut formulas) = (0, 0);
    let mut refused = Vec::new();
    for (name, document) in studies("tests/golden") {
        if view::price(&document, "")
            .study
            .is_none_or(|(_, found)| found.outcomes.is_empty())
        {
            continue;
        }
        let book = book(&document);
        match book.checked(&mut |_, _| true) {
            Ok(_) => (books, formulas) = (books + 1, formulas + book.formulas()),
            Err(error) => refused.push(format!("{name}: {error}")),
        }
    }
    assert!(
        refused.is_empty(),
        "{}\n{}",
        refused.len(),
        refused.join("\n")
    );
    assert!(
        books > 200 && formulas > 10_000,
        "{books} books, {formulas} formulas"
    );
}

/// A formula with another result than its own is never handed over.
#[test]
fn a_formula_that_comes_to_something_else_stops_the_export() {
    let book = book(&studies("examples")[0].1);
    for wrong in ["0.01", "-0.01"] {
        let mut changed = book.clone();
        let cells = changed
            .sheets
            .iter_mut()
            .flat_map(|sheet| &mut sheet.rows)
            .flatten();
        let mut results = cells.filter_map(|cell| match &mut cell.value {
            Content::Formula { result, .. } => Some(result),
            _ => None,
        });
        let result = results.nth(100).expect("many formulas");
        let off = result.parse::<Decimal>().expect("a number")
            + wrong.parse::<Decimal>().expect("a number");
        *result = off.to_string();
        assert!(
            matches!(
                changed.checked(&mut |_, _| true),
                Err(ReportError::Recalculated { .. })
            ),
            "{wrong}"
        );
    }
    assert!(book.checked(&mut |_, _| true).is_ok());
}

fn priced(document: &Value) -> (Study, Vec<Outcome>) {
    let (study, outcomes) = view::price(document, "").study.expect("a study");
    (study, outcomes.outcomes)
}

/// What is shown is the core's own figure, to its last digit.
fn says_what_the_core_says(name: &str, document: &Value) {
    let (study, outcomes) = priced(document);
    let book = book(document);
    let flow = sheet(&book, "Cash flow");
    let months = study.horizon.len();
    let by_row = |of: &dyn Fn(&Outcome) -> Vec<Option<Decimal>>| -> Vec<Option<Decimal>> {
        outcomes.iter().flat_map(of).collect()
    };
    let listed = |of: fn(&outlay_core::metrics::MonthRow) -> Decimal,
                  after: fn(&Outcome) -> [Option<Decimal>; 2]| {
        by_row(&|outcome: &Outcome| {
            outcome
                .months
                .iter()
                .map(|month| Some(of(month)))
                .chain(after(outcome))
                .collect()
        })
    };
    let none = |_: &Outcome| [None, None];
    assert_eq!(
        column(flow, "Paid"),
        listed(
            |m| m.paid,
            |o| [Some(o.metrics.paid_after), Some(o.metrics.total_paid)]
        ),
        "{name}"
    );
    let costs = listed(
        |m| m.cost,
        |o| {
            [
                Some(o.metrics.prepaid_at_end),
                Some(o.metrics.total_cost + o.metrics.prepaid_at_end),
            ]
        },
    );
    assert_eq!(column(flow, "Cost (spread)"), costs, "{name}");
    assert_eq!(
        column(flow, "Prepaid balance"),
        listed(|m| m.balance, none),
        "{name}"
    );
    assert_eq!(
        column(flow, "Cumulative paid"),
        listed(|m| m.cumulative_paid, none),
        "{name}"
    );
    assert_eq!(
        column(flow, "Cumulative spread"),
        listed(|m| m.cumulative_cost, none),
        "{name}"
    );
    let worth: Vec<Decimal> = column(flow, "Present value")
        .into_iter()
        .flatten()
        .collect();
    for (rows, outcome) in worth.chunks(months + 2).zip(&outcomes) {
        let (total, parts) = rows.split_last().expect("months");
        assert_eq!(*total, outcome.metrics.present_value, "{name}");
        assert_eq!(
            parts.iter().sum::<Decimal>(),
            *total,
            "{name}: months add up"
        );
    }
    let amounts: Vec<Decimal> = column(sheet(&book, "Charges"), "Amount")
        .into_iter()
        .flatten()
        .collect();
    let lines = outcomes
        .iter()
        .flat_map(|outcome| &outcome.invoices)
        .flat_map(|bill| &bill.lines);
    assert_eq!(
        amounts,
        lines.map(|line| line.amount).collect::<Vec<_>>(),
        "{name}"
    );
    let paid: Decimal = column(sheet(&book, "Payments"), "Paid")
        .into_iter()
        .flatten()
        .sum();
    assert_eq!(
        paid,
        outcomes
            .iter()
            .map(|outcome| outcome.metrics.total_paid)
            .sum::<Decimal>(),
        "{name}"
    );
}

#[test]
fn the_figures_are_the_cores_to_the_last_digit() {
    for (name, document) in studies("examples")
        .into_iter()
        .chain(studies("tests/golden"))
    {
        if view::price(&document, "")
            .study
            .is_some_and(|(_, found)| !found.outcomes.is_empty())
        {
            says_what_the_core_says(&name, &document);
        }
    }
}

/// Quantities at prices, tiers, packages and fees are formulas, not values.
#[test]
fn what_a_price_says_is_a_formula() {
    use outlay_core::pricing::reason::Reason;
    let (mut live, mut stated) = (0, BTreeSet::new());
    for (name, document) in studies("examples")
        .into_iter()
        .chain(studies("tests/golden"))
    {
        let Some((_, found)) = view::price(&document, "")
            .study
            .filter(|(_, found)| !found.outcomes.is_empty())
        else {
            continue;
        };
        let book = book(&document);
        let charges = sheet(&book, "Charges");
        let heads = &charges.rows[charges.heads.expect("heads")];
        let at = heads
            .iter()
            .position(
                |cell| matches!(&cell.value, Content::Text(text) if text.starts_with("Amount")),
            )
            .expect("amounts");
        let cells = charges
            .rows
            .iter()
            .skip(2)
            .filter_map(|row| row.get(at))
            .filter(|cell| number(&cell.value).is_some());
        let lines = found
            .outcomes
            .iter()
            .flat_map(|outcome| &outcome.invoices)
            .flat_map(|bill| &bill.lines);
        for (cell, line) in cells.zip(lines) {
            let is_ruled = matches!(
                line.reason,
                Reason::PerUnit
                    | Reason::Graduated { .. }
                    | Reason::Volume { .. }
                    | Reason::Package { .. }
                    | Reason::Flat
                    | Reason::BillingDiscount { .. }
            );
            match &cell.value {
                Content::Formula { .. } => live += 1,
                _ if is_ruled => drop(stated.insert(format!(
                    "{name} {}: {:?} {}",
                    line.reference, line.reason, line.amount
                ))),
                _ => {}
            }
        }
    }
    let list: Vec<_> = stated.iter().map(String::as_str).collect();
    // A tier with a fee of its own is one amount: the bill does not state the fee apart.
    assert!(
        live > 2_000 && stated.len() <= 8,
        "{live} live, {} stated:\n{}",
        stated.len(),
        list.join("\n")
    );
}

/// `to` with the values and results of `from`, which has the same shape, but its own formulas.
fn with_figures_of(to: &Workbook, from: &Workbook, inputs: &[(&str, usize)]) -> Workbook {
    let mut mixed = to.clone();
    for (sheet, other) in mixed.sheets.iter_mut().zip(&from.sheets) {
        assert_eq!(
            (sheet.rows.len(), &sheet.name),
            (other.rows.len(), &other.name)
        );
        for (row, there) in sheet.rows.iter_mut().zip(&other.rows) {
            for (column, (cell, other)) in row.iter_mut().zip(there).enumerate() {
                match (&mut cell.value, &other.value) {
                    (Content::Formula { result, .. }, Content::Formula { result: there, .. }) => {
                        result.clone_from(there)
                    }
                    (Content::Number(here), Content::Number(there))
                        if inputs.contains(&(sheet.name.as_str(), column)) =>
                    {
                        here.clone_from(there)
                    }
                    _ => {}
                }
            }
        }
    }
    mixed
}

/// Another discount rate, tax rate or price typed into the workbook gives what the core finds
/// at that rate or price.
#[test]
fn what_is_typed_into_the_workbook_goes_through_to_the_totals() {
    let study = |rate: &str, vat: &str, price: &str| {
        json!({
            "format": 1, "title": "Live", "currency": "CNY", "start": "2027-01", "months": 24,
            "discounting": {"annual_rate": rate}, "taxes": {"vat_rate": vat, "recoverable_share": "100%"},
            "meters": [{"id": "users", "kind": "level"}],
            "scenarios": [{"id": "base", "usage": {"users": {"start": "1234", "growth": {"model": "compound", "rate": "3%"}}}}],
            "plans": [{"id": "p", "charges": [
                {"id": "fee", "price": {"model": "flat", "amount": "99.9"}},
                {"id": "seats", "meter": "users", "price": {"model": "per-unit", "unit_price": price}}]},
                {"id": "q", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "1999"}}]}],
            "options": [{"id": "a", "plan": "p", "billing": {"cycle": "month", "net_days": 30}},
                        {"id": "b", "plan": "q", "billing": {"cycle": "year", "discount": "10%"}}],
        })
    };
    let written = book(&study("8%", "6%", "0.37"));
    let inputs = ("Assumptions", 2);
    for (other, typed) in [
        (study("12.5%", "6%", "0.37"), inputs),
        (study("8%", "13%", "0.37"), inputs),
        (study("8%", "6%", "0.41"), ("Charges", 7)),
    ] {
        let found = book(&other);
        let unchanged = with_figures_of(&written, &found, &[]);
        assert!(
            unchanged.checked(&mut |_, _| true).is_err(),
            "something depends on it"
        );
        let mixed = with_figures_of(&written, &found, &[typed]);
        mixed
            .checked(&mut |_, _| true)
            .unwrap_or_else(|error| panic!("{typed:?}: {error}"));
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let read = |name: String| {
        let mut text = String::new();
        archive
            .by_name(&name)
            .expect("a part")
            .read_to_string(&mut text)
            .expect("text");
        (name, text)
    };
    names.into_iter().map(read).collect()
}

const INJECTIONS: [&str; 14] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "{=1+1}",
    "_x003D_1+1",
    "=\u{0}1\u{1}]]><f>1</f>",
];

/// Names, clauses and notes that look like formulas stay texts, read by another library.
#[test]
fn nothing_that_is_written_becomes_a_formula() {
    for text in INJECTIONS {
        let document = json!({
            "format": 1, "title": text, "currency": "CNY", "start": "2027-01", "months": 3,
            "meters": [{"id": "users", "kind": "level", "name": text, "unit": text}],
            "scenarios": [{"id": "base", "name": text, "usage": {"users": {"start": "10"}}}],
            "plans": [{"id": "p", "name": text, "vendor": text, "source": {"url": text, "as_of": "2026-11", "note": text}, "charges": [
                {"id": "seats", "name": text, "clause": text, "meter": "users", "price": {"model": "per-unit", "unit_price": "2"}}]}],
            "options": [{"id": "o", "name": text, "plan": "p"}],
        });
        let Ok(book) = made(&document, "", &words(&document, "en"), &Unwatched) else {
            continue;
        };
        let bytes = book
            .checked(&mut |_, _| true)
            .unwrap_or_else(|error| panic!("{text:?}: {error}"));
        only_our_formulas(&book, &bytes);
        let mut read: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
        let range = read.worksheet_range("Charges").expect("charges");
        let name = range.get((2, 0)).expect("the option");
        let shown: String = text
            .chars()
            .map(|c| {
                if c.is_control() && c != '\n' {
                    '\u{FFFD}'
                } else {
                    c
                }
            })
            .collect();
        // The file holds the escape of an escape, which programs unfold once.
        let shown = shown.replace("_x003D_", "_x005F_x003D_");
        // Names lose what surrounds them when they are read.
        assert!(
            matches!(name, Data::String(found) if shown.contains(found.trim()) && !found.trim().is_empty()),
            "{text:?}: {name:?}"
        );
    }
}

/// All formulas of a file are those of the workbook, of a few functions, and look nowhere else.
fn only_our_formulas(book: &Workbook, bytes: &[u8]) {
    let mut read: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let mut found = 0;
    for sheet in &book.sheets {
        let formulas = read.worksheet_formula(&sheet.name).expect("formulas");
        let (top, left) = formulas.start().unwrap_or_default();
        for (row, column, text) in formulas
            .used_cells()
            .map(|(row, column, text)| (row + top as usize, column + left as usize, text))
        {
            found += 1;
            let ours = &sheet.rows[row][column].value;
            assert!(
                matches!(ours, Content::Formula { text: own, .. } if own == text),
                "{}: {text}",
                sheet.name
            );
            let called = text
                .split('(')
                .filter_map(|part| part.rsplit(|c: char| !c.is_ascii_alphanumeric()).next());
            let before_last = called.take(text.matches('(').count());
            for name in before_last.filter(|name| !name.is_empty()) {
                assert!(FUNCTIONS.contains(&name), "{name} in {text}");
            }
            assert!(!text.contains(['[', '|', ']']), "{text}");
        }
    }
    assert_eq!(found, book.formulas());
}

/// The file is sound XML throughout, its texts are texts, and it knows no place or person.
#[test]
fn the_file_is_sound_and_says_nothing_of_the_machine() {
    for (name, document) in studies("examples") {
        let book = book(&document);
        let bytes = write(&book, &mut |_| true).expect("a file");
        assert!(
            recalculate(&book, &bytes, usize::MAX, &mut |_, _| true).expect("all formulas")
                == book.formulas()
        );
        only_our_formulas(&book, &bytes);
        let parts = parts(&bytes);
        assert!(parts.len() > 10);
        let mut formulas = 0;
        for (part, text) in &parts {
            let parsed = roxmltree::Document::parse(text)
                .unwrap_or_else(|error| panic!("{name} {part}: {error}"));
            formulas += parsed
                .descendants()
                .filter(|node| node.has_tag_name((SHEETS, "f")))
                .count();
            let here = root();
            let user = std::env::var("USER").ok().filter(|user| user.len() > 4);
            // With the slash, for a folder may be called as a part of the file begins.
            let folder = here.parent().map(|folder| format!("{}/", folder.display()));
            let places = [here.to_str(), folder.as_deref(), user.as_deref()];
            for secret in places.into_iter().flatten().filter(|s| s.len() > 1) {
                assert!(!text.contains(secret), "{part} names {secret}");
            }
            assert!(!text.contains("file:"), "{part}");
        }
        assert_eq!(formulas, book.formulas(), "{name}");
        let properties = parts
            .iter()
            .find(|(part, _)| part == "docProps/core.xml")
            .expect("properties");
        assert!(
            !properties.1.contains("creator>O") && properties.1.contains("2000-01-01"),
            "{}",
            properties.1
        );
    }
}

const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// Amounts longer than a spreadsheet's numbers stand as text, whole, and nothing computes
/// with what is left of them.
#[test]
fn long_amounts_are_text_and_nothing_is_lost() {
    let document = json!({
        "format": 1, "title": "Long", "currency": "CNY", "start": "2027-01", "months": 2,
        "plans": [{"id": "p", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "12345678901234.56"}}]}],
        "options": [{"id": "o", "plan": "p"}],
    });
    let book = book(&document);
    assert_eq!(book.formulas(), 0);
    let bytes = book.checked(&mut |_, _| true).expect("a file");
    let mut read: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect("a workbook");
    let range = read.worksheet_range("Charges").expect("charges");
    let texts: Vec<String> = range
        .used_cells()
        .map(|(_, _, cell)| cell.to_string())
        .collect();
    assert!(
        texts.iter().any(|text| text == "12345678901234.56"),
        "{texts:?}"
    );
    assert!(
        parts(&bytes)
            .iter()
            .any(|(part, text)| part.contains("comments") && text.contains("keeps 15 digits"))
    );
}

/// Titles that stay and are printed again, paper on its side, a name for the rate.
#[test]
fn sheets_are_set_up_for_reading_and_printing() {
    for language in LANGUAGES {
        let (_, document) = studies("examples").remove(0);
        let bytes =
            workbook(&document, "", &words(&document, language), &Unwatched).expect("a workbook");
        let parts = parts(&bytes);
        let sheets: Vec<&String> = parts
            .iter()
            .filter(|(part, _)| part.starts_with("xl/worksheets/sheet"))
            .map(|(_, text)| text)
            .collect();
        assert!(
            sheets.len() >= 7
                && sheets
                    .iter()
                    .all(|text| text.contains("orientation=\"landscape\""))
        );
        assert!(
            sheets
                .iter()
                .filter(|text| text.contains("state=\"frozen\""))
                .count()
                + 1
                == sheets.len()
        );
        let book = &parts
            .iter()
            .find(|(part, _)| part == "xl/workbook.xml")
            .expect("the book")
            .1;
        assert!(
            book.contains("_xlnm.Print_Titles")
                && book.contains("<definedName name=\"discount_rate\">"),
            "{book}"
        );
        assert_eq!(
            book.contains("name=\"现金流\""),
            language == "zh-CN",
            "{book}"
        );
        assert!(
            parts
                .iter()
                .any(|(part, text)| part == "docProps/custom.xml" && text.contains(language))
        );
    }
}

/// A workbook with another result in its `nth` formula.
fn with_another_result(book: &Workbook, nth: usize) -> Workbook {
    let mut changed = book.clone();
    let cells = changed.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows);
    let mut results = cells.flatten().filter_map(|cell| match &mut cell.value {
        Content::Formula { result, .. } => Some(result),
        _ => None,
    });
    let result = results.nth(nth).expect("many formulas");
    let off = result.parse::<Decimal>().expect("a number") + Decimal::ONE;
    *result = off.to_string();
    changed
}

/// Taken apart, a workbook has the same formulas, each recalculated once, and what is wrong is
/// found in whatever part it stands.
#[test]
fn a_large_workbook_is_recalculated_in_parts() {
    for (name, document) in studies("examples") {
        let book = book(&document);
        let in_parts = |book: &Workbook, at_once| {
            recalculate(book, &[], at_once, &mut |_, _| true).map_err(|error| error.to_string())
        };
        assert_eq!(in_parts(&book, 97), Ok(book.formulas()), "{name}");
        if name == "startup" {
            for nth in (0..book.formulas()).step_by(book.formulas() / 7) {
                let changed = with_another_result(&book, nth);
                let found = in_parts(&changed, 997).expect_err("another result");
                assert!(found.starts_with("recalculated, "), "{nth}: {found}");
            }
        }
    }
}

/// Twenty years of bills: in parts, counted, said on the first sheet, and to be stopped.
#[test]
fn a_study_of_many_years_is_written_too() {
    let document = large_study(4, 240, 3);
    for language in LANGUAGES {
        let book =
            made(&document, "", &words(&document, language), &Unwatched).expect("a workbook");
        let parts = book.parts();
        assert!(parts > 1 && book.formulas() > AT_ONCE, "{parts} parts");
        let last = book.sheets[0].rows.last().expect("notes");
        assert!(
            matches!(&last[0].value, Content::Text(text) if text.contains(&format!(" {parts} "))),
            "{:?}",
            last[0]
        );
    }
    let book = book(&document);
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let all = rows + book.formulas();
    // Between rows, and between the parts that are recalculated.
    for last in [0, rows / 2, rows, rows + AT_ONCE] {
        let mut told = Vec::new();
        let mut goes_on = |done, of| {
            told.push((done, of));
            done < last
        };
        let stopped = book.checked(&mut goes_on);
        assert!(matches!(stopped, Err(ReportError::Unwanted)), "{last}");
        assert!(told.is_sorted() && told.iter().all(|(_, of)| *of == all));
        let (done, _) = told.last().expect("told");
        assert!((last..last + 500).contains(done), "{done} after {last}");
    }
    let bytes = book.checked(&mut |_, _| true);
    assert!(bytes.is_ok_and(|bytes| bytes.len() > 100_000));
    let wrong = with_another_result(&book, book.formulas() - 1);
    let refused = wrong.checked(&mut |_, _| true);
    assert!(matches!(refused, Err(ReportError::Recalculated { .. })));
}

#[test]
fn its_sheets_are_counted_and_stopped_between_options() {
    let document = large_study(4, 24, 3);
    let made_by = |last| {
        let watch = Patient::new(last);
        let made = made(&document, "", &words(&document, "en"), &watch);
        (made.map_err(|error| error.code), watch.told())
    };
    let (whole, told) = made_by(usize::MAX);
    assert!(whole.is_ok());
    let counted: Vec<_> = (0..16).map(|done| (done, 16)).collect();
    assert_eq!(
        told, counted,
        "four sheets with rows for each of four options"
    );
    for last in 1..=16 {
        let (stopped, told) = made_by(last);
        assert_eq!(stopped.err().as_deref(), Some("unwanted"));
        assert_eq!(told.len(), last);
    }
}

/// What has more than 15 digits is no formula; its worth has the currency's decimals too.
#[test]
fn what_it_is_worth_has_the_decimals_of_the_currency() {
    let study = "format = 1\ntitle = \"T\"\ncurrency = \"KWD\"\nstart = \"2027-01\"\nmonths = 2\n\
                 [[plans]]\nid = \"p\"\n[[plans.charges]]\nid = \"fee\"\n\
                 price = { model = \"flat\", amount = \"1234567890123.125\" }\n\
                 [[plans.charges]]\nid = \"small\"\nprice = { model = \"flat\", amount = \"0.375\" }\n\
                 [[options]]\nid = \"o\"\nplan = \"p\"\n";
    let document = outlay_core::study::written::read(study)
        .expect("a study")
        .value;
    let book = book(&document);
    let worth = sheet(&book, "Payments");
    let decimals = worth.rows.iter().skip(2).map(|row| match &row[9].value {
        Content::Number(number) => number.split_once('.').map(|(_, decimals)| decimals.len()),
        _ => None,
    });
    assert!(decimals.into_iter().all(|count| count == Some(3)));
    // Without usage there is no scenario to name.
    let Content::Text(about) = &book.sheets[0].rows[1][0].value else {
        panic!("no text");
    };
    assert!(about.starts_with("Jan 2027"), "{about}");
}
