//! Currencies and the rule by which a vendor rounds its amounts.

use crate::decimal::{Exact, RoundingMode, allocate, round, sum};
use crate::sentence::{Arg, Sentence};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// An ISO 4217 currency with the decimal places of its smallest unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    pub code: String,
    pub decimals: u32,
}

impl Currency {
    /// Any three capital letters; places after ISO 4217 (2 where it does not say otherwise).
    pub fn from_code(code: &str) -> Option<Currency> {
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let decimals = match code {
            "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "UGX" | "XAF" | "XOF" | "XPF" | "PYG"
            | "RWF" => 0,
            "KWD" | "BHD" | "OMR" | "JOD" | "TND" | "IQD" | "LYD" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        };
        Some(Currency {
            code: code.to_owned(),
            decimals,
        })
    }
}

/// A rate of exchange: units of the study's currency for one unit of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// ISO 4217 code of the other currency.
    pub currency: String,
    pub rate: Decimal,
    /// The first day it is valid on; it stays valid until the next rate's day.
    pub from: NaiveDate,
}

impl Exchange {
    pub fn sentence(&self) -> Sentence {
        Sentence::new("reason-exchange")
            .text("currency", &self.currency)
            .with("rate", Arg::Quantity(self.rate.normalize().to_string()))
            .with("date", Arg::Date(self.from.to_string()))
    }
}

/// Where the one rounding of an amount happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RoundingPoint {
    /// Each line, before lines are added.
    Line,
    /// Each charge of a bill: its lines share the rounded amount.
    #[default]
    Charge,
    /// The bill's total: all lines share it.
    Invoice,
}

/// A vendor's rounding. Unit prices are never rounded, only amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    pub mode: RoundingMode,
    pub at: RoundingPoint,
    pub decimals: u32,
}

impl Rounding {
    /// Rounds amounts that are rounded together: their sum once, then shared out by the
    /// largest remainder so that the parts add up to it.
    pub fn together(&self, amounts: &[Decimal]) -> Exact<Vec<Decimal>> {
        let total = round(sum(amounts.iter().copied())?, self.decimals, self.mode);
        let floors: Vec<Decimal> = amounts
            .iter()
            .map(|a| round(*a, self.decimals, RoundingMode::HalfUp))
            .collect();
        if sum(floors.iter().copied())? == total {
            return Ok(floors);
        }
        share_residue(total, amounts, self.decimals)
    }

    /// Rounds one amount by itself.
    pub fn alone(&self, amount: Decimal) -> Decimal {
        round(amount, self.decimals, self.mode)
    }
}

/// Rounds every amount down and gives the smallest units that are missing from `total`
/// to the largest remainders. Works for mixed signs, unlike a split by weight.
fn share_residue(total: Decimal, amounts: &[Decimal], decimals: u32) -> Exact<Vec<Decimal>> {
    use crate::decimal::{add, sub};
    let down: Vec<Decimal> = amounts
        .iter()
        .map(|a| {
            a.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::ToNegativeInfinity)
        })
        .collect();
    let residue = sub(total, sum(down.iter().copied())?)?;
    let remainders: Vec<Decimal> = amounts
        .iter()
        .zip(&down)
        .map(|(a, d)| sub(*a, *d))
        .collect::<Exact<_>>()?;
    let shares = allocate(residue, &remainders, decimals)?;
    down.into_iter()
        .zip(shares)
        .map(|(d, s)| add(d, s))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn three_thirds_are_rounded_once() {
        // 3 × 10.333333: 30.99 by line, 31.00 at once.
        let rounding = Rounding {
            mode: RoundingMode::HalfUp,
            at: RoundingPoint::Charge,
            decimals: 2,
        };
        let lines = [dec!(10.333333); 3];
        let shared = rounding.together(&lines).expect("small amounts");
        assert_eq!(sum(shared.iter().copied()), Ok(dec!(31.00)));
        assert_eq!(shared, vec![dec!(10.34), dec!(10.33), dec!(10.33)]);
        assert_eq!(sum(lines.map(|l| rounding.alone(l))), Ok(dec!(30.99)));
    }

    #[test]
    fn a_discount_line_is_shared_with_its_charge() {
        let rounding = Rounding {
            mode: RoundingMode::HalfUp,
            at: RoundingPoint::Charge,
            decimals: 2,
        };
        let shared = rounding
            .together(&[dec!(10.005), dec!(-1.0005)])
            .expect("small amounts");
        assert_eq!(sum(shared.iter().copied()), Ok(dec!(9.00)));
    }

    #[test]
    fn decimal_places_follow_the_currency() {
        assert_eq!(Currency::from_code("JPY").map(|c| c.decimals), Some(0));
        assert_eq!(Currency::from_code("KWD").map(|c| c.decimals), Some(3));
        assert_eq!(Currency::from_code("cny"), None);
    }
}
