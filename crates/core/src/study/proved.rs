//! The study as proved: everything later stages may rely on.
//!
//! Only `study::check` makes one: ids are resolved to positions, numbers are in range,
//! tiers rise, dates exist. It is a study under one scenario.

use super::change::{ForcedMove, PlanChange, Project, Scope};
use crate::label::Label;
use crate::money::{Currency, Exchange};
use crate::period::{Horizon, add_months};
use crate::pricing::bill_rules::Settling;
use crate::pricing::choice::Way;
use crate::pricing::limit::Spending;
use crate::pricing::plan::{Charge, Plan, Timing};
use crate::pricing::prepaid::Wallet;
use crate::usage::UsageAssumption;
use crate::usage::meter::{Meter, MeterIndex};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    pub title: Label,
    pub currency: Currency,
    pub horizon: Horizon,
    /// Effective annual discount rate; none when the study does not discount.
    pub annual_rate: Option<Decimal>,
    /// Rise of prices in general, a year.
    pub inflation: Option<Decimal>,
    pub accounting: Accounting,
    pub criteria: Vec<Criterion>,
    pub vat: Option<Vat>,
    pub tax: TaxRules,
    /// Rates of exchange into the study's currency, in order of their days.
    pub exchange: Vec<Exchange>,
    pub cash: Option<CashPosition>,
    pub waiting: Option<Waiting>,
    pub meters: Vec<Meter>,
    /// The scenario's assumption for each meter, in the meters' order.
    pub usage: Vec<Option<UsageAssumption>>,
    /// What was counted, by meter and first day of the month.
    pub actuals: Vec<BTreeMap<NaiveDate, Decimal>>,
    /// Meters in an order in which derived ones come after their source.
    pub forecast_order: Vec<MeterIndex>,
    pub plans: Vec<Plan>,
    /// Never empty.
    pub options: Vec<StudyOption>,
    /// Position of the option that others are compared with.
    pub baseline: usize,
}

/// How the buyer's books divide a cost over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Accounting {
    pub spread: Spread,
    /// True: a fixed asset is depreciated from the month after it was bought.
    pub depreciates_from_next_month: bool,
}

/// How a cost paid for a time is divided over its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    #[default]
    Days,
    /// In equal months, the month of the start whole.
    Months,
    /// In equal months; one that lies only partly in the time counts half.
    HalfMonth,
}

/// What a month without the service costs the buyer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waiting {
    pub cost_per_month: Decimal,
}

/// A thing that counts beside the money.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    pub id: String,
    pub name: Label,
    pub weight: Decimal,
}

/// Value added tax on every bill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vat {
    pub rate: Decimal,
    /// The share that comes back, and how many months after the payment.
    pub recoverable: Decimal,
    pub recovery_months: u32,
}

/// How the tax of a bill is computed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaxRules {
    pub rounding: TaxRounding,
    /// Of a price that includes the tax, the net amount is rounded and the tax is the
    /// rest; false for the other way round.
    pub round_net: bool,
    /// The standard rate first; empty when the study has no tax.
    pub rates: Vec<TaxRate>,
}

/// Where a bill's tax is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaxRounding {
    /// Once, on the exact sum.
    #[default]
    Bill,
    /// Each line's.
    Line,
    /// Each rate's, its parts apart.
    Rate,
}

/// One rate of tax: a single share, or several taxes on the same price.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxRate {
    /// Empty for the standard rate.
    pub id: String,
    /// Never empty.
    pub shares: Vec<Decimal>,
    /// The share of the tax that comes back.
    pub recoverable: Decimal,
}

impl TaxRate {
    /// Everything that is added to a price.
    pub fn total(&self) -> Decimal {
        self.shares.iter().sum()
    }
}

/// The buyer's own cash.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CashPosition {
    pub opening: Decimal,
    pub monthly_inflow: Decimal,
    pub floor: Decimal,
}

/// One alternative (方案): a plan with this buyer's choices.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyOption {
    pub id: String,
    pub name: Label,
    pub note: Option<Label>,
    /// Position in the document, from 0: it decides colour and dash.
    pub position: usize,
    /// Position in the study's plans.
    pub plan: usize,
    pub start: NaiveDate,
    /// The first day it can be used; its start, unless setting it up takes longer.
    pub in_use_from: NaiveDate,
    /// Seconds of the first day before it begins.
    pub start_second: u32,
    /// First day without service; none when it goes on beyond the study.
    pub end: Option<NaiveDate>,
    pub billing: Billing,
    /// The day that periods are counted from: the start, unless a change of plan keeps the
    /// cycle of the plan before.
    pub anchor: NaiveDate,
    pub modules: Vec<ModuleChoice>,
    /// By position of the plan's choice: the position of what is picked.
    pub picks: Vec<usize>,
    /// How many plans it has passed through before this one.
    pub stay: usize,
    /// No plan is changed from this day on: the option as it stands to one who leaves it.
    pub unchanged_from: Option<NaiveDate>,
    /// In order of their days.
    pub changes: Vec<PlanChange>,
    pub moves: Vec<ForcedMove>,
    pub projects: Vec<Project>,
    pub scope: Scope,
    pub packs: Vec<PackChoice>,
    pub spending: Spending,
    pub wallet: Option<Wallet>,
    /// What is set against its bills, and what is expected.
    pub settling: Settling,
    /// Quantities fixed by contract, by meter.
    pub quantities: Vec<(MeterIndex, Decimal)>,
    pub buyer: Buyer,
    pub payment: Payment,
    /// Scores from 0 to 5, by position of the criterion.
    pub scores: Vec<(usize, Decimal)>,
}

impl StudyOption {
    /// Whether a charge of this module may be part of the option. Where plans change or
    /// projects choose for themselves, any may.
    pub fn may_take(&self, module: Option<usize>) -> bool {
        let fixed = self.changes.is_empty() && self.moves.is_empty() && self.projects.is_empty();
        let on = |module: usize| self.modules.iter().any(|choice| choice.module == module);
        !fixed || module.is_none_or(on)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Billing {
    /// Months in a cycle of fixed charges.
    pub cycle: u32,
    pub timing: Timing,
    /// When usage is billed.
    pub settlement: Settlement,
    pub net_days: u32,
    pub discount: Decimal,
    pub discount_on_usage: bool,
}

/// What kind of buyer has an option, and what was agreed on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Buyer {
    /// Quantities fixed from a month of the contract on, in the order of months.
    pub ramps: Vec<Ramp>,
    /// The ids of the discounts that this kind of buyer may have.
    pub eligible: Vec<String>,
    /// Days of continuous use before the first day.
    pub days_used_before: u32,
}

/// A quantity fixed by contract from a month of it on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ramp {
    pub meter: MeterIndex,
    pub from_month: u32,
    pub quantity: Decimal,
}

/// When usage is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// Every day by itself, on the day after.
    Daily,
    /// Hour by hour, which is on the same day.
    Hourly,
    /// Every so many months, on the day after or on a day of the month.
    Months { months: u32, on_day: Option<u32> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModuleChoice {
    /// Position in the plan's modules.
    pub module: usize,
    pub on: Option<NaiveDate>,
    pub off: Option<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackChoice {
    /// Position in the plan's packs.
    pub pack: usize,
    pub count: u32,
    pub on: NaiveDate,
    pub replenish: Replenish,
    pub upgrade: Option<PackUpgrade>,
}

/// A pack becomes a bigger one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackUpgrade {
    /// Position in the plan's packs.
    pub to: usize,
    pub on: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replenish {
    Never,
    OnExpiry,
    WhenEmpty,
}

/// How a bill in advance is paid.
#[derive(Debug, Clone, PartialEq)]
pub enum Payment {
    /// When it is due.
    AtOnce,
    /// A share at once, the rest in `count` equal monthly parts.
    Instalments {
        count: u32,
        down_payment: Decimal,
        surcharge: Decimal,
    },
    /// One-time costs: shares by months after the bill.
    Stages(Vec<(u32, Decimal)>),
}

impl Study {
    /// The plan of an option. Positions are proved, so a missing one cannot be.
    pub fn plan_of(&self, option: &StudyOption) -> Option<&Plan> {
        self.plans.get(option.plan)
    }

    /// Whether a charge counts what adds up over time.
    pub fn is_flow(&self, charge: &Charge) -> bool {
        let adds_up = |meter: MeterIndex| {
            let meter = self.meters.get(meter);
            meter.is_some_and(|meter| meter.kind.adds_up())
        };
        match charge.meter {
            Some(meter) => adds_up(meter),
            None => {
                let of_part = |part: &Way| part.meter.is_some_and(|of| adds_up(of.meter));
                charge.is_metered() && charge.units.iter().all(of_part)
            }
        }
    }
}

impl StudyOption {
    /// The first day that is paid for, after a trial; contract months count from it.
    pub fn paid_from(&self) -> NaiveDate {
        self.anchor.max(self.start)
    }

    /// The quantity that the contract fixes on a day: the last step reached, else the one
    /// for all of it.
    pub fn fixed_quantity(&self, meter: MeterIndex, on: NaiveDate) -> Option<Decimal> {
        let step = self.buyer.ramps.iter().rev().find(|ramp| {
            ramp.meter == meter && add_months(self.paid_from(), ramp.from_month) <= on
        });
        let stated = self.quantities.iter().find(|(fixed, _)| *fixed == meter);
        step.map(|step| step.quantity)
            .or(stated.map(|(_, quantity)| *quantity))
    }

    /// The days of service within the study, as far as known.
    pub fn ends_within(&self, horizon: &Horizon) -> NaiveDate {
        self.end.map_or(horizon.end(), |end| end.min(horizon.end()))
    }
}
