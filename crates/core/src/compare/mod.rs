//! Comparing options: who is cheapest, from when, by how much, and why.

pub mod break_even;
pub mod bridge;
pub mod cause;
pub mod comparison;
pub mod freedom;
pub mod matches;
pub mod sensitivity;
pub mod stopping;
pub mod verdict;

pub use comparison::{Basis, Comparison, compare};
