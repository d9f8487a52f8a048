//! Matrix: the quantity split over cells (region × class, peak and off-peak, length of the
//! request), each with its own unit price. A cell's units are a stated share of the
//! quantity, another meter's, or what is used in a time band; the rest belongs to the default. Cells that take more than
//! there is have no price: one of the quantities is wrong.

use super::price::Part;
use super::reason::Reason;
use super::reference::Reference;
use crate::decimal::{Exact, QUOTIENT_DECIMALS, RoundingMode, add, mul, round, share_of, sub};
use crate::usage::band::Band;
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
    pub takes: Takes,
    pub unit_price: Decimal,
}

/// What a cell takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Takes {
    Units(Units),
    Band(InBand),
}

/// What is used in a time band, as a part of the whole. Both are zero until
/// `Pricing::in_bands` has put in what the period's usage has; of no usage no band has any.
#[derive(Debug, Clone, PartialEq)]
pub struct InBand {
    pub band: Band,
    pub within: Decimal,
    pub all: Decimal,
}

impl InBand {
    pub fn of(band: Band) -> InBand {
        InBand {
            band,
            within: Decimal::ZERO,
            all: Decimal::ZERO,
        }
    }

    /// The band's units, after bands with `reached` of the whole. By cumulative difference,
    /// so that the bands never take more than there is.
    fn units(&self, quantity: Decimal, reached: &mut Decimal) -> Exact {
        let until = |within: Decimal| -> Exact {
            let exact = share_of(quantity, within, self.all)?;
            Ok(round(exact, QUOTIENT_DECIMALS, RoundingMode::HalfUp).normalize())
        };
        if self.all.is_zero() {
            return Ok(Decimal::ZERO);
        }
        let before = until(*reached)?;
        *reached = add(*reached, self.within)?.min(self.all);
        sub(until(*reached)?, before)
    }
}

/// Where a cell's units come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Units {
    Share(Decimal),
    Metered(Reference),
}

impl Matrix {
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        let (mut rest, mut reached) = (quantity, Decimal::ZERO);
        let mut parts = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            let units = match &cell.takes {
                Takes::Units(Units::Share(share)) => mul(quantity, *share)?,
                Takes::Units(Units::Metered(reference)) => reference.quantity,
                Takes::Band(in_band) => in_band.units(quantity, &mut reached)?,
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
            .filter_map(|cell| match &cell.takes {
                Takes::Units(Units::Metered(reference)) => Some(reference),
                Takes::Units(Units::Share(_)) | Takes::Band(_) => None,
            })
            .collect()
    }

    pub fn references_mut(&mut self) -> Vec<&mut Reference> {
        self.cells
            .iter_mut()
            .filter_map(|cell| match &mut cell.takes {
                Takes::Units(Units::Metered(reference)) => Some(reference),
                Takes::Units(Units::Share(_)) | Takes::Band(_) => None,
            })
            .collect()
    }

    /// The time bands of its cells.
    pub fn bands(&self) -> impl Iterator<Item = &Band> {
        self.cells.iter().filter_map(|cell| match &cell.takes {
            Takes::Band(in_band) => Some(&in_band.band),
            Takes::Units(_) => None,
        })
    }

    /// Puts in how much of the usage lies in each band, as `read` finds it.
    pub fn put_in_bands(&mut self, read: impl Fn(&Band) -> Exact<(Decimal, Decimal)>) -> Exact<()> {
        for cell in &mut self.cells {
            if let Takes::Band(in_band) = &mut cell.takes {
                (in_band.within, in_band.all) = read(&in_band.band)?;
            }
        }
        Ok(())
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
            takes: Takes::Units(Units::Share(share)),
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
    fn bands_that_fill_the_day_leave_nothing_to_the_default() {
        // Six sixths of a whole: each rounded by itself they would be more than it.
        let cell = |name: usize| {
            let band = Band {
                weekdays: [true; 7],
                also: Vec::new(),
                except: Vec::new(),
                hours: [true; 24],
                hours_ahead: 0,
            };
            let mut in_band = InBand::of(band);
            (in_band.within, in_band.all) = (dec!(123456789.7), dec!(740740738.2));
            Cell {
                at: vec![name.to_string()],
                takes: Takes::Band(in_band),
                unit_price: dec!(1),
            }
        };
        let matrix = Matrix {
            cells: (0..6).map(cell).collect(),
            default: Some(dec!(2)),
        };
        let quantity = dec!(2304000001);
        let parts = matrix.parts(quantity).expect("small");
        assert_eq!(parts.len(), 6);
        assert_eq!(parts[0].quantity, Some(dec!(384000000.166666666667)));
        let total = crate::decimal::sum(parts.iter().map(|part| part.amount));
        assert_eq!(total, Ok(quantity));
    }

    #[test]
    fn cells_that_take_more_than_there_is_have_no_price() {
        let mut counted = Reference::to(1);
        counted.quantity = dec!(11);
        let cell = Cell {
            at: vec!["peak".to_owned()],
            takes: Takes::Units(Units::Metered(counted)),
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
