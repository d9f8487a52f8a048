//! The history of the open study: its steps, what tells two of them apart, and the way back.

use super::editing::cheapest_total;
use super::{Open, parse};
use crate::contract::{AppError, HistoryStep, StepDifference};
use crate::{totals, view};
use outlay_core::sentence::Sentence;
use rust_decimal::Decimal;
use serde_json::Value;

/// Steps that the history shows.
const STEPS_SHOWN: usize = 60;

impl Open {
    /// The newest steps, newest first, with what each did to the cheapest option's total.
    pub fn history(&self, scenario: &str) -> Result<Vec<HistoryStep>, AppError> {
        let steps = self.library.steps(self.study()?.id, STEPS_SHOWN)?;
        let totals: Vec<Option<Decimal>> = steps
            .iter()
            .map(|step| cheapest_total(&parse(&step.document).ok()?, scenario).0)
            .collect();
        Ok(steps
            .iter()
            .enumerate()
            .map(|(index, step)| {
                let total = totals.get(index).copied().flatten();
                let before = totals.get(index + 1).copied().flatten();
                let effect = total
                    .zip(before)
                    .and_then(|(now, before)| outlay_core::decimal::sub(now, before).ok());
                HistoryStep {
                    step: u32::try_from(step.step).unwrap_or(0),
                    label: serde_json::from_str(&step.label).ok(),
                    made: step.made_at.clone(),
                    current: step.current,
                    total: total.map(view::text),
                    effect: effect.map(view::text),
                }
            })
            .collect())
    }

    /// Brings back an earlier or later step as a new one, so that nothing is lost.
    pub fn restore(&mut self, step: u32, now: &str) -> Result<(), AppError> {
        let document = self.at_step(step)?;
        self.keep(document, &Sentence::new("history-restored"), now)
    }

    /// What tells two steps apart, line by line, and which totals are others.
    pub fn compare_steps(
        &self,
        scenario: &str,
        from: u32,
        to: u32,
    ) -> Result<StepDifference, AppError> {
        let (before, after) = (self.at_step(from)?, self.at_step(to)?);
        let ours = view::evaluation(&before, scenario, None);
        let theirs = view::evaluation(&after, scenario, None);
        let lines = view::differing_versions(&before, &after, self.document()?);
        let same_money = ours.currency.code == theirs.currency.code;
        Ok(StepDifference {
            lines,
            totals: match same_money {
                true => totals::changed(&ours, &theirs),
                false => Vec::new(),
            },
            currency: theirs.currency,
        })
    }

    fn at_step(&self, step: u32) -> Result<Value, AppError> {
        let id = self.study()?.id;
        match self.library.document_at(id, i64::from(step))? {
            Some(document) => parse(&document),
            None => Err(AppError::new("unknown-step")),
        }
    }
}
