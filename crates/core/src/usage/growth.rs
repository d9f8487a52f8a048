//! Growth: the quantity of a month before season and events.
//!
//! Months count from 0, and month 0 is the stated start in every model.

use crate::decimal::{Exact, Overflow, add, mul, sub};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

#[derive(Debug, Clone, PartialEq)]
pub enum Growth {
    Flat,
    /// Adds `per_month` every month; may be negative.
    Linear {
        per_month: Decimal,
    },
    /// Multiplies by 1 + `monthly_rate` every month.
    Compound {
        monthly_rate: Decimal,
    },
    /// A logistic curve from the start towards `ceiling`, steepest at `midpoint` (months).
    SCurve {
        ceiling: Decimal,
        midpoint: Decimal,
        steepness: Decimal,
    },
    /// Month by month; the last value stays.
    Explicit {
        values: Vec<Decimal>,
    },
}

impl Growth {
    /// The quantity of `month` for growth from `start`. Powers and exponentials are
    /// taken to at least 12 significant digits; the meter then rounds to its decimals.
    pub fn quantity(&self, start: Decimal, month: usize) -> Exact {
        let k = Decimal::from_usize(month).ok_or(Overflow)?;
        match self {
            Growth::Flat => Ok(start),
            Growth::Linear { per_month } => add(start, mul(*per_month, k)?),
            Growth::Compound { monthly_rate } => {
                let factor = Decimal::ONE.checked_add(*monthly_rate).ok_or(Overflow)?;
                let grown = power(factor, month)?;
                start.checked_mul(grown).ok_or(Overflow)
            }
            Growth::SCurve {
                ceiling,
                midpoint,
                steepness,
            } => {
                let reached = |at: Decimal| -> Exact {
                    let x = mul(*steepness, sub(at, *midpoint)?)?;
                    logistic(x).ok_or(Overflow)
                };
                let (from, now) = (reached(Decimal::ZERO)?, reached(k)?);
                let share = sub(now, from)?
                    .checked_div(sub(Decimal::ONE, from)?)
                    .ok_or(Overflow)?;
                let rise = sub(*ceiling, start)?.checked_mul(share).ok_or(Overflow)?;
                start.checked_add(rise).ok_or(Overflow)
            }
            Growth::Explicit { values } => Ok(values
                .get(month)
                .or(values.last())
                .copied()
                .unwrap_or(start)),
        }
    }
}

/// `factor` to a whole power by repeated squaring, to 28 digits.
fn power(factor: Decimal, mut exponent: usize) -> Exact {
    let (mut result, mut square) = (Decimal::ONE, factor);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result.checked_mul(square).ok_or(Overflow)?;
        }
        exponent /= 2;
        if exponent > 0 {
            square = square.checked_mul(square).ok_or(Overflow)?;
        }
    }
    Ok(result)
}

/// 1 ÷ (1 + e^−x) to 12 decimals, by `libm` so that it is the same on every machine.
fn logistic(x: Decimal) -> Option<Decimal> {
    let share = 1.0 / (1.0 + libm::exp(-x.to_f64()?.clamp(-60.0, 60.0)));
    Decimal::from_f64(share).map(|d| d.round_dp(12).min(Decimal::new(999_999_999_999, 12)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn compound_growth_is_a_power() {
        let growth = Growth::Compound {
            monthly_rate: dec!(0.1),
        };
        assert_eq!(growth.quantity(dec!(1000), 3), Ok(dec!(1331.000)));
    }

    #[test]
    fn an_s_curve_starts_where_stated_and_ends_at_its_ceiling() {
        let growth = Growth::SCurve {
            ceiling: dec!(40000),
            midpoint: dec!(5),
            steepness: dec!(0.9),
        };
        assert_eq!(growth.quantity(dec!(300), 0), Ok(dec!(300)));
        let last = growth.quantity(dec!(300), 60).expect("in range");
        assert_eq!(last.round(), dec!(40000));
        // By hand: L(0) = 1/(1+e^4.5) = 0.0109869, L(5) = 1/2;
        // 300 + 39,700 × (0.5 − 0.0109869)/(1 − 0.0109869) = 19,929.48
        let middle = growth.quantity(dec!(300), 5).expect("in range");
        assert_eq!(middle.round_dp(1), dec!(19929.5));
    }

    #[test]
    fn explicit_values_hold_their_last() {
        let growth = Growth::Explicit {
            values: vec![dec!(1), dec!(2)],
        };
        assert_eq!(growth.quantity(dec!(1), 9), Ok(dec!(2)));
    }
}
