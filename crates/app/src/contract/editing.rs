//! Building and editing: prices as curves, and the study's history.

use super::{ChangedTotal, CurrencyView, Difference, IssueView};
use outlay_core::sentence::Sentence;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a charge costs at one quantity, before tax and rounding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PricePoint {
    pub quantity: String,
    pub amount: String,
}

/// A charge's price over its quantity.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceCurve {
    /// By rising quantity; both sides of each border. Empty when it has no price yet.
    pub points: Vec<PricePoint>,
    /// Why there are none.
    pub issues: Vec<IssueView>,
}

/// What parts of the open study are in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "kebab-case")]
#[ts(export)]
pub enum WordsRequest {
    /// What the plan at `path` charges.
    Prices { path: String },
    /// What tells a scenario apart from the one it departs from.
    Departures { scenario: String },
    /// What places are called, also those where nothing stands.
    Places { paths: Vec<String> },
}

/// What is asked of the open study's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "kebab-case")]
#[ts(export)]
pub enum HistoryRequest {
    /// The newest steps.
    List { scenario: String },
    /// What tells two steps apart, and the totals under a scenario.
    Compare {
        scenario: String,
        from: u32,
        to: u32,
    },
    /// Brings a step back, as a new step.
    Restore { scenario: String, step: u32 },
}

/// One step of the study's history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryStep {
    pub step: u32,
    /// What was done; none for the beginning.
    pub label: Option<Sentence>,
    /// `YYYY-MM-DDTHH:MM:SS` where the user was; a day alone in what older versions kept.
    pub made: String,
    /// True for the study as it stands.
    pub current: bool,
    /// The cheapest option's total as paid, after this step; none while nothing is priced.
    pub total: Option<String>,
    /// What this step changed of it; none for the first or without a total.
    pub effect: Option<String>,
}

/// What tells two steps of the history apart.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StepDifference {
    pub lines: Vec<Difference>,
    /// Options whose total is another one.
    pub totals: Vec<ChangedTotal>,
    pub currency: CurrencyView,
}
