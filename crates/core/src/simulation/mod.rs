//! Simulation (模拟): the study priced in many futures, each with its own values of what is
//! uncertain.
//!
//! A future is an ordinary what-if: the inputs' draws replace what is written, the meters
//! stray by their volatility, and the whole flow prices the study again. There is no second
//! way to price. All options live through the same futures, so that they can be compared in
//! each. The same seed gives the same result on every machine.

mod normal;
mod points;
pub mod spread;
pub mod uncertain;
mod walk;

use crate::compare::input::Total;
use crate::compare::sensitivity::{Turn, first_scenario, inputs};
use crate::compare::watch::{Stopped, Watch};
use crate::decimal::Exact;
use crate::issue::{Issue, IssueCode};
use crate::label::Label;
use crate::outcome::{evaluate_all, months_of_charges};
use crate::study::Study;
use crate::what_if::{Evaluated, changed, evaluated, proved};
use crate::workers;
pub use points::MOST_PATHS;
use points::Point;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;
pub use spread::{PERCENTILES, Spread};
pub use uncertain::{Shape, Uncertain};

/// Futures when nothing else is asked for: as good as ten thousand that are drawn blindly.
pub const PATHS: u32 = 1_000;
pub const SEED: u32 = 1;

/// Futures that are priced before the one who watches is told again.
const BATCH: u32 = 20;

/// Amounts by month, option and future that are kept at most: 16 bytes each.
const MOST_AMOUNTS: usize = 20_000_000;

/// Months of charges, in all futures together, that two processors price in about a second:
/// each takes 2 µs of one.
const SOON: usize = 1_200_000;

/// How many futures of a study are priced soon enough that nobody has to be asked, at most
/// [`PATHS`].
pub fn soon(study: &Study) -> u32 {
    let each = months_of_charges(study).max(1);
    let futures = SOON
        .checked_div(each)
        .and_then(|all| u32::try_from(all).ok());
    futures.map_or(PATHS, |all| all.min(PATHS))
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// At most [`MOST_PATHS`].
    pub paths: u32,
    pub seed: u32,
    pub total: Total,
    /// How far the forecast's assumptions reach, and other inputs with ends of their own:
    /// the ends are the 10th and the 90th percentile.
    pub turn: Turn,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    pub wanted: Wanted,
    pub inputs: Vec<Uncertain>,
    pub volatile: Vec<Volatile>,
    /// How many months the study has.
    pub months: usize,
    /// In the options' order; those that have a price in no future are left out.
    pub options: Vec<Spread>,
}

/// A meter that strays from its forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Volatile {
    pub meter: Label,
    /// The standard deviation of the logarithm of one month's change.
    pub volatility: Decimal,
}

/// What each option comes to in one future, by its position in the study.
#[derive(Debug, Clone, PartialEq)]
pub struct Future(Vec<Option<Worth>>);

#[derive(Debug, Clone, PartialEq)]
struct Worth {
    /// Whether all usage of the future is served.
    serves: bool,
    total: Decimal,
    /// Up to the end of each month.
    by_month: Vec<Decimal>,
}

/// Prices the study (its first scenario when none is named) in many futures; `watch` is told
/// how many are done.
///
/// # Errors
/// The first issue of the study, or of one of its futures; `out-of-range` for no future or
/// too many. Nothing when nothing in the study is uncertain.
pub fn simulate(
    document: &Value,
    scenario: &str,
    wanted: &Wanted,
    watch: &dyn Watch,
) -> Result<Option<Simulation>, Stopped> {
    let Some(simulated) = Simulated::of(document, scenario, wanted)? else {
        return Ok(None);
    };
    let futures = simulated.futures(true, watch)?;
    Ok(Some(simulated.told(&futures)?))
}

/// A study whose futures are asked for.
struct Simulated<'a> {
    document: &'a Value,
    scenario: &'a str,
    wanted: &'a Wanted,
    base: Evaluated,
    inputs: Vec<Uncertain>,
}

impl<'a> Simulated<'a> {
    fn of(
        document: &'a Value,
        scenario: &'a str,
        wanted: &'a Wanted,
    ) -> Result<Option<Simulated<'a>>, Issue> {
        let scenario = match scenario {
            "" => first_scenario(document),
            named => named,
        };
        let base = evaluated(document, scenario)?;
        let stated = |path: &str| wanted.turn.ends.iter().any(|(known, _, _)| known == path);
        let inputs = inputs(document, scenario, &wanted.turn)?
            .into_iter()
            // How usage comes out is uncertain; terms, taxes and time are not, unless asked.
            .filter(|(input, _, _)| input.group.key == "group-meter" || stated(&input.path))
            .filter_map(|(input, low, high)| Uncertain::between(input, low, high));
        let simulated = Simulated {
            document,
            scenario,
            wanted,
            inputs: inputs.collect(),
            base,
        };
        simulated.fits()?;
        let certain = simulated.inputs.is_empty() && simulated.volatile().next().is_none();
        Ok((!certain).then_some(simulated))
    }

    /// Whether there is room for what is asked for.
    fn fits(&self) -> Result<(), Issue> {
        let study = &self.base.study;
        let each = study.options.len().saturating_mul(study.horizon.len());
        let room = MOST_AMOUNTS.checked_div(each).unwrap_or(MOST_AMOUNTS);
        let most = room.min(MOST_PATHS as usize);
        if (1..=most).contains(&(self.wanted.paths as usize)) {
            return Ok(());
        }
        let issue = Issue::new(IssueCode::OutOfRange, "paths");
        let issue = issue.text("found", self.wanted.paths.to_string());
        Err(issue.text("least", "1").text("most", most.to_string()))
    }

    /// The meters that stray, by their position in the study.
    fn volatile(&self) -> impl Iterator<Item = (usize, Volatile)> {
        let study = &self.base.study;
        let usage = study.usage.iter().enumerate();
        usage.filter_map(|(index, usage)| {
            let volatility = usage.as_ref()?.volatility;
            let meter = study.meters.get(index)?.name.clone();
            let found = Volatile { meter, volatility };
            (!volatility.is_zero()).then_some((index, found))
        })
    }

    /// All futures in their order; on several processors when there is `much` to do.
    fn futures(&self, much: bool, watch: &dyn Watch) -> Result<Vec<Future>, Stopped> {
        let all = self.wanted.paths;
        let mut done = Vec::with_capacity(all as usize);
        for first in (0..all).step_by(BATCH as usize) {
            if !watch.goes_on(first as usize, all as usize) {
                return Err(Stopped::Unwanted);
            }
            let count = all.saturating_sub(first).min(BATCH) as usize;
            let batch = workers::each(count, much, |piece| {
                let index = u32::try_from(piece).map_or(first, |piece| first.saturating_add(piece));
                self.future(index)
            });
            for future in batch {
                done.push(future?);
            }
        }
        Ok(done)
    }

    /// The study in one future.
    fn future(&self, index: u32) -> Result<Future, Issue> {
        let point = Point {
            index,
            seed: self.wanted.seed,
        };
        let draws = drawn(&self.inputs, point)?;
        let mut study = proved(&changed(self.document, &draws)?, self.scenario)?;
        self.stray(&mut study, point)?;
        let outcomes = evaluate_all(&study)?.outcomes;
        let mut worth: Vec<Option<Worth>> = vec![None; study.options.len()];
        for outcome in &outcomes {
            let by_month = self.wanted.total.by_month(&study, outcome);
            let found = Worth {
                serves: outcome.unserved().is_none(),
                total: self.wanted.total.of(outcome),
                by_month: by_month.map_err(|_| too_large("options"))?,
            };
            if let Some(slot) = worth.get_mut(outcome.option) {
                *slot = Some(found);
            }
        }
        Ok(Future(worth))
    }

    /// Lets the meters stray. Their dimensions come after those of the inputs, the first of
    /// every meter before the second of any, since the first tell the most.
    fn stray(&self, study: &mut Study, point: Point) -> Result<(), Issue> {
        let months = study.horizon.len();
        let all = self.volatile().count();
        for (place, (meter, volatile)) in self.volatile().enumerate() {
            let dimension = |own: usize| {
                let among = own.saturating_mul(all).saturating_add(place);
                u32::try_from(self.inputs.len().saturating_add(among)).unwrap_or(u32::MAX)
            };
            let Some(Some(usage)) = study.usage.get_mut(meter) else {
                continue;
            };
            let volatility = volatile.volatility.to_f64().unwrap_or_default();
            let normal = |own| point.normal(dimension(own));
            let strays = walk::factors(months, usage.known_months(), volatility, normal);
            usage.strays = strays.ok_or_else(|| too_large("scenarios"))?;
        }
        Ok(())
    }

    fn told(&self, futures: &[Future]) -> Result<Simulation, Issue> {
        let study = &self.base.study;
        let options = self.spreads(futures);
        Ok(Simulation {
            wanted: self.wanted.clone(),
            inputs: self.inputs.clone(),
            volatile: self.volatile().map(|(_, found)| found).collect(),
            months: study.horizon.len(),
            options: options.map_err(|_| too_large("options"))?,
        })
    }

    fn spreads(&self, futures: &[Future]) -> Exact<Vec<Spread>> {
        let study = &self.base.study;
        let regrets = spread::regrets(futures, study.baseline)?;
        let mut found = Vec::new();
        for (index, option) in study.options.iter().enumerate() {
            let own: Vec<(u32, &Worth)> = (0..)
                .zip(futures)
                .filter_map(|(at, future)| Some((at, future.of(index)?)))
                .collect();
            if own.is_empty() {
                continue;
            }
            let mut outcomes = self.base.outcomes.outcomes.iter();
            let base = outcomes.find(|outcome| outcome.option == index);
            let by_month = base.map(|base| self.wanted.total.by_month(study, base));
            found.push(Spread {
                option: option.id.clone(),
                name: option.name.clone(),
                base: base.map(|base| self.wanted.total.of(base)),
                base_by_month: by_month.transpose()?.unwrap_or_default(),
                priced: own.len(),
                refuses: own.iter().filter(|(_, worth)| !worth.serves).count(),
                total: spread::figures(&own, study.currency.decimals)?,
                by_month: spread::bands(&own, study.horizon.len()),
                cheapest: regrets.cheapest(index),
                regret: regrets.of(index, study.currency.decimals)?,
            });
        }
        Ok(found)
    }
}

impl Future {
    fn of(&self, option: usize) -> Option<&Worth> {
        self.0.get(option)?.as_ref()
    }
}

impl Simulation {
    /// What stands in place of what is written in a future, by path: with it the study comes
    /// to what that future came to, unless usage strays besides.
    ///
    /// # Errors
    /// `too-large` for a value that cannot be written; no future that was priced has one.
    pub fn drawn(&self, future: u32) -> Result<Vec<(&str, Decimal)>, Issue> {
        let seed = self.wanted.seed;
        drawn(
            &self.inputs,
            Point {
                index: future,
                seed,
            },
        )
    }
}

fn drawn(inputs: &[Uncertain], point: Point) -> Result<Vec<(&str, Decimal)>, Issue> {
    let drawn = (0..).zip(inputs).map(|(dimension, uncertain)| {
        let path = uncertain.input.path.as_str();
        let drawn = uncertain.draw(point.normal(dimension));
        Ok((path, drawn.ok_or_else(|| too_large(path))?))
    });
    drawn.collect()
}

fn too_large(path: &str) -> Issue {
    Issue::new(IssueCode::TooLarge, path)
}

#[cfg(test)]
mod tests;
