//! Prices, tiers and adjustments of a charge.

use super::numbers::Findings;
use super::plans::FixedAmount;
use super::unpublished;
use crate::decimal::{WholeRounding, add, mul};
use crate::issue::{Issue, IssueCode};
use crate::pricing::adjustment::Adjustment;
use crate::pricing::price::Price;
use crate::pricing::steps::{Conversion, Pricing};
use crate::pricing::tiers::{Tier, TierPrice, Tiers};
use crate::sentence::Arg;
use crate::study::document::{
    AdjustmentDocument, PriceDocument, PricingDocument, TierDocument, WholeRoundingDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use rust_decimal::Decimal;

/// Proves the pricing at `path`. `fixed` lists the fixed charges that a share may refer to.
pub fn pricing(
    document: &PricingDocument,
    path: &str,
    fixed: &[FixedAmount],
    found: &mut Findings,
) -> Option<Pricing> {
    let convert = document.convert.as_ref().map(|convert| {
        let divide_by = found.positive(
            &join(path, "convert.divide_by").replace('"', ""),
            &convert.divide_by,
        )?;
        Some(Conversion {
            divide_by,
            rounding: convert.round.map(whole_rounding),
        })
    });
    let allowance = match &document.allowance {
        None => Some(Decimal::ZERO),
        Some(allowance) => found.unsigned(
            &join(path, "allowance.quantity").replace('"', ""),
            &allowance.quantity,
        ),
    };
    let price = price(&document.price, &join(path, "price"), fixed, found);
    let adjustments: Vec<Option<Adjustment>> = document
        .adjustments
        .iter()
        .enumerate()
        .map(|(i, written)| {
            adjustment(
                written,
                &join(&join(path, "adjustments"), &i.to_string()),
                found,
            )
        })
        .collect();
    Some(Pricing {
        convert: convert.map_or(Some(None), |c| c.map(Some))?,
        allowance: allowance?,
        price: price?,
        adjustments: adjustments.into_iter().collect::<Option<_>>()?,
    })
}

pub fn whole_rounding(written: WholeRoundingDocument) -> WholeRounding {
    match written {
        WholeRoundingDocument::Up => WholeRounding::Up,
        WholeRoundingDocument::Down => WholeRounding::Down,
        WholeRoundingDocument::Nearest => WholeRounding::Nearest,
    }
}

fn adjustment(
    written: &AdjustmentDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Adjustment> {
    Some(match written {
        AdjustmentDocument::PercentDiscount { rate } => {
            Adjustment::PercentDiscount(found.share(&join(path, "rate"), rate)?)
        }
        AdjustmentDocument::Minimum { amount } => {
            Adjustment::Minimum(found.unsigned(&join(path, "amount"), amount)?)
        }
        AdjustmentDocument::Maximum { amount } => {
            Adjustment::Maximum(found.unsigned(&join(path, "amount"), amount)?)
        }
    })
}

fn price(
    written: &PriceDocument,
    path: &str,
    fixed: &[FixedAmount],
    found: &mut Findings,
) -> Option<Price> {
    let at = |key: &str| join(path, key);
    Some(match written {
        PriceDocument::NotPublished {} => unpublished::alone(path, found)?,
        PriceDocument::Flat { amount } => Price::Flat(found.unsigned(&at("amount"), amount)?),
        PriceDocument::PerUnit { unit_price } => {
            Price::PerUnit(found.unsigned(&at("unit_price"), unit_price)?)
        }
        PriceDocument::Graduated {
            tiers: written,
            flat_fee_when_zero,
        } => Price::Graduated {
            tiers: tiers(written, &at("tiers"), found)?,
            flat_fee_when_zero: flat_fee_when_zero.unwrap_or(true),
        },
        PriceDocument::Volume {
            tiers: written,
            flat_fee_when_zero,
        } => {
            let tiers = tiers(written, &at("tiers"), found)?;
            report_cliffs(&tiers, &at("tiers"), found);
            Price::Volume {
                tiers,
                flat_fee_when_zero: flat_fee_when_zero.unwrap_or(true),
            }
        }
        PriceDocument::Stairstep {
            tiers: written,
            flat_fee_when_zero,
        } => {
            for (index, tier) in written.iter().enumerate() {
                if tier.unit_price.is_some() {
                    let place = join(&at("tiers"), &index.to_string());
                    found.push(Issue::new(IssueCode::StairstepUnitPrice, place));
                }
            }
            Price::Stairstep {
                tiers: tiers(written, &at("tiers"), found)?,
                flat_fee_when_zero: flat_fee_when_zero.unwrap_or(true),
            }
        }
        PriceDocument::Package {
            size,
            price,
            round,
            free_units,
        } => {
            let size = found.positive(&at("size"), size);
            let price = found.unsigned(&at("price"), price);
            let free_units = match free_units {
                Some(free) => found.unsigned(&at("free_units"), free),
                None => Some(Decimal::ZERO),
            };
            Price::Package {
                size: size?,
                price: price?,
                rounding: round.map_or(WholeRounding::Up, whole_rounding),
                free_units: free_units?,
            }
        }
        PriceDocument::Share { of, rate } => {
            let rate = found.rate(&at("rate"), rate);
            let base = share_base(of, &at("of"), fixed, found)?;
            Price::Share {
                rate: rate?,
                base: base.amount?,
                of: base.name.clone(),
            }
        }
    })
}

/// The fixed charge that a share refers to.
fn share_base<'a>(
    of: &str,
    path: &str,
    fixed: &'a [FixedAmount],
    found: &mut Findings,
) -> Option<&'a FixedAmount> {
    let Some(base) = fixed.iter().find(|charge| charge.id == of) else {
        let issue = Issue::new(IssueCode::UnknownCharge, path).text("found", of);
        found.push(suggest(
            issue,
            of,
            fixed.iter().map(|charge| charge.id.as_str()),
        ));
        return None;
    };
    if !base.is_flat {
        found.push(Issue::new(IssueCode::BadShare, path).text("found", of));
        return None;
    }
    Some(base)
}

fn tiers(written: &[TierDocument], path: &str, found: &mut Findings) -> Option<Tiers> {
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
    Some(TierPrice {
        unit_price: unit_price.unwrap_or(Some(Decimal::ZERO))?,
        flat_fee: flat_fee.unwrap_or(Some(Decimal::ZERO))?,
    })
}

/// Volume tiers are not monotone: says where one unit more costs less in total.
fn report_cliffs(tiers: &Tiers, path: &str, found: &mut Findings) {
    let total = |quantity: Decimal, price: TierPrice| {
        mul(quantity, price.unit_price).and_then(|amount| add(amount, price.flat_fee))
    };
    let prices: Vec<_> = tiers.bounds().collect();
    for (index, pair) in prices.windows(2).enumerate() {
        let [(_, Some(bound), here), (_, _, next)] = pair else {
            continue;
        };
        if let (Ok(at), Ok(after)) = (total(*bound, *here), total(*bound, *next))
            && after < at
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
