//! Places: where the study states a value, with what the scenario puts in its place.

use super::Trace;
use crate::decimal::parse;
use crate::pricing::bill_rules::BillReason;
use crate::pricing::change_reason::ChangeReason;
use crate::pricing::limit::Purse;
use crate::pricing::plan::Plan;
use crate::pricing::prepaid::PrepaidReason;
use crate::pricing::reason::Reason;
use crate::rating::Line;
use crate::study::path::{get, join};
use rust_decimal::Decimal;
use serde_json::Value;

impl Trace<'_> {
    /// The scenario and those it departs from.
    pub fn lineage(&self) -> Vec<String> {
        let mut line = vec![self.scenario.to_owned()];
        while let Some(from) = line
            .last()
            .and_then(|id| get(self.document, &join(&join("scenarios", id), "from")))
            .and_then(Value::as_str)
            .filter(|from| !line.iter().any(|earlier| earlier == from))
        {
            line.push(from.to_owned());
        }
        line
    }

    /// `path`, or the scenario's change of it, when it is stated at all.
    pub fn stated(&self, path: &str) -> Option<String> {
        let changed = self.lineage().into_iter().find_map(|scenario| {
            let place = join(&join(&join("scenarios", &scenario), "changes"), path);
            get(self.document, &place).map(|_| place)
        });
        changed.or_else(|| get(self.document, path).map(|_| path.to_owned()))
    }

    /// Where a field of a meter's forecast is stated for this scenario.
    pub fn stated_usage(&self, meter: &str, field: &str) -> Option<String> {
        self.lineage().into_iter().find_map(|scenario| {
            let usage = join(&join("scenarios", &scenario), "usage");
            let place = format!("{}.{field}", join(&usage, meter));
            get(self.document, &place).map(|_| place)
        })
    }

    pub fn of_option(&self, field: &str) -> Option<String> {
        self.stated(&format!("{}.{field}", join("options", &self.option.id)))
    }

    /// The plan that a line was priced by.
    pub fn plan_of(&self, line: &Line) -> &Plan {
        self.study.plans.get(line.origin.plan).unwrap_or(self.plan)
    }

    pub fn of_plan(&self, plan: &Plan, field: &str) -> Option<String> {
        self.stated(&format!("{}.{field}", join("plans", &plan.id)))
    }

    /// Where a field of the charge with this id is stated, in the plan of a line.
    pub fn of_charge(&self, line: &Line, charge: &str, field: &str) -> Option<String> {
        self.of_plan(self.plan_of(line), &format!("charges.{charge}.{field}"))
    }

    /// Where the price or the rate of a line is stated.
    pub fn price_of(&self, line: &Line) -> Option<String> {
        let price = |field: &str| self.of_charge(line, &line.charge, &format!("price.{field}"));
        let tier =
            |tier: usize, field: &str| price(&format!("tiers.{}.{field}", tier.saturating_sub(1)));
        match &line.reason {
            Reason::Flat => price("amount"),
            Reason::PerUnit => price("unit_price"),
            Reason::Graduated { tier: t, .. } | Reason::Volume { tier: t, .. } => {
                tier(*t, "unit_price").or_else(|| tier(*t, "flat_fee"))
            }
            Reason::Stairstep { tier: t, .. } | Reason::TierFee { tier: t } => tier(*t, "flat_fee"),
            Reason::Package { .. } => price("price"),
            Reason::Blocks { tier: t, .. } => tier(*t, "unit_price"),
            Reason::Percentage { .. } | Reason::Share { .. } => price("rate"),
            Reason::PerEvent { .. } => price("fixed_per_event"),
            Reason::EventMinimum { .. } => price("min_per_event"),
            Reason::EventMaximum { .. } => price("max_per_event"),
            Reason::Cell { .. } => price("cells"),
            Reason::OtherCells => price("default"),
            Reason::CellsExceed { .. } => price("cells"),
            Reason::EachGroup { .. } => price("groups"),
            Reason::NotChosen { .. } => price("of"),
            Reason::AlreadyPriced { .. } => self.of_charge(line, &line.charge, "running_total"),
            Reason::MinimumQuantity { .. } => {
                self.of_charge(line, &line.charge, "minimum_quantity")
            }
            Reason::NotPublished { .. } => self.of_charge(line, &line.charge, "price"),
            Reason::AmountDiscount { .. }
            | Reason::Factor { .. }
            | Reason::PercentDiscount { .. }
            | Reason::MinimumTopUp { .. }
            | Reason::MaximumCut { .. } => self.adjustment_of(line),
            Reason::BillingDiscount { .. } => self.of_option("billing.discount"),
            Reason::Surcharge { .. } => self.of_option("instalments.surcharge"),
            Reason::Change(change) => self.change_of(line, change),
            Reason::Salvage { .. } => {
                let charge = line.charge.strip_suffix(".salvage").unwrap_or(&line.charge);
                self.of_charge(line, charge, "salvage")
            }
            Reason::Pack(_) => self.pack_of(line),
            Reason::WithinAllowance { .. } => {
                self.of_charge(line, &line.charge, "allowance.quantity")
            }
            Reason::Refused { .. } | Reason::Slowed { .. } => self.limit_of(line),
            Reason::Units { .. } => self.part_of(line),
            Reason::Prepaid(_) => self.prepaid_of(line),
            Reason::Bill(reason) => self.bill_rule_of(line, reason),
            Reason::AboveCap { purse, .. } => self.purse_of(*purse),
            Reason::CoveredByPacks { .. } => self.of_option("packs"),
            Reason::Contract(reason) => match reason.key() {
                Some(key) => self.of_plan(self.plan_of(line), key),
                None => self.of_charge(line, &line.charge, "price"),
            },
        }
    }

    /// Where a pack that was bought, or what it became, has its price.
    fn pack_of(&self, line: &Line) -> Option<String> {
        let (_, pack) = line.reference.split_once("pack.")?;
        let pack = pack.strip_suffix(".upgrade").unwrap_or(pack);
        self.of_plan(self.plan_of(line), &format!("packs.{pack}.price"))
    }

    /// Where a part of a charge has its price in units.
    fn part_of(&self, line: &Line) -> Option<String> {
        let (charge, part) = self.charge_and_part(line)?;
        self.of_charge(line, charge, &format!("units.{part}.price"))
    }

    /// Where the money is stated that usage is refused for want of.
    fn purse_of(&self, purse: Purse) -> Option<String> {
        match purse {
            Purse::Cap => self.of_option("spending.cap"),
            Purse::Balance => self.of_option("wallet.top_up"),
            Purse::CreditLine => self.of_plan(self.plan, "bill_rules.credit_line.amount"),
        }
    }

    /// Where the adjustment that a line stands for is stated. A plan's rules may apply
    /// adjustments in another order than they are written in.
    fn adjustment_of(&self, line: &Line) -> Option<String> {
        if let Some(id) = line.charge.strip_prefix("commitment.") {
            return self.of_plan(self.plan_of(line), &format!("commitments.{id}.amount"));
        }
        let (kind, field, value) = match &line.reason {
            Reason::AmountDiscount { discount } => ("amount-discount", "amount", discount),
            Reason::Factor { factor } => ("factor", "factor", factor),
            Reason::PercentDiscount { rate } => ("percent-discount", "rate", rate),
            Reason::MinimumTopUp { minimum } => ("minimum", "amount", minimum),
            Reason::MaximumCut { maximum } => ("maximum", "amount", maximum),
            _ => return None,
        };
        let at = |index: usize, field: &str| {
            let place = format!("adjustments.{index}.{field}");
            self.of_charge(line, &line.charge, &place)
        };
        let written = |place: String| get(self.document, &place).and_then(numeral);
        (0_usize..)
            .map_while(|index| Some((index, at(index, "kind")?)))
            .filter(|(_, place)| get(self.document, place).and_then(Value::as_str) == Some(kind))
            .find(|(index, _)| at(*index, field).and_then(written) == Some(*value))
            .and_then(|(index, _)| at(index, field))
    }

    fn change_of(&self, line: &Line, change: &ChangeReason) -> Option<String> {
        match change {
            ChangeReason::Planned { .. } => self.of_option("changes"),
            ChangeReason::Outgrown { .. } => None,
            ChangeReason::Decrease { .. } => self.of_charge(line, &line.charge, "price"),
            ChangeReason::Unused { .. }
            | ChangeReason::UnusedAtList { .. }
            | ChangeReason::PaidBefore
            | ChangeReason::IntoDays { .. } => self.of_option("changes"),
        }
    }

    fn bill_rule_of(&self, line: &Line, reason: &BillReason) -> Option<String> {
        let plan = self.plan_of(line);
        let of_plan = |field: &str| self.of_plan(plan, &format!("bill_rules.{field}"));
        let deduction = |field: &str| {
            let id = line.reference.strip_prefix("deduction.")?;
            self.of_option(&format!("settling.deductions.{id}.{field}"))
        };
        match reason {
            BillReason::ShareTakenOff { .. } => deduction("share"),
            BillReason::TakenOff { .. } => deduction("amount"),
            BillReason::LateFee { .. } => of_plan("late.fee_per_day"),
            BillReason::Suspended { .. } => of_plan("late.suspended_after_days"),
            BillReason::Compensation { .. } => of_plan("downtime.multiple"),
            BillReason::CompensationAtMost { .. } => of_plan("downtime.most_share"),
        }
    }

    /// Where the part of a commitment is stated that a line stands for.
    fn commitment_of(&self, plan: &Plan, named: &str, reason: &Reason) -> Option<String> {
        let (id, end) = named.rsplit_once('.').unwrap_or((named, ""));
        let (id, field) = match (end, reason) {
            ("overage", Reason::Prepaid(PrepaidReason::OveragePrice { .. })) => {
                (id, "overage_price")
            }
            ("overage", _) => (id, "overage_factor"),
            ("used" | "exchange", _) => (id, "access"),
            _ => (named, "access"),
        };
        self.of_plan(plan, &format!("commitments.{id}.{field}"))
    }

    fn prepaid_of(&self, line: &Line) -> Option<String> {
        if line.reference.starts_with("wallet") {
            return self.of_option("wallet.top_up");
        }
        let plan = self.plan_of(line);
        if let Some(rest) = line.charge.strip_prefix("commitment.") {
            return self.commitment_of(plan, rest, &line.reason);
        }
        match line.charge.strip_prefix("credit.") {
            Some(credit) => {
                let used = credit.strip_suffix(".used");
                let id = used.or_else(|| credit.strip_suffix(".exchange"));
                let id = id.unwrap_or(credit);
                self.of_plan(plan, &format!("credits.{id}.amount"))
            }
            None => self.of_plan(plan, "deposit"),
        }
    }

    /// Where the limit is stated that a quantity is not served by.
    fn limit_of(&self, line: &Line) -> Option<String> {
        if let Some((_, limit)) = line.reference.split_once("limit.") {
            return self.of_plan(self.plan_of(line), &format!("limits.{limit}.quantity"));
        }
        let charge = line.charge.strip_suffix(".refused")?;
        self.of_charge(line, charge, "refuses_beyond")
    }
}

/// A number as the study writes it.
fn numeral(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => parse(text).ok(),
        Value::Number(number) => parse(&number.to_string()).ok(),
        _ => None,
    }
}
