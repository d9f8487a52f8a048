//! Analyses of a study beyond the comparison, as data for the command line and exports.
//!
//! Each module takes a written study and a scenario and answers with plain JSON: numbers
//! are decimal text, months are counted from 0 with their number and name beside them.

pub mod break_even;
pub mod bridge;
pub mod buy_or_rent;
pub mod cash_position;
pub mod decision;
pub mod equivalent;
pub mod explain;
pub(crate) mod figure;
mod goal_seek;
pub mod instead;
pub mod kept;
pub mod ledger;
pub mod region_map;
pub mod sensitivity;
pub mod simulation;
pub mod together;
