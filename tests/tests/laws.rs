//! Laws that hold for every study, tried on random ones.

use chrono::{Datelike, NaiveDate};
use outlay_core::cadence::{Alignment, periods};
use outlay_core::cash_flow::Movement;
use outlay_core::decimal::sum;
use outlay_core::issue::{Issue, IssueCode};
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::period::{Period, add_months};
use outlay_core::pricing::steps::Pricing;
use outlay_core::rating::{Line, Recognition};
use outlay_core::study::Study;
use outlay_core::study::check::{check, check_pricing};
use outlay_tests::CHANGE_MODES;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn amount(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Rising tiers with prices in tenths of a cent.
fn tiers() -> impl Strategy<Value = Value> {
    (prop::collection::vec((1u32..5_000, 0u32..3_000, 0u32..5_000), 1..5), 0u32..3_000).prop_map(|(closed, last)| {
        let mut bound = 0;
        let mut list: Vec<Value> = Vec::new();
        for (width, price, fee) in closed {
            bound += width;
            list.push(json!({"up_to": bound, "unit_price": format!("0.{price:04}"), "flat_fee": amount(fee)}));
        }
        list.push(json!({"unit_price": format!("0.{last:04}")}));
        Value::Array(list)
    })
}

/// A table read by unit or by class, its bounds one way or the other, perhaps in blocks.
fn table() -> impl Strategy<Value = Value> {
    let models = prop::sample::select(vec!["graduated", "volume"]);
    let bounds = prop::sample::select(vec!["up-to", "below"]);
    (tiers(), models, bounds, prop::option::of(1u32..500)).prop_map(
        |(tiers, model, bounds, block)| {
            let mut price = json!({"model": model, "tiers": tiers, "bounds": bounds});
            if let Some(block) = block {
                price["block"] = json!(block);
            }
            price
        },
    )
}

/// The dearer or the cheaper of a unit price and a table.
fn choice() -> impl Strategy<Value = Value> {
    let models = prop::sample::select(vec!["highest", "lowest"]);
    (models, 0u32..3_000, table(), 0u32..900).prop_map(|(model, p, table, free)| {
        json!({"model": model, "of": [
            {"name": "units", "price": {"model": "per-unit", "unit_price": format!("0.{p:04}")}},
            {"name": "table", "allowance": {"quantity": free}, "price": table}]})
    })
}

/// Payments of two sizes, each with a rate, a fee and bounds.
fn percentage() -> impl Strategy<Value = Value> {
    (0u32..900, 0u32..100, 0u32..100, 0u32..900, 1u32..100).prop_map(|(rate, fee, least, more, share)| {
        json!({"model": "percentage", "rate": format!("0.{rate:04}"), "fixed_per_event": amount(fee),
               "min_per_event": amount(least), "max_per_event": amount(least + more),
               "event_mix": [{"amount": "12.50", "share": format!("{share}%")},
                             {"amount": "340", "share": format!("{}%", 100 - share)}]})
    })
}

fn matrix() -> impl Strategy<Value = Value> {
    (0u32..3_000, 0u32..3_000, 0u32..3_000, 0u32..=60, 0u32..=40).prop_map(|(a, b, rest, x, y)| {
        json!({"model": "matrix", "dimensions": ["region"], "default": format!("0.{rest:04}"), "cells": [
            {"at": ["north"], "unit_price": format!("0.{a:04}"), "share": format!("{x}%")},
            {"at": ["south"], "unit_price": format!("0.{b:04}"), "share": format!("{y}%")}]})
    })
}

/// Three groups, each through a table by itself.
fn each_group() -> impl Strategy<Value = Value> {
    (table(), 0u32..=60, 0u32..=40, 0u32..500).prop_map(|(table, a, b, free)| {
        json!({"model": "each-group", "allowance": {"quantity": free}, "price": table, "groups": [
            {"name": "a", "share": format!("{a}%")}, {"name": "b", "share": format!("{b}%")},
            {"name": "c", "share": format!("{}%", 100 - a - b)}]})
    })
}

fn price() -> BoxedStrategy<Value> {
    prop_oneof![
        table(),
        each_group(),
        choice(),
        percentage(),
        matrix(),
        (0u32..100_000).prop_map(|p| json!({"model": "per-unit", "unit_price": format!("0.{p:05}")})),
        tiers().prop_map(|tiers| json!({"model": "graduated", "tiers": tiers})),
        tiers().prop_map(|tiers| json!({"model": "volume", "tiers": tiers})),
        (1u32..3_000, 0u32..100_000, prop::sample::select(vec!["up", "down", "nearest"])).prop_map(
            |(size, price, round)| json!({"model": "package", "size": size, "price": amount(price), "round": round})
        ),
    ]
    .boxed()
}

fn charge(index: usize) -> BoxedStrategy<Value> {
    let meaning = prop::sample::select(vec!["subtract", "tier-in-front", "in-table"]);
    let allowance = prop::option::of((1u32..2_000, meaning));
    let least = prop::option::of(0u32..3_000);
    let change = prop_oneof![
        (0u32..300).prop_map(|percent| json!({"kind": "factor", "factor": amount(percent)})),
        (0u32..9_000).prop_map(|cents| json!({"kind": "amount-discount", "amount": amount(cents)})),
    ];
    let total = prop::option::of(prop::sample::select(vec!["quarter", "year", "once"]));
    let metered = (
        price(),
        allowance,
        least,
        prop::option::of(change),
        total,
        any::<bool>(),
    );
    let metered = metered.prop_map(move |(price, allowance, least, change, total, ahead)| {
        let mut charge = json!({"id": format!("usage-{index}"), "meter": "units", "price": price,
            "timing": if ahead { "in-advance" } else { "in-arrears" }});
        if let Some((quantity, meaning)) = allowance {
            charge["allowance"] = json!({ "quantity": quantity, "meaning": meaning });
        }
        if let (Some(span), false) = (total, ahead) {
            charge["running_total"] = json!(span);
        }
        if let Some(least) = least {
            charge["minimum_quantity"] = json!(least);
        }
        if let Some(change) = change {
            charge["adjustments"] = json!([change]);
        }
        charge
    });
    let fixed = (0u32..500_000, prop::sample::select(vec!["month", "quarter", "year", "once", "24 months"]), 0u32..40)
        .prop_map(move |(price, cadence, salvage)| {
            json!({"id": format!("fee-{index}"), "cadence": cadence, "salvage": format!("{salvage}%"),
                   "price": {"model": "flat", "amount": amount(price)}})
        });
    prop_oneof![metered, fixed].boxed()
}

prop_compose! {
    /// What time, length and use do to prices.
    fn contract()(
        (trial, promotion) in (0u32..40, 0u32..4),
        (rise, every) in (0u32..12, 1u32..15),
        (loyal, prepaid) in (1u32..400, 1u32..13),
    ) -> Value {
        json!({
            "trial": {"days": trial},
            "promotions": [{"months": promotion, "discount": "90%"}],
            "escalator": {"every_months": every, "rates": [format!("{rise}%"), "3%"], "cap": "6%"},
            "loyalty": [{"from_day": loyal, "discount": "20%"}],
            "prepay": [{"months": prepaid, "months_paid": prepaid - 1}],
        })
    }
}

prop_compose! {
    fn study()(
        months in 1u32..40,
        charges in (charge(0), charge(1), charge(2)),
        start_day in 1u32..29,
        end_month in prop::option::of(0u32..30),
        cycle in prop::sample::select(vec!["month", "quarter", "year"]),
        settlement in prop::sample::select(vec!["month", "quarter"]),
        (net_days, discount, vat, recoverable) in (0u32..90, 0u32..60, 0u32..20, 0u32..=100),
        (start, rate) in (0u32..5_000, 0u32..12),
        (at, increment) in (
            prop::sample::select(vec!["line", "charge", "invoice"]),
            prop::sample::select(vec!["0.01", "0.05", "0.5"]),
        ),
        alignment in prop::sample::select(vec![
            json!("anniversary"), json!("calendar"), json!("to-same-day"),
            json!({"billing_day": 31}), json!({"billing_day": 10}),
        ]),
        proration in prop::sample::select(vec![
            "second", "day", "actual-30", "fixed-30", "30-360", "none",
        ]),
        contract in contract(),
        included in any::<bool>(),
        payment in 0u32..3,
    ) -> Value {
        let mut option = json!({"id": "o", "plan": "p", "start": format!("2027-01-{start_day:02}"),
            "billing": {"cycle": cycle, "settlement": settlement, "net_days": net_days,
                        "discount": format!("{discount}%")}});
        if let Some(month) = end_month {
            option["end"] = json!(format!("{}-{:02}-28", 2027 + month / 12, month % 12 + 1));
            option["start"] = json!("2027-01-01");
        }
        match payment {
            1 => option["instalments"] = json!({"count": 5, "down_payment": "20%", "surcharge": "3%"}),
            2 => option["stages"] = json!([{"after_months": 0, "share": "30%"}, {"after_months": 2, "share": "70%"}]),
            _ => {}
        }
        let other = json!({"id": "other", "plan": "p"});
        json!({
            "format": 1, "title": "Law", "currency": "CNY", "start": "2027-01", "months": months,
            "discounting": {"annual_rate": "7%"},
            "taxes": {"vat_rate": format!("{vat}%"), "recoverable_share": format!("{recoverable}%")},
            "meters": [{"id": "units", "kind": "flow"}],
            "scenarios": [{"id": "s", "usage": {"units": {"start": start,
                "growth": {"model": "compound", "monthly_rate": format!("{rate}%")}}}}],
            "plans": [{"id": "p", "charges": [charges.0, charges.1, charges.2], "rounding": {"at": at, "increment": increment},
                       "alignment": alignment, "proration": proration, "contract": contract,
                       "prices_include_vat": included}],
            "options": [option, other],
        })
    }
}

prop_compose! {
    /// Two metered charges that share a pack of one kind or another.
    fn study_with_packs()(
        months in 1u32..30,
        (start, rate) in (0u32..5_000, 0u32..12),
        (size, price, validity) in (1u32..9_000, 0u32..100_000, 1u32..14),
        reset in prop::option::of(prop::sample::select(vec!["day", "month", "quarter"])),
        rollover in prop::option::of((1u32..4, 0u32..=100)),
        replenish in prop::sample::select(vec!["never", "on-expiry", "when-empty"]),
        order in prop::sample::select(vec!["earliest-expiry", "oldest", "highest-price", "cheapest-basis", "priority"]),
        (weight, to_month_end, before) in (1u32..9, any::<bool>(), any::<bool>()),
    ) -> Value {
        let mut pack = json!({"id": "pack", "charge": "usage-a", "size": size, "price": amount(price),
            "also": [{"charge": "usage-b", "weight": weight}], "validity_months": validity,
            "to_month_end": to_month_end, "drawn": if before { "before-allowance" } else { "after-allowance" }});
        if let Some(reset) = reset {
            pack["reset"] = json!(reset);
        }
        if let Some((months, share)) = rollover {
            pack["rollover"] = json!({"months": months, "share": format!("{share}%")});
        }
        let usage = json!({"start": start, "growth": {"model": "compound", "monthly_rate": format!("{rate}%")}});
        json!({
            "format": 1, "title": "Packs", "currency": "CNY", "start": "2027-01", "months": months,
            "meters": [{"id": "a", "kind": "flow"}, {"id": "b", "kind": "flow"}],
            "scenarios": [{"id": "s", "usage": {"a": usage, "b": usage}}],
            "plans": [{"id": "p", "pack_order": order, "packs": [pack], "charges": [
                {"id": "usage-a", "meter": "a", "allowance": {"quantity": 100}, "price": {"model": "per-unit", "unit_price": "0.013"}},
                {"id": "usage-b", "meter": "b", "price": {"model": "per-unit", "unit_price": "0.02"}}]}],
            "options": [{"id": "o", "plan": "p", "packs": [{"pack": "pack", "replenish": replenish}]}],
        })
    }
}

prop_compose! {
    /// Options that change plans, have projects, pay in another currency, or ahead: with
    /// credits, a commitment by schedule and packs.
    fn moving_study()(
        months in 2u32..20,
        (one, two) in ((charge(0), charge(1)), (charge(2), charge(3))),
        (mode, credit, change_month, change_day) in (
            prop::sample::select(&CHANGE_MODES[..]), prop::sample::select(vec!["paid", "list"]), 1u32..12, 1u32..29,
        ),
        (cycle, discount, vat) in (prop::sample::select(vec!["month", "quarter", "year"]), 0u32..40, 0u32..20),
        (start, project, rate) in (0u32..4_000, 0u32..4_000, 0u32..9),
        (exchange, later, on_payment) in (50_000u32..90_000, 50_000u32..90_000, any::<bool>()),
        (access, paid, factor, billed_in) in (1u32..90_000, 0u32..90_000, 0u32..300, 0u32..12),
        (price_of_credit, size, preset) in (0u32..20_000, 1u32..5_000, prop::sample::select(vec!["stripe", "lago", "zuora-30-360", "polar"])),
        (deposit, net_days, left, included) in (1u32..90_000, 0u32..90, prop::option::of(0u32..20), any::<bool>()),
    ) -> Value {
        let change_on = format!("{}-{:02}-{change_day:02}", 2027 + change_month / 12, change_month % 12 + 1);
        let changes = json!([{"on": change_on, "plan": "large", "mode": mode, "credit": credit}]);
        let billing = json!({"cycle": cycle, "discount": format!("{discount}%")});
        let mut options = json!([
            {"id": "whole", "plan": "small", "billing": billing},
            {"id": "projects", "plan": "small", "billing": billing, "projects": [
                {"id": "a", "meters": {"units": "units-a"}}, {"id": "b", "plan": "large"}]},
            {"id": "abroad", "plan": "abroad", "billing": {"cycle": cycle, "discount": format!("{discount}%"), "net_days": net_days}},
            {"id": "ahead", "plan": "ahead", "packs": [{"pack": "pack", "replenish": "when-empty"}]},
        ]);
        // A change after the study is no change of it.
        if change_month < months {
            options[0]["changes"] = changes;
        }
        if let Some(month) = left {
            options[2]["end"] = json!(format!("{}-{:02}-{change_day:02}", 2027 + month / 12, month % 12 + 1));
        }
        json!({
            "format": 1, "title": "Moving", "currency": "CNY", "start": "2027-01", "months": months,
            "discounting": {"annual_rate": "7%"}, "taxes": {"vat_rate": format!("{vat}%"), "recoverable_share": "50%"},
            "exchange": [{"currency": "USD", "from": "2026-12-15", "rate": format!("{}.{:04}", exchange / 10_000, exchange % 10_000)},
                         {"currency": "USD", "from": "2027-05-20", "rate": format!("{}.{:04}", later / 10_000, later % 10_000)}],
            "meters": [{"id": "units", "kind": "flow"}, {"id": "units-a", "kind": "flow"}],
            "scenarios": [{"id": "s", "usage": {
                "units": {"start": start, "growth": {"model": "compound", "monthly_rate": format!("{rate}%")}},
                "units-a": {"start": project}}}],
            "plans": [
                {"id": "small", "charges": [one.0, one.1], "semantics": preset},
                {"id": "large", "charges": [two.0, two.1]},
                {"id": "abroad", "charges": [one.0, two.1], "currency": "USD", "deposit": amount(deposit), "prices_include_vat": included,
                 "exchange_on": if on_payment { "payment" } else { "bill" },
                 "credits": [{"id": "credit", "amount": "50", "price": amount(price_of_credit)}],
                 "commitments": [{"id": "least", "amount": amount(access), "cadence": "quarter", "prorated": included,
                     "overage_factor": amount(factor)},
                     {"id": "term", "access": [{"from_month": 0, "until_month": 7, "amount": amount(access)}],
                     "invoices": [{"month": 0, "amount": amount(paid)}, {"month": billed_in, "amount": amount(paid)}]}]},
                {"id": "ahead",
                 "packs": [{"id": "pack", "charge": "calls", "size": size, "price": amount(paid), "validity_months": 3}],
                 "credits": [{"id": "credit", "amount": "50", "price": amount(price_of_credit)}],
                 "commitments": [{"id": "term", "covers": ["rest"], "overage_factor": amount(factor),
                     "access": [{"from_month": 0, "until_month": 3, "amount": amount(access)},
                                {"from_month": 5, "until_month": 12, "amount": amount(access)}],
                     "invoices": [{"month": 0, "amount": amount(paid)}, {"month": billed_in, "amount": amount(paid)}]}],
                 "charges": [
                     {"id": "calls", "meter": "units", "price": {"model": "per-unit", "unit_price": "0.031"}},
                     {"id": "rest", "meter": "units", "price": {"model": "per-unit", "unit_price": "0.07"}}]}],
            "options": options,
        })
    }
}

/// On the heap: the generators of whole studies are too large for a thread's stack.
fn any_study() -> BoxedStrategy<Value> {
    prop_oneof![study().boxed(), moving_study().boxed()].boxed()
}

fn evaluated(document: &Value) -> (Study, Vec<Outcome>) {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:?}\n{document:#}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let found = evaluate_all(&study).expect("small amounts");
    let too_large = |issue: &&Issue| issue.code == IssueCode::TooLarge;
    assert_eq!(
        found.issues.iter().find(too_large),
        None,
        "small amounts\n{document:#}"
    );
    (study, found.outcomes)
}

fn total(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    sum(amounts).expect("small amounts")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_to_the_whole(document in any_study()) {
        let (study, outcomes) = evaluated(&document);
        for outcome in &outcomes {
            for invoice in &outcome.invoices {
                let net = total(invoice.net_by_line.iter().copied());
                prop_assert_eq!(net, invoice.net, "lines = net");
                let paid = total(outcome.movements.iter()
                    .filter(|m| m.invoice == invoice.number && !m.recovery)
                    .map(|m| m.total().expect("small")));
                prop_assert_eq!(paid, invoice.net + invoice.tax, "payments = bill");
                let back = total(outcome.movements.iter()
                    .filter(|m| m.invoice == invoice.number && m.recovery)
                    .map(|m| m.total().expect("small")));
                prop_assert_eq!(back, -invoice.recoverable, "recoveries = recoverable tax");
                for amount in &invoice.net_by_line {
                    prop_assert!(amount.normalize().scale() <= study.currency.decimals, "rounded: {}", amount);
                }
            }
        }
    }

    #[test]
    fn cash_and_accrual_tie_out(document in any_study()) {
        let (_, outcomes) = evaluated(&document);
        for outcome in &outcomes {
            let paid = total(outcome.movements.iter().map(|m: &Movement| m.total().expect("small")));
            let cost = total(outcome.accrual.months.iter().copied());
            prop_assert_eq!(paid, cost + outcome.accrual.after, "paid = cost + prepaid at the end");
            prop_assert_eq!(paid, outcome.metrics.total_paid);
            let mut balance = Decimal::ZERO;
            for row in &outcome.months {
                balance += row.paid - row.cost;
                prop_assert_eq!(balance, row.balance, "opening + paid - cost = closing");
            }
        }
    }

    #[test]
    fn packs_are_used_or_lost_and_never_more_than_bought(document in study_with_packs()) {
        let (study, outcomes) = evaluated(&document);
        for line in outcomes.iter().flat_map(|o| &o.invoices).flat_map(|i| &i.lines) {
            let Recognition::AsUsed(pieces) = &line.recognition else { continue };
            let used = total(pieces.iter().map(|piece| piece.amount));
            prop_assert!(used <= line.amount, "drawn and lapsed {} of {}", used, line.amount);
            prop_assert!(pieces.iter().all(|piece| piece.amount >= Decimal::ZERO));
            // Without a rollover nothing is left once the pack has ended.
            let ended = line.period.end() <= study.horizon.end();
            if ended && document["plans"][0]["packs"][0].get("rollover").is_none() {
                prop_assert_eq!(used, line.amount, "used or lost to the last cent");
            }
        }
        for outcome in &outcomes {
            let paid = total(outcome.movements.iter().map(|m| m.total().expect("small")));
            let cost = total(outcome.accrual.months.iter().copied());
            prop_assert_eq!(paid, cost + outcome.accrual.after, "paid = cost + prepaid at the end");
        }
    }

    #[test]
    fn prepaid_money_ties_out(
        document in study_with_packs(), top_up in 1u32..90_000, bonus in 0u32..9_000,
        below in prop::option::of(0u32..50_000), (credit, price) in (1u32..50_000, 0u32..50_000), least in 1u32..90_000,
    ) {
        let mut paid_ahead = document.clone();
        let mut wallet = json!({"top_up": amount(top_up), "bonus": amount(bonus)});
        if let Some(below) = below {
            wallet["below"] = json!(amount(below));
        }
        paid_ahead["options"][0]["wallet"] = wallet;
        paid_ahead["plans"][0]["deposit"] = json!("300");
        paid_ahead["plans"][0]["credits"] = json!([{"id": "c", "amount": amount(credit), "price": amount(price)}]);
        paid_ahead["plans"][0]["commitments"] = json!([{"id": "m", "amount": amount(least), "cadence": "quarter"}]);
        let (_, outcomes) = evaluated(&paid_ahead);
        for outcome in &outcomes {
            let paid = total(outcome.movements.iter().map(|m| m.total().expect("small")));
            let cost = total(outcome.accrual.months.iter().copied());
            prop_assert_eq!(paid, cost + outcome.accrual.after, "paid = cost + prepaid at the end");
            let lines = || outcome.invoices.iter().flat_map(|invoice| &invoice.lines);
            let of = |reference: &str| total(lines().filter(|line| line.reference == reference).map(|line| line.amount));
            // With its bonus the balance pays for no more than was put in.
            let topped = lines().filter(|line| line.reference == "wallet.top-up");
            let times = topped.map(|line| line.amount).sum::<Decimal>() / Decimal::new(i64::from(top_up), 2);
            let put_in = of("wallet.top-up") + times * Decimal::new(i64::from(bonus), 2);
            prop_assert!(-of("wallet") <= put_in, "{} of {}", of("wallet"), put_in);
        }
    }

    /// A deposit in another currency is the buyer's: beside it everything costs the same, but
    /// for what its two rates differ by, on the day it comes back.
    #[test]
    fn a_deposit_abroad_costs_what_its_rates_differ_by(document in moving_study()) {
        let mut without = document.clone();
        without["plans"][2].as_object_mut().expect("a plan").shift_remove("deposit");
        let (study, outcomes) = evaluated(&document);
        let (_, bare) = evaluated(&without);
        let (outcome, bare) = (&outcomes[2], &bare[2]);
        let wait = match document["plans"][2]["exchange_on"].as_str() {
            Some("payment") => document["options"][2]["billing"]["net_days"].as_u64().unwrap_or(0),
            _ => 0,
        };
        let at = |day: NaiveDate| {
            let day = day + chrono::Days::new(wait);
            let rate = study.exchange.iter().rfind(|rate| rate.from <= day).expect("a rate").rate;
            let stated: Decimal = document["plans"][2]["deposit"].as_str().expect("a deposit").parse().expect("a number");
            (stated * rate).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        };
        let horizon = &study.horizon;
        let back = study.options[outcome.option].end.filter(|end| *end <= horizon.end());
        let paid = at(horizon.start());
        let lost = back.map_or(Decimal::ZERO, |day| paid - at(day));
        let still_held = if back.is_some() { Decimal::ZERO } else { paid };

        prop_assert_eq!(outcome.metrics.total_paid - bare.metrics.total_paid, still_held + lost, "cash");
        let mut months = bare.accrual.months.clone();
        let mut after = bare.accrual.after + still_held;
        if let Some(day) = back {
            *horizon.index_of(day).and_then(|month| months.get_mut(month)).unwrap_or(&mut after) += lost;
        }
        prop_assert_eq!((&outcome.accrual.months, outcome.accrual.after), (&months, after), "cost");
        let lines = || outcome.invoices.iter().flat_map(|invoice| &invoice.lines);
        let of = |reference: &str| total(lines().filter(|line| line.reference == reference).map(|line| line.amount));
        prop_assert_eq!((of("deposit"), of("deposit.exchange")), (still_held, lost));
    }

    /// A balance in dollars is worth what was paid for it: what all bills take of it, at cost, is
    /// never more, and all of it once none is left; bills have their rates' differences apart.
    #[test]
    fn a_balance_abroad_ends_at_nothing(
        document in moving_study(), top_up in 1u32..300_000, bonus in 0u32..9_000, below in prop::option::of(0u32..50_000),
    ) {
        let mut paid_ahead = document.clone();
        let mut wallet = json!({"top_up": amount(top_up), "bonus": amount(bonus)});
        if let Some(below) = below {
            wallet["below"] = json!(amount(below));
        }
        paid_ahead["options"][2]["wallet"] = wallet;
        let (_, outcomes) = evaluated(&paid_ahead);
        let (_, bare) = evaluated(&document);
        let outcome = &outcomes[2];
        let paid = total(outcome.movements.iter().map(|m| m.total().expect("small")));
        let cost = total(outcome.accrual.months.iter().copied().chain([outcome.accrual.after]));
        prop_assert_eq!(paid, cost, "paid = cost + prepaid at the end");

        let lines = |of: &Outcome| of.invoices.iter().flat_map(|bill| bill.lines.clone()).collect::<Vec<_>>();
        let own = lines(outcome);
        let of = |reference: &'static str| own.iter().filter(move |line| line.reference == reference);
        let stated = |line: &Line| line.stated.expect("dollars");
        // Whatever the rates, the dollars add up: what is left is what was paid in less what was used.
        let paid_in = total(of("wallet.top-up").map(stated));
        let times = paid_in / Decimal::new(i64::from(top_up), 2);
        let put_in = paid_in + times * Decimal::new(i64::from(bonus), 2);
        let used = -total(of("wallet").map(stated));
        prop_assert!(used <= put_in, "{used} of {put_in}");
        for top_up in of("wallet.top-up") {
            let Recognition::AsUsed(pieces) = &top_up.recognition else { panic!("as it is used") };
            let gone = total(pieces.iter().map(|piece| piece.amount));
            prop_assert!(gone <= top_up.amount);
            if used == put_in {
                prop_assert_eq!(gone, top_up.amount, "nothing of it is left");
            }
        }
        // The bills that it does not reach are what they are without it.
        let taken = total(of("wallet").chain(of("wallet.exchange")).map(|line| line.amount));
        let topped = total(of("wallet.top-up").map(|line| line.amount));
        let billed = |lines: &[Line]| total(lines.iter().map(|line| line.amount));
        prop_assert_eq!(billed(&own) - taken - topped, billed(&lines(&bare[2])));
    }

    #[test]
    fn a_spending_cap_holds(document in study_with_packs(), cap in 0u32..20_000) {
        let mut capped = document.clone();
        capped["options"][0]["spending"] = json!({ "cap": amount(cap) });
        let (_, outcomes) = evaluated(&capped);
        let cap = Decimal::new(i64::from(cap), 2);
        let mut by_month: BTreeMap<NaiveDate, Decimal> = BTreeMap::new();
        for line in outcomes.iter().flat_map(|o| &o.invoices).flat_map(|i| &i.lines) {
            if line.charge.starts_with("usage") {
                *by_month.entry(line.period.start()).or_default() += line.amount;
            }
        }
        // Two charges, each rounded by at most half a cent.
        let rounding = Decimal::new(1, 2);
        prop_assert!(by_month.values().all(|spent| *spent <= cap + rounding), "{:?}", by_month);
    }

    #[test]
    fn the_order_of_options_does_not_matter(document in any_study()) {
        let mut turned = document.clone();
        turned["options"].as_array_mut().expect("a list").reverse();
        let (_, outcomes) = evaluated(&document);
        let (_, reversed) = evaluated(&turned);
        for (one, other) in outcomes.iter().zip(reversed.iter().rev()) {
            prop_assert_eq!(&one.metrics, &other.metrics);
        }
    }

    #[test]
    fn graduated_prices_are_monotone_and_continuous_up_to_fees(tiers in tiers(), q in 0u32..20_000) {
        let tiers_have_fees = tiers.as_array().expect("a list").iter()
            .any(|t| t.get("flat_fee").is_some_and(|f| f != "0.00"));
        let pricing = pricing(&json!({"price": {"model": "graduated", "tiers": tiers}}));
        let at = |q: u32| pricing.amount(Decimal::from(q)).expect("small");
        prop_assert!(at(q + 1) >= at(q));
        if !tiers_have_fees {
            // One unit more costs at most the dearest unit price.
            prop_assert!(at(q + 1) - at(q) <= Decimal::new(3, 1));
        }
    }

    /// What is paid, what is billed and what it costs are the same money once nothing is
    /// left to be paid or used.
    #[test]
    fn three_views_of_cost_agree(document in any_study()) {
        let (_, outcomes) = evaluated(&document);
        for outcome in &outcomes {
            let billed = total(outcome.invoices.iter().map(|invoice| invoice.net + invoice.tax - invoice.recoverable));
            let paid = total(outcome.movements.iter().map(|m| m.total().expect("small")));
            let cost = total(outcome.accrual.months.iter().copied().chain([outcome.accrual.after]));
            prop_assert_eq!(billed, paid, "billed = paid");
            prop_assert_eq!(billed, cost, "billed = cost");
        }
    }

    /// A period billed in parts costs what it costs at once: price(to) − price(from).
    #[test]
    fn parts_of_a_period_add_up_to_it(price in price(), a in 1u32..9_000, b in 0u32..9_000, c in 0u32..9_000) {
        let pricing = pricing(&json!({"price": price}));
        let (a, b, c) = (Decimal::from(a), Decimal::from(b), Decimal::from(c));
        let after = |before, more| {
            let parts = pricing.price.parts_after(before, more).expect("small");
            total(parts.iter().map(|part| part.amount))
        };
        let at = |quantity| pricing.amount(quantity).expect("small");
        prop_assert_eq!(after(a, b), at(a + b) - at(a));
        // The first part is priced from nothing, with the fee of nothing used in it.
        prop_assert_eq!(after(Decimal::ZERO, b), at(b));
        prop_assert_eq!(at(a) + after(a, b) + after(a + b, c), at(a + b + c));
    }

    /// The n-th boundary is counted from the anchor and never from the one before: the 31st
    /// comes back after February.
    #[test]
    fn the_nth_boundary_never_chains(
        day in 0u64..1_500, months in 1u32..25, from in 0u64..4_000, length in 1u64..2_000,
    ) {
        let first: NaiveDate = "2027-01-01".parse().expect("a date");
        let later = |date: NaiveDate, days| date.checked_add_days(chrono::Days::new(days)).expect("this age");
        let anchor = later(first, day);
        let start = later(anchor, from);
        let window = Period::new(start, later(start, length)).expect("a period");
        let found = periods(anchor, months, Alignment::Anniversary, &window);
        let mut n = 0;
        while add_months(anchor, n + months) <= window.start() {
            n += months;
        }
        for period in &found {
            prop_assert_eq!(period.start(), add_months(anchor, n));
            prop_assert_eq!(period.end(), add_months(anchor, n + months));
            let last = period.end().succ_opt().is_some_and(|next| next.day() == 1);
            prop_assert!(period.end().day() == anchor.day() || last && anchor.day() > period.end().day());
            n += months;
        }
        prop_assert!(found.last().is_some_and(|last| last.end() >= window.end()));
    }

    #[test]
    fn the_lines_of_a_price_add_up(price in price(), q in 0u32..50_000) {
        let pricing = pricing(&json!({"price": price, "adjustments": [
            {"kind": "percent-discount", "rate": "7%"}, {"kind": "minimum", "amount": "20"}, {"kind": "maximum", "amount": "900"}]}));
        let parts = pricing.parts(Decimal::from(q)).expect("small");
        let whole = total(parts.iter().map(|part| part.amount));
        prop_assert_eq!(whole, pricing.amount(Decimal::from(q)).expect("small"));
        prop_assert!(whole >= Decimal::from(20) && whole <= Decimal::from(900));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        if let Ok(written) = outlay_core::study::written::read(&text) {
            let _ = check(&written.value, None);
        }
    }
}

fn pricing(document: &Value) -> Pricing {
    let (pricing, issues) = check_pricing(document);
    pricing.unwrap_or_else(|| panic!("{issues:?}"))
}
