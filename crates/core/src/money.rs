//! Currencies and the rule by which a vendor rounds its amounts.

use crate::decimal::{
    Exact, Overflow, RoundingMode, add, allocate_in_steps, floor_to, mul, round, sub, sum,
};
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

impl Arg {
    /// An amount in the currency of this code, with at least the decimals of its coins.
    pub fn foreign(code: &str, amount: Decimal) -> Arg {
        let mut amount = amount.normalize();
        let coins = Currency::from_code(code).map_or(0, |currency| currency.decimals);
        if amount.scale() < coins {
            amount.rescale(coins);
        }
        Arg::Foreign {
            currency: code.to_owned(),
            amount: amount.to_string(),
        }
    }
}

impl Sentence {
    /// With its amounts in another currency than the study's, named by its code.
    pub fn in_currency(mut self, code: &str) -> Self {
        for arg in self.args.values_mut() {
            if let Arg::Money(amount) = arg
                && let Ok(amount) = amount.parse()
            {
                *arg = Arg::foreign(code, amount);
            }
        }
        self
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
    /// Amounts are whole multiples of this, such as 0.05; of the last decimal place when
    /// none.
    pub increment: Option<Decimal>,
}

impl Rounding {
    /// The smallest step between two rounded amounts.
    pub fn step(&self) -> Decimal {
        self.increment.unwrap_or(Decimal::new(1, self.decimals))
    }

    fn rounded(&self, amount: Decimal, mode: RoundingMode) -> Exact {
        match self.increment {
            None => Ok(round(amount, self.decimals, mode)),
            Some(step) => {
                let steps = amount.checked_div(step).ok_or(Overflow)?;
                mul(round(steps, 0, mode), step)
            }
        }
    }

    /// Rounds amounts that are rounded together: their sum once, then shared out by the
    /// largest remainder so that the parts add up to it.
    pub fn together(&self, amounts: &mut [Decimal]) -> Exact<()> {
        if let [amount] = amounts {
            *amount = self.rounded(*amount, self.mode)?;
            return Ok(());
        }
        // Often there is nothing to round: whole quantities at prices in cents.
        let fits = |amount: &Decimal| amount.scale() <= self.decimals;
        if self.increment.is_none() && amounts.iter().all(fits) {
            return Ok(());
        }
        let total = self.rounded(sum(amounts.iter().copied())?, self.mode)?;
        let floors: Vec<Decimal> = amounts
            .iter()
            .map(|a| self.rounded(*a, RoundingMode::HalfUp))
            .collect::<Exact<_>>()?;
        let rounded = match sum(floors.iter().copied())? == total {
            true => floors,
            false => share_residue(total, amounts, self.step())?,
        };
        for (amount, rounded) in amounts.iter_mut().zip(rounded) {
            *amount = rounded;
        }
        Ok(())
    }

    /// Rounds one amount by itself.
    pub fn alone(&self, amount: Decimal) -> Exact {
        self.rounded(amount, self.mode)
    }
}

/// Rounds every amount down and gives the smallest units that are missing from `total`
/// to the largest remainders. Works for mixed signs, unlike a split by weight.
fn share_residue(total: Decimal, amounts: &[Decimal], step: Decimal) -> Exact<Vec<Decimal>> {
    let down: Vec<Decimal> = amounts
        .iter()
        .map(|a| floor_to(*a, step))
        .collect::<Exact<_>>()?;
    let residue = sub(total, sum(down.iter().copied())?)?;
    let remainders: Vec<Decimal> = amounts
        .iter()
        .zip(&down)
        .map(|(a, d)| sub(*a, *d))
        .collect::<Exact<_>>()?;
    let shares = allocate_in_steps(residue, &remainders, step)?;
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
            increment: None,
        };
        let lines = [dec!(10.333333); 3];
        let mut shared = lines;
        assert_eq!(rounding.together(&mut shared), Ok(()));
        assert_eq!(sum(shared), Ok(dec!(31.00)));
        assert_eq!(shared, [dec!(10.34), dec!(10.33), dec!(10.33)]);
        assert_eq!(
            sum(lines.map(|l| rounding.alone(l).unwrap_or_default())),
            Ok(dec!(30.99))
        );
    }

    /// Swiss cash amounts: 10.12 + 10.12 = 20.24 → 20.25, of which the lines have 10.15
    /// and 10.10.
    #[test]
    fn amounts_are_multiples_of_the_increment() {
        let rounding = Rounding {
            mode: RoundingMode::HalfUp,
            at: RoundingPoint::Invoice,
            decimals: 2,
            increment: Some(dec!(0.05)),
        };
        let mut shared = [dec!(10.12); 2];
        assert_eq!(rounding.together(&mut shared), Ok(()));
        assert_eq!(shared, [dec!(10.15), dec!(10.10)]);
        assert_eq!(rounding.alone(dec!(7.125)), Ok(dec!(7.15)));
    }

    #[test]
    fn a_discount_line_is_shared_with_its_charge() {
        let rounding = Rounding {
            mode: RoundingMode::HalfUp,
            at: RoundingPoint::Charge,
            decimals: 2,
            increment: None,
        };
        let mut shared = [dec!(10.005), dec!(-1.0005)];
        assert_eq!(rounding.together(&mut shared), Ok(()));
        assert_eq!(sum(shared), Ok(dec!(9.00)));
    }

    #[test]
    fn decimal_places_follow_the_currency() {
        assert_eq!(Currency::from_code("JPY").map(|c| c.decimals), Some(0));
        assert_eq!(Currency::from_code("KWD").map(|c| c.decimals), Some(3));
        assert_eq!(Currency::from_code("cny"), None);
    }
}
