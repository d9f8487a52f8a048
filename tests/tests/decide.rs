//! The decision sheet, and what it costs to stop, by hand.

use outlay_app::analysis::decision::{Given, json as sheet, tables};
use outlay_app::contract::{CellView, Measure};
use outlay_app::view::evaluation;
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::compare::stopping::{Stop, stopping};
use outlay_core::outcome::evaluate_all;
use outlay_core::sentence::Sentence;
use outlay_core::study::check::check;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

fn stops(document: &Value, option: usize) -> Vec<Stop> {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:?}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
    stopping(&study, &outcomes[option]).expect("small amounts")
}

/// A year at once for 12,000 less the discount, and the same by the month.
fn study(terms: Value, months: u32) -> Value {
    json!({
        "format": 1, "title": "Stopping", "currency": "CNY", "start": "2027-01", "months": months,
        "discounting": {"annual_rate": "10%"},
        "plans": [
            {"id": "free", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "1000"}}]},
            {"id": "bound", "terms": terms, "charges": [{"id": "fee", "price": {"model": "flat", "amount": "1000"}}]},
        ],
        "options": [
            {"id": "monthly", "plan": "free"},
            {"id": "bound-monthly", "plan": "bound"},
            {"id": "yearly", "plan": "bound", "billing": {"cycle": "year", "discount": "15%"}},
        ],
    })
}

fn sunk(document: &Value, option: usize) -> Vec<Decimal> {
    let list = stops(document, option);
    list.iter().map(|stop| stop.sunk).collect()
}

#[test]
fn a_month_costs_its_month() {
    let paid = sunk(&study(json!({"months": 12}), 3), 0);
    assert_eq!(paid, [dec!(1000), dec!(2000), dec!(3000)]);
}

/// Without a fee the rest of the term is due; also of a term that outlives the study.
#[test]
fn a_term_binds_to_its_end() {
    let document = study(json!({"months": 12}), 14);
    let list = stops(&document, 1);
    assert_eq!(
        (list[2].rest_of_term, list[2].sunk),
        (dec!(9000.00), dec!(12000.00))
    );
    assert_eq!((list[11].leaving, list[11].sunk), (dec!(0), dec!(12000)));
    // In month 13 the second term has begun.
    assert_eq!(
        (list[12].rest_of_term, list[12].sunk),
        (dec!(11000.00), dec!(24000.00))
    );
}

#[test]
fn a_fee_takes_the_place_of_the_rest() {
    let fee =
        json!({"months": 12, "early_termination_fee": {"amount": "500", "share_of_rest": "20%"}});
    let list = stops(&study(fee, 12), 1);
    // After three months: 3,000 paid, 500 and a fifth of 9,000.
    assert_eq!(
        (list[2].leaving, list[2].sunk),
        (dec!(2300.00), dec!(5300.00))
    );
    assert_eq!(list[11].leaving, dec!(0));
}

/// 500 dollars and a fifth of nine months of 1,000, at 8 on the day of leaving; two of the
/// three months paid were billed at 7.
#[test]
fn a_fee_is_in_the_currency_of_its_plan() {
    let fee =
        json!({"months": 12, "early_termination_fee": {"amount": "500", "share_of_rest": "20%"}});
    let mut document = study(fee, 12);
    document["plans"][1]["currency"] = json!("USD");
    document["exchange"] = json!([
        {"currency": "USD", "from": "2027-01-01", "rate": "7"},
        {"currency": "USD", "from": "2027-03-01", "rate": "8"},
    ]);
    let list = stops(&document, 1);
    assert_eq!((list[2].leaving, list[2].sunk), (dec!(18400), dec!(40400)));
}

/// Whether a fee for leaving bears VAT differs: as the price of a service it does (Court of
/// Justice of the EU, C-295/17 MEO and C-43/19 Vodafone Portugal), as damages it does not.
/// The plan says so; 500 at 6 % of which half comes back cost 515, and 530 with VAT in them
/// the same.
#[test]
fn a_fee_bears_vat_where_the_plan_says_so() {
    let leaving = |fee: Value, inclusive: bool| {
        let mut document = study(json!({"months": 12, "early_termination_fee": fee}), 12);
        document["taxes"] = json!({"vat_rate": "6%", "recoverable_share": "50%",
            "rates": [{"id": "goods", "shares": ["13%"], "recoverable_share": "0%"}]});
        document["plans"][1]["prices_include_vat"] = json!(inclusive);
        stops(&document, 1)[2].leaving
    };
    assert_eq!(leaving(json!({"amount": "500"}), false), dec!(500));
    assert_eq!(
        leaving(json!({"amount": "500", "tax": "standard"}), false),
        dec!(515)
    );
    assert_eq!(
        leaving(json!({"amount": "530", "tax": "standard"}), true),
        dec!(515)
    );
    assert_eq!(
        leaving(json!({"amount": "500", "tax": "goods"}), false),
        dec!(565)
    );
    // Nine months of 1,000 with 3 % that is lost: the share is of what the rest costs.
    let share = json!({"amount": "500", "share_of_rest": "20%", "tax": "standard"});
    assert_eq!(leaving(share, false), dec!(515) + dec!(1854));
}

/// 10,200 for 2027, left after three months of 90 days.
#[test]
fn refunds_follow_the_rule() {
    let after = |refund: &str, month: usize| {
        let list = stops(&study(json!({"months": 12, "refund": refund}), 12), 2);
        (list[month].refund, list[month].sunk)
    };
    assert_eq!(after("none", 2), (dec!(0), dec!(10200)));
    // 10,200 × 275 ÷ 365.
    assert_eq!(after("unused-share", 2), (dec!(7684.93), dec!(2515.07)));
    assert_eq!(after("unused-periods", 2), (dec!(7650), dec!(2550)));
    assert_eq!(after("unused-share", 11), (dec!(0), dec!(10200)));
}

/// A contract from mid-month: of a begun month nothing comes back by periods.
#[test]
fn a_begun_month_is_used() {
    let mut document = study(json!({"months": 12, "refund": "unused-periods"}), 12);
    document["options"][2]["start"] = json!("2027-01-16");
    let list = stops(&document, 2);
    // On 1 March the second month has begun: ten of twelve come back.
    assert_eq!(list[1].refund, dec!(8500));
}

#[test]
fn what_is_not_paid_yet_is_owed() {
    let mut document = study(json!({"months": 12}), 12);
    document["options"][2]["instalments"] = json!({"count": 2, "down_payment": "50%"});
    let list = stops(&document, 2);
    assert_eq!(
        (list[0].paid, list[0].owed, list[0].sunk),
        (dec!(5100), dec!(5100), dec!(10200))
    );
}

fn given(risk: Option<Decimal>) -> Given {
    Given {
        flips: Vec::new(),
        stop_risk: risk,
    }
}

fn decided(document: &Value, given: &Given) -> Value {
    sheet(document, "", given, &Words::new("en", "CNY", 2)).expect("a decision")
}

fn text<'a>(found: &'a Value, pointer: &str) -> &'a str {
    let value = found.pointer(pointer).and_then(Value::as_str);
    value.unwrap_or_else(|| panic!("{pointer} in {found:#}"))
}

/// 1,000 a month or 10,200 at once: even at a risk of 2.236 % a month.
#[test]
fn freedom_has_a_price() {
    let document = study(json!({"months": 12}), 12);
    let found = decided(&document, &given(Some(dec!(0.03))));
    assert_eq!(text(&found, "/decision/option"), "yearly");
    assert_eq!(
        text(&found, "/right_to_cancel/options/0/expected"),
        "9800.84"
    );
    assert_eq!(
        text(&found, "/right_to_cancel/options/0/value_of_stopping"),
        "1690.56"
    );
    assert_eq!(text(&found, "/right_to_cancel/options/2/expected"), "10200");
    assert_eq!(
        text(&found, "/right_to_cancel/options/2/break_even_risk"),
        "0.02236"
    );
}

#[test]
fn cash_decides_before_price() {
    let mut document = study(json!({"months": 12, "notice_days": 30}), 12);
    document["cash"] = json!({"opening": "3000", "monthly_inflow": "1200"});
    let found = decided(&document, &given(None));
    assert_eq!(text(&found, "/decision/option"), "monthly");
    assert_eq!(text(&found, "/decision/ground"), "cheapest-affordable");
    assert_eq!(found["options"][2]["cash"]["can_start"], json!(false));
    assert_eq!(found["options"][0]["cash"]["keeps_floor"], json!(true));
    assert!(text(&found, "/decision/sentence").contains("monthly"));
    // Notice by 2 December, or a second year for 12,000 (10,200 at once).
    assert_eq!(text(&found, "/dates/0/notice_by"), "2027-12-02");
    assert_eq!(text(&found, "/dates/0/renewal"), "2028-01-01");
    let stakes: Vec<Decimal> = (0..2)
        .map(|i| {
            text(&found, &format!("/dates/{i}/at_stake"))
                .parse()
                .expect("a number")
        })
        .collect();
    assert_eq!(stakes, [dec!(12000), dec!(10200)]);
    document["cash"] = json!({"opening": "10"});
    let found = decided(&document, &given(None));
    assert_eq!(text(&found, "/decision/ground"), "none-affordable");
    assert_eq!(text(&found, "/decision/option"), "yearly");
}

/// Scores stand beside the money: they change nothing about the decision.
#[test]
fn scores_are_never_mixed_into_the_money() {
    let plain = study(json!({"months": 12}), 12);
    let mut scored = plain.clone();
    scored["criteria"] = json!([{"id": "support", "weight": 3}, {"id": "growth"}]);
    scored["options"][0]["scores"] = json!({"support": "5", "growth": "4"});
    scored["options"][2]["scores"] = json!({"support": "1"});
    let found = decided(&scored, &given(None));
    assert_eq!(found["decision"], decided(&plain, &given(None))["decision"]);
    assert_eq!(text(&found, "/options/0/score"), "4.75");
    assert_eq!(
        found["options"][2]["score"],
        Value::Null,
        "growth is not scored"
    );
    assert_eq!(text(&found, "/options/2/scores/support"), "1");
}

#[test]
fn amounts_in_todays_money() {
    let mut document = study(json!({"months": 12}), 36);
    document["discounting"] = json!({"annual_rate": "10%", "inflation": "3%"});
    let found = decided(&document, &given(None));
    // 10,200 × (1 + 1 ÷ 1.03 + 1 ÷ 1.0609).
    assert_eq!(text(&found, "/options/2/todays_money"), "29717.39");
}

#[test]
fn the_sheet_has_words_in_both_languages() {
    let mut document = study(json!({"months": 12, "notice_days": 30}), 12);
    document["cash"] = json!({"opening": "3000", "monthly_inflow": "1200"});
    let given = Given {
        flips: vec![Sentence::new("decide-yes")],
        stop_risk: Some(dec!(0.02)),
    };
    for language in LANGUAGES {
        let words = Words::new(language, "CNY", 2);
        let found = tables(&document, "", &given, &words).expect("a decision");
        assert_eq!(found.len(), 5);
        for table in &found {
            assert!(
                !table.title.contains("decide-") && !table.title.contains("{$"),
                "{}",
                table.title
            );
            for column in &table.columns {
                assert!(!column.title.starts_with("decide-"), "{}", column.title);
            }
        }
    }
}

/// A need that is sure to last costs the present value, whatever the option.
#[test]
fn without_risk_the_expected_cost_is_the_present_value() {
    let folder = outlay_tests::root().join("examples");
    for entry in std::fs::read_dir(folder).expect("the samples") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("readable");
        let document = outlay_core::study::written::read(&text)
            .expect("valid")
            .value;
        let found = decided(&document, &given(Some(Decimal::ZERO)));
        let options = found["options"].as_array().expect("a list");
        for (index, option) in options.iter().enumerate() {
            let number = |text: &str| text.parse::<Decimal>().expect("a number");
            let worth = number(text_of(option, "present_value"));
            let pointer = format!("/right_to_cancel/options/{index}/expected");
            let expected = number(self::text(&found, &pointer));
            assert!(
                (worth - expected).abs() <= dec!(0.01),
                "{}: {option:#}",
                path.display()
            );
        }
    }
}

fn text_of<'a>(option: &'a Value, key: &str) -> &'a str {
    option[key].as_str().expect("text")
}

/// Own servers take until 15 March: January, February and 14 of 31 days of March at 3,100
/// a month cost 7,600, so that the dearer service is the cheaper one.
#[test]
fn a_wait_counts_as_money() {
    let mut document = json!({
        "format": 1, "title": "Waiting", "currency": "CNY", "start": "2027-01", "months": 12,
        "waiting": {"cost_per_month": "3100"},
        "plans": [
            {"id": "own", "charges": [{"id": "servers", "cadence": "once", "price": {"model": "flat", "amount": "20000"}}]},
            {"id": "rented", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "2000"}}]},
        ],
        "options": [
            {"id": "own", "plan": "own", "in_use_from": "2027-03-15"},
            {"id": "rented", "plan": "rented"},
        ],
    });
    let words = Words::new("en", "CNY", 2);
    let found = sheet(&document, "", &Given::default(), &words).expect("a sheet");
    assert_eq!(found["decision"]["option"], "rented");
    assert_eq!(found["decision"]["advantage"], "3600.00");
    let wait = &found["options"][0]["waiting"];
    assert_eq!(
        (&wait["in_use_from"], &wait["cost"], &wait["present_value"]),
        (&json!("2027-03-15"), &json!("7600.00"), &json!("7600.00"))
    );
    assert_eq!(found["options"][1]["waiting"], Value::Null);
    // At 10 % a year: 3,100 + 3,100 × 1.1^(-1/12) + 1,400 × 1.1^(-2/12).
    document["discounting"] = json!({"annual_rate": "10%"});
    let found = sheet(&document, "", &Given::default(), &words).expect("a sheet");
    assert_eq!(found["options"][0]["waiting"]["present_value"], "7553.41");
    // Without a cost of a month the wait is told and counts nothing.
    document.as_object_mut().expect("a study").remove("waiting");
    let found = sheet(&document, "", &Given::default(), &words).expect("a sheet");
    assert_eq!(found["decision"]["option"], "own");
    assert_eq!(found["options"][0]["waiting"]["cost"], Value::Null);
}

/// A year costs 12,000 less 15 %. At the end of January of 2028, a year of 366 days, the
/// vendor holds 10,200 − 10,200 × 31 ÷ 366 = 9,336.07 of it, the most of the three years.
#[test]
fn what_is_given_up_stands_beside_what_is_saved() {
    let shown = evaluation(&study(json!({"months": 12}), 36), "", None);
    for comparison in [shown.cash, shown.accrual].into_iter().flatten() {
        let mut rows = comparison.rows.iter();
        let row = rows.find(|row| row.measure == Measure::GivenUp);
        let cells = &row.expect("the row").cells;
        let said: Vec<String> = cells
            .iter()
            .map(|cell| match cell {
                CellView::Words { sentence } => Words::new("en", "CNY", 2).say(sentence),
                other => panic!("{other:?}"),
            })
            .collect();
        let expected = [
            "nothing: leave after any month",
            "bound for 12 months",
            "bound for 12 months, up to ¥9,336.07 paid ahead",
        ];
        assert_eq!(said, expected);
    }
}
