//! Proration: how much of a period's price a part of the period costs.
//!
//! Vendors count a part in different ways, so the way is data. A part is half-open like
//! every period. The denominator is always the whole period, never what is left of it, and
//! each period of a longer span is counted over its own length. Parts that make up a whole
//! period add up to it under `Second`, `Day` and `Thirty360`; actual days over 30 and the
//! fixed month of 30 days do not, which is the vendors' own peculiarity.

use crate::period::Period;
use chrono::{Datelike, NaiveDate};

const SECONDS_A_DAY: i64 = 86_400;

/// The way a part of a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Proration {
    /// Seconds over the seconds of the period; days have 24 hours.
    Second,
    /// Days over the days of the period, 28 to 31 of a month, 365 or 366 of a year.
    #[default]
    Day,
    /// Days over 30 for each month of the period.
    ActualOver30,
    /// Months of 30 days: a part that runs into the next month is counted as if its first
    /// month had 30 days, a part within one month as it is.
    Fixed30,
    /// Months of 30 days in which the last day is the 30th.
    Thirty360,
    /// None: a part costs as much as the whole.
    Whole,
}

impl Proration {
    /// The share of `period` that `part`, which lies in it, costs: (of it, of what).
    /// `passed` are the seconds of the part's first day before it begins. Equal numbers
    /// mean the whole.
    pub fn share(self, period: &Period, part: &Period, passed: u32) -> (u32, u32) {
        let whole = part == period;
        let days = |p: &Period| p.days();
        let months =
            i64::from(month_number(period.end()).saturating_sub(month_number(period.start())));
        let thirties = months.max(1).saturating_mul(30);
        let (of_it, of) = match self {
            Proration::Second => (
                days(part)
                    .saturating_mul(SECONDS_A_DAY)
                    .saturating_sub(i64::from(passed)),
                days(period).saturating_mul(SECONDS_A_DAY),
            ),
            Proration::Day => (days(part), days(period)),
            Proration::ActualOver30 if !whole => (days(part), thirties),
            Proration::Fixed30 if !whole => (fixed_30(part), thirties),
            Proration::Thirty360 if !whole => (thirty_360(part), thirties),
            Proration::ActualOver30 | Proration::Fixed30 | Proration::Thirty360 => (1, 1),
            Proration::Whole => (1, 1),
        };
        let narrow = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        (narrow(of_it), narrow(of))
    }
}

fn month_number(date: NaiveDate) -> i32 {
    let month = i32::try_from(date.month0()).unwrap_or(0);
    date.year().saturating_mul(12).saturating_add(month)
}

/// Days from start to end with a first month of 30 days.
fn fixed_30(part: &Period) -> i64 {
    let (start, end) = (part.start(), part.end());
    match month_number(end).saturating_sub(month_number(start)) {
        0 => part.days(),
        months => i64::from(months)
            .saturating_mul(30)
            .saturating_sub(i64::from(start.day().min(30)))
            .saturating_add(i64::from(end.day().min(30))),
    }
}

/// Days between two dates of months that all have 30, the last day being the 30th.
fn thirty_360(part: &Period) -> i64 {
    let number = |date: NaiveDate| {
        let last = date
            .succ_opt()
            .is_none_or(|next| next.month() != date.month());
        let day = if last { 30 } else { date.day().min(30) };
        i64::from(month_number(date))
            .saturating_mul(30)
            .saturating_add(i64::from(day))
    };
    number(part.end()).saturating_sub(number(part.start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(start: &str, end: &str) -> Period {
        let date = |text: &str| text.parse().expect("a date");
        Period::new(date(start), date(end)).expect("a period")
    }

    fn share(basis: Proration, of: (&str, &str), part: (&str, &str)) -> (u32, u32) {
        basis.share(&period(of.0, of.1), &period(part.0, part.1), 0)
    }

    const MARCH: (&str, &str) = ("2027-03-01", "2027-04-01");
    const FEBRUARY: (&str, &str) = ("2027-02-01", "2027-03-01");

    #[test]
    fn true_days_over_the_whole_period() {
        let part = ("2027-03-15", "2027-04-01");
        assert_eq!(share(Proration::Day, MARCH, part), (17, 31));
        // A leap day shifts the price of every day of its year.
        let year = ("2028-01-01", "2029-01-01");
        assert_eq!(
            share(Proration::Day, year, ("2028-01-01", "2028-01-13")),
            (12, 366)
        );
    }

    #[test]
    fn months_of_thirty_days() {
        let part = ("2027-03-15", "2027-04-01");
        assert_eq!(share(Proration::ActualOver30, MARCH, part), (17, 30));
        assert_eq!(share(Proration::Fixed30, MARCH, part), (16, 30));
        assert_eq!(share(Proration::Thirty360, MARCH, part), (16, 30));
        // Within a month: counted as it is, or with the last day as the 30th.
        let short = ("2027-02-01", "2027-02-28");
        assert_eq!(share(Proration::Fixed30, FEBRUARY, short), (27, 30));
        assert_eq!(share(Proration::Thirty360, FEBRUARY, short), (29, 30));
        let last = ("2027-02-28", "2027-03-01");
        assert_eq!(share(Proration::Fixed30, FEBRUARY, last), (3, 30));
        assert_eq!(share(Proration::Thirty360, FEBRUARY, last), (1, 30));
    }

    #[test]
    fn actual_days_over_thirty_can_pass_the_whole() {
        let quarter = ("2027-07-01", "2027-10-01");
        let part = ("2027-07-02", "2027-10-01");
        assert_eq!(share(Proration::ActualOver30, quarter, part), (91, 90));
    }

    #[test]
    fn a_whole_period_is_whole_under_every_basis() {
        for basis in [
            Proration::Second,
            Proration::Day,
            Proration::ActualOver30,
            Proration::Fixed30,
            Proration::Thirty360,
            Proration::Whole,
        ] {
            let (of_it, of) = share(basis, FEBRUARY, FEBRUARY);
            assert_eq!(of_it, of, "{basis:?}");
        }
    }

    #[test]
    fn parts_of_a_period_add_up_to_it() {
        for basis in [Proration::Second, Proration::Day, Proration::Thirty360] {
            for day in 2..=28 {
                let cut = format!("2027-02-{day:02}");
                let (first, of) = share(basis, FEBRUARY, ("2027-02-01", &cut));
                let (second, _) = share(basis, FEBRUARY, (&cut, "2027-03-01"));
                assert_eq!(first + second, of, "{basis:?} cut on {cut}");
            }
        }
    }

    #[test]
    fn seconds_leave_out_what_has_passed() {
        let part = period("2027-03-31", "2027-04-01");
        let noon = Proration::Second.share(&period(MARCH.0, MARCH.1), &part, 43_200);
        assert_eq!(noon, (43_200, 31 * 86_400));
    }
}
