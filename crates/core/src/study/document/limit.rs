//! As written: what a plan refuses, slows down or warns of.

use super::Numeral;
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most of a meter that the plan serves in a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The vendor's own words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Label>,
    pub meter: String,
    /// In the meter's unit, for each period.
    pub quantity: Numeral,
    /// `month` (the default), `quarter`, `year`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<String>,
    /// What happens to what is above it; it is refused when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<AboveLimitDocument>,
    /// The share of the limit at which the vendor warns, such as `80%`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn_at: Option<Numeral>,
    /// Modules that raise it while they are on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raised_by: Vec<RaisedByDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AboveLimitDocument {
    /// Not served and not billed.
    Refused,
    /// Served slowly and not billed.
    Slowed,
    /// Served and billed; the buyer is told.
    Told,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaisedByDocument {
    pub module: String,
    pub by: Numeral,
}

/// What the buyer allows to be spent on usage in a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpendingDocument {
    /// Usage that would cost more in a month is refused, in the order of the charges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Numeral>,
    /// Amounts billed in a month at which the buyer is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<Numeral>,
}
