//! Dated flows: what is paid and received when, in date order.
//!
//! Money out is negative, money in positive. Amounts of one date are one flow. A choice
//! ("pay the year up front instead of monthly") is judged by its difference: the flows of
//! one way less those of the other, date by date.

use crate::finance::day_count::{YearsSince, months_between};
use chrono::NaiveDate;

/// Money on a date: out negative, in positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    pub date: NaiveDate,
    pub amount: f64,
}

/// Flows in date order, one for each date.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flows {
    flows: Vec<Flow>,
}

impl Flows {
    /// Sorts, and adds up what falls on one date. The order given does not matter.
    pub fn new(flows: impl IntoIterator<Item = Flow>) -> Flows {
        let mut flows: Vec<Flow> = flows.into_iter().collect();
        if flows.is_sorted_by(|a, b| a.date < b.date) {
            return Flows { flows };
        }
        // By amount too, so that a sum of floats does not depend on the order given.
        flows.sort_unstable_by(|a, b| a.date.cmp(&b.date).then(a.amount.total_cmp(&b.amount)));
        let merged = flows
            .chunk_by(|a, b| a.date == b.date)
            .filter_map(|same| {
                let date = same.first()?.date;
                let amount = whole(same.iter().map(|flow| flow.amount));
                Some(Flow { date, amount })
            })
            .collect();
        Flows { flows: merged }
    }

    /// These flows less the others, date by date: what changes by choosing these.
    pub fn minus(&self, other: &Flows) -> Flows {
        let taken = other.flows.iter().map(|flow| Flow {
            amount: -flow.amount,
            ..*flow
        });
        Flows::new(self.flows.iter().copied().chain(taken))
    }

    pub fn iter(&self) -> impl Iterator<Item = Flow> + '_ {
        self.flows.iter().copied()
    }

    pub fn len(&self) -> usize {
        self.flows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.flows.is_empty()
    }

    /// The earliest date.
    pub fn first(&self) -> Option<NaiveDate> {
        self.flows.first().map(|flow| flow.date)
    }

    /// (years from the earliest date by act/365 fixed, amount), in date order.
    pub fn in_years(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let mut since = YearsSince::new(self.first().unwrap_or_default());
        self.iter()
            .map(move |flow| (since.years_to(flow.date), flow.amount))
    }

    /// The amounts alone, in date order: the flows as equally spaced periods.
    pub fn amounts(&self) -> Vec<f64> {
        self.iter().map(|flow| flow.amount).collect()
    }

    /// Calendar months from the earliest to the latest date.
    pub fn months(&self) -> f64 {
        match (self.flows.first(), self.flows.last()) {
            (Some(first), Some(last)) => months_between(first.date, last.date),
            _ => 0.0,
        }
    }
}

impl FromIterator<(NaiveDate, f64)> for Flows {
    fn from_iter<I: IntoIterator<Item = (NaiveDate, f64)>>(flows: I) -> Flows {
        Flows::new(
            flows
                .into_iter()
                .map(|(date, amount)| Flow { date, amount }),
        )
    }
}

/// The sum of one date. What is left of amounts that cancel (0.1 + 0.2 − 0.3) is nothing,
/// not a tiny flow with a sign of its own.
fn whole(amounts: impl Iterator<Item = f64>) -> f64 {
    let (sum, size) = amounts.fold((0.0, 0.0), |(sum, size), amount: f64| {
        (sum + amount, size + amount.abs())
    });
    if f64::abs(sum) <= 8.0 * f64::EPSILON * size {
        0.0
    } else {
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flows(list: &[(&str, f64)]) -> Flows {
        list.iter()
            .map(|(date, amount)| (date.parse().expect("a date"), *amount))
            .collect()
    }

    #[test]
    fn dates_are_sorted_and_merged() {
        let given = flows(&[
            ("2027-03-01", 0.3),
            ("2027-01-01", 5.0),
            ("2027-03-01", -0.1),
            ("2027-03-01", -0.2),
            ("2027-01-01", -7.0),
        ]);
        assert_eq!(given, flows(&[("2027-01-01", -2.0), ("2027-03-01", 0.0)]));
        assert_eq!(given.months(), 2.0);
    }

    #[test]
    fn a_difference_goes_date_by_date() {
        let up_front = flows(&[("2027-01-01", -10_200.0)]);
        let monthly = flows(&[("2027-01-01", -1000.0), ("2027-02-01", -1000.0)]);
        let switch = flows(&[("2027-01-01", -9200.0), ("2027-02-01", 1000.0)]);
        assert_eq!(up_front.minus(&monthly), switch);
    }
}
