//! Bills, payments and the months' costs → entries.

use super::line::{LineCost, line_costs};
use super::unbilled::paid_from;
use super::{Account, Entry, EntryKind, Ledger, Leg, asset, month_ends};
use crate::billing::{Invoice, recognised};
use crate::cash_flow::Movement;
use crate::decimal::{Exact, add, sub};
use crate::outcome::Outcome;
use crate::pricing::plan::{Asset, Category};
use crate::rating::Recognition;
use crate::study::Study;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The books of an option, up to the last payment and the last month that a bill serves.
pub fn book(study: &Study, outcome: &Outcome) -> Exact<Ledger> {
    let costs = line_costs(study, outcome)?;
    let mut payments: BTreeMap<usize, Vec<Decimal>> = BTreeMap::new();
    for movement in outcome.movements.iter().filter(|one| !one.recovery) {
        let of_bill = payments.entry(movement.invoice).or_default();
        of_bill.push(movement.total()?);
    }
    let mut entries = Vec::new();
    // The costs stand in the order of the bills.
    let mut rest = costs.as_slice();
    for invoice in &outcome.invoices {
        let own = rest.partition_point(|cost| cost.invoice.number <= invoice.number);
        let (here, later) = rest.split_at_checked(own).unwrap_or((rest, &[]));
        let paid = payments.get(&invoice.number).map_or(&[][..], Vec::as_slice);
        entries.extend(billed(study, invoice, here, paid)?);
        rest = later;
    }
    for movement in &outcome.movements {
        entries.extend(moved(movement)?);
    }
    for cost in &costs {
        match cost.asset() {
            Some(asset) => written_off(study, cost, asset, &mut entries)?,
            None => expensed(study, cost, &mut entries)?,
        }
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

/// The bill: what was accrued so far, what it prepays or buys, and the VAT that comes back.
fn billed(
    study: &Study,
    invoice: &Invoice,
    costs: &[LineCost],
    payments: &[Decimal],
) -> Exact<Option<Entry>> {
    let mut legs = Vec::new();
    for cost in costs {
        match cost.asset() {
            Some(asset) => legs.push((asset::billed_on(cost, asset), cost.cost)),
            None => {
                let accrued = cost.until(&study.horizon, invoice.issued)?;
                legs.push((cost.unbilled, accrued));
                legs.push((Account::Prepaid, sub(cost.cost, accrued)?));
            }
        }
    }
    legs.push((Account::InputVat, invoice.recoverable));
    let open = payments.iter().map(|amount| (paid_from(*amount), -*amount));
    legs.extend(open);
    entry(
        Entry {
            date: invoice.issued,
            kind: EntryKind::Billed,
            invoice: invoice.number,
            reference: None,
            legs: Vec::new(),
        },
        &legs,
    )
}

/// A payment, or VAT that comes back.
fn moved(movement: &Movement) -> Exact<Option<Entry>> {
    let amount = movement.total()?;
    let (kind, other) = if movement.recovery {
        (EntryKind::VatRecovered, Account::InputVat)
    } else {
        (EntryKind::Paid, paid_from(amount))
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
        let lapsed = cost.lapsed.get(month).copied().unwrap_or_default();
        if amount.is_zero() && lapsed.is_zero() {
            continue;
        }
        let date = study.horizon.month(month).last_day();
        let from = if cost.invoice.issued <= date {
            Account::Prepaid
        } else {
            cost.unbilled
        };
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
            let blank = of_line(cost, date, kind);
            entries.extend(entry(blank, &[(account, part), (from, -part)])?);
        }
    }
    Ok(())
}

/// An asset's line: that it is there before its bill, what each month writes off, and that
/// it leaves the books when all is written off.
fn written_off(
    study: &Study,
    cost: &LineCost,
    asset: Asset,
    entries: &mut Vec<Entry>,
) -> Exact<()> {
    let (at_cost, contra) = asset::accounts(asset);
    if asset::came_unbilled(cost) {
        let blank = of_line(cost, cost.line.period.start(), EntryKind::Acquired);
        let legs = [(at_cost, cost.cost), (Account::Accrued, -cost.cost)];
        entries.extend(entry(blank, &legs)?);
    }
    for (month, amount) in cost.months.iter().enumerate() {
        let date = study.horizon.month(month).last_day();
        let blank = of_line(cost, date, EntryKind::WrittenOff);
        let legs = [(Account::Depreciation, *amount), (contra, -*amount)];
        entries.extend(entry(blank, &legs)?);
    }
    if !asset::is_proceeds(cost) {
        let (served, _) = recognised(cost.line, study.accounting);
        let end = cost.invoice.issued.max(served.last_day());
        let blank = of_line(cost, end, EntryKind::Retired);
        entries.extend(entry(blank, &[(contra, cost.cost), (at_cost, -cost.cost)])?);
    }
    Ok(())
}

fn of_line(cost: &LineCost, date: NaiveDate, kind: EntryKind) -> Entry {
    Entry {
        date,
        kind,
        invoice: cost.invoice.number,
        reference: Some(cost.line.reference.clone()),
        legs: Vec::new(),
    }
}

/// The entry with its legs, one for each account; none when nothing moves.
fn entry(blank: Entry, amounts: &[(Account, Decimal)]) -> Exact<Option<Entry>> {
    let mut by_account: BTreeMap<Account, Decimal> = BTreeMap::new();
    for (account, amount) in amounts {
        let sum = by_account.entry(*account).or_default();
        *sum = add(*sum, *amount)?;
    }
    let mut legs: Vec<Leg> = by_account
        .into_iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|(account, amount)| Leg { account, amount })
        .collect();
    // Debits first, as books are written.
    legs.sort_by_key(|leg| leg.amount.is_sign_negative());
    Ok((!legs.is_empty()).then_some(Entry { legs, ..blank }))
}
