//! Charges whose price the vendor does not publish (询价). They stand in the plan, and an
//! option that needs one is refused: it is never priced with a part missing.

use super::modules;
use super::numbers::Findings;
use super::options::Context;
use super::plans::named;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::Unpublished;
use crate::pricing::price::Price;
use crate::study::StudyOption;
use crate::study::document::{ChargeDocument, PlanDocument, PriceDocument};
use crate::study::path::join;

pub fn is_it(charge: &ChargeDocument) -> bool {
    matches!(charge.price, PriceDocument::NotPublished {})
}

/// Asked for by itself, such a price has no amount. In a plan it never gets this far.
pub fn alone(path: &str, found: &mut Findings) -> Option<Price> {
    found.push(Issue::new(IssueCode::PriceNotPublished, path));
    None
}

/// The charges of a plan without a published price; `None` when one names no module of it.
pub fn charges(plan: &PlanDocument, path: &str, found: &mut Findings) -> Option<Vec<Unpublished>> {
    let proved: Vec<Option<Unpublished>> = plan
        .charges
        .iter()
        .filter(|charge| is_it(charge))
        .map(|charge| {
            let path = join(&join(path, "charges"), &charge.id);
            Some(Unpublished {
                id: charge.id.clone(),
                name: named(&charge.name, &charge.id),
                module: modules::of_charge(charge, plan, &path, found)?,
            })
        })
        .collect();
    proved.into_iter().collect()
}

/// Whether an option needs none of them; says which it needs. Plans that only usage leads
/// to are asked when the usage is known.
pub fn none_needed(option: &StudyOption, context: &Context, found: &mut Findings) -> bool {
    let targets = option.changes.iter().map(|change| &change.target);
    let own = option
        .projects
        .iter()
        .filter_map(|project| project.target.as_ref());
    let later = targets
        .chain(own)
        .map(|target| (target.plan, &target.modules));
    let mut complete = true;
    for (plan, modules) in std::iter::once((option.plan, &option.modules)).chain(later) {
        let Some(Some(plan)) = context.plans.get(plan) else {
            continue;
        };
        for charge in plan.unpublished_with(modules) {
            complete = false;
            found.push(
                Issue::new(IssueCode::PriceNotPublished, join("options", &option.id))
                    .name("plan", &plan.name)
                    .name("charge", &charge.name),
            );
        }
    }
    complete
}
