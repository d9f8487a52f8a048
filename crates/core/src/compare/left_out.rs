//! Left out: why no constant usage can say what a month of an option costs.

use crate::cadence::Cadence;
use crate::decimal::{Exact, sub};
use crate::forecast::Forecast;
use crate::period::{Period, add_months};
use crate::pricing::plan::{Counting, Plan};
use crate::rating::packs::choices;
use crate::rating::regular::Regular;
use crate::study::{Replenish, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// An option that the usage break-even does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Position in the study's options.
    pub option: usize,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It does not serve on the month's last day.
    NotServing,
    /// Its projects are each at a usage of their own.
    Projects,
    /// A charge of it has no published price.
    NotPublished,
    /// What a pack still holds depends on the months before.
    Packs,
    /// What of the balance was given, and at which rate of exchange it was paid, depends on
    /// the months before.
    Balance,
    /// Credits or promised minimums settle several charges, or months, together.
    Settled,
    /// Deductions, fees or compensations change its bills.
    Bills,
    /// Tiers or allowances count over the whole contract.
    WholeContract,
    /// It is priced by single days, which are not alike.
    SingleDays,
}

impl Why {
    pub const ALL: [Why; 9] = [
        Why::NotServing,
        Why::Projects,
        Why::NotPublished,
        Why::Packs,
        Why::Balance,
        Why::Settled,
        Why::Bills,
        Why::WholeContract,
        Why::SingleDays,
    ];

    /// The stable name, as in files and in the keys of the words.
    pub fn name(self) -> &'static str {
        match self {
            Why::NotServing => "not-serving",
            Why::Projects => "projects",
            Why::NotPublished => "not-published",
            Why::Packs => "packs",
            Why::Balance => "balance",
            Why::Settled => "settled",
            Why::Bills => "bills",
            Why::WholeContract => "whole-contract",
            Why::SingleDays => "single-days",
        }
    }
}

/// Why an option is left out on a day; none when it is not.
pub fn why(
    option: &StudyOption,
    regular: Option<&Regular>,
    forecast: &Forecast,
    month: &Period,
) -> Exact<Option<Why>> {
    let day = month.last_day();
    let serves = option.start <= day && option.end.is_none_or(|end| day < end);
    let Some(regular) = regular.filter(|_| serves) else {
        return Ok(Some(Why::NotServing));
    };
    let (plan, charges) = (regular.plan, &regular.charges);
    let reasons = [
        (Why::Projects, !option.projects.is_empty()),
        (
            Why::NotPublished,
            plan.unpublished_with(&regular.option.modules)
                .next()
                .is_some(),
        ),
        (Why::Packs, has_packs(plan, &regular.option, day)),
        (
            Why::Balance,
            option.wallet.is_some_and(|wallet| {
                wallet.refuses || !wallet.bonus.is_zero() || plan.foreign.is_some()
            }),
        ),
        (
            Why::Settled,
            !plan.prepaid.credits.is_empty()
                || !plan.prepaid.commitments.is_empty()
                || !plan.prepaid.scheduled.is_empty(),
        ),
        (Why::Bills, changes_bills(plan, option)),
        (
            Why::WholeContract,
            charges
                .iter()
                .any(|of| of.charge.pricing.running_total == Some(Cadence::Once)),
        ),
        (Why::SingleDays, differs_by_day(regular, forecast, month)?),
    ];
    let found = reasons.into_iter().find(|(_, applies)| *applies);
    Ok(found.map(|(why, _)| why))
}

/// True when a charge prices single days of a meter that are not alike, but for the
/// rounding of the meter.
fn differs_by_day(regular: &Regular, forecast: &Forecast, month: &Period) -> Exact<bool> {
    let by_day = regular.charges.iter().map(|of| &of.charge);
    let by_day = by_day.filter(|charge| charge.counting == Counting::EachDay);
    for index in by_day.flat_map(|charge| charge.counted_meters()) {
        let Some(meter) = regular.meter(index) else {
            continue;
        };
        let days = forecast.each_day(index, meter.kind, month)?;
        let read = || days.iter().flatten().map(|(_, quantity)| *quantity);
        if let (Some(least), Some(most)) = (read().min(), read().max())
            && sub(most, least)? > Decimal::new(1, meter.decimals)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn has_packs(plan: &Plan, option: &StudyOption, day: NaiveDate) -> bool {
    choices(plan, option).iter().any(|(pack, choice)| {
        let lasts = choice.replenish != Replenish::Never
            || day < add_months(choice.on, pack.validity_months.saturating_add(1));
        choice.on <= day && lasts
    })
}

fn changes_bills(plan: &Plan, option: &StudyOption) -> bool {
    let settling = &option.settling;
    let late = plan.bill_rules.late.is_some() && settling.days_late > 0;
    let down = plan.bill_rules.downtime.is_some() && !settling.downtime_hours.is_zero();
    let refused = plan.bill_rules.refuses();
    !settling.deductions.is_empty() || late || down || refused
}
