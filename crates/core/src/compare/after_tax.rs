//! An option's costs as an arrangement after profit tax.
//!
//! Costs stand without the VAT that comes back, on the days on which their bills are paid.
//! One-time costs are depreciated over their service, or over a life that is given; every
//! other cost is deducted when it is paid. A deposit is neither: it is the buyer's, paid and
//! given back without a tax effect. What a thing brings at its end is taxed in
//! full, since nothing of it is left in the books then.

use crate::cash_flow::paid_in;
use crate::decimal::{Exact, allocate};
use crate::finance::depreciation::Depreciation;
use crate::finance::lease_or_buy::{Arrangement, Asset, Running};
use crate::ledger::{LineCost, line_costs};
use crate::outcome::Outcome;
use crate::period::{Horizon, Period};
use crate::pricing::plan::Category;
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::study::Study;
use rust_decimal::Decimal;

/// The option as an arrangement. `life` in years replaces the service of what is bought.
pub fn arrangement(
    study: &Study,
    outcome: &Outcome,
    method: &Depreciation,
    life: Option<u32>,
) -> Exact<Arrangement> {
    let mut found = Arrangement::default();
    for cost in line_costs(study, outcome)? {
        let paid = paid(study, outcome, &cost)?;
        if is_deposit(&cost.line.reason) {
            found.assets.push(Asset {
                bought: 0.0,
                price: paid,
                shares: Vec::new(),
                sale: None,
            });
            continue;
        }
        let is_asset = cost.line.category == Category::OneTime
            && !matches!(cost.line.reason, Reason::Salvage { .. });
        if is_asset {
            let first_use = Running::on(&study.horizon, cost.line.period.start(), Decimal::ZERO);
            found.assets.push(Asset {
                bought: first_use.years,
                price: paid,
                shares: method.shares(life.unwrap_or_else(|| years(&cost.line.period))),
                sale: None,
            });
        } else {
            found.running.extend(paid);
        }
    }
    Ok(found)
}

/// Paying a deposit or getting it back; what rates of exchange take in between is a cost.
fn is_deposit(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::Prepaid(PrepaidReason::Deposit { .. } | PrepaidReason::DepositBack { .. })
    )
}

/// A line's cost on the days on which the line is paid.
fn paid(study: &Study, outcome: &Outcome, cost: &LineCost) -> Exact<Vec<Running>> {
    let Some(option) = study.options.get(outcome.option) else {
        return Ok(Vec::new());
    };
    let days = paid_in(option, cost.invoice, cost.line);
    let weights: Vec<Decimal> = days.iter().map(|(_, share)| *share).collect();
    let parts = allocate(cost.cost, &weights, study.currency.decimals)?;
    let paid = days.iter().zip(parts);
    Ok(paid
        .map(|((date, _), part)| Running::on(&study.horizon, *date, part))
        .collect())
}

/// The years of a period, a started one whole.
fn years(period: &Period) -> u32 {
    let months = Horizon::new(period.start(), 1).month_of(period.last_day());
    let whole = months.max(0).checked_div(12).unwrap_or(0);
    u32::try_from(whole).unwrap_or(0).saturating_add(1)
}
