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
pub fn terms(
    plan: &PlanDocument,
    study: &StudyDocument,
    found: &mut Findings,
) -> Option<PrepaidTerms> {
    let credits = credits(plan, study, found);
    let promised = promised(plan, study, found);
    let deposit = deposit(plan, found);
    let (commitments, scheduled) = promised?;
    Some(PrepaidTerms {
        credits: credits?,
        commitments,
        scheduled,
        deposit: deposit?,
    })
}

fn credits(
    plan: &PlanDocument,
    study: &StudyDocument,
    found: &mut Findings,
) -> Option<Vec<Credit>> {
    let list = join(&join("plans", &plan.id), "credits");
    let proved: Vec<Option<Credit>> = plan
        .credits
        .iter()
        .map(|credit| {
            let path = join(&list, &credit.id);
            domestic(plan, study, &path, found);
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
    (spending, wallet(option, (plan, study), path, found))
}

/// The balance of an option: none, or as written.
fn wallet(
    option: &OptionDocument,
    (plan, study): (Option<&PlanDocument>, &StudyDocument),
    path: &str,
    found: &mut Findings,
) -> Option<Option<Wallet>> {
    let Some(written) = &option.wallet else {
        return Some(None);
    };
    let path = join(path, "wallet");
    if let Some(plan) = plan {
        domestic(plan, study, &path, found);
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

/// What is set against bills is in the study's currency, as they are.
pub fn domestic(plan: &PlanDocument, study: &StudyDocument, path: &str, found: &mut Findings) {
    let own = plan.currency.as_ref();
    if own.is_some_and(|own| *own != study.currency) {
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

#[cfg(test)]
mod tests {
    use crate::issue::IssueCode;
    use crate::study::check::check;
    use serde_json::{Value, json};

    /// A plan in a currency, in a study in yuan.
    fn study(currency: &str, terms: (&str, Value)) -> Value {
        let mut plan = json!({"id": "p", "currency": currency,
            "charges": [{"id": "fee", "price": {"model": "flat", "amount": "10"}}]});
        plan[terms.0] = terms.1;
        json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 3,
            "exchange": [{"currency": "USD", "from": "2027-01-01", "rate": "7.1"}],
            "plans": [plan], "options": [{"id": "o", "plan": "p"}],
        })
    }

    fn refused(study: &Value) -> Vec<(IssueCode, String)> {
        let issues = check(study, None).issues.into_iter();
        issues.map(|issue| (issue.code, issue.path)).collect()
    }

    #[test]
    fn a_deposit_and_a_minimum_spend_may_be_in_any_currency() {
        let least = json!([{"id": "m", "amount": "50"}]);
        for currency in ["CNY", "USD"] {
            assert_eq!(refused(&study(currency, ("deposit", json!("300")))), []);
            let promised = study(currency, ("commitments", least.clone()));
            assert_eq!(refused(&promised), []);
        }
    }

    #[test]
    fn what_is_set_against_bills_must_be_in_theirs() {
        let credits = json!([{"id": "c", "amount": "5"}]);
        let term = json!([{"id": "m", "access": [{"from_month": 0, "until_month": 3, "amount": "50"}],
            "invoices": [{"month": 0, "amount": "50"}]}]);
        for (terms, path) in [
            (("credits", credits), "plans.p.credits.c"),
            (("commitments", term), "plans.p.commitments.m"),
        ] {
            assert_eq!(refused(&study("CNY", terms.clone())), []);
            let abroad = [(IssueCode::PrepaidAbroad, path.to_owned())];
            assert_eq!(refused(&study("USD", terms)), abroad);
        }
        let mut paid_in = study("CNY", ("deposit", json!("300")));
        paid_in["options"][0]["wallet"] = json!({"top_up": "100"});
        assert_eq!(refused(&paid_in), []);
        paid_in["plans"][0]["currency"] = json!("USD");
        let abroad = [(IssueCode::PrepaidAbroad, "options.o.wallet".to_owned())];
        assert_eq!(refused(&paid_in), abroad);
    }
}
