//! Whole files, as the programs of users write them.

use chrono::NaiveDate;
use outlay_core::compare::watch::{Unwatched, Watch};
use outlay_import::number::DecimalMark;
use outlay_import::{
    Format, Grid, Mapping, Named, Problem, ReadError, Span, Stopped, apply, guess, read,
};
use rust_decimal::{Decimal, dec};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};

fn meter(id: &str, names: &[&str]) -> Named {
    Named {
        id: id.to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn readings(grid: &Grid, mapping: &Mapping) -> Vec<(String, Vec<(NaiveDate, Decimal)>)> {
    let history = apply(grid, mapping, &[], &Unwatched).expect("no faults");
    let meters = history.meters.into_iter();
    meters
        .map(|(id, days)| (id, days.into_iter().collect()))
        .collect()
}

/// Chinese Excel writes GB 18030 and knows the meter by its Chinese name.
#[test]
fn a_chinese_spreadsheet_saved_as_csv() {
    let text = "统计日期,日活跃用户,备注\n2026年1月1日,310,元旦\n2026年1月2日,\"1,280\",\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let grid = read(&bytes, None, &Unwatched).expect("a grid");
    assert_eq!(
        grid.format,
        Format::Csv {
            encoding: "gb18030".to_owned(),
            separator: ','
        }
    );
    let mapping = guess(
        &grid,
        &[
            meter("messages", &["消息数"]),
            meter("dau", &["Daily users", "日活跃用户"]),
        ],
    );
    assert_eq!((mapping.header, mapping.date), (true, 0));
    assert_eq!(mapping.meters, [(1, "dau".to_owned())]);
    assert_eq!(
        readings(&grid, &mapping),
        [(
            "dau".to_owned(),
            vec![
                (on("2026-01-01"), dec!(310)),
                (on("2026-01-02"), dec!(1280))
            ]
        )]
    );
}

/// A German file: semicolons, day first, decimal commas; the only numbers are the only meter's.
#[test]
fn decimal_commas_and_days_first() {
    let text = b"Tag;Verkehr (GB)\n30.11.2026;1.234,5\n01.12.2026;0,25\n";
    let grid = read(text, None, &Unwatched).expect("a grid");
    let mapping = guess(&grid, &[meter("traffic", &[])]);
    assert_eq!(mapping.mark, DecimalMark::Comma);
    assert_eq!(
        readings(&grid, &mapping),
        [(
            "traffic".to_owned(),
            vec![
                (on("2026-11-30"), dec!(1234.5)),
                (on("2026-12-01"), dec!(0.25))
            ]
        )]
    );
}

/// A workbook whose first sheet is empty; dates are real dates, months stand at their first.
#[test]
fn a_workbook_with_real_dates() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").expect("a name");
    let sheet = book.add_worksheet().set_name("Usage").expect("a name");
    let date = CellFormat::new().set_num_format("yyyy-mm-dd");
    for (column, head) in ["Date", "MAU", "Peak connections"].iter().enumerate() {
        sheet.write_string(2, column as u16, *head).expect("a cell");
    }
    for (row, (day, mau, peak)) in [(1, 5000.0, 120.5), (2, 5100.0, 130.0)].iter().enumerate() {
        let row = row as u32 + 3;
        let day = ExcelDateTime::from_ymd(2026, 2, *day).expect("a date");
        sheet
            .write_datetime_with_format(row, 0, &day, &date)
            .expect("a cell");
        sheet.write_number(row, 1, *mau).expect("a cell");
        sheet.write_number(row, 2, *peak).expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("bytes");
    let grid = read(&bytes, None, &Unwatched).expect("a grid");
    assert_eq!(
        grid.format,
        Format::Workbook {
            sheet: "Usage".to_owned(),
            sheets: vec!["Notes".to_owned(), "Usage".to_owned()]
        }
    );
    let numbers: Vec<usize> = grid.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [3, 4, 5], "rows as the spreadsheet counts them");
    let mapping = guess(
        &grid,
        &[meter("mau", &["MAU"]), meter("peak", &["Peak connections"])],
    );
    let found = readings(&grid, &mapping);
    assert_eq!(
        found[0].1,
        [
            (on("2026-02-01"), dec!(5000)),
            (on("2026-02-02"), dec!(5100))
        ]
    );
    assert_eq!(
        found[1].1,
        [
            (on("2026-02-01"), dec!(120.5)),
            (on("2026-02-02"), dec!(130))
        ]
    );
    assert_eq!(
        read(&bytes, Some("Notes"), &Unwatched),
        Err(ReadError::Empty)
    );
    assert_eq!(
        read(&bytes, Some("None"), &Unwatched),
        Err(ReadError::NoSheet("None".to_owned()))
    );
}

/// Every fault has its row as the file counts it, and one of them is enough for nothing.
#[test]
fn every_fault_is_told_with_its_place() {
    let text = "month,users\n2026-01,100\n\n2026-02,many\ntotal,300\n2026-01,7\n2026-03-04,8\n2026-04,-1\n2026-05\n";
    let grid = read(text.as_bytes(), None, &Unwatched).expect("a grid");
    let mapping = guess(&grid, &[meter("users", &[])]);
    let Err(Stopped::Faulty(faults)) = apply(&grid, &mapping, &[], &Unwatched) else {
        panic!("no faults");
    };
    let told: Vec<_> = faults
        .iter()
        .map(|f| (f.row, f.column, f.problem))
        .collect();
    assert_eq!(
        told,
        [
            (4, 1, Problem::NotANumber),
            (5, 0, Problem::NotADate),
            (6, 0, Problem::SameDate),
            (7, 0, Problem::OtherSpan),
            (8, 1, Problem::Negative),
            (9, 1, Problem::Missing),
        ]
    );
    let history =
        apply(&grid, &mapping, &[4, 5, 6, 7, 8, 9], &Unwatched).expect("the rest is sound");
    assert_eq!(history.span, Span::Month);
    assert_eq!(history.meters[0].1.len(), 1);
}

/// An empty cell is a gap of its own meter; a row without any value says nothing at all.
#[test]
fn one_columns_gap_leaves_the_others_whole() {
    let text = "month,users,calls\n2026-01,100,7\n2026-02,,8\n2026-03,120,\n";
    let meters = [meter("users", &[]), meter("calls", &[])];
    let read = |text: &str| {
        let grid = read(text.as_bytes(), None, &Unwatched).expect("a grid");
        let mapping = guess(&grid, &meters);
        assert_eq!(mapping.meters.len(), 2);
        apply(&grid, &mapping, &[], &Unwatched)
    };
    let history = read(text).expect("sound");
    let months = |index: usize| -> Vec<(String, Decimal)> {
        let dated = history.meters[index].1.iter();
        dated.map(|(day, n)| (day.to_string(), *n)).collect()
    };
    let read_as = |all: [(&str, i64); 2]| all.map(|(day, n)| (day.to_owned(), Decimal::from(n)));
    assert_eq!(
        months(0),
        read_as([("2026-01-01", 100), ("2026-03-01", 120)])
    );
    assert_eq!(months(1), read_as([("2026-01-01", 7), ("2026-02-01", 8)]));
    let Err(Stopped::Faulty(faults)) = read(&format!("{text}2026-04,,\n")) else {
        panic!("no faults");
    };
    let told: Vec<_> = faults
        .iter()
        .map(|f| (f.row, f.column, f.problem))
        .collect();
    assert_eq!(told, [(5, 1, Problem::Missing), (5, 2, Problem::Missing)]);
}

#[test]
fn damaged_files_are_refused() {
    assert_eq!(read(b"", None, &Unwatched), Err(ReadError::Empty));
    assert_eq!(read(b"  \n ,, \n", None, &Unwatched), Err(ReadError::Empty));
    let cut = read(b"PK\x03\x04 and nothing more", None, &Unwatched);
    assert!(matches!(cut, Err(ReadError::Workbook(_))), "{cut:?}");
}

/// Watches until so many rows are done.
struct Until(usize);

impl Watch for Until {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        assert!(done <= of, "{done} of {of}");
        done < self.0
    }
}

/// Whoever waits is told each row, and may leave at any of them.
#[test]
fn reading_stops_where_nobody_waits() {
    let rows = (1..=9).map(|day| format!("2026-01-0{day},{day}\n"));
    let text = rows.collect::<String>();
    assert_eq!(
        read(text.as_bytes(), None, &Until(5)),
        Err(ReadError::Unwanted)
    );
    let grid = read(text.as_bytes(), None, &Until(10)).expect("a grid");
    let mapping = guess(&grid, &[meter("users", &[])]);
    assert_eq!(
        apply(&grid, &mapping, &[], &Until(5)),
        Err(Stopped::Unwanted)
    );
    assert!(apply(&grid, &mapping, &[], &Until(10)).is_ok());
}

/// Heads say more than a meter's name; the longest name that a head holds is meant, and each
/// meter has one column.
#[test]
fn columns_of_several_meters_are_found_by_the_names_that_their_heads_hold() {
    let text =
        "Month,Peak DAU (users),Messages,流量（GB）,Messages read\n2026-01,310,5000,12.5,4000\n";
    let grid = read(text.as_bytes(), None, &Unwatched).expect("a grid");
    let meters = [
        meter("dau", &["Daily active users", "日活跃用户"]),
        meter("reads", &["Messages read"]),
        meter("messages", &["Messages", "消息数"]),
        meter("traffic", &["Traffic", "流量"]),
        meter("a", &["Agents"]),
    ];
    let found = guess(&grid, &meters).meters;
    let wanted = [(1, "dau"), (2, "messages"), (3, "traffic"), (4, "reads")];
    assert_eq!(found, wanted.map(|(column, id)| (column, id.to_owned())));
}
