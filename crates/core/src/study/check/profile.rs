//! The days of a forecast: the stated shape of the month, and months known day by day.

use super::numbers::Findings;
use super::usage::counted;
use crate::issue::{Issue, IssueCode};
use crate::period::Horizon;
use crate::study::document::{Numeral, ProfileDocument};
use crate::study::path::join;
use crate::usage::meter::Meter;
use crate::usage::profile::{HOURS, Profile, SpecialDay};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub fn profile(
    written: &ProfileDocument,
    path: &str,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<Profile> {
    let mut profile = Profile::default();
    for (weekday, numeral) in &written.weekdays {
        let place = join(&join(path, "weekdays"), weekday);
        let factor = found.rate(&place, numeral);
        let index = weekday.parse::<usize>().ok().and_then(|d| d.checked_sub(1));
        match index.and_then(|index| profile.weekdays.get_mut(index)) {
            Some(slot) => *slot = factor?,
            None => found.out_of_range(&place, weekday, "1", "7"),
        }
    }
    for (date, numeral) in &written.dates {
        let place = join(&join(path, "dates"), date);
        let factor = found.rate(&place, numeral);
        let day = special_day(date, &place, found);
        profile.dates.push((day?, factor?));
    }
    profile.hours = hours(&written.hours, &join(path, "hours"), found)?;
    let idle = (0..horizon.len()).any(|month| {
        let days = horizon.month(month);
        days.each_day()
            .all(|day| profile.factor(day.start()).is_zero())
    });
    if idle {
        found.push(Issue::new(IssueCode::NotPositive, path));
    }
    (!found.any_error_under(path)).then_some(profile)
}

/// `2027-02-06`, or `02-06` for the day of every year.
pub fn special_day(text: &str, path: &str, found: &mut Findings) -> Option<SpecialDay> {
    if text.len() != 5 {
        return found.date(path, text).map(SpecialDay::Date);
    }
    // In a leap year, so that 29 February can be named.
    let day = format!("2028-{text}").parse::<chrono::NaiveDate>().ok();
    if day.is_none() {
        found.push(Issue::new(IssueCode::BadDate, path).text("found", text));
    }
    use chrono::Datelike;
    day.map(|day| SpecialDay::Yearly(day.month(), day.day()))
}

fn hours(written: &[Numeral], path: &str, found: &mut Findings) -> Option<Option<Vec<Decimal>>> {
    if written.is_empty() {
        return Some(None);
    }
    if written.len() != HOURS {
        found.out_of_range(path, &written.len().to_string(), "24", "24");
        return None;
    }
    let proved: Vec<_> = written
        .iter()
        .enumerate()
        .map(|(hour, numeral)| found.unsigned(&join(path, &hour.to_string()), numeral))
        .collect();
    let factors: Vec<Decimal> = proved.into_iter().collect::<Option<_>>()?;
    if factors.iter().all(Decimal::is_zero) {
        found.push(Issue::new(IssueCode::NotPositive, path));
        return None;
    }
    Some(Some(factors))
}

/// Months known day by day; each has as many values as it has days. Months before or after
/// the study are read and not used.
pub fn history(
    written: &BTreeMap<String, Vec<Numeral>>,
    path: &str,
    meter: &Meter,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<Vec<(usize, Vec<Decimal>)>> {
    let mut history = Vec::new();
    for (text, values) in written {
        let place = join(path, text);
        let proved: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(day, value)| counted(value, &join(&place, &day.to_string()), meter, found))
            .collect();
        let Some(first) = found.month(&place, text) else {
            continue;
        };
        let days = Horizon::new(first, 1).month(0).days();
        if i64::try_from(values.len()).ok() != Some(days) {
            let days = days.to_string();
            found.out_of_range(&place, &values.len().to_string(), &days, &days);
        }
        if let (Some(month), Some(values)) = (
            horizon.index_of(first),
            proved.into_iter().collect::<Option<Vec<_>>>(),
        ) {
            history.push((month, values));
        }
    }
    (!found.any_error_under(path)).then_some(history)
}

/// True when every day of the study is known.
pub fn knows_all(history: &[(usize, Vec<Decimal>)], horizon: &Horizon) -> bool {
    (0..horizon.len()).all(|month| history.iter().any(|(known, _)| *known == month))
}
