//! Rules: an option priced under another's rules, one rule after another.
//!
//! The table stays, the rule changes, and the whole study goes through the one flow again;
//! what the total moves by is what the rule is worth. The stations lead from one option's
//! own rules to the other's, so that the moves add up with whatever is left.

use super::bridge::{Bridge, BridgeBasis, Detail, Step, StepPart, bridge_by_rules, nominal};
use super::cause::{Cause, Side};
use super::matches::Matches;
use crate::decimal::{Exact, add, sub};
use crate::forecast::forecast;
use crate::outcome::{Outcome, evaluate};
use crate::sentence::{Arg, Sentence};
use crate::study::Study;
use crate::study::check::Read;
use crate::study::document::{PlanDocument, StudyDocument};
use crate::study::preset::stated;
use crate::study::rule::{Difference, Rule};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One end of a comparison: an option of a written study under a scenario.
#[derive(Debug, Clone, Copy)]
pub struct End<'a> {
    pub document: &'a Value,
    pub scenario: &'a str,
    pub option: &'a str,
}

/// The first end's option after one more rule of the second has been taken over.
#[derive(Debug, Clone)]
pub struct Station {
    pub difference: Difference,
    study: Study,
    outcome: Outcome,
}

impl Station {
    pub fn side(&self) -> Side<'_> {
        Side {
            study: &self.study,
            outcome: &self.outcome,
        }
    }
}

/// The bridge from one end to another, each with its outcome, with a step for each rule that
/// they have otherwise. `None` when their currencies differ.
pub fn between(
    (from, first): (End, Side),
    (to, second): (End, Side),
    basis: BridgeBasis,
    detail: Detail,
) -> Exact<Option<Bridge>> {
    let pairs = Matches::of(first, second).pairs();
    let stations = stations(from, to, &pairs)?;
    bridge_by_rules(first, &stations, second, basis, detail)
}

/// The stations from one end's rules to the other's. `pairs` are the charges that are the
/// same, by their ids (first end, second end). A rule without which nothing can be priced
/// is left to the steps that follow.
pub fn stations(from: End, to: End, pairs: &[(String, String)]) -> Exact<Vec<Station>> {
    let sound = |end: End| Read::sound(end.document, end.scenario);
    let (Some(mut here), Some(there)) = (sound(from), sound(to)) else {
        return Ok(Vec::new());
    };
    let plans = (
        plan_of(&here.document, from.option),
        plan_of(&there.document, to.option),
    );
    let (Some(own), Some(theirs)) = plans else {
        return Ok(Vec::new());
    };
    let models: Vec<PlanDocument> = there.document.plans.iter().map(stated).collect();
    for plan in &mut here.document.plans {
        *plan = stated(plan);
    }
    let mut found = Vec::new();
    for rule in Rule::ALL {
        let before = here.document.plans.clone();
        let mut difference = None;
        for plan in &mut here.document.plans {
            let changed = if plan.id == own {
                let model = models.iter().find(|model| model.id == theirs);
                model.and_then(|model| rule.adopt(plan, model, pairs))
            } else {
                let model = models.iter().find(|model| model.id == plan.id);
                model.and_then(|model| rule.adopt(plan, model, &same_ids(model)))
            };
            difference = difference.or(changed);
        }
        let Some(difference) = difference else {
            continue;
        };
        match priced(&here, from.option)? {
            Some((study, outcome)) => found.push(Station {
                difference,
                study,
                outcome,
            }),
            None => here.document.plans = before,
        }
    }
    Ok(found)
}

fn plan_of(document: &StudyDocument, option: &str) -> Option<String> {
    let option = document.options.iter().find(|other| other.id == option)?;
    Some(option.plan.clone())
}

/// A plan that both studies have pairs its charges by their ids.
fn same_ids(plan: &PlanDocument) -> Vec<(String, String)> {
    let ids = plan.charges.iter().map(|charge| charge.id.clone());
    ids.map(|id| (id.clone(), id)).collect()
}

fn priced(read: &Read, option: &str) -> Exact<Option<(Study, Outcome)>> {
    let Some(study) = read.proved() else {
        return Ok(None);
    };
    let Some(index) = study.options.iter().position(|other| other.id == option) else {
        return Ok(None);
    };
    let outcome = evaluate(&study, index, &forecast(&study)?)?;
    Ok(outcome.map(|outcome| (study, outcome)))
}

/// What the amount moves by from station to station.
pub(super) fn rule_steps(
    from: Side,
    stations: &[Station],
    to: Side,
    basis: BridgeBasis,
) -> Exact<Vec<Step>> {
    let mut before = from;
    let mut steps = Vec::new();
    if stations.is_empty() {
        return Ok(steps);
    }
    let (ours, theirs) = (references(from)?, references(to)?);
    for station in stations {
        let after = station.side();
        let cause = Cause::Rule(station.difference.rule);
        let mut step = Step::new(cause, sub(nominal(after, basis), nominal(before, basis))?);
        step.label = rule_label(&station.difference);
        for (line, amount) in touched(before, after, basis)? {
            step.parts.push(StepPart {
                line: line.clone(),
                theirs: false,
                amount,
            });
            let suffix = line.split_once('/').map_or("", |(_, rest)| rest);
            step.to_lines.extend(
                theirs
                    .iter()
                    .find(|other| {
                        other
                            .split_once('/')
                            .is_some_and(|(_, rest)| rest == suffix)
                    })
                    .cloned(),
            );
            step.from_lines.extend(ours.contains(&line).then_some(line));
        }
        steps.push(step);
        before = after;
    }
    Ok(steps)
}

/// The lines whose amounts differ, and by how much.
fn touched(before: Side, after: Side, basis: BridgeBasis) -> Exact<BTreeMap<String, Decimal>> {
    let mut amounts: BTreeMap<String, Decimal> = BTreeMap::new();
    for (side, sign) in [(before, Decimal::NEGATIVE_ONE), (after, Decimal::ONE)] {
        for piece in side.pieces()? {
            if basis == BridgeBasis::Accrual && piece.cause == Cause::After {
                continue;
            }
            let amount = amounts.entry(piece.reference).or_default();
            *amount = add(*amount, piece.amount * sign)?;
        }
    }
    amounts.retain(|_, amount| !amount.is_zero());
    Ok(amounts)
}

pub(super) fn references(side: Side) -> Exact<BTreeSet<String>> {
    let pieces = side.pieces()?;
    Ok(pieces.into_iter().map(|piece| piece.reference).collect())
}

fn rule_label(difference: &Difference) -> Sentence {
    let rule = format!("bridge-{}", difference.rule.code());
    let Some((from, to)) = &difference.values else {
        return Sentence::new(rule);
    };
    let value = |word: &String| match difference.rule {
        Rule::RoundingStep => Arg::Text(word.clone()),
        _ => Arg::Word(format!("choice-{word}")),
    };
    Sentence::new("bridge-rule-values")
        .with("rule", Arg::Word(rule))
        .with("from", value(from))
        .with("to", value(to))
}
