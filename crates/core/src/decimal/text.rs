//! A number as plain text, the form in which it is handed on.

use super::digits::{short, without_zeros};
use rust_decimal::Decimal;

/// The longest text: 20 digits, 28 decimals at most, a point and a sign.
const LONGEST: usize = 50;

/// A number without needless zeros, no grouping, a point before its decimals: `-1200.5`.
pub fn plain(number: Decimal) -> String {
    let long = || number.normalize().to_string();
    let Some(digits) = short(number) else {
        return long();
    };
    let (digits, decimals) = without_zeros(digits, number.scale());
    let mut buffer = [b'0'; LONGEST];
    let mut written = 0_usize;
    let mut slots = buffer.iter_mut().rev();
    let mut put = |byte: u8| {
        if let Some(slot) = slots.next() {
            *slot = byte;
            written = written.saturating_add(1);
        }
    };
    // From the last digit to the first.
    let mut rest = digits.unsigned_abs();
    let mut digit = || {
        let last = (rest % 10) as u8;
        rest /= 10;
        (b'0' + last, rest > 0)
    };
    for _ in 0..decimals {
        put(digit().0);
    }
    if decimals > 0 {
        put(b'.');
    }
    loop {
        let (byte, more) = digit();
        put(byte);
        if !more {
            break;
        }
    }
    if digits < 0 {
        put(b'-');
    }
    let text = buffer.get(LONGEST.saturating_sub(written)..);
    let text = text.and_then(|text| std::str::from_utf8(text).ok());
    text.map_or_else(long, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn the_same_as_the_long_way() {
        let fine = dec!(0.0000000000000000000000000001);
        for number in [
            dec!(0),
            dec!(-0.00),
            dec!(0.05),
            dec!(-0.5),
            dec!(7),
            dec!(1200.50),
            dec!(-1200.500),
            dec!(100),
            dec!(9223372036854775807),
            dec!(-922337203685477580.8),
            fine,
            -fine,
            Decimal::MAX,
            Decimal::MIN,
        ] {
            assert_eq!(plain(number), number.normalize().to_string());
        }
    }
}
