//! Rating: an option's plan and forecast → lines of money, each with its reason.

pub mod line;
pub mod packs;
pub mod rate;
pub mod window;

pub use line::{Line, Recognition};
pub use rate::rate;
