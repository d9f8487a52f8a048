//! Day counts: how far apart two civil dates are, in years or in months.
//!
//! Act/365 fixed, the count of XIRR and XNPV: the days between, divided by 365 whatever
//! the year, so a year with 29 February is 366/365 = 1.0027 years. Months are counted
//! from the anchor, as everywhere in a study.

use crate::period::add_months;
use chrono::{Datelike, NaiveDate};

const DAYS_OF_A_YEAR: f64 = 365.0;

/// Years from `from` to `to` by act/365 fixed; negative when `to` is the earlier one.
pub fn years_between(from: NaiveDate, to: NaiveDate) -> f64 {
    let days = to
        .num_days_from_ce()
        .saturating_sub(from.num_days_from_ce());
    f64::from(days) / DAYS_OF_A_YEAR
}

/// [`years_between`] one date and many that follow each other: the days of a year before
/// are counted once.
#[derive(Debug, Clone, Copy)]
pub struct YearsSince {
    start: i32,
    year: i32,
    before: i32,
}

impl YearsSince {
    pub fn new(start: NaiveDate) -> YearsSince {
        let days = start.num_days_from_ce();
        YearsSince {
            start: days,
            year: start.year(),
            before: days.wrapping_sub(start.ordinal0().cast_signed()),
        }
    }

    pub fn years_to(&mut self, date: NaiveDate) -> f64 {
        let day = date.ordinal0().cast_signed();
        if date.year() != self.year {
            self.year = date.year();
            self.before = date.num_days_from_ce().wrapping_sub(day);
        }
        f64::from(self.before.wrapping_add(day).wrapping_sub(self.start)) / DAYS_OF_A_YEAR
    }
}

/// Months from `from` to `to`: whole ones from the anchor `from` with month ends kept,
/// and the rest by the days of the month it falls in; 0 when `to` is not later.
pub fn months_between(from: NaiveDate, to: NaiveDate) -> f64 {
    let years = to.year().saturating_sub(from.year());
    let months = i64::from(years)
        .saturating_mul(12)
        .saturating_add(i64::from(to.month()))
        .saturating_sub(i64::from(from.month()));
    let Ok(mut whole) = u32::try_from(months) else {
        return 0.0;
    };
    if add_months(from, whole) > to {
        whole = whole.saturating_sub(1);
    }
    let (start, end) = (
        add_months(from, whole),
        add_months(from, whole.saturating_add(1)),
    );
    let part = years_between(start, to) / years_between(start, end);
    if part.is_finite() {
        f64::from(whole) + part.max(0.0)
    } else {
        f64::from(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_leap_year_is_longer() {
        let years = |a, b| years_between(date(a), date(b));
        assert_eq!(years("2027-01-01", "2028-01-01"), 1.0);
        assert_eq!(years("2028-01-01", "2029-01-01"), 366.0 / 365.0);
        assert_eq!(years("2027-03-01", "2027-02-28"), -1.0 / 365.0);
    }

    #[test]
    fn many_dates_count_as_one_by_one() {
        let start = date("2026-11-20");
        let mut since = YearsSince::new(start);
        for days in (0..4000).step_by(17).chain([5, 400]) {
            let to = start + chrono::Days::new(days);
            assert_eq!(since.years_to(to), years_between(start, to));
        }
    }

    #[test]
    fn months_keep_the_anchor() {
        let months = |a, b| months_between(date(a), date(b));
        assert_eq!(months("2026-01-31", "2026-02-28"), 1.0);
        assert_eq!(months("2026-01-31", "2026-03-31"), 2.0);
        assert_eq!(months("2026-01-01", "2029-01-01"), 36.0);
        assert_eq!(months("2026-01-01", "2026-04-16"), 3.5);
        assert_eq!(months("2026-05-01", "2026-04-16"), 0.0);
    }
}
