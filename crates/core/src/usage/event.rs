//! Dated events: a jump, a campaign, the holidays.

use crate::decimal::{Exact, Overflow};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// First month it acts in, from the study's start; may lie before it.
    pub from: i64,
    /// Last month it acts in; for good when none.
    pub to: Option<i64>,
    pub effect: Effect,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    Add(Decimal),
    Multiply(Decimal),
    Set(Decimal),
}

impl Event {
    /// `quantity` after this event, if it acts in `month`.
    pub fn apply(&self, quantity: Decimal, month: usize) -> Exact {
        let month = i64::try_from(month).map_err(|_| Overflow)?;
        if month < self.from || self.to.is_some_and(|to| month > to) {
            return Ok(quantity);
        }
        match self.effect {
            // A grown quantity has up to 28 digits already; the meter rounds it afterwards.
            Effect::Add(more) => quantity.checked_add(more).ok_or(Overflow),
            Effect::Multiply(factor) => quantity.checked_mul(factor).ok_or(Overflow),
            Effect::Set(value) => Ok(value),
        }
    }
}
