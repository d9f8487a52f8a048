//! Package: units are sold in packages of a size. Free units come off before packages are
//! counted (201 units, 100 free, packages of 100: two packages).

use super::price::Part;
use super::reason::Reason;
use crate::decimal::{Exact, Overflow, WholeRounding, sub, whole};
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Package {
    pub size: Decimal,
    pub price: Decimal,
    pub rounding: WholeRounding,
    pub free_units: Decimal,
}

impl Package {
    pub fn parts(&self, quantity: Decimal) -> Exact<Vec<Part>> {
        let priced = sub(quantity, self.free_units)?.max(Decimal::ZERO);
        let exact = priced.checked_div(self.size).ok_or(Overflow)?;
        let packages = whole(exact, self.rounding);
        let reason = Reason::Package {
            packages,
            size: self.size,
            rounding: self.rounding,
        };
        Ok(vec![Part::units(packages, self.price, reason)?])
    }
}
