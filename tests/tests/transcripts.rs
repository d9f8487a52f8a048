//! The command line as it is typed: transcripts over the real program, and what they
//! cannot show (files, streams, JSON for scripts).
//!
//! After a change that is meant, `TRYCMD=overwrite cargo test -p outlay-tests --test
//! transcripts` writes the answers anew; read them before committing.

use outlay_tests::root;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The program, built for this run. The test runner does not build other packages'
/// programs, so cargo is asked to, into the folder where this test itself was built.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let this = std::env::current_exe().expect("this test's own path");
        // target/<profile>/deps/<this>
        let target = this.ancestors().nth(3).expect("the build folder");
        let built = escargot::CargoBuild::new()
            .manifest_path(root().join("Cargo.toml"))
            .package("outlay-cli")
            .bin("outlay")
            .current_release()
            .target_dir(target)
            .run()
            .unwrap_or_else(|error| panic!("outlay cannot be built: {error}"));
        built.path().to_owned()
    })
}

fn outlay(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(program())
        .current_dir(root().join("tests"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("outlay starts");
    let mut stdin = child.stdin.take().expect("piped");
    // A program that does not read its input closes it early.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("outlay ends")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}

fn stdout(output: &Output) -> String {
    assert_eq!(status(output), 0, "{output:?}");
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn json(arguments: &[&str], input: &str) -> Value {
    let text = stdout(&outlay(arguments, input));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer}: {value:#}"))
}

const TWO_WAYS: &str = "transcripts/studies/two-ways.toml";

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .register_bin("outlay", program())
        .case("transcripts/*.trycmd")
        .case("transcripts/*.toml");
}

/// The keys that scripts rely on, and numbers as decimal text.
#[test]
fn compare_answers_scripts() {
    let found = json(
        &["compare", TWO_WAYS, "--format", "json", "--lang", "en"],
        "",
    );
    let ids: Vec<_> = (0..2)
        .map(|i| text(&found, &format!("/options/{i}/id")))
        .collect();
    assert_eq!(ids, ["monthly", "yearly"]);
    // Worked out in references.rs.
    let expected = [
        ("total_cash", "30600"),
        ("present_value", "27902.48"),
        ("monthly_equivalent", "887.62"),
        ("peak_cash", "10200"),
    ];
    for (key, amount) in expected {
        assert_eq!(text(&found, &format!("/options/1/{key}")), amount, "{key}");
    }
    let crossings = found["break_evens"][0]["crossings"]
        .as_array()
        .expect("a list");
    let months: Vec<_> = crossings
        .iter()
        .filter_map(|c| c["index"].as_u64())
        .collect();
    assert_eq!(months, [10, 12, 20, 24, 30]);
    assert_eq!(text(&found, "/verdict/option"), "yearly");
    assert_eq!(text(&found, "/verdict/from/month"), "2029-07");
    assert!(!text(&found, "/verdict/sentence").is_empty());
    let fingerprint = text(&found, "/fingerprint");
    assert_eq!(fingerprint.len(), 9, "{fingerprint}");
    // The same study, the same fingerprint: in another language, on another basis, by
    // another verb, from standard input.
    let study = fs::read_to_string(root().join("tests").join(TWO_WAYS)).expect("readable");
    for arguments in [
        ["compare", TWO_WAYS, "--format", "json", "--lang", "zh-CN"],
        [
            "compare", TWO_WAYS, "--format", "json", "--basis", "accrual",
        ],
        ["cost", TWO_WAYS, "--format", "json", "--lang", "en"],
        ["compare", "-", "--format", "json", "--lang", "en"],
    ] {
        let other = json(&arguments, &study);
        assert_eq!(text(&other, "/fingerprint"), fingerprint, "{arguments:?}");
    }
}

#[test]
fn price_answers_scripts() {
    let tiers = r#"{"model":"graduated","tiers":[{"up_to":5,"unit_price":5,"flat_fee":10},{"unit_price":3,"flat_fee":30}]}"#;
    let found = json(&["price", tiers, "--quantity", "7", "--format", "json"], "");
    // 5 × 5 + 10 = 35, 2 × 3 + 30 = 36
    assert_eq!(text(&found, "/amount"), "71");
    let second = &found["lines"][1];
    let line = ["quantity", "unit_price", "flat_fee", "amount"].map(|key| second[key].as_str());
    assert_eq!(line, ["2", "3", "30", "36"].map(Some));
    assert_eq!(second["tier"], 2);
    // Several quantities make a list, in their order.
    let several = [
        "price",
        tiers,
        "--quantity",
        "0",
        "--quantity",
        "5",
        "--format",
        "json",
    ];
    let found = json(&several, "");
    assert_eq!(
        [text(&found, "/0/amount"), text(&found, "/1/amount")],
        ["10", "35"]
    );
    // A fraction is never a float: 0.1 × 3.
    let exact = json(
        &[
            "price",
            r#"{"model":"per-unit","unit_price":0.1}"#,
            "--quantity",
            "3",
            "--format",
            "json",
        ],
        "",
    );
    assert_eq!(text(&exact, "/amount"), "0.3");
}

/// A thousand prices in one stream, one answer each, in order.
#[test]
fn a_stream_of_prices_is_answered_line_by_line() {
    let task = |quantity: u32| {
        format!(
            r#"{{"price":{{"model":"per-unit","unit_price":"0.015"}},"quantity":"{quantity}"}}"#
        )
    };
    let input: Vec<String> = (0..1000).map(task).collect();
    let answer = stdout(&outlay(&["price", "-"], &(input.join("\n") + "\n")));
    let lines: Vec<Value> = answer
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines.len(), 1000);
    assert_eq!(text(&lines[0], "/amount"), "0");
    assert_eq!(text(&lines[999], "/amount"), "14.985");
}

#[test]
fn reports_are_files_of_their_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, more: &[&str]| {
        let file = folder.path().join(name);
        let path = file.to_str().expect("UTF-8");
        let arguments = [&["report", TWO_WAYS, "-o", path, "--lang", "en"], more].concat();
        let said = stdout(&outlay(&arguments, ""));
        assert!(said.contains(name), "{said}");
        fs::read(file).expect("written")
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    for more in [
        &[][..],
        &["--option", "yearly"],
        &["--basis", "accrual", "--dark"],
    ] {
        let svg = text(write("picture.svg", more));
        assert!(
            svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"),
            "{svg:.200}"
        );
        let png = write("picture.PNG", more);
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && png.ends_with(b"IEND\xaeB`\x82"));
    }
    let csv = text(write("table.csv", &[]));
    // Spreadsheets need the mark to read Chinese.
    assert!(csv.starts_with("\u{feff}\"Measure\",\"By the month\",\"A year ahead\"\r\n"));
    assert!(
        csv.contains("\"Paid in 36 months\",36000.00,30600.00\r\n"),
        "{csv}"
    );
    let months = text(write("months.csv", &["--option", "yearly"]));
    assert_eq!(months.lines().count(), 38, "header, 36 months and a total");
    let markdown = text(write("table.md", &[]));
    assert!(
        markdown.contains("| Paid in 36 months | 36000.00 | 30600.00 |"),
        "{markdown}"
    );
    // Nothing else is left in the folder.
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 5);
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let report = |path: &str, study: &str| {
        status(&outlay(&["report", study, "-o", path, "--lang", "en"], ""))
    };
    assert_eq!(report(&place("no/such/folder.svg"), TWO_WAYS), 3);
    // What stands in the way of a folder is a file.
    fs::write(place("file"), "old").expect("written");
    assert_eq!(report(&place("file/picture.svg"), TWO_WAYS), 3);
    assert_eq!(report(&place("picture.xyz"), TWO_WAYS), 2);
    assert_eq!(report(&place("picture"), TWO_WAYS), 2);
    fs::write(place("old.svg"), "old").expect("written");
    assert_eq!(
        report(&place("old.svg"), "transcripts/studies/typo.toml"),
        1
    );
    assert_eq!(
        fs::read_to_string(place("old.svg")).expect("readable"),
        "old"
    );
    let mut read_only = fs::metadata(place("old.svg")).expect("there").permissions();
    read_only.set_readonly(true);
    fs::set_permissions(place("old.svg"), read_only).expect("set");
    assert_eq!(report(&place("old.svg"), TWO_WAYS), 3);
    assert_eq!(
        fs::read_to_string(place("old.svg")).expect("readable"),
        "old"
    );
}

#[test]
fn a_history_by_day_is_imported_day_by_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let days: Vec<String> = (1..=31).map(|day| day.to_string()).collect();
    let rows = (1..=31).map(|day| format!("2027-01-{day:02},{day}\n"));
    let text: String = std::iter::once("date,Users\n".to_owned())
        .chain(rows)
        .collect();
    fs::write(place("days.csv"), text).expect("written");
    fs::write(place("months.csv"), "month,Users\n2027-01,31\n").expect("written");
    let import = |file: &str, study: &str, more: &[&str]| {
        let (file, study) = (place(file), place(study));
        let named = ["--column", "Users=dau:level", "--lang", "en"];
        outlay(
            &[&["import", &file, "-o", &study][..], &named, more].concat(),
            "",
        )
    };
    stdout(&import("days.csv", "study.toml", &["--daily", "base"]));
    let written = fs::read_to_string(place("study.toml")).expect("written");
    let study: toml_edit::DocumentMut = written.parse().expect("TOML");
    // The days are the forecast, so the study begins with them and nothing was counted.
    assert_eq!(study["start"].as_str(), Some("2027-01"));
    assert!(study.get("actuals").is_none(), "{written}");
    let month = study["scenarios"][0]["usage"]["dau"]["daily"]["2027-01"].as_array();
    let found = month.expect("days").iter();
    let found: Vec<_> = found.filter_map(|day| day.as_str()).collect();
    assert_eq!(found, days);
    // Months have no days, and an unknown scenario has no forecast: nothing is written.
    assert_ne!(
        status(&import("months.csv", "none.toml", &["--daily", "base"])),
        0
    );
    assert_eq!(
        status(&import("days.csv", "none.toml", &["--daily", "best"])),
        2
    );
    assert!(!Path::new(&place("none.toml")).exists());
}

#[test]
fn the_schema_is_a_json_schema() {
    let found = json(&["schema"], "");
    assert_eq!(
        text(&found, "/$schema"),
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert_eq!(text(&found, "/properties/title/$ref"), "#/$defs/Label");
}

/// A study is opened before it is trusted: nothing in it may drive the terminal.
#[test]
fn no_control_characters_reach_the_terminal() {
    let study = "transcripts/studies/control.toml";
    let option = ["bill", study, "--option", "monthly"];
    let typo = "format = 1\n\"key\\u001b[31m\" = 1\ntitle = \"\\u001b[31m\"";
    let mut outputs = vec![
        outlay(&["check", study], ""),
        outlay(&["check", "-"], typo),
        outlay(&["check", "-", "--format", "csv"], typo),
        outlay(&["check", "-", "--format", "json"], typo),
        outlay(&["compare", study, "--scenario", "\u{1b}[31m"], ""),
        outlay(&["price", "{\"model\":\"\\u001b[31m\"}"], ""),
        outlay(
            &[
                "price",
                "{\"model\":\"flat\",\"amount\":1}",
                "--quantity",
                "\u{1b}[31m",
            ],
            "",
        ),
    ];
    for format in ["table", "json", "csv", "markdown"] {
        for language in ["en", "zh-CN"] {
            let more = ["--format", format, "--lang", language];
            outputs.push(outlay(&[&option[..], &more].concat(), ""));
            for verb in ["compare", "cost"] {
                outputs.push(outlay(&[&[verb, study], &more[..]].concat(), ""));
            }
        }
    }
    for output in outputs {
        let shown = [output.stdout, output.stderr].concat();
        let shown = String::from_utf8(shown).expect("UTF-8");
        assert!(!shown.is_empty());
        let driving = shown.chars().find(|c| {
            let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            turns || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        });
        assert_eq!(driving, None, "{shown:?}");
        // In CSV a line break may stand within quotes.
        let own_line = shown
            .lines()
            .find(|line| line.starts_with("You owe nothing") && !line.contains('"'));
        assert_eq!(own_line, None, "a name looks like a line of ours: {shown}");
    }
}

/// Output that nobody reads to its end is no fault.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_fault() {
    let script = format!(
        "'{}' cost ../examples/startup.toml --format json --lang en | head -c 1",
        program().display()
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(root().join("tests"))
        .output()
        .expect("a shell");
    assert!(output.stderr.is_empty(), "{output:?}");
}
