//! Prepaid money on the bills: what a commitment lacks, credits and a balance set against
//! charges.
//!
//! All of it works on rounded lines, since it pays for what is billed. What a plan states in
//! another currency is counted in that currency and converted on the bill, as its prices are.
//! A draw and what was paid for it stand on the same day with opposite signs, so that the
//! cost stays with the charge; only a bonus, a gift and what lapses change the cost.
//! Order: commitment, credits, balance.

use super::account::Account;
use super::balance::draw;
use super::deposit::deposit;
use super::held::{Charged, Held, Payment, set_off};
use super::scheduled::beyond_least;
use super::unpaid::Unpaid;
use crate::cadence::{Alignment, periods};
use crate::decimal::{Exact, add, ratio, sub};
use crate::label::Label;
use crate::period::Period;
use crate::pricing::plan::{Category, Plan};
use crate::pricing::prepaid::{Commitment, Covers, Credit, PrepaidReason};
use crate::pricing::reason::Reason;
use crate::rating::line::{Item, Origin, Periods, Used};
use crate::rating::subscription::{Run, Subscription};
use crate::rating::{Line, Recognition};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

pub type ByDay = BTreeMap<NaiveDate, Vec<Line>>;

/// No rate of tax: money that is no price.
pub(super) const UNTAXED: usize = usize::MAX;

/// Adds the lines of prepaid money to an option's rounded lines. Promises and credits are
/// those of each plan while it serves, and count what is priced in it; the balance is the
/// buyer's and goes on through every plan.
pub fn settle(account: &Account, by_day: &mut ByDay) -> Exact<()> {
    let times: Vec<Time> = account
        .runs()
        .into_iter()
        .filter_map(|(own, run)| Time::new(account, own, run))
        .collect();
    for time in &times {
        for commitment in &time.plan.prepaid.commitments {
            time.true_up(commitment, by_day)?;
        }
    }
    set_off_credits(&times, by_day)?;
    let option = account.option;
    let all = Period::new(option.start, option.ends_within(&account.study.horizon));
    if let (Some(wallet), Some(span)) = (&option.wallet, all) {
        draw(account, wallet, &span, by_day)?;
    }
    for own in account.subscriptions {
        deposit(account, own, by_day)?;
    }
    Ok(())
}

/// Sets commitments by schedule, then credits, against what is charged.
fn set_off_credits(times: &[Time], by_day: &mut ByDay) -> Exact<()> {
    let held = |time: &&Time| {
        let prepaid = &time.plan.prepaid;
        !prepaid.scheduled.is_empty() || !prepaid.credits.is_empty()
    };
    let Some(first) = times.iter().find(held) else {
        return Ok(());
    };
    let mut unpaid = Unpaid::new(first.account, by_day)?;
    let mut ahead = Vec::new();
    for time in times {
        for terms in &time.plan.prepaid.scheduled {
            ahead.extend(time.schedule(terms, by_day, &mut unpaid)?);
        }
    }
    for time in times {
        for credit in &time.plan.prepaid.credits {
            ahead.extend(time.set_against(credit, by_day, &mut unpaid)?);
        }
    }
    for (day, line) in ahead {
        by_day.entry(day).or_default().insert(0, line);
    }
    Ok(())
}

/// A plan while it serves.
pub(super) struct Time<'a> {
    pub(super) account: &'a Account<'a>,
    own: &'a Subscription,
    pub(super) run: Run,
    pub(super) plan: &'a Plan,
    pub(super) span: Period,
}

impl<'a> Time<'a> {
    /// None when it lies outside the study.
    fn new(account: &'a Account<'a>, own: &'a Subscription, run: Run) -> Option<Time<'a>> {
        Some(Time {
            account,
            own,
            run,
            plan: account.plan_at(run.plan),
            span: account.span(&run)?,
        })
    }

    pub(super) fn has(&self, line: &Line) -> bool {
        self.own.has_in(&self.run, line)
    }

    pub(super) fn line(
        &self,
        title: (String, &Label),
        dates: (Period, NaiveDate),
        what: (Decimal, Reason),
    ) -> Line {
        self.account.line((self.own, &self.run), title, dates, what)
    }

    /// Full periods of so many months, with the part in which the plan serves.
    fn periods(&self, months: u32) -> Vec<(Period, Period)> {
        let full = periods(self.run.anchor, months, Alignment::Anniversary, &self.span);
        full.into_iter()
            .filter_map(|full| Some((full, full.overlap(&self.span)?)))
            .collect()
    }

    /// What covered charges of each period lack, billed at its end. A line counts in the
    /// periods it pays for, by days.
    fn true_up(&self, commitment: &Commitment, by_day: &mut ByDay) -> Exact<()> {
        for (full, period) in self.periods(commitment.months) {
            // Of a plan that is left all counts that was paid for it and not credited.
            let cut = self.run.until == Some(period.end()) && period.end() < full.end();
            let reach = if cut {
                Period::new(period.start(), full.end()).unwrap_or(period)
            } else {
                period
            };
            let (mut counted, mut units) = (Decimal::ZERO, Decimal::ZERO);
            for line in by_day.values().flatten() {
                if self.has(line) && commitment.covers.covers(&line.charge) {
                    let (days, of) = line.period.share_of(&reach);
                    let amount = self.account.stated(line)?;
                    counted = add(counted, ratio(amount, days, of)?)?;
                    let quantity = line.quantity.unwrap_or_default();
                    units = add(units, ratio(quantity, days, of)?)?;
                }
            }
            let least = if commitment.prorated {
                let (days, of) = full.share_of(&period);
                ratio(commitment.amount, days, of)?
            } else {
                commitment.amount
            };
            let day = period.end();
            if let Some((more, reason)) = beyond_least(commitment.overage, (counted, units), least)?
            {
                let reference = format!("commitment.{}.overage", commitment.id);
                let line = self.line(
                    (reference, &commitment.name),
                    (period, day),
                    (more, Reason::Prepaid(reason)),
                );
                let billed = self.account.billed(self.plan, more, day)?;
                by_day.entry(day).or_default().push(billed.onto(line));
            }
            let missing = self.account.billed(self.plan, sub(least, counted)?, day)?;
            if missing.amount > Decimal::ZERO {
                let line = self.line(
                    (format!("commitment.{}", commitment.id), &commitment.name),
                    (period, day),
                    (missing.amount, Reason::MinimumTopUp { minimum: least }),
                );
                let line = missing.onto(line);
                let line = line.with(|item| item.category = Category::Fixed);
                by_day.entry(day).or_default().push(line);
            }
        }
        Ok(())
    }

    /// A credit of each period against the charges of that period; what is not used of it by
    /// the period's end is lost. Gives the lines by which it is paid for, each with its day.
    fn set_against(
        &self,
        credit: &Credit,
        by_day: &mut ByDay,
        unpaid: &mut Unpaid,
    ) -> Exact<Vec<(NaiveDate, Line)>> {
        let mut ahead = Vec::new();
        let counted = |amount| self.account.counted(self.plan, amount);
        let terms = (counted(credit.amount)?, counted(credit.price)?);
        let reference = format!("credit.{}", credit.id);
        for (_, period) in self.periods(credit.months) {
            let mut held = Held::new(self.account, self.plan, terms);
            held.pay(credit.price, period.start())?;
            let last = period.last_day();
            for (day, lines) in by_day.iter_mut() {
                let places: Vec<usize> = self
                    .charges(lines, &credit.covers, &period)
                    .map(|(place, _)| place)
                    .collect();
                let charged = unpaid.left(*day, &places)?;
                let dates = (period, *day, last);
                let title = (reference.as_str(), &credit.name);
                let used = charged.stated.min(held.left()?);
                let left = sub(held.left()?, used)?;
                let drawn = self.drawn((&mut held, left), title, (used, &charged), dates)?;
                unpaid.pay((*day, &places), used, &drawn)?;
                lines.extend(drawn);
            }
            let left = held.left()?;
            if !left.is_zero() {
                held.take(left, last, true)?;
            }
            for payment in held.payments {
                if payment.billed.amount.is_zero() {
                    continue;
                }
                let reason = PrepaidReason::Credit { amount: terms.0 };
                let title = (reference.clone(), &credit.name);
                let dates = (period, payment.on);
                let line = self.paid_ahead(title, dates, payment, reason);
                ahead.push((period.start(), line));
            }
        }
        Ok(ahead)
    }

    /// The covered charges of a bill that begin within a period, with their places on it.
    pub(super) fn charges<'l>(
        &'l self,
        lines: &'l [Line],
        covers: &'l Covers,
        within: &'l Period,
    ) -> impl Iterator<Item = (usize, &'l Line)> + Clone {
        lines.iter().enumerate().filter(move |(_, line)| {
            let start = line.period.start();
            covers.covers(&line.charge)
                && self.has(line)
                && !matches!(line.reason, Reason::Prepaid(_))
                && within.start() <= start
                && start < within.end()
        })
    }

    /// What is `used` of what is held against charges of a bill, of which `left` remains: for
    /// a period, on the bill of a day, as a cost of another.
    pub(super) fn drawn(
        &self,
        (held, left): (&mut Held, Decimal),
        (reference, name): (&str, &Label),
        (used, charged): (Decimal, &Charged),
        (period, day, on): (Period, NaiveDate, NaiveDate),
    ) -> Exact<Vec<Line>> {
        if used <= Decimal::ZERO {
            return Ok(Vec::new());
        }
        let shares = held.take(used, on, false)?;
        let left = self.account.told(self.plan, left);
        let parts = set_off((self.account, self.plan), shares, (used, charged), day)?;
        let lines = parts.into_iter().map(|part| {
            let (ending, reason) = match &part.exchanged {
                None => ("used", PrepaidReason::CreditUsed { left }),
                Some(reason) => ("exchange", reason.clone()),
            };
            let line = self.line(
                (format!("{reference}.{ending}"), name),
                (period, day),
                (part.billed.amount, Reason::Prepaid(reason)),
            );
            part.onto(line, on)
        });
        lines.collect()
    }

    /// The bill of what is paid before it is used.
    pub(super) fn paid_ahead(
        &self,
        title: (String, &Label),
        dates: (Period, NaiveDate),
        payment: Payment,
        reason: PrepaidReason,
    ) -> Line {
        let what = (payment.billed.amount, Reason::Prepaid(reason));
        let line = Line {
            recognition: Recognition::AsUsed(payment.pieces),
            ..self.line(title, dates, what)
        };
        let line = payment.billed.onto(line);
        line.with(|item| item.in_advance = true)
    }
}

pub(super) fn piece(on: NaiveDate, amount: Decimal, expired: bool) -> Used {
    Used {
        on,
        amount,
        expired,
    }
}

pub(super) fn blank(
    reference: String,
    name: &Label,
    (period, billed_on): (Period, NaiveDate),
    (amount, reason): (Decimal, Reason),
) -> Line {
    Line {
        item: Arc::new(Item {
            charge: reference.clone(),
            reference,
            name: name.clone(),
            clause: None,
            category: Category::Usage,
            in_advance: false,
            origin: Origin::default(),
        }),
        period,
        billed_on,
        quantity: None,
        unit_price: None,
        periods: Periods::ONE,
        amount,
        stated: None,
        reason,
        recognition: Recognition::Straight,
    }
}
