//! Units of the vendor's own (credits, 虚拟单位): what is used is priced in them first, and
//! their sum is the quantity that has a price in money.
//!
//! Each part has its own price in units, tiers and all, and is counted by itself.

use super::choice::Way;
use crate::decimal::{Exact, sum};
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

/// What one part has come to in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartUsed<'a> {
    pub part: &'a Way,
    /// As metered; 1 for what is due once in a period.
    pub quantity: Decimal,
    pub units: Decimal,
}

/// The units of each part, with what the meters `read`. Proved: every price is published.
pub fn by_part(parts: &[Way], read: impl Fn(MeterIndex) -> Exact) -> Exact<Vec<PartUsed<'_>>> {
    let of = |part: &'_ Way| {
        let quantity = part.meter.map_or(Ok(Decimal::ONE), |of| read(of.meter))?;
        let units = part.pricing.bound(&read)?.amount(quantity)?;
        Ok((quantity, units))
    };
    let used = parts.iter().map(|part| {
        let (quantity, units) = of(part)?;
        Ok(PartUsed {
            part,
            quantity,
            units,
        })
    });
    used.collect()
}

/// All of a charge's units.
pub fn total(parts: &[Way], read: impl Fn(MeterIndex) -> Exact) -> Exact {
    sum(by_part(parts, read)?.iter().map(|used| used.units))
}
