//! How money paid for an old plan and the price of a new one meet.

/// How money paid for the old plan and the price of the new one meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeMode {
    /// The rest of the old cycle is credited and of the new one charged, at once.
    ProrateNow,
    /// The same, on the bill of the next cycle.
    ProrateNextBill,
    /// The old plan serves to the end of its cycle.
    NextPeriod,
    /// The new plan's full price at once, in a new cycle; nothing is credited.
    Restart,
    /// The difference of the two prices, whatever the day; the cycle stays.
    Difference,
    /// What is left of the old price buys days of the new plan, then a new cycle begins.
    IntoDays,
    /// The rest is credited and a full new cycle charged at once (another interval, or
    /// refund and new purchase).
    NewCycle,
}

impl ChangeMode {
    /// What a change of this kind does to the committed term where the vendor says nothing:
    /// a term goes on as long as the billing cycle does.
    pub fn term(self) -> ChangeTerm {
        match self {
            ChangeMode::ProrateNow
            | ChangeMode::ProrateNextBill
            | ChangeMode::NextPeriod
            | ChangeMode::Difference => ChangeTerm::Kept,
            ChangeMode::Restart | ChangeMode::IntoDays | ChangeMode::NewCycle => ChangeTerm::New,
        }
    }
}

/// What a change of plan does to the committed term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeTerm {
    /// The running term keeps its end; what follows has the new plan's length.
    Kept,
    /// The new plan's term begins with the change; the old one ends without a price.
    New,
}

/// What the unused part of a charge is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CreditBase {
    /// What was paid for it, with its discounts.
    #[default]
    Paid,
    /// Its price before discounts.
    List,
}
