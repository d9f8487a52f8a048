//! Price models: a quantity → the parts of its price, each with its reason.
//!
//! Prices are never rounded here. At quantity zero a tier's flat fee is due or not as the
//! price says (`flat_fee_when_zero`), since vendors differ.

use super::reason::Reason;
use super::tiers::{TierPrice, Tiers};
use crate::decimal::{Exact, Overflow, WholeRounding, add, mul, sub, whole};
use crate::label::Label;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum Price {
    Flat(Decimal),
    PerUnit(Decimal),
    Graduated {
        tiers: Tiers,
        flat_fee_when_zero: bool,
    },
    Volume {
        tiers: Tiers,
        flat_fee_when_zero: bool,
    },
    Stairstep {
        tiers: Tiers,
        flat_fee_when_zero: bool,
    },
    /// (quantity − free units) in packages of `size`.
    Package {
        size: Decimal,
        price: Decimal,
        rounding: WholeRounding,
        free_units: Decimal,
    },
    /// `rate` of the fixed amount `base` of another charge.
    Share {
        rate: Decimal,
        base: Decimal,
        of: Label,
    },
}

/// A piece of an amount that one rule made.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The units it is for; none for fees.
    pub quantity: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    pub flat_fee: Option<Decimal>,
    pub amount: Decimal,
    pub reason: Reason,
}

impl Part {
    /// A part that is an amount by itself.
    pub fn fee(amount: Decimal, reason: Reason) -> Part {
        Part {
            quantity: None,
            unit_price: None,
            flat_fee: None,
            amount,
            reason,
        }
    }
}

impl Price {
    /// The price of `quantity` (not negative) in parts that add up to it, unrounded.
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        match self {
            Price::Flat(amount) => Ok(vec![Part::fee(*amount, Reason::Flat)]),
            Price::PerUnit(unit_price) => Ok(vec![Part {
                quantity: Some(quantity),
                unit_price: Some(*unit_price),
                flat_fee: None,
                amount: mul(quantity, *unit_price)?,
                reason: Reason::PerUnit,
            }]),
            Price::Graduated {
                tiers,
                flat_fee_when_zero,
            } => {
                if quantity.is_zero() && !flat_fee_when_zero {
                    return Ok(Vec::new());
                }
                tiers
                    .slices(quantity)?
                    .into_iter()
                    .map(|slice| {
                        let reason = Reason::Graduated {
                            tier: slice.tier,
                            above: slice.above,
                            up_to: slice.up_to,
                        };
                        tier_part(slice.quantity, slice.price, reason)
                    })
                    .collect()
            }
            Price::Volume {
                tiers,
                flat_fee_when_zero,
            } => {
                if quantity.is_zero() && !flat_fee_when_zero {
                    return Ok(Vec::new());
                }
                let landing = tiers.landing(quantity);
                let reason = Reason::Volume {
                    tier: landing.tier,
                    above: landing.above,
                    up_to: landing.up_to,
                };
                Ok(vec![tier_part(quantity, landing.price, reason)?])
            }
            Price::Stairstep {
                tiers,
                flat_fee_when_zero,
            } => {
                if quantity.is_zero() && !flat_fee_when_zero {
                    return Ok(Vec::new());
                }
                let landing = tiers.landing(quantity);
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
            Price::Package {
                size,
                price,
                rounding,
                free_units,
            } => {
                let priced = sub(quantity, *free_units)?.max(Decimal::ZERO);
                let packages = whole(priced.checked_div(*size).ok_or(Overflow)?, *rounding);
                Ok(vec![Part {
                    quantity: Some(packages),
                    unit_price: Some(*price),
                    flat_fee: None,
                    amount: mul(packages, *price)?,
                    reason: Reason::Package {
                        packages,
                        size: *size,
                        rounding: *rounding,
                    },
                }])
            }
            Price::Share { rate, base, of } => Ok(vec![Part::fee(
                mul(*base, *rate)?,
                Reason::Share {
                    rate: *rate,
                    of: of.clone(),
                },
            )]),
        }
    }

    /// True when the price depends on a quantity.
    pub fn needs_quantity(&self) -> bool {
        !matches!(self, Price::Flat(_) | Price::Share { .. })
    }
}

fn tier_part(quantity: Decimal, price: TierPrice, reason: Reason) -> Exact<Part> {
    Ok(Part {
        quantity: Some(quantity),
        unit_price: Some(price.unit_price),
        flat_fee: Some(price.flat_fee),
        amount: add(mul(quantity, price.unit_price)?, price.flat_fee)?,
        reason,
    })
}
