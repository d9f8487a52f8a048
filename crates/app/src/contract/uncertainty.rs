//! What options come to in simulated futures, as the window draws it.

use super::{Basis, Change, InputView};
use outlay_core::sentence::Sentence;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UncertaintyWanted {
    /// The option that is looked at, for the picture and the months' table; the one that is
    /// cheapest most often when none is named.
    pub option: Option<String>,
    pub basis: Basis,
    pub paths: u32,
    pub seed: u32,
    /// How far each assumption of the forecast reaches, in percent of its value.
    pub reach: u32,
    /// Inputs with ends of their own, prices too; those that the study does not have are left
    /// out.
    #[serde(default)]
    pub ends: Vec<OwnEnds>,
}

/// How far what is uncertain reaches, where nothing else is asked of a simulation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UncertaintyReach {
    /// As in [`UncertaintyWanted`].
    pub reach: u32,
    pub ends: Vec<OwnEnds>,
}

/// As the window begins.
impl Default for UncertaintyReach {
    fn default() -> UncertaintyReach {
        UncertaintyReach {
            reach: 10,
            ends: Vec::new(),
        }
    }
}

/// An input's 10th and 90th percentile, as a person writes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OwnEnds {
    pub path: String,
    pub low: String,
    pub high: String,
}

/// The futures of a study. Simulated amounts have the digits that their error leaves.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UncertaintyView {
    pub title: Sentence,
    /// One sentence for each option.
    pub summary: Vec<Sentence>,
    /// How it was found.
    pub caption: Sentence,
    /// Of the study under its scenario, as in `evaluation`: what is said here is of no other.
    pub fingerprint: String,
    /// What is uncertain, one sentence for each input and each meter that strays.
    pub uncertain: Vec<Sentence>,
    pub inputs: Vec<UncertainInput>,
    /// Everything that may be given ends of its own.
    pub choices: Vec<InputView>,
    pub wanted: UncertaintyWanted,
    /// In the study's order, those that have a price in any future.
    pub options: Vec<UncertaintyOption>,
}

/// An input with its 10th and 90th percentile.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UncertainInput {
    pub input: InputView,
    pub low: String,
    pub high: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UncertaintyOption {
    pub option: String,
    /// The share of all futures in which it is the cheapest, as 0.78.
    pub share: String,
    /// The share of all futures in which it leaves usage unserved, and that in words where it
    /// is any; there it is not the cheapest while another serves everything.
    pub unserved: String,
    pub unserved_text: Option<Sentence>,
    /// How often it is the cheapest, beside a verdict that names it; its range when it is alone.
    pub sure: Sentence,
    /// From the 5th percentile to the 95th.
    pub bands: Vec<UncertaintyBand>,
    /// By the forecast itself: up to the end of each month, and in all; none when it has no
    /// price there.
    pub base: Vec<String>,
    pub base_total: Option<String>,
    pub mean: String,
    /// What it costs more than the cheapest of the same future, on average and at most.
    pub regret: String,
    pub regret_most: String,
    pub worst: Option<WorstFuture>,
}

/// Where choosing an option costs most against the best.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WorstFuture {
    /// Its number among all futures, from 1.
    pub future: u32,
    /// The cheapest option there.
    pub cheapest: String,
    /// What was drawn there, as in [`UncertaintyBand::drawn`].
    pub drawn: Option<Vec<Change>>,
}

/// A percentile up to the end of each month, month by month, and of the total.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UncertaintyBand {
    #[ts(type = "number")]
    pub percent: usize,
    pub amounts: Vec<String>,
    pub total: String,
    /// The number of the future in which the total came out, from 1.
    pub future: u32,
    /// With these values the study comes to the total exactly; none where usage strays
    /// besides.
    pub drawn: Option<Vec<Change>>,
}
