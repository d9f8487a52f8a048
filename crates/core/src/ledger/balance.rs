//! The balances at each month's end.

use super::asset::accounts;
use super::line::LineCost;
use super::{Account, Entry, EntryKind};
use crate::decimal::{Exact, add, sub, sum};
use crate::pricing::plan::Asset;
use crate::study::Study;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A month in the books. Assets and debts are positive numbers here.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthEnd {
    /// Prepaid, assets, receivable and the VAT to come back less accrued and payable, at
    /// the beginning.
    pub opening: Decimal,
    /// Paid in the month, net of VAT that came back.
    pub cash: Decimal,
    /// The cost of the month.
    pub expense: Decimal,
    /// opening + cash − expense.
    pub closing: Decimal,
    pub billed: Decimal,
    pub vat_paid: Decimal,
    pub vat_recovered: Decimal,
    /// At the month's end.
    pub prepaid: Decimal,
    /// Of the prepaid, what serves the twelve months after the month's end.
    pub prepaid_current: Decimal,
    /// Of the prepaid, what serves later.
    pub prepaid_non_current: Decimal,
    /// Of the prepaid, what will lapse unused.
    pub prepaid_lapsing: Decimal,
    /// Hardware at cost less what has been written off.
    pub fixed_assets: Decimal,
    /// Licences and software at cost less what has been written off.
    pub intangible_assets: Decimal,
    pub input_vat: Decimal,
    /// Money to come: of bills below zero, and of what such a bill will bring.
    pub receivable: Decimal,
    /// Of the receivable, what is due within the twelve months after the month's end.
    pub receivable_current: Decimal,
    /// Of the receivable, what is due later.
    pub receivable_non_current: Decimal,
    pub payable: Decimal,
    pub accrued: Decimal,
}

/// What moved in a month: every account, and the VAT on its bills and payments.
#[derive(Clone, Default)]
struct Moved {
    balances: Balances,
    billed: Decimal,
    vat_paid: Decimal,
    vat_recovered: Decimal,
}

/// The movements of the study's months. What is dated before it counts in its first month.
fn moved(study: &Study, entries: &[Entry]) -> Exact<Vec<Moved>> {
    let mut months = vec![Moved::default(); study.horizon.len()];
    for entry in entries {
        let month = study.horizon.month_of(entry.date).max(0);
        let slot = usize::try_from(month).ok();
        let Some(moved) = slot.and_then(|month| months.get_mut(month)) else {
            continue;
        };
        for leg in &entry.legs {
            moved.balances.add(leg.account, leg.amount)?;
        }
        let input = entry.on(Account::InputVat)?;
        match entry.kind {
            EntryKind::Billed => {
                for open in [Account::Payable, Account::Receivable] {
                    moved.billed = sub(moved.billed, entry.on(open)?)?;
                }
                moved.vat_paid = add(moved.vat_paid, input)?;
            }
            EntryKind::VatRecovered => moved.vat_recovered = sub(moved.vat_recovered, input)?,
            _ => {}
        }
    }
    Ok(months)
}

/// The months of the study.
pub fn month_ends(study: &Study, costs: &[LineCost], entries: &[Entry]) -> Exact<Vec<MonthEnd>> {
    let mut standing = Balances::default();
    let mut rows = Vec::with_capacity(study.horizon.len());
    let mut opening = Decimal::ZERO;
    for (month, in_month) in moved(study, entries)?.into_iter().enumerate() {
        let moved = &in_month.balances;
        for account in Account::ALL {
            standing.add(account, moved.of(account))?;
        }
        let later = non_current(study, costs, month)?;
        let prepaid = standing.of(Account::Prepaid);
        let (fixed_assets, intangible_assets) = (
            standing.net_book_value(Asset::Fixed)?,
            standing.net_book_value(Asset::Intangible)?,
        );
        let receivable = add(
            standing.of(Account::Receivable),
            standing.of(Account::UnbilledReceivable),
        )?;
        let due_later = due_later(study, costs, month)?;
        let open = Account::ALL.into_iter().filter(|account| account.is_open());
        let closing = sum(open.map(|account| standing.of(account)))?;
        rows.push(MonthEnd {
            opening,
            cash: negated(moved.of(Account::Bank)),
            expense: sum([
                Account::Expense,
                Account::Depreciation,
                Account::FinanceCost,
            ]
            .map(|account| moved.of(account)))?,
            closing,
            billed: in_month.billed,
            vat_paid: in_month.vat_paid,
            vat_recovered: in_month.vat_recovered,
            prepaid,
            prepaid_current: sub(prepaid, later)?,
            prepaid_non_current: later,
            prepaid_lapsing: lapsing(study, costs, month)?,
            fixed_assets,
            intangible_assets,
            input_vat: standing.of(Account::InputVat),
            receivable,
            receivable_current: sub(receivable, due_later)?,
            receivable_non_current: due_later,
            payable: negated(standing.of(Account::Payable)),
            accrued: negated(standing.of(Account::Accrued)),
        });
        opening = closing;
    }
    Ok(rows)
}

/// An amount for every account; debits are positive.
#[derive(Clone, Default)]
struct Balances(BTreeMap<Account, Decimal>);

impl Balances {
    fn of(&self, account: Account) -> Decimal {
        self.0.get(&account).copied().unwrap_or_default()
    }

    fn add(&mut self, account: Account, amount: Decimal) -> Exact<()> {
        let balance = self.0.entry(account).or_default();
        *balance = add(*balance, amount)?;
        Ok(())
    }

    /// Cost less what has been written off of it.
    fn net_book_value(&self, asset: Asset) -> Exact {
        let (at_cost, contra) = accounts(asset);
        add(self.of(at_cost), self.of(contra))
    }
}

/// Of what is billed by the month's end, the cost of the months more than a year later.
fn non_current(study: &Study, costs: &[LineCost], month: usize) -> Exact {
    let end = study.horizon.month(month).last_day();
    let billed = costs
        .iter()
        .filter(|cost| cost.invoice.issued <= end && cost.asset().is_none());
    let later = billed.flat_map(|cost| cost.months.iter().skip(month.saturating_add(13)));
    sum(later.copied())
}

/// Of what later bills will bring, what is due more than a year after the month's end.
fn due_later(study: &Study, costs: &[LineCost], month: usize) -> Exact {
    let end = study.horizon.month(month).last_day();
    let year = study.horizon.month(month.saturating_add(12)).last_day();
    let claims = costs.iter().filter(|cost| {
        cost.unbilled == Account::UnbilledReceivable
            && cost.asset().is_none()
            && cost.invoice.issued > end
            && cost.invoice.due > year
    });
    let so_far = claims.flat_map(|cost| cost.months.iter().take(month.saturating_add(1)));
    Ok(negated(sum(so_far.copied())?))
}

/// Of what is billed by the month's end, the value of packs that lapse in later months.
fn lapsing(study: &Study, costs: &[LineCost], month: usize) -> Exact {
    let end = study.horizon.month(month).last_day();
    let billed = costs.iter().filter(|cost| cost.invoice.issued <= end);
    let later = billed.flat_map(|cost| cost.lapsed.iter().skip(month.saturating_add(1)));
    sum(later.copied())
}

/// The other sign; zero has none.
fn negated(amount: Decimal) -> Decimal {
    if amount.is_zero() {
        Decimal::ZERO
    } else {
        -amount
    }
}
