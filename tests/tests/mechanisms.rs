//! The table of billing mechanisms: every one has a golden bill that shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The groups of mechanisms and how many each has; the last is one of its own.
const GROUPS: [(&str, usize); 5] = [("A", 27), ("B", 30), ("C", 21), ("D", 27), ("E", 8)];
const ROUNDING: &str = "F";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// The golden bills of each row of the table.
fn table() -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(folder().join("MECHANISMS.md")).expect("the table");
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, what, bills] = cells[..] else {
            continue;
        };
        if !number.starts_with(|c: char| ('A'..='F').contains(&c)) {
            continue;
        }
        assert!(!what.is_empty(), "{number} says what it is");
        let bills = bills.split(',').map(|name| name.trim().to_owned());
        let earlier = rows.insert(number.to_owned(), bills.collect());
        assert!(earlier.is_none(), "{number} has two rows");
    }
    rows
}

fn all() -> BTreeSet<String> {
    let numbered = |(group, count): (&str, usize)| {
        let group = group.to_owned();
        (1..=count).map(move |number| format!("{group}{number}"))
    };
    let mut all: BTreeSet<String> = GROUPS.into_iter().flat_map(numbered).collect();
    all.insert(ROUNDING.to_owned());
    all
}

#[test]
fn every_mechanism_has_its_row() {
    let rows: BTreeSet<String> = table().into_keys().collect();
    assert_eq!(rows, all());
}

#[test]
fn every_mechanism_has_a_golden_bill() {
    let mut faults = Vec::new();
    for (number, bills) in table() {
        for name in bills {
            if let Some((file, test)) = name.split_once("::") {
                let path = folder().join(format!("../tests/{file}.rs"));
                let text = std::fs::read_to_string(path).unwrap_or_default();
                if !text.contains(&format!("#[test]\nfn {test}(")) {
                    faults.push(format!("{number}: there is no test {name}"));
                }
                continue;
            }
            for ending in ["toml", "bill"] {
                if !folder().join(format!("{name}.{ending}")).is_file() {
                    faults.push(format!("{number}: there is no {name}.{ending}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
