//! What is used: meters and the assumptions about them.

pub mod derived;
pub mod event;
pub mod growth;
pub mod item;
pub mod meter;
pub mod seasonality;
pub mod trend;

use event::Event;
use growth::Growth;
use rust_decimal::Decimal;
use seasonality::Seasonality;

/// Everything assumed about one meter: growth from a start, shaped by the season, then
/// changed by dated events, in this order.
#[derive(Debug, Clone, PartialEq)]
pub struct UsageAssumption {
    pub start: Decimal,
    pub growth: Growth,
    pub seasonality: Seasonality,
    pub events: Vec<Event>,
}
