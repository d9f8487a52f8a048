//! Usage counted elsewhere: a file's bytes → a grid of text → readings by meter and date.
//!
//! ```text
//! bytes ── grid::read ──▶ Grid ── mapping::guess ──▶ Mapping ── history::apply ──▶ History
//! ```
//!
//! A grid holds what stands in the file, each row with its number there. The mapping says
//! which column is what; it is guessed and shown to the user, who may change it. Applying
//! it gives every reading or every fault with its place: nothing is imported by half.

pub mod date;
pub mod grid;
pub mod history;
pub mod mapping;
pub mod number;
mod text;

pub use grid::{Format, Grid, ReadError, Row, read};
pub use history::{Fault, History, Problem, Span, Stopped, apply};
pub use mapping::{Mapping, Named, guess};
