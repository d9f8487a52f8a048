//! What a purchase of packs gives: grants with their time, in the order they are drawn.

use super::line::{Item, Line, Origin, Periods, Recognition, Used};
use crate::decimal::{Exact, Overflow, add, round, sub};
use crate::money::Rounding;
use crate::period::{Period, add_months};
use crate::pricing::pack::{Pack, PackOrder, PackReason, Reset, RolloverUse};
use crate::pricing::plan::Category;
use crate::pricing::reason::Reason;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::sync::Arc;

pub struct Purchase<'a> {
    pub pack: &'a Pack,
    /// The pack that it was before, when this is what it holds more from then on.
    pub from: Option<&'a Pack>,
    /// Packs bought at once.
    pub count: Decimal,
    pub on: NaiveDate,
    pub ends: NaiveDate,
    pub amount: Decimal,
    pub used: Vec<Used>,
}

/// A quantity that can be used in a time, and its share of the purchase's price.
pub struct Grant {
    /// Position in the purchases.
    pub purchase: usize,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub size: Decimal,
    pub left: Decimal,
    pub value: Decimal,
    /// Of the value, what was drawn.
    pub booked: Decimal,
    pub rolled_over: bool,
    pub closed: bool,
}

/// Which of two grants is drawn first: what the rollover says, then the plan's order, then
/// the earlier end and purchase.
pub fn compare(
    order: PackOrder,
    (a, of_a): (&Grant, &Purchase),
    (b, of_b): (&Grant, &Purchase),
) -> Ordering {
    let by_order = match order {
        PackOrder::EarliestExpiry => Ordering::Equal,
        PackOrder::Oldest => of_a.on.cmp(&of_b.on),
        PackOrder::HighestPrice => unit_price(of_b).cmp(&unit_price(of_a)),
        PackOrder::CheapestBasis => unit_price(of_a).cmp(&unit_price(of_b)),
        PackOrder::Priority => of_a.pack.priority.cmp(&of_b.pack.priority),
    };
    let turn = |grant: &Grant, of: &Purchase| match of.pack.rollover.map(|r| r.used) {
        Some(RolloverUse::First) if grant.rolled_over => 0_u8,
        Some(RolloverUse::Last) if grant.rolled_over => 2,
        _ => 1,
    };
    turn(a, of_a)
        .cmp(&turn(b, of_b))
        .then(by_order)
        .then((a.until, of_a.on).cmp(&(b.until, of_b.on)))
}

impl Purchase<'_> {
    pub fn line(&self) -> Exact<Line> {
        let period = Period::new(self.on, self.ends).ok_or(Overflow)?;
        let mut used = self.used.clone();
        used.sort_by_key(|piece| piece.on);
        if self.pack.reset == Some(Reset::Day) {
            used = lapsed_by_month(used)?;
        }
        let valid_until = period.last_day();
        let reference = match self.from {
            None => format!("pack.{}", self.pack.id),
            Some(_) => format!("pack.{}.upgrade", self.pack.id),
        };
        let (unit_price, reason) = match self.from {
            None => (
                Some(self.pack.price_of_one(self.count)),
                Reason::Pack(PackReason::Purchase {
                    count: self.count,
                    size: self.pack.size,
                    valid_until,
                }),
            ),
            Some(from) => (
                None,
                Reason::Pack(PackReason::Upgrade {
                    from: from.name.clone(),
                    size: sub(self.pack.size, from.size)?,
                    valid_until,
                }),
            ),
        };
        Ok(Line {
            item: Arc::new(Item {
                charge: format!("{reference} {}", self.ends),
                reference,
                name: self.pack.name.clone(),
                clause: self.pack.clause.clone(),
                category: Category::Usage,
                in_advance: true,
                origin: Origin::default(),
            }),
            period,
            billed_on: self.on,
            quantity: Some(self.count),
            unit_price,
            periods: Periods::ONE,
            amount: self.amount,
            stated: None,
            reason,
            recognition: Recognition::AsUsed(used),
        })
    }
}

/// With what lapsed on single days gathered on the last of each month: a loss of every day is
/// nothing to remember one by one.
fn lapsed_by_month(used: Vec<Used>) -> Exact<Vec<Used>> {
    let mut gathered: Vec<Used> = Vec::new();
    for piece in used {
        let same = |held: &&mut Used| {
            held.expired && (held.on.year(), held.on.month()) == (piece.on.year(), piece.on.month())
        };
        match gathered
            .iter_mut()
            .rev()
            .find(same)
            .filter(|_| piece.expired)
        {
            Some(held) => {
                held.amount = add(held.amount, piece.amount)?;
                held.on = piece.on;
            }
            None => gathered.push(piece),
        }
    }
    Ok(gathered)
}

/// The times in which a purchase holds its full size, where days are not told apart.
pub fn cycles(pack: &Pack, on: NaiveDate, ends: NaiveDate) -> Vec<Period> {
    let months = match pack.reset {
        None => return Period::new(on, ends).into_iter().collect(),
        Some(Reset::Day) => 1,
        Some(Reset::Months(months)) => months.max(1),
    };
    let mut found = Vec::new();
    let (mut n, mut start) = (0_u32, on);
    while start < ends {
        n = n.saturating_add(months);
        let end = add_months(on, n).min(ends);
        found.extend(Period::new(start, end));
        start = end;
    }
    found
}

/// The price of a unit over the whole validity; zero for a gift.
fn unit_price(purchase: &Purchase) -> Decimal {
    let pack = purchase.pack;
    let price = pack.price_of_one(purchase.count);
    price.checked_div(pack.size).unwrap_or(price)
}

pub fn to_money(amount: Decimal, rounding: Rounding) -> Decimal {
    round(amount, rounding.decimals, rounding.mode)
}
