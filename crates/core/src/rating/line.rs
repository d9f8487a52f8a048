//! A line: one amount of money with its period, its reason and where it belongs.

use crate::decimal::{Exact, Overflow, mul, ratio};
use crate::label::Label;
use crate::money::Exchange;
use crate::period::Period;
use crate::pricing::plan::{Asset, Category};
use crate::pricing::reason::Reason;
use crate::sentence::Sentence;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::ops::Deref;
use std::sync::Arc;

/// One line of a bill. Money out is positive, a discount negative. The amount is exact
/// until the bill is made, which rounds it as the plan says; it stands without VAT unless
/// the plan's prices include it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub item: Arc<Item>,
    /// The time it is for.
    pub period: Period,
    /// The day it comes onto a bill.
    pub billed_on: NaiveDate,
    /// The priced quantity; for a fixed charge none.
    pub quantity: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    /// How many periods of the price it covers: 12 for a year of months, 17/31 for a part.
    pub periods: Periods,
    pub amount: Decimal,
    /// What it comes to in the plan's currency, where that is another than the study's: to 12
    /// decimals, as a quotient. None for what only the bill knows of, such as a deduction.
    pub stated: Option<Decimal>,
    pub reason: Reason,
    pub recognition: Recognition,
}

/// What a line is for. It is the same from period to period, so a charge's lines share it; a
/// line's `name` is its item's.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Stable within the bill: `base-fee`, `overage.tier-2`, `base-fee.discount`.
    pub reference: String,
    /// What made it: a charge's id, or the line's own name. Lines of one charge on one
    /// bill are rounded together where the plan says so.
    pub charge: String,
    pub name: Label,
    pub clause: Option<Label>,
    pub category: Category,
    /// True for what is billed in advance, which instalments and stages apply to.
    pub in_advance: bool,
    pub origin: Origin,
}

impl Deref for Line {
    type Target = Item;

    fn deref(&self) -> &Item {
        &self.item
    }
}

/// Where in the study a line comes from, beyond its charge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Origin {
    /// Position in the study's plans.
    pub plan: usize,
    /// The day that its periods are counted from.
    pub anchor: NaiveDate,
    /// How many plans were passed through before the one that it was priced in.
    pub stay: usize,
    /// Position in the option's projects, for what is charged to one.
    pub project: Option<usize>,
    /// Position in the study's tax rates; 0 is the standard rate.
    pub tax: usize,
    /// How it came into the study's currency, when the plan is priced in another.
    pub exchange: Option<Exchange>,
}

/// A number of price periods: whole ones, and parts as the plan counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Periods {
    pub whole: u32,
    /// Days (or seconds) of a part period, and those of the full one; (0, 0) for none.
    pub part: (u32, u32),
    /// A second part, when both ends are cut.
    pub part_at_end: (u32, u32),
}

impl Line {
    /// The line for something else; others that shared its item keep theirs.
    pub fn with(mut self, change: impl FnOnce(&mut Item)) -> Line {
        change(Arc::make_mut(&mut self.item));
        self
    }

    /// True where no price can be stated.
    pub fn is_unpublished(&self) -> bool {
        self.reason.is_unpriced()
    }

    /// Why the amount is what it is; amounts inside the sentence are in the currency that
    /// the plan states them in.
    pub fn sentence(&self) -> Sentence {
        let said = self.reason.sentence();
        match &self.origin.exchange {
            Some(exchange) => said.in_currency(&exchange.currency),
            None => said,
        }
    }
}

impl Periods {
    pub const ONE: Periods = Periods {
        whole: 1,
        part: (0, 0),
        part_at_end: (0, 0),
    };

    /// Counts one more period of which `days` of `of` are covered. Equal numbers are a
    /// whole one.
    pub fn add(&mut self, days: u32, of: u32) {
        if days == of {
            self.whole = self.whole.saturating_add(1);
        } else if self.part.1 == 0 {
            self.part = (days, of);
        } else {
            self.part_at_end = (days, of);
        }
    }

    /// Counts a part by its days, whatever the plan prorates by.
    pub fn add_days(&mut self, part: &Period, period: &Period) {
        let days = |p: &Period| u32::try_from(p.days()).unwrap_or(u32::MAX);
        self.add(days(part), days(period));
    }

    /// `amount` for this number of periods, each part over its own length.
    #[inline]
    pub fn times(&self, amount: Decimal) -> Exact {
        match self.is_one() {
            true => Ok(amount),
            false => self.times_several(amount),
        }
    }

    fn times_several(&self, amount: Decimal) -> Exact {
        let mut total = mul(amount, Decimal::from(self.whole))?;
        for (part, of) in [self.part, self.part_at_end] {
            if of > 0 {
                let share = ratio(amount, Decimal::from(part), Decimal::from(of))?;
                total = total.checked_add(share).ok_or(Overflow)?;
            }
        }
        Ok(total)
    }

    pub fn is_one(&self) -> bool {
        *self == Periods::ONE
    }

    /// As a person writes it: `12`, `17/31`, `2 + 17/31`.
    pub fn text(&self) -> String {
        let parts = [self.part, self.part_at_end];
        let mut terms: Vec<String> = parts
            .iter()
            .filter(|(_, of)| *of > 0)
            .map(|(days, of)| format!("{days}/{of}"))
            .collect();
        if self.whole > 0 || terms.is_empty() {
            terms.insert(0, self.whole.to_string());
        }
        terms.join(" + ")
    }
}

/// Which months the cost belongs to.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognition {
    /// Evenly over the line's period, as the study's books divide time.
    Straight,
    /// The same, as the depreciation of what was bought.
    Asset(Asset),
    /// As it is used up; amounts add up to the line's, the rest belongs after the study.
    AsUsed(Vec<Used>),
}

/// A piece of a prepaid amount that was used, or lost, on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Used {
    pub on: NaiveDate,
    pub amount: Decimal,
    /// Lapsed without use.
    pub expired: bool,
}
