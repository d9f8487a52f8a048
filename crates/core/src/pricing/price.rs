//! Price models: a quantity → the parts of its price, each with its reason.
//!
//! Prices are never rounded here. Each model's arithmetic stands in its own file;
//! [`Price::parts`] is the one entry. What a model needs of other meters is put in before
//! (`Pricing::bound`), so that pricing itself stays a function of numbers.

use super::choice::Choice;
use super::group::EachGroup;
use super::matrix::Matrix;
use super::package::Package;
use super::percentage::Percentage;
use super::reason::Reason;
use super::reference::Reference;
use super::tiered::Table;
use crate::decimal::{Exact, add, by_factor, sum};
use crate::label::Label;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum Price {
    Flat(Decimal),
    PerUnit(Decimal),
    /// Each unit at the price of its own tier.
    Graduated(Table),
    /// All units at the price of the tier reached.
    Volume(Table),
    /// The fee of the class reached.
    Stairstep(Table),
    /// (quantity − free units) in packages of a size.
    Package(Package),
    /// A rate on an amount, and fees for each event that makes it up.
    Percentage(Percentage),
    /// The quantity split over cells, each with its unit price.
    Matrix(Matrix),
    /// The dearest or the cheapest of several ways to price.
    Choice(Choice),
    /// Each group's units through the tiers alone.
    EachGroup(EachGroup),
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

    /// Units at a price each.
    pub fn units(quantity: Decimal, unit_price: Decimal, reason: Reason) -> Exact<Part> {
        Ok(Part {
            quantity: Some(quantity),
            unit_price: Some(unit_price),
            flat_fee: None,
            amount: by_factor(quantity, unit_price)?,
            reason,
        })
    }

    /// True where no price can be stated.
    pub fn is_unpublished(&self) -> bool {
        self.reason.is_unpriced()
    }

    /// What has no published price: no amount, and a reason that keeps it from being
    /// taken for zero.
    pub fn on_request(quantity: Decimal, above: Decimal) -> Part {
        Part {
            quantity: Some(quantity),
            ..Part::fee(Decimal::ZERO, Reason::NotPublished { above })
        }
    }
}

impl Price {
    /// The price of `quantity` (not negative) in parts that add up to it, unrounded.
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        match self {
            Price::Flat(amount) => Ok(vec![Part::fee(*amount, Reason::Flat)]),
            Price::PerUnit(unit_price) => {
                Ok(vec![Part::units(quantity, *unit_price, Reason::PerUnit)?])
            }
            Price::Graduated(table) => table.graduated(quantity),
            Price::Volume(table) => table.volume(quantity),
            Price::Stairstep(table) => table.stairstep(quantity),
            Price::Package(package) => package.parts(quantity),
            Price::Percentage(percentage) => percentage.parts(quantity),
            Price::Matrix(matrix) => matrix.parts(quantity),
            Price::Choice(choice) => choice.parts(quantity),
            Price::EachGroup(groups) => groups.parts(quantity),
            Price::Share { rate, base, of } => Ok(vec![Part::fee(
                by_factor(*base, *rate)?,
                Reason::Share {
                    rate: *rate,
                    of: of.clone(),
                },
            )]),
        }
    }

    /// The price of `more` units that follow `before` units already priced: price(all)
    /// less price(before), so that the pieces of a total add up to its price.
    pub fn parts_after(&self, before: Decimal, more: Decimal) -> Exact<Vec<Part>> {
        let mut parts = self.parts(add(before, more)?)?;
        if !before.is_zero() {
            let earlier = sum(self.parts(before)?.iter().map(|part| part.amount))?;
            parts.push(Part::fee(
                -earlier,
                Reason::AlreadyPriced { quantity: before },
            ));
        }
        Ok(parts)
    }

    /// True when the price depends on a quantity.
    pub fn needs_quantity(&self) -> bool {
        !matches!(self, Price::Flat(_) | Price::Share { .. })
    }

    /// The other meters that the price looks at.
    pub fn references(&self) -> Vec<&Reference> {
        match self {
            Price::Percentage(percentage) => percentage.references(),
            Price::Matrix(matrix) => matrix.references(),
            Price::Choice(choice) => choice.references(),
            Price::EachGroup(groups) => groups.references(),
            Price::Flat(_)
            | Price::PerUnit(_)
            | Price::Graduated(_)
            | Price::Volume(_)
            | Price::Stairstep(_)
            | Price::Package(_)
            | Price::Share { .. } => Vec::new(),
        }
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        match self {
            Price::Percentage(percentage) => percentage.references_mut(),
            Price::Matrix(matrix) => matrix.references_mut(),
            Price::Choice(choice) => choice.references_mut(),
            Price::EachGroup(groups) => groups.references_mut(),
            Price::Flat(_)
            | Price::PerUnit(_)
            | Price::Graduated(_)
            | Price::Volume(_)
            | Price::Stairstep(_)
            | Price::Package(_)
            | Price::Share { .. } => Vec::new(),
        }
    }
}
