//! Why an amount is what it is: the rule that made it, with the numbers it used.

use super::change_reason::ChangeReason;
use super::contract_reason::ContractReason;
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
    /// A share of another charge.
    Share {
        rate: Decimal,
        of: Label,
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
    PackPurchase {
        count: Decimal,
        size: Decimal,
        valid_until: String,
    },
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
    /// Above the buyer's own spending cap: not served, not billed.
    AboveCap {
        cap: Decimal,
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

    /// Words for what is not served.
    fn short(&self, key: &str) -> Sentence {
        let (asked, most) = self.shortfall().unwrap_or_default();
        let quantity = |d: Decimal| Arg::Quantity(d.normalize().to_string());
        Sentence::new(key)
            .with("asked", quantity(asked))
            .with("most", quantity(most))
    }

    /// The reason in words.
    pub fn sentence(&self) -> Sentence {
        let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
        let money = |d: &Decimal| Arg::Money(d.normalize().to_string());
        let percent = |d: &Decimal| Arg::Percent(d.normalize().to_string());
        let rated = |key: &str, rate: &Decimal| Sentence::new(key).with("rate", percent(rate));
        match self {
            Reason::Change(change) => change.sentence(),
            Reason::Flat => Sentence::new("reason-flat"),
            Reason::PerUnit => Sentence::new("reason-per-unit"),
            Reason::Graduated {
                tier: t,
                above,
                up_to,
            } => of_tier("reason-graduated", *t, above, up_to),
            Reason::Volume {
                tier: t,
                above,
                up_to,
            } => of_tier("reason-volume", *t, above, up_to),
            Reason::Stairstep {
                tier: t,
                above,
                up_to,
            } => of_tier("reason-stairstep", *t, above, up_to),
            Reason::TierFee { tier } => Sentence::new("reason-tier-fee").count("tier", *tier),
            Reason::Package {
                packages,
                size,
                rounding,
            } => Sentence::new(match rounding {
                WholeRounding::Up => "reason-package-up",
                WholeRounding::Down => "reason-package-down",
                WholeRounding::Nearest => "reason-package-nearest",
            })
            .with("packages", quantity(packages))
            .with("size", quantity(size)),
            Reason::Share { rate, of } => Sentence::new("reason-share")
                .with("rate", percent(rate))
                .name("of", of),
            Reason::WithinAllowance { used, allowance } => Sentence::new("reason-within-allowance")
                .with("used", quantity(used))
                .with("allowance", quantity(allowance)),
            Reason::CoveredByPacks { drawn } => {
                Sentence::new("reason-covered-by-packs").with("drawn", quantity(drawn))
            }
            Reason::PercentDiscount { rate } => rated("reason-percent-discount", rate),
            Reason::MinimumTopUp { minimum } => {
                Sentence::new("reason-minimum").with("minimum", money(minimum))
            }
            Reason::MaximumCut { maximum } => {
                Sentence::new("reason-maximum").with("maximum", money(maximum))
            }
            Reason::BillingDiscount { rate } => rated("reason-billing-discount", rate),
            Reason::Contract(reason) => reason.sentence(),
            Reason::PackPurchase {
                count,
                size,
                valid_until,
            } => Sentence::new("reason-pack-purchase")
                .with("packs", quantity(count))
                .with("size", quantity(size))
                .with("until", Arg::Date(valid_until.clone())),
            Reason::Refused { .. } => self.short("reason-refused"),
            Reason::Slowed { .. } => self.short("reason-slowed"),
            Reason::AboveCap { cap, .. } => self.short("reason-above-cap").with("cap", money(cap)),
            Reason::Surcharge { rate, count } => Sentence::new("reason-surcharge")
                .with("rate", percent(rate))
                .with("count", Arg::Count(i64::from(*count))),
            Reason::Salvage { rate } => rated("reason-salvage", rate),
        }
    }
}

/// The sentence of a tier with its bounds.
fn of_tier(key: &str, tier: usize, above: &Decimal, up_to: &Option<Decimal>) -> Sentence {
    let quantity = |d: &Decimal| Arg::Quantity(d.normalize().to_string());
    let key = if up_to.is_some() {
        key.to_owned()
    } else {
        format!("{key}-open")
    };
    let said = Sentence::new(key)
        .count("tier", tier)
        .with("above", quantity(above));
    match up_to {
        Some(bound) => said.with("bound", quantity(bound)),
        None => said,
    }
}
