//! Steady price: what one regular month of an option costs at a constant usage.
//!
//! Only what recurs counts: fixed charges with their monthly share and the billing
//! discount, usage by the charge's own price, VAT as far as it does not come back. Charges
//! made once and prepaid packs depend on the past and are left out (`leaves_out` says so).
//! Amounts are exact, before any bill rounds them: they are kept for as many months as all
//! cadences have in common, so that nothing is divided before it is compared.

use super::mark::{Mark, marks_of};
use crate::cadence::Cadence;
use crate::decimal::{Exact, Overflow, add, mul, quotient, sub};
use crate::forecast::Forecast;
use crate::pricing::bill_rules::Settling;
use crate::pricing::plan::{Charge, Counting, Plan, Timing};
use crate::pricing::steps::Pricing;
use crate::rating::exchange::valid_on;
use crate::rating::stays::stays;
use crate::rating::window::windows;
use crate::study::{Payment, Study, StudyOption, TaxRate};
use crate::usage::meter::MeterIndex;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// One option in one month, ready to be priced at any quantity of one meter.
#[derive(Debug, Clone)]
pub struct Steady<'a> {
    study: &'a Study,
    /// Position in the study's options.
    pub option: usize,
    /// As it stands in the month: the stay that serves on its last day.
    chosen: StudyOption,
    plan: &'a Plan,
    charges: Vec<&'a Charge>,
    meter: MeterIndex,
    /// The month's quantity of every meter.
    quantities: Vec<Decimal>,
    /// Meters that derive from the chosen one, in order; true when they move in steps.
    followers: Vec<(MeterIndex, bool)>,
    /// The rate of exchange, for a plan in another currency.
    exchange: Option<Decimal>,
    /// Days of the month.
    days: Decimal,
    /// The months that [`Steady::cost`] is for.
    months: u32,
}

/// The options that serve on the last day of a month, with a common number of months.
pub fn steady<'a>(
    study: &'a Study,
    forecast: &Forecast,
    meter: MeterIndex,
    month: usize,
) -> Exact<Vec<Steady<'a>>> {
    let quantities: Vec<Decimal> = (0..study.meters.len())
        .map(|index| {
            let months = forecast.months(index).unwrap_or_default();
            months
                .get(month)
                .or(months.last())
                .copied()
                .unwrap_or_default()
        })
        .collect();
    let followers = followers(study, meter);
    let day = study.horizon.month(month).last_day();
    let mut found = Vec::new();
    let mut months = 1_u32;
    for (option, chosen) in study.options.iter().enumerate() {
        let serves = chosen.start <= day && chosen.end.is_none_or(|end| day < end);
        // Projects are each at a usage of their own, which one quantity cannot say.
        if !serves || !chosen.projects.is_empty() {
            continue;
        }
        let chosen = stay_on(study, chosen, forecast, day)?;
        let Some(plan) = study.plan_of(&chosen) else {
            continue;
        };
        let applies = |charge: &&Charge| {
            windows(&chosen, plan, charge, &study.horizon)
                .iter()
                .any(|w| w.start() <= day && day < w.end())
        };
        let charges: Vec<&Charge> = plan.charges.iter().filter(applies).collect();
        for charge in &charges {
            if let Cadence::Months(cadence) = charge.cadence {
                months = common(months, cadence)?;
            }
        }
        found.push(Steady {
            study,
            option,
            chosen,
            plan,
            charges,
            meter,
            quantities: quantities.clone(),
            followers: followers.clone(),
            days: Decimal::from(study.horizon.month(month).days()),
            exchange: exchange_on(study, plan, day),
            months: 1,
        });
    }
    for each in &mut found {
        each.months = months;
    }
    Ok(found)
}

/// The option as it stands on a day, in the stay that serves then.
fn stay_on(
    study: &Study,
    option: &StudyOption,
    forecast: &Forecast,
    day: NaiveDate,
) -> Exact<StudyOption> {
    let mut stays = stays(study, option, forecast)?;
    stays.retain(|stay| stay.option.start <= day);
    Ok(stays
        .pop()
        .map_or_else(|| option.clone(), |stay| stay.option))
}

/// The rate of exchange of a day, for a plan in another currency.
fn exchange_on(study: &Study, plan: &Plan, day: NaiveDate) -> Option<Decimal> {
    let foreign = plan.foreign.as_ref()?;
    valid_on(study, &foreign.currency, day).map(|exchange| exchange.rate)
}

/// The least common multiple.
fn common(a: u32, b: u32) -> Exact<u32> {
    let (mut x, mut y) = (a.max(1), b.max(1));
    while y != 0 {
        (x, y) = (y, x.checked_rem(y).unwrap_or(0));
    }
    a.checked_div(x)
        .and_then(|part| part.checked_mul(b))
        .ok_or(Overflow)
}

/// The meters that follow a meter, and whether they move in steps.
fn followers(study: &Study, meter: MeterIndex) -> Vec<(MeterIndex, bool)> {
    let mut found: Vec<(MeterIndex, bool)> = Vec::new();
    for &index in &study.forecast_order {
        let Some(follower) = study.meters.get(index) else {
            continue;
        };
        let Some(derived) = follower.derived.as_ref().filter(|_| index != meter) else {
            continue;
        };
        let stepped = |source: MeterIndex| {
            let follows = found.iter().find(|(i, _)| *i == source);
            let follows = follows.map(|(_, stepped)| *stepped);
            follows.or((source == meter).then_some(false))
        };
        if let Some(source_steps) = derived.sources().filter_map(stepped).max() {
            let own_steps = derived.is_stepped(follower.decimals);
            found.push((index, source_steps || own_steps));
        }
    }
    found
}

impl Steady<'_> {
    /// The chosen meter's quantity in the month.
    pub fn present(&self) -> Decimal {
        self.quantities.get(self.meter).copied().unwrap_or_default()
    }

    /// True when the option pays for more than what recurs: charges made once, tiers that
    /// count more than a period, packs, or money paid ahead or promised.
    pub fn leaves_out(&self) -> bool {
        let apart = |charge: &&Charge| {
            charge.cadence == Cadence::Once || charge.pricing.running_total.is_some()
        };
        self.charges.iter().any(apart)
            || !self.chosen.packs.is_empty()
            || self.chosen.wallet.is_some()
            || !self.plan.prepaid.is_empty()
            || !self.plan.bill_rules.is_empty()
            || self.chosen.settling != Settling::default()
    }

    /// What [`Steady::months`] months cost at a constant quantity, money out positive;
    /// with VAT in it where the study has one, so that plans compare whatever their
    /// prices include.
    pub fn cost(&self, quantity: Decimal) -> Exact {
        let quantities = self.at(quantity)?;
        let mut total = Decimal::ZERO;
        for charge in &self.charges {
            total = add(total, self.charge(charge, &quantities)?)?;
        }
        Ok(total)
    }

    /// With the VAT in it. An amount at another rate than the standard one becomes the
    /// amount at the standard rate that leaves the buyer the same cost, to 12 decimals.
    fn taxed(&self, amount: Decimal, charge: &Charge) -> Exact {
        let rates = &self.study.tax.rates;
        let (Some(standard), Some(own)) = (rates.first(), rates.get(charge.tax)) else {
            return Ok(amount);
        };
        let gross = |rate: &TaxRate| add(Decimal::ONE, rate.total());
        if charge.tax == 0 {
            return if self.plan.prices_include_vat {
                Ok(amount)
            } else {
                mul(amount, gross(standard)?)
            };
        }
        let kept = |rate: &TaxRate| {
            let lost = mul(rate.total(), sub(Decimal::ONE, rate.recoverable)?)?;
            add(Decimal::ONE, lost)
        };
        let net = if self.plan.prices_include_vat {
            quotient(amount, gross(own)?)?
        } else {
            amount
        };
        quotient(
            mul(mul(net, kept(own)?)?, gross(standard)?)?,
            kept(standard)?,
        )
    }

    /// A cost as one month of it, after the VAT that comes back, to 12 decimals.
    pub fn monthly(&self, cost: Decimal) -> Exact {
        let months = Decimal::from(self.months);
        match self.study.vat {
            None => quotient(cost, months),
            Some(vat) => {
                let kept = mul(vat.rate, sub(Decimal::ONE, vat.recoverable)?)?;
                let gross = mul(months, add(Decimal::ONE, vat.rate)?)?;
                quotient(mul(cost, add(Decimal::ONE, kept)?)?, gross)
            }
        }
    }

    fn charge(&self, charge: &Charge, quantities: &[Decimal]) -> Exact {
        let Cadence::Months(cadence) = charge.cadence else {
            return Ok(Decimal::ZERO);
        };
        let metered = self.metered(charge, cadence, quantities)?;
        let times = self.months.checked_div(cadence).ok_or(Overflow)?;
        let pricing = self.pricing(charge, cadence, quantities)?;
        let mut amount = mul(pricing.amount(metered)?, Decimal::from(times))?;
        if charge.counting == Counting::EachDay {
            // A steady month has its quantity on each of its days.
            amount = mul(mul(amount, self.days)?, Decimal::from(cadence))?;
        }
        let billing = &self.chosen.billing;
        let in_advance = charge.timing == Timing::InAdvance;
        if in_advance || billing.discount_on_usage {
            amount = mul(amount, sub(Decimal::ONE, billing.discount)?)?;
        }
        if let (Payment::Instalments { surcharge, .. }, true) = (&self.chosen.payment, in_advance) {
            amount = mul(amount, add(Decimal::ONE, *surcharge)?)?;
        }
        amount = mul(amount, sub(Decimal::ONE, charge.salvage)?)?;
        if let Some(rate) = self.exchange {
            amount = mul(amount, rate)?;
        }
        self.taxed(amount, charge)
    }

    /// What a charge meters in one of its own periods.
    fn metered(&self, charge: &Charge, cadence: u32, quantities: &[Decimal]) -> Exact {
        let Some(index) = charge.meter else {
            return Ok(Decimal::ONE);
        };
        let meter = self.study.meters.get(index);
        let of_day =
            charge.counting == Counting::EachDay && meter.is_some_and(|m| m.kind.adds_up());
        let read = self.reading(index, cadence, quantities)?;
        match of_day {
            true => quotient(read, mul(self.days, Decimal::from(cadence))?),
            false => Ok(read),
        }
    }

    /// The charge's pricing with what other meters count.
    fn pricing<'c>(
        &self,
        charge: &'c Charge,
        cadence: u32,
        quantities: &[Decimal],
    ) -> Exact<Cow<'c, Pricing>> {
        let read = |meter| self.reading(meter, cadence, quantities);
        charge.pricing.bound(read)
    }

    fn reading(&self, index: MeterIndex, cadence: u32, quantities: &[Decimal]) -> Exact {
        if let Some((_, fixed)) = self.chosen.quantities.iter().find(|(m, _)| *m == index) {
            return Ok(*fixed);
        }
        let quantity = quantities.get(index).copied().unwrap_or_default();
        match self.study.meters.get(index).map(|meter| meter.kind) {
            Some(kind) if kind.adds_up() => mul(quantity, Decimal::from(cadence)),
            _ => Ok(quantity),
        }
    }

    /// Every meter's quantity when the chosen one has this quantity.
    fn at(&self, quantity: Decimal) -> Exact<Vec<Decimal>> {
        let mut all = self.quantities.clone();
        if let Some(slot) = all.get_mut(self.meter) {
            *slot = quantity;
        }
        for (index, _) in &self.followers {
            let Some(meter) = self.study.meters.get(*index) else {
                continue;
            };
            let Some(derived) = &meter.derived else {
                continue;
            };
            let of = |source: MeterIndex| all.get(source).copied().unwrap_or_default();
            let found = derived.quantity(meter.decimals, of)?;
            if let Some(slot) = all.get_mut(*index) {
                *slot = found;
            }
        }
        Ok(all)
    }

    /// The rules that price this quantity. Tiers, packages and steps only rise with the
    /// quantity, so equal shapes at two quantities mean one straight line between them.
    pub fn shape(&self, quantity: Decimal) -> Exact<Vec<Mark>> {
        let quantities = self.at(quantity)?;
        let mut marks = Vec::new();
        for charge in &self.charges {
            let Cadence::Months(cadence) = charge.cadence else {
                continue;
            };
            let others = charge.pricing.references();
            let moving: Vec<MeterIndex> = charge
                .meter
                .into_iter()
                .chain(others.iter().map(|other| other.meter))
                .filter(|index| {
                    *index == self.meter || self.followers.iter().any(|(i, _)| i == index)
                })
                .collect();
            for index in &moving {
                let stepped = self.followers.iter().any(|(i, steps)| i == index && *steps);
                if stepped {
                    let units = self.reading(*index, cadence, &quantities)?;
                    marks.push(Mark::Units(units));
                }
            }
            if !moving.is_empty() {
                let metered = self.metered(charge, cadence, &quantities)?;
                let pricing = self.pricing(charge, cadence, &quantities)?;
                marks_of(&pricing, metered, &mut marks)?;
            }
        }
        Ok(marks)
    }

    /// False where a price is not published.
    pub fn is_published(&self, quantity: Decimal) -> Exact<bool> {
        let shape = self.shape(quantity)?;
        Ok(!shape.contains(&Mark::OnRequest))
    }
}
