//! Rating: an option's plan and forecast → lines of money, each with its reason.

pub mod account;
mod change;
mod contract;
mod counted;
mod emit;
pub mod exchange;
mod grant;
mod in_advance;
mod in_arrears;
pub mod limits;
pub mod line;
mod once;
pub mod packs;
mod purchase;
pub mod rate;
mod refusal;
pub mod regular;
mod running;
pub mod stays;
pub mod subscription;
mod units;
pub mod window;

pub use account::lines;
pub use emit::is_in_advance;
pub use line::{Line, Recognition};
