//! Why an amount is what it is by the contract: its time, its length, its buyer.

use crate::sentence::{Arg, Sentence};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum ContractReason {
    /// A quantity paid in advance that grew within the cycle.
    Increase { from: Decimal, to: Decimal },
    /// What the price of the period to date grew by.
    ToDate { from: Decimal, to: Decimal },
}

impl ContractReason {
    /// What tells its line from the charge's own.
    pub fn suffix(&self) -> Option<&'static str> {
        match self {
            ContractReason::Increase { .. } => Some("increase"),
            ContractReason::ToDate { .. } => None,
        }
    }

    /// The reason in words.
    pub fn sentence(&self) -> Sentence {
        let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
        match self {
            ContractReason::Increase { from, to } => Sentence::new("reason-increase")
                .with("from", quantity(from))
                .with("to", quantity(to)),
            ContractReason::ToDate { from, to } => Sentence::new("reason-to-date")
                .with("from", quantity(from))
                .with("to", quantity(to)),
        }
    }
}
