//! Flows appraised: every figure a reader of `date, amount` rows asks for.
//!
//! Three clocks. By periods, the flows are equally spaced in date order and the rate is
//! that of one period: net present value and IRR. By act/365 fixed from the first date,
//! the rate effective a year: XNPV and XIRR. By calendar months from the first date, as in
//! a study, the rate effective a year too: equivalent cost, and what discounted payback
//! discounts with; payback is counted in periods.

use super::annuity::{monthly_in_advance_over, yearly_at_end};
use super::day_count::months_between;
use super::flows::Flows;
use super::payback::payback;
use super::present_value::{discount_factor, npv, xnpv};
use super::return_rate::{Rates, irr, xirr};
use chrono::NaiveDate;

/// Near which of several rates to look when no discount rate is given: the guess of
/// spreadsheets.
const USUAL_RATE: f64 = 0.1;

/// The figures; those that need a rate are `None` without one, and so is what does not
/// exist for these flows. Costs are positive.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    pub npv: Option<f64>,
    pub xnpv: Option<f64>,
    pub irr: Rates,
    pub xirr: Rates,
    /// In periods.
    pub payback: Option<f64>,
    pub discounted_payback: Option<f64>,
    /// Calendar months from the first date to the last.
    pub months: f64,
    /// At the end of each year.
    pub equivalent_annual_cost: Option<f64>,
    /// At the start of each month.
    pub equivalent_monthly_cost: Option<f64>,
}

/// Appraises `flows` at `rate`; XNPV on `date`, or on the first date.
pub fn appraise(flows: &Flows, rate: Option<f64>, date: Option<NaiveDate>) -> Appraisal {
    let amounts = flows.amounts();
    let near = rate.unwrap_or(USUAL_RATE);
    let months = flows.months();
    // Nothing to spread a cost over when all of it falls on one date.
    let spread = rate.filter(|_| months > 0.0);
    let cost = spread.map(|rate| (rate, -values(flows, rate).iter().sum::<f64>()));
    Appraisal {
        npv: rate.and_then(|rate| npv(rate, &amounts)),
        xnpv: rate.and_then(|rate| xnpv(rate, flows, date)),
        irr: irr(&amounts, near),
        xirr: xirr(flows, near),
        payback: payback(&amounts),
        discounted_payback: rate.and_then(|rate| payback(&values(flows, rate))),
        months,
        equivalent_annual_cost: cost.map(|(rate, cost)| yearly_at_end(cost, rate, months / 12.0)),
        equivalent_monthly_cost: cost
            .map(|(rate, cost)| monthly_in_advance_over(cost, rate, months)),
    }
}

/// What each flow is worth on the first date, counted in calendar months.
fn values(flows: &Flows, rate: f64) -> Vec<f64> {
    let first = flows.first().unwrap_or_default();
    let factor = |date| discount_factor(rate, months_between(first, date));
    flows
        .iter()
        .map(|flow| flow.amount * factor(flow.date))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flows(list: &[(&str, f64)]) -> Flows {
        list.iter()
            .map(|(date, amount)| (date.parse().expect("a date"), *amount))
            .collect()
    }

    /// Three years prepaid with 28,000, the end marked by 0: 11,259.21 a year at the end,
    /// 890.72 a month in advance.
    #[test]
    fn prepaid_years() {
        let prepaid = flows(&[("2026-01-01", -28_000.0), ("2029-01-01", 0.0)]);
        let found = appraise(&prepaid, Some(0.10), None);
        let cents = |amount: Option<f64>| amount.map(|amount| format!("{amount:.2}"));
        let annual = cents(found.equivalent_annual_cost);
        assert_eq!(annual.as_deref(), Some("11259.21"));
        let monthly = cents(found.equivalent_monthly_cost);
        assert_eq!(monthly.as_deref(), Some("890.72"));
        assert_eq!(cents(found.npv).as_deref(), Some("-28000.00"));
    }

    /// Years of a textbook (3.2991 at 14 %) come out to the digit, leap years or not.
    #[test]
    fn discounted_payback_by_the_year() {
        let years = flows(&[
            ("2026-01-01", -1000.0),
            ("2027-01-01", 347.0),
            ("2028-01-01", 394.0),
            ("2029-01-01", 424.0),
            ("2030-01-01", 600.0),
        ]);
        let found = appraise(&years, Some(0.14), None).discounted_payback;
        assert_eq!(
            found.map(|years| format!("{years:.4}")).as_deref(),
            Some("3.2991")
        );
    }

    #[test]
    fn without_a_rate_only_what_needs_none() {
        let year = flows(&[("2026-01-01", -100.0), ("2027-01-01", 110.0)]);
        let found = appraise(&year, None, None);
        assert_eq!((found.npv, found.equivalent_annual_cost), (None, None));
        assert_eq!(found.payback.map(|p| (p * 11.0).round()), Some(10.0));
        assert_eq!(found.xirr.roots.len(), 1);
        let at_once = appraise(&flows(&[("2026-01-01", -5.0)]), Some(0.1), None);
        assert_eq!(at_once.equivalent_annual_cost, None);
    }
}
