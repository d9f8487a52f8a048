//! Golden bills: small studies whose bills were worked out by hand.
//!
//! Every `golden/<name>.toml` has a `golden/<name>.bill`: the calculation or the published
//! figure in lines that begin with `#`, then the bills as they must come out.

use outlay_core::billing::Invoice;
use outlay_core::cash_flow::Movement;
use outlay_core::outcome::evaluate_all;
use outlay_core::rating::Line;
use outlay_core::study::check::check;
use outlay_core::study::written;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// The names of the files with this ending, in order.
fn names(ending: &str) -> BTreeSet<String> {
    std::fs::read_dir(folder())
        .expect("the folder of golden bills")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .filter_map(|path| {
            path.file_stem()
                .and_then(|stem| stem.to_str())
                .map(str::to_owned)
        })
        .collect()
}

fn text(name: &str, ending: &str) -> String {
    let path = folder().join(format!("{name}.{ending}"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The bills of the first option under the first scenario, in the form of the `.bill` files.
fn printed(study: &str) -> Result<String, String> {
    let written = written::read(study).map_err(|issue| format!("cannot be read: {issue:?}"))?;
    let checked = check(&written.value, None);
    if checked.has_errors() {
        return Err(format!("has errors: {:#?}", checked.issues));
    }
    let study = checked.study.ok_or("no option can be priced")?;
    let found = evaluate_all(&study).map_err(|issue| format!("cannot be computed: {issue:?}"))?;
    let outcome = found
        .outcomes
        .first()
        .ok_or_else(|| format!("no outcome: {:?}", found.issues))?;
    let decimals = usize::try_from(study.currency.decimals).unwrap_or(0);
    let mut page = String::new();
    for invoice in &outcome.invoices {
        bill(&mut page, invoice, &outcome.movements, decimals);
    }
    Ok(page)
}

fn bill(page: &mut String, invoice: &Invoice, movements: &[Movement], decimals: usize) {
    let money = |amount| money(amount, decimals);
    let _ = writeln!(
        page,
        "bill {} issued {} due {}",
        invoice.number, invoice.issued, invoice.due
    );
    for line in &invoice.lines {
        let (first, last) = (line.period.start(), line.period.last_day());
        let _ = writeln!(
            page,
            "  {} | {first}..{last} | {} | {}",
            line.reference,
            quantity(line),
            money(line.amount)
        );
    }
    let total = invoice.total().expect("a small amount");
    let _ = writeln!(
        page,
        "  net {} tax {} total {}",
        money(invoice.net),
        money(invoice.tax),
        money(total)
    );
    for movement in movements
        .iter()
        .filter(|movement| movement.invoice == invoice.number)
    {
        let _ = writeln!(
            page,
            "  pay {} {}",
            movement.date,
            money(movement.total().expect("a small amount"))
        );
    }
}

/// The priced quantity of what is metered (to six places), the number of periods of a fixed charge, a dash
/// for what is neither (discounts, minimum, surcharge, salvage).
fn quantity(line: &Line) -> String {
    use outlay_core::pricing::reason::Reason;
    match (&line.quantity, &line.reason) {
        (Some(quantity), _) => quantity.round_dp(6).normalize().to_string(),
        (None, Reason::Flat | Reason::Share { .. }) => line.periods.text(),
        (None, _) => "-".to_owned(),
    }
}

/// With the currency's decimals, or more if the amount was not rounded to them.
fn money(amount: impl ToString, decimals: usize) -> String {
    let amount = amount.to_string();
    let (whole, fraction) = amount.split_once('.').unwrap_or((&amount, ""));
    let fraction = format!("{:0<decimals$}", fraction.trim_end_matches('0'));
    if fraction.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    }
}

/// Both texts line by line, with a mark on the lines that differ.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let mut page = String::new();
    for index in 0..expected.len().max(found.len()) {
        match (expected.get(index), found.get(index)) {
            (Some(wanted), Some(is)) if wanted == is => {
                let _ = writeln!(page, "   {is}");
            }
            (wanted, is) => {
                for (mark, line) in [('-', wanted), ('+', is)] {
                    if let Some(line) = line {
                        let _ = writeln!(page, " {mark} {line}");
                    }
                }
            }
        }
    }
    page
}

#[test]
fn bills_come_out_as_worked_out_by_hand() {
    let mut page = String::new();
    for name in names("toml") {
        let by_hand: String = text(&name, "bill")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| format!("{line}\n"))
            .collect();
        match printed(&text(&name, "toml")) {
            Ok(found) if found == by_hand => {}
            Ok(found) => {
                let _ = writeln!(
                    page,
                    "{name}: - by hand, + computed\n{}",
                    difference(&by_hand, &found)
                );
            }
            Err(why) => {
                let _ = writeln!(page, "{name}: {why}\n");
            }
        }
    }
    assert!(page.is_empty(), "\n{page}");
}

#[test]
fn every_study_has_its_bill_and_its_calculation() {
    let (studies, bills) = (names("toml"), names("bill"));
    assert_eq!(
        studies, bills,
        "each study has a bill of the same name, and each bill a study"
    );
    assert!(studies.len() >= 25, "only {} golden bills", studies.len());
    let silent: Vec<_> = bills
        .iter()
        .filter(|name| !text(name, "bill").starts_with('#'))
        .collect();
    assert!(silent.is_empty(), "no calculation at the top of {silent:?}");
}
