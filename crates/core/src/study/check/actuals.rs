//! What was counted so far, by meter and month.

use super::meters::index_of;
use super::numbers::Findings;
use crate::study::document::StudyDocument;
use crate::study::path::join;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// By position of the meter; a faulty month is reported and left out.
pub fn actuals(
    document: &StudyDocument,
    found: &mut Findings,
) -> Vec<BTreeMap<NaiveDate, Decimal>> {
    let mut counted = vec![BTreeMap::new(); document.meters.len()];
    for (id, months) in &document.actuals {
        let path = join("actuals", id);
        let Some(meter) = index_of(id, &document.meters, &path, found) else {
            continue;
        };
        for (month, quantity) in months {
            let place = join(&path, month);
            let quantity = found.unsigned(&place, quantity);
            if let (Some(day), Some(quantity)) = (found.month(&place, month), quantity)
                && let Some(meter) = counted.get_mut(meter)
            {
                meter.insert(day, quantity);
            }
        }
    }
    counted
}
