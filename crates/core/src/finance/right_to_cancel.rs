//! The right to cancel (取消权): what it is worth that a payment stops with the need.
//!
//! Each month ends the need with the same probability. A payment that is only made while
//! the need lasts is worth less than a sure one; the difference is the value of being
//! free to stop.

use super::present_value::{discount_factor, months_until};
use crate::period::Horizon;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// An amount that falls due only if the thing is still needed in a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NeedFlow {
    pub need_month: usize,
    /// Months from today to the payment.
    pub months: f64,
    pub amount: f64,
    /// True for what is due because the need ended at the end of that month.
    pub on_end: bool,
}

impl NeedFlow {
    pub fn new(horizon: &Horizon, need_month: usize, date: NaiveDate, amount: Decimal) -> Self {
        NeedFlow {
            need_month,
            months: months_until(horizon, date),
            amount: amount.to_f64().unwrap_or(0.0),
            on_end: false,
        }
    }
}

/// The expected present value when the need ends with `hazard` at each month's end.
pub fn expected_present_value(flows: &[NeedFlow], hazard: f64, annual_rate: f64) -> f64 {
    flows
        .iter()
        .map(|flow| {
            let lasts = libm::pow(1.0 - hazard, flow.need_month as f64);
            let chance = if flow.on_end { lasts * hazard } else { lasts };
            flow.amount * chance * discount_factor(annual_rate, flow.months)
        })
        .sum()
}

/// The same for a level payment in advance, in closed form.
pub fn expected_level(payment: f64, months: u32, hazard: f64, annual_rate: f64) -> f64 {
    let ratio = (1.0 - hazard) * discount_factor(annual_rate, 1.0);
    if (1.0 - ratio).abs() < 1e-12 {
        return payment * f64::from(months);
    }
    payment * (1.0 - libm::pow(ratio, f64::from(months))) / (1.0 - ratio)
}

/// The lowest monthly hazard at which a difference of costs is zero; `None` up to 99 %.
pub fn break_even_hazard(difference: impl Fn(f64) -> f64) -> Option<f64> {
    const STEP: f64 = 0.001;
    let mut low = 0.0;
    let mut below = difference(low);
    for step in 1..=990 {
        let high = f64::from(step) * STEP;
        let above = difference(high);
        if below == 0.0 {
            return Some(low);
        }
        if below.is_sign_positive() != above.is_sign_positive() {
            return Some(bisect(&difference, low, high));
        }
        (low, below) = (high, above);
    }
    None
}

fn bisect(difference: &impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    let positive = difference(low).is_sign_positive();
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if difference(middle).is_sign_positive() == positive {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// A node of a decision tree, valued backwards from its ends. Amounts are gains.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    End(f64),
    /// An amount now, then the rest one period on at a rate.
    Then {
        amount: f64,
        rate: f64,
        next: Box<Node>,
    },
    /// One of several happens, by probability.
    Chance(Vec<(f64, Node)>),
    /// The best of several is done.
    Choice(Vec<Node>),
}

impl Node {
    pub fn value(&self) -> f64 {
        match self {
            Node::End(amount) => *amount,
            Node::Then { amount, rate, next } => amount + next.value() / (1.0 + rate),
            Node::Chance(ways) => ways.iter().map(|(chance, way)| chance * way.value()).sum(),
            Node::Choice(ways) => ways
                .iter()
                .map(Node::value)
                .fold(f64::NEG_INFINITY, f64::max),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: f64 = 0.10;

    fn cents(amount: f64) -> f64 {
        (amount * 100.0).round() / 100.0
    }

    fn monthly(hazard: f64) -> f64 {
        expected_level(1000.0, 12, hazard, RATE)
    }

    /// The months as a tree: pay, then stop or go on.
    fn tree(months: u32, hazard: f64) -> Node {
        let rate = libm::pow(1.0 + RATE, 1.0 / 12.0) - 1.0;
        (0..months).fold(Node::End(0.0), |next, _| Node::Then {
            amount: -1000.0,
            rate,
            next: Box::new(Node::Chance(vec![
                (1.0 - hazard, Node::Choice(vec![next])),
                (hazard, Node::End(0.0)),
            ])),
        })
    }

    #[test]
    fn a_year_of_months_under_a_risk() {
        let expected = [
            (0.0, 11_491.40),
            (0.01, 10_890.32),
            (0.02, 10_327.64),
            (0.03, 9_800.84),
            (0.05, 8_845.68),
        ];
        for (hazard, worth) in expected {
            assert_eq!(cents(monthly(hazard)), worth);
            assert_eq!(cents(-tree(12, hazard).value()), worth);
        }
        assert_eq!(cents(monthly(0.0) - monthly(0.03)), 1_690.56);
        let even = break_even_hazard(|h| monthly(h) - 10_200.0).expect("a root");
        assert_eq!((even * 100_000.0).round() / 1000.0, 2.236);
        assert_eq!(break_even_hazard(|h| monthly(h) - 12_000.0), None);
    }

    #[test]
    fn two_years_at_two_percent() {
        let horizon = Horizon::new("2027-01-01".parse().expect("a date"), 24);
        let flow = |month: usize, amount: i64| {
            let date = horizon.month(month).start();
            NeedFlow::new(&horizon, month, date, Decimal::from(amount))
        };
        let at = |flows: &[NeedFlow]| cents(expected_present_value(flows, 0.02, RATE));
        assert_eq!(at(&[flow(0, 10_200), flow(12, 10_200)]), 17_476.46);
        assert_eq!(at(&[flow(0, 18_360)]), 18_360.0);
        let months: Vec<NeedFlow> = (0..24).map(|month| flow(month, 1000)).collect();
        assert_eq!(at(&months), 17_695.15);
    }

    /// A test plant of 250: with the right to stop after it 950, without −250.
    #[test]
    fn a_test_plant() {
        let build = |rate: f64| Node::End(-2_000.0 + 500.0 / rate);
        let plan = |success: Node| Node::Then {
            amount: -250.0,
            rate: 0.25,
            next: Box::new(success),
        };
        let free = plan(Node::Chance(vec![
            (0.5, Node::Choice(vec![build(0.10), Node::End(0.0)])),
            (0.5, Node::Choice(vec![Node::End(-2_000.0), Node::End(0.0)])),
        ]));
        let bound = plan(build(0.25));
        assert_eq!((cents(free.value()), cents(bound.value())), (950.0, -250.0));
        assert_eq!(cents(free.value() - bound.value()), 1_200.0);
    }
}
