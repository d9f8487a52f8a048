//! What a subscription really costs: the pure core.
//!
//! A value flows one way: study document → checked study → usage forecast → rated lines →
//! invoices and accrual → payments → metrics → outcome → comparison. The modules below
//! stand in that order, and none uses a later one. There is no clock, file, locale or
//! random source in here; a simulation's points follow from its seed.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

// Blank lines keep the formatter from sorting the stages.
pub mod workers;

pub mod decimal;

pub mod label;

pub mod sentence;

pub mod issue;

pub mod money;

pub mod period;

pub mod cadence;

pub mod proration;

pub mod usage;

pub mod pricing;

pub mod study;

pub mod assumption;

pub mod forecast;

pub mod rating;

pub mod billing;

pub mod cash_flow;

pub mod finance;

pub mod metrics;

pub mod milestone;

pub mod outcome;

pub mod ledger;

pub mod what_if;

pub mod compare;

pub mod simulation;

pub mod explain;

pub mod fingerprint;
