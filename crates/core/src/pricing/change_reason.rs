//! Why an amount of a change of plan is what it is.

use crate::label::Label;
use crate::sentence::Arg;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum ChangeReason {
    /// From this day under another plan, because the buyer wants it.
    Planned { to: Label },
    /// From this day under another plan, because usage passed what the old one carries.
    Outgrown(Box<Outgrown>),
    /// The part of the old price that was not used: periods as people write them.
    Unused { part: String, of: String },
    /// The same, of the price before discounts.
    UnusedAtList { part: String, of: String },
    /// What was paid for the old plan counts in full towards the new one.
    PaidBefore,
    /// What is left of the old price buys days of the new plan.
    IntoDays {
        left: Decimal,
        days: u32,
        price: Decimal,
        of_days: u32,
    },
    /// A quantity paid in advance that fell within the cycle, and is credited.
    Decrease { from: Decimal, to: Decimal },
}

/// A quantity that the plan before does not carry. It stands apart because every line of a
/// bill has room for its reason, and this one is rare.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgrown {
    pub to: Label,
    pub meter: Label,
    pub quantity: Decimal,
    pub above: Decimal,
}

impl ChangeReason {
    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            ChangeReason::Planned { .. } => "reason-plan-changed",
            ChangeReason::Outgrown { .. } => "reason-plan-outgrown",
            ChangeReason::Unused { .. } => "reason-unused",
            ChangeReason::UnusedAtList { .. } => "reason-unused-at-list",
            ChangeReason::PaidBefore => "reason-paid-before",
            ChangeReason::IntoDays { .. } => "reason-into-days",
            ChangeReason::Decrease { .. } => "reason-decrease",
        }
    }

    /// What its words name.
    pub fn numbers(&self) -> Vec<(&'static str, Arg)> {
        let number = |d: &Decimal| d.normalize().to_string();
        let quantity = |d: &Decimal| Arg::Quantity(number(d));
        let money = |d: &Decimal| Arg::Money(number(d));
        let name = |label: &Label| Arg::Name(label.clone());
        let text = |text: &String| Arg::Text(text.clone());
        match self {
            ChangeReason::Planned { to } => vec![("plan", name(to))],
            ChangeReason::Outgrown(outgrown) => vec![
                ("plan", name(&outgrown.to)),
                ("meter", name(&outgrown.meter)),
                ("quantity", quantity(&outgrown.quantity)),
                ("above", quantity(&outgrown.above)),
            ],
            ChangeReason::Unused { part, of } | ChangeReason::UnusedAtList { part, of } => {
                vec![("part", text(part)), ("of", text(of))]
            }
            ChangeReason::PaidBefore => Vec::new(),
            ChangeReason::IntoDays {
                left,
                days,
                price,
                of_days,
            } => vec![
                ("left", money(left)),
                ("days", Arg::Count(i64::from(*days))),
                ("price", money(price)),
                ("of", quantity(&Decimal::from(*of_days))),
            ],
            ChangeReason::Decrease { from, to } => {
                vec![("from", quantity(from)), ("to", quantity(to))]
            }
        }
    }
}
