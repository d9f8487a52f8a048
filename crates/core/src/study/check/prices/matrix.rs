//! Matrices: the cells take all of the quantity, or a default takes the rest.

use super::{Findings, Terms, index_of, shares_not_whole};
use crate::issue::{Issue, IssueCode};
use crate::pricing::matrix::{Cell, Matrix, Units};
use crate::pricing::reference::Reference;
use crate::study::document::{CellDocument, Numeral};
use crate::study::path::join;
use rust_decimal::Decimal;

pub struct Written<'a> {
    pub dimensions: &'a [String],
    pub cells: &'a [CellDocument],
    pub default: Option<&'a Numeral>,
}

pub fn matrix(
    written: &Written,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Matrix> {
    let mut cells = Vec::with_capacity(written.cells.len());
    let mut seen: Vec<&[String]> = Vec::new();
    for (index, document) in written.cells.iter().enumerate() {
        let place = join(&join(path, "cells"), &index.to_string());
        let again = seen.contains(&document.at.as_slice());
        if document.at.len() != written.dimensions.len() || again {
            found.push(
                Issue::new(IssueCode::CellMismatch, join(&place, "at"))
                    .text("found", document.at.join(" · "))
                    .text("dimensions", written.dimensions.join(" · ")),
            );
        }
        seen.push(document.at.as_slice());
        cells.push(cell(document, &place, terms, found));
    }
    let default = match written.default {
        None => Some(None),
        Some(default) => found.unsigned(&join(path, "default"), default).map(Some),
    };
    let cells: Vec<Cell> = cells.into_iter().collect::<Option<_>>()?;
    let default = default?;
    let shares = cells.iter().filter_map(|cell| match cell.units {
        Units::Share(share) => Some(share),
        Units::Metered(_) => None,
    });
    let whole: Decimal = shares.sum();
    // What no cell takes must have a price of its own.
    if whole > Decimal::ONE || default.is_none() && whole != Decimal::ONE {
        found.push(shares_not_whole(&join(path, "cells"), whole));
        return None;
    }
    Some(Matrix { cells, default })
}

fn cell(document: &CellDocument, path: &str, terms: &Terms, found: &mut Findings) -> Option<Cell> {
    let unit_price = found.unsigned(&join(path, "unit_price"), &document.unit_price);
    let units = match (&document.share, &document.meter) {
        (Some(share), None) => found.share(&join(path, "share"), share).map(Units::Share),
        (None, Some(meter)) => {
            let index = index_of(meter, terms.meters, &join(path, "meter"), found);
            index.map(|meter| Units::Metered(Reference::to(meter)))
        }
        (None, None) | (Some(_), Some(_)) => {
            found.push(Issue::new(IssueCode::CellUsageUnclear, path));
            None
        }
    };
    Some(Cell {
        at: document.at.clone(),
        units: units?,
        unit_price: unit_price?,
    })
}
