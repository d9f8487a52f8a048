//! Limits of a plan, and what a buyer allows to be spent.

use super::meters::index_of;
use super::modules::module_at;
use super::numbers::Findings;
use super::plans::named;
use super::time::alignment;
use crate::cadence::Cadence;
use crate::issue::{Issue, IssueCode};
use crate::pricing::limit::{AboveLimit, Limit, Spending};
use crate::study::document::{
    AboveLimitDocument, LimitDocument, MeterDocument, OptionDocument, PlanDocument,
};
use crate::study::path::join;
use rust_decimal::Decimal;

/// The limits of a plan; `None` when one of them is faulty.
pub fn limits(
    plan: &PlanDocument,
    meters: &[MeterDocument],
    found: &mut Findings,
) -> Option<Vec<Limit>> {
    let limits = plan.limits.iter().map(|l| limit(l, plan, meters, found));
    let limits: Vec<Option<Limit>> = limits.collect();
    limits.into_iter().collect()
}

fn limit(
    limit: &LimitDocument,
    plan: &PlanDocument,
    meters: &[MeterDocument],
    found: &mut Findings,
) -> Option<Limit> {
    let path = join(&join(&join("plans", &plan.id), "limits"), &limit.id);
    let meter = index_of(&limit.meter, meters, &join(&path, "meter"), found);
    let quantity = found.unsigned(&join(&path, "quantity"), &limit.quantity);
    let cadence = limit.cadence.as_deref().unwrap_or("month");
    let months = match found.cadence(&join(&path, "cadence"), cadence) {
        Some(Cadence::Months(months)) => Some(months),
        Some(Cadence::Once) => {
            let issue = Issue::new(IssueCode::BadCadence, join(&path, "cadence"));
            found.push(issue.text("found", cadence));
            None
        }
        None => None,
    };
    let warn_at = limit
        .warn_at
        .as_ref()
        .map(|share| found.share(&join(&path, "warn_at"), share));
    let raised_by: Vec<Option<(usize, Decimal)>> = limit
        .raised_by
        .iter()
        .enumerate()
        .map(|(i, raised)| {
            let place = join(&join(&path, "raised_by"), &i.to_string());
            let module = module_at(&raised.module, plan, &join(&place, "module"), found);
            let by = found.unsigned(&join(&place, "by"), &raised.by);
            Some((module?, by?))
        })
        .collect();
    Some(Limit {
        id: limit.id.clone(),
        name: named(&limit.name, &limit.id),
        clause: limit.clause.clone(),
        meter: meter?,
        quantity: quantity?,
        months: months?,
        alignment: alignment(plan.alignment, &join("plans", &plan.id), found),
        above: match limit.above {
            None | Some(AboveLimitDocument::Refused) => AboveLimit::Refused,
            Some(AboveLimitDocument::Slowed) => AboveLimit::Slowed,
            Some(AboveLimitDocument::Told) => AboveLimit::Told,
        },
        warn_at: warn_at.map_or(Some(None), |w| w.map(Some))?,
        raised_by: raised_by.into_iter().collect::<Option<_>>()?,
    })
}

/// What the option at `path` allows to be spent.
pub fn spending(option: &OptionDocument, path: &str, found: &mut Findings) -> Option<Spending> {
    let Some(written) = &option.spending else {
        return Some(Spending::default());
    };
    let path = &join(path, "spending");
    let cap = written
        .cap
        .as_ref()
        .map(|cap| found.unsigned(&join(path, "cap"), cap));
    let alerts: Vec<Option<Decimal>> = written
        .alerts
        .iter()
        .enumerate()
        .map(|(i, alert)| found.positive(&join(&join(path, "alerts"), &i.to_string()), alert))
        .collect();
    let mut alerts = alerts.into_iter().collect::<Option<Vec<_>>>()?;
    alerts.sort();
    Some(Spending {
        cap: cap.map_or(Some(None), |c| c.map(Some))?,
        funds: Vec::new(),
        alerts,
    })
}
