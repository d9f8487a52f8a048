//! Matrix: the quantity split over cells (region × class, peak and off-peak, length of the
//! request), each with its own unit price. A cell's units are a stated share of the
//! quantity or another meter's; the rest belongs to the default. Cells that take more than
//! there is have no price: one of the quantities is wrong.

use super::price::Part;
use super::reason::Reason;
use super::reference::Reference;
use crate::decimal::{Exact, mul, sub};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    pub cells: Vec<Cell>,
    /// The unit price of what no cell takes; the cells take all when none.
    pub default: Option<Decimal>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its value in each dimension.
    pub at: Vec<String>,
    pub units: Units,
    pub unit_price: Decimal,
}

/// Where a cell's units come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Units {
    Share(Decimal),
    Metered(Reference),
}

impl Matrix {
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        let mut rest = quantity;
        let mut parts = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            let units = match cell.units {
                Units::Share(share) => mul(quantity, share)?,
                Units::Metered(reference) => reference.quantity,
            };
            rest = sub(rest, units)?;
            let reason = Reason::Cell {
                at: cell.at.join(" · "),
            };
            if !units.is_zero() {
                parts.push(Part::units(units, cell.unit_price, reason)?);
            }
        }
        if rest < Decimal::ZERO {
            let reason = Reason::CellsExceed {
                cells: sub(quantity, rest)?,
                quantity,
            };
            parts.push(Part::fee(Decimal::ZERO, reason));
        }
        if let Some(unit_price) = self.default.filter(|_| rest > Decimal::ZERO) {
            parts.push(Part::units(rest, unit_price, Reason::OtherCells)?);
        }
        Ok(parts)
    }

    pub fn references(&self) -> Vec<&Reference> {
        self.cells
            .iter()
            .filter_map(|cell| match &cell.units {
                Units::Metered(reference) => Some(reference),
                Units::Share(_) => None,
            })
            .collect()
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        self.cells
            .iter_mut()
            .filter_map(|cell| match &mut cell.units {
                Units::Metered(reference) => Some(reference),
                Units::Share(_) => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn the_default_takes_what_no_cell_does() {
        let cell = |name: &str, share, unit_price| Cell {
            at: vec![name.to_owned()],
            units: Units::Share(share),
            unit_price,
        };
        let matrix = Matrix {
            cells: vec![cell("peak", dec!(0.4), dec!(2))],
            default: Some(dec!(1)),
        };
        let parts = matrix.parts(dec!(10)).expect("small");
        let amounts: Vec<_> = parts.iter().map(|part| part.amount).collect();
        assert_eq!(amounts, [dec!(8), dec!(6)]);
    }

    #[test]
    fn cells_that_take_more_than_there_is_have_no_price() {
        let mut counted = Reference::to(1);
        counted.quantity = dec!(11);
        let cell = Cell {
            at: vec!["peak".to_owned()],
            units: Units::Metered(counted),
            unit_price: dec!(2),
        };
        let matrix = Matrix {
            cells: vec![cell],
            default: Some(dec!(1)),
        };
        let known = |quantity| {
            let parts = matrix.parts(quantity).expect("small");
            !parts.iter().any(Part::is_unpublished)
        };
        assert!(known(dec!(11)));
        assert!(!known(dec!(10)));
    }
}
