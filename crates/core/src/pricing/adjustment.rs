//! Adjustments: what changes an amount after it has been priced, in the order written.
//!
//! There is no standard order (a minimum before a discount gives another result than
//! after it), so the order is data. A top-up and a cut are parts of their own; no other
//! part is changed.

use super::price::Part;
use super::reason::Reason;
use crate::decimal::{Exact, mul, sub, sum};
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Adjustment {
    /// Takes off a share (0.15 for 15 %).
    PercentDiscount(Decimal),
    Minimum(Decimal),
    Maximum(Decimal),
}

impl Adjustment {
    /// The part this adjustment adds to `parts`; none when it changes nothing.
    pub fn part(&self, parts: &[Part]) -> Exact<Option<Part>> {
        let amount = sum(parts.iter().map(|part| part.amount))?;
        let (change, reason) = match *self {
            Adjustment::PercentDiscount(rate) => {
                (-mul(amount, rate)?, Reason::PercentDiscount { rate })
            }
            Adjustment::Minimum(minimum) => (
                sub(minimum, amount)?.max(Decimal::ZERO),
                Reason::MinimumTopUp { minimum },
            ),
            Adjustment::Maximum(maximum) => (
                sub(maximum, amount)?.min(Decimal::ZERO),
                Reason::MaximumCut { maximum },
            ),
        };
        Ok((!change.is_zero()).then(|| Part::fee(change, reason)))
    }
}
