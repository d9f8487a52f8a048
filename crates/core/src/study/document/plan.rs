//! As written: what a vendor sells, or what a purchase consists of.

use super::{
    AdjustmentDocument, AllowanceDocument, BillRulesDocument, ChangeRulesDocument, ChoiceDocument,
    CommitmentDocument, ContractDocument, ConvertDocument, CreditDocument, LimitDocument,
    MoveDocument, Numeral, PackDocument, PackOrderDocument, PerDocument, PriceChangeDocument,
    PriceDocument, PricingDocument, SemanticsDocument, TermsDocument, WayDocument,
};
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a vendor sells, or what a purchase consists of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// True for what a customer must not see: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal: Option<bool>,
    /// A note for ourselves: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_note: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<Label>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceDocument>,
    /// True when the prices are written with VAT in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices_include_vat: Option<bool>,
    /// ISO 4217 code of the prices' currency; the study's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The day whose rate of exchange applies: of the `bill` (the default) or of its
    /// `payment`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_on: Option<ExchangeDayDocument>,
    /// Whose rules hold where nothing else is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub semantics: Option<SemanticsDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<RoundingDocument>,
    /// How a part of a period is counted, by days when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proration: Option<ProrationDocument>,
    /// Whether the day on which something is switched off is a day of use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_count: Option<DayCountDocument>,
    /// Periods from the contract's day (the default), from the first of the month, or from
    /// another day of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<AlignmentDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsDocument>,
    /// What the contract's time, length and buyer do to the prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<ModuleDocument>,
    /// What every buyer decides: region, deployment, support level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ChoiceDocument>,
    /// Rules for leaving this plan for another; any change is allowed when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<ChangeRulesDocument>,
    /// Usage that the plan does not carry, and the plan that must be entered then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<MoveDocument>,
    #[serde(default)]
    pub charges: Vec<ChargeDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackDocument>,
    /// Which pack is drawn first; the one that ends first when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack_order: Option<PackOrderDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill_rules: Option<BillRulesDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<CreditDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<CommitmentDocument>,
    /// Paid before the first day and back after the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deposit: Option<Numeral>,
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
    /// How far the prices can be trusted; the vendor's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<ConfidenceDocument>,
    /// Id of the price-book entry that the plan was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_book: Option<String>,
}

/// How far a price can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConfidenceDocument {
    /// The vendor's own documents or price page.
    Primary,
    /// Copied by a third party and checked against the text of the vendor's page.
    Transcribed,
    /// Read from a chart that the vendor published.
    ChartRead,
    /// Made in bulk by a third party; nobody has checked it.
    Unverified,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExchangeDayDocument {
    Bill,
    Payment,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundingDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<RoundingModeDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<RoundingPointDocument>,
    /// Decimal places; the currency's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// The step that amounts are rounded to, instead of decimal places: `0.05`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub increment: Option<Numeral>,
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
    /// By seconds, from the option's `start_time`.
    Second,
    /// Days over the days of the period.
    Day,
    /// Days over 30 for each month.
    #[serde(rename = "actual-30")]
    ActualOver30,
    /// Months of 30 days; a part within one month is counted as it is.
    #[serde(rename = "fixed-30")]
    Fixed30,
    /// Months of 30 days whose last day is the 30th.
    #[serde(rename = "30-360")]
    Thirty360,
    /// A period begun is charged in full.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DayCountDocument {
    /// Up to the day before (the default).
    HalfOpen,
    /// The first and the last day both count.
    BothEnds,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AlignmentDocument {
    Named(NamedAlignmentDocument),
    BillingDay(BillingDayDocument),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NamedAlignmentDocument {
    Anniversary,
    /// From a day to the same day of the next month, that day included.
    ToSameDay,
    Calendar,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingDayDocument {
    /// Day of the month, 1 to 31; the last day in shorter months.
    pub billing_day: u32,
}

/// A part of the plan that is switched on by the option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModuleDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// Modules that must be on whenever this one is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// Modules that cannot be on together with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
}

/// One thing the plan charges for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// True for what a customer must not see: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal: Option<bool>,
    /// A note for ourselves: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_note: Option<Label>,
    /// The vendor's own words for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Label>,
    /// Charged only while this module is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<String>,
    /// Charged only where this is picked: `{ region = "overseas" }`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub when: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<PerDocument>,
    /// A quantity paid in advance that falls within its cycle: kept to the cycle's end
    /// (the default) or credited at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decrease: Option<DecreaseDocument>,
    /// What is counted; a fixed charge has no meter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meter: Option<String>,
    /// Counted instead of a meter: units of the vendor's own (credits). Each part has its
    /// meter and its price in such units; the charge's price is then the money for a unit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<WayDocument>,
    /// In advance for fixed charges and in arrears for metered ones, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<TimingDocument>,
    /// The period the price is for: `month` (the default), `quarter`, `year`,
    /// `36 months`, or `once`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<String>,
    /// The day its periods begin on, where it is not the plan's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alignment: Option<AlignmentDocument>,
    /// Over what a metered quantity is priced: `period`, the default, `each-day` or
    /// `used-days`. Needs a meter whose days are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<CountDocument>,
    /// How often an increase within a paid cycle is looked at: `quarter`, `6 months`; in
    /// every period of the price when left out. The highest quantity since the last time is
    /// then paid for the rest of the cycle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_up: Option<String>,
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
    /// The rate of tax, by its id in `taxes.rates`; the standard rate when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<String>,
    /// What it is in the buyer's books, when it is bought and not hired: for charges made
    /// once, or for longer than a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asset: Option<AssetDocument>,
    /// True when usage beyond allowance and packs is refused, and not billed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refuses_beyond: Option<bool>,
    // From here on as in `PricingDocument`; serde cannot both flatten and refuse
    // unknown keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convert: Option<ConvertDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<AllowanceDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_quantity: Option<Numeral>,
    /// Tiers and allowance count the usage since the beginning of this span of the
    /// contract, not of the period alone: `year`, `quarter`, or `once` for all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running_total: Option<String>,
    pub price: PriceDocument,
    /// Applied in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AdjustmentDocument>,
    /// Other prices from a day, or from a month of the contract, on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub price_changes: Vec<PriceChangeDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AssetDocument {
    /// Hardware: a fixed asset (固定资产), depreciated.
    Fixed,
    /// A licence or software of one's own: an intangible asset (无形资产), amortised.
    Intangible,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CountDocument {
    Period,
    /// Each day by itself, with its own allowance and tiers, then added up.
    EachDay,
    /// The days with any use, for their share of the period.
    UsedDays,
}

impl ChargeDocument {
    /// Whether it counts anything: a meter, or what has a price in units.
    pub fn is_metered(&self) -> bool {
        self.meter.is_some() || !self.units.is_empty()
    }

    /// True for what is charged before its use. As written; else usage is charged when it
    /// is known, and what is fixed ahead.
    pub fn is_in_advance(&self) -> bool {
        match self.timing {
            Some(TimingDocument::InAdvance) => true,
            Some(TimingDocument::InArrears) => false,
            None => !self.is_metered(),
        }
    }

    pub fn pricing(&self) -> PricingDocument {
        PricingDocument {
            convert: self.convert.clone(),
            allowance: self.allowance.clone(),
            minimum_quantity: self.minimum_quantity.clone(),
            running_total: self.running_total.clone(),
            price: self.price.clone(),
            adjustments: self.adjustments.clone(),
            semantics: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DecreaseDocument {
    Kept,
    Credited,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TimingDocument {
    InAdvance,
    InArrears,
}
