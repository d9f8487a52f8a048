//! Rates of return: every rate above −100 % at which flows are worth nothing.
//!
//! XIRR counts years by act/365 fixed from the earliest date; IRR counts periods. The
//! rate is effective: per year, or per period. Flows that change sign more than once can
//! have several such rates or none; then the rate nearest to the discount rate is shown
//! first, and the net present value decides, not the rate.
//! Source: Microsoft's documentation of XIRR and IRR; Ross, Westerfield and Jaffe on
//! several rates; roots as in [`super::root`].

use super::flows::Flows;
use super::root::{CLOSE, Term, roots};

/// The rates of a stream of flows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rates {
    /// All of them, ascending; 0.1 is 10 %.
    pub roots: Vec<f64>,
    /// The one nearest to the discount rate.
    pub headline: Option<f64>,
    /// Why there is none.
    pub none: Option<NoRate>,
}

impl Rates {
    fn none(reason: NoRate) -> Rates {
        Rates {
            none: Some(reason),
            ..Rates::default()
        }
    }
}

/// Why flows have no rate of return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRate {
    /// Money only goes out, or only comes in.
    OneSign,
    /// All of it on one date.
    OneDate,
    /// No rate makes the flows worth nothing.
    NoRoot,
    /// There is one, beyond any number that could be shown.
    OutOfRange,
}

/// A rate as it is shown: the number, or on which side it is beyond what means anything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    Rate(f64),
    /// Below −99 %.
    Below,
    /// Above 1,000,000 %.
    Above,
}

/// The rate as it is shown.
pub fn shown(rate: f64) -> Shown {
    match rate {
        r if r < -0.99 => Shown::Below,
        r if r > 10_000.0 => Shown::Above,
        r => Shown::Rate(r),
    }
}

/// Rates a year of dated flows. `near` is the discount rate that picks the headline.
pub fn xirr(flows: &Flows, near: f64) -> Rates {
    let mut terms = Vec::with_capacity(flows.len());
    terms.extend(flows.in_years());
    rates(terms, near)
}

/// Rates a period of amounts at the times 0, 1, 2, …
pub fn irr(amounts: &[f64], near: f64) -> Rates {
    let times = (0_u32..).map(f64::from);
    rates(times.zip(amounts.iter().copied()).collect(), near)
}

/// Rates of (time, amount), times ascending and each only once.
pub fn rates(mut terms: Vec<Term>, near: f64) -> Rates {
    let (mut is_finite, mut has_zero) = (true, false);
    for (time, amount) in &terms {
        is_finite &= time.abs().max(amount.abs()) <= f64::MAX;
        has_zero |= *amount == 0.0;
    }
    if !is_finite {
        return Rates::none(NoRate::OutOfRange);
    }
    if terms.len() < 2 {
        return Rates::none(NoRate::OneDate);
    }
    if has_zero {
        terms.retain(|(_, amount)| *amount != 0.0);
    }
    let mut roots = roots(&terms);
    if roots.is_empty() {
        return Rates::none(why_none(&terms));
    }
    roots.iter_mut().for_each(|y| *y = rate_of(*y));
    roots.retain(|rate| rate.is_finite() && *rate > -1.0);
    let headline = nearest(&roots, near);
    Rates {
        none: headline.is_none().then_some(NoRate::OutOfRange),
        headline,
        roots,
    }
}

/// The rate at y = ln(1 + rate). A y no farther from 0 than roots are exact is a rate of
/// nothing, not one of −0.00000000000009.
fn rate_of(y: f64) -> f64 {
    if y.abs() <= CLOSE {
        0.0
    } else {
        libm::expm1(y)
    }
}

fn why_none(terms: &[Term]) -> NoRate {
    let is_in = |(_, amount): &Term| *amount > 0.0;
    let ins = terms.iter().filter(|term| is_in(term)).count();
    if ins == 0 || ins == terms.len() {
        return NoRate::OneSign;
    }
    // Different signs at the ends have a root between, if only too far out to be found.
    if terms.first().is_some_and(is_in) == terms.last().is_some_and(is_in) {
        NoRate::NoRoot
    } else {
        NoRate::OutOfRange
    }
}

fn nearest(roots: &[f64], near: f64) -> Option<f64> {
    let by_distance = |a: &f64, b: &f64| (a - near).abs().total_cmp(&(b - near).abs());
    roots.iter().copied().min_by(by_distance)
}

/// The effective rate a year of a nominal one compounded `periods` times a year:
/// (1 + nominal/periods)^periods − 1.
pub fn effective(nominal: f64, periods: f64) -> f64 {
    libm::expm1(periods * libm::log1p(nominal / periods))
}

/// The nominal rate a year, `periods` times the rate of one period.
pub fn nominal(effective: f64, periods: f64) -> f64 {
    periods * per_period(effective, periods)
}

/// The rate of one of `periods` periods: (1 + effective)^(1/periods) − 1.
pub fn per_period(effective: f64, periods: f64) -> f64 {
    libm::expm1(libm::log1p(effective) / periods)
}
