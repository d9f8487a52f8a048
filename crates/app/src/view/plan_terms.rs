//! What a plan holds besides charges and packs, in words: money paid or promised in
//! advance, limits, and what the contract takes off.

use super::price_line::{in_all, money, named, period, plain, quantity};
use crate::contract::PriceLine;
use crate::words::Words;
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::document::{
    AboveLimitDocument, AccessDocument, ContractDocument, LimitDocument, MeterDocument,
    ModuleDocument, Numeral, PlanDocument, PrepayDocument,
};

/// One line for each. `currency` is the code, with its decimals.
pub fn lines(
    plan: &PlanDocument,
    meters: &[MeterDocument],
    currency: (&str, u32),
) -> Vec<PriceLine> {
    let line = |name: Label, clause: Option<&Label>, say: &dyn Fn(&Words) -> String| PriceLine {
        clause: clause.cloned(),
        ..said(currency, name, say)
    };
    let titled =
        |key: &str, say: &dyn Fn(&Words) -> String| said(currency, title(currency, key), say);
    let mut found = Vec::new();
    found.extend(plan.deposit.iter().map(|amount| {
        titled("price-term-deposit", &|words| {
            words.say(&Sentence::new("price-line-deposit").with("amount", money(amount)))
        })
    }));
    found.extend(plan.credits.iter().map(|credit| {
        let name = named(credit.name.as_ref(), &credit.id);
        let price = credit.price.as_ref().unwrap_or(&credit.amount);
        let said = Sentence::new("price-line-credit")
            .with("amount", money(&credit.amount))
            .with("price", money(price));
        line(name, None, &|words| {
            periodic(said.clone(), credit.cadence.as_deref(), words)
        })
    }));
    found.extend(plan.commitments.iter().map(|least| {
        let name = named(least.name.as_ref(), &least.id);
        let said = least
            .amount
            .as_ref()
            .map(|amount| Sentence::new("price-line-commitment").with("amount", money(amount)));
        line(name, None, &|words| match &said {
            Some(said) => periodic(said.clone(), least.cadence.as_deref(), words),
            None => {
                let times: Vec<String> =
                    least.access.iter().map(|one| access(one, words)).collect();
                times.join(&words.word("price-line-and"))
            }
        })
    }));
    found.extend(owed_and_together(plan, currency));
    found.extend(plan.limits.iter().map(|limit| {
        let name = named(limit.name.as_ref(), &limit.id);
        line(name, limit.clause.as_ref(), &|words| {
            limit_text(limit, meters, words)
        })
    }));
    for (name, sentence) in plan.contract.iter().flat_map(taken_off) {
        let say = |words: &Words| words.say(&sentence);
        found.push(match name {
            Some(name) => line(name, None, &say),
            None => titled("price-term-discount", &say),
        });
    }
    found
}

fn said(currency: (&str, u32), name: Label, say: &dyn Fn(&Words) -> String) -> PriceLine {
    PriceLine {
        name,
        price: in_all(currency, say),
        tiers: None,
        module: None,
        clause: None,
    }
}

fn title(currency: (&str, u32), key: &str) -> Label {
    in_all(currency, &|words| words.word(key))
}

/// How much may be owed, and which modules go together.
fn owed_and_together(plan: &PlanDocument, currency: (&str, u32)) -> Vec<PriceLine> {
    let rules = plan.bill_rules.as_ref();
    let owed = rules
        .and_then(|rules| rules.credit_line.as_ref())
        .map(|line| {
            let name = title(currency, "price-term-credit-line");
            let sentence =
                Sentence::new("price-line-credit-line").with("amount", money(&line.amount));
            said(currency, name, &|words| words.say(&sentence))
        });
    let together = plan
        .modules
        .iter()
        .flat_map(|module| goes_with(module, plan));
    let together = together.map(|(name, key, others)| {
        said(currency, name, &|words| {
            let names = others.iter().map(|other| other.text(&words.language));
            let list = names
                .collect::<Vec<_>>()
                .join(&words.word("price-line-and"));
            words.say(&Sentence::new(key).text("modules", list))
        })
    });
    owed.into_iter().chain(together).collect()
}

/// A module's name with what it needs, and with what it excludes.
fn goes_with(
    module: &ModuleDocument,
    plan: &PlanDocument,
) -> Vec<(Label, &'static str, Vec<Label>)> {
    let names = |ids: &[String]| -> Vec<Label> {
        let name = |id: &String| {
            let other = plan.modules.iter().find(|other| other.id == *id);
            named(other.and_then(|other| other.name.as_ref()), id)
        };
        ids.iter().map(name).collect()
    };
    let own = named(module.name.as_ref(), &module.id);
    [
        ("price-line-requires", names(&module.requires)),
        ("price-line-excludes", names(&module.excludes)),
    ]
    .into_iter()
    .filter(|(_, others)| !others.is_empty())
    .map(|(key, others)| (own.clone(), key, others))
    .collect()
}

fn periodic(said: Sentence, cadence: Option<&str>, words: &Words) -> String {
    words.say(&said.text("period", period(cadence, false, words)))
}

fn limit_text(limit: &LimitDocument, meters: &[MeterDocument], words: &Words) -> String {
    let meter = meters.iter().find(|meter| meter.id == limit.meter);
    let unit = meter.and_then(|meter| meter.unit.as_ref());
    let key = match limit.above.unwrap_or(AboveLimitDocument::Refused) {
        AboveLimitDocument::Refused => "price-line-limit",
        AboveLimitDocument::Slowed => "price-line-limit-slowed",
        AboveLimitDocument::Told => "price-line-limit-told",
    };
    let said = Sentence::new(key)
        .with("quantity", quantity(&limit.quantity))
        .text("unit", unit.map_or("", |unit| unit.text(&words.language)));
    periodic(said, limit.cadence.as_deref(), words)
}

/// What the contract takes off, by the name that the plan gives it.
fn taken_off(contract: &ContractDocument) -> Vec<(Option<Label>, Sentence)> {
    let off =
        |key: &str, rate: &Numeral| Sentence::new(key).with("rate", Arg::Percent(plain(rate)));
    let count = |number: u32| Arg::Count(i64::from(number));
    let promotions = contract.promotions.iter().map(|promotion| {
        let said = off("price-line-promotion", &promotion.discount);
        (None, said.with("months", count(promotion.months)))
    });
    let discounts = contract.discounts.iter().map(|discount| {
        let name = named(discount.name.as_ref(), &discount.id);
        (Some(name), off("price-line-eligible", &discount.discount))
    });
    let loyalty = contract.loyalty.iter().map(|loyalty| {
        let said = off("price-line-loyalty", &loyalty.discount);
        (None, said.with("day", count(loyalty.from_day)))
    });
    let prepaid = contract.prepay.iter().map(|one| (None, prepaid(one)));
    promotions
        .chain(discounts)
        .chain(loyalty)
        .chain(prepaid)
        .collect()
}

fn prepaid(one: &PrepayDocument) -> Sentence {
    let months = Arg::Count(i64::from(one.months));
    let said = match (&one.discount, one.months_paid, &one.from_quantity) {
        (Some(rate), _, Some(from)) => Sentence::new("price-line-prepaid-from")
            .with("rate", Arg::Percent(plain(rate)))
            .with("quantity", quantity(from)),
        (Some(rate), _, None) => {
            Sentence::new("price-line-prepaid").with("rate", Arg::Percent(plain(rate)))
        }
        (None, paid, _) => Sentence::new("price-line-prepaid-months")
            .with("paid", Arg::Count(i64::from(paid.unwrap_or(one.months)))),
    };
    said.with("months", months)
}

/// What may be used in some months of the contract.
fn access(one: &AccessDocument, words: &Words) -> String {
    let said = Sentence::new("price-line-access").with("amount", money(&one.amount));
    words.say(
        &said
            .with("from", Arg::Count(i64::from(one.from_month) + 1))
            .with("until", Arg::Count(i64::from(one.until_month))),
    )
}
