//! Rules of bills on the bills: hours without service, stops after a late
//! payment, deductions before and after VAT, late fees.
//!
//! All of it works on rounded lines, since it is about what is billed. A
//! deduction is shared out over what it is set against, so that it follows its months and is
//! not refunded with them.

use super::account::Account;
use super::prepaid::{ByDay, UNTAXED, blank};
use super::tax::tax;
use crate::decimal::{Exact, add, allocate, mul, ratio, sub, sum};
use crate::period::Period;
use crate::pricing::bill_rules::{BillReason, Deduction, DeductionValue, Downtime};
use crate::pricing::plan::Category;
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::rating::line::Origin;
use crate::rating::subscription::{Run, Subscription};
use crate::study::{Study, StudyOption};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What is known before anything is set against the bills: compensation, stops, and what is
/// taken off before VAT.
pub fn before_tax(account: &Account, by_day: &mut ByDay) -> Exact<()> {
    stops(account, by_day)?;
    for (own, run) in account.runs() {
        if let Some(downtime) = account.plan_at(run.plan).bill_rules.downtime {
            compensate(&downtime, account, (own, &run), by_day)?;
        }
    }
    deduct(account, by_day, false)
}

/// What is taken off after VAT, and the fees for paying late.
pub fn after_tax(account: &Account, by_day: &mut ByDay) -> Exact<()> {
    deduct(account, by_day, true)?;
    late_fees(account, by_day)
}

/// The day that a bill is paid on by a buyer who is late.
pub fn paid_on(option: &StudyOption, issued: NaiveDate) -> NaiveDate {
    paid_after(option, due_on(option, issued))
}

/// The day on which a bill that is made on a day falls due.
pub fn due_on(option: &StudyOption, issued: NaiveDate) -> NaiveDate {
    later(issued, option.billing.net_days)
}

/// The day of payment of a bill that is due on a day.
pub fn paid_after(option: &StudyOption, due: NaiveDate) -> NaiveDate {
    later(due, option.settling.days_late)
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days)))
        .unwrap_or(day)
}

/// The time from the stop of the service to the payment of each bill.
fn stopped(account: &Account, bills: impl Iterator<Item = NaiveDate>) -> Vec<Period> {
    let option = account.option;
    let mut stops: Vec<Period> = Vec::new();
    for issued in bills {
        let late = account.plan_on(issued).bill_rules.late.as_ref();
        let Some(after) = late.and_then(|late| late.suspended_after_days) else {
            continue;
        };
        let days = u64::from(option.billing.net_days).saturating_add(u64::from(after));
        let from = issued.checked_add_days(Days::new(days)).unwrap_or(issued);
        // A day without service counts once.
        let from = stops.last().map_or(from, |before| from.max(before.end()));
        stops.extend(Period::new(from, paid_on(option, issued)));
    }
    stops
}

/// Usage that does not happen while the service has stopped. What goes on is said by the
/// plan that it is charged in.
fn stops(account: &Account, by_day: &mut ByDay) -> Exact<()> {
    let stops = stopped(account, by_day.keys().copied());
    if stops.is_empty() {
        return Ok(());
    }
    for lines in by_day.values_mut() {
        let mut off = Vec::new();
        for line in lines.iter().filter(|line| line.category == Category::Usage) {
            let plan = account.plan_of(line);
            let late = plan.bill_rules.late.as_ref();
            let goes_on = late.is_none_or(|late| late.goes_on(&line.charge));
            if goes_on {
                continue;
            }
            let within = stops.iter().filter_map(|stop| stop.overlap(&line.period));
            let days = Decimal::from(within.map(|part| part.days()).sum::<i64>());
            let of = Decimal::from(line.period.days());
            let amount = plan.rounding.alone(ratio(line.amount, days, of)?)?;
            if !amount.is_zero() {
                off.push(
                    blank(
                        format!("{}.suspended", line.reference),
                        &line.name,
                        (line.period, line.billed_on),
                        (-amount, Reason::Bill(BillReason::Suspended { days, of })),
                    )
                    .with(|item| {
                        item.charge = line.charge.clone();
                        item.category = line.category;
                        item.origin = line.origin.clone();
                    }),
                );
            }
        }
        lines.extend(off);
    }
    Ok(())
}

/// For each month in a plan, what the vendor gives for the hours without service, on the
/// next bill day.
fn compensate(
    downtime: &Downtime,
    account: &Account,
    (own, run): (&Subscription, &Run),
    by_day: &mut ByDay,
) -> Exact<()> {
    let horizon = &account.study.horizon;
    let down = account.option.settling.downtime_hours;
    let rounding = account.plan_at(run.plan).rounding;
    for month in (0..horizon.len()).map(|index| horizon.month(index)) {
        let Some(served) = run.within(&month) else {
            continue;
        };
        let hours = Decimal::from(month.days().saturating_mul(24));
        if down <= mul(hours, downtime.allowed)? {
            continue;
        }
        let mut fee = Decimal::ZERO;
        for line in by_day.values().flatten() {
            if own.has_in(run, line)
                && matches!(line.category, Category::Fixed | Category::Usage)
                && !matches!(
                    line.reason,
                    Reason::Bill(
                        BillReason::Compensation { .. } | BillReason::CompensationAtMost { .. }
                    )
                )
            {
                let (days, of) = line.period.share_of(&served);
                fee = add(fee, ratio(line.amount, days, of)?)?;
            }
        }
        let (given, reason) = given(downtime, fee, (down, hours))?;
        let amount = rounding.alone(given)?;
        if !amount.is_zero() {
            let title = ("compensation".to_owned(), &account.option.name);
            let what = (-amount, Reason::Bill(reason));
            let line = account.line((own, run), title, (served, month.end()), what);
            let line = line.with(|item| item.category = Category::Fixed);
            by_day.entry(month.end()).or_default().push(line);
        }
    }
    Ok(())
}

/// What is given for `down` of a month's hours, for which a fee was paid.
fn given(
    downtime: &Downtime,
    fee: Decimal,
    (down, of): (Decimal, Decimal),
) -> Exact<(Decimal, BillReason)> {
    let multiple = downtime.multiple;
    let given = mul(ratio(fee, down, of)?, multiple)?;
    let hours = down;
    let counted = BillReason::Compensation {
        hours,
        of,
        multiple,
    };
    Ok(match downtime.most_share {
        Some(rate) if given > mul(fee, rate)? => {
            (mul(fee, rate)?, BillReason::CompensationAtMost { rate })
        }
        _ => (given, counted),
    })
}

/// Sets the deductions of one side of VAT against the bills, in the order of each bill's
/// plan.
fn deduct(account: &Account, by_day: &mut ByDay, after: bool) -> Exact<()> {
    let study = account.study;
    let with_left = account.option.settling.deductions.iter().map(|deduction| {
        let left = match deduction.value {
            DeductionValue::Amount(amount) => amount,
            DeductionValue::Share(_) => Decimal::ZERO,
        };
        (deduction, left)
    });
    let mut all: Vec<(&Deduction, Decimal)> = with_left.collect();
    for (day, lines) in by_day.iter_mut() {
        let plan = account.plan_on(*day);
        let place = |deduction: &Deduction| plan.bill_rules.place(deduction.kind);
        let mut list: Vec<&mut (&Deduction, Decimal)> = all
            .iter_mut()
            .filter(|(deduction, _)| place(deduction).0 == after)
            .collect();
        list.sort_by_key(|(deduction, _)| place(deduction).1);
        for (deduction, left) in list {
            let early = deduction.from.is_some_and(|from| *day < from);
            if early || deduction.until.is_some_and(|until| *day > until) {
                continue;
            }
            let mut due = sum(lines.iter().map(|line| line.amount))?;
            if after && !plan.prices_include_vat {
                due = add(due, tax(study, false, lines)?.tax)?;
            }
            let (off, reason) = match deduction.value {
                DeductionValue::Amount(_) => {
                    let off = due.min(*left).max(Decimal::ZERO);
                    let off = plan.rounding.alone(off)?;
                    *left = sub(*left, off)?;
                    (off, BillReason::TakenOff { left: *left })
                }
                DeductionValue::Share(rate) => {
                    let off = plan.rounding.alone(mul(due.max(Decimal::ZERO), rate)?)?;
                    (off, BillReason::ShareTakenOff { rate })
                }
            };
            let shared = shared(deduction, off, &reason, (lines, study, after))?;
            lines.extend(shared);
        }
    }
    Ok(())
}

/// What one line of a deduction is set against: a time, from its first day to the day after
/// its last, a kind, whether billed in advance, and where it comes from: the position of
/// the rate of VAT, the project, the stay.
type SetAgainst = (
    (NaiveDate, NaiveDate),
    (Category, bool),
    (usize, Option<usize>, usize),
);

/// A deduction's lines: one for each time, kind, rate of VAT, project and plan that it is
/// set against.
fn shared(
    deduction: &Deduction,
    off: Decimal,
    reason: &BillReason,
    (lines, study, after): (&[Line], &Study, bool),
) -> Exact<Vec<Line>> {
    let mut groups: BTreeMap<SetAgainst, (Decimal, &Line)> = BTreeMap::new();
    for line in lines {
        let (from, to) = (line.period.start(), line.period.end());
        let origin = &line.origin;
        let key = (
            (from, to),
            (line.category, line.in_advance),
            (origin.tax, origin.project, origin.stay),
        );
        let group = groups.entry(key).or_insert((Decimal::ZERO, line));
        group.0 = add(group.0, line.amount)?;
    }
    let weights: Vec<Decimal> = groups
        .values()
        .map(|(amount, _)| (*amount).max(Decimal::ZERO))
        .collect();
    let parts = allocate(off, &weights, study.currency.decimals)?;
    let with = groups
        .values()
        .zip(parts)
        .filter(|(_, part)| !part.is_zero());
    Ok(with
        .map(|((_, like), part)| {
            blank(
                format!("deduction.{}", deduction.id),
                &deduction.name,
                (like.period, like.billed_on),
                (-part, Reason::Bill(reason.clone())),
            )
            .with(|item| {
                item.category = like.category;
                item.in_advance = like.in_advance;
                item.origin = Origin {
                    tax: if after { UNTAXED } else { like.origin.tax },
                    exchange: None,
                    ..like.origin.clone()
                };
            })
        })
        .collect())
}

/// The fee for each bill that is paid late, on the day it is paid, by the bill's plan.
fn late_fees(account: &Account, by_day: &mut ByDay) -> Exact<()> {
    let (study, option) = (account.study, account.option);
    let days = option.settling.days_late;
    let mut fees = Vec::new();
    for (issued, lines) in by_day.iter() {
        let plan = account.plan_on(*issued);
        let Some(late) = &plan.bill_rules.late else {
            continue;
        };
        let mut of = sum(lines.iter().map(|line| line.amount))?;
        if !plan.prices_include_vat {
            of = add(of, tax(study, false, lines)?.tax)?;
        }
        let rate = late.fee_per_day;
        let fee = plan
            .rounding
            .alone(mul(mul(of, rate)?, Decimal::from(days))?)?;
        let paid = paid_on(option, *issued);
        let due = paid
            .checked_sub_days(Days::new(u64::from(days)))
            .unwrap_or(paid);
        let Some(period) = Period::new(due, paid).filter(|_| fee > Decimal::ZERO) else {
            continue;
        };
        fees.push(
            blank(
                "late-fee".to_owned(),
                &plan.name,
                (period, paid),
                (fee, Reason::Bill(BillReason::LateFee { rate, days, of })),
            )
            .with(|item| {
                item.category = Category::Financing;
                item.origin = Origin {
                    tax: UNTAXED,
                    ..account.origin_on(*issued)
                };
            }),
        );
    }
    for fee in fees {
        by_day.entry(fee.billed_on).or_default().push(fee);
    }
    Ok(())
}
