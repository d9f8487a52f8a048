//! Why an amount of a change of plan is what it is.

use crate::label::Label;
use crate::sentence::{Arg, Sentence};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum ChangeReason {
    /// From this day under another plan, because the buyer wants it.
    Planned { to: Label },
    /// From this day under another plan, because usage passed what the old one carries.
    Outgrown {
        to: Label,
        meter: Label,
        quantity: Decimal,
        above: Decimal,
    },
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

impl ChangeReason {
    pub fn sentence(&self) -> Sentence {
        let number = |d: &Decimal| d.normalize().to_string();
        let quantity = |d: &Decimal| Arg::Quantity(number(d));
        let money = |d: &Decimal| Arg::Money(number(d));
        match self {
            ChangeReason::Planned { to } => Sentence::new("reason-plan-changed").name("plan", to),
            ChangeReason::Outgrown {
                to,
                meter,
                quantity: read,
                above,
            } => Sentence::new("reason-plan-outgrown")
                .name("plan", to)
                .name("meter", meter)
                .with("quantity", quantity(read))
                .with("above", quantity(above)),
            ChangeReason::Unused { part, of } => Sentence::new("reason-unused")
                .text("part", part)
                .text("of", of),
            ChangeReason::UnusedAtList { part, of } => Sentence::new("reason-unused-at-list")
                .text("part", part)
                .text("of", of),
            ChangeReason::PaidBefore => Sentence::new("reason-paid-before"),
            ChangeReason::IntoDays {
                left,
                days,
                price,
                of_days,
            } => Sentence::new("reason-into-days")
                .with("left", money(left))
                .with("days", Arg::Count(i64::from(*days)))
                .with("price", money(price))
                .with("of", quantity(&Decimal::from(*of_days))),
            ChangeReason::Decrease { from, to } => Sentence::new("reason-decrease")
                .with("from", quantity(from))
                .with("to", quantity(to)),
        }
    }
}
