//! Items: what one message, object or request counts for, by its size.
//!
//! Vendors count messages in payload units, texts in segments and objects from a least
//! size up. A mean size does not tell how many units there are, so sizes are stated with
//! their shares, and each size is counted by itself.

use crate::decimal::{Exact, Overflow};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Items {
    /// Shares of all items and the size of each; the shares add up to 1.
    pub sizes: Vec<(Decimal, Decimal)>,
    pub rule: ItemRule,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ItemRule {
    /// Started units of a size: payload of 5 KiB. Up to `single` it is one unit, however
    /// small; a text of 160 signs is one segment, longer ones are cut every 153.
    Units { of: Decimal, single: Decimal },
    /// Its size in units of `of`, but never less than `least`: small objects, short storage.
    AtLeast { of: Decimal, least: Decimal },
    /// One when its size lies above the first and up to the second, else nothing: the class
    /// of a minute by the sum of its streams, of a request by its length.
    Class {
        above: Decimal,
        up_to: Option<Decimal>,
    },
}

impl Items {
    /// What an item counts for on average over the stated sizes.
    pub fn units_each(&self) -> Exact {
        self.sizes
            .iter()
            .try_fold(Decimal::ZERO, |sum, (share, size)| {
                let part = share.checked_mul(self.rule.units(*size)?);
                part.and_then(|part| sum.checked_add(part)).ok_or(Overflow)
            })
    }
}

impl ItemRule {
    /// What one item of this size counts for.
    pub fn units(&self, size: Decimal) -> Exact {
        Ok(match *self {
            ItemRule::Units { single, .. } if size <= single => Decimal::ONE,
            ItemRule::Units { of, .. } => size.checked_div(of).ok_or(Overflow)?.ceil(),
            ItemRule::AtLeast { of, least } => crate::decimal::quotient(size.max(least), of)?,
            ItemRule::Class { above, up_to } => {
                let within = size > above && up_to.is_none_or(|bound| size <= bound);
                Decimal::from(u8::from(within))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_text_is_cut_into_segments() {
        let gsm = ItemRule::Units {
            of: dec!(153),
            single: dec!(160),
        };
        let segments = [0, 160, 161, 306, 307].map(|size| gsm.units(Decimal::from(size)));
        assert_eq!(
            segments,
            [1, 1, 2, 2, 3].map(|units| Ok(Decimal::from(units)))
        );
    }

    #[test]
    fn each_size_is_counted_by_itself() {
        // Half of 1 KiB, half of 9 KiB: 1 and 2 units of 5 KiB; their mean size, 5 KiB,
        // would be one unit.
        let items = Items {
            sizes: vec![(dec!(0.5), dec!(1)), (dec!(0.5), dec!(9))],
            rule: ItemRule::Units {
                of: dec!(5),
                single: dec!(5),
            },
        };
        assert_eq!(items.units_each(), Ok(dec!(1.5)));
    }
}
