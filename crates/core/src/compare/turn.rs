//! Turns: the places along a scale at which the order of two costs changes.
//!
//! Usage, a growth rate or a discount is a scale of whole positions. A turn is named by
//! the first position at which the one that was cheaper no longer is. Costs may jump
//! (packages, volume tiers), so a turn need not have a place of equality.

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A change of order, or equality that changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The first position at which the cheaper one no longer is: equality or a flip.
    pub at: u64,
    /// The first position at which the other is cheaper; none for a touch.
    pub flipped: Option<u64>,
    /// How the first cost compares with the second before it and after it.
    pub before: Ordering,
    pub after: Ordering,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnKind {
    /// The costs pass through equality.
    Crossing,
    /// One of them jumps over the other; they are never equal.
    Jump,
    /// They are equal for a while and then in the same order, or equal at the end.
    Touch,
}

/// Where a state changes between two positions, found by bisection: the first position
/// and every later one at which a new state begins, up to the state at `to`. Changes there
/// and back between two looks stay unseen; with one change in between it is exact.
pub fn trace<S: PartialEq + Clone, E>(
    from: u64,
    to: u64,
    mut state: impl FnMut(u64) -> Result<S, E>,
) -> Result<Vec<(u64, S)>, E> {
    let end = state(to)?;
    let mut here = state(from)?;
    let mut at = from;
    let mut seen = vec![(from, here.clone())];
    while here != end && at < to {
        let (mut same, mut other, mut found) = (at, to, end.clone());
        while other.saturating_sub(same) > 1 {
            let middle = same.midpoint(other);
            let there = state(middle)?;
            if there == here {
                same = middle;
            } else {
                (other, found) = (middle, there);
            }
        }
        at = other;
        here = found.clone();
        seen.push((other, found));
    }
    Ok(seen)
}

/// The turns in a row of positions, each with how the first cost compares there. Every
/// position at which a new order begins must be among them.
pub fn turns(samples: impl IntoIterator<Item = (u64, Ordering)>) -> Vec<Turn> {
    let mut found = Vec::new();
    let mut order = Ordering::Equal;
    let mut equal_since = None;
    for (at, here) in samples {
        if here == Ordering::Equal {
            equal_since = equal_since.or(Some(at));
            continue;
        }
        if order != Ordering::Equal && (here != order || equal_since.is_some()) {
            found.push(Turn {
                at: equal_since.unwrap_or(at),
                flipped: (here != order).then_some(at),
                before: order,
                after: here,
            });
        }
        order = here;
        equal_since = None;
    }
    if let (Some(at), true) = (equal_since, order != Ordering::Equal) {
        found.push(Turn {
            at,
            flipped: None,
            before: order,
            after: Ordering::Equal,
        });
    }
    found
}

impl Turn {
    /// What kind of turn it is, from the difference of the costs around it. It is a jump
    /// when the step from one position to the next is more than `steepness` times the
    /// steps beside it and more than `tolerance`.
    pub fn kind<E>(
        &self,
        steepness: Decimal,
        tolerance: Decimal,
        mut difference: impl FnMut(u64) -> Result<Decimal, E>,
    ) -> Result<TurnKind, E> {
        if self.flipped.is_none() {
            return Ok(TurnKind::Touch);
        }
        let here = difference(self.at)?;
        let Some(last) = self.at.checked_sub(1) else {
            return Ok(TurnKind::Crossing);
        };
        let before = difference(last)?;
        let step = apart(here, before);
        if here.is_zero() || step <= tolerance {
            return Ok(TurnKind::Crossing);
        }
        let next = difference(self.at.saturating_add(1))?;
        let mut beside = apart(next, here);
        if let Some(earlier) = last.checked_sub(1) {
            beside = beside.max(apart(before, difference(earlier)?));
        }
        let limit = beside.checked_mul(steepness).unwrap_or(Decimal::MAX);
        Ok(if step > limit {
            TurnKind::Jump
        } else {
            TurnKind::Crossing
        })
    }
}

fn apart(a: Decimal, b: Decimal) -> Decimal {
    a.checked_sub(b).map_or(Decimal::MAX, |gap| gap.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touches_flips_and_equality_at_the_end_are_told_apart() {
        use Ordering::{Equal, Greater, Less};
        let found = turns([
            (0, Equal),
            (1, Less),
            (5, Equal),
            (6, Less),
            (8, Equal),
            (9, Greater),
            (20, Equal),
        ]);
        let seen: Vec<_> = found.iter().map(|t| (t.at, t.flipped)).collect();
        assert_eq!(seen, [(5, None), (8, Some(9)), (20, None)]);
    }

    #[test]
    fn a_state_is_traced_to_its_last_change() {
        let found = trace(0, 100, |at| Ok::<_, ()>(at.clamp(37, 38)));
        assert_eq!(found, Ok(vec![(0, 37), (38, 38)]));
    }
}
