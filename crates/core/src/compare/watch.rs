//! Long work as seen from outside: how far it is, and whether it is still wanted.
//!
//! An analysis that evaluates the study over and over tells after each time. What it finds
//! does not depend on who watches.

use crate::issue::Issue;
use std::cell::Cell;

/// Somebody who waits for an analysis.
pub trait Watch {
    /// `done` of about `of` evaluations are done; false stops the work.
    fn goes_on(&self, done: usize, of: usize) -> bool;
}

/// Nobody watches; the work is done to its end.
pub struct Unwatched;

impl Watch for Unwatched {
    fn goes_on(&self, _done: usize, _of: usize) -> bool {
        true
    }
}

/// Why an analysis came to no result.
#[derive(Debug, Clone, PartialEq)]
pub enum Stopped {
    /// The study, or a changed one, cannot be evaluated.
    Refused(Issue),
    /// The one who watches wants it no more.
    Unwanted,
}

impl From<Issue> for Stopped {
    fn from(issue: Issue) -> Stopped {
        Stopped::Refused(issue)
    }
}

/// Counts evaluations for the one who watches.
pub struct Counted<'a> {
    watch: &'a dyn Watch,
    /// How many are certain; what is found on the way may call for more.
    of: usize,
    done: Cell<usize>,
}

impl<'a> Counted<'a> {
    pub fn new(watch: &'a dyn Watch, of: usize) -> Counted<'a> {
        let done = Cell::new(0);
        Counted { watch, of, done }
    }

    /// One more is about to be done.
    ///
    /// # Errors
    /// `Unwanted`.
    pub fn next(&self) -> Result<(), Stopped> {
        let done = self.done.get();
        self.done.set(done.saturating_add(1));
        match self.watch.goes_on(done, self.of.max(done)) {
            true => Ok(()),
            false => Err(Stopped::Unwanted),
        }
    }
}
