//! A regular month: what an option's charges amount to at a constant usage, by the prices
//! and the contract of one day.
//!
//! The price in force and what the contract adds are found as for a bill: by the period,
//! or the billing cycle, that the day lies in. The quantity is counted over whole calendar
//! months, so that a period from the 15th to the 15th has as much as any other.

use super::emit::{Batch, is_in_advance};
use super::exchange::rate_of_bill;
use super::limits::Limits;
use super::line::Periods;
use super::packs::Packs;
use super::rate::{Rating, reading};
use super::window::windows;
use crate::cadence::Cadence;
use crate::decimal::{Exact, Overflow};
use crate::forecast::Forecast;
use crate::period::{Period, add_months};
use crate::pricing::limit::AboveLimit;
use crate::pricing::plan::{Charge, Counting, Plan, Timing};
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use crate::pricing::steps::Pricing;
use crate::pricing::units;
use crate::study::{Buyer, ModuleChoice, Study, StudyOption};
use crate::usage::meter::{Meter, MeterIndex};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// An option in one plan, as it stands on the last day of a month.
#[derive(Debug, Clone)]
pub struct Regular<'a> {
    study: &'a Study,
    pub plan: &'a Plan,
    /// Of the contract.
    pub option: StudyOption,
    /// With everything that changes in time as it is on the day.
    held: StudyOption,
    month: Period,
    pub charges: Vec<InForce>,
}

/// A charge on a day.
#[derive(Debug, Clone)]
pub struct InForce {
    /// Position in the plan's charges.
    pub index: usize,
    /// With the price in force.
    pub charge: Charge,
    /// What is billed together with the day.
    period: Period,
    /// The months that the price is for.
    pub every: u32,
    /// The months over which tiers and allowance count; `every` or a multiple of it.
    pub span: u32,
}

/// What the charges amount to, each over its own span.
#[derive(Debug, Clone)]
pub struct Charged {
    /// In the order of [`Regular::charges`].
    pub parts: Vec<Vec<Part>>,
    /// Why something is not served.
    pub refused: Vec<Reason>,
}

impl<'a> Regular<'a> {
    /// `option` is one stay; none when it has no plan.
    pub fn new(
        study: &'a Study,
        option: StudyOption,
        forecast: &Forecast,
        month: Period,
    ) -> Option<Regular<'a>> {
        let plan = study.plan_of(&option)?;
        let day = month.last_day();
        let rating = Rating::of(study, &option, plan, forecast);
        let all = plan.charges.iter().enumerate();
        let charges = all.flat_map(|(index, charge)| rating.in_force(index, charge, day));
        Some(Regular {
            study,
            plan,
            charges: charges.collect(),
            held: held(&option, &month),
            month,
            option,
        })
    }

    /// Every charge at a constant usage, with what contract and way of paying change;
    /// unrounded, in the plan's currency.
    pub fn charged(&self, usage: &Forecast) -> Exact<Charged> {
        let contract = Rating::of(self.study, &self.option, self.plan, usage);
        let mut counting = Rating::of(self.study, &self.held, self.plan, usage);
        let packs = Packs::draw(self.study, self.plan, &self.held, Vec::new(), &[])?;
        let mut all = Vec::with_capacity(self.charges.len());
        for of in &self.charges {
            let mut over = Vec::new();
            for period in self.counted(of) {
                let mut parts = counting.regular(of, period, &packs)?;
                contract.apply_terms(&of.batch(of.period), &mut parts)?;
                over.extend(parts);
            }
            all.push(over);
        }
        Ok(Charged {
            parts: all,
            refused: counting.lines.into_iter().map(|line| line.reason).collect(),
        })
    }

    /// Whether no limit of the plan refuses anything of a constant usage.
    pub fn is_within_limits(&self, usage: &Forecast) -> Exact<bool> {
        let limits = Limits {
            study: self.study,
            option: &self.option,
            plan: self.plan,
            forecast: usage,
        };
        let hits = limits.hits()?;
        let refused = hits
            .iter()
            .filter(|hit| hit.limit.above == AboveLimit::Refused);
        for hit in refused {
            if !hit.above()?.is_zero() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What a charge prices in each of the periods that it is counted over, after what its
    /// units are priced by.
    pub fn priced<'c>(
        &self,
        of: &'c InForce,
        usage: &Forecast,
    ) -> Exact<Vec<(Cow<'c, Pricing>, Decimal)>> {
        let counting = Rating::of(self.study, &self.held, self.plan, usage);
        let mut priced = Vec::new();
        for period in self.counted(of) {
            let read = |meter| counting.metered(meter, &period);
            for used in units::by_part(&of.charge.units, read)? {
                priced.push((used.part.pricing.bound(read)?, used.quantity));
            }
            let metered = counting.quantity(&of.charge, &period)?;
            priced.push((counting.pricing(&of.charge, &period)?, metered));
        }
        Ok(priced)
    }

    /// A meter of the study.
    pub fn meter(&self, index: MeterIndex) -> Option<&Meter> {
        self.study.meters.get(index)
    }

    /// True where what is charged changes how it is charged: rebates by size, caps, and
    /// usage that is refused.
    pub fn depends_on_amounts(&self) -> bool {
        let refuses = self.charges.iter().any(|of| of.charge.refuses_beyond);
        let by_size = !self.plan.contract.prepay.is_empty();
        refuses || by_size || self.option.spending.cap.is_some()
    }

    /// What a charge reads of a meter in its first period, and whether a limit holds it.
    pub fn reading(
        &self,
        of: &InForce,
        meter: MeterIndex,
        usage: &Forecast,
    ) -> Exact<(Decimal, bool)> {
        let Some(period) = self.counted(of).next() else {
            return Ok((Decimal::ZERO, false));
        };
        let limits = Limits {
            study: self.study,
            option: &self.held,
            plan: self.plan,
            forecast: usage,
        };
        let asked = reading(self.study, &self.held, usage, meter, &period)?;
        let served = limits.served(meter, asked, &period)?;
        Ok((served, served != asked))
    }

    /// How often the parts of a charge count in its span.
    pub fn times(&self, of: &InForce) -> Decimal {
        let days = match self.is_each_day_alike(of) {
            true => u32::try_from(self.month.days()).unwrap_or(0),
            false => return Decimal::ONE,
        };
        Decimal::from(days.saturating_mul(of.every))
    }

    /// The rate of exchange of a charge's bill, for a plan in another currency.
    pub fn exchange(&self, of: &InForce) -> Option<Decimal> {
        let foreign = self.plan.foreign.as_ref()?;
        let ahead = is_in_advance(&of.charge) && self.option.billing.timing == Timing::InAdvance;
        let billed_on = if ahead {
            of.period.start()
        } else {
            of.period.end()
        };
        let found = rate_of_bill(self.study, &self.option, foreign, billed_on);
        found.map(|exchange| exchange.rate)
    }

    /// A day stands for all of them, unless what is spent so far matters.
    fn is_each_day_alike(&self, of: &InForce) -> bool {
        of.charge.counting == Counting::EachDay && self.option.spending.cap.is_none()
    }

    /// The periods that a charge is counted over, from the month on.
    fn counted(&self, of: &InForce) -> impl Iterator<Item = Period> {
        let first = self.month.start();
        let alike = self.is_each_day_alike(of);
        let (every, times) = (of.every, of.span.checked_div(of.every).unwrap_or(1));
        (0..times).filter_map(move |n| {
            let start = add_months(first, every.saturating_mul(n));
            let end = match alike {
                true => start.succ_opt()?,
                false => add_months(first, every.saturating_mul(n.saturating_add(1))),
            };
            Period::new(start, end)
        })
    }
}

impl InForce {
    fn batch(&self, period: Period) -> Batch<'_> {
        Batch {
            charge: &self.charge,
            period,
            billed_on: period.end(),
            periods: Periods::ONE,
        }
    }
}

impl Rating<'_> {
    /// A charge as it stands on a day, once for each window that the day lies in.
    fn in_force(&self, index: usize, charge: &Charge, day: NaiveDate) -> Vec<InForce> {
        let windows = windows(self.option, self.plan, charge, &self.study.horizon);
        let around = windows.into_iter().filter(|window| holds(window, day));
        let found = around.filter_map(|window| {
            let Cadence::Months(every) = charge.cadence else {
                let period = self.served_by(charge, &window)?;
                let months = period.months_begun();
                return Some(InForce {
                    index,
                    charge: charge.clone(),
                    period,
                    every: months,
                    span: months,
                });
            };
            let mut versions = self.versions(charge, &window).into_iter();
            let (charge, within) = versions.find(|(_, within)| holds(within, day))?;
            let together = match charge.timing {
                Timing::InAdvance => self.cycles(&charge, every, &within),
                Timing::InArrears => self.used_periods(&charge, every, &within),
            };
            let mut together = together.into_iter().map(|(_, covered)| covered);
            let span = match charge.pricing.running_total {
                // Both are at most 240.
                Some(Cadence::Months(months)) => common(every, months).unwrap_or(every),
                Some(Cadence::Once) | None => every,
            };
            Some(InForce {
                index,
                charge,
                period: together.find(|period| holds(period, day))?,
                every,
                span,
            })
        });
        found.filter(|of| holds(&of.period, day)).collect()
    }

    /// The parts of one period at a constant usage, before contract and way of paying.
    fn regular(&mut self, of: &InForce, period: Period, packs: &Packs) -> Exact<Vec<Part>> {
        let charge = &of.charge;
        let mut batch = of.batch(period);
        let mut parts = match (charge.is_metered(), is_in_advance(charge)) {
            (true, false) => self.counted(of.index, &mut batch, &period, packs)?,
            (true, true) | (false, _) => {
                let quantity = self.quantity(charge, &period)?;
                self.pricing(charge, &period)?.parts(quantity)?
            }
        };
        for part in &mut parts {
            part.amount = batch.periods.times(part.amount)?;
        }
        Ok(parts)
    }
}

fn holds(period: &Period, day: NaiveDate) -> bool {
    period.start() <= day && day < period.end()
}

/// The option with modules and fixed quantities as they are on the month's last day, and
/// with periods that are the calendar's.
fn held(option: &StudyOption, month: &Period) -> StudyOption {
    let day = month.last_day();
    let is_on = |choice: &&ModuleChoice| {
        choice.on.is_none_or(|first| first <= day) && choice.off.is_none_or(|off| day < off)
    };
    let always = |choice: &ModuleChoice| ModuleChoice {
        on: None,
        off: None,
        ..*choice
    };
    let stated = option.quantities.iter().map(|(meter, _)| *meter);
    let ramped = option.buyer.ramps.iter().map(|ramp| ramp.meter);
    let fixed = stated.chain(ramped);
    let fixed = fixed.filter_map(|meter| Some((meter, option.fixed_quantity(meter, day)?)));
    StudyOption {
        start: month.start(),
        anchor: month.start(),
        modules: option.modules.iter().filter(is_on).map(always).collect(),
        quantities: fixed.collect(),
        buyer: Buyer {
            ramps: Vec::new(),
            ..option.buyer.clone()
        },
        packs: Vec::new(),
        ..option.clone()
    }
}

/// The least common multiple.
pub fn common(a: u32, b: u32) -> Exact<u32> {
    let (mut x, mut y) = (a.max(1), b.max(1));
    while y != 0 {
        (x, y) = (y, x.checked_rem(y).unwrap_or(0));
    }
    a.checked_div(x)
        .and_then(|part| part.checked_mul(b))
        .ok_or(Overflow)
}
