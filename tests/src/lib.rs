//! Shared by the tests over the whole product: where files are, and studies to order.

use chrono::{NaiveDate, NaiveDateTime};
use outlay_app::contract::{AppError, Exported, Settings, Theme};
use outlay_app::export::{Made, made_of};
use outlay_app::host::{FileKind, Host};
use outlay_core::compare::watch::{Unwatched, Watch};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// Waits for work, remembers what it is told of it, and says no from its `last` question on.
pub struct Patient {
    told: RefCell<Vec<(usize, usize)>>,
    last: usize,
}

impl Patient {
    pub fn new(last: usize) -> Patient {
        Patient {
            told: RefCell::default(),
            last,
        }
    }

    /// Done and of how many, at each question.
    pub fn told(self) -> Vec<(usize, usize)> {
        self.told.into_inner()
    }
}

impl Watch for Patient {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        let mut told = self.told.borrow_mut();
        told.push((done, of));
        told.len() < self.last
    }
}

/// A shell without a person: dialogs answer with `chosen`.
#[derive(Default)]
pub struct Silent {
    pub chosen: Option<PathBuf>,
}

impl Host for Silent {
    fn pick_open(&self, _: FileKind, _: Option<&Path>) -> Option<PathBuf> {
        self.chosen.clone()
    }

    fn pick_save(&self, _: FileKind, _: &str, _: Option<&Path>) -> Option<PathBuf> {
        self.chosen.clone()
    }

    fn open(&self, _: &Path) -> Result<(), String> {
        Err("no desktop".to_owned())
    }
    fn show_in_folder(&self, _: &Path) -> Result<(), String> {
        Err("no desktop".to_owned())
    }
    fn copy_text(&self, _: &str) -> Result<(), String> {
        Err("no clipboard".to_owned())
    }

    fn copy_png(&self, _: &[u8]) -> Result<(), String> {
        Err("no clipboard".to_owned())
    }

    fn now(&self) -> NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2027, 1, 1);
        day.and_then(|day| day.and_hms_opt(12, 4, 0))
            .unwrap_or_default()
    }

    fn system_language(&self) -> String {
        "en".to_owned()
    }
}

/// As they are at first, in a language.
pub fn settings(language: &str) -> Settings {
    Settings {
        language: language.to_owned(),
        theme: Theme::Light,
        show_sample_band: false,
        accounting: false,
    }
}

/// The day of everything that is made here.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap_or_default()
}

/// What is exported of a study under a scenario.
///
/// # Errors
/// As [`made_of`].
pub fn exported(
    (document, scenario): (&Value, &str),
    what: &Exported,
    language: &str,
    watch: &dyn Watch,
) -> Result<Made, AppError> {
    made_of(
        document,
        scenario,
        what,
        &settings(language),
        (today(), watch),
    )
}

/// The same where it is a text; empty where there is none.
pub fn exported_text(of: (&Value, &str), what: &Exported, language: &str) -> String {
    match exported(of, what, language, &Unwatched) {
        Ok(Made::Text { text, .. }) => text,
        _ => String::new(),
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// A study of `options` options over `months` months, each with `charges` metered charges
/// of six tiers beside a base fee: what the benches measure.
pub fn large_study(options: usize, months: u32, charges: usize) -> Value {
    let tiers = json!([
        {"up_to": "1000", "unit_price": "0.1"}, {"up_to": "5000", "unit_price": "0.08", "flat_fee": "10"},
        {"up_to": "20000", "unit_price": "0.06"}, {"up_to": "50000", "unit_price": "0.05"},
        {"up_to": "100000", "unit_price": "0.04"}, {"unit_price": "0.03"},
    ]);
    let metered = |index: usize| {
        json!({"id": format!("usage-{index}"), "meter": "messages",
               "price": {"model": "graduated", "tiers": tiers}})
    };
    let plan = |index: usize| {
        let mut list: Vec<Value> = (1..charges).map(metered).collect();
        list.insert(
            0,
            json!({"id": "base", "price": {"model": "flat", "amount": format!("{}", 500 + index)}}),
        );
        json!({"id": format!("plan-{index}"), "charges": list})
    };
    let option = |index: usize| {
        let cycle = ["month", "year", "quarter"][index % 3];
        json!({"id": format!("option-{index}"), "plan": format!("plan-{index}"),
               "billing": {"cycle": cycle, "net_days": 30, "discount": "5%"}})
    };
    json!({
        "format": 1, "title": "Large", "currency": "CNY", "start": "2027-01", "months": months,
        "discounting": {"annual_rate": "8%"}, "taxes": {"vat_rate": "6%"},
        "meters": [{"id": "users", "kind": "level"},
                   {"id": "messages", "kind": "flow", "derive": {"from": "users", "ratio": "30"}}],
        "scenarios": [{"id": "base", "usage": {"users": {
            "start": "300", "growth": {"model": "s-curve", "ceiling": "40000", "midpoint_month": "5", "steepness": "0.9"}}}}],
        "plans": (0..options).map(plan).collect::<Vec<_>>(),
        "options": (0..options).map(option).collect::<Vec<_>>(),
    })
}

/// Every mode a change can be written with.
pub const CHANGE_MODES: [&str; 8] = [
    "prorate-now",
    "prorate-next-bill",
    "next-period",
    "restart",
    "difference",
    "into-days",
    "by-direction",
    "new-cycle",
];
