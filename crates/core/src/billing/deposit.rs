//! A deposit (押金): paid on a plan's first day, back after its last one, when the study
//! reaches it. It is the buyer's and never a cost.
//!
//! It is stated in the plan's currency and comes back in it, each time at the rate of that
//! day's bill. Until it is back it stands at what was paid for it, so that it ends at zero;
//! what comes back more or less than that is a gain or a loss of that day, a line of its own.

use super::account::{Account, Billed};
use super::prepaid::{ByDay, UNTAXED};
use crate::decimal::{Exact, Overflow, sub};
use crate::money::Exchange;
use crate::period::Period;
use crate::pricing::plan::{Category, Plan};
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::subscription::{Run, Subscription};
use crate::rating::{Line, Recognition};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The lines of a subscription's deposits. A plan that asks for as much as the one before,
/// in the same currency, keeps it.
pub(super) fn deposit(account: &Account, own: &Subscription, by_day: &mut ByDay) -> Exact<()> {
    let asked = |run: &Run| {
        let plan = account.plan_at(run.plan);
        let currency = plan.foreign.as_ref().map(|foreign| &foreign.currency);
        (plan.prepaid.deposit, currency)
    };
    let mut held: Vec<Run> = Vec::new();
    for run in own.runs() {
        match held.last_mut() {
            Some(before) if asked(before) == asked(&run) => before.until = run.until,
            _ => held.push(run),
        }
    }
    for run in held {
        if let Some(span) = account.span(&run) {
            let plan = account.plan_at(run.plan);
            let deposit = Deposit {
                account,
                own,
                run,
                plan,
                span,
            };
            for line in deposit.lines()? {
                by_day.entry(line.billed_on).or_default().push(line);
            }
        }
    }
    Ok(())
}

/// What one plan, or several that keep it, hold of the buyer's.
struct Deposit<'a> {
    account: &'a Account<'a>,
    own: &'a Subscription,
    run: Run,
    plan: &'a Plan,
    span: Period,
}

impl Deposit<'_> {
    fn lines(&self) -> Exact<Vec<Line>> {
        let amount = self.plan.prepaid.deposit;
        let (first, last) = (self.span.start(), self.span.end());
        let on = |day| self.account.billed(self.plan, amount, day);
        let paid = on(first)?;
        if paid.amount.is_zero() {
            return Ok(Vec::new());
        }
        let mut lines = vec![self.line(first, paid.clone(), PrepaidReason::Deposit { amount })];
        if self.run.until.or(self.account.option.end) == Some(last) {
            let back = on(last)?;
            let lost = sub(paid.amount, back.amount)?;
            let rates = (paid.exchange.clone(), back.exchange);
            let given = Billed {
                amount: -paid.amount,
                stated: paid.stated.map(|stated| -stated),
                exchange: paid.exchange,
            };
            lines.push(self.line(last, given, PrepaidReason::DepositBack { amount }));
            lines.extend(self.exchanged(last, lost, rates)?);
        }
        Ok(lines)
    }

    fn line(&self, day: NaiveDate, billed: Billed, reason: PrepaidReason) -> Line {
        let line = self.account.line(
            (self.own, &self.run),
            ("deposit".to_owned(), &self.plan.name),
            (self.span, day),
            (billed.amount, Reason::Prepaid(reason)),
        );
        let line = Line {
            recognition: Recognition::AsUsed(Vec::new()),
            ..line
        };
        billed.onto(line).with(|item| {
            item.category = Category::OneTime;
            item.origin.tax = UNTAXED;
        })
    }

    /// What was lost by the rates of the two days, gained when negative: a cost of the day
    /// it comes back on. None without a difference.
    fn exchanged(
        &self,
        day: NaiveDate,
        lost: Decimal,
        (paid, back): (Option<Exchange>, Option<Exchange>),
    ) -> Exact<Option<Line>> {
        let (Some(paid), Some(back)) = (paid, back) else {
            return Ok(None);
        };
        if lost.is_zero() {
            return Ok(None);
        }
        let next = day.succ_opt().ok_or(Overflow)?;
        let reason = PrepaidReason::DepositExchanged {
            amount: self.plan.prepaid.deposit,
            paid: paid.rate,
            back: back.rate,
        };
        let line = self.account.line(
            (self.own, &self.run),
            ("deposit.exchange".to_owned(), &self.plan.name),
            (Period::new(day, next).ok_or(Overflow)?, day),
            (lost, Reason::Prepaid(reason)),
        );
        Ok(Some(line.with(|item| {
            item.category = Category::Financing;
            item.origin.tax = UNTAXED;
            item.origin.exchange = Some(back);
        })))
    }
}
