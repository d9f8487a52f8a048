//! As written: what is counted, and what is assumed about it.

use super::Numeral;
use crate::label::Label;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeterDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// True for what a customer must not see: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Label>,
    pub kind: MeterKindDocument,
    /// How a level is read over a period; the peak when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<ReadDocument>,
    /// Which of the highest days is read; needed for `nth-highest-day`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// The share of the samples that is kept, such as 95 %; needed for `percentile`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentile: Option<Numeral>,
    /// Decimal places in which it is counted; whole units when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// Takes its quantity from another meter instead of a forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derive: Option<DeriveDocument>,
}

impl MeterDocument {
    /// A meter of which nothing but the id is known.
    pub fn counting(id: &str) -> MeterDocument {
        MeterDocument {
            id: id.to_owned(),
            name: None,
            unit: None,
            internal: None,
            kind: MeterKindDocument::Flow,
            read: None,
            rank: None,
            percentile: None,
            decimals: None,
            derive: None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeterKindDocument {
    /// Adds up over time: messages, calls, GB moved.
    Flow,
    /// A stock that is read: users, seats, GB stored.
    Level,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadDocument {
    Peak,
    /// The n-th highest day; `rank` says which.
    NthHighestDay,
    /// What all but the highest samples stay within; `percentile` says how many. Samples
    /// are hours where the profile states them, else days.
    Percentile,
    Average,
    /// The average of each day's highest hour.
    DailyPeakAverage,
    Last,
    /// Quantity × days: user-days, GB-days.
    DaySum,
    /// Quantity × hours: GB-hours.
    HourSum,
    /// Quantity × minutes: connection minutes.
    MinuteSum,
}

/// quantity = from × ratio × times × units of each item + Σ plus × weight, at least
/// `at_least`; then in started batches.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeriveDocument {
    pub from: String,
    /// Units for each unit of the other meter; 1 when left out. A scenario may replace it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Numeral>,
    /// A second meter to multiply by: participants × minutes, messages × members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<String>,
    /// What each unit counts for by its size: payload units, text segments, least sizes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<ItemsDocument>,
    /// Other meters to add, each with its weight; a negative weight takes off:
    /// `{ images = "0.65" }`, `{ members = "-5" }`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub plus: BTreeMap<String, Numeral>,
    /// The quantity is never less; needed where something is taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Numeral>,
    /// Units that travel together: 100 messages for each call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Numeral>,
    /// Taken from what the other meters read in each month (the default), or day by day and
    /// read afterwards: the peak of a sum instead of the sum of the peaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combine: Option<CombineDocument>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CombineDocument {
    Month,
    Day,
}

/// How one message, object or request is counted by its size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ItemsDocument {
    /// Started units: payload of 5 KiB; segments of 153 signs where up to 160 are one.
    Units {
        unit: Numeral,
        /// The largest size that is a single unit; one `unit` when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        single: Option<Numeral>,
        sizes: Vec<SizeDocument>,
    },
    /// Its own size in units, but never less than this: objects of at least 64 KB, kept for
    /// at least 30 days.
    AtLeast {
        unit: Numeral,
        at_least: Numeral,
        sizes: Vec<SizeDocument>,
    },
    /// One when its size lies above the first and up to the second bound, else none:
    /// minutes by the sum of their streams, requests by their length.
    Class {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        above: Option<Numeral>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        up_to: Option<Numeral>,
        sizes: Vec<SizeDocument>,
    },
}

/// A size that occurs. Exactly one of `size` and `sum_of`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeDocument {
    /// Its share of all items; all of them when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Numeral>,
    /// Sizes that are added up, such as the pixels of each stream.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sum_of: Vec<Numeral>,
}

/// A full set of assumptions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioDocument {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// True for what a customer must not see: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal: Option<bool>,
    /// A note for ourselves: it is left out of a customer's copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internal_note: Option<Label>,
    /// True for a scenario that is agreed: the window keeps what is tried on it apart, in a
    /// draft. It changes no result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked: Option<bool>,
    /// True for what is tried on the scenario it departs from, until that is applied, kept
    /// as a scenario of its own, or discarded. It changes no result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<bool>,
    /// The scenario this one departs from; it states only what differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The forecast of each meter, by the meter's id.
    #[serde(default)]
    pub usage: BTreeMap<String, ForecastDocument>,
    /// Other values of the study that differ here, by path:
    /// `"plans.pro.charges.base.price.amount" = "1200"`. Each is what may stand at its path: a
    /// number, a text, true or false, a list, a table.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "BTreeMap<String, ChangedDocument>")]
    pub changes: BTreeMap<String, serde_json::Value>,
}

/// What may stand at the place that is changed; the schema of that place says it.
#[derive(JsonSchema)]
#[schemars(transparent)]
struct ChangedDocument(#[schemars(schema_with = "changed_schema")] ());

fn changed_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({})
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForecastDocument {
    /// Quantity of the first month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Numeral>,
    /// How it develops; flat when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub growth: Option<GrowthDocument>,
    /// How far a month strays from the forecast, for the simulation: the standard deviation
    /// of the logarithm of one month's change, such as 6 %. The mean follows the forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volatility: Option<Numeral>,
    /// Factors by calendar month: `{ "2" = "20%", "7" = "10%" }`; 100 % where left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub seasonality: BTreeMap<String, Numeral>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventDocument>,
    /// The shape of every month. With it, a level states its average and a flow its sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileDocument>,
    /// Months of which every day is known, such as imported ones: `{ "2027-01" = [310, …] }`.
    /// They stand instead of the growth.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub daily: BTreeMap<String, Vec<Numeral>>,
    /// For a derived meter: replaces the meter's own ratio in this scenario.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Numeral>,
}

/// Which days of a month are busy, and which hours of a day. Factors are relative: what
/// counts is how they compare.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileDocument {
    /// Factors by day of the week, 1 for Monday to 7 for Sunday: `{ "6" = "60%" }`; 100 %
    /// where left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub weekdays: BTreeMap<String, Numeral>,
    /// Factors of holidays and other special days, instead of their weekday's: by date
    /// (`2027-02-06`), or for every year (`10-01`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dates: BTreeMap<String, Numeral>,
    /// Twenty-four factors, from midnight on; hours are not looked at when left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Numeral>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "model", rename_all = "kebab-case", deny_unknown_fields)]
pub enum GrowthDocument {
    Flat {},
    /// Adds the same quantity every month.
    Linear {
        per_month: Numeral,
    },
    /// Grows by the same share every month (环比).
    Compound {
        monthly_rate: Numeral,
    },
    /// Slow, fast, then saturating at the ceiling; half-way at the midpoint month.
    SCurve {
        ceiling: Numeral,
        midpoint_month: Numeral,
        steepness: Numeral,
    },
    /// Month by month from the first; the last value stays.
    Explicit {
        values: Vec<Numeral>,
    },
}

/// A dated change of the forecast. Exactly one of `add`, `multiply` and `set`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventDocument {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// First month, `YYYY-MM`.
    pub from: String,
    /// Last month; the event stays for good when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub add: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub multiply: Option<Numeral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Numeral>,
}
