//! Allowance (套餐内额度): what is included in each period.
//!
//! "Free units" means three things for a table of tiers. Taken off before, tiers start at
//! zero again. As a tier of their own in front, the table is shifted up; within the
//! table, its first units are free. In the last two a volume price counts the free units
//! too once they are exceeded: 50 free at 0.10 each, 50 units cost 0 and 51 cost 5.10.

use super::price::Price;
use super::reference::Reference;
use super::tiers::{Tier, TierPrice, Tiers};
use crate::decimal::{Exact, add, mul};
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Allowance {
    /// Included in each period; nothing when zero.
    pub quantity: Decimal,
    /// Besides, so much for each unit of another meter: 2,000 messages for each user, or
    /// connections up to 5 % of the users.
    pub each: Option<(Reference, Decimal)>,
    pub meaning: Meaning,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Meaning {
    /// Only what exceeds it is priced.
    #[default]
    Subtract,
    /// A free tier in front of the others, which all begin later by it (Autumn).
    TierInFront,
    /// The first units of the table are free (Stripe, Lago).
    InTable,
}

impl Allowance {
    /// What is included in the period.
    pub fn included(&self) -> Exact {
        match self.each {
            None => Ok(self.quantity),
            Some((of, each)) => add(self.quantity, mul(of.quantity, each)?),
        }
    }
}

/// Puts a free tier of `free` units into the table of a tiered price; true when it had
/// one. Other prices have no table: for them the allowance is taken off.
pub fn free_tier(price: &mut Price, free: Decimal, meaning: Meaning) -> Exact<bool> {
    let shift = match meaning {
        Meaning::Subtract => return Ok(false),
        Meaning::TierInFront => free,
        Meaning::InTable => Decimal::ZERO,
    };
    let (Price::Graduated(table) | Price::Volume(table) | Price::Stairstep(table)) = price else {
        return Ok(false);
    };
    let tiers = table.tiers();
    let mut shifted = vec![Tier {
        up_to: free,
        price: TierPrice::default(),
    }];
    for tier in &tiers.closed {
        let up_to = add(tier.up_to, shift)?;
        if up_to > free {
            shifted.push(Tier {
                up_to,
                price: tier.price,
            });
        }
    }
    *table = table.with(Tiers {
        closed: shifted,
        ..tiers.clone()
    });
    Ok(true)
}
