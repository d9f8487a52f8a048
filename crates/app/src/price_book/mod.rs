//! The price book (价目表): what vendors publish, as plans that a study can take.
//!
//! Each entry is a file of `price-book/`, built into the program like the samples. Its
//! plans are written exactly as in a study; the meters that they count are defined once,
//! in `price-book/meters.toml`, so that plans of different vendors count the same thing.
//! Nothing here prices: worked examples go through the one flow (`example`).

mod add;
pub mod check;
mod entry;
mod example;
mod origin;
mod texts;
mod view;

pub use add::{add, append, same_every_day};
pub use entry::{Entry, Example, Source};
pub use origin::origin;
pub use texts::TEXTS;
pub use view::{entry_reply, filtered, list_reply};

use entry::Meters;
use outlay_core::issue::Issue;
use outlay_core::study::written;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::OnceLock;

/// The book as it stands in the program.
pub struct PriceBook {
    /// In the order of the texts: vendors that serve the same need stand together.
    pub entries: Vec<Entry>,
    /// Definitions of all meters, as in a study.
    pub meters: Vec<Value>,
    /// Texts that are no entry, with the reason; a test holds that there are none.
    pub unreadable: Vec<(String, String)>,
}

impl PriceBook {
    /// The book that comes with the program.
    pub fn built_in() -> &'static PriceBook {
        static BOOK: OnceLock<PriceBook> = OnceLock::new();
        BOOK.get_or_init(|| PriceBook::read(texts::METERS, TEXTS))
    }

    /// Reads a book from the text of its meters and of its entries by id.
    pub fn read(meters: &str, texts: &[(&str, &str)]) -> PriceBook {
        let mut unreadable = Vec::new();
        let meters = match read::<Meters>(meters) {
            Ok(meters) => meters.meters,
            Err(why) => {
                unreadable.push(("meters".to_owned(), why));
                Vec::new()
            }
        };
        let mut entries = Vec::new();
        for (id, text) in texts {
            match read::<Entry>(text) {
                Ok(entry) => entries.push(entry.completed()),
                Err(why) => unreadable.push(((*id).to_owned(), why)),
            }
        }
        PriceBook {
            entries,
            meters,
            unreadable,
        }
    }

    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The definition of a meter.
    pub fn meter(&self, id: &str) -> Option<&Value> {
        self.meters
            .iter()
            .find(|meter| meter.get("id").and_then(Value::as_str) == Some(id))
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let written = written::read(text).map_err(|issue: Issue| format!("{:?}", issue.args))?;
    serde_json::from_value(written.value).map_err(|error| error.to_string())
}
