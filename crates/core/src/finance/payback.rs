//! Payback: how long until what was paid has come back.
//!
//! In periods, with the amounts at the times 0, 1, 2, …; inside the period in which the
//! cumulative amount reaches zero, its amount is taken as coming in evenly. Discounted
//! payback is the same with present values. Source: textbook definition (ACCA F9; Ross,
//! Westerfield and Jordan).

/// Periods until the cumulative amount, once below zero, is back at zero for the first
/// time; `None` when it never is, or when nothing is paid first.
pub fn payback(amounts: &[f64]) -> Option<f64> {
    first_return(amounts.iter().copied())
}

/// [`payback`] of present values at `rate` a period.
pub fn discounted_payback(rate: f64, amounts: &[f64]) -> Option<f64> {
    let factor = (rate > -1.0).then(|| 1.0 / (1.0 + rate))?;
    let mut discount = 1.0;
    first_return(amounts.iter().map(|amount| {
        let value = amount * discount;
        discount *= factor;
        value
    }))
}

fn first_return(amounts: impl Iterator<Item = f64>) -> Option<f64> {
    let mut owed = 0.0;
    for (period, amount) in (0_u32..).zip(amounts) {
        let before = owed;
        owed += amount;
        if before < 0.0 && owed >= 0.0 {
            return Some(f64::from(period) - 1.0 - before / amount);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_the_period_and_never() {
        assert_eq!(payback(&[-100.0, 50.0, 100.0]), Some(1.5));
        assert_eq!(payback(&[-100.0, 100.0]), Some(1.0));
        assert_eq!(payback(&[0.0, -100.0, 0.0, 400.0]), Some(2.25));
        assert_eq!(payback(&[-100.0, 99.0]), None);
        assert_eq!(payback(&[100.0, -50.0]), None);
        assert_eq!(payback(&[]), None);
        assert_eq!(discounted_payback(0.1, &[-100.0, 110.0]), Some(1.0));
    }
}
