use super::*;
use crate::compare::watch::Unwatched;
use crate::what_if::what_if;
use serde_json::json;

/// Two meters that stray, one uncertain start, two options.
fn example() -> Value {
    json!({
        "format": 1, "title": "t", "currency": "CNY", "start": "2027-01", "months": 12,
        "baseline": "a",
        "meters": [{"id": "dau", "kind": "level"}, {"id": "calls", "kind": "flow"}],
        "scenarios": [{"id": "s", "usage": {
            "dau": {"start": "1000", "volatility": "8%"},
            "calls": {"start": "5000", "volatility": "20%"}}}],
        "plans": [
            {"id": "a", "charges": [{"id": "u", "meter": "dau", "price": {"model": "per-unit", "unit_price": "2"}}]},
            {"id": "b", "charges": [{"id": "u", "meter": "calls", "price": {"model": "per-unit", "unit_price": "0.4"}}]}],
        "options": [{"id": "a", "plan": "a"}, {"id": "b", "plan": "b"}],
    })
}

fn wanted(paths: u32, seed: u32) -> Wanted {
    Wanted {
        paths,
        seed,
        total: Total::Cash,
        turn: Turn::default(),
    }
}

#[test]
fn futures_depend_on_their_seed_and_on_nothing_else() {
    let document = example();
    let futures = |wanted: &Wanted, much: bool| {
        let simulated = Simulated::of(&document, "", wanted);
        let simulated = simulated.expect("sound").expect("uncertain");
        simulated.futures(much, &Unwatched).expect("priced")
    };
    let (few, many) = (wanted(30, 7), wanted(70, 7));
    let alone = futures(&many, false);
    assert_eq!(futures(&many, true), alone);
    assert_eq!(futures(&few, true), alone[..30]);
    assert_ne!(futures(&wanted(30, 8), true), alone[..30]);
}

#[test]
fn a_future_is_the_study_with_its_values_typed_in() {
    let document = example();
    let wanted = wanted(9, 3);
    let simulated = Simulated::of(&document, "", &wanted);
    let simulated = simulated.expect("sound").expect("uncertain");
    let mut typed = document.clone();
    let point = Point { index: 8, seed: 3 };
    for (dimension, uncertain) in simulated.inputs.iter().enumerate() {
        let drawn = uncertain.draw(point.normal(dimension as u32));
        let drawn = drawn.expect("in range");
        assert_ne!(drawn, uncertain.input.value);
        crate::study::edit::replace(&mut typed, &uncertain.input.path, &drawn.to_string());
    }
    // The meters' walks as dated events, one for each month.
    let mut strayed = proved(&typed, "s").expect("sound");
    simulated.stray(&mut strayed, point).expect("in range");
    for (meter, id) in ["dau", "calls"].into_iter().enumerate() {
        let strays = &strayed.usage[meter].as_ref().expect("stated").strays;
        let event = |(month, factor): (usize, &Decimal)| {
            let from = format!("2027-{:02}", month + 1);
            json!({"from": from, "to": from, "multiply": format!("{}%", factor * Decimal::ONE_HUNDRED)})
        };
        let events: Vec<Value> = strays.iter().enumerate().map(event).collect();
        typed["scenarios"][0]["usage"][id]["events"] = Value::Array(events);
    }
    let there = evaluated(&typed, "s").expect("sound");
    let future = simulated.future(8).expect("priced");
    for outcome in &there.outcomes.outcomes {
        let own = future.of(outcome.option).expect("priced");
        assert_eq!(own.total, outcome.metrics.total_paid);
    }
}

#[test]
fn a_percentile_is_what_its_future_comes_to() {
    let (mut document, wanted) = (example(), wanted(40, 2));
    for meter in ["dau", "calls"] {
        document["scenarios"][0]["usage"][meter]["volatility"] = json!("0%");
    }
    let found = simulate(&document, "", &wanted, &Unwatched);
    let found = found.expect("sound").expect("uncertain");
    let total = |future: u32, option: &str| {
        let drawn = found.drawn(future).expect("in range");
        assert_eq!(drawn.len(), 2);
        let there = what_if(&document, "s", &drawn).expect("sound");
        let mut all = there.outcomes.outcomes.iter();
        let own = all.find(|one| there.study.options[one.option].id == option);
        own.expect("priced").metrics.total_paid
    };
    for option in &found.options {
        let told = option.total.percentiles.iter().zip(option.total.came_out);
        for (amount, future) in told {
            assert_eq!(total(future, &option.option), *amount);
        }
        let (future, cheapest) = option.regret.worst.expect("dearer somewhere");
        let cheapest = ["a", "b"][cheapest];
        let regret = total(future, &option.option) - total(future, cheapest);
        assert_eq!(regret, option.regret.most);
    }
}

#[test]
fn without_anything_uncertain_there_is_nothing_to_simulate() {
    let mut document = example();
    document["scenarios"][0]["usage"] = json!({
        "dau": {"growth": {"model": "explicit", "values": ["10"]}},
        "calls": {"growth": {"model": "explicit", "values": ["10"]}}});
    let found = simulate(&document, "", &wanted(5, 1), &Unwatched);
    assert_eq!(found, Ok(None));
    for paths in [0, MOST_PATHS + 1] {
        let refused = simulate(&example(), "", &wanted(paths, 1), &Unwatched);
        let Err(Stopped::Refused(issue)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(issue.code, IssueCode::OutOfRange);
    }
}
