//! Amounts that are stated finer than the currency counts reach the bill in whole cents.

use outlay_core::decimal::sum;
use outlay_core::outcome::evaluate_all;
use outlay_core::study::check::check;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

/// What all bills of two months at 100 come to, once every line is in whole cents.
fn billed(plan: Value, option: Value) -> Decimal {
    let mut document = json!({
        "format": 1, "title": "Fine amounts", "currency": "USD", "start": "2027-01", "months": 2,
        "plans": [{"id": "p", "charges": [{"id": "base", "price": {"model": "flat", "amount": "100"}}]}],
        "options": [{"id": "o", "plan": "p"}],
    });
    for (list, more) in [("plans", plan), ("options", option)] {
        let item = document[list][0].as_object_mut().expect("an item");
        item.extend(more.as_object().cloned().unwrap_or_default());
    }
    let checked = check(&document, None);
    assert!(!checked.has_errors(), "{:?}\n{document:#}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
    let invoices = &outcomes.first().expect("an option").invoices;
    for amount in invoices.iter().flat_map(|invoice| &invoice.net_by_line) {
        assert!(amount.normalize().scale() <= 2, "{amount}");
    }
    sum(invoices.iter().map(|invoice| invoice.net)).expect("small amounts")
}

#[test]
fn a_credit_and_a_deposit() {
    let credit = json!({"credits": [{"id": "c", "amount": "10.004", "price": "3.336"}]});
    // 2 × (100 + 3.34 − 10.00)
    assert_eq!(billed(credit, json!({})), dec!(186.68));
    let nothing = json!({"credits": [{"id": "c", "amount": "0.000000000001", "price": "0"}]});
    assert_eq!(billed(nothing, json!({})), dec!(200));
    // 200 + 50.01
    let deposit = json!({"deposit": "50.006"});
    assert_eq!(billed(deposit, json!({})), dec!(250.01));
}

#[test]
fn a_voucher() {
    let voucher = json!({"settling": {"deductions": [{"id": "gift", "kind": "voucher", "amount": "20.007"}]}});
    // 200 − 20.01
    assert_eq!(billed(json!({}), voucher), dec!(179.99));
}

#[test]
fn a_balance_and_its_bonus() {
    let wallet = json!({"wallet": {"top_up": "60.004", "bonus": "5.006"}});
    // 60.00 are paid in; of 200 the balance pays them and 5.01 more, the rest is billed.
    assert_eq!(billed(json!({}), wallet), dec!(194.99));
}
