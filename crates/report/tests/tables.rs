//! Tables as CSV, TSV and Markdown, and that no cell becomes a formula.

use outlay_report::{Cell, Column, Table, csv, markdown, tsv};

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn number(number: &str) -> Cell {
    Cell::Number(number.to_owned())
}

fn sample() -> Table {
    let column = |title: &str, numeric| Column {
        title: title.to_owned(),
        numeric,
    };
    Table {
        title: "现金流 | 按年预付".to_owned(),
        columns: vec![
            column("月份", false),
            column("Paid, CNY", true),
            column("Note", false),
        ],
        rows: vec![
            vec![
                text("Jan 2027"),
                number("16207.00"),
                text("fee \"2027\", paid"),
            ],
            vec![text("Feb 2027"), number("-12.50"), Cell::Empty],
            vec![text("Mar 2027"), Cell::Empty],
        ],
        totals: Some(vec![text("Total"), number("16194.50"), Cell::Empty]),
    }
}

fn one(cell: Cell) -> Table {
    Table {
        title: String::new(),
        columns: vec![Column {
            title: "c".to_owned(),
            numeric: false,
        }],
        rows: vec![vec![cell]],
        totals: None,
    }
}

#[test]
fn csv_is_what_excel_reads() {
    let expected = "\u{FEFF}\"月份\",\"Paid, CNY\",\"Note\"\r\n\
        \"Jan 2027\",16207.00,\"fee \"\"2027\"\", paid\"\r\n\
        \"Feb 2027\",-12.50,\r\n\
        \"Mar 2027\",,\r\n\
        \"Total\",16194.50,\r\n";
    assert_eq!(csv(&sample()), expected);
    assert_eq!(csv(&sample()), csv(&sample()));
}

#[test]
fn tsv_is_one_line_for_each_row() {
    let expected = "月份\tPaid, CNY\tNote\n\
        Jan 2027\t16207.00\tfee \"2027\", paid\n\
        Feb 2027\t-12.50\t\n\
        Mar 2027\t\t\n\
        Total\t16194.50\t\n";
    assert_eq!(tsv(&sample()), expected);
    assert_eq!(tsv(&one(text("a\tb\r\nc"))), "c\na b  c\n");
}

#[test]
fn markdown_aligns_and_escapes() {
    let expected = "### 现金流 \\| 按年预付\n\n\
        | 月份 | Paid, CNY | Note |\n\
        | --- | ---: | --- |\n\
        | Jan 2027 | 16207.00 | fee \"2027\", paid |\n\
        | Feb 2027 | −12.50 |  |\n\
        | Mar 2027 |  |  |\n\
        | **Total** | **16194.50** |  |\n";
    assert_eq!(markdown(&sample()), expected);
    let evil = markdown(&one(text("<script>|[x](y)\n**z**")));
    assert_eq!(
        evil,
        "| c |\n| --- |\n| &lt;script&gt;\\|\\[x\\](y) \\*\\*z\\*\\* |\n"
    );
}

#[test]
fn no_text_becomes_a_formula() {
    let armed = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u{3000}=1",
        "\u{A0}-1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|' /C calc'!A0",
        "-",
        "\tplain",
    ];
    for cell in armed {
        let table = one(text(cell));
        let quoted = cell.replace('"', "\"\"");
        assert_eq!(
            csv(&table),
            format!("\u{FEFF}\"c\"\r\n\"'{quoted}\"\r\n"),
            "{cell:?}"
        );
        assert!(tsv(&table).starts_with("c\n'"), "{cell:?}");
    }
    for cell in ["a=1", "1-2", "套餐 - 月付", "'=1", ""] {
        assert_eq!(
            csv(&one(text(cell))),
            format!("\u{FEFF}\"c\"\r\n\"{cell}\"\r\n")
        );
    }
}

#[test]
fn a_header_is_guarded_like_a_cell() {
    let mut table = one(Cell::Empty);
    table.columns[0].title = "=1".to_owned();
    assert_eq!(csv(&table), "\u{FEFF}\"'=1\"\r\n\r\n");
}

#[test]
fn numbers_are_never_guarded_and_only_numbers_pass_as_such() {
    for plain in ["-1", "0", "1234567890123456789.0000001", "-0.5"] {
        assert_eq!(
            csv(&one(number(plain))),
            format!("\u{FEFF}\"c\"\r\n{plain}\r\n")
        );
        assert_eq!(tsv(&one(number(plain))), format!("c\n{plain}\n"));
    }
    for other in ["-1+cmd", "--1", "1.", ".5", "1e5", "-", "1,000", "=1"] {
        assert!(csv(&one(number(other))).contains('"'), "{other}");
        assert!(csv(&one(number(other))).ends_with("\"\r\n"), "{other}");
    }
    assert_eq!(tsv(&one(number("-1+cmd"))), "c\n'-1+cmd\n");
}
