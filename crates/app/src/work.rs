//! Long work that is under way: how far it is, and whether it is still wanted.
//!
//! The page names each piece of work by a number of its own and may ask for it from
//! elsewhere; a number that is not under way is no fault, for work ends while one asks.
//! Requests overtake each other: work that is cancelled before it is asked for never begins.

use crate::contract::{AppError, Reply};
use outlay_core::compare::watch::Watch;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// One piece of work.
#[derive(Default)]
pub struct Work {
    done: AtomicUsize,
    of: AtomicUsize,
    unwanted: AtomicBool,
}

impl Work {
    fn counted(&self) -> (usize, usize) {
        let count = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        (count(&self.done), count(&self.of))
    }
}

impl Watch for Work {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
        !self.unwanted.load(Ordering::Relaxed)
    }
}

/// A part of a piece of work that consists of several, in hundredths of the whole.
pub struct Share<'a> {
    pub watch: &'a dyn Watch,
    pub of_whole: Range<usize>,
}

impl Watch for Share<'_> {
    fn goes_on(&self, done: usize, of: usize) -> bool {
        let Range { start, end } = self.of_whole;
        let own = end.saturating_sub(start).saturating_mul(done.min(of));
        self.watch.goes_on(start + own / of.max(1), 100)
    }
}

/// How often the one who waits is asked whether the work is still wanted.
const ASKED_EVERY: Duration = Duration::from_millis(50);
/// Bytes; typesetting calls itself deeply.
const STACK: usize = 16 << 20;

/// Does work that has long stretches in which it cannot be stopped. Who no longer wants it
/// need not wait for the end of one: the result is abandoned, and the work ends by itself at
/// the next question whether to go on, or with its end. It therefore must change nothing.
///
/// # Errors
/// `unwanted`, and when no thread can be started.
pub fn abandonable<T: Send + 'static>(
    watch: &dyn Watch,
    work: impl FnOnce(&(dyn Watch + Sync)) -> T + Send + 'static,
) -> Result<T, AppError> {
    let own = Arc::new(Work::default());
    let (done, waits) = channel();
    let inner = Arc::clone(&own);
    let begun = thread::Builder::new().stack_size(STACK).spawn(move || {
        // Nobody may wait for it any more.
        let _ = done.send(work(&*inner));
    });
    let begun = begun.map_err(|error| AppError::new("export").text("detail", error.to_string()))?;
    loop {
        let found = waits.recv_timeout(ASKED_EVERY);
        let (done, of) = own.counted();
        // Cancelled in the last moment is cancelled too.
        if !watch.goes_on(done, of) {
            own.unwanted.store(true, Ordering::Relaxed);
            return Err(AppError::new("unwanted"));
        }
        match found {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => match begun.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => return Err(AppError::new("unwanted")),
            },
        }
    }
}

/// Everything that is under way, by the page's numbers.
#[derive(Default)]
struct Numbers {
    running: BTreeMap<u32, Arc<Work>>,
    /// Cancelled before they began.
    unwanted: BTreeSet<u32>,
    /// What is cancelled when it has ended already is not to be remembered.
    ended: BTreeSet<u32>,
}

#[derive(Default)]
pub struct UnderWay(Mutex<Numbers>);

impl UnderWay {
    fn all(&self) -> MutexGuard<'_, Numbers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does a piece of work under its number.
    ///
    /// # Errors
    /// Its own, and `unwanted` for what was cancelled before.
    pub fn run<T>(
        &self,
        number: u32,
        work: impl FnOnce(&Work) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let own = Arc::new(Work::default());
        {
            let mut all = self.all();
            if all.unwanted.remove(&number) {
                return Err(AppError::new("unwanted"));
            }
            all.running.insert(number, Arc::clone(&own));
        }
        let result = work(&own);
        let mut all = self.all();
        all.running.remove(&number);
        all.ended.insert(number);
        result
    }

    pub fn progress(&self, number: u32) -> Reply {
        let found = self.all().running.get(&number).cloned();
        let (done, of) = found.map(|work| work.counted()).unwrap_or_default();
        let told = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Reply::Progress {
            done: told(done),
            of: told(of),
        }
    }

    pub fn cancel(&self, number: u32) -> Reply {
        let mut all = self.all();
        match all.running.get(&number) {
            Some(work) => work.unwanted.store(true, Ordering::Relaxed),
            None if all.ended.contains(&number) => {}
            None => {
                all.unwanted.insert(number);
            }
        }
        Reply::Done
    }

    /// A page that begins counts from the beginning.
    pub fn begin(&self) {
        let mut all = self.all();
        all.unwanted.clear();
        all.ended.clear();
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
            Ok(work.goes_on(5, 40))
        });
        assert!(!went_on.expect("it ran"));
        assert!(at(0, 0));
    }

    #[test]
    fn what_is_cancelled_before_it_is_asked_for_never_begins() {
        let under_way = UnderWay::default();
        let asked = |number| under_way.run(number, |work| Ok(work.goes_on(0, 1)));
        under_way.cancel(3);
        // Others begin and end meanwhile.
        assert_eq!(asked(4).ok(), Some(true));
        assert_eq!(asked(3).expect_err("unwanted").code, "unwanted");
        // It was heard once.
        assert_eq!(asked(3).ok(), Some(true));
        // Too late: it has ended, and its number means something else to the next page.
        under_way.cancel(4);
        under_way.cancel(5);
        under_way.begin();
        assert_eq!([4, 5].map(|number| asked(number).ok()), [Some(true); 2]);
    }

    /// Says no from its `last` question on, and remembers what it was told.
    struct Patient {
        told: Mutex<Vec<(usize, usize)>>,
        last: usize,
    }

    impl Patient {
        fn until(last: usize) -> Patient {
            let told = Mutex::default();
            Patient { told, last }
        }
    }

    impl Watch for Patient {
        fn goes_on(&self, done: usize, of: usize) -> bool {
            let mut told = self.told.lock().expect("told");
            told.push((done, of));
            told.len() < self.last
        }
    }

    #[test]
    fn parts_count_in_hundredths_of_the_whole() {
        let whole = Patient::until(9);
        let part = |of_whole| Share {
            watch: &whole,
            of_whole,
        };
        part(0..40).goes_on(1, 4);
        part(40..100).goes_on(30, 30);
        part(40..100).goes_on(31, 30);
        part(40..100).goes_on(0, 0);
        assert_eq!(
            *whole.told.lock().expect("told"),
            [(10, 100), (100, 100), (100, 100), (40, 100)]
        );
    }

    #[test]
    fn who_no_longer_wants_it_does_not_wait_for_work_that_cannot_be_stopped() {
        let (release, held) = channel::<()>();
        let (tell, ended) = channel();
        let work = move |watch: &(dyn Watch + Sync)| {
            assert!(watch.goes_on(1, 2));
            held.recv().expect("released");
            tell.send(watch.goes_on(2, 2)).expect("told");
        };
        let watch = Patient::until(3);
        let refused = abandonable(&watch, work).expect_err("abandoned");
        assert_eq!(refused.code, "unwanted");
        assert_eq!(watch.told.lock().expect("told").last(), Some(&(1, 2)));
        // It goes on alone, and hears at its next question that nobody waits.
        release.send(()).expect("it still works");
        assert_eq!(ended.recv(), Ok(false));
    }

    #[test]
    fn what_is_wanted_to_the_end_is_there_and_cancelled_at_the_end_is_cancelled() {
        let found = abandonable(&Patient::until(usize::MAX), |_| 7);
        assert_eq!(found.ok(), Some(7));
        let refused = abandonable(&Patient::until(1), |_| 7).expect_err("cancelled");
        assert_eq!(refused.code, "unwanted");
    }
}
