//! Refunds of what was paid ahead, and the days by which to pay, worked out by hand.

use outlay_app::analysis::decision::{Given, tables};
use outlay_app::words::Words;
use outlay_core::compare::decision::decide;
use outlay_core::compare::stopping::stopping;
use outlay_core::milestone::MilestoneKind;
use outlay_core::outcome::evaluate_all;
use outlay_core::study::Study;
use outlay_core::study::check::check;
use outlay_report::Cell;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

/// A year of 1,499 a month, paid at once with 15 % off: 17,988 − 2,698.20 = 15,289.80.
fn document(terms: Value, start: &str, months: u32) -> Value {
    json!({
        "format": 1, "title": "Terms", "currency": "CNY", "start": "2027-01", "months": months,
        "plans": [{
            "id": "pro", "terms": terms,
            "charges": [{"id": "fee", "price": {"model": "flat", "amount": "1499"}}],
        }],
        "options": [{
            "id": "yearly", "plan": "pro", "start": start,
            "billing": {"cycle": "year", "discount": "15%"},
        }],
    })
}

fn study(terms: Value, start: &str, months: u32) -> Study {
    proved(&document(terms, start, months))
}

fn proved(document: &Value) -> Study {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:?}", checked.issues);
    checked.study.expect("a study without errors")
}

fn refunds(terms: Value, start: &str) -> Vec<Decimal> {
    let study = study(terms, start, 12);
    let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
    let stops = stopping(&study, &outcomes[0]).expect("small amounts");
    stops.iter().map(|stop| stop.refund).collect()
}

/// Tencent IM: what was paid, less the used share of the time at the monthly price. After
/// April 120 of 365 days are used: 15,289.80 − 17,988 × 120 / 365 (5,913.8630…) = 9,375.94.
/// After November, 334 days: 17,988 × 334 / 365 = 16,460.25 is more than was paid.
#[test]
fn what_was_used_counts_at_list_price() {
    let terms = json!({"months": 12, "refund": "used-at-list"});
    let list = refunds(terms, "2027-01-01");
    assert_eq!((list[3], list[10]), (dec!(9375.94), dec!(0)));
}

/// At 1,600 for a month that is not paid ahead: 15,289.80 − 4 × 1,600 = 8,889.80. A month
/// begun counts: from 16 January to the end of April four have begun, the last not over.
#[test]
fn what_was_used_counts_at_the_price_without_commitment() {
    let rules =
        json!({"months": 12, "refund": "used-at-list", "refund_rules": {"month_price": "1600"}});
    assert_eq!(refunds(rules.clone(), "2027-01-01")[3], dec!(8889.80));
    assert_eq!(refunds(rules, "2027-01-16")[3], dec!(8889.80));
}

/// Tencent IM: within five days in full. From 28 January to the end of the month 4 days are
/// used; with three days it is 15,289.80 − 17,988 × 4 / 365 (197.1287…) = 15,092.67.
#[test]
fn all_comes_back_in_the_first_days() {
    let after = |days: u32| {
        let rules = json!({"full_within_days": days});
        let terms = json!({"months": 12, "refund": "used-at-list", "refund_rules": rules});
        refunds(terms, "2027-01-28")[0]
    };
    assert_eq!((after(5), after(4)), (dec!(15289.80), dec!(15289.80)));
    assert_eq!(after(3), dec!(15092.67));
}

/// Lanying: less than six months count as six. 15,289.80 × 6 / 12 = 7,644.90 after two
/// months as after six; after eight months 15,289.80 × 4 / 12 = 5,096.60.
#[test]
fn the_least_months_count_as_used() {
    let rules =
        json!({"months": 12, "refund": "unused-periods", "refund_rules": {"least_months": 6}});
    let list = refunds(rules, "2027-01-01");
    assert_eq!(
        (list[1], list[5], list[7]),
        (dec!(7644.90), dec!(7644.90), dec!(5096.60))
    );
}

/// Lanying: an order lapses after three days, and a renewal is paid seven days before the
/// end. The order of 1 January lapses on the 4th; the year ends with 31 December, so the
/// next one, of the same price, must be paid by 25 December. A third is not in the study.
#[test]
fn orders_lapse_and_renewals_fall_due() {
    let terms = json!({"months": 12, "order_valid_days": 3, "renewal_due_days": 7});
    let dates = |months: u32| -> Vec<(String, MilestoneKind, Option<Decimal>)> {
        let study = study(terms.clone(), "2027-01-01", months);
        let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
        let found = outcomes[0].milestones.iter();
        found
            .filter(|found| found.kind != MilestoneKind::Renewal)
            .map(|found| (found.date.to_string(), found.kind, found.amount))
            .collect()
    };
    let order = (
        "2027-01-04".to_owned(),
        MilestoneKind::OrderExpiry,
        Some(dec!(15289.80)),
    );
    let due = |amount| ("2027-12-25".to_owned(), MilestoneKind::RenewalDue, amount);
    assert_eq!(dates(14), [order.clone(), due(Some(dec!(15289.80)))]);
    // The bill of the renewal is after the study: the day is told without an amount.
    assert_eq!(dates(12), [order, due(None)]);
}

/// A notice and a renewal say what the next year costs: 15,289.80 paid at once, and
/// 12 × 1,499 = 17,988 by the month. A study of 18 months holds the whole prepaid year, but
/// only six months of the other: no amount is told rather than one that is too low. The
/// decision sheet, which looks beyond the study, agrees wherever there is one.
#[test]
fn renewals_say_what_they_cost() {
    let told = |cycle: &str, months: u32| -> Vec<(String, MilestoneKind, Option<Decimal>)> {
        let mut document = document(
            json!({"months": 12, "notice_days": 30}),
            "2027-01-01",
            months,
        );
        if cycle == "month" {
            document["options"][0]["billing"] = json!({"cycle": "month"});
        }
        let study = proved(&document);
        let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
        let decision = decide(&study, &outcomes).expect("small amounts");
        let deadlines = decision.expect("an option").deadlines;
        let found = outcomes[0].milestones.iter();
        for notice in found.clone().filter(|m| m.kind == MilestoneKind::Notice) {
            let deadline = deadlines.iter().find(|d| d.date == notice.date);
            let at_stake = deadline.map(|d| d.at_stake);
            assert!(notice.amount.is_none() || notice.amount == at_stake);
        }
        found
            .map(|m| (m.date.to_string(), m.kind, m.amount))
            .collect()
    };
    let both = |amount| {
        [
            ("2027-12-02".to_owned(), MilestoneKind::Notice, amount),
            ("2028-01-01".to_owned(), MilestoneKind::Renewal, amount),
        ]
    };
    assert_eq!(told("year", 18), both(Some(dec!(15289.80))));
    assert_eq!(told("month", 18), both(None));
    let two_years = told("month", 24);
    assert_eq!(two_years[..2], both(Some(dec!(17988))));
    let last = ("2028-12-02".to_owned(), MilestoneKind::Notice, None);
    assert_eq!(two_years[2..], [last]);
}

/// For each month: paid, deposit that comes back, and what is lost.
fn lost(plan: &Value, exchange: &Value, end: &str) -> Vec<(Decimal, Decimal, Decimal)> {
    let study = proved(&json!({
        "format": 1, "title": "Deposit", "currency": "CNY", "start": "2027-01", "months": 3,
        "exchange": exchange, "plans": [plan], "options": [{"id": "o", "plan": "p", "end": end}],
    }));
    let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
    let stops = stopping(&study, &outcomes[0]).expect("small amounts");
    let shown = stops
        .iter()
        .map(|stop| (stop.paid, stop.deposit, stop.sunk));
    shown.collect()
}

/// 100 a month and 300 deposited, until the end of February. Who stops after January has
/// paid 400 and gets 300 back: 100 are lost; after February 500 − 300 = 200. It is back on
/// 1 March, so that after March 200 are paid and nothing is to come.
#[test]
fn a_deposit_comes_back_to_whoever_stops() {
    let plan = json!({"id": "p", "deposit": "300",
        "charges": [{"id": "fee", "price": {"model": "flat", "amount": "100"}}]});
    let expected = [
        (dec!(400), dec!(300), dec!(100)),
        (dec!(500), dec!(300), dec!(200)),
        (dec!(200), dec!(0), dec!(200)),
    ];
    assert_eq!(lost(&plan, &json!([]), "2027-02-28"), expected);
}

/// 500 dollars at 7.10 (3,550) beside 100 a month (710). On 1 February they come back at
/// 7.10: 4,260 − 3,550 = 710; on 1 March at 7.00: 4,970 − 3,500 = 1,470, with the 50 lost
/// between the rates.
#[test]
fn a_deposit_in_dollars_comes_back_at_the_rate_of_the_day() {
    let plan = json!({"id": "p", "currency": "USD", "deposit": "500",
        "charges": [{"id": "fee", "price": {"model": "flat", "amount": "100"}}]});
    let exchange = json!([{"currency": "USD", "from": "2027-01-01", "rate": "7.10"},
                          {"currency": "USD", "from": "2027-02-15", "rate": "7.00"}]);
    let expected = [
        (dec!(4260), dec!(3550), dec!(710)),
        (dec!(4970), dec!(3500), dec!(1470)),
        (dec!(1470), dec!(0), dec!(1470)),
    ];
    assert_eq!(lost(&plan, &exchange, "2027-02-28"), expected);
}

/// 300 deposited beside 100 a month until the end of February: held at the ends of two
/// months, beside what is sunk and not in it. The option without one has no column.
#[test]
fn a_deposit_stands_apart_from_what_is_sunk() {
    let fee = json!([{"id": "fee", "price": {"model": "flat", "amount": "100"}}]);
    let document = json!({
        "format": 1, "title": "Deposit", "currency": "CNY", "start": "2027-01", "months": 3,
        "plans": [{"id": "p", "deposit": "300", "charges": fee}, {"id": "q", "charges": fee}],
        "options": [
            {"id": "free", "name": "Free", "plan": "q"},
            {"id": "held", "name": "Held", "plan": "p", "end": "2027-02-28"},
        ],
    });
    for (language, title) in [
        ("en", "Deposit that comes back: Held"),
        ("zh-CN", "可退还的押金：Held"),
    ] {
        let found = tables(
            &document,
            "",
            &Given::default(),
            &Words::new(language, "CNY", 2),
        )
        .expect("a decision");
        let (options, stopping) = (&found[0], &found[found.len() - 1]);
        let number = |amount: &str| Cell::Number(amount.to_owned());
        let most = [Cell::Empty, number("300.00")];
        assert!(
            options.rows.iter().any(|row| row[1..] == most),
            "{options:?}"
        );
        assert_eq!(stopping.columns.len(), 4);
        assert_eq!(stopping.columns[3].title, title);
        let by_month: Vec<_> = stopping.rows.iter().map(|row| row[1..].to_vec()).collect();
        let months = [
            ["100.00", "100.00", "300.00"],
            ["200.00", "200.00", "300.00"],
            ["300.00", "200.00", "0.00"],
        ];
        assert_eq!(by_month, months.map(|row| row.map(number).to_vec()));
    }
}
