//! Paths into a study document: keys joined by dots, items of a list by their `id`.
//!
//! `scenarios.base.usage.dau.start` stays true when somebody inserts a scenario before
//! it. An item without an id, or with one used twice, is named by its position. A key
//! that holds a dot is quoted: `scenarios.base.changes."plans.pro.price.amount"`.

use serde_json::Value;

/// `base` with one more segment.
pub fn join(base: &str, segment: &str) -> String {
    let segment = if segment.contains('.') {
        format!("\"{segment}\"")
    } else {
        segment.to_owned()
    };
    if base.is_empty() {
        segment
    } else {
        format!("{base}.{segment}")
    }
}

/// What can be an id: 1 to 60 letters, digits, hyphens and underscores.
pub fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    !text.is_empty() && text.chars().all(fits) && text.chars().count() <= 60
}

/// The segment of each item of a list.
pub fn segments(items: &[Value]) -> Vec<String> {
    let ids: Vec<Option<&str>> = items
        .iter()
        .map(|item| item.get("id").and_then(Value::as_str))
        .collect();
    ids.iter()
        .enumerate()
        .map(|(index, id)| match id {
            Some(id)
                if !id.is_empty()
                    && ids.iter().take(index).all(|earlier| *earlier != Some(*id)) =>
            {
                (*id).to_owned()
            }
            _ => index.to_string(),
        })
        .collect()
}

/// Splits a path at its dots, quotes respected.
pub fn split(path: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in path.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            other => {
                if let Some(last) = parts.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The value at `path`.
pub fn get<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    split(path)
        .iter()
        .try_fold(root, |value, segment| match value {
            Value::Object(map) => map.get(segment),
            Value::Array(items) => segments(items)
                .iter()
                .position(|s| s == segment)
                .and_then(|i| items.get(i)),
            _ => None,
        })
}

/// The value at `path`, to be changed.
pub fn get_mut<'a>(root: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    split(path)
        .iter()
        .try_fold(root, |value, segment| match value {
            Value::Object(map) => map.get_mut(segment),
            Value::Array(items) => {
                let index = segments(items).iter().position(|s| s == segment)?;
                items.get_mut(index)
            }
            _ => None,
        })
}

/// The path above, and the last segment; `None` for the empty path.
pub fn parent(path: &str) -> Option<(String, String)> {
    let mut parts = split(path);
    let last = parts.pop()?;
    Some((
        parts
            .iter()
            .fold(String::new(), |base, part| join(&base, part)),
        last,
    ))
}

/// Puts `new` at `path`. The place above it must exist; the last key of a table may be
/// new. Says whether it could be done.
pub fn set(root: &mut Value, path: &str, new: Value) -> bool {
    let Some((above, last)) = parent(path) else {
        return false;
    };
    match get_mut(root, &above) {
        Some(Value::Object(map)) => {
            map.insert(last, new);
            true
        }
        Some(Value::Array(items)) => match segments(items).iter().position(|s| *s == last) {
            Some(index) => {
                if let Some(slot) = items.get_mut(index) {
                    *slot = new;
                }
                true
            }
            None => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn items_are_named_by_id_and_else_by_position() {
        let items = [json!({"id": "a"}), json!({"id": "a"}), json!({})];
        assert_eq!(segments(&items), ["a", "1", "2"]);
    }

    #[test]
    fn gets_and_sets_by_id() {
        let mut root = json!({"plans": [{"id": "pro", "price": {"amount": "999"}}]});
        assert_eq!(get(&root, "plans.pro.price.amount"), Some(&json!("999")));
        assert!(set(&mut root, "plans.pro.price.amount", json!("1499")));
        assert_eq!(get(&root, "plans.pro.price.amount"), Some(&json!("1499")));
        assert!(!set(&mut root, "plans.lite.price.amount", json!("1")));
        assert_eq!(split("a.\"b.c\".d"), ["a", "b.c", "d"]);
    }
}
