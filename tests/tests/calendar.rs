//! Dates to remember as a calendar file, against one written by hand from RFC 5545.

use chrono::NaiveDate;
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use outlay_app::calendar::calendar;
use outlay_app::view::evaluation;
use outlay_app::words::Words;
use serde_json::{Value, json};

fn study(terms: &Value) -> Value {
    json!({
        "format": 1, "title": "报价, 春季", "currency": "CNY", "start": "2027-01", "months": 13,
        "meters": [{"id": "users", "kind": "level"}],
        "scenarios": [{"id": "base", "usage": {"users": {"start": "10"}}}],
        "plans": [{"id": "p", "terms": terms, "charges": [{"id": "fee", "price": {"model": "flat", "amount": "100"}}]}],
        "options": [{"id": "o", "name": "团队版;年付", "plan": "p"}],
    })
}

fn made(terms: &Value) -> Option<String> {
    file(&study(terms))
}

fn file(document: &Value) -> Option<String> {
    let evaluation = evaluation(document, "base", None);
    let words = Words::new("zh-CN", "CNY", 2);
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    calendar(&evaluation, "报价, 春季", &words, today)
}

/// A year's contract from 1 January 2027 renews on 1 January 2028; 30 days before is
/// 2 December 2027. Commas and semicolons are escaped. The first summary has 73 octets up
/// to 否则 and its next character would end at 76, so it is folded there; the reminder's
/// text has 74 up to the blank after 12.
#[test]
fn notice_and_renewal_as_written_by_hand() {
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Outlay//Outlay//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:报价\\, 春季/o/notice/2027-12-02@outlay",
        "DTSTAMP:20261126T000000Z",
        "DTSTART;VALUE=DATE:20271202",
        "DTEND;VALUE=DATE:20271203",
        "SUMMARY:团队版\\;年付: 最迟在2027年12月2日提出取消，否则",
        " 自动续费 12 个月。",
        "DESCRIPTION:报价\\, 春季",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P14D",
        "DESCRIPTION:最迟在2027年12月2日提出取消，否则自动续费 12 ",
        " 个月。",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:报价\\, 春季/o/renewal/2028-01-01@outlay",
        "DTSTAMP:20261126T000000Z",
        "DTSTART;VALUE=DATE:20280101",
        "DTEND;VALUE=DATE:20280102",
        "SUMMARY:团队版\\;年付: 2028年1月1日续费 12 个月。",
        "DESCRIPTION:报价\\, 春季",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        "DESCRIPTION:2028年1月1日续费 12 个月。",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    .join("\r\n");
    let text = made(&json!({"months": 12, "notice_days": 30})).expect("dates");
    assert_eq!(text, expected);
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
}

/// From July another plan, which asks for notice 15 days before the year's end: 17 December
/// instead of 2 December. Two projects with plans of their own have their own days, which
/// are two events even where they fall together.
#[test]
fn each_plan_has_its_own_days() {
    let mut document = study(&json!({"months": 12, "notice_days": 30}));
    let mut other = document["plans"][0].clone();
    other["id"] = json!("q");
    other["terms"] = json!({"months": 12, "notice_days": 15});
    let plans = document["plans"].as_array_mut().expect("plans");
    plans.push(other);
    let uids = |document: &Value| -> Vec<String> {
        let text = file(document).expect("dates").replace("\r\n ", "");
        let uids = text
            .lines()
            .filter_map(|line| line.strip_prefix("UID:报价\\, 春季/o/"));
        uids.map(str::to_owned).collect()
    };
    document["options"][0]["changes"] = json!([{"on": "2027-07-01", "plan": "q"}]);
    assert_eq!(
        uids(&document),
        [
            "plan-change/2027-07-01@outlay",
            "notice/2027-12-17@outlay",
            "renewal/2028-01-01@outlay"
        ]
    );
    document["options"][0]["changes"] = json!([]);
    document["options"][0]["projects"] =
        json!([{"id": "a"}, {"id": "b", "plan": "q"}, {"id": "c", "plan": "q"}]);
    assert_eq!(
        uids(&document),
        [
            "notice/2027-12-02@outlay",
            "notice/2027-12-17@outlay",
            "notice/2027-12-17/2@outlay",
            "renewal/2028-01-01@outlay",
            "renewal/2028-01-01/2@outlay",
            "renewal/2028-01-01/3@outlay"
        ]
    );
}

#[test]
fn without_dates_there_is_no_file() {
    assert_eq!(made(&json!({"months": 24})), None);
}

/// The file as a program that knows nothing of Outlay takes it in: whole days, texts with
/// their commas and semicolons, one reminder each, and the same names the next time.
#[test]
fn a_reader_of_calendars_takes_every_date_in() {
    let terms = json!({"months": 12, "notice_days": 30});
    let read = || -> Calendar { made(&terms).expect("dates").parse().expect("a calendar") };
    let calendar = read();
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let mut events = Vec::new();
    for component in &calendar.components {
        let CalendarComponent::Event(event) = component else {
            panic!("{component:?}");
        };
        let Some(DatePerhapsTime::Date(start)) = event.get_start() else {
            panic!("a whole day");
        };
        let alarms = event.components().iter();
        let triggers: Vec<_> = alarms
            .map(|alarm| alarm.property_value("TRIGGER"))
            .collect();
        let summary = event.get_summary().expect("a text");
        events.push((start, summary.to_owned(), triggers.len()));
        assert_eq!(event.get_description(), Some("报价, 春季"));
    }
    assert_eq!(
        events,
        [
            (
                day(2027, 12, 2),
                "团队版;年付: 最迟在2027年12月2日提出取消，否则自动续费 12 个月。".to_owned(),
                1
            ),
            (
                day(2028, 1, 1),
                "团队版;年付: 2028年1月1日续费 12 个月。".to_owned(),
                1
            ),
        ]
    );
    let names = |calendar: &Calendar| -> Vec<Option<String>> {
        let each = calendar
            .components
            .iter()
            .filter_map(CalendarComponent::as_event);
        each.map(|event| event.get_uid().map(str::to_owned))
            .collect()
    };
    assert_eq!(names(&calendar), names(&read()));
}
