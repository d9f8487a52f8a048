//! Cliff (跳档点): the cost of a month against usage, as the steps it really has.
//!
//! Between two corners the cost is a straight line; at a corner it bends or jumps. A
//! volume tier can make one more unit lower the total (15 units 150, 16 units 80): such
//! zones are named, since buying more is cheaper there than buying less.

use super::pieces::{Piece, pieces};
use super::steady::Steady;
use super::turn::trace;
use crate::decimal::{Exact, add, mul, sub};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The staircase of one option. All amounts are those of one month.
#[derive(Debug, Clone, PartialEq)]
pub struct Cliff {
    pub stretches: Vec<Stretch>,
    pub dips: Vec<Dip>,
    pub headroom: Headroom,
    pub searched_to: u64,
}

/// A straight part of the cost, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    pub from: u64,
    pub to: u64,
    pub cost_from: Decimal,
    pub cost_to: Decimal,
    /// What the cost leaps by when usage enters it, beyond what a unit costs here or
    /// before; 0 for a mere bend.
    pub leap: Decimal,
}

/// A zone in which more usage would cost less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dip {
    /// The first quantity that is cheaper than the one before it, and its cost.
    pub at: u64,
    pub cost: Decimal,
    /// The cost of one unit less.
    pub before: Decimal,
    /// Every quantity from here up to `at` costs more than `at` does.
    pub dearer_from: u64,
}

/// Where the present usage stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Headroom {
    pub quantity: Decimal,
    pub cost: Decimal,
    /// What one unit more adds; negative in front of a dip.
    pub next_unit: Decimal,
    /// The next quantity at which the cost has a step ([`Stretch::is_step`]), and how high.
    pub next_leap: Option<(u64, Decimal)>,
    /// Units that may be added before that.
    pub units: Option<Decimal>,
}

/// The staircase of an option for whole quantities from 0 to `max`.
pub fn cliff(option: &Steady, max: u64) -> Exact<Cliff> {
    let found = pieces(&[option], max)?;
    let cost = |quantity: u64| option.cost(Decimal::from(quantity));
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut dips = Vec::new();
    for (index, piece) in found.list.iter().enumerate() {
        let leap = leap(cost, piece)?;
        stretches.push(Stretch {
            from: piece.from,
            to: piece.to,
            cost_from: option.monthly(cost(piece.from)?)?,
            cost_to: option.monthly(cost(piece.to)?)?,
            leap: option.monthly(leap)?,
        });
        let before = found.list.get(..index).unwrap_or_default();
        if let Some(dip) = dip(option, cost, before, piece)? {
            dips.push(dip);
        }
    }
    let headroom = headroom(option, &stretches)?;
    Ok(Cliff {
        stretches,
        dips,
        headroom,
        searched_to: found.searched_to,
    })
}

/// How much more the first unit of a piece changes the cost than the units beside it do.
fn leap(cost: impl Fn(u64) -> Exact, piece: &Piece) -> Exact {
    let Some(last) = piece.from.checked_sub(1) else {
        return Ok(Decimal::ZERO);
    };
    let (before, here) = (cost(last)?, cost(piece.from)?);
    let step = sub(here, before)?;
    let mut slopes = vec![if piece.to > piece.from {
        sub(cost(piece.from.saturating_add(1))?, here)?
    } else {
        Decimal::ZERO
    }];
    if let Some(earlier) = last.checked_sub(1) {
        slopes.push(sub(before, cost(earlier)?)?);
    }
    let low = slopes.iter().min().copied().unwrap_or_default();
    let high = slopes.iter().max().copied().unwrap_or_default();
    if step > high {
        sub(step, high)
    } else if step < low {
        sub(step, low)
    } else {
        Ok(Decimal::ZERO)
    }
}

fn dip(
    option: &Steady,
    cost: impl Fn(u64) -> Exact,
    before: &[Piece],
    piece: &Piece,
) -> Exact<Option<Dip>> {
    let Some(last) = piece.from.checked_sub(1) else {
        return Ok(None);
    };
    let (here, previous) = (cost(piece.from)?, cost(last)?);
    if here >= previous {
        return Ok(None);
    }
    let mut dearer_from = piece.from;
    for earlier in before.iter().rev() {
        let states = trace(earlier.from, earlier.to, |q| Ok(cost(q)? > here))?;
        match states.last() {
            Some((from, true)) => dearer_from = *from,
            _ => break,
        }
        if states.len() > 1 {
            break;
        }
    }
    Ok(Some(Dip {
        at: piece.from,
        cost: option.monthly(here)?,
        before: option.monthly(previous)?,
        dearer_from,
    }))
}

fn headroom(option: &Steady, stretches: &[Stretch]) -> Exact<Headroom> {
    let quantity = option.present();
    let cost = option.cost(quantity)?;
    let next = option.cost(add(quantity, Decimal::ONE)?)?;
    let whole = quantity.floor().to_u64().unwrap_or(u64::MAX);
    let mut beyond = stretches.iter().filter(|s| s.from > whole);
    let leap = beyond.find(|s| s.is_step());
    let units = match leap {
        Some(stretch) => {
            let last = sub(Decimal::from(stretch.from), Decimal::ONE)?;
            Some(sub(last, quantity)?.max(Decimal::ZERO))
        }
        None => None,
    };
    Ok(Headroom {
        quantity,
        cost: option.monthly(cost)?,
        next_unit: option.monthly(sub(next, cost)?)?,
        next_leap: leap.map(|stretch| (stretch.from, stretch.leap)),
        units,
    })
}

impl Stretch {
    /// Whether the cost leaps by more than 1 % of it here: smaller leaps are the grain of a
    /// meter that is counted in whole units.
    pub fn is_step(&self) -> bool {
        let hundredfold = self.leap.abs().checked_mul(Decimal::ONE_HUNDRED);
        !self.leap.is_zero() && hundredfold.is_none_or(|leap| leap > self.cost_from)
    }
}

impl Cliff {
    /// The corners of the drawn staircase: quantity and cost, in order.
    pub fn corners(&self) -> Vec<(u64, Decimal)> {
        let ends = |s: &Stretch| [(s.from, s.cost_from), (s.to, s.cost_to)];
        let mut corners: Vec<(u64, Decimal)> = self.stretches.iter().flat_map(ends).collect();
        corners.dedup();
        corners
    }
}

/// Twice the highest quantity of a meter's months, at least 10: a range that shows where
/// the forecast lies in it.
pub fn range(months: &[Decimal]) -> Exact<u64> {
    let peak = months.iter().max().copied().unwrap_or_default();
    let reach = mul(peak, Decimal::TWO)?.ceil();
    Ok(reach.to_u64().unwrap_or(u64::MAX).max(10))
}
