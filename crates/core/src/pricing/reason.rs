//! Why an amount is what it is: the rule that made it, with the numbers it used.

use super::bill_rules::BillReason;
use super::change_reason::ChangeReason;
use super::choice::Pick;
use super::contract_reason::ContractReason;
use super::limit::Purse;
use super::pack::PackReason;
use super::prepaid::PrepaidReason;
use crate::decimal::WholeRounding;
use crate::label::Label;
use crate::sentence::{Arg, Sentence};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// A fixed amount for the period.
    Flat,
    PerUnit,
    /// The units of one tier at its price.
    Graduated {
        tier: usize,
        above: Decimal,
        up_to: Option<Decimal>,
    },
    /// All units at the price of the tier reached.
    Volume {
        tier: usize,
        above: Decimal,
        up_to: Option<Decimal>,
    },
    /// The fee of the class reached.
    Stairstep {
        tier: usize,
        above: Decimal,
        up_to: Option<Decimal>,
    },
    /// A tier's own fee.
    TierFee {
        tier: usize,
    },
    Package {
        packages: Decimal,
        size: Decimal,
        rounding: WholeRounding,
    },
    /// Blocks of a size begun within a tier.
    Blocks {
        tier: usize,
        above: Decimal,
        blocks: Decimal,
        size: Decimal,
    },
    /// A rate on an amount, part of which may be free.
    Percentage {
        amount: Decimal,
        free: Decimal,
        events: Decimal,
    },
    /// A fee for each event, some of which may be free.
    PerEvent {
        events: Decimal,
        free: Decimal,
    },
    /// Raises the events of one size to the least fee.
    EventMinimum {
        minimum: Decimal,
        size: Decimal,
    },
    /// Lowers the events of one size to the most.
    EventMaximum {
        maximum: Decimal,
        size: Decimal,
    },
    /// The units of one cell of a matrix.
    Cell {
        at: String,
    },
    /// The units that no cell takes.
    OtherCells,
    /// The units of one group, priced by themselves.
    EachGroup {
        name: Label,
    },
    /// A way to price that was not the one to count, and what it would have cost.
    NotChosen {
        name: Label,
        amount: Decimal,
        pick: Pick,
    },
    /// The cells of a matrix take more than there is. A line with it is never a bill's.
    CellsExceed {
        cells: Decimal,
        quantity: Decimal,
    },
    /// What earlier periods have paid of a running total.
    AlreadyPriced {
        quantity: Decimal,
    },
    /// Less is used than must be paid for.
    MinimumQuantity {
        minimum: Decimal,
        used: Decimal,
    },
    /// The vendor publishes no price here. A line with it is never a bill's.
    NotPublished {
        above: Decimal,
    },
    /// A share of another charge.
    Share {
        rate: Decimal,
        of: Label,
    },
    /// What a part used in units of the vendor's own, and their price before allowance and
    /// packs. The charge of the units bears the money.
    Units {
        units: Decimal,
        worth: Decimal,
    },
    /// Nothing to pay: the usage is included.
    WithinAllowance {
        used: Decimal,
        allowance: Decimal,
    },
    /// Nothing to pay here: prepaid packs covered the usage.
    CoveredByPacks {
        drawn: Decimal,
    },
    PercentDiscount {
        rate: Decimal,
    },
    AmountDiscount {
        discount: Decimal,
    },
    /// Multiplied: another class of service, another region.
    Factor {
        factor: Decimal,
    },
    MinimumTopUp {
        minimum: Decimal,
    },
    MaximumCut {
        maximum: Decimal,
    },
    /// For paying the way the option says.
    BillingDiscount {
        rate: Decimal,
    },
    /// By the contract's time, length or buyer.
    Contract(ContractReason),
    /// Money paid before it is used.
    Prepaid(PrepaidReason),
    /// By the rules of bills.
    Bill(BillReason),
    /// Packs bought, or made bigger.
    Pack(PackReason),
    /// Above a limit of the plan: not served, not billed.
    Refused {
        asked: Decimal,
        most: Decimal,
    },
    /// Above a limit of the plan: served slowly, not billed.
    Slowed {
        asked: Decimal,
        most: Decimal,
    },
    /// Above the buyer's own spending cap, or what money there is: not served, not billed.
    AboveCap {
        cap: Decimal,
        purse: Purse,
        asked: Decimal,
        most: Decimal,
    },
    /// For paying in instalments.
    Surcharge {
        rate: Decimal,
        count: u32,
    },
    /// What belongs to a change of plan or of a quantity.
    Change(ChangeReason),
    /// What a thing bought is worth when its time is over.
    Salvage {
        rate: Decimal,
    },
}

impl Reason {
    /// For what is refused or slowed down: what is asked for, and what is served.
    pub fn shortfall(&self) -> Option<(Decimal, Decimal)> {
        match self {
            Reason::Refused { asked, most }
            | Reason::Slowed { asked, most }
            | Reason::AboveCap { asked, most, .. } => Some((*asked, *most)),
            _ => None,
        }
    }

    /// Whether it says that something is not served at all.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Reason::Refused { .. } | Reason::AboveCap { .. })
    }

    /// Whether it says that no price can be stated.
    pub fn is_unpriced(&self) -> bool {
        matches!(
            self,
            Reason::NotPublished { .. } | Reason::CellsExceed { .. }
        )
    }

    /// The reason in words.
    pub fn sentence(&self) -> Sentence {
        let open = match self {
            Reason::Graduated { up_to, .. }
            | Reason::Volume { up_to, .. }
            | Reason::Stairstep { up_to, .. } => up_to.is_none(),
            _ => false,
        };
        let key = self.key();
        self.numbers(match open {
            true => Sentence::new(format!("{key}-open")),
            false => Sentence::new(key),
        })
    }

    /// The key of its words.
    fn key(&self) -> &'static str {
        match self {
            Reason::Flat => "reason-flat",
            Reason::PerUnit => "reason-per-unit",
            Reason::Graduated { .. } => "reason-graduated",
            Reason::Volume { .. } => "reason-volume",
            Reason::Stairstep { .. } => "reason-stairstep",
            Reason::TierFee { .. } => "reason-tier-fee",
            Reason::Package { rounding, .. } => match rounding {
                WholeRounding::Up => "reason-package-up",
                WholeRounding::Down => "reason-package-down",
                WholeRounding::Nearest => "reason-package-nearest",
            },
            Reason::Blocks { .. } => "reason-blocks",
            Reason::Percentage { free, .. } if free.is_zero() => "reason-percentage",
            Reason::Percentage { .. } => "reason-percentage-free",
            Reason::PerEvent { free, .. } if free.is_zero() => "reason-per-event",
            Reason::PerEvent { .. } => "reason-per-event-free",
            Reason::EventMinimum { .. } => "reason-event-minimum",
            Reason::EventMaximum { .. } => "reason-event-maximum",
            Reason::Cell { .. } => "reason-cell",
            Reason::OtherCells => "reason-other-cells",
            Reason::CellsExceed { .. } => "reason-cells-exceed",
            Reason::EachGroup { .. } => "reason-each-group",
            Reason::NotChosen { pick, .. } => match pick {
                Pick::Highest => "reason-not-highest",
                Pick::Lowest => "reason-not-lowest",
            },
            Reason::AlreadyPriced { .. } => "reason-already-priced",
            Reason::MinimumQuantity { .. } => "reason-minimum-quantity",
            Reason::NotPublished { .. } => "reason-not-published",
            Reason::Share { .. } => "reason-share",
            Reason::Units { .. } => "reason-units",
            Reason::WithinAllowance { .. } => "reason-within-allowance",
            Reason::CoveredByPacks { .. } => "reason-covered-by-packs",
            Reason::PercentDiscount { .. } => "reason-percent-discount",
            Reason::AmountDiscount { .. } => "reason-amount-discount",
            Reason::Factor { .. } => "reason-factor",
            Reason::MinimumTopUp { .. } => "reason-minimum",
            Reason::MaximumCut { .. } => "reason-maximum",
            Reason::BillingDiscount { .. } => "reason-billing-discount",
            Reason::Contract(reason) => reason.said().0,
            Reason::Prepaid(reason) => reason.said().0,
            Reason::Bill(reason) => reason.said().0,
            Reason::Change(reason) => reason.key(),
            Reason::Pack(reason) => reason.said().0,
            Reason::Refused { .. } => "reason-refused",
            Reason::Slowed { .. } => "reason-slowed",
            Reason::AboveCap { purse, .. } => match purse {
                Purse::Cap => "reason-above-cap",
                Purse::Balance => "reason-balance-empty",
                Purse::CreditLine => "reason-credit-line-full",
            },
            Reason::Surcharge { .. } => "reason-surcharge",
            Reason::Salvage { .. } => "reason-salvage",
        }
    }

    /// The numbers of events, of units, and of what is not served.
    fn numbers_of_events(&self) -> Vec<(&'static str, Arg)> {
        let text = |d: &Decimal| d.normalize().to_string();
        let quantity = |d: &Decimal| Arg::Quantity(text(d));
        let money = |d: &Decimal| Arg::Money(text(d));
        match self {
            Reason::Percentage { amount, free, .. } => {
                vec![("amount", money(amount)), ("free", money(free))]
            }
            Reason::PerEvent { events, free } => {
                vec![("events", quantity(events)), ("free", quantity(free))]
            }
            Reason::EventMinimum { minimum, size } => {
                vec![("minimum", money(minimum)), ("size", money(size))]
            }
            Reason::EventMaximum { maximum, size } => {
                vec![("maximum", money(maximum)), ("size", money(size))]
            }
            Reason::Units { units, worth } => {
                vec![("units", quantity(units)), ("worth", money(worth))]
            }
            #[rustfmt::skip]
            Reason::CellsExceed { cells, quantity: all } => {
                vec![("cells", quantity(cells)), ("quantity", quantity(all))]
            }
            Reason::Refused { asked, most } | Reason::Slowed { asked, most } => {
                vec![("asked", quantity(asked)), ("most", quantity(most))]
            }
            #[rustfmt::skip]
            Reason::AboveCap { cap, asked, most, .. } => vec![
                ("cap", money(cap)), ("asked", quantity(asked)), ("most", quantity(most)),
            ],
            _ => Vec::new(),
        }
    }

    /// The sentence with the numbers that it names.
    fn numbers(&self, said: Sentence) -> Sentence {
        let text = |d: &Decimal| d.normalize().to_string();
        let quantity = |d: &Decimal| Arg::Quantity(text(d));
        let money = |d: &Decimal| Arg::Money(text(d));
        let percent = |d: &Decimal| Arg::Percent(text(d));
        let list: Vec<(&str, Arg)> = match self {
            Reason::Flat | Reason::PerUnit | Reason::OtherCells => Vec::new(),
            Reason::Graduated { tier, above, up_to }
            | Reason::Volume { tier, above, up_to }
            | Reason::Stairstep { tier, above, up_to } => {
                let bound = up_to.iter().map(|bound| ("bound", quantity(bound)));
                let tier = [("tier", count(*tier)), ("above", quantity(above))];
                tier.into_iter().chain(bound).collect()
            }
            Reason::TierFee { tier } => vec![("tier", count(*tier))],
            Reason::Package { packages, size, .. } => {
                vec![("packages", quantity(packages)), ("size", quantity(size))]
            }
            #[rustfmt::skip]
            Reason::Blocks { tier, above, blocks, size } => vec![
                ("tier", count(*tier)), ("above", quantity(above)),
                ("blocks", quantity(blocks)), ("size", quantity(size)),
            ],
            Reason::Percentage { .. }
            | Reason::PerEvent { .. }
            | Reason::EventMinimum { .. }
            | Reason::EventMaximum { .. }
            | Reason::CellsExceed { .. }
            | Reason::Units { .. } => self.numbers_of_events(),
            Reason::Cell { at } => vec![("at", Arg::Text(at.clone()))],
            Reason::EachGroup { name } => vec![("name", Arg::Name(name.clone()))],
            Reason::NotChosen { name, amount, .. } => {
                vec![("name", Arg::Name(name.clone())), ("amount", money(amount))]
            }
            Reason::AlreadyPriced { quantity: units } => vec![("quantity", quantity(units))],
            Reason::MinimumQuantity { minimum, used } => {
                vec![("minimum", quantity(minimum)), ("used", quantity(used))]
            }
            Reason::NotPublished { above } => vec![("above", quantity(above))],
            Reason::Share { rate, of } => {
                vec![("rate", percent(rate)), ("of", Arg::Name(of.clone()))]
            }
            Reason::WithinAllowance { used, allowance } => {
                vec![("used", quantity(used)), ("allowance", quantity(allowance))]
            }
            Reason::CoveredByPacks { drawn } => vec![("drawn", quantity(drawn))],
            Reason::AmountDiscount { discount } => vec![("discount", money(discount))],
            Reason::Factor { factor } => vec![("factor", quantity(factor))],
            Reason::MinimumTopUp { minimum } => vec![("minimum", money(minimum))],
            Reason::MaximumCut { maximum } => vec![("maximum", money(maximum))],
            Reason::PercentDiscount { rate }
            | Reason::BillingDiscount { rate }
            | Reason::Salvage { rate } => vec![("rate", percent(rate))],
            Reason::Contract(reason) => reason.said().1,
            Reason::Pack(reason) => reason.said().1,
            Reason::Prepaid(reason) => reason.said().1,
            Reason::Bill(reason) => reason.said().1,
            Reason::Change(reason) => reason.numbers(),
            Reason::Refused { .. } | Reason::Slowed { .. } | Reason::AboveCap { .. } => {
                self.numbers_of_events()
            }
            #[rustfmt::skip]
            Reason::Surcharge { rate, count } =>
                vec![("rate", percent(rate)), ("count", Arg::Count(i64::from(*count)))],
        };
        list.into_iter()
            .fold(said, |said, (name, arg)| said.with(name, arg))
    }
}

fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
