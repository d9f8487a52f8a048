//! Comparison: the outcomes side by side on one basis.

use super::break_even::{BreakEven, break_even};
use super::candidates::candidates;
use super::verdict::{Verdict, verdict};
use crate::decimal::{Exact, sub};
use crate::outcome::Outcome;
use crate::study::Study;
use rust_decimal::Decimal;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Paid: everything that leaves for the study's bills.
    Cash,
    /// Spread: the cost that belongs to the study's months.
    Accrual,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub basis: Basis,
    /// Position among the outcomes of the one that others are compared with.
    pub baseline: usize,
    /// Total of each outcome, in order.
    pub totals: Vec<Decimal>,
    /// Cumulative cost by month of each outcome.
    pub cumulative: Vec<Vec<Decimal>>,
    /// Each outcome against the baseline; none for the baseline itself.
    pub break_evens: Vec<Option<BreakEven>>,
    /// Positions of the outcomes that can be the cheapest.
    pub candidates: Vec<usize>,
    pub verdict: Verdict,
}

/// Compares outcomes on a basis. `None` when there is nothing to compare.
pub fn compare(study: &Study, outcomes: &[Outcome], basis: Basis) -> Exact<Option<Comparison>> {
    let baseline = outcomes
        .iter()
        .position(|outcome| outcome.option == study.baseline)
        .unwrap_or(0);
    let totals: Vec<Decimal> = outcomes
        .iter()
        .map(|outcome| total(outcome, basis))
        .collect();
    let cumulative: Vec<Vec<Decimal>> = outcomes
        .iter()
        .map(|outcome| cumulative(outcome, basis))
        .collect();
    let Some(reference) = cumulative.get(baseline) else {
        return Ok(None);
    };
    let break_evens = cumulative
        .iter()
        .enumerate()
        .map(|(index, months)| (index != baseline).then(|| break_even(months, reference)))
        .collect();
    let candidates = candidates(outcomes);
    let Some(verdict) = verdict(&totals, &cumulative, &candidates, baseline)? else {
        return Ok(None);
    };
    Ok(Some(Comparison {
        basis,
        baseline,
        totals,
        cumulative,
        break_evens,
        candidates,
        verdict,
    }))
}

impl Comparison {
    /// How much more than the baseline an outcome costs.
    pub fn difference(&self, outcome: usize) -> Exact {
        let of = |index: usize| self.totals.get(index).copied().unwrap_or_default();
        sub(of(outcome), of(self.baseline))
    }
}

fn total(outcome: &Outcome, basis: Basis) -> Decimal {
    match basis {
        Basis::Cash => outcome.metrics.total_paid,
        Basis::Accrual => outcome.metrics.total_cost,
    }
}

fn cumulative(outcome: &Outcome, basis: Basis) -> Vec<Decimal> {
    outcome
        .months
        .iter()
        .map(|row| match basis {
            Basis::Cash => row.cumulative_paid,
            Basis::Accrual => row.cumulative_cost,
        })
        .collect()
}
