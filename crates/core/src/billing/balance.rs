//! A balance (余额): topped up, with its bonus, and drawn on by every bill.
//!
//! It is the buyer's, whatever plan he is in: a change of plan carries it on.

use super::account::Account;
use super::prepaid::{ByDay, blank, piece};
use crate::decimal::{Exact, Overflow, add, mul, sub, sum};
use crate::label::Label;
use crate::period::Period;
use crate::pricing::prepaid::{PrepaidReason, Wallet};
use crate::pricing::reason::Reason;
use crate::rating::line::Used;
use crate::rating::{Line, Recognition};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A payment into the balance.
struct TopUp {
    on: NaiveDate,
    paid: Decimal,
    left: Decimal,
    bonus: Decimal,
    bonus_left: Decimal,
    pieces: Vec<Used>,
}

impl TopUp {
    fn new(account: &Account, wallet: &Wallet, on: NaiveDate, times: Decimal) -> Exact<TopUp> {
        let rounding = account.plan_on(on).rounding;
        let paid = rounding.alone(mul(wallet.top_up, times)?)?;
        let bonus = rounding.alone(mul(wallet.bonus, times)?)?;
        Ok(TopUp {
            on,
            paid,
            left: paid,
            bonus,
            bonus_left: bonus,
            pieces: Vec::new(),
        })
    }
}

/// Every bill is taken from the balance as far as it goes, money paid in before bonus.
pub fn draw(account: &Account, wallet: &Wallet, span: &Period, by_day: &mut ByDay) -> Exact<()> {
    let mut top_ups = vec![TopUp::new(account, wallet, span.start(), Decimal::ONE)?];
    for (day, lines) in by_day.iter_mut() {
        let due = sum(lines.iter().map(|line| line.amount))?.max(Decimal::ZERO);
        let balance = balance(&top_ups)?;
        if let Some(below) = wallet.below {
            let short = sub(below, sub(balance, due)?)?;
            if short > Decimal::ZERO {
                let each = add(wallet.top_up, wallet.bonus)?;
                let times = short.checked_div(each).ok_or(Overflow)?.ceil();
                top_ups.push(TopUp::new(account, wallet, *day, times)?);
            }
        }
        let (rest, bonus) = take(&mut top_ups, *day, due)?;
        let drawn = sub(due, rest)?;
        if drawn.is_zero() {
            continue;
        }
        let left = self::balance(&top_ups)?;
        let until = day.succ_opt().ok_or(Overflow)?;
        let on = Period::new(*day, until).ok_or(Overflow)?;
        lines.push(
            Line {
                recognition: Recognition::AsUsed(vec![piece(*day, -drawn, false)]),
                ..blank(
                    "wallet".to_owned(),
                    &Label::from("wallet"),
                    (on, *day),
                    (
                        -drawn,
                        Reason::Prepaid(PrepaidReason::Drawn { bonus, left }),
                    ),
                )
            }
            .with(|item| item.origin = account.origin_on(*day)),
        );
    }
    for top_up in top_ups {
        let period = Period::new(
            top_up.on,
            span.end().max(top_up.on.succ_opt().ok_or(Overflow)?),
        );
        let bonus = top_up.bonus;
        let line = Line {
            recognition: Recognition::AsUsed(top_up.pieces),
            ..blank(
                "wallet.top-up".to_owned(),
                &Label::from("wallet"),
                (period.ok_or(Overflow)?, top_up.on),
                (top_up.paid, Reason::Prepaid(PrepaidReason::TopUp { bonus })),
            )
        }
        .with(|item| item.origin = account.origin_on(top_up.on));
        by_day.entry(top_up.on).or_default().push(line);
    }
    Ok(())
}

/// Takes an amount, from what was paid in before the bonus; returns what is not covered, and
/// how much of it was bonus.
fn take(top_ups: &mut [TopUp], day: NaiveDate, due: Decimal) -> Exact<(Decimal, Decimal)> {
    let mut rest = due;
    for top_up in top_ups.iter_mut() {
        let used = top_up.left.min(rest);
        top_up.left = sub(top_up.left, used)?;
        rest = sub(rest, used)?;
        if !used.is_zero() {
            top_up.pieces.push(piece(day, used, false));
        }
    }
    let mut bonus = Decimal::ZERO;
    for top_up in top_ups.iter_mut() {
        let used = top_up.bonus_left.min(rest);
        top_up.bonus_left = sub(top_up.bonus_left, used)?;
        rest = sub(rest, used)?;
        bonus = add(bonus, used)?;
    }
    Ok((rest, bonus))
}

fn balance(top_ups: &[TopUp]) -> Exact {
    sum(top_ups
        .iter()
        .flat_map(|top_up| [top_up.left, top_up.bonus_left]))
}
