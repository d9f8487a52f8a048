//! Trend: the steady growth that months already counted have shown.
//!
//! Least squares on the logarithms, so that every month weighs by its ratio and not by its
//! size: ln q = a + b·k, growth e^b − 1 a month.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// Most months that are looked at, the latest ones.
pub const MOST_MONTHS: usize = 12;
/// Fewest months that make a trend.
pub const FEWEST_MONTHS: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// The line's quantity in the month asked for.
    pub start: Decimal,
    /// To four decimals: 0.0512 for 5.12 % a month.
    pub monthly_rate: Decimal,
    /// How many months it stands on.
    pub months: usize,
}

/// The trend of quantities by month number, read at month `at`. `None` with fewer than
/// three months above zero.
pub fn trend(quantities: &[(i64, Decimal)], at: i64) -> Option<Trend> {
    let mut points: Vec<(f64, f64)> = quantities
        .iter()
        .filter_map(|(month, quantity)| {
            let quantity = quantity.to_f64().filter(|q| *q > 0.0)?;
            Some((month.saturating_sub(at) as f64, libm::log(quantity)))
        })
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let latest = points.split_off(points.len().saturating_sub(MOST_MONTHS));
    if latest.len() < FEWEST_MONTHS {
        return None;
    }
    let n = latest.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| latest.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let (mut covariance, mut variance) = (0.0, 0.0);
    for (month, height) in &latest {
        covariance += (month - x) * (height - y);
        variance += (month - x) * (month - x);
    }
    if variance <= 0.0 {
        return None;
    }
    let slope = covariance / variance;
    Some(Trend {
        start: Decimal::from_f64(libm::exp(y - slope * x))?,
        monthly_rate: Decimal::from_f64(libm::expm1(slope))?
            .round_dp(4)
            .normalize(),
        months: latest.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    /// 1,000 growing by a tenth: 1,100, 1,210, 1,331; the next month is 1,464.1.
    #[test]
    fn steady_growth_is_found_again() {
        let months = [dec!(1000), dec!(1100), dec!(1210), dec!(1331)];
        let counted: Vec<(i64, Decimal)> = (-4..0).zip(months).collect();
        let found = trend(&counted, 0).expect("a trend");
        assert_eq!((found.monthly_rate, found.months), (dec!(0.1), 4));
        assert_eq!(found.start.round_dp(4), dec!(1464.1));
    }

    /// By hand: ln 100, ln 200, ln 100 have no slope; the mean is 100 × 2^(1/3) = 125.992.
    #[test]
    fn ups_and_downs_have_none() {
        let counted = [(1, dec!(100)), (2, dec!(200)), (3, dec!(100))];
        let found = trend(&counted, 9).expect("a trend");
        assert_eq!(found.monthly_rate, dec!(0));
        assert_eq!(found.start.round_dp(3), dec!(125.992));
    }

    #[test]
    fn two_months_are_no_trend() {
        assert_eq!(trend(&[(1, dec!(1)), (2, dec!(2)), (3, dec!(0))], 4), None);
    }
}
