//! Candidates (候选): the options among which the cheapest is looked for.
//!
//! In: outcomes. Out: positions among them, rising. An option that refuses a part of the
//! forecast is no answer to it, however little it costs; only where all of them do are they
//! held against each other all the same.

use crate::outcome::Outcome;

pub fn candidates(outcomes: &[Outcome]) -> Vec<usize> {
    let serves = |index: &usize| {
        let outcome = outcomes.get(*index);
        outcome.is_some_and(|outcome| outcome.unserved().is_none())
    };
    let serving: Vec<usize> = (0..outcomes.len()).filter(serves).collect();
    if serving.is_empty() {
        return (0..outcomes.len()).collect();
    }
    serving
}
