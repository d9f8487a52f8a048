//! What a contract's time, length and buyer do to prices.

use super::meters::index_of;
use super::numbers::Findings;
use super::plans::named;
use super::prices::{Terms, pricing};
use crate::issue::{Issue, IssueCode};
use crate::pricing::contract::{
    ChangeTime, Contract, Eligibility, Escalator, Existing, Loyalty, Prepay, PriceChange,
    Promotion, Rebate, Scope, Trial,
};
use crate::pricing::plan::Plan;
use crate::study::document::{
    ChargeDocument, EscalatorDocument, ExistingDocument, OptionDocument, PlanDocument,
    PrepayDocument, PriceChangeDocument, PricingDocument, StudyDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::study::{Buyer, Ramp};
use rust_decimal::Decimal;

/// The contract of a plan; `None` when anything in it is faulty.
pub fn contract(plan: &PlanDocument, path: &str, found: &mut Findings) -> Option<Contract> {
    let Some(written) = &plan.contract else {
        return Some(Contract::default());
    };
    let path = join(path, "contract");
    let scope =
        |charges: &[String], place: &str, found: &mut Findings| scope(plan, charges, place, found);
    let trial = written.trial.map_or(Trial::default(), |trial| Trial {
        months: trial.months.unwrap_or(0),
        days: trial.days.unwrap_or(0),
    });
    most(&join(&path, "trial.months"), trial.months, 240, found);
    most(&join(&path, "trial.days"), trial.days, 3650, found);
    let escalator = match &written.escalator {
        Some(rise) => Some(escalator(plan, rise, &join(&path, "escalator"), found)?),
        None => None,
    };
    let promotions = each(
        &written.promotions,
        &join(&path, "promotions"),
        |p, place| {
            most(&join(place, "months"), p.months, 240, found);
            Some(Promotion {
                months: p.months,
                discount: found.share(&join(place, "discount"), &p.discount)?,
                scope: scope(&p.charges, place, found),
            })
        },
    );
    let discounts = discounts(plan, &join(&path, "discounts"), found);
    let loyalty = each(&written.loyalty, &join(&path, "loyalty"), |step, place| {
        most(&join(place, "from_day"), step.from_day, 100_000, found);
        Some(Loyalty {
            from_day: step.from_day,
            discount: found.share(&join(place, "discount"), &step.discount)?,
            scope: scope(&step.charges, place, found),
        })
    });
    let mut loyalty = loyalty?;
    loyalty.sort_by_key(|step| step.from_day);
    let prepay = each(&written.prepay, &join(&path, "prepay"), |entry, place| {
        prepay(entry, place, found)
    });
    Some(Contract {
        trial,
        escalator,
        promotions: promotions?,
        discounts: discounts?,
        loyalty,
        prepay: prepay?,
    })
}

/// The discounts for kinds of buyers, each with an id of its own.
fn discounts(plan: &PlanDocument, path: &str, found: &mut Findings) -> Option<Vec<Eligibility>> {
    let written = plan.contract.as_ref()?;
    let ids = written.discounts.iter().map(|kind| kind.id.as_str());
    found.ids(path, ids);
    let proved: Vec<Option<Eligibility>> = written
        .discounts
        .iter()
        .map(|kind| {
            let place = join(path, &kind.id);
            Some(Eligibility {
                id: kind.id.clone(),
                name: named(&kind.name, &kind.id),
                discount: found.share(&join(&place, "discount"), &kind.discount)?,
                scope: scope(plan, &kind.charges, &place, found),
            })
        })
        .collect();
    proved.into_iter().collect()
}

/// Proves each item of a list at its own place.
fn each<T, P>(
    items: &[T],
    path: &str,
    mut prove: impl FnMut(&T, &str) -> Option<P>,
) -> Option<Vec<P>> {
    let proved: Vec<Option<P>> = items
        .iter()
        .enumerate()
        .map(|(index, item)| prove(item, &join(path, &index.to_string())))
        .collect();
    proved.into_iter().collect()
}

pub(super) fn most(path: &str, value: u32, most: u32, found: &mut Findings) {
    if value > most {
        found.out_of_range(path, &value.to_string(), "0", &most.to_string());
    }
}

pub(super) fn scope(
    plan: &PlanDocument,
    charges: &[String],
    path: &str,
    found: &mut Findings,
) -> Scope {
    for id in charges {
        if !plan.charges.iter().any(|charge| charge.id == *id) {
            let place = join(path, "charges");
            let issue = Issue::new(IssueCode::UnknownCharge, place).text("found", id);
            found.push(suggest(
                issue,
                id,
                plan.charges.iter().map(|c| c.id.as_str()),
            ));
        }
    }
    Scope(charges.to_vec())
}

fn escalator(
    plan: &PlanDocument,
    written: &EscalatorDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Escalator> {
    let every_months = written.every_months.unwrap_or(12);
    if !(1..=240).contains(&every_months) {
        let months = every_months.to_string();
        found.out_of_range(&join(path, "every_months"), &months, "1", "240");
    }
    let mut bound = |key: &str, numeral: &Option<_>| match numeral {
        Some(numeral) => found.number(&join(path, key), numeral).map(Some),
        None => Some(None),
    };
    let (cap, floor) = (bound("cap", &written.cap)?, bound("floor", &written.floor)?);
    let rates = each(&written.rates, &join(path, "rates"), |rate, place| {
        let stated = found.number(place, rate)?;
        if stated <= -Decimal::ONE || stated > Decimal::TEN {
            found.out_of_range(place, &rate.0, "-99%", "1000%");
        }
        let floored = floor.map_or(stated, |floor| stated.max(floor));
        Some(cap.map_or(floored, |cap| floored.min(cap)))
    })?;
    if rates.is_empty() {
        found.push(Issue::new(IssueCode::MissingKey, join(path, "rates")).text("key", "rates"));
        return None;
    }
    Some(Escalator {
        every_months,
        rates,
        scope: scope(plan, &written.charges, path, found),
    })
}

/// Exactly one of two keys must be stated.
pub(super) fn one_of_two(
    path: &str,
    keys: (&str, &str),
    present: (bool, bool),
    found: &mut Findings,
) {
    if present.0 == present.1 {
        found.push(
            Issue::new(IssueCode::OneOfTwo, path)
                .text("first", keys.0)
                .text("second", keys.1),
        );
    }
}

fn prepay(entry: &PrepayDocument, path: &str, found: &mut Findings) -> Option<Prepay> {
    let stated = (entry.discount.is_some(), entry.months_paid.is_some());
    one_of_two(path, ("discount", "months_paid"), stated, found);
    if !(1..=240).contains(&entry.months) {
        let months = entry.months.to_string();
        found.out_of_range(&join(path, "months"), &months, "1", "240");
    }
    let rebate = match (&entry.discount, entry.months_paid) {
        (Some(discount), _) => Rebate::Share(found.share(&join(path, "discount"), discount)?),
        (None, Some(paid)) => {
            most(&join(path, "months_paid"), paid, entry.months, found);
            Rebate::MonthsPaid(paid)
        }
        (None, None) => return None,
    };
    let from_quantity = match &entry.from_quantity {
        Some(numeral) => found.unsigned(&join(path, "from_quantity"), numeral)?,
        None => Decimal::ZERO,
    };
    Some(Prepay {
        months: entry.months,
        from_quantity,
        rebate,
    })
}

/// A charge's prices from some time on; conversion, allowance and adjustments stay.
pub fn changes(
    charge: &ChargeDocument,
    price: &PricingDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Vec<PriceChange>> {
    each(
        &charge.price_changes,
        &join(path, "price_changes"),
        |change, place| {
            let from = change_time(change, place, found);
            let changed = PricingDocument {
                price: change.price.clone(),
                ..price.clone()
            };
            let pricing = pricing(&changed, place, terms, found);
            Some(PriceChange {
                from: from?,
                pricing: pricing?,
            })
        },
    )
}

fn change_time(
    change: &PriceChangeDocument,
    path: &str,
    found: &mut Findings,
) -> Option<ChangeTime> {
    let stated = (change.from.is_some(), change.from_month.is_some());
    one_of_two(path, ("from", "from_month"), stated, found);
    let until = match &change.keep_until {
        Some(text) => Some(found.date(&join(path, "keep_until"), text)?),
        None => None,
    };
    match (&change.from, change.from_month) {
        (Some(from), _) => Some(ChangeTime::List {
            on: found.date(&join(path, "from"), from)?,
            existing: match change.existing {
                Some(ExistingDocument::AtRenewal) => Existing::AtRenewal,
                Some(ExistingDocument::Keep) => Existing::Keep { until },
                Some(ExistingDocument::AtOnce) | None => Existing::AtOnce,
            },
        }),
        (None, Some(month)) => {
            most(&join(path, "from_month"), month, 240, found);
            Some(ChangeTime::Month(month))
        }
        (None, None) => None,
    }
}

/// The discounts of the plan that an option's buyer may have.
fn eligible(option: &OptionDocument, plan: &Plan, path: &str, found: &mut Findings) -> Vec<String> {
    let wanted = option.buyer.iter().flat_map(|buyer| &buyer.eligible);
    let mut known = Vec::new();
    for id in wanted {
        known.push(id.clone());
        if !plan.contract.discounts.iter().any(|kind| kind.id == *id) {
            let place = join(path, "buyer.eligible");
            let issue = Issue::new(IssueCode::UnknownDiscount, place).text("found", id);
            let ids = plan.contract.discounts.iter().map(|d| d.id.as_str());
            found.push(suggest(issue, id, ids));
        }
    }
    known
}

/// What kind of buyer an option has, and what was agreed on.
pub fn buyer(
    option: &OptionDocument,
    plan: &Plan,
    document: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Buyer> {
    let written = option.buyer.as_ref();
    Some(Buyer {
        eligible: eligible(option, plan, path, found),
        ramps: ramps(option, document, path, found)?,
        days_used_before: written.and_then(|b| b.days_used_before).unwrap_or(0),
    })
}

/// Quantities fixed by contract from a month on, in the order of months.
fn ramps(
    option: &OptionDocument,
    document: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Vec<Ramp>> {
    let Some(buyer) = &option.buyer else {
        return Some(Vec::new());
    };
    let path = join(path, "buyer.ramps");
    let mut ramps = each(&buyer.ramps, &path, |ramp, place| {
        most(&join(place, "from_month"), ramp.from_month, 240, found);
        let meter = index_of(&ramp.meter, &document.meters, &join(place, "meter"), found);
        let quantity = found.unsigned(&join(place, "quantity"), &ramp.quantity);
        Some(Ramp {
            meter: meter?,
            from_month: ramp.from_month,
            quantity: quantity?,
        })
    })?;
    ramps.sort_by_key(|ramp| ramp.from_month);
    Some(ramps)
}
