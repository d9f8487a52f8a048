//! Commitments by schedule: what may be used when, and what is billed when.
//!
//! Usage draws on the amount of its own time; what is left at the end of that time is lost
//! and is a cost of the month in which it lapses. All that is billed is the price of all
//! that may be used, so each unit of it costs the same share, whenever it is paid.

use super::prepaid::{ByDay, Time, piece};
use crate::decimal::{Exact, add, mul, ratio, sub, sum};
use crate::period::{Period, add_months};
use crate::pricing::prepaid::{Access, Overage, PrepaidReason, Scheduled};
use crate::pricing::reason::Reason;
use crate::rating::line::Used;
use crate::rating::{Line, Recognition};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::VecDeque;

/// What one bill has for a commitment: how much, how many units, and of which days.
struct Due {
    amount: Decimal,
    units: Decimal,
    period: Period,
}

/// What is used or lost, priced by cumulative difference.
struct Worth {
    /// All that may be used, and all that is billed for it.
    access: Decimal,
    paid: Decimal,
    gone: Decimal,
    booked: Decimal,
    pieces: VecDeque<Used>,
}

impl Time<'_> {
    pub(super) fn schedule(&self, terms: &Scheduled, by_day: &mut ByDay) -> Exact<()> {
        let mut worth = Worth {
            access: sum(terms.access.iter().map(|one| one.amount))?,
            paid: sum(terms.invoices.iter().map(|(_, amount)| *amount))?,
            gone: Decimal::ZERO,
            booked: Decimal::ZERO,
            pieces: VecDeque::new(),
        };
        for access in &terms.access {
            self.draw_on(terms, access, &mut worth, by_day)?;
        }
        self.invoices(terms, worth.pieces, by_day)
    }

    /// Usage of one time of access against its amount.
    fn draw_on(
        &self,
        terms: &Scheduled,
        access: &Access,
        worth: &mut Worth,
        by_day: &mut ByDay,
    ) -> Exact<()> {
        let month = |month: u32| add_months(self.run.anchor, month);
        let full = Period::new(month(access.from_month), month(access.until_month));
        let Some((full, within)) = full.and_then(|f| Some((f, f.overlap(&self.span)?))) else {
            return Ok(());
        };
        let reference = |end: &str| format!("commitment.{}{end}", terms.id);
        let mut left = access.amount;
        for (day, lines) in by_day.iter_mut() {
            let Some(due) = self.due(terms, lines, &within)? else {
                continue;
            };
            let on = due.period.last_day().min(within.last_day());
            let used = due.amount.min(left);
            let beyond = sub(due.amount, used)?;
            if used > Decimal::ZERO {
                left = sub(left, used)?;
                self.consume(worth, used, on, false)?;
                lines.push(Line {
                    recognition: Recognition::AsUsed(vec![piece(on, -used, false)]),
                    ..self.line(
                        (reference(".used"), &terms.name),
                        (due.period, *day),
                        (-used, Reason::Prepaid(PrepaidReason::CreditUsed { left })),
                    )
                });
            }
            if let Some((amount, reason)) = more(terms.overage, &due, beyond)? {
                let amount = self.plan.rounding.alone(amount)?;
                lines.push(self.line(
                    (reference(".overage"), &terms.name),
                    (due.period, *day),
                    (amount, Reason::Prepaid(reason)),
                ));
            }
        }
        // A time that reaches beyond the study has not ended; a plan that is left has.
        let ended = within.end() == full.end() || self.run.until == Some(within.end());
        if ended && left > Decimal::ZERO {
            self.consume(worth, left, within.last_day(), true)?;
        }
        Ok(())
    }

    /// What covered charges that begin within a time come to on one bill.
    fn due(&self, terms: &Scheduled, lines: &[Line], within: &Period) -> Exact<Option<Due>> {
        let inside = |line: &&Line| {
            let start = line.period.start();
            terms.covers.covers(&line.charge)
                && self.has(line)
                && !matches!(line.reason, Reason::Prepaid(_))
                && within.start() <= start
                && start < within.end()
        };
        let counted = || lines.iter().filter(inside);
        let amount = sum(counted().map(|line| line.amount))?;
        let first = counted().map(|line| line.period.start()).min();
        let end = counted().map(|line| line.period.end()).max();
        let period = first
            .zip(end)
            .and_then(|(first, end)| Period::new(first, end));
        let Some(period) = period.filter(|_| amount > Decimal::ZERO) else {
            return Ok(None);
        };
        Ok(Some(Due {
            amount,
            units: sum(counted().filter_map(|line| line.quantity))?,
            period,
        }))
    }

    fn consume(&self, worth: &mut Worth, amount: Decimal, on: NaiveDate, lost: bool) -> Exact<()> {
        worth.gone = add(worth.gone, amount)?;
        let so_far = ratio(worth.paid, worth.gone, worth.access)?;
        let so_far = self.plan.rounding.alone(so_far)?;
        let cost = sub(so_far, worth.booked)?;
        worth.booked = so_far;
        worth.pieces.push_back(piece(on, cost, lost));
        Ok(())
    }

    /// The bills for it, each bearing what was used or lost first and is not borne yet. One
    /// that comes after the study is a bill of the study when it pays for its usage.
    fn invoices(
        &self,
        terms: &Scheduled,
        mut pieces: VecDeque<Used>,
        by_day: &mut ByDay,
    ) -> Exact<()> {
        let ends = terms.access.last().map_or(0, |one| one.until_month);
        let begins = terms.access.first().map_or(0, |one| one.from_month);
        let month = |month: u32| add_months(self.run.anchor, month);
        let amount = sum(terms.access.iter().map(|one| one.amount))?;
        let Some(all) = Period::new(month(begins), month(ends)) else {
            return Ok(());
        };
        for (due, price) in &terms.invoices {
            let day = month(*due);
            let gone = self.run.until.is_some_and(|until| until <= day);
            let late = day >= self.span.end() && pieces.is_empty();
            if price.is_zero() || gone || late {
                continue;
            }
            let price = self.plan.rounding.alone(*price)?;
            let (mut own, mut rest) = (Vec::new(), price);
            while rest > Decimal::ZERO
                && let Some(first) = pieces.front_mut()
            {
                let taken = first.amount.min(rest);
                own.push(piece(first.on, taken, first.expired));
                rest = sub(rest, taken)?;
                first.amount = sub(first.amount, taken)?;
                if first.amount.is_zero() {
                    pieces.pop_front();
                }
            }
            // What was paid for times after the plan was left is lost with it.
            if let Some(until) = self.run.until.filter(|_| rest > Decimal::ZERO) {
                own.push(piece(until.pred_opt().unwrap_or(until), rest, true));
            }
            let reason = Reason::Prepaid(PrepaidReason::Credit { amount });
            let line = self.line(
                (format!("commitment.{}", terms.id), &terms.name),
                (all, day),
                (price, reason),
            );
            let line = Line {
                recognition: Recognition::AsUsed(own),
                ..line.with(|item| item.in_advance = true)
            };
            by_day.entry(day).or_default().insert(0, line);
        }
        Ok(())
    }
}

/// What usage beyond a commitment costs more than its price; less when negative.
fn more(overage: Overage, due: &Due, beyond: Decimal) -> Exact<Option<(Decimal, PrepaidReason)>> {
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
            let units = ratio(due.units, beyond, due.amount)?;
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
    (counted, units): (Decimal, Decimal),
    least: Decimal,
    period: Period,
) -> Exact<Option<(Decimal, PrepaidReason)>> {
    let due = Due {
        amount: counted,
        units,
        period,
    };
    more(overage, &due, sub(counted, least)?)
}
