//! The lines of an option: every stay of every project through the one rating, with what a
//! change of plan credits.

use super::change::{Former, enter};
use super::line::{Line, Recognition, Used};
use super::rate::rate;
use super::stays::{Stay, stays};
use crate::decimal::{Exact, sub, sum};
use crate::forecast::Forecast;
use crate::label::Label;
use crate::pricing::plan::{Per, Timing};
use crate::pricing::reason::Reason;
use crate::study::{Project, Scope, Study, StudyOption};
use chrono::NaiveDate;

/// The plans that an option, its account or one of its projects passes through.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    pub scope: Scope,
    /// At least one.
    pub stays: Vec<Stay>,
}

/// The courses of an option: its own, or the account's and then each project's.
pub fn courses(study: &Study, option: &StudyOption, forecast: &Forecast) -> Exact<Vec<Course>> {
    let courses = views(option).into_iter().map(|view| {
        Ok(Course {
            stays: stays(study, &view, forecast)?,
            scope: view.scope,
        })
    });
    courses.collect()
}

/// Every line of an option within the study, unrounded.
pub fn lines(
    study: &Study,
    option: &StudyOption,
    courses: &[Course],
    forecast: &Forecast,
) -> Exact<Vec<Line>> {
    let mut all = Vec::new();
    for course in courses {
        let mut lines = joined(by_stay(study, &course.stays, forecast)?);
        if let Scope::Project(index) = course.scope
            && let Some(project) = option.projects.get(index)
        {
            lines = lines
                .into_iter()
                .map(|line| named(line, index, project))
                .collect();
        }
        all.push(lines);
    }
    Ok(joined(all))
}

/// The option as it is rated: whole, or as the account and then as each project.
fn views(option: &StudyOption) -> Vec<StudyOption> {
    if option.projects.is_empty() {
        return vec![option.clone()];
    }
    let account = StudyOption {
        scope: Scope::Account,
        ..option.clone()
    };
    let projects = option.projects.iter().enumerate();
    let projects = projects.map(|(index, project)| of_project(option, index, project));
    std::iter::once(account).chain(projects).collect()
}

/// The option as one of its projects stands in it.
fn of_project(option: &StudyOption, index: usize, project: &Project) -> StudyOption {
    let mut own = StudyOption {
        scope: Scope::Project(index),
        ..option.clone()
    };
    if let Some(target) = &project.target {
        own.plan = target.plan;
        own.modules.clone_from(&target.modules);
        own.packs.clone_from(&target.packs);
        own.picks.clone_from(&target.picks);
        own.changes.clear();
    }
    own
}

/// A line as that of a project.
pub fn named(line: Line, index: usize, project: &Project) -> Line {
    line.with(|item| {
        item.reference = format!("{}.{}", project.id, item.reference);
        item.name = Label::joined(&project.name, &item.name);
        item.origin.project = Some(index);
    })
}

/// All of them one after the other; a single list is handed on as it is.
fn joined(lists: Vec<Vec<Line>>) -> Vec<Line> {
    let mut lists = lists.into_iter();
    let mut all = lists.next().unwrap_or_default();
    all.extend(lists.flatten());
    all
}

/// The lines of each stay. A later one knows what was paid for the one before.
pub fn by_stay(study: &Study, stays: &[Stay], forecast: &Forecast) -> Exact<Vec<Vec<Line>>> {
    let mut all: Vec<Vec<Line>> = Vec::new();
    let mut before: Option<&Stay> = None;
    for stay in stays {
        let own = match (before, all.last(), stay.entered) {
            (Some(old), Some(lines), Some(entry)) if entry.on > old.option.start => {
                let old = Former {
                    option: &old.option,
                    lines,
                };
                enter(study, &old, stay, &entry, forecast)?
            }
            _ => of_stay(study, stay, stay.option.start, forecast)?,
        };
        all.push(own);
        before = Some(stay);
    }
    Ok(all)
}

/// A stay's lines; what is paid ahead is charged from `paid_from`. When the stay is left
/// within a cycle, that cycle was paid in full all the same.
pub fn of_stay(
    study: &Study,
    stay: &Stay,
    paid_from: NaiveDate,
    forecast: &Forecast,
) -> Exact<Vec<Line>> {
    let option = &stay.option;
    let Some(plan) = study.plan_of(option) else {
        return Ok(Vec::new());
    };
    if stay.left.is_none() && paid_from == option.start {
        return rate(study, option, plan, forecast);
    }
    let served = StudyOption {
        end: stay.left.or(option.end),
        // Days given free move the cycle of what is paid ahead, not that of usage.
        anchor: option.anchor.min(option.start),
        ..option.clone()
    };
    let ahead = StudyOption {
        start: paid_from,
        ..option.clone()
    };
    let mut lines = rate(study, &served, plan, forecast)?;
    lines.retain(|line| !paid_ahead(line, option));
    if let Some(left) = stay.left {
        for line in &mut lines {
            lapse(line, left)?;
        }
    }
    let mut paid = rate(study, &ahead, plan, forecast)?;
    paid.retain(|line| {
        paid_ahead(line, option) && stay.left.is_none_or(|left| line.billed_on < left)
    });
    lines.extend(paid);
    Ok(lines)
}

/// What is left of a pack when its plan is left is lost on the last day in it.
fn lapse(line: &mut Line, left: NaiveDate) -> Exact<()> {
    if let (Reason::Pack(_), Recognition::AsUsed(pieces)) = (&line.reason, &mut line.recognition) {
        pieces.retain(|piece| piece.on < left);
        let used = sum(pieces.iter().map(|piece| piece.amount))?;
        let lost = sub(line.amount, used)?;
        if !lost.is_zero() {
            pieces.push(Used {
                on: left.pred_opt().unwrap_or(left),
                amount: lost,
                expired: true,
            });
        }
    }
    Ok(())
}

/// True for what is billed before its time and does not depend on usage.
pub fn paid_ahead(line: &Line, option: &StudyOption) -> bool {
    line.in_advance
        && option.billing.timing == Timing::InAdvance
        && line.recognition == Recognition::Straight
        && !matches!(line.reason, Reason::Pack(_))
}

/// Whether an option's scope covers a charge.
pub fn in_scope(scope: &Scope, per: Per) -> bool {
    match (scope, per) {
        (Scope::Whole, _) | (Scope::Project(_), Per::Project) | (Scope::Account, Per::Account) => {
            true
        }
        (Scope::Project(_), Per::Account) | (Scope::Account, Per::Project) => false,
    }
}
