//! Rules: the choices in which two plans may differ beside their prices, one by one.
//!
//! A rule of one plan can be taken over by another, so that a table can be priced as each
//! vendor would and the difference told by rule. Both plans have every rule stated
//! (`preset::stated`); what is taken over is checked and priced like anything written.

use super::document::{
    AdjustmentDocument, AllowanceDocument, BoundsDocument, ChangeRulesDocument, ChargeDocument,
    PlanDocument, PriceDocument, RoundingDocument,
};
use super::preset::{in_order, kind};
use crate::pricing::adjustment::Kind;
use serde::Serialize;
use serde_json::Value;

/// A choice in which billing systems differ for one and the same table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Whether the first tier's flat fee is due when nothing is used.
    FlatFeeAtZero,
    /// Which tier the unit at a bound belongs to.
    Bounds,
    /// What free units mean for a table.
    Allowance,
    /// Over what tiers and allowance count.
    TierScope,
    AdjustmentOrder,
    RoundingMode,
    RoundingPoint,
    /// Decimal places or increment.
    RoundingStep,
    /// How a part of a period is counted.
    Proration,
    /// Whether the day of switching off counts.
    DayCount,
    /// The day that periods begin on.
    Alignment,
    /// How the prices of two plans meet.
    PlanChange,
    /// What an unused part is worth.
    CreditBase,
}

impl Rule {
    /// In the order of the flow: quantity, amount, rounding, time, change of plan.
    pub const ALL: [Rule; 13] = [
        Rule::FlatFeeAtZero,
        Rule::Bounds,
        Rule::Allowance,
        Rule::TierScope,
        Rule::AdjustmentOrder,
        Rule::RoundingMode,
        Rule::RoundingPoint,
        Rule::RoundingStep,
        Rule::Proration,
        Rule::DayCount,
        Rule::Alignment,
        Rule::PlanChange,
        Rule::CreditBase,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Rule::FlatFeeAtZero => "rule-flat-fee-at-zero",
            Rule::Bounds => "rule-bounds",
            Rule::Allowance => "rule-allowance",
            Rule::TierScope => "rule-tier-scope",
            Rule::AdjustmentOrder => "rule-adjustment-order",
            Rule::RoundingMode => "rule-rounding-mode",
            Rule::RoundingPoint => "rule-rounding-point",
            Rule::RoundingStep => "rule-rounding-step",
            Rule::Proration => "rule-proration",
            Rule::DayCount => "rule-day-count",
            Rule::Alignment => "rule-alignment",
            Rule::PlanChange => "rule-plan-change",
            Rule::CreditBase => "rule-credit-base",
        }
    }

    /// Takes the rule over from `other`. Charges are paired by their ids (ours, theirs).
    /// None when nothing changes.
    pub fn adopt(
        self,
        plan: &mut PlanDocument,
        other: &PlanDocument,
        pairs: &[(String, String)],
    ) -> Option<Difference> {
        let mut changed = Changed::default();
        match self {
            Rule::RoundingMode => changed.take(&mut rounding(plan).mode, &stated(other).mode),
            Rule::RoundingPoint => changed.take(&mut rounding(plan).at, &stated(other).at),
            Rule::RoundingStep => {
                let (own, theirs) = (rounding(plan), stated(other));
                changed.take(&mut own.decimals, &theirs.decimals);
                changed.take(&mut own.increment, &theirs.increment);
            }
            Rule::Proration => changed.take(&mut plan.proration, &other.proration),
            Rule::DayCount => changed.take(&mut plan.day_count, &other.day_count),
            Rule::Alignment => changed.take(&mut plan.alignment, &other.alignment),
            Rule::PlanChange => {
                let own = plan.changes.get_or_insert_default();
                let theirs = rules(other);
                changed.take(&mut own.mode, &theirs.mode);
                changed.take(&mut own.downgrade_mode, &theirs.downgrade_mode);
                changed.take(&mut own.term, &theirs.term);
            }
            Rule::CreditBase => {
                let own = plan.changes.get_or_insert_default();
                changed.take(&mut own.credit, &rules(other).credit);
            }
            Rule::FlatFeeAtZero
            | Rule::Bounds
            | Rule::Allowance
            | Rule::TierScope
            | Rule::AdjustmentOrder => {}
        }
        for charge in &mut plan.charges {
            let pair = pairs.iter().find(|(ours, _)| *ours == charge.id);
            let theirs = pair.and_then(|(_, id)| other.charges.iter().find(|c| c.id == *id));
            if let Some(theirs) = theirs {
                self.of_charge(charge, &mut theirs.clone(), &mut changed);
            }
        }
        changed.any.then_some(Difference {
            rule: self,
            values: changed.values,
        })
    }

    fn of_charge(self, own: &mut ChargeDocument, theirs: &mut ChargeDocument, seen: &mut Changed) {
        match self {
            Rule::FlatFeeAtZero => {
                for (own, theirs) in
                    side_by_side(Places::of(own).tables, &Places::of(theirs).tables)
                {
                    seen.take(own.0, theirs.0);
                }
            }
            Rule::Bounds => {
                for (own, theirs) in
                    side_by_side(Places::of(own).tables, &Places::of(theirs).tables)
                {
                    seen.take(own.1, theirs.1);
                }
            }
            Rule::Allowance => {
                for (own, theirs) in
                    side_by_side(Places::of(own).allowances, &Places::of(theirs).allowances)
                {
                    seen.take(&mut own.meaning, &theirs.meaning);
                }
            }
            Rule::TierScope => {
                seen.any |= own.running_total != theirs.running_total;
                own.running_total.clone_from(&theirs.running_total);
            }
            Rule::Alignment => seen.take(&mut own.alignment, &theirs.alignment),
            Rule::AdjustmentOrder => {
                for (own, theirs) in
                    side_by_side(Places::of(own).adjustments, &Places::of(theirs).adjustments)
                {
                    let order: Vec<Kind> = theirs.iter().map(kind).collect();
                    let before = own.clone();
                    in_order(own, &order);
                    seen.any |= *own != before;
                }
            }
            Rule::RoundingMode
            | Rule::RoundingPoint
            | Rule::RoundingStep
            | Rule::Proration
            | Rule::DayCount
            | Rule::PlanChange
            | Rule::CreditBase => {}
        }
    }
}

/// A rule that differs, with the words of the format for both sides where each has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub rule: Rule,
    pub values: Option<(String, String)>,
}

#[derive(Default)]
struct Changed {
    any: bool,
    values: Option<(String, String)>,
}

impl Changed {
    fn take<T: Clone + PartialEq + Serialize>(&mut self, own: &mut T, theirs: &T) {
        if own == theirs {
            return;
        }
        self.any = true;
        let values = word(own).zip(word(theirs));
        self.values = self.values.take().or(values);
        *own = theirs.clone();
    }
}

/// The word of the format for a choice; none for what is no word.
fn word<T: Serialize>(value: &T) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) if word.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            Some(word)
        }
        _ => None,
    }
}

/// Each of ours with theirs in the same place, or with their first.
fn side_by_side<T, U>(own: Vec<T>, theirs: &[U]) -> impl Iterator<Item = (T, &U)> {
    own.into_iter()
        .enumerate()
        .filter_map(|(index, own)| Some((own, theirs.get(index).or(theirs.first())?)))
}

fn rounding(plan: &mut PlanDocument) -> &mut RoundingDocument {
    plan.rounding.get_or_insert_default()
}

fn stated(plan: &PlanDocument) -> RoundingDocument {
    plan.rounding.clone().unwrap_or_default()
}

fn rules(plan: &PlanDocument) -> ChangeRulesDocument {
    plan.changes.clone().unwrap_or_default()
}

/// Where the rules of a charge stand: in its own price, in later ones, in what prices its
/// units and in every way to price inside them. In the order in which they are written.
#[derive(Default)]
pub struct Places<'a> {
    /// Of each table: flat fee at zero, and bounds.
    pub tables: Vec<(&'a mut Option<bool>, &'a mut Option<BoundsDocument>)>,
    pub allowances: Vec<&'a mut AllowanceDocument>,
    pub adjustments: Vec<&'a mut Vec<AdjustmentDocument>>,
}

impl<'a> Places<'a> {
    pub fn of(charge: &'a mut ChargeDocument) -> Places<'a> {
        let mut places = Places::default();
        places.allowances.extend(charge.allowance.as_mut());
        places.adjustments.push(&mut charge.adjustments);
        places.price(&mut charge.price);
        for later in &mut charge.price_changes {
            places.price(&mut later.price);
        }
        for way in &mut charge.units {
            places.allowances.extend(way.allowance.as_mut());
            places.adjustments.push(&mut way.adjustments);
            places.price(&mut way.price);
        }
        places
    }

    fn price(&mut self, price: &'a mut PriceDocument) {
        match price {
            PriceDocument::Graduated {
                flat_fee_when_zero,
                bounds,
                ..
            }
            | PriceDocument::Volume {
                flat_fee_when_zero,
                bounds,
                ..
            }
            | PriceDocument::Stairstep {
                flat_fee_when_zero,
                bounds,
                ..
            } => self.tables.push((flat_fee_when_zero, bounds)),
            PriceDocument::Highest { of } | PriceDocument::Lowest { of } => {
                for way in of {
                    self.allowances.extend(way.allowance.as_mut());
                    self.adjustments.push(&mut way.adjustments);
                    self.price(&mut way.price);
                }
            }
            PriceDocument::EachGroup {
                allowance, price, ..
            } => {
                self.allowances.extend(allowance.as_mut());
                self.price(price);
            }
            PriceDocument::Flat { .. }
            | PriceDocument::PerUnit { .. }
            | PriceDocument::Package { .. }
            | PriceDocument::NotPublished {}
            | PriceDocument::Percentage { .. }
            | PriceDocument::Matrix { .. }
            | PriceDocument::Share { .. } => {}
        }
    }
}
