//! How an option is billed and paid.

use super::numbers::Findings;
use crate::cadence::Cadence;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::Timing;
use crate::study::document::{
    BillingDocument, DiscountScopeDocument, OptionDocument, TimingDocument,
};
use crate::study::path::join;
use crate::study::{Billing, Payment, Settlement};
use rust_decimal::Decimal;

pub fn billing(
    written: Option<&BillingDocument>,
    path: &str,
    found: &mut Findings,
) -> Option<Billing> {
    let default = BillingDocument::default();
    let written = written.unwrap_or(&default);
    let mut cycle = |key: &str, text: &Option<String>| match text {
        None => Some(1),
        Some(text) => match found.cadence(&join(path, key), text)? {
            Cadence::Months(months) => Some(months),
            Cadence::Once => {
                found.push(Issue::new(IssueCode::BadCadence, join(path, key)).text("found", text));
                None
            }
        },
    };
    let cycle_months = cycle("cycle", &written.cycle);
    let settlement = match written.settlement.as_deref() {
        Some("day") => Some(Settlement::Daily),
        Some("hour") => Some(Settlement::Hourly),
        _ => cycle("settlement", &written.settlement).map(|months| Settlement::Months {
            months,
            on_day: written.settlement_day,
        }),
    };
    if let Some(day) = written.settlement_day {
        found.day_of_month(&join(path, "settlement_day"), day);
    }
    let discount = match &written.discount {
        Some(discount) => found.share(&join(path, "discount"), discount),
        None => Some(Decimal::ZERO),
    };
    let net_days = written.net_days.unwrap_or(0);
    if net_days > 730 {
        found.out_of_range(&join(path, "net_days"), &net_days.to_string(), "0", "730");
    }
    Some(Billing {
        cycle: cycle_months?,
        timing: match written.timing {
            Some(TimingDocument::InArrears) => Timing::InArrears,
            Some(TimingDocument::InAdvance) | None => Timing::InAdvance,
        },
        settlement: settlement?,
        net_days,
        discount: discount?,
        discount_on_usage: written.discount_on == Some(DiscountScopeDocument::All),
    })
}

pub fn payment(option: &OptionDocument, path: &str, found: &mut Findings) -> Option<Payment> {
    match (&option.instalments, option.stages.is_empty()) {
        (None, true) => Some(Payment::AtOnce),
        (Some(_), false) => {
            found.push(Issue::new(IssueCode::TwoWaysToPay, path));
            None
        }
        (Some(instalments), true) => {
            let path = join(path, "instalments");
            if !(2..=60).contains(&instalments.count) {
                found.out_of_range(
                    &join(&path, "count"),
                    &instalments.count.to_string(),
                    "2",
                    "60",
                );
            }
            let mut share = |key: &str, numeral: &Option<_>| match numeral {
                Some(numeral) => found.share(&join(&path, key), numeral),
                None => Some(Decimal::ZERO),
            };
            Some(Payment::Instalments {
                count: instalments.count,
                down_payment: share("down_payment", &instalments.down_payment)?,
                surcharge: share("surcharge", &instalments.surcharge)?,
            })
        }
        (None, false) => {
            let path = join(path, "stages");
            let shares: Vec<Option<(u32, Decimal)>> = option
                .stages
                .iter()
                .enumerate()
                .map(|(i, stage)| {
                    let place = join(&join(&path, &i.to_string()), "share");
                    Some((
                        stage.after_months.min(240),
                        found.share(&place, &stage.share)?,
                    ))
                })
                .collect();
            let shares: Vec<(u32, Decimal)> = shares.into_iter().collect::<Option<_>>()?;
            let total: Decimal = shares.iter().map(|(_, share)| *share).sum();
            if total != Decimal::ONE {
                let issue = Issue::new(IssueCode::SharesNotWhole, path);
                found.push(issue.with("total", crate::sentence::Arg::Percent(total.to_string())));
                return None;
            }
            Some(Payment::Stages(shares))
        }
    }
}
