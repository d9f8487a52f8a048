//! Which options stand out: they have columns and colours, the others are grey, in the window
//! and in pictures alike.

use crate::contract::{CellView, ComparisonView, Evaluation, Measure};
use rust_decimal::Decimal;

/// Columns side by side, and lines in colour, of many options.
const MOST: usize = 4;
/// Colours and dashes that can be told apart; what comes after them is grey.
const COLOURS: usize = 5;

/// Says in every comparison which options stand out when some are pinned.
pub fn give(evaluation: &mut Evaluation, pinned: &[String]) {
    let options: Vec<(String, usize)> = evaluation
        .options
        .iter()
        .map(|option| (option.id.clone(), option.index))
        .collect();
    for comparison in evaluation.cash.iter_mut().chain(&mut evaluation.accrual) {
        comparison.standing = standing(&options, comparison, pinned);
        comparison.slots = slots(&options, &comparison.standing);
    }
}

/// The colour of an option (its id) on a basis; grey where it has no price.
pub fn slot_of(evaluation: &Evaluation, comparison: Option<&ComparisonView>, id: &str) -> usize {
    let at = evaluation.options.iter().position(|option| option.id == id);
    let slot = at.and_then(|at| comparison?.slots.get(at).copied());
    slot.unwrap_or(COLOURS)
}

/// The baseline and the cheapest, then what is pinned (the newest first), then what costs
/// least; all of them when there are no more than four.
fn standing(
    options: &[(String, usize)],
    comparison: &ComparisonView,
    pinned: &[String],
) -> Vec<String> {
    let ids = || options.iter().map(|(id, _)| id);
    if options.len() <= MOST {
        return ids().cloned().collect();
    }
    let totals = comparison.rows.iter();
    let mut totals = totals.filter(|row| row.measure == Measure::Total);
    let totals = totals.next().map_or(&[][..], |row| row.cells.as_slice());
    let total = |at: usize| -> Decimal {
        match totals.get(at) {
            Some(CellView::Money { amount, .. }) => amount.parse().unwrap_or_default(),
            Some(CellView::Month { .. } | CellView::Words { .. }) | None => Decimal::ZERO,
        }
    };
    let mut nearest: Vec<(usize, &String)> = ids().enumerate().collect();
    nearest.sort_by_key(|(at, _)| total(*at));
    let first = [&comparison.baseline, &comparison.verdict.option];
    let ranked = first.into_iter().chain(pinned.iter().rev());
    let ranked = ranked.chain(nearest.into_iter().map(|(_, id)| id));
    let mut found: Vec<String> = Vec::new();
    for id in ranked {
        if found.len() < MOST && !found.contains(id) && ids().any(|known| known == id) {
            found.push(id.clone());
        }
    }
    found
}

/// All keep their own colour while there are enough. Of more options those that stand out
/// share them, own ones first, so that few change; then those that are left, in order.
fn slots(options: &[(String, usize)], standing: &[String]) -> Vec<usize> {
    if options.iter().all(|(_, position)| *position < COLOURS) {
        return options.iter().map(|(_, position)| *position).collect();
    }
    let stands = |id: &String| standing.contains(id);
    let own = options.iter().filter(|(id, _)| stands(id));
    let own: Vec<usize> = own.map(|(_, position)| *position).collect();
    let mut free = (0..COLOURS).filter(|slot| !own.contains(slot));
    let slot = |(id, position): &(String, usize)| match (stands(id), *position < COLOURS) {
        (true, true) => *position,
        (true, false) => free.next().unwrap_or(COLOURS),
        (false, _) => COLOURS,
    };
    options.iter().map(slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::evaluation;
    use serde_json::{Value, json};

    /// Options `a`, `b`, … with these monthly fees.
    fn compared(fees: &[&str], baseline: &str, pinned: &[&str]) -> (Vec<String>, Vec<usize>) {
        let ids: Vec<String> = ('a'..).take(fees.len()).map(String::from).collect();
        let plan = |(id, fee): (&String, &&str)| -> Value {
            json!({"id": id, "charges": [{"id": "fee", "price": {"model": "flat", "amount": fee}}]})
        };
        let document = json!({
            "format": 1, "title": "Many", "currency": "CNY", "start": "2027-01", "months": 1,
            "baseline": baseline, "scenarios": [{"id": "base"}],
            "plans": ids.iter().zip(fees).map(plan).collect::<Vec<_>>(),
            "options": ids.iter().map(|id| json!({"id": id, "plan": id})).collect::<Vec<_>>(),
        });
        let mut found = evaluation(&document, "base", None);
        let pinned: Vec<String> = pinned.iter().map(|id| (*id).to_owned()).collect();
        give(&mut found, &pinned);
        let comparison = found.cash.expect("options with a price");
        (comparison.standing, comparison.slots)
    }

    const SIX: [&str; 6] = ["500", "90", "80", "400", "200", "900"];

    #[test]
    fn four_or_fewer_all_stand_and_five_have_colours_of_their_own() {
        let (standing, slots) = compared(&SIX[..4], "a", &[]);
        assert_eq!(standing, ["a", "b", "c", "d"]);
        assert_eq!(slots, [0, 1, 2, 3]);
        assert_eq!(compared(&SIX[..5], "a", &[]).1, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn the_baseline_and_the_cheapest_then_pinned_ones_then_the_nearest() {
        let stand = |pinned: &[&str]| compared(&SIX, "f", pinned).0;
        assert_eq!(stand(&[]), ["f", "c", "b", "e"]);
        assert_eq!(stand(&["a"]), ["f", "c", "a", "b"]);
        assert_eq!(stand(&["a", "d", "b"]), ["f", "c", "b", "d"]);
        assert_eq!(stand(&["gone", "c"]), ["f", "c", "b", "e"]);
    }

    #[test]
    fn of_many_those_that_stand_out_share_the_colours() {
        let grey = COLOURS;
        let (_, slots) = compared(&SIX, "f", &[]);
        assert_eq!(slots, [grey, 1, 2, grey, 4, 0]);
    }
}
