//! The options, and what the study says about cash.

use super::bill_rules::{settled_as_needed, settling};
use super::billing::{billing, payment};
use super::changes::changes;
use super::forecasts::forecasts_exist;
use super::meters::{Usable, index_of};
use super::numbers::Findings;
use super::plans::named;
use super::prepaid::of_option;
use super::time::start_of;
use super::{contract, finance, modules, pack_choice, taxes, unpublished};
use crate::issue::{Issue, IssueCode};
use crate::money::Exchange;
use crate::period::Horizon;
use crate::pricing::plan::Plan;
use crate::study::document::{OptionDocument, StudyDocument};
use crate::study::path::join;
use crate::study::schema::suggest;
use crate::study::{CashPosition, Scope, StudyOption};
use chrono::Days;
use rust_decimal::Decimal;

/// What the options refer to.
pub struct Context<'a> {
    pub document: &'a StudyDocument,
    pub horizon: &'a Horizon,
    /// In document order; `None` where faulty.
    pub plans: &'a [Option<Plan>],
    pub usable_meters: &'a [Usable],
    pub exchange: &'a [Exchange],
}

pub fn cash_position(document: &StudyDocument, found: &mut Findings) -> Option<CashPosition> {
    let cash = document.cash.as_ref()?;
    let opening = found.plain("cash.opening", &cash.opening);
    let inflow = cash
        .monthly_inflow
        .as_ref()
        .map(|n| found.plain("cash.monthly_inflow", n));
    let floor = cash.floor.as_ref().map(|n| found.plain("cash.floor", n));
    Some(CashPosition {
        opening: opening?,
        monthly_inflow: inflow.unwrap_or(Some(Decimal::ZERO))?,
        floor: floor.unwrap_or(Some(Decimal::ZERO))?,
    })
}

/// All options that can be priced.
pub fn options(context: &Context, scenario: &str, found: &mut Findings) -> Vec<StudyOption> {
    let document = context.document;
    document
        .options
        .iter()
        .enumerate()
        .filter_map(|(position, option)| {
            let proved = prove_option(option, position, context, found)?;
            let complete = unpublished::none_needed(&proved, context, found)
                && forecasts_exist(&proved, context, scenario, found);
            let settled = settled_as_needed(&proved, context, found);
            (complete && settled).then_some(proved)
        })
        .collect()
}

/// The position, among the usable options, of the one that others are compared with.
pub fn baseline(document: &StudyDocument, options: &[StudyOption], found: &mut Findings) -> usize {
    let Some(id) = &document.baseline else {
        return 0;
    };
    if !document.options.iter().any(|option| option.id == *id) {
        let issue = Issue::new(IssueCode::UnknownOption, "baseline").text("found", id);
        found.push(suggest(
            issue,
            id,
            document.options.iter().map(|o| o.id.as_str()),
        ));
    }
    options
        .iter()
        .position(|option| option.id == *id)
        .unwrap_or(0)
}

fn prove_option(
    option: &OptionDocument,
    position: usize,
    context: &Context,
    found: &mut Findings,
) -> Option<StudyOption> {
    let path = join("options", &option.id);
    let known = plan_of(&option.plan, context, &join(&path, "plan"), found);
    let (start, start_second) = start_of(option, context.horizon, &path, found);
    let end = option
        .end
        .as_ref()
        .map(|text| found.date(&join(&path, "end"), text));
    let billing = billing(option.billing.as_ref(), &join(&path, "billing"), found);
    let payment = payment(option, &path, found);
    let quantities = quantities(option, context.document, &path, found);
    let (spending, wallet) = of_option(option, &path, found);
    let scores = finance::scores(option, context.document, &path, found);
    let (start, plan_index) = (start?, known?);
    let in_use_from = finance::in_use_from(option, start, &path, found);
    let end = match end {
        None => None,
        Some(end) => end?.checked_add_days(Days::new(1)),
    };
    if end.is_some_and(|end| end <= start) {
        found.push(
            Issue::new(IssueCode::EndBeforeStart, join(&path, "end"))
                .text("found", option.end.clone().unwrap_or_default()),
        );
    }
    let last = context.horizon.end().pred_opt().unwrap_or(start);
    if start > last || start < context.horizon.start() {
        let (first, last) = (context.horizon.start().to_string(), last.to_string());
        found.out_of_range(&join(&path, "start"), &start.to_string(), &first, &last);
    }
    // A faulty plan was reported; the option cannot be priced without it.
    let plan = context.plans.get(plan_index)?.as_ref()?;
    let modules = modules::chosen(&option.modules, plan, (start, last), &path, found);
    let settling = settling(option, &path, found);
    let buyer = contract::buyer(option, plan, context.document, &path, found);
    let changes = changes(option, plan_index, (start, last), context, found);
    let packs = pack_choice::packs(&option.packs, plan, (start, last), &path, found);
    let convertible = taxes::rate_is_known(plan, context.exchange, start, found);
    // What a change leads to was reported at its place.
    let changes = changes?;
    if found.any_error_under(&path) || !convertible {
        return None;
    }
    Some(StudyOption {
        id: option.id.clone(),
        name: named(&option.name, &option.id),
        note: option.note.clone(),
        position,
        plan: plan_index,
        start,
        in_use_from: in_use_from?,
        start_second: start_second?,
        end,
        billing: billing?,
        anchor: plan.contract.trial.end(start),
        modules: modules?,
        picks: changes.picks,
        stay: 0,
        unchanged_from: None,
        changes: changes.changes,
        moves: changes.moves,
        projects: changes.projects,
        scope: Scope::Whole,
        packs: packs?,
        spending: spending?,
        wallet: wallet?,
        settling: settling?,
        quantities: quantities?,
        buyer: buyer?,
        payment: payment?,
        scores: scores?,
    })
}

/// The position of a plan by its id.
pub fn plan_of(id: &str, context: &Context, path: &str, found: &mut Findings) -> Option<usize> {
    let plans = &context.document.plans;
    let known = plans.iter().position(|plan| plan.id == id);
    if known.is_none() {
        let issue = Issue::new(IssueCode::UnknownPlan, path).text("found", id);
        found.push(suggest(issue, id, plans.iter().map(|p| p.id.as_str())));
    }
    known
}

fn quantities(
    option: &OptionDocument,
    document: &StudyDocument,
    path: &str,
    found: &mut Findings,
) -> Option<Vec<(usize, Decimal)>> {
    let proved: Vec<Option<(usize, Decimal)>> = option
        .quantities
        .iter()
        .map(|(id, numeral)| {
            let place = join(&join(path, "quantities"), id);
            let meter = index_of(id, &document.meters, &place, found);
            let quantity = found.unsigned(&place, numeral);
            Some((meter?, quantity?))
        })
        .collect();
    proved.into_iter().collect()
}
