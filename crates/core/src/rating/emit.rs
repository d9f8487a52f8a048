//! Emit: priced parts become lines, for their number of periods, with the discount for the
//! way of paying and what comes back at the end.

use super::line::{Line, Origin, Periods, Recognition};
use super::rate::Rating;
use crate::cadence::Cadence;
use crate::decimal::{Exact, mul};
use crate::period::Period;
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::plan::{Charge, Timing};
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use chrono::NaiveDate;
use std::borrow::Cow;

/// What is billed together: the same charge, time and day.
pub struct Batch<'a> {
    pub charge: &'a Charge,
    pub period: Period,
    pub billed_on: NaiveDate,
    pub periods: Periods,
}

impl Batch<'_> {
    fn recognition(&self) -> Recognition {
        self.charge
            .asset
            .map_or(Recognition::Straight, Recognition::Asset)
    }
}

impl Rating<'_> {
    /// Multiplies the parts by their periods, takes off the billing discount and keeps the
    /// lines, with what comes back at the end of the service.
    pub(super) fn emit(&mut self, batch: &Batch, mut parts: Vec<Part>) -> Exact<()> {
        for part in &mut parts {
            part.amount = batch.periods.times(part.amount)?;
        }
        self.apply_terms(batch, &mut parts)?;
        let in_advance = is_in_advance(batch.charge);
        let salvage = self.salvage(batch, &parts)?;
        let mut discounts = 0_usize;
        for part in parts {
            let reference = reference(&batch.charge.id, &part.reason, &mut discounts);
            self.lines.push(Line {
                reference,
                charge: batch.charge.id.clone(),
                name: batch.charge.name.clone(),
                clause: batch.charge.clause.clone(),
                category: batch.charge.category(),
                period: batch.period,
                billed_on: batch.billed_on,
                quantity: part.quantity,
                unit_price: part.unit_price,
                periods: batch.periods,
                amount: part.amount,
                reason: part.reason,
                recognition: batch.recognition(),
                in_advance,
                origin: self.origin(batch.charge),
            });
        }
        self.lines.extend(salvage);
        Ok(())
    }

    /// What contract and way of paying change in the price of a batch.
    pub(super) fn apply_terms(&self, batch: &Batch, parts: &mut Vec<Part>) -> Exact<()> {
        self.apply_contract(batch, parts)?;
        let billing = &self.option.billing;
        let discounted = !billing.discount.is_zero()
            && batch.charge.cadence != Cadence::Once
            && (is_in_advance(batch.charge) || billing.discount_on_usage);
        if discounted {
            let total = crate::decimal::sum(parts.iter().map(|part| part.amount))?;
            let rate = billing.discount;
            parts.push(Part::fee(
                -mul(total, rate)?,
                Reason::BillingDiscount { rate },
            ));
        }
        Ok(())
    }

    /// What a line of a charge has from where it is rated.
    pub(super) fn origin(&self, charge: &Charge) -> Origin {
        Origin {
            plan: self.option.plan,
            anchor: self.option.anchor,
            stay: self.option.stay,
            tax: charge.tax,
            ..Origin::default()
        }
    }

    /// What comes back at the end of the service, if the study reaches it. It reduces the
    /// cost of the same period.
    fn salvage(&self, batch: &Batch, parts: &[Part]) -> Exact<Option<Line>> {
        let rate = batch.charge.salvage;
        let end = batch.period.end();
        if rate.is_zero() || end > self.study.horizon.end() {
            return Ok(None);
        }
        let paid = crate::decimal::sum(parts.iter().map(|part| part.amount))?;
        let reference = format!("{}.salvage", batch.charge.id);
        Ok(Some(Line {
            charge: reference.clone(),
            reference,
            name: batch.charge.name.clone(),
            clause: batch.charge.clause.clone(),
            category: batch.charge.category(),
            period: batch.period,
            billed_on: end,
            quantity: None,
            unit_price: None,
            periods: Periods::ONE,
            amount: -mul(paid, rate)?,
            reason: Reason::Salvage { rate },
            recognition: batch.recognition(),
            in_advance: false,
            origin: self.origin(batch.charge),
        }))
    }
}

/// True for what is charged before its use; instalments and stages apply to it.
pub fn is_in_advance(charge: &Charge) -> bool {
    charge.timing == Timing::InAdvance || charge.cadence == Cadence::Once
}

fn reference(charge: &str, reason: &Reason, discounts: &mut usize) -> String {
    let suffix: Cow<str> = match reason {
        Reason::Graduated { tier, .. } | Reason::Blocks { tier, .. } => {
            format!("tier-{tier}").into()
        }
        Reason::PerEvent { .. } => "events".into(),
        Reason::EventMinimum { .. } => "event-minimum".into(),
        Reason::EventMaximum { .. } => "event-maximum".into(),
        Reason::NotChosen { .. } => "not-charged".into(),
        Reason::AlreadyPriced { .. } => "before".into(),
        Reason::MinimumQuantity { .. } => "minimum-quantity".into(),
        Reason::Factor { .. } => "factor".into(),
        Reason::MinimumTopUp { .. } => "minimum".into(),
        Reason::MaximumCut { .. } => "maximum".into(),
        Reason::PercentDiscount { .. } | Reason::AmountDiscount { .. } => {
            *discounts = discounts.saturating_add(1);
            format!("discount-{discounts}").into()
        }
        Reason::BillingDiscount { .. } => "discount".into(),
        Reason::Contract(reason) => match reason.suffix() {
            Some(suffix) => suffix.into(),
            None => return charge.to_owned(),
        },
        Reason::Change(ChangeReason::Decrease { .. }) => "decrease".into(),
        Reason::TierFee { tier } => format!("tier-{tier}-fee").into(),
        _ => return charge.to_owned(),
    };
    [charge, ".", &suffix].concat()
}
