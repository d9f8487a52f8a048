//! How often something recurs, and the periods that follow from an anchor.

use crate::period::{Period, add_months};
use chrono::{Datelike, Months, NaiveDate};

/// Every so many months, or a single time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    Once,
    /// Never 0.
    Months(u32),
}

impl Cadence {
    pub const MONTH: Cadence = Cadence::Months(1);

    /// `once`, `month`, `quarter`, `year` or `36 months`.
    pub fn parse(text: &str) -> Option<Cadence> {
        match text {
            "once" => Some(Cadence::Once),
            "month" => Some(Cadence::Months(1)),
            "quarter" => Some(Cadence::Months(3)),
            "year" => Some(Cadence::Months(12)),
            other => {
                let months: u32 = other.strip_suffix(" months")?.trim().parse().ok()?;
                (1..=240)
                    .contains(&months)
                    .then_some(Cadence::Months(months))
            }
        }
    }
}

/// Which day a period begins on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// The day of the contract's start (动态月).
    #[default]
    Anniversary,
    /// The day of the contract's start, that day of the next month included: from day T
    /// to day T, and on from the day after.
    ToSameDay,
    /// The first of the calendar month (自然月): a first part-month, then whole ones.
    Calendar,
    /// A day of the month, from 1; the last day in months that are too short for it.
    BillingDay(u32),
}

impl Alignment {
    /// The day on which period 0 begins: the anchor, or the last such day before it.
    fn first(self, anchor: NaiveDate) -> NaiveDate {
        match self {
            Alignment::Anniversary | Alignment::ToSameDay => anchor,
            Alignment::Calendar => on_day(anchor, 1),
            Alignment::BillingDay(day) => match on_day(anchor, day) {
                later if later > anchor => anchor
                    .checked_sub_months(Months::new(1))
                    .map_or(later, |before| on_day(before, day)),
                first => first,
            },
        }
    }

    /// The boundary `months` after the first one. Counted from the first one every time,
    /// never from the boundary before.
    fn boundary(self, first: NaiveDate, months: u32) -> NaiveDate {
        let moved = add_months(first, months);
        match self {
            Alignment::Anniversary | Alignment::Calendar => moved,
            Alignment::ToSameDay if months == 0 => moved,
            Alignment::ToSameDay => moved.succ_opt().unwrap_or(moved),
            Alignment::BillingDay(day) => on_day(moved, day),
        }
    }
}

/// The day `day` of the date's month, its last day when it is too short.
pub fn on_day(date: NaiveDate, day: u32) -> NaiveDate {
    (day.min(28)..=day.min(31))
        .rev()
        .find_map(|day| date.with_day(day))
        .unwrap_or(date)
}

/// The first day `day` of a month that is `date` or comes after it.
pub fn next_on_day(date: NaiveDate, day: u32) -> NaiveDate {
    match on_day(date, day) {
        passed if passed < date => on_day(add_months(on_day(date, 1), 1), day),
        ahead => ahead,
    }
}

/// The full periods of `months` months that meet `window`, in order, counted from the
/// anchor (or from the first of its month). The first and the last may reach beyond the
/// window; the caller decides whether a part of a period is prorated.
pub fn periods(
    anchor: NaiveDate,
    months: u32,
    alignment: Alignment,
    window: &Period,
) -> Vec<Period> {
    let anchor = alignment.first(anchor);
    let mut found = Vec::new();
    // Start one period early: a month end kept short may still reach into the window.
    let between = i64::from(window.start().year())
        .saturating_sub(i64::from(anchor.year()))
        .saturating_mul(12)
        .saturating_add(i64::from(window.start().month()))
        .saturating_sub(i64::from(anchor.month()));
    let months = months.max(1);
    let passed = u32::try_from(between).unwrap_or(0) / months;
    let mut n = passed.saturating_sub(1).saturating_mul(months);
    let mut start = alignment.boundary(anchor, n);
    loop {
        n = n.saturating_add(months);
        let end = alignment.boundary(anchor, n);
        if start >= window.end() || end == NaiveDate::MAX {
            return found;
        }
        if let Some(period) = Period::new(start, end).filter(|p| p.overlap(window).is_some()) {
            found.push(period);
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn anniversary_months_keep_the_31st() {
        let window = Period::new(date("2027-01-31"), date("2027-05-01")).expect("a period");
        let starts: Vec<_> = periods(window.start(), 1, Alignment::Anniversary, &window)
            .iter()
            .map(Period::start)
            .collect();
        assert_eq!(
            starts,
            ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"].map(date)
        );
    }

    #[test]
    fn calendar_periods_begin_on_the_first() {
        let window = Period::new(date("2027-01-15"), date("2027-03-01")).expect("a period");
        let found = periods(window.start(), 1, Alignment::Calendar, &window);
        assert_eq!(found.len(), 2);
        assert_eq!(found.first().map(Period::start), Some(date("2027-01-01")));
    }

    fn starts(anchor: &str, alignment: Alignment, window: (&str, &str)) -> Vec<NaiveDate> {
        let window = Period::new(date(window.0), date(window.1)).expect("a period");
        periods(date(anchor), 1, alignment, &window)
            .iter()
            .map(Period::start)
            .collect()
    }

    #[test]
    fn a_billing_day_is_the_last_day_of_short_months() {
        assert_eq!(
            starts(
                "2027-01-15",
                Alignment::BillingDay(31),
                ("2027-01-15", "2027-05-01")
            ),
            [
                "2026-12-31",
                "2027-01-31",
                "2027-02-28",
                "2027-03-31",
                "2027-04-30"
            ]
            .map(date)
        );
        assert_eq!(
            starts(
                "2027-01-30",
                Alignment::BillingDay(30),
                ("2027-01-30", "2027-03-31")
            ),
            ["2027-01-30", "2027-02-28", "2027-03-30"].map(date)
        );
    }

    #[test]
    fn from_day_to_the_same_day_goes_on_from_the_day_after() {
        assert_eq!(
            starts(
                "2027-01-15",
                Alignment::ToSameDay,
                ("2027-01-15", "2027-04-01")
            ),
            ["2027-01-15", "2027-02-16", "2027-03-16"].map(date)
        );
    }

    #[test]
    fn days_to_collect_on() {
        assert_eq!(next_on_day(date("2027-02-01"), 3), date("2027-02-03"));
        assert_eq!(next_on_day(date("2027-02-15"), 3), date("2027-03-03"));
        assert_eq!(next_on_day(date("2027-01-31"), 31), date("2027-01-31"));
        assert_eq!(next_on_day(date("2027-02-01"), 31), date("2027-02-28"));
    }

    #[test]
    fn reads_its_names() {
        assert_eq!(Cadence::parse("quarter"), Some(Cadence::Months(3)));
        assert_eq!(Cadence::parse("36 months"), Some(Cadence::Months(36)));
        assert_eq!(Cadence::parse("0 months"), None);
        assert_eq!(Cadence::parse("fortnight"), None);
    }
}
