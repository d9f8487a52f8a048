//! The digits of a number as machine integers, which are exact and quick.
//!
//! Nearly all numbers fit into one word; what does not takes the longer way with the same
//! result.

use rust_decimal::Decimal;

/// Powers of ten up to the largest scale of a decimal.
const POWERS: [i128; 29] = {
    let mut powers = [1_i128; 29];
    let (mut rest, mut power): (&mut [i128], _) = (&mut powers, 1);
    while let Some((next, others)) = rest.split_first_mut() {
        *next = power;
        power *= 10;
        rest = others;
    }
    powers
};

#[inline]
pub(super) fn power(n: u32) -> Option<i128> {
    POWERS.get(usize::try_from(n).ok()?).copied()
}

/// The digits of a number that fit into a word.
#[inline]
pub(super) fn short(number: Decimal) -> Option<i64> {
    let parts = number.unpack();
    if parts.hi != 0 || parts.mid > i32::MAX.cast_unsigned() {
        return None;
    }
    let digits = (u64::from(parts.mid) << 32) | u64::from(parts.lo);
    let digits = digits.cast_signed();
    Some(if parts.negative { -digits } else { digits })
}

/// `digits` with a decimal point before the last `scale` of them; none when 28 digits cannot
/// hold it.
#[inline]
pub(super) fn number(digits: i128, scale: u32) -> Option<Decimal> {
    match i64::try_from(digits) {
        Ok(short) => Decimal::try_new(short, scale).ok(),
        Err(_) => Decimal::try_from_i128_with_scale(digits, scale).ok(),
    }
}

/// The product of digits. Nearly all are short, and two short ones need no check.
#[inline]
pub(super) fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a).wrapping_mul(i128::from(b))),
        _ => a.checked_mul(b),
    }
}

/// Whole part and remainder of a division by a positive number, rounded down.
#[inline]
pub(super) fn divided(a: i128, by: i128) -> Option<(i128, i128)> {
    match (i64::try_from(a), i64::try_from(by)) {
        (Ok(a), Ok(by)) => {
            let whole = a.checked_div_euclid(by)?;
            Some((whole.into(), a.wrapping_sub(whole.wrapping_mul(by)).into()))
        }
        _ => Some((a.checked_div_euclid(by)?, a.checked_rem_euclid(by)?)),
    }
}

/// Whole part and remainder of a × b ÷ `by`, which is positive, rounded down.
#[inline]
pub(super) fn product_divided(a: i128, b: i128, by: i128) -> Option<(i128, i128)> {
    let in_words = || {
        let [a, b, by] = [a, b, by].map(i64::try_from);
        let (product, by) = (a.ok()?.checked_mul(b.ok()?)?, by.ok()?);
        let whole = product.checked_div_euclid(by)?;
        let rest = product.wrapping_sub(whole.wrapping_mul(by));
        Some((whole.into(), rest.into()))
    };
    in_words().or_else(|| divided(product(a, b)?, by))
}

/// The digits of a number when it is written with `scale` decimals, no less than it has.
#[inline]
pub(super) fn digits_at(number: Decimal, scale: u32) -> Option<i128> {
    let digits = short(number).map_or_else(|| number.mantissa(), i128::from);
    match scale.checked_sub(number.scale())? {
        0 => Some(digits),
        more => product(digits, power(more)?),
    }
}

/// The same in a word.
#[inline]
pub(super) fn word_at(number: Decimal, scale: u32) -> Option<i64> {
    let more = scale.checked_sub(number.scale())?;
    let power = i64::try_from(power(more)?).ok()?;
    short(number)?.checked_mul(power)
}

/// Digits and how many of them are decimals, without decimal zeros at the end.
#[inline]
pub(super) fn without_zeros(mut digits: i64, mut scale: u32) -> (i64, u32) {
    while scale > 0 && digits % 10 == 0 {
        digits /= 10;
        scale = scale.saturating_sub(1);
    }
    (digits, scale)
}

/// The digits of a number and its decimals, without zeros at the end.
#[inline]
pub(super) fn shortest(number: Decimal) -> (i128, u32) {
    match short(number) {
        Some(digits) => {
            let (digits, scale) = without_zeros(digits, number.scale());
            (i128::from(digits), scale)
        }
        None => {
            let number = number.normalize();
            (number.mantissa(), number.scale())
        }
    }
}
