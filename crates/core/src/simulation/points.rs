//! Points: where each future lies, as standard normal values by dimension.
//!
//! A scrambled Sobol sequence spreads the futures evenly over all dimensions, so that a
//! thousand of them tell as much as ten thousand that are drawn blindly. Point `n` depends
//! on the seed and on `n` alone: not on how many there are, in which order or on how many
//! processors they are computed.

use super::normal::quantile;
use sobol_burley::{NUM_DIMENSIONS, sample};

/// The sequence has no more points.
pub const MOST_PATHS: u32 = 1 << 16;

/// The sequence's values are multiples of 2⁻²³; half a step keeps them off 0 and 1.
const HALF_STEP: f64 = 1.0 / (1 << 24) as f64;

/// The point of one future.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// Below [`MOST_PATHS`].
    pub index: u32,
    pub seed: u32,
}

impl Point {
    /// The value in a dimension. Dimensions beyond those of the sequence come from another
    /// one, with a seed of its own.
    pub fn normal(self, dimension: u32) -> f64 {
        let (again, within) = (dimension / NUM_DIMENSIONS, dimension % NUM_DIMENSIONS);
        let seed = self.seed.wrapping_add(again.wrapping_mul(0x9e37_79b9));
        let share = f64::from(sample(self.index % MOST_PATHS, within, seed));
        quantile(share + HALF_STEP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 1,024 points each tenth of a dimension holds its share to a point, and the values
    /// have mean 0 and variance 1; blindly drawn ones would have a mean off by 0.03.
    #[test]
    fn points_are_spread_evenly_in_every_dimension() {
        for dimension in [0, 1, 7, 255, 256, 700] {
            let values: Vec<f64> = (0..1024)
                .map(|index| Point { index, seed: 1 }.normal(dimension))
                .collect();
            let mean = values.iter().sum::<f64>() / 1024.0;
            let variance = values.iter().map(|z| z * z).sum::<f64>() / 1024.0;
            assert!(mean.abs() < 2e-3, "{dimension}: {mean}");
            assert!((variance - 1.0).abs() < 1e-2, "{dimension}: {variance}");
            let below = values.iter().filter(|z| **z < quantile(0.1)).count();
            assert!((101..=104).contains(&below), "{dimension}: {below}");
        }
    }

    #[test]
    fn dimensions_and_seeds_have_nothing_to_do_with_each_other() {
        let all =
            |dimension, seed| (0..1024).map(move |index| Point { index, seed }.normal(dimension));
        for (one, other) in [((0, 1), (1, 1)), ((3, 1), (259, 1)), ((0, 1), (0, 2))] {
            let products = all(one.0, one.1)
                .zip(all(other.0, other.1))
                .map(|(a, b)| a * b);
            let correlation = products.sum::<f64>() / 1024.0;
            assert!(correlation.abs() < 0.1, "{one:?} {other:?}: {correlation}");
        }
    }
}
