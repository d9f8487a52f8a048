//! What is used: meters and the assumptions about them.

pub mod band;
pub mod daily;
pub mod derived;
pub mod event;
pub mod growth;
pub mod item;
pub mod meter;
pub mod profile;
pub mod seasonality;
pub mod trend;

use event::Event;
use growth::Growth;
use profile::Profile;
use rust_decimal::Decimal;
use seasonality::Seasonality;

/// Everything assumed about one meter: growth from a start, which may stray, shaped by the
/// season, then changed by dated events, in this order.
#[derive(Debug, Clone, PartialEq)]
pub struct UsageAssumption {
    pub start: Decimal,
    pub growth: Growth,
    /// Standard deviation of the logarithm of one month's change; nothing strays at zero.
    /// The forecast does not look at it.
    pub volatility: Decimal,
    /// What one simulated future makes of the grown quantity of each month; empty in the
    /// forecast itself.
    pub strays: Vec<Decimal>,
    pub seasonality: Seasonality,
    pub events: Vec<Event>,
    /// The shape of the month, where it is stated.
    pub profile: Option<Profile>,
    /// Months of which every day is known, by their place in the study; they stand instead
    /// of the growth.
    pub history: Vec<(usize, Vec<Decimal>)>,
}

impl UsageAssumption {
    /// Every day of a month that is known.
    pub fn known_days(&self, month: usize) -> Option<&[Decimal]> {
        let known = self.history.iter().find(|(index, _)| *index == month);
        known.map(|(_, days)| days.as_slice())
    }

    /// How many months from the first are known, every day of them.
    pub fn known_months(&self) -> usize {
        (0..)
            .take_while(|month| self.known_days(*month).is_some())
            .count()
    }

    /// True when something is said about single days.
    pub fn has_days(&self) -> bool {
        self.profile.is_some() || !self.history.is_empty()
    }
}
