//! Prepaid money: credits, commitments, deposit of a plan; the balance of an option.

use super::commitments::promised;
use super::limits::spending;
use super::numbers::Findings;
use super::plans::named;
use crate::cadence::Cadence;
use crate::issue::{Issue, IssueCode};
use crate::pricing::limit::Spending;
use crate::pricing::prepaid::{Covers, Credit, PrepaidTerms, Wallet};
use crate::study::document::{OptionDocument, PlanDocument, WhenEmptyDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use rust_decimal::Decimal;

/// What a plan asks for ahead; `None` when any of it is faulty.
pub fn terms(plan: &PlanDocument, found: &mut Findings) -> Option<PrepaidTerms> {
    let credits = credits(plan, found);
    let promised = promised(plan, found);
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
    path: &str,
    found: &mut Findings,
) -> (Option<Spending>, Option<Option<Wallet>>) {
    let spending = spending(option, path, found);
    (spending, wallet(option, path, found))
}

/// The balance of an option: none, or as written.
fn wallet(option: &OptionDocument, path: &str, found: &mut Findings) -> Option<Option<Wallet>> {
    let Some(written) = &option.wallet else {
        return Some(None);
    };
    let path = join(path, "wallet");
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
    fn prepaid_money_may_be_in_any_currency() {
        let credits = json!([{"id": "c", "amount": "5"}]);
        let least = json!([{"id": "m", "amount": "50"}]);
        let term = json!([{"id": "m", "access": [{"from_month": 0, "until_month": 3, "amount": "50"}],
            "invoices": [{"month": 0, "amount": "50"}]}]);
        for (key, terms) in [
            ("deposit", json!("300")),
            ("credits", credits),
            ("commitments", least),
            ("commitments", term),
        ] {
            for currency in ["CNY", "USD"] {
                let mut paid_in = study(currency, (key, terms.clone()));
                paid_in["options"][0]["wallet"] = json!({"top_up": "100"});
                assert_eq!(refused(&paid_in), []);
            }
        }
    }

    /// Bills in one currency cannot say what they take from money kept in another.
    #[test]
    fn a_balance_is_kept_in_one_currency() {
        for (first, second) in [("CNY", "USD"), ("USD", "CNY"), ("USD", "EUR")] {
            let mut moving = study(first, ("deposit", json!("300")));
            let mut other = moving["plans"][0].clone();
            other["id"] = json!("q");
            other["currency"] = json!(second);
            moving["plans"].as_array_mut().expect("a list").push(other);
            moving["exchange"]
                .as_array_mut()
                .expect("a list")
                .push(json!({"currency": "EUR", "from": "2027-01-01", "rate": "7.8"}));
            moving["options"][0]["changes"] =
                json!([{"on": "2027-02-01", "plan": "q", "mode": "next-period"}]);
            assert_eq!(refused(&moving), []);
            moving["options"][0]["wallet"] = json!({"top_up": "100"});
            let apart = [(IssueCode::BalanceApart, "options.o.wallet".to_owned())];
            assert_eq!(refused(&moving), apart);
        }
    }
}
