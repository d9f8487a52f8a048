//! As written: the committed term, and what leaving it costs and brings back.

use super::Numeral;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_rules: Option<RefundRulesDocument>,
    /// Days from the first one in which an order must be paid, or it lapses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_valid_days: Option<u32>,
    /// Days before the end of the term by which the next one must be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal_due_days: Option<u32>,
}

/// How the used part of what was paid is counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundRulesDocument {
    /// Everything comes back up to so many days after the bill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_within_days: Option<u32>,
    /// At least so many months of the contract count as used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_months: Option<u32>,
    /// What a month begun costs when it is not paid ahead, in place of the list price; for
    /// `used-at-list`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month_price: Option<Numeral>,
}

/// An amount, a share of the fixed charges for the rest of the term, or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlyTerminationDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Numeral>,
    /// The share is of what the rest costs the buyer, VAT that does not come back included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_of_rest: Option<Numeral>,
    /// The rate of tax on the amount: an id of `taxes.rates`, or `standard`. Without VAT
    /// when left out, as where the fee is damages and not the price of a service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RefundDocument {
    None,
    /// The unused days' share.
    UnusedShare,
    /// The whole unused months.
    UnusedPeriods,
    /// What was paid, less the used days at the price before discounts.
    UsedAtList,
}
