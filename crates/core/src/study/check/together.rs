//! The plans that one option comes to: what they must have in common, since they come onto
//! the same bills.

use super::bill_rules::kind;
use super::numbers::Findings;
use super::target::Check;
use super::taxes::rate_is_known;
use crate::issue::{Issue, IssueCode};
use crate::pricing::bill_rules::DeductionKind;
use crate::pricing::plan::Plan;
use crate::study::path::join;
use chrono::NaiveDate;

impl Check<'_> {
    /// Checks the plans of an option, the first one first, each with the first day on which
    /// it can be reached. False when prices of one of them cannot be converted.
    pub fn together(&self, plans: &[(usize, NaiveDate)], found: &mut Findings) -> bool {
        let plan = |index: usize| self.context.plans.get(index).and_then(Option::as_ref);
        let plans: Vec<(&Plan, NaiveDate)> = plans
            .iter()
            .filter_map(|(index, day)| Some((plan(*index)?, *day)))
            .collect();
        let Some(((first, _), others)) = plans.split_first() else {
            return true;
        };
        let mut convertible = true;
        for (other, day) in others {
            if other.prices_include_vat != first.prices_include_vat {
                self.apart(IssueCode::PlansBilledApart, (first, other), found);
            }
            self.deducted_alike(first, other, found);
            self.paid_from_balance(first, other, found);
            if other.foreign != first.foreign {
                convertible &= rate_is_known(other, self.context.exchange, *day, found);
            }
        }
        convertible
    }

    fn apart(&self, code: IssueCode, (one, other): (&Plan, &Plan), found: &mut Findings) {
        let issue = Issue::new(code, self.path).text("one", &one.id);
        found.push(issue.text("other", &other.id));
    }

    /// An amount is used up bill by bill, which needs one side of VAT for all bills.
    fn deducted_alike(&self, one: &Plan, other: &Plan, found: &mut Findings) {
        let deductions = self.option.settling.iter().flat_map(|s| &s.deductions);
        let amounts = deductions.filter(|deduction| deduction.amount.is_some());
        let kinds: Vec<DeductionKind> = amounts.map(|deduction| kind(deduction.kind)).collect();
        let side = |plan: &Plan, of: &DeductionKind| plan.bill_rules.place(*of).0;
        if kinds.iter().any(|of| side(one, of) != side(other, of)) {
            self.apart(IssueCode::DeductionsApart, (one, other), found);
        }
    }

    /// A balance is kept in one currency, that of every bill it pays for.
    fn paid_from_balance(&self, one: &Plan, other: &Plan, found: &mut Findings) {
        let currency = |plan: &Plan| {
            plan.foreign
                .as_ref()
                .map(|foreign| foreign.currency.clone())
        };
        if self.option.wallet.is_some() && currency(one) != currency(other) {
            let place = join(self.path, "wallet");
            let issue = Issue::new(IssueCode::BalanceApart, place);
            found.push(issue.text("one", &one.id).text("other", &other.id));
        }
    }
}
