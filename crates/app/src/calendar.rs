//! The dates to remember as a calendar file (RFC 5545): one all-day event for each, with a
//! reminder two weeks before a notice date and on the day itself otherwise.
//!
//! Lines end in CR LF and are folded at 75 octets, never inside a character. An event's
//! name (UID) stays the same while study, option, kind and date do, so that importing the
//! file again replaces events instead of doubling them.

use crate::contract::{AppError, Evaluation, MilestoneKind, OptionView};
use crate::export::Made;
use crate::host::FileKind;
use crate::session::title;
use crate::words::Words;
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::collections::BTreeMap;

/// Longest line in octets, its end not counted.
const LONGEST_LINE: usize = 75;

/// A study's calendar file.
///
/// # Errors
/// When no option has a date to remember.
pub fn reminders(
    document: &Value,
    evaluation: &Evaluation,
    words: &Words,
    today: NaiveDate,
) -> Result<Made, AppError> {
    let title = title(document);
    let text = calendar(evaluation, title.text(&words.language), words, today);
    Ok(Made::Text {
        text: text.ok_or_else(|| AppError::new("no-reminders"))?,
        kind: FileKind::Calendar,
    })
}

/// The calendar of all options' dates; none when there are no dates. `title` names the
/// study, `today` stamps the file.
pub fn calendar(
    evaluation: &Evaluation,
    title: &str,
    words: &Words,
    today: NaiveDate,
) -> Option<String> {
    let stamp = today.format("%Y%m%dT000000Z").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Outlay//Outlay//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    let before = lines.len();
    for option in &evaluation.options {
        events(option, title, words, &stamp, &mut lines);
    }
    if lines.len() == before {
        return None;
    }
    lines.push("END:VCALENDAR".to_owned());
    Some(lines.iter().map(|line| folded(line)).collect())
}

/// Whether a date is one to act upon, with its reminder. Dates at which something is
/// reached follow from a forecast and belong to no calendar.
fn reminder(kind: MilestoneKind) -> Option<(&'static str, &'static str)> {
    match kind {
        MilestoneKind::Notice => Some(("notice", "-P14D")),
        MilestoneKind::Renewal => Some(("renewal", "PT0S")),
        MilestoneKind::PackExpiry => Some(("pack-expiry", "PT0S")),
        MilestoneKind::PlanChange => Some(("plan-change", "PT0S")),
        MilestoneKind::OrderExpiry => Some(("order-expiry", "-P7D")),
        MilestoneKind::RenewalDue => Some(("renewal-due", "-P7D")),
        MilestoneKind::PackLow
        | MilestoneKind::LimitReached
        | MilestoneKind::LimitNear
        | MilestoneKind::SpendingAlert
        | MilestoneKind::CollectedAtOnce
        | MilestoneKind::Suspended
        | MilestoneKind::DataDeleted => None,
    }
}

fn events(option: &OptionView, title: &str, words: &Words, stamp: &str, lines: &mut Vec<String>) {
    let name = option.name.text(&words.language);
    let mut before: BTreeMap<String, u32> = BTreeMap::new();
    for milestone in &option.milestones {
        let Some((kind, trigger)) = reminder(milestone.kind) else {
            continue;
        };
        let Ok(day) = milestone.date.parse::<NaiveDate>() else {
            continue;
        };
        let Some(next) = day.checked_add_days(Days::new(1)) else {
            continue;
        };
        let said = escaped(&words.say(&milestone.text));
        let date = format!("{title}/{}/{kind}/{day}", option.id);
        // Projects with plans of their own may share a day.
        let same = before.entry(date.clone()).or_default();
        let uid = match *same {
            0 => escaped(&format!("{date}@outlay")),
            nth => escaped(&format!("{date}/{}@outlay", nth.saturating_add(1))),
        };
        *same = same.saturating_add(1);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{uid}"),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")),
            format!("SUMMARY:{}: {said}", escaped(name)),
            format!("DESCRIPTION:{}", escaped(title)),
            "TRANSP:TRANSPARENT".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("TRIGGER:{trigger}"),
            format!("DESCRIPTION:{said}"),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
}

/// A text as a property's value: backslash, semicolon, comma and line ends are escaped
/// (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line with its end, folded: what goes on begins with a blank (RFC 5545, 3.1).
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn separators_are_escaped_and_line_ends_written_out() {
        assert_eq!(escaped("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }

    #[test]
    fn a_line_is_folded_at_75_octets_and_not_inside_a_character() {
        // 8 + 22 × 3 = 74 octets; the 23rd character would end at 77.
        let line = format!("SUMMARY:{}", "续".repeat(30));
        let expected = format!("SUMMARY:{}\r\n {}\r\n", "续".repeat(22), "续".repeat(8));
        assert_eq!(folded(&line), expected);
        let exact = "x".repeat(75);
        assert_eq!(folded(&exact), format!("{exact}\r\n"));
    }
}
