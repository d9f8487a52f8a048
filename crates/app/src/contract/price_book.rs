//! The price book: what vendors publish, ready to be put into a study.

use super::Difference;
use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What may be asked of the price book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "kebab-case")]
#[ts(export)]
pub enum PriceBookRequest {
    /// The entries that a filter leaves.
    List { filter: PriceBookFilter },
    /// An entry in full.
    Show { id: String },
    /// Adds a plan to the open study: the plan, the meters it lacks and an option, in one
    /// step. A new meter without a quantity becomes an issue.
    Add {
        scenario: String,
        entry: String,
        plan: String,
        quantities: Vec<MeterQuantity>,
    },
    /// Where a plan of the open study comes from, and what was changed in it.
    Origin { plan: String },
}

/// Which entries are wanted; an empty filter wants all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct PriceBookFilter {
    /// Words that must occur in vendor, product or plan names, in any language.
    pub search: String,
    /// Part of the vendor's name or of the entry's id.
    pub vendor: String,
    /// A mechanism as in [`PriceBookRow::mechanisms`].
    pub mechanism: String,
    /// ISO 4217 code.
    pub currency: String,
}

/// The entry that a plan was copied from, and what is another way in the copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlanOrigin {
    pub row: PriceBookRow,
    /// From what is published to what stands in the study; empty for a faithful copy.
    pub changes: Vec<Difference>,
}

/// How far a price can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Confidence {
    /// The vendor's own documents or price page.
    Primary,
    /// Copied by a third party and checked against the text of the vendor's page.
    Transcribed,
    /// Read from a chart that the vendor published.
    ChartRead,
    /// Made in bulk by a third party; nobody has checked it.
    Unverified,
}

/// A product of a vendor, for the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookRow {
    pub id: String,
    pub vendor: Label,
    pub product: Label,
    pub region: Label,
    /// ISO 4217 code of every amount of the entry.
    pub currency: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the state of the published prices.
    pub as_of: String,
    /// The least trustworthy of its plans.
    pub confidence: Confidence,
    pub confidence_name: Sentence,
    /// The day by which somebody should look at the prices again.
    pub review_by: String,
    /// That day has come.
    pub review_due: bool,
    /// The prices are more than two years old.
    pub stale: bool,
    /// Price models and other mechanisms that occur, such as `graduated` or `pack`.
    pub mechanisms: Vec<Mechanism>,
    pub plans: Vec<Label>,
    /// False when something that is published is not in the plans; the entry says what.
    pub complete: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Mechanism {
    pub id: String,
    pub name: Sentence,
}

/// An entry in full.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookEntry {
    pub row: PriceBookRow,
    pub sources: Vec<PriceBookSource>,
    pub notes: Vec<Label>,
    /// What is published but not in the plans.
    pub not_modelled: Vec<Label>,
    /// The id of the plan that a comparison begins with.
    pub usual: String,
    pub plans: Vec<PriceBookPlan>,
    pub examples: Vec<PriceBookExample>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookSource {
    pub url: String,
    pub as_of: Option<String>,
    pub note: Option<Label>,
}

/// A plan of the book as a person reads it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookPlan {
    pub id: String,
    pub name: Label,
    pub confidence: Confidence,
    pub confidence_name: Sentence,
    /// Its charges, then its packs.
    pub lines: Vec<PriceLine>,
    /// What it counts and somebody has to state.
    pub meters: Vec<PriceBookMeter>,
    /// What can be switched on.
    pub modules: Vec<PriceBookModule>,
    /// What can be bought before it is used; what comes with the plan is not among them.
    pub packs: Vec<PriceBookPack>,
    /// True when a price that it needs is not published: it cannot be compared by price.
    pub unpriced: bool,
    /// True when a year of its own fees can be paid ahead; those of modules say so themselves.
    pub prepayable: bool,
}

/// A price in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceLine {
    pub name: Label,
    /// The price by language, with its currency.
    pub price: Label,
    /// The same with its tiers in a table; none without tiers.
    pub tiers: Option<TierTable>,
    /// The part of the plan that must be switched on for it.
    pub module: Option<Label>,
    pub clause: Option<Label>,
}

/// A price by tiers: what leads to them, then each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TierTable {
    pub lead: Label,
    pub rows: Vec<TierLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TierLine {
    /// The quantities it is for: `up to 1,000`.
    pub bound: Label,
    /// The price by language, with its currency.
    pub price: Label,
}

/// A part of a plan that a buyer may take or leave.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookModule {
    pub id: String,
    pub name: Label,
    /// Its charges; none where it costs nothing of its own.
    pub charges: Vec<PriceLine>,
    /// Modules that must be on with it.
    pub requires: Vec<String>,
    /// Modules that cannot be on with it.
    pub excludes: Vec<String>,
    /// True when a year of its fees can be paid ahead.
    pub prepayable: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookPack {
    pub id: String,
    /// Its name and price.
    pub line: PriceLine,
    /// The module that must be on for what it covers.
    pub module: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookMeter {
    pub id: String,
    pub name: Label,
    pub unit: Option<Label>,
    /// It adds up over a month, such as messages, and is not a level, such as users.
    pub monthly: bool,
    /// The modules that it is counted for; none where it is counted whichever are taken.
    pub modules: Vec<String>,
    /// The plan looks at its single days.
    pub by_days: bool,
    /// The open study has this meter already.
    pub in_study: bool,
}

/// What a usage costs, worked out by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PriceBookExample {
    pub plan: String,
    pub working: Label,
    /// The vendor's page that publishes the example; none when it is our own.
    pub published: Option<String>,
    /// None when the price is not published.
    pub total: Option<String>,
}

/// A plan of the price book, with what the buyer takes of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BookPlan {
    pub entry: String,
    pub plan: String,
    /// Ids of its modules that are on.
    pub modules: Vec<String>,
    pub packs: Vec<PackCount>,
}

impl BookPlan {
    /// The plan alone.
    pub fn bare(entry: &str, plan: &str) -> BookPlan {
        BookPlan {
            entry: entry.to_owned(),
            plan: plan.to_owned(),
            ..BookPlan::default()
        }
    }
}

/// So many of a plan's pack, bought on the first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PackCount {
    pub pack: String,
    pub count: u32,
}

/// The quantity of a meter that the study does not have yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeterQuantity {
    pub meter: String,
    /// A month's quantity as a person writes it: `12000`, `1.2万`.
    pub quantity: String,
}
