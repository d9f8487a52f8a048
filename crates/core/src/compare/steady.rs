//! Steady price: what one regular month of an option costs at a constant usage, by the
//! prices and the contract that are in force on the month's last day.
//!
//! The charges come from rating (`rating::regular`), so that a price has its date in one
//! place. A price for longer than a month counts with its monthly share, a charge made once
//! with its share over the months it serves, an option that moves to another plan by its
//! usage with the plan that carries it. What no constant usage can say leaves the option
//! out, with a reason (`left_out`). Amounts are exact, before any bill rounds them: they are
//! kept for as many months as all cadences have in common, so that nothing is divided
//! before it is compared.

use super::left_out::{LeftOut, Why, why};
use super::mark::{Mark, mark_of, marks_of};
use crate::cadence::Cadence;
use crate::decimal::{Exact, add, mul, quotient, ratio, sub, sum};
use crate::forecast::Forecast;
use crate::period::Period;
use crate::pricing::plan::Charge;
use crate::pricing::price::Part;
use crate::pricing::reason::Reason;
use crate::rating::is_in_advance;
use crate::rating::regular::{InForce, Regular, common};
use crate::rating::stays::stays;
use crate::study::{Payment, Study, StudyOption, TaxRate};
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The options in one month.
#[derive(Debug, Clone)]
pub struct SteadyMonth<'a> {
    pub options: Vec<Steady<'a>>,
    pub left_out: Vec<LeftOut>,
}

/// One option in one month, ready to be priced at any quantity of one meter.
#[derive(Debug, Clone)]
pub struct Steady<'a> {
    study: &'a Study,
    /// Position in the study's options.
    pub option: usize,
    chosen: &'a StudyOption,
    /// At the month's own usage.
    regular: Regular<'a>,
    month: Period,
    meter: MeterIndex,
    usage: Forecast,
    /// Meters that derive from the chosen one, in order; true when they move in steps.
    followers: Vec<(MeterIndex, bool)>,
    /// The months that [`Steady::cost`] is for.
    months: u32,
}

/// What one month of a charge comes to.
#[derive(Debug, Clone)]
pub struct MonthlyCharge {
    /// Position in the study's plans.
    pub plan: usize,
    /// With the price in force.
    pub charge: Charge,
    /// The months over which its parts are priced.
    pub span: u32,
    /// Each part as it was priced, and its share of a month, in the study's currency, with the
    /// VAT that does not come back.
    pub parts: Vec<(Part, Decimal)>,
}

/// The options that a constant usage can be asked for in a month, with a common number of
/// months, and those that are left out.
pub fn steady<'a>(
    study: &'a Study,
    forecast: &Forecast,
    meter: MeterIndex,
    month: usize,
) -> Exact<SteadyMonth<'a>> {
    let usage = forecast.constant(study, month)?;
    let month = study.horizon.month(month);
    let followers = followers(study, meter);
    let (mut options, mut left_out) = (Vec::new(), Vec::new());
    let mut months = 1_u32;
    for (option, chosen) in study.options.iter().enumerate() {
        let regular = standing(study, chosen, forecast, month)?;
        let why = why(chosen, regular.as_ref(), forecast, &month)?;
        let (Some(regular), None) = (regular, why) else {
            let why = why.unwrap_or(Why::NotServing);
            left_out.push(LeftOut { option, why });
            continue;
        };
        for charge in chosen.may_pay(study) {
            if let Cadence::Months(every) = charge.cadence {
                months = common(months, every)?;
            }
            if let Some(Cadence::Months(span)) = charge.pricing.running_total {
                months = common(months, span)?;
            }
        }
        options.push(Steady {
            study,
            option,
            chosen,
            regular,
            month,
            meter,
            usage: usage.clone(),
            followers: followers.clone(),
            months: 1,
        });
    }
    for each in &mut options {
        each.months = months;
    }
    Ok(SteadyMonth { options, left_out })
}

/// The option in the stay that serves on a month's last day.
fn standing<'a>(
    study: &'a Study,
    option: &StudyOption,
    usage: &Forecast,
    month: Period,
) -> Exact<Option<Regular<'a>>> {
    let day = month.last_day();
    let mut stays = stays(study, option, usage)?;
    stays.retain(|stay| stay.option.start <= day);
    let Some(stay) = stays.pop() else {
        return Ok(None);
    };
    let served = StudyOption {
        end: stay.left.or(stay.option.end),
        ..stay.option
    };
    Ok(Regular::new(study, served, usage, month))
}

impl StudyOption {
    /// The charges of every plan that the option may come to.
    fn may_pay<'a>(&self, study: &'a Study) -> impl Iterator<Item = &'a Charge> {
        let changes = self.changes.iter().map(|change| &change.target);
        let moves = self.moves.iter().map(|bound| &bound.target);
        let later = changes.chain(moves).map(|target| target.plan);
        let plans = std::iter::once(self.plan).chain(later);
        let plans: Vec<usize> = plans.collect();
        let plans = plans.into_iter().filter_map(|plan| study.plans.get(plan));
        plans.flat_map(|plan| plan.charges.iter())
    }
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

impl<'a> Steady<'a> {
    /// The chosen meter's quantity in the month.
    pub fn present(&self) -> Decimal {
        self.usage.of_month(self.meter)
    }

    /// What [`Steady::months`] months cost at a constant quantity, money out positive;
    /// with VAT in it where the study has one, so that plans compare whatever their
    /// prices include.
    pub fn cost(&self, quantity: Decimal) -> Exact {
        let usage = self.at(quantity)?;
        let regular = self.regular(&usage)?;
        let charged = regular.charged(&usage)?;
        let mut total = Decimal::ZERO;
        for (of, parts) in regular.charges.iter().zip(&charged.parts) {
            total = add(total, self.of_charge(&regular, of, parts)?)?;
        }
        Ok(total)
    }

    /// The same as one month of it, by charge and part. The parts add up to
    /// [`Steady::monthly`] of the cost, each being what it adds to those before it.
    pub fn by_charge(&self, quantity: Decimal) -> Exact<Vec<MonthlyCharge>> {
        let usage = self.at(quantity)?;
        let regular = self.regular(&usage)?;
        let charged = regular.charged(&usage)?;
        let (mut before, mut reached) = (Decimal::ZERO, Decimal::ZERO);
        let mut found = Vec::new();
        for (of, parts) in regular.charges.iter().zip(charged.parts) {
            let mut shares = Vec::new();
            for index in 0..parts.len() {
                let so_far = parts.get(..=index).unwrap_or_default();
                let cost = add(before, self.of_charge(&regular, of, so_far)?)?;
                let month = self.monthly(cost)?;
                shares.push(sub(month, reached)?);
                reached = month;
            }
            before = add(before, self.of_charge(&regular, of, &parts)?)?;
            found.push(MonthlyCharge {
                plan: regular.option.plan,
                charge: of.charge.clone(),
                span: of.span,
                parts: parts.into_iter().zip(shares).collect(),
            });
        }
        Ok(found)
    }

    /// What some parts of a charge come to over the common months.
    fn of_charge(&self, regular: &Regular, of: &InForce, parts: &[Part]) -> Exact {
        let amount = sum(parts.iter().map(|part| part.amount))?;
        let amount = mul(amount, regular.times(of))?;
        self.charge(regular, of, amount)
    }

    /// With the VAT in it. An amount at another rate than the standard one becomes the
    /// amount at the standard rate that leaves the buyer the same cost, to 12 decimals.
    fn taxed(&self, regular: &Regular, amount: Decimal, charge: &Charge) -> Exact {
        let rates = &self.study.tax.rates;
        let (Some(standard), Some(own)) = (rates.first(), rates.get(charge.tax)) else {
            return Ok(amount);
        };
        let gross = |rate: &TaxRate| add(Decimal::ONE, rate.total());
        if charge.tax == 0 {
            return if regular.plan.prices_include_vat {
                Ok(amount)
            } else {
                mul(amount, gross(standard)?)
            };
        }
        let kept = |rate: &TaxRate| {
            let lost = mul(rate.total(), sub(Decimal::ONE, rate.recoverable)?)?;
            add(Decimal::ONE, lost)
        };
        let net = if regular.plan.prices_include_vat {
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

    /// What a charge that amounts to so much in its span comes to over the common months.
    fn charge(&self, regular: &Regular, of: &InForce, amount: Decimal) -> Exact {
        let (charge, months) = (&of.charge, self.months);
        let mut amount = if months.is_multiple_of(of.span) {
            let times = months.checked_div(of.span).unwrap_or(1);
            mul(amount, Decimal::from(times))?
        } else {
            ratio(amount, Decimal::from(months), Decimal::from(of.span))?
        };
        if let (Payment::Instalments { surcharge, .. }, true) =
            (&self.chosen.payment, is_in_advance(charge))
        {
            amount = mul(amount, add(Decimal::ONE, *surcharge)?)?;
        }
        amount = mul(amount, sub(Decimal::ONE, charge.salvage)?)?;
        if let Some(rate) = regular.exchange(of) {
            amount = mul(amount, rate)?;
        }
        self.taxed(regular, amount, charge)
    }

    /// Every meter when the chosen one has this quantity.
    fn at(&self, quantity: Decimal) -> Exact<Forecast> {
        let followers = self.followers.iter().map(|(index, _)| *index);
        let changed = (self.meter, quantity);
        self.usage.with_quantity(self.study, changed, followers)
    }

    /// The option's charges; where it moves to another plan by its usage, those of the
    /// plan that carries it.
    fn regular(&self, usage: &Forecast) -> Exact<Cow<'_, Regular<'a>>> {
        if self.chosen.moves.is_empty() {
            return Ok(Cow::Borrowed(&self.regular));
        }
        let found = standing(self.study, self.chosen, usage, self.month)?;
        Ok(found.map_or(Cow::Borrowed(&self.regular), Cow::Owned))
    }

    /// The rules that price this quantity. Tiers, packages and steps only rise with the
    /// quantity, so equal shapes at two quantities mean one straight line between them.
    pub fn shape(&self, quantity: Decimal) -> Exact<Vec<Mark>> {
        let usage = self.at(quantity)?;
        let regular = self.regular(&usage)?;
        let mut marks = Vec::new();
        if !self.chosen.moves.is_empty() {
            marks.push(Mark::Plan(regular.option.plan));
        }
        for of in &regular.charges {
            let moving: Vec<(MeterIndex, bool)> = of
                .charge
                .meters()
                .into_iter()
                .filter_map(|index| self.moves_in_steps(index))
                .collect();
            for (index, in_steps) in &moving {
                let (read, is_held) = regular.reading(of, *index, &usage)?;
                marks.push(Mark::Held(is_held));
                marks.extend(in_steps.then_some(Mark::Units(read)));
            }
            if !moving.is_empty() {
                for (pricing, metered) in regular.priced(of, &usage)? {
                    marks_of(&pricing, metered, &mut marks)?;
                }
            }
        }
        if regular.depends_on_amounts() {
            let charged = regular.charged(&usage)?;
            let parts = charged.parts.iter().flatten().map(|part| &part.reason);
            let reasons = parts.chain(&charged.refused);
            marks.extend(reasons.filter_map(mark_of));
        }
        Ok(marks)
    }

    /// A meter that moves with the chosen one, and whether it moves in steps.
    fn moves_in_steps(&self, index: MeterIndex) -> Option<(MeterIndex, bool)> {
        let mut followers = self.followers.iter().copied();
        if index == self.meter {
            return Some((index, false));
        }
        followers.find(|(follower, _)| *follower == index)
    }

    /// The largest whole quantity up to `max` of which all is served; none where something is
    /// refused at any. What is served of a quantity is served of every smaller one.
    pub fn served_up_to(&self, max: u64) -> Exact<Option<u64>> {
        if self.serves(max)? {
            return Ok(Some(max));
        }
        if !self.serves(0)? {
            return Ok(None);
        }
        let (mut served, mut refused) = (0, max);
        while refused.saturating_sub(served) > 1 {
            let middle = served.midpoint(refused);
            if self.serves(middle)? {
                served = middle;
            } else {
                refused = middle;
            }
        }
        Ok(Some(served))
    }

    fn serves(&self, quantity: u64) -> Exact<bool> {
        let usage = self.at(Decimal::from(quantity))?;
        let regular = self.regular(&usage)?;
        let refused = regular.charged(&usage)?.refused;
        Ok(!refused.iter().any(Reason::is_refusal) && regular.is_within_limits(&usage)?)
    }

    /// False where a price is not published.
    pub fn is_published(&self, quantity: Decimal) -> Exact<bool> {
        let shape = self.shape(quantity)?;
        Ok(!shape.contains(&Mark::OnRequest))
    }
}
