//! Equivalent cost: the level payment that is worth as much as given flows.

/// The monthly payment in advance over `months` months with the present value
/// `present_value`: PV ÷ (a(i, n)·(1 + i)), i = (1 + r)^(1/12) − 1.
pub fn monthly_in_advance(present_value: f64, annual_rate: f64, months: usize) -> f64 {
    let n = months.max(1) as f64;
    let monthly = libm::expm1(libm::log1p(annual_rate) / 12.0);
    if monthly == 0.0 {
        return present_value / n;
    }
    let annuity = -libm::expm1(-n * libm::log1p(monthly)) / monthly;
    present_value / (annuity * (1.0 + monthly))
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
