//! The study: as written (`document`), as read from text (`written`), and as proved
//! (`study`). `check` is the only way from one to the other.

pub mod check;
pub mod document;
pub mod edit;
pub mod path;
mod proved;
pub mod schema;
pub mod written;

pub use proved::*;
