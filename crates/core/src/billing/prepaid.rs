//! Prepaid money on the bills: what a commitment lacks, credits and a balance set against
//! charges, a deposit.
//!
//! All of it works on rounded lines, since it pays for what is billed. A draw and what was
//! paid for it stand on the same day with opposite signs, so that the cost stays with the
//! charge; only a bonus, a gift and what lapses change the cost. Order: commitment, credits,
//! balance.

use crate::cadence::{Alignment, periods};
use crate::decimal::{Exact, Overflow, add, mul, ratio, sub, sum};
use crate::label::Label;
use crate::money::Rounding;
use crate::period::Period;
use crate::pricing::plan::{Category, Plan};
use crate::pricing::prepaid::{Commitment, Credit, PrepaidReason, Wallet};
use crate::pricing::reason::Reason;
use crate::rating::line::{Origin, Periods, Used};
use crate::rating::{Line, Recognition};
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub type ByDay = BTreeMap<NaiveDate, Vec<Line>>;

/// No rate of tax: a deposit is no price.
pub(super) const UNTAXED: usize = usize::MAX;

/// Adds the lines of prepaid money to an option's rounded lines.
pub fn settle(study: &Study, option: &StudyOption, plan: &Plan, by_day: &mut ByDay) -> Exact<()> {
    let Some(span) = Period::new(option.start, option.ends_within(&study.horizon)) else {
        return Ok(());
    };
    for commitment in &plan.prepaid.commitments {
        true_up(commitment, option, plan.rounding, &span, by_day)?;
    }
    for credit in &plan.prepaid.credits {
        set_against(credit, option, plan.rounding, &span, by_day)?;
    }
    if let Some(wallet) = &option.wallet {
        draw(wallet, &span, by_day)?;
    }
    if !plan.prepaid.deposit.is_zero() {
        deposit(plan, option, &span, by_day);
    }
    Ok(())
}

/// What covered charges of each period lack, billed at its end. A line counts in the
/// periods it pays for, by days.
fn true_up(
    commitment: &Commitment,
    option: &StudyOption,
    rounding: Rounding,
    span: &Period,
    by_day: &mut ByDay,
) -> Exact<()> {
    let full = periods(
        option.anchor,
        commitment.months,
        Alignment::Anniversary,
        span,
    );
    for (full, period) in full.iter().filter_map(|f| Some((f, f.overlap(span)?))) {
        let mut counted = Decimal::ZERO;
        for line in by_day.values().flatten() {
            if commitment.covers.covers(&line.charge) {
                let (days, of) = line.period.share_of(&period);
                counted = add(counted, ratio(line.amount, days, of)?)?;
            }
        }
        let least = if commitment.prorated {
            let (days, of) = full.share_of(&period);
            ratio(commitment.amount, days, of)?
        } else {
            commitment.amount
        };
        let missing = rounding.alone(sub(least, counted)?)?;
        if missing > Decimal::ZERO {
            let day = period.end();
            by_day.entry(day).or_default().push(Line {
                category: Category::Fixed,
                recognition: Recognition::Straight,
                ..blank(
                    format!("commitment.{}", commitment.id),
                    &commitment.name,
                    (period, day),
                    (missing, Reason::MinimumTopUp { minimum: least }),
                )
            });
        }
    }
    Ok(())
}

/// A credit of each period against the charges of that period.
fn set_against(
    credit: &Credit,
    option: &StudyOption,
    rounding: Rounding,
    span: &Period,
    by_day: &mut ByDay,
) -> Exact<()> {
    let all = periods(option.anchor, credit.months, Alignment::Anniversary, span);
    for period in all.iter().filter_map(|full| full.overlap(span)) {
        let (mut left, mut booked) = (credit.amount, Decimal::ZERO);
        let mut pieces = Vec::new();
        for (day, lines) in by_day.iter_mut() {
            let inside = |line: &&Line| {
                let start = line.period.start();
                credit.covers.covers(&line.charge)
                    && !matches!(line.reason, Reason::Prepaid(_))
                    && period.start() <= start
                    && start < period.end()
            };
            let due = sum(lines.iter().filter(inside).map(|line| line.amount))?;
            let used = due.min(left);
            if used <= Decimal::ZERO {
                continue;
            }
            left = sub(left, used)?;
            let so_far = sub(credit.amount, left)?;
            let so_far = rounding.alone(ratio(credit.price, so_far, credit.amount)?)?;
            pieces.push(piece(period.last_day(), sub(so_far, booked)?, false));
            booked = so_far;
            lines.push(Line {
                recognition: Recognition::AsUsed(vec![piece(period.last_day(), -used, false)]),
                ..blank(
                    format!("credit.{}.used", credit.id),
                    &credit.name,
                    (period, *day),
                    (-used, Reason::Prepaid(PrepaidReason::CreditUsed { left })),
                )
            });
        }
        if !credit.price.is_zero() {
            let line = bought(credit, &period, booked, pieces)?;
            by_day.entry(period.start()).or_default().insert(0, line);
        }
    }
    Ok(())
}

/// What is paid for a credit; what was not used of it by the period's end is lost.
fn bought(credit: &Credit, period: &Period, booked: Decimal, mut pieces: Vec<Used>) -> Exact<Line> {
    let lapsed = sub(credit.price, booked)?;
    if !lapsed.is_zero() {
        pieces.push(piece(period.last_day(), lapsed, true));
    }
    let amount = credit.amount;
    Ok(Line {
        recognition: Recognition::AsUsed(pieces),
        in_advance: true,
        ..blank(
            format!("credit.{}", credit.id),
            &credit.name,
            (*period, period.start()),
            (
                credit.price,
                Reason::Prepaid(PrepaidReason::Credit { amount }),
            ),
        )
    })
}

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
    fn new(wallet: &Wallet, on: NaiveDate, times: Decimal) -> Exact<TopUp> {
        let (paid, bonus) = (mul(wallet.top_up, times)?, mul(wallet.bonus, times)?);
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
fn draw(wallet: &Wallet, span: &Period, by_day: &mut ByDay) -> Exact<()> {
    let mut top_ups = vec![TopUp::new(wallet, span.start(), Decimal::ONE)?];
    for (day, lines) in by_day.iter_mut() {
        let due = sum(lines.iter().map(|line| line.amount))?.max(Decimal::ZERO);
        let balance = balance(&top_ups)?;
        if let Some(below) = wallet.below {
            let short = sub(below, sub(balance, due)?)?;
            if short > Decimal::ZERO {
                let each = add(wallet.top_up, wallet.bonus)?;
                let times = short.checked_div(each).ok_or(Overflow)?.ceil();
                top_ups.push(TopUp::new(wallet, *day, times)?);
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
        lines.push(Line {
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
        });
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
        };
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

/// Paid on the first day; back after the last one, when the study reaches it. Never a cost.
fn deposit(plan: &Plan, option: &StudyOption, span: &Period, by_day: &mut ByDay) {
    let mut put = |day: NaiveDate, amount: Decimal, reason: PrepaidReason| {
        let line = Line {
            category: Category::OneTime,
            recognition: Recognition::AsUsed(Vec::new()),
            origin: Origin {
                tax: UNTAXED,
                ..Origin::default()
            },
            ..blank(
                "deposit".to_owned(),
                &plan.name,
                (*span, day),
                (amount, Reason::Prepaid(reason)),
            )
        };
        by_day.entry(day).or_default().push(line);
    };
    put(span.start(), plan.prepaid.deposit, PrepaidReason::Deposit);
    if option.end == Some(span.end()) {
        put(
            span.end(),
            -plan.prepaid.deposit,
            PrepaidReason::DepositBack,
        );
    }
}

fn piece(on: NaiveDate, amount: Decimal, expired: bool) -> Used {
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
        charge: reference.clone(),
        reference,
        name: name.clone(),
        clause: None,
        category: Category::Usage,
        period,
        billed_on,
        quantity: None,
        unit_price: None,
        periods: Periods::ONE,
        amount,
        reason,
        recognition: Recognition::Straight,
        in_advance: false,
        origin: Origin::default(),
    }
}
