//! What is bought and owned: an asset at cost, written off, then out of the books.
//!
//! Cost enters when the thing is there, which may be before or after its bill; before, the
//! unbilled price is an accrued debt. Months are written off against a contra account, so
//! that cost and what is left of it both stay visible (企业会计准则第4号、第6号). What the
//! thing brings at its end lowers what is written off, and is a bill of its own.

use super::Account;
use super::line::LineCost;
use crate::pricing::plan::Asset;
use crate::pricing::reason::Reason;

/// The account of the cost, and the one that holds what has been written off.
pub fn accounts(asset: Asset) -> (Account, Account) {
    match asset {
        Asset::Fixed => (Account::FixedAssets, Account::AccumulatedDepreciation),
        Asset::Intangible => (Account::IntangibleAssets, Account::AccumulatedAmortisation),
    }
}

/// What the bill of an asset's line is booked on: its cost; the debt that stands since it
/// came without a bill; or, for what it brings, what has been written off.
pub fn billed_on(cost: &LineCost, asset: Asset) -> Account {
    let (at_cost, written_off) = accounts(asset);
    if is_proceeds(cost) {
        written_off
    } else if came_unbilled(cost) {
        Account::Accrued
    } else {
        at_cost
    }
}

/// True when the thing is there before its bill.
pub fn came_unbilled(cost: &LineCost) -> bool {
    !is_proceeds(cost) && cost.line.period.start() < cost.invoice.issued
}

/// True for what a thing brings at the end of its service.
pub fn is_proceeds(cost: &LineCost) -> bool {
    matches!(cost.line.reason, Reason::Salvage { .. })
}
