//! Matrices: the cells take all of the quantity, or a default takes the rest.

use super::band::{band, bands_fit, hours_ahead};
use super::{Findings, Terms, named_units, shares_not_whole};
use crate::issue::{Issue, IssueCode};
use crate::pricing::matrix::{Cell, InBand, Matrix, Takes, Units};
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
        hours_ahead: clock,
        default,
    } = written
    else {
        return None;
    };
    let clock = hours_ahead(*clock, &join(path, "hours_ahead"), found);
    let mut cells = Vec::with_capacity(written.len());
    let mut seen: Vec<&[String]> = Vec::new();
    for (index, document) in written.iter().enumerate() {
        let place = join(&join(path, "cells"), &index.to_string());
        let again = seen.contains(&document.at.as_slice());
        if document.at.len() != dimensions.len() || again {
            let issue = Issue::new(IssueCode::CellMismatch, join(&place, "at"));
            let issue = issue.text("found", document.at.join(" · "));
            found.push(issue.text("dimensions", dimensions.join(" · ")));
        }
        seen.push(document.at.as_slice());
        cells.push(cell(
            document,
            &place,
            clock.unwrap_or_default(),
            terms,
            found,
        ));
    }
    let default = match default {
        None => Some(None),
        Some(default) => found.unsigned(&join(path, "default"), default).map(Some),
    };
    let cells: Vec<Cell> = cells.into_iter().collect::<Option<_>>()?;
    let default = default?;
    if cells
        .iter()
        .any(|cell| matches!(cell.takes, Takes::Band(_)))
    {
        bands_fit(&cells, default, &join(path, "cells"), found);
        return clock.map(|_| Matrix { cells, default });
    }
    let shares = cells.iter().filter_map(|cell| match cell.takes {
        Takes::Units(Units::Share(share)) => Some(share),
        Takes::Units(Units::Metered(_)) | Takes::Band(_) => None,
    });
    let whole: Decimal = shares.sum();
    // What no cell takes must have a price of its own.
    if whole > Decimal::ONE || default.is_none() && whole != Decimal::ONE {
        found.push(shares_not_whole(&join(path, "cells"), whole));
        return None;
    }
    Some(Matrix { cells, default })
}

fn cell(
    document: &CellDocument,
    path: &str,
    clock: i64,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Cell> {
    let unit_price = found.unsigned(&join(path, "unit_price"), &document.unit_price);
    let named = document.share.is_some() || document.meter.is_some();
    let takes = match &document.band {
        Some(written) if !named => band(written, &join(path, "band"), clock, terms, found)
            .map(|band| Takes::Band(InBand::of(band))),
        Some(_) => {
            found.push(Issue::new(IssueCode::CellUsageUnclear, path));
            None
        }
        None => named_units(&document.share, &document.meter, path, terms, found).map(Takes::Units),
    };
    Some(Cell {
        at: document.at.clone(),
        takes: takes?,
        unit_price: unit_price?,
    })
}
