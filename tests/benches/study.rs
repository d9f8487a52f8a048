//! How long the flow takes: one exact price, a usual study, a large one.

use criterion::{Criterion, criterion_group, criterion_main};
use outlay_core::outcome::evaluate_all;
use outlay_core::study::check::{check, check_pricing};
use outlay_tests::large_study;
use rust_decimal::Decimal;
use serde_json::json;
use std::hint::black_box;

fn price(c: &mut Criterion) {
    let study = large_study(1, 1, 2);
    let price = &study["plans"][0]["charges"][1]["price"];
    let (pricing, _) = check_pricing(&json!({ "price": price }));
    let Some(pricing) = pricing else { return };
    c.bench_function("price of a quantity in six tiers", |b| {
        b.iter(|| pricing.amount(black_box(Decimal::from(120_345))));
    });
}

fn study(c: &mut Criterion) {
    for (options, months, charges) in [(4, 120, 4), (5, 60, 4), (20, 240, 15)] {
        let document = large_study(options, months, charges);
        let Some(study) = check(&document, None).study else {
            continue;
        };
        c.bench_function(
            &format!("evaluate {options} options x {months} months x {charges} charges"),
            |b| {
                b.iter(|| evaluate_all(black_box(&study)));
            },
        );
        c.bench_function(
            &format!("check and view {options} x {months} x {charges}"),
            |b| {
                b.iter(|| outlay_app::view::evaluation(black_box(&document), "base", None));
            },
        );
    }
}

criterion_group!(benches, price, study);
criterion_main!(benches);
