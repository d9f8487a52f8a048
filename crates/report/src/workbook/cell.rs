//! Cells: what they hold, how they look, and how formulas name them.

/// A cell's content.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    /// Decimal text.
    Number(String),
    /// Year, month, day.
    Date(i32, u32, u32),
    /// Without the equals sign, with the number that it comes to as decimal text.
    Formula {
        text: String,
        result: String,
    },
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    pub value: Value,
    pub style: Style,
}

/// How numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    #[default]
    General,
    /// With so many decimals, in groups of three.
    Money(u32),
    /// At least so many decimals, and more where there are.
    Price(u32),
    Quantity,
    /// A share of one.
    Percent,
    /// A whole number without groups.
    Count,
    Day,
    Month,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    pub format: Format,
    /// The sheet's title.
    pub title: bool,
    /// Heads a column.
    pub head: bool,
    pub bold: bool,
    /// Long text that breaks into lines.
    pub wrap: bool,
    /// A value to play with: formulas depend on it.
    pub input: bool,
    /// A sum below a line.
    pub total: bool,
    pub muted: bool,
    /// Text above numbers.
    pub right: bool,
}

impl Cell {
    pub fn empty() -> Cell {
        Cell::default()
    }

    pub fn text(text: impl Into<String>) -> Cell {
        Cell {
            value: Value::Text(text.into()),
            style: Style::default(),
        }
    }

    /// Text that heads a column.
    pub fn head(text: impl Into<String>) -> Cell {
        Cell::text(text).styled(|style| style.head = true)
    }

    pub fn number(number: impl Into<String>, format: Format) -> Cell {
        Cell {
            value: Value::Number(number.into()),
            style: Style {
                format,
                ..Style::default()
            },
        }
    }

    pub fn formula(text: impl Into<String>, result: impl Into<String>, format: Format) -> Cell {
        let (text, result) = (text.into(), result.into());
        Cell {
            value: Value::Formula { text, result },
            style: Style {
                format,
                ..Style::default()
            },
        }
    }

    pub fn date((year, month, day): (i32, u32, u32), format: Format) -> Cell {
        Cell {
            value: Value::Date(year, month, day),
            style: Style {
                format,
                ..Style::default()
            },
        }
    }

    pub fn styled(mut self, change: impl FnOnce(&mut Style)) -> Cell {
        change(&mut self.style);
        self
    }
}

/// `A` for 0, `AA` for 26.
pub fn column_name(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
        if column == 0 {
            break;
        }
        column -= 1;
    }
    letters.iter().rev().collect()
}

/// `B3` for column 1, row 2.
pub fn cell(column: usize, row: usize) -> String {
    format!("{}{}", column_name(column), row + 1)
}

/// Rows of one column, the last included, that stay when the formula is copied: `B$3:B$9`.
pub fn range(column: usize, first: usize, last: usize) -> String {
    let name = column_name(column);
    format!("{name}${}:{name}${}", first + 1, last + 1)
}

/// The same on another sheet: `'Sheet'!$B$3:$B$9`.
pub fn area(sheet: &str, column: usize, first: usize, last: usize) -> String {
    let name = column_name(column);
    format!(
        "{}!${name}${}:${name}${}",
        quoted(sheet),
        first + 1,
        last + 1
    )
}

/// A sheet's name as formulas have it.
pub fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_spreadsheets() {
        let named = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ];
        for (column, name) in named {
            assert_eq!(column_name(column), name);
        }
        assert_eq!(cell(1, 2), "B3");
        assert_eq!(area("It's", 0, 0, 4), "'It''s'!$A$1:$A$5");
    }
}
