//! The days of a meter, and how a period is read from them.

use super::band::Band;
use super::meter::{MeterKind, Reading};
use crate::decimal::{Exact, Overflow, RoundingMode, add, mul, quotient, round, sum};
use crate::period::{Horizon, Period};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Every day of a study's months.
#[derive(Debug, Clone, PartialEq)]
pub struct Daily {
    pub months: Vec<Vec<Decimal>>,
    /// The hours of each day as factors of the day's average, where they are stated.
    pub hours: Option<Vec<Decimal>>,
    /// The same factors as they are stated, whatever their average.
    pub stated_hours: Option<Vec<Decimal>>,
    /// Decimal places that the meter counts in.
    pub decimals: u32,
}

/// One day's quantity: the total of a flow, the average of a level.
pub type Day = (NaiveDate, Decimal);

impl Daily {
    /// The days of a period, in order. Beyond the study its last month goes on.
    pub fn days(&self, horizon: &Horizon, period: &Period) -> Vec<Day> {
        period
            .each_day()
            .filter_map(|day| {
                let day = day.start();
                let month = usize::try_from(horizon.month_of(day)).ok()?;
                let month = self.months.get(month).or(self.months.last())?;
                let number = usize::try_from(day.day0()).ok()?;
                let quantity = month.get(number).or(month.last())?;
                Some((day, *quantity))
            })
            .collect()
    }

    /// How much of what is used on these days lies in a band, and of how much; both in a
    /// unit of their own.
    pub fn in_band(&self, band: &Band, days: &[Day]) -> Exact<(Decimal, Decimal)> {
        let (mut within, mut all) = (Decimal::ZERO, Decimal::ZERO);
        for (day, quantity) in days {
            let (part, whole) = band.part_of_day(*day, self.stated_hours.as_deref())?;
            within = add(within, mul(*quantity, part)?)?;
            all = add(all, mul(*quantity, whole)?)?;
        }
        Ok((within, all))
    }

    /// The reading of these days; zero for none.
    pub fn read(&self, kind: MeterKind, days: &[Day]) -> Exact {
        if days.is_empty() {
            return Ok(Decimal::ZERO);
        }
        let quantities = || days.iter().map(|(_, quantity)| *quantity);
        let reading = match kind {
            MeterKind::Flow => return sum(quantities()),
            MeterKind::Level(reading) => reading,
        };
        let count = Decimal::from(days.len());
        match reading {
            Reading::Peak => self.nth_peak(days, 1),
            Reading::NthHighestDay(n) => self.nth_peak(days, n),
            Reading::Last => Ok(days.last().map_or(Decimal::ZERO, |(_, q)| *q)),
            Reading::Average => quotient(sum(quantities())?, count),
            Reading::DailyPeakAverage => {
                let peaks = days.iter().map(|(_, quantity)| self.peak(*quantity));
                quotient(sum(peaks.collect::<Exact<Vec<_>>>()?)?, count)
            }
            Reading::Percentile(share) => self.percentile(days, share),
            Reading::TimeSum(unit) => {
                let total = sum(quantities())?;
                total
                    .checked_mul(Decimal::from(unit.in_a_day()))
                    .ok_or(Overflow)
            }
        }
    }

    /// The days of the period in the order of their peaks, the highest first.
    pub fn ranked(&self, days: &[Day]) -> Exact<Vec<Day>> {
        let mut peaks = days
            .iter()
            .map(|(day, quantity)| Ok((*day, self.peak(*quantity)?)))
            .collect::<Exact<Vec<Day>>>()?;
        peaks.sort_by(|(day, a), (other, b)| b.cmp(a).then(day.cmp(other)));
        Ok(peaks)
    }

    /// The n-th highest day; the lowest one when there are fewer days.
    fn nth_peak(&self, days: &[Day], n: u32) -> Exact {
        let ranked = self.ranked(days)?;
        let index = usize::try_from(n.saturating_sub(1)).unwrap_or(usize::MAX);
        let found = ranked.get(index).or(ranked.last());
        Ok(found.map_or(Decimal::ZERO, |(_, quantity)| *quantity))
    }

    /// A day's highest hour, or the day itself where no hours are stated.
    fn peak(&self, quantity: Decimal) -> Exact {
        Ok(self
            .samples(quantity)?
            .into_iter()
            .max()
            .unwrap_or(quantity))
    }

    fn samples(&self, quantity: Decimal) -> Exact<Vec<Decimal>> {
        let Some(hours) = &self.hours else {
            return Ok(vec![quantity]);
        };
        let sample = |factor: &Decimal| {
            let exact = quantity.checked_mul(*factor).ok_or(Overflow)?;
            Ok(round(exact, self.decimals, RoundingMode::HalfUp).normalize())
        };
        hours.iter().map(sample).collect()
    }

    /// The value left when the highest samples are dropped: of 720 hours at 95 % the 36
    /// highest, so the 37th. With five-minute points that are alike within each hour it is
    /// the same value.
    fn percentile(&self, days: &[Day], share: Decimal) -> Exact {
        let mut samples = Vec::new();
        for (_, quantity) in days {
            samples.extend(self.samples(*quantity)?);
        }
        samples.sort_by(|a, b| b.cmp(a));
        let kept = Decimal::ONE.checked_sub(share).ok_or(Overflow)?;
        let dropped = Decimal::from(samples.len()).checked_mul(kept);
        let index = dropped.and_then(|d| d.floor().to_usize()).ok_or(Overflow)?;
        let found = samples.get(index).or(samples.last());
        Ok(found.copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn daily(hours: Option<Vec<Decimal>>) -> (Daily, Vec<Day>) {
        let start: NaiveDate = "2027-01-01".parse().expect("a date");
        let days: Vec<Day> = start
            .iter_days()
            .zip((1..=20).map(|number| Decimal::from(number * 10)))
            .collect();
        let months = vec![days.iter().map(|(_, quantity)| *quantity).collect()];
        let daily = Daily {
            months,
            stated_hours: hours.clone(),
            hours,
            decimals: 0,
        };
        (daily, days)
    }

    #[test]
    fn readings_of_twenty_days() {
        let (daily, days) = daily(None);
        let read = |reading| daily.read(MeterKind::Level(reading), &days);
        assert_eq!(read(Reading::Peak), Ok(dec!(200)));
        assert_eq!(read(Reading::NthHighestDay(3)), Ok(dec!(180)));
        assert_eq!(read(Reading::NthHighestDay(99)), Ok(dec!(10)));
        assert_eq!(read(Reading::Percentile(dec!(0.95))), Ok(dec!(190)));
        assert_eq!(read(Reading::Percentile(dec!(1))), Ok(dec!(200)));
        assert_eq!(read(Reading::Average), Ok(dec!(105)));
    }

    #[test]
    fn a_busy_hour_makes_the_peak_of_a_day() {
        let mut hours = vec![dec!(0.5); 24];
        hours[20] = dec!(12.5);
        let (daily, days) = daily(Some(hours));
        let read = |reading| daily.read(MeterKind::Level(reading), &days);
        assert_eq!(read(Reading::Peak), Ok(dec!(2500)));
        assert_eq!(read(Reading::DailyPeakAverage), Ok(dec!(1312.5)));
        // 480 hours, 20 of them busy: the 24 highest are dropped.
        assert_eq!(read(Reading::Percentile(dec!(0.95))), Ok(dec!(100)));
    }
}
