//! Packs of a plan.

use super::numbers::Findings;
use super::plans::named;
use super::unpublished;
use crate::cadence::Cadence;
use crate::decimal::parse;
use crate::issue::{Issue, IssueCode};
use crate::pricing::pack::{Pack, PackOrder, PackScope, Reset, Rollover, RolloverUse, Upgrades};
use crate::study::document::{
    DrawnDocument, Numeral, PackDocument, PackOrderDocument, PlanDocument, RolloverDocument,
    RolloverUseDocument, UpgradePaysDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use rust_decimal::Decimal;

/// The most packs that are bought at once.
const MOST_PACKS: u32 = 1_000_000;

/// The packs of a plan; `None` when one of them is faulty.
pub fn packs(plan: &PlanDocument, found: &mut Findings) -> Option<Vec<Pack>> {
    let packs: Vec<Option<Pack>> = plan.packs.iter().map(|p| pack(p, plan, found)).collect();
    packs.into_iter().collect()
}

fn pack(pack: &PackDocument, plan: &PlanDocument, found: &mut Findings) -> Option<Pack> {
    let path = join(&join(&join("plans", &plan.id), "packs"), &pack.id);
    let first = scope(&pack.charge, &pack.weight, plan, &path, found);
    let also: Vec<Option<PackScope>> = pack
        .also
        .iter()
        .enumerate()
        .map(|(i, also)| {
            let place = join(&join(&path, "also"), &i.to_string());
            scope(&also.charge, &also.weight, plan, &place, found)
        })
        .collect();
    let size = found.positive(&join(&path, "size"), &pack.size);
    let price = found.unsigned(&join(&path, "price"), &pack.price);
    months(&join(&path, "validity_months"), pack.validity_months, found);
    let reset = match pack.reset.as_deref() {
        None => Some(None),
        Some("day") => Some(Some(Reset::Day)),
        Some(text) => match found.cadence(&join(&path, "reset"), text) {
            Some(Cadence::Months(months)) => Some(Some(Reset::Months(months))),
            Some(Cadence::Once) => {
                let issue = Issue::new(IssueCode::BadCadence, join(&path, "reset"));
                found.push(issue.text("found", text));
                None
            }
            None => None,
        },
    };
    let rollover = pack
        .rollover
        .as_ref()
        .map(|written| rollover(written, &join(&path, "rollover"), found));
    let alarm = pack
        .alarm_share
        .as_ref()
        .map(|share| found.share(&join(&path, "alarm_share"), share));
    let volume_prices = volume_prices(pack, &path, found);
    let upgrades = upgrades(pack, plan, &path, found);
    let scope = std::iter::once(first)
        .chain(also)
        .collect::<Option<Vec<_>>>()?;
    Some(Pack {
        id: pack.id.clone(),
        name: named(&pack.name, &pack.id),
        clause: pack.clause.clone(),
        scope,
        size: size?,
        price: price?,
        validity_months: pack.validity_months,
        to_month_end: pack.to_month_end.unwrap_or(false),
        reset: reset?,
        before_allowance: pack.drawn == Some(DrawnDocument::BeforeAllowance),
        priority: pack.priority.unwrap_or(0),
        rollover: rollover.map_or(Some(None), |r| r.map(Some))?,
        included: pack.included.unwrap_or(false),
        alarm_share: alarm.map_or(Some(None), |a| a.map(Some))?,
        volume_prices: volume_prices?,
        upgrades: upgrades?,
    })
}

/// Prices by the number bought at once, each from a higher number than the one before.
fn volume_prices(
    pack: &PackDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Vec<(Decimal, Decimal)>> {
    let list = join(path, "volume_prices");
    let mut proved = Vec::new();
    let mut before = 0;
    for (index, written) in pack.volume_prices.iter().enumerate() {
        let place = join(&list, &index.to_string());
        if written.from <= before || written.from > MOST_PACKS {
            let least = before.saturating_add(1).to_string();
            let most = MOST_PACKS.to_string();
            found.out_of_range(
                &join(&place, "from"),
                &written.from.to_string(),
                &least,
                &most,
            );
        }
        before = before.max(written.from);
        let price = found.unsigned(&join(&place, "price"), &written.price);
        proved.push(price.map(|price| (Decimal::from(written.from), price)));
    }
    proved.into_iter().collect()
}

/// What a pack can become: bigger ones that serve the same in the same way.
fn upgrades(
    pack: &PackDocument,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Upgrades> {
    let Some(written) = &pack.upgrades else {
        return Some(Upgrades::default());
    };
    let path = join(path, "upgrades");
    for (index, id) in written.to.iter().enumerate() {
        let place = join(&join(&path, "to"), &index.to_string());
        let Some(other) = plan.packs.iter().find(|other| other.id == *id) else {
            let issue = Issue::new(IssueCode::UnknownPack, place).text("found", id);
            let known = plan.packs.iter().map(|pack| pack.id.as_str());
            found.push(suggest(issue, id, known));
            continue;
        };
        let number = |numeral: &Numeral| parse(&numeral.0).unwrap_or_default();
        let alike = pack.charge == other.charge
            && pack.weight == other.weight
            && pack.also == other.also
            && pack.reset == other.reset
            && pack.drawn == other.drawn;
        let bigger =
            number(&other.size) > number(&pack.size) && number(&other.price) >= number(&pack.price);
        if !(alike && bigger) {
            let issue = Issue::new(IssueCode::UpgradeNotBigger, place);
            found.push(issue.text("from", &pack.id).text("to", id));
        }
    }
    let until = match &written.until {
        Some(text) => Some(found.date(&join(&path, "until"), text)?),
        None => None,
    };
    Some(Upgrades {
        to: written.to.clone(),
        share_of_rest: written.pays == Some(UpgradePaysDocument::ShareOfRest),
        until,
    })
}

/// A metered charge and its weight.
fn scope(
    charge: &str,
    weight: &Option<Numeral>,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<PackScope> {
    // As the proved plan counts them, which has no charges without a published price.
    let position = plan
        .charges
        .iter()
        .filter(|other| !unpublished::is_it(other))
        .position(|other| other.id == charge && other.is_metered());
    if position.is_none() {
        let issue =
            Issue::new(IssueCode::UnknownCharge, join(path, "charge")).text("found", charge);
        let metered = plan.charges.iter().filter(|c| c.is_metered());
        found.push(suggest(issue, charge, metered.map(|c| c.id.as_str())));
    }
    let weight = match weight {
        None => Some(Decimal::ONE),
        Some(weight) => found.positive(&join(path, "weight"), weight),
    };
    Some(PackScope {
        charge: position?,
        weight: weight?,
    })
}

fn rollover(written: &RolloverDocument, path: &str, found: &mut Findings) -> Option<Rollover> {
    months(&join(path, "months"), written.months, found);
    let share = match &written.share {
        None => Some(Decimal::ONE),
        Some(share) => found.share(&join(path, "share"), share),
    };
    let most = written
        .most
        .as_ref()
        .map(|most| found.unsigned(&join(path, "most"), most));
    Some(Rollover {
        share: share?,
        most: most.map_or(Some(None), |m| m.map(Some))?,
        months: written.months,
        used: match written.used {
            None => RolloverUse::InOrder,
            Some(RolloverUseDocument::First) => RolloverUse::First,
            Some(RolloverUseDocument::Last) => RolloverUse::Last,
        },
    })
}

fn months(path: &str, months: u32, found: &mut Findings) {
    if months == 0 || months > 240 {
        found.out_of_range(path, &months.to_string(), "1", "240");
    }
}

pub fn order(written: Option<PackOrderDocument>) -> PackOrder {
    match written {
        None | Some(PackOrderDocument::EarliestExpiry) => PackOrder::EarliestExpiry,
        Some(PackOrderDocument::Oldest) => PackOrder::Oldest,
        Some(PackOrderDocument::HighestPrice) => PackOrder::HighestPrice,
        Some(PackOrderDocument::CheapestBasis) => PackOrder::CheapestBasis,
        Some(PackOrderDocument::Priority) => PackOrder::Priority,
    }
}
