//! The study as written: loose, versioned, serialisable.
//!
//! This is the contract of the study file (its JSON Schema is generated from here) and
//! the only form in which a study is stored. Nothing in it is trusted: `study::check`
//! turns it into a proved [`crate::study::Study`]. Quantities, prices and rates are
//! [`Numeral`]s, kept as the text that was written.

use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The newest document format this program writes and reads.
pub const FORMAT: u32 = 1;

/// A number as written: decimal text (`"0.015"`, `"8%"`, `"1.2万"`, `"10k"`) or a plain
/// number. It is read exactly, never through a binary float.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct Numeral(#[schemars(schema_with = "numeral_schema")] pub String);

fn numeral_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "number"] })
}

impl<'de> Deserialize<'de> for Numeral {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumeralVisitor)
    }
}

/// Takes text and whole numbers; a fraction reaches this point as the text of the file
/// (see `study::written`), so that it never was a binary float.
struct NumeralVisitor;

impl serde::de::Visitor<'_> for NumeralVisitor {
    type Value = Numeral;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number or decimal text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Numeral, E> {
        Ok(Numeral(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Numeral, E> {
        Ok(Numeral(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Numeral, E> {
        Ok(Numeral(number.to_string()))
    }
}

/// A whole study: assumptions, plans and the options to compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyDocument {
    /// Version of the file format; this is 1.
    pub format: u32,
    pub title: Label,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
    /// ISO 4217 code of the currency of every amount, such as `CNY`.
    pub currency: String,
    /// First month, `YYYY-MM`.
    pub start: String,
    /// Number of months compared, 1 to 240.
    pub months: u32,
    /// The option that others are compared with; the first when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounting: Option<DiscountingDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taxes: Option<TaxesDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash: Option<CashDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounting: Option<AccountingDocument>,
    /// What counts beside the money.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionDocument>,
    #[serde(default)]
    pub meters: Vec<MeterDocument>,
    #[serde(default)]
    pub scenarios: Vec<ScenarioDocument>,
    #[serde(default)]
    pub plans: Vec<PlanDocument>,
    #[serde(default)]
    pub options: Vec<OptionDocument>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscountingDocument {
    /// Effective annual rate.
    pub annual_rate: Numeral,
    /// Rise of prices in general, a year; for amounts in today's money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inflation: Option<Numeral>,
}

/// How the buyer's books divide a cost over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountingDocument {
    /// By days (the default), or in equal months with the month of the start whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<SpreadDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpreadDocument {
    Days,
    Months,
}

/// A thing that counts beside the money, such as support or room to grow. It is shown
/// next to the amounts and never mixed into them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// How much it counts against the others; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Numeral>,
}

/// Value added tax on every bill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxesDocument {
    pub vat_rate: Numeral,
    /// The share the buyer gets back; none when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recoverable_share: Option<Numeral>,
    /// Months after the payment in which the recovery arrives; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery_months: Option<u32>,
}

/// The buyer's own cash, for the runway.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CashDocument {
    /// Cash at the start of the first month.
    pub opening: Numeral,
    /// Cash that comes in each month, net of everything but the compared options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_inflow: Option<Numeral>,
    /// The balance that must not be passed; 0 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Numeral>,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeterDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Label>,
    pub kind: MeterKindDocument,
    /// How a level is read over a period; the peak when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<ReadDocument>,
    /// Decimal places in which it is counted; whole units when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// Takes its quantity from another meter instead of a forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derive: Option<DeriveDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeterKindDocument {
    /// Adds up over time: messages, calls, GB moved.
    Flow,
    /// A stock that is read: users, seats, GB stored.
    Level,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadDocument {
    Peak,
    Average,
    Last,
}

/// quantity = from × ratio, then in started batches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeriveDocument {
    pub from: String,
    /// Units for each unit of the other meter; 1 when left out. A scenario may replace it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Numeral>,
    /// Units that travel together: 100 messages for each call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Numeral>,
}

/// A full set of assumptions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The scenario this one departs from; it states only what differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The forecast of each meter, by the meter's id.
    #[serde(default)]
    pub usage: BTreeMap<String, ForecastDocument>,
    /// Other values of the study that differ here, by path:
    /// `"plans.pro.charges.base.price.amount" = "1200"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub changes: BTreeMap<String, Numeral>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForecastDocument {
    /// Quantity of the first month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Numeral>,
    /// How it develops; flat when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub growth: Option<GrowthDocument>,
    /// Factors by calendar month: `{ "2" = "20%", "7" = "10%" }`; 100 % where left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seasonality: BTreeMap<String, Numeral>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventDocument>,
    /// For a derived meter: replaces the meter's own ratio in this scenario.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Numeral>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "model", rename_all = "kebab-case", deny_unknown_fields)]
pub enum GrowthDocument {
    Flat {},
    /// Adds the same quantity every month.
    Linear {
        per_month: Numeral,
    },
    /// Grows by the same share every month (环比).
    Compound {
        monthly_rate: Numeral,
    },
    /// Slow, fast, then saturating at the ceiling; half-way at the midpoint month.
    SCurve {
        ceiling: Numeral,
        midpoint_month: Numeral,
        steepness: Numeral,
    },
    /// Month by month from the first; the last value stays.
    Explicit {
        values: Vec<Numeral>,
    },
}

/// A dated change of the forecast. Exactly one of `add`, `multiply` and `set`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// First month, `YYYY-MM`.
    pub from: String,
    /// Last month; the event stays for good when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub add: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiply: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Numeral>,
}

/// What a vendor sells, or what a purchase consists of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceDocument>,
    /// True when the prices are written with VAT in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices_include_vat: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<RoundingDocument>,
    /// Parts of a period at start and end: by days (the default) or charged in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proration: Option<ProrationDocument>,
    /// Periods from the contract's day (the default) or from the first of the month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<AlignmentDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<ModuleDocument>,
    #[serde(default)]
    pub charges: Vec<ChargeDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackDocument>,
}

/// Where a price was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day the price was seen or the state of the page, as far as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// What is published there and what is assumed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundingDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<RoundingModeDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<RoundingPointDocument>,
    /// Decimal places; the currency's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoundingModeDocument {
    HalfUp,
    HalfEven,
    Up,
    Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoundingPointDocument {
    Line,
    Charge,
    Invoice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProrationDocument {
    Day,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AlignmentDocument {
    Anniversary,
    Calendar,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsDocument {
    /// Length of the committed term.
    pub months: u32,
    /// Days before its end by which notice must be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// True (the default) when it renews by itself for the same term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renews: Option<bool>,
    /// What leaving before the end of the term costs; the rest of the term when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub early_termination_fee: Option<EarlyTerminationDocument>,
    /// What comes back of fixed charges paid in advance; nothing when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<RefundDocument>,
}

/// An amount, a share of the fixed charges for the rest of the term, or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlyTerminationDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_of_rest: Option<Numeral>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RefundDocument {
    None,
    /// The unused days' share.
    UnusedShare,
    /// The whole unused months.
    UnusedPeriods,
}

/// A part of the plan that is switched on by the option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModuleDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
}

/// One thing the plan charges for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The vendor's own words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Label>,
    /// Charged only while this module is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// What is counted; a fixed charge has no meter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meter: Option<String>,
    /// In advance for fixed charges and in arrears for metered ones, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<TimingDocument>,
    /// The period the price is for: `month` (the default), `quarter`, `year`,
    /// `36 months`, or `once`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<String>,
    /// First month of the contract it is charged in, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_month: Option<u32>,
    /// First month it is no longer charged in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_month: Option<u32>,
    /// For a charge made once: the months its cost is spread over; to the study's end
    /// when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_months: Option<u32>,
    /// The share of the price that comes back when its period ends (salvage, trade-in).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salvage: Option<Numeral>,
    // From here on as in `PricingDocument`; serde cannot both flatten and refuse
    // unknown keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convert: Option<ConvertDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<AllowanceDocument>,
    pub price: PriceDocument,
    /// Applied in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentDocument>,
}

impl ChargeDocument {
    pub fn pricing(&self) -> PricingDocument {
        PricingDocument {
            convert: self.convert.clone(),
            allowance: self.allowance.clone(),
            price: self.price.clone(),
            adjustments: self.adjustments.clone(),
        }
    }
}

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

/// A quantity paid for before it is used, with an end date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The metered charge it is used for before the charge's own price applies.
    pub charge: String,
    /// Units in one pack, in the charge's (converted) unit.
    pub size: Numeral,
    pub price: Numeral,
    /// Months it can be used; what is left then is lost.
    pub validity_months: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Label>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TimingDocument {
    InAdvance,
    InArrears,
}

/// One alternative of the comparison: a plan with this buyer's choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
    pub plan: String,
    /// First day, `YYYY-MM-DD`; the study's first day when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// Last day of service; beyond the study when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<BillingDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<ModuleChoiceDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackChoiceDocument>,
    /// Quantities fixed by contract, such as bought seats, by the meter's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub quantities: BTreeMap<String, Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalments: Option<InstalmentsDocument>,
    /// Shares in which one-time costs are paid, by months after the bill: start, go-live,
    /// acceptance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<StageDocument>,
    /// Scores from 0 to 5 by the criterion's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<String, Numeral>,
}

/// How the buyer pays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingDocument {
    /// How often fixed charges are billed: `month` (the default), `quarter`, `year`,
    /// `24 months`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<String>,
    /// Fixed charges at the beginning of the cycle (the default) or at its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<TimingDocument>,
    /// How often usage is billed: `month` (the default) or `quarter`, `year`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<String>,
    /// Days from the bill to its payment; 0 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net_days: Option<u32>,
    /// Taken off for paying this way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Numeral>,
    /// What the discount applies to; fixed charges when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_on: Option<DiscountScopeDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DiscountScopeDocument {
    /// Charges billed in advance.
    Fixed,
    /// Usage too.
    All,
}

/// A module's id alone, or with the days it is on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ModuleChoiceDocument {
    Always(String),
    Dated(DatedModuleDocument),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DatedModuleDocument {
    pub id: String,
    /// First day, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// First day it is off again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackChoiceDocument {
    pub pack: String,
    /// Packs bought each time; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Day of the first purchase; the option's first day when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replenish: Option<ReplenishDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReplenishDocument {
    /// Bought once.
    Never,
    /// Again each time it ends.
    OnExpiry,
    /// Again as soon as it does not cover the usage of a period, and when it ends.
    WhenEmpty,
}

/// A bill in advance paid in equal parts, one a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstalmentsDocument {
    /// Number of parts, 2 to 60.
    pub count: u32,
    /// Share of the bill that is paid at once; the parts share the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub down_payment: Option<Numeral>,
    /// Added to the bill for paying in parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surcharge: Option<Numeral>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageDocument {
    pub after_months: u32,
    pub share: Numeral,
}
