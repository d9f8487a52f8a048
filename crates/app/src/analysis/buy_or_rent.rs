//! Buying against renting or subscribing, after profit tax.

use super::ledger::of_option;
use crate::contract::AppError;
use crate::view::price;
use outlay_core::compare::after_tax::arrangement;
use outlay_core::decimal::parse;
use outlay_core::finance::depreciation::{Depreciation, macrs};
use outlay_core::finance::lease_or_buy::{
    AfterTax, TaxTerms, break_even_factor, net_advantage_of_leasing,
};
use outlay_core::finance::present_value::to_money;
use outlay_core::study::Study;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json as value};

/// What to compare, and the buyer's tax.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub buy: String,
    pub rent: String,
    pub tax: Decimal,
    pub borrowing: Decimal,
    /// Months from a cost to the tax it saves, for buying and for renting.
    pub tax_lag: (u32, u32),
    pub method: Depreciation,
    /// Years of depreciation; those of the service when none.
    pub life: Option<u32>,
}

/// A method by name: `straight-line`, `declining-balance` (1.5), `double-declining`,
/// `sum-of-years`, `macrs-3`, `macrs-5`, `macrs-7`, or shares of the years such as
/// `40%,40%,20%`.
pub fn method(name: &str) -> Option<Depreciation> {
    match name {
        "straight-line" => Some(Depreciation::StraightLine),
        "declining-balance" => Some(Depreciation::Declining { factor: 1.5 }),
        "double-declining" => Some(Depreciation::Declining { factor: 2.0 }),
        "sum-of-years" => Some(Depreciation::SumOfYears),
        _ => match name.strip_prefix("macrs-") {
            Some(years) => macrs(years.parse().ok()?),
            None => table(name),
        },
    }
}

/// Shares by year that add up to the whole.
fn table(text: &str) -> Option<Depreciation> {
    let shares: Vec<Decimal> = text
        .split(',')
        .map(|share| parse(share).ok())
        .collect::<Option<_>>()?;
    let whole = shares.iter().sum::<Decimal>() == Decimal::ONE
        && shares.iter().all(|share| !share.is_sign_negative());
    let shares = shares.iter().filter_map(Decimal::to_f64).collect();
    whole.then_some(Depreciation::Table(shares))
}

/// Both ways after tax, the advantage of renting and its break-even, as data.
///
/// # Errors
/// When an option is unknown or an amount too large.
pub fn json(document: &Value, scenario: &str, question: &Question) -> Result<Value, AppError> {
    let priced = price(document, scenario);
    let unknown = |id: &str| AppError::new("unknown-option").text("id", id);
    let (study, outcomes) = priced
        .study
        .as_ref()
        .ok_or_else(|| unknown(&question.buy))?;
    let worth = |id: &str, lag: u32| -> Result<(AfterTax, Option<f64>), AppError> {
        let outcome = of_option(study, &outcomes.outcomes, id).ok_or_else(|| unknown(id))?;
        let found = arrangement(study, outcome, &question.method, question.life)
            .map_err(|_| AppError::new("too-large"))?;
        let terms = TaxTerms::new(question.tax, question.borrowing, lag);
        let first = found.running.first().map(|payment| payment.amount);
        Ok((found.after_tax(&terms), first))
    };
    let terms = TaxTerms::new(question.tax, question.borrowing, 0);
    let (buy, _) = worth(&question.buy, question.tax_lag.0)?;
    let (rent, payment) = worth(&question.rent, question.tax_lag.1)?;
    let money = |amount: f64| amount_text(study, amount);
    let prepaid = |id: &str| {
        let outcome = of_option(study, &outcomes.outcomes, id);
        outcome
            .map(|o| o.metrics.prepaid_at_end)
            .unwrap_or_default()
    };
    let advantage = net_advantage_of_leasing(&buy, &rent);
    let factor = break_even_factor(&buy, &rent);
    Ok(value!({
        "currency": study.currency.code,
        "tax_rate": question.tax.normalize().to_string(),
        "borrowing_rate": question.borrowing.normalize().to_string(),
        "discount_rate": to_money(terms.discount_rate(), 8).map(|d| d.normalize().to_string()),
        "tax_lag_months": { "buy": question.tax_lag.0, "rent": question.tax_lag.1 },
        "buy": side(study, &question.buy, &buy, prepaid(&question.buy)),
        "rent": side(study, &question.rent, &rent, prepaid(&question.rent)),
        "net_advantage_of_renting": money(advantage),
        "cheaper": if advantage < 0.0 { &question.buy } else { &question.rent },
        "first_payment": payment.and_then(money),
        "break_even_payment": factor.zip(payment).and_then(|(f, p)| money(f * p)),
        "break_even_factor": factor.and_then(|f| to_money(f, 6)).map(|d| d.normalize().to_string()),
    }))
}

/// With the currency's decimals.
fn amount_text(study: &Study, amount: f64) -> Option<String> {
    let mut amount = to_money(amount, study.currency.decimals)?;
    amount.rescale(study.currency.decimals);
    Some(amount.to_string())
}

fn side(study: &Study, id: &str, worth: &AfterTax, prepaid_at_end: Decimal) -> Value {
    let money = |amount: f64| amount_text(study, amount);
    let name = study.options.iter().find(|option| option.id == id);
    value!({
        "option": id,
        "name": name.map(|option| &option.name),
        "price": money(worth.prices),
        "running_after_tax": money(worth.running),
        "depreciation_shield": money(worth.shield),
        "sales_after_tax": money(worth.sales),
        "total": money(worth.total),
        "prepaid_at_end": prepaid_at_end.to_string(),
    })
}
