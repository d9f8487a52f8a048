//! Buying against subscribing after profit tax, from a study's own bills.

use outlay_app::analysis::buy_or_rent::{Question, json as answer, method};
use outlay_core::finance::depreciation::Depreciation;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

/// A licence of 60,000 with 18 % maintenance at each year's end, or 24,000 a year in
/// advance, over five years.
fn study() -> Value {
    json!({
        "format": 1, "title": "Licence or subscription", "currency": "CNY", "start": "2027-01", "months": 60,
        "plans": [
            {"id": "licence", "charges": [
                {"id": "licence", "cadence": "once", "service_months": 60, "price": {"model": "flat", "amount": "60000"}},
                {"id": "maintenance", "cadence": "year", "timing": "in-arrears",
                 "price": {"model": "share", "of": "licence", "rate": "18%"}}]},
            {"id": "service", "charges": [{"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "24000"}}]},
        ],
        "options": [
            {"id": "buy", "plan": "licence", "billing": {"cycle": "year", "timing": "in-arrears"}},
            {"id": "subscribe", "plan": "service", "billing": {"cycle": "year"}},
        ],
    })
}

fn question() -> Question {
    Question {
        buy: "buy".into(),
        rent: "subscribe".into(),
        tax: dec!(0.25),
        borrowing: dec!(0.08),
        tax_lag: (0, 0),
        method: Depreciation::StraightLine,
        life: None,
    }
}

fn text(found: &Value, pointer: &str) -> String {
    let value = found.pointer(pointer).and_then(Value::as_str);
    value
        .unwrap_or_else(|| panic!("{pointer} in {found:#}"))
        .to_owned()
}

#[test]
fn a_licence_or_a_subscription_after_tax() {
    let found = answer(&study(), "", &question()).expect("two options");
    assert_eq!(text(&found, "/buy/total"), "81483.06");
    assert_eq!(text(&found, "/buy/depreciation_shield"), "-12637.09");
    assert_eq!(text(&found, "/rent/total"), "80371.90");
    assert_eq!(text(&found, "/net_advantage_of_renting"), "1111.15");
    assert_eq!(text(&found, "/break_even_payment"), "24331.80");
    assert_eq!(text(&found, "/discount_rate"), "0.06");
    assert_eq!(text(&found, "/cheaper"), "subscribe");
}

#[test]
fn the_sign_turns_when_the_tax_comes_later() {
    let late = Question {
        tax_lag: (0, 12),
        ..question()
    };
    let found = answer(&study(), "", &late).expect("two options");
    assert_eq!(text(&found, "/net_advantage_of_renting"), "-405.30");
    assert_eq!(text(&found, "/cheaper"), "buy");
}

/// The sooner a price is deducted, the better is buying.
#[test]
fn faster_depreciation_favours_buying() {
    let cost = |method: Depreciation, life: Option<u32>| -> Decimal {
        let asked = Question {
            method,
            life,
            ..question()
        };
        let found = answer(&study(), "", &asked).expect("two options");
        text(&found, "/buy/total").parse().expect("a number")
    };
    let straight = cost(Depreciation::StraightLine, None);
    assert!(cost(Depreciation::SumOfYears, None) < straight);
    assert!(cost(Depreciation::Declining { factor: 2.0 }, None) < straight);
    assert!(cost(Depreciation::StraightLine, Some(2)) < straight);
}

/// VAT that comes back is no cost; instalments move the price in time.
#[test]
fn vat_and_instalments_enter_as_they_are_paid() {
    let mut taxed = study();
    taxed["taxes"] = json!({"vat_rate": "6%", "recoverable_share": "100%"});
    let found = answer(&taxed, "", &question()).expect("two options");
    assert_eq!(text(&found, "/net_advantage_of_renting"), "1111.15");
    let mut staged = study();
    staged["options"][0]["stages"] =
        json!([{"after_months": 0, "share": "50%"}, {"after_months": 12, "share": "50%"}]);
    let found = answer(&staged, "", &question()).expect("two options");
    // 30,000 + 30,000 ÷ 1.06.
    assert_eq!(text(&found, "/buy/price"), "58301.89");
}

#[test]
fn methods_have_names() {
    assert_eq!(
        method("double-declining"),
        Some(Depreciation::Declining { factor: 2.0 })
    );
    assert_eq!(
        method("50%,30%,20%"),
        Some(Depreciation::Table(vec![0.5, 0.3, 0.2]))
    );
    assert!(matches!(method("macrs-3"), Some(Depreciation::Table(shares)) if shares.len() == 4));
    assert_eq!(
        (method("50%,30%"), method("macrs-4"), method("")),
        (None, None, None)
    );
}

/// 12,000 paid ahead for a year cost 9,000 after 25 % tax. 10,000 deposited with them and
/// back after the year save no tax; at 8 % × 75 % = 6 % they cost 10,000 − 10,000 ÷ 1.06 =
/// 566.04, which makes 9,566.04.
#[test]
fn a_deposit_saves_no_tax_and_costs_its_interest() {
    let fee =
        json!([{"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "12000"}}]);
    let option = |id: &str, plan: &str| json!({"id": id, "plan": plan, "billing": {"cycle": "year"}, "end": "2027-12-31"});
    let study = json!({
        "format": 1, "title": "Deposit", "currency": "CNY", "start": "2027-01", "months": 24,
        "plans": [{"id": "bare", "charges": fee.clone()},
                  {"id": "held", "deposit": "10000", "charges": fee}],
        "options": [option("buy", "bare"), option("subscribe", "held")],
    });
    let found = answer(&study, "", &question()).expect("two options");
    assert_eq!(text(&found, "/buy/total"), "9000.00");
    assert_eq!(text(&found, "/rent/price"), "566.04");
    assert_eq!(text(&found, "/rent/depreciation_shield"), "0.00");
    assert_eq!(text(&found, "/rent/total"), "9566.04");
}
