//! What tells scenarios of a study apart, place by place.
//!
//! In: a written study and some of its scenarios. Out: a line for each value that is not the
//! same under all of them, with what stands there under each, in the order of the study. The
//! rule that is easy to get wrong: compared is the study as each scenario has it, not what
//! scenarios state, for one that states nothing takes over what stands above it.

mod stated;
mod unit;

use super::check::scenarios::{UNPLACED, seen};
use super::path::{join, segments};
use super::reference::{Listed, named_by_keys, named_by_text};
use super::schema::place::{Inner, Node, Reading};
use crate::label::Label;
use serde_json::{Map, Value};
pub use stated::Stated;
use stated::{Manner, in_percent, is_date, item_name, name};
pub use unit::Unit;
use unit::unit;

/// The study as a scenario has it.
type Seen = Value;

/// A value or an item that is not the same under all scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its place, whichever scenario states it; a forecast is at `usage.<meter>`.
    /// Items without an id may share one: two events of different names that stand first.
    pub path: String,
    /// What leads to it, from the outside.
    pub steps: Vec<Step>,
    pub unit: Option<Unit>,
    /// What stands there under each scenario; none where there is nothing.
    pub values: Vec<Option<Stated>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// What a part of the study is called.
    Name(Label),
    /// A field of a type.
    Field { table: String, key: String },
    /// An item without an id, by its number from 1.
    Position(usize),
    /// A month or a day.
    Date(String),
    /// A month of every year, from 1.
    MonthOfYear(usize),
    /// A key that the writer chose.
    Key(String),
    /// What the format does not know.
    Unknown,
}

/// Every difference between these scenarios.
pub fn apart(document: &Value, scenarios: &[String]) -> Vec<Line> {
    let seen: Vec<Seen> = scenarios.iter().map(|id| seen(document, id)).collect();
    let mut found = Vec::new();
    let place = Place {
        node: Some(Node::study()),
        ..Place::default()
    };
    let all: Vec<_> = seen.iter().map(Some).collect();
    Comparing {
        seen: &seen,
        found: &mut found,
    }
    .compare(&all, &place);
    found
}

/// Where a comparison has come to.
#[derive(Clone, Default)]
struct Place {
    path: String,
    steps: Vec<Step>,
    /// The key and the key above it, items of lists left out.
    at: (String, String),
    /// The nearest field, and the type that has it.
    field: (String, String),
    node: Option<Node<'static>>,
    /// The scenarios in which the item around it is missing.
    gone: Vec<bool>,
}

struct Comparing<'a> {
    seen: &'a [Seen],
    found: &'a mut Vec<Line>,
}

impl Comparing<'_> {
    fn compare(&mut self, values: &[Option<&Value>], place: &Place) {
        // A list without items is one that is not stated.
        let stated = |value: &&Value| !value.is_null() && value.as_array() != Some(&Vec::new());
        let values: Vec<Option<&Value>> = values.iter().map(|one| one.filter(stated)).collect();
        if place.alike(&values) {
            return;
        }
        let there: Vec<&Value> = values.iter().copied().flatten().collect();
        let is_name = place.reading() == Some(Reading::Name);
        if there.iter().all(|value| value.is_array()) {
            self.lists(&values, place);
        } else if there.iter().all(|value| value.is_object()) && !is_name {
            self.tables(&values, place);
        } else {
            self.values(&values, place);
        }
    }

    fn tables(&mut self, values: &[Option<&Value>], place: &Place) {
        let there: Vec<&Value> = values.iter().copied().flatten().collect();
        if there
            .iter()
            .any(|table| *table == &Value::Object(Map::new()))
        {
            self.presence(values, place);
        }
        let mut keys: Vec<&String> = Vec::new();
        for key in there
            .iter()
            .filter_map(|table| table.as_object())
            .flat_map(Map::keys)
        {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        for key in keys {
            let inner: Vec<_> = values
                .iter()
                .map(|table| table.and_then(|table| table.get(key)))
                .collect();
            self.compare(&inner, &self.below(place, &there, key));
        }
    }

    fn lists(&mut self, values: &[Option<&Value>], place: &Place) {
        let lists: Vec<&[Value]> = values
            .iter()
            .map(|list| {
                list.and_then(Value::as_array)
                    .map_or(&[][..], Vec::as_slice)
            })
            .collect();
        if !lists.iter().copied().flatten().any(Value::is_object) {
            // A list of words or numbers reads best as one value.
            return self.values(values, place);
        }
        let named: Vec<Vec<Item>> = lists.iter().map(|list| items(list)).collect();
        let mut all: Vec<&Item> = Vec::new();
        for item in named.iter().flatten() {
            if all.iter().all(|earlier| earlier.called != item.called) {
                all.push(item);
            }
        }
        for Item { segment, called } in all {
            let items: Vec<Option<&Value>> = lists
                .iter()
                .zip(&named)
                .map(|(list, own)| list.get(own.iter().position(|one| one.called == *called)?))
                .collect();
            let mut item = place.item(segment, items.iter().copied().flatten().next());
            self.presence(&items, &item);
            item.forget_list();
            item.gone = items.iter().map(Option::is_none).collect();
            self.compare(&items, &item);
        }
    }

    /// Whether something is there at all.
    fn presence(&mut self, values: &[Option<&Value>], place: &Place) {
        if !place.same_presence(values) {
            let read = self.seen.iter().zip(values);
            let there = read.map(|(seen, value)| value.map(|value| self.whole(seen, value, place)));
            self.line(place, None, there.collect());
        }
    }

    /// What a table without an id holds, when it is a plain one: an event, a tier.
    fn whole(&self, seen: &Seen, value: &Value, place: &Place) -> Stated {
        let fields = value.as_object().filter(|fields| {
            let plain = |value: &Value| !value.is_object() && !value.is_array();
            !fields.contains_key("id")
                && fields
                    .iter()
                    .all(|(key, value)| key == "name" || plain(value))
        });
        let parts = fields
            .into_iter()
            .flatten()
            .filter(|(key, _)| *key != "name");
        let parts = parts.map(|(key, part)| {
            let below = self.below(place, &[value], key);
            self.manner(&below, &[Some(part)]).read(seen, part)
        });
        let parts: Vec<Stated> = parts.collect();
        if parts.is_empty() {
            Stated::There
        } else {
            Stated::Parts(parts)
        }
    }

    fn manner<'p>(&self, place: &'p Place, values: &[Option<&Value>]) -> Manner<'p> {
        let reading = match values.iter().flatten().any(|value| value.is_array()) {
            true => place
                .node
                .as_ref()
                .and_then(Node::item)
                .and_then(|item| item.reading()),
            false => place.reading(),
        };
        let (table, field) = &place.field;
        let counts = reading == Some(Reading::Number);
        let first = self
            .seen
            .iter()
            .zip(values)
            .find(|(_, value)| value.is_some());
        Manner {
            path: &place.path,
            percent: counts && values.iter().copied().flatten().any(in_percent),
            listed: named_by_text((&place.at.0, &place.at.1)),
            recurs: ["cadence", "cycle", "settlement"].contains(&field.as_str()),
            reading,
            unit: first
                .filter(|_| counts)
                .and_then(|(seen, _)| unit(seen, &place.path, table, field)),
        }
    }

    fn values(&mut self, values: &[Option<&Value>], place: &Place) {
        let manner = self.manner(place, values);
        let read = self.seen.iter().zip(values);
        let read: Vec<_> = read
            .map(|(seen, value)| value.map(|value| manner.read(seen, value)))
            .collect();
        // `8%` and `0.08` are the same.
        if !place.alike(&read) {
            let unit = manner.unit.filter(|_| !manner.percent);
            self.line(place, unit, read);
        }
    }

    fn line(&mut self, place: &Place, unit: Option<Unit>, values: Vec<Option<Stated>>) {
        self.found.push(Line {
            path: place.path.clone(),
            steps: place.steps.clone(),
            unit,
            values,
        });
    }

    /// One key further.
    fn below(&self, place: &Place, tables: &[&Value], key: &str) -> Place {
        let mut below = place.clone();
        below.path = join(&place.path, key);
        below.at = (key.to_owned(), place.at.0.clone());
        match (place.path.as_str(), place.at.0.as_str(), key) {
            ("", "", "usage") => {
                below.node = forecasts();
                return below;
            }
            // Changes of what the study does not have, each by its path.
            ("", "", UNPLACED) => {
                below.path.clear();
                below.node = None;
                return below;
            }
            ("", UNPLACED, path) => path.clone_into(&mut below.path),
            _ => {}
        }
        let inner = place.node.as_ref().and_then(|node| node.inner(tables, key));
        let step = match inner {
            Some(Inner::Field(table, node)) => {
                below.node = Some(node);
                below.field = (table.clone(), key.to_owned());
                Step::Field {
                    table,
                    key: key.to_owned(),
                }
            }
            Some(Inner::Entry(node)) => {
                below.node = Some(node);
                match named_by_keys((&place.at.0, &place.at.1)) {
                    Some(listed) => self.called(listed, &below.path, key),
                    None if is_date(key) => Step::Date(key.to_owned()),
                    None => match (place.at.0.as_str(), key.parse()) {
                        ("seasonality", Ok(month)) => Step::MonthOfYear(month),
                        _ => Step::Key(key.to_owned()),
                    },
                }
            }
            None => {
                below.node = None;
                Step::Unknown
            }
        };
        below.steps.push(step);
        below
    }

    fn called(&self, listed: Listed, path: &str, id: &str) -> Step {
        let mut all = self.seen.iter();
        let name = all.find_map(|seen| item_name(seen, listed, path, id));
        name.map_or_else(|| Step::Key(id.to_owned()), Step::Name)
    }
}

/// An item of a list.
struct Item {
    /// Its segment in a path.
    segment: String,
    /// What tells it from the others: its id, else its name, else where it stands.
    called: String,
}

fn items(list: &[Value]) -> Vec<Item> {
    let all = segments(list).into_iter().zip(list);
    let item = |(segment, value): (String, &Value)| {
        let same = |other: &&Value| other.get("name") == value.get("name");
        let name = value
            .get("name")
            .filter(|_| value.get("id").is_none() && list.iter().filter(same).count() == 1);
        let called = name.map_or_else(|| segment.clone(), Value::to_string);
        Item { segment, called }
    };
    all.map(item).collect()
}

/// The forecasts of a scenario, by meter.
fn forecasts() -> Option<Node<'static>> {
    let inner = Node::study().inner(&[&Value::Null], "scenarios")?;
    let Inner::Field(_, scenarios) = inner else {
        return None;
    };
    match scenarios.item()?.inner(&[&Value::Null], "usage")? {
        Inner::Field(_, usage) => Some(usage),
        Inner::Entry(_) => None,
    }
}

impl Place {
    fn reading(&self) -> Option<Reading> {
        self.node.as_ref().and_then(Node::reading)
    }

    /// An item of the list.
    fn item(&self, segment: &str, item: Option<&Value>) -> Place {
        let mut place = self.clone();
        place.path = join(&self.path, segment);
        place.node = self.node.as_ref().and_then(Node::item);
        let position = segment.parse::<usize>().map(|at| at.saturating_add(1));
        place.steps.push(match (item.and_then(name), position) {
            (Some(name), _) => Step::Name(name),
            (None, Ok(position)) => Step::Position(position),
            (None, Err(_)) => Step::Key(segment.to_owned()),
        });
        place
    }

    /// Inside of an item its own name says enough without that of its list.
    fn forget_list(&mut self) {
        if let [.., Step::Field { .. }, Step::Name(_)] = self.steps.as_slice() {
            let list = self.steps.len().saturating_sub(2);
            self.steps.remove(list);
        }
    }

    /// Whether all are the same, where the item around them is there.
    fn alike<T: PartialEq>(&self, values: &[Option<T>]) -> bool {
        let mut own = values
            .iter()
            .enumerate()
            .filter(|(at, _)| self.gone.get(*at) != Some(&true));
        let first = own.next();
        own.all(|(_, value)| Some(value) == first.map(|(_, first)| first))
    }

    fn same_presence(&self, values: &[Option<&Value>]) -> bool {
        let there: Vec<Option<bool>> = values.iter().map(|value| value.map(|_| true)).collect();
        self.alike(&there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn study(changes: &Value) -> Value {
        json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 36,
            "meters": [
                {"id": "dau", "name": "Users", "unit": "users", "kind": "level"},
                {"id": "msgs", "name": "Messages", "kind": "flow", "derive": {"from": "dau", "ratio": "30"}},
            ],
            "scenarios": [
                {"id": "base", "usage": {"dau": {"start": "300", "growth": {"model": "flat"}}}},
                {"id": "other", "from": "base", "usage": {}, "changes": changes},
            ],
            "plans": [
                {"id": "pro", "name": "Pro", "proration": "day", "charges": [
                    {"id": "fee", "name": "Fee", "price": {"model": "flat", "amount": "100"}},
                    {"id": "use", "name": "Use", "meter": "dau", "price": {"model": "graduated",
                        "tiers": [{"up_to": "10", "unit_price": "0.5"}, {"unit_price": "0.4"}]}}]},
                {"id": "max", "name": "Max", "currency": "USD", "charges": [
                    {"id": "fee", "price": {"model": "flat", "amount": "20"}}]},
            ],
            "options": [
                {"id": "pro", "name": "Pro, yearly", "plan": "pro", "start": "2027-01-01",
                    "billing": {"cycle": "year", "discount": "10%"}},
                {"id": "max", "name": "Max", "plan": "max"},
            ],
        })
    }

    fn steps(line: &Line) -> String {
        let said = line.steps.iter().map(|step| match step {
            Step::Name(name) => name.text("en").to_owned(),
            Step::Field { table, key } => format!("{table}.{key}"),
            Step::Position(at) => format!("#{at}"),
            Step::Date(date) => format!("@{date}"),
            Step::MonthOfYear(month) => format!("month {month}"),
            Step::Key(key) => key.clone(),
            Step::Unknown => "?".to_owned(),
        });
        said.collect::<Vec<_>>().join(" · ")
    }

    fn value(stated: &Option<Stated>) -> String {
        match stated {
            None => "–".to_owned(),
            Some(Stated::There) => "there".to_owned(),
            Some(Stated::Number(number)) => number.to_string(),
            Some(Stated::Share(share)) => format!("share {share}"),
            Some(Stated::Money { currency, amount }) => format!("{currency} {amount}"),
            Some(Stated::Choice { table, word }) => format!("{table}:{word}"),
            Some(Stated::Flag(is)) => is.to_string(),
            Some(Stated::Name(name)) => format!("“{}”", name.text("en")),
            Some(Stated::Date(date)) => format!("@{date}"),
            Some(Stated::Parts(all)) => {
                let all: Vec<_> = all.iter().map(|one| value(&Some(one.clone()))).collect();
                all.join(" + ")
            }
            Some(Stated::Period(period)) => format!("every {period}"),
            Some(Stated::Text(text)) => text.clone(),
            Some(Stated::Raw(text)) => format!("raw {text}"),
            Some(Stated::List(all)) => {
                let all: Vec<_> = all.iter().map(|one| value(&Some(one.clone()))).collect();
                format!("[{}]", all.join(", "))
            }
        }
    }

    fn told(document: &Value, scenarios: &[&str]) -> Vec<String> {
        let scenarios: Vec<String> = scenarios.iter().map(|id| (*id).to_owned()).collect();
        apart(document, &scenarios)
            .iter()
            .map(|line| {
                let values: Vec<String> = line.values.iter().map(value).collect();
                format!("{}: {}", steps(line), values.join(" / "))
            })
            .collect()
    }

    fn changed(changes: &Value) -> Vec<String> {
        told(&study(changes), &["base", "other"])
    }

    #[test]
    fn numbers_dates_and_choices_stand_in_the_order_of_the_study() {
        assert_eq!(
            changed(&json!({
                "options.pro.billing.discount": "20%",
                "options.pro.start": "2027-04-01",
                "options.max.plan": "pro",
                "plans.max.charges.fee.price.amount": "25",
                "plans.pro.proration": "none",
                "plans.pro.prices_include_vat": true,
                "plans.pro.charges.use.price.tiers.1.unit_price": "0.3",
                "months": "24",
            })),
            [
                "Study.months: 36 / 24",
                "Pro · Plan.proration: Proration:day / Proration:none",
                "Pro · Use · Charge.price · Price.tiers · #2 · Tier.unit_price: CNY 0.4 / CNY 0.3",
                "Pro · Plan.prices_include_vat: – / true",
                "Max · fee · Charge.price · Price.amount: USD 20 / USD 25",
                "Pro, yearly · Option.start: @2027-01-01 / @2027-04-01",
                "Pro, yearly · Option.billing · Billing.discount: share 0.1 / share 0.2",
                "Max · Option.plan: “Max” / “Pro”",
            ]
        );
    }

    #[test]
    fn an_item_of_one_scenario_only_is_one_line() {
        let options = json!([
            {"id": "pro", "name": "Pro, yearly", "plan": "max", "start": "2027-01-01",
                "billing": {"cycle": "year", "discount": "10%"}},
            {"id": "lite", "name": "Lite", "plan": "pro"},
        ]);
        assert_eq!(
            changed(&json!({ "options": options })),
            [
                "Pro, yearly · Option.plan: “Pro” / “Max”",
                "Study.options · Max: there / –",
                "Study.options · Lite: – / there",
            ]
        );
    }

    #[test]
    fn items_without_an_id_are_told_apart_by_their_names() {
        let mut document = study(&json!({}));
        document["scenarios"][0]["usage"]["dau"]["events"] =
            json!([{"name": "Launch", "from": "2027-05", "multiply": "150%"}]);
        document["scenarios"][1]["usage"] = json!({"dau": {"events": [
            {"name": "Move", "from": "2027-09", "add": "100"},
            {"name": "Launch", "from": "2027-06", "multiply": "150%"},
        ]}});
        assert_eq!(
            told(&document, &["base", "other"]),
            [
                "Users · Launch · Event.from: @2027-05 / @2027-06",
                "Users · Forecast.events · Move: – / @2027-09 + 100",
            ]
        );
    }

    #[test]
    fn an_item_that_one_lacks_is_compared_in_the_others() {
        let mut document = study(&json!({"options.max.billing": {"cycle": "month"}}));
        let without = json!({"id": "without", "from": "base", "changes": {"options": [document["options"][0]]}});
        document["scenarios"]
            .as_array_mut()
            .expect("a list")
            .push(without);
        assert_eq!(
            told(&document, &["base", "other", "without"]),
            [
                "Study.options · Max: there / there / –",
                "Max · Option.billing · Billing.cycle: – / every month / –",
            ]
        );
    }

    #[test]
    fn a_forecast_is_the_nearest_that_is_stated() {
        let mut document = study(&json!({}));
        let more = json!([
            {"id": "fast", "from": "other", "usage": {
                "dau": {"growth": {"model": "compound", "monthly_rate": "0.08"},
                    "events": [{"from": "2027-05", "multiply": "50%"}]},
                "msgs": {"ratio": "40"}}},
            {"id": "faster", "from": "fast", "usage": {"dau": {"growth": {"model": "compound", "monthly_rate": "8%"}}}},
        ]);
        document["scenarios"]
            .as_array_mut()
            .expect("a list")
            .extend(more.as_array().expect("a list").clone());
        assert_eq!(told(&document, &["base", "other"]), Vec::<String>::new());
        assert_eq!(told(&document, &["fast", "faster"]), Vec::<String>::new());
        assert_eq!(
            told(&document, &["base", "fast"]),
            [
                "Messages · Forecast.ratio: 30 / 40",
                "Users · Forecast.growth · Growth.model: Growth:flat / Growth:compound",
                "Users · Forecast.growth · Growth.monthly_rate: – / share 0.08",
                "Users · Forecast.events · #1: – / @2027-05 + share 0.5",
            ]
        );
    }

    #[test]
    fn what_the_format_does_not_know_is_told_as_it_is_written() {
        assert_eq!(
            changed(&json!({
                "plans.pro.colour": "red", "months": "many", "plans.pro.charges.fee.price": "free",
                "plans.gone.charges.fee.price.amount": "7",
            })),
            [
                "Study.months: 36 / raw many",
                "Pro · Fee · Charge.price: raw {\"model\":\"flat\",\"amount\":\"100\"} / raw free",
                "Pro · ?: – / raw red",
                "?: – / raw 7",
            ]
        );
        let study = study(&json!({"plans.gone.charges.fee.price.amount": "7"}));
        let lines = apart(&study, &["base".to_owned(), "other".to_owned()]);
        assert_eq!(lines[0].path, "plans.gone.charges.fee.price.amount");
    }
}
