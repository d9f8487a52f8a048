//! How long rates of return take: 10,000 series of 60 dated flows.

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use outlay_core::finance::flows::Flows;
use outlay_core::finance::return_rate::xirr;
use std::hint::black_box;

const SERIES: usize = 10_000;
const FLOWS: usize = 60;

/// SplitMix64, so that every run measures the same series.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) as f64 / 2f64.powi(64)
    }
}

/// Paid first, received over five years: dates a month apart give or take some days.
fn series(changes: bool) -> Vec<Vec<(NaiveDate, f64)>> {
    let mut random = Random(2026);
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    let mut one = || {
        let paid = 20_000.0 + 40_000.0 * random.next();
        (0..FLOWS)
            .map(|k| {
                let day = 30 * k as u64 + (random.next() * 25.0) as u64;
                let back = 500.0 + 1_500.0 * random.next();
                let amount = match (k, changes) {
                    (0, _) => -paid,
                    (k, true) if k % 12 == 0 => -back * 9.0,
                    _ => back,
                };
                (
                    start + chrono::Days::new(day),
                    (amount * 100.0).round() / 100.0,
                )
            })
            .collect()
    };
    (0..SERIES).map(|_| one()).collect()
}

fn rates(series: &[Vec<(NaiveDate, f64)>]) -> f64 {
    let rate = |flows: &Vec<(NaiveDate, f64)>| {
        let flows: Flows = flows.iter().copied().collect();
        xirr(&flows, 0.1).headline.unwrap_or_default()
    };
    series.iter().map(rate).sum()
}

fn returns(c: &mut Criterion) {
    for (name, changes) in [
        ("one change of sign", false),
        ("nine changes of sign", true),
    ] {
        let all = series(changes);
        let mut group = c.benchmark_group("rates of return");
        group.sample_size(if changes { 10 } else { 50 });
        group.bench_function(format!("{SERIES} x {FLOWS} flows, {name}"), |b| {
            b.iter(|| rates(black_box(&all)));
        });
    }
}

criterion_group!(benches, returns);
criterion_main!(benches);
