//! The comparison: verdict, difference table and break-evens in words.

mod rows;

use super::{month_text, text};
use crate::contract::{self, BreakEvenView, ComparisonView, VerdictView};
use outlay_core::compare::break_even::BreakEven;
use outlay_core::compare::{Basis, Comparison};
use outlay_core::label::Label;
use outlay_core::outcome::Outcome;
use outlay_core::rating::Line;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::{Study, StudyOption};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What the functions below look at.
struct Context<'a> {
    study: &'a Study,
    outcomes: &'a [Outcome],
    comparison: &'a Comparison,
}

pub fn comparison_view(
    study: &Study,
    outcomes: &[Outcome],
    comparison: &Comparison,
) -> ComparisonView {
    let context = Context {
        study,
        outcomes,
        comparison,
    };
    ComparisonView {
        basis: match comparison.basis {
            Basis::Cash => contract::Basis::Cash,
            Basis::Accrual => contract::Basis::Accrual,
        },
        baseline: context.id(comparison.baseline),
        verdict: context.verdict(),
        rows: context.rows(),
        break_evens: context.break_evens(),
        chart_title: context.chart_title(),
        chart_summary: context.chart_summary(),
        // All options are needed to tell which of them stand out.
        standing: Vec::new(),
        slots: Vec::new(),
    }
}

impl Context<'_> {
    fn option(&self, outcome: usize) -> Option<&StudyOption> {
        self.outcomes
            .get(outcome)
            .and_then(|o| self.study.options.get(o.option))
    }

    fn id(&self, outcome: usize) -> String {
        self.option(outcome)
            .map(|option| option.id.clone())
            .unwrap_or_default()
    }

    fn name(&self, outcome: usize) -> Label {
        self.option(outcome)
            .map_or_else(|| Label::from(""), |option| option.name.clone())
    }

    fn month_args(&self, said: Sentence, month: usize) -> Sentence {
        said.count("k", month + 1)
            .with("month", Arg::Month(month_text(self.study, month)))
    }

    fn total(&self, outcome: usize) -> Decimal {
        self.comparison
            .totals
            .get(outcome)
            .copied()
            .unwrap_or_default()
    }

    fn verdict(&self) -> VerdictView {
        let verdict = &self.comparison.verdict;
        let key = match (verdict.against, verdict.ties.is_empty(), verdict.from_month) {
            (None, _, _) => "verdict-only",
            (Some(_), false, _) => "verdict-tie",
            (Some(_), true, Some(0)) => "verdict-throughout",
            (Some(_), true, Some(_)) => "verdict-from",
            (Some(_), true, None) => "verdict-end",
        };
        let suffix = if self.comparison.basis == Basis::Accrual {
            "-accrual"
        } else {
            ""
        };
        let mut said = Sentence::new(format!("{key}{suffix}"))
            .name("option", &self.name(verdict.winner))
            .with("total", Arg::Money(text(self.total(verdict.winner))))
            .count("months", self.study.horizon.len());
        let other = verdict.ties.first().copied().or(verdict.against);
        if let Some(other) = other {
            said = said
                .name("other", &self.name(other))
                .with("saving", Arg::Money(text(verdict.saving)))
                .with(
                    "percent",
                    Arg::Percent(text(verdict.saving_share.round_dp(3))),
                );
        }
        if let Some(month) = verdict.from_month {
            said = self.month_args(said, month);
        }
        VerdictView {
            option: self.id(verdict.winner),
            sentence: said,
            notes: self.notes(),
            from_month: verdict.from_month,
            overtakes: verdict.overtakes.map(|o| self.id(o)),
        }
    }

    /// The conditions under which the verdict holds.
    fn notes(&self) -> Vec<Sentence> {
        let verdict = &self.comparison.verdict;
        let mut notes = Vec::new();
        let Some(winner) = self.outcomes.get(verdict.winner) else {
            return notes;
        };
        notes.extend(self.unserved_note());
        let metrics = &winner.metrics;
        let money = |key: &str, amount: Decimal| {
            Sentence::new(key)
                .name("option", &self.name(verdict.winner))
                .with("amount", Arg::Money(text(amount)))
        };
        if self.comparison.basis == Basis::Cash && !metrics.day_one.is_zero() {
            notes.push(
                Sentence::new("note-day-one").with("amount", Arg::Money(text(metrics.day_one))),
            );
        }
        if let Some(before) = verdict.overtakes {
            notes.push(Sentence::new("note-before").name("option", &self.name(before)));
        }
        if let (Some(rate), Some(best)) = (self.study.annual_rate, self.cheapest_in_present_value())
            && best != verdict.winner
        {
            notes.push(
                Sentence::new("note-present-value")
                    .name("option", &self.name(best))
                    .with("rate", Arg::Percent(text(rate))),
            );
        }
        if self.comparison.basis == Basis::Cash && !metrics.prepaid_at_end.is_zero() {
            notes.push(money("note-prepaid-at-end", metrics.prepaid_at_end));
        }
        if self.comparison.basis == Basis::Cash && !metrics.paid_after.is_zero() {
            notes.push(money("note-paid-after", metrics.paid_after));
        }
        if !metrics.expired.is_zero() {
            notes.push(money("note-expired", metrics.expired));
        }
        if let Some(cash) = self
            .study
            .cash
            .filter(|cash| metrics.day_one > cash.opening)
        {
            let _ = cash;
            notes.push(money("note-start", metrics.day_one));
        }
        if let Some(month) = metrics.runway.and_then(|runway| runway.broken_month) {
            notes.push(
                Sentence::new("note-floor")
                    .name("option", &self.name(verdict.winner))
                    .with("month", Arg::Month(month_text(self.study, month))),
            );
        }
        notes
    }

    /// That nothing serves the whole forecast; else which option would cost less and does not.
    fn unserved_note(&self) -> Option<Sentence> {
        let winner = self.comparison.verdict.winner;
        let unserved = |index: usize| self.outcomes.get(index)?.unserved();
        if let Some(line) = unserved(winner) {
            let said = Sentence::new("note-none-serves").name("option", &self.name(winner));
            return Some(self.unserved(said, line));
        }
        let cheaper = (0..self.outcomes.len())
            .filter(|index| self.total(*index) < self.total(winner))
            .filter_map(|index| Some((index, unserved(index)?)));
        let (index, line) = cheaper.min_by_key(|(index, _)| self.total(*index))?;
        let said = Sentence::new("note-unserved")
            .name("option", &self.name(index))
            .with("total", Arg::Money(text(self.total(index))));
        Some(self.unserved(said, line))
    }

    /// What is not served first, and from when.
    fn unserved(&self, said: Sentence, line: &Line) -> Sentence {
        let (asked, most) = line.reason.shortfall().unwrap_or_default();
        let month = self.study.horizon.index_of(line.period.start());
        said.name("what", &line.name)
            .with("asked", Arg::Quantity(text(asked)))
            .with("most", Arg::Quantity(text(most)))
            .with(
                "month",
                Arg::Month(month_text(self.study, month.unwrap_or(0))),
            )
    }

    fn cheapest_in_present_value(&self) -> Option<usize> {
        let worth = |o: &Outcome| o.metrics.present_value;
        let candidates = self.comparison.candidates.iter().copied();
        candidates.min_by_key(|index| self.outcomes.get(*index).map(worth))
    }

    fn break_evens(&self) -> Vec<BreakEvenView> {
        let baseline = self.comparison.baseline;
        self.comparison
            .break_evens
            .iter()
            .enumerate()
            .filter_map(|(index, found)| {
                let found: &BreakEven = found.as_ref()?;
                Some(BreakEvenView {
                    option: self.id(index),
                    against: self.id(baseline),
                    crossings: found.crossings.clone(),
                    first: found.first(),
                    lasting: found.lasting(),
                    cheaper: match found.at_end {
                        Ordering::Less => Some(self.id(index)),
                        Ordering::Greater => Some(self.id(baseline)),
                        Ordering::Equal => None,
                    },
                })
            })
            .collect()
    }

    fn chart_title(&self) -> Sentence {
        let verdict = &self.comparison.verdict;
        let basis = if self.comparison.basis == Basis::Cash {
            "cash"
        } else {
            "accrual"
        };
        let finding = match (
            self.comparison.candidates.len(),
            verdict.ties.is_empty(),
            verdict.from_month,
        ) {
            (1, _, _) => "only",
            (_, false, _) => "tie",
            (_, _, Some(0)) => "throughout",
            (_, _, Some(_)) => "from",
            (_, _, None) => "end",
        };
        let said = Sentence::new(format!("chart-{basis}-{finding}"))
            .name("option", &self.name(verdict.winner));
        match (verdict.ties.first(), verdict.from_month) {
            (Some(other), _) => said.name("other", &self.name(*other)),
            (None, Some(month)) if month > 0 => self.month_args(said, month),
            _ => said,
        }
    }

    fn chart_summary(&self) -> Vec<Sentence> {
        let mut said: Vec<Sentence> = self
            .comparison
            .cumulative
            .iter()
            .enumerate()
            .map(|(index, months)| {
                Sentence::new("summary-line")
                    .name("option", &self.name(index))
                    .with("total", Arg::Money(text(self.total(index))))
                    .with(
                        "first",
                        Arg::Money(text(months.first().copied().unwrap_or_default())),
                    )
                    .with(
                        "last",
                        Arg::Money(text(months.last().copied().unwrap_or_default())),
                    )
            })
            .collect();
        for (index, found) in self.comparison.break_evens.iter().enumerate() {
            let Some(found) = found else { continue };
            let key = if found.lasting().is_some() {
                "summary-crossing"
            } else {
                "summary-no-crossing"
            };
            let sentence = Sentence::new(key)
                .name("option", &self.name(index))
                .name("other", &self.name(self.comparison.baseline));
            said.push(match found.lasting() {
                Some(month) => self.month_args(sentence, month),
                None => sentence,
            });
        }
        said
    }
}
