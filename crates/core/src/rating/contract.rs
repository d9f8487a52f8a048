//! What the contract does to a charge: the price in force at a time, and what is added to
//! or taken off its parts.
//!
//! A price holds for whole periods: a new list reaches what is paid ahead at its next
//! cycle, and usage at its next period, unless the price is the same for every unit of a
//! flow, which is cut on the very day.

use super::emit::Batch;
use super::rate::Rating;
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, RoundingMode, add, by_factor, mul, ratio, round, sub, sum};
use crate::period::{Period, add_months};
use crate::pricing::allowance::Allowance;
use crate::pricing::contract::{ChangeTime, Escalator, Existing, Rebate};
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::plan::{Charge, Timing};
use crate::pricing::price::{Part, Price};
use crate::pricing::reason::Reason;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// Decimal places of a product of rises.
const FACTOR_DECIMALS: u32 = 12;

impl Rating<'_> {
    /// The first day that is paid for: contract months count from it.
    fn paid_from(&self) -> NaiveDate {
        self.option.paid_from()
    }

    /// A charge with the prices in force in a window, each with its own span.
    pub(super) fn versions(&self, charge: &Charge, window: &Period) -> Vec<(Charge, Period)> {
        let mut cuts: Vec<NaiveDate> = self
            .turns(charge)
            .into_iter()
            .filter(|day| window.start() < *day && *day < window.end())
            .collect();
        cuts.push(window.start());
        cuts.push(window.end());
        cuts.sort();
        cuts.dedup();
        cuts.windows(2)
            .filter_map(|pair| Period::new(*pair.first()?, *pair.last()?))
            .map(|span| {
                let version = match self.change_at(charge, span.start()) {
                    Some(index) => charge.changes.get(index),
                    None => None,
                };
                let pricing = version.map_or(&charge.pricing, |change| &change.pricing);
                let priced = Charge {
                    pricing: pricing.clone(),
                    ..charge.clone()
                };
                (priced, span)
            })
            .collect()
    }

    /// The position of the price change in force on a day; none for the first price.
    pub fn change_at(&self, charge: &Charge, on: NaiveDate) -> Option<usize> {
        let in_force = |(index, day): (usize, Option<NaiveDate>)| Some((day?, index));
        charge
            .changes
            .iter()
            .map(|change| self.effective(charge, change.from))
            .enumerate()
            .filter_map(in_force)
            .filter(|(day, _)| *day <= on)
            .max()
            .map(|(_, index)| index)
    }

    /// The days on which a charge's price or discount becomes another.
    fn turns(&self, charge: &Charge) -> Vec<NaiveDate> {
        let contract = &self.plan.contract;
        let changes = charge.changes.iter();
        let mut days: Vec<NaiveDate> = changes
            .filter_map(|change| self.effective(charge, change.from))
            .collect();
        let recurring = charge.cadence != Cadence::Once;
        days.extend(
            contract
                .promotions
                .iter()
                .filter(|promotion| recurring && promotion.scope.covers(&charge.id))
                .map(|promotion| add_months(self.paid_from(), promotion.months)),
        );
        if self.study.is_flow(charge) {
            let reached = contract
                .loyalty
                .iter()
                .filter(|step| step.scope.covers(&charge.id));
            days.extend(reached.filter_map(|step| {
                let to_go = step
                    .from_day
                    .checked_sub(self.option.buyer.days_used_before)?;
                self.option
                    .start
                    .checked_add_days(Days::new(u64::from(to_go.saturating_sub(1))))
            }));
        }
        days
    }

    /// The day from which this option pays a changed price; none for never.
    fn effective(&self, charge: &Charge, from: ChangeTime) -> Option<NaiveDate> {
        let start = self.option.start;
        let day = match from {
            ChangeTime::Month(month) => return Some(add_months(self.paid_from(), month)),
            ChangeTime::List { on, .. } if on <= start => return Some(start),
            ChangeTime::List { on, existing } => match existing {
                Existing::AtOnce => on,
                Existing::AtRenewal => self.renewal_from(on),
                Existing::Keep { until } => until?,
            },
        };
        let linear = self.study.is_flow(charge)
            && charge.timing == Timing::InArrears
            && matches!(charge.pricing.price, Price::PerUnit(_))
            && charge.pricing.allowance == Allowance::default();
        Some(if linear {
            day
        } else {
            self.boundary(charge, day)
        })
    }

    /// The first renewal of the term on a day or later; without terms, the day itself.
    fn renewal_from(&self, day: NaiveDate) -> NaiveDate {
        let Some(terms) = self.plan.terms else {
            return day;
        };
        (1..=2400_u32)
            .map(|n| add_months(self.option.start, terms.months.saturating_mul(n)))
            .find(|renewal| *renewal >= day)
            .unwrap_or(day)
    }

    /// The first boundary of what is billed together on a day or later.
    fn boundary(&self, charge: &Charge, day: NaiveDate) -> NaiveDate {
        let Cadence::Months(months) = charge.cadence else {
            return day;
        };
        let length = self.billed_together(charge, months);
        let reach = Period::new(day.pred_opt().unwrap_or(day), day);
        let around =
            reach.map(|reach| periods(self.option.anchor, length, charge.alignment, &reach));
        around
            .and_then(|found| found.last().map(Period::end))
            .map_or(day, |end| end.max(day))
    }

    /// Adds what the contract changes to the parts of a batch, each to what stands so far.
    pub(super) fn apply_contract(&self, batch: &Batch, parts: &mut Vec<Part>) -> Exact<()> {
        if batch.charge.cadence == Cadence::Once {
            return Ok(());
        }
        let contract = &self.plan.contract;
        let id = batch.charge.id.as_str();
        let day = batch.period.start();
        if let Some(escalator) = contract.escalator.as_ref().filter(|e| e.scope.covers(id)) {
            let rate = sub(escalator.factor(self.option.start, day)?, Decimal::ONE)?;
            push(parts, rate, ContractReason::Escalated { rate })?;
        }
        for promotion in contract.promotions.iter().filter(|p| p.scope.covers(id)) {
            if day < add_months(self.paid_from(), promotion.months) {
                let rate = promotion.discount;
                push(
                    parts,
                    -rate,
                    ContractReason::Promotion {
                        rate,
                        months: promotion.months,
                    },
                )?;
            }
        }
        for wanted in &self.option.buyer.eligible {
            let kind = contract.discounts.iter().find(|kind| kind.id == *wanted);
            if let Some(kind) = kind.filter(|kind| kind.scope.covers(id)) {
                let (rate, name) = (kind.discount, kind.name.clone());
                push(parts, -rate, ContractReason::Eligible { rate, name })?;
            }
        }
        let used = day.signed_duration_since(self.option.start).num_days();
        let nth = used
            .saturating_add(i64::from(self.option.buyer.days_used_before))
            .saturating_add(1);
        let reached = contract.loyalty.iter().rev().filter(|l| l.scope.covers(id));
        if let Some(step) = reached.into_iter().find(|l| i64::from(l.from_day) <= nth) {
            let (rate, from_day) = (step.discount, step.from_day);
            push(parts, -rate, ContractReason::Loyalty { rate, from_day })?;
        }
        if batch.charge.timing == Timing::InAdvance && !contract.prepay.is_empty() {
            self.prepay(parts)?;
        }
        Ok(())
    }

    fn prepay(&self, parts: &mut Vec<Part>) -> Exact<()> {
        let quantity = sum(parts.iter().filter_map(|part| part.quantity))?;
        let months = self.option.billing.cycle;
        let Some(entry) = self.plan.contract.prepay_for(months, quantity) else {
            return Ok(());
        };
        match entry.rebate {
            Rebate::Share(rate) => push(parts, -rate, ContractReason::Prepaid { rate, months }),
            Rebate::MonthsPaid(paid) => {
                let of = entry.months;
                let free = Decimal::from(of.saturating_sub(paid));
                let total = sum(parts.iter().map(|part| part.amount))?;
                let less = ratio(total, free, Decimal::from(of))?;
                let reason = ContractReason::MonthsPaid { paid, of };
                parts.push(Part::fee(-less, Reason::Contract(reason)));
                Ok(())
            }
        }
    }
}

/// Adds `rate` of what stands so far; nothing for a rate of zero.
fn push(parts: &mut Vec<Part>, rate: Decimal, reason: ContractReason) -> Exact<()> {
    if !rate.is_zero() {
        let total = sum(parts.iter().map(|part| part.amount))?;
        parts.push(Part::fee(by_factor(total, rate)?, Reason::Contract(reason)));
    }
    Ok(())
}

impl Escalator {
    /// What a price has become by a day, as a multiple of the first: the product of the
    /// rises so far, to 12 decimals. Each rise counts from the start, never from the last.
    fn factor(&self, start: NaiveDate, day: NaiveDate) -> Exact {
        let mut factor = Decimal::ONE;
        let mut rates = self.rates.iter();
        let mut rate = Decimal::ZERO;
        for n in 1..=240_u32 {
            if add_months(start, self.every_months.saturating_mul(n)) > day {
                break;
            }
            rate = rates.next().copied().unwrap_or(rate);
            let risen = mul(factor, add(Decimal::ONE, rate)?)?;
            factor = round(risen, FACTOR_DECIMALS, RoundingMode::HalfUp).normalize();
        }
        Ok(factor)
    }
}
