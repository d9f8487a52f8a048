//! A report as PDF: what it says is given in words, how it looks is the template's.
//!
//! In goes a [`Report`]: texts, tables, pictures as SVG, the steps of calculations. Out comes a
//! tagged PDF (PDF/UA-1) with its language, title, outline and the letters it uses. Everything
//! written by people reaches the template as data and never as source, so a name with `#`, `$`
//! or `<` is only a name. Nothing here knows the clock or the machine, but for a letter that the
//! fonts within lack: the machine's font is taken then, and a letter that no font has is refused.

mod error;
mod fonts;
mod report;
mod world;

pub use error::PdfError;
pub use report::{
    Bar, Block, Cell, Column, Date, Fact, Figure, Language, Paper, Report, Row, RowKind, Section,
    Step, Table, Tone,
};
pub use world::{Wanted, pdf};
