//! Tier tables and how a quantity falls into them.
//!
//! A bound is inclusive unless the table says otherwise: with `up_to` 100 the 100th unit
//! still has this tier's price (Stripe, OpenMeter, Orb), or it is the first of the next
//! one (Azure rate cards). The last tier is open by type, so no quantity can fall through. One table is read in three ways: graduated (each unit at the price of its own
//! tier), volume (all units at the price of the tier reached), stairstep (the fee of the
//! class reached).

use crate::decimal::{Exact, sub};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Tiers {
    /// Rising bounds; may be empty.
    pub closed: Vec<Tier>,
    pub last: TierPrice,
    pub bounds: Bounds,
}

/// Which tier the unit at a bound belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bounds {
    /// The tier that ends there.
    #[default]
    UpTo,
    /// The tier that begins there: rates from 0 and from 200 on price 199 units at the
    /// first and the 200th at the second.
    Below,
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
    /// The vendor names the price only when asked; the other two are zero.
    pub on_request: bool,
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
    /// All tiers with their bounds as written, in order, the open one last.
    pub fn all(&self) -> impl Iterator<Item = (Decimal, Option<Decimal>, TierPrice)> + '_ {
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
    pub fn slices(&self, quantity: Decimal) -> impl Iterator<Item = Exact<TierShare>> + '_ {
        self.slices_beyond(0, Decimal::ZERO, quantity)
    }

    /// The same beyond the first `passed` tiers, which end at `above`.
    pub fn slices_beyond(
        &self,
        passed: usize,
        above: Decimal,
        quantity: Decimal,
    ) -> impl Iterator<Item = Exact<TierShare>> + '_ {
        let mut next = Some((passed, above));
        std::iter::from_fn(move || {
            let (index, above) = next.take()?;
            let share = self.slice(index, above, quantity);
            if let Ok(TierShare { tier, up_to, .. }) = share {
                let end = up_to.filter(|end| *end < quantity);
                next = end.map(|end| (tier, end));
            }
            Some(share)
        })
    }

    /// What of a quantity above `above` lies in the tier at a position.
    fn slice(&self, index: usize, above: Decimal, quantity: Decimal) -> Exact<TierShare> {
        let (up_to, price) = match self.closed.get(index) {
            Some(tier) => (Some(self.end(tier)?), tier.price),
            None => (None, self.last),
        };
        let top = up_to.filter(|end| *end < quantity).unwrap_or(quantity);
        Ok(TierShare {
            tier: index.saturating_add(1),
            quantity: sub(top, above)?,
            above,
            up_to,
            price,
        })
    }

    /// The last quantity in a tier: its bound, or a unit less when the unit there is the next
    /// tier's.
    fn end(&self, tier: &Tier) -> Exact {
        match self.bounds {
            Bounds::UpTo => Ok(tier.up_to),
            Bounds::Below => Ok(sub(tier.up_to, Decimal::ONE)?.max(Decimal::ZERO)),
        }
    }

    /// The one tier that `quantity` lands in, with all of it.
    pub fn landing(&self, quantity: Decimal) -> TierShare {
        let mut tier = 1_usize;
        let mut above = Decimal::ZERO;
        for closed in &self.closed {
            let within = match self.bounds {
                Bounds::UpTo => quantity <= closed.up_to,
                Bounds::Below => quantity < closed.up_to,
            };
            if within {
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
            on_request: false,
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
            bounds: Bounds::UpTo,
        }
    }

    fn slices(tiers: &Tiers, quantity: Decimal) -> Vec<TierShare> {
        tiers.slices(quantity).collect::<Exact<_>>().expect("small")
    }

    #[test]
    fn bounds_are_inclusive() {
        assert_eq!(tiers().landing(dec!(100)).tier, 1);
        assert_eq!(tiers().landing(dec!(100.01)).tier, 2);
        assert_eq!(tiers().landing(dec!(1000)).up_to, None);
        let below = Tiers {
            bounds: Bounds::Below,
            ..tiers()
        };
        assert_eq!(below.landing(dec!(99.99)).tier, 1);
        assert_eq!(below.landing(dec!(100)).tier, 2);
        let found = slices(&below, dec!(250));
        let parts: Vec<_> = found.iter().map(|s| s.quantity).collect();
        assert_eq!(parts, [dec!(99), dec!(100), dec!(51)]);
    }

    #[test]
    fn slices_add_up_to_the_quantity() {
        let found = slices(&tiers(), dec!(250));
        let parts: Vec<_> = found.iter().map(|s| s.quantity).collect();
        assert_eq!(parts, [dec!(100), dec!(100), dec!(50)]);
        assert_eq!(tiers().slices(dec!(200)).count(), 2);
        assert_eq!(tiers().slices(dec!(0)).count(), 1);
    }
}
