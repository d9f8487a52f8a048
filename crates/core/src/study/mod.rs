//! The study: as written (`document`), as read from text (`written`), and as proved
//! (`study`). `check` is the only way from one to the other.

pub mod apart;
mod change;
pub mod check;
pub mod customer_copy;
pub mod document;
pub mod edit;
pub mod path;
pub mod preset;
mod proved;
mod reference;
pub mod rule;
pub mod schema;
pub mod structure;
pub mod typed;
pub mod written;

pub use change::*;
pub use proved::*;
