//! Ticks: round numbers on the money axis, evenly spaced labels on the month axis.
//!
//! All labels of one axis share unit and decimals; short forms (12.3K, 1.2万) stand on axes only,
//! never in tables.

use crate::typesetting::width;

/// How large numbers are shortened, and how negative ones are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compact {
    /// 万, 亿 in place of K, M, B.
    pub chinese: bool,
    /// Negative amounts in parentheses in place of a minus.
    pub accounting: bool,
}

impl Compact {
    pub const ENGLISH: Compact = Compact {
        chinese: false,
        accounting: false,
    };
    pub const CHINESE: Compact = Compact {
        chinese: true,
        accounting: false,
    };

    /// The language a picture with these labels is in.
    pub(crate) fn language(self) -> &'static str {
        match self.chinese {
            false => "en",
            true => "zh-CN",
        }
    }

    /// A number with its unit, negative as it is wanted.
    fn label(self, value: f64, decimals: usize, unit: &str) -> String {
        let text = format!("{}{unit}", grouped(value.abs(), decimals));
        match (value < 0.0, self.accounting) {
            (false, _) => text,
            (true, false) => format!("\u{2212}{text}"),
            (true, true) => format!("({text})"),
        }
    }

    fn unit(self, magnitude: f64) -> (f64, &'static str) {
        let units: &[(f64, &'static str)] = match self.chinese {
            false => &[(1e9, "B"), (1e6, "M"), (1e4, "K")],
            true => &[(1e8, "亿"), (1e4, "万")],
        };
        match units.iter().find(|(least, _)| magnitude >= *least) {
            // Thousands begin at 10,000: "5,000" reads better than "5.0K".
            Some((_, "K")) => (1e3, "K"),
            Some(unit) => *unit,
            None => (1.0, ""),
        }
    }

    /// One amount by itself, to three figures or so.
    pub(crate) fn amount(self, value: f64) -> String {
        let (size, name) = self.unit(value.abs());
        let decimals = match name {
            "" => 0,
            "K" => 1,
            _ => 2,
        };
        self.label(value / size, decimals, name)
    }
}

/// The money axis: from `low` to `high`, both round, with a tick at every step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct MoneyAxis {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) ticks: Vec<(f64, String)>,
}

impl MoneyAxis {
    /// Covers zero and all values with about `wanted` ticks.
    pub(crate) fn covering(
        values: impl Iterator<Item = f64>,
        wanted: usize,
        words: Compact,
    ) -> MoneyAxis {
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), v| {
            (low.min(v), high.max(v))
        });
        let high = if high - low > 0.0 { high } else { 1.0 };
        let step = round_step((high - low) / wanted.max(1) as f64);
        let (first, last) = ((low / step).floor() as i64, (high / step).ceil() as i64);
        let (low, high) = (first as f64 * step, last as f64 * step);
        let (size, name) = words.unit(low.abs().max(high.abs()));
        let decimals = (-(step / size).log10().floor()).clamp(0.0, 9.0) as usize;
        let ticks = (first..=last)
            .map(|n| {
                let value = n as f64 * step;
                let label = match n {
                    0 => "0".to_owned(),
                    _ => words.label(value / size, decimals, name),
                };
                (value, label)
            })
            .collect();
        MoneyAxis { low, high, ticks }
    }
}

/// The least of 1, 2, 5 × a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10.0_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0]
        .map(|n| n * power)
        .into_iter()
        .find(|s| *s >= least)
        .unwrap_or(10.0 * power)
}

/// Thousands in groups.
fn grouped(value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Every how many months a label stands so that they keep apart.
pub(crate) fn month_step(months: &[String], size: f64, month_width: f64) -> usize {
    let widest = months
        .iter()
        .map(|month| width(month, size))
        .fold(0.0, f64::max);
    [1, 3, 6, 12, 24, 36, 60, 120]
        .into_iter()
        .find(|step| *step as f64 * month_width >= widest + 20.0)
        .unwrap_or(months.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(high: f64, words: Compact) -> Vec<String> {
        let axis = MoneyAxis::covering([0.0, high].into_iter(), 5, words);
        axis.ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn labels_share_unit_and_decimals() {
        assert_eq!(
            labels(183_342.0, Compact::ENGLISH),
            ["0", "50K", "100K", "150K", "200K"]
        );
        assert_eq!(
            labels(183_342.0, Compact::CHINESE),
            ["0", "5万", "10万", "15万", "20万"]
        );
        assert_eq!(
            labels(1_100_000.0, Compact::ENGLISH),
            ["0", "0.5M", "1.0M", "1.5M"]
        );
        assert_eq!(
            labels(24_000.0, Compact::CHINESE),
            ["0", "0.5万", "1.0万", "1.5万", "2.0万", "2.5万"]
        );
        assert_eq!(
            labels(4_800.0, Compact::CHINESE),
            ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]
        );
        assert_eq!(
            labels(250_000_000.0, Compact::CHINESE),
            ["0", "0.5亿", "1.0亿", "1.5亿", "2.0亿", "2.5亿"]
        );
        assert_eq!(
            labels(0.9, Compact::ENGLISH),
            ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]
        );
        assert_eq!(labels(0.0, Compact::ENGLISH).len(), 6);
    }

    #[test]
    fn zero_is_always_on_the_axis() {
        let axis = MoneyAxis::covering([-3_400.0, 900.0].into_iter(), 5, Compact::ENGLISH);
        let labels: Vec<_> = axis.ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(
            labels,
            ["−4,000", "−3,000", "−2,000", "−1,000", "0", "1,000"]
        );
        assert_eq!((axis.low, axis.high), (-4_000.0, 1_000.0));
    }

    #[test]
    fn negative_amounts_stand_in_parentheses_where_they_are_wanted() {
        let words = Compact {
            accounting: true,
            ..Compact::CHINESE
        };
        let axis = MoneyAxis::covering([-34_000.0, 0.0].into_iter(), 2, words);
        let labels: Vec<_> = axis.ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["(4万)", "(2万)", "0"]);
        assert_eq!(words.amount(-20_160.0), "(2.02万)");
    }

    #[test]
    fn single_amounts_are_short() {
        assert_eq!(Compact::ENGLISH.amount(20_160.0), "20.2K");
        assert_eq!(Compact::CHINESE.amount(-20_160.0), "−2.02万");
        assert_eq!(Compact::ENGLISH.amount(999.6), "1,000");
    }

    #[test]
    fn month_labels_keep_apart() {
        let months: Vec<String> = (0..36).map(|_| "Jan 27".to_owned()).collect();
        assert_eq!(month_step(&months, 12.0, 22.0), 3);
        assert_eq!(month_step(&months, 12.0, 5.1), 12);
        assert_eq!(month_step(&months, 12.0, 0.1), 36);
    }
}
