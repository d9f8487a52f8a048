//! Comparing options: who is cheapest, from when, by how much.

pub mod break_even;
pub mod comparison;
pub mod verdict;

pub use comparison::{Basis, Comparison, compare};
