//! What stands between two options: by how much one costs less, and what makes up a step of
//! the difference.

use super::{Node, figure};
use crate::compare::bridge::{BridgeBasis, Detail, Step, StepPart};
use crate::compare::cause::{Cause, Side};
use crate::compare::rules::{End, between};
use crate::decimal::{Exact, sub, sum};
use crate::label::Label;
use crate::outcome::Outcome;
use crate::sentence::Sentence;
use crate::study::Study;
use crate::what_if::Evaluated;
use serde_json::Value;
use std::collections::BTreeSet;

/// The study that two options are compared in.
pub struct Between<'a> {
    pub document: &'a Value,
    pub scenario: &'a str,
    pub evaluated: &'a Evaluated,
}

impl<'a> Between<'a> {
    fn study(&self) -> &'a Study {
        &self.evaluated.study
    }

    /// The options that have a price, by id and name.
    fn options(&self) -> impl Iterator<Item = (&'a str, &'a Label, &'a Outcome)> {
        let study = self.study();
        let outcomes = self.evaluated.outcomes.outcomes.iter();
        outcomes.filter_map(|outcome| {
            let option = study.options.get(outcome.option)?;
            Some((option.id.as_str(), &option.name, outcome))
        })
    }

    fn name(&self, id: &str) -> Option<&'a Label> {
        let mut options = self.options();
        options
            .find(|(other, _, _)| *other == id)
            .map(|(_, name, _)| name)
    }

    fn figure(&self, id: &str, of: &str) -> Exact<Option<Node>> {
        figure(self.document, self.scenario, self.evaluated, (id, of))
    }

    /// What an option comes to less than another by a figure that both have, as
    /// `pro/saves-against/lite/total-cash`. Negative where it comes to more.
    pub fn saving(&self, id: &str, asked: &str) -> Exact<Option<Node>> {
        let Some((other, of)) = asked.split_once('/') else {
            return Ok(None);
        };
        let (Some(own), Some(against)) = (self.figure(id, of)?, self.figure(other, of)?) else {
            return Ok(None);
        };
        self.less(
            id,
            own,
            other,
            against,
            format!("{id}/saves-against/{asked}"),
        )
    }

    /// The same against the cheapest of the others, as `pro/saves/total-cash`; the figure
    /// itself where there is no other.
    pub fn margin(&self, id: &str, of: &str) -> Exact<Option<Node>> {
        let Some(own) = self.figure(id, of)? else {
            return Ok(None);
        };
        let mut next: Option<(&str, Node)> = None;
        for (other, _, _) in self.options().filter(|(other, _, _)| *other != id) {
            let Some(node) = self.figure(other, of)? else {
                continue;
            };
            if next
                .as_ref()
                .is_none_or(|(_, least)| node.amount < least.amount)
            {
                next = Some((other, node));
            }
        }
        match next {
            None => Ok(Some(own)),
            Some((other, node)) => self.less(id, own, other, node, format!("{id}/saves/{of}")),
        }
    }

    fn less(
        &self,
        id: &str,
        own: Node,
        other: &str,
        against: Node,
        reference: String,
    ) -> Exact<Option<Node>> {
        let (Some(name), Some(other)) = (self.name(id), self.name(other)) else {
            return Ok(None);
        };
        let label = Sentence::new("explain-saving")
            .name("option", name)
            .name("other", other);
        let node = Node::new(label, sub(against.amount, own.amount)?)
            .at(reference)
            .rule(Sentence::new("explain-rule-saving"));
        Ok(Some(node.from(vec![against, own])))
    }

    /// A step of the difference to another option, as `pro/bridge/lite/cash/2`, counted
    /// from 1: the lines of both that make it up.
    pub fn step(&self, id: &str, asked: &str) -> Exact<Option<Node>> {
        let mut parts = asked.split('/');
        let (other, basis, number) = (parts.next(), parts.next(), parts.next());
        let basis = match basis {
            Some("cash") => BridgeBasis::Cash,
            Some("accrual") => BridgeBasis::Accrual,
            Some("present-value") => BridgeBasis::PresentValue,
            Some(_) | None => return Ok(None),
        };
        let number = number.and_then(|text| text.parse::<usize>().ok());
        let (Some(other), Some(index), None) =
            (other, number.and_then(|n| n.checked_sub(1)), parts.next())
        else {
            return Ok(None);
        };
        let (Some(first), Some(second)) = (self.side(id), self.side(other)) else {
            return Ok(None);
        };
        let end = |option| End {
            document: self.document,
            scenario: self.scenario,
            option,
        };
        let detail = Detail::Tiers;
        let found = between((end(id), first), (end(other), second), basis, detail)?;
        let step = found.and_then(|bridge| bridge.steps.into_iter().nth(index));
        let Some(step) = step else {
            return Ok(None);
        };
        let node = self.of_step(&step, (id, first), (other, second))?;
        Ok(Some(node.at(format!("{id}/bridge/{asked}"))))
    }

    fn side(&self, id: &str) -> Option<Side<'a>> {
        let mut options = self.options();
        let (_, _, outcome) = options.find(|(other, _, _)| *other == id)?;
        Some(Side {
            study: self.study(),
            outcome,
        })
    }

    /// The lines by option: what the second has counts, what the first has is taken off.
    fn of_step(&self, step: &Step, from: (&str, Side), to: (&str, Side)) -> Exact<Node> {
        let mut groups = Vec::new();
        for (theirs, (id, side)) in [(true, to), (false, from)] {
            let own: BTreeSet<String> = side
                .pieces()?
                .into_iter()
                .map(|piece| piece.reference)
                .collect();
            let lines = step.parts.iter().filter(|part| part.theirs == theirs);
            let lines: Vec<Node> = lines.map(|part| line(part, &own)).collect();
            let total = sum(lines.iter().map(|line| line.amount))?;
            let Some(name) = self.name(id).filter(|_| !lines.is_empty()) else {
                continue;
            };
            let label = Sentence::new("explain-lines-of").name("option", name);
            let rule = match (theirs, matches!(step.cause, Cause::Rule(_))) {
                (_, true) => "explain-rule-taken-over",
                (true, false) => "explain-rule-counts",
                (false, false) => "explain-rule-taken-off",
            };
            groups.push(
                Node::new(label, total)
                    .rule(Sentence::new(rule))
                    .sum_of(lines),
            );
        }
        let total = sum(groups.iter().map(|group| group.amount))?;
        let node = Node::new(step.label.clone(), step.amount);
        Ok(match total == step.amount {
            true => node.sum_of(groups),
            false => node
                .rule(Sentence::new("explain-rule-part-of-lines"))
                .from(groups),
        })
    }
}

/// A line by its bill; it can be asked for where the bill is one of the option's own.
fn line(part: &StepPart, own: &BTreeSet<String>) -> Node {
    let (bill, name) = part.line.rsplit_once('/').unwrap_or(("", &part.line));
    let number = bill.rsplit_once("bill-").map_or("", |(_, number)| number);
    let label = match number.parse::<usize>() {
        Ok(number) => Sentence::new("explain-line-of-bill")
            .count("number", number)
            .text("line", name),
        Err(_) => Sentence::new("explain-line").text("line", name),
    };
    let node = Node::new(label, part.amount);
    match own.contains(&part.line) {
        true => node.at(part.line.clone()),
        false => node,
    }
}
