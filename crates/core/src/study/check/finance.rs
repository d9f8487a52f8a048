//! What finance staff state: leaving a term, inflation, books, and scores beside the money.

use super::numbers::{Findings, shortened};
use super::plans::named;
use super::taxes::rate_of_charge;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{EarlyTermination, Refund, RefundRules, Terms};
use crate::study::document::{
    DepreciationStartDocument, EarlyTerminationDocument, Numeral, OptionDocument, PlanDocument,
    RefundDocument, SpreadDocument, StudyDocument, TermsDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::study::{Accounting, Criterion, Spread, Waiting};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The terms of a plan; the outer `None` when they are faulty.
pub fn terms(
    document: &PlanDocument,
    study: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Option<Terms>> {
    let Some(terms) = &document.terms else {
        return Some(None);
    };
    let path = join(path, "terms");
    if terms.months == 0 || terms.months > 240 {
        let months = terms.months.to_string();
        found.out_of_range(&join(&path, "months"), &months, "1", "240");
    }
    let early_termination = match &terms.early_termination_fee {
        Some(fee) => Some(early_termination(
            fee,
            study,
            &join(&path, "early_termination_fee"),
            found,
        )?),
        None => None,
    };
    let refund_rules = refund_rules(terms, &path, found)?;
    Some(Some(Terms {
        months: terms.months,
        notice_days: terms.notice_days,
        renews: terms.renews.unwrap_or(true),
        early_termination,
        refund: match terms.refund {
            Some(RefundDocument::UnusedShare) => Refund::UnusedShare,
            Some(RefundDocument::UnusedPeriods) => Refund::UnusedPeriods,
            Some(RefundDocument::UsedAtList) => Refund::UsedAtList,
            Some(RefundDocument::None) | None => Refund::Nothing,
        },
        refund_rules,
        order_valid_days: days("order_valid_days", terms.order_valid_days, &path, found),
        renewal_due_days: days("renewal_due_days", terms.renewal_due_days, &path, found),
    }))
}

/// A number of days that is not far beyond any contract's.
fn days(key: &str, stated: Option<u32>, path: &str, found: &mut Findings) -> Option<u32> {
    if let Some(days) = stated.filter(|days| *days > 3650) {
        found.out_of_range(&join(path, key), &days.to_string(), "0", "3650");
    }
    stated
}

fn refund_rules(terms: &TermsDocument, path: &str, found: &mut Findings) -> Option<RefundRules> {
    let Some(rules) = &terms.refund_rules else {
        return Some(RefundRules::default());
    };
    let path = join(path, "refund_rules");
    let refund = terms.refund.unwrap_or(RefundDocument::None);
    // A rule that the kind of refund never looks at would be a silent nothing.
    let idle = [
        (
            rules.full_within_days.is_some() && refund == RefundDocument::None,
            "full_within_days",
        ),
        (
            rules.least_months.is_some() && refund == RefundDocument::None,
            "least_months",
        ),
        (
            rules.month_price.is_some() && refund != RefundDocument::UsedAtList,
            "month_price",
        ),
    ];
    for (_, key) in idle.iter().filter(|(idle, _)| *idle) {
        found.push(Issue::new(IssueCode::RefundRuleUnused, join(&path, key)).text("key", *key));
    }
    let full_within_days = days("full_within_days", rules.full_within_days, &path, found);
    let least_months = rules.least_months.unwrap_or(0);
    if least_months > 240 {
        let months = least_months.to_string();
        found.out_of_range(&join(&path, "least_months"), &months, "0", "240");
    }
    let month_price = match &rules.month_price {
        Some(numeral) => Some(found.unsigned(&join(&path, "month_price"), numeral)?),
        None => None,
    };
    Some(RefundRules {
        full_within_days,
        least_months,
        month_price,
    })
}

fn early_termination(
    fee: &EarlyTerminationDocument,
    study: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<EarlyTermination> {
    let amount = match &fee.amount {
        Some(numeral) => found.unsigned(&join(path, "amount"), numeral),
        None => Some(Decimal::ZERO),
    };
    let share = match &fee.share_of_rest {
        Some(numeral) => found.share(&join(path, "share_of_rest"), numeral),
        None => Some(Decimal::ZERO),
    };
    let tax = match fee.tax.as_deref() {
        None => None,
        Some("standard") => Some(0),
        Some(id) => Some(rate_of_charge(Some(id), study, path, found)?),
    };
    Some(EarlyTermination {
        amount: amount?,
        share_of_rest: share?,
        tax,
    })
}

pub fn annual_rate(document: &StudyDocument, found: &mut Findings) -> Option<Decimal> {
    let stated = &document.discounting.as_ref()?.annual_rate;
    found.rate("discounting.annual_rate", stated)
}

pub fn inflation(document: &StudyDocument, found: &mut Findings) -> Option<Decimal> {
    let stated = document.discounting.as_ref()?.inflation.as_ref()?;
    found.rate("discounting.inflation", stated)
}

pub fn accounting(document: &StudyDocument) -> Accounting {
    let Some(stated) = &document.accounting else {
        return Accounting::default();
    };
    Accounting {
        spread: match stated.spread {
            Some(SpreadDocument::Days) | None => Spread::Days,
            Some(SpreadDocument::Months) => Spread::Months,
            Some(SpreadDocument::HalfMonth) => Spread::HalfMonth,
        },
        depreciates_from_next_month: match stated.depreciation {
            Some(DepreciationStartDocument::NextMonth) => true,
            Some(DepreciationStartDocument::AtOnce) | None => false,
        },
    }
}

pub fn waiting(document: &StudyDocument, found: &mut Findings) -> Option<Waiting> {
    let stated = document.waiting.as_ref()?;
    let cost_per_month = found.unsigned("waiting.cost_per_month", &stated.cost_per_month)?;
    Some(Waiting { cost_per_month })
}

/// The first day an option can be used: its start, or a later day that is stated.
pub fn in_use_from(
    option: &OptionDocument,
    start: NaiveDate,
    path: &str,
    found: &mut Findings,
) -> Option<NaiveDate> {
    let Some(text) = &option.in_use_from else {
        return Some(start);
    };
    let path = join(path, "in_use_from");
    let day = found.date(&path, text)?;
    if day < start {
        found.out_of_range(&path, text, &start.to_string(), "∞");
        return None;
    }
    Some(day)
}

/// Every criterion; a faulty weight is reported and counts nothing.
pub fn criteria(document: &StudyDocument, found: &mut Findings) -> Vec<Criterion> {
    document
        .criteria
        .iter()
        .map(|criterion| {
            let path = join(&join("criteria", &criterion.id), "weight");
            let weight = match &criterion.weight {
                Some(numeral) => found.unsigned(&path, numeral).unwrap_or_default(),
                None => Decimal::ONE,
            };
            Criterion {
                id: criterion.id.clone(),
                name: named(&criterion.name, &criterion.id),
                weight,
            }
        })
        .collect()
}

/// The scores of an option, 0 to 5 each.
pub fn scores(
    option: &OptionDocument,
    document: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Vec<(usize, Decimal)>> {
    let proved: Vec<Option<(usize, Decimal)>> = option
        .scores
        .iter()
        .map(|(id, numeral)| {
            let place = join(&join(path, "scores"), id);
            let known = document.criteria.iter().position(|c| c.id == *id);
            if known.is_none() {
                let issue = Issue::new(IssueCode::UnknownCriterion, &place).text("found", id);
                let ids = document.criteria.iter().map(|c| c.id.as_str());
                found.push(suggest(issue, id, ids));
            }
            let score = score(&place, numeral, found);
            Some((known?, score?))
        })
        .collect();
    proved.into_iter().collect()
}

fn score(path: &str, numeral: &Numeral, found: &mut Findings) -> Option<Decimal> {
    let value = found.unsigned(path, numeral)?;
    if value > Decimal::from(5) {
        found.out_of_range(path, &shortened(&numeral.0), "0", "5");
        return None;
    }
    Some(value)
}
