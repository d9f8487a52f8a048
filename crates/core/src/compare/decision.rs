//! Decision sheet (决策表): which option to take, on what ground, and what is decided when.
//!
//! Money decides among the options that the buyer can start and that keep his cash above
//! its floor; where a month without the service has a price, the wait for an option counts
//! as money. Scores for other criteria stand beside the money and never enter it.

use super::candidates::candidates;
use super::stopping::renewal_costs;
use super::waiting::{Wait, wait, with_wait};
use crate::decimal::{Exact, Overflow, add, mul, sub};
use crate::outcome::Outcome;
use crate::period::{Period, add_months};
use crate::study::Study;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Why an option is the one to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// There is no other.
    Only,
    /// There are others, but they refuse a part of the forecast.
    OnlyServing,
    /// It costs least of all that serve the whole forecast, where any does.
    Cheapest,
    /// It costs least of those that own cash allows; this one would cost less.
    CheapestAffordable { passed_over: usize },
    /// Own cash allows none; it costs least.
    NoneAffordable,
}

/// Positions are those of the outcomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub option: usize,
    pub ground: Ground,
    /// The next best that own cash allows, and how much more it costs.
    pub next: Option<(usize, Decimal)>,
    /// Present value where the study discounts, else what is paid, with the cost of the
    /// wait; by outcome.
    pub measures: Vec<Decimal>,
    pub waits: Vec<Option<Wait>>,
    pub starts: Vec<Start>,
    /// The mean score by weight; none unless every criterion is scored.
    pub scores: Vec<Option<Decimal>>,
    /// In order of date.
    pub deadlines: Vec<Deadline>,
}

/// Whether own cash allows an option.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start {
    pub day_one: Decimal,
    /// None where the study states no cash.
    pub cash: Option<Affordable>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affordable {
    pub opening: Decimal,
    /// Opening cash covers what is due on the first day.
    pub can_start: bool,
    pub keeps_floor: bool,
    pub floor: Decimal,
    pub lowest: Decimal,
    pub lowest_month: usize,
}

/// The last day of notice, with what a renewal would cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deadline {
    pub outcome: usize,
    /// The project whose own plan it is, by position; none for the account's.
    pub project: Option<usize>,
    pub date: NaiveDate,
    pub renewal: NaiveDate,
    pub months: u32,
    /// The fixed charges of the term that it would renew for.
    pub at_stake: Decimal,
}

impl Start {
    pub fn is_affordable(&self) -> bool {
        self.cash.is_none_or(|c| c.can_start && c.keeps_floor)
    }
}

/// The decision on outcomes; `None` without any.
pub fn decide(study: &Study, outcomes: &[Outcome]) -> Exact<Option<Decision>> {
    let waits = outcomes
        .iter()
        .map(|o| match study.options.get(o.option) {
            Some(option) => wait(study, option),
            None => Ok(None),
        })
        .collect::<Exact<Vec<_>>>()?;
    let measures = outcomes
        .iter()
        .zip(&waits)
        .map(|(o, wait)| with_wait(o.metrics.present_value, *wait))
        .collect::<Exact<Vec<_>>>()?;
    let starts: Vec<Start> = outcomes.iter().map(|o| start(study, o)).collect();
    let mut order = candidates(outcomes);
    // Nobody changes plans for nothing: among equals the baseline goes first.
    let is_baseline = |index: usize| outcomes.get(index).map(|o| o.option) == Some(study.baseline);
    order.sort_by_key(|i| (measures.get(*i).copied(), !is_baseline(*i), *i));
    let Some(&cheapest) = order.first() else {
        return Ok(None);
    };
    let affordable: Vec<usize> = order
        .iter()
        .copied()
        .filter(|i| starts.get(*i).is_some_and(Start::is_affordable))
        .collect();
    let (option, ground) = match affordable.first() {
        None => (cheapest, Ground::NoneAffordable),
        Some(&first) if first != cheapest => {
            let passed_over = cheapest;
            (first, Ground::CheapestAffordable { passed_over })
        }
        Some(&first) if outcomes.len() == 1 => (first, Ground::Only),
        Some(&first) if order.len() == 1 => (first, Ground::OnlyServing),
        Some(&first) => (first, Ground::Cheapest),
    };
    let candidates = if affordable.is_empty() {
        &order
    } else {
        &affordable
    };
    let measure = |index: usize| measures.get(index).copied().unwrap_or_default();
    let next = match candidates.get(1) {
        Some(&other) => Some((other, sub(measure(other), measure(option))?)),
        None => None,
    };
    Ok(Some(Decision {
        option,
        ground,
        next,
        scores: outcomes
            .iter()
            .map(|outcome| score(study, outcome))
            .collect::<Exact<_>>()?,
        deadlines: deadlines(study, outcomes)?,
        measures,
        waits,
        starts,
    }))
}

fn start(study: &Study, outcome: &Outcome) -> Start {
    let day_one = outcome.metrics.day_one;
    let cash = study
        .cash
        .zip(outcome.metrics.runway)
        .map(|(cash, runway)| Affordable {
            opening: cash.opening,
            can_start: cash.opening >= day_one,
            keeps_floor: runway.broken_month.is_none(),
            floor: runway.floor,
            lowest: runway.lowest,
            lowest_month: runway.lowest_month,
        });
    Start { day_one, cash }
}

fn score(study: &Study, outcome: &Outcome) -> Exact<Option<Decimal>> {
    let Some(option) = study.options.get(outcome.option) else {
        return Ok(None);
    };
    let (mut points, mut weights) = (Decimal::ZERO, Decimal::ZERO);
    for (index, criterion) in study.criteria.iter().enumerate() {
        let Some((_, score)) = option.scores.iter().find(|(at, _)| *at == index) else {
            return Ok(None);
        };
        points = add(points, mul(criterion.weight, *score)?)?;
        weights = add(weights, criterion.weight)?;
    }
    if weights.is_zero() {
        return Ok(None);
    }
    let mean = points.checked_div(weights).ok_or(Overflow)?;
    Ok(Some(mean.round_dp(2).normalize()))
}

fn deadlines(study: &Study, outcomes: &[Outcome]) -> Exact<Vec<Deadline>> {
    let mut found = Vec::new();
    for (index, outcome) in outcomes.iter().enumerate() {
        let notices = notices(study, outcome);
        let terms: Vec<(usize, Period)> = notices.iter().map(|n| (n.of, n.term)).collect();
        let costs = renewal_costs(study, outcome, &terms)?;
        for (notice, at_stake) in notices.into_iter().zip(costs) {
            let own = outcome.subscriptions.get(notice.of);
            found.push(Deadline {
                outcome: index,
                project: own.and_then(|subscription| subscription.owner),
                date: notice.date,
                renewal: notice.term.start(),
                months: notice.months,
                at_stake,
            });
        }
    }
    found.sort_by_key(|deadline| (deadline.date, deadline.outcome));
    Ok(found)
}

/// A day of notice within the study.
struct Notice {
    /// Position in the outcome's subscriptions.
    of: usize,
    date: NaiveDate,
    /// What it would renew for.
    term: Period,
    months: u32,
}

fn notices(study: &Study, outcome: &Outcome) -> Vec<Notice> {
    let end = study.options.get(outcome.option).and_then(|o| o.end);
    let mut found = Vec::new();
    for (of, subscription) in outcome.subscriptions.iter().enumerate() {
        for renewal in subscription.renewals(&study.horizon, end) {
            let date = renewal
                .notice
                .filter(|day| study.horizon.index_of(*day).is_some());
            let term = Period::new(renewal.on, add_months(renewal.on, renewal.months));
            found.extend(date.zip(term).map(|(date, term)| Notice {
                of,
                date,
                term,
                months: renewal.months,
            }));
        }
    }
    found
}
