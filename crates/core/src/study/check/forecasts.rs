//! Whether what an option's plans count is forecast, and by days where days are counted.

use super::meters::Usable;
use super::numbers::Findings;
use super::options::Context;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Charge, Counting, Per};
use crate::study::path::join;
use crate::study::{Scope, StudyOption};

/// Every meter that the charges of the option's plans count is forecast or fixed by the
/// contract.
pub fn forecasts_exist(
    option: &StudyOption,
    context: &Context,
    scenario: &str,
    found: &mut Findings,
) -> bool {
    let mut wanted = Vec::new();
    for index in option.plans() {
        let Some(Some(plan)) = context.plans.get(index) else {
            return false;
        };
        // What is not switched on is not priced, so it needs no forecast.
        let taken = |charge: &&Charge| option.may_take(charge.module);
        for charge in plan.charges.iter().filter(taken) {
            for scope in scopes(option, charge.per) {
                let counted = charge.meters().into_iter();
                let counted = counted.flat_map(|m| option.counted(m, &scope));
                let by = (charge.id.as_str(), charge.counting);
                wanted.extend(counted.map(|meter| (meter, plan, by)));
            }
        }
        for bound in option.moves.iter().filter(|bound| bound.from == index) {
            for scope in scopes(option, Per::Project) {
                let counted = option.counted(bound.meter, &scope);
                wanted.extend(
                    counted
                        .into_iter()
                        .map(|meter| (meter, plan, ("moves", Counting::Period))),
                );
            }
        }
    }
    let mut priced = true;
    for (meter, plan, by) in wanted {
        if !option.quantities.iter().any(|(fixed, _)| *fixed == meter) {
            priced &= forecast_exists(meter, (scenario, &plan.id), by, context, found);
        }
    }
    priced
}

/// The scopes in which a charge is rated.
fn scopes(option: &StudyOption, per: Per) -> Vec<Scope> {
    match per {
        Per::Project if !option.projects.is_empty() => {
            (0..option.projects.len()).map(Scope::Project).collect()
        }
        Per::Project | Per::Account => vec![Scope::Whole],
    }
}

fn forecast_exists(
    meter: usize,
    (scenario, plan): (&str, &str),
    (charge, counting): (&str, Counting),
    context: &Context,
    found: &mut Findings,
) -> bool {
    let code = match context.usable_meters.get(meter) {
        Some(Usable::ByDay) => return true,
        Some(Usable::ByMonth) if counting == Counting::Period => return true,
        Some(Usable::ByMonth | Usable::DaysMissing) => IssueCode::NoDailyData,
        Some(Usable::NoForecast) => IssueCode::NoForecast,
        Some(Usable::Faulty) | None => return false,
    };
    let meters = &context.document.meters;
    let id = meters.get(meter).map_or("", |m| m.id.as_str());
    let path = join(&join("scenarios", scenario), "usage");
    found.push(
        Issue::new(code, path)
            .text("meter", id)
            .text("charge", charge)
            .text("plan", plan),
    );
    false
}
