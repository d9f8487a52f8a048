//! As written: what a contract's time, length and buyer do to prices.

use super::{Numeral, PriceDocument};
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Applied in this order: escalator, promotions, discounts, loyalty, prepayment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractDocument {
    /// Free at the beginning; periods and contract months count from its end, the term
    /// from the first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial: Option<TrialDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalator: Option<EscalatorDocument>,
    /// Less for the first months.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promotions: Vec<PromotionDocument>,
    /// Less for buyers of a kind, whom the option names under `eligible`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub discounts: Vec<EligibilityDocument>,
    /// Less from a day of continuous use on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loyalty: Vec<LoyaltyDocument>,
    /// Less for paying months at once, by the units bought. The entry with the largest
    /// size reached counts, and of these the longest one paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prepay: Vec<PrepayDocument>,
}

/// Months, then days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

/// A rise of all recurring prices at every so many months of the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EscalatorDocument {
    /// Months from one rise to the next; 12 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every_months: Option<u32>,
    /// The rate of each rise in turn, such as a fixed share or a path of consumer prices;
    /// the last goes on.
    pub rates: Vec<Numeral>,
    /// No rise is larger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Numeral>,
    /// No rise is smaller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Numeral>,
    /// The charges it applies to; all that recur when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charges: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromotionDocument {
    /// The first months of the contract.
    pub months: u32,
    pub discount: Numeral,
    /// The charges it applies to; all that recur when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charges: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EligibilityDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    pub discount: Numeral,
    /// The charges it applies to; all that recur when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charges: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoyaltyDocument {
    /// The first day of use is 1.
    pub from_day: u32,
    pub discount: Numeral,
    /// The charges it applies to; all that recur when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charges: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepayDocument {
    /// Months paid at once, at least.
    pub months: u32,
    /// Units bought, at least, in the unit of the price; any when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_quantity: Option<Numeral>,
    /// Taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Numeral>,
    /// Or: so many of the months are paid, the others free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_paid: Option<u32>,
}

/// A charge's price from a day, or from a month of the contract, on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceChangeDocument {
    /// First day of a new price list, `YYYY-MM-DD`; contracts that begin later have it
    /// from their start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Or: first month of the contract, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_month: Option<u32>,
    /// What the list does to contracts that began before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing: Option<ExistingDocument>,
    /// The day from which contracts that keep their price have the new one too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<String>,
    pub price: PriceDocument,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExistingDocument {
    /// From the list's day, at the next period or cycle (the default).
    AtOnce,
    /// At the next renewal of the term.
    AtRenewal,
    /// They keep their price.
    Keep,
}

/// What kind of buyer has the option.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BuyerDocument {
    /// The plan's discounts that the buyer may have, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligible: Vec<String>,
    /// Days of continuous use before the option's first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_used_before: Option<u32>,
    /// Quantities fixed by contract from a month on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ramps: Vec<RampDocument>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RampDocument {
    pub meter: String,
    /// Month of the contract, from 0.
    pub from_month: u32,
    pub quantity: Numeral,
}
