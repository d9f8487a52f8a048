//! A study as TOML text: the changed values written into the text it came from, so that
//! comments and the order of keys survive.

use serde_json::{Map, Value};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike};

/// The study as TOML. With `original` (the text it was read from) everything that did not
/// change stays as it stands there.
pub fn write(document: &Value, original: Option<&str>) -> String {
    let empty = Map::new();
    let map = document.as_object().unwrap_or(&empty);
    // The parser keeps line feeds only; a file from Windows gets its line ends back.
    let windows = original.is_some_and(|text| text.contains("\r\n"));
    let original = original.map(|text| text.replace("\r\n", "\n"));
    let mut text: DocumentMut = original
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    merge_table(text.as_table_mut(), map);
    let mut written = text.to_string();
    // Tables stay where the text had them; lists in another order need their own places.
    if outlay_core::study::written::read(&written).is_ok_and(|read| read.value != *document) {
        forget_places(text.as_table_mut());
        written = text.to_string();
    }
    if windows {
        written.replace('\n', "\r\n")
    } else {
        written
    }
}

fn forget_places(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => forget_places(inner),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(forget_places),
            Item::None | Item::Value(_) => {}
        }
    }
}

fn merge_table(table: &mut dyn TableLike, map: &Map<String, Value>) {
    let gone: Vec<String> = table
        .iter()
        .map(|(key, _)| key.to_owned())
        .filter(|key| map.get(key).is_none_or(Value::is_null))
        .collect();
    for key in gone {
        table.remove(&key);
    }
    for (key, value) in map {
        if value.is_null() {
            continue;
        }
        match table.get_mut(key) {
            Some(item) => merge_item(item, value),
            None => {
                table.insert(key, new_item(value));
            }
        }
    }
}

fn merge_item(item: &mut Item, value: &Value) {
    match (&mut *item, value) {
        (Item::Table(table), Value::Object(map)) => merge_table(table, map),
        (Item::Value(toml_edit::Value::InlineTable(table)), Value::Object(map)) => {
            merge_table(table, map)
        }
        (Item::ArrayOfTables(tables), Value::Array(items))
            if items.iter().all(Value::is_object) =>
        {
            merge_tables(tables, items);
        }
        (Item::Value(toml_edit::Value::Array(array)), Value::Array(items)) => {
            merge_array(array, items)
        }
        (Item::Value(old), new) if same_scalar(old, new) => {}
        (Item::Value(old), new) if !new.is_object() && !new.is_array() => replace_scalar(old, new),
        (_, new) => *item = new_item(new),
    }
}

/// Tables of a list keep their text when their id is still there; a new id in the place of
/// one that is gone is the same table renamed.
fn merge_tables(tables: &mut ArrayOfTables, items: &[Value]) {
    let id = |table: &Table| table.get("id").and_then(Item::as_str).map(str::to_owned);
    let old: Vec<Table> = tables.iter().cloned().collect();
    let wanted_ids: Vec<Option<&str>> = items
        .iter()
        .map(|item| item.get("id").and_then(Value::as_str))
        .collect();
    let is_gone = |table: &&Table| !wanted_ids.contains(&id(table).as_deref());
    let mut merged = ArrayOfTables::new();
    for (index, item) in items.iter().enumerate() {
        let Value::Object(map) = item else { continue };
        let wanted = map.get("id").and_then(Value::as_str);
        let found = match wanted {
            Some(wanted) => old
                .iter()
                .find(|table| id(table).as_deref() == Some(wanted))
                .or_else(|| old.get(index).filter(is_gone)),
            None => old.get(index),
        };
        let mut table = found.cloned().unwrap_or_default();
        merge_table(&mut table, map);
        merged.push(table);
    }
    *tables = merged;
}

fn merge_array(array: &mut Array, items: &[Value]) {
    if array.len() == items.len() {
        for (old, new) in array.iter_mut().zip(items) {
            match (&mut *old, new) {
                (toml_edit::Value::InlineTable(table), Value::Object(map)) => {
                    merge_table(table, map)
                }
                (old, new) if same_scalar(old, new) => {}
                (old, new) => replace_scalar(old, new),
            }
        }
    } else {
        *array = items.iter().map(inline).collect();
    }
}

/// Keeps the spacing and the comment behind the value.
fn replace_scalar(old: &mut toml_edit::Value, new: &Value) {
    let decor = old.decor().clone();
    let mut fresh = inline(new);
    *fresh.decor_mut() = decor;
    *old = fresh;
}

fn same_scalar(old: &toml_edit::Value, new: &Value) -> bool {
    match (old, new) {
        (toml_edit::Value::String(old), Value::String(new)) => old.value() == new,
        (toml_edit::Value::Integer(old), Value::Number(new)) => new.as_i64() == Some(*old.value()),
        (toml_edit::Value::Boolean(old), Value::Bool(new)) => old.value() == new,
        // A fraction or a date is kept as its text in the tree.
        (toml_edit::Value::Float(_) | toml_edit::Value::Datetime(_), Value::String(new)) => {
            old.to_string().trim() == new
        }
        _ => false,
    }
}

/// A value that was not in the text before: lists of tables and nested tables get headers
/// of their own, small tables stay on one line.
fn new_item(value: &Value) -> Item {
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(has_nested) => {
            let mut tables = ArrayOfTables::new();
            for map in items.iter().filter_map(Value::as_object) {
                let mut table = Table::new();
                merge_table(&mut table, map);
                tables.push(table);
            }
            Item::ArrayOfTables(tables)
        }
        Value::Object(map)
            if map
                .values()
                .any(|entry| entry.is_object() || entry.is_array()) =>
        {
            let mut table = Table::new();
            merge_table(&mut table, map);
            Item::Table(table)
        }
        other => Item::Value(inline(other)),
    }
}

fn has_nested(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.contains_key("id"))
}

fn inline(value: &Value) -> toml_edit::Value {
    match value {
        Value::Null => toml_edit::Value::from(""),
        Value::Bool(boolean) => toml_edit::Value::from(*boolean),
        Value::Number(number) => match number.as_i64() {
            Some(integer) => toml_edit::Value::from(integer),
            None => toml_edit::Value::from(number.to_string()),
        },
        Value::String(text) => toml_edit::Value::from(text.as_str()),
        Value::Array(items) => toml_edit::Value::Array(items.iter().map(inline).collect()),
        Value::Object(map) => {
            let mut table = InlineTable::new();
            for (key, entry) in map.iter().filter(|(_, entry)| !entry.is_null()) {
                table.insert(key, inline(entry));
            }
            toml_edit::Value::InlineTable(table)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use outlay_core::study::{path, written};
    use serde_json::json;

    const TEXT: &str = "# our study\nformat = 1\nmonths = 12 # a year\n\n[[options]]\nid = \"a\" # first\nplan = \"p\"\n";

    #[test]
    fn comments_and_order_survive_a_change() {
        let mut document = written::read(TEXT).expect("valid").value;
        path::set(&mut document, "months", json!(24));
        path::set(&mut document, "options.a.plan", json!("q"));
        let text = write(&document, Some(TEXT));
        assert_eq!(text, TEXT.replace("12", "24").replace("\"p\"", "\"q\""));
    }

    #[test]
    fn items_in_another_order_keep_their_text() {
        let text = format!(
            "{TEXT}\n[[options]]\nid = \"b\" # second\nplan = \"q\"\n\n[[plans]]\nid = \"p\" # a plan\n[[plans.charges]]\nid = \"c\" # a fee\n"
        );
        let mut document = written::read(&text).expect("valid").value;
        let options = document["options"].as_array_mut().expect("a list");
        options.swap(0, 1);
        options.insert(1, json!({"id": "new", "plan": "p"}));
        document["plans"][0]["id"] = json!("renamed");
        let saved = write(&document, Some(&text));
        assert_eq!(
            written::read(&saved).expect("valid").value,
            document,
            "{saved}"
        );
        for comment in [
            "# our study",
            "# a year",
            "# first",
            "# second",
            "# a plan",
            "# a fee",
        ] {
            assert!(saved.contains(comment), "{comment} is lost in\n{saved}");
        }
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let document = json!({
            "format": 1, "title": {"en": "A", "zh-CN": "甲"},
            "plans": [{"id": "p", "charges": [{"id": "c", "price": {"model": "graduated", "tiers": [
                {"up_to": "10", "unit_price": "0.1"}, {"unit_price": "0.05"}]}}]}],
            "options": [{"id": "o", "plan": "p", "modules": ["m", {"id": "n", "on": "2027-02-01"}]}],
        });
        for original in [None, Some(TEXT)] {
            let text = write(&document, original);
            assert_eq!(
                written::read(&text).expect("valid TOML").value,
                document,
                "{text}"
            );
        }
    }
}
