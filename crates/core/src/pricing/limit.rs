//! Limits (限额): what a plan refuses, slows down or warns of, and what a buyer allows.

use crate::cadence::Alignment;
use crate::label::Label;
use crate::usage::meter::MeterIndex;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The most of a meter that a plan serves in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    pub id: String,
    pub name: Label,
    pub clause: Option<Label>,
    pub meter: MeterIndex,
    /// In the meter's unit, without what modules add.
    pub quantity: Decimal,
    /// Months of the period it holds for.
    pub months: u32,
    /// Which day its periods begin on, as the plan's.
    pub alignment: Alignment,
    pub above: AboveLimit,
    /// The share of the limit at which the vendor warns.
    pub warn_at: Option<Decimal>,
    /// Modules (their positions) that raise it while they are on, and by how much.
    pub raised_by: Vec<(usize, Decimal)>,
}

/// What happens to the quantity above a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AboveLimit {
    /// Not served and not billed.
    Refused,
    /// Served slowly and not billed.
    Slowed,
    /// Served and billed; the buyer is told.
    Told,
}

/// What runs out when usage is refused for want of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purse {
    /// The buyer's own cap.
    Cap,
    /// A balance paid in before.
    Balance,
    /// What the vendor lets the buyer owe.
    CreditLine,
}

/// What the buyer allows to be spent on usage in a month.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spending {
    /// In the study's currency.
    pub cap: Option<Decimal>,
    /// The most that usage of a period may cost by what money there is, each from the first
    /// day of a period until the next; found by billing.
    pub funds: Vec<(NaiveDate, Decimal, Purse)>,
    /// Amounts billed in a month at which the buyer is told, rising.
    pub alerts: Vec<Decimal>,
}

impl Spending {
    /// The most that usage of a period beginning on this day may cost, and why; `cap` is the
    /// buyer's own in the plan's currency, as the other money is.
    pub fn most(&self, begins: NaiveDate, cap: Option<Decimal>) -> Option<(Decimal, Purse)> {
        let own = cap.map(|cap| (cap, Purse::Cap));
        let fund = self.funds.iter().rfind(|(from, ..)| *from <= begins);
        let fund = fund.map(|(_, most, purse)| (*most, *purse));
        let both = own.into_iter().chain(fund);
        both.min_by(|(one, _), (other, _)| one.cmp(other))
    }
}
