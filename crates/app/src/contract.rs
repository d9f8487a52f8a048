//! The contract between the application and its shells: requests and replies.
//!
//! Money, quantities and rates are decimal text. Months are `YYYY-MM`, dates
//! `YYYY-MM-DD`. Lists by month have one entry for each month of the study.

use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything a shell may ask for.
#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(tag = "command", rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub enum Request {
    /// Opens what was open last, or the sample on the first start.
    Start,
    /// Prices the study with some values replaced; keeps nothing.
    Preview {
        scenario: String,
        changes: Vec<Change>,
    },
    /// Replaces values for good: one transaction, one undo step.
    Commit {
        scenario: String,
        changes: Vec<Change>,
        label: Sentence,
    },
    Undo {
        scenario: String,
    },
    Redo {
        scenario: String,
    },
    /// Prices the open study under another scenario.
    Select {
        scenario: String,
    },
    OpenSample {
        id: String,
    },
    /// Lets the user choose a study file and opens it.
    OpenFile,
    /// Writes to the file the study came from; asks for one when there is none.
    Save {
        scenario: String,
    },
    SaveAs {
        scenario: String,
    },
    /// The bills that belong to one month (its index from 0) of one option.
    Bill {
        scenario: String,
        option: String,
        month: usize,
    },
    Export {
        scenario: String,
        what: Exported,
        to: Target,
    },
    SetSettings {
        scenario: String,
        settings: Settings,
    },
}

/// What comes back; the kind depends on the request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "reply", rename_all = "kebab-case")]
#[ts(export)]
pub enum Reply {
    /// `start`, `commit`, `undo`, `redo`, `select`, `open-…`, `save…`, `set-settings`.
    Session(Box<Session>),
    /// `preview`.
    Evaluation(Box<Evaluation>),
    /// `bill`.
    Bills { bills: Vec<Bill> },
    /// `export`: where the file went (its name), or nothing for the clipboard.
    Exported { file_name: Option<String> },
    /// The user closed a dialog; nothing happened.
    Cancelled,
}

/// A value of the study replaced by another: `path` names list items by their id,
/// as in `scenarios.base.usage.dau.start`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Change {
    pub path: String,
    /// As a person writes it: `12000`, `1.2万`, `8%`.
    pub value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Basis {
    /// Paid: money leaves on the due date.
    Cash,
    /// Spread: cost belongs to the months it serves.
    Accrual,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(export)]
pub enum Exported {
    CumulativeChart {
        basis: Basis,
        format: PictureFormat,
    },
    CashFlowChart {
        option: String,
        basis: Basis,
        format: PictureFormat,
    },
    DifferenceTable {
        format: TableFormat,
    },
    MonthTable {
        option: String,
        format: TableFormat,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PictureFormat {
    Svg,
    Png,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TableFormat {
    Csv,
    Markdown,
    /// Tab-separated, for pasting into a spreadsheet.
    Tsv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Target {
    Clipboard,
    File,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Settings {
    /// `en` or `zh-CN`.
    pub language: String,
    pub theme: Theme,
    /// Open the sample when nothing else is open (the first-start band can switch it off).
    pub show_sample_band: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// The open study as the window shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Session {
    pub settings: Settings,
    pub title: Label,
    /// Name of the study's file without its folder; none for an unsaved study.
    pub file_name: Option<String>,
    /// The sample this study started as, until it is saved as a file.
    pub sample: Option<String>,
    /// True when the file holds exactly this study.
    pub saved: bool,
    /// What undo and redo would take back or repeat.
    pub undo: Option<Sentence>,
    pub redo: Option<Sentence>,
    pub samples: Vec<Sample>,
    /// The selected scenario's id.
    pub scenario: String,
    pub scenarios: Vec<ScenarioView>,
    pub evaluation: Evaluation,
    /// Something the user should know once, such as "comments could not be kept".
    pub notice: Option<Sentence>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sample {
    pub id: String,
    pub title: Label,
    pub note: Label,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ScenarioView {
    pub id: String,
    pub name: Label,
    /// The first meter's forecast by month, for the sparkline.
    pub shape: Vec<String>,
}

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
    /// Eight hexadecimal digits over the study and its results, as `7F3A-91C2`.
    pub fingerprint: String,
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
    pub months: Vec<MonthView>,
    /// Payments that fall due after the last month.
    pub after: String,
    /// The finding about this option's payments, as the chart's title.
    pub headline: Sentence,
    /// The same about its cost by month.
    pub spread_headline: Sentence,
    /// The chart in words, for screen readers.
    pub summary: Vec<Sentence>,
    /// Dates to remember (notice, renewal, pack expiry).
    pub milestones: Vec<Milestone>,
    pub runway: Option<RunwayView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MonthView {
    /// Paid in this month, by kind; `paid` is their sum.
    pub fixed: String,
    pub usage: String,
    pub one_time: String,
    pub financing: String,
    pub tax: String,
    pub paid: String,
    /// The cost that belongs to this month.
    pub spread: String,
    /// Prepaid (positive) or owed (negative) at the month's end.
    pub balance: String,
    pub cumulative_paid: String,
    pub cumulative_spread: String,
    /// Today's worth of what is paid in this month.
    pub present_value: String,
    /// Own cash at the month's end, when the study states a cash position.
    pub cash_left: Option<String>,
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
    PackExpiry,
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
    PresentValue,
    MonthlyEquivalent,
    DayOne,
    PeakMonth,
    PrepaidAtEnd,
    LowestCash,
    BreakEven,
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

/// A bill as the vendor would send it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Bill {
    pub number: usize,
    pub issued: String,
    pub due: String,
    pub lines: Vec<BillLine>,
    pub net: String,
    pub tax: String,
    pub total: String,
    /// How it is paid: date and amount, more than one when by instalments.
    pub payments: Vec<PaymentView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BillLine {
    /// Stable name of the line within the study.
    pub reference: String,
    pub charge: Label,
    /// First and last day of service, both inclusive.
    pub from: String,
    pub to: String,
    pub quantity: Option<String>,
    pub unit_price: Option<String>,
    pub amount: String,
    /// Why this amount: the rule applied, then what it was multiplied or shared by.
    pub reasons: Vec<Sentence>,
    /// The vendor's clause, as written in the study.
    pub clause: Option<Label>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PaymentView {
    pub date: String,
    pub amount: String,
}

/// A refusal: what happened, in words, and the issues that caused it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AppError {
    /// Stable code a shell may branch on, such as `not-a-study`.
    pub code: String,
    pub message: Sentence,
    pub issues: Vec<IssueView>,
}
