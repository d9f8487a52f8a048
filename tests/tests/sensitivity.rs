//! Sensitivity: a known tornado, ends that cannot be priced, and inputs that turn the
//! verdict.

use outlay_core::compare::sensitivity::{Measure, Tornado, Turn, Worth, sensitivity};
use outlay_core::compare::watch::{Stopped, Unwatched, Watch};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use std::sync::Mutex;

/// 1,000 a month in advance against 10,200 up front, one year, at 10 % effective.
fn example() -> Value {
    json!({
        "format": 1, "title": "Monthly or up front", "currency": "CNY", "start": "2027-01", "months": 12,
        "baseline": "monthly", "discounting": {"annual_rate": "10%"},
        "plans": [
            {"id": "monthly", "charges": [{"id": "fee", "price": {"model": "flat", "amount": "1000"}}]},
            {"id": "yearly", "charges": [{"id": "fee", "cadence": "year", "price": {"model": "flat", "amount": "10200"}}]}],
        "scenarios": [{"id": "s", "usage": {}}],
        "options": [{"id": "monthly", "plan": "monthly"}, {"id": "yearly", "plan": "yearly"}],
    })
}

const MONTHLY: &str = "plans.monthly.charges.fee.price.amount";
const UP_FRONT: &str = "plans.yearly.charges.fee.price.amount";
const RATE: &str = "discounting.annual_rate";

fn tornado(document: &Value, measure: Measure, turn: &Turn) -> Tornado {
    sensitivity(document, "", &measure, turn, &Unwatched)
        .unwrap_or_else(|issue| panic!("{issue:?}"))
        .expect("two options")
}

fn ends(found: &Tornado, path: &str) -> (Decimal, Decimal) {
    let bar = found.bars.iter().find(|bar| bar.input.path == path);
    let bar = bar.unwrap_or_else(|| panic!("{path}"));
    (
        bar.low.result.clone().expect("priced"),
        bar.high.result.clone().expect("priced"),
    )
}

/// The known example with a one percent chance a month that the need ends has base 690.32
/// (10,890.32 − 10,200). Without that chance the monthly payments are worth 11,491.40, so
/// the base is 1,291.40, in closed form PV = 1,000 · (1 − v) ÷ (1 − v^(1/12)), v = 1/(1+r):
/// a tenth of the monthly price is ±1,149.14, a twentieth of the price up front ±510; at
/// 5 % the saving is 1,535.79, at 20 % 853.17.
#[test]
fn the_known_example_without_its_hazard() {
    let turn = Turn {
        ends: vec![
            (MONTHLY.into(), dec!(900), dec!(1100)),
            (UP_FRONT.into(), dec!(9690), dec!(10710)),
            (RATE.into(), dec!(0.05), dec!(0.2)),
        ],
        ..Turn::default()
    };
    let found = tornado(&example(), Measure::Saving(Worth::PresentValue), &turn);
    assert_eq!(found.base, dec!(1291.40));
    assert_eq!(
        (found.of.as_str(), found.against.as_deref()),
        ("yearly", Some("monthly"))
    );
    assert_eq!(ends(&found, MONTHLY), (dec!(142.26), dec!(2440.54)));
    assert_eq!(ends(&found, UP_FRONT), (dec!(1801.40), dec!(781.40)));
    assert_eq!(ends(&found, RATE), (dec!(1535.79), dec!(853.17)));
    let order: Vec<&str> = found
        .bars
        .iter()
        .map(|bar| bar.input.path.as_str())
        .collect();
    let of = |path: &str| order.iter().position(|p| *p == path);
    assert!(
        of(MONTHLY) < of(UP_FRONT) && of(UP_FRONT) < of(RATE),
        "{order:?}"
    );
    assert!(
        found
            .bars
            .windows(2)
            .all(|pair| pair[0].reach >= pair[1].reach)
    );
}

/// 800 a month is 9,600 a year: then monthly is cheaper, and the saving negative.
#[test]
fn an_input_that_turns_the_verdict_is_marked() {
    let turn = Turn {
        ends: vec![(MONTHLY.into(), dec!(800), dec!(1200))],
        ..Turn::default()
    };
    let found = tornado(&example(), Measure::Saving(Worth::Paid), &turn);
    assert_eq!(found.base, dec!(1800));
    let bar = found
        .bars
        .iter()
        .find(|bar| bar.input.path == MONTHLY)
        .expect("the price");
    assert_eq!(bar.low.result, Ok(dec!(-600)));
    assert_eq!(bar.low.flips_to.as_deref(), Some("monthly"));
    assert_eq!(
        (bar.high.result.clone(), bar.high.flips_to.clone()),
        (Ok(dec!(4200)), None)
    );
}

#[test]
fn shares_move_by_their_share_or_by_points() {
    let measure = || Measure::Option(Some("monthly".into()), Worth::PresentValue);
    let relative = tornado(&example(), measure(), &Turn::default());
    let rate = relative
        .bars
        .iter()
        .find(|bar| bar.input.path == RATE)
        .expect("the rate");
    assert_eq!((rate.low.value, rate.high.value), (dec!(0.09), dec!(0.11)));
    let points = Turn {
        points: Some(dec!(0.02)),
        ..Turn::default()
    };
    let absolute = tornado(&example(), measure(), &points);
    let rate = absolute
        .bars
        .iter()
        .find(|bar| bar.input.path == RATE)
        .expect("the rate");
    assert_eq!((rate.low.value, rate.high.value), (dec!(0.08), dec!(0.12)));
    // Months are whole: a tenth of twelve is one.
    let months = absolute
        .bars
        .iter()
        .find(|bar| bar.input.path == "months")
        .expect("months");
    assert_eq!((months.low.value, months.high.value), (dec!(11), dec!(13)));
}

#[test]
fn an_end_that_cannot_be_priced_says_why_and_an_unknown_place_is_refused() {
    let turn = |path: &str, high: Decimal| Turn {
        ends: vec![(path.into(), dec!(0), high)],
        ..Turn::default()
    };
    let wide = turn("months", dec!(12));
    let found = tornado(&example(), Measure::Saving(Worth::Paid), &wide);
    let bar = found.bars.last().expect("a bar");
    assert_eq!(bar.input.path, "months");
    assert!(bar.low.result.is_err() && bar.reach.is_none());

    let unknown = sensitivity(
        &example(),
        "s",
        &Measure::Saving(Worth::Paid),
        &turn("plans.none.price", dec!(1)),
        &Unwatched,
    );
    let why = match unknown {
        Err(Stopped::Refused(issue)) => issue.code.name(),
        other => panic!("{other:?}"),
    };
    assert_eq!(why, "unknown-path");
    let mut single = example();
    single["options"].as_array_mut().expect("a list").pop();
    single["baseline"] = json!("monthly");
    let alone = sensitivity(
        &single,
        "s",
        &Measure::Saving(Worth::Paid),
        &Turn::default(),
        &Unwatched,
    );
    assert_eq!(alone, Ok(None));
}

/// Told of every evaluation, and leaves after `most` of them.
struct Leaves {
    most: usize,
    told: Mutex<Vec<(usize, usize)>>,
}

impl Watch for Leaves {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        self.told.lock().expect("no panic").push((done, of));
        done < self.most
    }
}

#[test]
fn whoever_watches_is_told_how_far_it_is_and_may_leave() {
    let run = |most: usize| {
        let watch = Leaves {
            most,
            told: Mutex::default(),
        };
        let measure = Measure::Saving(Worth::Paid);
        let found = sensitivity(&example(), "", &measure, &Turn::default(), &watch);
        (found, watch.told.into_inner().expect("no panic"))
    };
    let (whole, told) = run(usize::MAX);
    let ends = 2 * whole.expect("no issue").expect("two options").bars.len();
    assert_eq!(told, (0..ends).map(|done| (done, ends)).collect::<Vec<_>>());
    let (left, told) = run(1);
    assert_eq!(left, Err(Stopped::Unwanted));
    assert_eq!(told.len(), 2);
}
