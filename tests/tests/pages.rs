//! The report's pages: on either paper and in either language none is left nearly empty.

use lopdf::Document;
use lopdf::content::Operation;
use outlay_app::analysis::kept::{Asker, Simulations};
use outlay_app::contract::{PaperSize, UncertaintyReach};
use outlay_app::report::{Wanted, report};
use outlay_app::samples;
use outlay_core::compare::watch::Unwatched;
use outlay_core::study::written::read;
use outlay_pdf::{Paper, Report, pdf};
use outlay_tests::{settings, today};
use std::collections::BTreeSet;

/// Fewer would be the end of something that begins on the page before.
const LEAST: usize = 10;

fn composed(text: &str, language: &str) -> Report {
    let uncertain = UncertaintyReach {
        reach: 10,
        ends: Vec::new(),
    };
    let wanted = Wanted {
        document: &read(text).expect("a study").value,
        scenario: "",
        settings: &settings(language),
        pinned: &[],
        paper: PaperSize::A4,
        uncertain: &uncertain,
        today: today(),
    };
    let by = Asker {
        watch: &Unwatched,
        simulations: &Simulations::default(),
    };
    report(&wanted, by).expect("a report")
}

/// How many lines of text each page has at different heights, its foot among them.
fn lines(report: &Report) -> Vec<usize> {
    let bytes = pdf(report, &|| true).expect("a file");
    let file = Document::load_mem(&bytes).expect("a PDF file");
    let pages = file.get_pages().into_values();
    let heights = pages.map(|page| {
        let content = file.get_and_decode_page_content(page).expect("a page");
        heights(&content.operations).len()
    });
    heights.collect()
}

/// In whole points.
fn heights(operations: &[Operation]) -> BTreeSet<i64> {
    let numbers = |operation: &Operation| -> [f32; 6] {
        let read = operation.operands.iter().map(|one| one.as_float());
        let read: Vec<f32> = read.collect::<Result<_, _>>().expect("numbers");
        read.try_into().expect("a matrix")
    };
    // How far down is drawn, as a factor and a shift: nothing here is turned.
    let (mut now, mut before, mut found) = ((1.0, 0.0), Vec::new(), BTreeSet::new());
    for operation in operations {
        match operation.operator.as_str() {
            "q" => before.push(now),
            "Q" => now = before.pop().expect("a state"),
            "cm" => {
                let [.., factor, _, shift] = numbers(operation);
                now = (now.0 * factor, now.0 * shift + now.1);
            }
            "Tm" => {
                let [.., shift] = numbers(operation);
                found.insert((now.0 * shift + now.1).round() as i64);
            }
            _ => {}
        }
    }
    found
}

/// In one language, on both papers.
fn no_page_is_nearly_empty(language: &str) {
    for sample in samples::list() {
        let text = samples::text(&sample.id).expect("a sample");
        let on_a4 = composed(text, language);
        let on_letter = Report {
            paper: Paper::Letter,
            ..on_a4.clone()
        };
        for report in [on_a4, on_letter] {
            let lines = lines(&report);
            assert!(
                lines.iter().all(|count| *count >= LEAST),
                "{} on {:?}: {lines:?}",
                sample.id,
                report.paper
            );
        }
    }
}

#[test]
fn no_page_of_an_english_report_is_nearly_empty() {
    no_page_is_nearly_empty("en");
}

#[test]
fn no_page_of_a_chinese_report_is_nearly_empty() {
    no_page_is_nearly_empty("zh-CN");
}
