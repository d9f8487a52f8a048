//! Every zero of a present value in y = ln(1 + rate).
//!
//! Σ aₖ·e^(−y·tₖ) has no more zeros than its amounts change sign (Descartes' rule for
//! exponentials). With one change there is exactly one: ln(later ÷ earlier present value)
//! falls all the way and is nearly straight, so that steps of fourth order reach it in two
//! or three. With more, zeros lie between those of a sum with one change less (Rolle, for
//! e^(ys)·f with s at a change), and so down to one change: none is missed, and a double
//! zero is an extreme where the sum vanishes. A guess never comes back as an answer, and
//! nothing passes for zero because the amounts are small: the sum is held against
//! Σ |aₖ|·e^(−y·tₖ).

use super::exponential::ExponentialSum;
use super::scan;

/// |Δy| at which a root is found.
const CLOSE: f64 = 1e-13;
/// A balance below this is rounding.
const ROUNDING: f64 = 64.0 * f64::EPSILON;
/// How far out in y a root is looked for: a gain of e^137 in a day.
const FARTHEST: f64 = 5e4;
/// Up to so many changes of sign Rolle's way; beyond, a scan.
const CHANGES: usize = 24;
const STEPS: usize = 200;
/// 5!
const FIFTH: f64 = 120.0;

/// A term: time and amount.
pub type Term = (f64, f64);

/// The zeros, ascending, of terms with ascending times and amounts other than zero.
pub fn roots(terms: &[Term]) -> Vec<f64> {
    let (changes, middle) = changes(terms);
    let sign = terms.first().map_or(0.0, |(_, amount)| amount.signum());
    match (changes, terms.split_at_checked(middle)) {
        (0, _) | (_, None) => Vec::new(),
        (1, Some((early, late))) => single(
            &ExponentialSum::new(early, sign),
            &ExponentialSum::new(late, -sign),
        )
        .into_iter()
        .collect(),
        (2..=CHANGES, Some((early, late))) => {
            between(terms, roots(&with_one_less(terms, early, late)))
        }
        _ => {
            let sum = ExponentialSum::new(terms, 1.0);
            between(terms, scan::stops(|y| sum.balance(y)))
        }
    }
}

/// How often the amounts change sign, and where they first do.
fn changes(terms: &[Term]) -> (usize, usize) {
    let is_out = |term: &Term| term.1 < 0.0;
    let pairs = terms.iter().zip(terms.iter().skip(1));
    let changes = pairs.filter(|(a, b)| is_out(a) != is_out(b)).count();
    let begins = terms.first().is_some_and(is_out);
    let first = terms.iter().position(|term| is_out(term) != begins);
    (changes, first.unwrap_or_default())
}

/// The derivative of e^(ys)·f over e^(ys), s half-way between the terms `early` ends and
/// `late` begins with, which have different signs: amounts aₖ·(s − tₖ).
fn with_one_less(terms: &[Term], early: &[Term], late: &[Term]) -> Vec<Term> {
    let time = |term: Option<&Term>| term.map_or(0.0, |(time, _)| *time);
    let s = 0.5 * (time(early.last()) + time(late.first()));
    let amount = |&(time, amount): &Term| amount * (s - time);
    let largest = terms
        .iter()
        .map(amount)
        .fold(0.0, |a: f64, b| a.max(b.abs()));
    let scaled = terms.iter().map(|term| (term.0, amount(term) / largest));
    scaled.filter(|(_, amount)| *amount != 0.0).collect()
}

/// The one zero of late − early, both sums of positive amounts.
fn single(early: &ExponentialSum, late: &ExponentialSum) -> Option<f64> {
    let span = late.end() - early.start();
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut y = 0.0;
    for step in 0..STEPS {
        let (a, b) = (early.moments(y), late.moments(y));
        let ([zeroth_a, ..], [zeroth_b, ..]) = (a.sums, b.sums);
        let value = libm::log(zeroth_b) - libm::log(zeroth_a) - y * (b.from - a.from);
        if value > 0.0 {
            low = y;
        } else {
            high = y;
        }
        let (fall, change) = local_step(value, a.cumulants(), b.cumulants());
        let mut next = y + change;
        if !(low <= next && next <= high) || (step > 20 && high - low < f64::INFINITY) {
            next = 0.5 * (low + high);
        }
        if !next.is_finite() || next.abs() > FARTHEST {
            return None;
        }
        let moved = (next - y).abs();
        y = next;
        // What the four terms leave out is of the fifth order, and times lie within `span`.
        let left_out = (moved * span).powi(5) / (FIFTH * fall);
        if moved.min(left_out) <= CLOSE * y.abs().max(1.0) {
            return Some(y);
        }
    }
    Some(y)
}

/// How steeply ln(late ÷ early) falls, and the step to its zero by its first four
/// derivatives, which are the cumulants of the times.
fn local_step(value: f64, early: [f64; 4], late: [f64; 4]) -> (f64, f64) {
    let ([a1, a2, a3, a4], [b1, b2, b3, b4]) = (early, late);
    let fall = b1 - a1;
    let newton = value / fall;
    let second = (b2 - a2) / (2.0 * fall);
    let third = (a3 - b3) / (6.0 * fall);
    let fourth = (b4 - a4) / (24.0 * fall);
    // Halley's step, then Newton's for newton − x + second·x² + third·x³ + fourth·x⁴ = 0.
    let halley = newton / (1.0 - newton * second).clamp(0.5, 2.0);
    let mut x = halley;
    for _ in 0..2 {
        let value = newton - x + x * x * (second + x * (third + x * fourth));
        let slope = -1.0 + x * (2.0 * second + x * (3.0 * third + x * 4.0 * fourth));
        x -= value / slope;
    }
    // Far from the zero the four terms mean nothing.
    let is_near = (x - halley).abs() <= 0.5 * halley.abs();
    (fall, if is_near { x } else { halley })
}

/// The zeros of a sum that rises or falls all the way between two stops that follow each
/// other, times a positive factor.
fn between(terms: &[Term], mut stops: Vec<f64>) -> Vec<f64> {
    let sum = ExponentialSum::new(terms, 1.0);
    let sign = |term: Option<&Term>| term.map_or(0.0, |(_, amount)| amount.signum());
    if stops.is_empty() {
        stops.push(0.0);
    }
    let mut found = Vec::new();
    // Far to the left the last term outweighs all others, far to the right the first.
    let mut left = (f64::NEG_INFINITY, sign(terms.last()));
    let right = (f64::INFINITY, sign(terms.first()));
    let stops = stops.into_iter().map(|y| {
        let balance = sum.balance(y);
        let is_zero = balance.abs() <= ROUNDING;
        (y, if is_zero { 0.0 } else { balance.signum() })
    });
    for stop in stops.chain([right]) {
        if stop.1 == 0.0 {
            found.push(stop.0);
        } else if left.1 * stop.1 < 0.0 {
            found.extend(bracketed(&sum, left, stop));
        }
        left = stop;
    }
    found
}

/// The zero between two points with different signs, one of which may be infinite.
fn bracketed(sum: &ExponentialSum, left: (f64, f64), right: (f64, f64)) -> Option<f64> {
    let (mut low, mut high) = (left.0, right.0);
    let mut width = 1.0;
    while !low.is_finite() || !high.is_finite() {
        let (y, sign) = match low.is_finite() {
            true => (low + width, right.1),
            false => (high - width, left.1),
        };
        if y.abs() > FARTHEST {
            return None;
        }
        let inside = sum.balance(y) * sign <= 0.0;
        match (low.is_finite(), inside) {
            (true, true) => low = y,
            (true, false) => high = y,
            (false, true) => high = y,
            (false, false) => low = y,
        }
        width *= 2.0;
    }
    let (mut y, mut last) = (0.5 * (low + high), high - low);
    for _ in 0..STEPS {
        let [value, first, ..] = sum.moments(y).sums;
        if value * left.1 > 0.0 {
            low = y;
        } else {
            high = y;
        }
        let mut next = y + value / first;
        // Outside, or not twice as close as before: halve the bracket instead.
        if !(low < next && next < high) || (next - y).abs() > 0.5 * last {
            next = 0.5 * (low + high);
        }
        last = (next - y).abs();
        y = next;
        if last <= CLOSE * y.abs().max(1.0) {
            break;
        }
    }
    Some(y)
}
