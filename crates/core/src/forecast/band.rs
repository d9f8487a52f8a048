//! How much of a meter's use lies in a time band.

use super::Forecast;
use crate::decimal::Exact;
use crate::period::Period;
use crate::usage::band::Band;
use crate::usage::daily::Daily;
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

/// The days of the month that every month of a constant usage is like.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub month: Period,
    pub days: Vec<Option<Daily>>,
}

impl Forecast {
    /// How much of what a meter reads in a period lies in a band, and of how much; nothing
    /// where nothing is said about its days. A constant usage keeps the shape of its month.
    pub fn in_band(
        &self,
        meter: MeterIndex,
        band: &Band,
        period: &Period,
    ) -> Exact<(Decimal, Decimal)> {
        let (days, period) = match &self.shape {
            Some(shape) => (&shape.days, &shape.month),
            None => (&self.days, period),
        };
        match days.get(meter).and_then(Option::as_ref) {
            Some(daily) => daily.in_band(band, &daily.days(&self.horizon, period)),
            None => Ok((Decimal::ZERO, Decimal::ZERO)),
        }
    }
}
