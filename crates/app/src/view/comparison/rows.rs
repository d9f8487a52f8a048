//! The difference table: each measure of every option beside the baseline's.

use super::Context;
use crate::contract::{CellView, Measure, RowView};
use crate::view::{text, trace};
use outlay_core::compare::Basis;
use outlay_core::outcome::Outcome;
use outlay_core::sentence::{Arg, Sentence};
use rust_decimal::Decimal;
use std::cmp::Ordering;

impl Context<'_> {
    pub(super) fn rows(&self) -> Vec<RowView> {
        let months = |key: &str| Sentence::new(key).count("months", self.study.horizon.len());
        let cash = self.comparison.basis == Basis::Cash;
        let total = if cash {
            "row-total-cash"
        } else {
            "row-total-accrual"
        };
        let mut rows = vec![self.money_row(Measure::Total, months(total), |o| {
            Some(if cash {
                o.metrics.total_paid
            } else {
                o.metrics.total_cost
            })
        })];
        if self.outcomes.iter().any(|o| o.unserved().is_some()) {
            rows.push(self.unserved_row());
        }
        if let Some(rate) = self.study.annual_rate {
            let title = Sentence::new("row-present-value").with("rate", Arg::Percent(text(rate)));
            rows.push(self.money_row(Measure::PresentValue, title, |o| {
                Some(o.metrics.present_value)
            }));
        }
        let row = |measure, key: &str, of: fn(&Outcome) -> Option<Decimal>| {
            self.money_row(measure, Sentence::new(key), of)
        };
        rows.push(row(
            Measure::MonthlyEquivalent,
            "row-monthly-equivalent",
            |o| Some(o.metrics.monthly_equivalent),
        ));
        rows.push(row(Measure::DayOne, "row-day-one", |o| {
            Some(o.metrics.day_one)
        }));
        rows.push(row(Measure::PeakMonth, "row-peak-month", |o| {
            Some(o.metrics.peak_month.1)
        }));
        if self
            .outcomes
            .iter()
            .any(|o| !o.metrics.prepaid_at_end.is_zero())
        {
            rows.push(row(Measure::PrepaidAtEnd, "row-prepaid-at-end", |o| {
                Some(o.metrics.prepaid_at_end)
            }));
        }
        if self.study.cash.is_some() {
            rows.push(row(Measure::LowestCash, "row-lowest-cash", |o| {
                o.metrics.runway.map(|r| r.lowest)
            }));
        }
        rows.push(self.break_even_row());
        rows.push(self.given_up_row());
        rows
    }

    fn money_row(
        &self,
        measure: Measure,
        title: Sentence,
        of: impl Fn(&Outcome) -> Option<Decimal>,
    ) -> RowView {
        let amounts: Vec<Option<Decimal>> = self.outcomes.iter().map(of).collect();
        let known = || amounts.iter().flatten().copied();
        let them = self.comparison.candidates.iter();
        let them = them.filter_map(|index| amounts.get(*index).copied()?);
        let best = match measure {
            // More of one's own cash left is better; all else is cost.
            Measure::LowestCash => them.max(),
            Measure::PrepaidAtEnd => None,
            _ => them.min(),
        };
        let basis = self.comparison.basis;
        let can_be = |index: &usize| self.comparison.candidates.contains(index);
        let distinct = known().any(|amount| Some(amount) != best);
        let base = amounts.get(self.comparison.baseline).copied().flatten();
        let cells = amounts
            .iter()
            .enumerate()
            .map(|(index, amount)| match amount {
                Some(amount) => CellView::Money {
                    amount: text(*amount),
                    difference: (index != self.comparison.baseline)
                        .then(|| base.and_then(|base| amount.checked_sub(base)).map(text))
                        .flatten(),
                    best: distinct && Some(*amount) == best && can_be(&index),
                    trace: trace::of_measure(self.study, self.outcomes.get(index), basis, measure),
                },
                None => CellView::Words {
                    sentence: Sentence::new("cell-none"),
                },
            })
            .collect();
        RowView {
            measure,
            title,
            cells,
        }
    }

    /// What is not served first, and from when.
    fn unserved_row(&self) -> RowView {
        let cells = self.outcomes.iter().map(|outcome| CellView::Words {
            sentence: match outcome.unserved() {
                Some(line) => self.unserved(Sentence::new("cell-unserved"), line),
                None => Sentence::new("cell-none"),
            },
        });
        RowView {
            measure: Measure::Unserved,
            title: Sentence::new("row-unserved"),
            cells: cells.collect(),
        }
    }

    fn break_even_row(&self) -> RowView {
        let cells = self
            .comparison
            .break_evens
            .iter()
            .map(|found| match found {
                None => CellView::Words {
                    sentence: Sentence::new("cell-baseline"),
                },
                Some(found) => match found.lasting() {
                    Some(month) => CellView::Month {
                        month,
                        crossings: found.crossings.clone(),
                    },
                    None => CellView::Words {
                        sentence: Sentence::new(match found.at_end {
                            Ordering::Less => "cell-cheaper-throughout",
                            Ordering::Greater => "cell-dearer-throughout",
                            Ordering::Equal => "cell-equal",
                        }),
                    },
                },
            })
            .collect();
        let title =
            Sentence::new("row-break-even").name("option", &self.name(self.comparison.baseline));
        RowView {
            measure: Measure::BreakEven,
            title,
            cells,
        }
    }

    /// What an option costs beside money: how long it binds, and how much of the money is
    /// with the vendor before its time.
    fn given_up_row(&self) -> RowView {
        let cells = self.outcomes.iter().map(|outcome| CellView::Words {
            sentence: given_up(outcome),
        });
        RowView {
            measure: Measure::GivenUp,
            title: Sentence::new("row-given-up"),
            cells: cells.collect(),
        }
    }
}

/// The longest term of the option's plans, and the largest prepaid balance at a month's end.
fn given_up(outcome: &Outcome) -> Sentence {
    let tenures = outcome.subscriptions.iter().flat_map(|s| &s.tenures);
    let terms = tenures.filter_map(|tenure| Some(tenure.bound?.terms.months));
    let balances = outcome.months.iter().map(|month| month.balance);
    let ahead = balances.max().filter(|most| *most > Decimal::ZERO);
    let bound =
        |key: &str, months: u32| Sentence::new(key).with("months", Arg::Count(months.into()));
    let paid = |said: Sentence, amount: Decimal| said.with("amount", Arg::Money(text(amount)));
    match (terms.max(), ahead) {
        (None, None) => Sentence::new("cell-gives-up-nothing"),
        (Some(months), None) => bound("cell-bound", months),
        (None, Some(ahead)) => paid(Sentence::new("cell-paid-ahead"), ahead),
        (Some(months), Some(ahead)) => paid(bound("cell-bound-and-paid-ahead", months), ahead),
    }
}
