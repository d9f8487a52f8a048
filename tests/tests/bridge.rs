//! The bridge: its steps add up to the difference, and each stands for its cause.

use outlay_core::compare::bridge::{Bridge, BridgeBasis, Detail, bridge, bridge_by_rules};
use outlay_core::compare::cause::{Cause, Side};
use outlay_core::compare::matches::Matches;
use outlay_core::compare::rules::{End, stations};
use outlay_core::decimal::sum;
use outlay_core::study::document::PlanDocument;
use outlay_core::study::preset::stated;
use outlay_core::study::rule::Rule;
use outlay_core::what_if::{Evaluated, evaluated};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

const BASES: [BridgeBasis; 3] = [
    BridgeBasis::Cash,
    BridgeBasis::Accrual,
    BridgeBasis::PresentValue,
];

fn side(of: &Evaluated, option: usize) -> Side<'_> {
    let outcome = &of.outcomes.outcomes[option];
    Side {
        study: &of.study,
        outcome,
    }
}

fn between(from: Side, to: Side, basis: BridgeBasis, detail: Detail) -> Bridge {
    bridge(from, to, basis, detail)
        .expect("small amounts")
        .expect("one currency")
}

fn steps(found: &Bridge) -> Vec<(Cause, Decimal)> {
    found
        .steps
        .iter()
        .map(|step| (step.cause.clone(), step.amount.normalize()))
        .collect()
}

fn study(document: &Value, scenario: &str) -> Evaluated {
    evaluated(document, scenario).unwrap_or_else(|issue| panic!("{issue:?}\n{document:#}"))
}

fn usage(charge: &str, tier: Option<usize>) -> Cause {
    Cause::Usage {
        charge: charge.into(),
        tier,
    }
}

/// Two plans over 14 months: the second is paid by the year (so ten months of the second
/// year come after the study), has dearer tiers, a discount and VAT that is lost.
fn two_plans() -> Value {
    let tiers = |second: &str| {
        json!({"model": "graduated", "tiers": [
            {"up_to": "1000", "unit_price": "0.10"}, {"unit_price": second}]})
    };
    json!({
        "format": 1, "title": "Two", "currency": "CNY", "start": "2027-01", "months": 14,
        "accounting": {"spread": "months"},
        "taxes": {"vat_rate": "10%", "recoverable_share": "50%"},
        "discounting": {"annual_rate": "10%"},
        "meters": [{"id": "calls", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"calls": {"start": "1500"}}},
                      {"id": "more", "from": "s", "usage": {"calls": {"start": "1800"}}}],
        "plans": [
            {"id": "a", "charges": [
                {"id": "fee", "price": {"model": "flat", "amount": "100"}},
                {"id": "calls", "meter": "calls", "price": tiers("0.08")}]},
            {"id": "b", "charges": [
                {"id": "fee", "price": {"model": "flat", "amount": "120"}},
                {"id": "setup", "cadence": "once", "price": {"model": "flat", "amount": "70"}},
                {"id": "calls", "meter": "calls", "price": tiers("0.05")}]}],
        "options": [{"id": "a", "plan": "a"},
                    {"id": "b", "plan": "b", "billing": {"cycle": "year", "discount": "25%"}}],
    })
}

/// By hand: fees 14 × 100 = 1,400 against 14 × 120 = 1,680 (+280); the set-up 70; the
/// second tier 14 × 500 × 0.08 = 560 against 350 (−210); 25 % off 1,680 = −420; the VAT
/// lost is 5 % of what lies in the study: 1,400 + 1,400 + 560 = 3,360 → 168 against
/// 1,680 + 70 + 1,750 − 420 = 3,080 → 154 (−14). After the study: 10 × 90 × 1.05 = 945.
#[test]
fn two_options_by_hand() {
    let found = study(&two_plans(), "s");
    let cash = between(
        side(&found, 0),
        side(&found, 1),
        BridgeBasis::Cash,
        Detail::Tiers,
    );
    let expected = [
        (Cause::Fee("fee".into()), dec!(280)),
        (Cause::OneTime, dec!(70)),
        (usage("calls", Some(2)), dec!(-210)),
        (Cause::BillingDiscount, dec!(-420)),
        (Cause::Vat, dec!(-14)),
        (Cause::After, dec!(945)),
    ];
    assert_eq!(steps(&cash), expected);
    assert_eq!(
        (cash.from, cash.to, cash.difference),
        (dec!(3528), dec!(4179), dec!(651))
    );

    let accrual = between(
        side(&found, 0),
        side(&found, 1),
        BridgeBasis::Accrual,
        Detail::Tiers,
    );
    assert_eq!(steps(&accrual), expected[..5]);
    assert_eq!(accrual.difference, dec!(-294));

    let worth = between(
        side(&found, 0),
        side(&found, 1),
        BridgeBasis::PresentValue,
        Detail::Tiers,
    );
    let time = worth.steps.last().expect("time has a value");
    assert_eq!(time.cause, Cause::Time);
    assert_eq!(time.amount, worth.difference - dec!(651));
    assert_eq!(cash.steps[0].from_lines[0], "a/bill-1/fee");
    assert_eq!(cash.steps[0].to_lines, ["b/bill-1/fee", "b/bill-13/fee"]);
}

/// One table with 100 free units, read by two presets at 1,200 units a month. In the table
/// (Stripe): 900 × 0.10 + 200 × 0.05 = 100.00. A tier in front (Autumn), which moves the
/// bound to 1,100: 1,000 × 0.10 + 100 × 0.05 = 105.00. Tiers of other bounds are no
/// counterparts, so the charge is one step: two months at 5.00.
#[test]
fn one_table_under_two_presets() {
    let plan = |preset: &str| {
        json!({"id": preset, "semantics": preset, "charges": [{"id": "calls", "meter": "calls",
            "allowance": {"quantity": "100"},
            "price": {"model": "graduated", "tiers": [
                {"up_to": "1000", "unit_price": "0.10"}, {"unit_price": "0.05"}]}}]})
    };
    let document = json!({
        "format": 1, "title": "Presets", "currency": "CNY", "start": "2027-01", "months": 2,
        "meters": [{"id": "calls", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"calls": {"start": "1200"}}}],
        "plans": [plan("stripe"), plan("autumn")],
        "options": [{"id": "in-table", "plan": "stripe"}, {"id": "in-front", "plan": "autumn"}],
    });
    let found = study(&document, "s");
    for basis in [BridgeBasis::Cash, BridgeBasis::Accrual] {
        let explained = between(side(&found, 0), side(&found, 1), basis, Detail::Tiers);
        assert_eq!((explained.from, explained.to), (dec!(200), dec!(210)));
        assert_eq!(steps(&explained), [(usage("calls", None), dec!(10))]);
    }
    let tiers = |option: usize| -> Vec<(Decimal, Decimal)> {
        let lines = &found.outcomes.outcomes[option].invoices[0].lines;
        let units = lines.iter().map(|line| line.quantity.expect("units"));
        let amounts = lines.iter().map(|line| line.amount);
        units.zip(amounts).collect()
    };
    let free = (dec!(100), dec!(0));
    assert_eq!(
        tiers(0),
        [free, (dec!(900), dec!(90)), (dec!(200), dec!(10))]
    );
    assert_eq!(
        tiers(1),
        [free, (dec!(1000), dec!(100)), (dec!(100), dec!(5))]
    );
}

/// 300 more units a month at the old prices: 14 × 300 × 0.08 = 336, and nothing is left
/// for the price; with the second tier at 0.10 as well, 14 × 1,800 … the price does the
/// rest: 14 × 800 × 0.02 = 224. The lost VAT is 5 % of both.
#[test]
fn one_option_under_two_scenarios_and_in_two_versions() {
    let document = two_plans();
    let (base, more) = (study(&document, "s"), study(&document, "more"));
    let volume = between(
        side(&base, 0),
        side(&more, 0),
        BridgeBasis::Cash,
        Detail::VolumeAndPrice,
    );
    assert_eq!(
        steps(&volume),
        [
            (Cause::Volume("calls".into()), dec!(336)),
            (Cause::Vat, dec!(16.8))
        ]
    );

    let mut dearer = document.clone();
    dearer["plans"][0]["charges"][1]["price"]["tiers"][1]["unit_price"] = json!("0.10");
    let dearer = study(&dearer, "more");
    let both = between(
        side(&base, 0),
        side(&dearer, 0),
        BridgeBasis::Cash,
        Detail::VolumeAndPrice,
    );
    assert_eq!(
        steps(&both),
        [
            (Cause::Volume("calls".into()), dec!(336)),
            (Cause::Price("calls".into()), dec!(224)),
            (Cause::Vat, dec!(28)),
        ]
    );
}

/// A pack of 100 units for 50 of which 60 are used before it lapses: 30 used, 20 lapsed.
#[test]
fn packs_are_used_or_expire() {
    let document = json!({
        "format": 1, "title": "Packs", "currency": "CNY", "start": "2027-01", "months": 4,
        "meters": [{"id": "calls", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"calls": {"start": "20"}}}],
        "plans": [{"id": "p", "charges": [{"id": "calls", "meter": "calls",
                     "price": {"model": "per-unit", "unit_price": "1"}}],
                   "packs": [{"id": "hundred", "charge": "calls", "size": "100", "price": "50", "validity_months": 3}]}],
        "options": [{"id": "without", "plan": "p"},
                    {"id": "with", "plan": "p", "packs": [{"pack": "hundred", "count": 1}]}],
    });
    let found = study(&document, "s");
    for basis in [BridgeBasis::Cash, BridgeBasis::Accrual] {
        let bridge = between(side(&found, 0), side(&found, 1), basis, Detail::Tiers);
        assert_eq!(
            steps(&bridge),
            [
                (usage("calls", None), dec!(-60)),
                (Cause::PackUsed, dec!(30)),
                (Cause::PackExpired, dec!(20))
            ]
        );
        assert_eq!(bridge.difference, dec!(-10));
    }
}

/// 100 dollars a month for two months, the second plan with 500 deposited on 1 January at
/// 7.10 = 3,550, back on 31 March at 7.00 = 3,500: it is dearer by the 50 lost between the
/// rates, and by nothing else. Bought at 7.00 and back at 7.10 it would be cheaper by 50.
#[test]
fn what_rates_of_exchange_take_is_a_cause_of_its_own() {
    for (paid, back, expected) in [("7.10", "7.00", dec!(50)), ("7.00", "7.10", dec!(-50))] {
        let fee = json!([{"id": "fee", "price": {"model": "flat", "amount": "100"}}]);
        let found = study(
            &json!({
                "format": 1, "title": "Deposit", "currency": "CNY", "start": "2027-01", "months": 4,
                "exchange": [{"currency": "USD", "from": "2027-01-01", "rate": paid},
                             {"currency": "USD", "from": "2027-02-15", "rate": back}],
                "plans": [{"id": "bare", "currency": "USD", "charges": fee.clone()},
                          {"id": "deposit", "currency": "USD", "deposit": "500", "charges": fee}],
                "options": [{"id": "bare", "plan": "bare", "end": "2027-02-28"},
                            {"id": "deposit", "plan": "deposit", "end": "2027-02-28"}],
            }),
            "",
        );
        for basis in [BridgeBasis::Cash, BridgeBasis::Accrual] {
            let bridge = between(side(&found, 0), side(&found, 1), basis, Detail::Tiers);
            assert_eq!(steps(&bridge), [(Cause::Exchange, expected)]);
            assert_eq!(bridge.difference, expected);
        }
    }
}

/// 1,000 units are included. From 900 to 1,100 a month, nothing was billed before: 14 × 100
/// × 0.3333 is volume, with its rounding (33.33 a month); and back again.
#[test]
fn what_was_included_before_is_volume() {
    let study_of = |start: &str| {
        study(
            &json!({
                "format": 1, "title": "Included", "currency": "CNY", "start": "2027-01", "months": 14,
                "meters": [{"id": "calls", "kind": "flow"}],
                "scenarios": [{"id": "s", "usage": {"calls": {"start": start}}}],
                "plans": [{"id": "p", "charges": [{"id": "calls", "meter": "calls",
                    "allowance": {"quantity": "1000"}, "price": {"model": "per-unit", "unit_price": "0.3333"}}]}],
                "options": [{"id": "o", "plan": "p"}],
            }),
            "s",
        )
    };
    let (less, more) = (study_of("900"), study_of("1100"));
    for (from, to, amount) in [(&less, &more, dec!(466.62)), (&more, &less, dec!(-466.62))] {
        let found = between(
            side(from, 0),
            side(to, 0),
            BridgeBasis::Cash,
            Detail::VolumeAndPrice,
        );
        assert_eq!(steps(&found), [(Cause::Volume("calls".into()), amount)]);
    }
}

/// A year's quantity paid ahead from the middle of a month, at a price of five decimals and
/// with VAT in it: the shares of shares have more digits than money needs.
#[test]
fn long_fractions_are_no_large_amounts() {
    let document = json!({
        "format": 1, "title": "Digits", "currency": "CNY", "start": "2027-01", "months": 27,
        "taxes": {"vat_rate": "0%"},
        "meters": [{"id": "units", "kind": "flow"}],
        "scenarios": [
            {"id": "s", "usage": {"units": {"start": 3283, "growth": {"model": "compound", "monthly_rate": "9%"}}}},
            {"id": "t", "usage": {"units": {"start": 0}}}],
        "plans": [{"id": "p", "prices_include_vat": true, "rounding": {"at": "line"}, "charges": [
            {"id": "use", "meter": "units", "timing": "in-advance", "price": {"model": "per-unit", "unit_price": "0.60428"},
             "adjustments": [{"kind": "maximum", "amount": "1000.00"}]}]}],
        "options": [{"id": "o", "plan": "p", "start": "2027-01-11",
            "billing": {"cycle": "year", "settlement": "quarter", "discount": "11%", "discount_on": "all"}}],
    });
    let (s, t) = (study(&document, "s"), study(&document, "t"));
    for basis in BASES {
        let found = between(side(&s, 0), side(&t, 0), basis, Detail::VolumeAndPrice);
        let total = sum(found.steps.iter().map(|step| step.amount));
        assert_eq!(total, Ok(found.difference));
    }
}

/// The bridge between two ends, rules first, as every shell draws it.
fn by_rules(
    document: &Value,
    (scenario, option): (&str, usize),
    (other_scenario, other): (&str, usize),
    basis: BridgeBasis,
) -> Bridge {
    let (ours, theirs) = (study(document, scenario), study(document, other_scenario));
    let (from, to) = (side(&ours, option), side(&theirs, other));
    let end = |of: Side, scenario| End {
        document,
        scenario,
        option: document["options"][of.outcome.option]["id"]
            .as_str()
            .expect("an id"),
    };
    let pairs = Matches::of(from, to).pairs();
    let stations = stations(end(from, scenario), end(to, other_scenario), &pairs).expect("small");
    bridge_by_rules(from, &stations, to, basis, Detail::Tiers)
        .expect("small amounts")
        .expect("one currency")
}

/// One table under our rules and under Meteroid's, by hand. 250 units at 1.00 up to 200 and
/// 0.90 beyond: 200 + 45 = 245.00, and 199 + 51 × 0.90 = 244.90 where the 200th unit is the
/// second tier's. A first fee of 10 for nothing used, or none. 100 less 20 % with a minimum
/// of 90: 80 where the minimum comes first, 90 where it comes last.
#[test]
fn the_same_table_under_two_presets_differs_by_rule() {
    let charges = json!([
        {"id": "use", "meter": "units", "price": {"model": "graduated", "tiers": [
            {"up_to": "200", "unit_price": "1"}, {"unit_price": "0.9"}]}},
        {"id": "idle", "meter": "none", "price": {"model": "volume", "tiers": [{"flat_fee": "10"}]}},
        {"id": "fee", "price": {"model": "flat", "amount": "100"},
         "adjustments": [{"kind": "minimum", "amount": "90"}, {"kind": "percent-discount", "rate": "20%"}]}]);
    let document = json!({
        "format": 1, "title": "Presets", "currency": "USD", "start": "2027-01", "months": 1,
        "meters": [{"id": "units", "kind": "flow"}, {"id": "none", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"units": {"start": "250"}, "none": {"start": "0"}}}],
        "plans": [{"id": "ours", "charges": charges},
                  {"id": "theirs", "semantics": "meteroid", "charges": charges}],
        "options": [{"id": "ours", "plan": "ours"}, {"id": "theirs", "plan": "theirs"}],
    });
    let found = by_rules(&document, ("s", 0), ("s", 1), BridgeBasis::Cash);
    assert_eq!((found.from, found.to), (dec!(335), dec!(334.9)));
    assert_eq!(
        steps(&found),
        [
            (Cause::Rule(Rule::FlatFeeAtZero), dec!(-10)),
            (Cause::Rule(Rule::Bounds), dec!(-0.1)),
            (Cause::Rule(Rule::AdjustmentOrder), dec!(10)),
        ]
    );
    let bounds = &found.steps[1];
    assert_eq!(bounds.label.key, "bridge-rule-values");
    // The second tier of the usage: 50 × 0.9 against 51 × 0.9.
    assert!(
        bounds
            .from_lines
            .iter()
            .all(|line| line.starts_with("ours/bill-"))
    );
    assert!(!bounds.from_lines.is_empty() && !bounds.to_lines.is_empty());
}

/// A scenario that names another preset: from 17 January, 3,100 × 15/31 = 1,500 by days and
/// 3,100 × 14/30 = 1,446.67 in months of 30 days.
#[test]
fn a_scenario_can_name_another_preset() {
    let document = json!({
        "format": 1, "title": "Presets", "currency": "USD", "start": "2027-01", "months": 1,
        "scenarios": [{"id": "s"}, {"id": "t", "from": "s", "changes": {"plans.p.semantics": "zuora-30-360"}}],
        "plans": [{"id": "p", "semantics": "zuora", "alignment": "calendar",
                   "charges": [{"id": "fee", "price": {"model": "flat", "amount": "3100"}}]}],
        "options": [{"id": "o", "plan": "p", "start": "2027-01-17"}],
    });
    let found = by_rules(&document, ("s", 0), ("t", 0), BridgeBasis::Accrual);
    assert_eq!(
        steps(&found),
        [(Cause::Rule(Rule::Proration), dec!(-53.33))]
    );
}

const PRESETS: [&str; 17] = [
    "stripe",
    "lago",
    "lago-earlier",
    "openmeter",
    "orb",
    "autumn",
    "meteroid",
    "polar",
    "flexprice",
    "unibee",
    "azure-rate-card",
    "tariff",
    "zuora",
    "zuora-actual-30",
    "zuora-30-360",
    "chargebee",
    "kill-bill",
];

/// A table with everything that rules look at, in a contract that changes plan.
fn ruled(presets: (&str, &str), quantity: u32, mode: &str, day: u32) -> Value {
    let charges = |fee: &str| {
        json!([
        {"id": "use", "meter": "units", "allowance": {"quantity": "70"}, "price": {"model": mode, "tiers": [
            {"up_to": "100", "unit_price": "0.3333", "flat_fee": "3.10"}, {"unit_price": "0.2777"}]},
         "adjustments": [{"kind": "minimum", "amount": "20"}, {"kind": "percent-discount", "rate": "15%"},
                         {"kind": "amount-discount", "amount": "1.11"}]},
        {"id": "fee", "price": {"model": "flat", "amount": fee}}])
    };
    json!({
        "format": 1, "title": "Rules", "currency": "USD", "start": "2027-01", "months": 5,
        "meters": [{"id": "units", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {"units": {"start": quantity.to_string()}}}],
        "plans": [{"id": "a", "semantics": presets.0, "charges": charges("33.33")},
                  {"id": "b", "semantics": presets.1, "charges": charges("33.33")},
                  {"id": "big", "charges": charges("77.70")}],
        "options": [
            {"id": "a", "plan": "a", "start": format!("2027-01-{day:02}"), "end": "2027-05-20",
             "changes": [{"on": "2027-03-10", "plan": "big"}], "billing": {"discount": "7%"}},
            {"id": "b", "plan": "b", "start": format!("2027-01-{day:02}"), "end": "2027-05-20",
             "changes": [{"on": "2027-03-10", "plan": "big"}], "billing": {"discount": "7%"}}],
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Two presets of one table differ by rules and by nothing else.
    #[test]
    fn presets_are_explained_by_their_rules(
        one in prop::sample::select(&PRESETS[..]), other in prop::sample::select(&PRESETS[..]),
        quantity in 0u32..400, mode in prop::sample::select(vec!["graduated", "volume"]), day in 1u32..29,
    ) {
        let document = ruled((one, other), quantity, mode, day);
        for basis in BASES {
            let found = by_rules(&document, ("s", 0), ("s", 1), basis);
            prop_assert_eq!(sum(found.steps.iter().map(|step| step.amount)), Ok(found.difference));
            for step in &found.steps {
                let named = matches!(step.cause, Cause::Rule(_) | Cause::Time);
                prop_assert!(named, "{:?} of {} in\n{:#}", step.cause, step.amount, document);
            }
        }
    }

    /// A preset only bundles fields: with each of them written out, the bills are the same.
    #[test]
    fn a_preset_is_what_its_rules_say(
        preset in prop::sample::select(&PRESETS[..]), quantity in 0u32..400,
        mode in prop::sample::select(vec!["graduated", "volume"]), day in 1u32..29,
    ) {
        let document = ruled((preset, "zuora"), quantity, mode, day);
        let mut written_out = document.clone();
        for plan in written_out["plans"].as_array_mut().expect("plans") {
            let written: PlanDocument = serde_json::from_value(plan.clone()).expect("a plan");
            *plan = serde_json::to_value(stated(&written)).expect("a plan");
            prop_assert!(plan.get("semantics").is_none());
        }
        let (named, stated) = (study(&document, "s"), study(&written_out, "s"));
        prop_assert_eq!(&named.outcomes.outcomes, &stated.outcomes.outcomes);
    }
}

#[test]
fn other_currencies_are_not_bridged() {
    let document = two_plans();
    let mut dollars = document.clone();
    dollars["currency"] = json!("USD");
    let (ours, theirs) = (study(&document, "s"), study(&dollars, "s"));
    let found = bridge(
        side(&ours, 0),
        side(&theirs, 0),
        BridgeBasis::Cash,
        Detail::Tiers,
    );
    assert_eq!(found, Ok(None));
}

fn amount(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn price() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0u32..100_000).prop_map(|p| json!({"model": "per-unit", "unit_price": format!("0.{p:05}")})),
        (0u32..3_000, 0u32..3_000, 1u32..5_000).prop_map(|(a, b, bound)| json!({"model": "graduated", "tiers": [
            {"up_to": bound, "unit_price": format!("0.{a:04}"), "flat_fee": amount(b)}, {"unit_price": format!("0.{b:04}")}]})),
        (0u32..3_000, 0u32..3_000).prop_map(|(a, b)| json!({"model": "volume", "tiers": [
            {"up_to": 1_000, "unit_price": format!("0.{a:04}")}, {"unit_price": format!("0.{b:04}")}]})),
        (1u32..3_000, 0u32..100_000).prop_map(|(size, price)| json!({"model": "package", "size": size, "price": amount(price)})),
        (0u32..900, 0u32..90).prop_map(|(rate, fee)| json!({"model": "percentage", "rate": format!("0.{rate:04}"),
            "fixed_per_event": amount(fee), "event_mix": [{"amount": "12.50", "share": "100%"}]})),
        (0u32..3_000, 0u32..3_000, 0u32..=100).prop_map(|(a, rest, share)| json!({"model": "matrix", "dimensions": ["region"],
            "default": format!("0.{rest:04}"), "cells": [{"at": ["north"], "unit_price": format!("0.{a:04}"), "share": format!("{share}%")}]})),
        (0u32..3_000, 0u32..3_000, 0u32..=100).prop_map(|(a, b, share)| json!({"model": "each-group",
            "groups": [{"name": "a", "share": format!("{share}%")}, {"name": "b", "share": format!("{}%", 100 - share)}],
            "price": {"model": "graduated", "tiers": [{"up_to": 700, "unit_price": format!("0.{a:04}")}, {"unit_price": format!("0.{b:04}")}]}})),
    ]
}

prop_compose! {
    fn plan(id: &'static str)(
        usage in price(), fee in 0u32..500_000, ahead in any::<bool>(),
        cadence in prop::sample::select(vec!["month", "year", "once", "24 months"]),
        (discount, minimum, maximum, salvage) in (0u32..60, 0u32..100_000, 100_000u32..900_000, 0u32..40),
        at in prop::sample::select(vec!["line", "charge", "invoice"]),
        (included, named, with_pack) in (any::<bool>(), any::<bool>(), any::<bool>()),
        (promised, preset) in (prop::option::of((1u32..90_000, 0u32..90_000, 0u32..300)), prop::option::of(prop::sample::select(&PRESETS[..]))),
    ) -> Value {
        let mut usage = json!({"id": if named { "usage".to_owned() } else { format!("usage-{id}") }, "meter": "units", "price": usage,
            "timing": if ahead && !with_pack { "in-advance" } else { "in-arrears" },
            "adjustments": [{"kind": "percent-discount", "rate": format!("{discount}%")},
                {"kind": "minimum", "amount": amount(minimum)}, {"kind": "maximum", "amount": amount(maximum)}]});
        if with_pack {
            usage["allowance"] = json!({"quantity": "100"});
        }
        let packs = json!([{"id": "pack", "charge": usage["id"], "size": "700", "price": amount(fee), "validity_months": 5}]);
        let mut plan = json!({"id": id, "prices_include_vat": included, "rounding": {"at": at},
            "packs": if with_pack { packs } else { json!([]) },
            "charges": [usage, {"id": "fee", "cadence": cadence, "salvage": format!("{salvage}%"),
                                "price": {"model": "flat", "amount": amount(fee)}}]});
        if let Some((access, paid, factor)) = promised {
            let usage = plan["charges"][0]["id"].clone();
            plan["credits"] = json!([{"id": "credit", "amount": "30", "price": amount(paid), "covers": ["fee"]}]);
            plan["commitments"] = json!([{"id": "term", "covers": [usage], "overage_factor": amount(factor),
                "access": [{"from_month": 1, "until_month": 7, "amount": amount(access)}],
                "invoices": [{"month": 0, "amount": amount(paid)}, {"month": 4, "amount": "100"}]}]);
        }
        if let Some(preset) = preset {
            plan["semantics"] = json!(preset);
        }
        plan
    }
}

prop_compose! {
    fn document()(
        months in 1u32..30, plans in (plan("a"), plan("b")), start_day in 1u32..29,
        cycle in prop::sample::select(vec!["month", "quarter", "year"]),
        (net_days, discount, vat, recoverable, rate) in (0u32..90, 0u32..60, 0u32..20, 0u32..=100, 0u32..20),
        (start, other, growth) in (0u32..5_000, 0u32..5_000, 0u32..12), instalments in any::<bool>(),
    ) -> Value {
        let option = |id: &str, plan: &Value| {
            let mut option = json!({"id": id, "plan": plan["id"]});
            if plan["packs"].as_array().is_some_and(|packs| !packs.is_empty()) {
                option["packs"] = json!([{"pack": "pack", "count": 2, "replenish": "when-empty"}]);
            }
            option
        };
        let first = option("one", &plans.0);
        let mut second = option("two", &plans.1);
        second["start"] = json!(format!("2027-01-{start_day:02}"));
        second["billing"] = json!({"cycle": cycle, "settlement": "quarter", "net_days": net_days,
                                   "discount": format!("{discount}%"), "discount_on": "all"});
        if instalments {
            second["instalments"] = json!({"count": 5, "down_payment": "20%", "surcharge": "3%"});
        }
        json!({
            "format": 1, "title": "Bridge", "currency": "CNY", "start": "2027-01", "months": months,
            "discounting": {"annual_rate": format!("{rate}%")},
            "taxes": {"vat_rate": format!("{vat}%"), "recoverable_share": format!("{recoverable}%")},
            "meters": [{"id": "units", "kind": "flow"}],
            "scenarios": [
                {"id": "s", "usage": {"units": {"start": start, "growth": {"model": "compound", "monthly_rate": format!("{growth}%")}}}},
                {"id": "t", "usage": {"units": {"start": other}}}],
            "plans": [plans.0, plans.1],
            "options": [first, second],
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_add_up_to_the_difference(document in document()) {
        let (s, t) = (study(&document, "s"), study(&document, "t"));
        for basis in BASES {
            for (from, to, detail) in [
                (side(&s, 0), side(&s, 1), Detail::Tiers),
                (side(&s, 1), side(&s, 0), Detail::Tiers),
                (side(&s, 0), side(&t, 0), Detail::VolumeAndPrice),
                (side(&s, 1), side(&t, 1), Detail::VolumeAndPrice),
            ] {
                let found = between(from, to, basis, detail);
                prop_assert!(found.steps.iter().all(|step| !matches!(step.cause, Cause::Rule(_))));
                let steps = sum(found.steps.iter().map(|step| step.amount)).expect("small");
                prop_assert_eq!(steps, found.difference, "{:?}: {:#?}", basis, found);
                prop_assert_eq!(found.difference, found.to - found.from);
                prop_assert!(found.steps.iter().all(|step| !step.amount.is_zero()));
                if basis != BridgeBasis::PresentValue {
                    // The time's value is the difference left; the others leave none.
                    prop_assert!(found.steps.iter().all(|step| step.cause != Cause::Time));
                }
            }
        }
    }

    /// With the rules told apart the steps still add up.
    #[test]
    fn steps_by_rule_add_up_too(document in document()) {
        for basis in BASES {
            let found = by_rules(&document, ("s", 0), ("s", 1), basis);
            prop_assert_eq!(sum(found.steps.iter().map(|step| step.amount)), Ok(found.difference));
        }
    }

    /// There and back is nothing: every step turns its sign.
    #[test]
    fn the_way_back_has_the_signs_turned(document in document()) {
        let s = study(&document, "s");
        let there = between(side(&s, 0), side(&s, 1), BridgeBasis::Accrual, Detail::Tiers);
        let back = between(side(&s, 1), side(&s, 0), BridgeBasis::Accrual, Detail::Tiers);
        let mut turned: Vec<Decimal> = back.steps.iter().map(|step| -step.amount).collect();
        let mut amounts: Vec<Decimal> = there.steps.iter().map(|step| step.amount).collect();
        turned.sort();
        amounts.sort();
        prop_assert_eq!(amounts, turned);
    }
}
