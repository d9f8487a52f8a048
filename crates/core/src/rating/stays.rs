//! Stays: the plans an option passes through, one after the other.
//!
//! A stay is the option as it would stand if it had only this plan, with its own first day
//! and the day its periods are counted from. Stays cover the option's time without a gap.
//! The next one begins with a dated change, or with the first month whose usage passes a
//! bound of the plan, whichever is earlier.

use super::account::by_stay;
use super::change::{Former, paid_again};
use crate::cadence::{Alignment, Cadence, periods};
use crate::decimal::Exact;
use crate::forecast::Forecast;
use crate::period::{Period, add_months};
use crate::pricing::plan::{Charge, Plan, Timing};
use crate::study::{ChangeMode, ChangeTerm, CreditBase, Study, StudyOption, Target};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The time in one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Stay {
    pub option: StudyOption,
    /// How it was entered; none for the first.
    pub entered: Option<Entry>,
    /// The first day of the next stay.
    pub left: Option<NaiveDate>,
}

/// The change that a stay begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    pub on: NaiveDate,
    pub mode: ChangeMode,
    pub credit: CreditBase,
    pub term: ChangeTerm,
    /// The cycle of the old plan that the day lies in; `on` is its start when it ends then.
    pub cycle: Option<Period>,
    pub why: Why,
}

/// Why a plan is changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    Planned,
    /// A meter (its position) reads more than the plan carries.
    Outgrown {
        meter: usize,
        quantity: Decimal,
        above: Decimal,
    },
}

/// A change that is due.
struct Due<'a> {
    on: NaiveDate,
    target: &'a Target,
    mode: ChangeMode,
    credit: CreditBase,
    term: ChangeTerm,
    why: Why,
}

/// The stays of an option, in order; at least one.
pub fn stays(study: &Study, option: &StudyOption, forecast: &Forecast) -> Exact<Vec<Stay>> {
    let mut done = Vec::new();
    let mut dated = option.changes.iter();
    let mut planned = dated.next();
    let mut current = Stay {
        option: option.clone(),
        entered: None,
        left: None,
    };
    loop {
        let mut due = outgrown(study, option, &current.option, forecast)?;
        if let Some(change) = planned
            && due.as_ref().is_none_or(|due| change.on <= due.on)
        {
            due = Some(Due {
                on: change.on,
                target: &change.target,
                mode: change.mode,
                credit: change.credit,
                term: change.term,
                why: Why::Planned,
            });
            planned = dated.next();
        }
        let Some(due) = due.filter(|due| current.option.serves(due.on, study)) else {
            done.push(current);
            return Ok(done);
        };
        let next = enter(study, &current, &due);
        match next.entered {
            // A class that the first day already passes is never entered.
            Some(entry) if entry.on <= current.option.start => {
                current = Stay {
                    entered: current.entered.map(|first| Entry {
                        why: entry.why,
                        ..first
                    }),
                    option: StudyOption {
                        stay: current.option.stay,
                        start: current.option.start,
                        anchor: current.option.anchor,
                        ..next.option
                    },
                    left: None,
                };
            }
            Some(entry) if current.option.changes_on(entry.on, study) => {
                current.left = Some(entry.on);
                done.push(std::mem::replace(&mut current, next));
                if entry.mode == ChangeMode::IntoDays {
                    current.option.anchor = shifted(study, &done, &current, &entry, forecast)?;
                }
            }
            _ => {
                done.push(current);
                return Ok(done);
            }
        }
    }
}

/// The day that cycles are counted from after days were given for what was left.
fn shifted(
    study: &Study,
    done: &[Stay],
    stay: &Stay,
    entry: &Entry,
    forecast: &Forecast,
) -> Exact<NaiveDate> {
    let lines = by_stay(study, done, forecast)?;
    match (done.last(), lines.last()) {
        (Some(old), Some(lines)) => {
            let option = &old.option;
            paid_again(study, &Former { option, lines }, stay, entry, forecast)
        }
        _ => Ok(entry.on),
    }
}

impl StudyOption {
    /// Whether a day lies within the study and before the option's end.
    fn serves(&self, day: NaiveDate, study: &Study) -> bool {
        day < self.ends_within(&study.horizon)
    }

    /// Whether its plan may be changed on a day.
    fn changes_on(&self, day: NaiveDate, study: &Study) -> bool {
        self.serves(day, study) && self.unchanged_from.is_none_or(|from| day < from)
    }
}

/// The first month of a stay in which usage passes a bound of its plan.
fn outgrown<'a>(
    study: &Study,
    option: &'a StudyOption,
    stay: &StudyOption,
    forecast: &Forecast,
) -> Exact<Option<Due<'a>>> {
    let moves = || option.moves.iter().filter(|m| m.from == stay.plan);
    if moves().next().is_none() {
        return Ok(None);
    }
    let Some(plan) = study.plan_of(stay) else {
        return Ok(None);
    };
    let Some(reach) = Period::new(stay.start, stay.ends_within(&study.horizon)) else {
        return Ok(None);
    };
    for month in periods(stay.anchor.min(stay.start), 1, alignment(plan), &reach) {
        let Some(month) = month.overlap(&reach) else {
            continue;
        };
        for bound in moves() {
            let quantity = super::rate::reading(study, stay, forecast, bound.meter, &month)?;
            if quantity > bound.above {
                return Ok(Some(Due {
                    on: month.start(),
                    target: &bound.target,
                    mode: bound.mode,
                    credit: bound.credit,
                    term: bound.term,
                    why: Why::Outgrown {
                        meter: bound.meter,
                        quantity,
                        above: bound.above,
                    },
                }));
            }
        }
    }
    Ok(None)
}

/// The stay that a change leads to.
fn enter(study: &Study, old: &Stay, due: &Due) -> Stay {
    let from = &old.option;
    let asked = due.on.max(from.start);
    let cycle = cycle_of(study, from, asked);
    let within = cycle.filter(|cycle| cycle.start() < asked);
    let on = match (due.mode, within) {
        (ChangeMode::NextPeriod, Some(cycle)) => cycle.end(),
        _ => asked,
    };
    let anchor = match due.mode {
        ChangeMode::ProrateNow
        | ChangeMode::ProrateNextBill
        | ChangeMode::NextPeriod
        // Before days that were given have passed there is no cycle to keep.
        | ChangeMode::Difference => from.anchor.min(on),
        ChangeMode::Restart | ChangeMode::IntoDays | ChangeMode::NewCycle => on,
    };
    let mut billing = from.billing;
    billing.cycle = due.target.cycle.unwrap_or(billing.cycle);
    Stay {
        entered: Some(Entry {
            on,
            mode: due.mode,
            credit: due.credit,
            term: due.term,
            cycle: within.filter(|_| on == asked),
            why: due.why,
        }),
        option: StudyOption {
            plan: due.target.plan,
            stay: from.stay.saturating_add(1),
            start: on,
            anchor,
            billing,
            modules: due.target.modules.clone(),
            packs: due.target.packs.clone(),
            picks: due.target.picks.clone(),
            ..from.clone()
        },
        left: None,
    }
}

/// The billing cycle of fixed charges that a day lies in.
fn cycle_of(study: &Study, option: &StudyOption, day: NaiveDate) -> Option<Period> {
    let plan = study.plan_of(option)?;
    let day = Period::new(day, day.succ_opt()?)?;
    let cycle = periods(option.anchor, option.billing.cycle, alignment(plan), &day)
        .first()
        .copied()?;
    Period::new(
        cycle.start().max(option.start),
        cycle.end().max(add_months(option.start, 0)),
    )
}

/// The alignment of what a plan charges in advance.
fn alignment(plan: &Plan) -> Alignment {
    let ahead =
        |charge: &&Charge| charge.timing == Timing::InAdvance && charge.cadence != Cadence::Once;
    plan.charges
        .iter()
        .find(ahead)
        .map(|charge| charge.alignment)
        .unwrap_or_default()
}
