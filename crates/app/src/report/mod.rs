//! A study as a report on paper: the decision first, then what it stands on, and how every
//! total is calculated.
//!
//! The parts are those of the window (comparison, charts, analyses, traces) in the same words;
//! nothing is computed here. Which options are shown in full is that of the window: those that stand out.

mod assumptions;
mod causes;
mod decision;
mod months;
mod sources;
mod trace;
mod turns;
mod uncertainty;

use crate::analysis::kept::Asker;
use crate::contract::{
    Analysis, AnalysisView, AppError, Basis, CellView, ComparisonView, Detail, Evaluation, Measure,
    OptionView, PaperSize, Settings, UncertaintyReach,
};
use crate::export::{analyses, words_of};
use crate::view::colours::slot_of;
use crate::words::Words;
use crate::work::{Share, abandonable};
use crate::{session, view};
use chrono::{Datelike, NaiveDate};
use outlay_core::sentence::Sentence;
use outlay_core::what_if::Evaluated;
use outlay_pdf::{
    Bar, Block, Cell, Column, Date, Figure, Language, Paper, PdfError, Report, Section, Table,
};
use outlay_report::{Chart, Theme, svg};
use serde_json::Value;
use std::ops::Range;

/// How far the report is, in hundredths: before each analysis that takes long, and when all is
/// said and has only to be set.
const BY_USAGE: Range<usize> = 0..5;
const SURE: Range<usize> = 5..40;
const BRIDGE: Range<usize> = 40..42;
const COMPOSED: Range<usize> = 42..43;
const CHANGES: Range<usize> = 43..48;
const SCENARIOS: Range<usize> = 48..50;
const SAID: usize = 50;

/// Width and height of pictures: their smallest letters are those of a table on paper.
const SIZE: (u32, u32) = (720, 340);

/// What a report is made of.
pub struct Wanted<'a> {
    pub document: &'a Value,
    /// The first when empty.
    pub scenario: &'a str,
    /// Language, and how negative amounts are written.
    pub settings: &'a Settings,
    /// Options that have colours of their own among many.
    pub pinned: &'a [String],
    pub paper: PaperSize,
    /// How far what is uncertain reaches.
    pub uncertain: &'a UncertaintyReach,
    pub today: NaiveDate,
}

/// The report as a PDF file.
///
/// # Errors
/// When nothing can be priced, when the one who asks says that it is no longer wanted, and when
/// no font has a letter of it.
pub fn pdf(wanted: &Wanted, by: Asker) -> Result<Vec<u8>, AppError> {
    let report = report(wanted, by)?;
    let set = Share {
        watch: by.watch,
        of_whole: SAID..100,
    };
    let made = abandonable(&set, move |watch| {
        outlay_pdf::pdf(&report, &|| watch.goes_on(0, 0))
    })?;
    made.map_err(|error| match error {
        PdfError::NoFont { character } => AppError::new("no-font")
            .text("letter", character.to_string())
            .text("code", format!("U+{:04X}", u32::from(character))),
        PdfError::Unwanted => AppError::new("unwanted"),
        PdfError::Typesetting(detail) => AppError::new("export").text("detail", detail),
    })
}

/// What the report says.
///
/// # Errors
/// When nothing can be priced, and when the one who asks says that it is no longer wanted.
pub fn report(wanted: &Wanted, by: Asker) -> Result<Report, AppError> {
    let maker = Maker::of(wanted, by)?;
    let (words, date) = (&maker.words, wanted.today);
    let title = session::title(wanted.document);
    let mut sections = vec![maker.turns()?, maker.uncertainty()?, maker.causes()?];
    sections.extend(maker.months()?);
    sections.extend(maker.assumptions()?);
    sections.push(maker.sources());
    sections.extend(maker.appendix()?);
    sections.retain(|section| !section.blocks.is_empty());
    let mark = Sentence::new("report-mark").text("code", &maker.evaluation.fingerprint);
    Ok(Report {
        language: match words.language.as_str() {
            "en" => Language::English,
            _ => Language::Chinese,
        },
        paper: match wanted.paper {
            PaperSize::A4 => Paper::A4,
            PaperSize::Letter => Paper::Letter,
        },
        date: Date {
            year: date.year(),
            month: date.month(),
            day: date.day(),
        },
        title: match title.text(&words.language) {
            "" => words.word("untitled"),
            title => title.to_owned(),
        },
        kind: words.word("report-kind"),
        mark: words.say(&mark),
        facts: maker.facts(date),
        verdict: words.say(&maker.comparison.verdict.sentence),
        notes: maker.said(&maker.comparison.verdict.notes),
        first: maker.decision()?,
        sections,
    })
}

/// Positions of the options that stand out in the window; they are shown in full.
fn stands_out(evaluation: &Evaluation, comparison: &ComparisonView) -> Vec<usize> {
    let options = evaluation.options.iter().enumerate();
    let shown = options.filter(|(_, option)| comparison.standing.contains(&option.id));
    shown.map(|(at, _)| at).collect()
}

/// An option's amount in a row of the comparison.
fn amount_of(
    comparison: &ComparisonView,
    measure: Measure,
    option: usize,
) -> Option<rust_decimal::Decimal> {
    let row = comparison.rows.iter().find(|row| row.measure == measure)?;
    match row.cells.get(option)? {
        CellView::Money { amount, .. } => amount.parse().ok(),
        CellView::Month { .. } | CellView::Words { .. } => None,
    }
}

/// What every part is made from.
struct Maker<'a> {
    document: &'a Value,
    scenario: String,
    evaluation: Evaluation,
    /// On the basis of what is paid.
    comparison: ComparisonView,
    evaluated: Evaluated,
    /// Positions of the options that are shown in full.
    full: Vec<usize>,
    words: Words,
    uncertain: &'a UncertaintyReach,
    by: Asker<'a>,
}

impl<'a> Maker<'a> {
    fn of(wanted: &Wanted<'a>, by: Asker<'a>) -> Result<Maker<'a>, AppError> {
        let document = wanted.document;
        let priced = view::price(document, wanted.scenario);
        let mut evaluation = view::view(document, &priced, None, Detail::Months);
        view::colours::give(&mut evaluation, wanted.pinned);
        let nothing = || AppError::new("nothing-to-export").with_issues(evaluation.issues.clone());
        let comparison = evaluation.cash.clone().ok_or_else(nothing)?;
        // Options without a price are named; the others are reported.
        let (study, outcomes) = priced.study.ok_or_else(nothing)?;
        Ok(Maker {
            document,
            words: words_of(document, &evaluation, wanted.settings),
            full: stands_out(&evaluation, &comparison),
            scenario: priced.scenario,
            comparison,
            evaluated: Evaluated { study, outcomes },
            evaluation,
            uncertain: wanted.uncertain,
            by,
        })
    }
}

impl Maker<'_> {
    fn word(&self, key: &str) -> String {
        self.words.word(key)
    }

    fn said(&self, sentences: &[Sentence]) -> Vec<String> {
        sentences.iter().map(|one| self.words.say(one)).collect()
    }

    fn name<'o>(&'o self, option: &'o OptionView) -> &'o str {
        option.name.text(&self.words.language)
    }

    fn name_of(&self, id: &str) -> String {
        let mut options = self.evaluation.options.iter();
        let found = options.find(|option| option.id == id);
        found.map_or_else(|| id.to_owned(), |option| self.name(option).to_owned())
    }

    /// The name with the line that the pictures draw.
    fn option_cell(&self, option: &OptionView) -> Cell {
        let (colour, dash) = outlay_report::line_style(slot_of(
            &self.evaluation,
            Some(&self.comparison),
            &option.id,
        ));
        Cell {
            bar: Some(Bar {
                colour,
                dash: dash.to_vec(),
            }),
            ..Cell::text(self.name(option))
        }
    }

    /// The options that are shown in full.
    fn shown(&self) -> impl Iterator<Item = &OptionView> {
        let options = self.full.iter();
        options.filter_map(|at| self.evaluation.options.get(*at))
    }

    /// Which options are left out of a part; none when all are shown.
    fn left_out(&self) -> Option<Block> {
        let options = self.evaluation.options.iter().enumerate();
        let rest: Vec<&str> = options
            .filter(|(at, _)| !self.full.contains(at))
            .map(|(_, option)| self.name(option))
            .collect();
        let said = Sentence::new("report-left-out")
            .count("count", rest.len())
            .text("names", rest.join(&self.word("report-list-separator")));
        (!rest.is_empty()).then(|| self.note(&said))
    }

    fn note(&self, said: &Sentence) -> Block {
        Block::Note {
            text: self.words.say(said),
        }
    }

    /// A chart with its description.
    fn figure(&self, chart: &impl Chart, said: &[Sentence]) -> Result<Block, AppError> {
        self.figure_of(chart, said, SIZE)
    }

    fn figure_of(
        &self,
        chart: &impl Chart,
        said: &[Sentence],
        size: (u32, u32),
    ) -> Result<Block, AppError> {
        let drawn = svg(chart, Theme::Light, size).map_err(not_drawn)?;
        Ok(self.drawn(drawn, said))
    }

    fn drawn(&self, svg: String, said: &[Sentence]) -> Block {
        let description = self.said(said).join(" ");
        Block::Figure(Figure { svg, description })
    }

    /// An analysis, or why there is none; work that is no longer wanted ends here.
    fn analysed(
        &self,
        wanted: &Analysis,
        of_whole: Range<usize>,
    ) -> Result<Result<AnalysisView, Block>, AppError> {
        let (document, language) = (self.document, &self.words.language);
        let watch = Share {
            watch: self.by.watch,
            of_whole,
        };
        let by = Asker {
            watch: &watch,
            ..self.by
        };
        match view::analysis_view(document, &self.scenario, wanted, language, by) {
            Ok(found) => Ok(Ok(found)),
            Err(stopped) if stopped.code == "unwanted" => Err(stopped),
            Err(none) => Ok(Err(self.note(&none.message))),
        }
    }

    /// The picture of an analysis, as the window draws it.
    fn picture(&self, found: &AnalysisView, said: &[Sentence]) -> Result<Block, AppError> {
        let title = self.word("report-kind");
        let words = (&self.words, title.as_str());
        let look = (Theme::Light, SIZE);
        let drawn = analyses::picture(found, &self.evaluation, words, (look, Basis::Cash))
            .map_err(not_drawn)?;
        Ok(self.drawn(drawn, said))
    }

    /// A table of an analysis, its figures as they stand in the window.
    fn table(&self, found: outlay_report::Table, shares: &[u32]) -> Table {
        let printed = |cell: &outlay_report::Cell| {
            let printed = crate::tables::printed(cell, &self.words.language);
            Cell::text(match cell {
                outlay_report::Cell::Number(_) => self.words.alone(printed),
                _ => printed,
            })
        };
        let rows = found
            .rows
            .iter()
            .map(|row| row.iter().map(printed).collect());
        let mut rows: Vec<outlay_pdf::Row> = rows.map(outlay_pdf::Row::plain).collect();
        rows.extend(found.totals.iter().map(|row| outlay_pdf::Row {
            cells: row.iter().map(printed).collect(),
            kind: outlay_pdf::RowKind::Total,
        }));
        let columns = found.columns.iter().enumerate().map(|(at, column)| Column {
            title: column.title.clone(),
            numeric: column.numeric,
            share: shares.get(at).copied().unwrap_or_default(),
        });
        Table {
            title: None,
            columns: columns.collect(),
            rows,
        }
    }

    fn section(&self, key: &str, blocks: Vec<Block>) -> Section {
        Section {
            title: self.word(key),
            level: 1,
            new_page: false,
            blocks,
        }
    }
}

/// A picture in words: its finding, then what it shows.
fn told(title: &Sentence, summary: &[Sentence]) -> Vec<Sentence> {
    std::iter::once(title).chain(summary).cloned().collect()
}

fn not_drawn(error: outlay_report::ReportError) -> AppError {
    AppError::new("export").text("detail", error.to_string())
}
