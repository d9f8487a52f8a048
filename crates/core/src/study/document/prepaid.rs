//! As written: money that is paid before it is used, or promised.

use super::Numeral;
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Money of each period that is set against charges; what is left of it is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// What it covers in a period, in the plan's prices.
    pub amount: Numeral,
    /// What is paid for it at the period's beginning: 0 for a gift; the amount when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Numeral>,
    /// `month` (the default), `quarter`, `year`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<String>,
    /// The charges it covers; all when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
}

/// The least that charges must come to in a period. What is missing is billed at its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitmentDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    pub amount: Numeral,
    /// `year` for a contract year, `quarter`; `month` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<String>,
    /// The charges that count towards it; all when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
    /// True when a part of a period owes its share by days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prorated: Option<bool>,
}

/// A balance that is paid in and that bills are taken from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WalletDocument {
    /// Paid in on the first day, in the plan's prices.
    pub top_up: Numeral,
    /// Given on top of each top-up; used after all that was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Numeral>,
    /// The same is paid in again, as often as needed, when the balance would fall below
    /// this; never when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Numeral>,
    /// What happens to usage that the balance does not pay for: it comes onto the `bill`
    /// (the default), or it is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_empty: Option<WhenEmptyDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhenEmptyDocument {
    Bill,
    /// Not served and not billed.
    Refuse,
}
