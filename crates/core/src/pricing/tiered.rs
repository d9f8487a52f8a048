//! The three prices that read a tier table: graduated, volume, stairstep.
//!
//! At quantity zero a tier's flat fee is due or not as the price says
//! (`flat_fee_when_zero`), since vendors differ.

use super::price::Part;
use super::reason::Reason;
use super::tiers::{TierShare, Tiers};
use crate::decimal::{Exact, Overflow, add, by_factor};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    tiers: Tiers,
    flat_fee_when_zero: bool,
    block: Option<Decimal>,
    /// The closed tiers in order, as far as 28 digits hold their price.
    passed: Vec<Passed>,
}

/// A tier that a quantity goes beyond. What it costs is the same for every such quantity.
#[derive(Debug, Clone, PartialEq)]
struct Passed {
    /// The last quantity in it.
    end: Decimal,
    part: Part,
}

impl Table {
    /// With a `block`, the unit price is for a block of this size; within a tier a block begun
    /// counts whole (Kill Bill, Chargebee).
    pub fn new(tiers: Tiers, flat_fee_when_zero: bool, block: Option<Decimal>) -> Table {
        let mut table = Table {
            tiers,
            flat_fee_when_zero,
            block,
            passed: Vec::new(),
        };
        let closed = table.tiers.slices(Decimal::MAX);
        let passed = closed.map_while(|share| {
            let share = share.ok()?;
            Some(Passed {
                end: share.up_to?,
                part: table.of_tier(&share).ok()?,
            })
        });
        table.passed = passed.collect();
        table
    }

    pub fn tiers(&self) -> &Tiers {
        &self.tiers
    }

    /// With other tiers.
    pub fn with(&self, tiers: Tiers) -> Table {
        Table::new(tiers, self.flat_fee_when_zero, self.block)
    }

    /// Whether its prices are for blocks.
    pub fn has_blocks(&self) -> bool {
        self.block.is_some()
    }

    pub fn graduated(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        if self.costs_nothing(quantity) {
            return Ok(Vec::new());
        }
        let mut parts = Vec::with_capacity(self.tiers.closed.len().saturating_add(1));
        let passed = self.passed.partition_point(|tier| tier.end < quantity);
        let passed = self.passed.get(..passed).unwrap_or_default();
        parts.extend(passed.iter().map(|tier| tier.part.clone()));
        let above = passed.last().map_or(Decimal::ZERO, |tier| tier.end);
        for share in self.tiers.slices_beyond(passed.len(), above, quantity) {
            parts.push(self.of_tier(&share?)?);
        }
        Ok(parts)
    }

    /// What lies in one tier, at its price.
    fn of_tier(&self, share: &TierShare) -> Exact<Part> {
        let reason = Reason::Graduated {
            tier: share.tier,
            above: share.above,
            up_to: share.up_to,
        };
        self.part(share, reason)
    }

    pub fn volume(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        if self.costs_nothing(quantity) {
            return Ok(Vec::new());
        }
        let landing = self.tiers.landing(quantity);
        let reason = Reason::Volume {
            tier: landing.tier,
            above: landing.above,
            up_to: landing.up_to,
        };
        Ok(vec![self.part(&landing, reason)?])
    }

    pub fn stairstep(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        if self.costs_nothing(quantity) {
            return Ok(Vec::new());
        }
        let landing = self.tiers.landing(quantity);
        if landing.price.on_request {
            return Ok(vec![Part::on_request(quantity, landing.above)]);
        }
        let reason = Reason::Stairstep {
            tier: landing.tier,
            above: landing.above,
            up_to: landing.up_to,
        };
        Ok(vec![Part {
            quantity: Some(quantity),
            flat_fee: Some(landing.price.flat_fee),
            ..Part::fee(landing.price.flat_fee, reason)
        }])
    }

    fn costs_nothing(&self, quantity: Decimal) -> bool {
        quantity.is_zero() && !self.flat_fee_when_zero
    }

    fn part(&self, share: &TierShare, reason: Reason) -> Exact<Part> {
        if share.price.on_request {
            return Ok(Part::on_request(share.quantity, share.above));
        }
        let (units, reason) = match self.block {
            None => (share.quantity, reason),
            Some(size) => {
                let blocks = share.quantity.checked_div(size).ok_or(Overflow)?.ceil();
                let reason = Reason::Blocks {
                    tier: share.tier,
                    above: share.above,
                    blocks,
                    size,
                };
                (blocks, reason)
            }
        };
        Ok(Part {
            quantity: Some(units),
            unit_price: Some(share.price.unit_price),
            flat_fee: Some(share.price.flat_fee),
            amount: add(
                by_factor(units, share.price.unit_price)?,
                share.price.flat_fee,
            )?,
            reason,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::sum;
    use crate::pricing::tiers::{Bounds, Tier, TierPrice};
    use rust_decimal::dec;

    fn table(block: Option<Decimal>) -> Table {
        let price = |unit_price| TierPrice {
            unit_price,
            ..TierPrice::default()
        };
        let tiers = Tiers {
            closed: vec![Tier {
                up_to: dec!(25),
                price: price(dec!(10)),
            }],
            last: price(dec!(5)),
            bounds: Bounds::UpTo,
        };
        Table::new(tiers, true, block)
    }

    /// 50 units in two tiers of 25, blocks of 10: 2.5 + 2.5 blocks become 3 + 3.
    #[test]
    fn blocks_are_completed_in_each_tier() {
        let amount = |table: Table| {
            let parts = table.graduated(dec!(50)).expect("small");
            sum(parts.iter().map(|part| part.amount))
        };
        assert_eq!(amount(table(Some(dec!(10)))), Ok(dec!(45)));
        assert_eq!(amount(table(None)), Ok(dec!(375)));
    }
}
