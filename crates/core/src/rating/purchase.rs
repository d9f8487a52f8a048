//! Packs that are bought: on fixed days, again when they end or are empty, and made bigger.

use super::grant::{Grant, Purchase, cycles, to_money};
use super::packs::Packs;
use crate::decimal::{Exact, Overflow, mul, quotient, ratio, sub};
use crate::period::{Period, add_months};
use crate::pricing::pack::{Pack, Reset};
use crate::study::Replenish;
use crate::usage::meter::MeterKind;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

impl<'a> Packs<'a> {
    /// Buys what is bought on days known beforehand, and makes it bigger.
    pub(super) fn buy_on_fixed_days(&mut self, end: NaiveDate) -> Exact<()> {
        for (pack, choice) in self.choices.clone() {
            let count = Decimal::from(choice.count);
            let bigger = choice.upgrade.and_then(|upgrade| {
                let pack = self.plan.packs.get(upgrade.to)?;
                Some((pack, upgrade.on))
            });
            let (mut on, mut months) = (choice.on, 0_u32);
            while on < end {
                let bought = match bigger {
                    Some((bigger, from)) if from <= on => bigger,
                    _ => pack,
                };
                let ends = self.buy(bought, count, on)?;
                if let Some((bigger, from)) = bigger
                    && let Some(all) = Period::new(on, ends).filter(|all| all.contains(from))
                {
                    self.upgrade((pack, bigger), count, &all, from)?;
                }
                if choice.replenish != Replenish::OnExpiry {
                    break;
                }
                months = months.saturating_add(pack.validity_months);
                on = if pack.to_month_end {
                    ends
                } else {
                    add_months(choice.on, months)
                };
            }
        }
        Ok(())
    }

    fn buy(&mut self, pack: &'a Pack, count: Decimal, on: NaiveDate) -> Exact<NaiveDate> {
        let last = add_months(on, pack.validity_months);
        let ends = if pack.to_month_end {
            add_months(last.with_day(1).unwrap_or(last), 1)
        } else {
            last
        };
        let amount = mul(pack.price_of_one(count), count)?;
        let purchase = Purchase {
            pack,
            from: None,
            count,
            on,
            ends,
            amount: self.plan.rounding.alone(amount)?,
            used: Vec::new(),
        };
        self.take_in(
            purchase,
            mul(pack.size, count)?,
            &self.cycles(pack, on, ends),
        )?;
        Ok(ends)
    }

    /// Makes packs bigger from a day on, for the rest of the time they were bought for: what
    /// they hold more is a purchase of its own.
    fn upgrade(
        &mut self,
        (from, to): (&'a Pack, &'a Pack),
        count: Decimal,
        all: &Period,
        on: NaiveDate,
    ) -> Exact<()> {
        let Some(rest) = Period::new(on, all.end()).filter(|_| on > all.start()) else {
            return Ok(());
        };
        let more = sub(to.price_of_one(count), from.price_of_one(count))?;
        let mut amount = mul(more.max(Decimal::ZERO), count)?;
        if from.upgrades.share_of_rest {
            let (days, of) = all.share_of(&rest);
            amount = ratio(amount, days, of)?;
        }
        let purchase = Purchase {
            pack: to,
            from: Some(from),
            count,
            on,
            ends: all.end(),
            amount: self.plan.rounding.alone(amount)?,
            used: Vec::new(),
        };
        let left = self.cycles(from, all.start(), all.end());
        let left: Vec<Period> = left.iter().filter_map(|c| c.overlap(&rest)).collect();
        self.take_in(purchase, mul(sub(to.size, from.size)?, count)?, &left)
    }

    /// Gives a purchase's grants: `size` in each of its cycles, and an equal share of what
    /// was paid.
    fn take_in(&mut self, purchase: Purchase<'a>, size: Decimal, cycles: &[Period]) -> Exact<()> {
        let rounding = self.plan.rounding;
        let of = Decimal::from(cycles.len());
        let mut given = Decimal::ZERO;
        for (n, cycle) in cycles.iter().enumerate() {
            let through = Decimal::from(n.saturating_add(1));
            let so_far = to_money(ratio(purchase.amount, through, of)?, rounding);
            let size = mul(size, self.days_of(purchase.pack, cycle))?;
            self.grants.push(Grant {
                purchase: self.purchases.len(),
                from: cycle.start(),
                until: cycle.end(),
                size,
                left: size,
                value: sub(so_far, given)?,
                booked: Decimal::ZERO,
                rolled_over: false,
                closed: false,
            });
            given = so_far;
        }
        self.purchases.push(purchase);
        Ok(())
    }

    /// The times in which a purchase holds its full size.
    fn cycles(&self, pack: &Pack, on: NaiveDate, ends: NaiveDate) -> Vec<Period> {
        if !pack.is_of_each_day(&self.by_day) {
            return cycles(pack, on, ends);
        }
        let all = Period::new(on, ends).into_iter();
        all.flat_map(|all| all.each_day().collect::<Vec<_>>())
            .collect()
    }

    /// How often a pack's size counts in a cycle: each day of it for a daily pack of a flow
    /// whose days are not told apart.
    fn days_of(&self, pack: &Pack, cycle: &Period) -> Decimal {
        if pack.is_of_each_day(&self.by_day) {
            return Decimal::ONE;
        }
        let first = pack.scope.first();
        let charge = first.and_then(|scope| self.plan.charges.get(scope.charge));
        let meter = charge.and_then(|charge| self.study.meters.get(charge.meter?));
        let flows = match meter {
            Some(meter) => meter.kind == MeterKind::Flow,
            None => charge.is_some_and(|charge| self.study.is_flow(charge)),
        };
        match pack.reset {
            Some(Reset::Day) if flows => Decimal::from(cycle.days()),
            _ => Decimal::ONE,
        }
    }

    /// Buys packs that are bought as soon as what there is does not cover a quantity.
    pub(super) fn replenish(
        &mut self,
        charge: usize,
        quantity: Decimal,
        on: NaiveDate,
        before: bool,
    ) -> Exact<()> {
        let choice = self.choices.iter().find_map(|(pack, choice)| {
            let weight = pack.weight(charge)?;
            let wanted = choice.replenish == Replenish::WhenEmpty
                && choice.on <= on
                && pack.before_allowance == before;
            wanted.then_some((*pack, *choice, weight))
        });
        let Some((pack, choice, weight)) = choice else {
            return Ok(());
        };
        let mut missing = quantity;
        for (index, weight) in self.usable(charge, on, before) {
            let left = self.grants.get(index).map_or(Decimal::ZERO, |g| g.left);
            missing = sub(missing, quotient(left, weight)?)?;
        }
        if missing > Decimal::ZERO {
            let step = mul(pack.size, Decimal::from(choice.count))?;
            let wanted = mul(missing, weight)?;
            let times = wanted.checked_div(step).ok_or(Overflow)?.ceil();
            times.to_u32().ok_or(Overflow)?;
            self.buy(pack, mul(times, Decimal::from(choice.count))?, on)?;
        }
        Ok(())
    }
}
