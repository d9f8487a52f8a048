//! Time bands: days and hours of the vendor's clock that do not overlap.

use super::{Findings, Terms};
use crate::issue::{Issue, IssueCode};
use crate::pricing::matrix::{Cell, Takes};
use crate::study::check::profile::special_day;
use crate::study::document::BandDocument;
use crate::study::path::join;
use crate::usage::band::Band;
use crate::usage::profile::{HOURS, SpecialDay};
use rust_decimal::Decimal;

/// From the last clock on earth to the first.
const FARTHEST: i32 = 26;

/// Hours between the vendor's clock and that of the usage; none when nothing is written.
pub fn hours_ahead(written: Option<i32>, path: &str, found: &mut Findings) -> Option<i64> {
    let hours = written.unwrap_or(0);
    if hours.abs() > FARTHEST {
        let (least, most) = ((-FARTHEST).to_string(), FARTHEST.to_string());
        found.out_of_range(path, &hours.to_string(), &least, &most);
        return None;
    }
    Some(i64::from(hours))
}

/// Proves the band at `path`. Only the usage of a charge's own flow has hours.
pub fn band(
    written: &BandDocument,
    path: &str,
    hours_ahead: i64,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Band> {
    if !terms.bands {
        found.push(Issue::new(IssueCode::TimeBandMisplaced, path));
        return None;
    }
    let every_day = written.only_weekdays.is_empty() && written.also_dates.is_empty();
    let mut weekdays = [every_day; 7];
    for (index, weekday) in written.only_weekdays.iter().enumerate() {
        let number = usize::try_from(*weekday)
            .ok()
            .and_then(|d| d.checked_sub(1));
        match number.and_then(|number| weekdays.get_mut(number)) {
            Some(slot) => *slot = true,
            None => {
                let place = join(&join(path, "only_weekdays"), &index.to_string());
                found.out_of_range(&place, &weekday.to_string(), "1", "7");
                return None;
            }
        }
    }
    let also = dates(&written.also_dates, &join(path, "also_dates"), found);
    let except = dates(&written.except_dates, &join(path, "except_dates"), found);
    let hours = hours(&written.only_hours, &join(path, "only_hours"), found);
    Some(Band {
        weekdays,
        also: also?,
        except: except?,
        hours: hours?,
        hours_ahead,
    })
}

fn dates(written: &[String], path: &str, found: &mut Findings) -> Option<Vec<SpecialDay>> {
    let proved = written.iter().enumerate().map(|(index, date)| {
        let place = join(path, &index.to_string());
        special_day(date, &place, found)
    });
    proved.collect::<Vec<_>>().into_iter().collect()
}

/// `9-12` is the hours from 9:00 to 12:00.
fn hours(written: &[String], path: &str, found: &mut Findings) -> Option<[bool; HOURS]> {
    let mut hours = [written.is_empty(); HOURS];
    for (index, text) in written.iter().enumerate() {
        let bounds = text.split_once('-').and_then(|(from, to)| {
            let number = |text: &str| text.trim().parse::<usize>().ok();
            Some((number(from)?, number(to)?))
        });
        let Some((from, to)) =
            bounds.filter(|(from, to)| *from < HOURS && *to <= HOURS && from != to)
        else {
            let place = join(path, &index.to_string());
            found.out_of_range(&place, text, "0-1", "23-24");
            return None;
        };
        for (hour, slot) in hours.iter_mut().enumerate() {
            let (begun, over) = (hour >= from, hour >= to);
            *slot |= if from < to {
                begun && !over
            } else {
                begun || !over
            };
        }
    }
    Some(hours)
}

/// Bands share no hour, and what lies in none of them has a price of its own.
pub fn bands_fit(cells: &[Cell], default: Option<Decimal>, path: &str, found: &mut Findings) {
    let mut before: Vec<&Band> = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let place = join(path, &index.to_string());
        match &cell.takes {
            Takes::Units(_) => found.push(Issue::new(IssueCode::CellUsageUnclear, place)),
            Takes::Band(in_band) => {
                let overlaps = |other: &&Band| other.overlaps(&in_band.band);
                if before.iter().any(overlaps) {
                    let place = join(&place, "band");
                    let issue = Issue::new(IssueCode::TimeBandsOverlap, place);
                    found.push(issue.text("found", cell.at.join(" · ")));
                }
                before.push(&in_band.band);
            }
        }
    }
    if default.is_none() {
        found.push(Issue::new(IssueCode::TimeBandsLeaveRest, path));
    }
}
