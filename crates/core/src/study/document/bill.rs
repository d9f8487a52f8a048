//! As written: rules of bills, and what the buyer sets against them or expects.

use super::Numeral;
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When a bill is made, what is set against it, and what late payment or a failure costs.
/// Amounts are in the study's currency.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BillRulesDocument {
    /// A bill each time the usage that has run up in the month reaches this, and after the
    /// month's end; for options whose usage is settled by the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<Numeral>,
    /// The order in which deductions are made: coupons before VAT, then credit notes and
    /// vouchers after it, when left out. A balance is drawn on between the two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deduction_order: Vec<DeductionPlaceDocument>,
    /// How much may be used and not be paid yet, without VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_line: Option<CreditLineDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<LateDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downtime: Option<DowntimeDocument>,
}

/// A vendor's credit for usage that is paid afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditLineDocument {
    pub amount: Numeral,
    /// What happens when it is passed: all that is owed is collected at once (`collect`,
    /// the default), for options whose usage is settled by the day; or usage is refused until a
    /// bill is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond: Option<BeyondLineDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BeyondLineDocument {
    Collect,
    /// Not served and not billed.
    Refuse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeductionPlaceDocument {
    pub kind: DeductionKindDocument,
    /// True when VAT is reckoned on the amount before the deduction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_tax: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DeductionKindDocument {
    Coupon,
    CreditNote,
    Voucher,
}

/// What a payment after its day leads to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LateDocument {
    /// The fee of each day late, a share of the bill with its VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_per_day: Option<Numeral>,
    /// Days late after which the service stops.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspended_after_days: Option<u32>,
    /// True when packs cannot be drawn on from the day a bill is due until it is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packs_barred: Option<bool>,
    /// Days late after which the data are deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_kept_days: Option<u32>,
    /// The usage that is charged all the same while the service has stopped, by charge; all
    /// when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charged_while_suspended: Vec<String>,
}

/// What the vendor gives for hours without service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DowntimeDocument {
    /// The share of a month that is promised; nothing is given above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uptime: Option<Numeral>,
    /// Times the fee of the hours without service.
    pub multiple: Numeral,
    /// At most this share of the month's fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_share: Option<Numeral>,
}

/// What the buyer has, and what he expects of himself and of the vendor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlingDocument {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deductions: Vec<DeductionDocument>,
    /// Days by which every bill is paid after it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_late: Option<u32>,
    /// Hours without service in each month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downtime_hours: Option<Numeral>,
}

/// Money, or a share, that is set against bills. It is never refunded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeductionDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    pub kind: DeductionKindDocument,
    /// Used up bill by bill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Numeral>,
    /// Or: of every bill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Numeral>,
    /// First day of bills that it counts for, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day of bills that it counts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}
