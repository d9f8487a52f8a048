//! A workbook → the bytes of an XLSX file.

use super::{COLUMNS, Cell, DIGITS, Format, ROWS, Sheet, Style, Value, Workbook};
use crate::ReportError;
use rust_xlsxwriter as xlsx;
use rust_xlsxwriter::{Color, FormatAlign, FormatBorder, Note, Worksheet};
use std::borrow::Cow;
use std::collections::HashMap;

const INK: Color = Color::RGB(0x1A1D23);
const MUTED: Color = Color::RGB(0x5B6470);
const LINE: Color = Color::RGB(0xE1E4E9);
const GROUND: Color = Color::RGB(0xF6F7F9);
/// Values to play with, as finance staff know them: blue.
const INPUT: Color = Color::RGB(0x2463B8);
const A4: u8 = 9;
/// Points from line to line at the size of all cells.
const LINE_HEIGHT: f64 = 13.0;
/// Characters of a text; a cell shows about a thousand.
const LONGEST: usize = 4_000;

/// Rows between two questions whether to go on.
const ROWS_AT_ONCE: usize = 500;

/// `goes_on` is told how many rows are written; when it says no, the work ends.
///
/// # Errors
/// When a sheet has too many rows or columns, or the work is no longer wanted.
pub fn write(
    workbook: &Workbook,
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<Vec<u8>, ReportError> {
    let mut file = xlsx::Workbook::new();
    // No clock: the same study gives the same bytes.
    let created = xlsx::ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    let properties = xlsx::DocProperties::new()
        .set_title(clean(&workbook.title))
        .set_comment("Outlay")
        .set_creation_datetime(&created)
        .set_custom_property("Language", workbook.language.as_str());
    file.set_properties(&properties);
    let mut formats = Formats {
        font: &workbook.font,
        known: HashMap::new(),
    };
    // Rows of a large workbook wait in nameless temporary files instead of in memory.
    let is_large = workbook.parts() > 1;
    let mut rows = 0;
    for sheet in &workbook.sheets {
        let written = match is_large {
            true => file.add_worksheet_with_low_memory().map_err(failed)?,
            false => file.add_worksheet(),
        };
        let mut row_written = || {
            rows += 1;
            rows % ROWS_AT_ONCE != 1 || goes_on(rows - 1)
        };
        put_sheet(
            written,
            sheet,
            (&mut formats, &workbook.too_long),
            &mut row_written,
        )?;
    }
    for (name, stands_for) in &workbook.names {
        file.define_name(name, &format!("={stands_for}"))
            .map_err(failed)?;
    }
    file.save_to_buffer().map_err(failed)
}

fn failed(error: xlsx::XlsxError) -> ReportError {
    ReportError::Workbook(error.to_string())
}

fn put_sheet(
    to: &mut Worksheet,
    sheet: &Sheet,
    (formats, too_long): (&mut Formats, &str),
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<(), ReportError> {
    to.set_name(&sheet.name).map_err(failed)?;
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    if sheet.rows.len() > ROWS || columns > COLUMNS {
        return Err(ReportError::TooLarge {
            what: sheet.name.clone(),
        });
    }
    for (column, width) in sheet.widths.iter().enumerate() {
        to.set_column_width(column as u16, *width).map_err(failed)?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        if !goes_on() {
            return Err(ReportError::Unwanted);
        }
        if let Some(height) = height(cells, &sheet.widths) {
            to.set_row_height(row as u32, height).map_err(failed)?;
        }
        for (column, cell) in cells.iter().enumerate() {
            let mut cell = Cow::Borrowed(cell);
            if cell.style.head && holds_numbers(sheet, row, column) {
                cell.to_mut().style.right = true;
            }
            put(to, (row as u32, column as u16), &cell, formats, too_long)?;
        }
    }
    lay_out(to, sheet, columns)
}

/// Whether the first thing below a head is a number: then the head stands to the right too.
fn holds_numbers(sheet: &Sheet, row: usize, column: usize) -> bool {
    let below = sheet.rows.iter().skip(row + 1);
    let mut below = below.filter_map(|cells| cells.get(column));
    let first = below.find(|cell| cell.value != Value::Empty);
    first.is_some_and(|cell| matches!(cell.value, Value::Number(_) | Value::Formula { .. }))
}

/// Points that a row needs for its title or for text in several lines; none for a usual one.
fn height(cells: &[Cell], widths: &[f64]) -> Option<f64> {
    let mut lines = 1.0_f64;
    for (cell, width) in cells.iter().zip(widths) {
        if let (Value::Text(text), true) = (&cell.value, cell.style.wrap || cell.style.head) {
            lines = lines.max((digits_wide(text) / width.max(1.0)).ceil());
        }
    }
    if cells.iter().any(|cell| cell.style.title) {
        return Some(26.0);
    }
    (lines > 1.0).then_some(LINE_HEIGHT * lines + 4.0)
}

/// Chinese characters are twice as wide as digits; bold and gaps take a little more.
fn digits_wide(text: &str) -> f64 {
    let wide = |c: char| if c >= '\u{2E80}' { 2.0 } else { 1.0 };
    text.chars().map(wide).sum::<f64>() * 1.1
}

/// What stays on the screen, and how it is printed.
fn lay_out(to: &mut Worksheet, sheet: &Sheet, columns: usize) -> Result<(), ReportError> {
    to.set_landscape();
    to.set_paper_size(A4);
    to.set_print_fit_to_pages(1, 0);
    to.set_footer("&L&A&R&P / &N");
    to.set_screen_gridlines(false);
    let last = (
        sheet.rows.len().saturating_sub(1) as u32,
        columns.saturating_sub(1) as u16,
    );
    if let Some(heads) = sheet.heads {
        let heads = heads as u32;
        to.set_freeze_panes(heads + 1, sheet.frozen as u16)
            .map_err(failed)?;
        to.set_repeat_rows(heads, heads).map_err(failed)?;
        if sheet.filter && last.0 > heads {
            to.autofilter(heads, 0, last.0, last.1).map_err(failed)?;
        }
    }
    Ok(())
}

fn put(
    to: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &mut Formats,
    too_long: &str,
) -> Result<(), ReportError> {
    let style = formats.of(Style {
        format: shown(cell.style.format, &cell.value),
        ..cell.style
    });
    match &cell.value {
        Value::Empty if cell.style == Style::default() => return Ok(()),
        Value::Empty => to.write_blank(row, column, style),
        Value::Text(text) => to.write_string_with_format(row, column, clean(text), style),
        Value::Number(number) => match exact(number) {
            Some(value) => to.write_number_with_format(row, column, value, style),
            None => {
                let note = Note::new(too_long).add_author_prefix(false).set_author("");
                to.insert_note(row, column, &note).map_err(failed)?;
                to.write_string_with_format(row, column, number.as_str(), style)
            }
        },
        Value::Date(year, month, day) => {
            let year = u16::try_from(*year).unwrap_or_default();
            let (month, day) = (*month as u8, *day as u8);
            match xlsx::ExcelDateTime::from_ymd(year, month, day) {
                Ok(date) => to.write_datetime_with_format(row, column, &date, style),
                // Spreadsheets know no day before 1900.
                Err(_) => {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    to.write_string_with_format(row, column, text, style)
                }
            }
        }
        Value::Formula { text, result } => {
            let formula = xlsx::Formula::new(text).set_result(result.as_str());
            to.write_formula_with_format(row, column, formula, style)
        }
    }
    .map(|_| ())
    .map_err(failed)
}

/// The number as a spreadsheet keeps it; none when it would lose digits.
fn exact(number: &str) -> Option<f64> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    // Zeros at the end of a whole number cost a spreadsheet nothing.
    let kept = digits.trim_end_matches('0').len();
    (kept <= DIGITS).then(|| number.parse().ok()).flatten()
}

/// Text that is safe in a cell: no control characters, not too long. What looks like an escape
/// (`_x0041_`) is escaped by the library.
fn clean(text: &str) -> String {
    let shown = text
        .chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    shown.take(LONGEST).collect()
}

/// The looks that were used so far.
struct Formats<'a> {
    font: &'a str,
    known: HashMap<Style, xlsx::Format>,
}

impl Formats<'_> {
    fn of(&mut self, style: Style) -> &xlsx::Format {
        let font = self.font;
        self.known
            .entry(style)
            .or_insert_with(|| format_of(style, font))
    }
}

fn format_of(style: Style, font: &str) -> xlsx::Format {
    let color = match (style.input, style.muted) {
        (true, _) => INPUT,
        (false, true) => MUTED,
        (false, false) => INK,
    };
    let mut made = xlsx::Format::new()
        .set_font_name(font)
        .set_font_size(if style.title { 15.0 } else { 10.0 })
        .set_font_color(color)
        .set_align(match style.wrap {
            true => FormatAlign::Top,
            false => FormatAlign::VerticalCenter,
        });
    if let Some(numbers) = number_format(style.format) {
        let aligned = match style.format {
            Format::Day | Format::Month => FormatAlign::Center,
            _ => FormatAlign::Right,
        };
        made = made.set_num_format(numbers).set_align(aligned);
    }
    if style.right {
        made = made.set_align(FormatAlign::Right);
    }
    if style.bold || style.title || style.head || style.total {
        made = made.set_bold();
    }
    if style.wrap || style.head {
        made = made.set_text_wrap();
    }
    if style.head {
        made = made
            .set_background_color(GROUND)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(MUTED);
    }
    if style.total {
        made = made
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(LINE);
    }
    made
}

/// The format of a cell: spreadsheets show the point of digits that a whole number lacks. A
/// rate keeps them, for another one may be typed in its place, and follow elsewhere.
fn shown(format: Format, value: &Value) -> Format {
    let number = match value {
        Value::Number(number) => number,
        Value::Formula { result, .. } => result,
        Value::Empty | Value::Text(_) | Value::Date(..) => return format,
    };
    match format {
        Format::Quantity if !number.contains('.') => Format::Money(0),
        other => other,
    }
}

/// A minus is the true one, as on the screen.
fn number_format(format: Format) -> Option<String> {
    let signed = |digits: String| format!("{digits};\"\u{2212}\"{digits}");
    let decimals = |count: u32| match count {
        0 => String::new(),
        count => format!(".{}", "0".repeat(count as usize)),
    };
    match format {
        Format::General => None,
        Format::Money(count) => Some(signed(format!("#,##0{}", decimals(count)))),
        Format::Price(count) => {
            let least = if count == 0 {
                ".".to_owned()
            } else {
                decimals(count)
            };
            Some(signed(format!("#,##0{least}########")))
        }
        Format::Quantity => Some(signed("#,##0.######".to_owned())),
        Format::Percent => Some(signed("0.00########%".to_owned())),
        Format::Count => Some("0".to_owned()),
        Format::Day => Some("yyyy-mm-dd".to_owned()),
        Format::Month => Some("yyyy-mm".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `#,##0.######` would show 1,000 as `1,000.`
    #[test]
    fn a_whole_number_has_no_point() {
        let written = |format, number: &str| {
            number_format(shown(format, &Value::Number(number.to_owned()))).unwrap_or_default()
        };
        assert!(written(Format::Quantity, "1000").starts_with("#,##0;"));
        assert!(written(Format::Quantity, "0.125").starts_with("#,##0.####"));
        assert!(written(Format::Price(0), "7").starts_with("#,##0.####"));
        assert!(written(Format::Price(2), "1000").starts_with("#,##0.00####"));
        assert!(
            written(Format::Percent, "0.00125").starts_with("0.00####"),
            "0.125 %"
        );
    }
}
