//! The study priced under one scenario.

use super::ComparisonView;
use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The study priced under one scenario.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Evaluation {
    pub issues: Vec<IssueView>,
    pub currency: CurrencyView,
    /// `YYYY-MM`, one for each month of the study.
    pub months: Vec<String>,
    pub meters: Vec<MeterView>,
    pub options: Vec<OptionView>,
    /// Options that cannot be priced as the study stands; the issues say why.
    pub unpriced: Vec<UnpricedView>,
    /// One comparison for each basis; absent while no option can be priced.
    pub cash: Option<ComparisonView>,
    pub accrual: Option<ComparisonView>,
    pub assumptions: Vec<Assumption>,
    /// What was counted so far beside the plan, for meters that have it.
    pub actuals: Vec<super::ActualView>,
    /// Eight hexadecimal digits over the study and its results, as `7F3A-91C2`.
    pub fingerprint: String,
    /// All futures of a simulation are found so soon that it may be made unasked.
    pub simulated_soon: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CurrencyView {
    pub code: String,
    /// Decimal places of the smallest unit: 2 for CNY, 0 for JPY.
    pub decimals: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Severity {
    /// The part named by the path cannot be used.
    Error,
    /// It works, but look at it.
    Warning,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IssueView {
    pub code: String,
    pub severity: Severity,
    /// Where in the study, items by id: `plans.pro.charges.base.price`.
    pub path: String,
    /// In the file, from 1; none when the study did not come from text.
    pub line: Option<usize>,
    pub column: Option<usize>,
    /// What is wrong.
    pub message: Sentence,
    /// How to mend it.
    pub remedy: Sentence,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeterView {
    pub id: String,
    pub name: Label,
    pub unit: Option<Label>,
    /// The forecast by month.
    pub quantities: Vec<String>,
}

/// An option without a price.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UnpricedView {
    pub id: String,
    pub name: Label,
    pub index: usize,
}

/// One alternative, month by month. All amounts are costs: money out is positive.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OptionView {
    pub id: String,
    pub name: Label,
    /// Vendor, plan and way of paying in a few words.
    pub description: Vec<Sentence>,
    /// Position in the study, from 0: it decides colour and dash.
    pub index: usize,
    pub cumulative: CumulativeView,
    /// None in a preview for the lines alone.
    pub months: Option<MonthsView>,
    /// Payments that fall due after the last month.
    pub after: String,
    /// The same by kind: with the months' amounts it makes the totals.
    pub later: LaterView,
    /// The finding about this option's payments, as the chart's title.
    pub headline: Sentence,
    /// The same about its cost by month.
    pub spread_headline: Sentence,
    /// The chart in words, for screen readers.
    pub summary: Vec<Sentence>,
    /// The same of its tax by month, and of what its payments are worth today.
    pub tax_summary: Sentence,
    pub present_summary: Sentence,
    /// Dates to remember (notice, renewal, pack expiry, limits).
    pub milestones: Vec<Milestone>,
    /// False where it refuses a part of the forecast: then it is no candidate.
    pub serves: bool,
    /// Usage that is not served, by period: limits, spending cap.
    pub shortfalls: Vec<ShortfallView>,
    pub runway: Option<RunwayView>,
}

/// What was paid and what it cost up to each month's end: the lines of the comparison.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CumulativeView {
    pub paid: Vec<String>,
    pub spread: Vec<String>,
}

/// Amounts by month: every list has one for each month of the study. Lists instead of rows,
/// for a slider's step sends them all and the names of a row's fields would be most of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MonthsView {
    /// Paid in the month, by kind; `paid` is their sum.
    pub fixed: Vec<String>,
    pub usage: Vec<String>,
    pub one_time: Vec<String>,
    pub financing: Vec<String>,
    pub tax: Vec<String>,
    pub paid: Vec<String>,
    /// The cost that belongs to the month.
    pub spread: Vec<String>,
    /// Prepaid (positive) or owed (negative) at the month's end.
    pub balance: Vec<String>,
    /// Today's worth of what is paid in the month.
    pub present_value: Vec<String>,
    /// Own cash at the month's end, when the study states a cash position.
    pub cash_left: Option<Vec<String>>,
}

/// What falls due after the last month, by kind.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LaterView {
    pub fixed: String,
    pub usage: String,
    pub one_time: String,
    pub financing: String,
    pub tax: String,
    pub paid: String,
    pub present_value: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Milestone {
    pub date: String,
    /// Index of its month, from 0.
    pub month: usize,
    pub kind: MilestoneKind,
    pub text: Sentence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum MilestoneKind {
    Notice,
    Renewal,
    /// The last day to pay an order before it lapses.
    OrderExpiry,
    /// The last day to pay the next term.
    RenewalDue,
    /// The service stops because a bill is not paid.
    Suspended,
    /// The data are deleted because a bill is not paid.
    DataDeleted,
    PackExpiry,
    PlanChange,
    /// A pack is used up to the share at which the vendor warns.
    PackLow,
    /// From here on something is refused, slowed down or above what was agreed.
    LimitReached,
    LimitNear,
    /// A month's bills pass an amount that the buyer named.
    SpendingAlert,
    /// More is owed than the credit line: all of it is collected.
    CollectedAtOnce,
}

/// A quantity that is asked for and not served, and therefore not billed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShortfallView {
    /// Index of the month in which its period begins, from 0.
    pub month: usize,
    /// The limit, or the charge that the cap holds back.
    pub name: Label,
    /// Not served, in the unit that is counted.
    pub quantity: String,
    pub text: Sentence,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RunwayView {
    pub floor: String,
    pub lowest: String,
    pub lowest_month: usize,
    /// The first month whose end is below the floor.
    pub broken_month: Option<usize>,
    pub text: Sentence,
}

/// An input that may be changed where it is shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Assumption {
    /// The path to give back in a change.
    pub path: String,
    /// What it belongs to: a meter's name, or a word such as "Money".
    pub group: Sentence,
    pub title: Sentence,
    pub kind: AssumptionKind,
    pub unit: Option<Label>,
    /// Decimal text; a percentage as its share of one.
    pub value: String,
    /// The slider's ends and step, chosen so that they do not move while it is dragged.
    pub min: String,
    pub max: String,
    pub step: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum AssumptionKind {
    Quantity,
    Money,
    Percent,
    /// A plain number without unit, such as steepness.
    Number,
    /// A count of months.
    Months,
}
