//! Prepaid packs: bought, drawn from in the plan's order, rolled over, lapsed.
//!
//! A purchase gives grants, one for each cycle of its validity. A grant can be used from
//! its first day up to, not including, the day it ends. What is left then is lost, unless
//! the pack rolls some of it over; a loss is a cost of its own. All charges draw together
//! in the order of time, since several may share a pack.

use super::account::in_scope;
use super::grant::{Grant, Purchase, compare, to_money};
use super::line::{Line, Used};
use crate::decimal::{Exact, add, mul, quotient, ratio, sub};
use crate::period::{Period, add_months};
use crate::pricing::pack::Pack;
use crate::pricing::plan::Plan;
use crate::study::{PackChoice, Replenish, Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a charge counts in one period or day, before packs.
#[derive(Debug, Clone, Copy)]
pub struct Demand {
    /// Position of the charge in the plan.
    pub charge: usize,
    pub period: Period,
    /// First day of the charge's period, whose allowance it shares.
    pub of: NaiveDate,
    /// Converted, before allowance and packs.
    pub quantity: Decimal,
    /// Of it, what falls into a time in which packs cannot be drawn on.
    pub barred: Decimal,
    /// What the charge's period includes.
    pub allowance: Decimal,
}

/// What packs covered of a demand, in the charge's (converted) unit.
#[derive(Debug, Clone, Copy)]
struct Covered {
    charge: usize,
    start: NaiveDate,
    rest: Decimal,
    drawn: Decimal,
}

/// An option's packs after everything that draws on them.
pub struct Packs<'a> {
    pub(super) study: &'a Study,
    pub(super) plan: &'a Plan,
    /// By the charge's position: whether its days are known.
    pub(super) by_day: Vec<bool>,
    pub(super) choices: Vec<(&'a Pack, PackChoice)>,
    pub(super) purchases: Vec<Purchase<'a>>,
    pub(super) grants: Vec<Grant>,
    covered: Vec<Covered>,
    /// Used by charge and period.
    allowances: BTreeMap<(usize, NaiveDate), Decimal>,
}

/// The packs chosen, and those that come with the plan from the first day on, as far as
/// what they cover is charged here.
pub fn choices<'a>(plan: &'a Plan, option: &StudyOption) -> Vec<(&'a Pack, PackChoice)> {
    let with_plan = plan.packs.iter().enumerate();
    let with_plan = with_plan
        .filter(|(_, pack)| pack.included)
        .map(|(pack, _)| PackChoice {
            pack,
            count: 1,
            on: option.start,
            replenish: Replenish::OnExpiry,
            upgrade: None,
        });
    let here = |pack: &Pack| {
        let first = pack.scope.first();
        let charge = first.and_then(|scope| plan.charges.get(scope.charge));
        charge.is_some_and(|charge| in_scope(&option.scope, charge.per))
    };
    let chosen = option.packs.iter().copied().chain(with_plan);
    chosen
        .filter_map(|choice| Some((plan.packs.get(choice.pack)?, choice)))
        .filter(|(pack, _)| here(pack))
        .collect()
}

impl<'a> Packs<'a> {
    /// Buys the option's packs and draws all `demands`, which come in the order of time.
    pub fn draw(
        study: &'a Study,
        plan: &'a Plan,
        option: &StudyOption,
        by_day: Vec<bool>,
        demands: &[Demand],
    ) -> Exact<Packs<'a>> {
        let mut packs = Packs {
            study,
            plan,
            by_day,
            choices: choices(plan, option),
            purchases: Vec::new(),
            grants: Vec::new(),
            covered: Vec::new(),
            allowances: BTreeMap::new(),
        };
        packs.buy_on_fixed_days(option.ends_within(&study.horizon))?;
        for demand in demands {
            packs.serve(demand)?;
        }
        packs.close(study.horizon.end())?;
        Ok(packs)
    }

    /// What packs left of a charge's period, all of it or its days, and what they covered;
    /// none where no pack covers the charge.
    pub fn covered(&self, charge: usize, period: &Period) -> Exact<Option<(Decimal, Decimal)>> {
        let within = |c: &&Covered| c.charge == charge && period.contains(c.start);
        let mut found = None;
        for covered in self.covered.iter().filter(within) {
            let (rest, drawn) = found.unwrap_or_default();
            found = Some((add(rest, covered.rest)?, add(drawn, covered.drawn)?));
        }
        Ok(found)
    }

    /// Packs that go before the allowance, the allowance, then the others. The allowance
    /// covers what packs could have covered before what they could not.
    fn serve(&mut self, demand: &Demand) -> Exact<()> {
        self.close(demand.period.start())?;
        // Parts of a period can round up to more than all of it.
        let barred = demand.barred.min(demand.quantity);
        let open = sub(demand.quantity, barred)?;
        let first = add(self.take(demand, open, true)?, barred)?;
        let used = self
            .allowances
            .entry((demand.charge, demand.of))
            .or_default();
        let within = first.min(sub(demand.allowance, *used)?.max(Decimal::ZERO));
        *used = add(*used, within)?;
        let beyond = sub(first, within)?;
        let barred = barred.min(beyond);
        let rest = add(self.take(demand, sub(beyond, barred)?, false)?, barred)?;
        let drawn = add(sub(demand.quantity, first)?, sub(beyond, rest)?)?;
        self.covered.push(Covered {
            charge: demand.charge,
            start: demand.period.start(),
            rest,
            drawn,
        });
        Ok(())
    }

    /// Takes `quantity` from the grants usable at the period's beginning, buying more where
    /// the choice says so. Returns what they did not cover.
    fn take(&mut self, demand: &Demand, quantity: Decimal, before: bool) -> Exact {
        let on = demand.period.start();
        self.replenish(demand.charge, quantity, on, before)?;
        let order = self.usable(demand.charge, on, before);
        let rounding = self.plan.rounding;
        let mut rest = quantity;
        for (index, weight) in order {
            let (Some(grant), false) = (self.grants.get_mut(index), rest.is_zero()) else {
                continue;
            };
            let wanted = mul(rest, weight)?;
            let taken = wanted.min(grant.left);
            if taken.is_zero() {
                continue;
            }
            grant.left = sub(grant.left, taken)?;
            rest = if taken == wanted {
                Decimal::ZERO
            } else {
                sub(rest, quotient(taken, weight)?)?.max(Decimal::ZERO)
            };
            // By cumulative difference, so that the pieces never drift from the whole.
            let drawn = sub(grant.size, grant.left)?;
            let so_far = to_money(ratio(grant.value, drawn, grant.size)?, rounding);
            let amount = sub(so_far, grant.booked)?;
            grant.booked = so_far;
            let piece = Used {
                on: demand.period.last_day(),
                amount,
                expired: false,
            };
            if let Some(purchase) = self.purchases.get_mut(grant.purchase) {
                purchase.used.push(piece);
            }
        }
        Ok(rest)
    }

    /// The grants that a charge can draw on a day, in the plan's order, with the charge's
    /// weight.
    pub(super) fn usable(
        &self,
        charge: usize,
        on: NaiveDate,
        before: bool,
    ) -> Vec<(usize, Decimal)> {
        let mut found: Vec<(usize, Decimal, &Grant, &Purchase)> = self
            .grants
            .iter()
            .enumerate()
            .filter(|(_, grant)| grant.from <= on && on < grant.until)
            .filter_map(|(index, grant)| {
                let purchase = self.purchases.get(grant.purchase)?;
                let weight = purchase.pack.weight(charge)?;
                let fits = purchase.pack.before_allowance == before;
                fits.then_some((index, weight, grant, purchase))
            })
            .collect();
        let order = self.plan.pack_order;
        found.sort_by(|(_, _, a, of_a), (_, _, b, of_b)| compare(order, (a, of_a), (b, of_b)));
        found.iter().map(|(i, weight, ..)| (*i, *weight)).collect()
    }

    /// Ends every grant whose time is over on `day`: what is left is rolled over or lost.
    fn close(&mut self, day: NaiveDate) -> Exact<()> {
        let mut index = 0_usize;
        // Grants that are rolled over join the end of the list and may be over, too.
        while let Some(grant) = self.grants.get_mut(index) {
            index = index.saturating_add(1);
            if grant.closed || grant.until > day {
                continue;
            }
            grant.closed = true;
            let (left, value) = (grant.left, sub(grant.value, grant.booked)?);
            let (id, until, rolled_over) = (grant.purchase, grant.until, grant.rolled_over);
            let Some(purchase) = self.purchases.get_mut(id) else {
                continue;
            };
            let rollover = purchase.pack.rollover.filter(|_| !rolled_over);
            let (mut kept, mut kept_value) = (Decimal::ZERO, Decimal::ZERO);
            if let Some(rule) = rollover.filter(|_| !left.is_zero()) {
                let share = mul(left, rule.share)?;
                kept = rule.most.map_or(share, |most| share.min(most));
                kept_value = to_money(ratio(value, kept, left)?, self.plan.rounding);
            }
            let lost = sub(value, kept_value)?;
            if !lost.is_zero() {
                purchase.used.push(Used {
                    on: until.pred_opt().unwrap_or(until),
                    amount: lost,
                    expired: true,
                });
            }
            if let Some(rule) = rollover.filter(|_| !kept.is_zero()) {
                self.grants.push(Grant {
                    purchase: id,
                    from: until,
                    until: add_months(until, rule.months),
                    size: kept,
                    left: kept,
                    value: kept_value,
                    booked: Decimal::ZERO,
                    rolled_over: true,
                    closed: false,
                });
            }
        }
        Ok(())
    }

    /// A line for each purchase of a pack whose first charge is `charge`, its cost
    /// recognised as it was drawn or lapsed.
    pub fn lines(&self, charge: usize) -> Exact<Vec<Line>> {
        let mut bought: Vec<&Purchase> = self
            .purchases
            .iter()
            .filter(|purchase| purchase.pack.rank(charge) == Some(0))
            .collect();
        bought.sort_by_key(|purchase| (purchase.on, purchase.ends));
        bought.into_iter().map(Purchase::line).collect()
    }
}
