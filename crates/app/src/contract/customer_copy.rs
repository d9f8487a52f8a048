//! A copy of the study for a customer: what it does without.

use super::{CurrencyView, IssueView};
use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CustomerCopyView {
    /// What the copy does without, each in words; empty when nothing is marked internal.
    pub left_out: Vec<Sentence>,
    /// Options of the copy whose total is another one without it.
    pub changed: Vec<ChangedTotal>,
    pub currency: CurrencyView,
    /// Errors that the copy would have; while there are any it is not written.
    pub issues: Vec<IssueView>,
}

/// An option's total as paid in two versions of a study; none where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChangedTotal {
    pub option: Label,
    pub before: Option<String>,
    pub after: Option<String>,
}
