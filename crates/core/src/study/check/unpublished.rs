//! Charges whose price the vendor does not publish (询价). They stand in the plan, and an
//! option that needs one is refused: it is never priced with a part missing.

use super::numbers::Findings;
use super::plans::{module_of, named};
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Plan, Unpublished};
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
                module: module_of(charge, plan, &path, found)?,
            })
        })
        .collect();
    proved.into_iter().collect()
}

/// Whether an option needs none of them; says which it needs.
pub fn none_needed(option: &StudyOption, plan: &Plan, found: &mut Findings) -> bool {
    let needed: Vec<&Unpublished> = plan
        .unpublished
        .iter()
        .filter(|charge| {
            charge
                .module
                .is_none_or(|module| option.modules.iter().any(|on| on.module == module))
        })
        .collect();
    for charge in &needed {
        found.push(
            Issue::new(IssueCode::PriceNotPublished, join("options", &option.id))
                .name("plan", &plan.name)
                .name("charge", &charge.name),
        );
    }
    needed.is_empty()
}
