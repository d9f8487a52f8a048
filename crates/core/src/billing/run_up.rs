//! What runs up between bills: a bill at each amount reached, and all collected at once when
//! a credit line is passed.
//!
//! Both look at usage that is settled by the day, before anything is rounded or taxed.

use super::Invoice;
use super::account::Account;
use super::rules::paid_on;
use crate::decimal::{Exact, add, sum};
use crate::period::Horizon;
use crate::pricing::bill_rules::{BeyondLine, BillRules};
use crate::pricing::plan::Category;
use crate::rating::Line;
use crate::study::StudyOption;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Gathers the usage of a month in a plan onto the bill after its end, or onto an earlier one
/// as soon as what has run up reaches the plan's step, or as what is owed passes its credit
/// line. Returns the days on which a line is passed: all that is owed is paid then.
pub fn gather(account: &Account, lines: &mut [Line]) -> Exact<Vec<NaiveDate>> {
    let mut passed = Vec::new();
    for (own, run) in account.runs() {
        let rules = &account.plan_at(run.plan).bill_rules;
        if rules.counts_what_runs_up() {
            let usage = |line: &Line| line.category == Category::Usage && own.has_in(&run, line);
            passed.extend(in_plan(rules, account.option, usage, lines)?);
        }
    }
    Ok(passed)
}

fn in_plan(
    rules: &BillRules,
    option: &StudyOption,
    usage: impl Fn(&Line) -> bool,
    lines: &mut [Line],
) -> Exact<Vec<NaiveDate>> {
    let line = rules
        .credit_line
        .filter(|l| l.beyond == BeyondLine::Collect);
    let mut passed = Vec::new();
    let mut order: Vec<usize> = (0..lines.len())
        .filter(|i| lines.get(*i).is_some_and(&usage))
        .collect();
    order.sort_by_key(|i| lines.get(*i).map(|line| (line.billed_on, *i)));
    let month = |line: &Line| Horizon::new(line.period.start(), 1).start();
    let mut waiting: Vec<usize> = Vec::new();
    let mut run_up = Decimal::ZERO;
    // Bills that are not paid yet: the day of payment, and the amount.
    let mut unpaid: Vec<(NaiveDate, Decimal)> = Vec::new();
    for (at, index) in order.iter().enumerate() {
        let Some(current) = lines.get(*index) else {
            continue;
        };
        let (day, now) = (current.billed_on, month(current));
        run_up = add(run_up, current.amount)?;
        waiting.push(*index);
        let next = order.get(at.saturating_add(1)).and_then(|i| lines.get(*i));
        let same_day = next.is_some_and(|next| next.billed_on == day && month(next) == now);
        let last = next.is_none_or(|next| month(next) != now);
        unpaid.retain(|(paid, _)| *paid > day);
        let owed = add(run_up, sum(unpaid.iter().map(|(_, amount)| *amount))?)?;
        let too_much = !same_day && line.is_some_and(|line| owed > line.amount);
        let reached = !same_day && rules.threshold.is_some_and(|step| run_up >= step);
        if last || too_much || reached {
            for index in waiting.drain(..) {
                if let Some(line) = lines.get_mut(index) {
                    line.billed_on = day;
                }
            }
            if too_much {
                passed.push(day);
                unpaid.clear();
            } else {
                unpaid.push((paid_on(option, day), run_up));
            }
            run_up = Decimal::ZERO;
        }
    }
    Ok(passed)
}

/// Bills that are owed on a day when a credit line is passed fall due on it.
pub fn collect(passed: &[NaiveDate], invoices: &mut [Invoice]) {
    for invoice in invoices {
        let owed = |day: &&NaiveDate| invoice.issued <= **day && **day < invoice.due;
        if let Some(day) = passed.iter().find(owed) {
            invoice.due = *day;
        }
    }
}
