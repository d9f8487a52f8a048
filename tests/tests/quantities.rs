//! Laws of what is counted, tried on random days.

use outlay_core::decimal::sum;
use outlay_core::forecast::{Forecast, forecast};
use outlay_core::study::check::check;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The days of a month of 28 days.
fn days() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(0u32..100_000, 28)
}

/// One month of meters, each beside its forecast, under a plan that charges for all.
fn counted(meters: &[(Value, Option<Value>)]) -> Forecast {
    let id = |meter: &Value| meter["id"].as_str().expect("an id").to_owned();
    let usage: serde_json::Map<String, Value> = meters
        .iter()
        .filter_map(|(meter, usage)| Some((id(meter), usage.clone()?)))
        .collect();
    let charges: Vec<Value> = meters
        .iter()
        .map(|(meter, _)| {
            json!({"id": id(meter), "meter": id(meter),
                   "price": {"model": "per-unit", "unit_price": "1"}})
        })
        .collect();
    let meters: Vec<&Value> = meters.iter().map(|(meter, _)| meter).collect();
    let study = json!({
        "format": 1, "title": "Days", "currency": "CNY", "start": "2027-02", "months": 1,
        "meters": meters, "scenarios": [{"id": "base", "usage": usage}],
        "plans": [{"id": "plan", "charges": charges}],
        "options": [{"id": "option", "plan": "plan"}],
    });
    let checked = check(&study, None);
    let proved = checked
        .study
        .unwrap_or_else(|| panic!("{:#?}", checked.issues));
    forecast(&proved).expect("small numbers")
}

fn month(forecast: &Forecast, meter: usize) -> Decimal {
    forecast.months(meter).expect("a forecast")[0]
}

fn known(days: &[u32]) -> Option<Value> {
    Some(json!({ "daily": { "2027-02": days } }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_percentile_lies_between_the_lowest_and_the_highest_day(days in days(), share in 0u32..=100) {
        let found = counted(&[(
            json!({"id": "level", "kind": "level", "read": "percentile", "percentile": format!("{share}%")}),
            known(&days),
        )]);
        let read = month(&found, 0);
        let (low, high) = (days.iter().min().expect("days"), days.iter().max().expect("days"));
        prop_assert!(Decimal::from(*low) <= read && read <= Decimal::from(*high));
    }

    #[test]
    fn a_lower_rank_is_never_less(days in days(), rank in 1u32..28) {
        let meter = |id: &str, rank: u32| (
            json!({"id": id, "kind": "level", "read": "nth-highest-day", "rank": rank}),
            known(&days),
        );
        let found = counted(&[meter("one", 1), meter("this", rank), meter("next", rank + 1)]);
        prop_assert_eq!(month(&found, 0), Decimal::from(*days.iter().max().expect("days")));
        prop_assert!(month(&found, 1) >= month(&found, 2));
    }

    #[test]
    fn the_sum_of_peaks_is_at_least_the_peak_of_the_sum(a in days(), b in days()) {
        let derived = |id: &str, by: &str| (
            json!({"id": id, "kind": "level", "derive": {"from": "a", "plus": {"b": "1"}, "combine": by}}),
            None,
        );
        let found = counted(&[
            (json!({"id": "a", "kind": "level"}), known(&a)),
            (json!({"id": "b", "kind": "level"}), known(&b)),
            derived("sum-of-peaks", "month"),
            derived("peak-of-sum", "day"),
        ]);
        prop_assert!(month(&found, 2) >= month(&found, 3));
        let together = a.iter().zip(&b).map(|(a, b)| a + b).max().expect("days");
        prop_assert_eq!(month(&found, 3), Decimal::from(together));
    }

    #[test]
    fn a_profile_keeps_the_quantity_of_the_month(
        quantity in 0u32..1_000_000, weekend in 0u32..300, holiday in 0u32..300,
    ) {
        let usage = Some(json!({"start": quantity, "profile": {
            "weekdays": {"6": format!("{weekend}%"), "7": format!("{weekend}%")},
            "dates": {"02-17": format!("{holiday}%")},
        }}));
        let found = counted(&[
            (json!({"id": "flow", "kind": "flow"}), usage.clone()),
            (json!({"id": "level", "kind": "level", "read": "average"}), usage),
        ]);
        // The days of a flow add up to it; each day of a level is rounded by itself, so its
        // average differs by at most half a unit.
        prop_assert_eq!(month(&found, 0), Decimal::from(quantity));
        let difference = (month(&found, 1) - Decimal::from(quantity)).abs();
        prop_assert!(difference <= Decimal::new(5, 1), "{}", difference);
    }

    #[test]
    fn known_days_add_up(days in days()) {
        let found = counted(&[
            (json!({"id": "flow", "kind": "flow"}), known(&days)),
            (json!({"id": "level", "kind": "level", "read": "day-sum"}), known(&days)),
            (json!({"id": "hours", "kind": "level", "read": "hour-sum"}), known(&days)),
        ]);
        let total = sum(days.iter().map(|day| Decimal::from(*day))).expect("small");
        prop_assert_eq!(month(&found, 0), total);
        prop_assert_eq!(month(&found, 1), total);
        prop_assert_eq!(month(&found, 2), total * Decimal::from(24));
    }
}
