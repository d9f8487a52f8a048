//! Prices that read a table of tiers.

use super::{Findings, Terms, optional};
use crate::decimal::{add, mul};
use crate::issue::{Issue, IssueCode};
use crate::pricing::price::Price;
use crate::pricing::tiered::Table;
use crate::pricing::tiers::{Bounds, Tier, TierPrice, Tiers};
use crate::sentence::Arg;
use crate::study::document::{BoundsDocument, Numeral, PriceDocument, TierDocument};
use crate::study::path::join;
use rust_decimal::Decimal;

/// What the three tiered prices have in common.
struct Written<'a> {
    tiers: &'a [TierDocument],
    flat_fee_when_zero: Option<bool>,
    bounds: Option<BoundsDocument>,
    block: &'a Option<Numeral>,
}

/// A graduated, volume or stairstep price; nothing for another.
pub fn price(
    written: &PriceDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Price> {
    let table = table(&common(written)?, path, terms, found);
    let place = join(path, "tiers");
    match written {
        PriceDocument::Graduated { .. } => table.map(Price::Graduated),
        PriceDocument::Volume { .. } => {
            let table = table?;
            if !table.has_blocks() {
                report_cliffs(table.tiers(), &place, found);
            }
            Some(Price::Volume(table))
        }
        PriceDocument::Stairstep { tiers, .. } => {
            for (index, tier) in tiers.iter().enumerate() {
                if tier.unit_price.is_some() {
                    let path = join(&place, &index.to_string());
                    found.push(Issue::new(IssueCode::StairstepUnitPrice, path));
                }
            }
            table.map(Price::Stairstep)
        }
        _ => None,
    }
}

fn common(written: &PriceDocument) -> Option<Written<'_>> {
    match written {
        PriceDocument::Graduated {
            tiers,
            flat_fee_when_zero,
            bounds,
            block,
        }
        | PriceDocument::Volume {
            tiers,
            flat_fee_when_zero,
            bounds,
            block,
        } => Some(Written {
            tiers,
            flat_fee_when_zero: *flat_fee_when_zero,
            bounds: *bounds,
            block,
        }),
        PriceDocument::Stairstep {
            tiers,
            flat_fee_when_zero,
            bounds,
        } => Some(Written {
            tiers,
            flat_fee_when_zero: *flat_fee_when_zero,
            bounds: *bounds,
            block: &None,
        }),
        _ => None,
    }
}

fn table(written: &Written, path: &str, terms: &Terms, found: &mut Findings) -> Option<Table> {
    let bounds = match written.bounds {
        None => terms.semantics.bounds,
        Some(BoundsDocument::UpTo) => Bounds::UpTo,
        Some(BoundsDocument::Below) => Bounds::Below,
    };
    let tiers = tiers(written.tiers, bounds, &join(path, "tiers"), found);
    let block = optional(written.block, |block| {
        found.positive(&join(path, "block"), block)
    });
    let when_zero = written.flat_fee_when_zero;
    let when_zero = when_zero.unwrap_or(terms.semantics.flat_fee_when_zero);
    Some(Table::new(tiers?, when_zero, block?))
}

fn tiers(
    written: &[TierDocument],
    bounds: Bounds,
    path: &str,
    found: &mut Findings,
) -> Option<Tiers> {
    let Some((last, closed)) = written.split_last() else {
        found.push(Issue::new(IssueCode::NoTiers, path));
        return None;
    };
    let mut proved = Vec::with_capacity(closed.len());
    let mut below = Decimal::ZERO;
    let mut sound = true;
    for (index, tier) in closed.iter().enumerate() {
        let place = join(path, &index.to_string());
        let price = tier_price(tier, &place, found);
        let Some(up_to) = &tier.up_to else {
            found.push(Issue::new(IssueCode::TierOpenInTheMiddle, place));
            sound = false;
            continue;
        };
        let bound = found.unsigned(&join(&place, "up_to"), up_to);
        match (bound, price) {
            (Some(bound), Some(price)) if bound > below => {
                proved.push(Tier {
                    up_to: bound,
                    price,
                });
                below = bound;
            }
            (Some(bound), _) if bound <= below => {
                let issue = Issue::new(IssueCode::TiersOutOfOrder, join(&place, "up_to"));
                found.push(
                    issue
                        .with("found", Arg::Quantity(bound.to_string()))
                        .with("above", Arg::Quantity(below.to_string())),
                );
                sound = false;
            }
            _ => sound = false,
        }
    }
    let place = join(path, &closed.len().to_string());
    let price = tier_price(last, &place, found);
    if let Some(bound) = &last.up_to {
        found.push(Issue::new(IssueCode::LastTierBounded, place).text("found", bound.0.clone()));
        return None;
    }
    sound.then_some(Tiers {
        closed: proved,
        last: price?,
        bounds,
    })
}

fn tier_price(tier: &TierDocument, path: &str, found: &mut Findings) -> Option<TierPrice> {
    let unit_price = tier
        .unit_price
        .as_ref()
        .map(|p| found.unsigned(&join(path, "unit_price"), p));
    let flat_fee = tier
        .flat_fee
        .as_ref()
        .map(|f| found.unsigned(&join(path, "flat_fee"), f));
    let on_request = tier.on_request.unwrap_or(false);
    if on_request && (tier.unit_price.is_some() || tier.flat_fee.is_some()) {
        found.push(Issue::new(IssueCode::PricedOnRequest, path));
        return None;
    }
    Some(TierPrice {
        unit_price: unit_price.unwrap_or(Some(Decimal::ZERO))?,
        flat_fee: flat_fee.unwrap_or(Some(Decimal::ZERO))?,
        on_request,
    })
}

/// Volume tiers are not monotone: says where one unit more costs less in total.
fn report_cliffs(tiers: &Tiers, path: &str, found: &mut Findings) {
    let known = |price: TierPrice| !price.on_request;
    let total = |quantity: Decimal, price: TierPrice| {
        mul(quantity, price.unit_price).and_then(|amount| add(amount, price.flat_fee))
    };
    let prices: Vec<_> = tiers.all().collect();
    for (index, pair) in prices.windows(2).enumerate() {
        let [(_, Some(bound), here), (_, _, next)] = pair else {
            continue;
        };
        if let (Ok(at), Ok(after)) = (total(*bound, *here), total(*bound, *next))
            && after < at
            && known(*next)
        {
            let issue = Issue::new(
                IssueCode::CliffDown,
                join(path, &index.saturating_add(1).to_string()),
            );
            found.push(
                issue
                    .with("bound", Arg::Quantity(bound.normalize().to_string()))
                    .with("at", Arg::Money(at.normalize().to_string()))
                    .with("after", Arg::Money(after.normalize().to_string())),
            );
        }
    }
}
