//! The tiers of a price in words: within a line, `up to 1,000: ¥199.00; above: ¥700.00`, and
//! as a table of their own where there is room for one.

use super::price_line::{in_all, money, quantity};
use crate::contract::TierLine;
use crate::words::Words;
use outlay_core::sentence::Sentence;
use outlay_core::study::document::{PriceDocument, TierDocument};

/// The tiers of a price with the sentence that leads to their table; none of a price that has
/// no tiers or has them within another one.
pub fn of(price: &PriceDocument) -> Option<(&'static str, &[TierDocument])> {
    let (key, tiers) = written(price)?;
    (!lone_unpublished(tiers)).then_some((key, tiers))
}

/// Whether all its quantities fall in one tier without a price: there is nothing to tell apart.
pub fn unpublished(price: &PriceDocument) -> bool {
    written(price).is_some_and(|(_, tiers)| lone_unpublished(tiers))
}

fn lone_unpublished(tiers: &[TierDocument]) -> bool {
    matches!(tiers, [only] if only.flat_fee.is_none() && only.unit_price.is_none())
}

fn written(price: &PriceDocument) -> Option<(&'static str, &[TierDocument])> {
    match price {
        PriceDocument::Graduated { tiers, .. } => Some(("price-tiers-graduated", tiers)),
        PriceDocument::Volume { tiers, .. } => Some(("price-tiers-volume", tiers)),
        PriceDocument::Stairstep { tiers, .. } => Some(("price-tiers-stairstep", tiers)),
        PriceDocument::Flat { .. }
        | PriceDocument::PerUnit { .. }
        | PriceDocument::Package { .. }
        | PriceDocument::Share { .. }
        | PriceDocument::Percentage { .. }
        | PriceDocument::Matrix { .. }
        | PriceDocument::EachGroup { .. }
        | PriceDocument::Highest { .. }
        | PriceDocument::Lowest { .. }
        | PriceDocument::NotPublished {} => None,
    }
}

/// The tiers one after the other, within a sentence.
pub fn text(tiers: &[TierDocument], words: &Words) -> String {
    let said: Vec<String> = tiers
        .iter()
        .map(|tier| {
            let said = Sentence::new("price-tier").text("bound", bound(tier, words));
            words.say(&said.text("price", price(tier, words)))
        })
        .collect();
    said.join(&words.word("price-line-and"))
}

/// The tiers as rows, in every language. `currency` is the code, with its decimals.
pub fn rows(tiers: &[TierDocument], currency: (&str, u32)) -> Vec<TierLine> {
    tiers
        .iter()
        .map(|tier| TierLine {
            bound: in_all(currency, &|words| bound(tier, words)),
            price: in_all(currency, &|words| price(tier, words)),
        })
        .collect()
}

fn bound(tier: &TierDocument, words: &Words) -> String {
    match &tier.up_to {
        Some(bound) => words.say(&Sentence::new("price-tier-up-to").with("bound", quantity(bound))),
        None => words.word("price-tier-above"),
    }
}

fn price(tier: &TierDocument, words: &Words) -> String {
    words.say(&match (&tier.flat_fee, &tier.unit_price) {
        (Some(fee), Some(unit)) => Sentence::new("price-tier-both")
            .with("fee", money(fee))
            .with("amount", money(unit)),
        (Some(fee), None) => Sentence::new("price-tier-fee").with("fee", money(fee)),
        (None, Some(unit)) => Sentence::new("price-tier-unit").with("amount", money(unit)),
        (None, None) => Sentence::new("price-line-not-published"),
    })
}
