//! Where to stop while looking for the zeros of a present value whose amounts change sign
//! very often: a grid over every rate from −99 % to 1,000,000 %, and between its points
//! the extremes that lie next to zero, so that neither a pair of zeros nor a double zero
//! within one step is passed over.

const LOWEST_RATE: f64 = -0.99;
const HIGHEST_RATE: f64 = 10_000.0;
const POINTS: u32 = 400;
/// Golden section: 0.618⁴⁰ of a step is 1e-10.
const NARROWINGS: usize = 40;
const GOLDEN: f64 = 0.618_033_988_749_894_9;

/// Points in y = ln(1 + rate), ascending.
pub fn stops(balance: impl Fn(f64) -> f64) -> Vec<f64> {
    let (low, high) = (libm::log1p(LOWEST_RATE), libm::log1p(HIGHEST_RATE));
    let step = (high - low) / f64::from(POINTS);
    let points: Vec<(f64, f64)> = (0..=POINTS)
        .map(|k| low + step * f64::from(k))
        .map(|y| (y, balance(y)))
        .collect();
    let mut stops: Vec<f64> = points.iter().map(|(y, _)| *y).collect();
    for three in points.windows(3) {
        let [(a, left), (_, middle), (b, right)] = three else {
            continue;
        };
        let dips = |side: &f64| middle * side > 0.0 && middle.abs() <= side.abs();
        if dips(left) && dips(right) {
            let sign = middle.signum();
            stops.push(lowest(|y| balance(y) * sign, *a, *b));
        }
    }
    stops.sort_unstable_by(f64::total_cmp);
    stops
}

/// Where `value` is least between two points, by golden section.
fn lowest(value: impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..NARROWINGS {
        let width = GOLDEN * (high - low);
        if value(high - width) < value(low + width) {
            high = low + width;
        } else {
            low = high - width;
        }
    }
    0.5 * (low + high)
}
