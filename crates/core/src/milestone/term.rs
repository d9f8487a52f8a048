//! Dates of terms: notice and renewal with what the next term costs, orders and renewals
//! to be paid, and what an unpaid bill leads to.

use super::{Milestone, MilestoneKind};
use crate::billing::Invoice;
use crate::decimal::{Exact, RoundingMode, add, ratio, round, sum};
use crate::period::{Period, add_months};
use crate::pricing::plan::Category;
use crate::rating::subscription::{Renewal, Subscription, Tenure};
use crate::study::{Study, StudyOption};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Notices and renewals, and the last days to pay an order or a renewal, with the bills
/// that they are for.
pub(super) fn terms(
    study: &Study,
    subscription: &Subscription,
    option: &StudyOption,
    invoices: &[Invoice],
) -> Exact<Vec<Milestone>> {
    let horizon = &study.horizon;
    let mut found = Vec::new();
    let billed = |day: NaiveDate| {
        let bills = invoices.iter().filter(|invoice| invoice.issued == day);
        let totals = bills.map(Invoice::total).collect::<Exact<Vec<_>>>()?;
        (!totals.is_empty()).then(|| sum(totals)).transpose()
    };
    for tenure in &subscription.tenures {
        // A change that keeps the contract orders nothing anew.
        let ordered = tenure.entered.is_none_or(|entered| !entered.kept);
        let days = tenure.bound.and_then(|bound| bound.terms.order_valid_days);
        let last = days
            .filter(|_| ordered)
            .and_then(|days| tenure.from.checked_add_days(Days::new(u64::from(days))));
        if let Some(date) = last {
            found.push(Milestone {
                amount: billed(tenure.from)?,
                ..MilestoneKind::OrderExpiry.on(date)
            });
        }
    }
    for renewal in subscription.renewals(horizon, option.end) {
        let costs = renewed(study, subscription, invoices, &renewal)?;
        let about = |kind: MilestoneKind, date, amount| Milestone {
            amount,
            term: Some(renewal.months),
            ..kind.on(date)
        };
        let notice = renewal.notice;
        found.extend(notice.map(|day| about(MilestoneKind::Notice, day, costs)));
        if renewal.by_itself && renewal.on < horizon.end() {
            found.push(about(MilestoneKind::Renewal, renewal.on, costs));
        }
        if let Some(date) = renewal.due {
            found.push(about(MilestoneKind::RenewalDue, date, billed(renewal.on)?));
        }
    }
    Ok(found)
}

/// The fixed charges of a renewed term, with the VAT that does not come back: the days of
/// each that lie in it. None where the study does not hold all of them: an amount with a
/// part missing would be too low. Another plan that begins in the term is nobody's duty yet,
/// so that with one the amount is not known here either.
fn renewed(
    study: &Study,
    subscription: &Subscription,
    invoices: &[Invoice],
    renewal: &Renewal,
) -> Exact<Option<Decimal>> {
    let Some(term) = Period::new(renewal.on, add_months(renewal.on, renewal.months)) else {
        return Ok(None);
    };
    let mut entries = subscription.tenures.iter().map(|tenure| tenure.from);
    if entries.any(|from| from > term.start() && from < term.end()) {
        return Ok(None);
    }
    let mut parts = Vec::new();
    // How far each charge is billed.
    let mut reached: BTreeMap<&str, NaiveDate> = BTreeMap::new();
    for invoice in invoices {
        let costs = invoice.net_by_line.iter().zip(&invoice.lost_by_line);
        for (line, (net, lost)) in invoice.lines.iter().zip(costs) {
            if line.category != Category::Fixed || !subscription.has(line) {
                continue;
            }
            let end = reached.entry(&line.charge).or_insert(line.period.end());
            *end = line.period.end().max(*end);
            let (days, of) = line.period.share_of(&term);
            parts.push(ratio(add(*net, *lost)?, days, of)?);
        }
    }
    let whole = !parts.is_empty() && reached.values().all(|end| *end >= term.end());
    // A charge and its discount are rounded together.
    let rounded = |amount| round(amount, study.currency.decimals, RoundingMode::HalfUp);
    Ok(whole.then(|| sum(parts)).transpose()?.map(rounded))
}

/// What the first bill of a plan that is paid late leads to, with its amount.
pub(super) fn overdue(
    study: &Study,
    option: &StudyOption,
    tenure: &Tenure,
    invoices: &[Invoice],
) -> Exact<Vec<Milestone>> {
    let mut found = Vec::new();
    let rules = study.plans.get(tenure.plan).map(|plan| &plan.bill_rules);
    let Some(late) = rules.and_then(|rules| rules.late.as_ref()) else {
        return Ok(found);
    };
    for invoice in invoices.iter().filter(|bill| tenure.bills_on(bill.issued)) {
        let amount = invoice.total()?;
        if amount <= Decimal::ZERO {
            continue;
        }
        for (days, kind) in [
            (late.suspended_after_days, MilestoneKind::Suspended),
            (late.data_kept_days, MilestoneKind::DataDeleted),
        ] {
            let reached = days.filter(|days| *days < option.settling.days_late);
            let date =
                reached.and_then(|days| invoice.due.checked_add_days(Days::new(u64::from(days))));
            found.extend(date.map(|date| Milestone {
                amount: Some(amount),
                ..kind.on(date)
            }));
        }
        break;
    }
    Ok(found)
}
