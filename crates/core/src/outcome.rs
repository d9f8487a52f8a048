//! Outcome: the whole flow for one option, on one screen.

use crate::billing::{Account, Accrual, Invoice, accrue, invoice, lines};
use crate::cash_flow::{Movement, pay};
use crate::decimal::Exact;
use crate::forecast::{Forecast, forecast};
use crate::issue::{Issue, IssueCode};
use crate::metrics::{Metrics, MonthRow, measure};
use crate::milestone::{Milestone, milestones};
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::rating::account::courses;
use crate::rating::limits::every_hit;
use crate::rating::subscription::{Subscription, subscriptions};
use crate::sentence::Arg;
use crate::study::{Study, StudyOption, path::join};
use crate::workers;
use rust_decimal::Decimal;

/// Everything that follows from one option under one scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Position in the study's options.
    pub option: usize,
    pub invoices: Vec<Invoice>,
    pub movements: Vec<Movement>,
    pub accrual: Accrual,
    pub months: Vec<MonthRow>,
    pub metrics: Metrics,
    pub milestones: Vec<Milestone>,
    pub subscriptions: Vec<Subscription>,
}

impl Outcome {
    /// What is first left unserved of the forecast: above a limit of the plan, or for want of
    /// money. The line has no amount.
    pub fn unserved(&self) -> Option<&Line> {
        let lines = self.invoices.iter().flat_map(|invoice| &invoice.lines);
        let refused = lines.filter(|line| line.reason.is_refusal());
        refused.min_by_key(|line| line.period.start())
    }
}

/// All outcomes of a study, with the forecast they stand on.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    pub forecast: Forecast,
    /// In the options' order; an option whose amounts are too large, or that reaches a
    /// price which is not published, is left out.
    pub outcomes: Vec<Outcome>,
    pub issues: Vec<Issue>,
}

/// Forecast → lines → bills → accrual and payments → metrics. Nothing when a price that is
/// not published is reached.
pub fn evaluate(study: &Study, option: usize, forecast: &Forecast) -> Exact<Option<Outcome>> {
    let Some(chosen) = study.options.get(option) else {
        return Ok(None);
    };
    let Some(plan) = study.plan_of(chosen) else {
        return Ok(None);
    };
    let courses = courses(study, chosen, forecast)?;
    let lines = lines(study, chosen, plan, &courses, forecast)?;
    if reached(&lines).is_some() {
        return Ok(None);
    }
    let subscriptions = subscriptions(study, chosen, &courses);
    let account = Account {
        study,
        option: chosen,
        plan,
        subscriptions: &subscriptions,
    };
    let invoices = invoice(&account, lines)?;
    let accrual = accrue(
        &invoices,
        &study.horizon,
        study.currency.decimals,
        study.accounting,
    )?;
    let movements = pay(study, chosen, &invoices)?;
    let (months, metrics) = measure(study, chosen, &movements, &accrual)?;
    let hits = every_hit(study, &courses, forecast)?;
    let milestones = milestones(study, chosen, &subscriptions, &invoices, &hits)?;
    Ok(Some(Outcome {
        option,
        invoices,
        movements,
        accrual,
        months,
        metrics,
        milestones,
        subscriptions,
    }))
}

/// Evaluates every option; what cannot be computed becomes an issue.
pub fn evaluate_all(study: &Study) -> Result<Outcomes, Issue> {
    let forecast = forecast(study).map_err(|_| Issue::new(IssueCode::TooLarge, "scenarios"))?;
    let mut issues: Vec<Issue> = forecast
        .held_at_zero
        .iter()
        .filter_map(|meter| study.meters.get(*meter))
        .map(|meter| {
            Issue::new(IssueCode::UsageBelowZero, join("meters", &meter.id))
                .name("meter", &meter.name)
        })
        .collect();
    let mut outcomes = Vec::new();
    let count = study.options.len();
    for found in workers::each(count, is_large(study), |index| {
        priced(study, index, &forecast)
    }) {
        match found {
            Ok(outcome) => outcomes.extend(outcome),
            Err(found) => issues.extend(found),
        }
    }
    Ok(Outcomes {
        forecast,
        outcomes,
        issues,
    })
}

/// An option's outcome, or why it has none.
fn priced(study: &Study, index: usize, forecast: &Forecast) -> Result<Option<Outcome>, Vec<Issue>> {
    let Some(option) = study.options.get(index) else {
        return Ok(None);
    };
    match unpublished(study, option, forecast) {
        Ok(missing) if !missing.is_empty() => return Err(missing),
        Ok(_) | Err(_) => {}
    }
    match evaluate(study, index, forecast) {
        Ok(Some(outcome)) => Ok(Some(outcome)),
        Ok(None) => Err(Vec::from_iter(on_request(study, option, forecast))),
        Err(_) => Err(vec![too_large(option)]),
    }
}

/// Months of charges from which on several options are priced at once. Fewer take no longer
/// than starting to share them.
const LARGE: usize = 5_000;

fn is_large(study: &Study) -> bool {
    months_of_charges(study) >= LARGE
}

/// The measure of what pricing a study takes: its months, for each charge of each option.
pub fn months_of_charges(study: &Study) -> usize {
    let plans = study
        .options
        .iter()
        .filter_map(|option| study.plan_of(option));
    let charges: usize = plans.map(|plan| plan.charges.len()).sum();
    charges.saturating_mul(study.horizon.len())
}

/// Prices that are not published, of plans that usage leads to.
fn unpublished(study: &Study, option: &StudyOption, forecast: &Forecast) -> Exact<Vec<Issue>> {
    let mut issues = Vec::new();
    let courses = courses(study, option, forecast)?;
    for stay in courses.iter().flat_map(|course| &course.stays) {
        let Some(plan) = study.plan_of(&stay.option) else {
            continue;
        };
        issues.extend(plan.unpublished_with(&stay.option.modules).map(|charge| {
            Issue::new(IssueCode::PriceNotPublished, join("options", &option.id))
                .name("plan", &plan.name)
                .name("charge", &charge.name)
        }));
    }
    Ok(issues)
}

/// The first line that has no published price, by the time it is for.
fn reached(lines: &[Line]) -> Option<&Line> {
    lines
        .iter()
        .filter(|line| line.is_unpublished())
        .min_by_key(|line| line.period.start())
}

/// Says from when and from which quantity on an option has no price.
fn on_request(study: &Study, option: &StudyOption, forecast: &Forecast) -> Option<Issue> {
    let plan = study.plan_of(option)?;
    let courses = courses(study, option, forecast).ok()?;
    let lines = lines(study, option, plan, &courses, forecast).ok()?;
    let line = reached(&lines)?;
    let from = Arg::Date(line.period.start().to_string());
    let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
    let issue = |code| {
        Issue::new(code, join("options", &option.id))
            .name("charge", &line.name)
            .with("from", from)
    };
    match &line.reason {
        Reason::NotPublished { above } => {
            Some(issue(IssueCode::PriceOnRequest).with("above", quantity(above)))
        }
        Reason::CellsExceed {
            cells,
            quantity: all,
        } => {
            let issue = issue(IssueCode::CellsExceed).with("cells", quantity(cells));
            Some(issue.with("quantity", quantity(all)))
        }
        _ => None,
    }
}

fn too_large(option: &StudyOption) -> Issue {
    Issue::new(IssueCode::TooLarge, join("options", &option.id))
}
