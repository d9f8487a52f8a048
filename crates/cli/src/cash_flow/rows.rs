//! Rows of `date,amount`, read as a whole or not at all.
//!
//! Lines are counted here, one for each line of the file, so that a number in a message
//! is the line an editor shows.

use outlay_app::contract::{IssueView, Severity};
use outlay_core::decimal::parse;
use outlay_core::finance::flows::{Flow, Flows};
use outlay_core::sentence::Sentence;
use rust_decimal::Decimal;

/// The nearest real number; by way of text, which rounds once.
pub fn real(amount: Decimal) -> f64 {
    amount.to_string().parse().unwrap_or_default()
}

/// `YYYY-MM-DD` and no other form of it.
pub fn civil(text: &str) -> Option<&str> {
    let is_form = |(index, c): (usize, char)| match index {
        4 | 7 => c == '-',
        _ => c.is_ascii_digit(),
    };
    (text.len() == 10 && text.chars().enumerate().all(is_form)).then_some(text)
}

/// The flows, or every row that is none.
pub fn read(text: &str) -> Result<Flows, Vec<IssueView>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut rows = (1..).zip(text.lines()).peekable();
    let is_blank = |(_, row): &(usize, &str)| row.trim().is_empty();
    while rows.next_if(is_blank).is_some() {}
    // A header has no digit: `date,amount`, `日期,金额,备注`.
    let header = rows.next_if(|(_, row)| !row.contains(|c: char| c.is_numeric()));
    let width = header
        .and_then(|(_, row)| fields(row))
        .map_or(2, |header| header.len());
    let (mut flows, mut issues) = (Vec::new(), Vec::new());
    for (line, row) in rows.filter(|row| !is_blank(row)) {
        match flow(row, width.max(2)) {
            Ok(flow) => flows.push(flow),
            Err((code, column)) => issues.push(issue(code, line, column, row)),
        }
    }
    if issues.is_empty() && flows.is_empty() {
        issues.push(issue("flows-empty", 1, 1, ""));
    }
    if issues.is_empty() {
        Ok(Flows::new(flows))
    } else {
        Err(issues)
    }
}

fn flow(row: &str, width: usize) -> Result<Flow, (&'static str, usize)> {
    let fields = fields(row).filter(|fields| fields.len() == width);
    let fields = fields.ok_or(("flows-columns", 1))?;
    let [(_, date), (at, amount), ..] = fields.as_slice() else {
        return Err(("flows-columns", 1));
    };
    let date = civil(date).and_then(|date| date.parse().ok());
    let amount = parse(amount)
        .ok()
        .filter(|_| !amount.ends_with(['%', '％']));
    Ok(Flow {
        date: date.ok_or(("flows-date", 1))?,
        amount: real(amount.ok_or(("flows-amount", *at))?),
    })
}

/// The fields of a row, each with the column it begins in; `None` when quotes do not match.
fn fields(row: &str) -> Option<Vec<(usize, String)>> {
    let mut fields = vec![(1, String::new())];
    let mut quoted = false;
    for (column, c) in (1..).zip(row.chars()) {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push((column + 1, String::new())),
            c => fields.last_mut()?.1.push(c),
        }
    }
    for (_, field) in &mut fields {
        *field = field.trim().to_owned();
    }
    (!quoted).then_some(fields)
}

fn issue(code: &str, line: usize, column: usize, row: &str) -> IssueView {
    IssueView {
        code: code.to_owned(),
        severity: Severity::Error,
        path: String::new(),
        line: Some(line),
        column: Some(column),
        message: Sentence::new(code).text("row", row.trim()),
        remedy: Sentence::new("flows-remedy"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(String, Option<usize>, Option<usize>)> {
        let issues = read(text).err().unwrap_or_default();
        let place = |issue: IssueView| (issue.code, issue.line, issue.column);
        issues.into_iter().map(place).collect()
    }

    #[test]
    fn header_quotes_blank_lines_and_ends_of_lines() {
        let text =
            "\u{FEFF}\r\ndate,amount\r\n2027-01-31,\"-1,200.50\"\r\n\r\n 2027-01-01 , 0.1\r\n";
        let flows = read(text).expect("two flows");
        assert_eq!(flows.amounts(), [0.1, -1200.5]);
        let more = read("日期,金额,备注\n2027-01-01,-5,\"a, b\"\n").expect("one flow");
        assert_eq!(more.amounts(), [-5.0]);
    }

    #[test]
    fn every_bad_row_by_its_line() {
        let text = "date,amount\n\n2027-1-01,5\n2027-02-30,5\n2027-01-01,x\n2027-01-01,8%\n\
                    2027-01-01,1,200\n2027-01-01\n2027-01-01,\"5\n";
        let issue = |code: &str, line, column| (code.to_owned(), Some(line), Some(column));
        let expected = [
            issue("flows-date", 3, 1),
            issue("flows-date", 4, 1),
            issue("flows-amount", 5, 12),
            issue("flows-amount", 6, 12),
            issue("flows-columns", 7, 1),
            issue("flows-columns", 8, 1),
            issue("flows-columns", 9, 1),
        ];
        assert_eq!(lines(text), expected);
        assert_eq!(lines("date,amount\n"), [issue("flows-empty", 1, 1)]);
    }
}
