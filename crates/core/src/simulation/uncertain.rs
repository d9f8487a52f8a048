//! Uncertain inputs: a middle with a low and a high end, as a distribution.
//!
//! The ends are the 10th and the 90th percentile, so that eight futures in ten lie between
//! them; the middle is what the study says. Above zero the logarithm is normal, on each side
//! of the middle with that side's width; an input that may be zero or less is normal itself
//! in the same way. (Three points of a distribution as people are asked for them, low,
//! middle and high, are usually these percentiles.)

use super::normal::TENTH;
use crate::assumption::{Assumption, AssumptionKind};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// Digits of a draw that is no count, and places behind its point: more cannot be written.
const DIGITS: u32 = 12;

#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain {
    pub input: Assumption,
    /// The 10th and the 90th percentile.
    pub low: Decimal,
    pub high: Decimal,
    pub shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The logarithm is normal on either side.
    Lognormal,
    Normal,
}

impl Uncertain {
    /// An input between its ends; nothing when they leave it no room.
    pub fn between(input: Assumption, low: Decimal, high: Decimal) -> Option<Uncertain> {
        let shape = match low > Decimal::ZERO {
            true => Shape::Lognormal,
            false => Shape::Normal,
        };
        (low < high).then_some(Uncertain {
            input,
            low,
            high,
            shape,
        })
    }

    /// The input's value at a standard normal one, with the digits that it can have: a count
    /// stays as fine as it is written, and nothing that is counted falls below zero. `None`
    /// when it is too large to be written.
    pub fn draw(&self, normal: f64) -> Option<Decimal> {
        let end = if normal < 0.0 { self.low } else { self.high };
        let (end, reach) = (end.to_f64()?, normal.abs() / TENTH);
        let middle = self.middle()?;
        let drawn = match self.shape {
            Shape::Lognormal => middle * libm::exp(libm::log(end / middle) * reach),
            Shape::Normal => middle + (end - middle) * reach,
        };
        let drawn = Decimal::from_f64(drawn)?;
        let places = self.input.value.normalize().scale();
        let drawn = match self.input.kind {
            AssumptionKind::Months => drawn.round().max(Decimal::ONE),
            AssumptionKind::Quantity => drawn.round_dp(places).max(Decimal::ZERO),
            AssumptionKind::Money | AssumptionKind::Percent | AssumptionKind::Number => {
                drawn.round_sf(DIGITS)?.round_dp(DIGITS)
            }
        };
        Some(drawn.normalize())
    }

    /// What the study says, where that lies between the ends; else half-way between them.
    fn middle(&self) -> Option<f64> {
        if self.low < self.input.value && self.input.value < self.high {
            return self.input.value.to_f64();
        }
        let (low, high) = (self.low.to_f64()?, self.high.to_f64()?);
        Some(match self.shape {
            Shape::Lognormal => libm::sqrt(low * high),
            Shape::Normal => f64::midpoint(low, high),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumption::Range;
    use crate::sentence::Sentence;
    use rust_decimal::dec;

    fn input(kind: AssumptionKind, value: Decimal) -> Assumption {
        Assumption {
            path: "x".to_owned(),
            group: Sentence::new("group-money"),
            title: Sentence::new("assumption-start"),
            kind,
            unit: None,
            value,
            range: Range {
                min: dec!(0),
                max: dec!(0),
                step: dec!(1),
            },
        }
    }

    /// The three stated points come out as they are stated; two standard deviations lie
    /// 2 ÷ 1.28155 = 1.5606 widths away: 100 × 1.2^1.5606 = 132.9, 100 × 0.5^1.5606 = 33.9.
    #[test]
    fn the_stated_points_are_percentiles() {
        let users = input(AssumptionKind::Quantity, dec!(100));
        let users = Uncertain::between(users, dec!(50), dec!(120)).expect("room");
        let drawn = [-2.0, -TENTH, 0.0, TENTH, 2.0].map(|z| users.draw(z).expect("in range"));
        assert_eq!(drawn, [dec!(34), dec!(50), dec!(100), dec!(120), dec!(133)]);
    }

    #[test]
    fn a_rate_that_may_be_negative_is_normal() {
        let rate = input(AssumptionKind::Percent, dec!(0.02));
        let rate = Uncertain::between(rate, dec!(-0.01), dec!(0.05)).expect("room");
        let drawn = [-2.0 * TENTH, TENTH].map(|z| rate.draw(z).expect("in range"));
        assert_eq!(drawn, [dec!(-0.04), dec!(0.05)]);
        assert_eq!(rate.shape, Shape::Normal);
    }

    /// √(8 × 18) = 12.
    #[test]
    fn a_value_outside_its_ends_gives_way_to_their_middle() {
        let price = input(AssumptionKind::Money, dec!(30));
        let price = Uncertain::between(price, dec!(8), dec!(18)).expect("room");
        assert_eq!(price.draw(0.0), Some(dec!(12)));
        assert_eq!(Uncertain::between(price.input, dec!(5), dec!(5)), None);
    }
}
