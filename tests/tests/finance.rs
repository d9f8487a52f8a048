//! Rates of return, present values, payback and equivalent cost against figures that are
//! not ours: textbooks, spreadsheet documentation, other programs' published tests and
//! reported errors, or a calculation by hand that is given.

use chrono::{Days, NaiveDate};
use outlay_core::finance::annuity::{monthly_in_advance, yearly_at_end, yearly_in_advance};
use outlay_core::finance::flows::Flows;
use outlay_core::finance::payback::{discounted_payback, payback};
use outlay_core::finance::present_value::{npv, npv_as_in_excel, npv_mid_period, xnpv};
use outlay_core::finance::return_rate::{
    NoRate, Shown, effective, irr, nominal, per_period, rates, shown, xirr,
};
use outlay_core::period::add_months;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn flows(list: &[(&str, f64)]) -> Flows {
    list.iter().map(|(d, amount)| (date(d), *amount)).collect()
}

#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64) {
    let off = (found - expected).abs();
    assert!(off <= tolerance, "{found} instead of {expected}");
}

/// Both lists, number by number.
#[track_caller]
fn all_close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len(), "{found:?} {expected:?}");
    for (found, expected) in found.iter().zip(expected) {
        close(*found, *expected, tolerance);
    }
}

/// Equal to the cent, as printed.
#[track_caller]
fn cents(found: impl Into<Option<f64>>, expected: &str) {
    assert_eq!(format!("{:.2}", found.into().expect("a value")), expected);
}

/// A share as a percentage with two decimals.
fn percent(share: f64) -> String {
    format!("{:.2}", share * 100.0)
}

#[track_caller]
fn the_rate(amounts: &[f64]) -> f64 {
    irr(amounts, 0.1).headline.expect("a rate")
}

/// `up_front` today instead of `months` times 1,000 in advance.
fn switch(up_front: f64, months: usize) -> Vec<f64> {
    let mut amounts = vec![1000.0; months];
    amounts[0] -= up_front;
    amounts
}

/// Twelve monthly payments of 1,000 against one up front, by the effective rate a year:
/// Excel `=(1+RATE(11, 1000, -(12000*(1-d)-1000)))^12-1` for each discount d; over three
/// years `RATE(35, …)` of 36,000.
#[test]
fn a_prepayment_discount_as_a_return() {
    let year = |up_front, months| percent(effective_of_month(&switch(up_front, months)));
    let table = [
        (11_400.0, 12, "11.97"),
        (11_040.0, 12, "20.32"),
        (10_800.0, 12, "26.47"),
        (10_200.0, 12, "44.30"),
        (10_000.0, 12, "51.16"),
        (9_600.0, 12, "66.58"),
        (27_000.0, 36, "23.17"),
        (25_200.0, 36, "29.97"),
    ];
    for (up_front, months, expected) in table {
        assert_eq!(year(up_front, months), expected, "{up_front}");
    }
    // Monthly 3.1031 %, nominal 37.24 % a year.
    let monthly = the_rate(&switch(10_200.0, 12));
    assert_eq!(format!("{:.4}", monthly * 100.0), "3.1031");
    assert_eq!(
        percent(nominal(effective(12.0 * monthly, 12.0), 12.0)),
        "37.24"
    );
    // Against paying at the end of each month: 10,200 for twelve times 1,000.
    let mut arrears = vec![1000.0; 13];
    arrears[0] = -10_200.0;
    assert_eq!(percent(effective_of_month(&arrears)), "35.97");
    let rate = per_period(0.10, 12.0);
    cents(npv(rate, &switch(10_200.0, 12)), "1291.40");
    cents(npv(rate, &arrears), "1200.49");
}

fn effective_of_month(amounts: &[f64]) -> f64 {
    effective(12.0 * the_rate(amounts), 12.0)
}

/// The same by date, month ends from 31 January 2026: Excel XIRR 44.78 %.
#[test]
fn a_prepayment_by_date() {
    let due = |k: u32| add_months(date("2026-01-31"), k);
    let monthly: Flows = (0..12).map(|k| (due(k), -1000.0)).collect();
    let up_front: Flows = [(due(0), -10_200.0)].into_iter().collect();
    let rates = xirr(&up_front.minus(&monthly), 0.1);
    assert_eq!(rates.headline.map(percent).as_deref(), Some("44.78"));
    assert_eq!(rates.roots.len(), 1);
}

/// The larger value has the smaller rate. Three yearly prepayments of 10,200 against three
/// years at 25 % off, by hand at 10 %: 31,435.14 − 27,902.48 and 31,435.14 − 27,000; what
/// the second asks more than the first returns 13.98 %: 16,800 x² = 10,200 x + 10,200.
#[test]
fn the_rate_misleads_on_size() {
    let month = |k: usize| {
        if k.is_multiple_of(12) {
            -9_200.0
        } else {
            1000.0
        }
    };
    let yearly: Vec<f64> = (0..36).map(month).collect();
    let long = switch(27_000.0, 36);
    let rate = per_period(0.10, 12.0);
    cents(npv(rate, &yearly), "3532.66");
    cents(npv(rate, &long), "4435.14");
    assert_eq!(percent(effective_of_month(&yearly)), "44.30");
    assert_eq!(percent(effective_of_month(&long)), "23.17");
    let more = [-16_800.0, 10_200.0, 10_200.0];
    assert_eq!(percent(the_rate(&more)), "13.98");
    let by_hand =
        (10_200.0 + f64::sqrt(10_200.0 * 10_200.0 * (1.0 + 4.0 * 16.8 / 10.2))) / 33_600.0;
    close(the_rate(&more), by_hand - 1.0, 1e-13);
}

/// Yearly 10,200 against monthly 1,000, cumulative: by hand 10.2, 20.4 and 30.6 thousand
/// are passed in months 10, 20 and 30 (from 0); a new year's payment turns it in 12, 24.
#[test]
fn cumulative_payments_cross_five_times() {
    let start = date("2027-01-01");
    let every = |step: u32, amount: f64| -> Flows {
        let due = (0..36).step_by(step as usize);
        due.map(|k| (add_months(start, k), amount)).collect()
    };
    let difference = every(12, -10_200.0).minus(&every(1, -1000.0));
    let mut total = 0.0;
    let ahead: Vec<bool> = difference
        .iter()
        .map(|flow| {
            total += flow.amount;
            total > 0.0
        })
        .collect();
    let turns: Vec<usize> = (1..ahead.len())
        .filter(|&k| ahead[k] != ahead[k - 1])
        .collect();
    assert_eq!(turns, [10, 12, 20, 24, 30]);
    close(
        payback(&difference.amounts()).expect("paid back"),
        9.2,
        1e-12,
    );
}

/// 10 % effective is 0.797414 % a month; 10 % nominal is 10.4713 % effective. Microsoft,
/// EFFECT(5.25 %, 4) = 0.0535427 and NOMINAL(5.3543 %, 4) = 0.05250032.
#[test]
fn nominal_and_effective() {
    assert_eq!(format!("{:.6}", per_period(0.10, 12.0) * 100.0), "0.797414");
    assert_eq!(format!("{:.4}", effective(0.10, 12.0) * 100.0), "10.4713");
    close(effective(0.0525, 4.0), 0.053_542_7, 5e-8);
    close(nominal(0.053_543, 4.0), 0.052_500_32, 5e-9);
}

/// Level payments at 10 % effective: Excel `=-PV(1.1^(1/12)-1, 36, 1000, 0, type)`, the
/// middle by √; and 36 at 10 %/12. Prepaid against billed at month end and paid a month
/// later: 1.576 % of the price.
#[test]
fn when_in_the_month_money_is_paid() {
    let rate = per_period(0.10, 12.0);
    let level = |first: usize, count: usize| {
        let mut amounts = vec![0.0; first];
        amounts.resize(first + count, 1000.0);
        amounts
    };
    cents(npv(rate, &level(0, 36)), "31435.14");
    cents(npv(rate, &level(1, 36)), "31186.46");
    cents(npv_mid_period(rate, &level(1, 36)), "31310.55");
    cents(npv(0.10 / 12.0, &level(1, 36)), "30991.24");
    let (prepaid, credit) = (npv(rate, &level(0, 12)), npv(rate, &level(2, 12)));
    cents(prepaid, "11491.40");
    cents(credit, "11310.30");
    let (prepaid, credit) = (prepaid.unwrap_or(0.0), credit.unwrap_or(0.0));
    assert_eq!(format!("{:.3}", (1.0 - credit / prepaid) * 100.0), "1.576");
}

/// A finance lecturer's example of mid-period flows, in a discussion of Excel's NPV.
#[test]
fn mid_period_flows() {
    let amounts = [-985.0, 75.0, 120.0, 100.0, 1200.0];
    cents(npv(0.10, &amounts), "77.10");
    cents(npv_mid_period(0.10, &amounts), "128.94");
    assert_eq!(percent(the_rate(&amounts)), "12.37");
    let times = [0.0, 0.5, 1.5, 2.5, 3.5];
    let middle = rates(times.into_iter().zip(amounts).collect(), 0.1);
    assert_eq!(middle.headline.map(percent).as_deref(), Some("14.55"));
}

fn microsoft() -> Flows {
    flows(&[
        ("2008-01-01", -10_000.0),
        ("2008-03-01", 2750.0),
        ("2008-10-30", 4250.0),
        ("2009-02-15", 3250.0),
        ("2009-04-01", 2750.0),
    ])
}

/// Microsoft's examples of XIRR, XNPV, NPV and IRR.
#[test]
fn excel_documentation() {
    let rate = xirr(&microsoft(), 0.1).headline.expect("a rate");
    // "0.373362535 or 37.34 %", found to 0.000001 %.
    close(rate, 0.373_362_535, 2e-9);
    cents(xnpv(0.09, &microsoft(), None), "2086.65");
    cents(
        npv_as_in_excel(0.10, &[-10_000.0, 3000.0, 4200.0, 6800.0]),
        "1188.44",
    );
    let shop = [-40_000.0, 8000.0, 9200.0, 10_000.0, 12_000.0, 14_500.0];
    cents(npv(0.08, &shop), "1922.06");
    let roof = [&shop[..], &[-9000.0]].concat();
    cents(npv(0.08, &roof), "-3749.47");
    let years = [-70_000.0, 12_000.0, 15_000.0, 18_000.0, 21_000.0, 26_000.0];
    assert_eq!(percent(the_rate(&years)), "8.66");
    assert_eq!(percent(the_rate(&years[..5])), "-2.12");
    assert_eq!(percent(the_rate(&years[..3])), "-44.35");
}

/// MathWorks, `xirr` and `irr` … act/365: 10.06 %.
#[test]
fn mathworks_act_365() {
    let given = flows(&[
        ("2007-01-12", -10_000.0),
        ("2008-02-14", 2500.0),
        ("2008-03-03", 2000.0),
        ("2008-06-14", 3000.0),
        ("2008-12-01", 4000.0),
    ]);
    assert_eq!(
        xirr(&given, 0.1).headline.map(percent).as_deref(),
        Some("10.06")
    );
}

/// numpy-financial's tests of `npv` and `irr`.
#[test]
fn numpy_financial() {
    let list = [-15_000.0, 1500.0, 2500.0, 3500.0, 4500.0, 6000.0];
    close(
        npv(0.05, &list).unwrap_or(0.0),
        122.894_854_950_942_69,
        1e-9,
    );
    let found: [(&[f64], f64); 7] = [
        (
            &[-150_000.0, 15_000.0, 25_000.0, 35_000.0, 45_000.0, 60_000.0],
            0.0524,
        ),
        (&[-100.0, 0.0, 0.0, 74.0], -0.0955),
        (&[-100.0, 39.0, 59.0, 55.0, 20.0], 0.280_95),
        (&[-100.0, 100.0, 0.0, -7.0], -0.0833),
        (&[-100.0, 100.0, 0.0, 7.0], 0.062_06),
        (&[-5.0, 10.5, 1.0, -8.0, 1.0], 0.0886),
        (&[-5.0, 10.5, 1.0, -8.0, 1.0, 0.0, 0.0, 0.0], 0.0886),
    ];
    for (amounts, expected) in found {
        close(irr(amounts, 0.0).headline.expect("a rate"), expected, 6e-5);
    }
    // gh-44, "true value as calculated by Google sheets"; the last −1 adds a root by −100 %.
    let sheet = [
        -1678.87, 771.96, 1814.05, 3520.30, 3552.95, 3584.99, 4789.91, -1.0,
    ];
    close(the_rate(&sheet), 1.004_26, 1e-5);
    assert_eq!(irr(&sheet, 0.1).roots.len(), 2);
    // gh-39: 12 %, with two more changes of sign than an investment.
    let mut falling = vec![-217_500.0, -217_500.0, 108_466.804_624_505_92];
    for _ in 0..24 {
        falling.push(falling[falling.len() - 1] - 7_336.840_231_225_3);
    }
    assert_eq!(percent(irr(&falling, 0.1).headline.unwrap_or(0.0)), "12.00");
    // gh-6744: no rate for one sign.
    assert_eq!(irr(&[1.0, 2.0, 3.0], 0.1).none, Some(NoRate::OneSign));
    assert_eq!(irr(&[-1.0, -2.0, -3.0], 0.1).none, Some(NoRate::OneSign));
}

/// numpy-financial gh-15: amounts down to 10^−313; near −0.9999999990596.
#[test]
fn a_rate_next_to_minus_one() {
    let text = "-3000.0 2.3926932267015667e-7 4.1672087103345505e-16 5.3965110036378706e-25
         5.1962551071806174e-34 3.7202955645436402e-43 1.9804961711632469e-52
         7.839351765181418e-62 2.3072565113911438e-71 5.049183923330891e-81
         8.215917766849926e-91 9.940324436696353e-101 8.942410813633967e-111
         5.981612264648119e-121 2.975030903184424e-131 1.1002067043497954e-141
         3.025287656351802e-152 6.185412194820791e-163 9.40329800153533e-174
         1.0629218520017728e-184 8.933714184717185e-196 5.583060769846794e-207
         2.594311203662265e-218 8.963584246650701e-230 2.302771009433236e-241
         4.398751059674556e-253 6.247663037257521e-265 6.598046841695288e-277
         5.181109526684202e-289 3.0250999925830644e-301 1.3133070599585015e-313";
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let amounts: Vec<f64> = text.split_whitespace().map(number).collect();
    close(the_rate(&amounts), -0.999_999_999_059_606_9, 1e-11);
    assert_eq!(shown(the_rate(&amounts)), Shown::Below);
}

/// pyxirr's tests of `npv`, from the present and as Excel does.
#[test]
fn pyxirr_npv() {
    let list = [-40_000.0, 5000.0, 8000.0, 12_000.0, 30_000.0];
    close(npv(0.08, &list).unwrap_or(0.0), 3_065.222_668_179, 1e-8);
    close(
        npv_as_in_excel(0.08, &list).unwrap_or(0.0),
        2_838.169_137_203,
        1e-8,
    );
}

/// `date amount` pairs as text.
fn listed(text: &str) -> Flows {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pair = |pair: &[&str]| (date(pair[0]), pair[1].parse().expect("a number"));
    words.chunks(2).map(pair).collect()
}

/// Rates that other programs were reported to miss, with the right ones as reported from
/// Google Sheets, from Excel or by bisection.
#[test]
fn rates_that_programs_missed() {
    let reported = [
        // peliot/XIRR-and-XNPV#4
        ("2014-02-27 -4000 2015-03-06 2050.2", -0.480_963_152_5, 1e-9),
        // RayDeCampo/java-xirr#30
        (
            "2023-04-02 -7.0049467 2023-04-03 -0.0000041 2023-04-03 6.94963",
            -0.944_645_102_6,
            1e-7,
        ),
        // fsprojects/ExcelFinancialFunctions#27
        (
            "2020-07-03 -177900000 2021-02-25 8799805.85",
            -0.990_247_691_899_517,
            1e-11,
        ),
        // Anexen/pyxirr#61
        (
            "2024-11-21 -100 2024-11-28 -100 2024-12-03 100",
            -0.999_999_999_999_983_2,
            1e-16,
        ),
        // RayDeCampo/java-xirr#12
        (
            "2019-10-25 984290.64 2020-10-25 -156452.14 2021-10-25 -156000 2022-10-25 -156000
             2023-10-25 -319306.62 2024-10-25 -319306.62 2025-10-25 -319306.62
             2026-10-25 -319306.62 2027-10-25 -582400",
            0.1884,
            5e-5,
        ),
        // Anexen/pyxirr#75
        (
            "2018-06-30 -84000000 2019-03-31 800000 2019-06-30 760000 2019-09-30 680000
             2019-12-31 800000 2020-03-31 280000 2020-06-30 740000 2020-09-30 520000
             2022-03-31 -2100000 2023-03-31 -13000000 2024-09-30 -3000000 2024-09-30 -4100000
             2024-12-31 -250000 2024-12-31 -1800000 2025-03-31 -8400000 2025-12-31 1800000
             2026-03-31 43000 2026-03-31 -6600",
            -0.912_781_382,
            1e-8,
        ),
    ];
    for (list, expected, tolerance) in reported {
        let rate = xirr(&listed(list), 0.1).headline.expect("a rate");
        close(rate, expected, tolerance);
    }
    // Anexen/pyxirr#31: 368.94 %, where Excel prints 0.0000003 %.
    let many = listed(
        "2020-01-09 -1200 2020-02-12 -1050 2020-03-02 -400 2020-03-13 -800 2020-05-11 1500
         2020-05-11 1100 2020-05-11 2000 2020-05-11 450 2020-11-03 -2000 2020-12-29 2850
         2021-03-26 -1500 2021-07-21 2025 2022-06-16 -2000 2022-07-06 2635",
    );
    close(
        xirr(&many, 0.1).headline.expect("a rate"),
        3.689_433_868_317_071_3,
        1e-9,
    );
    // apache/poi#1216: 0 %, not −150 %; 22.03 %.
    close(the_rate(&[-2.0, 1.0, 1.0]), 0.0, 1e-15);
    let late = [-1000.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 6000.0];
    assert_eq!(percent(the_rate(&late)), "22.03");
}

/// fintual-oss/fast-xirr#9: Excel 7.84 % (pyxirr 0.0784771), the gem −71.12 %. Both are
/// roots; the one near the discount rate is the one to show.
#[test]
fn two_rates_a_power_plant() {
    let first = [
        -224_291_642.5,
        -259_470_950.8,
        -396_990_554.7,
        -134_976_788.6,
        -413_028_973.1,
        0.0,
    ];
    let later = [
        171_774_601.6,
        175_210_093.6,
        178_714_295.5,
        182_288_581.4,
        185_934_353.0,
        189_653_040.1,
        193_446_100.9,
        197_315_022.9,
        201_261_323.3,
        205_286_549.8,
        209_392_280.8,
        213_580_126.4,
        217_851_728.9,
        222_208_763.5,
        70_921_057.8,
        72_339_479.0,
        73_786_268.6,
        75_261_993.9,
        76_767_233.8,
        78_302_578.5,
        79_868_630.1,
        81_466_002.7,
        83_095_322.7,
        84_757_229.2,
        86_452_373.8,
        -34_820_484.1,
    ];
    let year = |k: i32| NaiveDate::from_ymd_opt(1980 + k, 1, 1).expect("a date");
    let plant: Flows = (0..)
        .map(year)
        .zip(first.into_iter().chain(later))
        .collect();
    let rates = xirr(&plant, 0.08);
    all_close(&rates.roots, &[-0.7112, 0.078_477_1], 5e-5);
    close(rates.headline.expect("a rate"), 0.078_477_125_6, 1e-9);
}

/// Four rates (Ross, Westerfield and Jaffe; "search for IRRs between 20 and 70 percent"):
/// −(4x − 5)(3x − 4)(7x − 10)(3x − 5) multiplied out, x = 1 + r.
#[test]
fn four_rates() {
    let amounts = [-252.0, 1431.0, -3035.0, 2850.0, -1000.0];
    let found = irr(&amounts, 0.4);
    all_close(
        &found.roots,
        &[1.0 / 4.0, 1.0 / 3.0, 3.0 / 7.0, 2.0 / 3.0],
        1e-10,
    );
    close(found.headline.unwrap_or(0.0), 3.0 / 7.0, 1e-10);
}

/// (x − 1.25)(x − 1.26)(x − 1.27) multiplied out: closer than a grid would see.
#[test]
fn three_rates_close_together() {
    let found = irr(&[-100_000.0, 378_000.0, -476_270.0, 200_025.0], 0.1);
    all_close(&found.roots, &[0.25, 0.26, 0.27], 1e-9);
}

/// 1,000 x² − 3,000 x + 2,500 has no real root; −(10 x − 12)² has one, twice.
#[test]
fn no_rate_and_a_double_one() {
    let none = irr(&[1000.0, -3000.0, 2500.0], 0.1);
    assert_eq!((none.headline, none.none), (None, Some(NoRate::NoRoot)));
    all_close(&irr(&[-100.0, 240.0, -144.0], 0.1).roots, &[0.2], 1e-9);
    // A cent less and it is none, a cent more and there are two: x = (240 ± √576 − …)/200.
    assert_eq!(
        irr(&[-100.0, 240.0, -144.01], 0.1).none,
        Some(NoRate::NoRoot)
    );
    let apart = f64::sqrt(240.0 * 240.0 - 400.0 * 143.99) / 200.0;
    all_close(
        &irr(&[-100.0, 240.0, -143.99], 0.1).roots,
        &[0.2 - apart, 0.2 + apart],
        1e-9,
    );
}

/// 200 comes back a year after 100 and costs 100 again 366 days later: nothing is gained at
/// a rate of 0, exactly, and by day at another; the second from (1 + r)^(731/365) by hand.
#[test]
fn a_rate_of_nothing_is_exactly_zero() {
    let found = xirr(
        &flows(&[
            ("2027-01-01", -100.0),
            ("2028-01-01", 200.0),
            ("2029-01-01", -100.0),
        ]),
        0.1,
    );
    assert_eq!(found.roots.first().copied().map(f64::to_bits), Some(0));
    let second = found.roots.get(1).copied().unwrap_or(f64::NAN);
    close(second, 0.002_735_974_698_64, 1e-12);
}

/// (x − 1.25)(x − 1.6)(x² − x + 1)^14: thirty changes of sign, two real roots.
#[test]
fn many_changes_of_sign() {
    let mut amounts = vec![1.0];
    let mut factors = vec![vec![1.0, -1.25], vec![1.0, -1.6]];
    factors.extend(vec![vec![1.0, -1.0, 1.0]; 14]);
    for factor in factors {
        let mut product = vec![0.0; amounts.len() + factor.len() - 1];
        for (i, a) in amounts.iter().enumerate() {
            for (j, b) in factor.iter().enumerate() {
                product[i + j] += a * b;
            }
        }
        amounts = product;
    }
    all_close(&irr(&amounts, 0.1).roots, &[0.25, 0.6], 1e-7);
}

/// VAT paid with each amount and recovered a month later multiplies the value by
/// 1.06 − 0.06/x: the same rate, and one more at x = 0.06/1.06.
#[test]
fn a_lag_of_vat_adds_a_root() {
    let plain = switch(10_200.0, 12);
    let mut gross: Vec<f64> = plain.iter().map(|amount| amount * 1.06).collect();
    gross.push(0.0);
    for (later, amount) in gross.iter_mut().skip(1).zip(&plain) {
        *later -= amount * 0.06;
    }
    let found = irr(&gross, 0.008);
    all_close(&found.roots, &[0.06 / 1.06 - 1.0, the_rate(&plain)], 1e-10);
    assert_eq!(found.headline.map(percent).as_deref(), Some("3.10"));
}

/// Two flows have the rate (a/b)^(365/days) − 1, however high or low.
#[test]
fn very_high_and_very_low() {
    let pair = |back: f64, days: u64| {
        let start = date("2027-01-01");
        let list = [(start, -1.0), (start + Days::new(days), back)];
        xirr(&list.into_iter().collect(), 0.1)
    };
    let high = pair(2.0, 3).headline.expect("a rate");
    close(high / 2f64.powf(365.0 / 3.0), 1.0, 1e-12);
    assert_eq!(shown(high), Shown::Above);
    let low = pair(0.5, 20).headline.expect("a rate");
    close(low, 0.5f64.powf(365.0 / 20.0) - 1.0, 1e-15);
    assert_eq!(shown(low), Shown::Below);
    // 10^(9·365) and 10^(−9·365) are no numbers here.
    assert_eq!(pair(1e9, 1).none, Some(NoRate::OutOfRange));
    assert_eq!(pair(1e-9, 1).none, Some(NoRate::OutOfRange));
    // −99 % and 1,000,000 % are the ends of what is shown.
    assert!(matches!(
        shown(pair(0.01, 365).headline.unwrap_or(0.0)),
        Shown::Rate(_)
    ));
    assert!(matches!(
        shown(pair(9_999.0, 365).headline.unwrap_or(0.0)),
        Shown::Rate(_)
    ));
}

#[test]
fn no_rate_says_why() {
    let why = |list: &[(&str, f64)]| xirr(&flows(list), 0.1).none;
    assert_eq!(why(&[]), Some(NoRate::OneDate));
    assert_eq!(
        why(&[("2027-01-01", -5.0), ("2027-01-01", 7.0)]),
        Some(NoRate::OneDate)
    );
    assert_eq!(
        why(&[("2027-01-01", -5.0), ("2027-02-01", 0.0)]),
        Some(NoRate::OneSign)
    );
    assert_eq!(
        why(&[("2027-01-01", 0.0), ("2027-02-01", 0.0)]),
        Some(NoRate::OneSign)
    );
}

/// By hand: 110 in a year at −50 % is 220 today; at 21 %, −100 of a year ago is −121.
#[test]
fn xnpv_at_negative_rates_and_other_dates() {
    let year = flows(&[("2027-01-01", -100.0), ("2028-01-01", 110.0)]);
    close(xnpv(-0.5, &year, None).unwrap_or(0.0), 120.0, 1e-12);
    close(
        xnpv(0.21, &year, Some(date("2028-01-01"))).unwrap_or(0.0),
        -11.0,
        1e-12,
    );
    close(
        xnpv(0.21, &year, Some(date("2026-01-01"))).unwrap_or(0.0),
        (110.0 / 1.21 - 100.0) / 1.21,
        1e-12,
    );
    assert_eq!(xnpv(-1.0, &year, None), None);
}

/// ACCA F9 (Kaplan, question 5 of chapter 6): 3 + 1,220/1,708 = 3.7 years at 10 %.
/// Wiley-type exercise (wizedu 3682): 3.2991 years at 14 %; with exact factors 3.2991 too.
/// ACCA F9, chapter 2: 3 years and 150/175.
#[test]
fn payback_in_textbooks() {
    let kaplan = [-10_000.0, 4000.0, 3500.0, 3000.0, 2500.0];
    let years = discounted_payback(0.10, &kaplan).expect("paid back");
    assert_eq!(format!("{years:.1}"), "3.7");
    let wiley = [-1000.0, 347.0, 394.0, 424.0, 600.0];
    let years = discounted_payback(0.14, &wiley).expect("paid back");
    assert_eq!(format!("{years:.4}"), "3.2991");
    let plain = [-1000.0, 400.0, 250.0, 200.0, 175.0, 75.0, 250.0];
    close(
        payback(&plain).expect("paid back"),
        3.0 + 150.0 / 175.0,
        1e-12,
    );
    assert_eq!(discounted_payback(0.20, &plain[..5]), None);
}

/// Brealey and Myers' machines, 15 and 5 a year for three years, 10 and 6 for two, at 6 %:
/// 10.61 and 11.45 a year. An exercise at 11 %: 179.63.
#[test]
fn equivalent_annual_cost_in_textbooks() {
    let cost = |rate: f64, amounts: &[f64]| {
        let worth = npv(rate, amounts).expect("a rate above −100 %");
        yearly_at_end(worth, rate, (amounts.len() - 1) as f64)
    };
    cents(cost(0.06, &[15.0, 5.0, 5.0, 5.0]), "10.61");
    cents(cost(0.06, &[10.0, 6.0, 6.0]), "11.45");
    cents(cost(0.11, &[85.0, 130.0, 130.0]), "179.63");
}

/// Three years: 28,000 at once, 10,200 a year, 1,000 a month, at 10 %. Excel
/// `=-PMT(10%, 3, pv)`, with type 1, and `=-PMT(1.1^(1/12)-1, 36, pv, 0, 1)`.
#[test]
fn equivalent_cost_by_year_and_by_month() {
    let yearly = npv(0.10, &[10_200.0; 3]).unwrap_or(0.0);
    let monthly = npv(per_period(0.10, 12.0), &[1000.0; 36]).unwrap_or(0.0);
    let table = [
        (28_000.0, "11259.21", "10235.65", "890.72"),
        (yearly, "11220.00", "10200.00", "887.62"),
        (monthly, "12640.54", "11491.40", "1000.00"),
    ];
    for (worth, at_end, in_advance, month) in table {
        cents(yearly_at_end(worth, 0.10, 3.0), at_end);
        cents(yearly_in_advance(worth, 0.10, 3.0), in_advance);
        cents(monthly_in_advance(worth, 0.10, 36), month);
    }
    assert_eq!(yearly_at_end(300.0, 0.0, 3.0), 100.0);
}

/// 20,000 days at 1 each for the price that makes 7 % a year, by the sum of the series.
#[test]
fn thousands_of_flows() {
    let start = date("2027-01-01");
    let day = 1.07f64.powf(-1.0 / 365.0);
    let price = day * (1.0 - day.powi(20_000)) / (1.0 - day);
    let income = (1..=20_000).map(|k| (start + Days::new(k), 1.0));
    let all: Flows = income.chain([(start, -price)]).collect();
    close(xirr(&all, 0.1).headline.unwrap_or(0.0), 0.07, 1e-11);
}

fn any_flows() -> impl Strategy<Value = Vec<(NaiveDate, f64)>> {
    let flow = (0u64..4000, -100_000i32..100_000);
    let dated = flow.prop_map(|(day, cents)| {
        (
            date("2024-02-29") + Days::new(day),
            f64::from(cents) / 100.0,
        )
    });
    prop::collection::vec(dated, 2..40)
}

/// The value at a rate, as a share of the same value with every amount positive.
fn balance(flows: &Flows, rate: f64) -> f64 {
    let size: Flows = flows
        .iter()
        .map(|flow| (flow.date, flow.amount.abs()))
        .collect();
    let value = |flows: &Flows| xnpv(rate, flows, None).unwrap_or(f64::NAN);
    value(flows) / value(&size)
}

proptest! {
    #[test]
    fn a_root_is_one(list in any_flows()) {
        let flows: Flows = list.into_iter().collect();
        let found = xirr(&flows, 0.1);
        prop_assert_eq!(found.roots.is_empty(), found.none.is_some());
        prop_assert!(found.roots.is_sorted());
        for rate in found.roots.iter().filter(|rate| (-0.999..1e6).contains(*rate)) {
            prop_assert!(balance(&flows, *rate).abs() < 1e-10, "{} {}", rate, balance(&flows, *rate));
        }
    }

    /// No change of sign of the value between the ends of what is shown goes unnoticed.
    #[test]
    fn no_root_is_missed(list in any_flows()) {
        let flows: Flows = list.into_iter().collect();
        let found = xirr(&flows, 0.1).roots;
        let points: Vec<f64> = (0..200).map(|k| f64::exp(-4.0 + 0.06 * f64::from(k)) - 1.0).collect();
        for pair in points.windows(2) {
            let (a, b) = (balance(&flows, pair[0]), balance(&flows, pair[1]));
            if a.abs().min(b.abs()) > 1e-9 && a * b < 0.0 {
                let inside = found.iter().filter(|rate| (pair[0]..pair[1]).contains(*rate)).count();
                prop_assert_eq!(inside % 2, 1, "{:?} {:?}", pair, found);
            }
        }
    }

    #[test]
    fn order_and_scale_do_not_matter(list in any_flows(), by in 1u32..1_000_000) {
        let flows: Flows = list.iter().copied().collect();
        let mut turned = list.clone();
        turned.reverse();
        let turned: Flows = turned.into_iter().collect();
        prop_assert_eq!(&flows, &turned);
        let scaled: Flows = list.iter().map(|(d, a)| (*d, a * f64::from(by) / 64.0)).collect();
        let (one, other) = (xirr(&flows, 0.1).roots, xirr(&scaled, 0.1).roots);
        prop_assert_eq!(one.len(), other.len());
        for (a, b) in one.iter().zip(&other).filter(|(a, _)| (-0.99..1e4).contains(*a)) {
            prop_assert!((a - b).abs() <= 1e-6 * (1.0 + a.abs()), "{} {}", a, b);
        }
    }

    /// Totals so far that change sign once, and totals still to come that never do, leave one
    /// rate above zero (Norstrøm 1972), however often the amounts change sign.
    #[test]
    fn running_totals_of_one_change_have_one_rate(
        owed in prop::collection::vec(1u32..100_000, 1..20),
        ahead in prop::collection::vec(1u32..100_000, 1..20),
    ) {
        let below = owed.iter().map(|cents| -f64::from(*cents));
        let totals: Vec<f64> = below.chain(ahead.iter().map(|cents| f64::from(*cents))).collect();
        let last = totals[totals.len() - 1];
        // Never above what is left in the end, so that what is still to come stays above zero.
        let totals: Vec<f64> = totals.iter().map(|total| total.min(last - 0.5)).collect();
        let mut amounts = vec![totals[0]];
        amounts.extend(totals.windows(2).map(|pair| pair[1] - pair[0]));
        amounts.push(0.5);
        let found = irr(&amounts, 0.1);
        prop_assert_eq!(found.roots.len(), 1, "{:?}", found);
        let rate = found.roots[0];
        prop_assert!(rate > 0.0 && (npv(rate, &amounts).unwrap_or(1.0) / f64::from(owed[0])).abs() < 1e-9);
    }

    /// Paid first, received later: one rate, above zero when more comes back than went out.
    #[test]
    fn an_investment_has_one_rate(out in 1u32..1_000_000, back in prop::collection::vec(1u32..100_000, 1..80)) {
        let mut amounts = vec![-f64::from(out)];
        amounts.extend(back.iter().map(|a| f64::from(*a)));
        let found = irr(&amounts, 0.1);
        prop_assert_eq!(found.roots.len(), 1);
        let rate = found.headline.unwrap_or(f64::NAN);
        let profit: f64 = amounts.iter().sum();
        prop_assert!(rate * profit >= 0.0 && (profit == 0.0 || rate != 0.0));
    }

    /// Amounts multiplied out from their roots give the roots back, every one of them.
    #[test]
    fn roots_multiplied_out_come_back(mut percents in prop::collection::btree_set(-12i32..40, 1..5)) {
        percents.retain(|p| *p != -100);
        let expected: Vec<f64> = percents.iter().map(|p| f64::from(*p) / 20.0).collect();
        let mut amounts = vec![-1.0];
        for rate in &expected {
            let mut product = amounts.clone();
            product.push(0.0);
            for (k, amount) in amounts.iter().enumerate() {
                product[k + 1] -= amount * (1.0 + rate);
            }
            amounts = product;
        }
        let found = irr(&amounts, 0.1).roots;
        prop_assert_eq!(found.len(), expected.len(), "{:?} {:?}", found, expected);
        for (a, b) in found.iter().zip(&expected) {
            prop_assert!((a - b).abs() < 1e-7, "{} {}", a, b);
        }
    }

    /// Whatever comes in, no panic, and never a rate at or below −100 %.
    #[test]
    fn nothing_panics(list in prop::collection::vec((any::<i32>(), any::<f64>()), 0..60), rate in any::<f64>()) {
        let dated = |(days, amount): &(i32, f64)| {
            let date = NaiveDate::from_num_days_from_ce_opt(days % 90_000_000).unwrap_or_default();
            (date, *amount)
        };
        let flows: Flows = list.iter().map(dated).collect();
        let amounts = flows.amounts();
        for found in [xirr(&flows, rate), irr(&amounts, rate)] {
            prop_assert!(found.roots.iter().all(|r| *r > -1.0 && r.is_finite()));
            prop_assert_eq!(found.roots.is_empty(), found.headline.is_none());
        }
        let _ = (flows.months(), xnpv(rate, &flows, None), npv(rate, &amounts));
        let _ = (payback(&amounts), discounted_payback(rate, &amounts), npv_mid_period(rate, &amounts));
        let _ = flows.minus(&flows);
    }
}
