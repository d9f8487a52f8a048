//! Percentages and the events that make up an amount.

use super::{Findings, Terms, index_of, optional};
use crate::issue::{Issue, IssueCode};
use crate::pricing::percentage::{EventSize, Events, Percentage};
use crate::pricing::reference::Reference;
use crate::study::document::{EventSizeDocument, PriceDocument};
use crate::study::path::join;
use rust_decimal::Decimal;

/// A percentage price; nothing for another.
pub fn percentage(
    written: &PriceDocument,
    path: &str,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Percentage> {
    let PriceDocument::Percentage {
        rate,
        fixed_per_event,
        free_events,
        free_amount,
        min_per_event,
        max_per_event,
        events,
        event_mix,
    } = written
    else {
        return None;
    };
    let rate = found.rate(&join(path, "rate"), rate);
    let mut amount =
        |key: &str, written| optional(written, |numeral| found.unsigned(&join(path, key), numeral));
    let fixed_per_event = amount("fixed_per_event", fixed_per_event);
    let free_events = amount("free_events", free_events);
    let free_amount = amount("free_amount", free_amount);
    let min_per_event = amount("min_per_event", min_per_event);
    let max_per_event = amount("max_per_event", max_per_event);
    in_order(min_per_event, max_per_event, path, found);
    let by_event = [
        &fixed_per_event,
        &free_events,
        &min_per_event,
        &max_per_event,
    ]
    .iter()
    .any(|term| matches!(term, Some(Some(_))));
    let events = match (events, event_mix.as_slice()) {
        (Some(meter), []) => {
            let index = index_of(meter, terms.meters, &join(path, "events"), found);
            index.map(|meter| Events::Counted(Reference::to(meter)))
        }
        (None, []) if terms.alone || !by_event => Some(Events::Single),
        (None, mix @ [_, ..]) => mixture(mix, &join(path, "event_mix"), found),
        (None, []) | (Some(_), [_, ..]) => {
            found.push(Issue::new(IssueCode::EventsUnclear, path));
            None
        }
    };
    Some(Percentage {
        rate: rate?,
        fixed_per_event: fixed_per_event?.unwrap_or_default(),
        free_events: free_events?,
        free_amount: free_amount?,
        min_per_event: min_per_event?,
        max_per_event: max_per_event?,
        events: events?,
    })
}

/// The most that an event costs is not less than the least.
fn in_order(
    least: Option<Option<Decimal>>,
    most: Option<Option<Decimal>>,
    path: &str,
    found: &mut Findings,
) {
    if let (Some(least), Some(most)) = (least.flatten(), most.flatten())
        && least > most
    {
        let place = join(path, "max_per_event");
        found.out_of_range(&place, &most.to_string(), &least.to_string(), "∞");
    }
}

fn mixture(written: &[EventSizeDocument], path: &str, found: &mut Findings) -> Option<Events> {
    let mut sizes = Vec::with_capacity(written.len());
    for (index, size) in written.iter().enumerate() {
        let place = join(path, &index.to_string());
        let amount = found.unsigned(&join(&place, "amount"), &size.amount);
        let share = found.share(&join(&place, "share"), &size.share);
        sizes.push(amount.zip(share));
    }
    let sizes: Vec<(Decimal, Decimal)> = sizes.into_iter().collect::<Option<_>>()?;
    let whole: Decimal = sizes.iter().map(|(_, share)| share).sum();
    if whole != Decimal::ONE {
        found.push(super::shares_not_whole(path, whole));
        return None;
    }
    let size = |(amount, share)| EventSize { amount, share };
    Some(Events::Mix(sizes.into_iter().map(size).collect()))
}
