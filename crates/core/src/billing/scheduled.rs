//! Commitments by schedule: what may be used when, and what is billed when.
//!
//! Usage draws on the amount of its own time; what is left at the end of that time is lost
//! and is a cost of the month in which it lapses. All that is billed is the price of all
//! that may be used, so each unit of it costs the same share, whenever it is paid.

use super::held::{Charged, Held};
use super::prepaid::{ByDay, Time, piece};
use super::unpaid::Unpaid;
use crate::decimal::{Exact, mul, ratio, sub, sum};
use crate::period::{Period, add_months};
use crate::pricing::prepaid::{Access, Overage, PrepaidReason, Scheduled};
use crate::pricing::reason::Reason;
use crate::rating::Line;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What one bill has for a commitment: which lines, how much, how many units, and of which days.
struct Due {
    places: Vec<usize>,
    charged: Charged,
    units: Decimal,
    period: Period,
}

impl Time<'_> {
    /// Gives the lines by which it is paid for, each with its day.
    pub(super) fn schedule(
        &self,
        terms: &Scheduled,
        by_day: &mut ByDay,
        unpaid: &mut Unpaid,
    ) -> Exact<Vec<(NaiveDate, Line)>> {
        let counted = |amount: &Decimal| self.account.counted(self.plan, *amount);
        let prices = terms.invoices.iter().map(|(_, price)| counted(price));
        let price = sum(prices.collect::<Exact<Vec<_>>>()?)?;
        let all = sum(terms.access.iter().map(|one| one.amount))?;
        let mut held = Held::new(self.account, self.plan, (all, price));
        for (month, price) in &terms.invoices {
            let day = add_months(self.run.anchor, *month);
            let gone = self.run.until.is_some_and(|until| until <= day);
            if !gone && !price.is_zero() {
                held.pay(*price, day)?;
            }
        }
        for access in &terms.access {
            self.draw_on((terms, access), &mut held, by_day, unpaid)?;
        }
        self.invoices(terms, held)
    }

    /// Usage of one time of access against its amount.
    fn draw_on(
        &self,
        (terms, access): (&Scheduled, &Access),
        held: &mut Held,
        by_day: &mut ByDay,
        unpaid: &mut Unpaid,
    ) -> Exact<()> {
        let month = |month: u32| add_months(self.run.anchor, month);
        let full = Period::new(month(access.from_month), month(access.until_month));
        let Some((full, within)) = full.and_then(|f| Some((f, f.overlap(&self.span)?))) else {
            return Ok(());
        };
        let reference = format!("commitment.{}", terms.id);
        let mut left = access.amount;
        for (day, lines) in by_day.iter_mut() {
            let Some(due) = self.due(terms, (*day, lines), &within, unpaid)? else {
                continue;
            };
            let on = due.period.last_day().min(within.last_day());
            let used = due.charged.stated.min(left);
            left = sub(left, used)?;
            let dates = (due.period, *day, on);
            let title = (reference.as_str(), &terms.name);
            let drawn = self.drawn((held, left), title, (used, &due.charged), dates)?;
            unpaid.pay((*day, &due.places), used, &drawn)?;
            lines.extend(drawn);
            let beyond = sub(due.charged.stated, used)?;
            if let Some((amount, reason)) =
                more(terms.overage, (due.charged.stated, due.units), beyond)?
            {
                let line = self.line(
                    (format!("{reference}.overage"), &terms.name),
                    (due.period, *day),
                    (amount, Reason::Prepaid(reason)),
                );
                let billed = self.account.billed(self.plan, amount, *day)?;
                lines.push(billed.onto(line));
            }
        }
        // A time that reaches beyond the study has not ended; a plan that is left has.
        let ended = within.end() == full.end() || self.run.until == Some(within.end());
        if ended && left > Decimal::ZERO {
            held.take(left, within.last_day(), true)?;
        }
        Ok(())
    }

    /// What covered charges that begin within a time come to on one bill.
    fn due(
        &self,
        terms: &Scheduled,
        (day, lines): (NaiveDate, &[Line]),
        within: &Period,
        unpaid: &Unpaid,
    ) -> Exact<Option<Due>> {
        let counted = self.charges(lines, &terms.covers, within);
        let places: Vec<usize> = counted.clone().map(|(place, _)| place).collect();
        let counted = counted.map(|(_, line)| line);
        let charged = unpaid.left(day, &places)?;
        let first = counted.clone().map(|line| line.period.start()).min();
        let end = counted.clone().map(|line| line.period.end()).max();
        let period = first
            .zip(end)
            .and_then(|(first, end)| Period::new(first, end));
        let Some(period) = period.filter(|_| charged.stated > Decimal::ZERO) else {
            return Ok(None);
        };
        // Units go with the money that pays for them.
        let all = Charged::of(self.account, counted.clone())?.stated;
        let units = sum(counted.filter_map(|line| line.quantity))?;
        let units = match charged.stated == all {
            true => units,
            false => ratio(units, charged.stated, all)?,
        };
        Ok(Some(Due {
            places,
            charged,
            units,
            period,
        }))
    }

    /// The bills for it, each bearing what was used or lost first and is not borne yet. One
    /// that comes after the study is a bill of the study when it pays for its usage.
    fn invoices(&self, terms: &Scheduled, held: Held) -> Exact<Vec<(NaiveDate, Line)>> {
        let mut ahead = Vec::new();
        let ends = terms.access.last().map_or(0, |one| one.until_month);
        let begins = terms.access.first().map_or(0, |one| one.from_month);
        let month = |month: u32| add_months(self.run.anchor, month);
        let amount = sum(terms.access.iter().map(|one| one.amount))?;
        let Some(all) = Period::new(month(begins), month(ends)) else {
            return Ok(ahead);
        };
        for mut payment in held.payments {
            let day = payment.on;
            if day >= self.span.end() && payment.pieces.is_empty() {
                continue;
            }
            // What was paid for times after the plan was left is lost with it.
            let rest = payment.rest()?;
            if let Some(until) = self.run.until.filter(|_| rest > Decimal::ZERO) {
                let last = until.pred_opt().unwrap_or(until);
                payment.pieces.push(piece(last, rest, true));
            }
            let title = (format!("commitment.{}", terms.id), &terms.name);
            let reason = PrepaidReason::Credit { amount };
            let line = self.paid_ahead(title, (all, day), payment, reason);
            ahead.push((day, line));
        }
        Ok(ahead)
    }
}

/// What usage beyond a commitment costs more than its price; less when negative. `due` is
/// what all usage comes to, and its units.
fn more(
    overage: Overage,
    (due, units): (Decimal, Decimal),
    beyond: Decimal,
) -> Exact<Option<(Decimal, PrepaidReason)>> {
    if beyond <= Decimal::ZERO {
        return Ok(None);
    }
    Ok(match overage {
        Overage::Alike => None,
        Overage::Factor(factor) => {
            let more = mul(beyond, sub(factor, Decimal::ONE)?)?;
            Some((more, PrepaidReason::OverageFactor { beyond, factor }))
        }
        Overage::UnitPrice(price) => {
            let units = ratio(units, beyond, due)?;
            let more = sub(mul(units, price)?, beyond)?;
            let reason = PrepaidReason::OveragePrice {
                beyond,
                units,
                price,
            };
            Some((more, reason))
        }
    })
}

/// The same for a least amount of a period: what covered lines come to beyond it.
pub(super) fn beyond_least(
    overage: Overage,
    counted: (Decimal, Decimal),
    least: Decimal,
) -> Exact<Option<(Decimal, PrepaidReason)>> {
    more(overage, counted, sub(counted.0, least)?)
}
