//! What one node of a JSON Schema says: a reference, a union, a list of words, a type.
//!
//! In: schema nodes as `schemars` writes them. Out: their parts. A union is told by the tag
//! that all its variants have (`model`, `kind`), else by the type of the value.

use serde_json::Value;

/// What a reference inside the schema stands for; anything else as it is.
pub fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    match schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|r| r.strip_prefix('#'))
    {
        Some(pointer) => root.pointer(pointer).unwrap_or(schema),
        None => schema,
    }
}

/// Whether any value fits.
pub fn says_nothing(schema: &Value) -> bool {
    let keys = schema.as_object().map(|schema| schema.keys());
    keys.is_some_and(|mut keys| keys.all(|key| key == "description"))
}

/// The variants of a union.
pub fn variants(schema: &Value) -> Option<&Vec<Value>> {
    schema
        .get("oneOf")
        .or_else(|| schema.get("anyOf"))
        .and_then(Value::as_array)
}

/// The words of a plain enum; `None` for anything else.
pub fn words(schema: &Value) -> Option<Vec<String>> {
    let strings = |list: &Vec<Value>| {
        list.iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    if let Some(list) = schema.get("enum").and_then(Value::as_array) {
        return Some(strings(list));
    }
    let variants = variants(schema)?;
    let mut all = Vec::new();
    for variant in variants {
        match (
            variant.get("const").and_then(Value::as_str),
            variant.get("enum").and_then(Value::as_array),
        ) {
            (Some(word), _) => all.push(word.to_owned()),
            (None, Some(list)) => all.extend(strings(list)),
            (None, None) => return None,
        }
    }
    Some(all)
}

/// Which variant of a union a value is meant as.
pub enum Chosen<'a> {
    Variant(&'a Value),
    NoTag { key: String, words: Vec<String> },
    UnknownTag { key: String, words: Vec<String> },
    None,
}

/// The variant a value is meant as: by its tag (`model`, `kind`), else by its type.
pub fn choose<'a>(root: &'a Value, variants: &'a [Value], value: &Value) -> Chosen<'a> {
    let resolved: Vec<&Value> = variants.iter().map(|v| resolve(root, v)).collect();
    let tags: Vec<Option<(&str, &str)>> = resolved.iter().map(|v| tag(v)).collect();
    if let (Some(Some((key, _))), true) = (tags.first(), tags.iter().all(Option::is_some)) {
        if !value.is_object() {
            return Chosen::None;
        }
        let words: Vec<String> = tags
            .iter()
            .flatten()
            .map(|(_, word)| (*word).to_owned())
            .collect();
        return match value.get(*key) {
            None => Chosen::NoTag {
                key: (*key).to_owned(),
                words,
            },
            Some(found) => tags
                .iter()
                .flatten()
                .position(|(_, word)| found.as_str() == Some(word))
                .and_then(|index| resolved.get(index).copied())
                .map_or(
                    Chosen::UnknownTag {
                        key: (*key).to_owned(),
                        words,
                    },
                    Chosen::Variant,
                ),
        };
    }
    // An optional table inside a union: look through one more level for the tags.
    let fitting = resolved
        .iter()
        .find(|v| match (words(v), self::variants(v)) {
            (Some(_), _) => value.is_string(),
            (None, Some(_)) => !value.is_null(),
            (None, None) => type_fits(v, value),
        });
    fitting.map_or(Chosen::None, |v| Chosen::Variant(v))
}

fn tag(schema: &Value) -> Option<(&str, &str)> {
    schema
        .get("properties")?
        .as_object()?
        .iter()
        .find_map(|(key, property)| {
            property
                .get("const")
                .and_then(Value::as_str)
                .map(|word| (key.as_str(), word))
        })
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Whether a value is of one of the schema's JSON types.
pub fn type_fits(schema: &Value, value: &Value) -> bool {
    let types = types(schema);
    types.is_empty()
        || types.iter().any(|kind| match *kind {
            "string" => value.is_string(),
            "number" => value.is_number(),
            "integer" => value.as_u64().is_some_and(|n| u32::try_from(n).is_ok()),
            "boolean" => value.is_boolean(),
            "object" => value.is_object(),
            "array" => value.is_array(),
            "null" => value.is_null(),
            _ => false,
        })
}

/// The expected type as a word that is the same in every language of the file format.
pub fn type_words(schema: &Value) -> String {
    types(schema)
        .into_iter()
        .filter(|kind| *kind != "null")
        .collect::<Vec<_>>()
        .join(" / ")
}
