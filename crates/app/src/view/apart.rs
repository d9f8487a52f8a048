//! What tells scenarios or versions apart, in words: the core's lines → names and values as
//! they are said.
//!
//! An assumption is called as its slider is. What has no words is told by its path and as it
//! is written, so that nothing that differs is left out.

use super::{scenario_ids, text};
use crate::contract::{Departure, Difference};
use crate::format;
use crate::words::{LANGUAGES, Words, known};
use outlay_core::assumption::{Assumption, AssumptionKind, assumptions};
use outlay_core::label::Label;
use outlay_core::money::Currency;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::apart::{Line, Stated, Step, Unit, steps, under_scenarios, versions};
use outlay_core::study::path::{get, join, split};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;

/// Everything that is not the same under these scenarios.
pub fn differences(document: &Value, scenarios: &[String]) -> Vec<Difference> {
    let lines = under_scenarios(document, scenarios);
    Said::of(document).lines(&lines, &assumed(document, scenarios))
}

/// Everything that is not the same in two versions of the study, which may both be others than
/// the one that is shown.
pub fn differing_versions(before: &Value, after: &Value, shown: &Value) -> Vec<Difference> {
    let mut all = assumed(after, &scenario_ids(after));
    all.extend(assumed(before, &scenario_ids(before)));
    Said::of(shown).lines(&versions(before, after, ""), &all)
}

/// Everything that is not the same in a plan.
pub fn differing_plan(before: &Value, after: &Value, id: &str, shown: &Value) -> Vec<Difference> {
    let lines = versions(before, after, &join("plans", id));
    Said::of(shown).lines(&lines, &[])
}

/// What places of a study are called, as what differs there would be.
pub fn place_names(document: &Value, paths: &[String]) -> Vec<Label> {
    let said = Said::of(document);
    let all = assumed(document, &scenario_ids(document));
    let name = |path: &String| {
        let own = of_place(&all, &place(path));
        said.name(&steps(document, path), path, own)
    };
    paths.iter().map(name).collect()
}

/// Assumptions by their places.
type Assumed = (Vec<String>, Assumption);

fn assumed(document: &Value, scenarios: &[String]) -> Vec<Assumed> {
    let all = scenarios.iter().flat_map(|id| assumptions(document, id));
    all.map(|one| (place(&one.path), one)).collect()
}

/// What tells a scenario apart from the one it departs from; nothing when it departs from none.
pub fn departures(document: &Value, scenario: &str) -> Vec<Departure> {
    let own = join("scenarios", scenario);
    let from = get(document, &join(&own, "from")).and_then(Value::as_str);
    let Some(from) = from.filter(|from| get(document, &join("scenarios", from)).is_some()) else {
        return Vec::new();
    };
    let found = differences(document, &[from.to_owned(), scenario.to_owned()]);
    let departure = |what: Difference| Departure {
        back: stated(document, &own, &what.path),
        what,
    };
    found.into_iter().map(departure).collect()
}

/// Where a scenario itself states what stands at a place: a field of a forecast, or a change of
/// the place or of what is around it.
fn stated(document: &Value, own: &str, path: &str) -> Option<String> {
    let mut parts = split(path);
    if let [first, meter, field, ..] = parts.as_slice()
        && first == "usage"
    {
        let place = join(&join(&join(own, "usage"), meter), field);
        if get(document, &place).is_some() {
            return Some(place);
        }
        // A ratio may be changed where the meter itself states it.
        parts = ["meters", meter, "derive", field]
            .map(str::to_owned)
            .to_vec();
    }
    let changes = join(own, "changes");
    let all = get(document, &changes).and_then(Value::as_object);
    let mut keys = all.into_iter().flatten().map(|(key, _)| key);
    let key = keys.find(|key| parts.starts_with(&split(key)))?;
    Some(join(&changes, key))
}

/// The place of an assumption, whichever scenario states it.
fn place(path: &str) -> Vec<String> {
    let mut path = split(path);
    if path.first().is_some_and(|first| first == "scenarios") {
        path.drain(..path.len().min(2));
        if path.first().is_some_and(|field| field == "changes") {
            let changed = path.get(1).map(|changed| split(changed));
            return changed.unwrap_or_default();
        }
    }
    path
}

fn of_place<'a>(assumed: &'a [Assumed], place: &[String]) -> Option<&'a Assumption> {
    let mut all = assumed.iter();
    all.find(|(own, _)| own == place).map(|(_, one)| one)
}

/// How things are said in each language.
struct Said {
    currency: String,
    languages: [Words; 2],
}

impl Said {
    fn of(document: &Value) -> Said {
        let currency = document.get("currency").and_then(Value::as_str);
        let currency = currency.unwrap_or_default();
        let decimals = Currency::from_code(currency).map_or(2, |known| known.decimals);
        Said {
            currency: currency.to_owned(),
            languages: LANGUAGES.map(|language| Words::new(language, currency, decimals)),
        }
    }

    fn both(&self, say: impl Fn(&Words) -> String) -> Label {
        let each = self.languages.iter();
        let each = each.map(|words| (words.language.clone(), say(words)));
        Label::from(each.collect::<BTreeMap<_, _>>())
    }

    fn lines(&self, lines: &[Line], assumed: &[Assumed]) -> Vec<Difference> {
        let line = |line: &Line| {
            let own = of_place(assumed, &split(&line.meant));
            self.line(line, own)
        };
        lines.iter().map(line).collect()
    }

    /// What leads to a place; the path where something in it has no words.
    fn leading(&self, steps: &[Step], path: &str) -> Label {
        if !steps.iter().all(has_words) {
            return Label::from(path);
        }
        self.both(|words| {
            let each = steps.iter().map(|step| step_name(step, words));
            each.collect::<Vec<_>>().join(" · ")
        })
    }

    fn name(&self, steps: &[Step], path: &str, assumption: Option<&Assumption>) -> Label {
        let Some(assumption) = assumption else {
            return self.leading(steps, path);
        };
        // Where several scenarios are told of, each says which it is.
        let scenario = steps.first().filter(|_| path.starts_with("scenarios."));
        self.both(|words| {
            let scenario = scenario.map(|step| step_name(step, words));
            let own = assumption_name(assumption, words);
            let both = scenario.into_iter().chain([own]);
            both.collect::<Vec<_>>().join(" · ")
        })
    }

    fn line(&self, line: &Line, assumption: Option<&Assumption>) -> Difference {
        let name = self.name(&line.steps, &line.path, assumption);
        let whole = |value: &Stated| matches!(value, Stated::There | Stated::Parts(_));
        let nothing = match line.values.iter().flatten().any(whole) {
            true => "difference-none",
            false => "difference-unset",
        };
        let value = |value: &Option<Stated>| match value {
            Some(stated) => Sentence::new("difference-value").with("value", self.value(stated)),
            None => Sentence::new(nothing),
        };
        // “Months compared” says its unit itself.
        let months = |one: &&Assumption| one.kind == AssumptionKind::Months;
        let counted = line
            .unit
            .as_ref()
            .filter(|_| assumption.filter(months).is_none());
        let unit = counted.and_then(|unit| self.unit(unit));
        Difference {
            path: line.path.clone(),
            name,
            assumed: assumption.is_some() || line.meant.starts_with("usage."),
            unit: assumption.and_then(|one| one.unit.clone()).or(unit),
            values: line.values.iter().map(value).collect(),
        }
    }

    /// What stands beside a number; amounts carry their currency.
    fn unit(&self, unit: &Unit) -> Option<Label> {
        let word = |key| Some(self.both(|words| words.word(key)));
        match unit {
            Unit::Money | Unit::Percent => None,
            Unit::Quantity(unit) => unit.clone(),
            Unit::Rate(unit) => Some(self.both(|words| {
                let one = words.word("unit-one");
                let unit = unit
                    .as_ref()
                    .map_or(one.as_str(), |unit| unit.text(&words.language));
                words.say(&Sentence::new("difference-each").text("unit", unit))
            })),
            Unit::Months => word("unit-months"),
            Unit::Days => word("unit-days"),
            Unit::Hours => word("unit-hours"),
        }
    }

    fn value(&self, stated: &Stated) -> Arg {
        match stated {
            Stated::There => Arg::Word("difference-there".to_owned()),
            Stated::Number(number) => Arg::Quantity(text(*number)),
            Stated::Share(share) => percent(*share),
            Stated::Money { currency, amount } if *currency == self.currency => {
                Arg::Money(text(*amount))
            }
            Stated::Money { currency, amount } => Arg::Foreign {
                currency: currency.clone(),
                amount: text(*amount),
            },
            Stated::Choice { table, word } => choice(table, word),
            Stated::Weekday(day) => Arg::Word(format!("weekday-{day}")),
            Stated::Flag(is) => Arg::Word(if *is { "decide-yes" } else { "decide-no" }.to_owned()),
            Stated::Name(name) => Arg::Name(name.clone()),
            Stated::Date(day) if day.len() == "2027-01".len() => Arg::Month(day.clone()),
            Stated::Date(day) => Arg::Date(day.clone()),
            Stated::Period(period) => self.period(period),
            Stated::Text(text) | Stated::Raw(text) => Arg::Text(text.clone()),
            Stated::List(all) => self.all(all, "; "),
            Stated::Parts(all) => self.all(all, " · "),
        }
    }

    fn all(&self, all: &[Stated], between: &str) -> Arg {
        let said = |one| Sentence::new("difference-value").with("value", self.value(one));
        let said: Vec<Sentence> = all.iter().map(said).collect();
        let each = |words: &Words| said.iter().map(|one| words.say(one)).collect::<Vec<_>>();
        Arg::Name(self.both(|words| each(words).join(between)))
    }

    fn period(&self, period: &str) -> Arg {
        let key = format!("period-{period}");
        let months = period
            .strip_suffix(" months")
            .and_then(|count| count.trim().parse().ok());
        match months {
            _ if known(&key) => Arg::Word(key),
            Some(months) => {
                let every = Sentence::new("price-period-months").with("months", Arg::Count(months));
                Arg::Name(self.both(|words| words.say(&every)))
            }
            None => Arg::Text(period.to_owned()),
        }
    }
}

/// A meter's assumption carries the meter's name, the others say it themselves.
fn assumption_name(one: &Assumption, words: &Words) -> String {
    let (group, title) = (words.say(&one.group), words.say(&one.title));
    match one.group.key.as_str() {
        "group-meter" => format!("{group} · {title}"),
        _ => title,
    }
}

fn field(table: &str, key: &str) -> String {
    let own = format!("field-{table}-{key}");
    if known(&own) {
        own
    } else {
        format!("field-{key}")
    }
}

fn choice(table: &str, word: &str) -> Arg {
    let own = format!("choice-{table}-{word}");
    let shared = format!("choice-{word}");
    let mut all = [own, shared].into_iter();
    let said = all.find(|key| known(key));
    said.map_or_else(|| Arg::Text(word.to_owned()), Arg::Word)
}

fn has_words(step: &Step) -> bool {
    match step {
        Step::Field { table, key } => known(&field(table, key)),
        Step::Unknown => false,
        Step::Weekday(day) => (1..=7).contains(day),
        Step::Name(_) | Step::Position(_) | Step::Date(_) | Step::MonthOfYear(_) | Step::Key(_) => {
            true
        }
    }
}

fn step_name(step: &Step, words: &Words) -> String {
    match step {
        Step::Name(name) => name.text(&words.language).to_owned(),
        Step::Field { table, key } => words.word(&field(table, key)),
        Step::Position(at) => at.to_string(),
        Step::Date(day) => format::day(day, &words.language),
        Step::MonthOfYear(month) => {
            words.say(&Sentence::new("edit-month-of-year").count("n", *month))
        }
        Step::Weekday(day) => words.word(&format!("weekday-{day}")),
        Step::Key(key) => key.clone(),
        Step::Unknown => String::new(),
    }
}

/// Two shares that differ in what a percentage is rounded to are told apart.
fn percent(share: Decimal) -> Arg {
    if share.normalize().scale() <= 4 {
        return Arg::Percent(text(share));
    }
    let exact = share.saturating_mul(Decimal::ONE_HUNDRED).normalize();
    Arg::Text(format!("{}%", format::grouped(&exact.to_string())))
}
