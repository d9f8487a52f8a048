//! Choice: several ways to price the same period, of which the dearest (only the higher of
//! two overages is charged) or the cheapest counts. Each way may look at a meter of its
//! own. The ways not taken stay visible, with what they would have cost.

use super::price::Part;
use super::reason::Reason;
use super::reference::Reference;
use super::steps::Pricing;
use crate::decimal::{Exact, sum};
use crate::label::Label;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub pick: Pick,
    /// At least one.
    pub of: Vec<Way>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    Highest,
    Lowest,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    pub name: Label,
    /// None: the charge's own quantity.
    pub meter: Option<Reference>,
    pub pricing: Pricing,
}

impl Way {
    /// What this way prices when the charge's own quantity is `quantity`.
    pub fn quantity(&self, quantity: Decimal) -> Decimal {
        self.meter.map_or(quantity, |meter| meter.quantity)
    }

    pub fn references(&self) -> Vec<&Reference> {
        let own = self.meter.as_ref().into_iter();
        own.chain(self.pricing.references()).collect()
    }
}

impl Choice {
    /// The position of the way that counts; none while a price is unknown.
    pub fn counts(&self, quantity: Decimal) -> Exact<Option<usize>> {
        let mut best: Option<(usize, Decimal)> = None;
        for (index, way) in self.of.iter().enumerate() {
            let parts = way.pricing.parts(way.quantity(quantity))?;
            if parts.iter().any(|part| part.is_unpublished()) {
                return Ok(None);
            }
            let amount = sum(parts.iter().map(|part| part.amount))?;
            let better = best.is_none_or(|(_, held)| match self.pick {
                Pick::Highest => amount > held,
                Pick::Lowest => amount < held,
            });
            if better {
                best = Some((index, amount));
            }
        }
        Ok(best.map(|(index, _)| index))
    }

    /// The parts of the way that counts, then the others as parts without an amount. Of
    /// equal ways the first counts.
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        let counts = self.counts(quantity)?;
        let mut chosen = Vec::new();
        let mut passed = Vec::new();
        for (index, way) in self.of.iter().enumerate() {
            let parts = way.pricing.parts(way.quantity(quantity))?;
            // Where one price is unknown, none can be said to count.
            if counts.is_none_or(|counts| counts == index) {
                chosen.extend(parts);
                continue;
            }
            let reason = Reason::NotChosen {
                name: way.name.clone(),
                amount: sum(parts.iter().map(|part| part.amount))?,
                pick: self.pick,
            };
            passed.push(Part::fee(Decimal::ZERO, reason));
        }
        chosen.extend(passed);
        Ok(chosen)
    }

    pub fn references(&self) -> Vec<&Reference> {
        self.of.iter().flat_map(Way::references).collect()
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        let mut all = Vec::new();
        for way in &mut self.of {
            all.extend(way.meter.as_mut());
            all.extend(way.pricing.references_mut());
        }
        all
    }
}
