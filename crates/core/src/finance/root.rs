//! Every zero of a present value in y = ln(1 + rate).
//!
//! Σ aₖ·e^(−y·tₖ) has no more zeros than its amounts change sign (Descartes' rule for
//! exponentials). With one change there is exactly one, and often that can be seen with
//! more. Otherwise zeros lie between those of a sum with one change less (Rolle, for
//! e^(ys)·f with s at a change), and so down to one change: none is missed, and a double
//! zero is an extreme where the sum vanishes. A guess never comes back as an answer, and
//! nothing passes for zero because the amounts are small: the sum is held against
//! Σ |aₖ|·e^(−y·tₖ).

use super::exponential::ExponentialSum;
use super::scan;
use super::unique_root::{by_running_totals, unique};

/// |Δy| at which a root is found.
pub(super) const CLOSE: f64 = 1e-13;
/// A balance below this is rounding.
pub(super) const ROUNDING: f64 = 64.0 * f64::EPSILON;
/// How far out in y a root is looked for: a gain of e^137 in a day.
pub(super) const FARTHEST: f64 = 5e4;
/// Up to so many changes of sign Rolle's way; beyond, a scan.
const CHANGES: usize = 24;
pub(super) const STEPS: usize = 200;

/// A term: time and amount.
pub type Term = (f64, f64);

/// The zeros, ascending, of terms with ascending times and amounts other than zero.
pub fn roots(terms: &[Term]) -> Vec<f64> {
    let (changes, middle) = changes(terms);
    let Some((early, late)) = terms.split_at_checked(middle).filter(|_| changes > 0) else {
        return Vec::new();
    };
    if changes == 1 {
        return unique(early, late).into_iter().collect();
    }
    if let Some(found) = by_running_totals(terms) {
        return found;
    }
    let stops = if changes <= CHANGES {
        roots(&with_one_less(terms, early, late))
    } else {
        let sum = ExponentialSum::new(terms, 1.0);
        scan::stops(|y| sum.balance(y))
    };
    between(terms, stops)
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
