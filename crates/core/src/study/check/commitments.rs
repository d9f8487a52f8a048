//! Commitments: a least amount of each period, or amounts by schedule.

use super::contract::one_of_two;
use super::numbers::Findings;
use super::plans::named;
use super::prepaid::{covers, months};
use crate::decimal::sum;
use crate::issue::{Issue, IssueCode};
use crate::pricing::prepaid::{Access, Commitment, Overage, Scheduled};
use crate::study::document::{CommitmentDocument, PlanDocument};
use crate::study::path::join;
use rust_decimal::Decimal;

/// The last month that anything can be stated for, counted from 0.
const LAST: u32 = 1200;

/// What a plan's buyer promises; `None` when any of it is faulty.
pub fn promised(
    plan: &PlanDocument,
    found: &mut Findings,
) -> Option<(Vec<Commitment>, Vec<Scheduled>)> {
    let list = join(&join("plans", &plan.id), "commitments");
    let (mut least, mut scheduled, mut sound) = (Vec::new(), Vec::new(), true);
    for written in &plan.commitments {
        let path = join(&list, &written.id);
        let stated = (written.amount.is_some(), !written.access.is_empty());
        one_of_two(&path, ("amount", "access"), stated, found);
        if stated.1 {
            let proved = by_schedule(written, plan, &path, found);
            sound &= proved.is_some();
            scheduled.extend(proved);
        } else {
            let proved = of_each_period(written, plan, &path, found);
            sound &= proved.is_some();
            least.extend(proved);
        }
    }
    sound.then_some((least, scheduled))
}

fn of_each_period(
    written: &CommitmentDocument,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Commitment> {
    let amount = written.amount.as_ref();
    let amount = amount.and_then(|amount| found.positive(&join(path, "amount"), amount));
    let months = months(written.cadence.as_deref(), path, found);
    let covers = covers(&written.covers, plan, path, found);
    let overage = overage(written, path, found);
    if !written.invoices.is_empty() {
        unused(path, "invoices", "amount", found);
    }
    Some(Commitment {
        id: written.id.clone(),
        name: named(&written.name, &written.id),
        amount: amount?,
        months: months?,
        covers: covers?,
        prorated: written.prorated.unwrap_or(false),
        overage: overage?,
    })
}

fn by_schedule(
    written: &CommitmentDocument,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Scheduled> {
    for (key, present) in [
        ("cadence", written.cadence.is_some()),
        ("prorated", written.prorated.is_some()),
    ] {
        if present {
            unused(path, key, "access", found);
        }
    }
    let access = access(written, path, found);
    let list = join(path, "invoices");
    let invoices = written.invoices.iter().enumerate();
    let invoices: Vec<Option<(u32, Decimal)>> = invoices
        .map(|(index, one)| {
            let place = join(&list, &index.to_string());
            within(one.month, 0, &join(&place, "month"), found);
            let amount = found.unsigned(&join(&place, "amount"), &one.amount)?;
            Some((one.month, amount))
        })
        .collect();
    let covers = covers(&written.covers, plan, path, found);
    let overage = overage(written, path, found);
    let access = access?;
    let mut invoices = invoices.into_iter().collect::<Option<Vec<_>>>()?;
    if invoices.is_empty() {
        invoices.extend(access.iter().map(|one| (one.from_month, one.amount)));
    }
    invoices.sort_by_key(|(month, _)| *month);
    let totals = [
        sum(access.iter().map(|one| one.amount)),
        sum(invoices.iter().map(|(_, amount)| *amount)),
    ];
    if totals.iter().any(Result::is_err) {
        found.push(Issue::new(IssueCode::TooLarge, path));
        return None;
    }
    Some(Scheduled {
        id: written.id.clone(),
        name: named(&written.name, &written.id),
        access,
        invoices,
        covers: covers?,
        overage: overage?,
    })
}

/// The times of use follow one another.
fn access(written: &CommitmentDocument, path: &str, found: &mut Findings) -> Option<Vec<Access>> {
    let list = join(path, "access");
    let mut reached = 0;
    let mut proved = Vec::new();
    for (index, one) in written.access.iter().enumerate() {
        let place = join(&list, &index.to_string());
        within(one.from_month, reached, &join(&place, "from_month"), found);
        let until = join(&place, "until_month");
        within(
            one.until_month,
            one.from_month.saturating_add(1),
            &until,
            found,
        );
        reached = one.until_month;
        let amount = found.positive(&join(&place, "amount"), &one.amount);
        proved.push(amount.map(|amount| Access {
            from_month: one.from_month,
            until_month: one.until_month,
            amount,
        }));
    }
    proved.into_iter().collect()
}

fn within(month: u32, least: u32, path: &str, found: &mut Findings) {
    if !(least..=LAST).contains(&month) {
        found.out_of_range(
            path,
            &month.to_string(),
            &least.to_string(),
            &LAST.to_string(),
        );
    }
}

fn overage(written: &CommitmentDocument, path: &str, found: &mut Findings) -> Option<Overage> {
    match (&written.overage_factor, &written.overage_price) {
        (None, None) => Some(Overage::Alike),
        (Some(factor), None) => {
            let factor = found.unsigned(&join(path, "overage_factor"), factor);
            factor.map(Overage::Factor)
        }
        (None, Some(price)) => {
            let price = found.unsigned(&join(path, "overage_price"), price);
            price.map(Overage::UnitPrice)
        }
        (Some(_), Some(_)) => {
            one_of_two(
                path,
                ("overage_factor", "overage_price"),
                (true, true),
                found,
            );
            None
        }
    }
}

/// A key that has no meaning beside another.
fn unused(path: &str, key: &str, beside: &str, found: &mut Findings) {
    one_of_two(path, (beside, key), (true, true), found);
}
