//! Whose bills they are, and the plan that each bill and each line follows.
//!
//! A line follows the plan it was priced in; a bill, where it is settled as one, the plan
//! that the account is in on its day.

use super::prepaid::blank;
use crate::decimal::{Exact, RoundingMode, by_factor, quotient, round};
use crate::label::Label;
use crate::money::{Currency, Exchange};
use crate::period::Period;
use crate::pricing::plan::Plan;
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::rating::account::named;
use crate::rating::exchange::{in_plan_currency, rate_of_bill};
use crate::rating::line::Origin;
use crate::rating::subscription::{Run, Subscription};
use crate::study::{Study, StudyOption};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// An option with its subscriptions, the account's first.
pub struct Account<'a> {
    pub study: &'a Study,
    pub option: &'a StudyOption,
    /// The first plan.
    pub plan: &'a Plan,
    pub subscriptions: &'a [Subscription],
}

/// An amount of a plan on a bill, which rounds it once.
#[derive(Debug, Clone, PartialEq)]
pub struct Billed {
    /// In the study's currency.
    pub amount: Decimal,
    /// As the plan states it, and how it was converted; none in the study's currency.
    pub stated: Option<Decimal>,
    pub exchange: Option<Exchange>,
}

impl Billed {
    /// The line with this amount.
    pub fn onto(self, line: Line) -> Line {
        Line {
            amount: self.amount,
            stated: self.stated,
            ..line
        }
        .with(|item| item.origin.exchange = self.exchange)
    }
}

impl<'a> Account<'a> {
    /// The plan that a line was priced in.
    pub fn plan_of(&self, line: &Line) -> &'a Plan {
        self.plan_at(line.origin.plan)
    }

    pub fn plan_at(&self, position: usize) -> &'a Plan {
        self.study.plans.get(position).unwrap_or(self.plan)
    }

    /// The plan that a bill of this day follows.
    pub fn plan_on(&self, day: NaiveDate) -> &'a Plan {
        self.plan_at(self.origin_on(day).plan)
    }

    /// What a line about a whole bill has from its day.
    pub fn origin_on(&self, day: NaiveDate) -> Origin {
        let tenures = self.subscriptions.first().map(|account| &account.tenures);
        let serves = tenures.and_then(|all| all.iter().find(|tenure| tenure.bills_on(day)));
        serves.map_or_else(Origin::default, |tenure| Origin {
            plan: tenure.plan,
            anchor: tenure.anchor,
            stay: tenure.stay,
            ..Origin::default()
        })
    }

    /// Every time in a plan, with the subscription it belongs to.
    pub fn runs(&self) -> Vec<(&'a Subscription, Run)> {
        let each = self.subscriptions.iter();
        each.flat_map(|own| own.runs().into_iter().map(move |run| (own, run)))
            .collect()
    }

    /// The days of a run within the study.
    pub fn span(&self, run: &Run) -> Option<Period> {
        let end = self.option.ends_within(&self.study.horizon);
        Period::new(run.from, run.until.map_or(end, |until| until.min(end)))
    }

    /// The rate of exchange of a bill of this day; none for a plan in the study's currency.
    pub fn rate_on(&self, plan: &Plan, day: NaiveDate) -> Option<Exchange> {
        let foreign = plan.foreign.as_ref()?;
        rate_of_bill(self.study, self.option, foreign, day)
    }

    /// An amount of the study's currency in that of a plan, at the rate of a bill of this day.
    pub fn in_plan(&self, plan: &Plan, amount: Decimal, day: NaiveDate) -> Exact {
        in_plan_currency(self.study, self.option, plan, amount, day)
    }

    /// What an amount that a plan states comes to on a bill of this day.
    pub fn billed(&self, plan: &Plan, stated: Decimal, day: NaiveDate) -> Exact<Billed> {
        let exchange = self.rate_on(plan, day);
        let exact = match &exchange {
            Some(exchange) => by_factor(stated, exchange.rate)?,
            None => stated,
        };
        Ok(Billed {
            amount: plan.rounding.alone(exact)?,
            stated: exchange.is_some().then_some(stated),
            exchange,
        })
    }

    /// An amount that a plan states, as it is counted: in whole cents in the study's currency,
    /// in another exactly, since only its bill rounds it.
    pub fn counted(&self, plan: &Plan, stated: Decimal) -> Exact {
        match plan.foreign {
            None => plan.rounding.alone(stated),
            Some(_) => Ok(stated),
        }
    }

    /// What is left of such an amount, as people are told: in cents of its currency.
    pub fn told(&self, plan: &Plan, counted: Decimal) -> Decimal {
        let foreign = plan.foreign.as_ref();
        match foreign.and_then(|foreign| Currency::from_code(&foreign.currency)) {
            Some(currency) => round(counted, currency.decimals, RoundingMode::HalfUp),
            None => counted,
        }
    }

    /// A billed line in the currency of its plan: as billed where that is the study's own,
    /// else exactly as the plan states it.
    pub fn stated(&self, line: &Line) -> Exact {
        let plan = self.plan_of(line);
        match (&plan.foreign, line.stated) {
            (None, _) => Ok(line.amount),
            (Some(_), Some(stated)) => Ok(stated),
            // What only the bill knows of is an amount of the study's currency.
            (Some(_), None) => match &line.origin.exchange {
                Some(exchange) => quotient(line.amount, exchange.rate),
                None => self.in_plan(plan, line.amount, line.billed_on),
            },
        }
    }

    /// A line that a plan itself makes, as that of the subscription it is for.
    pub fn line(
        &self,
        (own, run): (&Subscription, &Run),
        (reference, name): (String, &Label),
        dates: (Period, NaiveDate),
        what: (Decimal, Reason),
    ) -> Line {
        let line = blank(reference, name, dates, what).with(|item| {
            item.origin = Origin {
                plan: run.plan,
                anchor: run.anchor,
                stay: run.stays.0,
                ..Origin::default()
            }
        });
        let project = own
            .owner
            .and_then(|at| Some((at, self.option.projects.get(at)?)));
        match project {
            Some((at, project)) => named(line, at, project),
            None => line,
        }
    }
}
