//! Prepaid packs of a charge: bought, drawn from in order of expiry, lapsed.
//!
//! A pack can be used from its first day up to, not including, the day it expires. What
//! is left then is lost, and that loss is a cost of its own.

use super::line::{Line, Origin, Periods, Recognition, Used};
use crate::decimal::{Exact, Overflow, add, mul, ratio, round, sub};
use crate::money::Rounding;
use crate::period::{Horizon, Period, add_months};
use crate::pricing::pack::Pack;
use crate::pricing::plan::{Category, Plan};
use crate::pricing::reason::Reason;
use crate::study::{PackChoice, Replenish, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The packs bought for one charge.
pub struct Packs<'a> {
    choices: Vec<(&'a Pack, PackChoice)>,
    purchases: Vec<Purchase<'a>>,
    horizon: Horizon,
}

struct Purchase<'a> {
    pack: &'a Pack,
    /// Packs bought at once.
    count: Decimal,
    on: NaiveDate,
    expires: NaiveDate,
    size: Decimal,
    left: Decimal,
    draws: Vec<(NaiveDate, Decimal)>,
}

impl<'a> Packs<'a> {
    /// The packs of `option` that serve the charge at `charge`, with those bought on
    /// fixed days already there.
    pub fn of_charge(
        charge: usize,
        plan: &'a Plan,
        option: &StudyOption,
        horizon: &Horizon,
    ) -> Packs<'a> {
        let choices: Vec<(&Pack, PackChoice)> = option
            .packs
            .iter()
            .filter_map(|choice| Some((plan.packs.get(choice.pack)?, *choice)))
            .filter(|(pack, _)| pack.charge == charge)
            .collect();
        let mut packs = Packs {
            choices: choices.clone(),
            purchases: Vec::new(),
            horizon: *horizon,
        };
        let end = option.ends_within(horizon);
        for (pack, choice) in choices {
            let mut n = 0_u32;
            loop {
                let on = add_months(choice.on, n);
                if on >= end {
                    break;
                }
                packs.buy(pack, Decimal::from(choice.count), on);
                if choice.replenish != Replenish::OnExpiry {
                    break;
                }
                n = n.saturating_add(pack.validity_months);
            }
        }
        packs
    }

    fn buy(&mut self, pack: &'a Pack, count: Decimal, on: NaiveDate) {
        // Sizes and counts are limited by the check, so the product is in range.
        let size = pack.size.checked_mul(count).unwrap_or(Decimal::MAX);
        let expires = add_months(on, pack.validity_months);
        self.purchases.push(Purchase {
            pack,
            count,
            on,
            expires,
            size,
            left: size,
            draws: Vec::new(),
        });
        self.purchases.sort_by_key(|p| (p.expires, p.on));
    }

    /// Takes `quantity` from the packs usable at the period's beginning, buying more where
    /// the choice says so. Returns what they did not cover.
    pub fn draw(&mut self, quantity: Decimal, period: &Period) -> Exact {
        self.replenish(quantity, period.start())?;
        let mut rest = quantity;
        for purchase in &mut self.purchases {
            if rest.is_zero() {
                break;
            }
            if purchase.on <= period.start() && period.start() < purchase.expires {
                let taken = rest.min(purchase.left);
                purchase.left = sub(purchase.left, taken)?;
                rest = sub(rest, taken)?;
                if !taken.is_zero() {
                    purchase.draws.push((period.last_day(), taken));
                }
            }
        }
        Ok(rest)
    }

    fn replenish(&mut self, quantity: Decimal, on: NaiveDate) -> Exact<()> {
        let choice = self
            .choices
            .iter()
            .find(|(_, choice)| choice.replenish == Replenish::WhenEmpty && choice.on <= on)
            .copied();
        let Some((pack, choice)) = choice else {
            return Ok(());
        };
        let usable = self
            .purchases
            .iter()
            .filter(|p| p.on <= on && on < p.expires)
            .map(|p| p.left);
        let missing = sub(quantity, crate::decimal::sum(usable)?)?;
        if missing > Decimal::ZERO {
            let step = mul(pack.size, Decimal::from(choice.count))?;
            let times = missing.checked_div(step).ok_or(Overflow)?.ceil();
            times.to_u32().ok_or(Overflow)?;
            self.buy(pack, mul(times, Decimal::from(choice.count))?, on);
        }
        Ok(())
    }

    /// A line for each purchase, its cost recognised as it was drawn or lapsed.
    pub fn into_lines(self, rounding: Rounding) -> Exact<Vec<Line>> {
        let horizon = self.horizon;
        let mut purchases = self.purchases;
        purchases.sort_by_key(|p| p.on);
        purchases
            .into_iter()
            .map(|purchase| purchase.into_line(rounding, &horizon))
            .collect()
    }
}

impl Purchase<'_> {
    fn into_line(self, rounding: Rounding, horizon: &Horizon) -> Exact<Line> {
        let amount = rounding.alone(mul(self.pack.price, self.count)?);
        let mut used = Vec::new();
        let (mut drawn, mut booked) = (Decimal::ZERO, Decimal::ZERO);
        for (on, quantity) in &self.draws {
            // By cumulative difference, so that the pieces never drift from the whole.
            drawn = add(drawn, *quantity)?;
            let so_far = round(
                ratio(amount, drawn, self.size)?,
                rounding.decimals,
                rounding.mode,
            );
            used.push(Used {
                on: *on,
                amount: sub(so_far, booked)?,
                expired: false,
            });
            booked = so_far;
        }
        if self.expires <= horizon.end() && booked != amount {
            let last_day = self.expires.pred_opt().unwrap_or(self.expires);
            used.push(Used {
                on: last_day,
                amount: sub(amount, booked)?,
                expired: true,
            });
        }
        let period = Period::new(self.on, self.expires).ok_or(Overflow)?;
        Ok(Line {
            reference: format!("pack.{}", self.pack.id),
            charge: format!("pack.{} {}", self.pack.id, self.expires),
            name: self.pack.name.clone(),
            clause: self.pack.clause.clone(),
            category: Category::Usage,
            period,
            billed_on: self.on,
            quantity: Some(self.count),
            unit_price: Some(self.pack.price),
            periods: Periods::ONE,
            amount,
            reason: Reason::PackPurchase {
                count: self.count,
                size: self.pack.size,
                valid_until: period.last_day().to_string(),
            },
            recognition: Recognition::AsUsed(used),
            in_advance: true,
            origin: Origin::default(),
        })
    }
}
