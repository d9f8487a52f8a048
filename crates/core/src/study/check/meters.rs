//! Meters: what is counted, which takes from which, and which can be counted at all.

use super::numbers::Findings;
use super::usage::{lineage, stated};
use crate::issue::{Issue, IssueCode};
use crate::label::Label;
use crate::study::document::{MeterDocument, MeterKindDocument, ReadDocument, StudyDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::usage::UsageAssumption;
use crate::usage::meter::{Derived, Meter, MeterIndex, MeterKind, Reading};
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
