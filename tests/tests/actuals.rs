//! Usage counted elsewhere: from a file into the study, beside the plan, and as a forecast.

use outlay_app::contract::{ImportMapping, ImportView};
use outlay_app::usage_import::Loaded;
use outlay_app::view::evaluation;
use outlay_core::compare::watch::{Unwatched, Watch};
use outlay_core::study::structure::{Edit, apply};
use serde_json::{Value, json};

fn study() -> Value {
    json!({
        "format": 1, "title": "Counted", "currency": "CNY", "start": "2027-01", "months": 3,
        "meters": [{"id": "messages", "kind": "flow"}, {"id": "users", "kind": "level"}],
        "scenarios": [{"id": "base", "usage": {"messages": {"start": "1000"}, "users": {"start": "100"}}}],
        "plans": [{"id": "p", "charges": [
            {"id": "fee", "meter": "messages", "price": {"model": "per-unit", "unit_price": "0.01"}}]}],
        "options": [{"id": "o", "plan": "p"}],
    })
}

fn loaded(text: &str) -> Loaded {
    Loaded::read(
        "usage.csv".to_owned(),
        text.as_bytes().to_vec(),
        None,
        &Unwatched,
    )
    .expect("a file")
}

/// Nobody waits for the work any more.
struct Nobody;

impl Watch for Nobody {
    fn goes_on(&self, _done: usize, _of: usize) -> bool {
        false
    }
}

fn look(file: &Loaded, document: &Value, mapping: Option<ImportMapping>) -> ImportView {
    file.look(document, mapping, &[], &Unwatched)
        .expect("it is wanted")
}

fn taken(document: &Value, file: &Loaded, forecast: bool) -> Value {
    let mapping = look(file, document, None).mapping;
    let edits = file
        .edits(document, "base", &mapping, &[], forecast, &Unwatched)
        .expect("edits");
    let mut changed = document.clone();
    for edit in &edits {
        assert!(apply(&mut changed, edit), "{edit:?}");
    }
    changed
}

/// 30 days of November at 10 messages and 1 to 30 users, and 2 of December: November has
/// 300 messages and a peak of 30; December is told and left out.
#[test]
fn days_become_months_as_the_meter_reads_them() {
    let mut text = "date,messages,users\n".to_owned();
    for day in 1..=30 {
        text.push_str(&format!("2026-11-{day:02},10,{day}\n"));
    }
    text.push_str("2026-12-01,10,99\n2026-12-02,10,99\n");
    let file = loaded(&text);
    let view = look(&file, &study(), None);
    let months: Vec<_> = view
        .readings
        .iter()
        .map(|r| {
            (
                r.meter.as_str(),
                r.months.len(),
                r.months[0].quantity.as_deref().unwrap_or_default(),
                r.left_out.len(),
            )
        })
        .collect();
    assert_eq!(months, [("messages", 1, "300", 1), ("users", 1, "30", 1)]);
    let changed = taken(&study(), &file, false);
    assert_eq!(changed["actuals"]["messages"], json!({"2026-11": "300"}));
    assert_eq!(
        changed["scenarios"],
        study()["scenarios"],
        "the forecast stays"
    );
}

/// February has no users and says so; what was known of it stays.
#[test]
fn an_empty_cell_is_a_gap_of_its_meter_alone() {
    let file = loaded("month,messages,users\n2027-01,100,7\n2027-02,110,\n2027-03,120,9\n");
    let view = look(&file, &study(), None);
    assert_eq!(view.fault_count, 0);
    let told = |index: usize| -> Vec<&str> {
        let left_out = view.readings[index].left_out.iter();
        left_out.map(|said| &*said.key).collect()
    };
    assert_eq!(told(0), Vec::<&str>::new());
    assert_eq!(told(1), ["import-gap"]);
    let mut known = study();
    known["actuals"] = json!({"users": {"2027-02": "8"}});
    let changed = taken(&known, &file, false);
    let users = json!({"2027-01": "7", "2027-02": "8", "2027-03": "9"});
    assert_eq!(changed["actuals"]["users"], users);
    let messages = changed["actuals"]["messages"].as_object();
    assert_eq!(messages.map(serde_json::Map::len), Some(3));
}

/// January has 31 days within the study, February 28; November lies before it, and March has
/// one day only. What the study reads from the days is the month's sum.
#[test]
fn every_day_may_be_kept() {
    let mut text = "date,messages\n".to_owned();
    for (month, days) in [
        ("2026-11", 30),
        ("2027-01", 31),
        ("2027-02", 28),
        ("2027-03", 1),
    ] {
        for day in 1..=days {
            text.push_str(&format!("{month}-{day:02},{}\n", 10 + day));
        }
    }
    let file = loaded(&text);
    let view = look(&file, &study(), None);
    assert!(view.by_day && !view.mapping.daily);
    let mapping = ImportMapping {
        daily: true,
        ..view.mapping
    };
    let view = look(&file, &study(), Some(mapping.clone()));
    let told: Vec<_> = view.readings[0].left_out.iter().map(|s| &*s.key).collect();
    assert_eq!(told, ["import-outside", "import-part-month"]);
    let edits = file
        .edits(&study(), "base", &mapping, &[], false, &Unwatched)
        .expect("edits");
    let mut changed = study();
    for edit in &edits {
        assert!(apply(&mut changed, edit), "{edit:?}");
    }
    assert_eq!(changed.get("actuals"), None, "the days are the forecast");
    let daily = &changed["scenarios"][0]["usage"]["messages"]["daily"];
    let days: Vec<String> = (11..=41).map(|n| n.to_string()).collect();
    assert_eq!(daily["2027-01"], json!(days));
    assert_eq!(daily.as_object().map(serde_json::Map::len), Some(2));
    let shown = evaluation(&changed, "base", None);
    assert!(shown.issues.is_empty(), "{:?}", shown.issues);
    // 11 + … + 41 = 806; 11 + … + 38 = 686; March follows the forecast.
    assert_eq!(shown.meters[0].quantities, ["806", "686", "1000"]);
}

/// A day in finer steps than the meter counts keeps its month out, and says so.
#[test]
fn days_that_are_too_fine_are_told() {
    let mut text = "date,messages\n".to_owned();
    for day in 1..=31 {
        text.push_str(&format!("2027-01-{day:02},10.5\n"));
    }
    let file = loaded(&text);
    let mapping = ImportMapping {
        daily: true,
        ..look(&file, &study(), None).mapping
    };
    let view = look(&file, &study(), Some(mapping.clone()));
    assert_eq!(view.readings[0].left_out[0].key, "import-too-fine");
    let refused = file.edits(&study(), "base", &mapping, &[], false, &Unwatched);
    assert_eq!(refused.expect_err("nothing to take").code, "import-nothing");
}

/// 800, 880, 968 in autumn: a tenth more each month, 1,064.8 in December, 1,171.28 in January.
#[test]
fn a_forecast_may_follow_the_counted_months() {
    let file = loaded("month,messages\n2026-09,800\n2026-10,880\n2026-11,968\n");
    let changed = taken(&study(), &file, true);
    let usage = &changed["scenarios"][0]["usage"]["messages"];
    assert_eq!(usage["start"], "1171");
    assert_eq!(
        usage["growth"],
        json!({"model": "compound", "monthly_rate": "10%"})
    );
    assert_eq!(usage.get("volatility"), None, "two changes tell none");
}

/// Changes of ln 2, −ln 2 and ln 2 stray by √(4 ÷ 3) · ln 2 = 80.04 %.
#[test]
fn a_forecast_may_stray_as_the_counted_months_did() {
    let file = loaded("month,messages\n2026-08,100\n2026-09,200\n2026-10,100\n2026-11,200\n");
    let changed = taken(&study(), &file, true);
    let usage = &changed["scenarios"][0]["usage"]["messages"];
    assert_eq!(usage["volatility"], "80.04%");
}

/// Planned 1,000 in each month; 1,200 were counted in February: a fifth more.
#[test]
fn counted_months_stand_beside_the_plan() {
    let mut document = study();
    document["actuals"] = json!({"messages": {"2026-12": "900", "2027-02": "1200"}});
    let shown = evaluation(&document, "base", None);
    assert_eq!(shown.actuals.len(), 1);
    let months = &shown.actuals[0].months;
    assert_eq!(months.len(), 1);
    let found = (
        &*months[0].planned,
        &*months[0].actual,
        &*months[0].difference,
        months[0].share.as_deref(),
    );
    assert_eq!(
        (months[0].month, found),
        (1, ("1000", "1200", "200", Some("0.2")))
    );
}

/// One value that cannot be read keeps everything out.
#[test]
fn nothing_is_imported_by_half() {
    let file = loaded("month,messages\n2026-09,800\n2026-10,n/a\n");
    let view = look(&file, &study(), None);
    assert_eq!(
        (view.fault_count, view.faults[0].row, view.readings.len()),
        (1, 3, 0)
    );
    let refused = file.edits(&study(), "base", &view.mapping, &[], false, &Unwatched);
    assert_eq!(refused.expect_err("a fault").code, "import-faults");
    let rest = file
        .edits(&study(), "base", &view.mapping, &[3], false, &Unwatched)
        .expect("edits");
    let expected = Edit::Put {
        path: "actuals.messages.2026-09".to_owned(),
        value: json!("800"),
    };
    assert_eq!(rest, [expected]);
    let whole = loaded("month,messages\n2026-09,800\n2026-10,900\n");
    let left = whole.edits(&study(), "base", &view.mapping, &[], false, &Nobody);
    assert_eq!(left.expect_err("nobody waits").code, "unwanted");
}
