//! Sensitivity (敏感性分析): each input at its low and its high end, the others as they
//! are, and the whole study priced again.
//!
//! One input at a time: what happens when two move together is not in it. The pair whose
//! saving is measured stays the base's pair, so a saving may turn negative.

use super::candidates::candidates;
use super::watch::{Counted, Stopped, Watch};
use crate::assumption::{self, Assumption, AssumptionKind, Range, assumptions};
use crate::decimal::{parse, sub};
use crate::issue::Issue;
use crate::outcome::Outcome;
use crate::sentence::Sentence;
use crate::study::path::get;
use crate::what_if::{Evaluated, evaluated, what_if};
use rust_decimal::Decimal;
use serde_json::Value;

/// What the inputs are tried on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// What the cheapest option saves against the baseline, or, when it is the baseline,
    /// against the next.
    Saving(Worth),
    /// What an option comes to; the cheapest when none is named.
    Option(Option<String>, Worth),
}

/// In which money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    Paid,
    PresentValue,
}

/// How far inputs are turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// As a share of the input's value.
    pub by: Decimal,
    /// Percentages by this many points instead, as 0.02 for two points.
    pub points: Option<Decimal>,
    /// Inputs with ends of their own, by path; other places of the study may join here.
    pub ends: Vec<(String, Decimal, Decimal)>,
}

impl Default for Turn {
    /// Ten percent either way.
    fn default() -> Turn {
        Turn {
            by: Decimal::new(1, 1),
            points: None,
            ends: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Tornado {
    pub measure: Measure,
    pub base: Decimal,
    /// Ids: the option measured, and whom its saving is against.
    pub of: String,
    pub against: Option<String>,
    /// The largest reach first.
    pub bars: Vec<Bar>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub input: Assumption,
    pub low: End,
    pub high: End,
    /// |high − low|; none when one end cannot be priced.
    pub reach: Option<Decimal>,
}

/// The study with one input at one end.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    pub value: Decimal,
    /// The measure there, or why there is none.
    pub result: Result<Decimal, Box<Issue>>,
    /// The cheapest option there, when it is another than in the base.
    pub flips_to: Option<String>,
}

/// The tornado of a scenario (the first when empty); `watch` is told of every evaluation.
///
/// # Errors
/// The first issue that keeps the study from being evaluated; a saving with one option
/// alone is `None`.
pub fn sensitivity(
    document: &Value,
    scenario: &str,
    measure: &Measure,
    turn: &Turn,
    watch: &dyn Watch,
) -> Result<Option<Tornado>, Stopped> {
    let scenario = if scenario.is_empty() {
        first_scenario(document)
    } else {
        scenario
    };
    let base = evaluated(document, scenario)?;
    let Some(pair) = Pair::of(&base, measure) else {
        return Ok(None);
    };
    let Some(at_base) = pair.measure(&base) else {
        return Ok(None);
    };
    let inputs = inputs(document, scenario, turn)?;
    let counted = Counted::new(watch, inputs.len().saturating_mul(2));
    let end = |path: &str, value: Decimal| -> Result<End, Stopped> {
        counted.next()?;
        let there = what_if(document, scenario, &[(path, value)]);
        Ok(pair.end(there, path, value))
    };
    let bars = inputs
        .into_iter()
        .map(|(input, low, high)| {
            let (low, high) = (end(&input.path, low)?, end(&input.path, high)?);
            let reach = match (&low.result, &high.result) {
                (Ok(low), Ok(high)) => sub(*high, *low).ok().map(|reach| reach.abs()),
                _ => None,
            };
            Ok(Bar {
                input,
                low,
                high,
                reach,
            })
        })
        .collect::<Result<Vec<Bar>, Stopped>>();
    let mut bars = bars?;
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.reach));
    Ok(Some(Tornado {
        measure: measure.clone(),
        base: at_base,
        of: pair.of,
        against: pair.against,
        bars,
    }))
}

fn unpriced(path: &str) -> Box<Issue> {
    Box::new(Issue::new(crate::issue::IssueCode::TooLarge, path))
}

/// The scenario that applies when none is named.
pub fn first_scenario(document: &Value) -> &str {
    let first = document.get("scenarios").and_then(|list| list.get(0));
    first
        .and_then(|scenario| scenario.get("id"))
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The inputs with their ends: every assumption, then the places named beside them.
///
/// # Errors
/// `unknown-path` when no number stands at one of those places.
pub fn inputs(
    document: &Value,
    scenario: &str,
    turn: &Turn,
) -> Result<Vec<(Assumption, Decimal, Decimal)>, Issue> {
    let known = assumptions(document, scenario);
    let mut found = Vec::new();
    for (path, low, high) in &turn.ends {
        if known.iter().any(|input| input.path == *path) {
            continue;
        }
        let mut priced = assumption::inputs(document, scenario).into_iter();
        if let Some(input) = priced.find(|input| input.path == *path) {
            found.push((input, *low, *high));
            continue;
        }
        let value = get(document, path).and_then(|value| match value {
            Value::String(text) => parse(text).ok(),
            Value::Number(number) => parse(&number.to_string()).ok(),
            _ => None,
        });
        let value = value.ok_or_else(|| {
            Issue::new(crate::issue::IssueCode::UnknownPath, path.as_str()).text("found", path)
        })?;
        let input = Assumption {
            path: path.clone(),
            group: Sentence::new("group-options"),
            title: Sentence::new("sensitivity-path").text("path", path),
            kind: AssumptionKind::Number,
            unit: None,
            value,
            range: Range {
                min: *low,
                max: *high,
                step: Decimal::ONE,
            },
        };
        found.push((input, *low, *high));
    }
    let own = known.into_iter().map(|input| {
        let stated = turn.ends.iter().find(|(path, _, _)| *path == input.path);
        let (low, high) = match stated {
            Some((_, low, high)) => (*low, *high),
            None => ends(&input, turn),
        };
        (input, low, high)
    });
    Ok(own.chain(found).collect())
}

/// The value less and more its share. Months and whole quantities stay whole and move by
/// one at least.
fn ends(input: &Assumption, turn: &Turn) -> (Decimal, Decimal) {
    let share = input.value.abs().saturating_mul(turn.by);
    let counted = input.value.normalize().scale() == 0 && !input.value.is_zero();
    let by = match (input.kind, turn.points) {
        (AssumptionKind::Percent, Some(points)) => points,
        (AssumptionKind::Months, _) => share.round().max(Decimal::ONE),
        (AssumptionKind::Quantity, _) if counted => share.round().max(Decimal::ONE),
        _ => share,
    };
    let rounded = |value: Decimal| value.round_dp(12).normalize();
    let low = rounded(input.value.saturating_sub(by));
    let high = rounded(input.value.saturating_add(by));
    // A stock or a share below zero means nothing; cash may be negative.
    let low = if input.value.is_sign_negative() || input.kind == AssumptionKind::Money {
        low
    } else {
        low.max(Decimal::ZERO)
    };
    (low, high)
}

/// What is measured on every study, fixed by the base.
struct Pair {
    of: String,
    against: Option<String>,
    worth: Worth,
    /// The cheapest in the base.
    winner: String,
}

impl Pair {
    /// What the study comes to at one end of an input.
    fn end(&self, there: Result<Evaluated, Issue>, path: &str, value: Decimal) -> End {
        let flips_to = there
            .as_ref()
            .ok()
            .and_then(|there| cheapest(there, self.worth))
            .filter(|winner| *winner != self.winner);
        let result = there
            .map_err(Box::new)
            .and_then(|there| self.measure(&there).ok_or_else(|| unpriced(path)));
        End {
            value,
            result,
            flips_to,
        }
    }

    fn of(base: &Evaluated, measure: &Measure) -> Option<Pair> {
        let (wanted, worth, saving) = match measure {
            Measure::Saving(worth) => (None, *worth, true),
            Measure::Option(wanted, worth) => (wanted.clone(), *worth, false),
        };
        let winner = cheapest(base, worth)?;
        let against = saving
            .then(|| {
                let baseline = base.study.options.get(base.study.baseline)?.id.clone();
                let ranked = || ranked(base, worth);
                if baseline != winner && ranked().any(|(id, _)| id == baseline) {
                    return Some(baseline);
                }
                let others = ranked().filter(|(id, _)| *id != winner);
                others
                    .min_by(|a, b| a.1.cmp(&b.1))
                    .map(|(id, _)| id.to_owned())
            })
            .flatten();
        if saving && against.is_none() {
            return None;
        }
        Some(Pair {
            of: wanted.unwrap_or_else(|| winner.clone()),
            against,
            worth,
            winner,
        })
    }

    fn measure(&self, there: &Evaluated) -> Option<Decimal> {
        let of = |id: &str| {
            amounts(there, self.worth)
                .find(|(other, _)| *other == id)
                .map(|(_, amount)| amount)
        };
        let own = of(&self.of)?;
        match &self.against {
            Some(against) => sub(of(against)?, own).ok(),
            None => Some(own),
        }
    }
}

fn amounts(there: &Evaluated, worth: Worth) -> impl Iterator<Item = (&str, Decimal)> {
    let outcomes = there.outcomes.outcomes.iter();
    outcomes.filter_map(move |outcome| amount(there, outcome, worth))
}

/// The amounts of those that can be the cheapest.
fn ranked(there: &Evaluated, worth: Worth) -> impl Iterator<Item = (&str, Decimal)> {
    let outcomes = &there.outcomes.outcomes;
    let them = candidates(outcomes).into_iter();
    them.filter_map(move |index| amount(there, outcomes.get(index)?, worth))
}

/// An option's id, and what it comes to.
fn amount<'a>(there: &'a Evaluated, outcome: &Outcome, worth: Worth) -> Option<(&'a str, Decimal)> {
    let option = there.study.options.get(outcome.option)?;
    let amount = match worth {
        Worth::Paid => outcome.metrics.total_paid,
        Worth::PresentValue => outcome.metrics.present_value,
    };
    Some((option.id.as_str(), amount))
}

/// The option with the lowest amount; the baseline goes first among equals.
fn cheapest(there: &Evaluated, worth: Worth) -> Option<String> {
    let baseline = there.study.options.get(there.study.baseline);
    ranked(there, worth)
        .min_by_key(|(id, amount)| (*amount, baseline.is_none_or(|b| b.id != *id)))
        .map(|(id, _)| id.to_owned())
}
