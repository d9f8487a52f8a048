//! Freedom to stop: what an option costs on average when the need may end.
//!
//! A bill is only made while the need lasts: each of its lines counts with the chance
//! that the need lives in the month its period begins. Whatever leaving costs or brings
//! back counts with the chance that the need ends in that month. A deposit comes back with
//! the need's end, on the bill of that day; as planned only if the need lasts until then.

use super::stopping::Stop;
use crate::billing::Invoice;
use crate::billing::rules::paid_on;
use crate::cash_flow::Movement;
use crate::decimal::{Exact, add, allocate, mul, sub};
use crate::finance::right_to_cancel::NeedFlow;
use crate::outcome::Outcome;
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::study::Study;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Every payment of an option with the month whose need it depends on.
pub fn need_flows(study: &Study, outcome: &Outcome, stops: &[Stop]) -> Exact<Vec<NeedFlow>> {
    let horizon = &study.horizon;
    let mut flows = Vec::new();
    for movement in &outcome.movements {
        let bill = outcome.invoices.iter();
        let Some(bill) = bill.clone().find(|bill| bill.number == movement.invoice) else {
            continue;
        };
        let weights = weights(study, movement, bill)?;
        let parts = allocate(movement.total()?, &weights, study.currency.decimals)?;
        for (line, part) in bill.lines.iter().zip(parts) {
            let depends = horizon.month_of(needed_on(line)).max(0);
            let month = usize::try_from(depends).unwrap_or(0);
            flows.push(NeedFlow::new(horizon, month, movement.date, part));
        }
    }
    for stop in stops {
        let returned = match study.options.get(outcome.option) {
            Some(option) => paid_on(option, stop.on),
            None => stop.on,
        };
        let ended = [
            (stop.on, sub(stop.leaving, stop.refund)?),
            (returned, -stop.deposit),
        ];
        for (date, amount) in ended.into_iter().filter(|(_, amount)| !amount.is_zero()) {
            let flow = NeedFlow::new(horizon, stop.month, date, amount);
            flows.push(NeedFlow {
                on_end: true,
                ..flow
            });
        }
    }
    Ok(flows)
}

/// The day whose month decides whether a line comes onto its bill.
fn needed_on(line: &Line) -> NaiveDate {
    match line.reason {
        // Whoever stopped before has it back.
        Reason::Prepaid(
            PrepaidReason::DepositBack { .. } | PrepaidReason::DepositExchanged { .. },
        ) => line.billed_on,
        _ => line.period.start(),
    }
}

/// What of a payment, or of the VAT that comes back for it, belongs to each line of its bill.
fn weights(study: &Study, movement: &Movement, bill: &Invoice) -> Exact<Vec<Decimal>> {
    let lines = bill.lines.iter().zip(&bill.net_by_line);
    let weights = lines.map(|(line, net)| {
        let Some(rate) = study.tax.rates.get(line.origin.tax) else {
            return Ok(if movement.recovery {
                Decimal::ZERO
            } else {
                *net
            });
        };
        let tax = mul(*net, rate.total())?;
        match movement.recovery {
            true => mul(tax, rate.recoverable),
            false => add(*net, tax),
        }
    });
    weights.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::stopping::stopping;
    use crate::finance::right_to_cancel::expected_present_value;
    use crate::outcome::evaluate_all;
    use crate::study::check::check;
    use serde_json::{Value, json};

    /// 10 a month in advance and a deposit of 100 for three months.
    fn flows(billing: Value) -> Vec<NeedFlow> {
        let document = json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 3,
            "plans": [{"id": "p", "deposit": "100",
                "charges": [{"id": "fee", "price": {"model": "flat", "amount": "10"}}]}],
            "options": [{"id": "o", "plan": "p", "end": "2027-03-31", "billing": billing}],
        });
        let study = check(&document, None).study.expect("a study");
        let outcome = evaluate_all(&study).expect("small").outcomes.remove(0);
        let stops = stopping(&study, &outcome).expect("small");
        need_flows(&study, &outcome, &stops).expect("small")
    }

    /// Each month ends the need with 1/2, and a month's money is worth 0.8 a month before. Paid:
    /// 10 + 10 × 0.5 × 0.8 + 10 × 0.25 × 0.64 = 15.6, and 100 on the first day. The deposit is
    /// back after a month with 1/2 (100 × 0.5 × 0.8 = 40), after two with 1/4 (× 0.64 = 16), after
    /// three with 1/8 because the need ends then (× 0.512 = 6.4), with 1/8 because the time is
    /// over (6.4). 115.6 − 40 − 16 − 6.4 − 6.4 = 46.8.
    #[test]
    fn a_deposit_comes_back_when_the_need_ends() {
        let annual = f64::powi(1.25, 12) - 1.0;
        let expected = expected_present_value(&flows(json!({})), 0.5, annual);
        assert!((expected - 46.8).abs() < 1e-9, "{expected}");
    }

    /// The need ends on 1 February; the bill of that day is settled on 1 March.
    #[test]
    fn it_comes_back_when_its_bill_is_paid() {
        let flows = flows(json!({"net_days": 28}));
        let back: Vec<&NeedFlow> = flows.iter().filter(|flow| flow.on_end).collect();
        assert_eq!((back[0].months, back[0].amount), (2.0, -100.0));
    }
}
