//! Building and editing: prices as curves, and the study's history.

use super::IssueView;
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

/// One step of the study's history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryStep {
    pub step: u32,
    /// What was done; none for the beginning.
    pub label: Option<Sentence>,
    /// `YYYY-MM-DD`.
    pub made: String,
    /// True for the study as it stands.
    pub current: bool,
    /// The cheapest option's total as paid, after this step; none while nothing is priced.
    pub total: Option<String>,
    /// What this step changed of it; none for the first or without a total.
    pub effect: Option<String>,
}
