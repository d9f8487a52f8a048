//! What the analyses share: an amount as a cell, an issue as a refusal.

use crate::contract::AppError;
use crate::words::Words;
use outlay_core::compare::watch::Stopped;
use outlay_core::issue::Issue;
use outlay_report::Cell;
use rust_decimal::Decimal;

/// A plain number with the currency's decimals, as spreadsheets read it.
pub fn number(amount: Decimal, words: &Words) -> Cell {
    let mut value = amount.normalize();
    if value.scale() <= words.decimals {
        value.rescale(words.decimals);
    }
    Cell::Number(value.to_string())
}

/// Why an analysis came to no result.
pub fn stopped(stopped: Stopped) -> AppError {
    match stopped {
        Stopped::Refused(issue) => refused(&issue),
        Stopped::Unwanted => AppError::new("unwanted"),
    }
}

/// An issue that keeps an analysis from being made.
pub fn refused(issue: &Issue) -> AppError {
    AppError {
        message: issue.message(),
        ..AppError::new("bad-request")
    }
}
