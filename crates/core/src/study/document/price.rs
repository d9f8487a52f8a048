//! As written: how a quantity becomes an amount.

use super::Numeral;
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a quantity becomes an amount: the part that `outlay price` reads on its own.
/// Order: convert the unit, take off the allowance (then packs), price, raise to the least
/// quantity, adjust.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PricingDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convert: Option<ConvertDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<AllowanceDocument>,
    /// The least quantity that is paid for in each period (minimum seats).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_quantity: Option<Numeral>,
    /// A charge's own, which counts over its periods; a price by itself has none.
    #[serde(skip)]
    pub running_total: Option<String>,
    pub price: PriceDocument,
    /// Applied in the order written, or in the order of `semantics`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentDocument>,
    /// Whose rules hold where nothing else is written; within a study, the plan says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub semantics: Option<SemanticsDocument>,
}

/// A billing system or rate card whose rules hold where nothing else is written: flat fee
/// at zero usage, bounds of tiers, meaning of an allowance, order of adjustments, rounding,
/// parts of a period, changes of plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SemanticsDocument {
    Stripe,
    Lago,
    /// Lago before 2026-06-19.
    LagoEarlier,
    Openmeter,
    Orb,
    Autumn,
    Meteroid,
    Polar,
    Flexprice,
    Unibee,
    AzureRateCard,
    Tariff,
    Zuora,
    /// Zuora with months assumed to have 30 days.
    #[serde(rename = "zuora-actual-30")]
    ZuoraActual30,
    /// Zuora with months of 30 days throughout.
    #[serde(rename = "zuora-30-360")]
    Zuora30360,
    Chargebee,
    KillBill,
}

/// Prices another unit than is metered: quantity ÷ divide_by, rounded if so wished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertDocument {
    pub divide_by: Numeral,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<WholeRoundingDocument>,
    /// Decimal places that `round` leaves; whole units when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Numeral>,
    /// Besides, so much for each unit of another meter: 2,000 messages for each user, or
    /// connections up to 5 % of the users.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<PerMeterDocument>,
    /// What "free" means for a table of tiers; `subtract` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<MeaningDocument>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerMeterDocument {
    pub meter: String,
    pub each: Numeral,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeaningDocument {
    /// Only what exceeds it is priced; tiers begin at zero again.
    Subtract,
    /// A free tier in front of the others, which all begin later by it.
    TierInFront,
    /// The first units of the table are free.
    InTable,
}

/// Which tier the unit at a bound belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BoundsDocument {
    /// The tier that ends there.
    UpTo,
    /// The tier that begins there (rates "from 0" and "from 200").
    Below,
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bounds: Option<BoundsDocument>,
        /// The unit price is for a block of this size; one begun in a tier counts whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        block: Option<Numeral>,
    },
    /// All units at the price of the tier reached (按档全量).
    Volume {
        tiers: Vec<TierDocument>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flat_fee_when_zero: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bounds: Option<BoundsDocument>,
        /// The unit price is for a block of this size; one begun in a tier counts whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        block: Option<Numeral>,
    },
    /// The whole fee is read from the class reached.
    Stairstep {
        tiers: Vec<TierDocument>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flat_fee_when_zero: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bounds: Option<BoundsDocument>,
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
    /// A rate on an amount, with fees for each event that makes it up (payments). Per-event
    /// terms need `events` or `event_mix`.
    Percentage {
        rate: Numeral,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fixed_per_event: Option<Numeral>,
        /// Of free events and a free amount, whichever is used up first ends the free part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        free_events: Option<Numeral>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        free_amount: Option<Numeral>,
        /// The least that one event costs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min_per_event: Option<Numeral>,
        /// The most that one event costs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_per_event: Option<Numeral>,
        /// The meter that counts the events, while the charge's own counts the amount.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        events: Option<String>,
        /// The amounts of the events and their shares, while the charge's meter counts
        /// the events.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        event_mix: Vec<EventSizeDocument>,
    },
    /// The quantity split over cells (region, class, time band), each at its unit price.
    Matrix {
        /// What the cells differ in, for the reader and to count their values.
        dimensions: Vec<String>,
        cells: Vec<CellDocument>,
        /// Whole hours that the vendor's clock is ahead of the clock of the usage's profile,
        /// negative when behind; for cells with a `band`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours_ahead: Option<i32>,
        /// The unit price of what no cell takes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        default: Option<Numeral>,
    },
    /// The dearest of several ways to price: only the higher of two overages is charged.
    Highest {
        of: Vec<WayDocument>,
    },
    /// The cheapest of several ways to price the same use.
    Lowest {
        of: Vec<WayDocument>,
    },
    /// Each group's units go through allowance and price alone, then the amounts are added
    /// (tiers by team, region or customer).
    EachGroup {
        groups: Vec<GroupDocument>,
        /// Included for each group.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        allowance: Option<AllowanceDocument>,
        price: Box<PriceDocument>,
    },
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
    /// True when the price of this tier is negotiated, not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_request: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventSizeDocument {
    pub amount: Numeral,
    /// Share of the events; the shares add up to 100 %.
    pub share: Numeral,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CellDocument {
    /// One value for each dimension.
    pub at: Vec<String>,
    pub unit_price: Numeral,
    /// Share of the charge's quantity; or another meter counts the cell's units; or they are
    /// what is used in a time band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meter: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<BandDocument>,
}

/// Days and hours of the vendor's clock: peak from Monday to Friday, 9 to 12 and 14 to 18.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandDocument {
    /// 1 for Monday to 7 for Sunday; every day when neither these nor dates are written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_weekdays: Vec<u32>,
    /// Days that belong to it whatever their weekday: by date (`2027-02-06`), or for every
    /// year (`10-01`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_dates: Vec<String>,
    /// Days that never belong to it, such as holidays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except_dates: Vec<String>,
    /// From an hour up to another: `9-12`, or past midnight `22-6`; all day when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_hours: Vec<String>,
}

/// A group whose units are priced by themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupDocument {
    pub name: Label,
    /// Share of the charge's quantity; or another meter counts the group's units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meter: Option<String>,
}

/// One way to price a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WayDocument {
    pub name: Label,
    /// What it counts, when not what the charge counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meter: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convert: Option<ConvertDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<AllowanceDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_quantity: Option<Numeral>,
    pub price: PriceDocument,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentDocument>,
}

impl WayDocument {
    pub fn pricing(&self) -> PricingDocument {
        PricingDocument {
            convert: self.convert.clone(),
            allowance: self.allowance.clone(),
            minimum_quantity: self.minimum_quantity.clone(),
            running_total: None,
            price: self.price.clone(),
            adjustments: self.adjustments.clone(),
            semantics: None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AdjustmentDocument {
    PercentDiscount {
        rate: Numeral,
    },
    /// An amount off each period, at most what there is.
    AmountDiscount {
        amount: Numeral,
    },
    /// Multiplies the amount: 0.5 for batches at half price, 1.1 for a dearer region.
    Factor {
        factor: Numeral,
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
