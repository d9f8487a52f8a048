//! The time value of money. Real numbers live here and nowhere else in the core.

pub mod annuity;
pub mod present_value;
