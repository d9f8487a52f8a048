//! The normal distribution's quantiles, the same on every machine.
//!
//! `libm` is Rust's own code and not the system's, so every machine gets the same bits.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// Φ⁻¹(0.9): a range's ends lie so many standard deviations from its middle.
pub const TENTH: f64 = 1.281_551_565_544_600_4;

/// The most corrections; four are enough from where the search begins.
const MOST: usize = 12;

/// Φ⁻¹: the value that a standard normal variable stays below with probability `share`,
/// which lies between 0 and 1, both excluded.
///
/// The root of Φ(x) − share by Halley's method, Φ(x) = erfc(−x/√2)/2, looked for in the
/// lower half, where Φ has all its digits. Of shares from 2⁻²⁴ on, all digits are right.
pub fn quantile(share: f64) -> f64 {
    if share > 0.5 {
        return -quantile(1.0 - share);
    }
    // Tukey's lambda distribution with λ = 0.135 comes close to a normal one.
    let mut x = (libm::pow(share, 0.135) - libm::pow(1.0 - share, 0.135)) / 0.1975;
    for _ in 0..MOST {
        let density = libm::exp(-x * x / 2.0) / libm::sqrt(2.0 * PI);
        let error = (libm::erfc(-x * FRAC_1_SQRT_2) / 2.0 - share) / density;
        let step = error / (1.0 + x * error / 2.0);
        x -= step;
        if step.abs() <= 1e-15 * x.abs() {
            break;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published: NIST/SEMATECH e-Handbook 1.3.6.7.1 (to its digits); the others to 16 digits
    /// from tables of Wichura's AS 241: Φ⁻¹(0.25), Φ⁻¹(0.001), Φ⁻¹(1e-7).
    #[test]
    fn quantiles_are_the_published_ones() {
        for (share, value) in [
            (0.5, 0.0),
            (0.75, 0.674_489_750_196_081_7),
            (0.25, -0.674_489_750_196_081_7),
            (0.9, TENTH),
            (0.95, 1.644_853_626_951_472_7),
            (0.975, 1.959_963_984_540_054),
            (0.99, 2.326_347_874_040_841),
            (0.001, -3.090_232_306_167_813_6),
            (1e-7, -5.199_337_582_192_817),
        ] {
            let found = quantile(share);
            assert!(
                (found - value).abs() < 4e-15 * value.abs().max(1.0),
                "{share}: {found}"
            );
        }
    }

    #[test]
    fn both_halves_mirror_each_other_and_rise() {
        let shares: Vec<f64> = (1..1000).map(|n| f64::from(n) / 1000.0).collect();
        let found: Vec<f64> = shares.iter().map(|share| quantile(*share)).collect();
        assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
        for (low, high) in found.iter().zip(found.iter().rev()) {
            assert!((low + high).abs() < 1e-12);
        }
    }
}
