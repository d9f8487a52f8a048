//! The range of an assumption: where its slider ends and how it steps.
//!
//! The ends are round numbers with room on both sides of the value, so that they stay
//! where they are for small changes.

use super::AssumptionKind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The ends and the step of a slider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub min: Decimal,
    pub max: Decimal,
    pub step: Decimal,
}

/// A range that holds the value with room on both sides, with round ends.
pub fn range(kind: AssumptionKind, value: Decimal) -> Range {
    let of = |min: Decimal, max: Decimal, step: Decimal| Range { min, max, step };
    match kind {
        AssumptionKind::Months => of(
            Decimal::ONE,
            Decimal::from(if value >= Decimal::from(60) { 240 } else { 60 }),
            Decimal::ONE,
        ),
        AssumptionKind::Percent => {
            let most = [3, 5, 10, 20, 50, 100].map(|tenths| Decimal::new(tenths, 1));
            let max = most.into_iter().find(|max| value <= *max).unwrap_or(value);
            let min = if value.is_sign_negative() {
                Decimal::NEGATIVE_ONE
            } else {
                Decimal::ZERO
            };
            of(
                min,
                max,
                if max > Decimal::ONE {
                    Decimal::new(1, 2)
                } else {
                    Decimal::new(5, 3)
                },
            )
        }
        AssumptionKind::Quantity | AssumptionKind::Money | AssumptionKind::Number => {
            let reach = round_up(value.abs().max(Decimal::new(5, 1)) * Decimal::TWO);
            let min = if value.is_sign_negative() {
                -reach
            } else {
                Decimal::ZERO
            };
            let whole = kind != AssumptionKind::Number && value.scale() == 0;
            let step = (reach / Decimal::from(200)).normalize();
            of(
                min,
                reach,
                if whole {
                    step.ceil().max(Decimal::ONE)
                } else {
                    step
                },
            )
        }
    }
}

/// From nothing to about twice the value, whatever its size; from as much below zero for
/// one that is negative.
pub fn around(value: Decimal) -> Range {
    let twice = value.abs().saturating_mul(Decimal::TWO);
    let max = if twice.is_zero() {
        Decimal::ONE
    } else {
        round_up(twice)
    };
    Range {
        min: if value.is_sign_negative() {
            -max
        } else {
            Decimal::ZERO
        },
        max,
        step: (max / Decimal::from(200)).normalize(),
    }
}

/// The next of 1, 2, 5 × 10ⁿ.
fn round_up(value: Decimal) -> Decimal {
    let exponent = value.to_f64().map_or(0.0, |v| libm::floor(libm::log10(v)));
    let mut unit = Decimal::ONE;
    let mut left = exponent;
    while left > 0.0 {
        unit *= Decimal::TEN;
        left -= 1.0;
    }
    while left < 0.0 {
        unit /= Decimal::TEN;
        left += 1.0;
    }
    [1, 2, 5, 10]
        .map(|n| Decimal::from(n) * unit)
        .into_iter()
        .find(|round| *round >= value)
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn ranges_have_round_ends() {
        let found = range(AssumptionKind::Quantity, dec!(300));
        assert_eq!(
            (found.min, found.max, found.step),
            (dec!(0), dec!(1000), dec!(5))
        );
        assert_eq!(range(AssumptionKind::Percent, dec!(0.08)).max, dec!(0.3));
        assert_eq!(range(AssumptionKind::Number, dec!(0.9)).max, dec!(2));
        assert_eq!(range(AssumptionKind::Months, dec!(59)).max, dec!(60));
        assert_eq!(range(AssumptionKind::Months, dec!(60)).max, dec!(240));
    }
}
