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
/// Fewest changes from one month to the next that tell how much they vary.
const FEWEST_CHANGES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// The line's quantity in the month asked for.
    pub start: Decimal,
    /// To four decimals: 0.0512 for 5.12 % a month.
    pub monthly_rate: Decimal,
    /// The standard deviation of the logarithms of the changes from one month to the next, to
    /// four decimals; none with fewer than three such changes.
    pub volatility: Option<Decimal>,
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
        volatility: volatility(&latest),
        months: latest.len(),
    })
}

/// The sample deviation of the steps between neighbouring months, of points in their order.
fn volatility(points: &[(f64, f64)]) -> Option<Decimal> {
    let neighbours = points.windows(2).filter_map(|pair| match pair {
        [(before, low), (after, high)] if *after - *before < 1.5 => Some(high - low),
        _ => None,
    });
    let changes: Vec<f64> = neighbours.collect();
    if changes.len() < FEWEST_CHANGES {
        return None;
    }
    let count = changes.len() as f64;
    let mean = changes.iter().sum::<f64>() / count;
    let squares: f64 = changes.iter().map(|c| (c - mean) * (c - mean)).sum();
    let found = Decimal::from_f64(libm::sqrt(squares / (count - 1.0)))?;
    Some(found.round_dp(4).normalize())
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
        assert_eq!(found.volatility, Some(dec!(0)));
    }

    /// By hand: ln 100, ln 200, ln 100 have no slope; the mean is 100 × 2^(1/3) = 125.992.
    #[test]
    fn ups_and_downs_have_none() {
        let counted = [(1, dec!(100)), (2, dec!(200)), (3, dec!(100))];
        let found = trend(&counted, 9).expect("a trend");
        assert_eq!(found.monthly_rate, dec!(0));
        assert_eq!(found.start.round_dp(3), dec!(125.992));
    }

    /// By hand: the changes are ln 2, −ln 2, ln 2, of mean ln 2 ÷ 3; their squares about it
    /// add up to (4 + 16 + 4) ÷ 9 · ln² 2, so that the deviation is √(4 ÷ 3) · ln 2 = 0.80037.
    /// The step over the month that is missing does not count.
    #[test]
    fn changes_that_vary_have_a_volatility() {
        let counted = [1, 2, 3, 4, 6].map(|month| (month, dec!(100)));
        let mut counted = counted.to_vec();
        for month in [1, 3] {
            counted[month].1 = dec!(200);
        }
        assert_eq!(
            trend(&counted, 9).and_then(|found| found.volatility),
            Some(dec!(0.8004))
        );
        assert_eq!(
            trend(&counted[1..], 9).and_then(|found| found.volatility),
            None
        );
    }

    #[test]
    fn two_months_are_no_trend() {
        assert_eq!(trend(&[(1, dec!(1)), (2, dec!(2)), (3, dec!(0))], 4), None);
    }
}
