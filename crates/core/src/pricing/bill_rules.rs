//! Rules of bills: when one is made, what is set against it, and what a late payment or a
//! failure of the service costs. Amounts are in the study's currency.

use crate::label::Label;
use crate::period::Period;
use crate::sentence::Arg;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What a plan says about its bills.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BillRules {
    /// Usage is billed as soon as what has run up in the month reaches this.
    pub threshold: Option<Decimal>,
    /// In which order deductions are made, and whether VAT is reckoned before them. A kind
    /// that is not named comes last, a coupon before VAT, the others after it.
    pub deduction_order: Vec<(DeductionKind, bool)>,
    pub credit_line: Option<CreditLine>,
    pub late: Option<Late>,
    pub downtime: Option<Downtime>,
}

/// How much may be used and not be paid yet, without VAT unless prices include it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CreditLine {
    pub amount: Decimal,
    pub beyond: BeyondLine,
}

/// What happens when a credit line is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeyondLine {
    /// All that is owed is collected on the day.
    Collect,
    /// Usage is refused until a bill is paid.
    Refuse,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeductionKind {
    Coupon,
    CreditNote,
    Voucher,
}

/// What a payment after its day leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct Late {
    /// The fee of each day late, a share of the bill with its VAT.
    pub fee_per_day: Decimal,
    /// Days late after which the service stops.
    pub suspended_after_days: Option<u32>,
    /// Packs cannot be drawn on from the day a bill is due until it is paid.
    pub packs_barred: bool,
    /// Days late after which the data are deleted.
    pub data_kept_days: Option<u32>,
    /// Usage that goes on while the service has stopped, by charge; all when empty.
    pub charged_while_suspended: Vec<String>,
}

/// What the vendor gives for hours without service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Downtime {
    /// The share of a month's hours up to which nothing is given.
    pub allowed: Decimal,
    /// Times the fee of the hours without service.
    pub multiple: Decimal,
    /// At most this share of the month's fee.
    pub most_share: Option<Decimal>,
}

/// What the buyer has, and what he expects.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settling {
    pub deductions: Vec<Deduction>,
    /// Days by which every bill is paid after it is due.
    pub days_late: u32,
    /// In each month.
    pub downtime_hours: Decimal,
    /// The times in which packs cannot be drawn on, in order; found by billing.
    pub barred: Vec<Period>,
}

/// Money or a share that is set against bills.
#[derive(Debug, Clone, PartialEq)]
pub struct Deduction {
    pub id: String,
    pub name: Label,
    pub kind: DeductionKind,
    pub value: DeductionValue,
    /// The first and the last day of bills that it counts for.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DeductionValue {
    /// Used up bill by bill.
    Amount(Decimal),
    /// Of every bill.
    Share(Decimal),
}

/// Why a line of these rules is what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum BillReason {
    /// A part of the price is taken off each bill.
    ShareTakenOff { rate: Decimal },
    /// Set against the bill; `left` remains for later ones.
    TakenOff { left: Decimal },
    LateFee {
        rate: Decimal,
        days: u32,
        of: Decimal,
    },
    /// The service has stopped for some days of the period.
    Suspended { days: Decimal, of: Decimal },
    /// Given for hours without service.
    Compensation {
        hours: Decimal,
        of: Decimal,
        multiple: Decimal,
    },
    /// The most that is given.
    CompensationAtMost { rate: Decimal },
}

impl Late {
    /// Whether usage of a charge goes on while the service has stopped.
    pub fn goes_on(&self, charge: &str) -> bool {
        let listed = &self.charged_while_suspended;
        listed.is_empty() || listed.iter().any(|id| id == charge)
    }
}

impl BillRules {
    /// True when the plan says nothing about its bills.
    pub fn is_empty(&self) -> bool {
        *self == BillRules::default()
    }

    /// Whether a bill depends on what has run up since the last one.
    pub fn counts_what_runs_up(&self) -> bool {
        let line = self.credit_line;
        self.threshold.is_some() || line.is_some_and(|line| line.beyond == BeyondLine::Collect)
    }

    /// Whether usage is refused when too much is owed.
    pub fn refuses(&self) -> bool {
        let line = self.credit_line;
        line.is_some_and(|line| line.beyond == BeyondLine::Refuse)
    }

    /// (after VAT, place in the order) of a kind of deduction.
    pub fn place(&self, kind: DeductionKind) -> (bool, usize) {
        let stated = self.deduction_order.iter().position(|(k, _)| *k == kind);
        let after_tax = stated
            .and_then(|at| self.deduction_order.get(at))
            .map_or(kind != DeductionKind::Coupon, |(_, after)| *after);
        let last = match kind {
            DeductionKind::Coupon => 0,
            DeductionKind::CreditNote => 1,
            DeductionKind::Voucher => 2,
        };
        let named = self.deduction_order.len();
        (after_tax, stated.unwrap_or(named.saturating_add(last)))
    }
}

impl BillReason {
    /// The key of its words, and the numbers that they name.
    pub fn said(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let text = |d: &Decimal| d.normalize().to_string();
        let money = |d: &Decimal| Arg::Money(text(d));
        let quantity = |d: &Decimal| Arg::Quantity(text(d));
        let percent = |d: &Decimal| Arg::Percent(text(d));
        match self {
            BillReason::ShareTakenOff { rate } => {
                ("reason-share-taken-off", vec![("rate", percent(rate))])
            }
            BillReason::TakenOff { left } => ("reason-taken-off", vec![("left", money(left))]),
            BillReason::LateFee { rate, days, of } => (
                "reason-late-fee",
                vec![
                    ("rate", percent(rate)),
                    ("days", Arg::Count(i64::from(*days))),
                    ("of", money(of)),
                ],
            ),
            BillReason::Suspended { days, of } => (
                "reason-suspended",
                vec![("days", quantity(days)), ("of", quantity(of))],
            ),
            BillReason::Compensation {
                hours,
                of,
                multiple,
            } => (
                "reason-compensation",
                vec![
                    ("hours", quantity(hours)),
                    ("of", quantity(of)),
                    ("multiple", quantity(multiple)),
                ],
            ),
            BillReason::CompensationAtMost { rate } => {
                ("reason-compensation-at-most", vec![("rate", percent(rate))])
            }
        }
    }
}
