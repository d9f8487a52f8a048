//! Workers: equal pieces of work on as many processors as there are. What comes out, and in
//! which order, does not depend on how many that is.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, available_parallelism};

/// The results of the pieces 0 … `count` − 1, in that order; on several processors when there
/// is `much` to do.
pub fn each<T: Send>(count: usize, much: bool, piece: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let processors = available_parallelism().map_or(1, usize::from);
    let workers = if much { processors.min(count) } else { 1 };
    if workers < 2 {
        return (0..count).map(piece).collect();
    }
    let taken = AtomicUsize::new(0);
    // Takes the next piece that nobody has, until there is none.
    let work = || {
        let next = || Some(taken.fetch_add(1, Ordering::Relaxed)).filter(|index| *index < count);
        let pieces = std::iter::from_fn(next);
        pieces.map(|index| (index, piece(index))).collect()
    };
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        let others = (1..workers).map(|_| Builder::new().spawn_scoped(scope, work));
        // One that cannot be started leaves its share to the others.
        let others: Vec<_> = others.flatten().collect();
        let mut done: Vec<(usize, T)> = work();
        for other in others {
            match other.join() {
                Ok(found) => done.extend(found),
                Err(panic) => resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order() {
        let squares: Vec<usize> = (0..1000).map(|n| n * n).collect();
        for much in [false, true] {
            assert_eq!(each(1000, much, |n| n * n), squares);
        }
        assert_eq!(each(0, true, |n| n), Vec::<usize>::new());
    }
}
