//! The stated shape of a month: which days are busy, and which hours of a day.
//!
//! A forecast states a month as a whole; what is read by days needs the days. A profile
//! spreads the month over them: a flow keeps its sum, a level its average.

use super::meter::MeterKind;
use crate::decimal::{Exact, Overflow, RoundingMode, quotient, round, sum};
use crate::period::Period;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Hours of a day.
pub const HOURS: usize = 24;

#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Monday first; 1 means as an ordinary day.
    pub weekdays: [Decimal; 7],
    /// Days that stand out, with the factor they have instead of their weekday's.
    pub dates: Vec<(SpecialDay, Decimal)>,
    /// How a day's quantity lies over its hours, each as a factor of the day's average.
    pub hours: Option<Vec<Decimal>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecialDay {
    Date(NaiveDate),
    /// The same day every year, as (month, day).
    Yearly(u32, u32),
}

impl SpecialDay {
    pub fn is(self, day: NaiveDate) -> bool {
        match self {
            SpecialDay::Date(date) => date == day,
            SpecialDay::Yearly(month, number) => (day.month(), day.day()) == (month, number),
        }
    }

    /// The day itself, or with every weekday that it can fall on: 28 years in a row.
    pub fn days(self) -> Vec<NaiveDate> {
        match self {
            SpecialDay::Date(date) => vec![date],
            SpecialDay::Yearly(month, day) => (2024..2052)
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .collect(),
        }
    }
}

impl Default for Profile {
    /// Every day alike.
    fn default() -> Self {
        Profile {
            weekdays: [Decimal::ONE; 7],
            dates: Vec::new(),
            hours: None,
        }
    }
}

impl Profile {
    /// The factor of a day; a date stands before the same day of every year.
    pub fn factor(&self, day: NaiveDate) -> Decimal {
        let yearly = SpecialDay::Yearly(day.month(), day.day());
        [SpecialDay::Date(day), yearly]
            .iter()
            .find_map(|wanted| self.dates.iter().find(|(special, _)| special == wanted))
            .map(|(_, factor)| *factor)
            .or_else(|| {
                let weekday = usize::try_from(day.weekday().num_days_from_monday()).ok()?;
                self.weekdays.get(weekday).copied()
            })
            .unwrap_or(Decimal::ONE)
    }

    /// The days of a month, in `decimals` places. A flow is divided by cumulative
    /// difference, so that the days add up to it; each day of a level is rounded by itself.
    pub fn spread(
        &self,
        quantity: Decimal,
        kind: MeterKind,
        month: &Period,
        decimals: u32,
    ) -> Exact<Vec<Decimal>> {
        let factors: Vec<Decimal> = month
            .each_day()
            .map(|day| self.factor(day.start()))
            .collect();
        let all = sum(factors.iter().copied())?;
        let share = |total: Decimal, factor: Decimal| -> Exact {
            let part = total.checked_mul(factor).ok_or(Overflow)?;
            let part = part.checked_div(all).ok_or(Overflow)?;
            Ok(round(part, decimals, RoundingMode::HalfUp).normalize())
        };
        match kind {
            MeterKind::Flow => {
                let (mut reached, mut given) = (Decimal::ZERO, Decimal::ZERO);
                factors
                    .iter()
                    .map(|factor| {
                        reached = reached.checked_add(*factor).ok_or(Overflow)?;
                        let until = share(quantity, reached)?;
                        let day = until.checked_sub(given).ok_or(Overflow)?;
                        given = until;
                        Ok(day)
                    })
                    .collect()
            }
            MeterKind::Level(_) => {
                let days = Decimal::from(month.days());
                let total = quantity.checked_mul(days).ok_or(Overflow)?;
                factors.iter().map(|factor| share(total, *factor)).collect()
            }
        }
    }
}

/// Twenty-four factors whose average is 1.
pub fn hourly(factors: &[Decimal]) -> Exact<Vec<Decimal>> {
    let all = sum(factors.iter().copied())?;
    let hours = Decimal::from(factors.len());
    factors
        .iter()
        .map(|factor| quotient(factor.checked_mul(hours).ok_or(Overflow)?, all))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::usage::meter::Reading;
    use rust_decimal::dec;

    fn weekends(factor: Decimal) -> Profile {
        let mut profile = Profile::default();
        profile.weekdays[5] = factor;
        profile.weekdays[6] = factor;
        profile
    }

    fn february() -> Period {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        Period::new(day("2027-02-01"), day("2027-03-01")).expect("a month")
    }

    #[test]
    fn a_level_keeps_its_average_and_a_flow_its_sum() {
        // February 2027 has 20 days of factor 1 and 8 of 0.5: 24 in all; 2,400 × 28 / 24.
        let level = MeterKind::Level(Reading::Peak);
        let days = weekends(dec!(0.5)).spread(dec!(2400), level, &february(), 0);
        let days = days.expect("small");
        assert_eq!((days[0], days[5]), (dec!(2800), dec!(1400)));
        assert_eq!(sum(days), Ok(dec!(67200)));
        let days = weekends(dec!(0.5)).spread(dec!(1001), MeterKind::Flow, &february(), 0);
        assert_eq!(sum(days.expect("small")), Ok(dec!(1001)));
    }

    #[test]
    fn a_date_stands_before_the_day_of_every_year() {
        let day: NaiveDate = "2027-02-17".parse().expect("a date");
        let mut profile = weekends(dec!(0.5));
        profile.dates.push((SpecialDay::Yearly(2, 17), dec!(3)));
        assert_eq!(profile.factor(day), dec!(3));
        profile.dates.push((SpecialDay::Date(day), dec!(4)));
        assert_eq!(profile.factor(day), dec!(4));
    }
}
