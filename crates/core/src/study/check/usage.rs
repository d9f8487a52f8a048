//! Meters and the scenario's assumptions about them.

use super::numbers::Findings;
use crate::issue::{Issue, IssueCode};
use crate::label::Label;
use crate::period::Horizon;
use crate::study::document::{
    EventDocument, ForecastDocument, GrowthDocument, MeterDocument, MeterKindDocument,
    ReadDocument, ScenarioDocument, StudyDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::usage::UsageAssumption;
use crate::usage::event::{Effect, Event};
use crate::usage::growth::Growth;
use crate::usage::meter::{Derived, Meter, MeterIndex, MeterKind, Reading};
use crate::usage::seasonality::Seasonality;
use rust_decimal::Decimal;

/// The meters in document order; `None` in the place of a faulty one.
pub fn meters(document: &StudyDocument, found: &mut Findings) -> Vec<Option<Meter>> {
    document
        .meters
        .iter()
        .map(|meter| prove_meter(meter, &document.meters, found))
        .collect()
}

fn prove_meter(
    meter: &MeterDocument,
    all: &[MeterDocument],
    found: &mut Findings,
) -> Option<Meter> {
    let path = join("meters", &meter.id);
    let decimals = meter.decimals.unwrap_or(0);
    if decimals > 6 {
        found.out_of_range(&format!("{path}.decimals"), &decimals.to_string(), "0", "6");
    }
    let derived = match &meter.derive {
        None => None,
        Some(derive) => {
            let place = format!("{path}.derive");
            let from = index_of(&derive.from, all, &format!("{place}.from"), found);
            let ratio = match &derive.ratio {
                Some(ratio) => found.unsigned(&format!("{place}.ratio"), ratio),
                None => Some(Decimal::ONE),
            };
            let batch = derive
                .batch
                .as_ref()
                .map(|batch| found.positive(&format!("{place}.batch"), batch));
            Some(Derived {
                from: from?,
                ratio: ratio?,
                batch: batch.map_or(Some(None), |b| b.map(Some))?,
            })
        }
    };
    let kind = match (meter.kind, meter.read) {
        (MeterKindDocument::Flow, _) => MeterKind::Flow,
        (MeterKindDocument::Level, read) => {
            MeterKind::Level(match read.unwrap_or(ReadDocument::Peak) {
                ReadDocument::Peak => Reading::Peak,
                ReadDocument::Average => Reading::Average,
                ReadDocument::Last => Reading::Last,
            })
        }
    };
    (!found.any_error_under(&path)).then(|| Meter {
        id: meter.id.clone(),
        name: meter
            .name
            .clone()
            .unwrap_or_else(|| Label::from(meter.id.as_str())),
        unit: meter.unit.clone(),
        kind,
        decimals,
        derived,
    })
}

/// The position of a meter by its id.
pub fn index_of(
    id: &str,
    all: &[MeterDocument],
    path: &str,
    found: &mut Findings,
) -> Option<MeterIndex> {
    let index = all.iter().position(|meter| meter.id == id);
    if index.is_none() {
        let issue = Issue::new(IssueCode::UnknownMeter, path).text("found", id);
        found.push(suggest(
            issue,
            id,
            all.iter().map(|meter| meter.id.as_str()),
        ));
    }
    index
}

/// The scenario and those it departs from, nearest first; circles were reported before.
fn lineage<'a>(document: &'a StudyDocument, scenario: Option<&str>) -> Vec<&'a ScenarioDocument> {
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
fn stated<'a, T>(
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

/// Replaces the ratios of derived meters by what the scenario says.
pub fn with_scenario_ratios(
    document: &StudyDocument,
    scenario: Option<&str>,
    meters: Vec<Option<Meter>>,
    found: &mut Findings,
) -> Vec<Option<Meter>> {
    let line = lineage(document, scenario);
    meters
        .into_iter()
        .map(|meter| {
            let mut meter = meter?;
            if let Some((ratio, path)) = stated(&line, &meter.id, "ratio", |f| f.ratio.as_ref()) {
                match &mut meter.derived {
                    Some(derived) => derived.ratio = found.unsigned(&path, ratio)?,
                    None => {
                        let issue = Issue::new(IssueCode::UnknownKey, path).text("key", "ratio");
                        found.push(suggest(issue, "ratio", std::iter::empty()));
                    }
                }
            }
            Some(meter)
        })
        .collect()
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
    let start = match (&growth, start) {
        (_, Some((value, _))) => value?,
        // An explicit list begins with its own first value.
        (Some(Some(Growth::Explicit { values })), None) => *values.first()?,
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
    Some(UsageAssumption {
        start,
        growth: growth?,
        seasonality: seasonality?,
        events: events?,
    })
}

/// A quantity in no finer steps than the meter counts.
fn counted(
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

/// Meters in an order in which a derived one comes after its source, and which of them
/// are sound. A circle is reported.
pub fn forecast_order(
    meters: &[Option<Meter>],
    found: &mut Findings,
) -> (Vec<MeterIndex>, Vec<bool>) {
    let mut order: Vec<MeterIndex> = Vec::new();
    loop {
        let ready = |(index, meter): (usize, &Option<Meter>)| {
            let meter = meter.as_ref()?;
            let waits = meter
                .derived
                .as_ref()
                .is_some_and(|d| !order.contains(&d.from));
            (!waits && !order.contains(&index)).then_some(index)
        };
        match meters.iter().enumerate().find_map(ready) {
            Some(index) => order.push(index),
            None => break,
        }
    }
    for (index, meter) in meters.iter().enumerate() {
        let Some(meter) = meter else { continue };
        let source_sound = meter
            .derived
            .as_ref()
            .is_none_or(|d| meters.get(d.from).is_some_and(Option::is_some));
        if !order.contains(&index) && source_sound {
            let path = join(&join("meters", &meter.id), "derive.from");
            found.push(
                Issue::new(IssueCode::Circular, path.replace('"', "")).text("found", &meter.id),
            );
        }
    }
    let sound = (0..meters.len())
        .map(|index| order.contains(&index))
        .collect();
    (order, sound)
}

/// Why a meter can or cannot be counted in this scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usable {
    Yes,
    /// Nothing was said about it.
    NoForecast,
    /// What was said is faulty, which has been reported.
    Faulty,
}

pub fn usable(
    meters: &[Option<Meter>],
    usage: &[Option<UsageAssumption>],
    sound: &[bool],
    found: &Findings,
    scenario: &str,
) -> Vec<Usable> {
    let root = |mut index: usize| {
        // Sound meters have no circles, so this ends.
        while let Some(derived) = meters.get(index).and_then(|m| m.as_ref()?.derived.as_ref()) {
            index = derived.from;
        }
        index
    };
    (0..meters.len())
        .map(|index| {
            if !sound.get(index).copied().unwrap_or(false) {
                return Usable::Faulty;
            }
            let source = root(index);
            if usage.get(source).is_some_and(Option::is_some) {
                return Usable::Yes;
            }
            let faulty = meters
                .get(source)
                .and_then(Option::as_ref)
                .is_none_or(|meter| {
                    found.any_error_under(&join(
                        &join(&join("scenarios", scenario), "usage"),
                        &meter.id,
                    )) || found.any_error_under("scenarios")
                });
            if faulty {
                Usable::Faulty
            } else {
                Usable::NoForecast
            }
        })
        .collect()
}
