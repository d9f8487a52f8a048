//! Marks: which rules price a quantity, so that one can say where a cost is a straight line.

use crate::decimal::Exact;
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::price::Price;
use crate::pricing::reason::Reason;
use crate::pricing::steps::Pricing;
use rust_decimal::Decimal;

/// The rules that made a price. Within one shape a cost is a straight line in the usage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Something is left to pay after conversion and allowance.
    Beyond(bool),
    Tier(usize),
    /// Units that come in steps: packages, batches, rounded conversions.
    Units(Decimal),
    TopUp,
    Cut,
    /// The position of the way to price that counts.
    Way(Option<usize>),
    /// No price is published here.
    OnRequest,
    /// A limit of the plan holds the quantity.
    Held(bool),
    /// The position of the plan that carries the usage.
    Plan(usize),
    /// The share that is taken off for paying ahead, by size.
    Rebate(Decimal),
    /// So many of the months are paid.
    MonthsPaid(u32, u32),
}

/// Adds the marks of a pricing at a metered quantity.
pub fn marks_of(pricing: &Pricing, metered: Decimal, marks: &mut Vec<Mark>) -> Exact<()> {
    let rest = pricing.beyond_allowance(metered)?;
    if pricing.convert.is_some_and(|c| c.rounding.is_some()) {
        marks.push(Mark::Units(rest));
    }
    marks.push(Mark::Beyond(!rest.is_zero()));
    let parts = pricing.parts(metered)?;
    if let Price::Choice(choice) = &pricing.price {
        // A way that is not taken can come to count where its own tier changes.
        for way in &choice.of {
            marks_of(&way.pricing, way.quantity(rest), marks)?;
        }
        marks.push(Mark::Way(choice.counts(rest)?));
    }
    if let Price::EachGroup(each) = &pricing.price {
        for group in &each.groups {
            marks_of(&each.pricing, group.quantity(rest)?, marks)?;
        }
    }
    marks.extend(parts.iter().flat_map(|part| mark(&part.reason)));
    Ok(())
}

/// The mark of what contract and limits make of an amount.
pub fn mark_of(reason: &Reason) -> Option<Mark> {
    if let Reason::Contract(contract) = reason {
        return match contract {
            ContractReason::Prepaid { rate, .. } => Some(Mark::Rebate(*rate)),
            ContractReason::MonthsPaid { paid, of } => Some(Mark::MonthsPaid(*paid, *of)),
            _ => None,
        };
    }
    match reason {
        Reason::Refused { most, .. } | Reason::AboveCap { most, .. } => Some(Mark::Units(*most)),
        _ => None,
    }
}

fn mark(reason: &Reason) -> Vec<Mark> {
    match reason {
        Reason::Graduated { tier, .. }
        | Reason::Volume { tier, .. }
        | Reason::Stairstep { tier, .. } => vec![Mark::Tier(*tier)],
        Reason::Package { packages, .. } => vec![Mark::Units(*packages)],
        Reason::Blocks { tier, blocks, .. } => vec![Mark::Tier(*tier), Mark::Units(*blocks)],
        // What is free is a share of the events: no straight line in them.
        Reason::Percentage { free, events, .. } if !free.is_zero() => vec![Mark::Units(*events)],
        Reason::PerEvent { free, .. } => vec![Mark::Units(*free)],
        Reason::EventMinimum { .. }
        | Reason::MinimumTopUp { .. }
        | Reason::MinimumQuantity { .. } => vec![Mark::TopUp],
        Reason::EventMaximum { .. } | Reason::MaximumCut { .. } => vec![Mark::Cut],
        Reason::AmountDiscount { discount } => vec![Mark::Units(*discount)],
        Reason::NotPublished { .. } | Reason::CellsExceed { .. } => vec![Mark::OnRequest],
        Reason::OtherCells => vec![Mark::Beyond(true)],
        Reason::Flat
        | Reason::PerUnit
        | Reason::TierFee { .. }
        | Reason::Percentage { .. }
        | Reason::Cell { .. }
        | Reason::EachGroup { .. }
        | Reason::NotChosen { .. }
        | Reason::AlreadyPriced { .. }
        | Reason::Share { .. }
        | Reason::WithinAllowance { .. }
        | Reason::CoveredByPacks { .. }
        | Reason::PercentDiscount { .. }
        | Reason::Factor { .. }
        | Reason::BillingDiscount { .. }
        | Reason::Refused { .. }
        | Reason::Slowed { .. }
        | Reason::AboveCap { .. }
        | Reason::Contract(_)
        | Reason::Change(_)
        | Reason::Pack(_)
        | Reason::Surcharge { .. }
        | Reason::Prepaid(_)
        | Reason::Bill(_)
        | Reason::Salvage { .. }
        | Reason::Units { .. } => Vec::new(),
    }
}
