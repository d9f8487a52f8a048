//! Rate: when each charge of an option falls due, and what it amounts to.
//!
//! Three shapes: once; in advance by billing cycle (a quantity paid ahead may only grow
//! within its cycle); in arrears by period, billed at the settlement. The price itself
//! always comes from `Pricing::parts`.

use super::account::in_scope;
use super::emit::Items;
use super::exchange::convert;
use super::limits::Limits;
use super::line::{Line, Periods};
use super::packs::{Demand, Packs};
use super::window::windows;
use crate::cadence::{Alignment, Cadence};
use crate::decimal::{Exact, add};
use crate::forecast::Forecast;
use crate::period::Period;
use crate::pricing::plan::{Charge, Plan, Timing};
use crate::pricing::units;
use crate::study::{Study, StudyOption};
use crate::usage::meter::MeterIndex;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Every line of one stay of an option within the study, in the order of charges and time.
pub fn rate(
    study: &Study,
    option: &StudyOption,
    plan: &Plan,
    forecast: &Forecast,
) -> Exact<Vec<Line>> {
    let mut rating = Rating::of(study, option, plan, forecast);
    // A few lines for each charge and month; a list that grows is copied.
    let months = plan.charges.len().saturating_mul(study.horizon.len());
    rating.lines.reserve(months.saturating_mul(8));
    let packs = rating.packs()?;
    let in_scope = |(_, charge): &(usize, &Charge)| in_scope(&option.scope, charge.per);
    for (index, charge) in plan.charges.iter().enumerate().filter(in_scope) {
        for window in windows(option, plan, charge, &study.horizon) {
            if charge.cadence == Cadence::Once {
                rating.once(charge, &window)?;
                continue;
            }
            for (charge, span) in rating.versions(charge, &window) {
                match (charge.cadence, charge.timing) {
                    (Cadence::Once, _) => {}
                    (Cadence::Months(months), Timing::InAdvance) => {
                        rating.in_advance(&charge, months, &span, &window)?
                    }
                    (Cadence::Months(months), Timing::InArrears) => {
                        rating.in_arrears((index, &charge), months, &span, &packs)?;
                    }
                }
            }
        }
        let bought = packs.lines(index)?.into_iter();
        let origin = rating.origin(charge);
        let bought = bought.map(|line| line.with(|item| item.origin = origin.clone()));
        rating.lines.extend(bought);
    }
    rating.lines.extend(rating.limits().lines()?);
    convert(study, option, plan, &mut rating.lines)?;
    Ok(rating.lines)
}

/// One option being rated: what its charges are priced from, and the lines so far.
pub struct Rating<'a> {
    pub(super) study: &'a Study,
    pub(super) option: &'a StudyOption,
    pub(super) plan: &'a Plan,
    pub(super) forecast: &'a Forecast,
    pub(super) lines: Vec<Line>,
    pub(super) items: Items,
    /// Usage by the period's first day, for the buyer's spending cap.
    pub(super) spent: BTreeMap<NaiveDate, Decimal>,
}

impl<'a> Rating<'a> {
    /// Nothing rated yet.
    pub(super) fn of(
        study: &'a Study,
        option: &'a StudyOption,
        plan: &'a Plan,
        forecast: &'a Forecast,
    ) -> Rating<'a> {
        Rating {
            study,
            option,
            plan,
            forecast,
            lines: Vec::new(),
            items: Items::default(),
            spent: BTreeMap::new(),
        }
    }

    /// Counts the part of `period` that is covered, as the plan prorates.
    pub(super) fn count(
        &self,
        charge: &Charge,
        count: &mut Periods,
        period: &Period,
        covered: &Period,
    ) {
        if let Some(part) = period.overlap(covered) {
            // A period from the contract's own day is whole from that time on.
            let from_contract = matches!(
                charge.alignment,
                Alignment::Anniversary | Alignment::ToSameDay
            );
            let first = self.option.start;
            let late = !from_contract && part.start() == first && self.option.paid_from() == first;
            let passed = if late { self.option.start_second } else { 0 };
            let (of_it, of) = self.plan.proration.share(period, &part, passed);
            count.add(of_it, of);
        }
    }

    /// What is metered in a period: by contract, else by forecast; its units where it is
    /// priced in such; 1 without a meter.
    pub(super) fn quantity(&self, charge: &Charge, period: &Period) -> Exact {
        match charge.meter {
            Some(meter) => self.metered(meter, period),
            None if charge.units.is_empty() => Ok(Decimal::ONE),
            None => units::total(&charge.units, |meter| self.metered(meter, period)),
        }
    }

    /// What a meter reads in a period, as far as it is served.
    pub(super) fn metered(&self, meter: MeterIndex, period: &Period) -> Exact {
        let asked = reading(self.study, self.option, self.forecast, meter, period)?;
        self.limits().served(meter, asked, period)
    }

    fn limits(&self) -> Limits<'_, '_> {
        Limits {
            study: self.study,
            option: self.option,
            plan: self.plan,
            forecast: self.forecast,
        }
    }

    /// The option's packs after everything that draws on them.
    fn packs(&self) -> Exact<Packs<'a>> {
        let charges = self.plan.charges.iter();
        let by_day: Vec<bool> = charges.map(|charge| self.days_are_known(charge)).collect();
        let demands = self.demands(&by_day)?;
        Packs::draw(self.study, self.plan, self.option, by_day, &demands)
    }

    /// What may draw on the option's packs, in the order of time, then of their scope.
    fn demands(&self, by_day: &[bool]) -> Exact<Vec<Demand>> {
        let mut ranked = Vec::new();
        let in_scope = |(_, charge): &(usize, &Charge)| in_scope(&self.option.scope, charge.per);
        for (index, charge) in self.plan.charges.iter().enumerate().filter(in_scope) {
            let ranks = self.plan.packs.iter().filter_map(|pack| pack.rank(index));
            let rank = ranks.min();
            let (Some(rank), true, Timing::InArrears, Cadence::Months(months)) =
                (rank, charge.is_metered(), charge.timing, charge.cadence)
            else {
                continue;
            };
            for window in windows(self.option, self.plan, charge, &self.study.horizon) {
                for (_, period) in self.used_periods(charge, months, &window) {
                    let demands = self.demands_of((index, charge), &period, by_day)?;
                    ranked.extend(demands.into_iter().map(|demand| (rank, demand)));
                }
            }
        }
        ranked.sort_by_key(|(rank, demand)| (demand.period.start(), *rank, demand.charge));
        Ok(ranked.into_iter().map(|(_, demand)| demand).collect())
    }
}

/// What a plan's meter reads for an option: fixed by contract, or the forecast of the
/// meters that count it, added up.
pub fn reading(
    study: &Study,
    option: &StudyOption,
    forecast: &Forecast,
    meter: MeterIndex,
    period: &Period,
) -> Exact {
    let mut total = Decimal::ZERO;
    for meter in option.counted(meter, &option.scope) {
        let fixed = option.fixed_quantity(meter, period.start());
        let quantity = match (fixed, study.meters.get(meter)) {
            (Some(fixed), _) => fixed,
            (None, Some(proved)) => forecast.quantity(meter, proved.kind, period)?,
            (None, None) => Decimal::ZERO,
        };
        total = add(total, quantity)?;
    }
    Ok(total)
}
