//! Typst's world: the template, the report as data, the fonts. There is nothing else in it, no
//! files and no clock.

use crate::error::PdfError;
use crate::fonts;
use crate::report::Report;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("report.typ");

struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    /// The report as JSON, which the template reads.
    data: (FileId, Bytes),
}

/// Typesets a report.
///
/// # Errors
/// `no_font` for a letter that neither our fonts nor the machine's have.
pub fn pdf(report: &Report) -> Result<Vec<u8>, PdfError> {
    let mut data = serde_json::to_value(report).map_err(failed)?;
    clean(&mut data);
    let mut texts = Vec::new();
    gather(&data, &mut texts);
    let fonts = fonts::for_texts(texts.into_iter())?;
    let bytes = serde_json::to_vec(&data).map_err(failed)?;
    let desk = Desk {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("report.typ")?, TEMPLATE.to_owned()),
        data: (file("report.json")?, Bytes::new(bytes)),
    };
    let document = typst::compile::<PagedDocument>(&desk);
    let document = document.output.map_err(|faults| said(&faults))?;
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

impl World for Desk {
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
