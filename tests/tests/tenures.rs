//! Terms of an option that changes plans or has projects: what holds at each date is what
//! the plan of that date says. Worked out by hand.

use outlay_core::compare::decision::decide;
use outlay_core::compare::stopping::{Stop, stopping};
use outlay_core::milestone::MilestoneKind;
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::study::Study;
use outlay_core::study::check::check;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

/// `small`, 1,000 a month: a year, notice 60 days before its end, 500 for leaving it.
/// `large`, 1,500 a month: a year, notice 30 days before, 300 and a fifth of the rest.
fn document(changes: Value) -> Value {
    let fee = |amount: &str| json!([{"id": "fee", "price": {"model": "flat", "amount": amount}}]);
    json!({
        "format": 1, "title": "Terms over time", "currency": "CNY", "start": "2027-01", "months": 24,
        "plans": [
            {"id": "small", "charges": fee("1000"), "terms": {
                "months": 12, "notice_days": 60, "early_termination_fee": {"amount": "500"}}},
            {"id": "large", "charges": fee("1500"), "terms": {
                "months": 12, "notice_days": 30,
                "early_termination_fee": {"amount": "300", "share_of_rest": "20%"}}},
        ],
        "options": [{"id": "o", "plan": "small", "changes": changes}],
    })
}

fn evaluated(document: &Value) -> (Study, Outcome) {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:?}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let mut found = evaluate_all(&study).expect("small amounts");
    assert_eq!(found.issues, []);
    (study, found.outcomes.remove(0))
}

fn stops(document: &Value) -> Vec<Stop> {
    let (study, outcome) = evaluated(document);
    stopping(&study, &outcome).expect("small amounts")
}

/// What is left to pay in the term, what leaving costs, and what is lost in all.
fn left(stop: &Stop) -> (Decimal, Decimal, Decimal) {
    (stop.rest_of_term, stop.leaving, stop.sunk)
}

/// Days of notice and renewal with the months they are for.
fn dates(document: &Value) -> Vec<(MilestoneKind, String, u32)> {
    let (_, outcome) = evaluated(document);
    let kept = |kind| matches!(kind, MilestoneKind::Notice | MilestoneKind::Renewal);
    let found = outcome.milestones.iter().filter(|found| kept(found.kind));
    let told = found.map(|m| (m.kind, m.date.to_string(), m.term.unwrap_or(0)));
    told.collect()
}

fn notice(date: &str, months: u32) -> (MilestoneKind, String, u32) {
    (MilestoneKind::Notice, date.to_owned(), months)
}

fn renewal(date: &str, months: u32) -> (MilestoneKind, String, u32) {
    (MilestoneKind::Renewal, date.to_owned(), months)
}

/// From July in the larger plan; the year goes on.
#[test]
fn leaving_costs_what_the_plan_of_that_day_says() {
    let list = stops(&document(json!([{"on": "2027-07-01", "plan": "large"}])));
    // After March, still in the small plan: nine months of 1,000 are left of the term, and
    // leaving costs 500; 3,000 + 500.
    assert_eq!(left(&list[2]), (dec!(9000), dec!(500), dec!(3500)));
    // After June, the last month of the small plan: six months, 500; 6,000 + 500.
    assert_eq!(left(&list[5]), (dec!(6000), dec!(500), dec!(6500)));
    // After July in the large one: five months of 1,500 until the same end; 300 + 20 % of
    // 7,500 = 1,800; 6,000 + 1,500 + 1,800.
    assert_eq!(left(&list[6]), (dec!(7500), dec!(1800), dec!(9300)));
    // The year ends with December: 6,000 + 6 × 1,500 and nothing for leaving.
    assert_eq!(left(&list[11]), (dec!(0), dec!(0), dec!(15000)));
    // It renewed for a year of the large plan: 11 × 1,500, and 300 + 3,300.
    assert_eq!(left(&list[12]), (dec!(16500), dec!(3600), dec!(20100)));
}

/// The same change when it begins a term of its own, said by the change or by the plan
/// that is left, or because the cycle begins anew.
#[test]
fn a_change_may_begin_a_term() {
    let change = |more: Value| {
        let mut change = json!({"on": "2027-07-01", "plan": "large"});
        let more = more.as_object().expect("keys").clone();
        change.as_object_mut().expect("a change").extend(more);
        document(json!([change]))
    };
    let mut by_vendor = change(json!({}));
    by_vendor["plans"][0]["changes"] = json!({"term": "new"});
    for document in [
        change(json!({"term": "new"})),
        change(json!({"mode": "new-cycle"})),
        by_vendor,
    ] {
        let list = stops(&document);
        // After December six months of 1,500 are left until July 2028: 300 + 1,800.
        assert_eq!(left(&list[11]), (dec!(9000), dec!(2100), dec!(17100)));
        // Before the change all is as it was.
        assert_eq!(left(&list[2]), (dec!(9000), dec!(500), dec!(3500)));
        assert_eq!(
            dates(&document),
            [notice("2028-06-01", 12), renewal("2028-07-01", 12)]
        );
    }
    // The change says otherwise than the mode.
    let kept = change(json!({"mode": "new-cycle", "term": "continues"}));
    assert_eq!(left(&stops(&kept)[11]).1, dec!(0));
}

/// The year ends with 2027 (and with 2028, the end of the study): 30 days before is 2
/// December 2027 and, in 2028, 2 December again.
#[test]
fn notice_is_that_of_the_plan_of_its_day() {
    let july = document(json!([{"on": "2027-07-01", "plan": "large"}]));
    let second_year = notice("2028-12-02", 12);
    assert_eq!(
        dates(&july),
        [
            notice("2027-12-02", 12),
            renewal("2028-01-01", 12),
            second_year.clone()
        ]
    );
    // On 15 December 30 days' notice is too late; 60 days before, 2 November, the small
    // plan was still there and asked for it.
    let late = document(json!([{"on": "2027-12-15", "plan": "large"}]));
    assert_eq!(dates(&late)[0], notice("2027-11-02", 12));
    // From the large into the small one on the same day: 60 days are long gone, 30 days
    // were in time until 2 December.
    let mut down = document(json!([{"on": "2027-12-15", "plan": "small"}]));
    down["options"][0]["plan"] = json!("large");
    assert_eq!(dates(&down)[0], notice("2027-12-02", 12));
    // And on 1 December, before that day: the last day in the large plan.
    down["options"][0]["changes"][0]["on"] = json!("2027-12-01");
    assert_eq!(dates(&down)[0], notice("2027-11-30", 12));
    // The change waits for the year's end: the notice is the small plan's, the term that
    // begins is the large one's of two years.
    let mut end = document(json!([{"on": "2027-12-20", "plan": "large", "mode": "next-period"}]));
    end["plans"][1]["terms"]["months"] = json!(24);
    assert_eq!(
        dates(&end),
        [notice("2027-11-02", 24), renewal("2028-01-01", 24)]
    );
    // A plan without terms follows: nothing renews.
    end["plans"][1]["terms"] = Value::Null;
    end["plans"][1]
        .as_object_mut()
        .expect("a plan")
        .remove("terms");
    assert_eq!(dates(&end), []);
}

/// The running year keeps its end; from there on the terms are of two years.
#[test]
fn a_term_of_another_length_follows_the_running_one() {
    let mut changed = document(json!([{"on": "2027-07-01", "plan": "large"}]));
    changed["plans"][1]["terms"]["months"] = json!(24);
    assert_eq!(
        dates(&changed),
        [notice("2027-12-02", 24), renewal("2028-01-01", 24)]
    );
    // After January 2028: 23 × 1,500 = 34,500; 300 + 6,900.
    assert_eq!(left(&stops(&changed)[12]).1, dec!(7200));
    let (study, outcome) = evaluated(&changed);
    let decision = decide(&study, &[outcome])
        .expect("small amounts")
        .expect("one option");
    let [deadline] = decision.deadlines.as_slice() else {
        panic!("{:?}", decision.deadlines)
    };
    // At stake: 24 × 1,500.
    assert_eq!((deadline.months, deadline.at_stake), (24, dec!(36000)));
}

/// A year of the small plan from the 31st: the term ends on the 31st again.
#[test]
fn a_kept_term_keeps_its_day() {
    let mut month_end = document(json!([{"on": "2027-06-15", "plan": "large"}]));
    month_end["options"][0]["start"] = json!("2027-01-31");
    for plan in 0..2 {
        month_end["plans"][plan]["terms"]["months"] = json!(1);
        month_end["plans"][plan]["terms"]["notice_days"] = json!(0);
    }
    let told = dates(&month_end);
    let days: Vec<&str> = told.iter().map(|(_, date, _)| date.as_str()).collect();
    assert!(
        days.contains(&"2027-06-30") && days.contains(&"2027-07-31"),
        "{days:?}"
    );
}

/// What is at stake at a renewal is the plan that it begins in, whatever comes later.
#[test]
fn a_renewal_is_worth_its_own_plan() {
    let later = document(json!([{"on": "2028-04-01", "plan": "large"}]));
    let (study, outcome) = evaluated(&later);
    let decision = decide(&study, &[outcome])
        .expect("small amounts")
        .expect("one option");
    let told: Vec<_> = decision
        .deadlines
        .iter()
        .map(|deadline| (deadline.date.to_string(), deadline.at_stake))
        .collect();
    // The year 2028 in the small plan, 12,000; that of 2029 in the large one, 18,000.
    let expected = [("2027-11-02", dec!(12000)), ("2028-12-02", dec!(18000))];
    assert_eq!(
        told,
        expected.map(|(date, amount)| (date.to_owned(), amount))
    );
}

/// A year of the small plan paid at once, 12,000; in July the large one.
fn yearly(mode: &str, refunds: [&str; 2], discount: &str) -> Vec<Stop> {
    let mut document = document(json!([{"on": "2027-07-01", "plan": "large", "mode": mode}]));
    for (plan, refund) in refunds.into_iter().enumerate() {
        document["plans"][plan]["terms"] = json!({"months": 12, "refund": refund});
    }
    document["options"][0]["billing"] = json!({"cycle": "year", "discount": discount});
    stops(&document)
}

#[test]
fn each_plan_refunds_what_was_paid_for_it() {
    let refund = |list: &[Stop], month: usize| (list[month].refund, list[month].sunk);
    // Credit 6,000, the rest of the year in the large plan 9,000. After March 275 of 365
    // days of 12,000 would come back of the small plan; after September nothing, since the
    // large plan refunds nothing: 12,000 + 3,000.
    let list = yearly("prorate-now", ["unused-share", "none"], "0%");
    assert_eq!(refund(&list, 2), (dec!(9041.10), dec!(2958.90)));
    assert_eq!(refund(&list, 8), (dec!(0), dec!(15000)));
    // The other way round: nothing after March; after September 92 of 184 days of 9,000.
    let list = yearly("prorate-now", ["none", "unused-share"], "0%");
    assert_eq!(refund(&list, 2), (dec!(0), dec!(12000)));
    assert_eq!(refund(&list, 8), (dec!(4500), dec!(10500)));
    // 10 % off for the year, used at list price: 8,100 were paid for the rest, partly with
    // the credit; 92 of 184 days at list are 4,500.
    let list = yearly("prorate-now", ["none", "used-at-list"], "10%");
    assert_eq!(list[8].refund, dec!(3600));
}

#[test]
fn refunds_follow_the_way_the_prices_met() {
    // A new year of 18,000 from July 2027, 366 days; the old one is given up, although its
    // days are not over: 18,000 × 274 / 366 after September.
    let list = yearly("restart", ["unused-share", "unused-share"], "0%");
    assert_eq!(list[8].refund, dec!(13475.41));
    // The full year's 18,000 less 12,000, whatever the day: after September 92 of the
    // year's 365 days come back.
    let list = yearly("difference", ["none", "unused-share"], "0%");
    assert_eq!((list[8].refund, list[8].paid), (dec!(4536.99), dec!(18000)));
    // Settled on the bill of January: until then the year that was paid stands, and
    // 92 of its 365 days come back; for the time until then 92 of 184 days of the
    // difference of 3,000 are owed.
    let list = yearly("prorate-next-bill", ["none", "unused-share"], "0%");
    assert_eq!((list[8].refund, list[8].owed), (dec!(3024.66), dec!(1500)));
}

/// An account in the small plan; one project follows it, the other has the large plan.
fn projects() -> Value {
    let mut document = document(json!([]));
    document["options"][0]["projects"] =
        json!([{"id": "one"}, {"id": "two", "name": "Two", "plan": "large"}]);
    document
}

/// Leaving after March: 500 for the account, with the project in its plan; 300 + 20 % of
/// nine months of 1,500 for the other.
#[test]
fn a_project_with_its_own_plan_is_bound_by_it() {
    let list = stops(&projects());
    assert_eq!(
        left(&list[2]),
        (dec!(22500), dec!(3500), dec!(3) * dec!(2500) + dec!(3500))
    );
    let (study, outcome) = evaluated(&projects());
    let told: Vec<_> = outcome
        .milestones
        .iter()
        .filter(|found| found.kind == MilestoneKind::Notice)
        .map(|found| (found.date.to_string(), found.name.clone()))
        .collect();
    let (own, account) = (Some("Two".into()), None);
    let expected = [
        ("2027-11-02", account.clone()),
        ("2027-12-02", own.clone()),
        ("2028-11-02", account),
        ("2028-12-02", own),
    ];
    assert_eq!(told, expected.map(|(date, name)| (date.to_owned(), name)));
    let decision = decide(&study, &[outcome])
        .expect("small amounts")
        .expect("one option");
    let stakes: Vec<_> = decision
        .deadlines
        .iter()
        .map(|d| (d.project, d.at_stake))
        .collect();
    assert_eq!(
        stakes,
        [
            (None, dec!(12000)),
            (Some(1), dec!(18000)),
            (None, dec!(12000)),
            (Some(1), dec!(18000)),
        ]
    );
}
