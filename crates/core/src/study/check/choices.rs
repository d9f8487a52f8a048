//! What every buyer of a plan decides, and the charges that depend on it.

use super::numbers::Findings;
use super::plans::named;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Choice, Pick};
use crate::study::document::{ChargeDocument, ChoiceDocument, PickDocument, PlanDocument};
use crate::study::path::join;
use crate::study::schema::suggest;

pub fn choice(choice: &ChoiceDocument) -> Choice {
    let pick = |pick: &PickDocument| Pick {
        id: pick.id.clone(),
        name: named(&pick.name, &pick.id),
    };
    Choice {
        id: choice.id.clone(),
        name: named(&choice.name, &choice.id),
        picks: choice.picks.iter().map(pick).collect(),
    }
}

/// What must be picked for a charge to apply.
pub fn when(
    charge: &ChargeDocument,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Vec<(usize, usize)>> {
    let mut proved = Vec::new();
    for (choice, pick) in &charge.when {
        let group = plan.choices.iter().position(|known| known.id == *choice);
        let picks = group.and_then(|index| plan.choices.get(index));
        let picked = picks.and_then(|known| known.picks.iter().position(|p| p.id == *pick));
        if picked.is_none() {
            let (wrong, known): (_, Vec<&str>) = match picks {
                None => (choice, plan.choices.iter().map(|c| c.id.as_str()).collect()),
                Some(group) => (pick, group.picks.iter().map(|p| p.id.as_str()).collect()),
            };
            let place = join(&join(path, "when"), choice);
            let issue = Issue::new(IssueCode::UnknownChoice, place).text("found", wrong);
            found.push(suggest(issue, wrong, known.into_iter()));
        }
        proved.push(group.zip(picked));
    }
    proved.into_iter().collect()
}
