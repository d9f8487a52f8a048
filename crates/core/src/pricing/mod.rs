//! How a vendor prices: the pure part, without calendar.

pub mod adjustment;
pub mod allowance;
pub mod bill_rules;
pub mod change;
pub mod change_reason;
pub mod choice;
pub mod contract;
pub mod contract_reason;
pub mod group;
pub mod limit;
pub mod matrix;
pub mod pack;
pub mod package;
pub mod percentage;
pub mod plan;
pub mod prepaid;
pub mod price;
pub mod reason;
pub mod reference;
pub mod semantics;
pub mod steps;
pub mod tiered;
pub mod tiers;
pub mod units;
