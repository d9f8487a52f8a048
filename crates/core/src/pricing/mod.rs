//! How a vendor prices: the pure part, without calendar.

pub mod adjustment;
pub mod change_reason;
pub mod contract;
pub mod contract_reason;
pub mod limit;
pub mod pack;
pub mod plan;
pub mod price;
pub mod reason;
pub mod steps;
pub mod tiers;
