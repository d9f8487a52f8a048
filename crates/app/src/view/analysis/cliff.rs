//! The cost of a month against usage: one staircase for each option, and their crossings.

use super::super::text;
use super::{behind, ready, too_large};
use crate::analysis::figure::number;
use crate::analysis::sensitivity::option_name;
use crate::contract::{
    AppError, CliffCorner, CliffCrossing, CliffLeap, CliffLine, CliffStep, CliffView,
};
use crate::words::Words;
use outlay_core::compare::candidates::able;
use outlay_core::compare::cliff::{Cliff, cliff, range};
use outlay_core::compare::crossover::crossover;
use outlay_core::compare::left_out::LeftOut;
use outlay_core::compare::steady::{Steady, steady};
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::Study;
use outlay_report::{Cell, Column, Table};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

/// A drawing shows no more: of finer staircases every so many corners, and the last.
const MOST_CORNERS: usize = 2_000;
/// Steps that are named: of a finer staircase the first.
const MOST_STEPS: usize = 60;

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
    let steady = steady(&study, &outcomes.forecast, meter, month).map_err(too_large)?;
    let options = &steady.options;
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
        .map(|(option, found)| place.line(option, found, most))
        .collect();
    let able = options
        .iter()
        .map(|option| Ok((option, option.served_up_to(most).map_err(too_large)?)))
        .collect::<Result<Vec<_>, AppError>>()?;
    let crossings = place.crossings(&able, most)?;
    let mut summary = place.summary(&stairs, &crossings, most);
    summary.extend(place.left_out(&steady.left_out));
    let quantity = months.get(month).copied().unwrap_or_default();
    Ok(CliffView {
        title: place.title(&able, &stairs, quantity),
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

/// The corners of every staircase, as they are drawn.
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

/// An option with the largest quantity of which it serves all.
type Able<'a> = (&'a Steady<'a>, Option<u64>);

/// Those that serve all of a quantity; all options where none does.
fn serving<'a>(options: &'a [Able], quantity: u64) -> impl Iterator<Item = &'a Steady<'a>> {
    let them = able(options, |(_, up_to)| {
        up_to.is_some_and(|most| quantity <= most)
    });
    them.into_iter().map(|(option, _)| *option)
}

/// The cheapest option at a quantity and its cost of a month; the first among equals.
fn cheapest(options: &[Able], quantity: u64) -> Result<Option<(usize, Decimal)>, AppError> {
    let costs = serving(options, quantity)
        .map(|option| {
            let cost = option.cost(Decimal::from(quantity)).map_err(too_large)?;
            Ok((option.option, option.monthly(cost).map_err(too_large)?))
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    Ok(costs.into_iter().min_by_key(|(_, cost)| *cost))
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

    /// The meter's unit, as it stands behind a quantity.
    fn unit(&self) -> Label {
        behind(
            self.study
                .meters
                .get(self.meter)
                .and_then(|meter| meter.unit.as_ref()),
        )
    }

    fn line(&self, option: &Steady, found: &Cliff, most: u64) -> CliffLine {
        let room = &found.headroom;
        let count = found.corners().len();
        let grain = count.div_ceil(MOST_CORNERS).max(1);
        CliffLine {
            option: self.id(option.option),
            corners: found
                .corners()
                .into_iter()
                .enumerate()
                .filter(|(index, _)| index % grain == 0 || index.saturating_add(1) == count)
                .map(|(_, corner)| corner)
                .map(|(at, cost)| CliffCorner {
                    at: at.to_string(),
                    cost: text(cost),
                })
                .collect(),
            steps: found
                .stretches
                .iter()
                .filter(|stretch| stretch.is_step())
                .take(MOST_STEPS)
                .map(|stretch| CliffStep {
                    at: stretch.from.to_string(),
                    by: text(stretch.leap),
                    cost: text(stretch.cost_from),
                })
                .collect(),
            drawn_to: (found.searched_to < most).then(|| found.searched_to.to_string()),
            cost: text(room.cost),
            next_unit: text(room.next_unit),
            next_leap: room.next_leap.map(|(at, by)| CliffLeap {
                at: at.to_string(),
                by: text(by),
                units: room.units.map(text),
            }),
        }
    }

    /// Where the cheapest of all changes. Options that move in grains may change order
    /// many times within a few units; the last change within a hundredth of the range counts.
    fn crossings(&self, options: &[Able], most: u64) -> Result<Vec<CliffCrossing>, AppError> {
        // Where an option begins to refuse, another may become the cheapest that serves all.
        let limits = options
            .iter()
            .filter_map(|(_, up_to)| up_to.filter(|up_to| *up_to < most));
        let mut places: Vec<u64> = limits.map(|up_to| up_to.saturating_add(1)).collect();
        for (index, (one, _)) in options.iter().enumerate() {
            for (other, _) in options.iter().skip(index.saturating_add(1)) {
                let crossed = crossover(one, other, most).map_err(too_large)?;
                let turns = crossed.crossings.iter();
                places.extend(turns.map(|turn| turn.flipped.unwrap_or(turn.quantity)));
            }
        }
        places.sort_unstable();
        places.dedup();
        let grain = most / 100;
        let next = places.iter().skip(1).map(Some).chain([None]);
        let settled = places
            .iter()
            .zip(next)
            .filter(|(here, next)| next.is_none_or(|next| next.saturating_sub(**here) > grain));
        let mut found = Vec::new();
        let mut before = cheapest(options, 0)?;
        for (at, _) in settled {
            let now = cheapest(options, *at)?;
            if let (Some((old, _)), Some((new, cost))) = (before, now)
                && old != new
            {
                found.push(CliffCrossing {
                    at: at.to_string(),
                    cost: text(cost),
                    cheaper: self.id(new),
                    other: self.id(old),
                });
            }
            before = now;
        }
        Ok(found)
    }

    fn title(&self, able: &[Able], stairs: &[(&Steady, Cliff)], quantity: Decimal) -> Sentence {
        let whole = quantity.ceil().to_u64().unwrap_or(u64::MAX);
        let able: Vec<usize> = serving(able, whole).map(|option| option.option).collect();
        let stairs = stairs.iter().filter(|(one, _)| able.contains(&one.option));
        let least = stairs.min_by_key(|(_, found)| found.headroom.cost);
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

    fn summary(
        &self,
        stairs: &[(&Steady, Cliff)],
        crossings: &[CliffCrossing],
        most: u64,
    ) -> Vec<Sentence> {
        let unit = self.unit();
        let crossed = crossings.iter().map(|crossing| {
            Sentence::new("cliff-crossing")
                .with("quantity", Arg::Quantity(crossing.at.clone()))
                .name("unit", &unit)
                .name("cheaper", &self.name(&crossing.cheaper))
                .name("other", &self.name(&crossing.other))
        });
        let room = stairs.iter().filter_map(|(option, found)| {
            let (at, by) = found.headroom.next_leap?;
            let units = found.headroom.units.unwrap_or_default();
            let said = match units.is_zero() {
                true => Sentence::new("cliff-headroom-none"),
                false => Sentence::new("cliff-headroom").with("units", Arg::Quantity(text(units))),
            };
            Some(
                said.name("option", &self.name(&self.id(option.option)))
                    .name("unit", &unit)
                    .with("quantity", Arg::Quantity(at.to_string()))
                    .with("amount", Arg::Money(text(by))),
            )
        });
        // Prices with too many steps are drawn as far as they were searched.
        let cut = stairs.iter().filter(|(_, found)| found.searched_to < most);
        let short = cut.map(|(option, found)| {
            Sentence::new("cliff-searched")
                .name("option", &self.name(&self.id(option.option)))
                .with("quantity", Arg::Quantity(found.searched_to.to_string()))
                .name("unit", &unit)
        });
        crossed.chain(room).chain(short).collect()
    }

    /// Which options are not drawn, and why.
    fn left_out(&self, options: &[LeftOut]) -> Vec<Sentence> {
        let said = options.iter().map(|one| {
            Sentence::new("cliff-left-out")
                .name("option", &self.name(&self.id(one.option)))
                .with("why", Arg::Word(format!("left-out-{}", one.why.name())))
        });
        said.collect()
    }
}
