//! Numbers, months and dates as each language writes them.
//!
//! The window formats with the web view's `Intl`; this is the same style for the command
//! line, for reports and for sentences made in Rust. A test holds both to one list.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

const MINUS: char = '\u{2212}';

/// Digits in groups of three, with a true minus, decimals as they are.
pub fn grouped(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(rest) => (MINUS.to_string(), rest),
        None => (String::new(), number),
    };
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{sign}{out}.{fraction}"),
        None => format!("{sign}{out}"),
    }
}

/// An amount with the currency's decimals and no symbol: `1,234.50`.
pub fn amount(text: &str, decimals: u32) -> String {
    match text.parse::<Decimal>() {
        Ok(value) => {
            let mut value = value;
            // Finer amounts than the smallest unit are shown as they are.
            if value.scale() <= decimals {
                value.rescale(decimals);
            }
            grouped(&value.to_string())
        }
        Err(_) => text.to_owned(),
    }
}

/// An amount with its symbol: `¥1,234.50`, `−$5.00`; Chinese tells dollars apart (`US$`).
pub fn money(text: &str, currency: &str, decimals: u32, language: &str) -> String {
    signed(text, &symbol(currency, language), decimals)
}

/// An amount with its currency's code: `CNY 1,234.50`.
pub fn named(text: &str, currency: &str, decimals: u32) -> String {
    signed(text, &format!("{currency}\u{a0}"), decimals)
}

/// The minus stands before the currency.
fn signed(text: &str, currency: &str, decimals: u32) -> String {
    let plain = amount(text, decimals);
    let (sign, digits) = match plain.strip_prefix(MINUS) {
        Some(rest) => ("\u{2212}", rest),
        None => ("", plain.as_str()),
    };
    format!("{sign}{currency}{digits}")
}

/// A printed amount as books have it: a negative one in parentheses, `(¥5.00)`.
pub fn accounting(printed: &str) -> String {
    match printed.strip_prefix(MINUS) {
        Some(rest) => format!("({rest})"),
        None => printed.to_owned(),
    }
}

fn symbol(currency: &str, language: &str) -> String {
    let chinese = language.starts_with("zh");
    match currency {
        "CNY" => "¥".to_owned(),
        "USD" if chinese => "US$".to_owned(),
        "USD" => "$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        "JPY" if chinese => "JP¥".to_owned(),
        "JPY" => "¥".to_owned(),
        other => format!("{other}\u{a0}"),
    }
}

/// A share of one as a percentage, exact to two decimals of a percent: `15%`, `8.25%`.
pub fn percent(text: &str) -> String {
    match text.parse::<Decimal>() {
        Ok(share) => {
            let percent = (share * Decimal::ONE_HUNDRED)
                .round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
            format!("{}%", grouped(&percent.normalize().to_string()))
        }
        Err(_) => text.to_owned(),
    }
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn short_month(month: u32) -> &'static str {
    MONTHS
        .get(month.saturating_sub(1) as usize)
        .copied()
        .unwrap_or("")
}

/// `2027-01` as `Jan 2027` or `2027年1月`.
pub fn month(text: &str, language: &str) -> String {
    match format!("{text}-01").parse::<NaiveDate>() {
        Ok(date) if language.starts_with("zh") => format!("{}年{}月", date.year(), date.month()),
        Ok(date) => format!("{} {}", short_month(date.month()), date.year()),
        Err(_) => text.to_owned(),
    }
}

/// `2027-01` on an axis: `Jan 27` or `27/01`.
pub fn axis_month(text: &str, language: &str) -> String {
    match format!("{text}-01").parse::<NaiveDate>() {
        Ok(date) if language.starts_with("zh") => {
            format!("{:02}/{:02}", date.year() % 100, date.month())
        }
        Ok(date) => format!("{} {:02}", short_month(date.month()), date.year() % 100),
        Err(_) => text.to_owned(),
    }
}

/// `2027-12-01` as `1 Dec 2027` or `2027年12月1日`.
pub fn date(text: &str, language: &str) -> String {
    match text.parse::<NaiveDate>() {
        Ok(date) if language.starts_with("zh") => {
            format!("{}年{}月{}日", date.year(), date.month(), date.day())
        }
        Ok(date) => format!(
            "{} {} {}",
            date.day(),
            short_month(date.month()),
            date.year()
        ),
        Err(_) => text.to_owned(),
    }
}

/// A day, a month or a year as the language writes it.
pub fn day(text: &str, language: &str) -> String {
    match text.len() {
        7 => month(text, language),
        _ => date(text, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_each_language_does() {
        assert_eq!(grouped("-1234567.5"), "−1,234,567.5");
        assert_eq!(money("1234.5", "CNY", 2, "zh-CN"), "¥1,234.50");
        assert_eq!(money("-5", "USD", 2, "en"), "−$5.00");
        assert_eq!(money("5", "USD", 2, "zh-CN"), "US$5.00");
        assert_eq!(money("1000", "JPY", 0, "en"), "¥1,000");
        assert_eq!(named("-5", "CNY", 2), "−CNY\u{a0}5.00");
        assert_eq!(percent("0.0825"), "8.25%");
        assert_eq!(month("2028-02", "zh-CN"), "2028年2月");
        assert_eq!(month("2028-02", "en"), "Feb 2028");
        assert_eq!(date("2027-12-01", "en"), "1 Dec 2027");
        assert_eq!(axis_month("2027-01", "zh-CN"), "27/01");
    }
}
