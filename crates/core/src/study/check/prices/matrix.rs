//! Matrices: the cells take all of the quantity, or a default takes the rest.

use super::{Findings, Terms, named_units, shares_not_whole};
use crate::issue::{Issue, IssueCode};
use crate::pricing::matrix::{Cell, Matrix, Units};
use crate::study::document::{CellDocument, PriceDocument};
use crate::study::path::join;
use rust_decimal::Decimal;

/// Proves the matrix that is `written` at `path`.
pub fn matrix(
    written: &PriceDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Matrix> {
    let PriceDocument::Matrix {
        dimensions,
        cells: written,
        default,
    } = written
    else {
        return None;
    };
    let mut cells = Vec::with_capacity(written.len());
    let mut seen: Vec<&[String]> = Vec::new();
    for (index, document) in written.iter().enumerate() {
        let place = join(&join(path, "cells"), &index.to_string());
        let again = seen.contains(&document.at.as_slice());
        if document.at.len() != dimensions.len() || again {
            found.push(
                Issue::new(IssueCode::CellMismatch, join(&place, "at"))
                    .text("found", document.at.join(" · "))
                    .text("dimensions", dimensions.join(" · ")),
            );
        }
        seen.push(document.at.as_slice());
        cells.push(cell(document, &place, terms, found));
    }
    let default = match default {
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
    let units = named_units(&document.share, &document.meter, path, terms, found);
    Some(Cell {
        at: document.at.clone(),
        units: units?,
        unit_price: unit_price?,
    })
}
