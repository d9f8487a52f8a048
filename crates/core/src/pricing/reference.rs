//! Another meter that a price looks at, with its quantity in the period being priced.

use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference {
    pub meter: MeterIndex,
    /// Zero until `Pricing::bound` has put in what is metered.
    pub quantity: Decimal,
}

impl Reference {
    pub fn to(meter: MeterIndex) -> Reference {
        Reference {
            meter,
            quantity: Decimal::ZERO,
        }
    }
}
