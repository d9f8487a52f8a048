//! The cost of waiting: from the study's first day until an option can be used.
//!
//! Ordering, delivery and setting up take time; what a month without the service costs is
//! the buyer's own figure. It is no bill: it stands beside the option's money, and the
//! decision counts it in.

use crate::decimal::{Exact, Overflow, RoundingMode, add, mul, ratio, round, sum};
use crate::finance::present_value::{present_value, to_money};
use crate::period::Period;
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The time before an option can be used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wait {
    /// The first day it can be used.
    pub until: NaiveDate,
    /// Months, part months by their days.
    pub months: Decimal,
    /// Months × what one costs; none where the study states no cost.
    pub cost: Option<Decimal>,
    /// The cost as of the first day, each month's at its beginning; the cost itself where
    /// the study does not discount.
    pub present_value: Option<Decimal>,
}

/// The wait for an option within the study; `None` when it serves from the first day.
pub fn wait(study: &Study, option: &StudyOption) -> Exact<Option<Wait>> {
    let horizon = &study.horizon;
    let until = option.in_use_from.min(horizon.end());
    let Some(waited) = Period::new(horizon.start(), until) else {
        return Ok(None);
    };
    let mut parts = Vec::new();
    for index in 0..horizon.len() {
        let month = horizon.month(index);
        let (days, of) = month.share_of(&waited);
        if days.is_zero() {
            break;
        }
        parts.push((month.start(), ratio(Decimal::ONE, days, of)?));
    }
    let months = sum(parts.iter().map(|(_, part)| *part))?;
    let Some(rate) = study.waiting.map(|waiting| waiting.cost_per_month) else {
        return Ok(Some(Wait {
            until,
            months,
            cost: None,
            present_value: None,
        }));
    };
    let decimals = study.currency.decimals;
    let cost = round(mul(months, rate)?, decimals, RoundingMode::HalfUp);
    let worth = match study.annual_rate {
        None => cost,
        Some(annual) => {
            let flows = parts
                .into_iter()
                .map(|(day, part)| Ok((day, mul(part, rate)?)))
                .collect::<Exact<Vec<_>>>()?;
            to_money(present_value(horizon, annual, flows.into_iter()), decimals).ok_or(Overflow)?
        }
    };
    Ok(Some(Wait {
        until,
        months,
        cost: Some(cost),
        present_value: Some(worth),
    }))
}

/// An option's measure with what the wait for it costs.
pub fn with_wait(measure: Decimal, wait: Option<Wait>) -> Exact {
    let cost = wait.and_then(|wait| wait.present_value);
    cost.map_or(Ok(measure), |cost| add(measure, cost))
}
