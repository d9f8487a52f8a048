//! Words: sentences as data → text, from the one set of Fluent files.

use crate::format;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use outlay_core::sentence::{Arg, Sentence};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The languages there are, the first the one to fall back to.
pub const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../../locales/", $language, "/issue.ftl")),
            include_str!(concat!("../../../locales/", $language, "/reason.ftl")),
            include_str!(concat!("../../../locales/", $language, "/compare.ftl")),
            include_str!(concat!("../../../locales/", $language, "/analysis.ftl")),
            include_str!(concat!("../../../locales/", $language, "/break-even.ftl")),
            include_str!(concat!("../../../locales/", $language, "/words.ftl")),
            include_str!(concat!("../../../locales/", $language, "/field.ftl")),
            include_str!(concat!("../../../locales/", $language, "/edit.ftl")),
            include_str!(concat!("../../../locales/", $language, "/window.ftl")),
            include_str!(concat!(
                "../../../locales/",
                $language,
                "/customer-copy.ftl"
            )),
            include_str!(concat!("../../../locales/", $language, "/finance.ftl")),
            include_str!(concat!("../../../locales/", $language, "/price-book.ftl")),
            include_str!(concat!("../../../locales/", $language, "/report.ftl")),
            include_str!(concat!("../../../locales/", $language, "/workbook.ftl")),
        ]
    };
}

type Bundle = FluentBundle<FluentResource>;

/// The nearest language there is for a system's tag: any Chinese is `zh-CN`.
pub fn nearest(tag: &str) -> &'static str {
    if tag.to_ascii_lowercase().starts_with("zh") {
        "zh-CN"
    } else {
        "en"
    }
}

fn bundle(language: &str) -> &'static Bundle {
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    static CHINESE: OnceLock<Bundle> = OnceLock::new();
    match nearest(language) {
        "zh-CN" => CHINESE.get_or_init(|| build("zh-CN", &files!("zh-CN"))),
        _ => ENGLISH.get_or_init(|| build("en", &files!("en"))),
    }
}

fn build(language: &str, files: &[&str]) -> Bundle {
    let tag: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Text is shown beside plain numbers; isolation marks would end up in files.
    bundle.set_use_isolating(false);
    for file in files {
        // A file with a broken message still gives its other messages; a test reads all.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Whether there are words of this key, in both languages as a test sees to.
pub fn known(key: &str) -> bool {
    bundle("en").has_message(key)
}

/// How to say things: language and currency.
#[derive(Debug, Clone)]
pub struct Words {
    pub language: String,
    pub currency: String,
    pub decimals: u32,
    /// Amounts by the currency's code rather than by its sign.
    pub named: bool,
    /// Negative amounts of tables and drawings in parentheses; a sentence keeps its minus, for
    /// a parenthesis in it would read as an aside.
    pub accounting: bool,
}

impl Words {
    pub fn new(language: &str, currency: &str, decimals: u32) -> Words {
        Words {
            language: nearest(language).to_owned(),
            currency: currency.to_owned(),
            decimals,
            named: false,
            accounting: false,
        }
    }

    /// In a study that has rates for other currencies: by code where a sign could mean
    /// another one of them.
    pub fn beside(mut self, others: &[&str]) -> Words {
        self.named = match self.language.as_str() {
            "en" => others.iter().any(|other| *other != self.currency),
            _ => self.currency == "CNY" && others.contains(&"JPY"),
        };
        self
    }

    /// The sentence in words; the key itself when there is no such message.
    pub fn say(&self, sentence: &Sentence) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &sentence.args {
            args.set(name.as_str(), self.value(arg));
        }
        let bundle = bundle(&self.language);
        let Some(pattern) = bundle
            .get_message(&sentence.key)
            .and_then(|message| message.value())
        else {
            return sentence.key.clone();
        };
        let mut errors = Vec::new();
        bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }

    /// A message without arguments.
    pub fn word(&self, key: &str) -> String {
        self.say(&Sentence::new(key))
    }

    /// An amount by itself, in a table or at a drawing.
    pub fn money(&self, amount: &str) -> String {
        self.alone(self.in_a_sentence(amount))
    }

    /// The same where the column says in which currency.
    pub fn bare(&self, amount: &str) -> String {
        self.alone(format::amount(amount, self.decimals))
    }

    /// A printed number that stands by itself: a negative one as it is wanted.
    pub fn alone(&self, printed: String) -> String {
        match self.accounting {
            true => format::accounting(&printed),
            false => printed,
        }
    }

    fn in_a_sentence(&self, amount: &str) -> String {
        if self.named {
            return format::named(amount, &self.currency, self.decimals);
        }
        format::money(amount, &self.currency, self.decimals, &self.language)
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        let text = match arg {
            Arg::Count(count) => return FluentValue::from(*count),
            Arg::Text(text) => text.clone(),
            Arg::Name(label) => label.text(&self.language).to_owned(),
            Arg::Money(amount) => self.in_a_sentence(amount),
            Arg::Foreign { currency, amount } => format::named(amount, currency, 0),
            Arg::Quantity(quantity) => format::grouped(quantity),
            Arg::Percent(share) => format::percent(share),
            Arg::Month(month) => format::month(month, &self.language),
            Arg::Date(date) => format::date(date, &self.language),
            Arg::Word(key) => self.word(key),
        };
        FluentValue::from(text)
    }
}
