//! Bills as a vendor would send them, each line with its reasons.

use super::option::unverified;
use super::text;
use crate::contract::{Bill, BillLine, PaymentView};
use outlay_core::billing::Invoice;
use outlay_core::compare::cause::line_names;
use outlay_core::money::Exchange;
use outlay_core::outcome::Outcome;
use outlay_core::pricing::plan::Plan;
use outlay_core::pricing::reason::Reason;
use outlay_core::rating::Line;
use outlay_core::rating::line::Periods;
use outlay_core::sentence::Sentence;
use outlay_core::study::Study;

/// The bills of an option: those issued in a month (its index from 0) or paid in it, or
/// all of them.
pub fn bills(study: &Study, outcome: &Outcome, month: Option<usize>) -> Vec<Bill> {
    let in_month = |date| month.is_none() || study.horizon.index_of(date) == month;
    let caution = |invoice: &Invoice| {
        let plans = invoice.lines.iter().map(|line| line.origin.plan);
        let mut plans = plans.filter_map(|plan| study.plans.get(plan));
        plans.any(Plan::is_unverified).then(unverified)
    };
    outcome
        .invoices
        .iter()
        .filter(|invoice| {
            in_month(invoice.issued)
                || outcome
                    .movements
                    .iter()
                    .any(|m| m.invoice == invoice.number && in_month(m.date))
        })
        .map(|invoice| Bill {
            caution: caution(invoice),
            ..bill(study, invoice, outcome)
        })
        .collect()
}

fn bill(study: &Study, invoice: &Invoice, outcome: &Outcome) -> Bill {
    let option = study.options.get(outcome.option);
    let trace = format!(
        "{}/bill-{}",
        option.map_or("", |option| option.id.as_str()),
        invoice.number
    );
    let names = line_names(invoice);
    let payments = outcome
        .movements
        .iter()
        .filter(|m| m.invoice == invoice.number && !m.recovery);
    Bill {
        number: invoice.number,
        issued: invoice.issued.to_string(),
        due: invoice.due.to_string(),
        lines: invoice
            .lines
            .iter()
            .zip(names)
            .map(|(line, name)| line_view(line, format!("{trace}/{name}")))
            .collect(),
        net: text(invoice.net),
        tax: text(invoice.tax),
        total: text(invoice.total().unwrap_or_default()),
        caution: None,
        payments: payments
            .map(|m| PaymentView {
                date: m.date.to_string(),
                amount: text(m.total().unwrap_or_default()),
            })
            .collect(),
        trace,
    }
}

fn line_view(line: &Line, trace: String) -> BillLine {
    let mut reasons = vec![line.sentence()];
    // What changes an amount is said of the whole; only what makes it is per period.
    let changes = matches!(
        line.reason,
        Reason::BillingDiscount { .. }
            | Reason::PercentDiscount { .. }
            | Reason::AmountDiscount { .. }
            | Reason::Factor { .. }
            | Reason::MinimumTopUp { .. }
            | Reason::MaximumCut { .. }
    );
    if line.periods != Periods::ONE && !changes {
        reasons.push(Sentence::new("reason-periods").text("periods", line.periods.text()));
    }
    reasons.extend(line.origin.exchange.as_ref().map(Exchange::sentence));
    BillLine {
        reference: line.reference.clone(),
        trace,
        charge: line.name.clone(),
        from: line.period.start().to_string(),
        to: line.period.last_day().to_string(),
        quantity: line.quantity.map(text),
        unit_price: line.unit_price.map(text),
        amount: text(line.amount),
        reasons,
        clause: line.clause.clone(),
    }
}
