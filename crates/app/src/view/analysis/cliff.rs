//! The cost of a month against usage: one staircase for each option, and their crossings.

use super::super::text;
use super::{ready, too_large};
use crate::analysis::figure::number;
use crate::analysis::sensitivity::option_name;
use crate::contract::{AppError, CliffCorner, CliffCrossing, CliffLeap, CliffLine, CliffView};
use crate::words::Words;
use outlay_core::compare::cliff::{Cliff, cliff, range};
use outlay_core::compare::crossover::crossover;
use outlay_core::compare::steady::{Steady, steady};
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::Study;
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use serde_json::Value;
use std::cmp::Ordering;

/// A drawing shows no more.
const MOST_CORNERS: usize = 2_000;

pub fn view(
    document: &Value,
    scenario: &str,
    meter: Option<&str>,
    month: usize,
) -> Result<CliffView, AppError> {
    let (study, outcomes) = ready(document, scenario)?;
    let month = month.min(study.horizon.len().saturating_sub(1));
    let meter = chosen(&study, meter).ok_or_else(|| AppError::new("no-usage"))?;
    let months = outcomes.forecast.months(meter).unwrap_or_default();
    let most = range(months).map_err(too_large)?;
    let options = steady(&study, &outcomes.forecast, meter, month).map_err(too_large)?;
    let stairs = options
        .iter()
        .map(|option| Ok((option, cliff(option, most).map_err(too_large)?)))
        .collect::<Result<Vec<_>, AppError>>()?;
    let place = Place {
        study: &study,
        meter,
        month,
    };
    let lines: Vec<CliffLine> = stairs
        .iter()
        .map(|(option, found)| place.line(option, found))
        .collect();
    let crossings = place.crossings(&options, most)?;
    let summary = place.summary(&stairs, &crossings);
    let quantity = months.get(month).copied().unwrap_or_default();
    Ok(CliffView {
        title: place.title(&stairs, quantity),
        summary,
        meter: study
            .meters
            .get(meter)
            .map(|m| m.id.clone())
            .unwrap_or_default(),
        month,
        quantity: text(quantity),
        low: text(months.iter().min().copied().unwrap_or_default()),
        high: text(months.iter().max().copied().unwrap_or_default()),
        most: most.to_string(),
        lines,
        crossings,
    })
}

/// Every corner of every staircase.
pub fn table(document: &Value, found: &CliffView, words: &Words) -> Table {
    let column = |key: &str, numeric| Column {
        title: words.word(key),
        numeric,
    };
    let rows = found.lines.iter().flat_map(|line| {
        let name = option_name(document, &line.option);
        line.corners.iter().map(move |corner| {
            vec![
                Cell::Text(name.text(&words.language).to_owned()),
                Cell::Number(corner.at.clone()),
                number(corner.cost.parse().unwrap_or_default(), words),
            ]
        })
    });
    Table {
        title: words.say(&found.title),
        columns: vec![
            column("column-option", false),
            column("column-quantity", true),
            column("column-amount", true),
        ],
        rows: rows.collect(),
        totals: None,
    }
}

/// The named meter, else the first with a forecast of its own.
fn chosen(study: &Study, meter: Option<&str>) -> Option<usize> {
    let has_own = |index: usize| matches!(study.usage.get(index), Some(Some(_)));
    let mut meters = study.meters.iter().enumerate();
    let found = meters.find(|(index, one)| match meter {
        Some(id) => one.id == id,
        None => one.derived.is_none() && has_own(*index),
    });
    found.map(|(index, _)| index)
}

struct Place<'a> {
    study: &'a Study,
    meter: usize,
    month: usize,
}

impl Place<'_> {
    fn id(&self, option: usize) -> String {
        let found = self.study.options.get(option);
        found.map(|option| option.id.clone()).unwrap_or_default()
    }

    fn name(&self, id: &str) -> Label {
        let found = self.study.options.iter().find(|option| option.id == id);
        found.map_or_else(|| Label::from(id), |option| option.name.clone())
    }

    fn meter_name(&self) -> Label {
        let found = self.study.meters.get(self.meter);
        found.map_or_else(|| Label::from(""), |meter| meter.name.clone())
    }

    fn line(&self, option: &Steady, found: &Cliff) -> CliffLine {
        let room = &found.headroom;
        CliffLine {
            option: self.id(option.option),
            corners: found
                .corners()
                .into_iter()
                .take(MOST_CORNERS)
                .map(|(at, cost)| CliffCorner {
                    at: at.to_string(),
                    cost: text(cost),
                })
                .collect(),
            cost: text(room.cost),
            next_unit: text(room.next_unit),
            next_leap: room.next_leap.map(|(at, by)| CliffLeap {
                at: at.to_string(),
                by: text(by),
                units: room.units.map(text),
            }),
        }
    }

    /// Every change of the cheaper one between two options, where both are the cheapest
    /// of all or not.
    fn crossings(&self, options: &[Steady], most: u64) -> Result<Vec<CliffCrossing>, AppError> {
        let mut found = Vec::new();
        for (index, one) in options.iter().enumerate() {
            for other in options.iter().skip(index.saturating_add(1)) {
                let crossed = crossover(one, other, most).map_err(too_large)?;
                for turn in crossed.crossings {
                    let (cheaper, dearer, cost) = match turn.after {
                        Ordering::Less => (one, other, turn.costs.0),
                        Ordering::Greater => (other, one, turn.costs.1),
                        Ordering::Equal => continue,
                    };
                    found.push(CliffCrossing {
                        at: turn.quantity.to_string(),
                        cost: text(cost),
                        cheaper: self.id(cheaper.option),
                        other: self.id(dearer.option),
                    });
                }
            }
        }
        Ok(found)
    }

    fn title(&self, stairs: &[(&Steady, Cliff)], quantity: Decimal) -> Sentence {
        let least = stairs.iter().min_by_key(|(_, found)| found.headroom.cost);
        let id = least
            .map(|(option, _)| self.id(option.option))
            .unwrap_or_default();
        Sentence::new("cliff-title")
            .name("meter", &self.meter_name())
            .with("quantity", Arg::Quantity(text(quantity)))
            .with(
                "month",
                Arg::Month(super::super::month_text(self.study, self.month)),
            )
            .name("option", &self.name(&id))
    }

    fn summary(&self, stairs: &[(&Steady, Cliff)], crossings: &[CliffCrossing]) -> Vec<Sentence> {
        let crossed = crossings.iter().map(|crossing| {
            Sentence::new("cliff-crossing")
                .with("quantity", Arg::Quantity(crossing.at.clone()))
                .name("cheaper", &self.name(&crossing.cheaper))
                .name("other", &self.name(&crossing.other))
        });
        let room = stairs.iter().filter_map(|(option, found)| {
            let (at, by) = found.headroom.next_leap?;
            Some(
                Sentence::new("cliff-headroom")
                    .name("option", &self.name(&self.id(option.option)))
                    .with(
                        "units",
                        Arg::Quantity(text(found.headroom.units.unwrap_or_default())),
                    )
                    .with("quantity", Arg::Quantity(at.to_string()))
                    .with("amount", Arg::Money(text(by))),
            )
        });
        let one_month = Sentence::new("cliff-one-month");
        let left_out = stairs.iter().any(|(option, _)| option.leaves_out());
        crossed
            .chain(room)
            .chain(left_out.then_some(one_month))
            .collect()
    }
}
