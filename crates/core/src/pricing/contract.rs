//! What a contract's time, length and buyer do to its prices.
//!
//! All of it is data of the plan; `rating::contract` applies it, in the order of the
//! fields: list price → escalator → promotion → eligibility → loyalty → prepayment.

use crate::label::Label;
use crate::period::add_months;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contract {
    pub trial: Trial,
    pub escalator: Option<Escalator>,
    pub promotions: Vec<Promotion>,
    pub discounts: Vec<Eligibility>,
    /// In rising order of days.
    pub loyalty: Vec<Loyalty>,
    pub prepay: Vec<Prepay>,
}

/// Free at the beginning: months, then days; nothing when both are 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trial {
    pub months: u32,
    pub days: u32,
}

/// The ids of the charges that something applies to; every recurring one when empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope(pub Vec<String>);

/// A rise of prices at every so many months of the contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Escalator {
    pub every_months: u32,
    /// The rate of each rise, within cap and floor; the last goes on. Never empty.
    pub rates: Vec<Decimal>,
    pub scope: Scope,
}

/// Less for the first months.
#[derive(Debug, Clone, PartialEq)]
pub struct Promotion {
    pub months: u32,
    pub discount: Decimal,
    pub scope: Scope,
}

/// Less for buyers of a kind: education, open source.
#[derive(Debug, Clone, PartialEq)]
pub struct Eligibility {
    pub id: String,
    pub name: Label,
    pub discount: Decimal,
    pub scope: Scope,
}

/// Less from a day of continuous use on, the first day being 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Loyalty {
    pub from_day: u32,
    pub discount: Decimal,
    pub scope: Scope,
}

/// Less for paying so many months at once, and for so many units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prepay {
    pub months: u32,
    pub from_quantity: Decimal,
    pub rebate: Rebate,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rebate {
    Share(Decimal),
    /// So many of the entry's months are paid.
    MonthsPaid(u32),
}

/// A charge's price from some time on.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceChange {
    pub from: ChangeTime,
    pub pricing: super::steps::Pricing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeTime {
    /// A month of the contract, from 0: a step agreed on.
    Month(u32),
    /// A new price list: for contracts that begin on this day or later, and for earlier
    /// ones as `existing` says.
    List { on: NaiveDate, existing: Existing },
}

/// What a new price list does to contracts that began before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    AtOnce,
    /// At the first renewal on the list's day or later.
    AtRenewal,
    /// They keep their price, until a day where one is stated.
    Keep {
        until: Option<NaiveDate>,
    },
}

impl Scope {
    pub fn covers(&self, charge: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|id| id == charge)
    }
}

impl Trial {
    /// The first day that is paid for.
    pub fn end(self, start: NaiveDate) -> NaiveDate {
        add_months(start, self.months)
            .checked_add_days(Days::new(u64::from(self.days)))
            .unwrap_or(start)
    }
}

impl Contract {
    /// The largest size that is reached, and of its entries the longest that is paid.
    pub fn prepay_for(&self, months: u32, quantity: Decimal) -> Option<&Prepay> {
        self.prepay
            .iter()
            .filter(|entry| entry.months <= months && entry.from_quantity <= quantity)
            .max_by_key(|entry| (entry.from_quantity, entry.months))
    }
}
