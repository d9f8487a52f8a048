//! Modules that need or exclude others, over their days.

use outlay_core::study::check::check;
use serde_json::{Value, json};

/// The codes and places of an option's issues when it takes these modules: `live` needs
/// `video`, `mesh` excludes it.
fn faults(modules: Value) -> Vec<String> {
    let charge =
        |id: &str| json!({ "id": id, "module": id, "price": { "model": "flat", "amount": "10" } });
    let study = json!({
        "format": 1, "title": "Chat", "currency": "CNY", "start": "2027-01", "months": 12,
        "scenarios": [{ "id": "base" }],
        "plans": [{
            "id": "plan",
            "modules": [
                { "id": "live", "requires": ["video"] },
                { "id": "mesh", "excludes": ["video"] },
                { "id": "video" },
            ],
            "charges": [charge("live"), charge("mesh"), charge("video")],
        }],
        "options": [{ "id": "option", "plan": "plan", "modules": modules }],
    });
    let issues = check(&study, None).issues;
    let told = issues.iter().map(|issue| {
        let place = issue.path.trim_start_matches("options.option.modules.");
        format!("{} {place}", issue.code.name())
    });
    told.collect()
}

fn dated(id: &str, on: &str, off: &str) -> Value {
    json!({ "id": id, "on": on, "off": off })
}

#[test]
fn what_is_needed_must_be_on_on_every_day() {
    assert!(faults(json!(["live", "video"])).is_empty());
    assert_eq!(faults(json!(["live"])), ["module-required 0"]);
    let live = dated("live", "2027-02-01", "2027-08-01");
    assert!(faults(json!([live, { "id": "video", "on": "2027-02-01" }])).is_empty());
    // A day too late, a day too short.
    let late = json!([live, { "id": "video", "on": "2027-02-02" }]);
    assert_eq!(faults(late), ["module-required live"]);
    let short = json!([live, dated("video", "2027-01-01", "2027-07-31")]);
    assert_eq!(faults(short), ["module-required live"]);
    // Two times that meet are one; a gap between them is one.
    let whole = json!([
        live,
        dated("video", "2027-05-01", "2027-08-01"),
        dated("video", "2027-01-01", "2027-05-01"),
    ]);
    assert!(faults(whole).is_empty());
    let gap = json!([
        live,
        dated("video", "2027-05-02", "2027-08-01"),
        dated("video", "2027-01-01", "2027-05-01"),
    ]);
    assert_eq!(faults(gap), ["module-required live"]);
}

/// Before the option's first day nothing is on.
#[test]
fn days_outside_the_option_do_not_count() {
    let from_the_first = json!(["live", { "id": "video", "on": "2027-01-01" }]);
    assert!(faults(from_the_first).is_empty());
    let earlier = json!(["live", { "id": "video", "on": "2026-06-01" }]);
    assert!(faults(earlier).is_empty());
}

#[test]
fn what_excludes_another_is_never_on_with_it() {
    assert_eq!(faults(json!(["mesh", "video"])), ["module-excluded 1"]);
    assert_eq!(faults(json!(["video", "mesh"])), ["module-excluded 1"]);
    let after = json!([
        dated("mesh", "2027-01-01", "2027-03-01"),
        { "id": "video", "on": "2027-03-01" },
    ]);
    assert!(faults(after).is_empty());
    let one_day = json!([
        dated("mesh", "2027-01-01", "2027-03-02"),
        { "id": "video", "on": "2027-03-01" },
    ]);
    assert_eq!(faults(one_day), ["module-excluded video"]);
}
