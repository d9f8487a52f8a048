//! Meters: what is counted, which takes from which, and which can be counted at all.

use super::derived::derived;
use super::numbers::Findings;
use super::usage::{lineage, stated};
use crate::issue::{Issue, IssueCode};
use crate::label::Label;
use crate::study::document::{MeterDocument, MeterKindDocument, ReadDocument, StudyDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::usage::UsageAssumption;
use crate::usage::meter::{Meter, MeterIndex, MeterKind, Reading, TimeUnit};

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
        Some(derive) => Some(derived(derive, all, &format!("{path}.derive"), found)?),
    };
    let kind = match meter.kind {
        MeterKindDocument::Flow => MeterKind::Flow,
        MeterKindDocument::Level => MeterKind::Level(reading(meter, &path, found)?),
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

fn reading(meter: &MeterDocument, path: &str, found: &mut Findings) -> Option<Reading> {
    let missing = |key: &str| Issue::new(IssueCode::MissingKey, path).text("key", key);
    Some(match meter.read.unwrap_or(ReadDocument::Peak) {
        ReadDocument::Peak => Reading::Peak,
        ReadDocument::NthHighestDay => match meter.rank {
            Some(rank @ 1..=28) => Reading::NthHighestDay(rank),
            Some(rank) => {
                found.out_of_range(&join(path, "rank"), &rank.to_string(), "1", "28");
                return None;
            }
            None => {
                found.push(missing("rank"));
                return None;
            }
        },
        ReadDocument::Percentile => match &meter.percentile {
            Some(share) => Reading::Percentile(found.share(&join(path, "percentile"), share)?),
            None => {
                found.push(missing("percentile"));
                return None;
            }
        },
        ReadDocument::Average => Reading::Average,
        ReadDocument::DailyPeakAverage => Reading::DailyPeakAverage,
        ReadDocument::Last => Reading::Last,
        ReadDocument::DaySum => Reading::TimeSum(TimeUnit::Day),
        ReadDocument::HourSum => Reading::TimeSum(TimeUnit::Hour),
        ReadDocument::MinuteSum => Reading::TimeSum(TimeUnit::Minute),
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
                .is_some_and(|d| d.sources().any(|source| !order.contains(&source)));
            (!waits && !order.contains(&index)).then_some(index)
        };
        match meters.iter().enumerate().find_map(ready) {
            Some(index) => order.push(index),
            None => break,
        }
    }
    for (index, meter) in meters.iter().enumerate() {
        let Some(meter) = meter else { continue };
        let source_sound = meter.derived.as_ref().is_none_or(|d| {
            d.sources()
                .all(|m| meters.get(m).is_some_and(Option::is_some))
        });
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

/// Why a meter can or cannot be counted in this scenario, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usable {
    /// By days, and by the hours of each.
    ByHour,
    ByDay,
    /// What is known of it are whole months.
    ByMonth,
    /// It is read by days that are not known.
    DaysMissing,
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
    (0..meters.len())
        .map(|index| {
            if !sound.get(index).copied().unwrap_or(false) {
                return Usable::Faulty;
            }
            roots(index, meters)
                .into_iter()
                .map(|root| stated_for(root, meters, usage, found, scenario))
                .max()
                .unwrap_or(Usable::ByMonth)
        })
        .collect()
}

/// The meters with a forecast of their own that a sound meter takes from in the end.
fn roots(index: MeterIndex, meters: &[Option<Meter>]) -> Vec<MeterIndex> {
    let mut found = Vec::new();
    let mut open = vec![index];
    // Sound meters have no circles, so this ends.
    while let Some(index) = open.pop() {
        match meters.get(index).and_then(|m| m.as_ref()?.derived.as_ref()) {
            Some(derived) => open.extend(derived.sources()),
            None if !found.contains(&index) => found.push(index),
            None => {}
        }
    }
    found
}

fn stated_for(
    source: MeterIndex,
    meters: &[Option<Meter>],
    usage: &[Option<UsageAssumption>],
    found: &Findings,
    scenario: &str,
) -> Usable {
    if usage.get(source).is_some_and(Option::is_some) {
        return Usable::ByMonth;
    }
    let place = join(&join("scenarios", scenario), "usage");
    let faulty = match meters.get(source) {
        Some(Some(meter)) => {
            found.any_error_under(&join(&place, &meter.id)) || found.any_error_under("scenarios")
        }
        Some(None) | None => true,
    };
    if faulty {
        Usable::Faulty
    } else {
        Usable::NoForecast
    }
}
