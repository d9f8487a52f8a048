//! The price of a steady month against the study itself: the cost that a long study with a
//! flat usage has in that month, at the crossing and one unit before it. Rises, promotions,
//! dated price lists, ramps, rebates by size, limits, ladders and trials included.

use outlay_core::compare::crossover::crossover;
use outlay_core::compare::left_out::Why;
use outlay_core::compare::steady::{SteadyMonth, steady};
use outlay_core::what_if::{Evaluated, evaluated};
use outlay_tests::root;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use std::cmp::Ordering;

fn priced(document: &Value) -> Evaluated {
    match evaluated(document, "base") {
        Ok(evaluated) => evaluated,
        Err(issue) => panic!("{} at {}\n{document:#}", issue.code.name(), issue.path),
    }
}

fn month(evaluated: &Evaluated, month: usize) -> SteadyMonth<'_> {
    steady(&evaluated.study, &evaluated.outcomes.forecast, 0, month).expect("small numbers")
}

/// What a month of every option costs when the meter reads the same all the time.
fn flat_costs(document: &Value, quantity: u64, month: usize) -> Vec<Decimal> {
    let mut flat = document.clone();
    flat["scenarios"][0]["usage"]["units"] = json!({ "start": quantity });
    let evaluated = priced(&flat);
    let outcomes = evaluated.outcomes.outcomes.iter();
    outcomes.map(|o| o.accrual.months[month]).collect()
}

/// The steady month's cost of every option at a quantity.
fn steady_costs(found: &SteadyMonth, quantity: u64) -> Vec<Decimal> {
    let quantity = Decimal::from(quantity);
    let cost =
        |option: &outlay_core::compare::steady::Steady| option.monthly(option.cost(quantity)?);
    let options = found.options.iter();
    options.map(|o| cost(o).expect("small numbers")).collect()
}

fn document(plans: Value, options: Value) -> Value {
    json!({
        "format": 1, "title": "Two plans over time", "currency": "CLF", "start": "2027-01", "months": 36,
        "accounting": {"spread": "months"},
        "meters": [{"id": "units", "kind": "level"}],
        "scenarios": [{"id": "base", "usage": {"units": {"start": "100", "growth": {"model": "linear", "per_month": "30"}}}}],
        "plans": plans, "options": options,
    })
}

fn flat(id: &str, amount: &str) -> Value {
    json!({"id": id, "price": {"model": "flat", "amount": amount}})
}

fn each(id: &str, unit_price: &str) -> Value {
    json!({"id": id, "meter": "units", "price": {"model": "per-unit", "unit_price": unit_price}})
}

/// By hand: 2 a unit against 300 a month that rises by 10 % a year. They meet at 150 in the
/// first year, at 165 in the second and at 181.5 in the third, where 182 is the first whole
/// quantity at which the flat price is cheaper.
#[test]
fn the_crossing_moves_with_the_escalator() {
    let plans = json!([
        {"id": "each", "charges": [each("usage", "2")]},
        {"id": "flat", "charges": [flat("fee", "300")],
         "contract": {"escalator": {"rates": ["10%"]}}},
    ]);
    let options = json!([{"id": "each", "plan": "each"}, {"id": "flat", "plan": "flat"}]);
    let evaluated = priced(&document(plans, options));
    let at = |index: usize| {
        let found = month(&evaluated, index);
        let crossed = crossover(&found.options[0], &found.options[1], 1000).expect("small");
        let turns = crossed.crossings.iter();
        turns.map(|c| (c.quantity, c.flipped)).collect::<Vec<_>>()
    };
    assert_eq!(at(0), [(150, Some(151))]);
    assert_eq!(at(11), [(150, Some(151))]);
    assert_eq!(at(12), [(165, Some(166))]);
    assert_eq!(at(35), [(182, Some(182))]);
}

/// By hand: a list from July lowers 0.5 to 0.4, so that 100 a month are met at 200 before
/// and at 250 after; who keeps the old price for a year stays at 200 until then.
#[test]
fn the_crossing_moves_with_the_price_list() {
    let list = |existing: Value| {
        let mut usage = each("usage", "0.5");
        let mut change =
            json!({"from": "2027-07-01", "price": {"model": "per-unit", "unit_price": "0.4"}});
        change
            .as_object_mut()
            .expect("a table")
            .extend(existing.as_object().expect("a table").clone());
        usage["price_changes"] = json!([change]);
        usage
    };
    let plans = json!([
        {"id": "now", "charges": [list(json!({"existing": "at-once"}))]},
        {"id": "kept", "charges": [list(json!({"existing": "keep", "keep_until": "2028-07-01"}))]},
        {"id": "flat", "charges": [flat("fee", "100")]},
    ]);
    let options = json!([{"id": "now", "plan": "now"}, {"id": "kept", "plan": "kept"}, {"id": "flat", "plan": "flat"}]);
    let evaluated = priced(&document(plans, options));
    let at = |index: usize| {
        let found = month(&evaluated, index);
        let first = |one: usize| {
            let crossed = crossover(&found.options[one], &found.options[2], 1000);
            crossed.expect("small numbers").crossings[0].quantity
        };
        (first(0), first(1))
    };
    assert_eq!(at(5), (200, 200));
    assert_eq!(at(6), (250, 200));
    assert_eq!(at(17), (250, 200));
    assert_eq!(at(18), (250, 250));
}

/// By hand: free for two months; then 100 with 20 % off for three months; then 100.
#[test]
fn a_month_of_trial_and_one_of_promotion() {
    let plans = json!([{"id": "plan", "charges": [flat("fee", "100"), each("usage", "1")], "contract": {
        "trial": {"months": 2}, "promotions": [{"months": 3, "discount": "20%", "charges": ["fee"]}]}}]);
    let evaluated = priced(&document(plans, json!([{"id": "option", "plan": "plan"}])));
    let at = |index: usize| steady_costs(&month(&evaluated, index), 10)[0];
    assert_eq!([at(0), at(1)], [dec!(0), dec!(0)]);
    assert_eq!([at(2), at(4), at(5)], [dec!(90), dec!(90), dec!(110)]);
}

/// By hand: 5 a unit, paid for a year: from 100 units on 10 % less, so that 99 cost 495 and
/// 100 cost 450.
#[test]
fn a_rebate_by_size_is_a_jump() {
    let mut seats = each("seats", "5");
    seats["timing"] = json!("in-advance");
    let plans = json!([
        {"id": "seats", "charges": [seats], "contract": {"prepay": [
            {"months": 12, "from_quantity": 100, "discount": "10%"}]}},
        {"id": "flat", "charges": [flat("fee", "470")]},
    ]);
    let options = json!([{"id": "seats", "plan": "seats", "billing": {"cycle": "year"}}, {"id": "flat", "plan": "flat"}]);
    let evaluated = priced(&document(plans, options));
    let found = month(&evaluated, 0);
    let crossed = crossover(&found.options[0], &found.options[1], 200).expect("small numbers");
    let turns: Vec<_> = crossed
        .crossings
        .iter()
        .map(|c| (c.quantity, c.costs.0))
        .collect();
    assert_eq!(
        turns,
        [(94, dec!(470)), (100, dec!(450)), (105, dec!(472.5))]
    );
}

/// By hand: 1 a unit, 300 served at most: above it 300 stay 300. A cap of 250 serves 250.
#[test]
fn a_limit_and_a_cap_hold_the_cost() {
    let plans = json!([
        {"id": "limited", "charges": [each("usage", "1")], "limits": [
            {"id": "most", "meter": "units", "quantity": 300, "above": "refused"}]},
        {"id": "open", "charges": [each("usage", "1")]},
    ]);
    let options = json!([{"id": "limited", "plan": "limited"},
                         {"id": "capped", "plan": "open", "spending": {"cap": "250"}}]);
    let evaluated = priced(&document(plans, options));
    let found = month(&evaluated, 0);
    assert_eq!(steady_costs(&found, 200), [dec!(200), dec!(200)]);
    assert_eq!(steady_costs(&found, 251), [dec!(251), dec!(250)]);
    assert_eq!(steady_costs(&found, 900), [dec!(300), dec!(250)]);
    let crossed = crossover(&found.options[0], &found.options[1], 900).expect("small numbers");
    let turns: Vec<_> = crossed
        .crossings
        .iter()
        .map(|c| (c.quantity, c.after))
        .collect();
    assert_eq!(turns, [], "equal, then dearer for good");
    assert_eq!(crossed.at_end, Ordering::Greater);
}

/// Ladder of the vendor's classes: 399 up to 5,000, 749 up to 10,000, 1,499 beyond.
#[test]
fn an_option_that_is_moved_is_a_staircase() {
    let class = |id: &str, fee: &str, bound: Option<(u32, &str)>| {
        let mut plan = json!({"id": id, "charges": [flat("base", fee)]});
        if let Some((above, to)) = bound {
            plan["moves"] = json!([{"meter": "units", "above": above, "to": to}]);
        }
        plan
    };
    let plans = json!([class("5k", "399", Some((5000, "10k"))), class("10k", "749", Some((10000, "25k"))),
                       class("25k", "1499", None), {"id": "each", "charges": [each("usage", "0.1")]}]);
    let options = json!([{"id": "ladder", "plan": "5k"}, {"id": "each", "plan": "each"}]);
    let evaluated = priced(&document(plans, options));
    let found = month(&evaluated, 0);
    let crossed = crossover(&found.options[0], &found.options[1], 20_000).expect("small numbers");
    let turns: Vec<_> = crossed
        .crossings
        .iter()
        .map(|c| (c.quantity, c.costs.0))
        .collect();
    // 0.1 a unit reaches 399 at 3,990, 749 at 7,490, 1,499 at 14,990; the steps between
    // lie at 5,001 (749 > 500.1) and 10,001 (1,499 > 1,000.1).
    assert_eq!(
        turns,
        [
            (3990, dec!(399)),
            (5001, dec!(749)),
            (7490, dec!(749)),
            (10001, dec!(1499)),
            (14990, dec!(1499))
        ]
    );
}

/// By hand: 10,000 free units a contract year, then 0.1 each: 1,000 a month are 12,000 a
/// year, 200 of it to pay, 16.666… a month.
#[test]
fn tiers_of_a_year_count_with_their_share() {
    let mut usage = each("usage", "0.1");
    usage["running_total"] = json!("year");
    usage["allowance"] = json!({"quantity": 10000});
    let mut study = document(
        json!([{"id": "plan", "charges": [usage]}]),
        json!([{"id": "option", "plan": "plan"}]),
    );
    study["meters"][0]["kind"] = json!("flow");
    let evaluated = priced(&study);
    let cost = steady_costs(&month(&evaluated, 3), 1000)[0];
    assert_eq!(cost.round_dp(6), dec!(16.666667));
    assert_eq!(steady_costs(&month(&evaluated, 3), 800)[0], dec!(0));
}

/// By hand: 3,600 once for 36 months, 900 for 12 months of service from the start.
#[test]
fn a_single_charge_counts_while_it_serves() {
    let mut server = flat("server", "3600");
    server["cadence"] = json!("once");
    let mut setup = flat("setup", "900");
    setup["cadence"] = json!("once");
    setup["service_months"] = json!(12);
    let study = document(
        json!([{"id": "own", "charges": [server, setup]}]),
        json!([{"id": "own", "plan": "own"}]),
    );
    let evaluated = priced(&study);
    assert_eq!(steady_costs(&month(&evaluated, 11), 5)[0], dec!(175));
    assert_eq!(steady_costs(&month(&evaluated, 12), 5)[0], dec!(100));
    assert_eq!(flat_costs(&study, 5, 11)[0], dec!(175));
}

/// By hand: 0.1 for each user on each day. 90 users on all of January's 31 days cost 279;
/// when weekends count half, the days are not alike and the option is named.
#[test]
fn days_that_are_alike_count_as_one_by_one() {
    let mut usage = each("usage", "0.1");
    usage["count"] = json!("each-day");
    let mut study = document(
        json!([{"id": "plan", "charges": [usage]}]),
        json!([{"id": "option", "plan": "plan"}]),
    );
    let of = |profile: Value| json!({"units": {"start": 90, "profile": profile}});
    study["scenarios"][0]["usage"] = of(json!({"weekdays": {"1": "100%"}}));
    let evaluated = priced(&study);
    assert_eq!(steady_costs(&month(&evaluated, 0), 90)[0], dec!(279));
    study["scenarios"][0]["usage"] = of(json!({"weekdays": {"6": "50%", "7": "50%"}}));
    let evaluated = priced(&study);
    let left: Vec<_> = month(&evaluated, 0)
        .left_out
        .iter()
        .map(|one| one.why)
        .collect();
    assert_eq!(left, [Why::SingleDays]);
}

/// What the command line and files say of it.
#[test]
fn the_reason_is_in_the_data() {
    let options = json!([{"id": "plain", "plan": "plain"},
        {"id": "apps", "plan": "plain", "projects": [{"id": "a"}, {"id": "b"}]}]);
    let study = document(
        json!([{"id": "plain", "charges": [each("usage", "1")]}]),
        options,
    );
    let found = outlay_app::analysis::break_even::json(&study, "").expect("a study");
    assert_eq!(
        found["left_out_of_usage"],
        json!([{"option": "apps", "reason": "projects"}])
    );
}

/// Each reason leaves its option out and no other.
#[test]
fn what_cannot_be_said_is_left_out_with_its_reason() {
    let plain = json!({"id": "plain", "charges": [each("usage", "1")]});
    let packs = json!({"id": "packs", "charges": [each("usage", "1")],
                       "packs": [{"id": "pack", "charge": "usage", "size": 100, "price": "50", "validity_months": 12}]});
    let mut whole = each("usage", "1");
    whole["running_total"] = json!("once");
    let minimum = json!({"id": "minimum", "charges": [each("usage", "1")],
                         "commitments": [{"id": "least", "amount": "500"}]});
    let plans = json!([plain, packs, {"id": "whole", "charges": [whole]}, minimum]);
    let options = json!([
        {"id": "plain", "plan": "plain"},
        {"id": "later", "plan": "plain", "start": "2028-01-01"},
        {"id": "apps", "plan": "plain", "projects": [{"id": "a"}, {"id": "b"}]},
        {"id": "packs", "plan": "packs", "packs": [{"pack": "pack", "replenish": "on-expiry"}]},
        {"id": "gift", "plan": "plain", "wallet": {"top_up": "100", "bonus": "10", "below": "10"}},
        {"id": "minimum", "plan": "minimum"},
        {"id": "coupon", "plan": "plain", "settling": {"deductions": [{"id": "c", "kind": "coupon", "amount": "10"}]}},
        {"id": "whole", "plan": "whole"},
    ]);
    let evaluated = priced(&document(plans, options));
    let found = month(&evaluated, 0);
    let id = |option: usize| evaluated.study.options[option].id.as_str();
    let left: Vec<_> = found
        .left_out
        .iter()
        .map(|one| (id(one.option), one.why))
        .collect();
    assert_eq!(
        left,
        [
            ("later", Why::NotServing),
            ("apps", Why::Projects),
            ("packs", Why::Packs),
            ("gift", Why::Balance),
            ("minimum", Why::Settled),
            ("coupon", Why::Bills),
            ("whole", Why::WholeContract)
        ]
    );
    let shown: Vec<_> = found.options.iter().map(|one| id(one.option)).collect();
    assert_eq!(shown, ["plain"]);
}

fn price() -> impl Strategy<Value = Value> {
    let unit = |p: u32| format!("{}.{:02}", p / 100, p % 100);
    prop_oneof![
        (50u32..900).prop_map(move |p| json!({"model": "per-unit", "unit_price": unit(p)})),
        (50u32..400, 20u32..600, 20u32..400).prop_map(move |(bound, first, then)| json!({"model": "graduated",
            "tiers": [{"up_to": bound, "unit_price": unit(first)}, {"unit_price": unit(then)}]})),
        (50u32..400, 20u32..600, 20u32..400).prop_map(move |(bound, first, then)| json!({"model": "volume",
            "tiers": [{"up_to": bound, "unit_price": unit(first)}, {"unit_price": unit(then)}]})),
        (7u32..90, 100u32..20_000).prop_map(move |(size, p)| json!({"model": "package", "size": size, "price": unit(p), "round": "up"})),
    ]
}

fn contract() -> impl Strategy<Value = Value> {
    let share = prop::sample::select(vec!["3%", "8%", "12%"]);
    let escalator = prop::option::of((prop::sample::select(vec![6u32, 12]), share));
    let promotion = prop::option::of(1u32..8);
    let loyalty = prop::option::of(prop::sample::select(vec![91u32, 366]));
    (escalator, promotion, loyalty, prop::option::of(50u32..600), any::<bool>()).prop_map(|(rise, promotion, loyalty, size, trial)| {
        let mut contract = json!({});
        if let Some((every, rate)) = rise {
            contract["escalator"] = json!({"every_months": every, "rates": [rate, "5%"], "cap": "10%"});
        }
        if let Some(months) = promotion {
            contract["promotions"] = json!([{"months": months, "discount": "20%"}]);
        }
        if let Some(day) = loyalty {
            contract["loyalty"] = json!([{"from_day": day, "discount": "5%"}]);
        }
        if let Some(size) = size {
            contract["prepay"] = json!([{"months": 12, "discount": "4%"}, {"months": 12, "from_quantity": size, "months_paid": 10}]);
        }
        if trial {
            contract["trial"] = json!({"months": 1});
        }
        contract
    })
}

fn plan(id: &'static str) -> impl Strategy<Value = Value> {
    let change = prop::option::of((price(), 1u32..30, 0u32..3));
    let cadence = prop::sample::select(vec!["month", "quarter", "year"]);
    let limit = prop::option::of(100u32..900);
    (price(), change, contract(), (0u32..60_000, cadence), limit, any::<bool>()).prop_map(
        move |(price, change, contract, (fee, cadence), limit, ahead)| {
            let mut usage = json!({"id": "usage", "meter": "units", "price": price});
            if ahead {
                usage["timing"] = json!("in-advance");
            }
            if let Some((price, month, way)) = change {
                let date = format!("{}-{:02}-01", 2027 + month / 12, month % 12 + 1);
                usage["price_changes"] = json!([match way {
                    0 => json!({"from_month": month, "price": price}),
                    1 => json!({"from": date, "existing": "at-once", "price": price}),
                    _ => json!({"from": date, "existing": "keep", "keep_until": "2029-01-01", "price": price}),
                }]);
            }
            // A promotion that ends within a longer period is prorated by days, which is no
            // regular month of it.
            let cadence = if contract["promotions"].is_null() { cadence } else { "month" };
            let base = json!({"id": "base", "cadence": cadence, "price": {"model": "flat", "amount": format!("{}.{:02}", fee / 100, fee % 100)}});
            let mut plan = json!({"id": id, "contract": contract, "charges": [base, usage]});
            if let Some(most) = limit {
                plan["limits"] = json!([{"id": "most", "meter": "units", "quantity": most, "above": "slowed"}]);
            }
            plan
        },
    )
}

fn pair() -> impl Strategy<Value = Value> {
    let cycle = || prop::sample::select(vec!["month", "quarter", "year"]);
    let starts = prop::sample::select(vec!["2027-01-01", "2027-03-01"]);
    (plan("one"), plan("other"), cycle(), cycle(), starts, any::<bool>()).prop_map(|(one, other, a, b, start, vat)| {
        let options = json!([{"id": "one", "plan": "one", "billing": {"cycle": a, "discount": "5%"}},
                             {"id": "other", "plan": "other", "start": start, "billing": {"cycle": b}}]);
        let mut document = document(json!([one, other]), options);
        if vat {
            document["taxes"] = json!({"vat_rate": "6%", "recoverable_share": "40%"});
        }
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// At every crossing and one unit before it the study itself, run with this usage in
    /// every month, has the steady month's costs, and with them the same order.
    #[test]
    fn a_crossing_is_one_of_the_study(document in pair(), month_at in 2usize..34) {
        let evaluated = priced(&document);
        let found = month(&evaluated, month_at);
        prop_assert!(found.left_out.is_empty(), "{:?}", found.left_out);
        let crossed = crossover(&found.options[0], &found.options[1], 1000).expect("small numbers");
        let few = crossed.crossings.iter().take(3);
        for quantity in few.flat_map(|c| [c.quantity, c.quantity - 1]) {
            let (said, run) = (steady_costs(&found, quantity), flat_costs(&document, quantity, month_at));
            for (said, run) in said.iter().zip(&run) {
                prop_assert!((said - run).abs() < dec!(0.003), "{said} against {run} at {quantity} in month {month_at}");
            }
            if (said[0] - said[1]).abs() > dec!(0.01) {
                prop_assert_eq!(said[0].cmp(&said[1]), run[0].cmp(&run[1]));
            }
        }
    }
}

/// Nothing of a sample is left out silently: every option of every sample is either shown
/// or named with its reason.
#[test]
fn every_option_is_shown_or_named() {
    let folder = std::fs::read_dir(root().join("examples")).expect("samples");
    for file in folder
        .filter_map(Result::ok)
        .filter(|f| f.path().extension().is_some_and(|e| e == "toml"))
    {
        let text = std::fs::read_to_string(file.path()).expect("readable");
        let document = outlay_core::study::written::read(&text)
            .expect("a study")
            .value;
        let evaluated = evaluated(&document, "").expect("a study without errors");
        for index in 0..evaluated.study.horizon.len() {
            let found = month(&evaluated, index);
            let all = found.options.len() + found.left_out.len();
            assert_eq!(all, evaluated.study.options.len(), "{:?}", file.path());
        }
    }
}
