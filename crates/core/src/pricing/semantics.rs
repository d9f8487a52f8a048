//! Semantics: the choices in which billing systems differ for one and the same table.
//!
//! A preset only bundles fields: each is also a field of the plan or of its prices, and
//! what is written there comes first. Where a system's own documents are silent, the
//! preset leaves our default.

use super::adjustment::Kind;
use super::allowance::Meaning;
use super::change::{ChangeMode, CreditBase};
use super::tiers::Bounds;
use crate::decimal::RoundingMode;
use crate::money::RoundingPoint;
use crate::proration::Proration;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Semantics {
    /// Whether the first tier's flat fee is due when nothing is used.
    pub flat_fee_when_zero: bool,
    pub bounds: Bounds,
    pub allowance: Meaning,
    /// Adjustments by kind in this order; as written when empty.
    pub adjustments: &'static [Kind],
    pub rounding_mode: RoundingMode,
    pub rounding_at: RoundingPoint,
    pub proration: Proration,
    /// The day on which something is switched off counts as a day of use.
    pub last_day_counts: bool,
    /// How the prices of two plans meet when the new one is dearer, and when it is not.
    pub upgrade: ChangeMode,
    pub downgrade: ChangeMode,
    pub credit: CreditBase,
}

impl Default for Semantics {
    fn default() -> Self {
        Semantics {
            flat_fee_when_zero: true,
            bounds: Bounds::UpTo,
            allowance: Meaning::Subtract,
            adjustments: &[],
            rounding_mode: RoundingMode::HalfUp,
            rounding_at: RoundingPoint::Charge,
            proration: Proration::Day,
            last_day_counts: false,
            upgrade: ChangeMode::ProrateNow,
            downgrade: ChangeMode::ProrateNow,
            credit: CreditBase::Paid,
        }
    }
}

/// Billing systems and rate cards whose rules are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    Stripe,
    Lago,
    /// Lago before 2026-06-19: no flat fee at zero usage.
    LagoEarlier,
    OpenMeter,
    Orb,
    Autumn,
    Meteroid,
    Polar,
    Flexprice,
    UniBee,
    AzureRateCard,
    Tariff,
    Zuora,
    /// Zuora with months assumed to have 30 days: days over 30.
    ZuoraActual30,
    /// Zuora with months of 30 days throughout.
    Zuora30360,
    Chargebee,
    KillBill,
}

/// A charge's own minimum, then coupons.
const LIMITS_FIRST: &[Kind] = &[Kind::Factor, Kind::Minimum, Kind::Maximum];
/// Percent coupons, then fixed ones.
const PERCENT_FIRST: &[Kind] = &[Kind::Factor, Kind::PercentDiscount, Kind::AmountDiscount];
const LIMITS_LAST: &[Kind] = &[
    Kind::Factor,
    Kind::PercentDiscount,
    Kind::AmountDiscount,
    Kind::Maximum,
    Kind::Minimum,
];
const AMOUNT_FIRST: &[Kind] = &[
    Kind::Factor,
    Kind::AmountDiscount,
    Kind::PercentDiscount,
    Kind::Minimum,
    Kind::Maximum,
];

impl Semantics {
    const fn rounded_by(self, rounding_at: RoundingPoint) -> Semantics {
        Semantics {
            rounding_at,
            ..self
        }
    }

    const fn nothing_at_zero(self) -> Semantics {
        Semantics {
            flat_fee_when_zero: false,
            ..self
        }
    }

    const fn below(self) -> Semantics {
        Semantics {
            bounds: Bounds::Below,
            ..self
        }
    }

    const fn free(self, allowance: Meaning) -> Semantics {
        Semantics { allowance, ..self }
    }

    const fn in_order(self, adjustments: &'static [Kind]) -> Semantics {
        Semantics {
            adjustments,
            ..self
        }
    }

    const fn prorated(self, proration: Proration) -> Semantics {
        Semantics { proration, ..self }
    }

    const fn both_days(self) -> Semantics {
        Semantics {
            last_day_counts: true,
            ..self
        }
    }

    const fn changed(self, upgrade: ChangeMode, downgrade: ChangeMode) -> Semantics {
        Semantics {
            upgrade,
            downgrade,
            ..self
        }
    }

    /// Up at once, down at the end of the cycle.
    const fn by_direction(self) -> Semantics {
        self.changed(ChangeMode::ProrateNow, ChangeMode::NextPeriod)
    }

    const fn on_next_bill(self) -> Semantics {
        self.changed(ChangeMode::ProrateNextBill, ChangeMode::ProrateNextBill)
    }

    const fn credited(self, credit: CreditBase) -> Semantics {
        Semantics { credit, ..self }
    }
}

impl Preset {
    pub fn semantics(self) -> Semantics {
        let ours = Semantics::default();
        let by_line = ours.rounded_by(RoundingPoint::Line);
        match self {
            // Credits are at list price, whatever was paid.
            Preset::Stripe => by_line
                .free(Meaning::InTable)
                .prorated(Proration::Second)
                .on_next_bill()
                .credited(CreditBase::List),
            Preset::Lago => ours
                .free(Meaning::InTable)
                .in_order(LIMITS_FIRST)
                .both_days()
                .by_direction(),
            Preset::LagoEarlier => Preset::Lago.semantics().nothing_at_zero(),
            Preset::OpenMeter => by_line.in_order(LIMITS_LAST).prorated(Proration::Second),
            Preset::Orb => by_line.in_order(AMOUNT_FIRST),
            Preset::Autumn => ours
                .free(Meaning::TierInFront)
                .prorated(Proration::Second)
                .by_direction(),
            Preset::Meteroid => ours
                .nothing_at_zero()
                .below()
                .in_order(PERCENT_FIRST)
                .by_direction(),
            Preset::Polar => ours
                .nothing_at_zero()
                .prorated(Proration::Second)
                .on_next_bill(),
            Preset::UniBee => ours
                .nothing_at_zero()
                .prorated(Proration::Second)
                .by_direction(),
            Preset::Flexprice => by_line.nothing_at_zero().both_days(),
            Preset::AzureRateCard => ours.below(),
            Preset::Tariff => ours.nothing_at_zero().rounded_by(RoundingPoint::Invoice),
            Preset::Zuora => ours,
            Preset::ZuoraActual30 => ours.prorated(Proration::ActualOver30),
            Preset::Zuora30360 => ours.prorated(Proration::Thirty360),
            Preset::Chargebee => ours.prorated(Proration::Second),
            Preset::KillBill => by_line,
        }
    }
}
