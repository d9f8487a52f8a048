//! What a charge counts: a meter, or units of the vendor's own.

use super::contract::one_of_two;
use super::meters::index_of;
use super::numbers::Findings;
use super::prices::{Terms, pricing};
use crate::issue::{Issue, IssueCode};
use crate::pricing::choice::Way;
use crate::pricing::reference::Reference;
use crate::study::document::{
    ChargeDocument, CountDocument, PriceDocument, TierDocument, WayDocument,
};
use crate::study::path::join;
use crate::usage::meter::MeterIndex;

/// What a charge counts: its meter, or parts in units; each `None` when it is faulty.
pub fn counted(
    charge: &ChargeDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> (Option<Option<MeterIndex>>, Option<Vec<Way>>) {
    let meter = match &charge.meter {
        Some(id) => index_of(id, terms.meters, &join(path, "meter"), found).map(Some),
        None => Some(None),
    };
    (meter, units(charge, path, terms, found))
}

/// The parts that are counted in units; `None` when one of them is faulty.
fn units(
    charge: &ChargeDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Vec<Way>> {
    if charge.units.is_empty() {
        return Some(Vec::new());
    }
    one_of_two(
        path,
        ("meter", "units"),
        (charge.meter.is_some(), true),
        found,
    );
    // Which days had use is a question to one meter.
    if charge.count == Some(CountDocument::UsedDays) {
        let place = join(path, "count");
        found.push(Issue::new(IssueCode::MeterUnused, place).text("key", "count"));
    }
    let list = join(path, "units");
    let parts = charge.units.iter().enumerate();
    let proved = parts.map(|(index, part)| {
        let place = join(&list, &index.to_string());
        one_part(part, &place, terms, found)
    });
    let proved: Vec<Option<Way>> = proved.collect();
    proved.into_iter().collect()
}

fn one_part(part: &WayDocument, path: &str, terms: &Terms, found: &mut Findings) -> Option<Way> {
    let fixed = matches!(part.price, PriceDocument::Flat { .. });
    let meter = match &part.meter {
        Some(id) => index_of(id, terms.meters, &join(path, "meter"), found).map(Reference::to),
        None => None,
    };
    if fixed && part.meter.is_some() {
        let place = join(path, "meter");
        found.push(Issue::new(IssueCode::MeterUnused, place).text("key", "meter"));
    }
    if !fixed && part.meter.is_none() {
        found.push(Issue::new(IssueCode::MeterNeeded, path));
    }
    if on_request(&part.price) {
        found.push(Issue::new(
            IssueCode::PriceNotPublished,
            join(path, "price"),
        ));
    }
    Some(Way {
        name: part.name.clone(),
        meter,
        pricing: pricing(&part.pricing(), path, terms, found)?,
    })
}

/// Whether some quantity has no published price: how many units it takes is then unknown.
fn on_request(price: &PriceDocument) -> bool {
    let open = |tiers: &[TierDocument]| tiers.iter().any(|tier| tier.on_request == Some(true));
    match price {
        PriceDocument::Graduated { tiers, .. }
        | PriceDocument::Volume { tiers, .. }
        | PriceDocument::Stairstep { tiers, .. } => open(tiers),
        PriceDocument::Highest { of } | PriceDocument::Lowest { of } => {
            of.iter().any(|way| on_request(&way.price))
        }
        PriceDocument::EachGroup { price, .. } => on_request(price),
        PriceDocument::Flat { .. }
        | PriceDocument::PerUnit { .. }
        | PriceDocument::Package { .. }
        | PriceDocument::NotPublished {}
        | PriceDocument::Percentage { .. }
        | PriceDocument::Matrix { .. }
        | PriceDocument::Share { .. } => false,
    }
}
