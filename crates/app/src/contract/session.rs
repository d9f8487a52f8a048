//! The open study as the window shows it, and the settings.

use super::{CurrencyView, Evaluation, WrittenFile};
use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Settings {
    /// `en` or `zh-CN`.
    pub language: String,
    pub theme: Theme,
    /// Open the sample when nothing else is open, with a band that says so; the band can
    /// switch it off.
    pub show_sample_band: bool,
    /// Negative amounts in parentheses, as books have them, in place of a minus.
    #[serde(default)]
    pub accounting: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// The open study as the window shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Session {
    pub settings: Settings,
    pub title: Label,
    /// Name of the study's file without its folder; none for an unsaved study.
    pub file_name: Option<String>,
    /// The sample this study started as, until it is saved as a file; none for an empty one.
    pub sample: Option<String>,
    /// True when the file holds exactly this study.
    pub saved: bool,
    /// When this study was last kept, in the library or its file: `HH:MM` of today, or an
    /// earlier day, `YYYY-MM-DD`. None for one that was only opened.
    pub kept: Option<String>,
    /// What undo and redo would take back or repeat.
    pub undo: Option<StepView>,
    pub redo: Option<StepView>,
    pub samples: Vec<Sample>,
    /// The selected scenario's id.
    pub scenario: String,
    pub scenarios: Vec<ScenarioView>,
    /// The study as written, for the editor.
    #[ts(type = "unknown")]
    pub document: serde_json::Value,
    pub evaluation: Evaluation,
    /// The ids of options that stand out among many because somebody wants them to, the newest
    /// last.
    pub pinned: Vec<String>,
    /// True while no reply holds an amount of money. Drawings then get shapes: whole
    /// numbers in proportion, of no unit.
    pub amounts_hidden: bool,
    /// How old the prices are; none while no plan says when they were seen.
    pub prices: Option<PricesView>,
    /// The file that this request wrote the study to.
    pub written: Option<WrittenFile>,
    /// Something the user should know once, such as "comments could not be kept".
    pub notice: Option<Sentence>,
}

/// A step of the history: what was done, and what it did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StepView {
    #[serde(flatten)]
    pub label: Sentence,
    /// By how much it changed the cheapest option's total as paid, under the scenario that
    /// was shown, in the study's currency. None where a total is missing on either side, or
    /// they are in two currencies.
    #[serde(default)]
    pub effect: Option<String>,
}

/// The age of a study's prices, by the plan that should be looked at first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PricesView {
    /// Id of the plan with the oldest prices.
    pub plan: String,
    /// The day, month or year they were seen.
    pub as_of: String,
    /// True when somebody should see whether they still hold.
    pub review_due: bool,
}

/// A study that was open before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecentStudy {
    pub id: u32,
    pub title: Label,
    /// Name of its file without the folder; none for an unsaved study.
    pub file_name: Option<String>,
    /// The cheapest option's total as paid, in `currency`; none while nothing is priced.
    pub total: Option<String>,
    pub currency: CurrencyView,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sample {
    pub id: String,
    pub title: Label,
    pub note: Label,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ScenarioView {
    pub id: String,
    pub name: Label,
    /// The first meter's forecast by month, for the sparkline.
    pub shape: Vec<String>,
}
