//! Presets: whose rules a plan names, and the same rules written out.

use super::document::{
    AdjustmentDocument, AlignmentDocument, BoundsDocument, ChangeModeDocument, CreditBaseDocument,
    DayCountDocument, MeaningDocument, NamedAlignmentDocument, PlanDocument, ProrationDocument,
    RoundingModeDocument, RoundingPointDocument, SemanticsDocument,
};
use super::rule::Places;
use crate::decimal::RoundingMode;
use crate::money::RoundingPoint;
use crate::pricing::adjustment::Kind;
use crate::pricing::allowance::Meaning;
use crate::pricing::change::{ChangeMode, CreditBase};
use crate::pricing::semantics::{Preset, Semantics};
use crate::pricing::tiers::Bounds;
use crate::proration::Proration;

/// The rules that hold where nothing else is written: ours when no preset is named.
pub fn semantics(written: Option<SemanticsDocument>) -> Semantics {
    let Some(written) = written else {
        return Semantics::default();
    };
    let preset = match written {
        SemanticsDocument::Stripe => Preset::Stripe,
        SemanticsDocument::Lago => Preset::Lago,
        SemanticsDocument::LagoEarlier => Preset::LagoEarlier,
        SemanticsDocument::Openmeter => Preset::OpenMeter,
        SemanticsDocument::Orb => Preset::Orb,
        SemanticsDocument::Autumn => Preset::Autumn,
        SemanticsDocument::Meteroid => Preset::Meteroid,
        SemanticsDocument::Polar => Preset::Polar,
        SemanticsDocument::Flexprice => Preset::Flexprice,
        SemanticsDocument::Unibee => Preset::UniBee,
        SemanticsDocument::AzureRateCard => Preset::AzureRateCard,
        SemanticsDocument::Tariff => Preset::Tariff,
        SemanticsDocument::Zuora => Preset::Zuora,
        SemanticsDocument::ZuoraActual30 => Preset::ZuoraActual30,
        SemanticsDocument::Zuora30360 => Preset::Zuora30360,
        SemanticsDocument::Chargebee => Preset::Chargebee,
        SemanticsDocument::KillBill => Preset::KillBill,
    };
    preset.semantics()
}

/// The same plan with every rule stated and no preset named: it is priced alike.
pub fn stated(plan: &PlanDocument) -> PlanDocument {
    let rules = semantics(plan.semantics);
    let mut plan = PlanDocument {
        semantics: None,
        ..plan.clone()
    };
    let rounding = plan.rounding.get_or_insert_default();
    rounding.mode.get_or_insert(mode(rules.rounding_mode));
    rounding.at.get_or_insert(point(rules.rounding_at));
    plan.proration.get_or_insert(proration(rules.proration));
    plan.day_count.get_or_insert(match rules.last_day_counts {
        true => DayCountDocument::BothEnds,
        false => DayCountDocument::HalfOpen,
    });
    let anniversary = AlignmentDocument::Named(NamedAlignmentDocument::Anniversary);
    plan.alignment.get_or_insert(anniversary);
    let changes = plan.changes.get_or_insert_default();
    // A mode that the plan states holds in both directions unless it states two.
    let down = changes.mode.unwrap_or(change(rules.downgrade));
    changes.downgrade_mode.get_or_insert(down);
    changes.mode.get_or_insert(change(rules.upgrade));
    changes.credit.get_or_insert(match rules.credit {
        CreditBase::Paid => CreditBaseDocument::Paid,
        CreditBase::List => CreditBaseDocument::List,
    });
    for charge in &mut plan.charges {
        let places = Places::of(charge);
        for (fee, bounds) in places.tables {
            fee.get_or_insert(rules.flat_fee_when_zero);
            bounds.get_or_insert(match rules.bounds {
                Bounds::UpTo => BoundsDocument::UpTo,
                Bounds::Below => BoundsDocument::Below,
            });
        }
        for allowance in places.allowances {
            allowance.meaning.get_or_insert(match rules.allowance {
                Meaning::Subtract => MeaningDocument::Subtract,
                Meaning::TierInFront => MeaningDocument::TierInFront,
                Meaning::InTable => MeaningDocument::InTable,
            });
        }
        for list in places.adjustments {
            in_order(list, rules.adjustments);
        }
    }
    plan
}

/// Sorts by kind; kinds that the order does not name keep their places at the end.
pub fn in_order(list: &mut [AdjustmentDocument], order: &[Kind]) {
    list.sort_by_key(|adjustment| {
        let place = order.iter().position(|named| *named == kind(adjustment));
        place.unwrap_or(order.len())
    });
}

pub fn kind(written: &AdjustmentDocument) -> Kind {
    match written {
        AdjustmentDocument::PercentDiscount { .. } => Kind::PercentDiscount,
        AdjustmentDocument::AmountDiscount { .. } => Kind::AmountDiscount,
        AdjustmentDocument::Factor { .. } => Kind::Factor,
        AdjustmentDocument::Minimum { .. } => Kind::Minimum,
        AdjustmentDocument::Maximum { .. } => Kind::Maximum,
    }
}

fn mode(rule: RoundingMode) -> RoundingModeDocument {
    match rule {
        RoundingMode::HalfUp => RoundingModeDocument::HalfUp,
        RoundingMode::HalfEven => RoundingModeDocument::HalfEven,
        RoundingMode::Up => RoundingModeDocument::Up,
        RoundingMode::Down => RoundingModeDocument::Down,
    }
}

fn point(rule: RoundingPoint) -> RoundingPointDocument {
    match rule {
        RoundingPoint::Line => RoundingPointDocument::Line,
        RoundingPoint::Charge => RoundingPointDocument::Charge,
        RoundingPoint::Invoice => RoundingPointDocument::Invoice,
    }
}

fn proration(rule: Proration) -> ProrationDocument {
    match rule {
        Proration::Second => ProrationDocument::Second,
        Proration::Day => ProrationDocument::Day,
        Proration::ActualOver30 => ProrationDocument::ActualOver30,
        Proration::Fixed30 => ProrationDocument::Fixed30,
        Proration::Thirty360 => ProrationDocument::Thirty360,
        Proration::Whole => ProrationDocument::None,
    }
}

fn change(rule: ChangeMode) -> ChangeModeDocument {
    match rule {
        ChangeMode::ProrateNow => ChangeModeDocument::ProrateNow,
        ChangeMode::ProrateNextBill => ChangeModeDocument::ProrateNextBill,
        ChangeMode::NextPeriod => ChangeModeDocument::NextPeriod,
        ChangeMode::Restart => ChangeModeDocument::Restart,
        ChangeMode::Difference => ChangeModeDocument::Difference,
        ChangeMode::IntoDays => ChangeModeDocument::IntoDays,
        ChangeMode::NewCycle => ChangeModeDocument::NewCycle,
    }
}
