//! Prepaid money (预付款): credits of a period, promised minimums, a balance, a deposit.

use crate::label::Label;
use crate::sentence::Arg;
use rust_decimal::Decimal;

/// Money of each period that is set against charges; the rest of it is lost.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    pub id: String,
    pub name: Label,
    pub amount: Decimal,
    /// Zero for a gift.
    pub price: Decimal,
    pub months: u32,
    pub covers: Covers,
}

/// The least that charges must come to in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    pub id: String,
    pub name: Label,
    pub amount: Decimal,
    pub months: u32,
    pub covers: Covers,
    pub prorated: bool,
    pub overage: Overage,
}

/// Amounts to be used and amounts to be paid, each at its own time; what is not used in
/// time is lost.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduled {
    pub id: String,
    pub name: Label,
    /// In the order of time, without overlap; at least one.
    pub access: Vec<Access>,
    /// (month of the contract, amount), in the order of time.
    pub invoices: Vec<(u32, Decimal)>,
    pub covers: Covers,
    pub overage: Overage,
}

/// What may be used from a month of the contract up to, not including, another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Access {
    pub from_month: u32,
    pub until_month: u32,
    pub amount: Decimal,
}

/// What usage beyond a commitment costs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Overage {
    /// As much as within it.
    #[default]
    Alike,
    /// So many times its price.
    Factor(Decimal),
    /// So much for each unit.
    UnitPrice(Decimal),
}

/// All that a plan asks for ahead, or promises.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PrepaidTerms {
    pub credits: Vec<Credit>,
    pub commitments: Vec<Commitment>,
    pub scheduled: Vec<Scheduled>,
    /// Paid on the first day, back after the last one.
    pub deposit: Decimal,
}

impl PrepaidTerms {
    /// True when the plan asks for nothing of the kind.
    pub fn is_empty(&self) -> bool {
        self.credits.is_empty()
            && self.commitments.is_empty()
            && self.scheduled.is_empty()
            && self.deposit.is_zero()
    }
}

/// Charges by their ids; all of them when empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Covers(pub Vec<String>);

impl Covers {
    pub fn covers(&self, charge: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|id| id == charge)
    }
}

/// A balance that bills are taken from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wallet {
    pub top_up: Decimal,
    pub bonus: Decimal,
    /// The balance at which it is topped up again.
    pub below: Option<Decimal>,
    /// Usage that it does not pay for is refused.
    pub refuses: bool,
}

/// Why a line of prepaid money is what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum PrepaidReason {
    /// Paid for what covers charges of `amount`.
    Credit {
        amount: Decimal,
    },
    /// Set against charges; `left` remains of it.
    CreditUsed {
        left: Decimal,
    },
    /// Usage beyond a commitment, which costs more or less than its price.
    OverageFactor {
        beyond: Decimal,
        factor: Decimal,
    },
    OveragePrice {
        beyond: Decimal,
        units: Decimal,
        price: Decimal,
    },
    TopUp {
        bonus: Decimal,
    },
    /// Taken from the balance; `bonus` of it was never paid for.
    Drawn {
        bonus: Decimal,
        left: Decimal,
    },
    /// A part that was paid for at another rate of exchange than that of the bill it is used on.
    Exchanged {
        amount: Decimal,
        paid: Decimal,
        used: Decimal,
    },
    /// Amounts of deposits are as the plan states them.
    Deposit {
        amount: Decimal,
    },
    DepositBack {
        amount: Decimal,
    },
    /// It came back at another rate of exchange than it was paid at.
    DepositExchanged {
        amount: Decimal,
        paid: Decimal,
        back: Decimal,
    },
}

impl PrepaidReason {
    /// The key of its words, and the numbers that they name.
    pub fn said(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let money = |d: &Decimal| Arg::Money(d.normalize().to_string());
        let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
        match self {
            PrepaidReason::Credit { amount } => ("reason-credit", vec![("amount", money(amount))]),
            PrepaidReason::CreditUsed { left } => {
                ("reason-credit-used", vec![("left", money(left))])
            }
            PrepaidReason::OverageFactor { beyond, factor } => (
                "reason-overage-factor",
                vec![("beyond", money(beyond)), ("factor", quantity(factor))],
            ),
            PrepaidReason::OveragePrice {
                beyond,
                units,
                price,
            } => (
                "reason-overage-price",
                vec![
                    ("beyond", money(beyond)),
                    ("units", quantity(units)),
                    ("price", money(price)),
                ],
            ),
            PrepaidReason::TopUp { bonus } => ("reason-top-up", vec![("bonus", money(bonus))]),
            PrepaidReason::Drawn { bonus, left } => (
                "reason-drawn",
                vec![("bonus", money(bonus)), ("left", money(left))],
            ),
            PrepaidReason::Exchanged { amount, paid, used } => (
                match used < paid {
                    true => "reason-prepaid-exchange-loss",
                    false => "reason-prepaid-exchange-gain",
                },
                vec![
                    ("amount", money(amount)),
                    ("paid", quantity(paid)),
                    ("used", quantity(used)),
                ],
            ),
            PrepaidReason::Deposit { amount } => {
                ("reason-deposit", vec![("amount", money(amount))])
            }
            PrepaidReason::DepositBack { amount } => {
                ("reason-deposit-back", vec![("amount", money(amount))])
            }
            PrepaidReason::DepositExchanged { amount, paid, back } => (
                match back < paid {
                    true => "reason-deposit-exchange-loss",
                    false => "reason-deposit-exchange-gain",
                },
                vec![
                    ("amount", money(amount)),
                    ("paid", quantity(paid)),
                    ("back", quantity(back)),
                ],
            ),
        }
    }
}
