//! Allocation: an amount in parts that add up to it exactly, by the largest remainder.
//!
//! Shares are worked out in whole numbers, so that equal remainders are equal and the earlier
//! part is served first.

use super::{
    Exact, Overflow, add, digits_at, multiple, product, product_divided, steps_below, sub, sum,
};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// Splits `total` in proportion to `weights` into amounts of `decimals` places that add
/// up to `total` exactly: everyone gets the rounded-down share, and the smallest units
/// left over go to the largest remainders, earlier ones first.
pub fn allocate(total: Decimal, weights: &[Decimal], decimals: u32) -> Exact<Vec<Decimal>> {
    allocate_in_steps(total, weights, Decimal::new(1, decimals))
}

/// As [`allocate`], into multiples of `unit`.
pub fn allocate_in_steps(
    total: Decimal,
    weights: &[Decimal],
    unit: Decimal,
) -> Exact<Vec<Decimal>> {
    if let [_] = weights {
        return Ok(vec![total]);
    }
    let digits = Digits::of(weights);
    let weightless = match &digits {
        Some(digits) => digits.sum == 0,
        None => sum(weights.iter().copied())?.is_zero(),
    };
    if weightless || total.is_zero() {
        let mut parts = vec![Decimal::ZERO; weights.len()];
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        return Ok(parts);
    }
    let mut shares = digits
        .and_then(|digits| digits.shares(total, unit))
        .or_else(|| long_shares(total, weights, unit))
        .ok_or(Overflow)?;
    let steps = |shares: &[StepShare]| shares.iter().map(|share| share.steps).sum::<i128>();
    let left = steps_below(total, unit).ok_or(Overflow)? - steps(&shares);
    serve_largest(&mut shares, usize::try_from(left).unwrap_or(0));
    let mut parts = Vec::with_capacity(shares.len());
    for share in &shares {
        parts.push(multiple(share.steps, unit)?);
    }
    // A total finer than the unit keeps its tail on the last part, so that nothing is lost.
    let tail = sub(total, multiple(steps(&shares), unit)?)?;
    if let (false, Some(last)) = (tail.is_zero(), parts.last_mut()) {
        *last = add(*last, tail)?;
    }
    Ok(parts)
}

/// Gives one step more to each of the `left` largest remainders, of equal ones to the earlier.
fn serve_largest(shares: &mut [StepShare], left: usize) {
    if left == 0 {
        return;
    }
    let remainders = shares.iter().enumerate();
    let mut order: Vec<(Reverse<i128>, usize)> = remainders
        .map(|(index, share)| (Reverse(share.remainder), index))
        .collect();
    if left < order.len() {
        order.select_nth_unstable(left);
    }
    for (_, index) in order.into_iter().take(left) {
        if let Some(share) = shares.get_mut(index) {
            share.steps += 1;
        }
    }
}

/// What one weight has of a total: whole steps, and what is left of a step in a measure that
/// is the same for all weights.
struct StepShare {
    steps: i128,
    remainder: i128,
}

/// Weights as whole numbers, all with equally many decimals.
struct Digits {
    weights: Vec<i128>,
    sum: i128,
}

impl Digits {
    /// None when the numbers are too long for it.
    fn of(weights: &[Decimal]) -> Option<Digits> {
        let scale = weights.iter().map(Decimal::scale).max()?;
        let mut digits = Digits {
            weights: Vec::with_capacity(weights.len()),
            sum: 0,
        };
        for weight in weights {
            let weight = digits_at(*weight, scale)?;
            digits.sum = digits.sum.checked_add(weight)?;
            digits.weights.push(weight);
        }
        Some(digits)
    }

    /// total ÷ unit × weight ÷ (sum of weights), in whole numbers without any rounding; none
    /// when the numbers are too long for it.
    fn shares(&self, total: Decimal, unit: Decimal) -> Option<Vec<StepShare>> {
        let money = total.scale().max(unit.scale());
        let total = digits_at(total, money)?;
        let divisor = product(digits_at(unit, money)?, self.sum)?;
        // The divisor is positive below, so that rounding down means the same for every sign.
        let total = if divisor < 0 { -total } else { total };
        let divisor = divisor.abs();
        let mut shares = Vec::with_capacity(self.weights.len());
        for weight in &self.weights {
            let (steps, remainder) = product_divided(total, *weight, divisor)?;
            shares.push(StepShare { steps, remainder });
        }
        Some(shares)
    }
}

/// The same for long numbers, with quotients of 28 digits.
fn long_shares(total: Decimal, weights: &[Decimal], unit: Decimal) -> Option<Vec<StepShare>> {
    let whole = sum(weights.iter().copied()).ok()?;
    let units = total.checked_div(unit)?;
    let share = |weight: &Decimal| {
        let share = units.checked_mul(*weight)?.checked_div(whole)?;
        let floor = share.floor();
        Some(StepShare {
            steps: digits_at(floor, 0)?,
            remainder: digits_at(share.checked_sub(floor)?, 28)?,
        })
    };
    weights.iter().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn parts_add_up_with_the_largest_remainders_served_first() {
        let thirds = allocate(dec!(100.00), &[dec!(1), dec!(1), dec!(1)], 2);
        assert_eq!(thirds, Ok(vec![dec!(33.34), dec!(33.33), dec!(33.33)]));
        let negative = allocate(dec!(-10.00), &[dec!(1), dec!(2)], 2);
        assert_eq!(negative, Ok(vec![dec!(-3.33), dec!(-6.67)]));
    }

    /// 1/3 and 4/3 of a cent leave the same third: the earlier part has the cent that is left.
    #[test]
    fn equal_remainders_go_by_order() {
        let parts = allocate(dec!(0.03), &[dec!(4), dec!(4), dec!(1)], 2);
        assert_eq!(parts, Ok(vec![dec!(0.02), dec!(0.01), dec!(0.00)]));
    }

    /// 28 digits by instalments in thirds, more than whole numbers of the machine hold.
    #[test]
    fn long_numbers_add_up_too() {
        let third = dec!(0.3333333333333333333333333333);
        let parts = allocate(dec!(100000000000000.00), &[third; 3], 2);
        let [first, rest] = [dec!(33333333333333.34), dec!(33333333333333.33)];
        assert_eq!(parts, Ok(vec![first, rest, rest]));
    }
}
