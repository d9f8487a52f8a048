//! The document's JSON Schema, and the check of a written tree against it.
//!
//! The schema is generated from `document`, so there is one description of the format:
//! for editors, for `outlay schema` and for the findings about unknown keys, missing keys
//! and wrong types. Faulty parts are reported and taken out, so that the rest can still
//! be computed.

pub mod place;
mod shape;

use super::document::StudyDocument;
use super::path::{join, segments};
use crate::issue::{Issue, IssueCode};
use crate::sentence::Arg;
use place::Node;
use serde_json::{Map, Value};
use shape::{Chosen, choose, resolve, says_nothing, type_fits, type_words, variants, words};
use std::sync::OnceLock;

/// The JSON Schema of the study document.
pub fn schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| schemars::schema_for!(StudyDocument).to_value())
}

/// Reports everything in `value` that does not fit `schema` and takes it out. Says
/// whether what is left can be read as the type the schema was made from.
pub fn fit(value: &mut Value, schema: &Value, path: &str, issues: &mut Vec<Issue>) -> bool {
    Fitting {
        root: schema,
        issues,
    }
    .value(value, schema, path)
}

/// The same for what is to stand at a place; its findings are at `path`.
pub fn fit_at(node: &Node, value: &mut Value, path: &str, issues: &mut Vec<Issue>) -> bool {
    Fitting {
        root: schema(),
        issues,
    }
    .value(value, node.schema(), path)
}

struct Fitting<'a> {
    root: &'a Value,
    issues: &'a mut Vec<Issue>,
}

impl Fitting<'_> {
    fn value(&mut self, value: &mut Value, schema: &Value, path: &str) -> bool {
        let schema = resolve(self.root, schema);
        if says_nothing(schema) {
            return true;
        }
        if let Some(words) = words(schema) {
            return self.word(value, &words, path);
        }
        if let Some(variants) = variants(schema) {
            return match choose(self.root, variants, value) {
                Chosen::Variant(variant) => self.value(value, variant, path),
                Chosen::NoTag { key, words } => {
                    self.issues
                        .push(missing(path, &key).text("expected", words.join(", ")));
                    false
                }
                Chosen::UnknownTag { key, words } => {
                    let found = value.get_mut(&key).map(Value::take).unwrap_or_default();
                    self.word(&found.clone(), &words, &join(path, &key));
                    false
                }
                Chosen::None => {
                    let mut expected: Vec<String> = variants
                        .iter()
                        .map(|v| type_words(resolve(self.root, v)))
                        .filter(|words| !words.is_empty())
                        .collect();
                    expected.dedup();
                    self.wrong_type(value, &expected.join(" / "), path);
                    false
                }
            };
        }
        if !type_fits(schema, value) {
            self.wrong_type(value, &type_words(schema), path);
            return false;
        }
        match value {
            Value::Object(map) => self.table(map, schema, path),
            Value::Array(items) => {
                self.list(items, schema, path);
                true
            }
            _ => true,
        }
    }

    fn table(&mut self, map: &mut Map<String, Value>, schema: &Value, path: &str) -> bool {
        let empty = Map::new();
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&empty);
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .map(|keys| keys.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let mut usable = true;
        for key in map.keys().cloned().collect::<Vec<_>>() {
            let place = join(path, &key);
            let Some(entry) = map.get_mut(&key) else {
                continue;
            };
            let fits = match (properties.get(&key), schema.get("additionalProperties")) {
                (Some(expected), _) => self.value(entry, expected, &place),
                (None, Some(Value::Bool(false))) | (None, None) => {
                    self.unknown_key(&key, properties, &place);
                    map.shift_remove(&key);
                    continue;
                }
                (None, Some(expected)) => self.value(entry, &expected.clone(), &place),
            };
            if !fits {
                map.shift_remove(&key);
                usable &= !required.contains(&key.as_str());
            } else if entry.is_null() {
                map.shift_remove(&key);
            }
        }
        let reported = !usable;
        for key in required {
            if !map.contains_key(key) {
                if !reported
                    || !self
                        .issues
                        .iter()
                        .any(|issue| issue.path.starts_with(&join(path, key)))
                {
                    self.issues.push(missing(path, key));
                }
                usable = false;
            }
        }
        usable
    }

    fn list(&mut self, items: &mut Vec<Value>, schema: &Value, path: &str) {
        let Some(expected) = schema.get("items") else {
            return;
        };
        let places = segments(items);
        let fits: Vec<bool> = items
            .iter_mut()
            .zip(&places)
            .map(|(item, segment)| self.value(item, expected, &join(path, segment)))
            .collect();
        let mut fits = fits.into_iter();
        items.retain(|_| fits.next().unwrap_or(false));
    }

    fn word(&mut self, value: &Value, words: &[String], path: &str) -> bool {
        let Some(found) = value.as_str() else {
            self.wrong_type(value, &words.join(" / "), path);
            return false;
        };
        if words.iter().any(|word| word == found) {
            return true;
        }
        let issue = Issue::new(IssueCode::UnknownWord, path)
            .text("found", found)
            .text("expected", words.join(", "));
        self.issues
            .push(suggest(issue, found, words.iter().map(String::as_str)));
        false
    }

    fn wrong_type(&mut self, value: &Value, expected: &str, path: &str) {
        let found: String = value.to_string().chars().take(60).collect();
        self.issues.push(
            Issue::new(IssueCode::WrongType, path)
                .text("found", found)
                .text("expected", expected),
        );
    }

    fn unknown_key(&mut self, key: &str, properties: &Map<String, Value>, path: &str) {
        let issue = Issue::new(IssueCode::UnknownKey, path).text("key", key);
        self.issues
            .push(suggest(issue, key, properties.keys().map(String::as_str)));
    }
}

fn missing(path: &str, key: &str) -> Issue {
    Issue::new(IssueCode::MissingKey, path).text("key", key)
}

/// Adds the nearest known word as `suggestion`, and whether there is one.
pub fn suggest<'a>(issue: Issue, found: &str, known: impl Iterator<Item = &'a str>) -> Issue {
    let nearest = known
        .map(|word| (strsim::damerau_levenshtein(found, word), word))
        .min()
        .filter(|(distance, word)| *distance <= (word.chars().count() / 2).max(1));
    let has = if nearest.is_some() { "yes" } else { "no" };
    issue
        .with(
            "suggestion",
            Arg::Text(nearest.map_or("", |(_, word)| word).to_owned()),
        )
        .with("hasSuggestion", Arg::Text(has.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn study() -> Value {
        json!({
            "format": 1, "title": "T", "currency": "CNY", "start": "2027-01", "months": 3,
            "meters": [{"id": "dau", "kind": "level"}],
            "plans": [{"id": "p", "charges": [{"id": "c", "price": {"model": "flat", "amount": "1"}}]}],
            "options": [{"id": "o", "plan": "p"}],
        })
    }

    fn findings(mut value: Value) -> Vec<(&'static str, String)> {
        let mut issues = Vec::new();
        let usable = fit(&mut value, schema(), "", &mut issues);
        if usable {
            serde_json::from_value::<StudyDocument>(value).expect("what fits can be read");
        }
        issues
            .iter()
            .map(|issue| (issue.code.name(), issue.path.clone()))
            .collect()
    }

    #[test]
    fn a_sound_tree_fits() {
        assert_eq!(findings(study()), []);
    }

    #[test]
    fn faults_are_found_and_the_rest_is_kept() {
        let mut value = study();
        value["meters"][0]["kind"] = json!("lebel");
        value["options"][0]["net_dais"] = json!(3);
        value["options"][0]["billing"] =
            json!({"cycle": "year", "net_days": "30", "timing": "later"});
        value["plans"][0]["charges"][0]["price"] = json!({"model": "flatt", "amount": "1"});
        assert_eq!(
            findings(value),
            [
                ("unknown-word", "meters.dau.kind".to_owned()),
                ("unknown-word", "plans.p.charges.c.price.model".to_owned()),
                ("unknown-key", "options.o.net_dais".to_owned()),
                ("wrong-type", "options.o.billing.net_days".to_owned()),
                ("unknown-word", "options.o.billing.timing".to_owned()),
            ]
        );
    }

    #[test]
    fn missing_keys_and_tags_are_named() {
        let mut value = study();
        value["plans"][0]["charges"][0]["price"] = json!({"amount": "1"});
        value
            .as_object_mut()
            .expect("a table")
            .shift_remove("currency");
        let found = findings(value);
        assert!(
            found.contains(&("missing-key", "plans.p.charges.c.price".to_owned())),
            "{found:?}"
        );
        assert!(found.contains(&("missing-key", String::new())), "{found:?}");
    }
}
