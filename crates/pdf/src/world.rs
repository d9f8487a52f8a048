//! Typst's world: the template, the report as data, the fonts. There is nothing else in it, no
//! files and no clock.

use crate::error::PdfError;
use crate::fonts;
use crate::report::Report;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("report.typ");

struct Desk<'a> {
    wanted: Wanted<'a>,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    /// The report as JSON, which the template reads.
    data: (FileId, Bytes),
}

/// Whether the report is still wanted; asked with every piece of text.
pub type Wanted<'a> = &'a (dyn Fn() -> bool + Sync);

/// What unwinds the compiler when it is not. Typst knows no other way to stop.
struct Unwanted;

/// Typesets a report.
///
/// # Errors
/// `no_font` for a letter that neither our fonts nor the machine's have, `unwanted`.
pub fn pdf(report: &Report, wanted: Wanted) -> Result<Vec<u8>, PdfError> {
    let document = pages(report, wanted);
    if document.is_err() {
        typst::comemo::evict(0);
    }
    let document = document?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(
            concat!("Outlay ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(failed)?,
        ..PdfOptions::default()
    };
    let made = typst_pdf::pdf(&document, &options).map_err(|faults| said(&faults));
    // What was typeset is kept for a next time that never comes.
    typst::comemo::evict(0);
    made
}

fn pages(report: &Report, wanted: Wanted) -> Result<PagedDocument, PdfError> {
    let mut data = serde_json::to_value(report).map_err(failed)?;
    clean(&mut data);
    let mut texts = Vec::new();
    gather(&data, &mut texts);
    let fonts = fonts::for_texts(texts.into_iter())?;
    let bytes = serde_json::to_vec(&data).map_err(failed)?;
    let desk = Desk {
        wanted,
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("report.typ")?, TEMPLATE.to_owned()),
        data: (file("report.json")?, Bytes::new(bytes)),
    };
    // What is unwound has written into the compiler's own memory only, which is thrown away.
    let document = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(&desk)));
    let document = document.map_err(|payload| match payload.downcast::<Unwanted>() {
        Ok(_) => PdfError::Unwanted,
        Err(panic) => resume_unwind(panic),
    })?;
    document.output.map_err(|faults| said(&faults))
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.template.id() {
            true => Ok(self.template.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id == self.data.0 {
            true => Ok(self.data.1.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        if !(self.wanted)() {
            // Without the message of a panic.
            resume_unwind(Box::new(Unwanted));
        }
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file(name: &str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(name).map_err(failed)?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

fn failed(error: impl std::fmt::Debug) -> PdfError {
    PdfError::Typesetting(format!("{error:?}"))
}

fn said(faults: &[SourceDiagnostic]) -> PdfError {
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    PdfError::Typesetting(messages.join("; "))
}

/// Control characters become spaces, marks that turn the reading direction become visible, as in
/// pictures.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = outlay_report::clean(text),
        Value::Array(list) => list.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn gather<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(list) => list.iter().for_each(|one| gather(one, texts)),
        Value::Object(fields) => fields.values().for_each(|one| gather(one, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Cell, Column, Date, Fact, Language, Paper, Row, Section, Step, Table};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

    /// A text of a page and the place at which it begins and ends, from the page's left.
    struct Placed {
        text: String,
        from: Abs,
        to: Abs,
    }

    fn placed(frame: &Frame, by: Transform, into: &mut Vec<Placed>) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let moved = Transform::translate(at.x, at.y).pre_concat(group.transform);
                    placed(&group.frame, by.pre_concat(moved), into);
                }
                FrameItem::Text(text) => {
                    let from = at.transform(by).x;
                    let end = Point::new(at.x + text.width(), at.y);
                    into.push(Placed {
                        text: text.text.to_string(),
                        from,
                        to: end.transform(by).x,
                    });
                }
                FrameItem::Shape(..)
                | FrameItem::Image(..)
                | FrameItem::Link(..)
                | FrameItem::Tag(..) => {}
            }
        }
    }

    fn texts(report: &Report) -> Vec<Vec<Placed>> {
        let document = pages(report, &|| true).expect("typeset");
        let found = document.pages().iter().map(|page| {
            let mut found = Vec::new();
            placed(&page.frame, Transform::identity(), &mut found);
            found
        });
        found.collect()
    }

    fn report(title: &str, first: Vec<Block>, sections: Vec<Section>) -> Report {
        Report {
            language: Language::English,
            paper: Paper::A4,
            date: Date {
                year: 2026,
                month: 11,
                day: 27,
            },
            title: title.to_owned(),
            kind: "Cost comparison".to_owned(),
            mark: "Result 0000-0000".to_owned(),
            facts: vec![Fact {
                name: "Scenario".to_owned(),
                value: "Base".to_owned(),
            }],
            verdict: format!("{title} is cheapest"),
            notes: vec![title.to_owned()],
            first,
            sections,
        }
    }

    /// As a column of months with `figures` columns of large amounts.
    fn wide(figures: usize, name: &str, heads: &str) -> Table {
        let mut columns = vec![Column::words("Option", 4)];
        columns.extend((0..figures).map(|_| Column::number(heads)));
        let mut cells = vec![Cell {
            note: name.to_owned(),
            ..Cell::text(name)
        }];
        cells.extend((0..figures).map(|_| Cell::text("KWD 29,629,649,979.720")));
        Table {
            title: None,
            columns,
            rows: vec![Row::plain(cells)],
        }
    }

    const ENDLESS: &str = "m5.24xlarge_reserved_instance_three_years_all_upfront_eu_central_1_dedicated_tenancy_windows_sql_enterprise_edition_with_support";

    #[test]
    fn nothing_leaves_the_page_however_long_names_and_amounts_are() {
        let step = |level| Step {
            level,
            label: ENDLESS.to_owned(),
            amount: "KWD 29,629,649,979.720".to_owned(),
            lines: vec![ENDLESS.to_owned()],
        };
        let section = Section {
            title: ENDLESS.to_owned(),
            level: 1,
            new_page: false,
            blocks: vec![
                Block::Table(wide(3, ENDLESS, ENDLESS)),
                Block::Table(wide(8, ENDLESS, "Cumulative paid")),
                Block::Note {
                    text: ENDLESS.to_owned(),
                },
                Block::List {
                    items: vec![ENDLESS.to_owned()],
                },
                Block::Steps {
                    columns: ["Step".to_owned(), "Amount".to_owned()],
                    steps: (0..5).map(step).collect(),
                },
                Block::Sources {
                    rows: vec![vec![
                        Fact {
                            name: "Plan".to_owned(),
                            value: ENDLESS.to_owned(),
                        },
                        Fact {
                            name: "Source".to_owned(),
                            value: format!("https://example.org/{ENDLESS}/{ENDLESS}"),
                        },
                    ]],
                },
            ],
        };
        // The margins of A4.
        let (left, right) = (Abs::mm(18.0), Abs::mm(210.0 - 18.0));
        let found = texts(&report(ENDLESS, Vec::new(), vec![section]));
        let amounts = found
            .iter()
            .flatten()
            .filter(|one| one.text.contains("29,629"));
        assert_eq!(amounts.count(), 3 + 8 + 5, "none is broken");
        for one in found.iter().flatten() {
            // The footer's title is cut by its box, not by the page.
            if one.text.replace('\u{200B}', "") == ENDLESS {
                continue;
            }
            assert!(
                one.from >= left - Abs::pt(0.1) && one.to <= right + Abs::pt(0.1),
                "{:?} from {:?} to {:?}",
                one.text,
                one.from,
                one.to
            );
        }
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_set_to_its_end() {
        let rows = |nth: usize| {
            let cells = |at: usize| {
                vec![
                    Cell::text(format!("Part {at} of {nth}")),
                    Cell::text("1.00"),
                ]
            };
            Block::Table(Table {
                title: None,
                columns: vec![Column::words("Part", 1), Column::number("Amount")],
                rows: (0..40).map(|at| Row::plain(cells(at))).collect(),
            })
        };
        let long = report("Long", (0..10).map(rows).collect(), Vec::new());
        let asked = AtomicUsize::new(0);
        let count = || asked.fetch_add(1, Ordering::Relaxed);
        pdf(&long, &|| count() < usize::MAX).expect("typeset");
        let all = asked.swap(0, Ordering::Relaxed);
        assert!(all > 200, "{all}");
        let stopped = pdf(&long, &|| count() < 20);
        assert_eq!(stopped.err(), Some(PdfError::Unwanted));
        // Pages are set side by side, each up to its next question.
        let after = asked.load(Ordering::Relaxed);
        assert!((21..100).contains(&after), "{after} of {all}");
        // The next one is whole.
        assert!(pdf(&long, &|| true).is_ok());
    }

    /// The widest of them is not the one with the most bytes.
    #[test]
    fn what_needs_no_second_line_stays_in_one() {
        let months = ["Apr", "May", "Jun", "Nov", "Dec"];
        let rows = months.map(|month| Row::plain(vec![Cell::text(format!("1 {month} 2027"))]));
        let table = Table {
            title: None,
            columns: vec![Column::words("Issued", 0), Column::words("How", 1)],
            rows: rows.into(),
        };
        let found = texts(&report("Dates", vec![Block::Table(table)], Vec::new()));
        for month in months {
            let whole = format!("1 {month} 2027");
            assert!(
                found.iter().flatten().any(|one| one.text == whole),
                "{whole}"
            );
        }
    }

    #[test]
    fn a_calculation_is_named_on_each_of_its_pages_and_its_name_never_stands_alone() {
        let steps = |nth: usize| Block::Steps {
            columns: ["Step".to_owned(), "Amount".to_owned()],
            steps: (0..30)
                .map(|at| Step {
                    level: u32::from(at > 0),
                    label: match at {
                        0 => format!("Bill {nth}"),
                        _ => format!("Part {at} of {nth}"),
                    },
                    amount: "1.00".to_owned(),
                    lines: Vec::new(),
                })
                .collect(),
        };
        let section = Section {
            title: "Appendix".to_owned(),
            level: 1,
            new_page: true,
            blocks: (1..=12).map(steps).collect(),
        };
        let found = texts(&report("Bills", Vec::new(), vec![section]));
        assert!(found.len() > 5, "{} pages", found.len());
        for page in &found {
            for nth in 1..=12 {
                let named = page.iter().any(|one| one.text == format!("Bill {nth}"));
                let end = format!(" of {nth}");
                let parts = page
                    .iter()
                    .filter(|one| one.text.starts_with("Part ") && one.text.ends_with(&end));
                assert_eq!(named, parts.count() > 0, "bill {nth}");
            }
        }
    }
}
