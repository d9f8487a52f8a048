//! Inflation (通货膨胀): amounts in today's money, and the rate that goes with them.
//!
//! Amounts as they will be paid are discounted at the nominal rate, amounts in today's
//! money at the real one; both give the same present value, mixing them a wrong one.

use super::present_value::{discount_factor, months_until, present_value};
use crate::period::Horizon;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Fisher: (1 + nominal) ÷ (1 + inflation) − 1.
pub fn real_rate(nominal: f64, inflation: f64) -> f64 {
    (1.0 + nominal) / (1.0 + inflation) - 1.0
}

/// (1 + real) × (1 + inflation) − 1.
pub fn nominal_rate(real: f64, inflation: f64) -> f64 {
    (1.0 + real) * (1.0 + inflation) - 1.0
}

/// What dated amounts come to in the money of the study's first day, not discounted.
pub fn in_todays_money(
    horizon: &Horizon,
    inflation: Decimal,
    flows: impl Iterator<Item = (NaiveDate, Decimal)>,
) -> f64 {
    present_value(horizon, inflation, flows)
}

/// The present value by way of real amounts and the real rate.
pub fn real_present_value(
    horizon: &Horizon,
    nominal: Decimal,
    inflation: Decimal,
    flows: impl Iterator<Item = (NaiveDate, Decimal)>,
) -> f64 {
    let inflation = inflation.to_f64().unwrap_or(0.0);
    let real = real_rate(nominal.to_f64().unwrap_or(0.0), inflation);
    flows
        .map(|(date, amount)| {
            let months = months_until(horizon, date);
            let deflated = amount.to_f64().unwrap_or(0.0) * discount_factor(inflation, months);
            deflated * discount_factor(real, months)
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn ten_percent_at_three_percent_inflation() {
        let real = real_rate(0.10, 0.03);
        assert_eq!((real * 100_000.0).round() / 1000.0, 6.796);
        assert!((nominal_rate(real, 0.03) - 0.10).abs() < 1e-12);
    }

    /// 1,000 a month that rises by 7 % every year: 38,578.80 in three years, 33,542.53 at
    /// 10 %; the same by way of real amounts.
    #[test]
    fn a_price_that_rises_every_year() {
        let horizon = Horizon::new("2027-01-01".parse().expect("a date"), 36);
        let prices = [dec!(1000), dec!(1070), dec!(1144.9)];
        let flows: Vec<(NaiveDate, Decimal)> = (0..36)
            .map(|k| (horizon.month(k).start(), prices[k / 12]))
            .collect();
        let total: Decimal = flows.iter().map(|(_, amount)| amount).sum();
        assert_eq!(total, dec!(38578.8));
        let cents = |amount: f64| (amount * 100.0).round() / 100.0;
        let nominal = present_value(&horizon, dec!(0.1), flows.iter().copied());
        assert_eq!(cents(nominal), 33_542.53);
        let real = real_present_value(&horizon, dec!(0.1), dec!(0.03), flows.iter().copied());
        assert_eq!(cents(real), 33_542.53);
        let today = in_todays_money(&horizon, dec!(0.07), flows.iter().copied());
        assert!(
            cents(today) < 36_000.0 && cents(today) > 34_000.0,
            "{today}"
        );
    }
}
