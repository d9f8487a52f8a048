//! Prices of a plan in words, in every language: `¥999 a month`, `10,000 included, then
//! ¥1,000 for each started 10,000`.

use super::{plan_terms, price_tiers};
use crate::contract::{PriceLine, TierTable};
use crate::words::{LANGUAGES, Words};
use outlay_core::cadence::Cadence;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::document::{
    AdjustmentDocument, CellDocument, ChargeDocument, MeterDocument, Numeral, PackDocument,
    PlanDocument, PriceDocument, WholeRoundingDocument,
};
use std::collections::BTreeMap;

/// What a plan says in lines, each list in the plan's order.
#[derive(Default)]
pub struct PriceLines {
    pub charges: Vec<PriceLine>,
    pub packs: Vec<PriceLine>,
    pub terms: Vec<PriceLine>,
}

impl PriceLines {
    /// In the order in which they are read.
    pub fn all(self) -> Vec<PriceLine> {
        [self.charges, self.packs, self.terms].concat()
    }
}

/// `currency` is the code, with its decimals.
pub fn price_lines(
    plan: &PlanDocument,
    meters: &[MeterDocument],
    currency: (&str, u32),
) -> PriceLines {
    let in_all = |say: &dyn Fn(&Words) -> String| in_all(currency, say);
    let module = |charge: &ChargeDocument| {
        let id = charge.module.as_ref()?;
        let module = plan.modules.iter().find(|module| module.id == *id);
        Some(named(module.and_then(|m| m.name.as_ref()), id))
    };
    let charges = plan.charges.iter().map(|charge| PriceLine {
        name: named(charge.name.as_ref(), &charge.id),
        price: in_all(&|words| {
            charge_text(charge, meters, words, &|unit| {
                price_text(&charge.price, charge, plan, unit, words)
            })
        }),
        tiers: tier_table(charge, meters, currency),
        module: module(charge),
        clause: charge.clause.clone(),
    });
    let packs = plan.packs.iter().map(|pack| PriceLine {
        name: named(pack.name.as_ref(), &pack.id),
        price: in_all(&|words| pack_text(pack, words)),
        tiers: None,
        module: None,
        clause: pack.clause.clone(),
    });
    PriceLines {
        charges: charges.collect(),
        packs: packs.collect(),
        terms: plan_terms::lines(plan, meters, currency),
    }
}

/// A text in every language, with its amounts in one currency.
pub fn in_all(currency: (&str, u32), say: &dyn Fn(&Words) -> String) -> Label {
    let by_language = LANGUAGES.map(|language| {
        let words = Words::new(language, currency.0, currency.1);
        (language.to_owned(), say(&words))
    });
    Label::from(BTreeMap::from(by_language))
}

pub fn named(name: Option<&Label>, id: &str) -> Label {
    name.cloned().unwrap_or_else(|| Label::from(id))
}

pub fn money(amount: &Numeral) -> Arg {
    Arg::Money(plain(amount))
}

pub fn quantity(quantity: &Numeral) -> Arg {
    Arg::Quantity(plain(quantity))
}

/// `1.2万` as `12000`; what is no number stays as it is written.
pub fn plain(numeral: &Numeral) -> String {
    outlay_core::decimal::parse(&numeral.0)
        .map_or_else(|_| numeral.0.clone(), |number| number.to_string())
}

/// The tiers of a charge below what else is said of it.
fn tier_table(
    charge: &ChargeDocument,
    meters: &[MeterDocument],
    currency: (&str, u32),
) -> Option<TierTable> {
    let (key, tiers) = price_tiers::of(&charge.price)?;
    let lead = in_all(currency, &|words| {
        charge_text(charge, meters, words, &|unit| {
            let period = period(charge.cadence.as_deref(), charge.is_metered(), words);
            let said = Sentence::new(key).text("unit", unit).text("period", period);
            words.say(&said).trim_end().to_owned()
        })
    });
    Some(TierTable {
        lead,
        rows: price_tiers::rows(tiers, currency),
    })
}

/// What is said of a charge; `price` tells its price for the unit it is given.
fn charge_text(
    charge: &ChargeDocument,
    meters: &[MeterDocument],
    words: &Words,
    price: &dyn Fn(&str) -> String,
) -> String {
    let meter = charge
        .meter
        .as_ref()
        .and_then(|id| meters.iter().find(|meter| meter.id == *id));
    let unit = meter.and_then(|meter| meter.unit.as_ref().or(meter.name.as_ref()));
    let unit = unit.map_or("", |unit| unit.text(&words.language));
    let mut parts = Vec::new();
    let mut unit = unit.to_owned();
    if !charge.units.is_empty() {
        let names = charge
            .units
            .iter()
            .map(|part| part.name.text(&words.language));
        let list = names
            .collect::<Vec<_>>()
            .join(&words.word("price-line-and"));
        parts.push(words.say(&Sentence::new("price-line-units").text("parts", list)));
        unit = words.word("price-line-unit");
    }
    let unit = unit.as_str();
    if let Some(convert) = &charge.convert {
        let key = match convert.round {
            Some(WholeRoundingDocument::Up) => "price-line-convert-up",
            Some(WholeRoundingDocument::Down) => "price-line-convert-down",
            Some(WholeRoundingDocument::Nearest) => "price-line-convert-nearest",
            None => "price-line-convert",
        };
        let said = Sentence::new(key).with("size", quantity(&convert.divide_by));
        parts.push(words.say(&said.text("unit", unit)));
    }
    if let Some(free) = charge.allowance.as_ref().and_then(|a| a.quantity.as_ref()) {
        let said = Sentence::new("price-line-allowance").with("quantity", quantity(free));
        parts.push(words.say(&said.text("unit", unit)));
    }
    if let Some(per) = charge.allowance.as_ref().and_then(|a| a.per.as_ref()) {
        let other = meters.iter().find(|meter| meter.id == per.meter);
        let of = named(other.and_then(|meter| meter.name.as_ref()), &per.meter);
        let said = Sentence::new("price-line-allowance-per").with("each", quantity(&per.each));
        parts.push(words.say(&said.text("unit", unit).name("of", &of)));
    }
    if let Some(least) = &charge.minimum_quantity {
        let said = Sentence::new("price-line-least").with("quantity", quantity(least));
        parts.push(words.say(&said.text("unit", unit)));
    }
    parts.push(beyond_allowance(charge, price(unit), words));
    let adjusted = charge.adjustments.iter();
    parts.extend(adjusted.map(|adjustment| adjustment_text(adjustment, words)));
    if charge.refuses_beyond == Some(true) {
        parts.push(words.word("price-line-refuses"));
    }
    parts.join(&words.word("price-line-and"))
}

/// What is free stands before a price that begins above it.
fn beyond_allowance(charge: &ChargeDocument, price: String, words: &Words) -> String {
    if charge.allowance.is_none() {
        return price;
    }
    words.say(&Sentence::new("price-line-above").text("price", price))
}

fn adjustment_text(adjustment: &AdjustmentDocument, words: &Words) -> String {
    words.say(&match adjustment {
        AdjustmentDocument::PercentDiscount { rate } => {
            Sentence::new("price-line-discount").with("rate", Arg::Percent(plain(rate)))
        }
        AdjustmentDocument::AmountDiscount { amount } => {
            Sentence::new("price-line-amount-off").with("amount", money(amount))
        }
        AdjustmentDocument::Factor { factor } => {
            Sentence::new("price-line-factor").with("factor", quantity(factor))
        }
        AdjustmentDocument::Minimum { amount } => {
            Sentence::new("price-line-minimum").with("amount", money(amount))
        }
        AdjustmentDocument::Maximum { amount } => {
            Sentence::new("price-line-maximum").with("amount", money(amount))
        }
    })
}

/// A price for each event, for each cell, or the one of several that counts.
fn compound(
    price: &PriceDocument,
    charge: &ChargeDocument,
    plan: &PlanDocument,
    unit: &str,
    words: &Words,
) -> Sentence {
    match price {
        PriceDocument::Percentage {
            rate,
            fixed_per_event,
            ..
        } => match fixed_per_event {
            None => Sentence::new("price-line-percentage"),
            Some(fee) => Sentence::new("price-line-percentage-and-fee").with("amount", money(fee)),
        }
        .with("rate", Arg::Percent(plain(rate))),
        PriceDocument::Matrix { cells, default, .. } => {
            let cell = |at: String, price: &Numeral| {
                let said = Sentence::new("price-line-cell").text("at", at);
                words.say(&said.with("amount", money(price)))
            };
            let mut said: Vec<String> = cells
                .iter()
                .map(|one| cell(cell_name(one, words), &one.unit_price))
                .collect();
            said.extend(
                default
                    .iter()
                    .map(|price| cell(words.word("price-line-rest"), price)),
            );
            let list = said.join(&words.word("price-line-and"));
            Sentence::new("price-line-matrix").text("cells", list)
        }
        PriceDocument::Highest { of } | PriceDocument::Lowest { of } => {
            let ways: Vec<String> = of
                .iter()
                .map(|way| {
                    let price = price_text(&way.price, charge, plan, unit, words);
                    let said = Sentence::new("price-line-way").name("name", &way.name);
                    words.say(&said.text("price", price))
                })
                .collect();
            let list = ways.join(&words.word("price-line-and"));
            Sentence::new(match price {
                PriceDocument::Lowest { .. } => "price-line-lowest",
                _ => "price-line-highest",
            })
            .text("ways", list)
        }
        PriceDocument::EachGroup { price, .. } => Sentence::new("price-line-each-group")
            .text("price", price_text(price, charge, plan, unit, words)),
        _ => Sentence::new("price-line-not-published"),
    }
}

fn price_text(
    price: &PriceDocument,
    charge: &ChargeDocument,
    plan: &PlanDocument,
    unit: &str,
    words: &Words,
) -> String {
    let period = period(charge.cadence.as_deref(), charge.is_metered(), words);
    let said = match price {
        _ if price_tiers::unpublished(price) => Sentence::new("price-line-not-published"),
        PriceDocument::Flat { amount } => {
            Sentence::new("price-line-flat").with("amount", money(amount))
        }
        PriceDocument::PerUnit { unit_price } => Sentence::new(if charge.convert.is_some() {
            "price-line-per-block"
        } else {
            "price-line-per-unit"
        })
        .with("amount", money(unit_price)),
        PriceDocument::Graduated { tiers, .. } => {
            Sentence::new("price-line-graduated").text("tiers", price_tiers::text(tiers, words))
        }
        PriceDocument::Volume { tiers, .. } => {
            Sentence::new("price-line-volume").text("tiers", price_tiers::text(tiers, words))
        }
        PriceDocument::Stairstep { tiers, .. } => {
            Sentence::new("price-line-stairstep").text("tiers", price_tiers::text(tiers, words))
        }
        PriceDocument::Package {
            size, price, round, ..
        } => Sentence::new(match round {
            Some(WholeRoundingDocument::Down) => "price-line-package-down",
            Some(WholeRoundingDocument::Nearest) => "price-line-package-nearest",
            Some(WholeRoundingDocument::Up) | None => "price-line-package",
        })
        .with("size", quantity(size))
        .with("amount", money(price)),
        PriceDocument::Share { of, rate } => {
            let other = plan.charges.iter().find(|charge| charge.id == *of);
            let name = named(other.and_then(|other| other.name.as_ref()), of);
            Sentence::new("price-line-share")
                .with("rate", Arg::Percent(plain(rate)))
                .name("charge", &name)
        }
        PriceDocument::Percentage { .. }
        | PriceDocument::Matrix { .. }
        | PriceDocument::EachGroup { .. }
        | PriceDocument::Highest { .. }
        | PriceDocument::Lowest { .. } => compound(price, charge, plan, unit, words),
        PriceDocument::NotPublished {} => Sentence::new("price-line-not-published"),
    };
    // The period stands last and may be empty.
    let said = words.say(&said.text("unit", unit).text("period", period));
    said.trim_end().to_owned()
}

/// Usage is priced by what is used; only a price for another time than a month says it.
pub fn period(cadence: Option<&str>, metered: bool, words: &Words) -> String {
    let said = match cadence.and_then(Cadence::parse).unwrap_or(Cadence::MONTH) {
        Cadence::Once => Sentence::new("price-period-once"),
        Cadence::Months(1) if metered => return String::new(),
        Cadence::Months(1) => Sentence::new("price-period-month"),
        Cadence::Months(3) => Sentence::new("price-period-quarter"),
        Cadence::Months(12) => Sentence::new("price-period-year"),
        Cadence::Months(months) => {
            Sentence::new("price-period-months").with("months", Arg::Count(i64::from(months)))
        }
    };
    words.say(&said)
}

fn pack_text(pack: &PackDocument, words: &Words) -> String {
    let one = Sentence::new("price-line-pack")
        .with("size", quantity(&pack.size))
        .with("amount", money(&pack.price))
        .with("months", Arg::Count(i64::from(pack.validity_months)));
    let many = pack.volume_prices.iter().map(|volume| {
        Sentence::new("price-line-pack-from")
            .with("count", Arg::Count(i64::from(volume.from)))
            .with("amount", money(&volume.price))
    });
    let texts = std::iter::once(one)
        .chain(many)
        .map(|said| words.say(&said));
    texts
        .collect::<Vec<_>>()
        .join(&words.word("price-line-and"))
}

/// A cell by its values, and by the hours of its time band.
fn cell_name(cell: &CellDocument, words: &Words) -> String {
    let at = cell.at.join(" · ");
    match &cell.band {
        Some(band) if !band.only_hours.is_empty() => {
            let said = Sentence::new("price-line-hours").text("at", at);
            words.say(&said.text("hours", band.only_hours.join(", ")))
        }
        Some(_) | None => at,
    }
}
