//! What was counted so far, beside the plan.

use super::text;
use crate::contract::{ActualMonth, ActualView};
use outlay_core::compare::actuals::against_plan;
use outlay_core::outcome::Outcomes;
use outlay_core::study::Study;

/// Every meter with counted months in the study; a difference too large to show is left out
/// with its meter.
pub fn actuals(study: &Study, outcomes: &Outcomes) -> Vec<ActualView> {
    let found = against_plan(study, &outcomes.forecast).unwrap_or_default();
    found
        .into_iter()
        .filter_map(|(meter, months)| {
            let meter = study.meters.get(meter)?;
            Some(ActualView {
                meter: meter.id.clone(),
                name: meter.name.clone(),
                months: months
                    .into_iter()
                    .map(|counted| ActualMonth {
                        month: counted.month,
                        planned: text(counted.planned),
                        actual: text(counted.actual),
                        difference: text(counted.difference),
                        share: counted.share.map(text),
                    })
                    .collect(),
            })
        })
        .collect()
}
