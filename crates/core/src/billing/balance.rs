//! A balance (余额): topped up, with its bonus, and drawn on by every bill.
//!
//! It is the buyer's, whatever plan he is in: a change of plan carries it on. It is kept in
//! the currency of his plans, which is one, and each part of it stands at what was paid in.

use super::account::Account;
use super::held::{Charged, Held, set_off};
use super::prepaid::{ByDay, blank};
use crate::decimal::{Exact, Overflow, add, mul, sub, sum};
use crate::label::Label;
use crate::period::Period;
use crate::pricing::prepaid::{PrepaidReason, Wallet};
use crate::pricing::reason::Reason;
use crate::rating::{Line, Recognition};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A payment into the balance.
struct TopUp<'a> {
    on: NaiveDate,
    held: Held<'a>,
    bonus: Decimal,
    bonus_left: Decimal,
}

impl<'a> TopUp<'a> {
    fn new(
        account: &'a Account,
        wallet: &Wallet,
        on: NaiveDate,
        times: Decimal,
    ) -> Exact<TopUp<'a>> {
        let plan = account.plan_on(on);
        let paid = account.counted(plan, mul(wallet.top_up, times)?)?;
        let bonus = account.counted(plan, mul(wallet.bonus, times)?)?;
        let mut held = Held::new(account, plan, (paid, paid));
        held.pay(paid, on)?;
        Ok(TopUp {
            on,
            held,
            bonus,
            bonus_left: bonus,
        })
    }
}

/// Every bill is taken from the balance as far as it goes, money paid in before bonus.
pub fn draw(account: &Account, wallet: &Wallet, span: &Period, by_day: &mut ByDay) -> Exact<()> {
    let mut top_ups = vec![TopUp::new(account, wallet, span.start(), Decimal::ONE)?];
    for (day, lines) in by_day.iter_mut() {
        let due = Charged::of(account, lines.iter())?.or_nothing();
        let balance = balance(&top_ups)?;
        if let Some(below) = wallet.below {
            let short = sub(below, sub(balance, due.stated)?)?;
            if short > Decimal::ZERO {
                let each = add(wallet.top_up, wallet.bonus)?;
                let times = short.checked_div(each).ok_or(Overflow)?.ceil();
                top_ups.push(TopUp::new(account, wallet, *day, times)?);
            }
        }
        lines.extend(drawn(account, &mut top_ups, *day, &due)?);
    }
    for top_up in top_ups {
        let next = top_up.on.succ_opt().ok_or(Overflow)?;
        let period = Period::new(top_up.on, span.end().max(next)).ok_or(Overflow)?;
        let bonus = top_up.bonus;
        for payment in top_up.held.payments {
            let reason = Reason::Prepaid(PrepaidReason::TopUp { bonus });
            let dates = (period, top_up.on);
            let what = (payment.billed.amount, reason);
            let line = Line {
                recognition: Recognition::AsUsed(payment.pieces),
                ..blank(
                    "wallet.top-up".to_owned(),
                    &Label::from("wallet"),
                    dates,
                    what,
                )
            };
            let line = line.with(|item| item.origin = account.origin_on(top_up.on));
            let bill = by_day.entry(top_up.on).or_default();
            bill.push(payment.billed.onto(line));
        }
    }
    Ok(())
}

/// What a bill takes from the balance.
fn drawn(
    account: &Account,
    top_ups: &mut [TopUp],
    day: NaiveDate,
    due: &Charged,
) -> Exact<Vec<Line>> {
    let plan = account.plan_on(day);
    let mut rest = due.stated;
    let mut shares = Vec::new();
    for top_up in top_ups.iter_mut() {
        let used = top_up.held.left()?.min(rest);
        rest = sub(rest, used)?;
        if !used.is_zero() {
            shares.extend(top_up.held.take(used, day, false)?);
        }
    }
    let mut bonus = Decimal::ZERO;
    for top_up in top_ups.iter_mut() {
        let used = top_up.bonus_left.min(rest);
        top_up.bonus_left = sub(top_up.bonus_left, used)?;
        rest = sub(rest, used)?;
        bonus = add(bonus, used)?;
    }
    let used = sub(due.stated, rest)?;
    if used.is_zero() {
        return Ok(Vec::new());
    }
    let left = account.told(plan, balance(top_ups)?);
    let bonus = account.told(plan, bonus);
    let next = day.succ_opt().ok_or(Overflow)?;
    let on = Period::new(day, next).ok_or(Overflow)?;
    let parts = set_off((account, plan), shares, (used, due), day)?;
    let lines = parts.into_iter().map(|part| {
        let (reference, reason) = match &part.exchanged {
            None => ("wallet", PrepaidReason::Drawn { bonus, left }),
            Some(reason) => ("wallet.exchange", reason.clone()),
        };
        let what = (part.billed.amount, Reason::Prepaid(reason));
        let line = blank(
            reference.to_owned(),
            &Label::from("wallet"),
            (on, day),
            what,
        );
        let line = line.with(|item| item.origin = account.origin_on(day));
        part.onto(line, day)
    });
    lines.collect()
}

fn balance(top_ups: &[TopUp]) -> Exact {
    let paid = top_ups.iter().map(|top_up| top_up.held.left());
    let paid = sum(paid.collect::<Exact<Vec<_>>>()?)?;
    let bonus = sum(top_ups.iter().map(|top_up| top_up.bonus_left))?;
    add(paid, bonus)
}
