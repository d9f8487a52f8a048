//! Bridge: the difference between two outcomes, by cause.
//!
//! Two options of a study, one option under two scenarios, or in two versions of a study.
//! The steps add up exactly to the difference of the totals on the basis; what the present
//! value differs by beyond the amounts is the value of time.

use super::cause::{Cause, Piece, Side};
use super::matches::Matches;
use super::rules::{Station, references, rule_steps};
use crate::decimal::{Exact, RoundingMode, add, mul, ratio, round, sub, sum};
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::sentence::Sentence;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Which totals are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BridgeBasis {
    /// Everything paid for the study's bills.
    Cash,
    /// The cost of the study's months.
    Accrual,
    /// Everything paid, as of the study's first day.
    PresentValue,
}

/// How far a metered charge is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// By tier, where both sides have the same tiers: for two options.
    Tiers,
    /// Quantity and price: for one option under two sets of assumptions.
    VolumeAndPrice,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bridge {
    pub basis: BridgeBasis,
    pub from: Decimal,
    pub to: Decimal,
    /// `to` − `from`: positive when it costs more.
    pub difference: Decimal,
    /// In the order of causes; those without effect are left out.
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub cause: Cause,
    pub label: Sentence,
    pub amount: Decimal,
    /// The lines behind it on either side, as `option/bill-5/line`.
    pub from_lines: Vec<String>,
    pub to_lines: Vec<String>,
    /// What each line moves the amount by. They add up to it, except where quantity and price
    /// or time are told apart.
    pub parts: Vec<StepPart>,
}

/// A line's part of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct StepPart {
    /// As `option/bill-5/line`, of a bill that the comparison may have made.
    pub line: String,
    /// True for a line of the second outcome.
    pub theirs: bool,
    /// What the first outcome has is taken off.
    pub amount: Decimal,
}

/// The bridge from one outcome to another. `None` when their currencies differ.
pub fn bridge(from: Side, to: Side, basis: BridgeBasis, detail: Detail) -> Exact<Option<Bridge>> {
    bridge_by_rules(from, &[], to, basis, detail)
}

/// The same, with a step of its own for each rule that the stations take over on the way.
pub fn bridge_by_rules(
    from: Side,
    stations: &[Station],
    to: Side,
    basis: BridgeBasis,
    detail: Detail,
) -> Exact<Option<Bridge>> {
    if from.study.currency != to.study.currency {
        return Ok(None);
    }
    let last = stations.last().map_or(from, Station::side);
    let mut steps = rule_steps(from, stations, to, basis)?;
    let mut rest = by_cause(last, to, basis, detail)?;
    if !stations.is_empty() {
        // The bills of a station are nobody's: only references that are also ours stay.
        let ours = references(from)?;
        for step in &mut rest {
            step.from_lines.retain(|line| ours.contains(line));
        }
    }
    steps.extend(rest);
    let explained = sum(steps.iter().map(|step| step.amount))?;
    let (first, end) = (worth(from, basis), worth(to, basis));
    let difference = sub(end, first)?;
    if basis == BridgeBasis::PresentValue {
        let mut step = Step::new(Cause::Time, sub(difference, explained)?);
        step.label = Matches::of(from, to).label(&Cause::Time);
        steps.push(step);
    }
    steps.retain(|step| !step.amount.is_zero());
    Ok(Some(Bridge {
        basis,
        from: first,
        to: end,
        difference,
        steps,
    }))
}

/// One step for each cause that is no rule, with its label.
fn by_cause(from: Side, to: Side, basis: BridgeBasis, detail: Detail) -> Exact<Vec<Step>> {
    let mut pieces = [from.pieces()?, to.pieces()?];
    if basis == BridgeBasis::Accrual {
        for side in &mut pieces {
            side.retain(|piece| piece.cause != Cause::After);
        }
    }
    let matches = Matches::of(from, to);
    let [ours, theirs] = &mut pieces;
    matches.rename(ours, theirs);
    let tiered = |charge: &str| detail == Detail::Tiers && same_tiers(ours, theirs, charge);
    let together: Vec<String> = usage_charges(ours.iter().chain(theirs.iter()))
        .into_iter()
        .filter(|charge| !tiered(charge))
        .collect();
    for piece in ours.iter_mut().chain(theirs.iter_mut()) {
        if let Cause::Usage { charge, tier } = &mut piece.cause
            && together.contains(charge)
        {
            *tier = None;
        }
    }
    let mut steps = steps(ours, theirs)?;
    if detail == Detail::VolumeAndPrice {
        steps = by_volume(steps, (from, to), ours, theirs)?;
    }
    for step in &mut steps {
        step.label = matches.label(&step.cause);
    }
    Ok(steps)
}

/// What a basis adds up to before it is weighed by time.
pub(super) fn nominal(side: Side, basis: BridgeBasis) -> Decimal {
    match basis {
        BridgeBasis::Cash | BridgeBasis::PresentValue => side.outcome.metrics.total_paid,
        BridgeBasis::Accrual => side.outcome.metrics.total_cost,
    }
}

fn worth(side: Side, basis: BridgeBasis) -> Decimal {
    let metrics = &side.outcome.metrics;
    match basis {
        BridgeBasis::Cash | BridgeBasis::Accrual => nominal(side, basis),
        BridgeBasis::PresentValue => metrics.present_value,
    }
}

impl Step {
    pub(super) fn new(cause: Cause, amount: Decimal) -> Step {
        Step {
            cause,
            label: Sentence::new(""),
            amount,
            from_lines: Vec::new(),
            to_lines: Vec::new(),
            parts: Vec::new(),
        }
    }
}

/// One step for each cause, in the order of causes and, within one, of appearance.
fn steps(from: &[Piece], to: &[Piece]) -> Exact<Vec<Step>> {
    let mut steps: Vec<Step> = Vec::new();
    for (pieces, sign) in [(from, Decimal::NEGATIVE_ONE), (to, Decimal::ONE)] {
        for piece in pieces {
            let found = steps.iter().position(|step| step.cause == piece.cause);
            let index = found.unwrap_or_else(|| {
                steps.push(Step::new(piece.cause.clone(), Decimal::ZERO));
                steps.len().saturating_sub(1)
            });
            let Some(step) = steps.get_mut(index) else {
                continue;
            };
            let amount = piece.amount * sign;
            step.amount = add(step.amount, amount)?;
            if piece.amount.is_zero() {
                continue;
            }
            let theirs = sign.is_sign_positive();
            let lines = match theirs {
                true => &mut step.to_lines,
                false => &mut step.from_lines,
            };
            lines.push(piece.reference.clone());
            step.parts.push(StepPart {
                line: piece.reference.clone(),
                theirs,
                amount,
            });
        }
    }
    steps.sort_by_key(|step| rank(&step.cause));
    Ok(steps)
}

/// Causes in the order in which a person asks for them.
fn rank(cause: &Cause) -> (usize, Option<usize>) {
    let tier = match cause {
        Cause::Usage { tier, .. } => *tier,
        _ => None,
    };
    let order = match cause {
        Cause::Rule(_) | Cause::Fee(_) => 0,
        Cause::Fees => 1,
        Cause::OneTime => 2,
        Cause::Usage { .. } | Cause::Volume(_) | Cause::Price(_) => 3,
        Cause::PackUsed => 4,
        Cause::PackExpired => 5,
        Cause::PercentDiscount => 6,
        Cause::BillingDiscount => 7,
        Cause::Minimum => 8,
        Cause::Maximum => 9,
        Cause::Surcharge => 10,
        Cause::Salvage => 11,
        Cause::PlanChange => 12,
        Cause::Exchange => 13,
        Cause::Vat => 14,
        Cause::After => 15,
        Cause::Time => 16,
    };
    (order, tier)
}

fn usage_charges<'a>(pieces: impl Iterator<Item = &'a Piece<'a>>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for piece in pieces {
        if let Cause::Usage { charge, .. } = &piece.cause
            && !found.contains(charge)
        {
            found.push(charge.clone());
        }
    }
    found
}

/// True when both sides have tiers of the charge and none of them has other bounds.
fn same_tiers(from: &[Piece], to: &[Piece], charge: &str) -> bool {
    let bounds = |pieces: &[Piece]| {
        let mut found: BTreeMap<usize, (Decimal, Option<Decimal>)> = BTreeMap::new();
        for piece in pieces {
            if let (Cause::Usage { charge: id, .. }, Some(line)) = (&piece.cause, piece.line)
                && id == charge
                && let Reason::Graduated { tier, above, up_to } = line.reason
            {
                found.insert(tier, (above, up_to));
            }
        }
        found
    };
    let (ours, theirs) = (bounds(from), bounds(to));
    let agree = |(tier, own): (&usize, &(Decimal, Option<Decimal>))| {
        theirs.get(tier).is_none_or(|other| other == own)
    };
    !ours.is_empty() && !theirs.is_empty() && ours.iter().all(agree)
}

/// Takes each metered charge apart: what the quantity changed by at the old unit price,
/// where both sides have the line, and the rest.
fn by_volume(
    steps: Vec<Step>,
    sides: (Side, Side),
    from: &[Piece],
    to: &[Piece],
) -> Exact<Vec<Step>> {
    let decimals = sides.0.study.currency.decimals;
    let mut found = Vec::new();
    for step in steps {
        let Cause::Usage { charge, .. } = &step.cause else {
            found.push(step);
            continue;
        };
        let pricing = |side: Side| side.charge(charge).map(|found| found.pricing.clone());
        let same_price = pricing(sides.0) == pricing(sides.1);
        let (ours, theirs) = (lines(charge, from), lines(charge, to));
        let mut volume = Decimal::ZERO;
        for (key, before) in &ours {
            if let Some(after) = theirs.get(key) {
                let part = volume_of_line(*before, *after, same_price, decimals)?;
                volume = add(volume, part)?;
            }
        }
        let volume = round(volume, decimals, RoundingMode::HalfUp);
        let price = sub(step.amount, volume)?;
        found.push(Step {
            cause: Cause::Volume(charge.clone()),
            amount: volume,
            ..step.clone()
        });
        found.push(Step {
            cause: Cause::Price(charge.clone()),
            amount: price,
            ..step
        });
    }
    Ok(found)
}

/// Quantity change × old unit price; the new one where nothing was billed before and the
/// price is the same. Where that is the whole change but for rounding, it is the change.
fn volume_of_line(
    (piece, before): (&Piece, &Line),
    (other, after): (&Piece, &Line),
    same_price: bool,
    decimals: u32,
) -> Exact {
    let unbilled = billed(before) == Some(Decimal::ZERO) && before.unit_price.is_none();
    let price = if unbilled && same_price {
        after.unit_price
    } else {
        before.unit_price
    };
    let (Some(less), Some(more), Some(price)) = (billed(before), billed(after), price) else {
        return Ok(Decimal::ZERO);
    };
    // A share of a share: without its last digits the product below always fits.
    let change = before.periods.times(mul(sub(more, less)?, price)?)?;
    let change = round(change, decimals.saturating_add(4), RoundingMode::HalfUp);
    // What of the line belongs to the charge's step: without VAT, within the study.
    let (part, whole) = if before.amount.is_zero() {
        (other.amount, after.amount)
    } else {
        (piece.amount, before.amount)
    };
    let volume = if whole.is_zero() {
        change
    } else {
        ratio(change, part, whole)?
    };
    let difference = sub(other.amount, piece.amount)?;
    let cents = Decimal::new(2, decimals);
    let rounding = sub(difference, volume)?.abs() <= cents;
    Ok(if same_price && rounding {
        difference
    } else {
        volume
    })
}

/// The quantity that was billed; usage that is included or prepaid is not.
fn billed(line: &Line) -> Option<Decimal> {
    match line.reason {
        Reason::WithinAllowance { .. } | Reason::CoveredByPacks { .. } => Some(Decimal::ZERO),
        _ => line.quantity,
    }
}

type LineKey<'a> = (&'a str, NaiveDate, usize);

/// The lines of a metered charge by reference and first day.
fn lines<'a>(
    charge: &str,
    pieces: &'a [Piece<'a>],
) -> BTreeMap<LineKey<'a>, (&'a Piece<'a>, &'a Line)> {
    let mut found = BTreeMap::new();
    for piece in pieces {
        let (Cause::Usage { charge: id, .. }, Some(line)) = (&piece.cause, piece.line) else {
            continue;
        };
        if id == charge {
            let mut key = (line.reference.as_str(), line.period.start(), 0_usize);
            while found.contains_key(&key) {
                key.2 = key.2.saturating_add(1);
            }
            found.insert(key, (piece, line));
        }
    }
    found
}
