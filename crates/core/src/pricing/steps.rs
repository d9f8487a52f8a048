//! The one pricing function: a quantity as metered → the parts of its amount.
//!
//! The order of the steps stands here and nowhere else:
//! convert the unit → take off the allowance → draw from packs → price → raise to the
//! least quantity → adjust. A pack that goes before the allowance is the one exception, and
//! says so.

use super::adjustment::Adjustment;
use super::allowance::{Allowance, free_tier};
use super::matrix::Matrix;
use super::price::{Part, Price};
use super::reason::Reason;
use super::reference::Reference;
use crate::cadence::Cadence;
use crate::decimal::{Exact, WholeRounding, add, quotient, sub, sum, whole};
use crate::usage::band::Band;
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;
use std::borrow::Cow;

#[derive(Debug, Clone, PartialEq)]
pub struct Pricing {
    pub convert: Option<Conversion>,
    pub allowance: Allowance,
    /// The least quantity that is paid for in each period; nothing when zero.
    pub minimum_quantity: Decimal,
    /// Tiers and allowance count the usage since the beginning of this span, not of the
    /// period alone.
    pub running_total: Option<Cadence>,
    /// Units of the running total that earlier periods have priced.
    pub before: Decimal,
    pub price: Price,
    pub adjustments: Vec<Adjustment>,
}

/// quantity ÷ `divide_by`, rounded if so wished.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    pub divide_by: Decimal,
    pub rounding: Option<WholeRounding>,
    /// Decimal places that the rounding leaves.
    pub decimals: u32,
}

impl Conversion {
    fn apply(&self, metered: Decimal) -> Exact {
        let quotient = quotient(metered, self.divide_by)?;
        let Some(rounding) = self.rounding else {
            return Ok(quotient);
        };
        let step = Decimal::new(1, self.decimals);
        let steps = quotient.checked_div(step).ok_or(crate::decimal::Overflow)?;
        crate::decimal::mul(whole(steps, rounding), step)
    }
}

impl Pricing {
    /// What remains of a metered quantity after conversion and allowance.
    pub fn beyond_allowance(&self, metered: Decimal) -> Exact {
        self.beyond(self.converted(metered)?)
    }

    /// A metered quantity in the unit that is priced.
    pub fn converted(&self, metered: Decimal) -> Exact {
        self.convert.map_or(Ok(metered), |c| c.apply(metered))
    }

    fn beyond(&self, converted: Decimal) -> Exact {
        Ok(sub(converted, self.allowance.included()?)?.max(Decimal::ZERO))
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
        let mut parts = self.price.parts_after(self.before, rest)?;
        let unpaid = |part: &Part| part.amount.is_zero() && !part.is_unpublished();
        if rest.is_zero() && self.before.is_zero() && parts.iter().all(unpaid) {
            // Nothing to pay: say why instead of "0 units".
            let allowance = self.allowance.included()?;
            if !drawn.is_zero() {
                parts = vec![Part::fee(Decimal::ZERO, Reason::CoveredByPacks { drawn })];
            } else if !allowance.is_zero() {
                let reason = Reason::WithinAllowance {
                    used: metered,
                    allowance,
                };
                parts = vec![Part {
                    quantity: Some(metered),
                    ..Part::fee(Decimal::ZERO, reason)
                }];
            }
        }
        parts.extend(self.least(metered, rest)?);
        for adjustment in &self.adjustments {
            if let Some(part) = adjustment.part(&parts)? {
                parts.push(part);
            }
        }
        Ok(parts)
    }

    /// What raises the amount to that of the least quantity; none when more is used.
    fn least(&self, metered: Decimal, rest: Decimal) -> Exact<Option<Part>> {
        let used = self.converted(metered)?;
        if used >= self.minimum_quantity {
            return Ok(None);
        }
        let missing = sub(self.beyond(self.minimum_quantity)?, self.beyond(used)?)?;
        let paid = add(self.before, rest)?;
        let here = self.price.parts(paid)?;
        let there = self.price.parts(add(paid, missing)?)?;
        if let Some(unknown) = there.iter().find(|part| part.is_unpublished()) {
            return Ok(Some(unknown.clone()));
        }
        let total = |parts: &[Part]| sum(parts.iter().map(|part| part.amount));
        let more = sub(total(&there)?, total(&here)?)?;
        let reason = Reason::MinimumQuantity {
            minimum: self.minimum_quantity,
            used,
        };
        Ok(Some(Part {
            quantity: Some(missing),
            ..Part::fee(more, reason)
        }))
    }

    /// The amount for one period, unrounded.
    pub fn amount(&self, metered: Decimal) -> Exact {
        sum(self.parts(metered)?.iter().map(|part| part.amount))
    }

    /// The other meters that allowance and price look at.
    pub fn references(&self) -> Vec<&Reference> {
        let each = self.allowance.each.as_ref().map(|(of, _)| of);
        each.into_iter().chain(self.price.references()).collect()
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        let each = self.allowance.each.as_mut().map(|(of, _)| of);
        each.into_iter()
            .chain(self.price.references_mut())
            .collect()
    }

    /// With the quantities of the other meters put in, as `read` finds them.
    pub fn bound(&self, read: impl Fn(MeterIndex) -> Exact) -> Exact<Cow<'_, Pricing>> {
        if self.allowance.each.is_none() && self.price.references().is_empty() {
            return Ok(Cow::Borrowed(self));
        }
        let mut bound = self.clone();
        for reference in bound.references_mut() {
            reference.quantity = read(reference.meter)?;
        }
        bound.settle_all()?;
        Ok(Cow::Owned(bound))
    }

    /// The time bands of its price.
    pub fn bands(&self) -> impl Iterator<Item = &Band> {
        let matrix = match &self.price {
            Price::Matrix(matrix) => Some(matrix),
            _ => None,
        };
        matrix.into_iter().flat_map(Matrix::bands)
    }

    /// With how much of the usage lies in each time band of its price, as `read` finds it.
    pub fn in_bands(mut self, read: impl Fn(&Band) -> Exact<(Decimal, Decimal)>) -> Exact<Pricing> {
        if let Price::Matrix(matrix) = &mut self.price {
            matrix.put_in_bands(read)?;
        }
        Ok(self)
    }

    /// For a period of a running total before which so much was metered: what is left of
    /// the allowance, and the tiers from where they were. Units from packs count in tiers.
    pub fn following(mut self, metered: Decimal) -> Exact<Pricing> {
        let converted = self.converted(metered)?;
        self.before = self.beyond(converted)?;
        let left = sub(self.allowance.included()?, converted)?.max(Decimal::ZERO);
        self.allowance = Allowance {
            quantity: left,
            ..Allowance::default()
        };
        Ok(self)
    }

    /// Moves an allowance that is a tier into the table. An allowance that depends on
    /// another meter has to wait until its quantity is known.
    pub fn settle(&mut self) -> Exact<()> {
        let free = self.allowance.included()?;
        if !free.is_zero() && free_tier(&mut self.price, free, self.allowance.meaning)? {
            self.allowance = Allowance::default();
        }
        Ok(())
    }

    fn settle_all(&mut self) -> Exact<()> {
        if let Price::Choice(choice) = &mut self.price {
            for way in &mut choice.of {
                way.pricing.settle_all()?;
            }
        }
        if let Price::EachGroup(groups) = &mut self.price {
            groups.pricing.settle_all()?;
        }
        self.settle()
    }
}
