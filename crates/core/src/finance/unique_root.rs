//! The zero of a present value that has only one, or none, and how to see that.
//!
//! Σ aₖ·e^(−y·tₖ) is y times an integral over the running total of its amounts, so it has
//! no more zeros above y = 0 than the total so far changes sign, and none below y = 0
//! beyond the changes of the total still to come (Norstrøm 1972 for one change). Money
//! that flows back for good thus has one rate, however often its sign changes.
//!
//! ln(ins ÷ outs) is nearly straight in y: its derivatives are the cumulants of the times,
//! four of them give steps of fifth order, and two or three reach the zero.

use super::exponential::ExponentialSum;
use super::root::{CLOSE, FARTHEST, ROUNDING, STEPS, Term};

/// 5!
const FIFTH: f64 = 120.0;

/// The zeros, where the running totals show that there is at most one.
pub fn by_running_totals(terms: &[Term]) -> Option<Vec<f64>> {
    let above = changes_of_total(terms.iter())?;
    let below = changes_of_total(terms.iter().rev())?;
    match above + below {
        0 => Some(Vec::new()),
        1 => {
            let begins = terms.first()?.1 < 0.0;
            let (a, b): (Vec<Term>, Vec<Term>) = terms
                .iter()
                .partition(|(_, amount)| (*amount < 0.0) == begins);
            Some(unique(&a, &b).into_iter().collect())
        }
        _ => None,
    }
}

/// How often the total so far changes sign; `None` where it is lost in rounding.
fn changes_of_total<'a>(terms: impl Iterator<Item = &'a Term>) -> Option<usize> {
    let (mut total, mut size, mut changes) = (0.0, 0.0, 0);
    for (_, amount) in terms {
        let before: f64 = total;
        total += amount;
        size += amount.abs();
        if total.abs() <= ROUNDING * size {
            return None;
        }
        changes += usize::from(before * total < 0.0);
    }
    Some(changes)
}

/// The one zero of terms, those of the sign they begin with apart from the others; `None`
/// when it lies beyond all reach.
pub fn unique(early: &[Term], late: &[Term]) -> Option<f64> {
    let sign = early.first()?.1.signum();
    let (early, late) = (
        ExponentialSum::new(early, sign),
        ExponentialSum::new(late, -sign),
    );
    let span = early.end().max(late.end()) - early.start();
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
        // What the four terms leave out is of the fifth order, and times lie within `span`.
        let mut error = (change * span).powi(5).abs() / (FIFTH * fall.abs());
        let is_inside = low <= next && next <= high && next.abs() <= FARTHEST;
        if !is_inside || (step > 20 && high - low < f64::INFINITY) {
            next = inside(low, high);
            error = f64::INFINITY;
        }
        if next.abs() > FARTHEST {
            return None;
        }
        let moved = (next - y).abs();
        y = next;
        if moved.min(error) <= CLOSE * y.abs().max(1.0) {
            return Some(y);
        }
    }
    Some(y)
}

/// A point between two, one of which may be infinite.
fn inside(low: f64, high: f64) -> f64 {
    match (low.is_finite(), high.is_finite()) {
        (true, false) => low + low.abs() + 1.0,
        (false, true) => high - high.abs() - 1.0,
        _ => 0.5 * (low + high),
    }
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
    // Far from the zero the four terms mean nothing, and leave out anything.
    match (x - halley).abs() <= 0.5 * halley.abs() {
        true => (fall, x),
        false => (0.0, halley),
    }
}
