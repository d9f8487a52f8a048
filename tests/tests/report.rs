//! The report on paper: what a reader of the file finds in it.

use lopdf::{Dictionary, Document, Object};
use outlay_app::analysis::kept::{Asker, Simulations};
use outlay_app::contract::{
    Analysis, AnalysisView, AppError, Basis, CellView, OwnEnds, PaperSize, Settings,
    UncertaintyReach, UncertaintyView, UncertaintyWanted,
};
use outlay_app::report::{Wanted, pdf, report};
use outlay_app::view;
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::compare::watch::{Unwatched, Watch};
use outlay_core::study::written::read;
use outlay_tests::{Patient, root, settings, today};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::{Duration, Instant};

fn sample(name: &str) -> Value {
    let path = root().join("examples").join(name);
    read(&std::fs::read_to_string(path).expect("a sample"))
        .expect("a study")
        .value
}

static AS_BEGUN: UncertaintyReach = UncertaintyReach {
    reach: 10,
    ends: Vec::new(),
};

fn wanted<'a>(document: &'a Value, settings: &'a Settings) -> Wanted<'a> {
    Wanted {
        document,
        scenario: "",
        settings,
        pinned: &[],
        paper: PaperSize::A4,
        uncertain: &AS_BEGUN,
        today: today(),
    }
}

fn typeset(wanted: &Wanted, watch: &dyn Watch) -> Result<Vec<u8>, AppError> {
    let by = Asker {
        watch,
        simulations: &Simulations::default(),
    };
    pdf(wanted, by)
}

fn made(document: &Value, language: &str) -> Vec<u8> {
    typeset(&wanted(document, &settings(language)), &Unwatched).expect("a report")
}

/// The file's text without blanks and line ends, which depend on where lines break.
fn text(bytes: &[u8]) -> String {
    let file = Document::load_mem(bytes).expect("a PDF file");
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    solid(&file.extract_text(&pages).expect("text"))
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn entry<'a>(file: &'a Document, of: &'a Dictionary, key: &str) -> &'a Object {
    let found = of
        .get(key.as_bytes())
        .unwrap_or_else(|_| panic!("no {key} in {of:?}"));
    file.dereference(found).expect("an object").1
}

fn is_set(of: &Dictionary, key: &str) -> bool {
    let found = of.get(key.as_bytes()).and_then(Object::as_bool);
    found.is_ok_and(|set| set)
}

fn fonts(file: &Document) -> Vec<&Dictionary> {
    let all = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    all.filter(|one| one.has_type(b"FontDescriptor")).collect()
}

#[test]
fn every_amount_of_the_comparison_stands_in_it_as_in_the_window() {
    let document = sample("startup.toml");
    for language in LANGUAGES {
        let text = text(&made(&document, language));
        let evaluation = view::evaluation(&document, "", None);
        let comparison = evaluation.cash.as_ref().expect("a comparison");
        let words = Words::new(language, "CNY", 2);
        let mut found = 0;
        let shown = ["total-cash", "present-value", "peak-month"];
        for row in &comparison.rows {
            if !shown
                .iter()
                .any(|key| row.title.key == format!("row-{key}"))
            {
                continue;
            }
            for cell in &row.cells {
                let CellView::Money {
                    amount, difference, ..
                } = cell
                else {
                    panic!("{cell:?}");
                };
                let differs = difference
                    .iter()
                    .filter(|_| row.title.key == "row-total-cash");
                for amount in std::iter::once(amount).chain(differs) {
                    let said = words.money(amount);
                    assert!(text.contains(&solid(&said)), "{language}: {said}");
                    found += 1;
                }
            }
        }
        assert_eq!(
            found,
            4 * 3 + 3,
            "four options, three measures, three differences"
        );
        let verdict = words.say(&comparison.verdict.sentence);
        assert!(text.contains(&solid(&verdict)), "{language}: {verdict}");
        assert!(text.contains(&evaluation.fingerprint));
    }
}

/// A study whose usage strays and that takes all futures unasked.
fn volatile() -> Value {
    json!({
        "format": 1, "title": "Sure", "currency": "CNY", "start": "2027-01", "months": 12,
        "meters": [{"id": "users", "kind": "level"}],
        "scenarios": [{"id": "base", "usage": {"users": {"start": "1000", "volatility": "8%"}}}],
        "plans": [
            {"id": "each", "charges": [{"id": "users", "meter": "users",
                "price": {"model": "per-unit", "unit_price": "2"}}]},
            {"id": "all", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "2050"}}]}],
        "options": [{"id": "each", "plan": "each"}, {"id": "all", "plan": "all"}],
    })
}

/// What the window says of the same study, with how it was found: as it begins, and with a
/// reach and a price's ends of one's own.
#[test]
fn how_sure_the_verdict_is_stands_in_it_with_its_assumptions() {
    let own = UncertaintyReach {
        reach: 30,
        ends: vec![OwnEnds {
            path: "plans.all.charges.fee.price.amount".to_owned(),
            low: "1900".to_owned(),
            high: "2400".to_owned(),
        }],
    };
    let mut titles = Vec::new();
    for (document, reach) in [
        (sample("startup.toml"), &AS_BEGUN),
        (volatile(), &AS_BEGUN),
        (volatile(), &own),
    ] {
        assert!(view::evaluation(&document, "", None).simulated_soon);
        let found = simulated(&document, reach);
        assert!(!found.uncertain.is_empty());
        for language in LANGUAGES {
            let settings = settings(language);
            let wanted = Wanted {
                uncertain: reach,
                ..wanted(&document, &settings)
            };
            let text = text(&typeset(&wanted, &Unwatched).expect("a report"));
            let words = Words::new(language, "CNY", 2);
            let has = |said: &str| assert!(text.contains(&solid(said)), "{language}: {said}");
            has(&words.word("report-uncertainty"));
            for said in [&found.title, &found.caption]
                .into_iter()
                .chain(&found.uncertain)
            {
                has(&words.say(said));
            }
            for option in &found.options {
                let shown = option.bands.iter();
                for band in shown.filter(|band| [10, 50, 90].contains(&band.percent)) {
                    has(&words.money(&band.total));
                }
                has(&words.money(&option.regret_most));
            }
            titles.push(words.say(&found.title));
        }
    }
    titles.dedup();
    assert_eq!(titles.len(), 6, "each says something else: {titles:?}");
}

/// What the window asks for, by itself too.
fn simulated(document: &Value, reach: &UncertaintyReach) -> UncertaintyView {
    let wanted = Analysis::Uncertainty(UncertaintyWanted {
        option: None,
        basis: Basis::Cash,
        paths: 1000,
        seed: 1,
        reach: reach.reach,
        ends: reach.ends.clone(),
    });
    let simulations = Simulations::default();
    let by = Asker {
        watch: &Unwatched,
        simulations: &simulations,
    };
    match view::analysis_view(document, "", &wanted, "en", by) {
        Ok(AnalysisView::Uncertainty(found)) => *found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_month_and_every_bill_stands_in_it() {
    let document = sample("startup.toml");
    let evaluation = view::evaluation(&document, "", None);
    let text = text(&made(&document, "en"));
    for option in &evaluation.options {
        let months = option.months.as_ref().expect("a whole view");
        for amounts in [&months.paid, &months.spread, &months.balance] {
            for amount in amounts {
                let said = outlay_app::format::amount(amount, 2);
                assert!(text.contains(&said), "{}: {said}", option.id);
            }
        }
    }
    let priced = view::price(&document, "");
    let (study, outcomes) = priced.study.expect("a study");
    for outcome in &outcomes.outcomes {
        for bill in view::bills(&study, outcome, None) {
            let said = outlay_app::format::amount(&bill.total, 2);
            assert!(text.contains(&said), "bill {}: {said}", bill.number);
        }
    }
}

#[test]
fn the_file_says_its_language_and_title_is_tagged_and_holds_its_letters() {
    let document = sample("startup.toml");
    for language in LANGUAGES {
        let bytes = made(&document, language);
        let file = Document::load_mem(&bytes).expect("a PDF file");
        let catalog = file.catalog().expect("a catalogue");
        let lang = entry(&file, catalog, "Lang").as_str().expect("a text");
        assert_eq!(lang, language.as_bytes());
        let marks = entry(&file, catalog, "MarkInfo").as_dict().expect("marks");
        assert!(is_set(marks, "Marked"));
        assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
        let view = entry(&file, catalog, "ViewerPreferences")
            .as_dict()
            .expect("preferences");
        assert!(is_set(view, "DisplayDocTitle"));
        let about = entry(&file, catalog, "Metadata")
            .as_stream()
            .expect("metadata");
        let about = about.get_plain_content().expect("metadata");
        let about = String::from_utf8(about).expect("XML");
        assert!(about.contains("<pdfuaid:part>1</pdfuaid:part>"), "{about}");
        let title = document["title"][language].as_str().expect("a title");
        assert!(about.contains(title), "{about}");
        let fonts = fonts(&file);
        assert!(fonts.len() >= 2, "{fonts:?}");
        for font in fonts {
            let within = ["FontFile", "FontFile2", "FontFile3"];
            assert!(
                within.iter().any(|key| font.has(key.as_bytes())),
                "{font:?}"
            );
        }
    }
}

/// In these the Japanese and the Chinese faces differ.
#[test]
fn chinese_is_set_in_the_simplified_face() {
    let mut document = sample("startup.toml");
    document["title"] = json!("直骨角今");
    let bytes = made(&document, "zh-CN");
    assert!(text(&bytes).contains("直骨角今"));
    let file = Document::load_mem(&bytes).expect("a PDF file");
    let names: Vec<String> = fonts(&file)
        .iter()
        .map(|font| {
            let name = font
                .get(b"FontName")
                .and_then(Object::as_name)
                .expect("a name");
            String::from_utf8_lossy(name).into_owned()
        })
        .collect();
    let chinese = names.iter().filter(|name| name.contains("CJK"));
    assert!(chinese.clone().count() > 0, "{names:?}");
    assert!(
        chinese.clone().all(|name| name.contains("CJKsc")),
        "{names:?}"
    );
}

#[test]
fn what_people_write_is_never_markup() {
    let hostile = "#panic(\"x\") $x^2$ *b* _i_ @ref <tag> `raw` \\n = h // c /* d */ [c] ~ -- ...";
    let mut document = sample("startup.toml");
    document["title"] = json!(hostile);
    document["options"][0]["name"] = json!("#let a = 1; <script>alert(1)</script>");
    document["plans"][0]["name"] = json!("#eval(\"1+1\") $ & < > \" '");
    document["scenarios"][0]["name"] = json!("#include \"/etc/passwd\"");
    let text = text(&made(&document, "en"));
    for literal in [
        hostile,
        "#let a = 1; <script>alert(1)</script>",
        "#eval(\"1+1\") $ & < > \" '",
        "#include \"/etc/passwd\"",
    ] {
        assert!(text.contains(&solid(literal)), "{literal}");
    }
}

#[test]
fn the_same_study_gives_the_same_bytes_and_nothing_of_this_machine() {
    let document = sample("startup.toml");
    let (one, other) = (made(&document, "zh-CN"), made(&document, "zh-CN"));
    assert!(one == other);
    let mut file = Document::load_mem(&one).expect("a PDF file");
    file.decompress();
    let mut plain = Vec::new();
    file.save_to(&mut plain).expect("saved");
    let plain = String::from_utf8_lossy(&plain).into_owned();
    let own = root().to_string_lossy().into_owned();
    assert!(!plain.contains(&own) && !plain.contains("/usr/share"));
    let user = std::env::var("HOME").map(|home| format!("{home}/"));
    assert!(user.iter().all(|home| !plain.contains(home)), "{user:?}");
}

/// Months, bills and analyses too: one report does not write negative amounts in two ways.
#[test]
fn negative_amounts_are_written_as_the_settings_say() {
    let document = sample("startup.toml");
    let as_books = Settings {
        accounting: true,
        ..settings("en")
    };
    let report = |settings: &Settings| {
        let by = Asker {
            watch: &Unwatched,
            simulations: &Simulations::default(),
        };
        report(&wanted(&document, settings), by).expect("a report")
    };
    let cells = |settings: &Settings| -> Vec<String> {
        let sections = report(settings).sections;
        let blocks = sections.into_iter().flat_map(|section| section.blocks);
        let rows = blocks.flat_map(|block| match block {
            outlay_pdf::Block::Table(table) => table.rows,
            _ => Vec::new(),
        });
        rows.flat_map(|row| row.cells)
            .map(|cell| cell.text)
            .collect()
    };
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
    let with_minus = cells(&settings("en"));
    let negative = with_minus
        .iter()
        .filter(|text| text.strip_prefix('\u{2212}').is_some_and(digits));
    assert!(negative.count() > 10, "prepaid balances below zero");
    for (plain, text) in with_minus.iter().zip(cells(&as_books)) {
        match plain.strip_prefix('\u{2212}').filter(|rest| digits(rest)) {
            Some(rest) => assert_eq!(text, format!("({rest})")),
            None => assert!(
                !text.contains(['(', ')']) || text == *plain || text.contains('¥'),
                "{plain}: {text}"
            ),
        }
    }
}

#[test]
fn paper_is_as_wanted() {
    let document = sample("startup.toml");
    let english = settings("en");
    let letter = Wanted {
        paper: PaperSize::Letter,
        ..wanted(&document, &english)
    };
    let bytes = typeset(&letter, &Unwatched).expect("a report");
    let file = Document::load_mem(&bytes).expect("a PDF file");
    let page = *file.get_pages().values().next().expect("a page");
    let page = file.get_dictionary(page).expect("a page");
    let sizes = entry(&file, page, "MediaBox").as_array().expect("a box");
    let sizes: Vec<f32> = sizes
        .iter()
        .map(|one| one.as_float().expect("a number"))
        .collect();
    assert_eq!(sizes, [0.0, 0.0, 612.0, 792.0]);
}

#[test]
fn a_letter_that_no_font_has_is_refused_and_not_left_out() {
    let mut document = sample("startup.toml");
    document["options"][0]["name"] = json!("Plan \u{10FFF0}");
    let refused =
        typeset(&wanted(&document, &settings("en")), &Unwatched).expect_err("no such letter");
    assert_eq!(refused.code, "no-font");
    let said = Words::new("en", "CNY", 2).say(&refused.message);
    assert!(said.contains("U+10FFF0"), "{said}");
}

#[test]
fn a_study_without_a_price_is_refused() {
    let mut document = sample("startup.toml");
    document["options"] = json!([]);
    let by = Asker {
        watch: &Unwatched,
        simulations: &Simulations::default(),
    };
    let refused = report(&wanted(&document, &settings("en")), by).expect_err("nothing to report");
    assert_eq!(refused.code, "nothing-to-export");
}

/// Stops at the first question whether to go on.
struct Impatient;

impl Watch for Impatient {
    fn goes_on(&self, _done: usize, _of: usize) -> bool {
        false
    }
}

#[test]
fn a_report_that_nobody_waits_for_ends() {
    let document = sample("startup.toml");
    let refused = typeset(&wanted(&document, &settings("en")), &Impatient).expect_err("stopped");
    assert_eq!(refused.code, "unwanted");
}

/// Setting it cannot be stopped from within: who cancels then has no report, and does not wait.
#[test]
fn a_report_is_counted_in_one_piece_and_ends_while_it_is_set_too() {
    let document = sample("startup.toml");
    let settings = settings("en");
    let made_by = |last| {
        let watch = Patient::new(last);
        let made = typeset(&wanted(&document, &settings), &watch);
        (made.map_err(|error| error.code), watch.told())
    };
    let (whole, told) = made_by(usize::MAX);
    assert!(whole.is_ok());
    assert!(
        told.is_sorted() && told.iter().all(|(_, of)| *of == 100),
        "{told:?}"
    );
    let said = told
        .iter()
        .position(|told| *told == (50, 100))
        .expect("all is said");
    assert!(said + 3 < told.len(), "asked while it is set: {told:?}");
    let begun = Instant::now();
    let (stopped, told) = made_by(said + 2);
    assert_eq!(stopped.err().as_deref(), Some("unwanted"));
    assert_eq!(told.last(), Some(&(50, 100)));
    println!("{:?}", begun.elapsed());
}

/// Twenty options over twenty years: four are shown in full, all stand on the first page.
#[test]
fn a_large_study_is_reported_within_its_time() {
    let mut study = String::from(
        "format = 1\ntitle = \"Large\"\ncurrency = \"CNY\"\nstart = \"2027-01\"\nmonths = 240\n\
         [[meters]]\nid = \"calls\"\nkind = \"flow\"\n[[scenarios]]\nid = \"base\"\n\
         [scenarios.usage.calls]\nstart = \"1000\"\ngrowth = { model = \"linear\", per_month = \"50\" }\n",
    );
    for n in 1..=20 {
        write!(
            study,
            "[[plans]]\nid = \"p{n}\"\n[[plans.charges]]\nid = \"fee\"\n\
             price = {{ model = \"flat\", amount = \"{n}00\" }}\n[[plans.charges]]\nid = \"use\"\n\
             meter = \"calls\"\ntiming = \"in-arrears\"\n\
             price = {{ model = \"per-unit\", unit_price = \"0.{:02}\" }}\n\
             [[options]]\nid = \"o{n}\"\nplan = \"p{n}\"\n",
            40 - n
        )
        .expect("written");
    }
    let document = read(&study).expect("a study").value;
    let begun = Instant::now();
    let bytes = made(&document, "en");
    let took = begun.elapsed();
    let file = Document::load_mem(&bytes).expect("a PDF file");
    let pages = file.get_pages().len();
    println!("{pages} pages, {} bytes, {took:?}", bytes.len());
    assert!((20..120).contains(&pages), "{pages} pages");
    // A build for tests is many times slower than what is shipped.
    assert!(took < Duration::from_secs(120), "{took:?}");
}
