//! Derived meters: a quantity that follows from those of other meters.
//!
//! quantity = from × ratio × times × units of each item + Σ plus × weight, not below the
//! lower bound; then in started batches, or in the decimals the meter counts in. Every
//! factor is exact; only the last step rounds.

use super::item::Items;
use super::meter::MeterIndex;
use crate::decimal::{Exact, Overflow, RoundingMode, round};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    pub from: MeterIndex,
    pub ratio: Decimal,
    /// A second meter that the first is multiplied by: participants × minutes.
    pub times: Option<MeterIndex>,
    /// What each unit of the first meter counts for, by its size.
    pub items: Option<Items>,
    /// Other meters that are added with a weight; a negative one takes off.
    pub plus: Vec<(MeterIndex, Decimal)>,
    /// The quantity is never less: 0 for what exceeds another meter.
    pub at_least: Option<Decimal>,
    pub batch: Option<Decimal>,
    /// True: taken from the others day by day, then read. False: from their readings.
    pub by_day: bool,
}

impl Derived {
    /// The meters it takes from, the first one first.
    pub fn sources(&self) -> impl Iterator<Item = MeterIndex> + '_ {
        let added = self.plus.iter().map(|(meter, _)| *meter);
        std::iter::once(self.from).chain(self.times).chain(added)
    }

    /// The quantity when `of` gives those of the other meters, in `decimals` places or
    /// whole batches.
    pub fn quantity(&self, decimals: u32, of: impl Fn(MeterIndex) -> Decimal) -> Exact {
        let product = |a: Decimal, b: Decimal| a.checked_mul(b).ok_or(Overflow);
        let mut units = product(of(self.from), self.ratio)?;
        if let Some(times) = self.times {
            units = product(units, of(times))?;
        }
        if let Some(items) = &self.items {
            units = product(units, items.units_each()?)?;
        }
        for (meter, weight) in &self.plus {
            let more = product(of(*meter), *weight)?;
            units = units.checked_add(more).ok_or(Overflow)?;
        }
        if let Some(least) = self.at_least {
            units = units.max(least);
        }
        Ok(match self.batch {
            Some(batch) => units.checked_div(batch).ok_or(Overflow)?.ceil(),
            None => round(units, decimals, RoundingMode::HalfUp).normalize(),
        })
    }

    /// Whether the quantity moves in steps, or along a line with a corner, when a source
    /// moves evenly.
    pub fn is_stepped(&self, decimals: u32) -> bool {
        let fine = |weight: &Decimal| weight.normalize().scale() > decimals;
        self.batch.is_some()
            || self.at_least.is_some()
            || self.items.is_some()
            || self.times.is_some()
            || fine(&self.ratio)
            || self.plus.iter().any(|(_, weight)| fine(weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn plain() -> Derived {
        Derived {
            from: 0,
            ratio: Decimal::ONE,
            times: None,
            items: None,
            plus: Vec::new(),
            at_least: None,
            batch: None,
            by_day: false,
        }
    }

    #[test]
    fn fan_out_counts_the_message_and_each_delivery() {
        let messages = Derived {
            times: Some(1),
            plus: vec![(0, Decimal::ONE)],
            ..plain()
        };
        let of = |meter| if meter == 0 { dec!(1000) } else { dec!(50) };
        assert_eq!(messages.quantity(0, of), Ok(dec!(51000)));
        assert_eq!(messages.sources().collect::<Vec<_>>(), [0, 1, 0]);
    }

    #[test]
    fn an_excess_is_never_below_its_bound() {
        let excess = Derived {
            plus: vec![(1, dec!(-5))],
            at_least: Some(Decimal::ZERO),
            ..plain()
        };
        let guests = |guests: Decimal| move |meter| if meter == 0 { guests } else { dec!(10) };
        assert_eq!(excess.quantity(0, guests(dec!(70))), Ok(dec!(20)));
        assert_eq!(excess.quantity(0, guests(dec!(30))), Ok(dec!(0)));
    }
}
