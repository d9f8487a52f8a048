//! Break-even usage (平衡用量): the quantities at which the cheaper of two options changes.
//!
//! Two prices made of straight lines can cross as often as their slopes change order:
//! 0.5·q against 400 + (q − 1000)⁺ cross at 800 and at 1,200. Volume tiers and packages
//! jump, and may change the order without being equal anywhere. So every piece between
//! two changes of rule is searched by itself, in exact arithmetic, over whole quantities.

use super::pieces::pieces;
use super::steady::Steady;
use super::turn::{Turn, TurnKind, trace, turns};
use crate::decimal::{Exact, sub};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Every change of order between two options over a range of usage.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossover {
    pub crossings: Vec<UsageCrossing>,
    /// How the first option compares with the second at quantity 0 and at the last one.
    pub at_zero: Ordering,
    pub at_end: Ordering,
    /// The last whole quantity that was searched; less than asked for when the prices have
    /// too many steps.
    pub searched_to: u64,
}

/// One change of order. Costs are those of one month, of the first option and the second.
#[derive(Debug, Clone, PartialEq)]
pub struct UsageCrossing {
    /// The first whole quantity at which the one that was cheaper no longer is.
    pub quantity: u64,
    /// The first whole quantity at which the other is cheaper; none for a touch.
    pub flipped: Option<u64>,
    pub kind: TurnKind,
    /// How the first compares with the second after it.
    pub after: Ordering,
    /// Just before, at `quantity − 1`.
    pub costs_before: (Decimal, Decimal),
    pub costs: (Decimal, Decimal),
}

/// Finds every change of order for whole quantities from 0 to `max`. The two must come
/// from one call of [`super::steady::steady`], so that their costs are for the same time.
pub fn crossover(one: &Steady, other: &Steady, max: u64) -> Exact<Crossover> {
    let difference = |quantity: u64| {
        let quantity = Decimal::from(quantity);
        sub(one.cost(quantity)?, other.cost(quantity)?)
    };
    let order = |quantity: u64| Ok(difference(quantity)?.cmp(&Decimal::ZERO));
    let found = pieces(&[one, other], max)?;
    let mut samples = Vec::new();
    for piece in &found.list {
        samples.extend(trace(piece.from, piece.to, order)?);
    }
    let crossings = turns(samples)
        .into_iter()
        .map(|turn| usage_crossing(one, other, &turn, difference))
        .collect::<Exact<Vec<_>>>()?;
    Ok(Crossover {
        crossings,
        at_zero: order(0)?,
        at_end: order(found.searched_to)?,
        searched_to: found.searched_to,
    })
}

fn usage_crossing(
    one: &Steady,
    other: &Steady,
    turn: &Turn,
    difference: impl FnMut(u64) -> Exact,
) -> Exact<UsageCrossing> {
    let costs = |quantity: u64| -> Exact<(Decimal, Decimal)> {
        let quantity = Decimal::from(quantity);
        Ok((
            one.monthly(one.cost(quantity)?)?,
            other.monthly(other.cost(quantity)?)?,
        ))
    };
    Ok(UsageCrossing {
        quantity: turn.at,
        flipped: turn.flipped,
        kind: turn.kind(Decimal::ONE, Decimal::ZERO, difference)?,
        after: turn.after,
        costs_before: costs(turn.at.saturating_sub(1))?,
        costs: costs(turn.at)?,
    })
}
