//! Whether the book can be relied on: every entry is dated and sourced, every plan
//! proves, and every worked example comes to the amount worked out by hand.

use super::entry::plan_id;
use super::{Entry, Example, PriceBook, example};
use chrono::NaiveDate;
use outlay_core::decimal::parse;
use outlay_core::issue::{Issue, IssueCode, Severity};
use outlay_core::money::Currency;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::join;

/// A fault of the book and its place: `tencent-im.plans.pro`.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub path: String,
    pub message: Sentence,
}

/// Everything that is wrong with the book.
pub fn check(book: &PriceBook) -> Vec<Finding> {
    let unreadable = book.unreadable.iter().map(|(id, why)| Finding {
        path: id.clone(),
        message: Sentence::new("price-book-unreadable").text("detail", why),
    });
    unreadable
        .chain(
            book.entries
                .iter()
                .flat_map(|entry| check_entry(book, entry)),
        )
        .collect()
}

/// Everything that is wrong with one entry.
pub fn check_entry(book: &PriceBook, entry: &Entry) -> Vec<Finding> {
    let mut found = Findings {
        entry: &entry.id,
        list: Vec::new(),
    };
    facts(book, entry, &mut found);
    for plan in &entry.plans {
        let path = join("plans", plan_id(plan));
        for issue in example::proof(book, entry, plan) {
            if !is_expected(&issue) {
                found.add(&path, issue.message());
            }
        }
        if !entry
            .examples
            .iter()
            .any(|example| example.plan == plan_id(plan))
        {
            found.add(&path, Sentence::new("price-book-no-example"));
        }
    }
    for (index, worked) in entry.examples.iter().enumerate() {
        let path = join("examples", &index.to_string());
        if let Some(wrong) = disagreement(book, entry, worked) {
            found.add(&path, wrong);
        }
    }
    found.list
}

struct Findings<'a> {
    entry: &'a str,
    list: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, path: &str, message: Sentence) {
        self.list.push(Finding {
            path: format!("{}.{path}", self.entry),
            message,
        });
    }
}

/// Source, dates, currency and meters.
fn facts(book: &PriceBook, entry: &Entry, found: &mut Findings) {
    if entry.sources.is_empty() {
        found.add("sources", Sentence::new("price-book-no-source"));
    }
    if date(&entry.as_of).is_none() {
        found.add(
            "as_of",
            Sentence::new("price-book-no-date").text("found", &entry.as_of),
        );
    }
    if entry.review_by.parse::<NaiveDate>().is_err() {
        let message = Sentence::new("price-book-no-date").text("found", &entry.review_by);
        found.add("review_by", message);
    }
    if Currency::from_code(&entry.currency).is_none() {
        let message = Sentence::new("price-book-no-currency").text("found", &entry.currency);
        found.add("currency", message);
    }
    for meter in &entry.meters {
        let used = entry
            .plans
            .iter()
            .any(|plan| entry.meters_of(plan, &book.meters).contains(meter));
        if book.meter(meter).is_none() || !used {
            found.add(
                "meters",
                Sentence::new("price-book-meter").text("meter", meter),
            );
        }
    }
}

/// The first day of a year, of a month, or a day.
pub fn date(text: &str) -> Option<NaiveDate> {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    day.parse().ok()
}

/// A price that is not published, and what is only said of prices, is no fault of an entry.
fn is_expected(issue: &Issue) -> bool {
    match issue.code {
        IssueCode::UnverifiedPrice | IssueCode::CliffDown => true,
        _ => is_unpublished(issue),
    }
}

/// The vendor sells it and publishes no price, or none for so much.
pub fn is_unpublished(issue: &Issue) -> bool {
    let is_it = matches!(
        issue.code.name(),
        "price-not-published" | "price-on-request"
    );
    is_it && issue.code.severity() == Severity::Error
}

/// Why an example does not come to what was worked out by hand.
fn disagreement(book: &PriceBook, entry: &Entry, worked: &Example) -> Option<Sentence> {
    let study = example::study(book, entry, worked);
    match (example::total(&study), &worked.total) {
        (Ok(found), Some(expected)) if parse(expected).ok() == Some(found) => None,
        (Ok(found), expected) => Some(
            Sentence::new("price-book-example-differs")
                .with(
                    "expected",
                    Arg::Quantity(expected.clone().unwrap_or_else(|| "–".to_owned())),
                )
                .with("found", Arg::Quantity(found.normalize().to_string())),
        ),
        (Err(issues), None) if !issues.is_empty() && issues.iter().all(is_unpublished) => None,
        (Err(issues), _) => Some(
            issues
                .first()
                .map_or_else(|| Sentence::new("price-book-unpriced"), Issue::message),
        ),
    }
}
