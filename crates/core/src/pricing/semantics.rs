//! Semantics: the choices in which billing systems differ for one and the same table.
//!
//! A preset only bundles fields: each is also a field of the plan or of its prices, and
//! what is written there comes first. Where a system's own documents are silent, the
//! preset leaves our default.

use super::adjustment::Kind;
use super::allowance::Meaning;
use super::tiers::Bounds;
use crate::decimal::RoundingMode;
use crate::money::RoundingPoint;

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

impl Preset {
    pub fn semantics(self) -> Semantics {
        let ours = Semantics::default();
        let by_line = Semantics {
            rounding_at: RoundingPoint::Line,
            ..ours
        };
        let nothing_at_zero = Semantics {
            flat_fee_when_zero: false,
            ..ours
        };
        match self {
            Preset::Stripe => Semantics {
                allowance: Meaning::InTable,
                ..by_line
            },
            Preset::Lago => Semantics {
                allowance: Meaning::InTable,
                adjustments: LIMITS_FIRST,
                ..ours
            },
            Preset::LagoEarlier => Semantics {
                flat_fee_when_zero: false,
                ..Preset::Lago.semantics()
            },
            Preset::OpenMeter => Semantics {
                adjustments: LIMITS_LAST,
                ..by_line
            },
            Preset::Orb => Semantics {
                adjustments: AMOUNT_FIRST,
                ..by_line
            },
            Preset::Autumn => Semantics {
                allowance: Meaning::TierInFront,
                ..ours
            },
            Preset::Meteroid => Semantics {
                bounds: Bounds::Below,
                adjustments: PERCENT_FIRST,
                ..nothing_at_zero
            },
            Preset::Polar | Preset::UniBee => nothing_at_zero,
            Preset::Flexprice => Semantics {
                rounding_at: RoundingPoint::Line,
                ..nothing_at_zero
            },
            Preset::AzureRateCard => Semantics {
                bounds: Bounds::Below,
                ..ours
            },
            Preset::Tariff => Semantics {
                rounding_at: RoundingPoint::Invoice,
                ..nothing_at_zero
            },
            Preset::Zuora => ours,
        }
    }
}
