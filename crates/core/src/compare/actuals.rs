//! Actual against plan: what was counted in the study's months beside what the scenario
//! assumed for them.

use crate::decimal::{Exact, sub};
use crate::forecast::Forecast;
use crate::study::Study;
use crate::usage::meter::MeterIndex;
use rust_decimal::Decimal;

/// One month of one meter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// Position of the month in the study.
    pub month: usize,
    pub planned: Decimal,
    pub actual: Decimal,
    /// actual − planned.
    pub difference: Decimal,
    /// Of the planned quantity; none where nothing was planned.
    pub share: Option<Decimal>,
}

/// The counted months of every meter that has some within the study.
pub fn against_plan(study: &Study, forecast: &Forecast) -> Exact<Vec<(MeterIndex, Vec<Counted>)>> {
    let mut found = Vec::new();
    for (meter, actuals) in study.actuals.iter().enumerate() {
        let planned = forecast.months(meter).unwrap_or_default();
        let mut months = Vec::new();
        for (month, planned) in planned.iter().enumerate() {
            let day = study.horizon.month(month).start();
            let Some(actual) = actuals.get(&day) else {
                continue;
            };
            let difference = sub(*actual, *planned)?;
            months.push(Counted {
                month,
                planned: *planned,
                actual: *actual,
                difference,
                share: difference.checked_div(*planned).map(|s| s.round_dp(4)),
            });
        }
        if !months.is_empty() {
            found.push((meter, months));
        }
    }
    Ok(found)
}
