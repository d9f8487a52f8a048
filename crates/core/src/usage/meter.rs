//! Meters: what is counted, in which unit, and how a reading over a period is taken.

use super::derived::Derived;
use crate::label::Label;

/// A meter's position in the study.
pub type MeterIndex = usize;

#[derive(Debug, Clone, PartialEq)]
pub struct Meter {
    pub id: String,
    pub name: Label,
    pub unit: Option<Label>,
    pub kind: MeterKind,
    /// Decimal places in which the quantity is counted.
    pub decimals: u32,
    pub derived: Option<Derived>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeterKind {
    /// Adds up over time; part of a month has its share by days.
    Flow,
    /// A stock that is read over the period.
    Level(Reading),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Peak,
    Average,
    Last,
}
