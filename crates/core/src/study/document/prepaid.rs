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

/// What charges must come to. Either a least `amount` of each period, where what is missing
/// is billed at its end; or amounts that may be used (`access`) and amounts that are billed
/// (`invoices`), each at its own time, where what is not used in time is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommitmentDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Numeral>,
    /// What may be used when, in the plan's prices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<AccessDocument>,
    /// What is billed when for it; each amount of `access` at its beginning when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<InstalmentDocument>,
    /// What more is used costs so many times its price; its price when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overage_factor: Option<Numeral>,
    /// Or: what each unit costs that is used beyond it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overage_price: Option<Numeral>,
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

/// What may be used in some months of the contract, counted from 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessDocument {
    pub from_month: u32,
    /// First month in which it can no longer be used.
    pub until_month: u32,
    pub amount: Numeral,
}

/// What is billed at the beginning of a month of the contract, counted from 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstalmentDocument {
    pub month: u32,
    pub amount: Numeral,
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
