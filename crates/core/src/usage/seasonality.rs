//! Seasonality: a factor for each calendar month.

use rust_decimal::Decimal;

/// Twelve factors, January first; 1 means as usual.
#[derive(Debug, Clone, PartialEq)]
pub struct Seasonality(pub [Decimal; 12]);

impl Default for Seasonality {
    fn default() -> Self {
        Seasonality([Decimal::ONE; 12])
    }
}

impl Seasonality {
    /// The factor of a calendar month, 1 to 12.
    pub fn factor(&self, calendar_month: u32) -> Decimal {
        calendar_month
            .checked_sub(1)
            .and_then(|m| usize::try_from(m).ok())
            .and_then(|m| self.0.get(m))
            .copied()
            .unwrap_or(Decimal::ONE)
    }
}
