//! A number as written in a study.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number as written: decimal text (`"0.015"`, `"8%"`, `"1.2万"`, `"10k"`) or a plain
/// number. It is read exactly, never through a binary float.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct Numeral(#[schemars(schema_with = "numeral_schema")] pub String);

fn numeral_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "number"] })
}

impl<'de> Deserialize<'de> for Numeral {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumeralVisitor)
    }
}

/// Takes text and whole numbers; a fraction reaches this point as the text of the file
/// (see `study::written`), so that it never was a binary float.
struct NumeralVisitor;

impl serde::de::Visitor<'_> for NumeralVisitor {
    type Value = Numeral;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number or decimal text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Numeral, E> {
        Ok(Numeral(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Numeral, E> {
        Ok(Numeral(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Numeral, E> {
        Ok(Numeral(number.to_string()))
    }
}
