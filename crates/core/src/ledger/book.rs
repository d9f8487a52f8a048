//! Bills, payments and the months' costs → entries.

use super::line::{LineCost, line_costs};
use super::{Account, Entry, EntryKind, Ledger, Leg, month_ends};
use crate::billing::Invoice;
use crate::cash_flow::Movement;
use crate::decimal::{Exact, sub, sum};
use crate::outcome::Outcome;
use crate::pricing::plan::Category;
use crate::rating::Recognition;
use crate::study::Study;
use rust_decimal::Decimal;

/// The books of an option, up to the last payment and the last month that a bill serves.
pub fn book(study: &Study, outcome: &Outcome) -> Exact<Ledger> {
    let costs = line_costs(study, outcome)?;
    let mut entries = Vec::new();
    for invoice in &outcome.invoices {
        entries.extend(billed(study, invoice, &costs)?);
    }
    for movement in &outcome.movements {
        entries.extend(moved(movement)?);
    }
    for cost in &costs {
        expensed(study, cost, &mut entries)?;
    }
    // On one day: the bill, its payment, then the month's costs.
    entries.sort_by(|a, b| {
        (a.date, a.kind, a.invoice)
            .cmp(&(b.date, b.kind, b.invoice))
            .then_with(|| a.reference.cmp(&b.reference))
    });
    let months = month_ends(study, &costs, &entries)?;
    Ok(Ledger { entries, months })
}

/// The bill: what was accrued so far, what it prepays and the VAT that comes back.
fn billed(study: &Study, invoice: &Invoice, costs: &[LineCost]) -> Exact<Option<Entry>> {
    let lines: Vec<&LineCost> = costs
        .iter()
        .filter(|cost| cost.invoice.number == invoice.number)
        .collect();
    let accrued = sum(lines
        .iter()
        .map(|cost| cost.until(&study.horizon, invoice.issued))
        .collect::<Exact<Vec<_>>>()?)?;
    let cost = sum(lines.iter().map(|cost| cost.cost))?;
    entry(
        Entry {
            date: invoice.issued,
            kind: EntryKind::Billed,
            invoice: invoice.number,
            reference: None,
            legs: Vec::new(),
        },
        &[
            (Account::Accrued, accrued),
            (Account::Prepaid, sub(cost, accrued)?),
            (Account::InputVat, invoice.recoverable),
            (Account::Payable, -invoice.total()?),
        ],
    )
}

/// A payment, or VAT that comes back.
fn moved(movement: &Movement) -> Exact<Option<Entry>> {
    let amount = movement.total()?;
    let (kind, other) = if movement.recovery {
        (EntryKind::VatRecovered, Account::InputVat)
    } else {
        (EntryKind::Paid, Account::Payable)
    };
    entry(
        Entry {
            date: movement.date,
            kind,
            invoice: movement.invoice,
            reference: None,
            legs: Vec::new(),
        },
        &[(other, amount), (Account::Bank, -amount)],
    )
}

/// The cost of a line at each month's end, from what was prepaid or before the bill.
fn expensed(study: &Study, cost: &LineCost, entries: &mut Vec<Entry>) -> Exact<()> {
    let account = if cost.line.category == Category::Financing {
        Account::FinanceCost
    } else {
        Account::Expense
    };
    let is_pack = matches!(cost.line.recognition, Recognition::AsUsed(_));
    for (month, amount) in cost.months.iter().enumerate() {
        let date = study.horizon.month(month).last_day();
        let from = if cost.invoice.issued <= date {
            Account::Prepaid
        } else {
            Account::Accrued
        };
        let lapsed = cost.lapsed.get(month).copied().unwrap_or_default();
        let kind = if is_pack {
            EntryKind::PackDrawn
        } else {
            EntryKind::Expensed
        };
        let parts = [
            (kind, sub(*amount, lapsed)?),
            (EntryKind::PackLapsed, lapsed),
        ];
        for (kind, part) in parts {
            let blank = Entry {
                date,
                kind,
                invoice: cost.invoice.number,
                reference: Some(cost.line.reference.clone()),
                legs: Vec::new(),
            };
            entries.extend(entry(blank, &[(account, part), (from, -part)])?);
        }
    }
    Ok(())
}

/// The entry with its legs; none when nothing moves.
fn entry(blank: Entry, amounts: &[(Account, Decimal)]) -> Exact<Option<Entry>> {
    let legs: Vec<Leg> = amounts
        .iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(account, amount)| Leg {
            account: *account,
            amount: *amount,
        })
        .collect();
    Ok((!legs.is_empty()).then_some(Entry { legs, ..blank }))
}
