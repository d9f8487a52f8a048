//! Tier tables and how a quantity falls into them.
//!
//! A bound is inclusive: with `up_to` 100 the 100th unit still has this tier's price
//! (Stripe, OpenMeter, Orb). The last tier is open by type, so no quantity can fall
//! through. One table is read in three ways: graduated (each unit at the price of its own
//! tier), volume (all units at the price of the tier reached), stairstep (the fee of the
//! class reached).

use crate::decimal::{Exact, sub};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Tiers {
    /// Rising bounds; may be empty.
    pub closed: Vec<Tier>,
    pub last: TierPrice,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    /// The last quantity that belongs to it.
    pub up_to: Decimal,
    pub price: TierPrice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TierPrice {
    pub unit_price: Decimal,
    pub flat_fee: Decimal,
}

/// What of a quantity lies in one tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TierShare {
    /// From 1.
    pub tier: usize,
    pub quantity: Decimal,
    /// The tier's bounds: more than `above`, at most `up_to`.
    pub above: Decimal,
    pub up_to: Option<Decimal>,
    pub price: TierPrice,
}

impl Tiers {
    /// All tiers with their bounds, in order, the open one last.
    pub fn bounds(&self) -> impl Iterator<Item = (Decimal, Option<Decimal>, TierPrice)> + '_ {
        let starts = std::iter::once(Decimal::ZERO).chain(self.closed.iter().map(|t| t.up_to));
        let ends = self
            .closed
            .iter()
            .map(|t| Some(t.up_to))
            .chain(std::iter::once(None));
        let prices = self
            .closed
            .iter()
            .map(|t| t.price)
            .chain(std::iter::once(self.last));
        starts
            .zip(ends)
            .zip(prices)
            .map(|((above, up_to), price)| (above, up_to, price))
    }

    /// Every tier that `quantity` reaches, with the part of it that lies there.
    /// A quantity of zero reaches the first tier with nothing in it.
    pub fn slices(&self, quantity: Decimal) -> Exact<Vec<TierShare>> {
        let mut slices = Vec::new();
        for (index, (above, up_to, price)) in self.bounds().enumerate() {
            if index > 0 && quantity <= above {
                break;
            }
            let top = up_to.map_or(quantity, |bound| bound.min(quantity));
            slices.push(TierShare {
                tier: index.saturating_add(1),
                quantity: sub(top, above)?,
                above,
                up_to,
                price,
            });
        }
        Ok(slices)
    }

    /// The one tier that `quantity` lands in, with all of it.
    pub fn landing(&self, quantity: Decimal) -> TierShare {
        let mut tier = 1_usize;
        let mut above = Decimal::ZERO;
        for closed in &self.closed {
            if quantity <= closed.up_to {
                return TierShare {
                    tier,
                    quantity,
                    above,
                    up_to: Some(closed.up_to),
                    price: closed.price,
                };
            }
            above = closed.up_to;
            tier = tier.saturating_add(1);
        }
        TierShare {
            tier,
            quantity,
            above,
            up_to: None,
            price: self.last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn tiers() -> Tiers {
        let price = |unit_price, flat_fee| TierPrice {
            unit_price,
            flat_fee,
        };
        Tiers {
            closed: vec![
                Tier {
                    up_to: dec!(100),
                    price: price(dec!(1), dec!(0)),
                },
                Tier {
                    up_to: dec!(200),
                    price: price(dec!(0.8), dec!(5)),
                },
            ],
            last: price(dec!(0.5), dec!(0)),
        }
    }

    #[test]
    fn bounds_are_inclusive() {
        assert_eq!(tiers().landing(dec!(100)).tier, 1);
        assert_eq!(tiers().landing(dec!(100.01)).tier, 2);
        assert_eq!(tiers().landing(dec!(1000)).up_to, None);
    }

    #[test]
    fn slices_add_up_to_the_quantity() {
        let slices = tiers().slices(dec!(250)).expect("small");
        let parts: Vec<_> = slices.iter().map(|s| s.quantity).collect();
        assert_eq!(parts, [dec!(100), dec!(100), dec!(50)]);
        assert_eq!(tiers().slices(dec!(200)).map(|s| s.len()), Ok(2));
        assert_eq!(tiers().slices(dec!(0)).map(|s| s.len()), Ok(1));
    }
}
