//! As written: changes of plan, the vendor's rules for them, and the projects of an account.

use super::{ModuleChoiceDocument, Numeral, PackChoiceDocument};
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A change of an option's plan, or of its billing cycle, on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDocument {
    /// The day it is asked for, `YYYY-MM-DD`.
    pub on: String,
    /// The plan that is entered; the same one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Another billing cycle: `month`, `quarter`, `year`, `24 months`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<String>,
    /// How the prices meet; as the old plan's `changes` say when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ChangeModeDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<CreditBaseDocument>,
    /// What becomes of the committed term; as the old plan's `changes` say when left out,
    /// else it goes on when the billing cycle does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<ChangeTermDocument>,
    /// Modules in the new plan; the option's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modules: Option<Vec<ModuleChoiceDocument>>,
    /// Packs bought for the new plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<PackChoiceDocument>,
    /// What is picked of the new plan's choices; the option's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choose: Option<BTreeMap<String, String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeModeDocument {
    /// The rest of the old cycle is credited and of the new one charged, at once (the
    /// default).
    ProrateNow,
    /// The same, on the bill of the next cycle.
    ProrateNextBill,
    /// The old plan serves to the end of its cycle.
    NextPeriod,
    /// The new plan's full price at once, in a new cycle; nothing is credited.
    Restart,
    /// The difference of the two prices, whatever the day.
    Difference,
    /// What is left of the old price buys days of the new plan.
    IntoDays,
    /// Up at once, down at the end of the cycle.
    ByDirection,
    /// The rest is credited and a full new cycle charged at once.
    NewCycle,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CreditBaseDocument {
    /// What was paid, with its discounts (the default).
    Paid,
    /// The price before discounts.
    List,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeTermDocument {
    /// The running term keeps its end and renews for the new plan's.
    Continues,
    /// The new plan's term begins with the change.
    New,
}

/// The vendor's rules for leaving this plan for another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRulesDocument {
    /// Plans that can be changed to as an upgrade; any plan when both lists are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upgrade_to: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downgrade_to: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ChangeModeDocument>,
    /// For a downgrade, when it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downgrade_mode: Option<ChangeModeDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<CreditBaseDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<ChangeTermDocument>,
    /// True when only one change is allowed in a calendar month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub once_a_month: Option<bool>,
}

/// Usage that the plan does not carry: the vendor asks for another plan from the month in
/// which the meter reads more than the bound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveDocument {
    pub meter: String,
    pub above: Numeral,
    /// The plan that is entered.
    pub to: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<ChangeModeDocument>,
}

/// A decision that every buyer of the plan makes: deployment, region, security level,
/// support level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// Exactly one of these is picked.
    pub picks: Vec<PickDocument>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
}

/// Whose usage a charge counts when the option has projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PerDocument {
    /// Each project by itself, with its own allowance and packs (the default).
    Project,
    /// The account once: the sum of the projects' readings, or the account's own reading
    /// of a meter that no project counts by itself.
    Account,
}

/// One application or project of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProjectDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// Its own plan; the option's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// The meters that count this project, by the meter that the plan names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meters: BTreeMap<String, String>,
}
