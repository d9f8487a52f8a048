//! The findings of a check, and the reading of numbers, dates and ids.

use crate::cadence::Cadence;
use crate::decimal::{NumeralError, parse};
use crate::issue::{Issue, IssueCode, Severity};
use crate::study::document::Numeral;
use crate::study::path::{is_id, join};
use chrono::{NaiveDate, NaiveTime, Timelike};
use rust_decimal::Decimal;

/// Issues gathered so far.
#[derive(Debug, Default)]
pub struct Findings {
    pub issues: Vec<Issue>,
}

impl Findings {
    pub fn push(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// All issues once each, in the order found.
    pub fn finish(self) -> Vec<Issue> {
        let mut once: Vec<Issue> = Vec::new();
        for issue in self.issues {
            if !once.contains(&issue) {
                once.push(issue);
            }
        }
        once
    }

    /// Whether an error was found at `path` or below it (anywhere for an empty path).
    pub fn any_error_under(&self, path: &str) -> bool {
        self.issues.iter().any(|issue| {
            issue.code.severity() == Severity::Error
                && (path.is_empty()
                    || issue.path == path
                    || issue
                        .path
                        .strip_prefix(path)
                        .is_some_and(|rest| rest.starts_with('.')))
        })
    }

    pub fn out_of_range(&mut self, path: &str, found: &str, least: &str, most: &str) {
        self.push(
            Issue::new(IssueCode::OutOfRange, path)
                .text("found", found)
                .text("least", least)
                .text("most", most),
        );
    }

    /// Any number, negative too.
    pub fn number(&mut self, path: &str, numeral: &Numeral) -> Option<Decimal> {
        match parse(&numeral.0) {
            Ok(value) => Some(value),
            Err(error) => {
                let code = match error {
                    NumeralError::Malformed => IssueCode::NotANumber,
                    NumeralError::TooLong => IssueCode::NumberTooLong,
                };
                self.push(Issue::new(code, path).text("found", shortened(&numeral.0)));
                None
            }
        }
    }

    /// An amount or a quantity: no percent sign.
    pub fn plain(&mut self, path: &str, numeral: &Numeral) -> Option<Decimal> {
        if numeral.0.trim_end().ends_with(['%', '％']) {
            self.push(
                Issue::new(IssueCode::PercentNotAllowed, path).text("found", shortened(&numeral.0)),
            );
            return None;
        }
        self.number(path, numeral)
    }

    /// An amount or a quantity that is not negative.
    pub fn unsigned(&mut self, path: &str, numeral: &Numeral) -> Option<Decimal> {
        let value = self.plain(path, numeral)?;
        if value.is_sign_negative() && !value.is_zero() {
            self.push(Issue::new(IssueCode::Negative, path).text("found", shortened(&numeral.0)));
            return None;
        }
        Some(value)
    }

    /// A divisor or a size: more than zero.
    pub fn positive(&mut self, path: &str, numeral: &Numeral) -> Option<Decimal> {
        let value = self.unsigned(path, numeral)?;
        if value.is_zero() {
            self.push(Issue::new(IssueCode::NotPositive, path));
            return None;
        }
        Some(value)
    }

    /// A rate from 0 up; says so when it looks as if a percent sign was forgotten.
    pub fn rate(&mut self, path: &str, numeral: &Numeral) -> Option<Decimal> {
        let value = self.number(path, numeral)?;
        if value.is_sign_negative() && !value.is_zero() {
            self.push(Issue::new(IssueCode::Negative, path).text("found", shortened(&numeral.0)));
            return None;
        }
        let percent_sign = numeral.0.trim_end().ends_with(['%', '％']);
        if value > Decimal::ONE && !percent_sign {
            self.push(
                Issue::new(IssueCode::RateAboveOne, path).text("found", shortened(&numeral.0)),
            );
        }
        Some(value)
    }

    /// A share: 0 to 100 %.
    pub fn share(&mut self, path: &str, numeral: &Numeral) -> Option<Decimal> {
        let value = self.number(path, numeral)?;
        if value.is_sign_negative() && !value.is_zero() || value > Decimal::ONE {
            self.out_of_range(path, &shortened(&numeral.0), "0%", "100%");
            return None;
        }
        Some(value)
    }

    /// A civil date, `YYYY-MM-DD`.
    pub fn date(&mut self, path: &str, text: &str) -> Option<NaiveDate> {
        let date = text.parse::<NaiveDate>().ok().filter(|_| text.len() == 10);
        if date.filter(in_reach).is_none() {
            self.push(Issue::new(IssueCode::BadDate, path).text("found", shortened(text)));
        }
        date.filter(in_reach)
    }

    /// A time of day, `HH:MM`, in seconds after midnight.
    pub fn time_of_day(&mut self, path: &str, text: &str) -> Option<u32> {
        let time = NaiveTime::parse_from_str(text, "%H:%M").ok();
        if time.is_none() {
            self.push(Issue::new(IssueCode::BadTime, path).text("found", shortened(text)));
        }
        time.map(|time| time.num_seconds_from_midnight())
    }

    /// A calendar month, `YYYY-MM`, as its first day.
    pub fn month(&mut self, path: &str, text: &str) -> Option<NaiveDate> {
        let date = format!("{text}-01")
            .parse::<NaiveDate>()
            .ok()
            .filter(|_| text.len() == 7);
        if date.filter(in_reach).is_none() {
            self.push(Issue::new(IssueCode::BadMonth, path).text("found", shortened(text)));
        }
        date.filter(in_reach)
    }

    /// A day of the month, 1 to 31.
    pub fn day_of_month(&mut self, path: &str, day: u32) {
        if !(1..=31).contains(&day) {
            self.out_of_range(path, &day.to_string(), "1", "31");
        }
    }

    pub fn cadence(&mut self, path: &str, text: &str) -> Option<Cadence> {
        let cadence = Cadence::parse(text);
        if cadence.is_none() {
            self.push(Issue::new(IssueCode::BadCadence, path).text("found", shortened(text)));
        }
        cadence
    }

    /// Reports ids that are empty, hold a character that paths need, or occur twice.
    pub fn ids<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen: Vec<&str> = Vec::new();
        for (index, id) in ids.enumerate() {
            if !is_id(id) {
                self.push(
                    Issue::new(IssueCode::BadId, join(list, &index.to_string()))
                        .text("found", shortened(id)),
                );
            } else if seen.contains(&id) {
                self.push(
                    Issue::new(IssueCode::DuplicateId, join(list, &index.to_string()))
                        .text("found", id),
                );
            }
            seen.push(id);
        }
    }
}

/// Years in which the arithmetic of months cannot leave the calendar.
fn in_reach(date: &NaiveDate) -> bool {
    use chrono::Datelike;
    (1970..=2200).contains(&date.year())
}

/// Text for a message: no control characters, at most 60 characters.
pub fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
