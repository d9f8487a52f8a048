//! What is refused of a charge's own usage: by a charge that serves nothing beyond its
//! allowance and packs, and by the buyer's spending cap.

use super::emit::Batch;
use super::exchange::in_plan_currency;
use super::limits::without_amount;
use super::rate::Rating;
use crate::decimal::{Exact, add, quotient, sub, sum};
use crate::period::Period;
use crate::pricing::limit::Purse;
use crate::pricing::reason::Reason;
use crate::pricing::steps::Pricing;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A charge's usage in a period, in the unit that is priced (but for `metered`).
#[derive(Clone, Copy)]
pub struct Use {
    pub metered: Decimal,
    /// Beyond allowance and packs.
    pub rest: Decimal,
    /// From packs.
    pub drawn: Decimal,
    /// First day of the period that it belongs to.
    pub from: NaiveDate,
    /// Priced before, when a period is billed by days, and for how much.
    pub rest_before: Decimal,
    pub amount_before: Decimal,
}

impl Use {
    /// Nothing yet, at the beginning of a period.
    pub fn begin(period: &Period) -> Use {
        Use {
            metered: Decimal::ZERO,
            rest: Decimal::ZERO,
            drawn: Decimal::ZERO,
            from: period.start(),
            rest_before: Decimal::ZERO,
            amount_before: Decimal::ZERO,
        }
    }
}

impl Rating<'_> {
    /// Of a charge's use, what is served; what is not becomes a line without an amount.
    /// Charges use the month's cap up in the plan's order.
    pub(super) fn serve(&mut self, batch: &Batch, pricing: &Pricing, asked: Use) -> Exact<Use> {
        let allowance = pricing.allowance.included()?;
        if batch.charge.refuses_beyond {
            let inside = add(allowance, asked.drawn)?;
            let reason = Reason::Refused {
                asked: add(inside, asked.rest)?,
                most: inside,
            };
            return self.refuse(batch, allowance, asked, (Decimal::ZERO, reason));
        }
        let own = self.option.spending.cap;
        let own_here = own
            .map(|cap| in_plan_currency(self.study, self.option, self.plan, cap, batch.billed_on));
        let found = self.option.spending.most(asked.from, own_here.transpose()?);
        let Some((most, purse)) = found else {
            return Ok(asked);
        };
        let price = |rest: Decimal| {
            let rest = add(asked.rest_before, rest)?;
            let parts = pricing.parts_after_packs(asked.metered, rest, asked.drawn)?;
            sub(
                sum(parts.iter().map(|part| part.amount))?,
                asked.amount_before,
            )
        };
        let start = asked.from;
        let spent = self.spent.get(&start).copied().unwrap_or_default();
        let left = sub(most, spent)?.max(Decimal::ZERO);
        let served = if price(asked.rest)? <= left {
            asked.rest
        } else {
            most_within(asked.rest, &|units| Ok(price(units)? <= left))?
        };
        self.spent.insert(start, add(spent, price(served)?)?);
        let reason = Reason::AboveCap {
            // The buyer's own as the buyer states it.
            cap: own.filter(|_| purse == Purse::Cap).unwrap_or(most),
            purse,
            asked: asked.rest,
            most: served,
        };
        self.refuse(batch, allowance, asked, (served, reason))
    }

    /// Holds the rest to what is `served` of it.
    fn refuse(
        &mut self,
        batch: &Batch,
        allowance: Decimal,
        asked: Use,
        (served, reason): (Decimal, Reason),
    ) -> Exact<Use> {
        if served == asked.rest {
            return Ok(asked);
        }
        let origin = self.origin(batch.charge);
        self.lines.push(
            without_amount(
                format!("{}.refused", batch.charge.id),
                &batch.charge.name,
                batch.charge.clause.clone(),
                (batch.period, batch.billed_on),
                (sub(asked.rest, served)?, reason),
            )
            .with(|item| item.origin = origin),
        );
        // What lies within the allowance is all of it.
        let metered = if served.is_zero() {
            allowance
        } else {
            asked.metered
        };
        Ok(Use {
            metered,
            rest: served,
            ..asked
        })
    }
}

/// The largest whole quantity below `rest` that fits, by halving; zero when none does. The
/// price must not fall with the quantity for the answer to be the only one.
fn most_within(rest: Decimal, fits: &dyn Fn(Decimal) -> Exact<bool>) -> Exact {
    let (mut low, mut high) = (Decimal::ZERO, rest.ceil());
    while sub(high, low)? > Decimal::ONE {
        let middle = quotient(add(low, high)?, Decimal::TWO)?.floor();
        if fits(middle)? {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
