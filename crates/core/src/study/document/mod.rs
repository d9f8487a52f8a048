//! The study as written: loose, versioned, serialisable.
//!
//! This is the contract of the study file (its JSON Schema is generated from here) and
//! the only form in which a study is stored. Nothing in it is trusted: `study::check`
//! turns it into a proved [`crate::study::Study`]. Quantities, prices and rates are
//! [`Numeral`]s, kept as the text that was written.

mod bill;
mod change;
mod contract;
mod limit;
mod numeral;
mod option;
mod pack;
mod plan;
mod prepaid;
mod price;
mod terms;
mod usage;

pub use bill::*;
pub use change::*;
pub use contract::*;
pub use limit::*;
pub use numeral::Numeral;
pub use option::*;
pub use pack::*;
pub use plan::*;
pub use prepaid::*;
pub use price::*;
pub use terms::*;
pub use usage::*;

use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The newest document format this program writes and reads.
pub const FORMAT: u32 = 1;

/// A whole study: assumptions, plans and the options to compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyDocument {
    /// Version of the file format; this is 1.
    pub format: u32,
    pub title: Label,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
    /// A note for ourselves: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_note: Option<Label>,
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
    /// Rates of exchange, for plans priced in another currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchange: Vec<ExchangeDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash: Option<CashDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<WaitingDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounting: Option<AccountingDocument>,
    /// What counts beside the money.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionDocument>,
    #[serde(default)]
    pub meters: Vec<MeterDocument>,
    /// What was counted so far, by the meter's id and month: `{ dau = { "2026-10" = "310" } }`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub actuals: BTreeMap<String, BTreeMap<String, Numeral>>,
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
    /// By days (the default), or in equal months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<SpreadDocument>,
    /// When the depreciation of a fixed asset begins; as costs are spread when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depreciation: Option<DepreciationStartDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DepreciationStartDocument {
    /// On the day it was bought.
    AtOnce,
    /// In equal months from the month after it was bought (当月增加，下月起计提).
    NextMonth,
}

/// What it costs to be without the service: income that is lost, or what bridges the time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitingDocument {
    pub cost_per_month: Numeral,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpreadDocument {
    Days,
    /// The month of the start counts whole.
    Months,
    /// A month that lies only partly in the time counts half.
    HalfMonth,
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
    /// Where a bill's tax is rounded: once for the `bill` (the default), each `line`, or
    /// each `rate`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<TaxRoundingDocument>,
    /// What is rounded when a price with the tax in it is divided: the `net` amount (the
    /// default) or the `tax`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inclusive_rounds: Option<InclusiveRoundsDocument>,
    /// Other rates than the standard one, which charges name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<TaxRateDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TaxRoundingDocument {
    Bill,
    Line,
    Rate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InclusiveRoundsDocument {
    Net,
    Tax,
}

/// A rate of tax that charges can name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxRateDocument {
    pub id: String,
    /// The taxes on the same price: one share, or several (state, county, city).
    pub shares: Vec<Numeral>,
    /// The share the buyer gets back; as the standard rate's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recoverable_share: Option<Numeral>,
}

/// What one unit of another currency costs in the study's, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeDocument {
    /// ISO 4217 code, such as `USD`.
    pub currency: String,
    /// First day it is valid, `YYYY-MM-DD`; until the next rate's day.
    pub from: String,
    /// Units of the study's currency.
    pub rate: Numeral,
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
