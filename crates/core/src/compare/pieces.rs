//! Pieces: the straight lines that a stepped price consists of.

use super::steady::Steady;
use crate::decimal::Exact;
use rust_decimal::Decimal;

/// Whole quantities from `from` to `to`, both included, priced by the same rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub from: u64,
    pub to: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    pub list: Vec<Piece>,
    /// The last quantity that was looked at: less than asked for when there were more
    /// than [`MOST_PIECES`], or where an option's price is not published.
    pub searched_to: u64,
}

/// Enough for a package price with thousands of steps, and still at once.
pub const MOST_PIECES: usize = 20_000;

/// The pieces of several options together from 0 to `max`: within one, each of their
/// costs is a straight line.
pub fn pieces(options: &[&Steady], max: u64) -> Exact<Pieces> {
    let shape = |quantity: u64| -> Exact<Vec<_>> {
        options
            .iter()
            .map(|option| option.shape(Decimal::from(quantity)))
            .collect()
    };
    let max = published(options, max)?;
    let mut list = Vec::new();
    let mut from = 0_u64;
    let mut length = 1_u64;
    loop {
        let here = shape(from)?;
        // Packages repeat, so the length before is tried first; then ever longer strides.
        let mut same = from;
        let mut stride = length.saturating_sub(1).max(1);
        let mut differs = None;
        while same < max {
            let next = same.saturating_add(stride).min(max);
            if shape(next)? != here {
                differs = Some(next);
                break;
            }
            stride = if same == from {
                1
            } else {
                stride.saturating_mul(2)
            };
            same = next;
        }
        if let Some(mut other) = differs {
            while other.saturating_sub(same) > 1 {
                let middle = same.midpoint(other);
                if shape(middle)? == here {
                    same = middle;
                } else {
                    other = middle;
                }
            }
        }
        list.push(Piece { from, to: same });
        if same >= max || list.len() >= MOST_PIECES {
            return Ok(Pieces {
                list,
                searched_to: same,
            });
        }
        length = same.saturating_sub(from).saturating_add(1);
        from = same.saturating_add(1);
    }
}

/// The last quantity up to `max` whose price every option publishes.
fn published(options: &[&Steady], max: u64) -> Exact<u64> {
    let known = |quantity: u64| -> Exact<bool> {
        for option in options {
            if !option.is_published(Decimal::from(quantity))? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    if known(max)? {
        return Ok(max);
    }
    let (mut low, mut high) = (0_u64, max);
    while high.saturating_sub(low) > 1 {
        let middle = low.midpoint(high);
        if known(middle)? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
