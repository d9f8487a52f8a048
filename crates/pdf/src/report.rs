//! What a report says, in the order in which it is read.
//!
//! Every text is final: words in the report's language, amounts as they stand on the screen.

use serde::Serialize;

/// A whole report.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub language: Language,
    pub paper: Paper,
    /// The day it is made on, from the caller.
    pub date: Date,
    /// Of the file too.
    pub title: String,
    /// What kind of paper this is, above the title.
    pub kind: String,
    /// At the foot of every page beside the title: what identifies the result.
    pub mark: String,
    /// The frame of the comparison in short: scenario, time, prices as of.
    pub facts: Vec<Fact>,
    /// The finding in one sentence, and the conditions under which it holds.
    pub verdict: String,
    pub notes: Vec<String>,
    /// What stands on the first page below the verdict.
    pub first: Vec<Block>,
    pub sections: Vec<Section>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Language {
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh")]
    Chinese,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Paper {
    #[serde(rename = "a4")]
    A4,
    #[serde(rename = "us-letter")]
    Letter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Date {
    pub year: i32,
    pub month: u32,
    pub day: u32,
}

#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    pub name: String,
    pub value: String,
}

/// A part with a heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Section {
    pub title: String,
    /// 1 for a part of the report, 2 for a part of one.
    pub level: u32,
    pub new_page: bool,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    Text {
        text: String,
    },
    /// What is left out, or how to read what follows.
    Note {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Figure(Figure),
    Table(Table),
    /// A calculation, step by step.
    Steps {
        columns: [String; 2],
        steps: Vec<Step>,
    },
    /// Where something was published.
    Sources {
        rows: Vec<Vec<Fact>>,
    },
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// Without fonts of its own; its texts are set in the report's.
    pub svg: String,
    /// The picture in words, for people who do not see it.
    pub description: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    pub title: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Column {
    pub title: String,
    /// Aligned right and never broken.
    pub numeric: bool,
    /// Its share of the room that figures leave; 0 for as wide as its texts.
    pub share: u32,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub kind: RowKind,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    #[default]
    Plain,
    /// The one that the report is about.
    Chosen,
    Total,
}

/// A cell: its text, and a smaller one below it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    pub text: String,
    pub note: String,
    pub tone: Tone,
    /// The line that the pictures draw it with.
    pub bar: Option<Bar>,
}

/// Colours by role; the text says the same with sign and arrow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    #[default]
    Plain,
    Saves,
    More,
    Same,
    Muted,
}

/// A piece of a line, as in the pictures: colour as `#00326C`, strokes and gaps in turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    pub colour: String,
    pub dash: Vec<f64>,
}

/// A step of a calculation: what it is, what it comes to, and how it was made.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Step {
    /// 0 for the figure itself, 1 for what it is made of, and so on.
    pub level: u32,
    pub label: String,
    pub amount: String,
    /// Rule, inputs, clause: a line each.
    pub lines: Vec<String>,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            ..Cell::default()
        }
    }
}

impl Row {
    pub fn plain(cells: Vec<Cell>) -> Row {
        Row {
            cells,
            kind: RowKind::Plain,
        }
    }
}

impl Column {
    /// Figures.
    pub fn number(title: impl Into<String>) -> Column {
        Column {
            title: title.into(),
            numeric: true,
            share: 0,
        }
    }

    /// Words that take `share` of the room.
    pub fn words(title: impl Into<String>, share: u32) -> Column {
        Column {
            title: title.into(),
            numeric: false,
            share,
        }
    }
}
