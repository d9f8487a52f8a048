//! What each part of a charge came to in the vendor's units, as lines without an amount.

use super::limits::without_amount;
use super::rate::Rating;
use crate::decimal::{Exact, sum};
use crate::label::Label;
use crate::period::Period;
use crate::pricing::plan::Charge;
use crate::pricing::reason::Reason;
use crate::pricing::units;
use chrono::NaiveDate;

impl Rating<'_> {
    /// Says for each part of a period what it used, in units and at the price of units, before
    /// allowance and packs.
    pub(super) fn units_used(
        &mut self,
        charge: &Charge,
        period: &Period,
        billed_on: NaiveDate,
    ) -> Exact<()> {
        let used = units::by_part(&charge.units, |meter| self.metered(meter, period))?;
        let mut lines = Vec::new();
        for (index, used) in used.into_iter().enumerate() {
            let number = index.saturating_add(1);
            let money = charge.pricing.price.parts(used.units)?;
            let reason = Reason::Units {
                units: used.units,
                worth: sum(money.iter().map(|part| part.amount))?,
            };
            let line = without_amount(
                format!("{}.units-{number}", charge.id),
                &Label::joined(&charge.name, &used.part.name),
                charge.clause.clone(),
                (*period, billed_on),
                (used.quantity, reason),
            );
            lines.push(line.with(|item| item.origin = self.origin(charge)));
        }
        self.lines.extend(lines);
        Ok(())
    }
}
