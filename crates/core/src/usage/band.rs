//! A time band: some days and hours of a vendor's clock, and how much of a day's use lies
//! in it.

use super::profile::{HOURS, SpecialDay};
use crate::decimal::{Exact, sum};
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

/// Hours of the band on days of the band. Days and hours are the vendor's.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Monday first.
    pub weekdays: [bool; 7],
    /// Days that belong to it whatever their weekday.
    pub also: Vec<SpecialDay>,
    /// Days that do not, such as holidays; they stand before everything else.
    pub except: Vec<SpecialDay>,
    pub hours: [bool; HOURS],
    /// Whole hours that the vendor's clock is ahead of the clock of the usage.
    pub hours_ahead: i64,
}

impl Band {
    /// True for a day of the band.
    pub fn has_day(&self, day: NaiveDate) -> bool {
        let among = |days: &[SpecialDay]| days.iter().any(|special| special.is(day));
        let weekday = usize::try_from(day.weekday().num_days_from_monday()).ok();
        let by_weekday = weekday.and_then(|weekday| self.weekdays.get(weekday));
        !among(&self.except) && (among(&self.also) || by_weekday.copied().unwrap_or(false))
    }

    /// True where the days alone do not tell what lies in the band.
    pub fn needs_hours(&self) -> bool {
        self.hours_ahead != 0 || self.hours.contains(&false)
    }

    /// How much of a day of the usage lies in the band, and of how much: the `factors` of
    /// its hours that do, of all of them; all or nothing of a day whose hours are not told.
    pub fn part_of_day(
        &self,
        day: NaiveDate,
        factors: Option<&[Decimal]>,
    ) -> Exact<(Decimal, Decimal)> {
        let Some(factors) = factors else {
            return Ok((Decimal::from(u8::from(self.has_day(day))), Decimal::ONE));
        };
        let within = factors
            .iter()
            .zip(0..)
            .filter(|(_, hour)| self.has(day, *hour));
        let within = sum(within.map(|(factor, _)| *factor))?;
        Ok((within, sum(factors.iter().copied())?))
    }

    /// True when an hour of the usage's clock lies in the band of the vendor's.
    fn has(&self, day: NaiveDate, hour: i64) -> bool {
        let hours = i64::try_from(HOURS).unwrap_or(24);
        let hour = hour.saturating_add(self.hours_ahead);
        let shift = hour.div_euclid(hours);
        let days = Days::new(shift.unsigned_abs());
        let day = if shift < 0 {
            day.checked_sub_days(days)
        } else {
            day.checked_add_days(days)
        };
        let hour = usize::try_from(hour.rem_euclid(hours)).ok();
        let in_hours = hour.and_then(|hour| self.hours.get(hour)).copied();
        in_hours.unwrap_or(false) && day.is_some_and(|day| self.has_day(day))
    }

    /// True when some hour lies in both bands of one clock.
    pub fn overlaps(&self, other: &Band) -> bool {
        let both = |a: &[bool], b: &[bool]| a.iter().zip(b).any(|(a, b)| *a && *b);
        let specials = self.also.iter().chain(&other.also);
        let mut days = specials.flat_map(|special| special.days());
        both(&self.hours, &other.hours)
            && (both(&self.weekdays, &other.weekdays)
                || days.any(|day| self.has_day(day) && other.has_day(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Monday to Friday from 9 to 12.
    fn mornings(hours_ahead: i64) -> Band {
        let mut hours = [false; HOURS];
        hours[9..12].fill(true);
        Band {
            weekdays: [true, true, true, true, true, false, false],
            also: Vec::new(),
            except: Vec::new(),
            hours,
            hours_ahead,
        }
    }

    fn part(band: &Band, date: &str) -> Decimal {
        let factors: Vec<_> = (0..24).map(Decimal::from).collect();
        let part = band.part_of_day(day(date), Some(&factors));
        part.expect("small").0
    }

    #[test]
    fn a_band_lies_in_hours_of_its_own_days() {
        // 9 + 10 + 11 on a Friday, nothing on a Saturday.
        assert_eq!(part(&mornings(0), "2027-01-01"), dec!(30));
        assert_eq!(part(&mornings(0), "2027-01-02"), dec!(0));
        let mut band = mornings(0);
        band.except.push(SpecialDay::Yearly(1, 1));
        band.also.push(SpecialDay::Date(day("2027-01-02")));
        assert_eq!(part(&band, "2027-01-01"), dec!(0));
        assert_eq!(part(&band, "2027-01-02"), dec!(30));
    }

    #[test]
    fn a_clock_that_is_ahead_begins_its_monday_on_our_sunday() {
        // Fifteen hours ahead: 9 to 12 there are 18 to 21 here, of the day before.
        let band = mornings(15);
        assert_eq!(part(&band, "2027-01-03"), dec!(57));
        assert_eq!(part(&band, "2027-01-01"), dec!(0));
        // Behind by ten hours: 19 to 22 of the same day.
        assert_eq!(part(&mornings(-10), "2027-01-01"), dec!(60));
        // Behind by fifteen: 0 to 3 of the next day.
        assert_eq!(part(&mornings(-15), "2027-01-02"), dec!(3));
    }

    #[test]
    fn bands_overlap_on_a_special_day_too() {
        let mut weekend = mornings(0);
        weekend.weekdays = [false, false, false, false, false, true, true];
        assert!(mornings(0).overlaps(&mornings(0)));
        assert!(!mornings(0).overlaps(&weekend));
        // The first of October is a weekday in most years.
        weekend.also.push(SpecialDay::Yearly(10, 1));
        assert!(mornings(0).overlaps(&weekend));
        let mut working = mornings(0);
        working.except.push(SpecialDay::Yearly(10, 1));
        assert!(!working.overlaps(&weekend));
        weekend.hours = [false; HOURS];
        assert!(!mornings(0).overlaps(&weekend));
    }
}
