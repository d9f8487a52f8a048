//! Present value at an effective annual rate, on the study's first day.
//!
//! A payment t years away is worth amount ÷ (1 + r)^t. Time is counted in months from the
//! study's first day, part months by their days, so that a payment on the first of month
//! k has t = k/12 exactly, whatever the lengths of the months between.

use super::day_count::years_between;
use super::flows::Flows;
use crate::period::Horizon;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// Months from the study's first day to `date`; negative before it.
pub fn months_until(horizon: &Horizon, date: NaiveDate) -> f64 {
    let whole = horizon.month_of(date);
    let first = date.with_day(1).unwrap_or(date);
    let days = crate::period::add_months(first, 1)
        .signed_duration_since(first)
        .num_days()
        .max(1);
    let part = f64::from(date.day().saturating_sub(1)) / days as f64;
    whole as f64 + part
}

/// The factor by which an amount `months` away is worth less today.
pub fn discount_factor(annual_rate: f64, months: f64) -> f64 {
    libm::pow(1.0 + annual_rate, -months / 12.0)
}

/// Rounds a real amount to a currency's decimals; `None` when it is out of range.
pub fn to_money(amount: f64, decimals: u32) -> Option<Decimal> {
    if let Some(clear) = clearly(amount, decimals) {
        return Some(clear);
    }
    Decimal::from_f64(amount).map(|exact| {
        exact.round_dp_with_strategy(
            decimals,
            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
        )
    })
}

/// The same where it is plain to which side an amount is rounded; none near half of the last
/// decimal, where the last digits of the amount decide, and for long amounts.
fn clearly(amount: f64, decimals: u32) -> Option<Decimal> {
    let exact = amount * f64::from(10_u32.checked_pow(decimals)?);
    let whole = exact.round();
    let is_clear = (exact - whole).abs() < 0.499 && whole.abs() < 1e12;
    let rounded = is_clear.then(|| Decimal::try_new(whole as i64, decimals).ok())?;
    // A number of the processor has no zeros at its end.
    rounded.map(|amount| amount.normalize())
}

/// The present value of dated amounts, unrounded.
pub fn present_value(
    horizon: &Horizon,
    annual_rate: Decimal,
    flows: impl Iterator<Item = (NaiveDate, Decimal)>,
) -> f64 {
    let rate = annual_rate.to_f64().unwrap_or(0.0);
    flows
        .map(|(date, amount)| {
            amount.to_f64().unwrap_or(0.0) * discount_factor(rate, months_until(horizon, date))
        })
        .sum()
}

/// Net present value of amounts at the periods 0, 1, 2, …, the first one today and not
/// discounted; `rate` is that of one period. `None` for a rate of −100 % or less.
pub fn npv(rate: f64, amounts: &[f64]) -> Option<f64> {
    let factor = (rate > -1.0).then(|| 1.0 / (1.0 + rate))?;
    let worth = |later: f64, amount: &f64| amount + factor * later;
    Some(amounts.iter().rev().fold(0.0, worth))
}

/// What spreadsheets call NPV: the first amount lies a period ahead and is discounted.
pub fn npv_as_in_excel(rate: f64, amounts: &[f64]) -> Option<f64> {
    npv(rate, amounts).map(|value| value / (1.0 + rate))
}

/// [`npv`] with every amount but the first in the middle of its period.
pub fn npv_mid_period(rate: f64, amounts: &[f64]) -> Option<f64> {
    let first = amounts.first().copied().unwrap_or_default();
    npv(rate, amounts).map(|value| first + (value - first) * libm::sqrt(1.0 + rate))
}

/// Net present value of dated flows at an effective rate a year by act/365 fixed, on
/// `date` or on the earliest date of the flows; what lies before `date` is compounded.
pub fn xnpv(rate: f64, flows: &Flows, date: Option<NaiveDate>) -> Option<f64> {
    let growth = (rate > -1.0).then(|| libm::log1p(rate))?;
    let ahead = match (flows.first(), date) {
        (Some(first), Some(date)) => years_between(date, first),
        _ => 0.0,
    };
    let value = |(years, amount): (f64, f64)| amount * libm::exp(-growth * (years + ahead));
    Some(flows.in_years().map(value).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_rounding_is_the_exact_one() {
        let mut amount = -123_456.789_f64;
        for _ in 0..20_000 {
            amount = amount * -1.000_731 + 0.005;
            let exact = Decimal::from_f64(amount).map(|exact| {
                let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
                exact.round_dp_with_strategy(2, half_up)
            });
            assert_eq!(to_money(amount, 2), exact, "{amount}");
        }
        assert_eq!(to_money(2.675, 2), Some(Decimal::new(268, 2)));
        assert_eq!(to_money(f64::NAN, 2), None);
    }

    fn horizon(months: u32) -> Horizon {
        Horizon::new("2027-01-01".parse().expect("a date"), months)
    }

    fn monthly(horizon: &Horizon, first: usize, count: usize) -> Vec<(NaiveDate, Decimal)> {
        (first..first + count)
            .map(|k| (horizon.month(k).start(), Decimal::from(1000)))
            .collect()
    }

    /// 36 × 1,000 at 10 % effective, in advance 31,435.14 and at
    /// the months' ends 31,186.46; twelve in advance 11,491.40.
    #[test]
    fn annuities_at_ten_percent() {
        let h = horizon(36);
        let rate = Decimal::new(10, 2);
        let pv = |flows: Vec<(NaiveDate, Decimal)>| {
            to_money(present_value(&h, rate, flows.into_iter()), 2)
        };
        assert_eq!(pv(monthly(&h, 0, 36)), Some(Decimal::new(3_143_514, 2)));
        assert_eq!(pv(monthly(&h, 1, 36)), Some(Decimal::new(3_118_646, 2)));
        assert_eq!(pv(monthly(&h, 0, 12)), Some(Decimal::new(1_149_140, 2)));
        // Billed at the month's end and paid a month later: 11,310.30.
        assert_eq!(pv(monthly(&h, 2, 12)), Some(Decimal::new(1_131_030, 2)));
    }
}
