//! Comparing options: who is cheapest, from when, by how much, and why.

pub mod actuals;
pub mod after_tax;
pub mod break_even;
pub mod bridge;
pub mod candidates;
pub mod cause;
pub mod cliff;
pub mod comparison;
pub mod crossover;
pub mod decision;
pub mod freedom;
pub mod goal_seek;
pub mod input;
pub mod left_out;
pub mod mark;
pub mod matches;
pub mod pieces;
mod refund;
pub mod region_map;
pub mod rules;
pub mod sensitivity;
pub mod stability;
pub mod steady;
pub mod stopping;
pub mod turn;
pub mod verdict;
pub mod waiting;
pub mod watch;

pub use candidates::candidates;
pub use comparison::{Basis, Comparison, compare};
