//! What tells written studies apart, place by place: scenarios of one, or versions of it.
//!
//! In: studies, and the place to compare in them. Out: a line for each value that is not the
//! same in all of them, with what stands there in each, in the order of the first. Items of a
//! list are matched by their id, not by position, so that an item put before others is one
//! line. The rule that is easy to get wrong: under scenarios, compared is the study as each has
//! it, not what scenarios state, for one that states nothing takes over what stands above it.

mod place;
mod stated;
mod unit;

use super::check::scenarios::seen;
use super::path::{get, segments};
use super::schema::place::Reading;
use crate::label::Label;
use place::Place;
use serde_json::{Map, Value};
pub use stated::Stated;
pub use unit::Unit;

/// A value or an item that is not the same in all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its place. Under scenarios it is the same whichever states it, a forecast's is at
    /// `usage.<meter>`.
    /// Items without an id may share one: two events of different names that stand first.
    pub path: String,
    /// The place under scenarios, also where studies with all their scenarios are compared.
    pub meant: String,
    /// What leads to it, from the outside.
    pub steps: Vec<Step>,
    pub unit: Option<Unit>,
    /// What stands there in each; none where there is nothing.
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
    /// A day of the week, 1 for Monday.
    Weekday(usize),
    /// A key that the writer chose.
    Key(String),
    /// What the format does not know.
    Unknown,
}

/// Every difference between these scenarios of a study.
pub fn under_scenarios(document: &Value, scenarios: &[String]) -> Vec<Line> {
    let all: Vec<Value> = scenarios.iter().map(|id| seen(document, id)).collect();
    apart(&all, "")
}

/// Every difference between two versions of a study, or of a place in it, in the order of the
/// later one.
pub fn versions(before: &Value, after: &Value, at: &str) -> Vec<Line> {
    let mut lines = apart(&[after.clone(), before.clone()], at);
    for line in &mut lines {
        line.values.reverse();
    }
    lines
}

/// Every difference between these studies at a place; what leads there is left out.
pub fn apart(studies: &[Value], at: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut place = Place::of(studies, at);
    place.steps.clear();
    let all: Vec<_> = studies.iter().map(|study| get(study, at)).collect();
    Comparing {
        studies,
        found: &mut found,
    }
    .compare(&all, &place);
    found
}

/// What leads to a place of a study, whether or not something stands there.
pub fn steps(study: &Value, path: &str) -> Vec<Step> {
    Place::of(std::slice::from_ref(study), path).steps
}

struct Comparing<'a> {
    studies: &'a [Value],
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
            self.compare(&inner, &place.below(self.studies, &there, key));
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
            let read = self.studies.iter().zip(values);
            let there =
                read.map(|(study, value)| value.map(|value| self.whole(study, value, place)));
            self.line(place, None, there.collect());
        }
    }

    /// What a table without an id holds, when it is a plain one: an event, a tier.
    fn whole(&self, study: &Value, value: &Value, place: &Place) -> Stated {
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
            let below = place.below(self.studies, &[value], key);
            below.manner(self.studies, &[Some(part)]).read(study, part)
        });
        let parts: Vec<Stated> = parts.collect();
        if parts.is_empty() {
            Stated::There
        } else {
            Stated::Parts(parts)
        }
    }

    fn values(&mut self, values: &[Option<&Value>], place: &Place) {
        let manner = place.manner(self.studies, values);
        let read = self.studies.iter().zip(values);
        let read: Vec<_> = read
            .map(|(study, value)| value.map(|value| manner.read(study, value)))
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
            meant: place.meant.clone(),
            steps: place.steps.clone(),
            unit,
            values,
        });
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

    fn leading(steps: &[Step]) -> String {
        let said = steps.iter().map(|step| match step {
            Step::Name(name) => name.text("en").to_owned(),
            Step::Field { table, key } => format!("{table}.{key}"),
            Step::Position(at) => format!("#{at}"),
            Step::Date(date) => format!("@{date}"),
            Step::MonthOfYear(month) => format!("month {month}"),
            Step::Weekday(day) => format!("weekday {day}"),
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
            Some(Stated::Weekday(day)) => format!("weekday {day}"),
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
        said(&under_scenarios(document, &scenarios))
    }

    fn said(lines: &[Line]) -> Vec<String> {
        let line = |line: &Line| {
            let values: Vec<String> = line.values.iter().map(value).collect();
            format!("{}: {}", leading(&line.steps), values.join(" / "))
        };
        lines.iter().map(line).collect()
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
                "Study.plans · ? · Plan.charges · ? · ? · ?: – / raw 7",
            ]
        );
        let study = study(&json!({"plans.gone.charges.fee.price.amount": "7"}));
        let lines = under_scenarios(&study, &["base".to_owned(), "other".to_owned()]);
        assert_eq!(lines[0].path, "plans.gone.charges.fee.price.amount");
    }

    #[test]
    fn versions_are_told_with_all_their_scenarios_in_the_order_of_the_later_one() {
        let before = study(&json!({"plans.max.charges.fee.price.amount": "25"}));
        let mut after = before.clone();
        after["months"] = json!(24);
        after["scenarios"][0]["usage"]["dau"]["start"] = json!("400");
        after["scenarios"][1]["changes"] =
            json!({"plans.max.charges.fee.price.amount": "30", "options.max.plan": "pro"});
        after["plans"][0]["internal_note"] = json!("New");
        let lite = json!({"id": "lite", "name": "Lite", "plan": "pro"});
        after["options"] = json!([lite, after["options"][0]]);
        let lines = versions(&before, &after, "");
        assert_eq!(
            said(&lines),
            [
                "Study.months: 36 / 24",
                "base · Users · Forecast.start: 300 / 400",
                "other · Scenario.changes · Max · fee · Charge.price · Price.amount: USD 25 / USD 30",
                "other · Scenario.changes · Max · Option.plan: – / “Pro”",
                "Pro · Plan.internal_note: – / “New”",
                "Study.options · Lite: – / there",
                "Study.options · Max: there / –",
            ]
        );
        let meant: Vec<&str> = lines.iter().map(|line| line.meant.as_str()).collect();
        assert_eq!(lines[1].path, "scenarios.base.usage.dau.start");
        assert_eq!(meant[1], "usage.dau.start");
        assert_eq!(meant[2], "plans.max.charges.fee.price.amount");
        assert_eq!(versions(&before, &before, ""), []);
    }

    #[test]
    fn a_place_is_compared_by_itself() {
        let before = study(&json!({}));
        let mut after = before.clone();
        after["title"] = json!("New");
        after["plans"][0]["charges"][0]["price"]["amount"] = json!("120");
        assert_eq!(
            said(&versions(&before, &after, "plans.pro")),
            ["Fee · Charge.price · Price.amount: CNY 100 / CNY 120"]
        );
    }

    #[test]
    fn what_leads_to_a_place_is_known_where_nothing_stands() {
        let study = study(&json!({}));
        let told = |path: &str| leading(&steps(&study, path));
        assert_eq!(
            told("scenarios.other.usage.dau.growth.ceiling"),
            "other · Users · Forecast.growth · Growth.ceiling"
        );
        assert_eq!(
            told("plans.pro.charges.fee.price.amount"),
            "Pro · Fee · Charge.price · Price.amount"
        );
        assert_eq!(
            told("options.max.billing.net_days"),
            "Max · Option.billing · Billing.net_days"
        );
        assert_eq!(
            told("plans.gone.currency"),
            "Study.plans · ? · Plan.currency"
        );
    }

    #[test]
    fn what_names_something_else_says_its_name() {
        let mut before = study(&json!({}));
        before["plans"][0]["choices"] = json!([{"id": "region", "name": "Region",
            "picks": [{"id": "cn", "name": "China"}, {"id": "eu", "name": "Europe"}]}]);
        before["plans"][0]["packs"] = json!([{"id": "p", "name": "Pack", "charge": "use"}]);
        before["plans"][0]["credits"] = json!([{"id": "c", "name": "Credit"}]);
        before["options"][0]["choose"] = json!({"region": "cn"});
        let mut after = before.clone();
        after["plans"][0]["packs"][0]["charge"] = json!("fee");
        after["plans"][0]["credits"][0]["covers"] = json!(["use", "fee"]);
        after["options"][0]["choose"]["region"] = json!("eu");
        after["options"][0]["projects"] = json!([{"id": "a", "meters": {"dau": "msgs"}}]);
        after["baseline"] = json!("max");
        before["options"][0]["projects"] = json!([{"id": "a"}]);
        assert_eq!(
            said(&versions(&before, &after, "")),
            [
                "Pro · Pack · Pack.charge: “Use” / “Fee”",
                "Pro · Credit · Credit.covers: – / [“Use”, “Fee”]",
                "Pro, yearly · Option.choose · Region: “China” / “Europe”",
                "Pro, yearly · a · Project.meters · Users: – / “Messages”",
                "Study.baseline: – / “Max”",
            ]
        );
    }

    #[test]
    fn days_of_the_week_are_days() {
        let mut before = study(&json!({}));
        before["scenarios"][0]["usage"]["dau"]["profile"] = json!({"weekdays": {"6": "50%"}});
        before["plans"][0]["charges"][1]["price"] = json!({"model": "matrix", "cells": [
            {"at": ["weekend"], "price": "2", "band": {"only_weekdays": [6, 7]}}]});
        let mut after = before.clone();
        after["scenarios"][0]["usage"]["dau"]["profile"]["weekdays"]["1"] = json!("120%");
        after["plans"][0]["charges"][1]["price"]["cells"][0]["band"]["only_weekdays"] = json!([7]);
        assert_eq!(
            said(&versions(&before, &after, "")),
            [
                "base · Users · Forecast.profile · Profile.weekdays · weekday 1: – / share 1.2",
                "Pro · Use · Charge.price · Price.cells · #1 · Cell.band · Band.only_weekdays: [weekday 6, weekday 7] / [weekday 7]",
            ]
        );
    }
}
