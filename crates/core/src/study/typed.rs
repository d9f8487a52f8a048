//! What a person types into a number's field, as the number that is kept.
//!
//! In: the value that stood there and the typed text. Out: numeral text. `=999*12` is
//! calculated, `*2` and `+10%` start from the value that stood there, everything else is
//! kept as it was typed (`1.2万`, `8k`), so that the file says what the person said. What
//! cannot be read is handed on unchanged and refused by the check, at its place.

use crate::decimal::{Exact, RoundingMode, add, mul, parse, quotient, round, sub};
use rust_decimal::Decimal;

/// The numeral that `typed` means where `old` stood.
pub fn numeral(old: Option<&str>, typed: &str) -> String {
    let typed = typed.trim();
    let meant = formula(typed)
        .or_else(|| scaled(old?, typed))
        .or_else(|| changed_by(old?, typed));
    meant.map_or_else(|| typed.to_owned(), |value| value.normalize().to_string())
}

/// The two ends of a range such as `8k to 20k`, `8k~20k` or `8k-20k`, as they were typed; none
/// for anything else. A lower end without a unit shares the upper one's: `8-20k` is
/// `8k` to `20k`, while `500-2万` begins at 500.
pub fn ends(typed: &str) -> Option<(String, String)> {
    let (low, high) = BETWEEN
        .iter()
        .filter_map(|between| typed.split_once(between))
        .map(|(low, high)| (low.trim(), high.trim()))
        .find(|(low, high)| parse(low).is_ok() && parse(high).is_ok())
        .or_else(|| around_hyphen(typed))?;
    let unit = shared_unit(low, high).unwrap_or_default();
    Some((format!("{low}{unit}"), high.to_owned()))
}

/// What stands between two ends.
const BETWEEN: [&str; 10] = [" to ", "~", "～", "〜", "至", "到", "..", "–", "——", "—"];

/// As most people write it. A sign before an end leaves open what the hyphen is.
fn around_hyphen(typed: &str) -> Option<(&str, &str)> {
    let (low, high) = typed.split_once(|c| plain(c) == '-')?;
    let is_end =
        |end: &str| !end.starts_with(|c| matches!(plain(c), '+' | '-')) && parse(end).is_ok();
    Some((low.trim(), high.trim())).filter(|(low, high)| is_end(low) && is_end(high))
}

/// The unit of `high` (`k`, `万`, `%`) when it stands for `low` too, which has none and is less
/// by its digits alone.
fn shared_unit<'a>(low: &str, high: &'a str) -> Option<&'a str> {
    let digits = high.trim_end_matches(|c: char| !c.is_numeric());
    let unit = high.get(digits.len()..)?;
    let is_bare = low.ends_with(char::is_numeric);
    (is_bare && parse(low).ok()? < parse(digits).ok()?).then_some(unit)
}

/// What every month adds so that `months` lead from one end of a range in the first to the
/// other in the last; none for what is no range, or where there is but one month.
pub fn equal_steps(low: &str, high: &str, months: u32) -> Option<String> {
    let steps = Decimal::from(months.checked_sub(1).filter(|steps| *steps > 0)?);
    let way = sub(parse(high).ok()?, parse(low).ok()?).ok()?;
    Some(rounded(quotient(way, steps).ok()?).normalize().to_string())
}

/// `=999*12`, `＝（1+2）×3`: the four operations and brackets.
fn formula(typed: &str) -> Option<Decimal> {
    let body = typed.strip_prefix(['=', '＝'])?;
    let tokens: Vec<char> = body
        .chars()
        .map(plain)
        .filter(|c| !c.is_whitespace())
        .collect();
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        depth: 0,
    };
    let value = reader.sum()?;
    (reader.at == tokens.len()).then(|| rounded(value))
}

/// `*2`, `×1.5`, `/4` on a plain number.
fn scaled(old: &str, typed: &str) -> Option<Decimal> {
    let mut rest = typed.chars();
    let sign = plain(rest.next()?);
    let by = parse(rest.as_str()).ok()?;
    let old = parse(old).ok()?;
    match sign {
        '*' => mul(old, by).ok(),
        '/' if !by.is_zero() => quotient(old, by).ok(),
        _ => None,
    }
    .map(rounded)
}

/// `+10%` or `-5%` on a plain number changes it by that share; a rate is simply replaced.
fn changed_by(old: &str, typed: &str) -> Option<Decimal> {
    let is_share = |text: &str| text.trim_end().ends_with(['%', '％']);
    if !is_share(typed) || is_share(old) || !typed.starts_with(['+', '-', '−', '＋', '－']) {
        return None;
    }
    let (base, share) = (parse(old).ok()?, parse(typed).ok()?);
    let changed = mul(base, add(Decimal::ONE, share).ok()?).ok()?;
    // A whole number stays whole.
    let decimals = u32::from(base.scale() > 0) * base.scale().max(6);
    Some(round(changed, decimals, RoundingMode::HalfUp))
}

/// To the digits that a numeral may have.
fn rounded(value: Decimal) -> Decimal {
    round(value, 12, RoundingMode::HalfUp)
}

fn plain(c: char) -> char {
    match c {
        '×' | '＊' => '*',
        '÷' | '／' => '/',
        '−' | '－' | '‐' | '‑' => '-',
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        other => other,
    }
}

/// Reads a calculation from left to right; `None` for anything it does not understand.
struct Reader<'a> {
    tokens: &'a [char],
    at: usize,
    depth: usize,
}

/// Brackets within brackets; nobody types more.
const DEEPEST: usize = 20;

impl Reader<'_> {
    fn next_is(&mut self, any: &[char]) -> Option<char> {
        let found = self.tokens.get(self.at).filter(|c| any.contains(c))?;
        self.at += 1;
        Some(*found)
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut value = self.product()?;
        while let Some(sign) = self.next_is(&['+', '-']) {
            let other = self.product()?;
            let result: Exact = if sign == '+' {
                add(value, other)
            } else {
                sub(value, other)
            };
            value = result.ok()?;
        }
        Some(value)
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut value = self.factor()?;
        while let Some(sign) = self.next_is(&['*', '/']) {
            let other = self.factor()?;
            value = match sign {
                '*' => mul(value, other).ok()?,
                _ if other.is_zero() => return None,
                _ => quotient(value, other).ok()?,
            };
        }
        Some(value)
    }

    fn factor(&mut self) -> Option<Decimal> {
        if self.next_is(&['(']).is_some() {
            self.depth += 1;
            if self.depth > DEEPEST {
                return None;
            }
            let inner = self.sum()?;
            return self.next_is(&[')']).map(|_| inner);
        }
        let negative = self.next_is(&['-']).is_some();
        let from = self.at;
        while self
            .tokens
            .get(self.at)
            .is_some_and(|c| !['+', '-', '*', '/', '(', ')'].contains(c))
        {
            self.at += 1;
        }
        let text: String = self.tokens.get(from..self.at)?.iter().collect();
        let value = parse(&text).ok()?;
        Some(if negative { -value } else { value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calculations_are_carried_out_exactly() {
        for (typed, meant) in [
            ("=999*12", "11988"),
            ("=（1.2万+800）×2", "25600"),
            ("=100/3", "33.333333333333"),
            ("=-2*(3-5)", "4"),
            ("=8%*100", "8"),
            ("=１２+３", "15"),
        ] {
            assert_eq!(numeral(None, typed), meant, "{typed}");
        }
        for unread in ["=", "=2*", "=1/0", "=(1", "=abc", "=1e5", "=2)"] {
            assert_eq!(numeral(Some("7"), unread), unread);
        }
    }

    #[test]
    fn signs_start_from_what_stood_there() {
        assert_eq!(numeral(Some("8k"), "+10%"), "8800");
        assert_eq!(numeral(Some("8%"), "+10%"), "+10%");
        assert_eq!(numeral(Some("1500"), "*2"), "3000");
        assert_eq!(numeral(Some("1.2万"), "÷4"), "3000");
        assert_eq!(numeral(Some("5"), "/0"), "/0");
        assert_eq!(numeral(None, "*2"), "*2");
        assert_eq!(numeral(Some("5"), " 1.2万 "), "1.2万");
    }

    #[test]
    fn ranges_are_known_as_such() {
        for (typed, low, high) in [
            ("8k to 20k", "8k", "20k"),
            ("1.2万至3万", "1.2万", "3万"),
            (" 8000 ～ 20000 ", "8000", "20000"),
            ("8千——2万", "8千", "2万"),
            ("8k-20k", "8k", "20k"),
            ("8k - 20k", "8k", "20k"),
            ("８千－２万", "８千", "２万"),
            ("8,000−20,000", "8,000", "20,000"),
            ("20k-8k", "20k", "8k"),
            // As people leave out the unit that both have.
            ("8-20k", "8k", "20k"),
            ("1-2万", "1万", "2万"),
            ("5 到 10%", "5%", "10%"),
            ("500-2万", "500", "2万"),
            ("8k-20000", "8k", "20000"),
        ] {
            let found = Some((low.to_owned(), high.to_owned()));
            assert_eq!(ends(typed), found, "{typed}");
        }
        for none in [
            "-5",
            "-5%",
            "－5%",
            "-5-10",
            "8k--5",
            "8k-+5",
            "=999-12",
            "8k-",
            "2027-01-31",
            "pro-2",
            "8k to many",
            "8k-20k-30k",
            "",
        ] {
            assert_eq!(ends(none), None, "{none}");
        }
    }

    /// 12,000 in 24 steps are 500 each; 2,000 down in 3 are 666.67 each, to twelve digits.
    #[test]
    fn a_range_is_walked_in_equal_steps() {
        assert_eq!(equal_steps("8千", "2万", 25), Some("500".into()));
        let fewer = equal_steps("8k", "6000", 4);
        assert_eq!(fewer, Some("-666.666666666667".into()));
        assert_eq!(equal_steps("8k", "20k", 1), None);
        assert_eq!(equal_steps("8k", "x", 4), None);
    }
}
