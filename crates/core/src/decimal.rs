//! Exact decimal arithmetic and the numerals that people write.
//!
//! `rust_decimal` rounds silently once a result needs more than 28 digits. Amounts of
//! money must never change without notice, so sums, differences and products go through
//! this module, which reports a result it cannot hold exactly. Numerals are limited at
//! the door to 15 digits before and 12 after the point, which leaves room for products.

use rust_decimal::{Decimal, RoundingStrategy};

/// A result that 28 digits cannot hold exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

pub type Exact<T = Decimal> = Result<T, Overflow>;

/// `a + b`, exactly.
pub fn add(a: Decimal, b: Decimal) -> Exact {
    let sum = a.checked_add(b).ok_or(Overflow)?;
    // A sum keeps the larger scale unless digits had to be dropped.
    if sum.scale() >= a.scale().max(b.scale()) {
        Ok(sum)
    } else {
        exact_or_normal(a, b, sum)
    }
}

/// Digits may have been dropped: accept only if they were trailing zeros.
fn exact_or_normal(a: Decimal, b: Decimal, sum: Decimal) -> Exact {
    let needed = a.normalize().scale().max(b.normalize().scale());
    if sum.scale() >= needed {
        Ok(sum)
    } else {
        Err(Overflow)
    }
}

/// `a − b`, exactly.
pub fn sub(a: Decimal, b: Decimal) -> Exact {
    // A zero must not turn its sign: people would read −0.00.
    add(a, if b.is_zero() { b } else { -b })
}

/// `a × b`, exactly.
pub fn mul(a: Decimal, b: Decimal) -> Exact {
    if let Some(product) = short_product(a, b) {
        return Ok(product);
    }
    let (a, b) = (a.normalize(), b.normalize());
    let product = a.checked_mul(b).ok_or(Overflow)?;
    let exact_scale = a.scale().saturating_add(b.scale());
    // rust_decimal drops digits only by lowering the scale; zero and trailing zeros aside.
    if product.is_zero() || product.scale() >= exact_scale {
        Ok(product)
    } else {
        Err(Overflow)
    }
}

/// The product when the digits of both, without zeros at the end, fit a machine word each.
fn short_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let short = |n: Decimal| {
        let (mut digits, mut scale) = (i64::try_from(n.mantissa()).ok()?, n.scale());
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale = scale.saturating_sub(1);
        }
        Some((i128::from(digits), scale))
    };
    let ((a, a_scale), (b, b_scale)) = (short(a)?, short(b)?);
    // Two words multiply without overflow; more than 96 bits or 28 decimals are refused.
    let scale = a_scale.saturating_add(b_scale);
    Decimal::try_from_i128_with_scale(a.wrapping_mul(b), scale).ok()
}

/// The sum of many amounts, exactly.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Exact {
    amounts.into_iter().try_fold(Decimal::ZERO, add)
}

/// Decimal places of a quotient that does not come out even.
const QUOTIENT_DECIMALS: u32 = 12;

/// `a ÷ b` to 12 decimals, half up. That leaves room to multiply by a price, and no
/// amount of money is decided by a later digit: what is divided here is divided by days
/// or by package sizes.
pub fn quotient(a: Decimal, b: Decimal) -> Exact {
    let exact = a.checked_div(b).ok_or(Overflow)?;
    Ok(round(exact, QUOTIENT_DECIMALS, RoundingMode::HalfUp))
}

/// `a × numerator ÷ denominator`, as [`quotient`].
pub fn ratio(a: Decimal, numerator: Decimal, denominator: Decimal) -> Exact {
    if numerator == denominator {
        return Ok(a);
    }
    quotient(mul(a, numerator)?, denominator)
}

/// How a digit that is dropped changes the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RoundingMode {
    /// Half away from zero (四舍五入), what nearly every vendor does.
    #[default]
    HalfUp,
    HalfEven,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
}

/// `amount` at `decimals` places.
pub fn round(amount: Decimal, decimals: u32, mode: RoundingMode) -> Decimal {
    let strategy = match mode {
        RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
        RoundingMode::Up => RoundingStrategy::AwayFromZero,
        RoundingMode::Down => RoundingStrategy::ToZero,
    };
    amount.round_dp_with_strategy(decimals, strategy)
}

/// Rounds a quotient of quantities to a whole number.
pub fn whole(quantity: Decimal, rounding: WholeRounding) -> Decimal {
    match rounding {
        WholeRounding::Up => quantity.ceil(),
        WholeRounding::Down => quantity.floor(),
        WholeRounding::Nearest => round(quantity, 0, RoundingMode::HalfUp),
    }
}

/// How a started package or block counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WholeRounding {
    Up,
    Down,
    Nearest,
}

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
    let whole = sum(weights.iter().copied())?;
    if whole.is_zero() || total.is_zero() {
        let mut parts = vec![Decimal::ZERO; weights.len()];
        if let Some(first) = parts.first_mut() {
            *first = total;
        }
        return Ok(parts);
    }
    let units = total.checked_div(unit).ok_or(Overflow)?;
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (index, weight) in weights.iter().enumerate() {
        let share = units
            .checked_mul(*weight)
            .ok_or(Overflow)?
            .checked_div(whole)
            .ok_or(Overflow)?;
        let floor = share.floor();
        remainders.push((share.checked_sub(floor).ok_or(Overflow)?, index));
        parts.push(mul(floor, unit)?);
    }
    let mut left = sub(total, sum(parts.iter().copied())?)?;
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, index) in remainders {
        if left < unit {
            break;
        }
        if let Some(part) = parts.get_mut(index) {
            *part = add(*part, unit)?;
            left = sub(left, unit)?;
        }
    }
    // A total finer than the unit keeps its tail on the last part, so that nothing is lost.
    if let (false, Some(last)) = (left.is_zero(), parts.last_mut()) {
        *last = add(*last, left)?;
    }
    Ok(parts)
}

/// Why a text is not a number here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralError {
    /// Not a number at all.
    Malformed,
    /// More than 15 digits before or 12 after the decimal point.
    TooLong,
}

/// Reads a number as a person writes it, exactly: `1200`, `1,200.50`, `−3`, `8k`, `1.5M`,
/// `1.2万`, `3亿`, `8%`, full-width digits too. A percentage is read as its share of one.
/// Exponents are refused: nobody writes a price that way on purpose.
pub fn parse(text: &str) -> Result<Decimal, NumeralError> {
    let plain: String = text.trim().chars().map(half_width).collect();
    let (negative, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (digits, shift) = suffix(digits);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = ungroup(whole).ok_or(NumeralError::Malformed)?;
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(&whole) || !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(NumeralError::Malformed);
    }
    if digits.ends_with('.') {
        return Err(NumeralError::Malformed);
    }
    let fraction = fraction.trim_end_matches('0');
    let whole = whole.trim_start_matches('0');
    if whole.len() > 15 || fraction.len() > 12 {
        return Err(NumeralError::TooLong);
    }
    let mantissa: i128 = format!("0{whole}{fraction}")
        .parse()
        .map_err(|_| NumeralError::Malformed)?;
    let scale = u32::try_from(fraction.len()).map_err(|_| NumeralError::TooLong)?;
    let value =
        Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| NumeralError::TooLong)?;
    let value = mul(value, shift)
        .map_err(|_| NumeralError::TooLong)?
        .normalize();
    if value.scale() > 12 || value >= Decimal::from(1_000_000_000_000_000_i64) {
        return Err(NumeralError::TooLong);
    }
    Ok(if negative { -value } else { value })
}

/// Full-width forms, as Chinese input methods produce them, in their plain form.
fn half_width(c: char) -> char {
    match c {
        '０'..='９' | '，' | '．' | '％' | '＋' | '－' => {
            char::from_u32((c as u32).saturating_sub(0xFEE0)).unwrap_or(c)
        }
        other => other,
    }
}

/// The multiplier at the end of a numeral, with the digits before it.
fn suffix(text: &str) -> (&str, Decimal) {
    const SUFFIXES: [(&str, i64, u32); 7] = [
        ("%", 1, 2),
        ("k", 1_000, 0),
        ("K", 1_000, 0),
        ("M", 1_000_000, 0),
        ("万", 10_000, 0),
        ("亿", 100_000_000, 0),
        ("萬", 10_000, 0),
    ];
    SUFFIXES
        .iter()
        .find_map(|(end, factor, scale)| {
            text.strip_suffix(end)
                .map(|rest| (rest.trim_end(), Decimal::new(*factor, *scale)))
        })
        .unwrap_or((text, Decimal::ONE))
}

/// Takes out thousands separators; `None` when they do not stand every three digits.
fn ungroup(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let well_formed = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    well_formed.then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn reads_what_people_write() {
        for (text, value) in [
            ("1200", dec!(1200)),
            ("1,200.50", dec!(1200.5)),
            ("１２００．５", dec!(1200.5)),
            ("8k", dec!(8000)),
            ("1.2万", dec!(12000)),
            ("3亿", dec!(300000000)),
            ("8%", dec!(0.08)),
            ("7.5 %", dec!(0.075)),
            ("−3", dec!(-3)),
            ("+4", dec!(4)),
            (".5", dec!(0.5)),
        ] {
            assert_eq!(parse(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_number() {
        for text in [
            "", "abc", "1,20", "1e4", "1_000", "--3", "5.", "NaN", "1.2.3", "k", "%",
        ] {
            assert_eq!(parse(text), Err(NumeralError::Malformed), "{text}");
        }
        assert_eq!(parse("12345678901234567"), Err(NumeralError::TooLong));
        assert_eq!(parse("0.1234567890123"), Err(NumeralError::TooLong));
    }

    #[test]
    fn a_product_that_would_lose_digits_is_reported() {
        assert_eq!(
            mul(dec!(1.000000000000001), dec!(1.000000000000001)),
            Err(Overflow)
        );
        assert_eq!(mul(dec!(99.99), dec!(0.085)), Ok(dec!(8.49915)));
        assert_eq!(
            add(dec!(79228162514264337593543950.335), dec!(0.0004)),
            Err(Overflow)
        );
    }

    #[test]
    fn parts_add_up_with_the_largest_remainders_served_first() {
        let thirds = allocate(dec!(100.00), &[dec!(1), dec!(1), dec!(1)], 2);
        assert_eq!(thirds, Ok(vec![dec!(33.34), dec!(33.33), dec!(33.33)]));
        let negative = allocate(dec!(-10.00), &[dec!(1), dec!(2)], 2);
        assert_eq!(negative, Ok(vec![dec!(-3.33), dec!(-6.67)]));
    }
}
