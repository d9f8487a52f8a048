//! While amounts are hidden, nothing that leaves the application holds one.

use chrono::{NaiveDate, NaiveDateTime};
use outlay_app::App;
use outlay_app::contract::{
    Analysis, AppError, Basis, CellView, Change, Detail, Exported, HistoryRequest, PictureFormat,
    Reply, Request, Session, TableFormat, Target, WordsRequest,
};
use outlay_app::host::{FileKind, Host};
use outlay_app::words::Words;
use outlay_core::sentence::Sentence;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// What was put on the clipboard or asked to be saved.
#[derive(Default, Clone)]
struct Watched(Arc<Mutex<Vec<String>>>);

impl Watched {
    fn add(&self, what: &str) {
        self.0.lock().expect("no panic").push(what.to_owned());
    }
}

impl Host for Watched {
    fn pick_open(&self, _: FileKind, _: Option<&Path>) -> Option<PathBuf> {
        None
    }
    fn pick_save(&self, _: FileKind, suggested: &str, _: Option<&Path>) -> Option<PathBuf> {
        self.add(suggested);
        None
    }
    fn open(&self, _: &Path) -> Result<(), String> {
        Err("no desktop".to_owned())
    }
    fn show_in_folder(&self, _: &Path) -> Result<(), String> {
        Err("no desktop".to_owned())
    }
    fn copy_text(&self, text: &str) -> Result<(), String> {
        self.add(text);
        Ok(())
    }
    fn copy_png(&self, _: &[u8]) -> Result<(), String> {
        self.add("picture");
        Ok(())
    }
    fn now(&self) -> NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");
        day.and_hms_opt(12, 4, 0).expect("a time")
    }
    fn system_language(&self) -> String {
        "en".to_owned()
    }
}

fn session(reply: Result<Reply, AppError>) -> Box<Session> {
    match reply {
        Ok(Reply::Session(session)) => session,
        other => panic!("no session: {other:?}"),
    }
}

/// Every amount of a session: the figures and the money in sentences. Amounts of less than
/// four digits are left out; they cannot be told from counts.
fn amounts(session: &Session) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let evaluation = &session.evaluation;
    for option in &evaluation.options {
        found.insert(option.after.clone());
        let months = option.months.as_ref().unwrap();
        for list in [
            &months.fixed,
            &months.usage,
            &months.one_time,
            &months.tax,
            &months.paid,
            &months.spread,
            &months.balance,
            &option.cumulative.paid,
            &option.cumulative.spread,
            &months.present_value,
        ] {
            found.extend(list.iter().cloned());
        }
    }
    let cells = evaluation.cash.iter().chain(&evaluation.accrual);
    for cell in cells.flat_map(|c| &c.rows).flat_map(|row| &row.cells) {
        if let CellView::Money {
            amount, difference, ..
        } = cell
        {
            found.insert(amount.clone());
            found.extend(difference.clone());
        }
    }
    in_sentences(&serde_json::to_value(session).expect("JSON"), &mut found);
    found
        .into_iter()
        .map(|amount| amount.trim_start_matches('-').to_owned())
        .filter(|amount| amount.chars().filter(char::is_ascii_digit).count() >= 4)
        .collect()
}

fn in_sentences(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) if fields.get("type").and_then(Value::as_str) == Some("money") => {
            found.extend(fields["value"].as_str().map(str::to_owned));
        }
        Value::Object(fields) => fields.values().for_each(|value| in_sentences(value, found)),
        Value::Array(list) => list.iter().for_each(|value| in_sentences(value, found)),
        _ => {}
    }
}

/// All decimal texts of a reply, wherever they stand.
fn figures(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.values().for_each(|value| figures(value, found)),
        Value::Array(list) => list.iter().for_each(|value| figures(value, found)),
        Value::String(text) => {
            let token = |c: char| !(c.is_ascii_digit() || c == '.');
            found.extend(
                text.split(token)
                    .map(|part| part.trim_matches('.').to_owned()),
            );
        }
        _ => {}
    }
}

/// Quantities of the forecast and inputs are no amounts and stay.
fn without_quantities(reply: &Reply) -> Value {
    let mut value = serde_json::to_value(reply).expect("JSON");
    let object = value.as_object_mut().expect("an object");
    object.remove("scenarios");
    let evaluation = match object.get_mut("evaluation") {
        Some(inner) => inner.as_object_mut().expect("an object"),
        None => object,
    };
    evaluation.remove("meters");
    evaluation.remove("assumptions");
    evaluation.remove("months");
    value
}

fn hold(reply: &Reply, amounts: &BTreeSet<String>, place: &str) {
    let mut shown = BTreeSet::new();
    figures(&without_quantities(reply), &mut shown);
    let leaked: Vec<_> = amounts.intersection(&shown).collect();
    assert!(leaked.is_empty(), "{place} shows {leaked:?}");
}

/// What the prices of a document say, whatever their model calls it.
fn amounts_written(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value.as_str()) {
                    ("amount" | "price" | "per_unit" | "fee", Some(text)) => {
                        found.push(text.to_owned());
                    }
                    _ => amounts_written(value, found),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|one| amounts_written(one, found)),
        _ => {}
    }
}

fn hide(app: &App, hidden: bool) -> Result<Reply, AppError> {
    let scenario = "base".to_owned();
    app.call(Request::HideAmounts { scenario, hidden })
}

/// What differs in a scenario is named, without its figures.
fn departures_say_no_number(app: &App, scenario: String) {
    let reply = app.call(Request::Words(WordsRequest::Departures { scenario }));
    let Ok(Reply::Departures { lines }) = reply else {
        panic!("{reply:?}");
    };
    let words = Words::new("en", "CNY", 2);
    for line in lines {
        for value in &line.what.values {
            let said = words.say(value);
            assert!(
                !said.chars().any(char::is_numeric),
                "{}: {said}",
                line.what.path
            );
        }
    }
}

#[test]
fn no_reply_holds_an_amount() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(Watched::default())).expect("opens");
    let samples = session(app.call(Request::Start)).samples;
    for sample in samples {
        hide(&app, false).expect("shown");
        let id = sample.id.clone();
        let open = session(app.call(Request::OpenSample { id }));
        let scenario = open.scenario.clone();
        let change = open
            .evaluation
            .assumptions
            .iter()
            .find(|a| a.kind == outlay_app::contract::AssumptionKind::Money);
        if let Some(change) = change {
            let label = Sentence::new("edit-assumption").with(
                "to",
                outlay_core::sentence::Arg::Money("7654.32".to_owned()),
            );
            let changes = vec![Change {
                path: change.path.clone(),
                value: change.value.clone(),
            }];
            app.call(Request::Commit {
                scenario: scenario.clone(),
                changes,
                label,
            })
            .expect("kept");
        }
        let open = session(app.call(Request::Select {
            scenario: scenario.clone(),
        }));
        let known = amounts(&open);
        assert!(known.len() > 50, "{}: there are amounts to hide", sample.id);
        assert!(!open.amounts_hidden);

        let hidden = hide(&app, true).expect("hidden");
        hold(&hidden, &known, &sample.id);
        for detail in [Detail::Months, Detail::Lines] {
            let preview = Request::Preview {
                scenario: scenario.clone(),
                changes: Vec::new(),
                detail,
            };
            let preview = app.call(preview).expect("priced");
            hold(&preview, &known, &sample.id);
        }
        for scenario in &open.scenarios {
            let scenario = scenario.id.clone();
            hold(
                &app.call(Request::Select { scenario }).expect("selected"),
                &known,
                &sample.id,
            );
        }
        for scenario in &open.scenarios {
            departures_say_no_number(&app, scenario.id.clone());
        }
        let shut = session(app.call(Request::Select {
            scenario: scenario.clone(),
        }));
        assert!(shut.amounts_hidden);
        assert_eq!(shut.evaluation.options.len(), open.evaluation.options.len());
        let prices = |s: &Session| {
            let mut found = Vec::new();
            amounts_written(&s.document["plans"], &mut found);
            found
        };
        assert!(!prices(&open).is_empty(), "{}", sample.id);
        assert!(prices(&shut).iter().all(|price| price == "•••••"));
        assert!(
            shut.evaluation.fingerprint.is_empty(),
            "nothing to try amounts against"
        );
        // What is no money is still there, to present with.
        assert_eq!(shut.evaluation.meters.len(), open.evaluation.meters.len());
        let winner = |s: &Session| s.evaluation.cash.as_ref().map(|c| c.verdict.option.clone());
        assert_eq!(winner(&shut), winner(&open));
    }
}

#[test]
fn what_consists_of_amounts_is_refused_and_nothing_is_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let watched = Watched::default();
    let app = App::open(folder.path(), Box::new(watched.clone())).expect("opens");
    let open = session(app.call(Request::Start));
    let option = open.evaluation.options[0].id.clone();
    let scenario = || open.scenario.clone();
    let reference = format!("{option}/total-cash");
    let export = |what| Request::Export {
        work: 0,
        scenario: scenario(),
        what,
        to: Target::Clipboard,
        changes: Vec::new(),
    };
    let requests = [
        Request::Bill {
            scenario: scenario(),
            option: option.clone(),
            month: 0,
        },
        Request::Explain {
            scenario: scenario(),
            reference: reference.clone(),
            changes: Vec::new(),
        },
        export(Exported::DifferenceTable {
            format: TableFormat::Tsv,
        }),
        export(Exported::MonthTable {
            option,
            format: TableFormat::Markdown,
        }),
        export(Exported::CumulativeChart {
            basis: Basis::Cash,
            format: PictureFormat::Png,
        }),
        export(Exported::AnalysisPicture {
            analysis: Analysis::Sheet,
            format: PictureFormat::Png,
            basis: None,
        }),
        export(Exported::Amount {
            reference: reference.clone(),
        }),
        export(Exported::Trace { reference }),
        Request::CustomerCopy {
            scenario: scenario(),
            save: false,
        },
        Request::History(HistoryRequest::List {
            scenario: scenario(),
        }),
        Request::Recent,
    ];
    for request in &requests {
        app.call(request.clone()).expect("shown while amounts are");
    }
    let before = watched.0.lock().expect("no panic").len();
    assert_eq!(before, 6, "six exports went to the clipboard");
    hide(&app, true).expect("hidden");
    for request in requests {
        let error = app.call(request).expect_err("a refusal");
        assert_eq!(error.code, "amounts-hidden");
    }
    assert_eq!(watched.0.lock().expect("no panic").len(), before);

    let refused = app
        .call(Request::Commit {
            scenario: scenario(),
            changes: vec![Change {
                path: "discounting.annual-rate".to_owned(),
                value: "98765.4 CNY".to_owned(),
            }],
            label: Sentence::new("x"),
        })
        .expect_err("no number");
    assert!(!format!("{refused:?}").contains("98765"), "{refused:?}");

    hide(&app, false).expect("shown again");
    let again = session(app.call(Request::Select {
        scenario: scenario(),
    }));
    assert_eq!(amounts(&again), amounts(&open), "everything is back");
}

#[test]
fn a_figure_is_traced_to_its_clause_and_source() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(Watched::default())).expect("opens");
    let open = session(app.call(Request::Start));
    let cells = open
        .evaluation
        .cash
        .as_ref()
        .expect("compared")
        .rows
        .iter()
        .flat_map(|row| &row.cells);
    let mut traced = 0;
    for cell in cells {
        let CellView::Money {
            amount,
            trace: Some(reference),
            ..
        } = cell
        else {
            continue;
        };
        let request = Request::Explain {
            scenario: "base".to_owned(),
            reference: reference.clone(),
            changes: Vec::new(),
        };
        let Ok(Reply::Trace { trace }) = app.call(request) else {
            panic!("{reference}")
        };
        // The first day's payments are a part of the first month's.
        if !reference.ends_with(&open.evaluation.months[0]) {
            assert_eq!(&trace.amount, amount, "{reference}");
        }
        traced += 1;
    }
    assert!(traced >= 3 * open.evaluation.options.len());
    let Ok(Reply::Bills { bills }) = app.call(Request::Bill {
        scenario: "base".to_owned(),
        option: open.evaluation.options[0].id.clone(),
        month: 3,
    }) else {
        panic!("bills");
    };
    for line in bills.iter().flat_map(|bill| &bill.lines) {
        let request = Request::Explain {
            scenario: "base".to_owned(),
            reference: line.trace.clone(),
            changes: Vec::new(),
        };
        let Ok(Reply::Trace { trace }) = app.call(request) else {
            panic!("{}", line.trace)
        };
        assert_eq!(trace.amount, line.amount, "{}", line.trace);
    }
}
