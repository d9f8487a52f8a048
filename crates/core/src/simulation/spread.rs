//! Spread: what an option comes to over all futures, and what choosing it costs.
//!
//! A percentile is by nearest rank: the smallest amount that at least so many futures in a
//! hundred do not pass, always an amount that came out somewhere. Percentiles by month are
//! taken month by month: a band's edge is no single future.

use super::{Future, Worth};
use crate::compare::candidates::able;
use crate::decimal::{Exact, Overflow, RoundingMode, quotient, round, sub, sum};
use crate::label::Label;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// The percentiles that are told, in the order in which they stand everywhere.
pub const PERCENTILES: [usize; 7] = [5, 10, 25, 50, 75, 90, 95];

/// Amounts at [`PERCENTILES`].
pub type Percentiles = [Decimal; 7];

#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Its id.
    pub option: String,
    pub name: Label,
    /// What it comes to by the forecast itself; none when it has no price there.
    pub base: Option<Decimal>,
    /// The same up to the end of each month.
    pub base_by_month: Vec<Decimal>,
    /// The futures in which it has a price; all figures are about them.
    pub priced: usize,
    /// Of those, the futures in which it leaves usage unserved.
    pub refuses: usize,
    pub total: Figures,
    /// Up to the end of each month.
    pub by_month: Vec<Percentiles>,
    /// The futures in which it is the cheapest of those that serve all usage, where any does;
    /// among equals the baseline, then the one that stands first.
    pub cheapest: usize,
    pub regret: Regret,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    pub percentiles: Percentiles,
    /// The future, from 0, in which each came out; the first of several.
    pub came_out: [u32; 7],
    /// Rounded to the currency's decimals.
    pub mean: Decimal,
    /// Of the mean, as if the futures had been drawn blindly; evenly spread ones err less.
    pub standard_error: Decimal,
    pub least: Decimal,
    pub most: Decimal,
}

/// What an option costs more than the cheapest of the same future; nothing where it costs less
/// and leaves usage unserved.
#[derive(Debug, Clone, PartialEq)]
pub struct Regret {
    /// Over all its futures, rounded to the currency's decimals.
    pub mean: Decimal,
    pub most: Decimal,
    /// The future, from 0, in which it is the most, and the cheapest option's place there;
    /// none where no future has a cheaper one.
    pub worst: Option<(u32, usize)>,
}

/// The smallest amount that at least `percent` in a hundred do not pass.
fn nearest_rank(sorted: &[Decimal], percent: usize) -> Decimal {
    let rank = sorted.len().saturating_mul(percent).div_ceil(100);
    let found = sorted.get(rank.saturating_sub(1)).or(sorted.last());
    found.copied().unwrap_or_default()
}

fn percentiles(mut amounts: Vec<Decimal>) -> Percentiles {
    amounts.sort_unstable();
    PERCENTILES.map(|percent| nearest_rank(&amounts, percent))
}

/// The first future in which each percentile of the totals came out.
fn came_out(own: &[(u32, &Worth)], percentiles: Percentiles) -> [u32; 7] {
    percentiles.map(|amount| {
        let found = own.iter().find(|(_, worth)| worth.total == amount);
        found.map_or(0, |(future, _)| *future)
    })
}

fn mean(amounts: &[Decimal], decimals: u32) -> Exact {
    let mean = quotient(sum(amounts.iter().copied())?, Decimal::from(amounts.len()))?;
    Ok(round(mean, decimals, RoundingMode::HalfUp))
}

pub(super) fn figures(own: &[(u32, &Worth)], decimals: u32) -> Exact<Figures> {
    let totals: Vec<Decimal> = own.iter().map(|(_, worth)| worth.total).collect();
    let mean = mean(&totals, decimals)?;
    let reals = totals.iter().filter_map(Decimal::to_f64);
    let middle = mean.to_f64().ok_or(Overflow)?;
    let squares: f64 = reals.map(|total| (total - middle) * (total - middle)).sum();
    let count = totals.len() as f64;
    let error = libm::sqrt(squares / (count - 1.0).max(1.0) / count);
    let error = Decimal::from_f64(error).ok_or(Overflow)?;
    let ends = (totals.iter().min().copied(), totals.iter().max().copied());
    let percentiles = percentiles(totals);
    Ok(Figures {
        came_out: came_out(own, percentiles),
        percentiles,
        least: ends.0.unwrap_or_default(),
        most: ends.1.unwrap_or_default(),
        mean,
        standard_error: round(error, decimals, RoundingMode::HalfUp),
    })
}

/// The percentiles by month. A future that ends sooner stays at what it came to.
pub(super) fn bands(own: &[(u32, &Worth)], months: usize) -> Vec<Percentiles> {
    let at = |month: usize| {
        let amounts = own.iter().map(|(_, worth)| {
            let by_month = &worth.by_month;
            let amount = by_month.get(month).or(by_month.last());
            amount.copied().unwrap_or_default()
        });
        percentiles(amounts.collect())
    };
    (0..months).map(at).collect()
}

/// A future in which an option has a price.
struct Priced {
    future: u32,
    cheapest: usize,
    /// Each priced option with its regret.
    dearer: Vec<(usize, Decimal)>,
}

/// Who is cheapest in each future, and by how much every other option is dearer.
pub(super) struct Regrets {
    futures: Vec<Priced>,
}

pub(super) fn regrets(futures: &[Future], baseline: usize) -> Exact<Regrets> {
    let mut found = Vec::with_capacity(futures.len());
    for (at, future) in (0..).zip(futures) {
        let priced = future.0.iter().enumerate();
        let priced = priced.filter_map(|(option, worth)| Some((option, worth.as_ref()?.total)));
        let serves = |option: &usize| future.of(*option).is_some_and(|worth| worth.serves);
        let candidates = able(priced.clone(), |(option, _)| serves(option)).into_iter();
        let best = candidates.min_by_key(|(option, total)| (*total, *option != baseline, *option));
        let Some((cheapest, least)) = best else {
            continue;
        };
        let dearer =
            priced.map(|(option, total)| Ok((option, sub(total, least)?.max(Decimal::ZERO))));
        found.push(Priced {
            future: at,
            cheapest,
            dearer: dearer.collect::<Exact<_>>()?,
        });
    }
    Ok(Regrets { futures: found })
}

impl Regrets {
    pub fn cheapest(&self, option: usize) -> usize {
        let all = self.futures.iter();
        all.filter(|one| one.cheapest == option).count()
    }

    pub fn of(&self, option: usize, decimals: u32) -> Exact<Regret> {
        let own = self.futures.iter().flat_map(|one| {
            let own = one.dearer.iter().filter(|(other, _)| *other == option);
            own.map(|(_, regret)| (*regret, (one.future, one.cheapest)))
        });
        let all: Vec<Decimal> = own.clone().map(|(regret, _)| regret).collect();
        // The first of several.
        let most = own.rev().max_by_key(|(regret, _)| *regret);
        let most = most.filter(|(regret, _)| !regret.is_zero());
        Ok(Regret {
            mean: mean(&all, decimals)?,
            most: most.map_or(Decimal::ZERO, |(regret, _)| regret),
            worst: most.map(|(_, worst)| worst),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn future(totals: &[Option<i64>]) -> Future {
        let worth = |total: &Option<i64>| {
            total.map(|total| Worth {
                serves: true,
                total: Decimal::from(total),
                by_month: Vec::new(),
            })
        };
        Future(totals.iter().map(worth).collect())
    }

    /// Published: nearest rank on 15, 20, 35, 40, 50 (the usual textbook list): the 5th is
    /// 15, the 25th 20, the 50th 35, the 90th and 95th 50.
    #[test]
    fn percentiles_are_by_nearest_rank() {
        let list = [50, 35, 15, 40, 20].map(Decimal::from).to_vec();
        let found = percentiles(list);
        assert_eq!(found, [15, 15, 20, 35, 40, 50, 50].map(Decimal::from));
    }

    /// By hand: the second is never dearer than the third, so it has no regret where the
    /// first is dearer too; the first is cheapest once, by 4; the third has 2, 4 and none
    /// where it has no price; equals go to the baseline.
    #[test]
    fn regret_is_against_the_cheapest_of_the_same_future() {
        let futures = [
            future(&[Some(10), Some(4), Some(6)]),
            future(&[Some(1), Some(5), Some(5)]),
            future(&[Some(9), Some(9), None]),
        ];
        let found = regrets(&futures, 1).expect("in range");
        assert_eq!([0, 1, 2].map(|option| found.cheapest(option)), [1, 2, 0]);
        let of = |option| found.of(option, 2).expect("in range");
        assert_eq!((of(0).mean, of(0).most), (dec!(2), dec!(6)));
        assert_eq!((of(1).mean, of(1).most), (dec!(1.33), dec!(4)));
        assert_eq!((of(2).mean, of(2).most), (dec!(3), dec!(4)));
        let worst = [0, 1, 2].map(|option| of(option).worst);
        assert_eq!(worst, [Some((0, 1)), Some((1, 0)), Some((1, 0))]);
    }

    /// By hand: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and a sample deviation of √(32 ÷ 7); of
    /// the mean that is √(32 ÷ 56) = 0.756.
    #[test]
    fn the_error_is_that_of_the_mean() {
        let futures = [2, 4, 4, 4, 5, 5, 7, 9].map(|total| future(&[Some(total)]));
        let own = (0..).zip(futures.iter());
        let own: Vec<(u32, &Worth)> = own
            .filter_map(|(at, future)| Some((at, future.of(0)?)))
            .collect();
        let found = figures(&own, 3).expect("in range");
        assert_eq!((found.mean, found.standard_error), (dec!(5), dec!(0.756)));
        assert_eq!((found.least, found.most), (dec!(2), dec!(9)));
    }
}
