//! Civil periods and the horizon of a study.
//!
//! Periods are half-open, [start, end): the renewal on the boundary belongs to the new
//! period. They are shown to people with the last day included.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

/// A span of whole days, `start` included and `end` not. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
}

impl Period {
    /// `None` when `end` is not after `start`.
    pub fn new(start: NaiveDate, end: NaiveDate) -> Option<Period> {
        (start < end).then_some(Period { start, end })
    }

    pub fn start(&self) -> NaiveDate {
        self.start
    }

    /// The first day that no longer belongs to the period.
    pub fn end(&self) -> NaiveDate {
        self.end
    }

    /// The last day that belongs to it.
    pub fn last_day(&self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.start)
    }

    pub fn days(&self) -> i64 {
        self.end.signed_duration_since(self.start).num_days()
    }

    /// Its months from its first day, a started one whole; at least one.
    pub fn months_begun(&self) -> u32 {
        let whole = Horizon::new(self.start, 1).month_of(self.end);
        let whole = u32::try_from(whole).unwrap_or(0);
        let started = add_months(self.start, whole) < self.end;
        whole.saturating_add(u32::from(started)).max(1)
    }

    /// Every day of it as a period of its own.
    pub fn each_day(&self) -> impl Iterator<Item = Period> {
        let end = self.end;
        self.start
            .iter_days()
            .take_while(move |day| *day < end)
            .filter_map(|day| Period::new(day, day.succ_opt()?))
    }

    /// The common part; `None` when they do not meet.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.start <= day && day < self.end
    }

    pub fn overlap(&self, other: &Period) -> Option<Period> {
        Period::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The share of this period's days that lie in `part`, as (days, of days).
    pub fn share_of(&self, part: &Period) -> (Decimal, Decimal) {
        let days = self.overlap(part).map_or(0, |p| p.days());
        (Decimal::from(days), Decimal::from(self.days()))
    }
}

/// `date` plus `months`, with the day kept where the month has it and the month's last
/// day where it has not. Always count from an anchor: the n-th month of 31 January is
/// 31 March for n = 2, never 28 March by way of February.
pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// The months of a study: whole calendar months, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    start: NaiveDate,
    months: u32,
}

impl Horizon {
    /// `start` is moved to the first day of its month.
    pub fn new(start: NaiveDate, months: u32) -> Horizon {
        Horizon {
            start: start.with_day(1).unwrap_or(start),
            months,
        }
    }

    pub fn start(&self) -> NaiveDate {
        self.start
    }

    pub fn len(&self) -> usize {
        usize::try_from(self.months).unwrap_or(usize::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.months == 0
    }

    /// The day after the last month.
    pub fn end(&self) -> NaiveDate {
        add_months(self.start, self.months)
    }

    /// Month `index` (from 0) as a period; also beyond the end, for late payments.
    pub fn month(&self, index: usize) -> Period {
        let start = self.first_of(i64::try_from(index).unwrap_or(i64::MAX));
        let end = self.month_end(index);
        Period {
            start,
            end: if end > start { end } else { NaiveDate::MAX },
        }
    }

    /// The day after month `index`.
    pub fn month_end(&self, index: usize) -> NaiveDate {
        self.first_of(i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1))
    }

    /// The first day of month `index`.
    fn first_of(&self, index: i64) -> NaiveDate {
        let months = i64::from(self.start.year())
            .saturating_mul(12)
            .saturating_add(i64::from(self.start.month0()))
            .saturating_add(index);
        let year = i32::try_from(months.div_euclid(12)).ok();
        let month = u32::try_from(months.rem_euclid(12)).ok();
        year.zip(month)
            .and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month.saturating_add(1), 1))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The index of the month that `date` lies in; negative before the start, may be
    /// beyond the last month.
    pub fn month_of(&self, date: NaiveDate) -> i64 {
        let years = i64::from(date.year()).saturating_sub(i64::from(self.start.year()));
        let months = i64::from(date.month()).saturating_sub(i64::from(self.start.month()));
        years.saturating_mul(12).saturating_add(months)
    }

    /// As [`Self::month_of`], for dates inside the horizon only.
    pub fn index_of(&self, date: NaiveDate) -> Option<usize> {
        usize::try_from(self.month_of(date))
            .ok()
            .filter(|index| *index < self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn month_ends_count_from_the_anchor() {
        let anchor = date("2027-01-31");
        let nth: Vec<NaiveDate> = (1..=4).map(|n| add_months(anchor, n)).collect();
        assert_eq!(
            nth,
            ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"].map(date)
        );
        assert_eq!(add_months(date("2024-02-29"), 12), date("2025-02-28"));
        assert_eq!(add_months(date("2024-02-29"), 48), date("2028-02-29"));
    }

    #[test]
    fn months_of_a_horizon_have_an_index() {
        let horizon = Horizon::new(date("2027-01-15"), 24);
        assert_eq!(horizon.start(), date("2027-01-01"));
        assert_eq!(horizon.index_of(date("2028-12-31")), Some(23));
        assert_eq!(horizon.index_of(date("2029-01-01")), None);
        assert_eq!(horizon.month_of(date("2026-12-31")), -1);
        assert_eq!(horizon.month(1).days(), 28);
    }
}
