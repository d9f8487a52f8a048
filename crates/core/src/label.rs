//! A text that a person reads: one wording for all languages, or one for each.
//!
//! Studies are exchanged between English and Chinese readers, so every name in a
//! study may be written once (`"Base"`) or by language (`{ en = "Base", zh-CN = "基准" }`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use ts_rs::TS;

// Shared, since every line of a bill has one.
/// One wording, or one for each language tag.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(untagged)]
#[ts(export)]
pub enum Label {
    Plain(Arc<str>),
    Translated(Arc<BTreeMap<String, String>>),
}

impl Label {
    /// The wording for `language` (`en`, `zh-CN`), else English, else the first there is.
    pub fn text(&self, language: &str) -> &str {
        match self {
            Label::Plain(text) => text,
            Label::Translated(by_language) => by_language
                .get(language)
                .or_else(|| by_language.get("en"))
                .or_else(|| by_language.values().next())
                .map_or("", String::as_str),
        }
    }
}

impl Label {
    /// Two names as one: `Shop · Base fee`.
    pub fn joined(first: &Label, second: &Label) -> Label {
        let join = |language: &str| format!("{} · {}", first.text(language), second.text(language));
        let languages = |label: &Label| match label {
            Label::Plain(_) => Vec::new(),
            Label::Translated(by_language) => by_language.keys().cloned().collect(),
        };
        let all: Vec<String> = [languages(first), languages(second)].concat();
        if all.is_empty() {
            return Label::from(join("en").as_str());
        }
        let each = all.into_iter().map(|language| {
            let text = join(&language);
            (language, text)
        });
        Label::from(each.collect::<BTreeMap<_, _>>())
    }
}

impl From<&str> for Label {
    fn from(text: &str) -> Self {
        Label::Plain(text.into())
    }
}

impl From<BTreeMap<String, String>> for Label {
    fn from(by_language: BTreeMap<String, String>) -> Self {
        Label::Translated(Arc::new(by_language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_english_then_to_any() {
        let label = Label::from(BTreeMap::from([
            ("en".into(), "Base".into()),
            ("zh-CN".into(), "基准".into()),
        ]));
        assert_eq!(label.text("zh-CN"), "基准");
        assert_eq!(label.text("fr"), "Base");
        let only_chinese = Label::from(BTreeMap::from([("zh-CN".into(), "基准".into())]));
        assert_eq!(only_chinese.text("en"), "基准");
    }
}
