//! Verdict (结论): which option is cheapest, from when, and by how much; of those that serve
//! the whole forecast, where there are any.

use crate::decimal::{Exact, Overflow, sub};
use rust_decimal::Decimal;

/// Positions are those of the compared outcomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub winner: usize,
    /// Other candidates with exactly the same total.
    pub ties: Vec<usize>,
    /// The cheapest of the other candidates.
    pub runner_up: Option<usize>,
    /// Whom the saving is measured against: the baseline, or the runner-up when the
    /// winner is the baseline or the baseline is no candidate.
    pub against: Option<usize>,
    /// Not negative.
    pub saving: Decimal,
    /// The saving as a share of what it is measured against.
    pub saving_share: Decimal,
    /// The first month (from 0) from which no other candidate has cost less in total.
    pub from_month: Option<usize>,
    /// The cheapest one just before that month.
    pub overtakes: Option<usize>,
}

/// The verdict on totals and cumulative costs, looked for among the candidates. `None`
/// without any.
pub fn verdict(
    totals: &[Decimal],
    cumulative: &[Vec<Decimal>],
    candidates: &[usize],
    baseline: usize,
) -> Exact<Option<Verdict>> {
    let mut order = candidates.to_vec();
    let total = |index: usize| totals.get(index).copied().unwrap_or_default();
    // The baseline goes first among equals: nobody changes plans for nothing.
    order.sort_by(|a, b| {
        total(*a)
            .cmp(&total(*b))
            .then((*a != baseline).cmp(&(*b != baseline)))
            .then(a.cmp(b))
    });
    let Some(&winner) = order.first() else {
        return Ok(None);
    };
    let ties: Vec<usize> = order
        .iter()
        .skip(1)
        .copied()
        .filter(|i| total(*i) == total(winner))
        .collect();
    let runner_up = order.get(1).copied();
    let against = if winner == baseline || !candidates.contains(&baseline) {
        runner_up
    } else {
        Some(baseline)
    };
    let saving = match against {
        Some(other) => sub(total(other), total(winner))?,
        None => Decimal::ZERO,
    };
    let saving_share = match against.map(total) {
        Some(other) if !other.is_zero() => saving.checked_div(other).ok_or(Overflow)?.round_dp(6),
        _ => Decimal::ZERO,
    };
    let from_month = leads_from(winner, candidates, cumulative);
    let overtakes = from_month
        .and_then(|month| month.checked_sub(1))
        .and_then(|before| {
            let at = |index: usize| {
                cumulative
                    .get(index)
                    .and_then(|months| months.get(before))
                    .copied()
            };
            let others = candidates.iter().copied().filter(|i| *i != winner);
            others.min_by_key(|i| at(*i))
        });
    Ok(Some(Verdict {
        winner,
        ties,
        runner_up,
        against,
        saving,
        saving_share,
        from_month,
        overtakes,
    }))
}

/// The first month from which `winner` has the lowest cumulative cost to the end.
fn leads_from(winner: usize, candidates: &[usize], cumulative: &[Vec<Decimal>]) -> Option<usize> {
    let own = cumulative.get(winner)?;
    let leads = |month: usize, cost: &Decimal| {
        let mut others = candidates.iter().filter_map(|index| cumulative.get(*index));
        others.all(|other| other.get(month).is_none_or(|other_cost| cost <= other_cost))
    };
    let behind = own
        .iter()
        .enumerate()
        .rev()
        .find(|(month, cost)| !leads(*month, cost))
        .map(|(month, _)| month);
    match behind {
        None => Some(0),
        Some(last) if last.saturating_add(1) < own.len() => Some(last.saturating_add(1)),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monthly_can_win() {
        let cumulative = vec![
            [10, 20].map(Decimal::from).to_vec(),
            [30, 30].map(Decimal::from).to_vec(),
        ];
        let totals = [Decimal::from(20), Decimal::from(30)];
        let found = verdict(&totals, &cumulative, &[0, 1], 0)
            .expect("exact")
            .expect("two options");
        assert_eq!(
            (found.winner, found.against, found.from_month),
            (0, Some(1), Some(0))
        );
        assert_eq!(found.saving, Decimal::from(10));
    }

    #[test]
    fn the_winner_overtakes_who_led_before() {
        let months = |list: [i64; 3]| list.map(Decimal::from).to_vec();
        let cumulative = vec![
            months([10, 20, 30]),
            months([25, 25, 25]),
            months([5, 21, 40]),
        ];
        let totals = [30, 25, 40].map(Decimal::from);
        let found = verdict(&totals, &cumulative, &[0, 1, 2], 0)
            .expect("exact")
            .expect("options");
        assert_eq!(
            (found.winner, found.from_month, found.overtakes),
            (1, Some(2), Some(0))
        );
    }

    #[test]
    fn what_is_no_candidate_neither_wins_nor_is_held_against_the_winner() {
        let months = |list: [i64; 2]| list.map(Decimal::from).to_vec();
        let cumulative = vec![months([0, 0]), months([30, 50]), months([20, 60])];
        let totals = [0, 50, 60].map(Decimal::from);
        let found = verdict(&totals, &cumulative, &[1, 2], 0)
            .expect("exact")
            .expect("options");
        // 60 − 50; the second is behind the third until the second month.
        assert_eq!(
            (found.winner, found.against, found.saving),
            (1, Some(2), Decimal::from(10))
        );
        assert_eq!((found.from_month, found.overtakes), (Some(1), Some(2)));
        let alone = verdict(&totals, &cumulative, &[1], 0)
            .expect("exact")
            .expect("an option");
        assert_eq!((alone.against, alone.from_month), (None, Some(0)));
    }
}
