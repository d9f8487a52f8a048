//! Long work that is under way: how far it is, and whether it is still wanted.
//!
//! The page names each piece of work by a number of its own and may ask for it from
//! elsewhere; a number that is not under way is no fault, for work ends while one asks.

use crate::contract::Reply;
use outlay_core::compare::watch::Watch;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One piece of work.
#[derive(Default)]
pub struct Work {
    done: AtomicUsize,
    of: AtomicUsize,
    unwanted: AtomicBool,
}

impl Watch for Work {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
        !self.unwanted.load(Ordering::Relaxed)
    }
}

/// Everything that is under way.
#[derive(Default)]
pub struct UnderWay(Mutex<BTreeMap<u32, Arc<Work>>>);

impl UnderWay {
    fn all(&self) -> MutexGuard<'_, BTreeMap<u32, Arc<Work>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does a piece of work under its number.
    pub fn run<T>(&self, number: u32, work: impl FnOnce(&Work) -> T) -> T {
        let own = Arc::new(Work::default());
        self.all().insert(number, Arc::clone(&own));
        let result = work(&own);
        self.all().remove(&number);
        result
    }

    pub fn progress(&self, number: u32) -> Reply {
        let counted = |count: &AtomicUsize| u32::try_from(count.load(Ordering::Relaxed)).ok();
        let found = self.all().get(&number).cloned();
        let of = |work: &Work| Some((counted(&work.done)?, counted(&work.of)?));
        let (done, of) = found.and_then(|work| of(&work)).unwrap_or_default();
        Reply::Progress { done, of }
    }

    pub fn cancel(&self, number: u32) -> Reply {
        if let Some(work) = self.all().get(&number) {
            work.unwanted.store(true, Ordering::Relaxed);
        }
        Reply::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_seen_from_elsewhere_until_it_ends_and_can_be_stopped() {
        let under_way = UnderWay::default();
        let at = |done, of| matches!(under_way.progress(7), Reply::Progress { done: d, of: o } if (d, o) == (done, of));
        let went_on = under_way.run(7, |work| {
            assert!(work.goes_on(3, 40));
            assert!(at(3, 40));
            under_way.cancel(8);
            assert!(work.goes_on(4, 40));
            under_way.cancel(7);
            work.goes_on(5, 40)
        });
        assert!(!went_on);
        assert!(at(0, 0));
    }
}
