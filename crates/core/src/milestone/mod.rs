//! Dates to remember: notice, renewal, packs that lapse or run low, limits reached.

mod term;

use crate::billing::Invoice;
use crate::billing::rules::due_on;
use crate::decimal::{Exact, add, mul, sub, sum};
use crate::label::Label;
use crate::period::Horizon;
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::limit::AboveLimit;
use crate::pricing::plan::Plan;
use crate::pricing::reason::Reason;
use crate::rating::limits::LimitHit;
use crate::rating::line::Used;
use crate::rating::subscription::Subscription;
use crate::rating::{Line, Recognition};
use crate::sentence::{Arg, Sentence};
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use term::{overdue, terms};

#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    pub date: NaiveDate,
    pub kind: MilestoneKind,
    /// The lost value of a lapsing pack; the amount of a spending alert; the fixed charges of
    /// the term that a notice or a renewal is about, where all of them are in the study; what
    /// must be paid for an order or a renewal, where its bill is.
    pub amount: Option<Decimal>,
    /// The pack, the limit, or the plan that begins; for dates of terms, the project whose
    /// own they are.
    pub name: Option<Label>,
    /// The term it would renew for, in months.
    pub term: Option<u32>,
    /// For a limit: what is asked for, and the most there is.
    pub asked: Option<(Decimal, Decimal)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MilestoneKind {
    Notice,
    Renewal,
    /// The last day to pay an order before it lapses.
    OrderExpiry,
    /// The last day to pay the next term.
    RenewalDue,
    /// The service stops because a bill is not paid.
    Suspended,
    /// The data are deleted because a bill is not paid.
    DataDeleted,
    PackExpiry,
    /// Another plan begins.
    PlanChange,
    /// A pack is used up to the share at which the vendor warns.
    PackLow,
    /// From here on something is refused, slowed down or above what was agreed.
    LimitReached,
    /// The share of a limit at which the vendor warns.
    LimitNear,
    /// A month's bills pass an amount that the buyer named.
    SpendingAlert,
    /// More is owed than the credit line: all of it is collected.
    CollectedAtOnce,
}

impl MilestoneKind {
    fn on(self, date: NaiveDate) -> Milestone {
        Milestone {
            date,
            kind: self,
            amount: None,
            name: None,
            term: None,
            asked: None,
        }
    }
}

/// The milestones of an option within the study, in order of date.
pub fn milestones(
    study: &Study,
    option: &StudyOption,
    subscriptions: &[Subscription],
    invoices: &[Invoice],
    hits: &[LimitHit],
) -> Exact<Vec<Milestone>> {
    let horizon = &study.horizon;
    let mut found = Vec::new();
    for subscription in subscriptions {
        let project = subscription.owner.and_then(|at| option.projects.get(at));
        let own = terms(study, subscription, option, invoices)?;
        found.extend(own.into_iter().map(|milestone| Milestone {
            name: project.map(|project| project.name.clone()),
            ..milestone
        }));
    }
    for tenure in subscriptions.iter().take(1).flat_map(|s| &s.tenures) {
        found.extend(overdue(study, option, tenure, invoices)?);
    }
    for line in invoices.iter().flat_map(|invoice| &invoice.lines) {
        if let Recognition::AsUsed(pieces) = &line.recognition {
            found.extend(expiries(line, pieces));
            if let Some(plan) = study.plans.get(line.origin.plan) {
                found.extend(low(line, pieces, plan)?);
            }
        }
        found.extend(plan_change(line));
    }
    found.extend(shortfalls(invoices));
    found.extend(limits(hits)?);
    found.extend(alerts(option, invoices, horizon)?);
    found.extend(collected(option, invoices)?);
    found.retain(|milestone| horizon.index_of(milestone.date).is_some());
    found.sort_by_key(|milestone| (milestone.date, milestone.kind));
    Ok(found)
}

fn expiries(line: &Line, pieces: &[Used]) -> impl Iterator<Item = Milestone> {
    let lapsed = pieces.iter().filter(|piece| piece.expired);
    lapsed.map(|piece| Milestone {
        amount: Some(piece.amount),
        name: Some(line.name.clone()),
        ..MilestoneKind::PackExpiry.on(piece.on)
    })
}

/// The end of the period in which a pack is drawn down to its alarm.
fn low(line: &Line, pieces: &[Used], plan: &Plan) -> Exact<Option<Milestone>> {
    let alarm = plan.packs.iter().find_map(|pack| {
        let same = line.reference.ends_with(&format!("pack.{}", pack.id));
        pack.alarm_share.filter(|_| same)
    });
    let Some(share) = alarm else {
        return Ok(None);
    };
    let most = mul(line.amount, share)?;
    let mut left = line.amount;
    for piece in pieces.iter().filter(|piece| !piece.expired) {
        left = sub(left, piece.amount)?;
        if left <= most {
            return Ok(Some(Milestone {
                amount: Some(left),
                name: Some(line.name.clone()),
                ..MilestoneKind::PackLow.on(piece.on)
            }));
        }
    }
    Ok(None)
}

/// The day on which a line says that another plan begins.
fn plan_change(line: &Line) -> Option<Milestone> {
    let begins = matches!(
        line.reason,
        Reason::Change(ChangeReason::Planned { .. } | ChangeReason::Outgrown { .. })
    );
    begins.then(|| Milestone {
        name: Some(line.name.clone()),
        ..MilestoneKind::PlanChange.on(line.period.start())
    })
}

/// The first period in which something is refused or slowed down, by what refuses it.
fn shortfalls(invoices: &[Invoice]) -> Vec<Milestone> {
    let mut found: Vec<Milestone> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    let lines = invoices.iter().flat_map(|invoice| &invoice.lines);
    let mut short: Vec<_> = lines
        .filter_map(|line| Some((line, line.reason.shortfall()?)))
        .collect();
    short.sort_by_key(|(line, _)| line.period.start());
    for (line, asked) in short {
        if !told.contains(&line.reference.as_str()) {
            told.push(&line.reference);
            found.push(Milestone {
                name: Some(line.name.clone()),
                asked: Some(asked),
                ..MilestoneKind::LimitReached.on(line.period.start())
            });
        }
    }
    found
}

/// The first period of each limit in which the warning is reached, or a limit passed that
/// refuses nothing.
fn limits(hits: &[LimitHit]) -> Exact<Vec<Milestone>> {
    let mut found: Vec<Milestone> = Vec::new();
    let mut told: Vec<(&str, MilestoneKind)> = Vec::new();
    for hit in hits {
        let kind = if hit.above()?.is_zero() {
            MilestoneKind::LimitNear
        } else {
            MilestoneKind::LimitReached
        };
        let shown = kind == MilestoneKind::LimitReached && hit.limit.above != AboveLimit::Told;
        if shown || told.contains(&(hit.limit.id.as_str(), kind)) {
            continue;
        }
        told.push((&hit.limit.id, kind));
        found.push(Milestone {
            name: Some(hit.limit.name.clone()),
            asked: Some((hit.asked, hit.most)),
            ..kind.on(hit.period.start())
        });
    }
    Ok(found)
}

/// The first month whose bills pass each amount, on the day of the bill that passes it.
fn alerts(option: &StudyOption, invoices: &[Invoice], horizon: &Horizon) -> Exact<Vec<Milestone>> {
    let mut found: Vec<Milestone> = Vec::new();
    let mut billed: BTreeMap<i64, Decimal> = BTreeMap::new();
    for invoice in invoices {
        let month = billed.entry(horizon.month_of(invoice.issued)).or_default();
        *month = add(*month, invoice.total()?)?;
        for alert in &option.spending.alerts {
            let told = found.iter().any(|known| known.amount == Some(*alert));
            if *month >= *alert && !told {
                found.push(Milestone {
                    amount: Some(*alert),
                    ..MilestoneKind::SpendingAlert.on(invoice.issued)
                });
            }
        }
    }
    Ok(found)
}

/// The first day on which more is owed than the credit line, with all that is paid on it.
fn collected(option: &StudyOption, invoices: &[Invoice]) -> Exact<Option<Milestone>> {
    let early = invoices
        .iter()
        .filter(|bill| bill.due < due_on(option, bill.issued));
    let Some(day) = early.map(|bill| bill.due).min() else {
        return Ok(None);
    };
    let paid = invoices.iter().filter(|bill| bill.due == day);
    let amount = sum(paid.map(Invoice::total).collect::<Exact<Vec<_>>>()?)?;
    Ok(Some(Milestone {
        amount: Some(amount),
        ..MilestoneKind::CollectedAtOnce.on(day)
    }))
}

impl Milestone {
    pub fn sentence(&self) -> Sentence {
        let said = Sentence::new(self.key()).with("date", Arg::Date(self.date.to_string()));
        let months = Arg::Count(i64::from(self.term.unwrap_or(0)));
        let amount = Arg::Money(self.amount.unwrap_or_default().to_string());
        let name = |said: Sentence, key: &str| match &self.name {
            Some(found) => said.name(key, found),
            None => said,
        };
        match self.kind {
            MilestoneKind::Notice
            | MilestoneKind::Renewal
            | MilestoneKind::OrderExpiry
            | MilestoneKind::RenewalDue => {
                let said = name(said.with("months", months), "project");
                match self.amount {
                    Some(_) => said.with("amount", amount),
                    None => said,
                }
            }
            MilestoneKind::PackExpiry | MilestoneKind::PackLow => {
                name(said.with("amount", amount), "pack")
            }
            MilestoneKind::PlanChange => name(said, "plan"),
            MilestoneKind::SpendingAlert
            | MilestoneKind::CollectedAtOnce
            | MilestoneKind::Suspended
            | MilestoneKind::DataDeleted => said.with("amount", amount),
            MilestoneKind::LimitReached | MilestoneKind::LimitNear => {
                let (asked, most) = self.asked.unwrap_or_default();
                let quantity = |q: Decimal| Arg::Quantity(q.normalize().to_string());
                name(said, "limit")
                    .with("asked", quantity(asked))
                    .with("most", quantity(most))
            }
        }
    }

    /// The key of its words.
    fn key(&self) -> &'static str {
        let (of_project, open) = (self.name.is_some(), self.amount.is_none());
        match (self.kind, of_project, open) {
            (MilestoneKind::Notice, false, true) => "milestone-notice-open",
            (MilestoneKind::Notice, false, false) => "milestone-notice",
            (MilestoneKind::Notice, true, true) => "milestone-notice-open-of-project",
            (MilestoneKind::Notice, true, false) => "milestone-notice-of-project",
            (MilestoneKind::Renewal, false, true) => "milestone-renewal-open",
            (MilestoneKind::Renewal, false, false) => "milestone-renewal",
            (MilestoneKind::Renewal, true, true) => "milestone-renewal-open-of-project",
            (MilestoneKind::Renewal, true, false) => "milestone-renewal-of-project",
            (MilestoneKind::OrderExpiry, false, true) => "milestone-order-expiry-open",
            (MilestoneKind::OrderExpiry, false, false) => "milestone-order-expiry",
            (MilestoneKind::OrderExpiry, true, true) => "milestone-order-expiry-open-of-project",
            (MilestoneKind::OrderExpiry, true, false) => "milestone-order-expiry-of-project",
            (MilestoneKind::RenewalDue, false, true) => "milestone-renewal-due-open",
            (MilestoneKind::RenewalDue, false, false) => "milestone-renewal-due",
            (MilestoneKind::RenewalDue, true, true) => "milestone-renewal-due-open-of-project",
            (MilestoneKind::RenewalDue, true, false) => "milestone-renewal-due-of-project",
            (MilestoneKind::Suspended, ..) => "milestone-suspended",
            (MilestoneKind::DataDeleted, ..) => "milestone-data-deleted",
            (MilestoneKind::PackExpiry, ..) => "milestone-pack-expiry",
            (MilestoneKind::PlanChange, ..) => "milestone-plan-change",
            (MilestoneKind::PackLow, ..) => "milestone-pack-low",
            (MilestoneKind::LimitReached, ..) => "milestone-limit-reached",
            (MilestoneKind::LimitNear, ..) => "milestone-limit-near",
            (MilestoneKind::SpendingAlert, ..) => "milestone-spending-alert",
            (MilestoneKind::CollectedAtOnce, ..) => "milestone-collected-at-once",
        }
    }
}
