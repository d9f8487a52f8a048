//! How often something recurs, and the periods that follow from an anchor.

use crate::period::{Period, add_months};
use chrono::{Datelike, NaiveDate};

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
    /// The first of the calendar month (自然月): a first part-month, then whole ones.
    Calendar,
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
    let anchor = match alignment {
        Alignment::Anniversary => anchor,
        Alignment::Calendar => anchor.with_day(1).unwrap_or(anchor),
    };
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
    loop {
        let start = add_months(anchor, n);
        n = n.saturating_add(months);
        let end = add_months(anchor, n);
        if start >= window.end() || end == NaiveDate::MAX {
            return found;
        }
        if let Some(period) = Period::new(start, end).filter(|p| p.overlap(window).is_some()) {
            found.push(period);
        }
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

    #[test]
    fn reads_its_names() {
        assert_eq!(Cadence::parse("quarter"), Some(Cadence::Months(3)));
        assert_eq!(Cadence::parse("36 months"), Some(Cadence::Months(36)));
        assert_eq!(Cadence::parse("0 months"), None);
        assert_eq!(Cadence::parse("fortnight"), None);
    }
}
