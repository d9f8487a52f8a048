//! Accrual (权责口径): each line's cost goes to the months it serves.
//!
//! Straight lines are spread by days, or by months where the study's books say so, with the
//! cumulative difference, so that the months add up to the amount and no month is off by
//! more than the smallest unit. The buyer's cost is the net amount plus the VAT that does
//! not come back.

use super::invoice::Invoice;
use crate::decimal::{Exact, Overflow, RoundingMode, add, ratio, round, sub};
use crate::period::{Horizon, Period, add_months};
use crate::pricing::plan::Asset;
use crate::rating::{Line, Recognition};
use crate::study::{Accounting, Spread};
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
    accounting: Accounting,
) -> Exact<Accrual> {
    let mut accrual = Accrual {
        months: vec![Decimal::ZERO; horizon.len()],
        after: Decimal::ZERO,
        expired: vec![Decimal::ZERO; horizon.len()],
    };
    let ends = (0..horizon.len()).map(|month| horizon.month_end(month));
    let books = Books {
        horizon,
        ends: ends.collect(),
        decimals,
        accounting,
    };
    for invoice in invoices {
        for ((line, net), tax) in invoice
            .lines
            .iter()
            .zip(&invoice.net_by_line)
            .zip(&invoice.lost_by_line)
        {
            accrual.spread(line, add(*net, *tax)?, &books)?;
        }
    }
    Ok(accrual)
}

/// The months that cost is spread over, and how.
struct Books<'a> {
    horizon: &'a Horizon,
    /// The day after each month.
    ends: Vec<NaiveDate>,
    decimals: u32,
    accounting: Accounting,
}

impl Accrual {
    fn spread(&mut self, line: &Line, cost: Decimal, books: &Books) -> Exact<()> {
        match &line.recognition {
            Recognition::Straight | Recognition::Asset(_) => {
                self.straight(recognised(line, books.accounting), cost, books)
            }
            Recognition::AsUsed(pieces) => {
                let mut booked = Decimal::ZERO;
                let mut used = Decimal::ZERO;
                for piece in pieces {
                    if line.amount.is_zero() {
                        continue;
                    }
                    // The pieces are shares of the line's amount; the cost may carry tax.
                    used = add(used, piece.amount)?;
                    let so_far = round(
                        ratio(cost, used, line.amount)?,
                        books.decimals,
                        RoundingMode::HalfUp,
                    );
                    let amount = sub(so_far, booked)?;
                    booked = so_far;
                    self.put(books.horizon.month_of(piece.on), amount)?;
                    if piece.expired
                        && let Some(slot) = books
                            .horizon
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
        (period, spread): (Period, Spread),
        cost: Decimal,
        books: &Books,
    ) -> Exact<()> {
        let mut booked = Decimal::ZERO;
        let mut month = books.horizon.month_of(period.start());
        let begun = usize::try_from(month).map_err(|_| Overflow)?;
        let ends = books.ends.get(begun..).unwrap_or_default();
        // Nearly every line is for a single month.
        if ends.first().is_none_or(|end| period.end() <= *end) {
            return self.put(month, cost);
        }
        // Everything after the study is one remainder.
        for end in ends.iter().take_while(|end| **end < period.end()) {
            let (passed, of) = passed(&period, *end, spread);
            let so_far = ratio(cost, passed, of)?;
            let so_far = round(so_far, books.decimals, RoundingMode::HalfUp);
            self.put(month, sub(so_far, booked)?)?;
            booked = so_far;
            month = month.saturating_add(1);
        }
        self.put(month, sub(cost, booked)?)
    }

    #[inline]
    fn put(&mut self, month: i64, amount: Decimal) -> Exact<()> {
        let slot = usize::try_from(month.max(0))
            .ok()
            .and_then(|index| self.months.get_mut(index));
        let slot = slot.unwrap_or(&mut self.after);
        *slot = add(*slot, amount)?;
        Ok(())
    }
}

/// The time over which a straight line's cost is recognised, and how it is divided.
#[inline]
pub fn recognised(line: &Line, accounting: Accounting) -> (Period, Spread) {
    let as_stated = (line.period, accounting.spread);
    let fixed = line.recognition == Recognition::Asset(Asset::Fixed);
    if !(fixed && accounting.depreciates_from_next_month) {
        return as_stated;
    }
    let from = add_months(Horizon::new(line.period.start(), 1).start(), 1);
    let period = Period::new(from, add_months(from, line.period.months_begun()));
    period.map_or(as_stated, |period| (period, Spread::Months))
}

/// How much of a period has passed when a month ends: days, or months. A part beyond the
/// period's months is held at the whole.
pub fn passed(period: &Period, month_end: NaiveDate, spread: Spread) -> (Decimal, Decimal) {
    let months = Horizon::new(period.start(), 1);
    let begun = months.month_of(month_end);
    match spread {
        Spread::Days => {
            let days = month_end.signed_duration_since(period.start()).num_days();
            (Decimal::from(days), Decimal::from(period.days()))
        }
        Spread::Months => {
            let of = i64::from(period.months_begun());
            (Decimal::from(begun.min(of)), Decimal::from(of))
        }
        Spread::HalfMonth => {
            // In half months.
            let cut = |day: NaiveDate| i64::from(day.day() != 1);
            let touched = months.month_of(period.last_day()).saturating_add(1);
            let doubled = |whole: i64| whole.saturating_mul(2).saturating_sub(cut(period.start()));
            let of = doubled(touched).saturating_sub(cut(period.end())).max(1);
            (Decimal::from(doubled(begun).min(of)), Decimal::from(of))
        }
    }
}
