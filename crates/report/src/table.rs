//! A table as CSV, TSV or Markdown.
//!
//! A spreadsheet runs a text that begins like a formula, so such texts get an apostrophe before
//! them; numbers are ours and never do (OWASP, "CSV Injection"). CSV is RFC 4180 with a byte-order
//! mark, without which Excel reads Chinese as Western letters.

/// Named columns over rows of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub totals: Option<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// Numeric columns are aligned right.
    pub numeric: bool,
}

/// Cells from left to right; missing ones at the end count as empty.
pub type Row = Vec<Cell>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// A day `2027-12-01` or a month `2027-12`. Files keep it so; a window may write it out.
    Date(String),
    /// A plain decimal number, such as `-1234.50`.
    Number(String),
    Empty,
}

/// Comma-separated, for spreadsheets: header, rows, totals. The title is not in it.
pub fn csv(table: &Table) -> String {
    let mut out = String::from("\u{FEFF}");
    for line in lines(table) {
        let fields: Vec<String> = line.iter().map(csv_field).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// Tab-separated, for the clipboard: line breaks and tabs in a text become spaces.
pub fn tsv(table: &Table) -> String {
    let mut out = String::new();
    for line in lines(table) {
        let fields: Vec<String> = line.iter().map(tsv_field).collect();
        out.push_str(&fields.join("\t"));
        out.push('\n');
    }
    out
}

/// A Markdown table under its title, totals in bold.
pub fn markdown(table: &Table) -> String {
    let mut out = String::new();
    if !table.title.is_empty() {
        out.push_str(&format!("### {}\n\n", markdown_text(&table.title)));
    }
    let mut push = |fields: Vec<String>| {
        out.push_str(&format!("| {} |\n", fields.join(" | ")));
    };
    push(
        table
            .columns
            .iter()
            .map(|column| markdown_text(&column.title))
            .collect(),
    );
    let rule = |column: &Column| if column.numeric { "---:" } else { "---" };
    push(
        table
            .columns
            .iter()
            .map(|column| rule(column).to_owned())
            .collect(),
    );
    for row in &table.rows {
        push(cells(table, row).map(markdown_field).collect());
    }
    if let Some(totals) = &table.totals {
        let bold = |field: String| {
            if field.is_empty() {
                field
            } else {
                format!("**{field}**")
            }
        };
        push(
            cells(table, totals)
                .map(|cell| bold(markdown_field(cell)))
                .collect(),
        );
    }
    out
}

/// Header, rows and totals, every line as long as the header.
fn lines(table: &Table) -> impl Iterator<Item = Vec<Cell>> {
    let header = table
        .columns
        .iter()
        .map(|column| Cell::Text(column.title.clone()))
        .collect();
    let rows = table.rows.iter().chain(&table.totals);
    std::iter::once(header).chain(rows.map(|row| cells(table, row).cloned().collect()))
}

fn cells<'a>(table: &Table, row: &'a Row) -> impl Iterator<Item = &'a Cell> {
    row.iter()
        .chain(std::iter::repeat(&Cell::Empty))
        .take(table.columns.len())
}

fn csv_field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Date(text) => format!("\"{}\"", disarm(text).replace('"', "\"\"")),
        Cell::Number(number) if is_number(number) => number.clone(),
        Cell::Number(other) => csv_field(&Cell::Text(other.clone())),
        Cell::Empty => String::new(),
    }
}

fn tsv_field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Date(text) => disarm(text).replace(['\t', '\r', '\n'], " "),
        Cell::Number(number) if is_number(number) => number.clone(),
        Cell::Number(other) => tsv_field(&Cell::Text(other.clone())),
        Cell::Empty => String::new(),
    }
}

fn markdown_field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Date(text) => markdown_text(text),
        Cell::Number(number) if is_number(number) => number.replacen('-', "\u{2212}", 1),
        Cell::Number(other) => markdown_text(other),
        Cell::Empty => String::new(),
    }
}

/// Shown as it is: what Markdown or HTML would take as markup is escaped.
fn markdown_text(text: &str) -> String {
    let mut out = String::new();
    for character in text.trim().chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(character);
            }
            _ if character.is_control() => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

/// Puts an apostrophe before a text that a spreadsheet would run.
fn disarm(text: &str) -> String {
    let armed = |character: char| {
        matches!(
            character,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    // Tab and line ends count as signs to disarm, so only the other spaces are skipped.
    let first = text.chars().find(|c| !c.is_whitespace() || armed(*c));
    if first.is_some_and(armed) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// `-?digits(.digits)?`, and nothing else: only this may go into a file unguarded.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let plain = text.strip_prefix('-').unwrap_or(text);
    match plain.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(plain),
    }
}
