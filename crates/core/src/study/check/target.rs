//! What an option takes when it enters a plan: modules, packs, picks; and the projects that
//! stand in it.

use super::meters::index_of;
use super::modules;
use super::numbers::Findings;
use super::options::{Context, plan_of};
use super::pack_choice;
use super::plans::named;
use crate::issue::{Issue, IssueCode};
use crate::study::document::{
    ModuleChoiceDocument, OptionDocument, PackChoiceDocument, PlanDocument,
};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::study::{Project, Target};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The option's first and last possible day.
pub type Reach = (NaiveDate, NaiveDate);

/// One option being checked.
pub struct Check<'a> {
    pub option: &'a OptionDocument,
    pub path: &'a str,
    pub reach: Reach,
    pub context: &'a Context<'a>,
}

/// What a change states about the plan it leads to.
pub struct Wanted<'a> {
    pub cycle: Option<u32>,
    pub modules: &'a [ModuleChoiceDocument],
    pub packs: &'a [PackChoiceDocument],
    pub choose: &'a BTreeMap<String, String>,
    /// True when `choose` is the option's own.
    pub inherited: bool,
    pub path: &'a str,
}

impl Check<'_> {
    pub fn document(&self, plan: usize) -> Option<&PlanDocument> {
        self.context.document.plans.get(plan)
    }

    /// One pick for each choice of the plan.
    pub fn picks(
        &self,
        plan: usize,
        choose: &BTreeMap<String, String>,
        path: &str,
        inherited: bool,
        found: &mut Findings,
    ) -> Option<Vec<usize>> {
        let plan = self.context.plans.get(plan)?.as_ref()?;
        for id in choose.keys() {
            // What the option picks for its own plan may mean nothing to another.
            if !inherited && !plan.choices.iter().any(|choice| choice.id == *id) {
                let issue = Issue::new(IssueCode::UnknownChoice, join(path, id)).text("found", id);
                found.push(suggest(
                    issue,
                    id,
                    plan.choices.iter().map(|c| c.id.as_str()),
                ));
            }
        }
        let picked = plan.choices.iter().map(|choice| {
            let Some(id) = choose.get(&choice.id) else {
                found.push(
                    Issue::new(IssueCode::ChoiceOpen, self.path).name("choice", &choice.name),
                );
                return None;
            };
            let known = choice.picks.iter().position(|pick| pick.id == *id);
            if known.is_none() {
                let place = join(path, &choice.id);
                let issue = Issue::new(IssueCode::UnknownChoice, place).text("found", id);
                found.push(suggest(
                    issue,
                    id,
                    choice.picks.iter().map(|p| p.id.as_str()),
                ));
            }
            known
        });
        let picked: Vec<Option<usize>> = picked.collect();
        picked.into_iter().collect()
    }

    pub fn target(&self, plan: usize, wanted: &Wanted, found: &mut Findings) -> Option<Target> {
        let proved = self.context.plans.get(plan)?.as_ref()?;
        let modules = modules::chosen(wanted.modules, proved, self.reach, wanted.path, found);
        let packs = pack_choice::packs(wanted.packs, proved, self.reach, wanted.path, found);
        let picks = self.picks(
            plan,
            wanted.choose,
            &join(wanted.path, "choose"),
            wanted.inherited,
            found,
        );
        Some(Target {
            plan,
            cycle: wanted.cycle,
            modules: modules?,
            packs: packs?,
            picks: picks?,
        })
    }

    /// The projects of the account, each with its own plan and meters.
    pub fn projects(&self, found: &mut Findings) -> Option<Vec<Project>> {
        let list = join(self.path, "projects");
        let ids = self
            .option
            .projects
            .iter()
            .map(|project| project.id.as_str());
        found.ids(&list, ids);
        let meters = &self.context.document.meters;
        let mut proved: Vec<Option<Project>> = Vec::new();
        for project in &self.option.projects {
            let path = join(&list, &project.id);
            let wanted = Wanted {
                cycle: None,
                modules: &self.option.modules,
                packs: &self.option.packs,
                choose: &self.option.choose,
                inherited: true,
                path: self.path,
            };
            let target = project.plan.as_ref().map(|id| {
                let plan = plan_of(id, self.context, &join(&path, "plan"), found)?;
                self.target(plan, &wanted, found)
            });
            let mut own = Vec::new();
            for (of_plan, of_project) in &project.meters {
                let place = join(&join(&path, "meters"), of_plan);
                let pair = index_of(of_plan, meters, &place, found)
                    .zip(index_of(of_project, meters, &place, found));
                own.push(pair);
            }
            let own: Option<Vec<_>> = own.into_iter().collect();
            proved.push(own.zip(target.map_or(Some(None), |t| t.map(Some))).map(
                |(meters, target)| Project {
                    id: project.id.clone(),
                    name: named(&project.name, &project.id),
                    target,
                    meters,
                },
            ));
        }
        proved.into_iter().collect()
    }
}
