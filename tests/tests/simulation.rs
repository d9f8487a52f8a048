//! Simulation against closed forms: totals whose distribution is known without any draw.

use outlay_core::compare::input::Total;
use outlay_core::compare::sensitivity::Turn;
use outlay_core::compare::watch::{Stopped, Unwatched, Watch};
use outlay_core::simulation::{PERCENTILES, Simulation, Spread, Wanted, simulate};
use outlay_core::study::written::read;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use std::sync::Mutex;

/// Quantiles of the normal distribution at [`PERCENTILES`], from published tables.
const NORMAL: [f64; 7] = [
    -1.644_853_626_951,
    -1.281_551_565_545,
    -0.674_489_750_196,
    0.0,
    0.674_489_750_196,
    1.281_551_565_545,
    1.644_853_626_951,
];
const TENTH: f64 = 1.281_551_565_545;

/// Users at a price each, with whatever other plans, over some months.
fn study(months: u32, usage: &Value, plans: &Value) -> Value {
    let options = plans.as_array().expect("plans").iter();
    let options: Vec<Value> = options
        .map(|plan| json!({"id": plan["id"], "plan": plan["id"]}))
        .collect();
    json!({
        "format": 1, "title": "Uncertain", "currency": "CNY", "start": "2027-01", "months": months,
        "baseline": plans[0]["id"],
        "meters": [{"id": "mau", "kind": "level"}],
        "scenarios": [{"id": "s", "usage": {"mau": usage}}],
        "plans": plans, "options": options,
    })
}

fn per_user(id: &str, price: &str) -> Value {
    json!({"id": id, "charges": [{"id": "use", "meter": "mau",
        "price": {"model": "per-unit", "unit_price": price}}]})
}

/// So many users are paid for at `price` whatever happens, the others at 0.50.
fn committed(id: &str, users: &str, price: &str) -> Value {
    json!({"id": id, "charges": [
        {"id": "commit", "price": {"model": "flat", "amount": price}},
        {"id": "use", "meter": "mau", "allowance": {"quantity": users},
         "price": {"model": "per-unit", "unit_price": "0.50"}}]})
}

const START: &str = "scenarios.s.usage.mau.start";

fn run(document: &Value, paths: u32, seed: u32, ends: Option<(Decimal, Decimal)>) -> Simulation {
    let wanted = Wanted {
        paths,
        seed,
        // By month, usage belongs to its own month; it is paid in the next.
        total: Total::Accrual,
        turn: Turn {
            ends: ends
                .into_iter()
                .map(|(low, high)| (START.to_owned(), low, high))
                .collect(),
            ..Turn::default()
        },
    };
    let found = simulate(document, "", &wanted, &Unwatched);
    found.expect("sound").expect("uncertain")
}

fn real(amount: Decimal) -> f64 {
    amount.to_f64().expect("in range")
}

fn close(found: Decimal, wanted: f64, within: f64, what: &str) {
    let off = real(found) / wanted - 1.0;
    assert!(
        off.abs() < within,
        "{what}: {found} instead of {wanted}, off by {off}"
    );
}

fn option<'a>(found: &'a Simulation, id: &str) -> &'a Spread {
    let option = found.options.iter().find(|option| option.option == id);
    option.unwrap_or_else(|| panic!("{id}"))
}

/// 100,000 users at 0.30 for three months, log-σ 0.5: the total is lognormal with median
/// 90,000, so its quantiles are 90,000 · e^(0.5·z) and its mean 90,000 · e^(0.5² ÷ 2) =
/// 101,983.4. The sampling error of a 95th percentile at this width is 3.3 % for 1,000 blind
/// draws and about 1 % for evenly spread ones.
#[test]
fn a_linear_price_of_a_lognormal_quantity_has_its_quantiles() {
    let document = study(
        3,
        &json!({"start": "100000"}),
        &json!([per_user("go", "0.30")]),
    );
    let ends = [-TENTH, TENTH].map(|z| 100_000.0 * f64::exp(0.5 * z));
    let [low, high] = ends.map(|end| Decimal::from(end.round() as i64));
    for seed in [1, 2, 3] {
        let found = run(&document, 1000, seed, Some((low, high)));
        let total = &option(&found, "go").total;
        for ((amount, z), percent) in total.percentiles.iter().zip(NORMAL).zip(PERCENTILES) {
            close(
                *amount,
                90_000.0 * f64::exp(0.5 * z),
                0.01,
                &format!("p{percent}"),
            );
        }
        close(total.mean, 101_983.4, 0.003, "mean");
        // Of blind draws: 101,983.4 · √(e^0.25 − 1) ÷ √1000 = 1,718.7.
        close(total.standard_error, 1_718.7, 0.05, "standard error");
        let last = option(&found, "go").by_month.last().expect("months");
        assert_eq!(*last, total.percentiles);
        // Linear, so a third of it is there after the first month.
        close(
            option(&found, "go").by_month[0][3],
            30_000.0,
            0.01,
            "first month",
        );
    }
}

/// A flat forecast that strays by 10 % a month: the mean of every month stays the forecast,
/// so 12 months of 1,000 at 1.00 come to 12,000 on average. The total up to the second month
/// is 1,000 + 1,000·e^(0.1·z − 0.005), its quantiles likewise.
#[test]
fn a_volatile_forecast_keeps_its_mean() {
    let usage = json!({"growth": {"model": "explicit", "values": ["100000"]}, "volatility": "10%"});
    let document = study(12, &usage, &json!([per_user("go", "1")]));
    let found = run(&document, 1000, 1, None);
    assert_eq!((found.inputs.len(), found.volatile.len()), (0, 1));
    let go = option(&found, "go");
    close(go.total.mean, 1_200_000.0, 0.001, "mean");
    assert_eq!(go.base, Some(dec!(1200000)));
    assert_eq!(
        go.by_month[0],
        [dec!(100000); 7],
        "the first month is known"
    );
    for ((amount, z), percent) in go.by_month[1].iter().zip(NORMAL).zip(PERCENTILES) {
        let wanted = 100_000.0 * (1.0 + f64::exp(0.1 * z - 0.005));
        close(*amount, wanted, 0.004, &format!("p{percent}"));
    }
    // The variance of the sum: Σ over pairs of months of (e^(0.01·shorter time) − 1).
    let pairs = (0..12).flat_map(|a: i32| (0..12).map(move |b| a.min(b)));
    let variance: f64 = pairs
        .map(|time| f64::exp(0.01 * f64::from(time)) - 1.0)
        .sum();
    let error = 100_000.0 * variance.sqrt() / 1000.0_f64.sqrt();
    close(go.total.standard_error, error, 0.05, "standard error");
}

/// Newsvendor with p 0.50 and c 0.20, demand lognormal (9.2, 0.35): the best commitment is
/// its quantile at 1 − c/p = 60 %, 10,814.8 users. Published with it: it costs 2,833.12 on
/// average, nothing committed 5,261.14, the mean demand committed (10,522) 2,835.33. A
/// commitment pays where c·C < p·min(D, C), that is D > 0.4·C: for 25,000 users in
/// 1 − Φ((ln 10,000 − 9.2) ÷ 0.35) = 1 − Φ(0.0295) = 48.82 % of all futures.
#[test]
fn a_commitment_is_the_newsvendors() {
    let ends = [-TENTH, 0.0, TENTH].map(|z| (f64::exp(9.2 + 0.35 * z) * 1000.0).round() as i64);
    let [low, middle, high] = ends.map(|end| Decimal::new(end, 3));
    let plans = json!([
        per_user("none", "0.50"),
        committed("best", "10814.8", "2162.96"),
        committed("mean", "10522", "2104.40"),
        committed("much", "25000", "5000"),
    ]);
    let mut document = study(1, &json!({"start": middle.to_string()}), &plans);
    document["meters"][0]["decimals"] = json!(3);
    let found = run(&document, 4000, 1, Some((low, high)));
    let mean = |id| option(&found, id).total.mean;
    close(mean("best"), 2_833.12, 0.001, "best");
    close(mean("none"), 5_261.14, 0.001, "none");
    close(mean("mean"), 2_835.33, 0.001, "mean");
    assert!(mean("best") < mean("mean") && mean("best") < mean("much"));

    let two = json!([per_user("none", "0.50"), committed("much", "25000", "5000")]);
    document["plans"] = two;
    document["options"] = json!([{"id": "none", "plan": "none"}, {"id": "much", "plan": "much"}]);
    let found = run(&document, 4000, 1, Some((low, high)));
    let share = option(&found, "much").cheapest as f64 / 4000.0;
    assert!((share - 0.4882).abs() < 0.002, "{share}");
    // Expected regret: the mean less the mean of the smaller of the two.
    let smaller = mean_of_smaller(5000.0, 0.50);
    close(
        option(&found, "none").regret.mean,
        5_261.14 - smaller,
        0.005,
        "none",
    );
    close(
        option(&found, "much").regret.mean,
        mean_in(&found, "much") - smaller,
        0.005,
        "much",
    );
}

fn mean_in(found: &Simulation, id: &str) -> f64 {
    real(option(found, id).total.mean)
}

/// E min(p·D, K + p·(D − 25,000)⁺) for the demand above, by the trapezium rule over z.
fn mean_of_smaller(flat: f64, price: f64) -> f64 {
    let steps = 200_000;
    let width = 16.0 / f64::from(steps);
    let at = |n: i32| {
        let z = -8.0 + width * f64::from(n);
        let demand = f64::exp(9.2 + 0.35 * z);
        let cost = (price * demand).min(flat + price * (demand - 25_000.0).max(0.0));
        cost * f64::exp(-z * z / 2.0) / (2.0 * std::f64::consts::PI).sqrt()
    };
    (0..steps).map(at).sum::<f64>() * width
}

/// An option that is dearer than another in every future is never the cheapest; that other
/// one, cheapest in all of them, is never regretted.
#[test]
fn what_is_never_beaten_is_never_regretted() {
    let plans = json!([
        per_user("dear", "0.31"),
        per_user("cheap", "0.30"),
        per_user("dearer", "0.40")
    ]);
    let document = study(12, &json!({"start": "5000", "volatility": "15%"}), &plans);
    let found = run(&document, 300, 4, None);
    let cheap = option(&found, "cheap");
    assert_eq!(cheap.cheapest, 300);
    assert_eq!((cheap.regret.mean, cheap.regret.most), (dec!(0), dec!(0)));
    for id in ["dear", "dearer"] {
        assert_eq!(option(&found, id).cheapest, 0);
        assert!(option(&found, id).regret.mean > dec!(0));
    }
    // 0.01 of 0.31, in every future and so on the average and at the most.
    let dear = option(&found, "dear");
    close(
        dear.regret.most,
        real(dear.total.most) * 0.01 / 0.31,
        1e-4,
        "dear",
    );
}

/// Tells nobody; stops after some futures.
struct Until(usize, Mutex<Vec<(usize, usize)>>);

impl Watch for Until {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        self.1.lock().expect("alone").push((done, of));
        done < self.0
    }
}

#[test]
fn a_simulation_is_counted_and_can_be_stopped() {
    let document = study(
        2,
        &json!({"start": "5000"}),
        &json!([per_user("go", "0.30")]),
    );
    let wanted = Wanted {
        paths: 100,
        seed: 1,
        total: Total::Accrual,
        turn: Turn::default(),
    };
    let until = Until(40, Mutex::default());
    let stopped = simulate(&document, "", &wanted, &until);
    assert_eq!(stopped, Err(Stopped::Unwanted));
    let told = until.1.into_inner().expect("alone");
    assert_eq!(told, [(0, 100), (20, 100), (40, 100)]);
}

/// The samples as they are shipped: what is drawn lies about the forecast, bands are in
/// order, every future has one cheapest option.
#[test]
fn every_sample_has_sound_spreads() {
    let folder = outlay_tests::root().join("examples");
    for entry in std::fs::read_dir(folder).expect("the samples") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("readable");
        let document = read(&text).expect("valid").value;
        let wanted = Wanted {
            paths: 40,
            seed: 1,
            total: Total::Cash,
            turn: Turn::default(),
        };
        let found = simulate(&document, "", &wanted, &Unwatched);
        let Some(found) = found.unwrap_or_else(|stopped| panic!("{path:?}: {stopped:?}")) else {
            continue;
        };
        let cheapest: usize = found.options.iter().map(|option| option.cheapest).sum();
        assert_eq!(cheapest, 40, "{path:?}");
        for option in &found.options {
            assert_eq!(option.by_month.len(), found.months);
            let bands = option.by_month.iter().chain([&option.total.percentiles]);
            for band in bands {
                assert!(band.is_sorted(), "{path:?} {band:?}");
            }
            assert!(
                option.total.least <= option.total.mean && option.total.mean <= option.total.most
            );
        }
    }
}
