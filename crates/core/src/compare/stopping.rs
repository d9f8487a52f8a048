//! Stopping: what an option has cost when the need ends after each month.
//!
//! Leaving at a month's end costs what was paid, what is still to be paid for bills and
//! use up to that day, and the price of leaving the term; what the vendor refunds is
//! taken off. At the end of a term notice is taken to have been given in time. Whoever
//! leaves makes no later change of plan: fee, rest of the term and refund are those of the
//! plan that serves until then.

use super::refund::refund;
use crate::decimal::{Exact, RoundingMode, add, mul, quotient, ratio, round, sub, sum};
use crate::forecast::forecast;
use crate::ledger::{LineCost, line_costs};
use crate::outcome::{Outcome, evaluate};
use crate::period::{Horizon, Period};
use crate::pricing::plan::{Category, Plan};
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::exchange::in_study_currency;
use crate::rating::subscription::{Subscription, Tenure};
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Leaving at the end of a month. All amounts are costs; what comes back is positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// The last month of use, from 0.
    pub month: usize,
    /// The first day without service.
    pub on: NaiveDate,
    /// Paid before that day, less VAT that has come back.
    pub paid: Decimal,
    /// Still to be paid for bills and use up to that day, less VAT that will come back.
    pub owed: Decimal,
    pub refund: Decimal,
    /// The deposit that the vendor holds and gives back, at that day's rate of exchange.
    pub deposit: Decimal,
    /// Fixed charges for the rest of the term that are not billed yet.
    pub rest_of_term: Decimal,
    /// The price of leaving: the fee where the terms name one, else the rest of the term.
    pub leaving: Decimal,
    /// paid + owed − refund − deposit + leaving.
    pub sunk: Decimal,
}

/// What has been lost when an option is left, for every month of the study.
pub fn stopping(study: &Study, outcome: &Outcome) -> Exact<Vec<Stop>> {
    let Some(option) = study.options.get(outcome.option) else {
        return Ok(Vec::new());
    };
    let days: Vec<NaiveDate> = (0..study.horizon.len())
        .map(|month| study.horizon.month(month).end())
        .collect();
    let mut stops = Vec::new();
    let mut month = 0_usize;
    while let Some(day) = days.get(month) {
        // The months up to the next change see the same option.
        let change = next_change(outcome, *day);
        let pasts = as_it_stands(study, outcome, change)?;
        let past = pasts.as_ref().unwrap_or(outcome);
        let long = beyond(study, outcome, change)?;
        let (long_study, long) = match &long {
            Some((study, outcome)) => (study, outcome),
            None => (study, past),
        };
        let context = Context {
            study,
            option,
            outcome: past,
            subscriptions: &outcome.subscriptions,
            costs: line_costs(study, past)?,
            long_costs: line_costs(long_study, long)?,
        };
        let same = days.iter().skip(month);
        for on in same.take_while(|on| change.is_none_or(|change| **on <= change)) {
            stops.push(context.stop(month, *on)?);
            month = month.saturating_add(1);
        }
    }
    Ok(stops)
}

/// The first day from `day` on that another plan begins on.
fn next_change(outcome: &Outcome, day: NaiveDate) -> Option<NaiveDate> {
    let tenures = outcome.subscriptions.iter().flat_map(|s| &s.tenures);
    let changes = tenures.filter(|tenure| tenure.entered.is_some());
    changes
        .map(|tenure| tenure.from)
        .filter(|from| *from >= day)
        .min()
}

/// The option without its changes from a day on; none when that is the option itself, or
/// when it would come to a price that is not published.
fn as_it_stands(
    study: &Study,
    outcome: &Outcome,
    change: Option<NaiveDate>,
) -> Exact<Option<Outcome>> {
    match change {
        Some(_) => Ok(unchanged(study, outcome.option, change, 0)?.map(|(_, outcome)| outcome)),
        None => Ok(None),
    }
}

/// The same, for as long as a term that begins in the study can last; none without terms.
fn beyond(
    study: &Study,
    outcome: &Outcome,
    change: Option<NaiveDate>,
) -> Exact<Option<(Study, Outcome)>> {
    let tenures = outcome.subscriptions.iter().flat_map(|s| &s.tenures);
    let months = tenures.filter_map(|tenure| Some(tenure.bound?.terms.months));
    match months.max() {
        Some(months) => unchanged(study, outcome.option, change, months),
        None => Ok(None),
    }
}

fn unchanged(
    study: &Study,
    option: usize,
    change: Option<NaiveDate>,
    months: u32,
) -> Exact<Option<(Study, Outcome)>> {
    let within = u32::try_from(study.horizon.len()).unwrap_or(u32::MAX);
    let mut other = study.clone();
    other.horizon = Horizon::new(study.horizon.start(), within.saturating_add(months));
    if let Some(option) = other.options.get_mut(option) {
        option.unchanged_from = change;
    }
    let outcome = evaluate(&other, option, &forecast(&other)?)?;
    Ok(outcome.map(|outcome| (other, outcome)))
}

/// The fixed charges of each term that a subscription (its position) would renew for, in
/// the plan it begins in.
pub fn renewal_costs(
    study: &Study,
    outcome: &Outcome,
    terms: &[(usize, Period)],
) -> Exact<Vec<Decimal>> {
    let change = |term: &Period| {
        let after = term.start().succ_opt().unwrap_or(term.start());
        next_change(outcome, after)
    };
    let mut found = vec![Decimal::ZERO; terms.len()];
    let changes: BTreeSet<_> = terms.iter().map(|(_, term)| change(term)).collect();
    for until in changes {
        let Some((longer, long)) = beyond(study, outcome, until)? else {
            continue;
        };
        let costs = line_costs(&longer, &long)?;
        for ((of, term), slot) in terms.iter().zip(&mut found) {
            let own = outcome.subscriptions.get(*of);
            if let Some(own) = own.filter(|_| change(term) == until) {
                let own = costs.iter().filter(|cost| own.has(cost.line));
                *slot = fixed_within(study, own, term)?;
            }
        }
    }
    Ok(found)
}

/// The part of fixed charges that belongs to a period, by days.
fn fixed_within<'a>(
    study: &Study,
    costs: impl IntoIterator<Item = &'a LineCost<'a>>,
    period: &Period,
) -> Exact {
    let fixed = costs
        .into_iter()
        .filter(|cost| cost.line.category == Category::Fixed);
    // A charge and its discount are rounded together.
    let parts = fixed.map(|cost| {
        let (days, of) = cost.line.period.share_of(period);
        ratio(cost.cost, days, of)
    });
    rounded(study, sum(parts.collect::<Exact<Vec<_>>>()?)?)
}

fn rounded(study: &Study, amount: Decimal) -> Exact {
    Ok(round(amount, study.currency.decimals, RoundingMode::HalfUp))
}

struct Context<'a> {
    study: &'a Study,
    option: &'a StudyOption,
    outcome: &'a Outcome,
    subscriptions: &'a [Subscription],
    costs: Vec<LineCost<'a>>,
    long_costs: Vec<LineCost<'a>>,
}

impl Context<'_> {
    fn stop(&self, month: usize, on: NaiveDate) -> Exact<Stop> {
        let paid = self.movements(|_, date| date < on)?;
        let billed = self.movements(|issued, date| issued < on && date >= on)?;
        let owed = add(billed, self.unbilled(on)?)?;
        let (mut refunds, mut deposit) = (Decimal::ZERO, Decimal::ZERO);
        let (mut rest_of_term, mut leaving) = (Decimal::ZERO, Decimal::ZERO);
        for subscription in self.subscriptions {
            let Some(tenure) = subscription.before(on) else {
                continue;
            };
            let own = self.costs.iter().filter(|cost| subscription.has(cost.line));
            refunds = add(refunds, rounded(self.study, refund(tenure, own, on)?)?)?;
            deposit = add(deposit, self.deposit(subscription, tenure, on)?)?;
            let rest = self.rest_of_term(subscription, tenure, on)?;
            rest_of_term = add(rest_of_term, rest)?;
            leaving = add(leaving, self.leaving(tenure, on, rest)?)?;
        }
        Ok(Stop {
            month,
            on,
            paid,
            owed,
            refund: refunds,
            deposit,
            rest_of_term,
            leaving,
            sunk: sub(add(add(paid, owed)?, leaving)?, add(refunds, deposit)?)?,
        })
    }

    /// What was deposited on bills before the day and is not on one as given back. It is
    /// stated in the plan's currency and comes back in it.
    fn deposit(&self, subscription: &Subscription, tenure: &Tenure, on: NaiveDate) -> Exact {
        let own = self
            .costs
            .iter()
            .filter(|cost| cost.invoice.issued < on && subscription.has(cost.line));
        let held = own.filter_map(|cost| match cost.line.reason {
            Reason::Prepaid(PrepaidReason::Deposit { amount }) => Some(amount),
            Reason::Prepaid(PrepaidReason::DepositBack { amount }) => Some(-amount),
            _ => None,
        });
        let plan = self.study.plans.get(tenure.plan);
        rounded(
            self.study,
            in_study_currency(self.study, plan, sum(held)?, on)?,
        )
    }

    /// The payments chosen by their bill's day and their own.
    fn movements(&self, chosen: impl Fn(NaiveDate, NaiveDate) -> bool) -> Exact {
        let issued = |number: usize| {
            let bill = self.outcome.invoices.iter().find(|i| i.number == number);
            bill.map(|bill| bill.issued)
        };
        let list = self
            .outcome
            .movements
            .iter()
            .filter(|m| issued(m.invoice).is_some_and(|day| chosen(day, m.date)));
        sum(list.map(|m| m.total()).collect::<Exact<Vec<_>>>()?)
    }

    /// Use before `on` that is billed on it or later. What a thing would bring when sold
    /// at its end is not counted.
    fn unbilled(&self, on: NaiveDate) -> Exact {
        let later = self.costs.iter().filter(|cost| {
            cost.invoice.issued >= on && !matches!(cost.line.reason, Reason::Salvage { .. })
        });
        sum(later
            .map(|cost| cost.until(&self.study.horizon, on))
            .collect::<Exact<Vec<_>>>()?)
    }

    /// The end of the term that `on` lies in; `on` itself at its end or without one.
    fn term_end(&self, tenure: &Tenure, on: NaiveDate) -> NaiveDate {
        let Some(bound) = tenure.bound.filter(|_| on > tenure.signed) else {
            return on;
        };
        let end = bound.end_from(on).unwrap_or(on);
        self.option.end.map_or(end, |last| last.min(end)).max(on)
    }

    fn rest_of_term(&self, subscription: &Subscription, tenure: &Tenure, on: NaiveDate) -> Exact {
        let Some(rest) = Period::new(on, self.term_end(tenure, on)) else {
            return Ok(Decimal::ZERO);
        };
        let later = self
            .long_costs
            .iter()
            .filter(|cost| cost.invoice.issued >= on && subscription.has(cost.line));
        fixed_within(self.study, later, &rest)
    }

    /// An amount of a plan with the VAT on it that does not come back.
    fn with_lost_vat(&self, amount: Decimal, rate: usize, plan: Option<&Plan>) -> Exact {
        let Some(rate) = self.study.tax.rates.get(rate) else {
            return Ok(amount);
        };
        let inclusive = plan.is_some_and(|plan| plan.prices_include_vat);
        let net = if inclusive {
            quotient(amount, add(Decimal::ONE, rate.total())?)?
        } else {
            amount
        };
        let lost = mul(rate.total(), sub(Decimal::ONE, rate.recoverable)?)?;
        mul(net, add(Decimal::ONE, lost)?)
    }

    /// The price of leaving: the plan's fee where its terms name one, else the rest.
    fn leaving(&self, tenure: &Tenure, on: NaiveDate, rest: Decimal) -> Exact {
        match tenure.bound.and_then(|bound| bound.terms.early_termination) {
            Some(_) if self.term_end(tenure, on) <= on => Ok(Decimal::ZERO),
            Some(fee) => {
                let plan = self.study.plans.get(tenure.plan);
                let amount = in_study_currency(self.study, plan, fee.amount, on)?;
                let amount = match fee.tax {
                    Some(rate) => self.with_lost_vat(amount, rate, plan)?,
                    None => amount,
                };
                rounded(self.study, add(amount, mul(rest, fee.share_of_rest)?)?)
            }
            None => Ok(rest),
        }
    }
}
