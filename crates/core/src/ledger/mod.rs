//! Ledger (分录): an option's bills, payments and costs as double entries.
//!
//! Every entry balances. A bill makes what was unbilled (accrued) and what is still to be
//! used (prepaid) a debt; a payment takes the debt away; each month's end takes its cost
//! from the prepaid or adds it to the accrued. Amounts come from the bills, the movements
//! and the accrual; nothing is priced here.

mod balance;
mod book;
mod line;

pub use balance::{MonthEnd, month_ends};
pub use book::book;
pub use line::{LineCost, line_costs};

use crate::decimal::{Exact, sum};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// An account, in the buyer's books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    Bank,
    /// Paid for or billed, not yet used; what serves later than a year is shown apart.
    Prepaid,
    InputVat,
    Payable,
    /// Used, not yet billed.
    Accrued,
    Expense,
    /// The price of paying in instalments.
    FinanceCost,
}

impl Account {
    pub const ALL: [Account; 7] = [
        Account::Bank,
        Account::Prepaid,
        Account::InputVat,
        Account::Payable,
        Account::Accrued,
        Account::Expense,
        Account::FinanceCost,
    ];

    /// The stable name, as in files and in the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Account::Bank => "bank",
            Account::Prepaid => "prepaid",
            Account::InputVat => "input-vat",
            Account::Payable => "payable",
            Account::Accrued => "accrued",
            Account::Expense => "expense",
            Account::FinanceCost => "finance-cost",
        }
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    Billed,
    Paid,
    VatRecovered,
    /// A month's cost.
    Expensed,
    PackDrawn,
    PackLapsed,
}

impl EntryKind {
    pub const ALL: [EntryKind; 6] = [
        EntryKind::Billed,
        EntryKind::Paid,
        EntryKind::VatRecovered,
        EntryKind::Expensed,
        EntryKind::PackDrawn,
        EntryKind::PackLapsed,
    ];

    pub fn name(self) -> &'static str {
        match self {
            EntryKind::Billed => "billed",
            EntryKind::Paid => "paid",
            EntryKind::VatRecovered => "vat-recovered",
            EntryKind::Expensed => "expensed",
            EntryKind::PackDrawn => "pack-drawn",
            EntryKind::PackLapsed => "pack-lapsed",
        }
    }
}

/// One account of an entry: a debit is positive, a credit negative.
#[derive(Debug, Clone, PartialEq)]
pub struct Leg {
    pub account: Account,
    pub amount: Decimal,
}

/// A dated entry; its legs add up to zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub date: NaiveDate,
    pub kind: EntryKind,
    /// The bill's number.
    pub invoice: usize,
    /// The line of the bill; none for what concerns the whole bill.
    pub reference: Option<String>,
    pub legs: Vec<Leg>,
}

impl Entry {
    /// Debits less credits: zero.
    pub fn imbalance(&self) -> Exact {
        sum(self.legs.iter().map(|leg| leg.amount))
    }

    /// What the entry adds to an account.
    pub fn on(&self, account: Account) -> Exact {
        let legs = self.legs.iter().filter(|leg| leg.account == account);
        sum(legs.map(|leg| leg.amount))
    }
}

/// The books of an option.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// In order of date.
    pub entries: Vec<Entry>,
    /// The months of the study.
    pub months: Vec<MonthEnd>,
}
