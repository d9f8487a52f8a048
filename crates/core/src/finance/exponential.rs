//! Sums of exponentials, Σ amount·e^(−y·time): a present value as a function of
//! y = ln(1 + rate), and what a root finder asks of it.
//!
//! Powers of two by argument reduction and the polynomial of FreeBSD's `e_exp.c`, written
//! without branches so that two lanes run at once, and of sums, products and one quotient
//! only, so that the bits are the same on every machine. Everything is measured from the
//! term that weighs most, so nothing overflows.

use std::f64::consts::{LN_2, LOG2_E};

const LANES: usize = 2;
/// 1.5·2⁵²: added and taken off, it rounds to a whole number, which its low bits show.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// Below this the result is next to the smallest number there is.
const LOWEST: f64 = -1021.0;

/// 2^x for x ≤ 0.
#[inline(always)]
fn exp2(x: f64) -> f64 {
    let x = if x > LOWEST { x } else { LOWEST };
    let shifted = x + ROUNDER;
    let r = (x - (shifted - ROUNDER)) * LN_2;
    let t = r * r;
    let c = r - t
        * (1.666_666_666_666_660_2e-1
            + t * (-2.777_777_777_701_559_3e-3
                + t * (6.613_756_321_437_934e-5
                    + t * (-1.653_390_220_546_525_2e-6 + t * 4.138_136_797_057_238_5e-8))));
    let mantissa = 1.0 + (r + r * c / (2.0 - c));
    // The whole part of x becomes the exponent.
    mantissa * f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52)
}

#[derive(Debug, Clone, Copy)]
struct Block {
    times: [f64; LANES],
    amounts: [f64; LANES],
}

/// Amounts at times in ascending order.
#[derive(Debug, Clone)]
pub struct ExponentialSum {
    blocks: Vec<Block>,
    first: f64,
    last: f64,
}

/// Σ a·τⁿ·w for n = 0 … 4, with w = e^(−yτ) and τ counted from `from`.
#[derive(Debug, Clone, Copy)]
pub struct Moments {
    pub from: f64,
    pub sums: [f64; 5],
}

impl Moments {
    /// Mean, variance and the third and fourth cumulant of the times, weighed by a·w.
    pub fn cumulants(&self) -> [f64; 4] {
        let [zeroth, a, b, c, d] = self.sums;
        let [m, b, c, d] = [a, b, c, d].map(|sum| sum / zeroth);
        [
            self.from + m,
            b - m * m,
            c - 3.0 * m * b + 2.0 * m * m * m,
            d - 4.0 * m * c - 3.0 * b * b + 12.0 * m * m * b - 6.0 * m * m * m * m,
        ]
    }
}

impl ExponentialSum {
    /// Terms of (time, amount), times ascending, with amounts taken `factor` times.
    pub fn new(terms: &[(f64, f64)], factor: f64) -> ExponentialSum {
        let (first, last) = match (terms.first(), terms.last()) {
            (Some(first), Some(last)) => (first.0, last.0),
            _ => (0.0, 0.0),
        };
        let (pairs, rest) = terms.as_chunks();
        let mut blocks = Vec::with_capacity(pairs.len() + 1);
        blocks.extend(pairs.iter().map(|[a, b]| Block {
            times: [a.0, b.0],
            amounts: [a.1 * factor, b.1 * factor],
        }));
        blocks.extend(rest.iter().map(|term| Block {
            times: [term.0, last],
            amounts: [term.1 * factor, 0.0],
        }));
        ExponentialSum {
            blocks,
            first,
            last,
        }
    }

    /// The earliest time.
    pub fn start(&self) -> f64 {
        self.first
    }

    /// The latest time.
    pub fn end(&self) -> f64 {
        self.last
    }

    /// The time of the term that weighs most as y grows in either direction.
    fn heaviest(&self, y: f64) -> f64 {
        if y < 0.0 { self.last } else { self.first }
    }

    pub fn moments(&self, y: f64) -> Moments {
        let from = self.heaviest(y);
        let scale = -y * LOG2_E;
        let mut sums = [[0.0; LANES]; 5];
        for block in &self.blocks {
            let times = block.times.map(|time| time - from);
            let mut term = block.amounts;
            if y != 0.0 {
                term = zip(term, times.map(|t| exp2(scale * t)), |a, w| a * w);
            }
            for sum in &mut sums {
                *sum = zip(*sum, term, |a, b| a + b);
                term = zip(term, times, |a, t| a * t);
            }
        }
        let sums = sums.map(|[a, b]| a + b);
        Moments { from, sums }
    }

    /// The sum as a share of the same sum with every amount positive, −1 … 1.
    pub fn balance(&self, y: f64) -> f64 {
        let from = self.heaviest(y);
        let scale = -y * LOG2_E;
        let (mut sum, mut size) = ([0.0; LANES], [0.0; LANES]);
        for block in &self.blocks {
            let weights = block.times.map(|time| exp2(scale * (time - from)));
            let term = zip(block.amounts, weights, |a, w| a * w);
            sum = zip(sum, term, |a, b| a + b);
            size = zip(size, term.map(f64::abs), |a, b| a + b);
        }
        let ([a, b], [c, d]) = (sum, size);
        (a + b) / (c + d)
    }
}

#[inline(always)]
fn zip(a: [f64; LANES], b: [f64; LANES], f: impl Fn(f64, f64) -> f64) -> [f64; LANES] {
    let ([a0, a1], [b0, b1]) = (a, b);
    [f(a0, b0), f(a1, b1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against libm, over the whole range.
    #[test]
    fn the_power_is_exact_to_a_unit_or_two() {
        for k in 0..100_000 {
            let x = -f64::from(k) * 0.010_1;
            let (ours, exact) = (exp2(x), libm::exp2(x));
            assert!((ours / exact - 1.0).abs() < 5e-16, "{x}: {ours} {exact}");
        }
        assert_eq!(exp2(0.0), 1.0);
        assert!(exp2(-1e300) < 1e-300);
    }

    #[test]
    fn moments_by_hand() {
        let terms = [(0.0, 1.0), (1.0, 2.0), (2.0, 4.0), (3.0, 8.0), (4.0, 16.0)];
        // With y = ln 2 every term weighs 1: the times 0 to 4, evenly.
        let moments = ExponentialSum::new(&terms, 1.0).moments(LN_2);
        let expected = [5.0, 10.0, 30.0, 100.0, 354.0];
        for (found, expected) in moments.sums.iter().zip(expected) {
            assert!((found / expected - 1.0).abs() < 1e-14);
        }
        // Cumulants of the discrete uniform distribution: 2, (5² − 1)/12, 0, −(5⁴ − 1)/120.
        for (found, expected) in moments.cumulants().iter().zip([2.0, 2.0, 0.0, -5.2]) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }
}
