//! Fuzzing: every stored document, damaged at random, goes through the whole flow.
//!
//! Read → check → evaluate → compare → books and traces. Whatever a document says, nothing
//! may panic, hang or lose money: the lines of a bill are its net amount, its payments the
//! bill, and what is paid is what it costs. A normal run has a few seconds;
//! `OUTLAY_FUZZ_SECONDS` gives it more, `OUTLAY_FUZZ_SEED` repeats a run. What fails is
//! written to the test's own folder.

use outlay_app::price_book::PriceBook;
use outlay_core::compare::bridge::{BridgeBasis, Detail, bridge_by_rules};
use outlay_core::compare::cause::Side;
use outlay_core::compare::comparison::{Basis, compare};
use outlay_core::compare::crossover::crossover;
use outlay_core::compare::decision::decide;
use outlay_core::compare::matches::Matches;
use outlay_core::compare::rules::{End, stations};
use outlay_core::compare::steady::steady;
use outlay_core::compare::stopping::stopping;
use outlay_core::decimal::{Exact, add, sum};
use outlay_core::explain::{explain, references};
use outlay_core::ledger::book;
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::study::Study;
use outlay_core::study::check::check;
use outlay_core::study::written;
use outlay_core::what_if::{Evaluated, evaluated};
use outlay_tests::root;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

/// What one document may take. The slowest legal one (240 months, several analyses) needs a
/// small part of it without optimisation.
const LIMIT: Duration = Duration::from_secs(60);

/// A generator of pseudo-random numbers that is the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).expect("small")).expect("small")
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "0.5",
    "100%",
    "-100%",
    "1000000%",
    "0.000000000001",
    "0.0000000000000000001",
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "99999999999999999999999999999999",
    "1000000000000",
    "9007199254740993",
    "4294967295",
    "1e28",
    "NaN",
    "",
    "1.2万",
    "=1/0",
    "3",
    "28",
    "31",
    "240",
];
const DATES: &[&str] = &[
    "0001-01-01",
    "9999-12-31",
    "2027-02-29",
    "2028-02-29",
    "+262142-12-31",
    "-262143-01-01",
    "1900-01-01",
    "2027-01-31",
    "2027-12-31",
    "2046-12-31",
    "2027-01",
    "9999-12",
    "0000-00",
    "0001-01",
    "2262-04",
    "24:00",
    "23:59",
];
const CADENCES: &[&str] = &[
    "month",
    "quarter",
    "year",
    "once",
    "day",
    "0 months",
    "1 months",
    "7 months",
    "240 months",
    "4294967295 months",
];

/// The stored documents by name, each as text.
fn documents() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in [
        "examples",
        "tests/documents",
        "tests/golden",
        "tests/bad-inputs",
        "tests/break-even",
        "tests/transcripts/studies",
        "price-book",
    ] {
        collect(&root().join(folder), &mut found);
    }
    let book = PriceBook::built_in();
    for entry in &book.entries {
        for example in &entry.examples {
            let Some(plan) = entry.plan(&example.plan) else {
                continue;
            };
            let ids = entry.meters_of(plan, &book.meters);
            let is_used = |meter: &&Value| ids.iter().any(|id| meter["id"] == json!(id));
            let usage: Map<String, Value> = example
                .usage
                .iter()
                .map(|(meter, quantity)| {
                    let forecast = if quantity.is_object() {
                        quantity.clone()
                    } else {
                        json!({"start": quantity})
                    };
                    (meter.clone(), forecast)
                })
                .collect();
            let mut option = example.option.clone();
            option.insert("id".into(), json!("example"));
            option.insert("plan".into(), json!(example.plan));
            let study = json!({
                "format": 1, "title": "Example", "currency": entry.currency,
                "start": "2027-01", "months": example.months.unwrap_or(3),
                "meters": book.meters.iter().filter(is_used).collect::<Vec<_>>(),
                "scenarios": [{"id": "example", "usage": usage}],
                "plans": [plan], "options": [option],
            });
            found.push((format!("{}/{}", entry.id, example.plan), study.to_string()));
        }
    }
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        let is_document = path.extension().is_some_and(|e| e == "toml" || e == "json");
        if is_document && let Ok(text) = std::fs::read_to_string(&path) {
            found.push((path.display().to_string(), text));
        }
    }
}

/// What stands in documents, by the key it stands at: parts for splicing.
type Pool = BTreeMap<String, Vec<(String, Value)>>;

fn harvest(key: &str, value: &Value, pool: &mut Pool) {
    match value {
        Value::Object(map) => {
            for (inner, value) in map {
                pool.entry(key.to_owned())
                    .or_default()
                    .push((inner.clone(), value.clone()));
                harvest(inner, value, pool);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| harvest(key, item, pool)),
        _ => {}
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(map) => map.values().map(count).sum(),
        Value::Array(items) => items.iter().map(count).sum(),
        _ => 0,
    }
}

/// Changes the node at a position of the tree; `key` is what it stands at.
fn change(value: &mut Value, key: &str, at: &mut usize, pool: &Pool, random: &mut Random) {
    if *at == 0 {
        *at = usize::MAX;
        damage(value, key, pool, random);
        return;
    }
    *at -= 1;
    match value {
        Value::Object(map) => {
            for (inner, value) in map.iter_mut() {
                if *at == usize::MAX {
                    return;
                }
                change(value, inner, at, pool, random);
            }
        }
        Value::Array(items) => {
            for item in items {
                if *at == usize::MAX {
                    return;
                }
                change(item, key, at, pool, random);
            }
        }
        _ => {}
    }
}

fn damage(value: &mut Value, key: &str, pool: &Pool, random: &mut Random) {
    let alike = pool.get(key);
    match value {
        Value::Object(map) => match random.below(5) {
            0 => {
                let keys: Vec<String> = map.keys().cloned().collect();
                if !keys.is_empty() {
                    let gone = random.pick(&keys).clone();
                    map.shift_remove(&gone);
                }
            }
            1 if map.len() > 1 => {
                let keys: Vec<String> = map.keys().cloned().collect();
                let (one, other) = (random.pick(&keys).clone(), random.pick(&keys).clone());
                let (a, b) = (map.get(&one).cloned(), map.get(&other).cloned());
                map.insert(one, b.unwrap_or_default());
                map.insert(other, a.unwrap_or_default());
            }
            // A key of the same table in some other document.
            _ => {
                if let Some((inner, value)) =
                    alike.filter(|l| !l.is_empty()).map(|l| random.pick(l))
                {
                    map.insert(inner.clone(), value.clone());
                }
            }
        },
        Value::Array(items) => {
            let index = random.below(items.len());
            match random.below(4) {
                0 if !items.is_empty() => drop(items.remove(index)),
                1 if !items.is_empty() => items.push(items[index].clone()),
                2 if !items.is_empty() => {
                    let mut twin = items[index].clone();
                    if let Some(id) = twin.get_mut("id") {
                        *id = json!(format!("twin-{}", random.below(9)));
                    }
                    items.insert(index, twin);
                }
                _ => items.reverse(),
            }
        }
        Value::String(text) => *text = other_text(text, key, pool, random),
        Value::Number(_) => {
            let extremes = [
                json!(0),
                json!(1),
                json!(-1),
                json!(2),
                json!(12),
                json!(240),
                json!(u32::MAX),
                json!(u64::MAX),
                json!(i64::MIN),
                json!(1e308),
                json!(0.1),
                json!("3"),
            ];
            *value = random.pick(&extremes).clone();
        }
        Value::Bool(flag) => *flag = !*flag,
        Value::Null => *value = json!("0"),
    }
}

fn other_text(text: &str, key: &str, pool: &Pool, random: &mut Random) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits >= 6 && text.contains('-') && random.below(8) > 0 {
        return (*random.pick(DATES)).to_owned();
    }
    if digits * 2 >= text.len() && digits > 0 && random.below(8) > 0 {
        return (*random.pick(NUMBERS)).to_owned();
    }
    if text.contains("month") || ["quarter", "year", "once"].contains(&text) {
        return (*random.pick(CADENCES)).to_owned();
    }
    // Another word that stands at a key of this name somewhere.
    let words: Vec<&str> = pool
        .values()
        .flatten()
        .filter(|(name, _)| name == key)
        .filter_map(|(_, value)| value.as_str())
        .collect();
    if words.is_empty() || random.below(10) == 0 {
        return (*random.pick(NUMBERS)).to_owned();
    }
    (*random.pick(&words)).to_owned()
}

/// Tokens dropped, doubled or exchanged in the text itself.
fn scramble(text: &str, random: &mut Random) -> String {
    let is_cut = |c: char| c.is_whitespace() || "=,[]{}\":".contains(c);
    let mut tokens: Vec<String> = text.split_inclusive(is_cut).map(str::to_owned).collect();
    for _ in 0..=random.below(3) {
        if tokens.is_empty() {
            break;
        }
        let (one, other) = (random.below(tokens.len()), random.below(tokens.len()));
        match random.below(4) {
            0 => drop(tokens.remove(one)),
            1 => tokens.insert(one, tokens[other].clone()),
            2 => tokens.swap(one, other),
            _ => tokens[one] = (*random.pick(NUMBERS)).to_owned(),
        }
    }
    tokens.concat()
}

/// How far a document came.
#[derive(Debug, Default, Clone, Copy)]
struct Reached {
    read: usize,
    proved: usize,
    priced: usize,
}

fn exercise(text: &str, reached: &mut Reached) {
    let Ok(read) = written::read(text) else {
        return;
    };
    reached.read += 1;
    let last = read.value["scenarios"]
        .as_array()
        .and_then(|list| list.last())
        .cloned();
    let last = last.and_then(|scenario| Some(scenario.get("id")?.as_str()?.to_owned()));
    for scenario in [None, last.as_deref()] {
        let Some(study) = check(&read.value, scenario).study else {
            continue;
        };
        reached.proved += 1;
        let Ok(found) = evaluate_all(&study) else {
            continue;
        };
        reached.priced += usize::from(!found.outcomes.is_empty());
        for basis in [Basis::Cash, Basis::Accrual] {
            let _ = compare(&study, &found.outcomes, basis);
        }
        if study.horizon.len() <= 48 {
            let _ = decide(&study, &found.outcomes);
        }
        for outcome in &found.outcomes {
            ties_out(&study, outcome).expect("small sums of what was computed");
            // Every month is an evaluation of its own.
            if study.horizon.len() <= 48 {
                let _ = stopping(&study, outcome);
            }
            if let Ok(books) = book(&study, outcome) {
                for entry in &books.entries {
                    assert_eq!(entry.imbalance(), Ok(0.into()), "debit = credit");
                }
            }
        }
        for meter in 0..study.meters.len().min(2) {
            if let Ok(month) = steady(&study, &found.forecast, meter, 0)
                && let [one, other, ..] = month.options.as_slice()
            {
                let _ = crossover(one, other, 300);
            }
        }
    }
    if let Ok(evaluated) = evaluated(&read.value, "") {
        together(&read.value, &evaluated);
    }
}

/// The bridge adds up, and every figure that is offered has a trace.
fn together(document: &Value, evaluated: &Evaluated) {
    let (study, outcomes) = (&evaluated.study, &evaluated.outcomes.outcomes);
    let side = |outcome| Side { study, outcome };
    if let [one, .., other] = outcomes.as_slice() {
        let (from, to) = (side(one), side(other));
        let end = |of: &Outcome| End {
            document,
            scenario: "",
            option: study.options[of.option].id.as_str(),
        };
        let pairs = Matches::of(from, to).pairs();
        if let Ok(stations) = stations(end(one), end(other), &pairs)
            && let Ok(Some(found)) =
                bridge_by_rules(from, &stations, to, BridgeBasis::Cash, Detail::Tiers)
        {
            let total = sum(found.steps.iter().map(|step| step.amount));
            assert_eq!(total, Ok(found.difference), "the steps add up");
        }
    }
    let figures = references(evaluated);
    let every = figures.len() / 12 + 1;
    for figure in figures.iter().step_by(every) {
        let node = explain(document, "", evaluated, figure);
        assert!(!matches!(node, Ok(None)), "{figure} has a trace");
    }
}

fn ties_out(study: &Study, outcome: &Outcome) -> Exact<()> {
    let mut paid_by_bill: BTreeMap<usize, Decimal> = BTreeMap::new();
    for movement in outcome.movements.iter().filter(|m| !m.recovery) {
        let paid = paid_by_bill.entry(movement.invoice).or_default();
        *paid = add(*paid, movement.total()?)?;
    }
    for invoice in &outcome.invoices {
        let net = sum(invoice.net_by_line.iter().copied())?;
        assert_eq!(net, invoice.net, "lines = net");
        let paid = paid_by_bill.get(&invoice.number).copied();
        assert_eq!(
            paid.unwrap_or_default(),
            invoice.total()?,
            "payments = bill"
        );
        for amount in &invoice.net_by_line {
            assert!(
                amount.normalize().scale() <= study.currency.decimals,
                "rounded: {amount}"
            );
        }
    }
    let mut paid = Vec::new();
    for movement in &outcome.movements {
        paid.push(movement.total()?);
    }
    let cost = sum(outcome
        .accrual
        .months
        .iter()
        .copied()
        .chain([outcome.accrual.after]))?;
    assert_eq!(sum(paid)?, cost, "paid = cost + what serves later");
    Ok(())
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// One damaged document, as text.
fn damaged(seeds: &[(String, String, Option<Value>)], pool: &Pool, random: &mut Random) -> String {
    let (_, text, tree) = random.pick(seeds);
    let Some(tree) = tree.as_ref().filter(|_| random.below(5) > 0) else {
        return scramble(text, random);
    };
    let mut tree = tree.clone();
    for _ in 0..=random.below(4) {
        let mut at = random.below(count(&tree));
        change(&mut tree, "", &mut at, pool, random);
    }
    tree.to_string()
}

#[test]
fn damaged_documents_neither_panic_nor_hang() {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seed = from_environment("OUTLAY_FUZZ_SEED")
        .unwrap_or_else(|| u64::try_from(now.expect("after 1970").as_millis()).expect("this age"));
    let seconds = from_environment("OUTLAY_FUZZ_SECONDS").unwrap_or(8);
    println!("OUTLAY_FUZZ_SEED={seed} OUTLAY_FUZZ_SECONDS={seconds}");
    let seeds: Vec<(String, String, Option<Value>)> = documents()
        .into_iter()
        .map(|(name, text)| {
            let tree = written::read(&text).ok().map(|written| written.value);
            (name, text, tree)
        })
        .collect();
    assert!(seeds.len() > 300, "only {} documents", seeds.len());
    let mut pool = Pool::new();
    for (_, _, tree) in &seeds {
        harvest("", tree.as_ref().unwrap_or(&Value::Null), &mut pool);
    }
    let (sender, receiver) = channel::<Option<String>>();
    let worker = std::thread::spawn(move || {
        let mut random = Random(seed);
        let mut reached = Reached::default();
        let mut tried = 0_usize;
        // Each document as it is, then damaged ones until the time is over.
        for (_, text, _) in &seeds {
            let _ = sender.send(Some(text.clone()));
            exercise(text, &mut reached);
        }
        let until = Instant::now() + Duration::from_secs(seconds);
        while Instant::now() < until {
            let text = damaged(&seeds, &pool, &mut random);
            let _ = sender.send(Some(text.clone()));
            exercise(&text, &mut reached);
            tried += 1;
        }
        let _ = sender.send(None);
        (tried, reached)
    });
    let mut current = String::new();
    let fault = loop {
        match receiver.recv_timeout(LIMIT) {
            Ok(Some(text)) => current = text,
            Ok(None) => break None,
            Err(RecvTimeoutError::Timeout) => break Some("took too long"),
            Err(RecvTimeoutError::Disconnected) => break Some("panicked"),
        }
    };
    if let Some(fault) = fault {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{seed}.json"));
        let _ = std::fs::write(&place, &current);
        panic!("{fault}: seed {seed}, {}\n{current}", place.display());
    }
    let (tried, reached) = worker.join().expect("the worker came to its end");
    println!("{tried} damaged documents; with the {reached:?}");
    assert!(
        tried > 20 && reached.priced > 300,
        "{tried} tried, {reached:?}"
    );
}
