//! What is wrong with a study: a code, the place, and the values that the message names.
//!
//! Checking never stops at the first fault; it gathers issues and goes on with what can
//! be used. The words, what is wrong and how to mend it, are in the Fluent files under
//! `issue-<code>` and `issue-<code>-remedy`. Every code has a reproduced example.

use crate::sentence::{Arg, Sentence};
use std::collections::BTreeMap;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The part named by the path cannot be used.
    Error,
    /// It works, but a person should look at it.
    Warning,
}

macro_rules! issue_codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// Every kind of issue there is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum IssueCode { $($(#[doc = $doc])* $name,)* }

        impl IssueCode {
            pub const ALL: &'static [IssueCode] = &[$(IssueCode::$name,)*];

            /// The stable name, as in files and on the command line.
            pub fn name(self) -> &'static str {
                match self { $(IssueCode::$name => $text,)* }
            }

            pub fn severity(self) -> Severity {
                match self { $(IssueCode::$name => Severity::$severity,)* }
            }
        }
    };
}

issue_codes! {
    /// Neither TOML nor JSON; carries the parser's finding.
    Syntax = "syntax", Error;
    /// Readable, but it has none of a study's keys.
    NotAStudy = "not-a-study", Error;
    /// The file says it is of a newer format.
    NewerFormat = "newer-format", Error;
    FormatUnknown = "format-unknown", Error;
    UnknownKey = "unknown-key", Error;
    MissingKey = "missing-key", Error;
    /// A table where text is wanted, and the like.
    WrongType = "wrong-type", Error;
    /// Not one of the words that may stand here.
    UnknownWord = "unknown-word", Error;
    /// Two items of a list share an id.
    DuplicateId = "duplicate-id", Error;
    /// An id with characters that a path cannot hold, or none.
    BadId = "bad-id", Error;
    NotANumber = "not-a-number", Error;
    NumberTooLong = "number-too-long", Error;
    Negative = "negative", Error;
    /// A divisor or a size of zero.
    NotPositive = "not-positive", Error;
    OutOfRange = "out-of-range", Error;
    /// A percentage where an amount or a quantity is wanted.
    PercentNotAllowed = "percent-not-allowed", Error;
    /// A rate above 100 % written without a percent sign.
    RateAboveOne = "rate-above-one", Warning;
    /// More decimal places than the meter counts in.
    TooFine = "too-fine", Error;
    BadDate = "bad-date", Error;
    BadMonth = "bad-month", Error;
    /// Not a time of day.
    BadTime = "bad-time", Error;
    BadCadence = "bad-cadence", Error;
    BadCurrency = "bad-currency", Error;
    EndBeforeStart = "end-before-start", Error;
    /// A plan in another currency, and no rate of exchange by its first bill.
    /// A choice, or a pick of one, that the plan does not have.
    UnknownChoice = "unknown-choice", Error;
    /// The plan lets the buyer choose, and the option does not say what.
    ChoiceOpen = "choice-open", Error;
    /// A module is on without another that it requires.
    ModuleRequired = "module-required", Error;
    /// Two modules that exclude each other are on together.
    ModuleExcluded = "module-excluded", Error;
    /// The vendor does not let buyers of one plan change to the other.
    ChangeNotAllowed = "change-not-allowed", Error;
    /// A second change in a month, where the vendor allows one.
    ChangeTooSoon = "change-too-soon", Error;
    /// A change to another vendor's plan, which leaves a committed term behind.
    ChangeLeavesVendor = "change-leaves-vendor", Warning;
    /// A change within a plan, at which packs bought before end.
    PacksEndAtChange = "packs-end-at-change", Warning;
    /// Plans on one bill, of which only one states its prices with VAT.
    PlansBilledApart = "plans-billed-apart", Error;
    /// Plans on one bill, of which only one sets a deduction against it before VAT.
    DeductionsApart = "deductions-apart", Error;
    NoExchangeRate = "no-exchange-rate", Error;
    UnknownTaxRate = "unknown-tax-rate", Error;
    UnknownMeter = "unknown-meter", Error;
    UnknownPlan = "unknown-plan", Error;
    UnknownModule = "unknown-module", Error;
    UnknownPack = "unknown-pack", Error;
    UnknownCharge = "unknown-charge", Error;
    UnknownOption = "unknown-option", Error;
    /// A score for a criterion that the study does not have.
    UnknownCriterion = "unknown-criterion", Error;
    UnknownScenario = "unknown-scenario", Error;
    /// A scenario or meter that, by way of others, departs from itself.
    Circular = "circular", Error;
    /// A path in a scenario's changes that leads nowhere.
    UnknownPath = "unknown-path", Error;
    NoScenario = "no-scenario", Error;
    NoOption = "no-option", Error;
    /// A charge counts a meter that the scenario has no forecast for.
    NoForecast = "no-forecast", Error;
    /// Something is counted by days, and the scenario says nothing about them.
    NoDailyData = "no-daily-data", Error;
    /// A price depends on day or hour, and the scenario does not say when the meter is used.
    NoTimeOfUse = "no-time-of-use", Error;
    NoTiers = "no-tiers", Error;
    TiersOutOfOrder = "tiers-out-of-order", Error;
    /// A bound is missing before the last tier.
    TierOpenInTheMiddle = "tier-open-in-the-middle", Error;
    /// The last tier has a bound: what costs more than that?
    LastTierBounded = "last-tier-bounded", Error;
    /// A unit price in a table that reads whole fees.
    StairstepUnitPrice = "stairstep-unit-price", Error;
    /// Volume tiers where one unit more costs less in total.
    CliffDown = "cliff-down", Warning;
    /// A charge with tiers, packages or a unit price, but no meter.
    MeterNeeded = "meter-needed", Error;
    /// A meter, an allowance or a conversion that this charge cannot use.
    MeterUnused = "meter-unused", Error;
    /// A rule of a refund that the stated kind of refund never uses.
    RefundRuleUnused = "refund-rule-unused", Error;
    /// Something owned that serves a year or less.
    AssetTooShort = "asset-too-short", Error;
    /// A share of itself, of another share, or of a charge with a meter.
    BadShare = "bad-share", Error;
    /// A tier that has a price and is on request at once.
    PricedOnRequest = "priced-on-request", Error;
    /// Per-event terms without a meter of events or their mix, or with both.
    EventsUnclear = "events-unclear", Error;
    /// A cell that does not have one value for each dimension, or is there twice.
    CellMismatch = "matrix-cell-mismatch", Error;
    /// A cell that has neither a share nor a meter, or both.
    CellUsageUnclear = "matrix-usage-unclear", Error;
    /// Cells of a matrix with meters of their own count more than the charge.
    CellsExceed = "matrix-cells-exceed", Error;
    /// Two time bands of one price share hours.
    TimeBandsOverlap = "time-bands-overlap", Error;
    /// Time bands without a price for the hours outside of them.
    TimeBandsLeaveRest = "time-bands-leave-rest", Error;
    /// A time band where no hours of use can be told.
    TimeBandMisplaced = "time-band-misplaced", Error;
    /// A dearest or cheapest price among those to choose from.
    ChoiceWithinChoice = "choice-within-choice", Error;
    /// The usage reaches a price that the vendor names only when asked.
    PriceOnRequest = "price-on-request", Error;
    /// An event that says nothing or two things at once.
    EventUnclear = "event-unclear", Error;
    /// Stages whose shares do not add up to 100 %.
    SharesNotWhole = "shares-not-whole", Error;
    /// Both or neither of two keys that exclude each other.
    OneOfTwo = "one-of-two", Error;
    /// A buyer's discount that the plan does not have.
    UnknownDiscount = "unknown-discount", Error;
    /// Instalments and stages at once.
    TwoWaysToPay = "two-ways-to-pay", Error;
    /// A credit line that refuses usage, settled by the day.
    LineNeedsPeriods = "line-needs-periods", Error;
    /// Usage is refused for want of money, and the option has projects.
    RefusalOfProjects = "refusal-of-projects", Error;
    /// A pack becomes one that the plan does not let it become, or too late.
    PackNotUpgradable = "pack-not-upgradable", Error;
    /// A pack could become one that is not bigger, or serves something else.
    UpgradeNotBigger = "upgrade-not-bigger", Error;
    /// A module or a pack that is bought but has no charge to serve.
    NothingToServe = "nothing-to-serve", Warning;
    /// Growth or an event took a quantity below zero; it was held at zero.
    UsageBelowZero = "usage-below-zero", Warning;
    /// A result that 28 digits cannot hold exactly.
    TooLarge = "too-large", Error;
    /// A credit, a commitment or a balance with a plan in another currency.
    BalanceApart = "balance-apart", Error;
    /// A bill at each amount reached, for usage that is not settled by the day.
    ThresholdNeedsDays = "threshold-needs-days", Error;
    /// A plan without charges costs nothing, which is hardly meant.
    NoCharges = "no-charges", Warning;
    /// The option needs something whose price the vendor does not publish.
    PriceNotPublished = "price-not-published", Error;
    /// The plan's prices were published by a third party and checked by nobody.
    UnverifiedPrice = "unverified-price", Warning;
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    pub code: IssueCode,
    /// Keys from the study's root, list items by id: `plans.pro.charges.base.price`.
    /// Empty for the study as a whole.
    pub path: String,
    /// What the message names.
    pub args: BTreeMap<String, Arg>,
}

impl Issue {
    pub fn new(code: IssueCode, path: impl Into<String>) -> Issue {
        Issue {
            code,
            path: path.into(),
            args: BTreeMap::new(),
        }
    }

    pub fn with(mut self, name: &str, arg: Arg) -> Issue {
        self.args.insert(name.to_owned(), arg);
        self
    }

    /// With a literal value: what was found, what was expected.
    pub fn text(self, name: &str, value: impl Into<String>) -> Issue {
        self.with(name, Arg::Text(value.into()))
    }

    pub fn name(self, name: &str, value: &crate::label::Label) -> Issue {
        self.with(name, Arg::Name(value.clone()))
    }

    /// What is wrong, in words.
    pub fn message(&self) -> Sentence {
        Sentence {
            key: format!("issue-{}", self.code.name()),
            args: self.args.clone(),
        }
    }

    /// How to mend it, in words.
    pub fn remedy(&self) -> Sentence {
        Sentence {
            key: format!("issue-{}-remedy", self.code.name()),
            args: self.args.clone(),
        }
    }
}
