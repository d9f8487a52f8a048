//! Billing: lines → bills, and the months their cost belongs to.

pub mod accrual;
pub mod invoice;
mod prepaid;
pub mod rules;
pub mod tax;

pub use accrual::{Accrual, accrue, recognised};
pub use invoice::{Invoice, invoice};
