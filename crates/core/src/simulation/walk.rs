//! Walk: how a meter strays from its forecast from month to month.
//!
//! quantity = forecast × exp(σ·W(k) − σ²·k/2), W a sum of k standard normal steps: the
//! logarithm of a month's change strays by σ, and the mean of all futures is the forecast
//! (the median falls behind it). Source: geometric Brownian motion with the drift taken out.
//!
//! W is built by a Brownian bridge: first where it ends, then the middle between what is
//! known, and so on. The first dimensions of the points, which are spread best, then decide
//! what matters most.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Significant digits of a factor; quantities are rounded to the meter's decimals afterwards.
const DIGITS: u32 = 12;

/// The factor of each month. The first `known` months, and the first in any case, do not
/// stray. `normal` gives the standard normal value of a dimension, counted from 0; as many
/// are taken as months stray. `None` when a factor is too large to be written.
pub fn factors(
    months: usize,
    known: usize,
    volatility: f64,
    normal: impl Fn(usize) -> f64,
) -> Option<Vec<Decimal>> {
    let still = known.clamp(1, months.max(1));
    let steps = months.saturating_sub(still);
    let strays = bridge(steps, normal);
    let factor = |(step, at): (usize, f64)| {
        let drift = volatility * volatility * step as f64 / 2.0;
        let factor = Decimal::from_f64(libm::exp(volatility * at - drift))?;
        factor.round_sf(DIGITS).map(|factor| factor.normalize())
    };
    let straying = (1..).zip(strays).map(factor);
    std::iter::repeat_n(Some(Decimal::ONE), still.min(months))
        .chain(straying)
        .collect()
}

/// A Brownian motion after 1, 2, … `steps` steps of variance 1.
fn bridge(steps: usize, normal: impl Fn(usize) -> f64) -> Vec<f64> {
    // W(0) = 0 stands first.
    let mut at: Vec<Option<f64>> = vec![None; steps.saturating_add(1)];
    let mut put = |index: usize, value: f64| {
        if let Some(slot) = at.get_mut(index) {
            *slot = Some(value);
        }
        value
    };
    let start = put(0, 0.0);
    if steps == 0 {
        return Vec::new();
    }
    let end = put(steps, libm::sqrt(steps as f64) * normal(0));
    let mut open = std::collections::VecDeque::from([((0, start), (steps, end))]);
    let mut dimension = 1;
    while let Some(((left, low), (right, high))) = open.pop_front() {
        let width = right.saturating_sub(left);
        if width < 2 {
            continue;
        }
        let middle = left.midpoint(right);
        let (from, whole) = (middle.saturating_sub(left) as f64, width as f64);
        let mean = low + (high - low) * from / whole;
        let spread = libm::sqrt(from * (whole - from) / whole);
        let value = put(middle, mean + spread * normal(dimension));
        dimension = dimension.saturating_add(1);
        open.push_back(((left, low), (middle, value)));
        open.push_back(((middle, value), (right, high)));
    }
    at.into_iter()
        .skip(1)
        .map(Option::unwrap_or_default)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::points::Point;
    use super::*;
    use rust_decimal::dec;

    /// By hand: W(2) = √2·1, W(1) = W(2)/2 + √½·0 with z = (1, 0); σ = 10 %, so that the
    /// factors are exp(0.1·0.70711 − 0.005) = 1.06792 and exp(0.1·1.41421 − 0.01) = 1.14045.
    #[test]
    fn two_steps_by_hand() {
        let z = |dimension| if dimension == 0 { 1.0 } else { 0.0 };
        let found = factors(3, 0, 0.1, z).expect("in range");
        let found: Vec<Decimal> = found.iter().map(|f| f.round_dp(5)).collect();
        assert_eq!(found, [dec!(1), dec!(1.06792), dec!(1.14045)]);
    }

    #[test]
    fn what_is_known_does_not_stray() {
        let found = factors(5, 3, 0.1, |_| 1.0).expect("in range");
        assert_eq!(found[..3], [dec!(1); 3]);
        assert!(found[3] > dec!(1));
        assert_eq!(factors(2, 9, 0.1, |_| 1.0), Some(vec![dec!(1); 2]));
        assert_eq!(factors(0, 0, 0.1, |_| 1.0), Some(vec![]));
    }

    /// A Brownian motion: W(k) has variance k, and W(j), W(k) covary by the shorter time.
    #[test]
    fn steps_are_those_of_a_brownian_motion() {
        let paths: Vec<Vec<f64>> = (0..4096)
            .map(|index| bridge(11, |d| Point { index, seed: 5 }.normal(d as u32)))
            .collect();
        let mean = |of: &dyn Fn(&Vec<f64>) -> f64| paths.iter().map(of).sum::<f64>() / 4096.0;
        for (j, k) in [(0, 0), (4, 4), (10, 10), (2, 8), (5, 6), (0, 10)] {
            let covariance = mean(&|path| path[j] * path[k]);
            let wanted = (j.min(k) + 1) as f64;
            assert!(
                (covariance - wanted).abs() < 0.05 * wanted + 0.05,
                "{j} {k}: {covariance}"
            );
        }
    }
}
