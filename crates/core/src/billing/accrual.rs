//! Accrual (权责口径): each line's cost goes to the months it serves.
//!
//! Straight lines are spread by days, or by months where the study says so, with the
//! cumulative difference, so that the months add up to the amount and no month is off by
//! more than the smallest unit. The buyer's cost is the net amount plus the VAT that does
//! not come back.

use super::invoice::Invoice;
use crate::decimal::{Exact, Overflow, RoundingMode, add, ratio, round, sub};
use crate::period::{Horizon, Period, add_months};
use crate::rating::{Line, Recognition};
use crate::study::Spread;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Cost by month of the study, and what belongs to the time after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Accrual {
    pub months: Vec<Decimal>,
    pub after: Decimal,
    /// Prepaid quantities that lapsed unused, by month; contained in `months`.
    pub expired: Vec<Decimal>,
}

/// The accrual of an option's bills.
pub fn accrue(
    invoices: &[Invoice],
    horizon: &Horizon,
    decimals: u32,
    spread: Spread,
) -> Exact<Accrual> {
    let mut accrual = Accrual {
        months: vec![Decimal::ZERO; horizon.len()],
        after: Decimal::ZERO,
        expired: vec![Decimal::ZERO; horizon.len()],
    };
    for invoice in invoices {
        for ((line, net), tax) in invoice
            .lines
            .iter()
            .zip(&invoice.net_by_line)
            .zip(&invoice.lost_by_line)
        {
            accrual.spread(line, add(*net, *tax)?, horizon, decimals, spread)?;
        }
    }
    Ok(accrual)
}

impl Accrual {
    fn spread(
        &mut self,
        line: &Line,
        cost: Decimal,
        horizon: &Horizon,
        decimals: u32,
        spread: Spread,
    ) -> Exact<()> {
        match &line.recognition {
            Recognition::Straight => self.straight(line, cost, horizon, decimals, spread),
            Recognition::AsUsed(pieces) => {
                let mut booked = Decimal::ZERO;
                let mut used = Decimal::ZERO;
                for piece in pieces {
                    // The pieces are shares of the line's amount; the cost may carry tax.
                    used = add(used, piece.amount)?;
                    let so_far = round(
                        ratio(cost, used, line.amount)?,
                        decimals,
                        RoundingMode::HalfUp,
                    );
                    let amount = sub(so_far, booked)?;
                    booked = so_far;
                    self.put(horizon.month_of(piece.on), amount)?;
                    if piece.expired
                        && let Some(slot) = horizon
                            .index_of(piece.on)
                            .and_then(|m| self.expired.get_mut(m))
                    {
                        *slot = add(*slot, amount)?;
                    }
                }
                self.after = add(self.after, sub(cost, booked)?)?;
                Ok(())
            }
        }
    }

    fn straight(
        &mut self,
        line: &Line,
        cost: Decimal,
        horizon: &Horizon,
        decimals: u32,
        spread: Spread,
    ) -> Exact<()> {
        let period = line.period;
        let mut booked = Decimal::ZERO;
        let mut month = horizon.month_of(period.start());
        loop {
            let whole = usize::try_from(month).map_err(|_| Overflow)?;
            let end = horizon.month(whole).end().min(period.end());
            let inside = whole < horizon.len();
            // Everything after the study is one remainder.
            let so_far = if end >= period.end() || !inside {
                cost
            } else {
                let (passed, of) = passed(&period, end, spread);
                round(ratio(cost, passed, of)?, decimals, RoundingMode::HalfUp)
            };
            self.put(month, sub(so_far, booked)?)?;
            booked = so_far;
            if end >= period.end() || !inside || end.year() > 2400 {
                return Ok(());
            }
            month = month.saturating_add(1);
        }
    }

    fn put(&mut self, month: i64, amount: Decimal) -> Exact<()> {
        let slot = usize::try_from(month.max(0))
            .ok()
            .and_then(|index| self.months.get_mut(index));
        let slot = slot.unwrap_or(&mut self.after);
        *slot = add(*slot, amount)?;
        Ok(())
    }
}

/// How much of a period has passed when a month ends: days, or months with the month of
/// the start whole. A part beyond the period's months is held at the whole.
fn passed(period: &Period, month_end: NaiveDate, spread: Spread) -> (Decimal, Decimal) {
    match spread {
        Spread::Days => {
            let days = month_end.signed_duration_since(period.start()).num_days();
            (Decimal::from(days), Decimal::from(period.days()))
        }
        Spread::Months => {
            let first = Horizon::new(period.start(), 1);
            let begun = first.month_of(month_end);
            let whole = first.month_of(period.end());
            let started = add_months(period.start(), u32::try_from(whole).unwrap_or(0));
            let of = whole
                .saturating_add(i64::from(started < period.end()))
                .max(1);
            (Decimal::from(begun.min(of)), Decimal::from(of))
        }
    }
}
