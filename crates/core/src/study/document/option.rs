//! As written: an alternative, with this buyer's choices and way of paying.

use super::{
    BuyerDocument, ChangeDocument, Numeral, ProjectDocument, SettlingDocument, SpendingDocument,
    TimingDocument, WalletDocument,
};
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One alternative of the comparison: a plan with this buyer's choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionDocument {
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
    pub note: Option<Label>,
    pub plan: String,
    /// First day, `YYYY-MM-DD`; the study's first day when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// First day it can be used, `YYYY-MM-DD`, when ordering and setting up take longer than
    /// to the start; the time from the study's first day until then is waiting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_use_from: Option<String>,
    /// Time of the first day, `HH:MM`, for a plan that prorates by seconds; midnight when
    /// left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// Last day of service; beyond the study when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing: Option<BillingDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<ModuleChoiceDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackChoiceDocument>,
    /// What is picked of the plan's choices, by the choice's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choose: BTreeMap<String, String>,
    /// Changes of plan, in order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeDocument>,
    /// Applications or projects of one account, each with its own usage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<ProjectDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spending: Option<SpendingDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wallet: Option<WalletDocument>,
    /// What is set against the bills, and what is expected of payment and service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settling: Option<SettlingDocument>,
    /// Quantities fixed by contract, such as bought seats, by the meter's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub quantities: BTreeMap<String, Numeral>,
    /// What kind of buyer it is, and what the buyer has agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<BuyerDocument>,
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
    /// How often usage is billed: `month` (the default), `quarter`, `year`; `day` for each
    /// day on the next, `hour` for each day on the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<String>,
    /// Day of the month on which ended months of usage are billed, 1 to 31; the day after
    /// the end when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_day: Option<u32>,
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
    /// A bigger pack that it becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upgrade: Option<PackUpgradeDocument>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackUpgradeDocument {
    /// One that the plan lets it be upgraded to.
    pub to: String,
    /// The day from which it is the bigger one, `YYYY-MM-DD`.
    pub on: String,
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
