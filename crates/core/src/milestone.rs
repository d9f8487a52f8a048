//! Dates to remember: notice, renewal, packs that lapse.

use crate::billing::Invoice;
use crate::label::Label;
use crate::period::{Horizon, add_months};
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::plan::{Plan, Terms};
use crate::pricing::reason::Reason;
use crate::rating::{Line, Recognition};
use crate::sentence::{Arg, Sentence};
use crate::study::StudyOption;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    pub date: NaiveDate,
    pub kind: MilestoneKind,
    /// The lost value of a lapsing pack.
    pub amount: Option<Decimal>,
    /// The pack, or the plan that begins.
    pub pack: Option<Label>,
    /// For a notice: the term it would renew for, in months.
    pub term: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MilestoneKind {
    Notice,
    Renewal,
    PackExpiry,
    /// Another plan begins.
    PlanChange,
}

/// The milestones of an option within the study, in order of date.
pub fn milestones(
    option: &StudyOption,
    plan: &Plan,
    invoices: &[Invoice],
    horizon: &Horizon,
) -> Vec<Milestone> {
    let mut found = Vec::new();
    if let Some(terms) = plan.terms {
        of_terms(&terms, option, horizon, &mut found);
    }
    for line in invoices.iter().flat_map(|invoice| &invoice.lines) {
        let Recognition::AsUsed(pieces) = &line.recognition else {
            continue;
        };
        for piece in pieces.iter().filter(|piece| piece.expired) {
            found.push(Milestone {
                date: piece.on,
                kind: MilestoneKind::PackExpiry,
                amount: Some(piece.amount),
                pack: Some(line.name.clone()),
                term: None,
            });
        }
    }
    found.extend(
        invoices
            .iter()
            .flat_map(|invoice| &invoice.lines)
            .filter_map(plan_change),
    );
    found.retain(|milestone| horizon.index_of(milestone.date).is_some());
    found.sort_by_key(|milestone| (milestone.date, milestone.kind));
    found
}

/// Notices and renewals of a term, as long as the option serves.
fn of_terms(terms: &Terms, option: &StudyOption, horizon: &Horizon, found: &mut Vec<Milestone>) {
    let mut n = 1_u32;
    loop {
        let renewal = add_months(option.start, terms.months.saturating_mul(n));
        if renewal > horizon.end() || option.end.is_some_and(|end| renewal >= end) {
            break;
        }
        if let Some(days) = terms.notice_days.filter(|_| terms.renews) {
            // The last day on which notice is still in time.
            if let Some(date) = renewal.checked_sub_days(Days::new(u64::from(days))) {
                let term = Some(terms.months);
                found.push(Milestone {
                    date,
                    kind: MilestoneKind::Notice,
                    amount: None,
                    pack: None,
                    term,
                });
            }
        }
        if terms.renews && renewal < horizon.end() {
            let (date, kind) = (renewal, MilestoneKind::Renewal);
            found.push(Milestone {
                date,
                kind,
                amount: None,
                pack: None,
                term: Some(terms.months),
            });
        }
        if !terms.renews {
            break;
        }
        n = n.saturating_add(1);
    }
}

/// The day on which a line says that another plan begins.
fn plan_change(line: &Line) -> Option<Milestone> {
    let begins = matches!(
        line.reason,
        Reason::Change(ChangeReason::Planned { .. } | ChangeReason::Outgrown { .. })
    );
    begins.then(|| Milestone {
        date: line.period.start(),
        kind: MilestoneKind::PlanChange,
        amount: None,
        pack: Some(line.name.clone()),
        term: None,
    })
}

impl Milestone {
    pub fn sentence(&self) -> Sentence {
        let date = Arg::Date(self.date.to_string());
        let months = Arg::Count(i64::from(self.term.unwrap_or(0)));
        match self.kind {
            MilestoneKind::Notice => Sentence::new("milestone-notice")
                .with("date", date)
                .with("months", months),
            MilestoneKind::Renewal => Sentence::new("milestone-renewal")
                .with("date", date)
                .with("months", months),
            MilestoneKind::PlanChange => {
                let said = Sentence::new("milestone-plan-change").with("date", date);
                match &self.pack {
                    Some(plan) => said.name("plan", plan),
                    None => said,
                }
            }
            MilestoneKind::PackExpiry => {
                let amount = Arg::Money(self.amount.unwrap_or_default().to_string());
                let said = Sentence::new("milestone-pack-expiry")
                    .with("date", date)
                    .with("amount", amount);
                match &self.pack {
                    Some(pack) => said.name("pack", pack),
                    None => said,
                }
            }
        }
    }
}
