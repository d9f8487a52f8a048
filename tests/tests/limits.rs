//! When limits, alarms and caps are reached: dates to remember, and what is not served.

use outlay_core::milestone::{Milestone, MilestoneKind};
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::study::check::check;
use outlay_core::study::written;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

/// The first option of a golden study.
fn golden(name: &str) -> Outcome {
    let path = outlay_tests::root().join(format!("tests/golden/{name}.toml"));
    let text = std::fs::read_to_string(path).expect("a golden study");
    let written = written::read(&text).expect("readable");
    let checked = check(&written.value, None);
    let study = checked.study.expect("a study");
    let mut found = evaluate_all(&study).expect("small amounts");
    found.outcomes.remove(0)
}

/// The only option of a study.
fn priced(study: &Value) -> Outcome {
    let study = check(study, None).study.expect("a study");
    let mut found = evaluate_all(&study).expect("small amounts");
    found.outcomes.remove(0)
}

fn dates(outcome: &Outcome, kind: MilestoneKind) -> Vec<String> {
    let of_kind = outcome.milestones.iter().filter(|m| m.kind == kind);
    of_kind.map(|m| m.date.to_string()).collect()
}

#[test]
fn a_limit_is_told_in_the_month_it_is_reached() {
    let outcome = golden("e1-hard-quota");
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-03-01"]);
    // 80 of 100 is the warning, in January already.
    assert_eq!(dates(&outcome, MilestoneKind::LimitNear), ["2027-01-01"]);
}

#[test]
fn only_the_first_month_of_a_shortfall_is_told() {
    let outcome = golden("e6-prepaid-exhausted");
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-02-01"]);
    let outcome = golden("e5-rate-limit-and-pack");
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-02-01"]);
}

#[test]
fn alerts_come_with_the_bill_that_passes_them() {
    let outcome = golden("e4-alerts");
    assert_eq!(dates(&outcome, MilestoneKind::LimitNear), ["2027-01-01"]);
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-02-01"]);
    // The bill that passes both amounts is of 1 March, after the study's two months.
    assert!(dates(&outcome, MilestoneKind::SpendingAlert).is_empty());
    let outcome = golden("e3-spend-cap-amount");
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-01-01"]);
}

#[test]
fn the_first_day_on_which_a_credit_line_is_passed_is_told() {
    let outcome = golden("d9-credit-line-at-once");
    let told = |m: &&Milestone| m.kind == MilestoneKind::CollectedAtOnce;
    let told: Vec<_> = outcome.milestones.iter().filter(told).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].date.to_string(), "2027-01-30");
    assert_eq!(told[0].amount, Some(dec!(300)));
    let outcome = golden("d9-credit-line-refuses");
    assert!(dates(&outcome, MilestoneKind::CollectedAtOnce).is_empty());
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-01-01"]);
}

#[test]
fn a_pack_warns_when_it_runs_low() {
    let outcome = golden("c17-pack-alarm");
    // 4,000 + 4,000 of 10,000 are used at the end of February: under half is left.
    assert_eq!(dates(&outcome, MilestoneKind::PackLow), ["2027-02-28"]);
    assert_eq!(dates(&outcome, MilestoneKind::LimitReached), ["2027-03-01"]);
}

#[test]
fn what_a_pack_loses_is_a_cost_of_the_month_it_lapses_in() {
    let lost = |name: &str| -> Vec<String> {
        let months = golden(name).accrual.expired;
        months
            .iter()
            .map(|amount| amount.normalize().to_string())
            .collect()
    };
    // 10 GB a month at 1.00: 2 GB of January are lost, worth 0.20.
    assert_eq!(lost("c10-pack-cycle-reset"), ["0.2", "0", "0"]);
    // Half of January's rest is rolled over: 40 left of 100 for 80, 20 lost, worth 16.
    assert_eq!(lost("pack-rollover"), ["16", "0", "0"]);
}

/// A year of a fixed fee and of usage that grows.
fn with_fee_and_usage(plan: Value, option: Value) -> Value {
    let mut study = json!({
        "format": 1, "title": "Calls", "currency": "CNY", "start": "2027-01", "months": 12,
        "meters": [{ "id": "calls", "kind": "flow" }],
        "scenarios": [{ "id": "base", "usage": {
            "calls": { "start": "700", "growth": { "model": "linear", "per_month": "90" } },
        } }],
        "plans": [{ "id": "plan", "charges": [
            { "id": "fee", "price": { "model": "flat", "amount": "9.99" } },
            { "id": "calls", "meter": "calls", "allowance": { "quantity": "50" },
              "price": { "model": "graduated", "tiers": [
                { "up_to": "500", "unit_price": "0.03" }, { "unit_price": "0.021" },
            ] } },
        ] }],
        "options": [{ "id": "option", "plan": "plan" }],
    });
    for (place, more) in [("/plans/0", plan), ("/options/0", option)] {
        let into = study.pointer_mut(place).and_then(Value::as_object_mut);
        let more = more.as_object().expect("a table").clone();
        into.expect("a table").extend(more);
    }
    study
}

/// Whatever is paid in and however usage is settled: no usage is paid beside the balance,
/// and as much is used as the balance pays for, to a unit.
#[test]
fn a_balance_that_refuses_pays_for_all_that_is_used() {
    for settlement in ["month", "quarter", "day"] {
        for top_up in ["1", "35", "100", "123.45", "10000"] {
            let outcome = priced(&with_fee_and_usage(
                json!({}),
                json!({
                    "billing": { "settlement": settlement },
                    "wallet": { "top_up": top_up, "when_empty": "refuse" },
                }),
            ));
            let place = format!("{settlement} {top_up}");
            let of = |reference: &str| -> Decimal {
                let lines = outcome.invoices.iter().flat_map(|bill| &bill.lines);
                let found = lines.filter(|line| line.charge == reference);
                found.map(|line| line.amount).sum()
            };
            let (fees, calls, drawn) = (of("fee"), of("calls"), of("wallet"));
            let paid_in: Decimal = top_up.parse().expect("a number");
            // Only the fee is paid beside the balance.
            assert!(
                calls <= -drawn && -drawn <= paid_in,
                "{place}: {calls} {drawn}"
            );
            assert!(-drawn <= fees + calls, "{place}");
            let refused = outcome
                .milestones
                .iter()
                .any(|milestone| milestone.kind == MilestoneKind::LimitReached);
            if refused {
                // Less than a call's price was left when the first one was refused; later the
                // fee takes it.
                assert!(paid_in + drawn < dec!(0.03), "{place}: {drawn}");
            } else {
                assert!(paid_in == dec!(10000), "{place}");
            }
        }
    }
}

/// Never more is owed than the line, whatever the days of payment.
#[test]
fn a_credit_line_that_refuses_is_never_passed() {
    for net_days in [0, 10, 30, 45] {
        for line in ["12", "30", "1000"] {
            let most: Decimal = line.parse().expect("a number");
            let outcome = priced(&with_fee_and_usage(
                json!({ "bill_rules": { "credit_line": { "amount": line, "beyond": "refuse" } } }),
                json!({ "billing": { "net_days": net_days } }),
            ));
            for bill in &outcome.invoices {
                let open = outcome
                    .invoices
                    .iter()
                    .filter(|other| other.issued <= bill.issued && bill.issued < other.due);
                let usage = open.flat_map(|bill| &bill.lines);
                let usage = usage.filter(|line| line.charge == "calls");
                let owed: Decimal = usage.map(|line| line.amount).sum();
                assert!(owed <= most + dec!(0.01), "{net_days} {line}: {owed}");
            }
        }
    }
}
