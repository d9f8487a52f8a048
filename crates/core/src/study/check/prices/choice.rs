//! Several ways to price one period.

use super::{Findings, Terms, index_of, pricing};
use crate::issue::{Issue, IssueCode};
use crate::pricing::choice::{Choice, Pick, Way};
use crate::pricing::reference::Reference;
use crate::study::document::{PriceDocument, WayDocument};
use crate::study::path::join;

/// Proves the ways at `path`; a single one leaves nothing to choose.
pub fn choice(
    pick: Pick,
    of: &[WayDocument],
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Choice> {
    let path = join(path, "of");
    if of.len() < 2 {
        found.out_of_range(&path, &of.len().to_string(), "2", "20");
        return None;
    }
    let ways: Vec<Option<Way>> = of
        .iter()
        .enumerate()
        .map(|(index, document)| way(document, &join(&path, &index.to_string()), terms, found))
        .collect();
    Some(Choice {
        pick,
        of: ways.into_iter().collect::<Option<_>>()?,
    })
}

fn way(document: &WayDocument, path: &str, terms: &Terms, found: &mut Findings) -> Option<Way> {
    let nested = matches!(
        document.price,
        PriceDocument::Highest { .. } | PriceDocument::Lowest { .. }
    );
    if nested {
        found.push(Issue::new(
            IssueCode::ChoiceWithinChoice,
            join(path, "price"),
        ));
        return None;
    }
    let meter = match &document.meter {
        None => Some(None),
        Some(meter) => {
            let index = index_of(meter, terms.meters, &join(path, "meter"), found);
            index.map(|meter| Some(Reference::to(meter)))
        }
    };
    let terms = &terms.banded(false);
    let pricing = pricing(&document.pricing(), path, terms, found);
    Some(Way {
        name: document.name.clone(),
        meter: meter?,
        pricing: pricing?,
    })
}
