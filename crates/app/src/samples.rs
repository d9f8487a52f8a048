//! The samples that come with the program.

use crate::contract::Sample;
use outlay_core::label::Label;
use outlay_core::study::written;
use serde_json::Value;

/// The sample that opens on the first start.
pub const FIRST: &str = "startup";

const TEXTS: [(&str, &str); 5] = [
    ("startup", include_str!("../../../examples/startup.toml")),
    ("modules", include_str!("../../../examples/modules.toml")),
    ("school", include_str!("../../../examples/school.toml")),
    (
        "instalments",
        include_str!("../../../examples/instalments.toml"),
    ),
    ("packs", include_str!("../../../examples/packs.toml")),
];

/// The text of a sample.
pub fn text(id: &str) -> Option<&'static str> {
    TEXTS
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, text)| *text)
}

/// All samples with their titles.
pub fn list() -> Vec<Sample> {
    TEXTS
        .iter()
        .map(|(id, text)| {
            let value = written::read(text).map(|w| w.value).unwrap_or(Value::Null);
            let label = |key: &str| {
                value
                    .get(key)
                    .and_then(|l| serde_json::from_value(l.clone()).ok())
                    .unwrap_or_else(|| Label::from(*id))
            };
            Sample {
                id: (*id).to_owned(),
                title: label("title"),
                note: label("note"),
            }
        })
        .collect()
}
