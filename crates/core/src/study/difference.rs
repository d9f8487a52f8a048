//! What tells two versions of a study apart, line by line.
//!
//! In: two written studies. Out: one line for each value that is another, and one for each item
//! that is only in one of them. The rule that is easy to get wrong: items of a list are matched
//! by their id, not by position, so that an item put before others is one line and not a change
//! of all of them.

use super::path::{join, segments};
use crate::label::Label;
use serde_json::{Map, Value};

/// One value or item that is not the same in both.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub path: String,
    /// The names of the items around it, from the outside.
    pub items: Vec<Label>,
    /// The keys below the innermost item; empty when the line is about the item itself.
    pub keys: Vec<String>,
    pub what: Difference,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Difference {
    /// An item that is only in the second one.
    Added,
    /// An item that is only in the first one.
    Removed,
    /// A value; none where it is not stated.
    Changed(Option<Label>, Option<Label>),
}

/// Every difference, in the order of the second study.
pub fn difference(before: &Value, after: &Value) -> Vec<Line> {
    let mut found = Vec::new();
    let place = Place {
        path: String::new(),
        items: Vec::new(),
        keys: Vec::new(),
    };
    compare(Some(before), Some(after), &place, &mut found);
    found
}

#[derive(Clone)]
struct Place {
    path: String,
    items: Vec<Label>,
    keys: Vec<String>,
}

impl Place {
    fn below(&self, key: &str) -> Place {
        let mut place = self.clone();
        place.path = join(&self.path, key);
        place.keys.push(key.to_owned());
        place
    }

    /// Inside an item of a list: its own name stands for the keys that led to it.
    fn item(&self, segment: &str, item: &Value) -> Place {
        let mut place = self.clone();
        place.path = join(&self.path, segment);
        match item.get("id").and_then(Value::as_str) {
            Some(id) => {
                let name = item.get("name").and_then(label);
                place.items.push(name.unwrap_or_else(|| Label::from(id)));
                place.keys.clear();
            }
            None => place.keys.push(segment.to_owned()),
        }
        place
    }

    fn line(&self, what: Difference) -> Line {
        Line {
            path: self.path.clone(),
            items: self.items.clone(),
            keys: self.keys.clone(),
            what,
        }
    }
}

fn compare(before: Option<&Value>, after: Option<&Value>, place: &Place, found: &mut Vec<Line>) {
    if before == after {
        return;
    }
    let empty_map = Map::new();
    let whole = |value: Option<&Value>| value.is_some_and(|value| label(value).is_none());
    match (before, after) {
        (Some(Value::Array(_)) | None, Some(Value::Array(_))) | (Some(Value::Array(_)), None) => {
            lists(before, after, place, found)
        }
        (Some(Value::Object(_)) | None, Some(Value::Object(_)))
        | (Some(Value::Object(_)), None)
            if whole(before) || whole(after) =>
        {
            let map = |value: Option<&Value>| {
                let map = value.and_then(Value::as_object);
                map.unwrap_or(&empty_map).clone()
            };
            let (old, new) = (map(before), map(after));
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            for key in new.keys().chain(gone) {
                compare(old.get(key), new.get(key), &place.below(key), found);
            }
        }
        _ => found.push(place.line(Difference::Changed(before.map(printed), after.map(printed)))),
    }
}

fn lists(before: Option<&Value>, after: Option<&Value>, place: &Place, found: &mut Vec<Line>) {
    let items = |value: Option<&Value>| {
        let list = value.and_then(Value::as_array).cloned().unwrap_or_default();
        let named = segments(&list);
        named.into_iter().zip(list).collect::<Vec<_>>()
    };
    let (old, new) = (items(before), items(after));
    let plain = |items: &[(String, Value)]| items.iter().all(|(_, item)| !item.is_object());
    if plain(&old) && plain(&new) {
        // A list of words or numbers reads best as one value.
        let whole = Difference::Changed(before.map(printed), after.map(printed));
        found.push(place.line(whole));
        return;
    }
    let at = |items: &[(String, Value)], segment: &str| {
        let item = items.iter().find(|(own, _)| own == segment);
        item.map(|(_, item)| item.clone())
    };
    for (segment, item) in &new {
        let place = place.item(segment, item);
        match at(&old, segment) {
            Some(before) => compare(Some(&before), Some(item), &place, found),
            None => found.push(place.line(Difference::Added)),
        }
    }
    for (segment, item) in &old {
        if at(&new, segment).is_none() {
            found.push(place.item(segment, item).line(Difference::Removed));
        }
    }
}

/// A text or its wordings by language.
fn label(value: &Value) -> Option<Label> {
    let wordings = |map: &Map<String, Value>| {
        let known = |key: &String| key == "en" || key.starts_with("zh");
        !map.is_empty() && map.keys().all(known)
    };
    match value {
        Value::String(text) => Some(Label::from(text.as_str())),
        Value::Object(map) if wordings(map) => serde_json::from_value(value.clone()).ok(),
        _ => None,
    }
}

/// A value as it is written: words and numbers bare, lists with commas.
fn printed(value: &Value) -> Label {
    label(value).unwrap_or_else(|| match value {
        Value::Array(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| printed(entry).text("en").to_owned())
                .collect();
            Label::from(entries.join(", ").as_str())
        }
        other => Label::from(other.to_string().as_str()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(before: &Value, after: &Value) -> Vec<String> {
        let text = |label: &Option<Label>| {
            let label = label.as_ref().map(|label| label.text("en").to_owned());
            label.unwrap_or_else(|| "–".to_owned())
        };
        difference(before, after)
            .iter()
            .map(|line| {
                let names = line.items.iter().map(|item| item.text("en").to_owned());
                let place: Vec<String> = names.chain(line.keys.clone()).collect();
                let what = match &line.what {
                    Difference::Added => "added".to_owned(),
                    Difference::Removed => "removed".to_owned(),
                    Difference::Changed(before, after) => {
                        format!("{} → {}", text(before), text(after))
                    }
                };
                format!("{}: {what}", place.join(" · "))
            })
            .collect()
    }

    #[test]
    fn values_are_told_with_the_items_around_them() {
        let before = json!({ "months": 36, "plans": [
            { "id": "lite", "charges": [] },
            { "id": "pro", "name": { "en": "Pro", "zh-CN": "专业版" }, "charges": [
                { "id": "fee", "name": "Fee", "price": { "model": "flat", "amount": "100" } } ] } ] });
        let mut after = before.clone();
        after["months"] = json!(24);
        after["title"] = json!("New");
        after["plans"][1]["charges"][0]["price"]["amount"] = json!("120");
        assert_eq!(
            told(&before, &after),
            [
                "months: 36 → 24",
                "Pro · Fee · price · amount: 100 → 120",
                "title: – → New"
            ]
        );
        assert_eq!(told(&before, &before), Vec::<String>::new());
    }

    #[test]
    fn an_item_put_first_is_one_line() {
        let before = json!({ "options": [{ "id": "a" }, { "id": "b", "plan": "x" }] });
        let after =
            json!({ "options": [{ "id": "new", "name": "New" }, { "id": "b", "plan": "y" }] });
        assert_eq!(
            told(&before, &after),
            ["New: added", "b · plan: x → y", "a: removed"]
        );
    }

    #[test]
    fn wordings_and_lists_of_numbers_are_single_values() {
        let before = json!({ "name": { "en": "Old", "zh-CN": "旧" }, "column": ["1", "2"] });
        let after = json!({ "name": "New", "column": ["1", "3"], "tiers": [{ "up_to": "5" }] });
        assert_eq!(
            told(&before, &after),
            ["name: Old → New", "column: 1, 2 → 1, 3", "tiers · 0: added"]
        );
    }

    #[test]
    fn a_section_that_is_new_is_told_by_its_values() {
        let before = json!({ "options": [{ "id": "a" }] });
        let after =
            json!({ "options": [{ "id": "a", "billing": { "cycle": "year", "net_days": 30 } }] });
        assert_eq!(
            told(&before, &after),
            [
                "a · billing · cycle: – → year",
                "a · billing · net_days: – → 30"
            ]
        );
    }
}
