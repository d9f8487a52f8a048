//! Freedom to stop: what an option costs on average when the need may end.
//!
//! A bill is only made while the need lasts: each of its lines counts with the chance
//! that the need lives in the month its period begins. Whatever leaving costs or brings
//! back counts with the chance that the need ends in that month.

use super::stopping::Stop;
use crate::decimal::{Exact, allocate, sub};
use crate::finance::right_to_cancel::NeedFlow;
use crate::ledger::line_costs;
use crate::outcome::Outcome;
use crate::study::Study;
use rust_decimal::Decimal;

/// Every payment of an option with the month whose need it depends on.
pub fn need_flows(study: &Study, outcome: &Outcome, stops: &[Stop]) -> Exact<Vec<NeedFlow>> {
    let horizon = &study.horizon;
    let costs = line_costs(study, outcome)?;
    let mut flows = Vec::new();
    for movement in &outcome.movements {
        let lines: Vec<_> = costs
            .iter()
            .filter(|cost| cost.invoice.number == movement.invoice)
            .collect();
        let weights: Vec<Decimal> = lines.iter().map(|cost| cost.line.amount).collect();
        let parts = allocate(movement.total()?, &weights, study.currency.decimals)?;
        for (cost, part) in lines.iter().zip(parts) {
            let begins = horizon.month_of(cost.line.period.start()).max(0);
            let month = usize::try_from(begins).unwrap_or(0);
            flows.push(NeedFlow::new(horizon, month, movement.date, part));
        }
    }
    for stop in stops {
        let amount = sub(stop.leaving, stop.refund)?;
        if !amount.is_zero() {
            let flow = NeedFlow::new(horizon, stop.month, stop.on, amount);
            flows.push(NeedFlow {
                on_end: true,
                ..flow
            });
        }
    }
    Ok(flows)
}
