//! Equivalent cost: the level payment that is worth as much as given flows.
//!
//! A textbook's equivalent annual cost (Brealey and Myers) falls at the END of each year;
//! a price list is paid in ADVANCE, and its figure is lower by a period's interest. Both
//! stand here under their own names. All take the rate as effective a year.

/// What one unit at the end of each of `periods` periods is worth at the start:
/// a(i, n) = (1 − (1+i)^−n)/i, and n at a rate of zero.
pub fn annuity_factor(rate: f64, periods: f64) -> f64 {
    if rate == 0.0 {
        periods
    } else {
        -libm::expm1(-periods * libm::log1p(rate)) / rate
    }
}

/// The payment at the end of each of `years` years that is worth `present_value`.
pub fn yearly_at_end(present_value: f64, annual_rate: f64, years: f64) -> f64 {
    present_value / annuity_factor(annual_rate, years)
}

/// The payment at the start of each of `years` years that is worth `present_value`.
pub fn yearly_in_advance(present_value: f64, annual_rate: f64, years: f64) -> f64 {
    yearly_at_end(present_value, annual_rate, years) / (1.0 + annual_rate)
}

/// The monthly payment in advance over `months` months with the present value
/// `present_value`: PV ÷ (a(i, n)·(1 + i)), i = (1 + r)^(1/12) − 1.
pub fn monthly_in_advance(present_value: f64, annual_rate: f64, months: usize) -> f64 {
    monthly_in_advance_over(present_value, annual_rate, months.max(1) as f64)
}

/// [`monthly_in_advance`] for a time that need not be whole months.
pub fn monthly_in_advance_over(present_value: f64, annual_rate: f64, months: f64) -> f64 {
    let monthly = libm::expm1(libm::log1p(annual_rate) / 12.0);
    present_value / (annuity_factor(monthly, months) * (1.0 + monthly))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 28,000 for three years is 890.72 a month in advance at 10 %;
    /// 10,200 a year is 887.62.
    #[test]
    fn prepaid_years_as_a_month() {
        assert_eq!(
            (monthly_in_advance(28_000.0, 0.10, 36) * 100.0).round() / 100.0,
            890.72
        );
        let yearly = 10_200.0 * (1.0 + 1.0 / 1.1 + 1.0 / 1.21);
        assert_eq!(
            (monthly_in_advance(yearly, 0.10, 36) * 100.0).round() / 100.0,
            887.62
        );
        assert_eq!(monthly_in_advance(1_200.0, 0.0, 12), 100.0);
    }
}
