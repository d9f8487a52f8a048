//! What is charged a single time.

use super::emit::Batch;
use super::line::Periods;
use super::rate::Rating;
use crate::decimal::Exact;
use crate::period::{Period, add_months};
use crate::pricing::plan::Charge;

impl Rating<'_> {
    /// A single charge on the window's first day, serving to its end.
    pub(super) fn once(&mut self, charge: &Charge, window: &Period) -> Exact<()> {
        let Some(period) = self.served_by(charge, window) else {
            return Ok(());
        };
        let parts = self
            .pricing(charge, &period)?
            .parts(self.quantity(charge, &period)?)?;
        self.emit(
            &Batch {
                charge,
                period,
                billed_on: period.start(),
                periods: Periods::ONE,
            },
            parts,
        )
    }

    /// The time that a single charge serves; none when it is not made within the study.
    pub(super) fn served_by(&self, charge: &Charge, window: &Period) -> Option<Period> {
        let horizon = self.study.horizon;
        let start = window.start();
        let end = match charge.service_months {
            Some(months) => add_months(start, months.max(1)),
            None => self.option.ends_within(&horizon),
        };
        Period::new(start, end).filter(|_| start < horizon.end())
    }
}
