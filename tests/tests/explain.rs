//! Explain: every figure has a trace whose parts add up, down to clause and input.

use outlay_core::explain::{AmountKind, Node, explain, references};
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::path::get;
use outlay_core::study::written::read;
use outlay_core::what_if::{Evaluated, evaluated};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use std::path::PathBuf;

fn studies() -> Vec<(PathBuf, Value)> {
    let mut files: Vec<PathBuf> = ["tests/golden", "examples"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(outlay_tests::root().join(folder)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a file");
            let written =
                read(&text).unwrap_or_else(|issue| panic!("{}: {issue:?}", path.display()));
            (path, written.value)
        })
        .collect()
}

fn scenario(document: &Value) -> String {
    let first = document["scenarios"].get(0).and_then(|s| s["id"].as_str());
    first.unwrap_or_default().to_owned()
}

fn trace(document: &Value, found: &Evaluated, reference: &str) -> Node {
    explain(document, &scenario(document), found, reference)
        .unwrap_or_else(|issue| panic!("{reference}: {issue:?}"))
        .unwrap_or_else(|| panic!("{reference} cannot be explained"))
}

/// The law of every node, and that every path leads somewhere.
fn hold(node: &Node, document: &Value, place: &str) {
    if node.adds_up {
        let parts: Decimal = node.children.iter().map(|child| child.amount).sum();
        assert_eq!(parts, node.amount, "{place}: {node:#?}");
    }
    for input in &node.inputs {
        if let Some(path) = &input.path {
            assert!(get(document, path).is_some(), "{place}: {path}");
        }
    }
    for child in &node.children {
        hold(child, document, place);
    }
}

/// Every figure of every example and golden bill: parts add up, references can be asked
/// for, what a child says about itself is what it says when asked.
#[test]
fn every_figure_has_a_trace_that_adds_up() {
    for (path, document) in studies() {
        let found = evaluated(&document, &scenario(&document))
            .unwrap_or_else(|issue| panic!("{}: {issue:?}", path.display()));
        let all = references(&found);
        for reference in &all {
            let place = format!("{} {reference}", path.display());
            let node = trace(&document, &found, reference);
            assert_eq!(
                node.reference.as_deref(),
                Some(reference.as_str()),
                "{place}"
            );
            let shown = node.amount.is_zero() || !node.children.is_empty();
            assert!(shown, "{place} stands for itself");
            hold(&node, &document, &place);
            for child in &node.children {
                let known = child.reference.as_ref().is_none_or(|r| all.contains(r));
                assert!(known, "{place}: {:?}", child.reference);
            }
        }
    }
}

/// The lines behind a bridge's steps can be asked for, and add up to the fees and usage.
#[test]
fn the_steps_of_a_bridge_lead_to_lines() {
    use outlay_core::compare::bridge::{BridgeBasis, Detail, bridge};
    use outlay_core::compare::cause::Side;
    for (path, document) in studies() {
        let found = evaluated(&document, &scenario(&document)).expect("no errors");
        let all = references(&found);
        let outcomes = &found.outcomes.outcomes;
        let side = |outcome| Side {
            study: &found.study,
            outcome,
        };
        for to in outcomes.iter().skip(1) {
            let from = side(&outcomes[0]);
            let steps = bridge(from, side(to), BridgeBasis::Cash, Detail::Tiers);
            let steps = steps.expect("small amounts").expect("one currency").steps;
            for reference in steps
                .iter()
                .flat_map(|s| s.from_lines.iter().chain(&s.to_lines))
            {
                assert!(all.contains(reference), "{} {reference}", path.display());
            }
        }
    }
}

/// The amounts are the outcome's own.
#[test]
fn figures_are_those_of_the_outcome() {
    for (_, document) in studies() {
        let found = evaluated(&document, &scenario(&document)).expect("no errors");
        for outcome in &found.outcomes.outcomes {
            let id = &found.study.options[outcome.option].id;
            let of = |figure: &str| trace(&document, &found, &format!("{id}{figure}")).amount;
            let metrics = &outcome.metrics;
            assert_eq!(of(""), metrics.total_paid);
            assert_eq!(of("/total-cash"), metrics.total_paid);
            assert_eq!(of("/total-cost"), metrics.total_cost);
            assert_eq!(of("/present-value"), metrics.present_value);
            assert_eq!(of("/monthly-equivalent"), metrics.monthly_equivalent);
        }
    }
}

fn example() -> Value {
    json!({
        "format": 1, "title": "Trace", "currency": "CNY", "start": "2027-01", "months": 3,
        "taxes": {"vat_rate": "6%"},
        "meters": [{"id": "dau", "name": "Users", "kind": "level"}],
        "scenarios": [
            {"id": "base", "usage": {"dau": {"start": "100", "growth": {"model": "compound", "monthly_rate": "10%"},
                "events": [{"from": "2027-02", "to": "2027-02", "multiply": "150%"}]}}},
            {"id": "dear", "from": "base", "changes": {"plans.p.charges.users.price.unit_price": "0.5"}}],
        "plans": [{"id": "p", "source": {"url": "https://example.com/pricing", "as_of": "2026-11-20"},
            "charges": [{"id": "users", "meter": "dau", "clause": "Each user 0.333 a month",
                         "price": {"model": "per-unit", "unit_price": "0.333"}}]}],
        "options": [{"id": "o", "plan": "p"}],
    })
}

fn find<'a>(node: &'a Node, key: &str) -> &'a Node {
    fn search<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
        if node.label.key == key {
            return Some(node);
        }
        node.children.iter().find_map(|child| search(child, key))
    }
    search(node, key).unwrap_or_else(|| panic!("{key}: {node:#?}"))
}

/// February: 100 × 1.1 = 110, × 1.5 = 165 users; 165 × 0.333 = 54.945, rounded to 54.95.
#[test]
fn a_line_leads_to_clause_price_and_forecast() {
    let document = example();
    let found = evaluated(&document, "base").expect("no errors");
    let line = trace(&document, &found, "o/bill-2/users");
    assert_eq!(line.amount, dec!(54.95));
    assert_eq!(line.clause, Some("Each user 0.333 a month".into()));
    let source = line.source.as_ref().expect("a source");
    assert_eq!(source.url.as_deref(), Some("https://example.com/pricing"));
    assert_eq!(source.as_of.as_deref(), Some("2026-11-20"));
    assert_eq!(find(&line, "explain-exact").amount, dec!(54.945));
    assert_eq!(find(&line, "explain-rounding").amount, dec!(0.005));

    let exact = find(&line, "explain-exact");
    let price = exact
        .inputs
        .iter()
        .find(|input| input.label.key == "explain-input-unit-price");
    let price = price.expect("a price");
    assert_eq!(price.value, Arg::Money("0.333".into()));
    assert_eq!(
        price.path.as_deref(),
        Some("plans.p.charges.users.price.unit_price")
    );

    let usage = find(&line, "explain-usage");
    assert_eq!(
        (usage.amount, usage.kind),
        (dec!(165), AmountKind::Quantity)
    );
    assert_eq!(find(usage, "explain-grown").amount, dec!(110));
    assert_eq!(find(usage, "explain-event").amount, dec!(165));
    let start = &find(usage, "explain-grown").inputs[0];
    assert_eq!(
        start.path.as_deref(),
        Some("scenarios.base.usage.dau.start")
    );
}

/// 500 dollars paid at 7.1 and back at 7: each line names the dollars and its rate, and the
/// loss names both rates.
#[test]
fn a_deposit_leads_to_its_dollars_and_to_both_rates() {
    let mut document = example();
    document["exchange"] = json!([{"currency": "USD", "from": "2026-12-01", "rate": "7.1"},
                                  {"currency": "USD", "from": "2027-03-01", "rate": "7"}]);
    document["plans"][0]["currency"] = json!("USD");
    document["plans"][0]["deposit"] = json!("500");
    document["options"][0]["end"] = json!("2027-02-28");
    let found = evaluated(&document, "base").expect("no errors");
    let stated = |bill: &str| {
        let line = trace(&document, &found, &format!("o/{bill}"));
        let exact = find(&line, "explain-exact");
        let value = |key: &str| {
            let mut inputs = exact.inputs.iter();
            let input = inputs.find(|input| input.label.key == key).expect(key);
            (input.value.clone(), input.path.clone())
        };
        let (dollars, path) = value("explain-input-price");
        assert_eq!(dollars, Arg::foreign("USD", dec!(500)));
        assert_eq!(path.as_deref(), Some("plans.p.deposit"));
        (
            line.amount,
            value("explain-input-exchange").0,
            exact.rule.clone(),
        )
    };
    let rate = |text: &str| Arg::Quantity(text.into());
    let (paid, at, _) = stated("bill-1/deposit");
    assert_eq!((paid, at), (dec!(3550.00), rate("7.1")));
    let (back, at, _) = stated("bill-3/deposit");
    assert_eq!((back, at), (dec!(-3550.00), rate("7.1")));
    let (lost, at, rule) = stated("bill-3/deposit.exchange");
    assert_eq!((lost, at), (dec!(50.00), rate("7")));
    let said = Sentence::new("reason-deposit-exchange-loss")
        .with("amount", Arg::foreign("USD", dec!(500)))
        .with("paid", rate("7.1"))
        .with("back", rate("7"));
    assert_eq!(rule, Some(said));
}

#[test]
fn a_price_changed_by_the_scenario_is_found_there() {
    let document = example();
    let found = evaluated(&document, "dear").expect("no errors");
    let line = explain(&document, "dear", &found, "o/bill-1/users");
    let line = line.expect("small amounts").expect("a line");
    let price = find(&line, "explain-exact")
        .inputs
        .iter()
        .find_map(|input| input.path.clone());
    assert_eq!(
        price.as_deref(),
        Some("scenarios.dear.changes.\"plans.p.charges.users.price.unit_price\"")
    );
}

#[test]
fn what_there_is_not_has_no_trace() {
    let document = example();
    let found = evaluated(&document, "base").expect("no errors");
    for reference in [
        "",
        "/",
        "x",
        "o/",
        "o/x",
        "o/2027-13",
        "o/2026-12",
        "o/2027-04",
        "o/2027-01/x",
        "o/bill-9",
        "o/bill-1/x",
        "o/bill-1/users#2",
        "o/total-cash/x",
        "o/bill-1/users/x",
    ] {
        let node = explain(&document, "base", &found, reference).expect("small amounts");
        assert!(
            node.is_none() || reference == "o/",
            "{reference}: {node:#?}"
        );
    }
}

/// A price that looks at another meter shows what that one reads, beside its own.
#[test]
fn other_meters_that_a_price_looks_at_are_shown() {
    let document = json!({
        "format": 1, "title": "Chat", "currency": "CNY", "start": "2027-01", "months": 1,
        "meters": [{ "id": "users", "kind": "level" }, { "id": "messages", "kind": "flow" }],
        "scenarios": [{ "id": "base", "usage": {
            "users": { "start": "3" }, "messages": { "start": "10000" },
        } }],
        "plans": [{ "id": "plan", "charges": [{
            "id": "messages", "meter": "messages",
            "allowance": { "per": { "meter": "users", "each": "2000" } },
            "price": { "model": "per-unit", "unit_price": "0.01" },
        }] }],
        "options": [{ "id": "option", "plan": "plan" }],
    });
    let found = evaluated(&document, "base").expect("it can be priced");
    let line = trace(&document, &found, "option/bill-1/messages");
    assert_eq!(line.amount, dec!(40));
    assert_eq!(quantities(&line), [dec!(10000), dec!(3)]);
}

/// What meters read for a price, in the order of the trace.
fn quantities(node: &Node) -> Vec<Decimal> {
    let own = (node.label.key == "explain-usage").then_some(node.amount);
    let below = node.children.iter().flat_map(quantities);
    own.into_iter().chain(below).collect()
}

/// 12,000 users: 10,000 × 0.05 = 500 and 2,000 × 0.04 = 80; the fee of 1,200 a year is 100 a
/// month. Together 680, each part by its tier and price.
#[test]
fn a_month_at_a_usage_is_explained_by_its_charges() {
    let tiers = json!([{"up_to": "10000", "unit_price": "0.05"}, {"unit_price": "0.04"}]);
    let document = json!({
        "format": 1, "title": "At", "currency": "CNY", "start": "2027-01", "months": 12,
        "meters": [{"id": "dau", "name": "Users", "kind": "level"}],
        "scenarios": [{"id": "base", "usage": {"dau": {"start": "8000"}}}],
        "plans": [{"id": "p", "charges": [
            {"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "1200"}},
            {"id": "users", "meter": "dau", "price": {"model": "graduated", "tiers": tiers}}]}],
        "options": [{"id": "o", "plan": "p"}],
    });
    let found = evaluated(&document, "base").expect("no errors");
    let node = trace(&document, &found, "o/2027-12/at/dau/12000");
    hold(&node, &document, "at");
    assert_eq!(node.amount, dec!(680));
    let amounts =
        |node: &Node| -> Vec<Decimal> { node.children.iter().map(|c| c.amount).collect() };
    assert_eq!(amounts(&node), [dec!(100), dec!(580)]);
    assert_eq!(amounts(&node.children[1]), [dec!(500), dec!(80)]);
    let parts = node.children[1].children.iter();
    let paths = parts.map(|part| part.inputs[1].path.clone());
    let place = |tier| {
        Some(format!(
            "plans.p.charges.users.price.tiers.{tier}.unit_price"
        ))
    };
    assert_eq!(paths.collect::<Vec<_>>(), [place(0), place(1)]);
    for nothing in [
        "o/2027-12/at/dau/-1",
        "o/2027-12/at/none/5",
        "o/2027-12/at/dau",
    ] {
        assert!(
            explain(&document, "base", &found, nothing)
                .expect("no overflow")
                .is_none()
        );
    }
}

/// Every corner of every staircase is the amount of its trace.
#[test]
fn a_staircase_is_the_trace_at_each_usage() {
    use outlay_core::compare::cliff::{cliff, range};
    use outlay_core::compare::steady::steady;
    for (path, document) in studies() {
        let found = evaluated(&document, &scenario(&document)).expect("no errors");
        let forecast = &found.outcomes.forecast;
        for (index, meter) in found.study.meters.iter().enumerate() {
            let months = forecast.months(index).unwrap_or_default();
            let most = range(months).expect("small quantities");
            let all = steady(&found.study, forecast, index, 0).expect("small amounts");
            for option in &all.options {
                let corners = cliff(option, most).expect("small amounts").corners();
                let id = &found.study.options[option.option].id;
                let start = found.study.horizon.month(0).start();
                for (at, cost) in corners.iter().step_by(corners.len().div_ceil(6).max(1)) {
                    let reference = format!("{id}/{}/at/{}/{at}", start.format("%Y-%m"), meter.id);
                    let place = format!("{} {reference}", path.display());
                    let node = trace(&document, &found, &reference);
                    hold(&node, &document, &place);
                    assert_eq!(node.amount, *cost, "{place}");
                }
            }
        }
    }
}

/// What one option saves against another is the difference of their figures, and against
/// nobody in particular that to the next cheapest.
#[test]
fn a_saving_is_explained_by_both_totals() {
    let option = |id: &str| json!({"id": id, "plan": id});
    let plan = |id: &str, fee: &str| json!({"id": id, "charges": [{"id": "fee", "price": {"model": "flat", "amount": fee}}]});
    let document = json!({
        "format": 1, "title": "Saving", "currency": "CNY", "start": "2027-01", "months": 10,
        "scenarios": [{"id": "base"}],
        "plans": [plan("a", "50"), plan("b", "30"), plan("c", "40")],
        "options": [option("a"), option("b"), option("c")],
    });
    let found = evaluated(&document, "base").expect("no errors");
    let amount = |reference: &str| trace(&document, &found, reference).amount;
    assert_eq!(amount("b/saves/total-cash"), dec!(100));
    assert_eq!(amount("a/saves/total-cost"), dec!(-200));
    assert_eq!(amount("b/saves-against/a/total-cash"), dec!(200));
    assert_eq!(amount("b/saves/2027-04/paid-so-far"), dec!(40));
    let node = trace(&document, &found, "b/saves/total-cash");
    let totals: Vec<_> = node
        .children
        .iter()
        .map(|c| c.reference.as_deref())
        .collect();
    assert_eq!(totals, [Some("c/total-cash"), Some("b/total-cash")]);
}

/// Every step of every difference is made up of lines of both options, exactly.
#[test]
fn a_step_of_a_difference_adds_up_from_lines() {
    use outlay_core::compare::bridge::{BridgeBasis, Detail};
    use outlay_core::compare::cause::Side;
    use outlay_core::compare::rules::{End, between};
    let mut seen = 0;
    for (path, document) in studies() {
        let scenario = scenario(&document);
        let found = evaluated(&document, &scenario).expect("no errors");
        let outcomes = &found.outcomes.outcomes;
        let end = |outcome: &outlay_core::outcome::Outcome| {
            found.study.options[outcome.option].id.clone()
        };
        for to in outcomes.iter().skip(1) {
            for (basis, word) in [
                (BridgeBasis::Cash, "cash"),
                (BridgeBasis::Accrual, "accrual"),
            ] {
                let (from_id, to_id) = (end(&outcomes[0]), end(to));
                let side = |outcome| Side {
                    study: &found.study,
                    outcome,
                };
                let at = |option| End {
                    document: &document,
                    scenario: &scenario,
                    option,
                };
                let bridge = between(
                    (at(&from_id), side(&outcomes[0])),
                    (at(&to_id), side(to)),
                    basis,
                    Detail::Tiers,
                );
                let steps = bridge.expect("small amounts").expect("one currency").steps;
                for (index, step) in steps.iter().enumerate() {
                    let reference = format!("{from_id}/bridge/{to_id}/{word}/{}", index + 1);
                    let place = format!("{} {reference}", path.display());
                    let node = trace(&document, &found, &reference);
                    assert!(node.adds_up, "{place}: {node:#?}");
                    assert_eq!(
                        (node.amount, &node.label),
                        (step.amount, &step.label),
                        "{place}"
                    );
                    hold(&node, &document, &place);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 20, "{seen}");
}
