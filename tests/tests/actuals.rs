//! Usage counted elsewhere: from a file into the study, beside the plan, and as a forecast.

use outlay_app::usage_import::Loaded;
use outlay_app::view::evaluation;
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
    Loaded::read("usage.csv".to_owned(), text.as_bytes().to_vec(), None).expect("a file")
}

fn taken(document: &Value, file: &Loaded, forecast: bool) -> Value {
    let mapping = file.look(document, None, &[]).mapping;
    let edits = file
        .edits(document, "base", &mapping, &[], forecast)
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
    let view = file.look(&study(), None, &[]);
    let months: Vec<_> = view
        .readings
        .iter()
        .map(|r| {
            (
                r.meter.as_str(),
                r.months.len(),
                r.months[0].quantity.as_str(),
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
    let view = file.look(&study(), None, &[]);
    assert_eq!(
        (view.fault_count, view.faults[0].row, view.readings.len()),
        (1, 3, 0)
    );
    let refused = file.edits(&study(), "base", &view.mapping, &[], false);
    assert_eq!(refused.expect_err("a fault").code, "import-faults");
    let rest = file
        .edits(&study(), "base", &view.mapping, &[3], false)
        .expect("edits");
    let expected = Edit::Put {
        path: "actuals.messages.2026-09".to_owned(),
        value: json!("800"),
    };
    assert_eq!(rest, [expected]);
}
