//! Analyses of the comparison as the window draws them.

use super::{AssumptionKind, Basis, UncertaintyView, UncertaintyWanted};
use outlay_core::{label::Label, sentence::Sentence};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(export)]
pub enum Analysis {
    /// What makes the difference between two options.
    Bridge {
        from: String,
        to: String,
        basis: Basis,
    },
    /// The cost of a month (its index from 0) against usage of a meter; the first meter
    /// with a forecast when none is named.
    Cliff { meter: Option<String>, month: usize },
    /// The cheapest option over an input, across, and another one or the months, up; the
    /// largest quantity across when no input is named.
    Map {
        input: Option<String>,
        /// The path of the other input; the months when left out.
        #[serde(default)]
        rows: Option<String>,
        basis: Basis,
    },
    /// Each assumption at its ends: what would change the verdict.
    Tornado,
    /// What each option's payments consist of.
    Composition,
    /// The decision sheet, in the language of the settings.
    Sheet,
    /// The totals under every scenario, and what differs.
    Scenarios { basis: Basis },
    /// What each option comes to in many simulated futures.
    Uncertainty(UncertaintyWanted),
    /// An option's balances at each month's end; as a table, its entries too.
    Books { option: String },
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[ts(export)]
pub enum AnalysisView {
    Bridge(BridgeView),
    Cliff(CliffView),
    Map(Box<MapView>),
    Tornado(TornadoView),
    Composition(CompositionView),
    Sheet(SheetView),
    Scenarios(ScenariosView),
    Uncertainty(Box<UncertaintyView>),
    Books(BooksView),
}

/// The steps from one total to the other; they add up to the difference.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BridgeView {
    pub title: Sentence,
    pub summary: Vec<Sentence>,
    pub basis: Basis,
    pub from: String,
    pub to: String,
    pub from_total: String,
    pub to_total: String,
    pub steps: Vec<BridgeStep>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BridgeStep {
    pub label: Sentence,
    /// Signed: more money is positive.
    pub amount: String,
    /// What is reached after it.
    pub reached: String,
}

/// The staircases of all options over one meter, and where the cheaper one changes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CliffView {
    pub title: Sentence,
    pub summary: Vec<Sentence>,
    pub meter: String,
    pub month: usize,
    /// The month's quantity, and the lowest and highest of the forecast.
    pub quantity: String,
    pub low: String,
    pub high: String,
    /// The last quantity that is drawn.
    pub most: String,
    pub lines: Vec<CliffLine>,
    pub crossings: Vec<CliffCrossing>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CliffLine {
    pub option: String,
    pub corners: Vec<CliffCorner>,
    /// Where the cost steps up or down at once, the first of them.
    pub steps: Vec<CliffStep>,
    /// Where the drawing ends before the others', for prices with too many steps.
    pub drawn_to: Option<String>,
    /// At the month's quantity: its cost, and what one unit more adds.
    pub cost: String,
    pub next_unit: String,
    /// The quantity of the next leap, by how much it leaps, and the units before it.
    pub next_leap: Option<CliffLeap>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CliffCorner {
    pub at: String,
    pub cost: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CliffLeap {
    pub at: String,
    pub by: String,
    pub units: Option<String>,
}

/// A step of a staircase: the quantity it begins at, its height, and the cost reached.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CliffStep {
    pub at: String,
    pub by: String,
    pub cost: String,
}

/// The first quantity at which `cheaper` overtakes `other`, with its cost there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CliffCrossing {
    pub at: String,
    pub cost: String,
    pub cheaper: String,
    pub other: String,
}

/// The cheapest option at every point of a grid.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapView {
    pub title: Sentence,
    pub summary: Vec<Sentence>,
    /// By whose totals it is drawn.
    pub basis: Basis,
    pub input: InputView,
    /// The values of the columns, from the least.
    pub columns: Vec<String>,
    /// The input that goes up; none for the months of the study.
    pub rows: Option<Box<MapRows>>,
    /// One list for each row, from the lowest: the cheapest option's id by column.
    pub cells: Vec<Vec<String>>,
    /// The inputs that it may be drawn over.
    pub inputs: Vec<InputView>,
}

/// The other input of a map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapRows {
    pub input: InputView,
    /// From the least.
    pub values: Vec<String>,
}

/// An assumption, and the value it has.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InputView {
    pub path: String,
    pub group: Sentence,
    pub title: Sentence,
    pub kind: AssumptionKind,
    pub unit: Option<Label>,
    pub value: String,
}

/// Each assumption at its low and high end, the largest reach first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TornadoView {
    pub title: Sentence,
    pub summary: Vec<Sentence>,
    pub caption: Sentence,
    /// The option that saves, and whom it saves against; what is paid is compared.
    pub of: String,
    pub against: Option<String>,
    /// What it saves as things stand.
    pub base: String,
    pub bars: Vec<TornadoBar>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TornadoBar {
    pub input: InputView,
    pub low: TornadoEnd,
    pub high: TornadoEnd,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TornadoEnd {
    pub value: String,
    /// The saving there; none when it cannot be priced.
    pub result: Option<String>,
    /// The cheapest option there, when it is another.
    pub flips_to: Option<String>,
}

/// The parts of each option's payments: the five largest and what is left.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CompositionView {
    pub title: Sentence,
    pub summary: Vec<Sentence>,
    pub bars: Vec<CompositionBar>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CompositionBar {
    pub option: String,
    pub total: String,
    /// The largest first, what is left last; they add up to the total.
    pub items: Vec<CompositionItem>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CompositionItem {
    pub label: Sentence,
    pub amount: String,
    /// Its place, from 0, among the parts of the option's trace; none for several together.
    pub part: Option<usize>,
}

/// Tables in words, ready to be read or printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SheetView {
    pub tables: Vec<SheetTable>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SheetTable {
    pub title: String,
    pub columns: Vec<SheetColumn>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SheetColumn {
    pub title: String,
    pub numeric: bool,
}

/// Every scenario beside the others.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ScenariosView {
    pub title: Sentence,
    pub basis: Basis,
    pub columns: Vec<ScenarioColumn>,
    /// Every option of the study, in its order.
    pub rows: Vec<ScenarioRow>,
    /// Everything that is not the same everywhere, in the order of the study.
    pub differences: Vec<Difference>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ScenarioColumn {
    pub id: String,
    pub name: Label,
    /// The cheapest option; none where nothing can be priced.
    pub cheapest: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ScenarioRow {
    pub option: String,
    pub name: Label,
    /// One for each scenario; none where the option cannot be priced.
    pub totals: Vec<Option<String>>,
}

/// A value, or an item, that is not the same under all scenarios, or in two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Difference {
    /// Its place in the study; under scenarios, whichever states it: a forecast is at
    /// `usage.<meter>`.
    /// Items without an id may share one: two events of different names that stand first.
    pub path: String,
    /// What leads to it, in words; the path where something in it has none.
    pub name: Label,
    /// True for an assumption, as every forecast is; false for prices, terms, options and
    /// whatever else a scenario changes.
    pub assumed: bool,
    /// What the numbers count, unless they say it themselves.
    pub unit: Option<Label>,
    /// What stands there in each, in words.
    pub values: Vec<Sentence>,
}

/// What tells a scenario apart from the one it departs from: what stands there, and here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Departure {
    pub what: Difference,
    /// What to take out so that both are the same again.
    pub back: Option<String>,
}

/// The books of an option at each month's end.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BooksView {
    pub option: String,
    /// The finding about what is prepaid.
    pub title: Sentence,
    /// The same where the option's name stands already.
    pub short_title: Sentence,
    pub summary: Vec<Sentence>,
    pub columns: Vec<BooksColumn>,
}

/// A balance or a movement by month. Assets, debts and costs are positive.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BooksColumn {
    /// As in `outlay ledger --json`: `prepaid_current`.
    pub name: String,
    pub title: Sentence,
    /// One for each month of the study.
    pub amounts: Vec<String>,
}
