//! Inputs: numbers of the study that an analysis turns, as scales of whole steps.
//!
//! A rate moves in steps of 0.000001, a quantity in whole units, money in its smallest
//! unit, so that a result is a value a person can type and check.

use super::break_even::cumulative_worth;
use crate::assumption::{AssumptionKind, assumptions};
use crate::decimal::{Exact, Overflow, add, mul, parse, sub};
use crate::issue::{Issue, IssueCode};
use crate::outcome::Outcome;
use crate::study::Study;
use crate::study::path::{get, split};
use crate::what_if::{Evaluated, what_if};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

/// A number of the study and the values it may take.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    pub path: String,
    /// What the study says.
    pub value: Decimal,
    pub min: Decimal,
    pub max: Decimal,
    /// The distance between two values; positive.
    pub precision: Decimal,
}

impl Input {
    /// The input at a path, with the range of its assumption (else 0 to twice its value)
    /// and the precision of its kind.
    ///
    /// # Errors
    /// `unknown-path` when no number stands there.
    pub fn at(document: &Value, scenario: &str, path: &str) -> Result<Input, Issue> {
        let known = assumptions(document, scenario)
            .into_iter()
            .find(|a| a.path == path);
        if let Some(found) = known {
            let precision = precision(found.kind, found.value);
            // A ratio or a steepness of 0 is none.
            let positive = found.kind == AssumptionKind::Number && found.range.min.is_zero();
            return Ok(Input {
                path: path.to_owned(),
                value: found.value,
                min: if positive { precision } else { found.range.min },
                max: found.range.max,
                precision,
            });
        }
        let missing = || Issue::new(IssueCode::UnknownPath, path).text("found", path);
        let text = match get(document, path) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            // An optional number that is left out, such as a discount.
            None if OPTIONAL.contains(&last(path).as_str()) => "0%".to_owned(),
            _ => return Err(missing()),
        };
        let value = parse(&text).map_err(|_| missing())?;
        let kind = kind(path, &text);
        let max = match (kind, value.is_zero()) {
            (AssumptionKind::Percent, _) => Decimal::ONE.max(value),
            (_, true) => Decimal::ONE_HUNDRED,
            (_, false) => value.abs().checked_mul(Decimal::TWO).unwrap_or(value),
        };
        Ok(Input {
            path: path.to_owned(),
            value,
            min: Decimal::ZERO,
            max,
            precision: precision(kind, value),
        })
    }

    /// With another range; an end that is not given stays.
    pub fn within(mut self, min: Option<Decimal>, max: Option<Decimal>) -> Input {
        self.min = min.unwrap_or(self.min);
        self.max = max.unwrap_or(self.max);
        self
    }

    /// The number of steps from the lowest value to the highest that still fits.
    ///
    /// # Errors
    /// `out-of-range` when the range is empty or has more steps than can be counted.
    pub fn steps(&self) -> Result<u64, Issue> {
        let steps = sub(self.max, self.min)
            .ok()
            .and_then(|width| width.checked_div(self.precision))
            .and_then(|steps| steps.floor().to_u64())
            .filter(|steps| *steps > 0);
        steps.ok_or_else(|| {
            Issue::new(IssueCode::OutOfRange, &self.path)
                .text("found", self.max.to_string())
                .text("least", self.min.to_string())
                .text("most", "∞")
        })
    }

    /// The value after so many steps.
    pub fn step(&self, index: u64) -> Exact {
        let moved = mul(self.precision, Decimal::from(index))?;
        Ok(add(self.min, moved)?.normalize())
    }
}

/// Numbers that a study may leave out, which are shares of 0 then.
const OPTIONAL: [&str; 3] = ["discount", "surcharge", "salvage"];

fn last(path: &str) -> String {
    split(path).pop().unwrap_or_default()
}

fn kind(path: &str, text: &str) -> AssumptionKind {
    const RATES: [&str; 6] = [
        "annual_rate",
        "monthly_rate",
        "vat_rate",
        "recoverable_share",
        "rate",
        "percent",
    ];
    const COUNTS: [&str; 6] = ["start", "size", "quantity", "ceiling", "up_to", "per_month"];
    let name = last(path);
    let name = split(&name).pop().unwrap_or(name);
    if text.trim_end().ends_with(['%', '％'])
        || RATES.contains(&name.as_str())
        || OPTIONAL.contains(&name.as_str())
    {
        AssumptionKind::Percent
    } else if COUNTS.contains(&name.as_str()) {
        AssumptionKind::Quantity
    } else if name == "unit_price" {
        AssumptionKind::Number
    } else {
        AssumptionKind::Money
    }
}

fn precision(kind: AssumptionKind, value: Decimal) -> Decimal {
    let stated = Decimal::new(1, value.normalize().scale());
    match kind {
        AssumptionKind::Percent => Decimal::new(1, 6),
        AssumptionKind::Quantity | AssumptionKind::Months => stated,
        AssumptionKind::Money => stated.min(Decimal::new(1, 2)),
        // Prices such as 0.004 need digits of their own size.
        AssumptionKind::Number => {
            Decimal::new(1, value.normalize().scale().saturating_add(3).clamp(4, 12))
        }
    }
}

/// What is compared at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    Cash,
    Accrual,
    PresentValue,
}

impl Total {
    pub fn of(self, outcome: &Outcome) -> Decimal {
        match self {
            Total::Cash => outcome.metrics.total_paid,
            Total::Accrual => outcome.metrics.total_cost,
            Total::PresentValue => outcome.metrics.present_value,
        }
    }

    /// What has come together up to the end of each month.
    pub fn by_month(self, study: &Study, outcome: &Outcome) -> Exact<Vec<Decimal>> {
        let rows = outcome.months.iter();
        Ok(match self {
            Total::Cash => rows.map(|row| row.cumulative_paid).collect(),
            Total::Accrual => rows.map(|row| row.cumulative_cost).collect(),
            Total::PresentValue => cumulative_worth(study, outcome)?,
        })
    }
}

/// Evaluates the study with some inputs on given steps.
///
/// # Errors
/// The first issue of the changed study.
pub fn evaluated_at(
    document: &Value,
    scenario: &str,
    inputs: &[(&Input, u64)],
) -> Result<Evaluated, Issue> {
    let mut changes = Vec::with_capacity(inputs.len());
    for (input, index) in inputs {
        let value = input
            .step(*index)
            .map_err(|Overflow| too_large(&input.path))?;
        changes.push((input.path.as_str(), value));
    }
    what_if(document, scenario, &changes)
}

pub fn too_large(path: &str) -> Issue {
    Issue::new(IssueCode::TooLarge, path)
}
