//! What each option comes to in many simulated futures, as a fan.

use super::super::{outcomes, price, text};
use super::input_view;
use crate::analysis::kept::Asker;
use crate::analysis::simulation::{
    caption, months_table, share, summary, sure, table, title, told, uncertain, unserved,
    unserved_share,
};
use crate::contract::{
    AppError, Basis, Change, UncertainInput, UncertaintyBand, UncertaintyOption, UncertaintyView,
    UncertaintyWanted, WorstFuture,
};
use crate::words::Words;
use outlay_core::assumption;
use outlay_core::compare::input::Total;
use outlay_core::compare::sensitivity::Turn;
use outlay_core::decimal::parse;
use outlay_core::fingerprint::fingerprint;
use outlay_core::simulation::{PERCENTILES, Simulation, Spread, Wanted};
use outlay_report::Table;
use rust_decimal::Decimal;
use serde_json::Value;
use std::sync::Arc;

fn wanted(document: &Value, scenario: &str, asked: &UncertaintyWanted) -> Result<Wanted, AppError> {
    let there = assumption::inputs(document, scenario);
    let ends = asked.ends.iter();
    let ends = ends.filter(|ends| there.iter().any(|input| input.path == ends.path));
    let ends = ends.map(|ends| {
        let (low, high) = (parse(&ends.low).ok(), parse(&ends.high).ok());
        let both = low.zip(high).filter(|(low, high)| low < high);
        let (low, high) = both.ok_or_else(|| {
            let refused = AppError::new("ends-of-range").text("low", ends.low.as_str());
            refused.text("high", ends.high.as_str())
        })?;
        Ok((ends.path.clone(), low, high))
    });
    Ok(Wanted {
        paths: asked.paths,
        seed: asked.seed,
        total: match asked.basis {
            Basis::Cash => Total::Cash,
            Basis::Accrual => Total::Accrual,
        },
        turn: Turn {
            by: Decimal::new(i64::from(asked.reach), 2),
            points: None,
            ends: ends.collect::<Result<_, AppError>>()?,
        },
    })
}

fn found(
    document: &Value,
    scenario: &str,
    asked: &UncertaintyWanted,
    by: Asker,
) -> Result<Arc<Simulation>, AppError> {
    let wanted = wanted(document, scenario, asked)?;
    by.simulations.found(document, scenario, &wanted, by.watch)
}

/// The options, then the one looked at month by month.
pub fn tables(
    document: &Value,
    scenario: &str,
    asked: &UncertaintyWanted,
    (words, by): (&Words, Asker),
) -> Result<Vec<Table>, AppError> {
    let found = found(document, scenario, asked, by)?;
    let months = months_table(document, scenario, (&found, asked.option.as_deref()), words);
    let mut all = vec![table(document, &found, words)];
    all.extend(months);
    Ok(all)
}

pub fn view(
    document: &Value,
    scenario: &str,
    asked: &UncertaintyWanted,
    by: Asker,
) -> Result<UncertaintyView, AppError> {
    let found = found(document, scenario, asked, by)?;
    let priced = price(document, scenario);
    let options = priced.study.iter().flat_map(|(study, _)| &study.options);
    let ids: Vec<String> = options.map(|option| option.id.clone()).collect();
    Ok(UncertaintyView {
        fingerprint: fingerprint(document, &priced.scenario, outcomes(&priced)),
        title: title(document, &found),
        summary: summary(document, &found),
        caption: caption(&found),
        uncertain: uncertain(&found),
        inputs: inputs(&found),
        choices: assumption::inputs(document, scenario)
            .iter()
            .map(input_view)
            .collect(),
        wanted: asked.clone(),
        options: found
            .options
            .iter()
            .map(|option| option_view((document, &ids), option, &found))
            .collect(),
    })
}

fn inputs(found: &Simulation) -> Vec<UncertainInput> {
    let inputs = found.inputs.iter();
    inputs
        .map(|one| UncertainInput {
            input: input_view(&one.input),
            low: text(one.low),
            high: text(one.high),
        })
        .collect()
}

fn option_view(
    (document, ids): (&Value, &[String]),
    option: &Spread,
    found: &Simulation,
) -> UncertaintyOption {
    let exact = |amounts: &[Decimal]| amounts.iter().map(|amount| text(*amount)).collect();
    let bands = PERCENTILES.iter().enumerate().map(|(place, percent)| {
        let of = |amounts: &[Decimal; 7]| amounts.get(place).copied().unwrap_or_default();
        let months = option.by_month.iter().map(of);
        let came_out = option.total.came_out.get(place);
        let future = came_out.copied().unwrap_or_default();
        UncertaintyBand {
            percent: *percent,
            amounts: months.map(|amount| text(told(option, amount))).collect(),
            total: text(told(option, of(&option.total.percentiles))),
            future: number(future),
            drawn: drawn(found, future),
        }
    });
    UncertaintyOption {
        option: option.option.clone(),
        share: text(share(option, found)),
        unserved: text(unserved_share(option, found)),
        unserved_text: unserved(option, found),
        sure: sure(document, option, found),
        bands: bands.collect(),
        base: exact(&option.base_by_month),
        base_total: option.base.map(text),
        mean: text(told(option, option.total.mean)),
        regret: text(told(option, option.regret.mean)),
        regret_most: text(told(option, option.regret.most)),
        worst: option.regret.worst.and_then(|(future, cheapest)| {
            Some(WorstFuture {
                future: number(future),
                cheapest: ids.get(cheapest)?.clone(),
                drawn: drawn(found, future),
            })
        }),
    }
}

/// As people count.
fn number(future: u32) -> u32 {
    future.saturating_add(1)
}

/// The values of a future, when they alone make it.
fn drawn(found: &Simulation, future: u32) -> Option<Vec<Change>> {
    let alone = found.volatile.is_empty();
    let drawn = found.drawn(future).ok().filter(|_| alone)?;
    let change = |(path, value): (&str, Decimal)| Change {
        path: path.to_owned(),
        value: text(value),
    };
    Some(drawn.into_iter().map(change).collect())
}
