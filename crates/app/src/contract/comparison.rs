//! The options side by side on one basis.

use super::Basis;
use outlay_core::sentence::Sentence;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The options side by side on one basis.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ComparisonView {
    pub basis: Basis,
    pub baseline: String,
    pub verdict: VerdictView,
    pub rows: Vec<RowView>,
    pub break_evens: Vec<BreakEvenView>,
    pub chart_title: Sentence,
    pub chart_summary: Vec<Sentence>,
    /// The ids of the options that stand out: the others have no column and grey lines.
    pub standing: Vec<String>,
    /// Colour and dash of each option, 0 to 4; 5 is the grey of the others.
    pub slots: Vec<usize>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VerdictView {
    /// The cheapest option.
    pub option: String,
    /// The verdict in one sentence.
    pub sentence: Sentence,
    /// Its conditions: day one, what is cheaper before, caveats.
    pub notes: Vec<Sentence>,
    /// Month (from 0) from which the winner stays the cheapest, with what it overtakes then.
    pub from_month: Option<usize>,
    pub overtakes: Option<String>,
}

/// One line of the difference table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RowView {
    pub measure: Measure,
    /// The measure's name, possibly with a rate or a count in it.
    pub title: Sentence,
    /// One cell for each option, in the options' order.
    pub cells: Vec<CellView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Measure {
    Total,
    /// What of the forecast an option refuses; only where any does.
    Unserved,
    PresentValue,
    MonthlyEquivalent,
    DayOne,
    PeakMonth,
    PrepaidAtEnd,
    LowestCash,
    BreakEven,
    /// How long an option binds, and what is paid ahead.
    GivenUp,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(export)]
pub enum CellView {
    /// `difference` to the baseline, signed; none for the baseline itself.
    Money {
        amount: String,
        difference: Option<String>,
        best: bool,
        /// What the amount can be explained by.
        trace: Option<String>,
    },
    /// The lasting break-even month (from 0), with all crossings.
    Month { month: usize, crossings: Vec<usize> },
    /// Said in words, such as "never" or "from the start".
    Words { sentence: Sentence },
}

/// Where an option's cumulative cost crosses the baseline's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BreakEvenView {
    pub option: String,
    pub against: String,
    /// Every month (from 0) in which the cheaper of the two changes.
    pub crossings: Vec<usize>,
    pub first: Option<usize>,
    /// The crossing after which the order stays.
    pub lasting: Option<usize>,
    /// The cheaper one at the end.
    pub cheaper: Option<String>,
}
