//! The steps from one option's total to another's.

use super::super::text;
use crate::analysis::bridge::{End, Found, basis_code, between};
use crate::contract::{AppError, Basis, BridgeStep, BridgeView};
use outlay_core::compare::bridge::BridgeBasis;
use outlay_core::decimal::add;
use outlay_core::sentence::{Arg, Sentence};
use rust_decimal::Decimal;
use serde_json::Value;

pub fn found(
    document: &Value,
    scenario: &str,
    (from, to): (&str, &str),
    basis: Basis,
) -> Result<Found, AppError> {
    let end = |option| End {
        document,
        scenario,
        option,
        detail: None,
    };
    let by = match basis {
        Basis::Cash => BridgeBasis::Cash,
        Basis::Accrual => BridgeBasis::Accrual,
    };
    between(&end(from), &end(to), by)
}

pub fn view(
    document: &Value,
    scenario: &str,
    ends: (&str, &str),
    basis: Basis,
) -> Result<BridgeView, AppError> {
    let found = found(document, scenario, ends, basis)?;
    let bridge = &found.bridge;
    let amounts = || bridge.steps.iter().map(|step| step.amount);
    let side = |saves: bool| -> (usize, Decimal) {
        let of_side = amounts().filter(|amount| amount.is_sign_negative() == saves);
        of_side.fold((0, Decimal::ZERO), |(count, total), amount| {
            (count.saturating_add(1), total.saturating_add(amount.abs()))
        })
    };
    let ((more, added), (less, saved)) = (side(false), side(true));
    let mut reached = bridge.from;
    let steps = bridge.steps.iter().map(|step| {
        reached = add(reached, step.amount).unwrap_or(reached);
        BridgeStep {
            label: step.label.clone(),
            amount: text(step.amount),
            reached: text(reached),
        }
    });
    Ok(BridgeView {
        steps: steps.collect(),
        basis,
        title: Sentence::new(format!("bridge-title-{}", basis_code(bridge.basis)))
            .name("from", &found.from.1)
            .name("to", &found.to.1)
            .with("difference", Arg::Money(text(bridge.difference))),
        summary: vec![
            Sentence::new("bridge-summary")
                .count("more", more)
                .with("added", Arg::Money(text(added)))
                .count("less", less)
                .with("saved", Arg::Money(text(saved))),
        ],
        from_total: text(bridge.from),
        to_total: text(bridge.to),
        from: found.from.0,
        to: found.to.0,
    })
}
