//! Break-even figures against sums that can be done by hand or were published elsewhere,
//! and the crossings of random prices against looking at every single quantity.

use outlay_core::compare::cliff::cliff;
use outlay_core::compare::crossover::{Crossover, crossover};
use outlay_core::compare::goal_seek::{POINTS, Seeker, Sought};
use outlay_core::compare::input::{Input, Total, evaluated_at};
use outlay_core::compare::region_map::{Map, Refined, RegionMap, Rows};
use outlay_core::compare::stability::{months_of, stability};
use outlay_core::compare::steady::{Steady, steady};
use outlay_core::compare::turn::TurnKind;
use outlay_core::compare::watch::{Unwatched, Watch};
use outlay_core::study::written;
use outlay_core::what_if::{Evaluated, evaluated};
use outlay_tests::root;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use std::cmp::Ordering;

fn study(name: &str) -> Value {
    let path = root().join("tests/break-even").join(name);
    let text = std::fs::read_to_string(&path).expect("a study of this test");
    written::read(&text).expect("readable").value
}

fn priced(document: &Value) -> Evaluated {
    evaluated(document, "base").expect("a study without errors")
}

fn month(evaluated: &Evaluated, month: usize) -> Vec<Steady<'_>> {
    let found = steady(&evaluated.study, &evaluated.outcomes.forecast, 0, month);
    found.expect("small numbers").options
}

fn crossings(document: &Value, max: u64) -> Crossover {
    let evaluated = priced(document);
    let options = month(&evaluated, 0);
    crossover(&options[0], &options[1], max).expect("small numbers")
}

/// 0.5·q against 400 + (q − 1000)⁺: equal at 800 and 1,200, worked out by hand.
#[test]
fn two_slopes_cross_at_800_and_1200() {
    let found = crossings(&study("two-slopes.toml"), 5_000);
    let seen: Vec<_> = found
        .crossings
        .iter()
        .map(|c| (c.quantity, c.flipped, c.kind, c.after))
        .collect();
    assert_eq!(
        seen,
        [
            (800, Some(801), TurnKind::Crossing, Ordering::Greater),
            (1200, Some(1201), TurnKind::Crossing, Ordering::Less),
        ]
    );
    assert_eq!(found.crossings[0].costs_before, (dec!(399.5), dec!(400)));
    assert_eq!(found.crossings[0].costs, (dec!(400), dec!(400)));
    assert_eq!(found.crossings[1].costs, (dec!(600), dec!(600)));
    assert_eq!(found.searched_to, 5_000);
}

/// A price between two whole quantities crosses without equality, and is no jump.
#[test]
fn a_crossing_between_whole_quantities_is_reported_at_the_next_one() {
    let mut document = study("two-slopes.toml");
    document["plans"][0]["charges"][0]["price"]["unit_price"] = json!("0.3");
    document["plans"][1]["charges"][0]["price"]["amount"] = json!("100");
    let found = crossings(&document, 900);
    let seen: Vec<_> = found
        .crossings
        .iter()
        .map(|c| (c.quantity, c.flipped, c.kind))
        .collect();
    assert_eq!(seen, [(334, Some(334), TurnKind::Crossing)]);
}

/// Volume tiers jump over the flat 100 at 16 and come back to it at 20.
#[test]
fn a_volume_tier_jumps_over_a_flat_price() {
    let found = crossings(&study("volume-zone.toml"), 40);
    let seen: Vec<_> = found
        .crossings
        .iter()
        .map(|c| (c.quantity, c.flipped, c.kind))
        .collect();
    assert_eq!(
        seen,
        [
            (10, Some(11), TurnKind::Crossing),
            (16, Some(16), TurnKind::Jump),
            (20, Some(21), TurnKind::Crossing),
        ]
    );
    assert_eq!(found.crossings[1].costs_before, (dec!(150), dec!(100)));
    assert_eq!(found.crossings[1].costs, (dec!(80), dec!(100)));
}

/// 15 → 150, 16 → 80: from 9 seats on, 16 are cheaper.
#[test]
fn the_volume_zone_is_named() {
    let evaluated = priced(&study("volume-zone.toml"));
    let found = cliff(&month(&evaluated, 0)[0], 40).expect("small numbers");
    let dip = found.dips.first().copied().expect("a dip");
    assert_eq!(
        (dip.at, dip.cost, dip.before, dip.dearer_from),
        (16, dec!(80), dec!(150), 9)
    );
    let room = &found.headroom;
    assert_eq!((room.cost, room.next_unit), (dec!(120), dec!(10)));
    assert_eq!(
        (room.next_leap, room.units),
        (Some((16, dec!(-75))), Some(dec!(3)))
    );
}

/// Packages of 10,000 above 10,000 for 1,000 each on 999.
#[test]
fn a_package_price_is_a_staircase() {
    let evaluated = priced(&study("packages.toml"));
    let options = month(&evaluated, 0);
    let found = cliff(&options[0], 35_000).expect("small numbers");
    let leaps: Vec<_> = found
        .stretches
        .iter()
        .filter(|s| !s.leap.is_zero())
        .map(|s| (s.from, s.leap))
        .collect();
    assert_eq!(
        leaps,
        [
            (10_001, dec!(1000)),
            (20_001, dec!(1000)),
            (30_001, dec!(1000))
        ]
    );
    assert_eq!(found.headroom.next_leap, Some((10_001, dec!(1000))));
    assert_eq!(found.headroom.units, Some(dec!(7_000)));
    assert_eq!(found.headroom.next_unit, dec!(0));
    assert!(found.dips.is_empty());
    // 0.004 × 30 = 0.12 a user: 999 are reached at 8,325, 1,999 only beyond 10,001.
    let against = crossover(&options[2], &options[0], 12_000).expect("small numbers");
    let seen: Vec<_> = against
        .crossings
        .iter()
        .map(|c| (c.quantity, c.flipped, c.kind))
        .collect();
    assert_eq!(
        seen,
        [
            (8_325, Some(8_326), TurnKind::Crossing),
            (10_001, Some(10_001), TurnKind::Jump),
        ]
    );
}

/// Yearly 10,200 against 1,000 a month: 10, 12, 20, 24, 30 from 0; on an accrual basis it
/// is cheaper from the first day; discounted, the late payments weigh less.
#[test]
fn a_prepaid_year_by_month_on_three_bases() {
    let evaluated = priced(&study("prepaid-year.toml"));
    let found = months_of(&evaluated, "yearly", "monthly")
        .expect("small numbers")
        .expect("both options");
    assert_eq!(found.cash.crossings, [10, 12, 20, 24, 30]);
    assert_eq!(
        (found.cash.first(), found.cash.lasting()),
        (Some(10), Some(30))
    );
    assert_eq!(found.accrual.crossings, Vec::<usize>::new());
    assert_eq!(found.accrual.at_end, Ordering::Less);
    // By hand: Σ 1000·1.1^(−k/12), k = 0…m, against 10,200·(1 + 1.1⁻¹ + 1.1⁻²).
    let worth = |months: i32| {
        (0..=months)
            .map(|k| 1000.0 * 1.1_f64.powf(f64::from(-k) / 12.0))
            .sum::<f64>()
    };
    let prepaid = |month: i32| {
        (0..=month / 12)
            .map(|year| 10_200.0 / 1.1_f64.powi(year))
            .sum::<f64>()
    };
    let by_hand: Vec<usize> = (1..36)
        .filter(|m| (prepaid(*m) < worth(*m)) != (prepaid(*m - 1) < worth(*m - 1)))
        .map(|m| usize::try_from(m).expect("not negative"))
        .collect();
    assert_eq!(found.present_value.crossings, by_hand);
}

/// What the command line prints and exports take: the same figures as JSON.
#[test]
fn the_whole_analysis_as_data() {
    let found = outlay_app::analysis::break_even::json(&study("prepaid-year.toml"), "")
        .expect("a study without errors");
    let indexes = |basis: &str| -> Vec<u64> {
        let crossings = found["months"][0][basis]["crossings"].as_array();
        let crossings = crossings.into_iter().flatten();
        crossings.filter_map(|m| m["index"].as_u64()).collect()
    };
    assert_eq!(indexes("cash"), [10, 12, 20, 24, 30]);
    assert_eq!(indexes("accrual"), Vec::<u64>::new());
    assert_eq!(indexes("present_value"), [10, 12, 21, 24, 31]);
    assert_eq!(found["months"][0]["cash"]["lasting"]["month"], "2029-07");
    assert_eq!(found["months"][0]["accrual"]["cheaper_at_end"], "yearly");
    // 850 a month at any usage: no crossing, and it is said how far was looked.
    assert_eq!(found["usage"][0]["crossings"], json!([]));
    assert_eq!(found["usage"][0]["searched_to"], "20");
    assert_eq!(found["headroom"][1]["staircase"]["cost"], "850");
}

fn sought(
    document: &Value,
    path: &str,
    range: (Decimal, Decimal),
    pair: (&str, &str),
    total: Total,
) -> Sought {
    let input = Input::at(document, "base", path)
        .expect("a number of the study")
        .within(Some(range.0), Some(range.1));
    Seeker::new(document, "base", input)
        .and_then(|mut seeker| seeker.seek(pair.0, pair.1, total, POINTS))
        .expect("a study without errors")
}

/// Twelve payments of 1,000 in advance are worth 11,491.40 at 10 %, so a year for 12,000
/// less 4.2383 % costs the same: 1 − 11,491.40 ÷ 12,000.
#[test]
fn the_discount_that_makes_prepaying_even() {
    let document = study("one-year.toml");
    let path = "options.yearly.billing.discount";
    let found = sought(
        &document,
        path,
        (dec!(0), dec!(0.2)),
        ("yearly", "monthly"),
        Total::PresentValue,
    );
    let [root] = found.roots.as_slice() else {
        panic!("one root, not {:?}", found.roots);
    };
    assert_eq!(root.value.round_dp(6), dec!(0.042383));
    assert_eq!(
        (root.kind, root.after),
        (TurnKind::Crossing, Ordering::Less)
    );
    assert!(root.difference_before > Decimal::ZERO && root.difference <= Decimal::ZERO);
    // In cash any discount is cheaper, and that is said: equal at 0, then less.
    let cash = sought(
        &document,
        path,
        (dec!(0.01), dec!(0.2)),
        ("yearly", "monthly"),
        Total::Cash,
    );
    assert!(cash.roots.is_empty());
    assert_eq!((cash.at_min, cash.at_max), (dec!(-120), dec!(-2400)));
}

/// 12 × 1,000 + 66·g = 12 × 1,550 gives g = 100.
#[test]
fn growth_at_which_a_price_per_user_reaches_a_flat_one() {
    let path = "scenarios.base.usage.users.growth.per_month";
    let found = sought(
        &study("growing.toml"),
        path,
        (dec!(0), dec!(500)),
        ("each", "flat"),
        Total::Cash,
    );
    let values: Vec<_> = found
        .roots
        .iter()
        .map(|r| (r.value, r.difference, r.after))
        .collect();
    assert_eq!(values, [(dec!(100), dec!(0), Ordering::Greater)]);
    assert_eq!(found.roots[0].kind, TurnKind::Crossing);
    // And the price: (12,000 + 66 × 20)·p = 18,600 gives p = 1.39639…
    let path = "plans.each.charges.users.price.unit_price";
    let found = sought(
        &study("growing.toml"),
        path,
        (dec!(0), dec!(3)),
        ("each", "flat"),
        Total::Cash,
    );
    let values: Vec<_> = found.roots.iter().map(|r| r.value).collect();
    assert_eq!(values, [dec!(1.3964)]);
}

/// A jump is said to be one: the start at which a third package begins.
#[test]
fn a_seek_over_packages_finds_a_jump() {
    let mut document = study("packages.toml");
    document["months"] = json!(1);
    document["plans"][1]["charges"] =
        json!([{"id": "fee", "price": {"model": "flat", "amount": "2500"}}]);
    let path = "scenarios.base.usage.dau.start";
    let found = sought(
        &document,
        path,
        (dec!(0), dec!(50000)),
        ("packages", "messages"),
        Total::Cash,
    );
    let values: Vec<_> = found.roots.iter().map(|r| (r.value, r.kind)).collect();
    assert_eq!(values, [(dec!(20001), TurnKind::Jump)]);
}

#[test]
fn an_input_that_is_none_is_refused() {
    let document = study("growing.toml");
    let refused = Input::at(&document, "base", "plans.each.name");
    assert_eq!(
        refused.map_err(|issue| issue.code.name()),
        Err("unknown-path")
    );
}

/// With 20 % more users the price per user reaches the flat one sooner.
#[test]
fn stability_moves_the_break_even() {
    let mut document = study("growing.toml");
    document["scenarios"][0]["usage"]["users"] =
        json!({"start": "1000", "growth": {"model": "linear", "per_month": "200"}});
    let pairs = [("flat".to_owned(), "each".to_owned())];
    let (now, moved) =
        stability(&document, "base", &pairs, dec!(0.2)).expect("a study without errors");
    // Usage is paid a month later: Σ (1000 + 200k), k < m, passes 1550·(m + 1) when
    // 100·m² − 650·m − 1550 > 0, that is m > 8.36.
    assert_eq!(now, [Some(9)]);
    let start = moved
        .iter()
        .find(|m| m.assumption.path.ends_with("users.start"))
        .expect("the start is an assumption");
    // 800: 100·m² − 850·m − 1550 > 0, m > 10.04; 1,200: 100·m² − 450·m − 1550 > 0, m > 6.78.
    assert_eq!(
        (start.lower.value, &start.lower.lasting),
        (dec!(800), &Ok(vec![Some(11)]))
    );
    assert_eq!(
        (start.upper.value, &start.upper.lasting),
        (dec!(1200), &Ok(vec![Some(7)]))
    );
}

fn map(document: &Value, columns: Input, rows: Rows) -> RegionMap {
    let map = Map {
        document,
        scenario: "base",
        total: Total::Cash,
        columns,
        rows,
        grid: (7, 5),
        refined: Refined::Everywhere,
    };
    map.draw(&Unwatched).expect("a study without errors")
}

fn winner(evaluated: &Evaluated, month: Option<usize>) -> String {
    let cost = |o: &outlay_core::outcome::Outcome| match month {
        Some(month) => o.months[month].cumulative_paid,
        None => o.metrics.total_paid,
    };
    let baseline = evaluated.study.baseline;
    let best = evaluated
        .outcomes
        .outcomes
        .iter()
        .min_by_key(|o| (cost(o), o.option != baseline, o.option))
        .expect("options");
    evaluated.study.options[best.option].id.clone()
}

/// Every border of the map separates what the study itself says on both sides of it.
#[test]
fn borders_hold_on_both_sides() {
    let document = study("packages.toml");
    let start = Input::at(&document, "base", "scenarios.base.usage.dau.start").expect("an input");
    let growth = Input::at(
        &document,
        "base",
        "scenarios.base.usage.dau.growth.monthly_rate",
    )
    .expect("an input");
    let at = |input: &Input, value: Decimal| {
        let steps = (value - input.min) / input.precision;
        u64::try_from(steps.round().mantissa()).expect("a step")
    };
    let beside = |value: Decimal, rows: Option<(&Input, Decimal)>, month: Option<usize>| {
        let column = (&start, at(&start, value));
        let inputs: Vec<_> = std::iter::once(column)
            .chain(rows.map(|(input, value)| (input, at(input, value))))
            .collect();
        winner(
            &evaluated_at(&document, "base", &inputs).expect("a study"),
            month,
        )
    };
    let by_month = map(&document, start.clone(), Rows::Months);
    assert_eq!(by_month.rows.len(), 24);
    assert!(by_month.borders.len() >= 8, "{}", by_month.borders.len());
    for border in &by_month.borders {
        let month = Some(border.line);
        assert_eq!(beside(border.at - Decimal::ONE, None, month), border.before);
        assert_eq!(beside(border.at, None, month), border.after);
    }
    assert!(by_month.upward.is_empty(), "months are whole");
    let by_growth = map(&document, start.clone(), Rows::Input(growth.clone()));
    assert_eq!((by_growth.rows.len(), by_growth.columns.len()), (5, 7));
    assert!(!by_growth.borders.is_empty());
    for border in &by_growth.borders {
        let row = Some((&growth, by_growth.rows[border.line]));
        assert_eq!(beside(border.at - Decimal::ONE, row, None), border.before);
        assert_eq!(beside(border.at, row, None), border.after);
    }
    // The same up the columns, to one step of the growth rate.
    assert!(!by_growth.upward.is_empty());
    for border in &by_growth.upward {
        let column = by_growth.columns[border.line];
        let below = Some((&growth, border.at - growth.precision));
        assert_eq!(beside(column, below, None), border.before);
        assert_eq!(
            beside(column, Some((&growth, border.at)), None),
            border.after
        );
    }
}

/// Thousands of packages on both sides are searched at once, and a search that would take
/// too long says how far it came.
#[test]
fn many_steps_are_bounded() {
    let plan = |id: &str, size: u32, price: &str| {
        json!({"id": id, "charges": [{"id": "users", "meter": "users",
               "price": {"model": "package", "size": size, "price": price, "round": "up"}}]})
    };
    let mut document = study("two-slopes.toml");
    document["plans"] = json!([plan("each", 7, "1"), plan("fee", 11, "1.57")]);
    let found = crossings(&document, 20_000);
    assert_eq!(found.searched_to, 20_000);
    assert!(found.crossings.len() > 100);
    let far = crossings(&document, 10_000_000);
    assert!(far.searched_to > 20_000 && far.searched_to < 10_000_000);
}

fn cents(amount: u32) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

fn tiers(fees: bool) -> impl Strategy<Value = Value> {
    let tier = (1u32..1_500, 0u32..3_000, 0u32..9_000);
    (prop::collection::vec(tier, 1..4), 0u32..3_000).prop_map(move |(closed, last)| {
        let mut bound = 0;
        let mut list = Vec::new();
        for (width, price, fee) in closed {
            bound += width;
            list.push(
                json!({"up_to": bound, "unit_price": format!("0.{price:04}"),
                             "flat_fee": if fees { cents(fee) } else { "0".to_owned() }}),
            );
        }
        list.push(json!({"unit_price": format!("0.{last:04}")}));
        Value::Array(list)
    })
}

fn price() -> impl Strategy<Value = Value> {
    let rounds = prop::sample::select(vec!["up", "down", "nearest"]);
    prop_oneof![
        (0u32..30_000).prop_map(|p| json!({"model": "per-unit", "unit_price": format!("0.{p:05}")})),
        tiers(true).prop_map(|tiers| json!({"model": "graduated", "tiers": tiers})),
        tiers(false).prop_map(|tiers| json!({"model": "graduated", "tiers": tiers})),
        tiers(true).prop_map(|tiers| json!({"model": "volume", "tiers": tiers})),
        (0u32..900, 0u32..90, 0u32..90, 0u32..300).prop_map(|(rate, fee, least, free)| json!({
            "model": "percentage", "rate": format!("0.{rate:04}"), "fixed_per_event": cents(fee),
            "min_per_event": cents(least), "free_events": free,
            "event_mix": [{"amount": "3", "share": "40%"}, {"amount": "12.50", "share": "60%"}]})),
        (0u32..3_000, 0u32..3_000, 0u32..=100).prop_map(|(a, rest, share)| json!({
            "model": "matrix", "dimensions": ["region"], "default": format!("0.{rest:04}"),
            "cells": [{"at": ["north"], "unit_price": format!("0.{a:04}"), "share": format!("{share}%")}]})),
        (tiers(true), 0u32..=100, 0u32..200).prop_map(|(tiers, share, free)| json!({
            "model": "each-group", "allowance": {"quantity": free}, "price": {"model": "graduated", "tiers": tiers},
            "groups": [{"name": "a", "share": format!("{share}%")}, {"name": "b", "share": format!("{}%", 100 - share)}]})),
        (tiers(true), 0u32..3_000, any::<bool>()).prop_map(|(tiers, p, highest)| json!({
            "model": if highest { "highest" } else { "lowest" }, "of": [
                {"name": "units", "price": {"model": "per-unit", "unit_price": format!("0.{p:04}")}},
                {"name": "table", "price": {"model": "graduated", "tiers": tiers}}]})),
        (1u32..900, 0u32..20_000, rounds)
            .prop_map(|(size, price, round)| json!({"model": "package", "size": size, "price": cents(price), "round": round})),
    ]
}

fn plan() -> impl Strategy<Value = Value> {
    let limit = || prop::option::of(0u32..60_000);
    let cadence = prop::sample::select(vec!["month", "quarter", "year"]);
    let allowance = prop::option::of(0u32..2_000);
    (price(), allowance, 0u32..40_000, cadence, limit(), limit(), any::<bool>()).prop_map(
        |(price, allowance, fee, cadence, minimum, maximum, derived)| {
            let mut usage = json!({"id": "usage", "price": price,
                                   "meter": if derived { "batches" } else { "units" }});
            if let Some(quantity) = allowance {
                usage["allowance"] = json!({ "quantity": quantity });
            }
            let limits = [("minimum", minimum), ("maximum", maximum)].into_iter();
            let limits = limits.filter_map(|(key, limit)| limit.map(|l| (key, cents(l))));
            let list: Vec<Value> = limits
                .map(|(kind, amount)| json!({"kind": kind, "amount": amount}))
                .collect();
            if !list.is_empty() {
                usage["adjustments"] = Value::Array(list);
            }
            let base = json!({"id": "base", "cadence": cadence, "price": {"model": "flat", "amount": cents(fee)}});
            json!({"charges": [base, usage]})
        },
    )
}

fn pair() -> impl Strategy<Value = Value> {
    let choices = (
        prop::option::of(1u32..40),
        0u32..30,
        prop::option::of(0u32..=100),
        any::<bool>(),
    );
    (plan(), plan(), choices).prop_map(|(mut one, mut other, (batch, discount, recoverable, gross))| {
        one["id"] = json!("one");
        other["id"] = json!("other");
        other["prices_include_vat"] = json!(gross);
        let derive = match batch {
            Some(batch) => json!({"from": "units", "batch": batch}),
            None => json!({"from": "units", "ratio": "0.7"}),
        };
        let mut document = json!({
            "format": 1, "title": "Two random plans", "currency": "CNY", "start": "2027-01", "months": 12,
            "meters": [{"id": "units", "kind": "level"}, {"id": "batches", "kind": "flow", "derive": derive}],
            "scenarios": [{"id": "base", "usage": {"units": {"start": "700"}}}],
            "plans": [one, other],
            "options": [{"id": "one", "plan": "one", "billing": {"cycle": "year", "discount": format!("{discount}%")}},
                        {"id": "other", "plan": "other"}],
        });
        if let Some(share) = recoverable {
            document["taxes"] = json!({"vat_rate": "6%", "recoverable_share": format!("{share}%")});
        }
        document
    })
}

/// Every turn, found by looking at every quantity.
fn by_looking(one: &Steady, other: &Steady, max: u64) -> Vec<(u64, Option<u64>)> {
    let mut found = Vec::new();
    let mut standing = Ordering::Equal;
    let mut equal = None;
    for q in 0..=max {
        let quantity = Decimal::from(q);
        let costs = (
            one.cost(quantity).expect("small"),
            other.cost(quantity).expect("small"),
        );
        match costs.0.cmp(&costs.1) {
            Ordering::Equal => equal = equal.or(Some(q)),
            here => {
                if standing != Ordering::Equal && here != standing {
                    found.push((equal.unwrap_or(q), Some(q)));
                } else if let (Some(since), true) = (equal, standing != Ordering::Equal) {
                    found.push((since, None));
                }
                standing = here;
                equal = None;
            }
        }
    }
    if let (Some(since), true) = (equal, standing != Ordering::Equal) {
        found.push((since, None));
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_crossing_is_missed(document in pair()) {
        let evaluated = priced(&document);
        let options = month(&evaluated, 0);
        let found = crossover(&options[0], &options[1], 5_000).expect("small numbers");
        let seen: Vec<_> = found.crossings.iter().map(|c| (c.quantity, c.flipped)).collect();
        prop_assert_eq!(seen, by_looking(&options[0], &options[1], 5_000));
    }

    /// Where one unit more makes the whole cheaper, the staircase says so, and nowhere else.
    #[test]
    fn every_fall_is_reported(document in pair()) {
        let evaluated = priced(&document);
        for option in &month(&evaluated, 0) {
            let found = cliff(option, 4_000).expect("small numbers");
            let cost = |q: u64| option.cost(Decimal::from(q)).expect("small numbers");
            let falls: Vec<u64> = (1..=4_000).filter(|q| cost(*q) < cost(*q - 1)).collect();
            let told: Vec<u64> = found.dips.iter().map(|dip| dip.at).collect();
            for dip in &told {
                prop_assert!(falls.contains(dip), "{} is no fall", dip);
            }
            // Inside a zone that is told, or at its beginning.
            for fall in &falls {
                prop_assert!(told.iter().any(|dip| dip <= fall), "{} is not told: {:?}", fall, told);
            }
            prop_assert_eq!(falls.first(), told.first());
        }
    }

    /// Twelve steady months are what the year of the study costs, up to the rounding of
    /// its bills.
    #[test]
    fn a_steady_month_is_a_month_of_the_study(document in pair()) {
        let evaluated = priced(&document);
        for (option, outcome) in month(&evaluated, 0).iter().zip(&evaluated.outcomes.outcomes) {
            let monthly = option.cost(option.present()).and_then(|cost| option.monthly(cost)).expect("small numbers");
            let gap = (outcome.metrics.total_cost - monthly * Decimal::from(12)).abs();
            prop_assert!(gap < dec!(1), "{} against {}", outcome.metrics.total_cost, monthly);
        }
    }
}

/// A credit for each 10 messages begun, 0.50 each, against 100 a month: the 200 credits of
/// 1,991 to 2,000 messages cost the same, one message more costs more.
#[test]
fn credits_turn_where_their_parts_do() {
    let mut document = study("two-slopes.toml");
    let meter = document["plans"][0]["charges"][0]["meter"].clone();
    document["plans"][0]["charges"] = json!([{
        "id": "credits",
        "price": { "model": "per-unit", "unit_price": "0.5" },
        "units": [{ "name": "Messages", "meter": meter,
            "price": { "model": "package", "size": "10", "price": "1" } }],
    }]);
    document["plans"][1]["charges"] =
        json!([{ "id": "fee", "price": { "model": "flat", "amount": "100" } }]);
    let found = crossings(&document, 5_000);
    let seen: Vec<_> = found
        .crossings
        .iter()
        .map(|c| (c.quantity, c.flipped, c.costs, c.after))
        .collect();
    assert_eq!(
        seen,
        [(1991, Some(2001), (dec!(100), dec!(100)), Ordering::Greater)]
    );
}

/// How many evaluations are made.
#[derive(Default)]
struct Counting(std::cell::Cell<usize>);

impl Watch for Counting {
    fn goes_on(&self, _done: usize, _of: usize) -> bool {
        self.0.set(self.0.get() + 1);
        true
    }
}

/// A drawing reads the borders of the row in which the study stands: the cells are the same,
/// and so are these borders, for a small part of the evaluations. Over 60 months: one for
/// each of 24 columns, and some ten for each border of the last month.
#[test]
fn a_map_refines_only_what_is_read() {
    let mut document = study("packages.toml");
    document["months"] = json!(60);
    let start = Input::at(&document, "base", "scenarios.base.usage.dau.start").expect("an input");
    let drawn = |refined: Refined| {
        let counting = Counting::default();
        let map = Map {
            document: &document,
            scenario: "base",
            total: Total::Cash,
            columns: start.clone(),
            rows: Rows::Months,
            grid: (24, 16),
            refined,
        };
        let drawn = map.draw(&counting).expect("a study without errors");
        (drawn, counting.0.get())
    };
    let (all, many) = drawn(Refined::Everywhere);
    let (one, few) = drawn(Refined::WhereItStands);
    assert_eq!((&one.cells, one.stands), (&all.cells, 59));
    let last = all.borders.iter().filter(|border| border.line == 59);
    assert_eq!(one.borders, last.cloned().collect::<Vec<_>>());
    assert!(few <= 24 + 15 * one.borders.len().max(1), "{few}");
    assert!(few * 5 < many, "{few} of {many}");
}
