//! What makes a line's amount, as far as a formula can say it: quantity × price × periods ×
//! rate of exchange.
//!
//! The bill states quantity, price and periods; a rule only puts them together and is kept
//! only when it comes to what the bill says. It never decides an amount.

use super::short;
use outlay_core::billing::Invoice;
use outlay_core::decimal::{Exact, mul, quotient, sub, sum};
use outlay_core::pricing::plan::Plan;
use outlay_core::pricing::price::Price;
use outlay_core::pricing::reason::Reason;
use outlay_core::rating::Line;
use outlay_core::rating::line::Periods;
use outlay_core::study::Study;
use rust_decimal::Decimal;

/// How an amount before its rounding comes about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rule {
    pub base: Base,
    /// In the plan's currency; a share for a base of amounts.
    pub price: Decimal,
    pub is_rate: bool,
    pub periods: Periods,
    pub exchange: Decimal,
    /// What they come to, unrounded.
    pub exact: Decimal,
}

/// What the price is multiplied by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Base {
    Quantity(Decimal),
    /// The unrounded amounts of other lines of the bill, by position.
    Lines(Vec<usize>),
    /// A fee: once for each period.
    Once,
}

/// The rule of a line; `exact` are the unrounded amounts of the lines before it, where known.
pub(super) fn rule(
    study: &Study,
    invoice: &Invoice,
    index: usize,
    exact: &[Option<Decimal>],
) -> Option<Rule> {
    let line = invoice.lines.get(index)?;
    let plan = study.plans.get(line.origin.plan)?;
    let tried = by_units(line).into_iter().flatten();
    let tried = tried.chain(by_fee(plan, line));
    let mut tried = tried.chain(by_rate(invoice, index, exact));
    tried.find(|rule| is_billed(plan, line, rule))
}

/// Whether a rule comes to the line's amount: rounded alone, or less than the smallest unit
/// away where several lines share one rounding.
fn is_billed(plan: &Plan, line: &Line, rule: &Rule) -> bool {
    let Ok(alone) = plan.rounding.alone(rule.exact) else {
        return false;
    };
    if alone == line.amount {
        return !(rule.exact.is_zero() && matches!(rule.base, Base::Lines(_)));
    }
    let step = plan.rounding.step();
    let away = sub(line.amount, rule.exact).map_or(step, |away| away.abs());
    away < step && rule.exact.abs() >= step
}

fn by_units(line: &Line) -> Option<Option<Rule>> {
    let (quantity, price) = (line.quantity?, line.unit_price?);
    let exchange = exchange(line);
    let stated = quotient(price, exchange).ok()?;
    let (quantity, price) = (short(quantity), short(stated));
    let exact = times(line, mul(quantity, price).ok()?, exchange);
    let exact = exact.ok()?;
    Some(Some(Rule {
        base: Base::Quantity(quantity),
        price,
        is_rate: matches!(line.reason, Reason::Percentage { .. }),
        periods: line.periods,
        exchange,
        exact,
    }))
}

/// A fee that the plan states, now or from some time on.
fn by_fee(plan: &Plan, line: &Line) -> Vec<Rule> {
    let charge = plan.charges.iter().find(|charge| charge.id == line.charge);
    let Some(charge) = charge.filter(|_| line.reason == Reason::Flat) else {
        return Vec::new();
    };
    let later = charge.changes.iter().map(|change| &change.pricing);
    let stated = std::iter::once(&charge.pricing).chain(later);
    let fees = stated.filter_map(|pricing| match pricing.price {
        Price::Flat(amount) => Some(short(amount)),
        _ => None,
    });
    let exchange = exchange(line);
    let rules = fees.filter_map(|price| {
        Some(Rule {
            base: Base::Once,
            price,
            is_rate: false,
            periods: line.periods,
            exchange,
            exact: times(line, price, exchange).ok()?,
        })
    });
    rules.collect()
}

/// A share of what the same charge costs before it.
fn by_rate(invoice: &Invoice, index: usize, exact: &[Option<Decimal>]) -> Option<Rule> {
    let line = invoice.lines.get(index)?;
    let price = match &line.reason {
        Reason::BillingDiscount { rate } | Reason::PercentDiscount { rate } => -*rate,
        Reason::Factor { factor } => sub(*factor, Decimal::ONE).ok()?,
        Reason::Contract(reason) => match reason.rate()? {
            rate if line.amount.is_sign_negative() && rate.is_sign_positive() => -rate,
            rate => rate,
        },
        _ => return None,
    };
    let before = invoice.lines.iter().enumerate().take(index);
    let same = before.filter(|(_, one)| {
        one.charge == line.charge
            && one.period == line.period
            && one.origin.project == line.origin.project
            && one.origin.stay == line.origin.stay
    });
    let lines: Vec<usize> = same.map(|(index, _)| index).collect();
    let amounts = lines
        .iter()
        .map(|index| exact.get(*index).copied().flatten());
    let amounts: Vec<Decimal> = amounts.collect::<Option<_>>()?;
    let base = sum(amounts).ok()?;
    (!lines.is_empty()).then_some(())?;
    Some(Rule {
        base: Base::Lines(lines),
        price,
        is_rate: true,
        periods: Periods::ONE,
        exchange: Decimal::ONE,
        exact: mul(base, price).ok()?,
    })
}

fn exchange(line: &Line) -> Decimal {
    let exchange = line.origin.exchange.as_ref();
    exchange.map_or(Decimal::ONE, |exchange| exchange.rate)
}

fn times(line: &Line, amount: Decimal, exchange: Decimal) -> Exact {
    mul(line.periods.times(amount)?, exchange)
}
