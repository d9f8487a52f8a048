//! Causes: an option's money split by what brought it about.
//!
//! The pieces add up to everything paid: each bill line without VAT, then the VAT that does
//! not come back. What a line pays for the time after the study is a piece of its own, so
//! that the rest adds up to the study's cost.

use crate::billing::{Invoice, accrue, recognised};
use crate::decimal::{Exact, add, sub, sum};
use crate::outcome::Outcome;
use crate::pricing::bill_rules::BillReason;
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::contract_reason::ContractReason;
use crate::pricing::plan::{Category, Charge, Plan};
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::{Line, Recognition};
use crate::study::Study;
use crate::study::rule::Rule;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What brought money about. Charges are named by their id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A rule of pricing or billing that the other side has otherwise.
    Rule(Rule),
    /// A charge without a meter.
    Fee(String),
    /// Charges without a meter that have no counterpart on the other side.
    Fees,
    OneTime,
    /// A metered charge, or one of its tiers.
    Usage {
        charge: String,
        tier: Option<usize>,
    },
    /// Another quantity at the old unit price.
    Volume(String),
    /// What the quantity does not explain: price, tier, block.
    Price(String),
    PackUsed,
    PackExpired,
    PercentDiscount,
    BillingDiscount,
    Minimum,
    Maximum,
    Surcharge,
    Salvage,
    /// What a change of plan credits.
    PlanChange,
    /// What rates of exchange between two days bring or take.
    Exchange,
    /// VAT that does not come back.
    Vat,
    /// Paid for the time after the study.
    After,
    /// Present value that the amounts themselves do not explain: when they are paid.
    Time,
}

/// One option's outcome in its study.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub study: &'a Study,
    pub outcome: &'a Outcome,
}

/// Money with its cause and the line it comes from.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    pub cause: Cause,
    pub amount: Decimal,
    /// `option/bill-5/line`, or `option/bill-5` for its VAT.
    pub reference: String,
    /// The line of a metered charge, which quantities can be compared on.
    pub line: Option<&'a Line>,
}

impl<'a> Side<'a> {
    pub fn plan(&self) -> Option<&'a Plan> {
        let option = self.study.options.get(self.outcome.option)?;
        self.study.plan_of(option)
    }

    pub fn charge(&self, id: &str) -> Option<&'a Charge> {
        self.plan()?.charges.iter().find(|charge| charge.id == id)
    }

    fn option_id(&self) -> &'a str {
        let option = self.study.options.get(self.outcome.option);
        option.map_or("", |option| option.id.as_str())
    }

    /// Every piece of the option's money, in the order of bills.
    pub fn pieces(&self) -> Exact<Vec<Piece<'a>>> {
        let mut pieces = Vec::new();
        for invoice in &self.outcome.invoices {
            let bill = format!("{}/bill-{}", self.option_id(), invoice.number);
            let taxes = invoice.lost_by_line.iter().copied();
            let lines = invoice.lines.iter().zip(&invoice.net_by_line);
            for (((line, net), tax), name) in lines.zip(taxes).zip(line_names(invoice)) {
                let reference = format!("{bill}/{name}");
                self.of_line(line, *net, tax, &reference, &mut pieces)?;
            }
        }
        Ok(pieces)
    }

    fn of_line(
        &self,
        line: &'a Line,
        net: Decimal,
        tax: Decimal,
        reference: &str,
        pieces: &mut Vec<Piece<'a>>,
    ) -> Exact<()> {
        let horizon = &self.study.horizon;
        let (served, _) = recognised(line, self.study.accounting);
        let reaches_beyond = served.end() > horizon.end();
        let as_used = matches!(line.recognition, Recognition::AsUsed(_));
        let (mut after, mut after_net, mut expired) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        if reaches_beyond || as_used {
            let alone = self.spread(line, net, Decimal::ZERO)?;
            (after_net, expired) = (alone.0, alone.1);
            after = self.spread(line, net, tax)?.0;
        }
        let mut push = |cause: Cause, amount: Decimal, metered: bool| {
            if !amount.is_zero() || metered {
                pieces.push(Piece {
                    cause,
                    amount,
                    reference: reference.to_owned(),
                    line: metered.then_some(line),
                });
            }
        };
        let within = sub(net, after_net)?;
        let cause = self.cause(line);
        if cause == Cause::PackUsed {
            push(Cause::PackUsed, sub(within, expired)?, false);
            push(Cause::PackExpired, expired, false);
        } else {
            let metered = matches!(cause, Cause::Usage { .. });
            push(cause, within, metered);
        }
        push(Cause::Vat, sub(tax, sub(after, after_net)?)?, false);
        push(Cause::After, after, false);
        Ok(())
    }

    /// What of a line's cost lies after the study, and what of it lapsed.
    fn spread(&self, line: &Line, net: Decimal, tax: Decimal) -> Exact<(Decimal, Decimal)> {
        let months = accrue(
            &[alone(line, net, tax)],
            &self.study.horizon,
            self.study.currency.decimals,
            self.study.accounting,
        )?;
        Ok((months.after, sum(months.expired)?))
    }

    fn cause(&self, line: &Line) -> Cause {
        match &line.reason {
            Reason::PercentDiscount { .. } | Reason::AmountDiscount { .. } => {
                Cause::PercentDiscount
            }
            Reason::BillingDiscount { .. } => Cause::BillingDiscount,
            Reason::Contract(
                ContractReason::Promotion { .. }
                | ContractReason::Eligible { .. }
                | ContractReason::Loyalty { .. },
            ) => Cause::PercentDiscount,
            Reason::Contract(
                ContractReason::Prepaid { .. } | ContractReason::MonthsPaid { .. },
            ) => Cause::BillingDiscount,
            Reason::MinimumTopUp { .. } | Reason::MinimumQuantity { .. } => Cause::Minimum,
            Reason::MaximumCut { .. } => Cause::Maximum,
            Reason::Prepaid(
                PrepaidReason::DepositExchanged { .. } | PrepaidReason::Exchanged { .. },
            ) => Cause::Exchange,
            Reason::Pack(_) | Reason::Prepaid(_) => Cause::PackUsed,
            Reason::Bill(rule) => self.cause_of_rule(line, rule),
            Reason::Surcharge { .. } => Cause::Surcharge,
            Reason::Salvage { .. } => Cause::Salvage,
            Reason::Change(ChangeReason::Decrease { .. }) => self.cause_of_charge(line),
            Reason::Change(_) => Cause::PlanChange,
            Reason::Flat
            | Reason::PerUnit
            | Reason::Graduated { .. }
            | Reason::Volume { .. }
            | Reason::Stairstep { .. }
            | Reason::TierFee { .. }
            | Reason::Package { .. }
            | Reason::Blocks { .. }
            | Reason::Percentage { .. }
            | Reason::PerEvent { .. }
            | Reason::EventMinimum { .. }
            | Reason::EventMaximum { .. }
            | Reason::Cell { .. }
            | Reason::OtherCells
            | Reason::EachGroup { .. }
            | Reason::NotChosen { .. }
            | Reason::AlreadyPriced { .. }
            | Reason::NotPublished { .. }
            | Reason::CellsExceed { .. }
            | Reason::Factor { .. }
            | Reason::Share { .. }
            | Reason::Units { .. }
            | Reason::WithinAllowance { .. }
            | Reason::CoveredByPacks { .. }
            | Reason::Refused { .. }
            | Reason::Slowed { .. }
            | Reason::AboveCap { .. }
            | Reason::Contract(
                ContractReason::Increase { .. }
                | ContractReason::EachDay { .. }
                | ContractReason::ToDate { .. }
                | ContractReason::Escalated { .. },
            ) => self.cause_of_charge(line),
        }
    }

    fn cause_of_rule(&self, line: &Line, rule: &BillReason) -> Cause {
        match rule {
            BillReason::LateFee { .. } => Cause::Surcharge,
            BillReason::Suspended { .. } => self.cause_of_charge(line),
            BillReason::ShareTakenOff { .. }
            | BillReason::TakenOff { .. }
            | BillReason::Compensation { .. }
            | BillReason::CompensationAtMost { .. } => Cause::PercentDiscount,
        }
    }

    fn cause_of_charge(&self, line: &Line) -> Cause {
        let plan = self.study.plans.get(line.origin.plan);
        let charge = plan.and_then(|plan| plan.charges.iter().find(|c| c.id == line.charge));
        let metered = charge.is_some_and(Charge::is_metered);
        if line.category == Category::OneTime {
            return Cause::OneTime;
        }
        if !metered {
            return Cause::Fee(line.charge.clone());
        }
        let tier = match line.reason {
            Reason::Graduated { tier, .. } | Reason::Blocks { tier, .. } => Some(tier),
            _ => None,
        };
        Cause::Usage {
            charge: line.charge.clone(),
            tier,
        }
    }
}

/// A bill of one line only, so that its months can be told apart from the others'.
pub fn alone(line: &Line, net: Decimal, tax: Decimal) -> Invoice {
    Invoice {
        number: 0,
        issued: line.billed_on,
        due: line.billed_on,
        lines: vec![line.clone()],
        net_by_line: vec![net],
        net,
        tax,
        recoverable: Decimal::ZERO,
        lost_by_line: vec![tax],
        tax_by_rate: Vec::new(),
    }
}

/// The names of a bill's lines, each different: a second `usage` is `usage#2`.
pub fn line_names(invoice: &Invoice) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let name = |line: &'_ Line, count: usize| match count {
        1 => line.reference.clone(),
        n => format!("{}#{n}", line.reference),
    };
    invoice
        .lines
        .iter()
        .map(|line| {
            let count = seen.entry(line.reference.as_str()).or_default();
            *count = count.saturating_add(1);
            name(line, *count)
        })
        .collect()
}

/// The sum of pieces.
pub fn total(pieces: &[Piece]) -> Exact {
    pieces
        .iter()
        .try_fold(Decimal::ZERO, |total, piece| add(total, piece.amount))
}
