//! Exact decimal arithmetic and the numerals that people write.
//!
//! `rust_decimal` rounds silently once a result needs more than 28 digits. Amounts of
//! money must never change without notice, so sums, differences and products go through
//! this module, which reports a result it cannot hold exactly. Numerals are limited at
//! the door to 15 digits before and 12 after the point, which leaves room for products.
//! Only what is divided or multiplied by a factor ends at a stated number of decimals.

mod allocation;
mod digits;
mod text;

pub use allocation::{allocate, allocate_in_steps};
use digits::{
    digits_at, divided, number, power, product, product_divided, short, shortest, without_zeros,
    word_at,
};
use rust_decimal::Decimal;
pub use text::plain;

/// A result that 28 digits cannot hold exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

pub type Exact<T = Decimal> = Result<T, Overflow>;

/// `a + b`, exactly.
#[inline(always)]
pub fn add(a: Decimal, b: Decimal) -> Exact {
    match short_sum(a, b) {
        Some(sum) => Ok(sum),
        None if b.is_zero() => Ok(a),
        None if a.is_zero() => Ok(b),
        None => long_sum(a, b),
    }
}

/// The sum of short numbers with equally many decimals, which nearly all are.
#[inline]
fn short_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a.scale() != b.scale() {
        return None;
    }
    let sum = short(a)?.checked_add(short(b)?)?;
    Decimal::try_new(sum, a.scale()).ok()
}

fn long_sum(a: Decimal, b: Decimal) -> Exact {
    aligned_sum(a, b)
        .or_else(|| aligned_sum(a.normalize(), b.normalize()))
        .ok_or(Overflow)
}

fn aligned_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let in_words = || word_at(a, scale)?.checked_add(word_at(b, scale)?);
    if let Some(sum) = in_words() {
        return Decimal::try_new(sum, scale).ok();
    }
    let sum = digits_at(a, scale)?.checked_add(digits_at(b, scale)?)?;
    number(sum, scale)
}

/// `a − b`, exactly.
#[inline]
pub fn sub(a: Decimal, b: Decimal) -> Exact {
    // A zero must not turn its sign: people would read −0.00.
    add(a, if b.is_zero() { b } else { -b })
}

/// `a × b`, exactly.
#[inline]
pub fn mul(a: Decimal, b: Decimal) -> Exact {
    match short_product(a, b) {
        Some(product) => Ok(product),
        None => long_product(a, b),
    }
}

#[inline]
fn short_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (x, x_scale) = without_zeros(short(a)?, a.scale());
    let (y, y_scale) = without_zeros(short(b)?, b.scale());
    Decimal::try_new(x.checked_mul(y)?, x_scale.saturating_add(y_scale)).ok()
}

fn long_product(a: Decimal, b: Decimal) -> Exact {
    let ((a, a_scale), (b, b_scale)) = (shortest(a), shortest(b));
    let digits = product(a, b).ok_or(Overflow)?;
    number(digits, a_scale.saturating_add(b_scale)).ok_or(Overflow)
}

/// The sum of many amounts, exactly.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Exact {
    amounts.into_iter().try_fold(Decimal::ZERO, add)
}

/// Decimal places of a quotient that does not come out even.
pub const QUOTIENT_DECIMALS: u32 = 12;

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
    quotient(longest_product(a, numerator)?, denominator)
}

/// Decimal places of a product by a factor: with twelve digits before the point as many as
/// a number holds.
const FACTORED_DECIMALS: u32 = 16;

/// `amount × factor` to 16 decimals: a quantity by its price, what was priced by a rate of
/// exchange, a rise, a discount. A part of a month has twelve decimals, its price and every
/// factor bring their own, and together they would soon have no room.
pub fn by_factor(amount: Decimal, factor: Decimal) -> Exact {
    let product = longest_product(amount, factor)?;
    Ok(round(product, FACTORED_DECIMALS, RoundingMode::HalfUp))
}

/// `a × b` in all the digits there are.
fn longest_product(a: Decimal, b: Decimal) -> Exact {
    mul(a, b).or_else(|_| a.checked_mul(b).ok_or(Overflow))
}

/// `a × part ÷ whole` in all the digits there are. The share comes first, so that large
/// quantities and weights need not be multiplied with each other.
pub fn share_of(a: Decimal, part: Decimal, whole: Decimal) -> Exact {
    let share = part.checked_div(whole).ok_or(Overflow)?;
    a.checked_mul(share).ok_or(Overflow)
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
    let Some(unit) = amount.scale().checked_sub(decimals).and_then(power) else {
        return amount;
    };
    let Some((kept, dropped)) = divided(amount.mantissa().abs(), unit) else {
        return amount;
    };
    let twice = dropped * 2;
    let away = match mode {
        RoundingMode::HalfUp => twice >= unit,
        RoundingMode::HalfEven => twice > unit || (twice == unit && kept % 2 != 0),
        RoundingMode::Up => dropped != 0,
        RoundingMode::Down => false,
    };
    let rounded = kept + i128::from(away);
    let digits = if amount.is_sign_negative() {
        -rounded
    } else {
        rounded
    };
    number(digits, decimals).unwrap_or(amount)
}

/// The greatest multiple of `step` that is not above `amount`, in steps.
fn steps_below(amount: Decimal, step: Decimal) -> Option<i128> {
    let scale = amount.scale().max(step.scale());
    let (steps, _) = divided(digits_at(amount, scale)?, digits_at(step, scale)?)?;
    Some(steps)
}

/// The greatest multiple of `step` that is not above `amount`.
pub fn floor_to(amount: Decimal, step: Decimal) -> Exact {
    let steps = steps_below(amount, step).ok_or(Overflow)?;
    multiple(steps, step)
}

fn multiple(steps: i128, step: Decimal) -> Exact {
    let digits = product(steps, step.mantissa()).ok_or(Overflow)?;
    number(digits, step.scale()).ok_or(Overflow)
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

/// Why a text is not a number here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralError {
    /// Not a number at all.
    Malformed,
    /// More than 15 digits before or 12 after the decimal point.
    TooLong,
}

/// Reads a number as a person writes it, exactly: `1200`, `1,200.50`, `−3`, `8k`, `1.5M`,
/// `1.2万`, `8千`, `3亿`, `8%`, full-width digits too. A percentage is read as its share of one.
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
    // The longer before those they end in.
    const SUFFIXES: [(&str, i64, u32); 10] = [
        ("%", 1, 2),
        ("k", 1_000, 0),
        ("K", 1_000, 0),
        ("M", 1_000_000, 0),
        ("千万", 10_000_000, 0),
        ("百万", 1_000_000, 0),
        ("千", 1_000, 0),
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
            ("8千", dec!(8000)),
            ("1.5百万", dec!(1500000)),
            ("2千万", dec!(20000000)),
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
    fn what_multiplies_a_price_ends_at_sixteen_decimals() {
        assert_eq!(by_factor(dec!(99.99), dec!(-0.085)), Ok(dec!(-8.49915)));
        // 9050.7216122387478926262051875 has 29 digits; 16 decimals of it are kept.
        let turnover = dec!(1245.7767903225792450625);
        assert_eq!(
            by_factor(turnover, dec!(7.265123)),
            Ok(dec!(9050.7216122387478926))
        );
        // A part of a month of tokens, at a price with ten decimals: 6092847.6000089548023885175068.
        assert_eq!(
            by_factor(dec!(84000000000.123456789012), dec!(0.0000725339)),
            Ok(dec!(6092847.6000089548023885))
        );
        assert_eq!(
            by_factor(dec!(79228162514264337593543950335), dec!(1.1)),
            Err(Overflow)
        );
    }
}
