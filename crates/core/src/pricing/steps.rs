//! The one pricing function: a quantity as metered → the parts of its amount.
//!
//! The order of the steps stands here and nowhere else:
//! convert the unit → take off the allowance → draw from packs → price → adjust. A pack that
//! goes before the allowance is the one exception, and says so.

use super::adjustment::Adjustment;
use super::price::{Part, Price};
use super::reason::Reason;
use crate::decimal::{Exact, WholeRounding, quotient, sub, whole};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Pricing {
    pub convert: Option<Conversion>,
    /// Included in each period; nothing when zero.
    pub allowance: Decimal,
    pub price: Price,
    pub adjustments: Vec<Adjustment>,
}

/// quantity ÷ `divide_by`, rounded if so wished.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    pub divide_by: Decimal,
    pub rounding: Option<WholeRounding>,
}

impl Pricing {
    /// A metered quantity in the unit that is priced.
    pub fn converted(&self, metered: Decimal) -> Exact {
        Ok(match self.convert {
            None => metered,
            Some(Conversion {
                divide_by,
                rounding,
            }) => {
                let quotient = quotient(metered, divide_by)?;
                rounding.map_or(quotient, |r| whole(quotient, r))
            }
        })
    }

    /// What remains of a metered quantity after conversion and allowance.
    pub fn beyond_allowance(&self, metered: Decimal) -> Exact {
        Ok(sub(self.converted(metered)?, self.allowance)?.max(Decimal::ZERO))
    }

    /// Prices a metered quantity for one period, unrounded, drawing from no pack.
    pub fn parts(&self, metered: Decimal) -> Exact<Vec<Part>> {
        self.parts_after_packs(metered, self.beyond_allowance(metered)?, Decimal::ZERO)
    }

    /// Prices what packs did not cover: `rest` of a `metered` quantity, `drawn` of which
    /// came from packs.
    pub fn parts_after_packs(
        &self,
        metered: Decimal,
        rest: Decimal,
        drawn: Decimal,
    ) -> Exact<Vec<Part>> {
        let mut parts = self.price.parts(rest)?;
        if rest.is_zero() && parts.iter().all(|part| part.amount.is_zero()) {
            // Nothing to pay: say why instead of "0 units".
            if !drawn.is_zero() {
                parts = vec![Part::fee(Decimal::ZERO, Reason::CoveredByPacks { drawn })];
            } else if !self.allowance.is_zero() {
                let reason = Reason::WithinAllowance {
                    used: metered,
                    allowance: self.allowance,
                };
                parts = vec![Part {
                    quantity: Some(metered),
                    ..Part::fee(Decimal::ZERO, reason)
                }];
            }
        }
        for adjustment in &self.adjustments {
            if let Some(part) = adjustment.part(&parts)? {
                parts.push(part);
            }
        }
        Ok(parts)
    }

    /// The amount for one period, unrounded.
    pub fn amount(&self, metered: Decimal) -> Exact {
        crate::decimal::sum(self.parts(metered)?.iter().map(|part| part.amount))
    }
}
