//! Laws of taxes: whatever the rates and wherever tax is rounded, the parts of a bill add up.

use outlay_core::outcome::evaluate_all;
use outlay_core::study::check::check;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::json;

/// A server for 10,000 at 13 %, 30 % of it at once and 70 % on acceptance two months later,
/// on one bill with a service of 1,000 at 6 %. By hand: at once 1,000 + 60 + 3,000 + 390,
/// later 7,000 + 910. The 13 % come back with each payment, the 6 % never. Divided by the
/// net amounts alone, 1,360 × 4,000 ÷ 11,000 = 494.55 would be paid at once instead of 450.
#[test]
fn each_rate_goes_with_what_it_is_on() {
    let document = json!({
        "format": 1, "title": "Two rates in stages", "currency": "CNY", "start": "2027-01", "months": 6,
        "taxes": {"vat_rate": "6%", "recovery_months": 1,
                  "rates": [{"id": "goods", "shares": ["13%"], "recoverable_share": "100%"}]},
        "plans": [{"id": "own", "charges": [
            {"id": "server", "cadence": "once", "tax": "goods", "price": {"model": "flat", "amount": "10000"}},
            {"id": "set-up", "cadence": "12 months", "price": {"model": "flat", "amount": "1000"}}]}],
        "options": [{"id": "own", "plan": "own",
            "stages": [{"after_months": 0, "share": "30%"}, {"after_months": 2, "share": "70%"}]}],
    });
    let study = check(&document, None).study.expect("a study");
    let found = evaluate_all(&study).expect("it can be computed");
    let movements = found.outcomes[0].movements.iter();
    let seen: Vec<_> = movements
        .map(|m| {
            (
                m.date.to_string(),
                m.recovery,
                m.total().expect("small"),
                m.amounts[4],
            )
        })
        .collect();
    let day = |text: &str| text.to_owned();
    assert_eq!(
        seen,
        [
            (day("2027-01-01"), false, dec!(4450), dec!(450)),
            (day("2027-02-01"), true, dec!(-390), dec!(-390)),
            (day("2027-03-01"), false, dec!(7910), dec!(910)),
            (day("2027-04-01"), true, dec!(-910), dec!(-910)),
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_tax_of_a_bill_adds_up_by_rate_and_by_line(
        cents in prop::collection::vec((1u32..1_000_000, 0usize..3), 1..6),
        (standard, reduced, state, city) in (0u32..30, 0u32..20, 0u32..10_000, 0u32..3_000),
        (back, own_back) in (0u32..=100, 0u32..=100),
        rounding in prop_oneof![Just("bill"), Just("line"), Just("rate")],
        rounds in prop_oneof![Just("net"), Just("tax")],
        inclusive in any::<bool>(),
        instalments in prop::option::of((2u32..13, 0u32..60)),
    ) {
        let names = [None, Some("reduced"), Some("sales")];
        let thousandth = |n: u32| format!("{}%", Decimal::new(i64::from(n), 3));
        let charges: Vec<_> = cents.iter().enumerate().map(|(index, (amount, rate))| {
            let amount = Decimal::new(i64::from(*amount), 2).to_string();
            let mut charge = json!({"id": format!("c{index}"), "price": {"model": "flat", "amount": amount}});
            if let Some(name) = names[*rate] {
                charge["tax"] = json!(name);
            }
            charge
        }).collect();
        let mut document = json!({
            "format": 1, "title": "Taxes", "currency": "USD", "start": "2027-01", "months": 1,
            "taxes": {
                "vat_rate": format!("{standard}%"), "recoverable_share": format!("{back}%"),
                "rounding": rounding, "inclusive_rounds": rounds,
                "rates": [
                    {"id": "reduced", "shares": [format!("{reduced}%")], "recoverable_share": format!("{own_back}%")},
                    {"id": "sales", "shares": [thousandth(state), thousandth(city)]},
                ],
            },
            "scenarios": [{"id": "base"}],
            "plans": [{"id": "plan", "prices_include_vat": inclusive, "charges": charges}],
            "options": [{"id": "option", "plan": "plan"}],
        });
        if let Some((count, down)) = instalments {
            document["options"][0]["instalments"] = json!({"count": count, "down_payment": format!("{down}%")});
        }
        let checked = check(&document, None);
        prop_assert!(!checked.has_errors(), "{:?}", checked.issues);
        let study = checked.study.expect("a study");
        let found = evaluate_all(&study).expect("it can be computed");
        let outcome = &found.outcomes[0];
        let invoice = &outcome.invoices[0];
        let sum = |parts: &[Decimal]| -> Decimal { parts.iter().sum() };
        prop_assert_eq!(sum(&invoice.net_by_line), invoice.net);
        let by_rate: Decimal = invoice.tax_by_rate.iter().map(|share| share.tax).sum();
        prop_assert_eq!(by_rate, invoice.tax);
        prop_assert_eq!(sum(&invoice.lost_by_line) + invoice.recoverable, invoice.tax);
        let written: Decimal = cents.iter().map(|(amount, _)| Decimal::new(i64::from(*amount), 2)).sum();
        let total = invoice.net + invoice.tax;
        if inclusive {
            prop_assert_eq!(total, written);
        } else {
            prop_assert_eq!(invoice.net, written);
        }
        // Rounded in parts, each part is off by half a cent at most.
        let rate = |index: usize| study.tax.rates[index].total();
        let exact: Decimal = cents.iter().map(|(amount, index)| {
            let amount = Decimal::new(i64::from(*amount), 2);
            if inclusive { amount - amount / (Decimal::ONE + rate(*index)) } else { amount * rate(*index) }
        }).sum();
        let parts = Decimal::from(cents.len() * 2);
        prop_assert!((invoice.tax - exact).abs() <= dec!(0.005) * parts + dec!(0.000001));
        let paid: Decimal = outcome.movements.iter().filter(|m| !m.recovery)
            .map(|m| m.total().expect("a small amount")).sum();
        prop_assert_eq!(paid, total);
        let tax = |recovery: bool| -> Decimal {
            outcome.movements.iter().filter(|m| m.recovery == recovery).map(|m| m.amounts[4]).sum()
        };
        prop_assert_eq!((tax(false), tax(true)), (invoice.tax, -invoice.recoverable));
    }
}
