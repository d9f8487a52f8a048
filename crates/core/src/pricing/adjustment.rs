//! Adjustments: what changes an amount after it has been priced, in the order written.
//!
//! There is no standard order (a minimum before a discount gives another result than
//! after it), so the order is data. A top-up and a cut are parts of their own; no other
//! part is changed.

use super::price::Part;
use super::reason::Reason;
use crate::decimal::{Exact, by_factor, sub, sum};
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Adjustment {
    /// Takes off a share (0.15 for 15 %).
    PercentDiscount(Decimal),
    /// Takes off an amount, never more than there is.
    AmountDiscount(Decimal),
    /// Multiplies: 0.5 for a batch at half price, 1.1 for a dearer region.
    Factor(Decimal),
    Minimum(Decimal),
    Maximum(Decimal),
}

/// The kinds of adjustment, for an order by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Factor,
    AmountDiscount,
    PercentDiscount,
    Minimum,
    Maximum,
}

impl Adjustment {
    pub fn kind(&self) -> Kind {
        match self {
            Adjustment::PercentDiscount(_) => Kind::PercentDiscount,
            Adjustment::AmountDiscount(_) => Kind::AmountDiscount,
            Adjustment::Factor(_) => Kind::Factor,
            Adjustment::Minimum(_) => Kind::Minimum,
            Adjustment::Maximum(_) => Kind::Maximum,
        }
    }

    /// The part this adjustment adds to `parts`; none when it changes nothing.
    pub fn part(&self, parts: &[Part]) -> Exact<Option<Part>> {
        let amount = sum(parts.iter().map(|part| part.amount))?;
        let (change, reason) = match *self {
            Adjustment::PercentDiscount(rate) => {
                (-by_factor(amount, rate)?, Reason::PercentDiscount { rate })
            }
            Adjustment::AmountDiscount(discount) => (
                -discount.min(amount.max(Decimal::ZERO)),
                Reason::AmountDiscount {
                    discount: discount.min(amount.max(Decimal::ZERO)),
                },
            ),
            Adjustment::Factor(factor) => (
                by_factor(amount, sub(factor, Decimal::ONE)?)?,
                Reason::Factor { factor },
            ),
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
