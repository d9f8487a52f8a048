//! The scenario's assumptions about each meter, with what it takes from others.

use super::meters::index_of;
use super::numbers::Findings;
use super::profile::{history, knows_all, profile};
use crate::issue::{Issue, IssueCode};
use crate::period::Horizon;
use crate::study::document::{
    EventDocument, ForecastDocument, GrowthDocument, ScenarioDocument, StudyDocument,
};
use crate::study::path::join;
use crate::usage::UsageAssumption;
use crate::usage::event::{Effect, Event};
use crate::usage::growth::Growth;
use crate::usage::meter::Meter;
use crate::usage::seasonality::Seasonality;
use rust_decimal::Decimal;

/// The scenario and those it departs from, nearest first; circles were reported before.
pub fn lineage<'a>(
    document: &'a StudyDocument,
    scenario: Option<&str>,
) -> Vec<&'a ScenarioDocument> {
    let by_id = |id: &str| document.scenarios.iter().find(|s| s.id == id);
    let mut line: Vec<&ScenarioDocument> = Vec::new();
    let mut next = scenario.and_then(by_id);
    while let Some(current) = next {
        if line.iter().any(|earlier| earlier.id == current.id) {
            break;
        }
        line.push(current);
        next = current.from.as_deref().and_then(by_id);
    }
    line
}

/// A field of a meter's forecast: from the nearest scenario that states it, with its path.
pub fn stated<'a, T>(
    line: &[&'a ScenarioDocument],
    meter: &str,
    field: &str,
    get: impl Fn(&'a ForecastDocument) -> Option<T>,
) -> Option<(T, String)> {
    line.iter().find_map(|scenario| {
        let value = get(scenario.usage.get(meter)?)?;
        let path = join(
            &join(&join(&join("scenarios", &scenario.id), "usage"), meter),
            field,
        );
        Some((value, path))
    })
}

/// The scenario's assumption for each meter; `None` where there is none or it is faulty.
pub fn assumptions(
    document: &StudyDocument,
    scenario: Option<&str>,
    meters: &[Option<Meter>],
    horizon: &Horizon,
    found: &mut Findings,
) -> Vec<Option<UsageAssumption>> {
    if document.scenarios.is_empty() && !document.meters.is_empty() {
        found.push(Issue::new(IssueCode::NoScenario, "scenarios"));
    }
    let line = lineage(document, scenario);
    for scenario in &line {
        let path = join(&join("scenarios", &scenario.id), "usage");
        for id in scenario.usage.keys() {
            index_of(id, &document.meters, &join(&path, id), found);
        }
    }
    meters
        .iter()
        .map(|meter| assumption(meter.as_ref()?, &line, horizon, found))
        .collect()
}

fn assumption(
    meter: &Meter,
    line: &[&ScenarioDocument],
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<UsageAssumption> {
    if meter.derived.is_some() {
        return None;
    }
    let growth = stated(line, &meter.id, "growth", |f| f.growth.as_ref())
        .map(|(written, path)| growth(written, &path, meter, found));
    let start = stated(line, &meter.id, "start", |f| f.start.as_ref())
        .map(|(numeral, path)| (counted(numeral, &path, meter, found), path));
    let history = stated(line, &meter.id, "daily", |f| {
        (!f.daily.is_empty()).then_some(&f.daily)
    })
    .map_or(Some(Vec::new()), |(days, path)| {
        history(days, &path, meter, horizon, found)
    });
    let all_known = history.as_ref().is_some_and(|h| knows_all(h, horizon));
    let start = match (&growth, start) {
        (_, Some((value, _))) => value?,
        // An explicit list begins with its own first value.
        (Some(Some(Growth::Explicit { values })), None) => *values.first()?,
        (None, None) if all_known => Decimal::ZERO,
        _ => return None,
    };
    let growth = growth.unwrap_or(Some(Growth::Flat));
    let seasonality = stated(line, &meter.id, "seasonality", |f| {
        (!f.seasonality.is_empty()).then_some(&f.seasonality)
    })
    .map_or(Some(Seasonality::default()), |(factors, path)| {
        seasonality(factors, &path, found)
    });
    let events = stated(line, &meter.id, "events", |f| {
        (!f.events.is_empty()).then_some(&f.events)
    })
    .map_or(Some(Vec::new()), |(events, path)| {
        let proved: Vec<_> = events
            .iter()
            .enumerate()
            .map(|(i, event)| prove_event(event, &join(&path, &i.to_string()), horizon, found))
            .collect();
        proved.into_iter().collect()
    });
    let profile = stated(line, &meter.id, "profile", |f| f.profile.as_ref())
        .map_or(Some(None), |(written, path)| {
            profile(written, &path, horizon, found).map(Some)
        });
    Some(UsageAssumption {
        start,
        growth: growth?,
        volatility: volatility(line, meter, found)?,
        strays: Vec::new(),
        seasonality: seasonality?,
        events: events?,
        profile: profile?,
        history: history?,
    })
}

/// None stated is none.
fn volatility(line: &[&ScenarioDocument], meter: &Meter, found: &mut Findings) -> Option<Decimal> {
    let stated = stated(line, &meter.id, "volatility", |f| f.volatility.as_ref());
    stated.map_or(Some(Decimal::ZERO), |(numeral, path)| {
        found.share(&path, numeral)
    })
}

/// A quantity in no finer steps than the meter counts.
pub fn counted(
    numeral: &crate::study::document::Numeral,
    path: &str,
    meter: &Meter,
    found: &mut Findings,
) -> Option<Decimal> {
    let value = found.unsigned(path, numeral)?;
    if value.scale() > meter.decimals {
        let issue = Issue::new(IssueCode::TooFine, path);
        found.push(
            issue
                .text("found", numeral.0.clone())
                .text("decimals", meter.decimals.to_string()),
        );
        return None;
    }
    Some(value)
}

fn growth(
    written: &GrowthDocument,
    path: &str,
    meter: &Meter,
    found: &mut Findings,
) -> Option<Growth> {
    let at = |key: &str| join(path, key);
    Some(match written {
        GrowthDocument::Flat {} => Growth::Flat,
        GrowthDocument::Linear { per_month } => Growth::Linear {
            per_month: found.plain(&at("per_month"), per_month)?,
        },
        GrowthDocument::Compound { monthly_rate } => {
            let path = at("monthly_rate");
            let rate = found.number(&path, monthly_rate)?;
            if rate < Decimal::NEGATIVE_ONE || rate > Decimal::TEN {
                found.out_of_range(&path, &monthly_rate.0, "-100%", "1000%");
                return None;
            }
            Growth::Compound { monthly_rate: rate }
        }
        GrowthDocument::SCurve {
            ceiling,
            midpoint_month,
            steepness,
        } => {
            let ceiling = found.unsigned(&at("ceiling"), ceiling);
            let midpoint = found.plain(&at("midpoint_month"), midpoint_month);
            let steepness = found.positive(&at("steepness"), steepness);
            Growth::SCurve {
                ceiling: ceiling?,
                midpoint: midpoint?,
                steepness: steepness?,
            }
        }
        GrowthDocument::Explicit { values } => {
            let path = at("values");
            if values.is_empty() {
                found.push(Issue::new(IssueCode::MissingKey, path).text("key", "values"));
                return None;
            }
            let proved: Vec<_> = values
                .iter()
                .enumerate()
                .map(|(i, value)| counted(value, &join(&path, &i.to_string()), meter, found))
                .collect();
            Growth::Explicit {
                values: proved.into_iter().collect::<Option<_>>()?,
            }
        }
    })
}

fn seasonality(
    factors: &std::collections::BTreeMap<String, crate::study::document::Numeral>,
    path: &str,
    found: &mut Findings,
) -> Option<Seasonality> {
    let mut seasonality = Seasonality::default();
    for (month, numeral) in factors {
        let place = join(path, month);
        let index = month
            .parse::<usize>()
            .ok()
            .and_then(|m| m.checked_sub(1))
            .filter(|m| *m < 12);
        let factor = found.rate(&place, numeral);
        match index.and_then(|m| seasonality.0.get_mut(m)) {
            Some(slot) => *slot = factor?,
            None => found.out_of_range(&place, month, "1", "12"),
        }
    }
    (!found.any_error_under(path)).then_some(seasonality)
}

fn prove_event(
    event: &EventDocument,
    path: &str,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<Event> {
    let from = found.month(&join(path, "from"), &event.from);
    let to = event
        .to
        .as_ref()
        .map(|to| found.month(&join(path, "to"), to));
    let effect = match (&event.add, &event.multiply, &event.set) {
        (Some(add), None, None) => found.plain(&join(path, "add"), add).map(Effect::Add),
        (None, Some(factor), None) => found
            .rate(&join(path, "multiply"), factor)
            .map(Effect::Multiply),
        (None, None, Some(value)) => found.unsigned(&join(path, "set"), value).map(Effect::Set),
        _ => {
            found.push(Issue::new(IssueCode::EventUnclear, path));
            None
        }
    };
    let from = horizon.month_of(from?);
    let to = match to {
        None => None,
        Some(to) => Some(horizon.month_of(to?)),
    };
    if to.is_some_and(|to| to < from) {
        found.push(
            Issue::new(IssueCode::EndBeforeStart, join(path, "to"))
                .text("found", event.to.clone().unwrap_or_default()),
        );
        return None;
    }
    Some(Event {
        from,
        to,
        effect: effect?,
    })
}
