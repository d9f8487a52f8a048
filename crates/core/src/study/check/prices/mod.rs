//! Prices, allowances and adjustments of a charge.

mod band;
mod choice;
mod group;
mod matrix;
mod percentage;
mod tiers;

use super::meters::index_of;
use super::numbers::Findings;
use super::plans::FixedAmount;
use super::unpublished;
use crate::decimal::WholeRounding;
use crate::issue::{Issue, IssueCode};
use crate::pricing::adjustment::Adjustment;
use crate::pricing::allowance::{Allowance, Meaning};
use crate::pricing::choice::Pick;
use crate::pricing::matrix::Units;
use crate::pricing::package::Package;
use crate::pricing::price::Price;
use crate::pricing::reference::Reference;
use crate::pricing::semantics::Semantics;
use crate::pricing::steps::{Conversion, Pricing};
use crate::sentence::Arg;
use crate::study::document::{
    AdjustmentDocument, AllowanceDocument, ConvertDocument, MeaningDocument, MeterDocument,
    Numeral, PriceDocument, PricingDocument, SemanticsDocument, WholeRoundingDocument,
};
use crate::study::path::join;
use crate::study::preset::semantics;
use crate::study::schema::suggest;
use rust_decimal::Decimal;

/// What a price may refer to, and whose rules hold where it says nothing.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The fixed charges that a share may refer to.
    pub fixed: &'a [FixedAmount],
    pub meters: &'a [MeterDocument],
    pub semantics: Semantics,
    /// A price by itself, outside a study: an amount without events is a single event.
    pub alone: bool,
    /// True where a price may look at the hours of what is used.
    pub bands: bool,
}

impl<'a> Terms<'a> {
    pub fn within(
        fixed: &'a [FixedAmount],
        meters: &'a [MeterDocument],
        rules: Option<SemanticsDocument>,
    ) -> Terms<'a> {
        Terms {
            fixed,
            meters,
            semantics: semantics(rules),
            alone: false,
            bands: false,
        }
    }

    pub fn banded(self, bands: bool) -> Terms<'a> {
        Terms { bands, ..self }
    }
}

/// Proves the pricing at `path`.
pub fn pricing(
    document: &PricingDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Pricing> {
    let own = document.semantics.map(|rules| semantics(Some(rules)));
    let terms = &Terms {
        semantics: own.unwrap_or(terms.semantics),
        ..*terms
    };
    let at = |key: &str| join(path, key);
    let convert = match &document.convert {
        None => Some(None),
        Some(convert) => conversion(convert, &at("convert"), found).map(Some),
    };
    let allowance = match &document.allowance {
        None => Some(Allowance::default()),
        Some(written) => allowance(written, &at("allowance"), terms, found),
    };
    let minimum = optional(&document.minimum_quantity, |minimum| {
        found.unsigned(&at("minimum_quantity"), minimum)
    });
    let running_total = optional(&document.running_total, |span| {
        found.cadence(&at("running_total"), span)
    });
    let price = price(&document.price, &at("price"), terms, found);
    let mut adjustments = document
        .adjustments
        .iter()
        .enumerate()
        .map(|(i, written)| adjustment(written, &join(&at("adjustments"), &i.to_string()), found))
        .collect::<Vec<Option<Adjustment>>>()
        .into_iter()
        .collect::<Option<Vec<Adjustment>>>()?;
    let order = terms.semantics.adjustments;
    adjustments.sort_by_key(|adjustment| {
        let place = order.iter().position(|kind| *kind == adjustment.kind());
        place.unwrap_or(order.len())
    });
    let mut pricing = Pricing {
        convert: convert?,
        allowance: allowance?,
        minimum_quantity: minimum?.unwrap_or_default(),
        running_total: running_total?,
        before: Decimal::ZERO,
        price: price?,
        adjustments,
    };
    if pricing.allowance.each.is_none() && pricing.settle().is_err() {
        let quantity = pricing.allowance.quantity.to_string();
        found.push(Issue::new(IssueCode::NumberTooLong, at("allowance")).text("found", quantity));
        return None;
    }
    Some(pricing)
}

/// What is written, proved; nothing written is fine too.
fn optional<T, P>(written: &Option<T>, prove: impl FnOnce(&T) -> Option<P>) -> Option<Option<P>> {
    match written {
        None => Some(None),
        Some(written) => prove(written).map(Some),
    }
}

pub fn whole_rounding(written: WholeRoundingDocument) -> WholeRounding {
    match written {
        WholeRoundingDocument::Up => WholeRounding::Up,
        WholeRoundingDocument::Down => WholeRounding::Down,
        WholeRoundingDocument::Nearest => WholeRounding::Nearest,
    }
}

fn conversion(written: &ConvertDocument, path: &str, found: &mut Findings) -> Option<Conversion> {
    let divide_by = found.positive(&join(path, "divide_by"), &written.divide_by);
    let decimals = written.decimals.unwrap_or(0);
    if decimals > 12 {
        found.out_of_range(&join(path, "decimals"), &decimals.to_string(), "0", "12");
        return None;
    }
    Some(Conversion {
        divide_by: divide_by?,
        rounding: written.round.map(whole_rounding),
        decimals,
    })
}

fn allowance(
    written: &AllowanceDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Allowance> {
    if written.quantity.is_none() && written.per.is_none() {
        found.push(Issue::new(IssueCode::MissingKey, path).text("key", "quantity"));
        return None;
    }
    let quantity = optional(&written.quantity, |quantity| {
        found.unsigned(&join(path, "quantity"), quantity)
    });
    let each = match &written.per {
        None => Some(None),
        Some(per) => {
            let per_path = join(path, "per");
            let each = number_or_share(&join(&per_path, "each"), &per.each, found);
            let meter = index_of(&per.meter, terms.meters, &join(&per_path, "meter"), found);
            meter
                .zip(each)
                .map(|(meter, each)| Some((Reference::to(meter), each)))
        }
    };
    Some(Allowance {
        quantity: quantity?.unwrap_or_default(),
        each: each?,
        meaning: match written.meaning {
            None => terms.semantics.allowance,
            Some(MeaningDocument::Subtract) => Meaning::Subtract,
            Some(MeaningDocument::TierInFront) => Meaning::TierInFront,
            Some(MeaningDocument::InTable) => Meaning::InTable,
        },
    })
}

/// A number that is not negative, a percentage too: so much for each, or 5 % of all.
fn number_or_share(path: &str, written: &Numeral, found: &mut Findings) -> Option<Decimal> {
    let value = found.number(path, written)?;
    if value < Decimal::ZERO {
        found.push(Issue::new(IssueCode::Negative, path).text("found", written.0.clone()));
        return None;
    }
    Some(value)
}

/// A stated share of the quantity, or another meter's units.
fn named_units(
    share: &Option<Numeral>,
    meter: &Option<String>,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Units> {
    match (share, meter) {
        (Some(share), None) => found.share(&join(path, "share"), share).map(Units::Share),
        (None, Some(meter)) => {
            let index = index_of(meter, terms.meters, &join(path, "meter"), found);
            index.map(|meter| Units::Metered(Reference::to(meter)))
        }
        (None, None) | (Some(_), Some(_)) => {
            found.push(Issue::new(IssueCode::CellUsageUnclear, path));
            None
        }
    }
}

fn shares_not_whole(path: &str, whole: Decimal) -> Issue {
    let total = Arg::Percent(whole.normalize().to_string());
    Issue::new(IssueCode::SharesNotWhole, path).with("total", total)
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
        AdjustmentDocument::AmountDiscount { amount } => {
            Adjustment::AmountDiscount(found.unsigned(&join(path, "amount"), amount)?)
        }
        AdjustmentDocument::Factor { factor } => {
            Adjustment::Factor(number_or_share(&join(path, "factor"), factor, found)?)
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
    terms: &Terms,
    found: &mut Findings,
) -> Option<Price> {
    let at = |key: &str| join(path, key);
    Some(match written {
        PriceDocument::Flat { amount } => Price::Flat(found.unsigned(&at("amount"), amount)?),
        PriceDocument::PerUnit { unit_price } => {
            Price::PerUnit(found.unsigned(&at("unit_price"), unit_price)?)
        }
        PriceDocument::Graduated { .. }
        | PriceDocument::Volume { .. }
        | PriceDocument::Stairstep { .. } => tiers::price(written, path, terms, found)?,
        PriceDocument::Package {
            size,
            price,
            round,
            free_units,
        } => {
            let size = found.positive(&at("size"), size);
            let price = found.unsigned(&at("price"), price);
            let free = optional(free_units, |free| found.unsigned(&at("free_units"), free));
            let rounding = round.map_or(WholeRounding::Up, whole_rounding);
            Price::Package(package(size?, price?, rounding, free?))
        }
        PriceDocument::Percentage { .. } => {
            Price::Percentage(percentage::percentage(written, path, terms, found)?)
        }
        PriceDocument::Matrix { .. } => Price::Matrix(matrix::matrix(written, path, terms, found)?),
        PriceDocument::EachGroup { .. } => {
            Price::EachGroup(group::each_group(written, path, terms, found)?)
        }
        PriceDocument::Highest { of } => {
            Price::Choice(choice::choice(Pick::Highest, of, path, terms, found)?)
        }
        PriceDocument::Lowest { of } => {
            Price::Choice(choice::choice(Pick::Lowest, of, path, terms, found)?)
        }
        PriceDocument::NotPublished {} => unpublished::alone(path, found)?,
        PriceDocument::Share { of, rate } => {
            let rate = found.rate(&at("rate"), rate);
            let base = share_base(of, &at("of"), terms.fixed, found)?;
            Price::Share {
                rate: rate?,
                base: base.amount?,
                of: base.name.clone(),
            }
        }
    })
}

fn package(
    size: Decimal,
    price: Decimal,
    rounding: WholeRounding,
    free_units: Option<Decimal>,
) -> Package {
    Package {
        size,
        price,
        rounding,
        free_units: free_units.unwrap_or_default(),
    }
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
