//! Prepaid money: credits, commitments, deposit of a plan; the balance of an option.

use super::commitments::promised;
use super::limits::spending;
use super::numbers::Findings;
use super::plans::named;
use crate::cadence::Cadence;
use crate::issue::{Issue, IssueCode};
use crate::pricing::limit::Spending;
use crate::pricing::prepaid::{Covers, Credit, PrepaidTerms, Wallet};
use crate::study::document::{OptionDocument, PlanDocument, StudyDocument, WhenEmptyDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use rust_decimal::Decimal;

/// What a plan asks for ahead; `None` when any of it is faulty.
pub fn terms(plan: &PlanDocument, found: &mut Findings) -> Option<PrepaidTerms> {
    let (credits, promised) = (credits(plan, found), promised(plan, found));
    let deposit = deposit(plan, found);
    let (commitments, scheduled) = promised?;
    Some(PrepaidTerms {
        credits: credits?,
        commitments,
        scheduled,
        deposit: deposit?,
    })
}

fn credits(plan: &PlanDocument, found: &mut Findings) -> Option<Vec<Credit>> {
    let list = join(&join("plans", &plan.id), "credits");
    let proved: Vec<Option<Credit>> = plan
        .credits
        .iter()
        .map(|credit| {
            let path = join(&list, &credit.id);
            domestic(plan, &path, found);
            let amount = found.positive(&join(&path, "amount"), &credit.amount);
            let price = match &credit.price {
                None => amount,
                Some(price) => found.unsigned(&join(&path, "price"), price),
            };
            let months = months(credit.cadence.as_deref(), &path, found);
            let covers = covers(&credit.covers, plan, &path, found);
            Some(Credit {
                id: credit.id.clone(),
                name: named(&credit.name, &credit.id),
                amount: amount?,
                price: price?,
                months: months?,
                covers: covers?,
            })
        })
        .collect();
    proved.into_iter().collect()
}

fn deposit(plan: &PlanDocument, found: &mut Findings) -> Option<Decimal> {
    let path = join(&join("plans", &plan.id), "deposit");
    let Some(written) = &plan.deposit else {
        return Some(Decimal::ZERO);
    };
    domestic(plan, &path, found);
    found.unsigned(&path, written)
}

/// What the option at `path` allows to be spent, and its balance.
pub fn of_option(
    option: &OptionDocument,
    study: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> (Option<Spending>, Option<Option<Wallet>>) {
    let plan = study.plans.iter().find(|plan| plan.id == option.plan);
    let spending = spending(option, path, found);
    (spending, wallet(option, plan, path, found))
}

/// The balance of an option: none, or as written.
fn wallet(
    option: &OptionDocument,
    plan: Option<&PlanDocument>,
    path: &str,
    found: &mut Findings,
) -> Option<Option<Wallet>> {
    let Some(written) = &option.wallet else {
        return Some(None);
    };
    let path = join(path, "wallet");
    if let Some(plan) = plan {
        domestic(plan, &path, found);
    }
    let top_up = found.positive(&join(&path, "top_up"), &written.top_up);
    let bonus = match &written.bonus {
        None => Some(Decimal::ZERO),
        Some(bonus) => found.unsigned(&join(&path, "bonus"), bonus),
    };
    let below = written
        .below
        .as_ref()
        .map(|below| found.unsigned(&join(&path, "below"), below));
    Some(Some(Wallet {
        top_up: top_up?,
        bonus: bonus?,
        below: below.map_or(Some(None), |b| b.map(Some))?,
        refuses: written.when_empty == Some(WhenEmptyDocument::Refuse),
    }))
}

/// Prepaid money is in the study's currency, as the bills are.
pub fn domestic(plan: &PlanDocument, path: &str, found: &mut Findings) {
    if plan.currency.is_some() {
        found.push(Issue::new(IssueCode::PrepaidAbroad, path));
    }
}

pub fn months(cadence: Option<&str>, path: &str, found: &mut Findings) -> Option<u32> {
    let text = cadence.unwrap_or("month");
    let path = join(path, "cadence");
    match found.cadence(&path, text)? {
        Cadence::Months(months) => Some(months),
        Cadence::Once => {
            found.push(Issue::new(IssueCode::BadCadence, path).text("found", text));
            None
        }
    }
}

pub fn covers(
    written: &[String],
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Covers> {
    let mut sound = true;
    for (index, id) in written.iter().enumerate() {
        if !plan.charges.iter().any(|charge| charge.id == *id) {
            let place = join(&join(path, "covers"), &index.to_string());
            let issue = Issue::new(IssueCode::UnknownCharge, place).text("found", id);
            let known = plan.charges.iter().map(|charge| charge.id.as_str());
            found.push(suggest(issue, id, known));
            sound = false;
        }
    }
    sound.then(|| Covers(written.to_vec()))
}
