//! What money there is for usage: lines as they are when a balance or a credit line runs out,
//! and when packs cannot be drawn on because a bill is overdue.
//!
//! What is refused depends on the bills before it, and those on what was refused before. So
//! an option is rated and billed, what its bills leave for later periods is told to the
//! rating, and again until nothing changes: each round settles at least one bill more.

use super::account::Account;
use super::invoice::{Invoice, invoice};
use super::rules::{due_on, paid_on};
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, add, ratio, sub, sum};
use crate::forecast::Forecast;
use crate::period::Period;
use crate::pricing::limit::Purse;
use crate::pricing::plan::{Category, Plan};
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::account::Course;
use crate::rating::subscription::subscriptions;
use crate::rating::{self, Line};
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Every line of an option, unrounded, as far as there is money for it.
pub fn lines(
    study: &Study,
    option: &StudyOption,
    plan: &Plan,
    courses: &[Course],
    forecast: &Forecast,
) -> Exact<Vec<Line>> {
    let mut lines = rating::lines(study, option, courses, forecast)?;
    if !may_run_out(study, option, courses) || lines.iter().any(Line::is_unpublished) {
        return Ok(lines);
    }
    let mut held = option.clone();
    let mut asked = None;
    for round in 0_usize.. {
        let courses = rating::account::courses(study, &held, forecast)?;
        if asked.is_some() {
            lines = rating::lines(study, &held, &courses, forecast)?;
        }
        let subscriptions = subscriptions(study, &held, &courses);
        let account = Account {
            study,
            option: &held,
            plan,
            subscriptions: &subscriptions,
        };
        let bills = invoice(&account, lines.clone())?;
        if asked.is_none() {
            asked = Some(usage(&account, &bills)?);
        }
        let next = next(&account, &bills, asked.as_ref())?;
        if next == held || round > bills.len() {
            break;
        }
        held = next;
    }
    Ok(lines)
}

/// Whether usage of an option may be refused for want of money, or packs be barred.
fn may_run_out(study: &Study, option: &StudyOption, courses: &[Course]) -> bool {
    let stays = courses.iter().flat_map(|course| &course.stays);
    let mut plans = stays.filter_map(|stay| study.plan_of(&stay.option));
    let refuses = option.wallet.is_some_and(|wallet| wallet.refuses);
    refuses
        || plans.any(|plan| {
            let barred = bars_packs(plan) && option.settling.days_late > 0;
            barred || plan.bill_rules.refuses()
        })
}

fn bars_packs(plan: &Plan) -> bool {
    let late = plan.bill_rules.late.as_ref();
    late.is_some_and(|late| late.packs_barred)
}

/// The usage of a period: its amount on the bills so far, in its plan's currency, since that
/// is what usage is held to.
type Usage = BTreeMap<Period, Decimal>;

/// The option with what its bills leave for later.
fn next(account: &Account, bills: &[Invoice], asked: Option<&Usage>) -> Exact<StudyOption> {
    let mut next = account.option.clone();
    next.settling.barred = overdue(account, bills)?;
    if account.option.wallet.is_some_and(|wallet| wallet.refuses) {
        if let Some((from, most, until)) = first_short(account, bills)? {
            next.spending.funds.retain(|(day, ..)| *day < from);
            next.spending.funds.extend([
                (from, most, Purse::Balance),
                (until, Decimal::ZERO, Purse::Balance),
            ]);
        }
    } else if let Some(asked) = asked {
        next.spending.funds = within_line(account, bills, asked)?;
    }
    Ok(next)
}

fn usage(account: &Account, bills: &[Invoice]) -> Exact<Usage> {
    let mut usage = Usage::new();
    for line in bills.iter().flat_map(|bill| &bill.lines) {
        if let Some(period) = used_in(account.study, line) {
            let slot = usage.entry(period).or_default();
            *slot = add(*slot, account.stated(line)?)?;
        }
    }
    Ok(usage)
}

/// The last period of the first bill that the balance does not pay for: its first day, what
/// its usage may cost, and the day after it.
fn first_short(
    account: &Account,
    bills: &[Invoice],
) -> Exact<Option<(NaiveDate, Decimal, NaiveDate)>> {
    for (index, bill) in bills.iter().enumerate() {
        let charged = bill.lines.iter().filter(|line| !is_paid_in(line));
        let charged = charged.map(|line| account.stated(line));
        let missing = sum(charged.collect::<Exact<Vec<_>>>()?)?;
        let here = usage(account, std::slice::from_ref(bill))?;
        let last = here.iter().rfind(|(_, amount)| **amount > Decimal::ZERO);
        let Some((period, amount)) = last.filter(|_| missing > Decimal::ZERO) else {
            continue;
        };
        let so_far = usage(account, bills.get(..=index).unwrap_or_default())?;
        let used = so_far.get(period).copied().unwrap_or_default();
        let most = sub(used, missing.min(*amount))?;
        return Ok(Some((period.start(), most, period.end())));
    }
    Ok(None)
}

/// Money that stays the buyer's.
fn is_paid_in(line: &Line) -> bool {
    matches!(
        line.reason,
        Reason::Prepaid(
            PrepaidReason::TopUp { .. }
                | PrepaidReason::Deposit { .. }
                | PrepaidReason::DepositBack { .. }
                | PrepaidReason::DepositExchanged { .. }
        )
    )
}

/// The times in which packs cannot be drawn on: from the day a bill is due until it is paid,
/// in order.
fn overdue(account: &Account, bills: &[Invoice]) -> Exact<Vec<Period>> {
    let mut times: Vec<Period> = Vec::new();
    for bill in bills {
        if bill.total()? <= Decimal::ZERO || !bars_packs(account.plan_on(bill.issued)) {
            continue;
        }
        let from = due_on(account.option, bill.issued);
        // A day counts once.
        let from = times.last().map_or(from, |before| from.max(before.end()));
        times.extend(Period::new(from, paid_on(account.option, bill.issued)));
    }
    Ok(times)
}

/// What usage of each period may cost when no more than its plan's credit line may be owed
/// at any time. Usage is taken to come evenly over its period.
fn within_line(
    account: &Account,
    bills: &[Invoice],
    asked: &Usage,
) -> Exact<Vec<(NaiveDate, Decimal, Purse)>> {
    let option = account.option;
    let mut funds = Vec::new();
    for (period, amount) in asked {
        let plan = account.plan_on(period.start());
        let rules = &plan.bill_rules;
        let Some(line) = rules.credit_line.filter(|_| rules.refuses()) else {
            funds.push((period.start(), Decimal::MAX, Purse::CreditLine));
            continue;
        };
        let (mut served, mut before) = (Decimal::ZERO, Decimal::ZERO);
        for part in between_payments(option, bills, period) {
            let mut owed = Decimal::ZERO;
            for bill in bills {
                let until = paid_on(option, bill.issued);
                if bill.issued <= part.start() && part.start() < until {
                    owed = add(owed, bill.net.max(Decimal::ZERO))?;
                }
            }
            // By cumulative difference, so that the parts add up to the period.
            let to_date = Period::new(period.start(), part.end()).unwrap_or(part);
            let (days, of) = period.share_of(&to_date);
            let wanted = ratio(*amount, days, of)?;
            let free = sub(line.amount, owed)?.max(Decimal::ZERO);
            let free = account.in_plan(plan, free, part.start())?;
            let left = sub(free, served)?.max(Decimal::ZERO);
            served = add(served, sub(wanted, before)?.min(left))?;
            before = wanted;
        }
        // Amounts of bills are rounded: what fits must not fail by a fraction.
        let most = match served < *amount {
            true => served,
            false => Decimal::MAX,
        };
        funds.push((period.start(), most, Purse::CreditLine));
    }
    Ok(funds)
}

/// A period cut at the days on which bills are made or paid.
fn between_payments(option: &StudyOption, bills: &[Invoice], period: &Period) -> Vec<Period> {
    let mut days: Vec<NaiveDate> = bills
        .iter()
        .flat_map(|bill| [bill.issued, paid_on(option, bill.issued)])
        .filter(|day| period.contains(*day))
        .chain([period.start(), period.end()])
        .collect();
    days.sort();
    days.dedup();
    let next = days.iter().skip(1);
    days.iter()
        .zip(next)
        .filter_map(|(from, until)| Period::new(*from, *until))
        .collect()
}

/// The charge's period that a line of usage belongs to; none for other lines.
fn used_in(study: &Study, line: &Line) -> Option<Period> {
    if line.category != Category::Usage || line.in_advance {
        return None;
    }
    let plan = study.plans.get(line.origin.plan)?;
    let charge = plan
        .charges
        .iter()
        .find(|charge| charge.id == line.charge)?;
    let Cadence::Months(months) = charge.cadence else {
        return None;
    };
    let all = periods(line.origin.anchor, months, charge.alignment, &line.period);
    all.first().copied()
}
