//! Goal seek (单变量求解): the values of one input at which two options cost the same.
//!
//! The whole study is evaluated at points over the range and every change of order is
//! narrowed down by bisection to the input's own precision. All that are seen are
//! reported; none is said to be none. A root is the first value at which the option that
//! was cheaper no longer is, so it can be typed into the study and checked.

use super::input::{Input, Total, evaluated_at};
use super::turn::{Turn, TurnKind, trace, turns};
use crate::issue::{Issue, IssueCode};
use crate::study::path::join;
use rust_decimal::Decimal;
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Points looked at before the bisection, the ends included.
pub const POINTS: u64 = 33;

/// The study over one input. It remembers what it has evaluated, so several pairs of
/// options can be sought over the same input at the price of one.
pub struct Seeker<'a> {
    document: &'a Value,
    scenario: &'a str,
    pub input: Input,
    steps: u64,
    /// By step: each option's id with its totals by cash, accrual and present value.
    seen: BTreeMap<u64, Totals>,
}

type Totals = Vec<(String, [Decimal; 3])>;

/// What was found for two options. Differences are the first option's total less the
/// second's.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    pub roots: Vec<Root>,
    pub at_min: Decimal,
    pub at_max: Decimal,
}

/// A value at which the order changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Root {
    /// The first value, on the input's precision, at which the cheaper one no longer is.
    pub value: Decimal,
    pub kind: TurnKind,
    /// How the first compares with the second after it.
    pub after: Ordering,
    /// One step before, and at the value.
    pub difference_before: Decimal,
    pub difference: Decimal,
}

impl<'a> Seeker<'a> {
    /// # Errors
    /// `out-of-range` when the input's range is empty.
    pub fn new(document: &'a Value, scenario: &'a str, input: Input) -> Result<Seeker<'a>, Issue> {
        Ok(Seeker {
            document,
            scenario,
            steps: input.steps()?,
            input,
            seen: BTreeMap::new(),
        })
    }

    /// Every change of order between two options (by id) that `points` looks over the
    /// range bring to light.
    ///
    /// # Errors
    /// The first issue of a changed study; `unknown-option`.
    pub fn seek(
        &mut self,
        one: &str,
        other: &str,
        total: Total,
        points: u64,
    ) -> Result<Sought, Issue> {
        let steps = self.steps;
        let intervals = points.saturating_sub(1).clamp(1, steps);
        let mut samples = Vec::new();
        for interval in 0..intervals {
            let (from, to) = (
                place(steps, interval, intervals),
                place(steps, interval.saturating_add(1), intervals),
            );
            let order = |at: u64| {
                let difference = self.difference(at, one, other, total)?;
                Ok::<_, Issue>(difference.cmp(&Decimal::ZERO))
            };
            samples.extend(trace(from, to, order)?);
        }
        let roots = turns(samples)
            .iter()
            .map(|turn| self.root(turn, one, other, total))
            .collect::<Result<Vec<_>, Issue>>()?;
        Ok(Sought {
            roots,
            at_min: self.difference(0, one, other, total)?,
            at_max: self.difference(steps, one, other, total)?,
        })
    }

    fn root(&mut self, turn: &Turn, one: &str, other: &str, total: Total) -> Result<Root, Issue> {
        let steps = self.steps;
        // Bills are rounded, so a step beside may be a few cents off its slope.
        let (steepness, tolerance) = (Decimal::from(4), Decimal::new(5, 1));
        let kind = turn.kind(steepness, tolerance, |at| {
            self.difference(at.min(steps), one, other, total)
        })?;
        let before = turn.at.saturating_sub(1);
        Ok(Root {
            value: self
                .input
                .step(turn.at)
                .map_err(|_| super::input::too_large(&self.input.path))?,
            kind,
            after: turn.after,
            difference_before: self.difference(before, one, other, total)?,
            difference: self.difference(turn.at, one, other, total)?,
        })
    }

    /// The first option's total less the second's, with the input on a step.
    fn difference(
        &mut self,
        at: u64,
        one: &str,
        other: &str,
        total: Total,
    ) -> Result<Decimal, Issue> {
        let (a, b) = (self.total(at, one, total)?, self.total(at, other, total)?);
        crate::decimal::sub(a, b).map_err(|_| super::input::too_large(&self.input.path))
    }

    fn total(&mut self, at: u64, option: &str, total: Total) -> Result<Decimal, Issue> {
        if !self.seen.contains_key(&at) {
            let evaluated = evaluated_at(self.document, self.scenario, &[(&self.input, at)])?;
            let totals = evaluated.outcomes.outcomes.iter().filter_map(|outcome| {
                let id = evaluated.study.options.get(outcome.option)?.id.clone();
                let of = |total: Total| total.of(outcome);
                let all = [Total::Cash, Total::Accrual, Total::PresentValue];
                Some((id, all.map(of)))
            });
            self.seen.insert(at, totals.collect());
        }
        let found = self
            .seen
            .get(&at)
            .and_then(|totals| totals.iter().find(|(id, _)| id == option));
        let [cash, accrual, present_value] = found.map(|(_, all)| *all).ok_or_else(|| {
            Issue::new(IssueCode::UnknownOption, join("options", option)).text("found", option)
        })?;
        Ok(match total {
            Total::Cash => cash,
            Total::Accrual => accrual,
            Total::PresentValue => present_value,
        })
    }
}

/// The step at `interval` of `intervals` equal ones.
pub(super) fn place(steps: u64, interval: u64, intervals: u64) -> u64 {
    let wide = u128::from(steps).saturating_mul(u128::from(interval));
    let place = wide.checked_div(u128::from(intervals)).unwrap_or(0);
    u64::try_from(place).unwrap_or(steps)
}
