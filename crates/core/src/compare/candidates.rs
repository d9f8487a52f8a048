//! Candidates (候选): the options among which the cheapest is looked for.
//!
//! An option that refuses a part of the forecast is no answer to it, however little it costs;
//! only where all of them do are they held against each other all the same. [`able`] is the
//! one place that says so; outcomes, futures and a month at a usage each know what they serve.

use crate::outcome::Outcome;

/// Those that serve everything, in their order; all where none does.
pub fn able<T>(all: impl IntoIterator<Item = T>, serves: impl Fn(&T) -> bool) -> Vec<T> {
    let (serving, refusing): (Vec<T>, Vec<T>) = all.into_iter().partition(serves);
    if serving.is_empty() {
        return refusing;
    }
    serving
}

/// Positions among outcomes, rising.
pub fn candidates(outcomes: &[Outcome]) -> Vec<usize> {
    able(0..outcomes.len(), |index| {
        let outcome = outcomes.get(*index);
        outcome.is_some_and(|outcome| outcome.unserved().is_none())
    })
}
