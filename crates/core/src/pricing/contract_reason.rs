//! Why an amount is what it is by the contract: its time, its length, its buyer.

use crate::label::Label;
use crate::sentence::Arg;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum ContractReason {
    /// A quantity paid in advance that grew within the cycle.
    Increase { from: Decimal, to: Decimal },
    /// Each day priced by itself; on `charged` of them there was something to pay.
    EachDay { days: usize, charged: usize },
    /// What the price of the period to date grew by.
    ToDate { from: Decimal, to: Decimal },
    /// The rises since the start, together.
    Escalated { rate: Decimal },
    /// Less in the first months.
    Promotion { rate: Decimal, months: u32 },
    /// For a kind of buyer.
    Eligible { rate: Decimal, name: Label },
    /// For continuous use.
    Loyalty { rate: Decimal, from_day: u32 },
    /// For the months paid at once.
    Prepaid { rate: Decimal, months: u32 },
    /// So many months are paid of so many.
    MonthsPaid { paid: u32, of: u32 },
}

impl ContractReason {
    /// What tells its line from the charge's own.
    pub fn suffix(&self) -> Option<&'static str> {
        match self {
            ContractReason::Increase { .. } => Some("increase"),
            ContractReason::EachDay { .. } | ContractReason::ToDate { .. } => None,
            ContractReason::Escalated { .. } => Some("escalator"),
            ContractReason::Promotion { .. } => Some("promotion"),
            ContractReason::Eligible { .. } => Some("eligible"),
            ContractReason::Loyalty { .. } => Some("loyalty"),
            ContractReason::Prepaid { .. } | ContractReason::MonthsPaid { .. } => Some("prepay"),
        }
    }

    /// The rate it applied, where it is one.
    pub fn rate(&self) -> Option<Decimal> {
        match self {
            ContractReason::Escalated { rate }
            | ContractReason::Promotion { rate, .. }
            | ContractReason::Eligible { rate, .. }
            | ContractReason::Loyalty { rate, .. }
            | ContractReason::Prepaid { rate, .. } => Some(*rate),
            ContractReason::Increase { .. }
            | ContractReason::EachDay { .. }
            | ContractReason::ToDate { .. }
            | ContractReason::MonthsPaid { .. } => None,
        }
    }

    /// The key of the plan's contract that states it; none for what follows from a price.
    pub fn key(&self) -> Option<&'static str> {
        match self {
            ContractReason::Increase { .. }
            | ContractReason::EachDay { .. }
            | ContractReason::ToDate { .. } => None,
            ContractReason::Escalated { .. } => Some("contract.escalator"),
            ContractReason::Promotion { .. } => Some("contract.promotions"),
            ContractReason::Eligible { .. } => Some("contract.discounts"),
            ContractReason::Loyalty { .. } => Some("contract.loyalty"),
            ContractReason::Prepaid { .. } | ContractReason::MonthsPaid { .. } => {
                Some("contract.prepay")
            }
        }
    }

    /// The key of its words, and the numbers that they name.
    pub fn said(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
        let rate_of = |d: &Decimal| ("rate", Arg::Percent(d.normalize().to_string()));
        let count = |n: &u32| Arg::Count(i64::from(*n));
        match self {
            ContractReason::Increase { from, to } => (
                "reason-increase",
                vec![("from", quantity(from)), ("to", quantity(to))],
            ),
            ContractReason::EachDay { days, charged } => {
                let count = |n: usize| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
                let numbers = vec![("days", count(*days)), ("charged", count(*charged))];
                ("reason-each-day", numbers)
            }
            ContractReason::ToDate { from, to } => (
                "reason-to-date",
                vec![("from", quantity(from)), ("to", quantity(to))],
            ),
            ContractReason::Escalated { rate } => ("reason-escalated", vec![rate_of(rate)]),
            ContractReason::Promotion { rate, months } => (
                "reason-promotion",
                vec![rate_of(rate), ("months", count(months))],
            ),
            ContractReason::Eligible { rate, name } => (
                "reason-eligible",
                vec![rate_of(rate), ("kind", Arg::Name(name.clone()))],
            ),
            ContractReason::Loyalty { rate, from_day } => (
                "reason-loyalty",
                vec![rate_of(rate), ("day", count(from_day))],
            ),
            ContractReason::Prepaid { rate, months } => (
                "reason-prepaid",
                vec![rate_of(rate), ("months", count(months))],
            ),
            ContractReason::MonthsPaid { paid, of } => (
                "reason-months-paid",
                vec![("paid", count(paid)), ("of", count(of))],
            ),
        }
    }
}
