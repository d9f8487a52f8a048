//! Laws of plan changes: a change to the same plan costs nothing but what rounding a
//! discount in two parts may cost, stays cover the option's time without a gap, and a
//! credit is never more than what was paid.

use outlay_core::compare::bridge::{BridgeBasis, Detail, bridge};
use outlay_core::compare::cause::Side;
use outlay_core::forecast::forecast;
use outlay_core::issue::IssueCode;
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::pricing::change_reason::ChangeReason;
use outlay_core::pricing::reason::Reason;
use outlay_core::rating::stays::stays;
use outlay_core::study::Study;
use outlay_core::study::check::check;
use outlay_tests::CHANGE_MODES;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Two plans at prices in cents, an option with these changes.
fn study(prices: [u32; 2], cycle: &str, discount: u32, changes: &Value) -> Value {
    let plan = |id: &str, cents: u32| {
        json!({"id": id, "charges": [
            {"id": "fee", "price": {"model": "flat", "amount": Decimal::new(i64::from(cents), 2).to_string()}},
            {"id": "users", "meter": "users", "price": {"model": "per-unit", "unit_price": "0.05"}},
        ]})
    };
    json!({
        "format": 1, "title": "Changes", "currency": "CNY", "start": "2027-01", "months": 14,
        "meters": [{"id": "users", "kind": "level"}],
        "scenarios": [{"id": "base", "usage": {"users": {"start": "100"}}}],
        "plans": [plan("one", prices[0]), plan("two", prices[1])],
        "options": [
            {"id": "moving", "plan": "one", "changes": changes,
             "billing": {"cycle": cycle, "discount": format!("{discount}%")}},
            {"id": "staying", "plan": "one", "billing": {"cycle": cycle, "discount": format!("{discount}%")}},
        ],
    })
}

fn evaluated(document: &Value) -> (Study, Vec<Outcome>) {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:#?}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let found = evaluate_all(&study).expect("it can be computed");
    (study, found.outcomes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_change_to_the_same_plan_costs_nothing(
        cents in 1u32..100_000,
        (month, day) in (1u32..12, 1u32..29),
        cycle in prop_oneof![Just("month"), Just("quarter"), Just("year")],
        mode in prop_oneof![Just("prorate-now"), Just("next-period"), Just("difference")],
        discount in 0u32..40,
    ) {
        let on = format!("2027-{month:02}-{day:02}");
        let changes = json!([{"on": on, "mode": mode}]);
        let (_, outcomes) = evaluated(&study([cents, cents], cycle, discount, &changes));
        let total = |outcome: &Outcome| -> Decimal {
            // Usage is billed in two parts; its own rounding is not the change's.
            let lines = outcome.invoices.iter().flat_map(|invoice| &invoice.lines);
            lines.filter(|line| line.charge != "users").map(|line| line.amount).sum()
        };
        // The fee and its discount are rounded each, and the credit takes back a part of both
        // in one. So a discounted period that is left in its middle may miss a cent: half of
        // one each for the credit, the discount before and the one after, and less for the fee.
        let rounding = if mode == "prorate-now" && discount > 0 { Decimal::new(1, 2) } else { Decimal::ZERO };
        let cost = total(&outcomes[0]) - total(&outcomes[1]);
        prop_assert!(cost.abs() <= rounding, "the change costs {}", cost);
    }

    #[test]
    fn stays_cover_the_time_and_credits_stay_below_what_was_paid(
        prices in [1u32..100_000, 1u32..100_000],
        cycle in prop_oneof![Just("month"), Just("quarter"), Just("year")],
        days in [(1u32..6, 1u32..29), (6u32..12, 1u32..29)],
        modes in [0usize..8, 0usize..8],
        discount in 0u32..40,
    ) {
        let change = |at: usize, to: &str| {
            let (month, day) = days[at];
            json!({"on": format!("2027-{month:02}-{day:02}"), "plan": to, "mode": CHANGE_MODES[modes[at]]})
        };
        let changes = json!([change(0, "two"), change(1, "one")]);
        let (study, outcomes) = evaluated(&study(prices, cycle, discount, &changes));
        let forecast = forecast(&study).expect("small quantities");
        let all = stays(&study, &study.options[0], &forecast).expect("small quantities");
        prop_assert_eq!(all[0].option.start, study.horizon.start());
        for pair in all.windows(2) {
            prop_assert_eq!(pair[0].left, Some(pair[1].option.start));
            prop_assert!(pair[0].option.start < pair[1].option.start);
        }
        prop_assert_eq!(all.last().and_then(|stay| stay.left), None);
        let lines = || outcomes[0].invoices.iter().flat_map(|invoice| &invoice.lines);
        for credit in lines().filter(|line| matches!(
            line.reason, Reason::Change(ChangeReason::Unused { .. } | ChangeReason::PaidBefore)
        )) {
            prop_assert!(credit.amount <= Decimal::ZERO);
            let charge = credit.charge.strip_suffix(".credit").expect("a credit's name");
            // The cycle that the credit's time lies in was paid with at least as much.
            let paid: Decimal = lines()
                .filter(|line| line.charge == charge && line.period.end() == credit.period.end())
                .filter(|line| line.period.start() <= credit.period.start() && line.billed_on <= credit.billed_on)
                .map(|line| line.amount)
                .sum();
            prop_assert!(-credit.amount <= paid, "{} of {}", credit.amount, paid);
        }
        // What explains the difference to staying adds up to it.
        let side = |at: usize| Side { study: &study, outcome: &outcomes[at] };
        let bridge = bridge(side(1), side(0), BridgeBasis::Cash, Detail::Tiers);
        let bridge = bridge.expect("small amounts").expect("one currency");
        let steps: Decimal = bridge.steps.iter().map(|step| step.amount).sum();
        prop_assert_eq!(steps, bridge.difference);
        // Usage is counted once, whatever the plan: 100 users at 0.05 on every day.
        let mut counted: Vec<_> = lines().filter(|line| line.charge == "users").map(|line| line.period).collect();
        counted.sort();
        prop_assert_eq!(counted.first().map(|p| p.start()), Some(study.horizon.start()));
        for pair in counted.windows(2) {
            prop_assert_eq!(pair[0].end(), pair[1].start());
        }
        prop_assert_eq!(counted.last().map(|p| p.end()), Some(study.horizon.end()));
    }
}

/// A plan that usage leads to and whose price is not published refuses the option in the
/// scenario that reaches it, and in no other.
#[test]
fn a_forced_move_to_an_unpublished_price_refuses_the_option() {
    let document = |users: &str| {
        json!({
            "format": 1, "title": "Dedicated", "currency": "CNY", "start": "2027-01", "months": 3,
            "meters": [{"id": "users", "kind": "level"}],
            "scenarios": [{"id": "base", "usage": {"users": {"start": users}}}],
            "plans": [
                {"id": "shared", "moves": [{"meter": "users", "above": "1000", "to": "dedicated"}],
                 "charges": [{"id": "fee", "price": {"model": "flat", "amount": "10"}}]},
                {"id": "dedicated", "charges": [{"id": "fee", "price": {"model": "not-published"}}]},
            ],
            "options": [{"id": "option", "plan": "shared"}],
        })
    };
    let found = |users: &str| {
        let study = check(&document(users), None).study.expect("a study");
        evaluate_all(&study).expect("it can be computed")
    };
    let (small, large) = (found("1000"), found("1001"));
    assert_eq!((small.outcomes.len(), small.issues.len()), (1, 0));
    assert!(large.outcomes.is_empty());
    let codes: Vec<IssueCode> = large.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [IssueCode::PriceNotPublished]);
}

/// 100 units for 500, of which 30 are drawn in January and in February. With its plan the
/// other 40, 200, are lost on 28 February, although they would have been good for a year.
#[test]
fn packs_are_lost_with_their_plan() {
    let document = json!({
        "format": 1, "title": "Packs", "currency": "CNY", "start": "2027-01", "months": 4,
        "meters": [{"id": "units", "kind": "flow"}],
        "scenarios": [{"id": "base", "usage": {"units": {"start": "30"}}}],
        "plans": [
            {"id": "packs", "charges": [{"id": "use", "meter": "units", "price": {"model": "per-unit", "unit_price": "10"}}],
             "packs": [{"id": "hundred", "charge": "use", "size": "100", "price": "500", "validity_months": 12}]},
            {"id": "flat", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "70"}}]},
        ],
        "options": [{"id": "option", "plan": "packs", "packs": [{"pack": "hundred"}],
            "changes": [{"on": "2027-03-01", "plan": "flat", "mode": "next-period"}]}],
    });
    let (_, outcomes) = evaluated(&document);
    let amounts = |list: &[i64]| list.iter().copied().map(Decimal::from).collect::<Vec<_>>();
    let accrual = &outcomes[0].accrual;
    assert_eq!(accrual.months, amounts(&[150, 350, 70, 70]));
    assert_eq!(accrual.expired, amounts(&[0, 200, 0, 0]));
    assert_eq!(accrual.after, Decimal::ZERO);
}

/// A plan in another currency needs a rate on the day it is entered; without one the option
/// is refused instead of being priced one to one. The same for a project's plan.
#[test]
fn a_plan_in_another_currency_needs_a_rate_when_it_is_entered() {
    let fee = |amount: &str| json!([{"id": "fee", "price": {"model": "flat", "amount": amount}}]);
    let document = |rate_from: &str| {
        json!({
            "format": 1, "title": "Abroad", "currency": "CNY", "start": "2027-01", "months": 3,
            "exchange": [{"currency": "USD", "from": rate_from, "rate": "7"}],
            "plans": [
                {"id": "here", "charges": fee("100")},
                {"id": "abroad", "currency": "USD", "charges": fee("20")},
            ],
            "options": [
                {"id": "moving", "plan": "here",
                 "changes": [{"on": "2027-02-01", "plan": "abroad", "mode": "next-period"}]},
                {"id": "staying", "plan": "here"},
            ],
        })
    };
    let known = check(&document("2027-02-01"), None);
    assert_eq!(known.issues, []);
    let found = evaluate_all(&known.study.expect("a study")).expect("small amounts");
    // 100 in January, then twice 20 × 7.
    assert_eq!(found.outcomes[0].metrics.total_paid, Decimal::from(380));
    let unknown = check(&document("2027-02-02"), None);
    let codes: Vec<IssueCode> = unknown.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [IssueCode::NoExchangeRate]);
    let options = unknown.study.expect("a study").options;
    let ids: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
    assert_eq!(ids, ["staying"]);
    // A project is in its plan from the first day.
    let mut project = document("2027-01-02");
    project["options"][0] = json!({"id": "moving", "plan": "here",
        "projects": [{"id": "a"}, {"id": "b", "plan": "abroad"}]});
    let codes: Vec<IssueCode> = check(&project, None)
        .issues
        .iter()
        .map(|i| i.code)
        .collect();
    assert_eq!(codes, [IssueCode::NoExchangeRate]);
}
