//! Dates as files write them: `2027-01-31`, `2027/1/31`, `2027年1月31日`, `31.01.2027`,
//! `1/31/2027`, and months: `2027-01`, `2027年1月`, `202701`.

use chrono::NaiveDate;

/// In which order a date of three numbers stands when the year comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// A day, or a whole month by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    Day(NaiveDate),
    Month(NaiveDate),
}

/// The order that a column of texts uses; `None` where nothing tells.
pub fn order<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    for text in texts {
        if let [first, second, year] = numbers(text)[..]
            && year > 31
        {
            match (first > 12, second > 12) {
                (true, false) => return Some(DayOrder::DayFirst),
                (false, true) => return Some(DayOrder::MonthFirst),
                _ => {}
            }
        }
    }
    None
}

/// The date; `None` when the text is none. A time of day behind it is not looked at.
pub fn moment(text: &str, order: DayOrder) -> Option<Moment> {
    let day = |year: u32, month: u32, day: u32| {
        let year = i32::try_from(year).ok()?;
        (1900..2200)
            .contains(&year)
            .then(|| NaiveDate::from_ymd_opt(year, month, day))?
    };
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    match numbers(text)[..] {
        [compact] if text.len() == 6 => day(compact / 100, compact % 100, 1).map(Moment::Month),
        [compact] if text.len() == 8 => {
            day(compact / 10_000, compact / 100 % 100, compact % 100).map(Moment::Day)
        }
        [year, month] if year > 31 => day(year, month, 1).map(Moment::Month),
        [month, year] => day(year, month, 1).map(Moment::Month),
        [year, month, date] if year > 31 => day(year, month, date).map(Moment::Day),
        [first, second, year] => match order {
            DayOrder::DayFirst => day(year, second, first),
            DayOrder::MonthFirst => day(year, first, second),
        }
        .map(Moment::Day),
        _ => None,
    }
}

/// The numbers of a text that holds nothing else but the marks of dates.
fn numbers(text: &str) -> Vec<u32> {
    let marks = ['-', '/', '.', '年', '月', '日'];
    let text = text.trim();
    if !text
        .chars()
        .all(|c| c.is_ascii_digit() || marks.contains(&c))
    {
        return Vec::new();
    }
    let parts = text.split(marks).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let on = |text: &str| text.parse().expect("a date");
        for (text, order, value) in [
            (
                "2027-01-31",
                DayOrder::DayFirst,
                Some(Moment::Day(on("2027-01-31"))),
            ),
            (
                "2027/1/3 08:00",
                DayOrder::DayFirst,
                Some(Moment::Day(on("2027-01-03"))),
            ),
            (
                "2027年1月31日",
                DayOrder::DayFirst,
                Some(Moment::Day(on("2027-01-31"))),
            ),
            (
                "03.01.2027",
                DayOrder::DayFirst,
                Some(Moment::Day(on("2027-01-03"))),
            ),
            (
                "1/31/2027",
                DayOrder::MonthFirst,
                Some(Moment::Day(on("2027-01-31"))),
            ),
            (
                "20270131",
                DayOrder::DayFirst,
                Some(Moment::Day(on("2027-01-31"))),
            ),
            (
                "2027-02",
                DayOrder::DayFirst,
                Some(Moment::Month(on("2027-02-01"))),
            ),
            (
                "2027年2月",
                DayOrder::DayFirst,
                Some(Moment::Month(on("2027-02-01"))),
            ),
            (
                "202702",
                DayOrder::DayFirst,
                Some(Moment::Month(on("2027-02-01"))),
            ),
            ("31/02/2027", DayOrder::DayFirst, None),
            ("310", DayOrder::DayFirst, None),
            ("total", DayOrder::DayFirst, None),
        ] {
            assert_eq!(moment(text, order), value, "{text}");
        }
    }

    #[test]
    fn the_order_follows_from_a_day_above_twelve() {
        let of = |texts: &[&str]| order(texts.iter().copied());
        assert_eq!(of(&["01/02/2027", "31/02/2027"]), Some(DayOrder::DayFirst));
        assert_eq!(
            of(&["01/02/2027", "02/28/2027"]),
            Some(DayOrder::MonthFirst)
        );
        assert_eq!(of(&["01/02/2027"]), None);
    }
}
