//! Unpaid: what no commitment and no credit has paid of the lines of a bill yet.
//!
//! Several of them may cover the same charges. Each pays what those before it have left, so
//! that together they never take off more than was charged. What covers several lines pays
//! them in the order of the bill.

use super::account::Account;
use super::held::Charged;
use super::prepaid::ByDay;
use crate::decimal::{Exact, sub, sum};
use crate::rating::Line;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// By the day of a bill, in the order of its lines.
pub(super) struct Unpaid(BTreeMap<NaiveDate, Vec<Charged>>);

impl Unpaid {
    /// Of bills on which nothing is paid yet; lines may only be added behind those.
    pub fn new(account: &Account, by_day: &ByDay) -> Exact<Unpaid> {
        let bill = |lines: &Vec<Line>| {
            let left = lines.iter().map(|line| Charged::of(account, [line]));
            left.collect::<Exact<Vec<_>>>()
        };
        let bills = by_day.iter().map(|(day, lines)| Ok((*day, bill(lines)?)));
        Ok(Unpaid(bills.collect::<Exact<_>>()?))
    }

    /// What is left of the lines at these places of a bill.
    pub fn left(&self, day: NaiveDate, places: &[usize]) -> Exact<Charged> {
        let bill = self.0.get(&day).map_or(&[][..], Vec::as_slice);
        let lines = || places.iter().filter_map(|place| bill.get(*place));
        Ok(Charged {
            stated: sum(lines().map(|left| left.stated))?,
            billed: sum(lines().map(|left| left.billed))?,
        })
    }

    /// Pays the lines at these places of a bill with what was set against them.
    pub fn pay(
        &mut self,
        (day, places): (NaiveDate, &[usize]),
        used: Decimal,
        drawn: &[Line],
    ) -> Exact<()> {
        let Some(bill) = self.0.get_mut(&day) else {
            return Ok(());
        };
        let mut stated = used;
        let mut billed = -sum(drawn.iter().map(|line| line.amount))?;
        for place in places {
            if let Some(left) = bill.get_mut(*place) {
                stated = pay(&mut left.stated, stated)?;
                billed = pay(&mut left.billed, billed)?;
            }
        }
        Ok(())
    }
}

/// Pays what is left of a line, as far as it goes; gives what remains of the money. A line
/// that gives money back adds to it.
fn pay(left: &mut Decimal, money: Decimal) -> Exact {
    let paid = money.min(*left);
    *left = sub(*left, paid)?;
    sub(money, paid)
}
