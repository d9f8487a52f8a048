//! Exchange: the lines of a plan priced in another currency, in the study's.
//!
//! A rate is valid from its day until the next one. A line is converted exactly, at the
//! rate of its bill's day or of the day the bill is due; the bill rounds it, once.

use super::line::{Line, Recognition};
use crate::decimal::{Exact, QUOTIENT_DECIMALS, RoundingMode, by_factor, mul, quotient, round};
use crate::money::Exchange;
use crate::pricing::plan::{Foreign, Plan};
use crate::study::{Study, StudyOption};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Converts the lines of an option's plan; nothing to do for a plan in the study's currency.
pub fn convert(study: &Study, option: &StudyOption, plan: &Plan, lines: &mut [Line]) -> Exact<()> {
    let Some(foreign) = &plan.foreign else {
        return Ok(());
    };
    for line in lines {
        // Proved: every option of the plan begins when a rate is known.
        if let Some(exchange) = rate_of_bill(study, option, foreign, line.billed_on) {
            line.stated = Some(round(line.amount, QUOTIENT_DECIMALS, RoundingMode::HalfUp));
            line.amount = by_factor(line.amount, exchange.rate)?;
            line.unit_price = line
                .unit_price
                .map(|price| mul(price, exchange.rate))
                .transpose()?;
            if let Recognition::AsUsed(pieces) = &mut line.recognition {
                for piece in pieces {
                    piece.amount = mul(piece.amount, exchange.rate)?;
                }
            }
            Arc::make_mut(&mut line.item).origin.exchange = Some(exchange);
        }
    }
    Ok(())
}

/// The rate at which a bill of a day is converted.
pub fn rate_of_bill(
    study: &Study,
    option: &StudyOption,
    foreign: &Foreign,
    billed_on: NaiveDate,
) -> Option<Exchange> {
    let wait = if foreign.on_payment {
        u64::from(option.billing.net_days)
    } else {
        0
    };
    let day = billed_on.checked_add_days(Days::new(wait));
    valid_on(study, &foreign.currency, day.unwrap_or(billed_on))
}

/// An amount that a plan states in its own currency, in the study's at the rate of a day;
/// unrounded.
pub fn in_study_currency(
    study: &Study,
    plan: Option<&Plan>,
    amount: Decimal,
    day: NaiveDate,
) -> Exact {
    let foreign = plan.and_then(|plan| plan.foreign.as_ref());
    match foreign.and_then(|foreign| valid_on(study, &foreign.currency, day)) {
        Some(exchange) => by_factor(amount, exchange.rate),
        None => Ok(amount),
    }
}

/// An amount of the study's currency in that of a plan, at the rate of a bill of this day.
pub fn in_plan_currency(
    study: &Study,
    option: &StudyOption,
    plan: &Plan,
    amount: Decimal,
    billed_on: NaiveDate,
) -> Exact {
    let foreign = plan.foreign.as_ref();
    match foreign.and_then(|foreign| rate_of_bill(study, option, foreign, billed_on)) {
        Some(exchange) => quotient(amount, exchange.rate),
        None => Ok(amount),
    }
}

/// The rate of a currency on a day: the latest that is valid by then.
pub fn valid_on(study: &Study, currency: &str, day: NaiveDate) -> Option<Exchange> {
    study
        .exchange
        .iter()
        .rfind(|rate| rate.currency == currency && rate.from <= day)
        .cloned()
}
