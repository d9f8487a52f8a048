//! As written: how a quantity becomes an amount.

use super::Numeral;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a quantity becomes an amount: the part that `outlay price` reads on its own.
/// Order: convert the unit, take off the allowance (then packs), price, adjust.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PricingDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convert: Option<ConvertDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<AllowanceDocument>,
    pub price: PriceDocument,
    /// Applied in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentDocument>,
}

/// Prices another unit than is metered: quantity ÷ divide_by, rounded if so wished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertDocument {
    pub divide_by: Numeral,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<WholeRoundingDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WholeRoundingDocument {
    Up,
    Down,
    Nearest,
}

/// Included in each period; only what exceeds it is priced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllowanceDocument {
    pub quantity: Numeral,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "model", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PriceDocument {
    Flat {
        amount: Numeral,
    },
    PerUnit {
        unit_price: Numeral,
    },
    /// Each unit at the price of its own tier (分段累进).
    Graduated {
        tiers: Vec<TierDocument>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flat_fee_when_zero: Option<bool>,
    },
    /// All units at the price of the tier reached (按档全量).
    Volume {
        tiers: Vec<TierDocument>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flat_fee_when_zero: Option<bool>,
    },
    /// The whole fee is read from the class reached.
    Stairstep {
        tiers: Vec<TierDocument>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flat_fee_when_zero: Option<bool>,
    },
    /// Sold in packages of a size.
    Package {
        size: Numeral,
        price: Numeral,
        /// A started package counts whole (`up`, the default) or not at all (`down`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        round: Option<WholeRoundingDocument>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        free_units: Option<Numeral>,
    },
    /// The vendor sells it and publishes no price (询价): an option that needs it cannot
    /// be priced.
    NotPublished {},
    /// A share of another charge of the same plan: maintenance at 18 % of the licence.
    Share {
        of: String,
        rate: Numeral,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierDocument {
    /// The last quantity that belongs to the tier; left out in the last tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flat_fee: Option<Numeral>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AdjustmentDocument {
    PercentDiscount {
        rate: Numeral,
    },
    /// Minimum spend of each period: the difference is a line of its own.
    Minimum {
        amount: Numeral,
    },
    /// Maximum spend of each period: the cut is a discount line.
    Maximum {
        amount: Numeral,
    },
}
