//! When limits, alarms and caps are reached: dates to remember, and what is not served.

use outlay_core::milestone::MilestoneKind;
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::study::check::check;
use outlay_core::study::written;

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
