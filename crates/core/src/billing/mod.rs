//! Billing: lines → bills, and the months their cost belongs to.

mod account;
pub mod accrual;
mod balance;
mod deposit;
pub mod funds;
mod held;
pub mod invoice;
mod prepaid;
pub mod rules;
mod run_up;
mod scheduled;
pub mod tax;
mod unpaid;

pub use account::Account;
pub use accrual::{Accrual, accrue, recognised};
pub use funds::lines;
pub use invoice::{Invoice, invoice};
