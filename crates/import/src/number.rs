//! Quantities as files write them: `1,234.5`, `1.234,5`, `1 234`, `１２`, `1.2万`.

use outlay_core::decimal::parse;
use rust_decimal::Decimal;

/// Which mark parts the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalMark {
    #[default]
    Point,
    Comma,
}

/// The mark that a column of texts uses; `None` where nothing tells, such as `1,234` alone,
/// which is read with a decimal point.
pub fn mark<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DecimalMark> {
    let mut found = None;
    for text in texts {
        let (point, comma) = (text.rfind('.'), text.rfind(','));
        let told = match (point, comma) {
            (Some(point), Some(comma)) if point > comma => Some(DecimalMark::Point),
            (Some(_), Some(_)) => Some(DecimalMark::Comma),
            (Some(_), None) if !grouped(text, '.') => Some(DecimalMark::Point),
            (None, Some(_)) if !grouped(text, ',') => Some(DecimalMark::Comma),
            _ => None,
        };
        match (found, told) {
            (Some(before), Some(now)) if before != now => return None,
            (_, Some(now)) => found = Some(now),
            _ => {}
        }
    }
    found
}

/// True when every part after the first has three digits, as groups of thousands do.
fn grouped(text: &str, mark: char) -> bool {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    text.split(mark)
        .skip(1)
        .all(|part| part.len() == 3 && digits(part))
}

/// The quantity; `None` when the text is none.
pub fn quantity(text: &str, mark: DecimalMark) -> Option<Decimal> {
    let spaces = [' ', '\u{a0}', '\u{202f}', '\''];
    let plain: String = text.chars().filter(|c| !spaces.contains(c)).collect();
    let plain = match mark {
        DecimalMark::Point => plain,
        DecimalMark::Comma => plain.replace('.', "").replace(',', "."),
    };
    // A share is no quantity.
    if plain.contains(['%', '％']) {
        return None;
    }
    parse(&plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn marks_are_found() {
        let of = |texts: &[&str]| mark(texts.iter().copied());
        assert_eq!(of(&["1,234.5", "12"]), Some(DecimalMark::Point));
        assert_eq!(of(&["1.234,5", "12"]), Some(DecimalMark::Comma));
        assert_eq!(of(&["0,25"]), Some(DecimalMark::Comma));
        assert_eq!(of(&["1,234", "5,678"]), None);
        assert_eq!(of(&["1.5", "1,5"]), None, "they contradict each other");
    }

    #[test]
    fn quantities_are_read() {
        for (text, mark, value) in [
            ("1,234.5", DecimalMark::Point, Some(dec!(1234.5))),
            ("1.234,5", DecimalMark::Comma, Some(dec!(1234.5))),
            ("1 234", DecimalMark::Comma, Some(dec!(1234))),
            ("1'234.50", DecimalMark::Point, Some(dec!(1234.50))),
            ("１２", DecimalMark::Point, Some(dec!(12))),
            ("1.2万", DecimalMark::Point, Some(dec!(12000))),
            ("12%", DecimalMark::Point, None),
            ("n/a", DecimalMark::Point, None),
        ] {
            assert_eq!(quantity(text, mark), value, "{text}");
        }
    }
}
