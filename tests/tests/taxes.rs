//! Laws of taxes: whatever the rates and wherever tax is rounded, the parts of a bill add up.

use outlay_core::outcome::evaluate_all;
use outlay_core::study::check::check;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::json;

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
        let document = json!({
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
    }
}
