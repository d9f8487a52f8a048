//! Prices of each group by itself.

use super::{Findings, Terms, named_units, pricing, shares_not_whole};
use crate::pricing::group::{EachGroup, Group};
use crate::pricing::matrix::Units;
use crate::study::document::{PriceDocument, PricingDocument};
use crate::study::path::join;
use rust_decimal::Decimal;

/// Proves the groups at `path`: their shares are the whole, unless each has a meter.
pub fn each_group(
    written: &PriceDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<EachGroup> {
    let PriceDocument::EachGroup {
        groups: written,
        allowance,
        price,
    } = written
    else {
        return None;
    };
    let place = join(path, "groups");
    let groups: Vec<Option<Group>> = written
        .iter()
        .enumerate()
        .map(|(index, group)| {
            let path = join(&place, &index.to_string());
            let units = named_units(&group.share, &group.meter, &path, terms, found)?;
            Some(Group {
                name: group.name.clone(),
                units,
            })
        })
        .collect();
    let alone = PricingDocument {
        convert: None,
        allowance: allowance.clone(),
        minimum_quantity: None,
        running_total: None,
        price: (**price).clone(),
        adjustments: Vec::new(),
        semantics: None,
    };
    let terms = &terms.banded(false);
    let pricing = pricing(&alone, path, terms, found);
    let groups: Vec<Group> = groups.into_iter().collect::<Option<_>>()?;
    let shares: Vec<Decimal> = groups
        .iter()
        .filter_map(|group| match group.units {
            Units::Share(share) => Some(share),
            Units::Metered(_) => None,
        })
        .collect();
    let whole: Decimal = shares.iter().sum();
    if groups.is_empty() || !shares.is_empty() && whole != Decimal::ONE {
        found.push(shares_not_whole(&place, whole));
        return None;
    }
    Some(EachGroup {
        groups,
        pricing: Box::new(pricing?),
    })
}
