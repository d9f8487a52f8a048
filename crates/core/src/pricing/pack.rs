//! Prepaid packs (资源包): a quantity bought before it is used, with an end date.
//!
//! A pack serves one charge or several, each with its weight (one high-definition minute
//! may take four units). It holds its size once, or again in every cycle, unused lost.

use crate::label::Label;
use crate::sentence::Arg;
use chrono::NaiveDate;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    pub id: String,
    pub name: Label,
    pub clause: Option<Label>,
    /// The charges it covers, in the order in which they draw on the same day; never empty.
    pub scope: Vec<PackScope>,
    /// Units in one pack, in each of its cycles.
    pub size: Decimal,
    /// Of one pack for its whole validity; zero for a gift.
    pub price: Decimal,
    pub validity_months: u32,
    /// Valid to the end of its last calendar month instead of to the same day.
    pub to_month_end: bool,
    pub reset: Option<Reset>,
    /// True: drawn before the charge's allowance. False: after it.
    pub before_allowance: bool,
    /// Lower is drawn first where the plan goes by priority.
    pub priority: u32,
    pub rollover: Option<Rollover>,
    /// Comes with the plan, without being chosen.
    pub included: bool,
    /// (packs bought at once, price of one of them), rising; below the first, `price`.
    pub volume_prices: Vec<(Decimal, Decimal)>,
    pub upgrades: Upgrades,
    /// The share left at which the vendor warns.
    pub alarm_share: Option<Decimal>,
}

/// What a pack can become while it is valid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Upgrades {
    /// Ids of bigger packs; none for a pack that stays what it is.
    pub to: Vec<String>,
    /// True: only the share of the days that are left is paid of the difference.
    pub share_of_rest: bool,
    /// The last day to do it.
    pub until: Option<NaiveDate>,
}

/// A charge that a pack covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PackScope {
    /// Position in the plan's charges.
    pub charge: usize,
    /// Units of the pack for one unit of the charge.
    pub weight: Decimal,
}

/// When a pack is full again; what is left before is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reset {
    /// The size is that of each day.
    Day,
    /// Every so many months, counted from the purchase.
    Months(u32),
}

/// What of an unused rest goes on after its end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rollover {
    pub share: Decimal,
    pub most: Option<Decimal>,
    pub months: u32,
    pub used: RolloverUse,
}

/// When units that were rolled over are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RolloverUse {
    /// In the plan's order, as any other.
    InOrder,
    First,
    Last,
}

/// Which pack is drawn first when several can be; ties by expiry, then purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PackOrder {
    #[default]
    EarliestExpiry,
    Oldest,
    /// Highest price of a unit first.
    HighestPrice,
    /// Lowest price of a unit first, gifts before all.
    CheapestBasis,
    Priority,
}

impl Pack {
    /// The price of one when `count` are bought at once.
    pub fn price_of_one(&self, count: Decimal) -> Decimal {
        let reached = self.volume_prices.iter().rfind(|(from, _)| *from <= count);
        reached.map_or(self.price, |(_, price)| *price)
    }

    /// Whether each day has a size of its own: a daily pack of charges whose days are known
    /// (by their positions). Of others a month has the size of all its days.
    pub fn is_of_each_day(&self, known: &[bool]) -> bool {
        let known = |scope: &PackScope| known.get(scope.charge).copied().unwrap_or(false);
        self.reset == Some(Reset::Day) && self.scope.iter().all(known)
    }

    /// Units of the pack for one unit of `charge`; none when it does not cover it.
    pub fn weight(&self, charge: usize) -> Option<Decimal> {
        let covered = self.scope.iter().find(|scope| scope.charge == charge)?;
        Some(covered.weight)
    }

    /// The place of `charge` among those that the pack covers.
    pub fn rank(&self, charge: usize) -> Option<usize> {
        self.scope.iter().position(|scope| scope.charge == charge)
    }
}

/// Why a line of a pack is what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum PackReason {
    Purchase {
        count: Decimal,
        size: Decimal,
        /// The last day.
        valid_until: NaiveDate,
    },
    /// Made bigger: each by `size`, to its old end.
    Upgrade {
        from: Label,
        size: Decimal,
        valid_until: NaiveDate,
    },
}

impl PackReason {
    /// The key of its words, and the numbers that they name.
    pub fn said(&self) -> (&'static str, Vec<(&'static str, Arg)>) {
        let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
        match self {
            PackReason::Purchase {
                count,
                size,
                valid_until,
            } => (
                "reason-pack-purchase",
                vec![
                    ("packs", quantity(count)),
                    ("size", quantity(size)),
                    ("until", Arg::Date(valid_until.to_string())),
                ],
            ),
            PackReason::Upgrade {
                from,
                size,
                valid_until,
            } => (
                "reason-pack-upgrade",
                vec![
                    ("from", Arg::Name(from.clone())),
                    ("size", quantity(size)),
                    ("until", Arg::Date(valid_until.to_string())),
                ],
            ),
        }
    }
}
