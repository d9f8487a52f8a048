//! Whether what an option's plans count is forecast, and by days where days are counted.

use super::meters::Usable;
use super::numbers::Findings;
use super::options::Context;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Charge, Counting, Per};
use crate::pricing::steps::Pricing;
use crate::study::path::join;
use crate::study::{Scope, StudyOption};
use crate::usage::band::Band;
use crate::usage::meter::MeterIndex;

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
                for meter in charge.meters() {
                    let by = (charge.id.as_str(), detail(charge, meter));
                    let counted = option.counted(meter, &scope);
                    wanted.extend(counted.map(|meter| (meter, plan, by)));
                }
            }
        }
        for bound in option.moves.iter().filter(|bound| bound.from == index) {
            for scope in scopes(option, Per::Project) {
                let counted = option.counted(bound.meter, &scope);
                wanted.extend(counted.map(|meter| (meter, plan, ("moves", Detail::Months))));
            }
        }
    }
    let mut priced = true;
    for (meter, plan, by) in wanted {
        let fixed = option.quantities.iter().any(|(fixed, _)| *fixed == meter);
        // What the contract fixes is a quantity; it does not say when it is used.
        if by.1.is_time_of_use() && fixed {
            let issue = Issue::new(IssueCode::NoTimeOfUse, join("options", &option.id));
            found.push(told(issue, meter, &plan.id, by.0, context));
            priced = false;
        } else if !fixed {
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
    (charge, detail): (&str, Detail),
    context: &Context,
    found: &mut Findings,
) -> bool {
    let code = match context.usable_meters.get(meter) {
        Some(Usable::ByHour) => return true,
        Some(Usable::ByDay) if detail != Detail::HoursOfUse => return true,
        Some(Usable::ByMonth) if detail == Detail::Months => return true,
        Some(Usable::ByDay | Usable::ByMonth) if detail.is_time_of_use() => IssueCode::NoTimeOfUse,
        Some(Usable::ByDay | Usable::ByMonth | Usable::DaysMissing) => IssueCode::NoDailyData,
        Some(Usable::NoForecast) => IssueCode::NoForecast,
        Some(Usable::Faulty) | None => return false,
    };
    let path = join(&join("scenarios", scenario), "usage");
    found.push(told(Issue::new(code, path), meter, plan, charge, context));
    false
}

/// With the meter, and the charge that counts it.
fn told(issue: Issue, meter: usize, plan: &str, charge: &str, context: &Context) -> Issue {
    let meters = &context.document.meters;
    let id = meters.get(meter).map_or("", |m| m.id.as_str());
    issue
        .text("meter", id)
        .text("charge", charge)
        .text("plan", plan)
}

/// How closely a charge looks at what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    Months,
    Days,
    /// Its price depends on the day.
    DaysOfUse,
    /// Its price depends on the hour.
    HoursOfUse,
}

impl Detail {
    fn is_time_of_use(self) -> bool {
        match self {
            Detail::DaysOfUse | Detail::HoursOfUse => true,
            Detail::Months | Detail::Days => false,
        }
    }
}

/// By its price, now or at a later date, and by what it counts.
fn detail(charge: &Charge, meter: MeterIndex) -> Detail {
    let own = charge.meter == Some(meter);
    let later = charge.changes.iter().map(|change| &change.pricing);
    let prices = std::iter::once(&charge.pricing)
        .chain(later)
        .filter(|_| own);
    let bands: Vec<&Band> = prices.flat_map(Pricing::bands).collect();
    match (bands.first(), charge.counting) {
        (Some(_), _) if bands.iter().any(|band| band.needs_hours()) => Detail::HoursOfUse,
        (Some(_), _) => Detail::DaysOfUse,
        (None, Counting::EachDay | Counting::UsedDays) => Detail::Days,
        (None, Counting::Period) => Detail::Months,
    }
}
