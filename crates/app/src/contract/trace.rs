//! Where a figure comes from: a tree that ends at the price, the clause and the input.

use outlay_core::{label::Label, sentence::Arg, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One figure and what it comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TraceView {
    /// What it can be asked for by; none for a figure inside another's trace.
    pub reference: Option<String>,
    pub label: Sentence,
    pub amount: String,
    pub kind: TraceKind,
    /// How it was made.
    pub rule: Option<Sentence>,
    /// True when the children add up to the amount.
    pub adds_up: bool,
    pub inputs: Vec<TraceInput>,
    /// The vendor's own words.
    pub clause: Option<Label>,
    pub source: Option<TraceSource>,
    pub children: Vec<TraceView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TraceKind {
    Money,
    Quantity,
}

/// A value that went into a figure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TraceInput {
    pub label: Sentence,
    pub value: Arg,
    /// Where the study states it; none when it follows from something else.
    pub path: Option<String>,
}

/// Where a price was published, and when it was read there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TraceSource {
    pub url: Option<String>,
    pub as_of: Option<String>,
    pub note: Option<Label>,
}
