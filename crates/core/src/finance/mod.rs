//! The time value of money. Real numbers live here and nowhere else in the core.

pub mod annuity;
pub mod appraisal;
pub mod day_count;
pub mod depreciation;
pub mod exponential;
pub mod flows;
pub mod inflation;
pub mod lease_or_buy;
pub mod payback;
pub mod present_value;
pub mod return_rate;
pub mod right_to_cancel;
pub mod root;
mod scan;
mod unique_root;
