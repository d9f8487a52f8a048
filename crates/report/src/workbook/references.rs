//! Which cells a formula looks at.
//!
//! It reads the formulas that are written here: cells and ranges of the own sheet or of one
//! in apostrophes, functions, numbers, texts, and names for single cells. What it does not
//! know is refused, never passed over.

use super::Workbook;
use std::collections::HashMap;

/// Cells of one sheet by positions from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Area {
    pub sheet: usize,
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

/// What names of a workbook stand for.
pub(super) struct Known<'a> {
    sheets: HashMap<&'a str, usize>,
    names: HashMap<&'a str, &'a str>,
}

impl<'a> Known<'a> {
    pub fn of(workbook: &'a Workbook) -> Known<'a> {
        let sheets = workbook.sheets.iter().enumerate();
        let names = workbook.names.iter();
        Known {
            sheets: sheets
                .map(|(at, sheet)| (sheet.name.as_str(), at))
                .collect(),
            names: names
                .map(|(name, place)| (name.as_str(), place.as_str()))
                .collect(),
        }
    }

    /// All areas of a formula on a sheet; none when it has something unknown.
    pub fn areas(&self, formula: &str, sheet: usize) -> Option<Vec<Area>> {
        let mut found: Vec<Area> = Vec::new();
        let mut rest = formula;
        let mut on = sheet;
        // Whether a colon joined what comes next to the area before.
        let mut joined = false;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '"' => rest.get(1..)?.find('"')? + 2,
                '\'' => {
                    let (name, length) = sheet_name(rest)?;
                    on = *self.sheets.get(name.as_str())?;
                    length
                }
                _ if is_word(first) => {
                    let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                    let (word, after) = rest.split_at_checked(length)?;
                    if let Some((row, column)) = place(word) {
                        if joined {
                            let last = found.last_mut()?;
                            (last.rows.1, last.columns.1) = (row, column);
                        } else {
                            found.push(Area {
                                sheet: on,
                                rows: (row, row),
                                columns: (column, column),
                            });
                        }
                    } else if !after.starts_with('(') && word.parse::<f64>().is_err() {
                        // A name stands for a cell, never for another name.
                        let place = self.names.get(word).filter(|place| place.contains('!'))?;
                        found.extend(self.areas(place, sheet)?);
                    }
                    (on, joined) = (sheet, after.starts_with(':'));
                    length
                }
                ' ' | ':' | '!' | '(' | ')' | ',' | '+' | '-' | '*' | '/' | '^' | '&' | '='
                | '<' | '>' => 1,
                _ => return None,
            };
            rest = rest.get(length..)?;
        }
        Some(found)
    }
}

/// Of functions, cells, numbers and names.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '$' | '_' | '.')
}

/// A sheet's name at the beginning, and how long it is with its apostrophes.
fn sheet_name(text: &str) -> Option<(String, usize)> {
    let mut end = 1;
    loop {
        end += text.get(end..)?.find('\'')? + 1;
        if !text.get(end..)?.starts_with('\'') {
            let name = text.get(1..end - 1)?;
            return Some((name.replace("''", "'"), end));
        }
        end += 1;
    }
}

/// `B$3` as row 2, column 1.
fn place(word: &str) -> Option<(usize, usize)> {
    let word = word.strip_prefix('$').unwrap_or(word);
    let letters = word.find(|c: char| !c.is_ascii_uppercase())?;
    let (column, row) = word.split_at_checked(letters)?;
    if column.is_empty() || column.len() > 3 {
        return None;
    }
    let column = column.bytes().fold(0, |number, letter| {
        number * 26 + usize::from(letter - b'A') + 1
    });
    let row: usize = row.strip_prefix('$').unwrap_or(row).parse().ok()?;
    Some((row.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::super::{Sheet, area, cell, range};
    use super::*;

    fn workbook() -> Workbook {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            ..Sheet::default()
        };
        Workbook {
            sheets: vec![sheet("Summary"), sheet("It's"), sheet("现金流")],
            names: vec![("discount_rate".to_owned(), "'现金流'!$B$2".to_owned())],
            ..Workbook::default()
        }
    }

    fn at(sheet: usize, rows: (usize, usize), columns: (usize, usize)) -> Area {
        Area {
            sheet,
            rows,
            columns,
        }
    }

    #[test]
    fn every_way_of_naming_cells_is_read() {
        let book = workbook();
        let known = Known::of(&book);
        let own = at(0, (2, 2), (1, 1));
        for (formula, areas) in [
            (cell(1, 2), vec![own]),
            (range(27, 2, 8), vec![at(0, (2, 8), (27, 27))]),
            (area("It's", 0, 0, 4), vec![at(1, (0, 4), (0, 0))]),
            (
                "ROUND('It''s'!B3*12.5/100,2)-B3".to_owned(),
                vec![at(1, (2, 2), (1, 1)), own],
            ),
            (
                "SUMIF('现金流'!$D$3:$D$9,B3,'现金流'!$K$3:$K$9)".to_owned(),
                vec![at(2, (2, 8), (3, 3)), own, at(2, (2, 8), (10, 10))],
            ),
            (
                "B3/(1+discount_rate)^(1/12)".to_owned(),
                vec![own, at(2, (1, 1), (1, 1))],
            ),
            (
                "SUM(B3:B5,B7)".to_owned(),
                vec![at(0, (2, 4), (1, 1)), at(0, (6, 6), (1, 1))],
            ),
            ("\"<=B3 'x'\"&B3".to_owned(), vec![own]),
            ("-(1+15/31)".to_owned(), vec![]),
        ] {
            assert_eq!(known.areas(&formula, 0), Some(areas), "{formula}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        let book = workbook();
        let known = Known::of(&book);
        for formula in [
            "other_name+1",
            "'Nowhere'!A1",
            "'open",
            "\"open",
            "A1#",
            "[1]Sheet!A1",
        ] {
            assert_eq!(known.areas(formula, 0), None, "{formula}");
        }
    }
}
