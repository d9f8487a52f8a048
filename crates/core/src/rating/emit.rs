//! Emit: priced parts become lines, for their number of periods, with the discount for the
//! way of paying and what comes back at the end.

use super::line::{Item, Line, Origin, Periods, Recognition};
use super::rate::Rating;
use crate::cadence::Cadence;
use crate::decimal::{Exact, by_factor};
use crate::period::Period;
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::plan::{Charge, Timing};
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use chrono::NaiveDate;
use std::sync::Arc;

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
        let salvage = self.salvage(batch, &parts)?;
        let mut items = std::mem::take(&mut self.items);
        items.turn_to(batch.charge);
        let mut discounts = 0_usize;
        for part in parts {
            let ending = Ending::of(&part.reason, &mut discounts);
            self.lines.push(Line {
                item: items.get(batch.charge, ending, || self.origin(batch.charge)),
                period: batch.period,
                billed_on: batch.billed_on,
                quantity: part.quantity,
                unit_price: part.unit_price,
                periods: batch.periods,
                amount: part.amount,
                stated: None,
                reason: part.reason,
                recognition: batch.recognition(),
            });
        }
        self.items = items;
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
                -by_factor(total, rate)?,
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
            item: Arc::new(Item {
                charge: reference.clone(),
                reference,
                name: batch.charge.name.clone(),
                clause: batch.charge.clause.clone(),
                category: batch.charge.category(),
                in_advance: false,
                origin: self.origin(batch.charge),
            }),
            period: batch.period,
            billed_on: end,
            quantity: None,
            unit_price: None,
            periods: Periods::ONE,
            amount: -by_factor(paid, rate)?,
            stated: None,
            reason: Reason::Salvage { rate },
            recognition: batch.recognition(),
        }))
    }
}

/// True for what is charged before its use; instalments and stages apply to it.
pub fn is_in_advance(charge: &Charge) -> bool {
    charge.timing == Timing::InAdvance || charge.cadence == Cadence::Once
}

/// What tells a line from the others of its charge: the end of its reference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Nothing,
    Tier(usize),
    TierFee(usize),
    /// A discount of the price itself, by its place among them.
    Discount(usize),
    Word(&'static str),
}

impl Ending {
    fn of(reason: &Reason, discounts: &mut usize) -> Ending {
        match reason {
            Reason::Graduated { tier, .. } | Reason::Blocks { tier, .. } => Ending::Tier(*tier),
            Reason::PerEvent { .. } => Ending::Word("events"),
            Reason::EventMinimum { .. } => Ending::Word("event-minimum"),
            Reason::EventMaximum { .. } => Ending::Word("event-maximum"),
            Reason::NotChosen { .. } => Ending::Word("not-charged"),
            Reason::AlreadyPriced { .. } => Ending::Word("before"),
            Reason::MinimumQuantity { .. } => Ending::Word("minimum-quantity"),
            Reason::Factor { .. } => Ending::Word("factor"),
            Reason::MinimumTopUp { .. } => Ending::Word("minimum"),
            Reason::MaximumCut { .. } => Ending::Word("maximum"),
            Reason::PercentDiscount { .. } | Reason::AmountDiscount { .. } => {
                *discounts = discounts.saturating_add(1);
                Ending::Discount(*discounts)
            }
            Reason::BillingDiscount { .. } => Ending::Word("discount"),
            Reason::Contract(reason) => reason.suffix().map_or(Ending::Nothing, Ending::Word),
            Reason::Change(ChangeReason::Decrease { .. }) => Ending::Word("decrease"),
            Reason::TierFee { tier } => Ending::TierFee(*tier),
            _ => Ending::Nothing,
        }
    }

    fn reference(self, charge: &str) -> String {
        match self {
            Ending::Nothing => charge.to_owned(),
            Ending::Tier(tier) => format!("{charge}.tier-{tier}"),
            Ending::TierFee(tier) => format!("{charge}.tier-{tier}-fee"),
            Ending::Discount(nth) => format!("{charge}.discount-{nth}"),
            Ending::Word(word) => format!("{charge}.{word}"),
        }
    }
}

/// The items of the charge that is being rated.
#[derive(Default)]
pub struct Items {
    charge: String,
    items: Vec<(Ending, Arc<Item>)>,
}

impl Items {
    /// Forgets the items of another charge.
    fn turn_to(&mut self, charge: &Charge) {
        if self.charge != charge.id {
            self.charge.clone_from(&charge.id);
            self.items.clear();
        }
    }

    /// The item of a charge's lines with an ending; made when there is none yet.
    fn get(
        &mut self,
        charge: &Charge,
        ending: Ending,
        origin: impl FnOnce() -> Origin,
    ) -> Arc<Item> {
        if let Some((_, item)) = self.items.iter().find(|(of, _)| *of == ending) {
            return Arc::clone(item);
        }
        let item = Arc::new(Item {
            reference: ending.reference(&charge.id),
            charge: charge.id.clone(),
            name: charge.name.clone(),
            clause: charge.clause.clone(),
            category: charge.category(),
            in_advance: is_in_advance(charge),
            origin: origin(),
        });
        self.items.push((ending, Arc::clone(&item)));
        item
    }
}
