//! Changes of an option's plan as proved: dated ones, those that usage forces, and the
//! projects of an account.

use super::{ModuleChoice, PackChoice, StudyOption};
use crate::label::Label;
pub use crate::pricing::change::{ChangeMode, ChangeTerm, CreditBase};
use crate::pricing::plan::{Plan, Unpublished};
use crate::usage::meter::MeterIndex;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// What an option takes when it enters a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Position in the study's plans.
    pub plan: usize,
    /// Months in a billing cycle; as before when none.
    pub cycle: Option<u32>,
    pub modules: Vec<ModuleChoice>,
    pub packs: Vec<PackChoice>,
    /// By position of the plan's choice: the position of what is picked.
    pub picks: Vec<usize>,
}

/// A change of plan on a day the buyer chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanChange {
    pub on: NaiveDate,
    pub target: Target,
    pub mode: ChangeMode,
    pub credit: CreditBase,
    pub term: ChangeTerm,
}

/// A change that the vendor asks for once usage passes a bound: the next class of a
/// ladder, or a dedicated plan.
#[derive(Debug, Clone, PartialEq)]
pub struct ForcedMove {
    /// The plan that is left.
    pub from: usize,
    pub meter: MeterIndex,
    pub above: Decimal,
    pub target: Target,
    pub mode: ChangeMode,
    pub credit: CreditBase,
    pub term: ChangeTerm,
}

/// One application or project of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    pub id: String,
    pub name: Label,
    /// Its own plan and choices; the account's when none.
    pub target: Option<Target>,
    /// (the plan's meter, the meter that counts it in this project).
    pub meters: Vec<(MeterIndex, MeterIndex)>,
}

/// Which of a plan's charges are rated, and whose usage they count.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Scope {
    /// All of them: the option has no projects.
    #[default]
    Whole,
    /// Those of one project, by its position.
    Project(usize),
    /// Those of the account, over all projects.
    Account,
}

impl StudyOption {
    /// Every plan the option can come to, the first one first.
    pub fn plans(&self) -> Vec<usize> {
        let dated = self.changes.iter().map(|change| change.target.plan);
        let forced = self.moves.iter().map(|bound| bound.target.plan);
        let own = self
            .projects
            .iter()
            .filter_map(|project| project.target.as_ref());
        let mut plans = vec![self.plan];
        for plan in dated.chain(forced).chain(own.map(|target| target.plan)) {
            if !plans.contains(&plan) {
                plans.push(plan);
            }
        }
        plans
    }

    /// The meters that stand for a plan's meter in a scope: the projects' own ones, whose
    /// readings are added, or the meter itself.
    pub fn counted<'a>(
        &'a self,
        meter: MeterIndex,
        scope: &Scope,
    ) -> impl Iterator<Item = MeterIndex> + use<'a> {
        let projects = match scope {
            Scope::Project(index) => self.projects.get(*index..=*index).unwrap_or_default(),
            Scope::Whole | Scope::Account => self.projects.as_slice(),
        };
        let of = move |project: &Project| {
            let own = project.meters.iter().find(|(of_plan, _)| *of_plan == meter);
            own.map(|(_, of_project)| *of_project)
        };
        let mut own = projects.iter().filter_map(of).peekable();
        let itself = own.peek().is_none().then_some(meter);
        own.chain(itself)
    }
}

impl Plan {
    /// The charges without a published price that these modules need.
    pub fn unpublished_with(&self, modules: &[ModuleChoice]) -> impl Iterator<Item = &Unpublished> {
        let on = |module: usize| modules.iter().any(|choice| choice.module == module);
        let needed = move |charge: &&Unpublished| charge.module.is_none_or(on);
        self.unpublished.iter().filter(needed)
    }
}
