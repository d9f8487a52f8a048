//! Subscriptions (订阅): who is bound to which plan when, and by which terms.
//!
//! The account is one subscription, together with the projects that go its way; a project
//! with a plan of its own is another. Each is a sequence of tenures, one for each stay. A
//! change of plan leaves the running term its end or begins the new plan's term, as the
//! change says; the fee, the notice and the refund are those of the plan one is in.

use super::account::Course;
use super::line::Line;
use super::stays::{Entry, Stay};
use crate::period::{Horizon, Period, add_months};
use crate::pricing::plan::Terms;
use crate::study::{ChangeMode, ChangeTerm, Scope, Study, StudyOption};
use chrono::{Days, NaiveDate};

#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    /// The project whose own it is; none for the account's.
    pub owner: Option<usize>,
    /// The projects in it.
    pub projects: Vec<Member>,
    /// In order, without a gap; at least one.
    pub tenures: Vec<Tenure>,
}

/// A project in a subscription, by its position, from one of its stays up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    project: usize,
    from: usize,
    until: Option<usize>,
}

/// The time in which one plan's promises, credits and deposit run on: its periods are
/// counted from the same day, also where the way of paying is changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// Position in the study's plans.
    pub plan: usize,
    /// The first and the last stay.
    pub stays: (usize, usize),
    /// The day that periods are counted from.
    pub anchor: NaiveDate,
    pub from: NaiveDate,
    /// The first day of the next plan.
    pub until: Option<NaiveDate>,
}

/// The time in one plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tenure {
    /// Position in the study's plans.
    pub plan: usize,
    /// The stay of the lines that it is paid with.
    pub stay: usize,
    /// The day that its periods are counted from.
    pub anchor: NaiveDate,
    pub from: NaiveDate,
    /// The first day of the next one.
    pub until: Option<NaiveDate>,
    /// The first day of the contract, which changes that keep the term go on with.
    pub signed: NaiveDate,
    pub bound: Option<Bound>,
    /// How it was entered; none for the first.
    pub entered: Option<Entered>,
}

/// A change of plan as later stages see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entered {
    /// True when the contract went on, so that an earlier notice counts.
    pub kept: bool,
    /// The day of the bill that settles what was paid for the old plan.
    pub settled: NaiveDate,
    /// The first day of the cycle whose full price is paid, where the change asks for the
    /// difference of two full prices.
    pub whole_cycle_from: Option<NaiveDate>,
}

/// A committed term, running or renewed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    pub terms: Terms,
    /// Terms end here, when it lies ahead, and every so many months later.
    counted_from: NaiveDate,
    /// The first day under these terms.
    since: NaiveDate,
}

/// The end of a term that another one follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewal {
    pub on: NaiveDate,
    /// The length of the term that begins.
    pub months: u32,
    /// True when it begins by itself.
    pub by_itself: bool,
    /// The last day on which notice is in time; none where the terms ask for none or the
    /// plan is entered too late for it.
    pub notice: Option<NaiveDate>,
    /// The last day to pay for the term that begins.
    pub due: Option<NaiveDate>,
}

impl Bound {
    fn new(terms: Terms, counted_from: NaiveDate, since: NaiveDate) -> Bound {
        Bound {
            terms,
            counted_from,
            since,
        }
    }

    /// The ends of terms in order; a single one when they do not renew.
    pub fn ends(&self) -> impl Iterator<Item = NaiveDate> {
        let (from, months, since) = (self.counted_from, self.terms.months, self.since);
        let most = if self.terms.renews { usize::MAX } else { 1 };
        (0..=u32::MAX)
            .map(move |n| add_months(from, months.saturating_mul(n)))
            .filter(move |end| *end > since)
            .take(most)
    }

    /// The end of the term that runs up to a day, or ends on it; none after the last.
    pub fn end_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.ends().find(|end| *end >= day)
    }
}

/// Every subscription of an option, the account's first.
pub fn subscriptions(study: &Study, option: &StudyOption, courses: &[Course]) -> Vec<Subscription> {
    let mut found: Vec<Subscription> = Vec::new();
    for course in courses {
        let tenures = tenures(study, &course.stays);
        let Scope::Project(index) = course.scope else {
            found.push(Subscription {
                owner: None,
                projects: Vec::new(),
                tenures,
            });
            continue;
        };
        let project = option.projects.get(index);
        let follows = project.is_some_and(|project| project.target.is_none());
        let account = found.first_mut().filter(|_| follows);
        let shared = account.map_or(0, |account| {
            let shared = in_common(&account.tenures, &tenures);
            let until = tenures.get(shared).map(|own| own.stay);
            account.projects.push(Member {
                project: index,
                from: 0,
                until,
            });
            shared
        });
        let own: Vec<Tenure> = tenures.into_iter().skip(shared).collect();
        if let Some(first) = own.first() {
            let member = Member {
                project: index,
                from: first.stay,
                until: None,
            };
            found.push(Subscription {
                owner: Some(index),
                projects: vec![member],
                tenures: own,
            });
        }
    }
    found
}

/// How many tenures from the first one on are the same; usage may force a project alone
/// into another plan.
fn in_common(account: &[Tenure], project: &[Tenure]) -> usize {
    let same = |(a, b): &(&Tenure, &Tenure)| {
        Tenure {
            until: b.until,
            ..**a
        } == **b
    };
    account.iter().zip(project).take_while(same).count()
}

fn tenures(study: &Study, stays: &[Stay]) -> Vec<Tenure> {
    let mut found: Vec<Tenure> = Vec::new();
    for stay in stays {
        let terms = study.plan_of(&stay.option).and_then(|plan| plan.terms);
        let from = stay.option.start;
        let next = match (found.last(), stay.entered) {
            (Some(old), Some(entry)) => entered(old, stay, &entry, terms),
            _ => Tenure {
                plan: stay.option.plan,
                stay: stay.option.stay,
                anchor: stay.option.anchor,
                from,
                until: stay.left,
                signed: from,
                bound: terms.map(|terms| Bound::new(terms, from, from)),
                entered: None,
            },
        };
        found.push(next);
    }
    found
}

fn entered(old: &Tenure, stay: &Stay, entry: &Entry, terms: Option<Terms>) -> Tenure {
    let on = entry.on;
    let kept = entry.term == ChangeTerm::Kept;
    let running = old.bound.filter(|_| kept);
    let running = running.and_then(|bound| Some((bound, bound.end_from(on)?)));
    let bound = terms.map(|terms| match running {
        // Counted as before, so that a term from the 31st keeps its day.
        Some((before, _)) if before.terms.months == terms.months => {
            Bound::new(terms, before.counted_from, on)
        }
        Some((_, end)) if end > on => Bound::new(terms, end, on),
        _ => Bound::new(terms, on, on),
    });
    let difference = entry.mode == ChangeMode::Difference;
    Tenure {
        plan: stay.option.plan,
        stay: stay.option.stay,
        anchor: stay.option.anchor,
        from: on,
        until: stay.left,
        signed: if kept { old.signed } else { on },
        bound,
        entered: Some(Entered {
            kept,
            settled: stay.settled(entry),
            whole_cycle_from: entry.cycle.filter(|_| difference).map(|c| c.start()),
        }),
    }
}

impl Subscription {
    /// Whether a line is one of its own.
    pub fn has(&self, line: &Line) -> bool {
        let stay = line.origin.stay;
        match line.origin.project {
            Some(project) => self.projects.iter().any(|member| {
                let begun = member.project == project && member.from <= stay;
                begun && member.until.is_none_or(|until| stay < until)
            }),
            None => self.owner.is_none(),
        }
    }

    /// The tenure of the last day of service before `day`; none when it begins later.
    pub fn before(&self, day: NaiveDate) -> Option<&Tenure> {
        self.tenures.iter().rev().find(|tenure| tenure.from < day)
    }

    /// The tenures, those of one plan together as far as its periods go on.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for tenure in &self.tenures {
            let (plan, anchor) = (tenure.plan, tenure.anchor);
            match runs.last_mut() {
                Some(run) if run.plan == plan && run.anchor == anchor => {
                    run.stays.1 = tenure.stay;
                    run.until = tenure.until;
                }
                _ => runs.push(Run {
                    plan,
                    stays: (tenure.stay, tenure.stay),
                    anchor,
                    from: tenure.from,
                    until: tenure.until,
                }),
            }
        }
        runs
    }

    /// Whether a line is one of its own from that time in a plan.
    pub fn has_in(&self, run: &Run, line: &Line) -> bool {
        let (first, last) = run.stays;
        self.has(line) && (first..=last).contains(&line.origin.stay)
    }

    /// The terms' ends within the study that another term follows, in order.
    pub fn renewals(&self, horizon: &Horizon, end: Option<NaiveDate>) -> Vec<Renewal> {
        let mut found = Vec::new();
        for (index, tenure) in self.tenures.iter().enumerate() {
            let Some(bound) = tenure.bound else { continue };
            let reached = |day: &NaiveDate| {
                *day <= horizon.end()
                    && end.is_none_or(|end| *day < end)
                    && tenure.until.is_none_or(|until| *day <= until)
            };
            for on in bound.ends().take_while(reached) {
                // At its end another plan may follow, with its own term or with none.
                let follows = match tenure.until {
                    Some(until) if until == on => {
                        let next = self.tenures.get(index.saturating_add(1));
                        next.and_then(|next| next.bound)
                    }
                    _ => Some(bound),
                };
                let Some(follows) = follows else { continue };
                let due = bound.terms.renewal_due_days;
                found.push(Renewal {
                    on,
                    months: follows.terms.months,
                    by_itself: bound.terms.renews,
                    notice: self.notice(index, on).filter(|_| bound.terms.renews),
                    due: due.and_then(|days| earlier(on, days)),
                });
            }
        }
        found
    }

    /// The last day on which the terms of that day let notice be given for a term's end.
    fn notice(&self, index: usize, renewal: NaiveDate) -> Option<NaiveDate> {
        let last = self.tenures.get(index)?;
        let mut found = earlier(renewal, last.bound?.terms.notice_days?)?;
        let mut later = last;
        for before in self.tenures.iter().take(index).rev() {
            if found >= later.from || !later.entered.is_some_and(|entered| entered.kept) {
                break;
            }
            let days = before.bound.and_then(|bound| bound.terms.notice_days);
            found = earlier(renewal, days.unwrap_or(0))?.min(later.from.pred_opt()?);
            later = before;
        }
        // Nothing is before the first plan: what its terms ask for is told as it is.
        (found >= later.from || later.entered.is_none()).then_some(found)
    }
}

impl Run {
    /// The part of a month that lies between the changes of plan.
    pub fn within(&self, month: &Period) -> Option<Period> {
        let from = if self.stays.0 == 0 {
            month.start()
        } else {
            self.from.max(month.start())
        };
        let end = self
            .until
            .map_or(month.end(), |until| until.min(month.end()));
        Period::new(from, end)
    }
}

impl Tenure {
    /// Whether a bill of this day follows its plan. What comes before the first plan or
    /// after the last one is theirs.
    pub fn bills_on(&self, day: NaiveDate) -> bool {
        (self.entered.is_none() || self.from <= day) && self.until.is_none_or(|until| day < until)
    }
}

fn earlier(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(days)))
}
