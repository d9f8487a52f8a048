//! Meters: what is counted, in which unit, and how a reading over a period is taken.

use super::derived::Derived;
use crate::label::Label;
use rust_decimal::Decimal;

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

/// How a level is read over a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Peak,
    /// The highest day but n − 1 others.
    NthHighestDay(u32),
    /// What all but the highest samples stay within, as a share of the samples.
    Percentile(Decimal),
    Average,
    /// The average of each day's highest hour.
    DailyPeakAverage,
    Last,
    /// Quantity × time: GB-hours, connection minutes.
    TimeSum(TimeUnit),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    Day,
    Hour,
    Minute,
}

impl TimeUnit {
    pub fn in_a_day(self) -> u32 {
        match self {
            TimeUnit::Day => 1,
            TimeUnit::Hour => 24,
            TimeUnit::Minute => 1440,
        }
    }
}

impl MeterKind {
    /// True when two months have as much as both together.
    pub fn adds_up(self) -> bool {
        matches!(
            self,
            MeterKind::Flow | MeterKind::Level(Reading::TimeSum(_))
        )
    }

    /// True when the reading means nothing without the single days.
    pub fn needs_days(self) -> bool {
        match self {
            MeterKind::Flow => false,
            MeterKind::Level(reading) => match reading {
                Reading::NthHighestDay(_) | Reading::Percentile(_) | Reading::DailyPeakAverage => {
                    true
                }
                Reading::Peak | Reading::Average | Reading::Last | Reading::TimeSum(_) => false,
            },
        }
    }
}
