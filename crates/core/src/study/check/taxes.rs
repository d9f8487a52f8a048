//! Taxes and rates of exchange.

use super::numbers::Findings;
use crate::issue::{Issue, IssueCode};
use crate::money::{Currency, Exchange};
use crate::pricing::plan::{Foreign, Plan};
use crate::study::document::{
    ExchangeDayDocument, InclusiveRoundsDocument, PlanDocument, StudyDocument, TaxRateDocument,
    TaxRoundingDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::study::{TaxRate, TaxRounding, TaxRules, Vat};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The standard rate, and the rules for all of them.
pub fn taxes(document: &StudyDocument, found: &mut Findings) -> (Option<Vat>, TaxRules) {
    let vat = vat(document, found);
    (vat, rules(document, vat, found))
}

fn vat(document: &StudyDocument, found: &mut Findings) -> Option<Vat> {
    let taxes = document.taxes.as_ref()?;
    let rate = found.rate("taxes.vat_rate", &taxes.vat_rate);
    let recoverable = match &taxes.recoverable_share {
        Some(share) => found.share("taxes.recoverable_share", share),
        None => Some(Decimal::ZERO),
    };
    Some(Vat {
        rate: rate?,
        recoverable: recoverable?,
        recovery_months: taxes.recovery_months.unwrap_or(1).min(24),
    })
}

/// The rates by position, the standard one first.
fn rules(document: &StudyDocument, vat: Option<Vat>, found: &mut Findings) -> TaxRules {
    let (Some(taxes), Some(vat)) = (&document.taxes, vat) else {
        return TaxRules::default();
    };
    let mut rates = vec![TaxRate {
        id: String::new(),
        shares: vec![vat.rate],
        recoverable: vat.recoverable,
    }];
    found.ids(
        "taxes.rates",
        taxes.rates.iter().map(|rate| rate.id.as_str()),
    );
    // A faulty rate keeps its place; its issue keeps the charges that name it out.
    rates.extend(taxes.rates.iter().map(|rate| tax_rate(rate, vat, found)));
    TaxRules {
        rounding: match taxes.rounding {
            Some(TaxRoundingDocument::Line) => TaxRounding::Line,
            Some(TaxRoundingDocument::Rate) => TaxRounding::Rate,
            Some(TaxRoundingDocument::Bill) | None => TaxRounding::Bill,
        },
        round_net: taxes.inclusive_rounds != Some(InclusiveRoundsDocument::Tax),
        rates,
    }
}

fn tax_rate(rate: &TaxRateDocument, vat: Vat, found: &mut Findings) -> TaxRate {
    let path = join("taxes.rates", &rate.id);
    if rate.shares.is_empty() {
        let issue = Issue::new(IssueCode::MissingKey, &path).text("key", "shares");
        found.push(issue);
    }
    let shares = rate.shares.iter().enumerate().map(|(index, share)| {
        let place = join(&join(&path, "shares"), &index.to_string());
        found.rate(&place, share).unwrap_or_default()
    });
    let shares = shares.collect();
    let recoverable = rate
        .recoverable_share
        .as_ref()
        .map(|share| found.share(&join(&path, "recoverable_share"), share));
    TaxRate {
        id: rate.id.clone(),
        shares,
        recoverable: recoverable.map_or(vat.recoverable, Option::unwrap_or_default),
    }
}

/// The position of the rate that a charge names.
pub fn rate_of_charge(
    wanted: Option<&str>,
    study: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<usize> {
    let Some(id) = wanted else { return Some(0) };
    let rates = study.taxes.as_ref().map_or(&[][..], |taxes| &taxes.rates);
    let known = rates.iter().position(|rate| rate.id == id);
    if known.is_none() {
        let issue = Issue::new(IssueCode::UnknownTaxRate, join(path, "tax")).text("found", id);
        found.push(suggest(issue, id, rates.iter().map(|r| r.id.as_str())));
    }
    let sound = !found.any_error_under(&join("taxes.rates", id));
    known.filter(|_| sound).map(|index| index.saturating_add(1))
}

/// Every rate of exchange, in order of its day.
pub fn exchange(document: &StudyDocument, found: &mut Findings) -> Vec<Exchange> {
    let mut rates = Vec::new();
    for (index, rate) in document.exchange.iter().enumerate() {
        let path = join("exchange", &index.to_string());
        let code = currency(&rate.currency, &join(&path, "currency"), found);
        let from = found.date(&join(&path, "from"), &rate.from);
        let units = found.positive(&join(&path, "rate"), &rate.rate);
        if let (Some(code), Some(from), Some(rate)) = (code, from, units) {
            rates.push(Exchange {
                currency: code.code,
                rate,
                from,
            });
        }
    }
    rates.sort_by_key(|rate| rate.from);
    rates
}

/// A currency by its code.
pub fn currency(code: &str, path: &str, found: &mut Findings) -> Option<Currency> {
    let known = Currency::from_code(code);
    if known.is_none() {
        found.push(Issue::new(IssueCode::BadCurrency, path).text("found", code));
    }
    known
}

/// The currency of a plan, when it is another than the study's.
pub fn foreign(
    plan: &PlanDocument,
    study: &Currency,
    path: &str,
    found: &mut Findings,
) -> Option<Foreign> {
    let written = plan.currency.as_ref()?;
    let known = currency(written, &join(path, "currency"), found)?;
    (known.code != study.code).then(|| Foreign {
        currency: known.code,
        on_payment: plan.exchange_on == Some(ExchangeDayDocument::Payment),
    })
}

/// Whether the first bill of a plan has a rate of exchange, and so every later one.
pub fn rate_is_known(
    plan: &Plan,
    rates: &[Exchange],
    start: NaiveDate,
    found: &mut Findings,
) -> bool {
    let Some(foreign) = &plan.foreign else {
        return true;
    };
    let known = rates
        .iter()
        .any(|rate| rate.currency == foreign.currency && rate.from <= start);
    if !known {
        let place = join(&join("plans", &plan.id), "currency");
        found.push(
            Issue::new(IssueCode::NoExchangeRate, place)
                .text("currency", &foreign.currency)
                .with("date", crate::sentence::Arg::Date(start.to_string())),
        );
    }
    known
}
