//! What each option comes to in many simulated futures, as a fan.

use super::super::{outcomes, price, text};
use super::input_view;
use crate::analysis::kept::Asker;
use crate::analysis::simulation::{
    caption, months_table, share, summary, sure, table, title, told, uncertain,
};
use crate::contract::{
    AppError, Basis, UncertainInput, UncertaintyBand, UncertaintyOption, UncertaintyView,
    UncertaintyWanted,
};
use crate::words::Words;
use outlay_core::compare::input::Total;
use outlay_core::compare::sensitivity::Turn;
use outlay_core::fingerprint::fingerprint;
use outlay_core::simulation::{PERCENTILES, Simulation, Spread, Wanted};
use outlay_report::Table;
use rust_decimal::Decimal;
use serde_json::Value;

fn wanted(asked: &UncertaintyWanted) -> Wanted {
    Wanted {
        paths: asked.paths,
        seed: asked.seed,
        total: match asked.basis {
            Basis::Cash => Total::Cash,
            Basis::Accrual => Total::Accrual,
        },
        turn: Turn {
            by: Decimal::new(i64::from(asked.reach), 2),
            ..Turn::default()
        },
    }
}

/// The options, then the one looked at month by month.
pub fn tables(
    document: &Value,
    scenario: &str,
    asked: &UncertaintyWanted,
    (words, by): (&Words, Asker),
) -> Result<Vec<Table>, AppError> {
    let found = by
        .simulations
        .found(document, scenario, &wanted(asked), by.watch)?;
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
    let found = by
        .simulations
        .found(document, scenario, &wanted(asked), by.watch)?;
    let priced = price(document, scenario);
    Ok(UncertaintyView {
        fingerprint: fingerprint(document, &priced.scenario, outcomes(&priced)),
        title: title(document, &found),
        summary: summary(document, &found),
        caption: caption(&found),
        uncertain: uncertain(&found),
        inputs: inputs(&found),
        wanted: asked.clone(),
        options: found
            .options
            .iter()
            .map(|option| option_view(document, option, &found))
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

fn option_view(document: &Value, option: &Spread, found: &Simulation) -> UncertaintyOption {
    let exact = |amounts: &[Decimal]| amounts.iter().map(|amount| text(*amount)).collect();
    let bands = PERCENTILES.iter().enumerate().map(|(place, percent)| {
        let of = |amounts: &[Decimal; 7]| amounts.get(place).copied().unwrap_or_default();
        let months = option.by_month.iter().map(of);
        UncertaintyBand {
            percent: *percent,
            amounts: months.map(|amount| text(told(option, amount))).collect(),
            total: text(told(option, of(&option.total.percentiles))),
        }
    });
    UncertaintyOption {
        option: option.option.clone(),
        share: text(share(option, found)),
        sure: sure(document, option, found),
        bands: bands.collect(),
        base: exact(&option.base_by_month),
        base_total: option.base.map(text),
        mean: text(told(option, option.total.mean)),
        regret: text(told(option, option.regret.mean)),
        regret_most: text(told(option, option.regret.most)),
    }
}
