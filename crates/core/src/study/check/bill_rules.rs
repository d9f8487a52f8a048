//! Rules of bills, and what an option sets against its bills or expects.

use super::contract::{most, one_of_two, scope};
use super::numbers::Findings;
use super::options::Context;
use super::plans::named;
use crate::issue::{Issue, IssueCode};
use crate::pricing::bill_rules::{
    BeyondLine, BillRules, CreditLine, Deduction, DeductionKind, DeductionValue, Downtime, Late,
    Settling,
};
use crate::study::document::{
    BeyondLineDocument, CreditLineDocument, DeductionDocument, DeductionKindDocument,
    DowntimeDocument, LateDocument, OptionDocument, PlanDocument,
};
use crate::study::path::join;
use crate::study::{Settlement, StudyOption};
use rust_decimal::Decimal;

/// The rules of a plan's bills; `None` when any of them is faulty.
pub fn bill_rules(plan: &PlanDocument, path: &str, found: &mut Findings) -> Option<BillRules> {
    let Some(written) = &plan.bill_rules else {
        return Some(BillRules::default());
    };
    let path = join(path, "bill_rules");
    let threshold = match &written.threshold {
        Some(numeral) => Some(found.positive(&join(&path, "threshold"), numeral)?),
        None => None,
    };
    let order = written.deduction_order.iter().map(|place| {
        let kind = kind(place.kind);
        (
            kind,
            place.after_tax.unwrap_or(kind != DeductionKind::Coupon),
        )
    });
    let credit_line = match &written.credit_line {
        Some(written) => Some(credit_line(written, &join(&path, "credit_line"), found)?),
        None => None,
    };
    let late = match &written.late {
        Some(written) => Some(late(plan, written, &join(&path, "late"), found)?),
        None => None,
    };
    let downtime = match &written.downtime {
        Some(written) => Some(downtime(written, &join(&path, "downtime"), found)?),
        None => None,
    };
    Some(BillRules {
        threshold,
        deduction_order: order.collect(),
        credit_line,
        late,
        downtime,
    })
}

fn credit_line(
    written: &CreditLineDocument,
    path: &str,
    found: &mut Findings,
) -> Option<CreditLine> {
    Some(CreditLine {
        amount: found.positive(&join(path, "amount"), &written.amount)?,
        beyond: match written.beyond {
            Some(BeyondLineDocument::Refuse) => BeyondLine::Refuse,
            Some(BeyondLineDocument::Collect) | None => BeyondLine::Collect,
        },
    })
}

pub fn kind(written: DeductionKindDocument) -> DeductionKind {
    match written {
        DeductionKindDocument::Coupon => DeductionKind::Coupon,
        DeductionKindDocument::CreditNote => DeductionKind::CreditNote,
        DeductionKindDocument::Voucher => DeductionKind::Voucher,
    }
}

fn late(
    plan: &PlanDocument,
    written: &LateDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Late> {
    for (key, days) in [
        ("suspended_after_days", written.suspended_after_days),
        ("data_kept_days", written.data_kept_days),
    ] {
        most(&join(path, key), days.unwrap_or(0), 3650, found);
    }
    let fee_per_day = match &written.fee_per_day {
        Some(numeral) => found.share(&join(path, "fee_per_day"), numeral)?,
        None => Decimal::ZERO,
    };
    let charges = &written.charged_while_suspended;
    scope(plan, charges, &join(path, "charged_while_suspended"), found);
    Some(Late {
        fee_per_day,
        suspended_after_days: written.suspended_after_days,
        packs_barred: written.packs_barred.unwrap_or(false),
        data_kept_days: written.data_kept_days,
        charged_while_suspended: charges.clone(),
    })
}

fn downtime(written: &DowntimeDocument, path: &str, found: &mut Findings) -> Option<Downtime> {
    let uptime = match &written.uptime {
        Some(numeral) => found.share(&join(path, "uptime"), numeral)?,
        None => Decimal::ONE,
    };
    let most_share = match &written.most_share {
        Some(numeral) => Some(found.share(&join(path, "most_share"), numeral)?),
        None => None,
    };
    Some(Downtime {
        allowed: Decimal::ONE.checked_sub(uptime)?,
        multiple: found.unsigned(&join(path, "multiple"), &written.multiple)?,
        most_share,
    })
}

/// What an option sets against its bills, and expects; `None` when it is faulty.
pub fn settling(option: &OptionDocument, path: &str, found: &mut Findings) -> Option<Settling> {
    let Some(written) = &option.settling else {
        return Some(Settling::default());
    };
    let path = join(path, "settling");
    let list = join(&path, "deductions");
    found.ids(&list, written.deductions.iter().map(|d| d.id.as_str()));
    let deductions: Vec<Option<Deduction>> = written
        .deductions
        .iter()
        .map(|written| deduction(written, &join(&list, &written.id), found))
        .collect();
    let days_late = written.days_late.unwrap_or(0);
    most(&join(&path, "days_late"), days_late, 730, found);
    let downtime_hours = match &written.downtime_hours {
        Some(numeral) => {
            let place = join(&path, "downtime_hours");
            let hours = found.unsigned(&place, numeral)?;
            // The shortest month has 672.
            if hours > Decimal::from(672) {
                found.out_of_range(&place, &numeral.0, "0", "672");
            }
            hours
        }
        None => Decimal::ZERO,
    };
    Some(Settling {
        deductions: deductions.into_iter().collect::<Option<_>>()?,
        days_late,
        downtime_hours,
        barred: Vec::new(),
    })
}

/// Whether an option settles its usage as the rules of its plans need it. What is refused for
/// want of money is one account's usage: it cannot be shared out over projects.
pub fn settled_as_needed(option: &StudyOption, context: &Context, found: &mut Findings) -> bool {
    let plans = option.plans().into_iter();
    let plans = plans.filter_map(|index| context.plans.get(index)?.as_ref());
    let rules: Vec<&BillRules> = plans.map(|plan| &plan.bill_rules).collect();
    let any = |holds: fn(&BillRules) -> bool| rules.iter().any(|rules| holds(rules));
    let by_day = match option.billing.settlement {
        Settlement::Daily | Settlement::Hourly => true,
        Settlement::Months { .. } => false,
    };
    let refuses = any(BillRules::refuses);
    let balance = option.wallet.is_some_and(|wallet| wallet.refuses);
    let faults = [
        (
            any(BillRules::counts_what_runs_up) && !by_day,
            IssueCode::ThresholdNeedsDays,
            "billing.settlement",
        ),
        (
            refuses && by_day,
            IssueCode::LineNeedsPeriods,
            "billing.settlement",
        ),
        (
            (refuses || balance) && !option.projects.is_empty(),
            IssueCode::RefusalOfProjects,
            "projects",
        ),
    ];
    let path = join("options", &option.id);
    let mut fits = true;
    for (_, code, place) in faults.into_iter().filter(|(faulty, ..)| *faulty) {
        found.push(Issue::new(code, format!("{path}.{place}")));
        fits = false;
    }
    fits
}

fn deduction(written: &DeductionDocument, path: &str, found: &mut Findings) -> Option<Deduction> {
    let stated = (written.amount.is_some(), written.share.is_some());
    one_of_two(path, ("amount", "share"), stated, found);
    let value = match (&written.amount, &written.share) {
        (Some(numeral), _) => {
            DeductionValue::Amount(found.positive(&join(path, "amount"), numeral)?)
        }
        (None, Some(numeral)) => DeductionValue::Share(found.share(&join(path, "share"), numeral)?),
        (None, None) => return None,
    };
    let mut day = |key: &str, text: &Option<String>| match text {
        Some(text) => found.date(&join(path, key), text).map(Some),
        None => Some(None),
    };
    Some(Deduction {
        id: written.id.clone(),
        name: named(&written.name, &written.id),
        kind: kind(written.kind),
        value,
        from: day("from", &written.from)?,
        until: day("until", &written.until)?,
    })
}
