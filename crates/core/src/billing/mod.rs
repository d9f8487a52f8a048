//! Billing: lines → bills, and the months their cost belongs to.

mod account;
pub mod accrual;
mod balance;
pub mod invoice;
mod prepaid;
pub mod rules;
pub mod tax;

pub use account::Account;
pub use accrual::{Accrual, accrue, recognised};
pub use invoice::{Invoice, invoice};
