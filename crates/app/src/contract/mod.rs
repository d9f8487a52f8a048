//! The contract between the application and its shells: requests and replies.
//!
//! Money, quantities and rates are decimal text. Months are `YYYY-MM`, dates
//! `YYYY-MM-DD`. Lists by month have one entry for each month of the study.

mod analysis;
mod bill;
mod comparison;
mod customer_copy;
mod editing;
mod evaluation;
mod exported;
mod import;
mod price_book;
mod session;
mod trace;
mod uncertainty;

pub use analysis::*;
pub use bill::*;
pub use comparison::*;
pub use customer_copy::*;
pub use editing::*;
pub use evaluation::*;
pub use exported::*;
pub use import::*;
pub use price_book::*;
pub use session::*;
pub use trace::*;
pub use uncertainty::*;

use outlay_core::label::Label;
use outlay_core::sentence::Sentence;
use outlay_core::study::structure::Edit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much of each option a preview tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Detail {
    /// Everything.
    Months,
    /// Without the amounts by month, which are most of the reply.
    Lines,
}

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
        detail: Detail,
    },
    /// Replaces values for good: one transaction, one undo step.
    Commit {
        scenario: String,
        changes: Vec<Change>,
        label: Sentence,
    },
    /// Changes what the study consists of: one transaction, one undo step.
    Edit {
        scenario: String,
        edits: Vec<Edit>,
        label: Sentence,
    },
    /// Opens a new study, given as written. A forecast that starts with a range such as `8k to
    /// 20k` goes from one end to the other in equal steps, instead of its growth.
    Create {
        #[ts(type = "unknown")]
        document: serde_json::Value,
        /// Plans of the price book that are put into it, each with an option, which stand
        /// before its own.
        plans: Vec<BookPlan>,
    },
    /// The JSON Schema of the study document, from which forms are made.
    Schema,
    /// What the charge at `path` costs over its quantity, up to `to`. `changes` as in
    /// `preview`.
    PriceCurve {
        path: String,
        to: Option<String>,
        changes: Vec<Change>,
    },
    Words(WordsRequest),
    History(HistoryRequest),
    Import(ImportRequest),
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
    /// Lets some options stand out among many, the newest last; in the place of those before.
    Pin {
        scenario: String,
        options: Vec<String>,
    },
    OpenSample {
        id: String,
    },
    /// The studies that were open before the open one.
    Recent,
    /// Opens one of them.
    OpenRecent {
        id: u32,
    },
    /// Takes in what another program wrote into the study's file, if it did.
    Refresh {
        scenario: String,
    },
    /// Lets the user choose a study file and opens it.
    OpenFile,
    /// Opens what was dropped onto the window: a study, or usage to import. `work` as in
    /// `import`.
    OpenDropped {
        work: u32,
    },
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
    /// Where a figure comes from. `reference` names it as `outlay explain` does:
    /// `pro/total-cash`, `pro/2027-05`, `pro/bill-3/base`. `changes` as in `preview`.
    Explain {
        scenario: String,
        reference: String,
        changes: Vec<Change>,
    },
    /// An analysis of the open study; it may take seconds. `work` is the page's own number
    /// for it.
    Analyse {
        scenario: String,
        analysis: Analysis,
        work: u32,
    },
    /// How far a piece of work is.
    Progress {
        work: u32,
    },
    /// A piece of work is no longer wanted; it ends soon, refused as `unwanted`.
    Cancel {
        work: u32,
    },
    /// From now on no reply holds an amount of money, until they are shown again.
    HideAmounts {
        scenario: String,
        hidden: bool,
    },
    /// A picture or table of the study with some values replaced, as `preview` shows it.
    /// `work` names it while it is made, for `progress` and `cancel`.
    Export {
        scenario: String,
        what: Exported,
        to: Target,
        changes: Vec<Change>,
        #[serde(default)]
        work: u32,
    },
    /// What next with a file that was written; `file` is its number in `exported`.
    WithFile {
        file: usize,
        act: FileAct,
    },
    /// What a customer's copy of the open study would do without; `save` then asks for a
    /// file and writes it.
    CustomerCopy {
        scenario: String,
        save: bool,
    },
    PriceBook(PriceBookRequest),
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
    /// `refresh` (`cancelled` when nothing was written), `start`, `commit`, `edit`, `create`, `undo`, `redo`, `select`, `open-…`,
    /// `save…`, `pin`, `set-settings`, `hide-amounts`, `price-book` to add,
    /// `history` to restore.
    Session(Box<Session>),
    /// `recent`.
    Recent { studies: Vec<RecentStudy> },
    /// `preview`.
    Evaluation(Box<Evaluation>),
    /// `schema`.
    Schema {
        #[ts(type = "unknown")]
        schema: serde_json::Value,
    },
    /// `price-curve`.
    PriceCurve(PriceCurve),
    /// `words` of prices: the charges in their order, then packs and terms; none while the plan
    /// cannot be read.
    PriceWords { lines: Vec<PriceLine> },
    /// `words` of departures: none for a scenario that departs from none.
    Departures { lines: Vec<Departure> },
    /// `words` of places: the names in the order of the paths.
    Places { names: Vec<Label> },
    /// `history` to list.
    History { steps: Vec<HistoryStep> },
    /// `history` to compare.
    StepDifference(StepDifference),
    /// `bill`.
    Bills { bills: Vec<Bill> },
    /// `explain`.
    Trace { trace: Box<TraceView> },
    /// `analyse`.
    Analysis { analysis: Box<AnalysisView> },
    /// `export`, `customer-copy` to save: where it went; nothing for the clipboard.
    Exported { file: Option<WrittenFile> },
    /// `with-file`, `cancel`.
    Done,
    /// `progress`: evaluations done of those that are certain, or hundredths of work that
    /// consists of several kinds; `of` is 0 while nothing is counted.
    Progress { done: u32, of: u32 },
    /// `customer-copy` that is only looked at.
    CustomerCopy(Box<CustomerCopyView>),
    /// `price-book` to list: entries in the order of vendors, and what can be filtered by.
    PriceBook {
        entries: Vec<PriceBookRow>,
        mechanisms: Vec<Mechanism>,
        currencies: Vec<String>,
    },
    /// `price-book` to show.
    PriceBookEntry(Box<PriceBookEntry>),
    /// `price-book` to tell the origin; none for a plan that is not of the book.
    PlanOrigin { origin: Option<PlanOrigin> },
    /// `import`, to open or to look.
    Import(Box<ImportView>),
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

/// A refusal: what happened, in words, and the issues that caused it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AppError {
    /// Stable code a shell may branch on, such as `not-a-study`.
    pub code: String,
    pub message: Sentence,
    pub issues: Vec<IssueView>,
}
