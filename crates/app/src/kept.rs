//! When a study was last kept, as the window says it.

use chrono::NaiveDate;

/// A time of today by hour and minute, `HH:MM`; one of another day by its date.
pub fn since(kept: &str, today: NaiveDate) -> String {
    match kept.split_once('T') {
        Some((day, time)) if day == today.to_string() => time.get(..5).unwrap_or(time).to_owned(),
        Some((day, _)) => day.to_owned(),
        // Older versions kept the day alone.
        None => kept.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_has_a_time_and_other_days_a_date() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert_eq!(since("2026-11-20T12:04:59", today), "12:04");
        assert_eq!(since("2026-11-19T12:04:59", today), "2026-11-19");
        assert_eq!(since("2026-11-20", today), "2026-11-20");
    }
}
