//! How a plan counts time.

use super::numbers::Findings;
use crate::cadence::Alignment;
use crate::period::Horizon;
use crate::pricing::semantics::Semantics;
use crate::proration::Proration;
use crate::study::document::{
    AlignmentDocument, BillingDayDocument, DayCountDocument, NamedAlignmentDocument,
    OptionDocument, PlanDocument, ProrationDocument,
};
use crate::study::path::join;
use chrono::NaiveDate;

/// How parts of a period are counted, as the preset says when left out.
pub fn proration(document: &PlanDocument, rules: Semantics) -> Proration {
    match document.proration {
        None => rules.proration,
        Some(ProrationDocument::Second) => Proration::Second,
        Some(ProrationDocument::Day) => Proration::Day,
        Some(ProrationDocument::ActualOver30) => Proration::ActualOver30,
        Some(ProrationDocument::Fixed30) => Proration::Fixed30,
        Some(ProrationDocument::Thirty360) => Proration::Thirty360,
        Some(ProrationDocument::None) => Proration::Whole,
    }
}

/// Whether the day of switching off is a day of use, as the preset says when left out.
pub fn last_day_counts(document: &PlanDocument, rules: Semantics) -> bool {
    match document.day_count {
        None => rules.last_day_counts,
        Some(DayCountDocument::BothEnds) => true,
        Some(DayCountDocument::HalfOpen) => false,
    }
}

/// The day that periods begin on, the contract's own when left out.
pub fn alignment(
    written: Option<AlignmentDocument>,
    path: &str,
    found: &mut Findings,
) -> Alignment {
    match written {
        Some(AlignmentDocument::Named(NamedAlignmentDocument::Calendar)) => Alignment::Calendar,
        Some(AlignmentDocument::Named(NamedAlignmentDocument::ToSameDay)) => Alignment::ToSameDay,
        Some(AlignmentDocument::BillingDay(BillingDayDocument { billing_day })) => {
            found.day_of_month(&join(path, "alignment.billing_day"), billing_day);
            Alignment::BillingDay(billing_day)
        }
        Some(AlignmentDocument::Named(NamedAlignmentDocument::Anniversary)) | None => {
            Alignment::Anniversary
        }
    }
}

/// The first day, and the second of it, on which an option begins.
pub fn start_of(
    option: &OptionDocument,
    horizon: &Horizon,
    path: &str,
    found: &mut Findings,
) -> (Option<NaiveDate>, Option<u32>) {
    let day = match &option.start {
        Some(text) => found.date(&join(path, "start"), text),
        None => Some(horizon.start()),
    };
    let second = match &option.start_time {
        Some(text) => found.time_of_day(&join(path, "start_time"), text),
        None => Some(0),
    };
    (day, second)
}
