//! What is handed over as a file: it can be stopped on the way, and of a customer's copy it
//! holds nothing internal.

use outlay_app::contract::{
    Analysis, Basis, Exported, PaperSize, PictureFormat, TableFormat, UncertaintyReach,
    UncertaintyWanted,
};
use outlay_core::compare::watch::{Unwatched, Watch};
use outlay_core::study::customer_copy::customer_copy;
use outlay_core::study::written::read;
use outlay_tests::{exported, root};
use serde_json::Value;
use std::io::{Cursor, Read};

fn study(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).expect("a study");
    read(&text).expect("a study").value
}

/// The first of all studies here.
const SCENARIO: &str = "base";

/// Wants nothing more at the first question.
struct Leaves;

impl Watch for Leaves {
    fn goes_on(&self, _done: usize, _of: usize) -> bool {
        false
    }
}

#[test]
fn long_work_for_a_file_ends_when_nobody_waits() {
    let document = study("examples/startup.toml");
    let analyses = [
        Analysis::Map {
            input: None,
            rows: None,
            basis: Basis::Cash,
        },
        Analysis::Tornado,
        Analysis::Sheet,
        Analysis::Uncertainty(UncertaintyWanted {
            option: None,
            basis: Basis::Cash,
            paths: 16,
            seed: 1,
            reach: 20,
            ends: Vec::new(),
        }),
    ];
    for analysis in analyses {
        let table = Exported::Analysis {
            analysis: analysis.clone(),
            format: TableFormat::Csv,
        };
        let picture = Exported::AnalysisPicture {
            analysis: analysis.clone(),
            format: PictureFormat::Svg,
            basis: None,
        };
        for what in [table, picture] {
            let refused = exported((&document, SCENARIO), &what, "en", &Leaves)
                .map(|_| ())
                .expect_err("stopped");
            assert_eq!(refused.code, "unwanted", "{what:?}");
        }
    }
    for what in [
        Exported::Workbook,
        Exported::Report {
            paper: PaperSize::A4,
            uncertain: UncertaintyReach::default(),
        },
    ] {
        let refused = exported((&document, SCENARIO), &what, "en", &Leaves)
            .map(|_| ())
            .expect_err("stopped");
        assert_eq!(refused.code, "unwanted", "{what:?}");
    }
}

/// Figures and names that stand only where the study says `internal`, in its comment, or come
/// of such figures: 12 × 52,525, and 10 % of it, alone and with the fee.
const SECRETS: [&str; 20] = [
    "81234",
    "73000",
    "4711",
    "61616",
    "52525",
    "41414",
    "31313",
    "65656",
    "51515",
    "91.91",
    "21212",
    "630300",
    "5252.5",
    "63030",
    "801330",
    "Ourownhours",
    "Whatitcostsus",
    "Owncost",
    "Oursupport",
    "haggle",
];

/// Without what stands between digits and words.
fn solid(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect()
}

/// Every part of a workbook's archive, its names too.
fn archive(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        all.push_str(&part.name().expect("a name"));
        part.read_to_string(&mut all).expect("text");
    }
    solid(&all)
}

/// The text of a PDF file's pages, of its outline and of what describes it.
fn paper(bytes: &[u8]) -> String {
    let file = lopdf::Document::load_mem(bytes).expect("a PDF file");
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    let mut all = file.extract_text(&pages).expect("text");
    for object in file.objects.values() {
        strings(object, &mut all);
    }
    solid(&all)
}

fn strings(object: &lopdf::Object, all: &mut String) {
    match object {
        lopdf::Object::String(..) => {
            all.push_str(&lopdf::decode_text_string(object).unwrap_or_default());
        }
        lopdf::Object::Array(list) => list.iter().for_each(|one| strings(one, all)),
        lopdf::Object::Dictionary(fields) => fields.iter().for_each(|(_, one)| strings(one, all)),
        lopdf::Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, one)| strings(one, all));
            if let (true, Ok(plain)) = (
                stream.dict.has_type(b"Metadata"),
                stream.get_plain_content(),
            ) {
                all.push_str(&String::from_utf8_lossy(&plain));
            }
        }
        _ => {}
    }
}

#[test]
fn a_customers_copy_as_workbook_and_on_paper_holds_nothing_internal() {
    let whole = study("tests/documents/format-1-internal.toml");
    let copy = customer_copy(&whole).document;
    type Reader = fn(&[u8]) -> String;
    let files: [(Exported, Reader); 2] = [
        (Exported::Workbook, archive),
        (
            Exported::Report {
                paper: PaperSize::A4,
                uncertain: UncertaintyReach::default(),
            },
            paper,
        ),
    ];
    for language in outlay_app::words::LANGUAGES {
        for (what, read) in &files {
            let text = |document: &Value| {
                let made = exported((document, SCENARIO), what, language, &Unwatched);
                read(
                    made.unwrap_or_else(|error| panic!("{what:?}: {}", error.code))
                        .bytes(),
                )
            };
            let found = text(&copy);
            assert!(
                found.contains("108000") && found.contains("Ouroffer"),
                "{what:?}: {found}"
            );
            for secret in SECRETS {
                assert!(!found.contains(secret), "{what:?}, {language}: {secret}");
            }
            // The same search finds them where they are shown.
            let own = text(&whole);
            for shown in ["52525", "5252.5", "801330", "Oursupport"] {
                assert!(own.contains(shown), "{what:?}, {language}: no {shown}");
            }
        }
    }
}
