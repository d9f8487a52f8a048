//! The decision sheet: which option, why, what would change it, and what is decided when.

mod risk;
mod sheet;

pub use sheet::tables;

use crate::contract::AppError;
use crate::view::{month_text, price};
use crate::words::Words;
use outlay_core::compare::decision::{Deadline, Decision, Ground, decide};
use outlay_core::compare::stopping::{Stop, stopping};
use outlay_core::finance::inflation::in_todays_money;
use outlay_core::finance::present_value::to_money;
use outlay_core::label::Label;
use outlay_core::outcome::Outcome;
use outlay_core::sentence::{Arg, Sentence};
use outlay_core::study::{Study, StudyOption};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json as value};

/// What else goes into the sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// What would change the decision, found by a sensitivity analysis.
    pub flips: Vec<Sentence>,
    /// The chance that the need ends in a month.
    pub stop_risk: Option<Decimal>,
}

/// The decision with everything it stands on.
pub(crate) struct Sheet<'a> {
    study: &'a Study,
    outcomes: &'a [Outcome],
    decision: Decision,
    /// By outcome, by month.
    stops: Vec<Vec<Stop>>,
}

impl<'a> Sheet<'a> {
    fn new(study: &'a Study, outcomes: &'a [Outcome]) -> Result<Sheet<'a>, AppError> {
        let large = |_| AppError::new("too-large");
        let decision = decide(study, outcomes).map_err(large)?;
        let stops = outcomes.iter().map(|outcome| stopping(study, outcome));
        Ok(Sheet {
            study,
            outcomes,
            decision: decision.ok_or_else(|| AppError::new("nothing-to-export"))?,
            stops: stops.collect::<Result<_, _>>().map_err(large)?,
        })
    }

    fn option(&self, outcome: usize) -> Option<&StudyOption> {
        let outcome = self.outcomes.get(outcome)?;
        self.study.options.get(outcome.option)
    }

    fn id(&self, outcome: usize) -> String {
        self.option(outcome)
            .map(|o| o.id.clone())
            .unwrap_or_default()
    }

    fn name(&self, outcome: usize) -> Label {
        self.option(outcome)
            .map_or_else(|| Label::from(""), |o| o.name.clone())
    }

    fn measure(&self, outcome: usize) -> Arg {
        let measure = self.decision.measures.get(outcome).copied();
        Arg::Money(measure.unwrap_or_default().to_string())
    }

    /// The verdict with its ground, in one sentence.
    fn verdict(&self) -> Sentence {
        let decision = &self.decision;
        let said = |key: &str| {
            Sentence::new(key)
                .name("option", &self.name(decision.option))
                .with("total", self.measure(decision.option))
                .count("months", self.study.horizon.len())
                .count("discounted", usize::from(self.study.annual_rate.is_some()))
        };
        match (decision.ground, decision.next) {
            (Ground::CheapestAffordable { passed_over }, _) => said("decide-affordable")
                .name("other", &self.name(passed_over))
                .with("amount", self.measure(passed_over)),
            (Ground::NoneAffordable, _) => said("decide-none-affordable"),
            (Ground::Cheapest, Some((next, more))) => said("decide-cheapest")
                .name("other", &self.name(next))
                .with("amount", Arg::Money(more.to_string())),
            (Ground::Cheapest, None) => said("decide-only-affordable"),
            (Ground::Only, _) => said("decide-only"),
            (Ground::OnlyServing, _) => said("decide-only-serving"),
        }
    }

    /// The most that a vendor holds as a deposit at the end of a month; none without one.
    fn deposit(&self, outcome: usize) -> Option<Decimal> {
        let stops = self.stops.get(outcome)?;
        let most = stops.iter().map(|stop| stop.deposit).max()?;
        (!most.is_zero()).then_some(most)
    }

    /// That an option's measure holds the cost of the wait for it.
    fn waited(&self, outcome: usize) -> Option<Sentence> {
        let wait = self.decision.waits.get(outcome).copied().flatten()?;
        let said = Sentence::new("decide-waited")
            .name("option", &self.name(outcome))
            .with("date", Arg::Date(wait.until.to_string()))
            .with("amount", Arg::Money(wait.cost?.to_string()));
        Some(said)
    }

    fn deadline(&self, deadline: &Deadline) -> Sentence {
        let option = self.name(deadline.outcome);
        let project = self.option(deadline.outcome).zip(deadline.project);
        let project = project.and_then(|(option, at)| option.projects.get(at));
        let name = project.map(|project| Label::joined(&option, &project.name));
        Sentence::new("decide-deadline")
            .name("option", &name.unwrap_or(option))
            .with("date", Arg::Date(deadline.date.to_string()))
            .with("renewal", Arg::Date(deadline.renewal.to_string()))
            .with("amount", Arg::Money(deadline.at_stake.to_string()))
            .with("months", Arg::Count(i64::from(deadline.months)))
    }

    /// What is paid, in the money of the first day.
    fn todays_money(&self, outcome: &Outcome) -> Option<String> {
        let inflation = self.study.inflation?;
        let flows = outcome.movements.iter();
        let flows = flows.filter_map(|m| Some((m.date, m.total().ok()?)));
        let amount = in_todays_money(&self.study.horizon, inflation, flows);
        to_money(amount, self.study.currency.decimals).map(|d| d.to_string())
    }

    fn month(&self, index: usize) -> Value {
        value!({ "index": index, "number": index + 1, "month": month_text(self.study, index) })
    }
}

/// The sheet as data.
///
/// # Errors
/// When nothing can be priced or an amount is too large.
pub fn json(
    document: &Value,
    scenario: &str,
    given: &Given,
    words: &Words,
) -> Result<Value, AppError> {
    let priced = price(document, scenario);
    let none = || AppError::new("nothing-to-export");
    let (study, outcomes) = priced.study.as_ref().ok_or_else(none)?;
    let sheet = Sheet::new(study, &outcomes.outcomes)?;
    let decision = &sheet.decision;
    let criteria = study.criteria.iter().map(|criterion| {
        value!({ "id": criterion.id, "name": criterion.name, "weight": criterion.weight.to_string() })
    });
    let dates = decision.deadlines.iter().map(|deadline| {
        value!({
            "option": sheet.id(deadline.outcome),
            "notice_by": deadline.date.to_string(),
            "renewal": deadline.renewal.to_string(),
            "months": deadline.months,
            "at_stake": deadline.at_stake.to_string(),
            "sentence": words.say(&sheet.deadline(deadline)),
        })
    });
    Ok(value!({
        "currency": study.currency.code,
        "measure": if study.annual_rate.is_some() { "present-value" } else { "total" },
        "decision": {
            "option": sheet.id(decision.option),
            "ground": ground(decision.ground),
            "next": decision.next.map(|(next, _)| sheet.id(next)),
            "advantage": decision.next.map(|(_, more)| more.to_string()),
            "sentence": words.say(&sheet.verdict()),
            "waiting": (0..outcomes.outcomes.len()).filter_map(|i| Some(words.say(&sheet.waited(i)?))).collect::<Vec<_>>(),
            "would_change_it": given.flips.iter().map(|flip| words.say(flip)).collect::<Vec<_>>(),
        },
        "criteria": criteria.collect::<Vec<_>>(),
        "options": (0..outcomes.outcomes.len()).map(|i| option(&sheet, i)).collect::<Vec<_>>(),
        "dates": dates.collect::<Vec<_>>(),
        "right_to_cancel": given.stop_risk.map(|risk| risk::json(&sheet, risk)).transpose()?,
    }))
}

fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Only => "only",
        Ground::OnlyServing => "only-serving",
        Ground::Cheapest => "cheapest",
        Ground::CheapestAffordable { .. } => "cheapest-affordable",
        Ground::NoneAffordable => "none-affordable",
    }
}

fn option(sheet: &Sheet, index: usize) -> Value {
    let mut entry = Map::new();
    entry.insert("id".into(), value!(sheet.id(index)));
    entry.insert("name".into(), value!(sheet.name(index)));
    if let Some(outcome) = sheet.outcomes.get(index) {
        let metrics = &outcome.metrics;
        entry.insert("total".into(), value!(metrics.total_paid.to_string()));
        entry.insert(
            "present_value".into(),
            value!(metrics.present_value.to_string()),
        );
        entry.insert(
            "prepaid_at_end".into(),
            value!(metrics.prepaid_at_end.to_string()),
        );
        entry.insert("todays_money".into(), value!(sheet.todays_money(outcome)));
    }
    if let Some(start) = sheet.decision.starts.get(index) {
        entry.insert("day_one".into(), value!(start.day_one.to_string()));
        entry.insert(
            "cash".into(),
            value!(start.cash.map(|cash| value!({
                "opening": cash.opening.to_string(),
                "can_start": cash.can_start,
                "floor": cash.floor.to_string(),
                "keeps_floor": cash.keeps_floor,
                "lowest": cash.lowest.to_string(),
                "lowest_month": sheet.month(cash.lowest_month),
            }))),
        );
    }
    let wait = sheet.decision.waits.get(index).copied().flatten();
    entry.insert(
        "waiting".into(),
        value!(wait.map(|wait| value!({
            "in_use_from": wait.until.to_string(),
            "months": wait.months.normalize().to_string(),
            "cost": wait.cost.map(|cost| cost.to_string()),
            "present_value": wait.present_value.map(|worth| worth.to_string()),
        }))),
    );
    let score = sheet.decision.scores.get(index).copied().flatten();
    entry.insert("score".into(), value!(score.map(|s| s.to_string())));
    let scores: Map<String, Value> = sheet
        .option(index)
        .into_iter()
        .flat_map(|option| &option.scores)
        .filter_map(|(at, score)| {
            let criterion = sheet.study.criteria.get(*at)?;
            Some((criterion.id.clone(), value!(score.to_string())))
        })
        .collect();
    entry.insert("scores".into(), Value::Object(scores));
    let stops = sheet.stops.get(index).into_iter().flatten();
    let stopping: Vec<Value> = stops.map(|stop| stop_json(sheet, stop)).collect();
    entry.insert("stopping".into(), Value::Array(stopping));
    Value::Object(entry)
}

fn stop_json(sheet: &Sheet, stop: &Stop) -> Value {
    value!({
        "after": sheet.month(stop.month),
        "on": stop.on.to_string(),
        "paid": stop.paid.to_string(),
        "owed": stop.owed.to_string(),
        "refund": stop.refund.to_string(),
        "deposit": stop.deposit.to_string(),
        "rest_of_term": stop.rest_of_term.to_string(),
        "leaving": stop.leaving.to_string(),
        "sunk": stop.sunk.to_string(),
    })
}
