//! The simulations that were found last: the picture and the table of one are asked for right
//! after it, and a window begins with fewer futures of the same.
//!
//! What is kept belongs to the application that asked, not to the process.

use super::figure::stopped;
use crate::contract::AppError;
use outlay_core::compare::watch::Watch;
use outlay_core::simulation::{Simulation, Wanted, simulate};
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Who asks for an analysis: somebody who watches it, with the simulations found before.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    pub watch: &'a dyn Watch,
    pub simulations: &'a Simulations,
}

/// How many are kept.
const KEPT: usize = 2;

/// The newest last.
#[derive(Default)]
pub struct Simulations(Mutex<Vec<Known>>);

struct Known {
    document: Value,
    scenario: String,
    wanted: Wanted,
    found: Arc<Simulation>,
}

impl Simulations {
    fn all(&self) -> MutexGuard<'_, Vec<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The simulation of a study, or why there is none. Only what is found anew is watched.
    ///
    /// # Errors
    /// When the study or one of its futures cannot be priced, nothing in it is uncertain, or
    /// it is no longer wanted.
    pub fn found(
        &self,
        document: &Value,
        scenario: &str,
        wanted: &Wanted,
        watch: &dyn Watch,
    ) -> Result<Arc<Simulation>, AppError> {
        let same = |known: &&Known| {
            known.scenario == scenario && known.wanted == *wanted && known.document == *document
        };
        if let Some(known) = self.all().iter().find(same) {
            return Ok(Arc::clone(&known.found));
        }
        let found = simulate(document, scenario, wanted, watch).map_err(stopped)?;
        let found = Arc::new(found.ok_or_else(|| AppError::new("nothing-uncertain"))?);
        let mut all = self.all();
        all.push(Known {
            document: document.clone(),
            scenario: scenario.to_owned(),
            wanted: wanted.clone(),
            found: Arc::clone(&found),
        });
        let more = all.len().saturating_sub(KEPT);
        all.drain(..more);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use outlay_core::compare::input::Total;
    use outlay_core::compare::sensitivity::Turn;
    use serde_json::json;
    use std::cell::Cell;

    /// Counts how often it was asked.
    struct Counting(Cell<usize>);

    impl Watch for Counting {
        fn goes_on(&self, _done: usize, _of: usize) -> bool {
            self.0.set(self.0.get() + 1);
            true
        }
    }

    fn study(price: &str) -> Value {
        json!({
            "format": 1, "title": "Kept", "currency": "CNY", "start": "2027-01", "months": 2,
            "meters": [{"id": "mau", "kind": "level"}],
            "scenarios": [{"id": "s", "usage": {"mau": {"start": "100"}}}],
            "plans": [{"id": "p", "charges": [
                {"id": "seats", "meter": "mau", "price": {"model": "per-unit", "unit_price": price}}]}],
            "options": [{"id": "p", "plan": "p"}],
        })
    }

    #[test]
    fn the_last_two_are_found_once_and_each_application_has_its_own() {
        let wanted = |seed| Wanted {
            paths: 16,
            seed,
            total: Total::Cash,
            turn: Turn::default(),
        };
        let evaluations = |kept: &Simulations, price: &str, seed| {
            let watch = Counting(Cell::new(0));
            let found = kept.found(&study(price), "s", &wanted(seed), &watch);
            assert!(found.is_ok(), "{:?}", found.err());
            watch.0.get()
        };
        let (own, other) = (Simulations::default(), Simulations::default());
        assert!(evaluations(&own, "1", 1) > 0);
        assert_eq!(evaluations(&own, "1", 1), 0, "known");
        assert!(evaluations(&other, "1", 1) > 0, "another application");
        assert!(evaluations(&own, "2", 1) > 0, "another study");
        assert!(evaluations(&own, "2", 2) > 0, "other draws");
        assert_eq!(evaluations(&own, "2", 1), 0, "still known");
        assert!(evaluations(&own, "1", 1) > 0, "only two are kept");
    }
}
