//! Figures against sources that are not our code: published examples of billing systems,
//! textbooks and spreadsheets, reached through the public door of a small study.

use outlay_core::compare::{Basis, Comparison, compare};
use outlay_core::outcome::{Outcome, evaluate_all};
use outlay_core::study::Study;
use outlay_core::study::check::{check, check_pricing};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

/// A study with one plan for each option; each is `(id, charge, what the option adds)`.
fn study(start: &str, months: u32, rate: &str, options: &[(&str, Value, Value)]) -> Value {
    let plans: Vec<Value> = options
        .iter()
        .map(|(id, charge, _)| match charge {
            Value::Array(charges) => json!({"id": id, "charges": charges}),
            one => json!({"id": id, "charges": [one]}),
        })
        .collect();
    let options: Vec<Value> = options
        .iter()
        .map(|(id, _, more)| {
            let mut option = json!({"id": id, "plan": id});
            for (key, value) in more.as_object().into_iter().flatten() {
                option[key] = value.clone();
            }
            option
        })
        .collect();
    json!({
        "format": 1, "title": "Reference", "currency": "CNY", "start": start, "months": months,
        "discounting": {"annual_rate": rate}, "plans": plans, "options": options,
    })
}

fn flat(amount: &str, cadence: &str) -> Value {
    json!({"id": "fee", "cadence": cadence, "price": {"model": "flat", "amount": amount}})
}

fn evaluated(document: &Value) -> (Study, Vec<Outcome>) {
    let checked = check(document, None);
    assert!(!checked.has_errors(), "{:?}\n{document:#}", checked.issues);
    let study = checked.study.expect("a study without errors");
    let outcomes = evaluate_all(&study).expect("small amounts").outcomes;
    (study, outcomes)
}

fn compared(document: &Value, basis: Basis) -> Comparison {
    let (study, outcomes) = evaluated(document);
    let found = compare(&study, &outcomes, basis).expect("small amounts");
    found.expect("something to compare")
}

fn one(document: &Value) -> Outcome {
    let (_, outcomes) = evaluated(document);
    outcomes.into_iter().next().expect("an option")
}

fn costs(outcome: &Outcome) -> Vec<String> {
    let cents = |row: &outlay_core::metrics::MonthRow| format!("{:.2}", row.cost);
    outcome.months.iter().map(cents).collect()
}

/// Present value and monthly equivalent.
fn worth(outcome: &Outcome) -> (String, String) {
    let metrics = &outcome.metrics;
    (
        format!("{:.2}", metrics.present_value),
        format!("{:.2}", metrics.monthly_equivalent),
    )
}

/// Amounts of a price by itself.
fn amounts(price: Value, quantities: &[&str]) -> Vec<Decimal> {
    let (pricing, issues) = check_pricing(&json!({ "price": price }));
    let pricing = pricing.unwrap_or_else(|| panic!("{issues:?}"));
    let at = |quantity: &&str| {
        pricing
            .amount(decimal(quantity))
            .expect("a small amount")
            .normalize()
    };
    quantities.iter().map(at).collect()
}

fn numbers(texts: &[&str]) -> Vec<Decimal> {
    texts.iter().map(|text| decimal(text).normalize()).collect()
}

/// Stripe, "Set up tiered pricing": 12 units are 111 by graduated and 66 by volume tiers,
/// and "we always bill the first flat fee tier when quantity=0".
#[test]
fn stripe_tiers_with_flat_fees() {
    let tiers = json!([
        {"up_to": 5, "unit_price": 5, "flat_fee": 10},
        {"up_to": 10, "unit_price": 4, "flat_fee": 20},
        {"unit_price": 3, "flat_fee": 30},
    ]);
    let graduated = json!({"model": "graduated", "tiers": tiers});
    let volume = json!({"model": "volume", "tiers": tiers});
    assert_eq!(amounts(graduated, &["0", "12"]), numbers(&["10", "111"]));
    assert_eq!(amounts(volume, &["0", "12"]), numbers(&["10", "66"]));
}

/// Azure rate cards, rates 1 at 0, 0.9 at 200 (the unit the rate begins with): 250 units
/// are 199 × 1 + 51 × 0.9 = 244.90. Our bounds are inclusive, so the first tier ends at
/// 199; an end at 200 would give 245.00.
#[test]
fn azure_bounds_begin_a_tier() {
    let card = |end: &str| {
        json!({"model": "graduated", "tiers": [
            {"up_to": end, "unit_price": "1"}, {"up_to": "499", "unit_price": "0.9"}, {"unit_price": "0.8"}]})
    };
    assert_eq!(amounts(card("199"), &["250"]), numbers(&["244.90"]));
    assert_eq!(amounts(card("200"), &["250"]), numbers(&["245.00"]));
}

/// Lago, package charge: free units come off before the packages are counted; 201 units
/// with 100 free in packages of 100 are two packages.
#[test]
fn lago_packages_after_free_units() {
    let price =
        json!({"model": "package", "size": 100, "price": 5, "free_units": 100, "round": "up"});
    assert_eq!(
        amounts(price, &["0", "100", "101", "200", "201"]),
        numbers(&["0", "0", "5", "5", "10"])
    );
}

/// Two price lists that cross twice: 0.5 a unit against 400 with 1,000 units included and
/// 1 for each more. By hand: 0.5 q = 400 at 800; 0.5 q = 400 + q − 1,000 at 1,200.
#[test]
fn two_price_lists_cross_twice() {
    let by_unit = json!({"model": "per-unit", "unit_price": "0.5"});
    let included = json!({"model": "graduated", "tiers": [
        {"up_to": 1000, "flat_fee": 400}, {"unit_price": 1}]});
    let at = ["799", "800", "801", "1199", "1200", "1201"];
    let pairs = amounts(by_unit, &at);
    let order: Vec<_> = pairs
        .iter()
        .zip(amounts(included, &at))
        .map(|(a, b)| a.cmp(&b))
        .collect();
    use std::cmp::Ordering::{Equal, Greater, Less};
    assert_eq!(order, [Less, Equal, Greater, Greater, Equal, Less]);
}

/// Excel: `=-PV(1.1^(1/12)-1, 36, 1000, 0, 1)` = 31,435.14 in advance, type 0 (at the
/// month's end) = 31,186.46; twelve months in advance 11,491.40. The monthly equivalent
/// of a level payment in advance is that payment.
#[test]
fn level_payments_at_ten_percent() {
    let arrears = json!({"billing": {"timing": "in-arrears"}});
    let options = [
        ("advance", flat("1000", "month"), json!({})),
        ("arrears", flat("1000", "month"), arrears),
    ];
    let (_, outcomes) = evaluated(&study("2027-01", 36, "10%", &options));
    let found: Vec<_> = outcomes.iter().map(worth).collect();
    assert_eq!(found[0], ("31435.14".into(), "1000.00".into()));
    // 31,186.46 spread in advance: one month's interest below 1,000.
    assert_eq!(found[1], ("31186.46".into(), "992.09".into()));
    let year = one(&study("2027-01", 12, "10%", &options[..1]));
    assert_eq!(worth(&year).0, "11491.40");
}

/// Equivalent cost, after Brealey and Myers' equivalent annual cost, as a month in advance:
/// Excel `=-PMT(1.1^(1/12)-1, 36, 28000, 0, 1)` = 890.72 for three prepaid years at
/// 28,000; 887.62 for 10,200 a year; so 28,000 is not the cheaper one.
#[test]
fn prepaid_years_as_a_month() {
    let yearly = json!({"billing": {"cycle": "year", "discount": "15%"}});
    let options = [
        ("three-years", flat("28000", "36 months"), json!({})),
        ("yearly", flat("1000", "month"), yearly),
    ];
    let (_, outcomes) = evaluated(&study("2027-01", 36, "10%", &options));
    let found: Vec<_> = outcomes.iter().map(worth).collect();
    // 10,200 × (1 + 1/1.1 + 1/1.21) = 27,902.479…
    assert_eq!(
        found,
        [
            ("28000.00".into(), "890.72".into()),
            ("27902.48".into(), "887.62".into()),
        ]
    );
}

/// A price rise of 7 % a year on 1,000 a month: 12 × (1,000 + 1,070 + 1,144.90) =
/// 38,578.80, worth 11,491.40 × (1 + 1.07/1.1 + (1.07/1.1)²) = 33,542.53 at 10 %.
#[test]
fn a_price_rise_each_year() {
    let year = |index: u32, amount: &str| {
        json!({"id": format!("year-{index}"), "from_month": 12 * index, "until_month": 12 * (index + 1),
               "price": {"model": "flat", "amount": amount}})
    };
    let charges = json!([year(0, "1000"), year(1, "1070"), year(2, "1144.90")]);
    let outcome = one(&study(
        "2027-01",
        36,
        "10%",
        &[("plan", charges, json!({}))],
    ));
    assert_eq!(outcome.metrics.total_paid, decimal("38578.80"));
    assert_eq!(worth(&outcome).0, "33542.53");
}

/// Prepaid against postpaid: twelve times 1,000 in advance are worth 11,491.40; billed at
/// the month's end and paid a month later, each payment stands two months later:
/// 11,491.40 ÷ 1.1^(2/12) = 11,310.30.
#[test]
fn two_months_of_credit() {
    let postpaid = |start: &str, net_days: u32| {
        let more = json!({"start": start, "end": "2028-01-31",
            "billing": {"timing": "in-arrears", "net_days": net_days}});
        one(&study(
            "2027-01",
            13,
            "10%",
            &[("plan", flat("1000", "month"), more)],
        ))
    };
    // Service from February, billed on the first of the month after: two months on.
    assert_eq!(worth(&postpaid("2027-02-01", 0)).0, "11310.30");
    // Service from January and thirty days to pay: two months but for a day or two.
    let more = json!({"end": "2027-12-31", "billing": {"timing": "in-arrears", "net_days": 30}});
    let thirty = one(&study(
        "2027-01",
        12,
        "10%",
        &[("plan", flat("1000", "month"), more)],
    ));
    assert_eq!(thirty.metrics.total_paid, decimal("12000"));
    let away = thirty.metrics.present_value - decimal("11310.30");
    assert!(away.abs() < decimal("5"), "{away}");
}

/// 10,200 a year against 1,000 a month: paid, the curves cross in months 10, 12, 20, 24
/// and 30 (from 0; at the end of month k the one is 10,200 × (⌊k/12⌋ + 1), the other
/// 1,000 × (k + 1)). Spread over time, the yearly price is ahead from the first month.
#[test]
fn a_prepaid_year_crosses_five_times() {
    let options = [
        ("monthly", flat("1000", "month"), json!({})),
        (
            "yearly",
            flat("1000", "month"),
            json!({"billing": {"cycle": "year", "discount": "15%"}}),
        ),
    ];
    let document = study("2027-01", 36, "10%", &options);
    let cash = compared(&document, Basis::Cash);
    let found = cash.break_evens[1].as_ref().expect("against the baseline");
    assert_eq!(found.crossings, [10, 12, 20, 24, 30]);
    assert_eq!((found.first(), found.lasting()), (Some(10), Some(30)));
    assert_eq!(
        cash.totals,
        [decimal("36000"), decimal("30600")].map(|d| d.normalize())
    );
    let accrual = compared(&document, Basis::Accrual);
    let found = accrual.break_evens[1]
        .as_ref()
        .expect("against the baseline");
    assert_eq!(
        (found.crossings.len(), found.at_end),
        (0, std::cmp::Ordering::Less)
    );
}

/// Prepaid expense by day (PwC, "prepaid expenses are recognised over the period of
/// benefit"): 12,000 paid on 15 March 2026 for 365 days. Each month ends at 12,000 × days
/// so far ÷ 365, so March (17 days) is 558.90 and the months add up to 12,000.00; on 31
/// December 73 days are left: 2,400.00.
#[test]
fn a_prepaid_year_by_days() {
    let more = json!({"start": "2026-03-15", "end": "2027-03-14"});
    let outcome = one(&study(
        "2026-03",
        13,
        "0%",
        &[("plan", flat("12000", "year"), more)],
    ));
    let expected = [
        "558.90", "986.31", "1019.17", "986.30", "1019.18", "1019.18", "986.30", "1019.18",
        "986.30", "1019.18", "1019.18", "920.55", "460.27",
    ];
    assert_eq!(costs(&outcome), expected);
    assert_eq!(outcome.months[9].balance, decimal("2400.00"));
    assert_eq!(outcome.months[12].balance, Decimal::ZERO);
    assert_eq!(outcome.metrics.total_cost, decimal("12000"));
}

/// 36,000 for three years from 1 July. In equal months, as small books do it (IFRS and GAAP
/// texts: 6,000 of expense at 31 December, 12,000 current and 18,000 non-current): the
/// balance is 30,000 then and 18,000 a year on. By days, 184 of 1,095 are over (no leap
/// day between July 2028 and June 2031): 36,000 × 184 ÷ 1,095 = 6,049.32.
#[test]
fn three_years_paid_at_once() {
    let prepaid = |spread: &str, charge: Value, more: Value| {
        let mut document = study("2028-07", 36, "0%", &[("plan", charge, more)]);
        document["accounting"] = json!({ "spread": spread });
        one(&document)
    };
    let balances = |outcome: &Outcome| [5, 17, 35].map(|month| outcome.months[month].balance);
    let months = prepaid("months", flat("36000", "36 months"), json!({}));
    assert_eq!(months.metrics.day_one, decimal("36000"));
    assert_eq!(months.months[5].cumulative_cost, decimal("6000"));
    assert_eq!(
        balances(&months),
        [decimal("30000"), decimal("18000"), Decimal::ZERO]
    );
    let days = prepaid("days", flat("36000", "36 months"), json!({}));
    assert_eq!(days.months[5].cumulative_cost, decimal("6049.32"));
    // 365 + 184 of 1,095 days are over: 18,049.32.
    assert_eq!(
        balances(&days),
        [decimal("29950.68"), decimal("17950.68"), Decimal::ZERO]
    );
    // A price by the month that is billed for three years is spread in the same way.
    let monthly = json!({"billing": {"cycle": "36 months"}});
    let monthly = prepaid("days", flat("1000", "month"), monthly);
    assert_eq!(costs(&monthly), costs(&days));
}

/// VAT that comes back a month later: 12,720 gross at 6 %, 720 of it a month on. At 10 %:
/// 12,720 − 720 ÷ 1.1^(1/12) = 12,005.70. The cost is 12,000 when VAT comes back, 12,720
/// when not.
#[test]
fn vat_recovered_a_month_later() {
    let mut document = study(
        "2027-01",
        12,
        "10%",
        &[("plan", flat("12000", "year"), json!({}))],
    );
    document["taxes"] =
        json!({"vat_rate": "6%", "recoverable_share": "100%", "recovery_months": 1});
    let recovered = one(&document);
    assert_eq!(recovered.metrics.day_one, decimal("12720"));
    assert_eq!(
        (worth(&recovered).0, recovered.metrics.total_cost),
        ("12005.70".into(), decimal("12000"))
    );
    document["taxes"] = json!({"vat_rate": "6%"});
    let lost = one(&document);
    assert_eq!(lost.metrics.total_cost, decimal("12720"));
    // The same gross price, written with the tax in it.
    document["plans"][0]["charges"][0] = flat("12720", "year");
    document["plans"][0]["prices_include_vat"] = json!(true);
    let inclusive = one(&document);
    let bill = &inclusive.invoices[0];
    assert_eq!((bill.net, bill.tax), (decimal("12000"), decimal("720")));
}

/// Kill Bill, proration: a leading part, whole cycles and a trailing part, each over its
/// own cycle: 12 days of a month of 31 and three months are 3.387… cycles.
/// By hand for years from the first of a month: from 18 December 2030 to 12 January 2032,
/// 348 of the 365 days to 30 November, then 43 of 366, since that year has a leap day.
#[test]
fn parts_of_a_period_are_of_their_own_period() {
    let aligned = |start: &str, months: u32, charge: Value, option: Value| {
        let mut document = study(start, months, "0%", &[("plan", charge, option)]);
        document["plans"][0]["alignment"] = json!("calendar");
        one(&document).metrics.total_cost
    };
    let months = aligned(
        "2027-01",
        4,
        flat("1000000", "month"),
        json!({"start": "2027-01-20"}),
    );
    // 12/31 = 0.387096774…
    assert_eq!(months, decimal("3387096.77"));
    let years = aligned(
        "2030-12",
        14,
        flat("1000000", "year"),
        json!({"start": "2030-12-18", "end": "2032-01-12"}),
    );
    // 953,424.66 + 117,486.34
    assert_eq!(years, decimal("1070911.00"));
}

/// Brealey and Myers' equivalent annual cost at 10 %: 28,000 for three years is 11,259.21 at
/// the end of each year, 10,235.65 at its start and 890.72 a month in advance; a year of
/// 10,200 is 11,220.00, 10,200.00 and 887.62. The year ends after its own twelve months.
#[test]
fn options_of_different_length_by_equivalent_cost() {
    let flat = |amount: &str, cadence: &str| json!({"id": "fee", "cadence": cadence, "price": {"model": "flat", "amount": amount}});
    let options = [
        ("three-years", flat("28000", "36 months"), json!({})),
        (
            "one-year",
            flat("10200", "year"),
            json!({"end": "2027-12-31"}),
        ),
    ];
    let document = study("2027-01", 36, "10%", &options);
    let words = outlay_app::words::Words::new("en", "CNY", 2);
    let found = outlay_app::analysis::equivalent::json(&document, "", &words).expect("priced");
    let figures = |index: usize| {
        let option = &found["options"][index];
        ["yearly_at_end", "yearly_in_advance", "monthly_in_advance"]
            .map(|key| option[key].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(figures(0), ["11259.21", "10235.65", "890.72"]);
    assert_eq!(figures(1), ["11220", "10200", "887.62"]);
    assert_eq!(found["options"][1]["service_months"], 12);
}

/// By hand: 1,000 in cash, 100 a month comes in and 150 goes out: 950, 900, … 0 after 20
/// months and −50 after 21. The lump of 1,200 cannot be paid on the first day.
#[test]
fn months_in_which_own_cash_breaks_the_limit() {
    let fee = |amount: &str, cadence: &str| json!({"id": "fee", "cadence": cadence, "price": {"model": "flat", "amount": amount}});
    let options = [
        ("monthly", fee("150", "month"), json!({})),
        ("lump", fee("1200", "once"), json!({})),
    ];
    let mut document = study("2027-01", 24, "0%", &options);
    document["cash"] = json!({"opening": "1000", "monthly_inflow": "100", "floor": "0"});
    let found = outlay_app::analysis::cash_position::json(&document, "").expect("priced");
    let broken = |index: usize| -> Vec<u64> {
        let months = found["options"][index]["broken_months"]
            .as_array()
            .expect("a list");
        months
            .iter()
            .filter_map(|month| month["number"].as_u64())
            .collect()
    };
    assert_eq!(broken(0), [21, 22, 23, 24]);
    assert_eq!(found["options"][0]["runway_months"], 20);
    // 1,000 + 100 − 1,200 = −100 after the first month, 0 after the second.
    assert_eq!(broken(1), [1]);
    assert_eq!(found["options"][1]["can_start"], false);
}
