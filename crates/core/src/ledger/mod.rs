//! Ledger (分录): an option's bills, payments and costs as double entries.
//!
//! Every entry balances. A bill makes what was unbilled (accrued) and what is still to be
//! used (prepaid) a debt, or, where it brings money, a claim (receivable); a payment takes it away; each month's end takes its cost
//! from the prepaid or adds it to the accrued. What is bought and owned stands as an asset
//! at its cost from the day it is there, beside what has been written off, until its
//! service ends. Amounts come from the bills, the movements
//! and the accrual; nothing is priced here.

mod asset;
mod balance;
mod book;
mod line;
mod unbilled;

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
    /// Hardware at cost.
    FixedAssets,
    /// What has been written off of it; a credit balance.
    AccumulatedDepreciation,
    /// Licences and software at cost.
    IntangibleAssets,
    /// What has been written off of them; a credit balance.
    AccumulatedAmortisation,
    InputVat,
    /// Bills below zero that are not settled yet.
    Receivable,
    /// What a later bill will bring.
    UnbilledReceivable,
    Payable,
    /// Used, not yet billed.
    Accrued,
    Expense,
    /// What is written off of assets.
    Depreciation,
    /// The price of paying in instalments.
    FinanceCost,
}

impl Account {
    pub const ALL: [Account; 14] = [
        Account::Bank,
        Account::Prepaid,
        Account::FixedAssets,
        Account::AccumulatedDepreciation,
        Account::IntangibleAssets,
        Account::AccumulatedAmortisation,
        Account::InputVat,
        Account::Receivable,
        Account::UnbilledReceivable,
        Account::Payable,
        Account::Accrued,
        Account::Expense,
        Account::Depreciation,
        Account::FinanceCost,
    ];

    /// True for what stands open between cash and cost.
    pub fn is_open(self) -> bool {
        match self {
            Account::Bank | Account::Expense | Account::Depreciation | Account::FinanceCost => {
                false
            }
            Account::Prepaid
            | Account::FixedAssets
            | Account::AccumulatedDepreciation
            | Account::IntangibleAssets
            | Account::AccumulatedAmortisation
            | Account::InputVat
            | Account::Receivable
            | Account::UnbilledReceivable
            | Account::Payable
            | Account::Accrued => true,
        }
    }

    /// The stable name, as in files and in the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Account::Bank => "bank",
            Account::Prepaid => "prepaid",
            Account::FixedAssets => "fixed-assets",
            Account::AccumulatedDepreciation => "accumulated-depreciation",
            Account::IntangibleAssets => "intangible-assets",
            Account::AccumulatedAmortisation => "accumulated-amortisation",
            Account::InputVat => "input-vat",
            Account::Receivable => "receivable",
            Account::UnbilledReceivable => "unbilled-receivable",
            Account::Payable => "payable",
            Account::Accrued => "accrued",
            Account::Expense => "expense",
            Account::Depreciation => "depreciation",
            Account::FinanceCost => "finance-cost",
        }
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// An asset is there before its bill.
    Acquired,
    Billed,
    Paid,
    VatRecovered,
    /// A month's cost.
    Expensed,
    /// A month's part of an asset's cost.
    WrittenOff,
    PackDrawn,
    PackLapsed,
    /// An asset's service is over: it leaves the books.
    Retired,
}

impl EntryKind {
    pub const ALL: [EntryKind; 9] = [
        EntryKind::Acquired,
        EntryKind::Billed,
        EntryKind::Paid,
        EntryKind::VatRecovered,
        EntryKind::Expensed,
        EntryKind::WrittenOff,
        EntryKind::PackDrawn,
        EntryKind::PackLapsed,
        EntryKind::Retired,
    ];

    pub fn name(self) -> &'static str {
        match self {
            EntryKind::Acquired => "acquired",
            EntryKind::Billed => "billed",
            EntryKind::Paid => "paid",
            EntryKind::VatRecovered => "vat-recovered",
            EntryKind::Expensed => "expensed",
            EntryKind::WrittenOff => "written-off",
            EntryKind::PackDrawn => "pack-drawn",
            EntryKind::PackLapsed => "pack-lapsed",
            EntryKind::Retired => "retired",
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
