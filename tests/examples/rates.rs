//! The rate of return of every series in a file, timed: `benches/against_pyxirr.py` runs
//! it beside pyxirr. A line of the file is a series, `date amount date amount …`; answered
//! are the shortest time for all of them in seconds, then the rates, one a line.

use chrono::NaiveDate;
use outlay_core::finance::flows::Flows;
use outlay_core::finance::return_rate::xirr;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("a file of series")?;
    let text = std::fs::read_to_string(path)?;
    let series = text.lines().map(series).collect::<Result<Vec<_>, _>>()?;
    let mut best = f64::INFINITY;
    let mut rates = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        rates = black_box(&series).iter().map(|flows| rate(flows)).collect();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{best}");
    for rate in rates {
        println!("{}", rate.unwrap_or(f64::NAN));
    }
    Ok(())
}

fn series(line: &str) -> Result<Vec<(NaiveDate, f64)>, Box<dyn Error>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let pair = |pair: &[&str]| match pair {
        [date, amount] => Ok((date.parse()?, amount.parse()?)),
        _ => Err("a date without an amount".into()),
    };
    words.chunks(2).map(pair).collect()
}

fn rate(flows: &[(NaiveDate, f64)]) -> Option<f64> {
    let flows: Flows = flows.iter().copied().collect();
    xirr(&flows, 0.1).headline
}
