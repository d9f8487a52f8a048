//! The store: everything of Outlay that outlives the window.
//!
//! [`Library`] keeps studies, their undo history and settings in one SQLite file; [`replace_file`]
//! and [`read_text`] are the only way a study file is written or read. A call that returned `Ok`
//! is on the disk, also after a power cut; a call that returned an error changed nothing.

mod error;
mod file;
mod header;
mod history;
mod library;
mod lock;
mod schema;
mod seal;
mod setting;
mod study;

pub use error::StoreError;
pub use file::{TEXT_LIMIT, read_bytes, read_text, replace_file};
pub use history::{SNAPSHOTS_KEPT, Snapshot, Step};
pub use library::Library;
pub use study::{FileState, StudyId};
