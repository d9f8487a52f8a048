//! As written: quantities that a plan sells before they are used.

use super::Numeral;
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A quantity paid for before it is used, with an end date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The metered charge it is used for before the charge's own price applies.
    pub charge: String,
    /// Units of the pack for one unit of the charge; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Numeral>,
    /// Further charges it covers. On the same day they draw in this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<PackScopeDocument>,
    /// Units in one pack, in the charge's (converted) unit; in each cycle when it resets.
    pub size: Numeral,
    pub price: Numeral,
    /// Months it can be used; what is left then is lost.
    pub validity_months: u32,
    /// True when it is valid to the end of its last calendar month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_month_end: Option<bool>,
    /// `day`, `month`, `quarter`: full again each time, the unused rest is lost. A pack of
    /// each day covers its size of a level, and its size times the days of a flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reset: Option<String>,
    /// Drawn after the charge's allowance (the default) or before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn: Option<DrawnDocument>,
    /// Lower is drawn first where the plan's `pack_order` is `priority`; 0 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rollover: Option<RolloverDocument>,
    /// True when it comes with the plan, from the option's first day and again each time
    /// it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<bool>,
    /// Another price of one pack when so many are bought at once, for all of them; rising.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub volume_prices: Vec<VolumePriceDocument>,
    /// What it can be upgraded to while it is valid; nothing when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upgrades: Option<PackUpgradesDocument>,
    /// The share left at which the vendor warns, such as `10%`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alarm_share: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Label>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VolumePriceDocument {
    /// Packs bought at once, from which on it counts.
    pub from: u32,
    pub price: Numeral,
}

/// The vendor's rules for making a pack a bigger one. It keeps its last day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackUpgradesDocument {
    /// Bigger packs of the same charges.
    pub to: Vec<String>,
    /// What is paid: the `difference` of the prices (the default), or its share for the
    /// days that are left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pays: Option<UpgradePaysDocument>,
    /// Last day on which it can be upgraded, `YYYY-MM-DD`, such as the day before its price
    /// changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UpgradePaysDocument {
    Difference,
    ShareOfRest,
}

/// A further charge that a pack covers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackScopeDocument {
    pub charge: String,
    /// Units of the pack for one unit of the charge; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Numeral>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DrawnDocument {
    AfterAllowance,
    BeforeAllowance,
}

/// What of the unused rest can be used for longer, once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RolloverDocument {
    /// Months for which it goes on.
    pub months: u32,
    /// The share of the rest; all of it when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Numeral>,
    /// At most so many units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Numeral>,
    /// Before or after what was not rolled over; in the plan's order when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used: Option<RolloverUseDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RolloverUseDocument {
    First,
    Last,
}

/// Which pack is drawn first when several can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PackOrderDocument {
    EarliestExpiry,
    Oldest,
    /// Highest price of a unit first.
    HighestPrice,
    /// Lowest price of a unit first, gifts before all.
    CheapestBasis,
    /// By the packs' `priority`.
    Priority,
}
