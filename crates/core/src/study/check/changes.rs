//! Changes of plan, choices and projects of an option.

use super::meters::index_of;
use super::numbers::Findings;
use super::options::{Context, plan_of};
use super::target::{Check, Reach, Wanted};
use crate::cadence::Cadence;
use crate::decimal::quotient;
use crate::issue::{Issue, IssueCode};
use crate::pricing::plan::Plan;
use crate::pricing::semantics::Semantics;
use crate::study::document::{
    ChangeDocument, ChangeModeDocument, ChangeRulesDocument, ChangeTermDocument,
    CreditBaseDocument, OptionDocument, PlanDocument,
};
use crate::study::path::join;
use crate::study::preset::semantics;
use crate::study::{ChangeMode, ChangeTerm, CreditBase, ForcedMove, PlanChange, Project};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// What an option says about its plans over time and its projects.
pub struct Changes {
    pub picks: Vec<usize>,
    pub changes: Vec<PlanChange>,
    pub moves: Vec<ForcedMove>,
    pub projects: Vec<Project>,
}

pub fn changes(
    option: &OptionDocument,
    plan: usize,
    reach: Reach,
    context: &Context,
    found: &mut Findings,
) -> Option<Changes> {
    let path = join("options", &option.id);
    let check = Check {
        option,
        path: &path,
        reach,
        context,
    };
    let picks = check.picks(plan, &option.choose, &join(&path, "choose"), false, found);
    let dated = check.dated(plan, found);
    let projects = check.projects(found);
    let mut entered: Vec<usize> = vec![plan];
    let mut reached = vec![(plan, reach.0)];
    for change in dated.iter().flatten() {
        entered.push(change.target.plan);
        reached.push((change.target.plan, change.on));
    }
    let own = projects.iter().flatten().filter_map(|p| p.target.as_ref());
    entered.extend(own.map(|target| target.plan));
    let moves = check.moves(&mut entered, found);
    // Usage may force a move, and projects have their plans, from the first day.
    let others = entered
        .iter()
        .filter(|plan| reached.iter().all(|(known, _)| known != *plan));
    let others: Vec<_> = others.map(|plan| (*plan, reach.0)).collect();
    reached.extend(others);
    let convertible = check.together(&reached, found);
    convertible.then_some(())?;
    Some(Changes {
        picks: picks?,
        changes: dated?,
        moves: moves?,
        projects: projects?,
    })
}

impl Check<'_> {
    /// The dated changes, in order of their days.
    fn dated(&self, first: usize, found: &mut Findings) -> Option<Vec<PlanChange>> {
        let mut proved: Vec<Option<PlanChange>> = Vec::new();
        let mut from = first;
        let mut before: Option<NaiveDate> = None;
        let mut packs = &self.option.packs;
        for (index, change) in self.option.changes.iter().enumerate() {
            let path = join(&join(self.path, "changes"), &index.to_string());
            let to = match &change.plan {
                Some(id) => plan_of(id, self.context, &join(&path, "plan"), found),
                None => Some(from),
            };
            if to == Some(from) && !packs.is_empty() {
                found.push(Issue::new(IssueCode::PacksEndAtChange, path.clone()));
            }
            packs = &change.packs;
            let on = found.date(&join(&path, "on"), &change.on);
            if let Some(on) = on {
                let least = before.map_or(self.reach.0, |before| before.max(self.reach.0));
                if on < least || on > self.reach.1 {
                    let (least, most) = (least.to_string(), self.reach.1.to_string());
                    found.out_of_range(&join(&path, "on"), &on.to_string(), &least, &most);
                }
            }
            proved.push(to.zip(on).and_then(|(to, on)| {
                let again =
                    before.is_some_and(|b| (b.year(), b.month()) == (on.year(), on.month()));
                self.change(change, from, to, (on, again), &path, found)
            }));
            (from, before) = (to.unwrap_or(from), on.or(before));
        }
        proved.into_iter().collect()
    }

    fn change(
        &self,
        change: &ChangeDocument,
        from: usize,
        to: usize,
        (on, again): (NaiveDate, bool),
        path: &str,
        found: &mut Findings,
    ) -> Option<PlanChange> {
        let (old, new) = (self.document(from)?, self.document(to)?);
        let standard = ChangeRulesDocument::default();
        let rules = old.changes.as_ref().unwrap_or(&standard);
        let preset = semantics(old.semantics);
        let down = from != to && self.is_down(rules, from, to)?;
        if from != to {
            may_follow(old, new, rules, path, found);
        }
        if again && rules.once_a_month == Some(true) {
            let issue = Issue::new(IssueCode::ChangeTooSoon, join(path, "on"));
            found.push(issue.text("plan", &old.id));
        }
        let cycle = match &change.cycle {
            None => None,
            Some(text) => match found.cadence(&join(path, "cycle"), text)? {
                Cadence::Months(months) => Some(months),
                Cadence::Once => {
                    let place = join(path, "cycle");
                    found.push(Issue::new(IssueCode::BadCadence, place).text("found", text));
                    None
                }
            },
        };
        let wanted = Wanted {
            cycle,
            modules: change.modules.as_deref().unwrap_or(&self.option.modules),
            packs: &change.packs,
            choose: change.choose.as_ref().unwrap_or(&self.option.choose),
            inherited: change.choose.is_none(),
            path,
        };
        let by_rule = match (down, rules.downgrade_mode) {
            (true, Some(mode)) => Some(mode),
            _ => rules.mode,
        };
        let mode = mode(change.mode.or(by_rule), down, preset);
        Some(PlanChange {
            on,
            target: self.target(to, &wanted, found)?,
            mode,
            credit: credit(change.credit.or(rules.credit), preset),
            term: term(change.term.or(rules.term), mode),
        })
    }

    /// Down by the vendor's lists, else by the price without modules and usage.
    fn is_down(&self, rules: &ChangeRulesDocument, from: usize, to: usize) -> Option<bool> {
        let id = &self.document(to)?.id;
        let listed = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|l| l.contains(id));
        if listed(&rules.upgrade_to) || listed(&rules.downgrade_to) {
            return Some(listed(&rules.downgrade_to));
        }
        let price = |plan: usize| monthly(self.context.plans.get(plan)?.as_ref()?);
        Some(price(to)? < price(from)?)
    }

    /// The moves that the plans of the option force, and those of the plans they lead to.
    fn moves(&self, entered: &mut Vec<usize>, found: &mut Findings) -> Option<Vec<ForcedMove>> {
        let mut proved = Vec::new();
        let mut next = 0;
        while let Some(plan) = entered.get(next).copied() {
            next = next.saturating_add(1);
            if entered.iter().position(|other| *other == plan) != next.checked_sub(1) {
                continue;
            }
            let document = self.document(plan)?;
            let rules = document.changes.clone().unwrap_or_default();
            let preset = semantics(document.semantics);
            let path = join(&join("plans", &document.id), "moves");
            for (index, bound) in document.moves.iter().enumerate() {
                let path = join(&path, &index.to_string());
                let to = plan_of(&bound.to, self.context, &join(&path, "to"), found);
                if to.is_some_and(|to| self.leads_back(to, plan)) {
                    let issue = Issue::new(IssueCode::Circular, join(&path, "to"));
                    found.push(issue.text("found", &bound.to));
                    return None;
                }
                let meters = &self.context.document.meters;
                let meter = index_of(&bound.meter, meters, &join(&path, "meter"), found);
                let above = found.unsigned(&join(&path, "above"), &bound.above);
                let wanted = Wanted {
                    cycle: None,
                    modules: &self.option.modules,
                    packs: &[],
                    choose: &self.option.choose,
                    inherited: true,
                    path: self.path,
                };
                proved.push(to.zip(meter.zip(above)).and_then(|(to, (meter, above))| {
                    entered.push(to);
                    let mode = mode(bound.mode.or(rules.mode), false, preset);
                    Some(ForcedMove {
                        from: plan,
                        meter,
                        above,
                        target: self.target(to, &wanted, found)?,
                        mode,
                        credit: credit(rules.credit, preset),
                        term: term(rules.term, mode),
                    })
                }));
            }
        }
        proved.into_iter().collect()
    }

    /// Whether the moves from `plan` can lead to `wanted`.
    fn leads_back(&self, plan: usize, wanted: usize) -> bool {
        let mut seen = vec![plan];
        let mut next = 0;
        while let Some(current) = seen.get(next).copied() {
            if current == wanted {
                return true;
            }
            next = next.saturating_add(1);
            let moves = self.document(current).map_or(&[][..], |plan| &plan.moves);
            for bound in moves {
                let plans = &self.context.document.plans;
                let to = plans.iter().position(|plan| plan.id == bound.to);
                seen.extend(to.filter(|to| !seen.contains(to)));
            }
        }
        false
    }
}

/// Whether the vendor lets buyers of one plan change to the other, and is asked to.
fn may_follow(
    old: &PlanDocument,
    new: &PlanDocument,
    rules: &ChangeRulesDocument,
    path: &str,
    found: &mut Findings,
) {
    let mut tell = |code| {
        let issue = Issue::new(code, join(path, "plan"));
        found.push(issue.text("from", &old.id).text("to", &new.id));
    };
    if !allowed(rules, &new.id) {
        tell(IssueCode::ChangeNotAllowed);
    }
    let elsewhere = old.vendor.is_some() && new.vendor.is_some() && old.vendor != new.vendor;
    if elsewhere && old.terms.is_some() {
        tell(IssueCode::ChangeLeavesVendor);
    }
}

fn allowed(rules: &ChangeRulesDocument, to: &str) -> bool {
    let lists = [&rules.upgrade_to, &rules.downgrade_to];
    let stated = lists.iter().any(|list| list.is_some());
    !stated || lists.into_iter().flatten().flatten().any(|id| id == to)
}

/// As written; else as the preset of the plan that is left says.
fn mode(written: Option<ChangeModeDocument>, down: bool, preset: Semantics) -> ChangeMode {
    match written {
        None if down => preset.downgrade,
        None => preset.upgrade,
        Some(ChangeModeDocument::ProrateNow) => ChangeMode::ProrateNow,
        Some(ChangeModeDocument::ProrateNextBill) => ChangeMode::ProrateNextBill,
        Some(ChangeModeDocument::NextPeriod) => ChangeMode::NextPeriod,
        Some(ChangeModeDocument::Restart) => ChangeMode::Restart,
        Some(ChangeModeDocument::Difference) => ChangeMode::Difference,
        Some(ChangeModeDocument::IntoDays) => ChangeMode::IntoDays,
        Some(ChangeModeDocument::ByDirection) if down => ChangeMode::NextPeriod,
        Some(ChangeModeDocument::ByDirection) => ChangeMode::ProrateNow,
        Some(ChangeModeDocument::NewCycle) => ChangeMode::NewCycle,
    }
}

fn credit(written: Option<CreditBaseDocument>, preset: Semantics) -> CreditBase {
    match written {
        None => preset.credit,
        Some(CreditBaseDocument::List) => CreditBase::List,
        Some(CreditBaseDocument::Paid) => CreditBase::Paid,
    }
}

fn term(written: Option<ChangeTermDocument>, mode: ChangeMode) -> ChangeTerm {
    match written {
        Some(ChangeTermDocument::Continues) => ChangeTerm::Kept,
        Some(ChangeTermDocument::New) => ChangeTerm::New,
        None => mode.term(),
    }
}

/// What a plan's own fixed charges come to in a month.
fn monthly(plan: &Plan) -> Option<Decimal> {
    let mut total = Decimal::ZERO;
    for charge in &plan.charges {
        let Cadence::Months(months) = charge.cadence else {
            continue;
        };
        if !charge.is_metered() && charge.module.is_none() && charge.when.is_empty() {
            let price = charge.pricing.amount(Decimal::ONE).ok()?;
            let month = quotient(price, Decimal::from(months)).ok()?;
            total = total.checked_add(month)?;
        }
    }
    Some(total)
}
