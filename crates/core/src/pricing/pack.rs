//! Prepaid packs (资源包): a quantity bought before it is used, with an end date.

use crate::label::Label;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    pub id: String,
    pub name: Label,
    pub clause: Option<Label>,
    /// The charge (its position in the plan) whose quantity it covers.
    pub charge: usize,
    /// Units in one pack.
    pub size: Decimal,
    pub price: Decimal,
    pub validity_months: u32,
}
