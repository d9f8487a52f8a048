//! Each group by itself (teams, regions, customers): every group's units go through the
//! same allowance and the same tiers alone, and the amounts are added. Ten units in one
//! group are dearer than five in each of two where the first units cost more.

use super::matrix::Units;
use super::price::Part;
use super::reason::Reason;
use super::reference::Reference;
use super::steps::Pricing;
use crate::decimal::{Exact, mul, sum};
use crate::label::Label;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct EachGroup {
    /// At least one; shares add up to the whole.
    pub groups: Vec<Group>,
    pub pricing: Box<Pricing>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub name: Label,
    pub units: Units,
}

impl Group {
    /// The group's units when all together are `quantity`.
    pub fn quantity(&self, quantity: Decimal) -> Exact {
        match self.units {
            Units::Share(share) => mul(quantity, share),
            Units::Metered(reference) => Ok(reference.quantity),
        }
    }
}

impl EachGroup {
    /// One part for each group.
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        let mut found = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let units = group.quantity(quantity)?;
            let parts = self.pricing.parts(units)?;
            if let Some(unknown) = parts.iter().find(|part| part.is_unpublished()) {
                return Ok(vec![unknown.clone()]);
            }
            let reason = Reason::EachGroup {
                name: group.name.clone(),
            };
            found.push(Part {
                quantity: Some(units),
                ..Part::fee(sum(parts.iter().map(|part| part.amount))?, reason)
            });
        }
        Ok(found)
    }

    pub fn references(&self) -> Vec<&Reference> {
        let own = self.groups.iter().filter_map(|group| match &group.units {
            Units::Metered(reference) => Some(reference),
            Units::Share(_) => None,
        });
        own.chain(self.pricing.references()).collect()
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        let own = self.groups.iter_mut();
        let own = own.filter_map(|group| match &mut group.units {
            Units::Metered(reference) => Some(reference),
            Units::Share(_) => None,
        });
        own.chain(self.pricing.references_mut()).collect()
    }
}
