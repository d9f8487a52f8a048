//! Plans: what a vendor sells (套餐), or what a purchase consists of.

use super::bill_rules::BillRules;
use super::choice::Way;
use super::contract::{Contract, PriceChange};
use super::limit::Limit;
use super::pack::{Pack, PackOrder};
use super::prepaid::PrepaidTerms;
use super::steps::Pricing;
use crate::cadence::{Alignment, Cadence};
use crate::label::Label;
use crate::money::Rounding;
use crate::proration::Proration;
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub id: String,
    pub name: Label,
    pub vendor: Option<Label>,
    pub source: Option<Source>,
    pub prices_include_vat: bool,
    /// The prices' currency, when it is not the study's.
    pub foreign: Option<Foreign>,
    pub rounding: Rounding,
    /// What part of a period costs.
    pub proration: Proration,
    /// The day on which something is switched off counts as a day of use.
    pub last_day_counts: bool,
    pub terms: Option<Terms>,
    /// What time, length and buyer do to the prices.
    pub contract: Contract,
    pub modules: Vec<Module>,
    pub choices: Vec<Choice>,
    pub charges: Vec<Charge>,
    /// What the plan charges for at a price that is not published.
    pub unpublished: Vec<Unpublished>,
    pub packs: Vec<Pack>,
    pub pack_order: PackOrder,
    pub limits: Vec<Limit>,
    pub prepaid: PrepaidTerms,
    pub bill_rules: BillRules,
}

/// Another currency than the study's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// ISO 4217 code.
    pub currency: String,
    /// Converted at the rate of the day the bill is due, else of the bill's own day.
    pub on_payment: bool,
}

/// A charge without a published price: no option that needs it is priced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpublished {
    pub id: String,
    pub name: Label,
    /// Needed only when this module is on.
    pub module: Option<usize>,
}

/// Where the prices come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub url: Option<String>,
    pub as_of: Option<String>,
    pub note: Option<Label>,
    pub confidence: Confidence,
    /// Id of the price-book entry.
    pub price_book: Option<String>,
}

/// How far the prices can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Confidence {
    #[default]
    Primary,
    Transcribed,
    ChartRead,
    Unverified,
}

impl Plan {
    /// Whether anything is charged for a module, at a published price or not.
    pub fn charges_for(&self, module: Option<usize>) -> bool {
        self.charges.iter().any(|charge| charge.module == module)
            || self
                .unpublished
                .iter()
                .any(|charge| charge.module == module)
    }

    /// True when the prices must not be taken for the vendor's word.
    pub fn is_unverified(&self) -> bool {
        self.source
            .as_ref()
            .is_some_and(|source| source.confidence == Confidence::Unverified)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    pub months: u32,
    pub notice_days: Option<u32>,
    pub renews: bool,
    /// None: the rest of the term must be paid.
    pub early_termination: Option<EarlyTermination>,
    pub refund: Refund,
    pub refund_rules: RefundRules,
    /// Days from the first one until an order that is not paid lapses.
    pub order_valid_days: Option<u32>,
    /// Days before a term's end by which the next one must be paid.
    pub renewal_due_days: Option<u32>,
}

/// How the used part of what was paid is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RefundRules {
    /// Days after the bill in which everything comes back.
    pub full_within_days: Option<u32>,
    /// Months of the contract that count as used in any case.
    pub least_months: u32,
    /// The price of a month begun that is not paid ahead; the list price when none.
    pub month_price: Option<Decimal>,
}

/// The price of leaving before the end of the term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarlyTermination {
    pub amount: Decimal,
    /// Of what the rest costs the buyer.
    pub share_of_rest: Decimal,
    /// Position in the study's tax rates; none for an amount without VAT.
    pub tax: Option<usize>,
}

/// What comes back of fixed charges paid in advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Refund {
    #[default]
    Nothing,
    /// The unused days' share.
    UnusedShare,
    /// The whole unused months.
    UnusedPeriods,
    /// What was paid, less the used days at the price before discounts; never below zero.
    UsedAtList,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    pub id: String,
    pub name: Label,
    /// Positions of the modules that must be on whenever this one is.
    pub requires: Vec<usize>,
    /// Positions of the modules that cannot be on together with this one.
    pub excludes: Vec<usize>,
}

/// A decision that every buyer makes, such as the region: exactly one is picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub name: Label,
    pub picks: Vec<Pick>,
}

/// One answer to a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    pub id: String,
    pub name: Label,
}

/// Whose usage a charge counts in an option with projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Per {
    /// Each project by itself.
    #[default]
    Project,
    /// The account once, over all projects.
    Account,
}

/// One thing a plan charges for.
#[derive(Debug, Clone, PartialEq)]
pub struct Charge {
    pub id: String,
    pub name: Label,
    pub clause: Option<Label>,
    /// Position in the plan's modules; charged always when none.
    pub module: Option<usize>,
    /// (choice, pick) by position: charged only where all of them are picked.
    pub when: Vec<(usize, usize)>,
    pub per: Per,
    /// A quantity paid in advance that falls within the cycle is credited.
    pub credits_decrease: bool,
    pub meter: Option<MeterIndex>,
    /// What is counted in units of the vendor's own, in place of a meter.
    pub units: Vec<Way>,
    pub timing: Timing,
    /// The period that the price is for.
    pub cadence: Cadence,
    /// The day its periods begin on.
    pub alignment: Alignment,
    /// Over what a metered quantity is priced.
    pub counting: Counting,
    /// Periods after which an increase within a paid cycle is looked at; each when none.
    pub true_up: Option<u32>,
    /// Months of the contract it is charged in, from 0; the end is not included.
    pub from_month: u32,
    pub until_month: Option<u32>,
    /// For a charge made once: the months its cost belongs to; to the end when none.
    pub service_months: Option<u32>,
    /// The share of the price that comes back at the end of its period.
    pub salvage: Decimal,
    /// Position in the study's tax rates; 0 is the standard rate.
    pub tax: usize,
    /// What it is in the buyer's books when it is his own from then on; none for services.
    pub asset: Option<Asset>,
    /// True when usage beyond allowance and packs is refused instead of priced.
    pub refuses_beyond: bool,
    pub pricing: Pricing,
    /// Other prices from some time on.
    pub changes: Vec<PriceChange>,
}

/// What a buyer owns and writes off over its service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// Hardware (固定资产).
    Fixed,
    /// A licence or software of his own (无形资产).
    Intangible,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// The reading over the whole period.
    #[default]
    Period,
    /// What is read on each day, priced by itself and added up.
    EachDay,
    /// The reading over the days with any use, for their share of the period's days.
    UsedDays,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    InAdvance,
    InArrears,
}

/// The kind of cost a line is, for columns and bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Recurring, known beforehand.
    Fixed,
    Usage,
    OneTime,
    Financing,
    Tax,
}

impl Category {
    pub const ALL: [Category; 5] = [
        Category::Fixed,
        Category::Usage,
        Category::OneTime,
        Category::Financing,
        Category::Tax,
    ];

    /// Its position in [`Category::ALL`].
    pub fn column(self) -> usize {
        match self {
            Category::Fixed => 0,
            Category::Usage => 1,
            Category::OneTime => 2,
            Category::Financing => 3,
            Category::Tax => 4,
        }
    }
}

impl Charge {
    /// A purchase that serves longer than a year is a one-time cost even when it is
    /// repeated (hardware refresh).
    pub fn category(&self) -> Category {
        match (self.cadence, self.timing) {
            (Cadence::Once, _) => Category::OneTime,
            (Cadence::Months(months), _) if months > 12 => Category::OneTime,
            (_, Timing::InArrears) if self.is_metered() => Category::Usage,
            _ => Category::Fixed,
        }
    }

    /// Whether it counts anything: a meter, or what has a price in units.
    pub fn is_metered(&self) -> bool {
        self.meter.is_some() || !self.units.is_empty()
    }

    /// The meters of what it counts.
    pub fn counted_meters(&self) -> Vec<MeterIndex> {
        let units = self.units.iter().flat_map(Way::references);
        self.meter
            .into_iter()
            .chain(units.map(|of| of.meter))
            .collect()
    }

    /// Every meter that its amount depends on.
    pub fn meters(&self) -> Vec<MeterIndex> {
        let others = self.pricing.references().into_iter();
        let own = self.counted_meters().into_iter();
        own.chain(others.map(|of| of.meter)).collect()
    }
}
