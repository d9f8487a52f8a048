//! Modules: what a plan lets its buyers switch on, and which of them go together.
//!
//! A module that requires another must lie within the other's days, one that excludes
//! another must not share a day with it. Days outside the option's own do not count.

use super::numbers::Findings;
use super::plans::named;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::{Module, Plan};
use crate::study::ModuleChoice;
use crate::study::document::{ChargeDocument, ModuleChoiceDocument, ModuleDocument, PlanDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use chrono::NaiveDate;

/// The modules of a plan; `None` when one of them names another that there is not.
pub fn of_plan(plan: &PlanDocument, path: &str, found: &mut Findings) -> Option<Vec<Module>> {
    let list = join(path, "modules");
    let modules: Vec<Option<Module>> = plan
        .modules
        .iter()
        .map(|module| prove(module, plan, &join(&list, &module.id), found))
        .collect();
    modules.into_iter().collect()
}

fn prove(
    module: &ModuleDocument,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Module> {
    let mut others = |key: &str, ids: &[String]| {
        let at = |(index, id): (usize, &String)| {
            let place = join(&join(path, key), &index.to_string());
            module_at(id, plan, &place, found)
        };
        let positions: Vec<Option<usize>> = ids.iter().enumerate().map(at).collect();
        positions.into_iter().collect::<Option<Vec<usize>>>()
    };
    let requires = others("requires", &module.requires);
    let excludes = others("excludes", &module.excludes);
    Some(Module {
        id: module.id.clone(),
        name: named(&module.name, &module.id),
        requires: requires?,
        excludes: excludes?,
    })
}

/// The plan's module that a charge belongs to, if any; `None` when there is no such module.
pub fn of_charge(
    charge: &ChargeDocument,
    plan: &PlanDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Option<usize>> {
    match &charge.module {
        None => Some(None),
        Some(id) => module_at(id, plan, &join(path, "module"), found).map(Some),
    }
}

/// The position of a module that the plan must have.
pub fn module_at(id: &str, plan: &PlanDocument, path: &str, found: &mut Findings) -> Option<usize> {
    let index = plan.modules.iter().position(|module| module.id == id);
    if index.is_none() {
        let known = plan.modules.iter().map(|m| m.id.as_str());
        unknown(id, known, path, found);
    }
    index
}

fn unknown<'a>(id: &str, known: impl Iterator<Item = &'a str>, path: &str, found: &mut Findings) {
    let issue = Issue::new(IssueCode::UnknownModule, path).text("found", id);
    found.push(suggest(issue, id, known));
}

/// The modules that an option takes of a plan, which must go together from the first to the
/// last day of `reach`.
pub fn chosen(
    choices: &[ModuleChoiceDocument],
    plan: &Plan,
    reach: (NaiveDate, NaiveDate),
    path: &str,
    found: &mut Findings,
) -> Option<Vec<ModuleChoice>> {
    let mut taken = Vec::new();
    for (index, written) in choices.iter().enumerate() {
        // Dated choices are named by their module, plain ones by position.
        let segment = match written {
            ModuleChoiceDocument::Always(_) => index.to_string(),
            ModuleChoiceDocument::Dated(dated) => dated.id.clone(),
        };
        let place = join(&join(path, "modules"), &segment);
        let choice = choice(written, plan, &place, found);
        taken.push(choice.map(|choice| Taken { choice, place }));
    }
    let taken: Vec<Taken> = taken.into_iter().collect::<Option<_>>()?;
    for (index, one) in taken.iter().enumerate() {
        one.has_what_it_requires(&taken, plan, reach, found);
        let earlier = taken.get(..index).unwrap_or_default();
        one.goes_with(earlier, plan, reach, found);
    }
    Some(taken.into_iter().map(|taken| taken.choice).collect())
}

fn choice(
    written: &ModuleChoiceDocument,
    plan: &Plan,
    place: &str,
    found: &mut Findings,
) -> Option<ModuleChoice> {
    let (id, on, off) = match written {
        ModuleChoiceDocument::Always(id) => (id, None, None),
        ModuleChoiceDocument::Dated(dated) => (&dated.id, dated.on.as_ref(), dated.off.as_ref()),
    };
    let module = plan.modules.iter().position(|module| module.id == *id);
    if module.is_none() {
        unknown(id, plan.modules.iter().map(|m| m.id.as_str()), place, found);
    } else if !plan.charges_for(module) {
        found.push(Issue::new(IssueCode::NothingToServe, place).text("found", id));
    }
    let on = on.map(|text| found.date(&join(place, "on"), text));
    let off = off.map(|text| found.date(&join(place, "off"), text));
    let (on, off) = (
        on.map_or(Some(None), |d| d.map(Some))?,
        off.map_or(Some(None), |d| d.map(Some))?,
    );
    if let (Some(on), Some(off)) = (on, off)
        && off <= on
    {
        found.push(
            Issue::new(IssueCode::EndBeforeStart, join(place, "off"))
                .text("found", off.to_string()),
        );
    }
    Some(ModuleChoice {
        module: module?,
        on,
        off,
    })
}

/// A module that is taken, with its place in the study.
struct Taken {
    choice: ModuleChoice,
    place: String,
}

impl Taken {
    /// The first day on, and the first day off again, within `reach`.
    fn days(&self, (first, last): (NaiveDate, NaiveDate)) -> (NaiveDate, NaiveDate) {
        let end = last.succ_opt().unwrap_or(last);
        let on = self.choice.on.map_or(first, |on| on.max(first));
        let off = self.choice.off.map_or(end, |off| off.min(end));
        (on, off)
    }

    fn has_what_it_requires(
        &self,
        all: &[Taken],
        plan: &Plan,
        reach: (NaiveDate, NaiveDate),
        found: &mut Findings,
    ) {
        let Some(module) = plan.modules.get(self.choice.module) else {
            return;
        };
        let (on, off) = self.days(reach);
        for required in &module.requires {
            let mut times: Vec<(NaiveDate, NaiveDate)> = all
                .iter()
                .filter(|other| other.choice.module == *required)
                .map(|other| other.days(reach))
                .collect();
            times.sort();
            let mut missing_from = on;
            for (begins, ends) in times {
                if begins <= missing_from {
                    missing_from = missing_from.max(ends);
                }
            }
            if missing_from < off
                && let Some(other) = plan.modules.get(*required)
            {
                let issue = Issue::new(IssueCode::ModuleRequired, &self.place);
                let issue = issue.name("module", &module.name);
                found.push(issue.name("other", &other.name).text("id", &other.id));
            }
        }
    }

    fn goes_with(
        &self,
        others: &[Taken],
        plan: &Plan,
        reach: (NaiveDate, NaiveDate),
        found: &mut Findings,
    ) {
        let (on, off) = self.days(reach);
        let excludes = |one: usize, other: usize| {
            let module = plan.modules.get(one);
            module.is_some_and(|module| module.excludes.contains(&other))
        };
        for other in others {
            let (begins, ends) = other.days(reach);
            let (one, another) = (self.choice.module, other.choice.module);
            let together = on.max(begins) < off.min(ends);
            let names = plan.modules.get(one).zip(plan.modules.get(another));
            if (excludes(one, another) || excludes(another, one))
                && together
                && let Some((module, other)) = names
            {
                let issue = Issue::new(IssueCode::ModuleExcluded, &self.place);
                let issue = issue.name("module", &module.name);
                found.push(issue.name("other", &other.name));
            }
        }
    }
}
