//! The study as shells show it: outcomes → the contract's views.

mod actuals;
mod analysis;
mod apart;
mod bills;
pub mod colours;
mod comparison;
mod option;
mod plan_terms;
mod price_line;
mod price_tiers;
mod trace;

use crate::contract::{
    AppError, Assumption, AssumptionKind, CurrencyView, Detail, Evaluation, IssueView, MeterView,
    Reply, Severity, UnpricedView,
};
use outlay_core::assumption::{self, assumptions};
use outlay_core::compare::{Basis, compare};
use outlay_core::decimal::{Exact, plain};
use outlay_core::fingerprint::fingerprint;
use outlay_core::issue::{self, Issue};
use outlay_core::label::Label;
use outlay_core::outcome::{Outcomes, evaluate_all};
use outlay_core::pricing::plan::Confidence;
use outlay_core::sentence::Sentence;
use outlay_core::simulation;
use outlay_core::study::Study;
use outlay_core::study::check::check;
use outlay_core::study::written::Written;
use rust_decimal::Decimal;
use serde_json::Value;

pub use analysis::{
    analysis_reply, analysis_text, analysis_view, scenario_name, scenarios_sheet, scenarios_tables,
};
pub use apart::{departures, differing_plan, differing_versions, place_names};
pub use bills::bills;
pub use price_line::{PriceLines, named, price_lines};
pub use trace::{trace_reply, unknown as unknown_figure};

/// How sure the source of a price is.
pub fn confidence(how: Confidence) -> Sentence {
    Sentence::new(match how {
        Confidence::Primary => "confidence-primary",
        Confidence::Transcribed => "confidence-transcribed",
        Confidence::ChartRead => "confidence-chart-read",
        Confidence::Unverified => "confidence-unverified",
    })
}

/// A study under one scenario with everything that follows from it.
pub struct Priced {
    pub scenario: String,
    pub study: Option<(Study, Outcomes)>,
    pub issues: Vec<Issue>,
}

/// Checks and evaluates a written study under a scenario (the first when unknown).
pub fn price(document: &Value, scenario: &str) -> Priced {
    let scenario = existing_scenario(document, scenario);
    let checked = check(
        document,
        Some(&scenario)
            .filter(|id| !id.is_empty())
            .map(String::as_str),
    );
    let mut issues = checked.issues;
    let study = checked.study.and_then(|study| match evaluate_all(&study) {
        Ok(outcomes) => {
            issues.extend(outcomes.issues.iter().cloned());
            Some((study, outcomes))
        }
        Err(issue) => {
            issues.push(issue);
            None
        }
    });
    Priced {
        scenario,
        study,
        issues,
    }
}

/// The ids of all scenarios, in document order.
pub fn scenario_ids(document: &Value) -> Vec<String> {
    let list = document.get("scenarios").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(|s| s.get("id")?.as_str().map(str::to_owned))
        .collect()
}

fn existing_scenario(document: &Value, wanted: &str) -> String {
    let ids = scenario_ids(document);
    ids.iter()
        .find(|id| *id == wanted)
        .or(ids.first())
        .cloned()
        .unwrap_or_default()
}

/// The evaluation as the contract tells it. `written` gives issues their line and column.
pub fn evaluation(document: &Value, scenario: &str, written: Option<&Written>) -> Evaluation {
    let priced = price(document, scenario);
    view(document, &priced, written, Detail::Months)
}

pub fn view(
    document: &Value,
    priced: &Priced,
    written: Option<&Written>,
    detail: Detail,
) -> Evaluation {
    let mut shown = Evaluation {
        issues: priced
            .issues
            .iter()
            .map(|issue| issue_view(issue, written))
            .collect(),
        currency: currency(document, priced),
        months: Vec::new(),
        meters: Vec::new(),
        options: Vec::new(),
        unpriced: Vec::new(),
        cash: None,
        accrual: None,
        assumptions: assumptions(document, &priced.scenario)
            .into_iter()
            .map(assumption_view)
            .collect(),
        actuals: Vec::new(),
        fingerprint: fingerprint(document, &priced.scenario, outcomes(priced)),
        simulated_soon: false,
    };
    if let Some((study, outcomes)) = &priced.study {
        shown.months = (0..study.horizon.len())
            .map(|i| month_text(study, i))
            .collect();
        shown.meters = meters(study, outcomes);
        shown.simulated_soon = simulation::soon(study) == simulation::PATHS;
        shown.actuals = actuals::actuals(study, outcomes);
        shown.options = outcomes
            .outcomes
            .iter()
            .filter_map(|outcome| option::option_view(study, outcome, detail))
            .collect();
        let compared = |basis| -> Exact<_> {
            let comparison = compare(study, &outcomes.outcomes, basis)?;
            Ok(comparison.map(|c| comparison::comparison_view(study, &outcomes.outcomes, &c)))
        };
        shown.cash = compared(Basis::Cash).ok().flatten();
        shown.accrual = compared(Basis::Accrual).ok().flatten();
        colours::give(&mut shown, &[]);
    }
    shown.unpriced = unpriced(document, &shown);
    if !shown.unpriced.is_empty() {
        // A verdict without some of the options must say so.
        let note = Sentence::new("note-unpriced").count("count", shown.unpriced.len());
        for comparison in shown.cash.iter_mut().chain(&mut shown.accrual) {
            comparison.verdict.notes.push(note.clone());
        }
    }
    shown
}

fn outcomes(priced: &Priced) -> &[outlay_core::outcome::Outcome] {
    priced
        .study
        .as_ref()
        .map_or(&[], |(_, outcomes)| outcomes.outcomes.as_slice())
}

/// `YYYY-MM` of a month of the study.
pub fn month_text(study: &Study, index: usize) -> String {
    study
        .horizon
        .month(index)
        .start()
        .format("%Y-%m")
        .to_string()
}

/// Decimal text without needless zeros.
pub fn text(amount: Decimal) -> String {
    plain(amount)
}

fn currency(document: &Value, priced: &Priced) -> CurrencyView {
    match &priced.study {
        Some((study, _)) => CurrencyView {
            code: study.currency.code.clone(),
            decimals: study.currency.decimals,
        },
        None => {
            let code = document
                .get("currency")
                .and_then(Value::as_str)
                .unwrap_or("CNY");
            let known = outlay_core::money::Currency::from_code(code);
            CurrencyView {
                code: code.to_owned(),
                decimals: known.map_or(2, |c| c.decimals),
            }
        }
    }
}

fn meters(study: &Study, outcomes: &Outcomes) -> Vec<MeterView> {
    study
        .meters
        .iter()
        .enumerate()
        .filter_map(|(index, meter)| {
            Some(MeterView {
                id: meter.id.clone(),
                name: meter.name.clone(),
                unit: meter.unit.clone(),
                quantities: outcomes
                    .forecast
                    .months(index)?
                    .iter()
                    .map(|q| text(*q))
                    .collect(),
            })
        })
        .collect()
}

fn unpriced(document: &Value, shown: &Evaluation) -> Vec<UnpricedView> {
    let options = document.get("options").and_then(Value::as_array);
    options
        .into_iter()
        .flatten()
        .enumerate()
        .filter(|(index, _)| shown.options.iter().all(|priced| priced.index != *index))
        .map(|(index, option)| {
            let id = option
                .get("id")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let name = option
                .get("name")
                .and_then(|name| serde_json::from_value(name.clone()).ok());
            UnpricedView {
                name: name.unwrap_or_else(|| Label::from(id.as_str())),
                id,
                index,
            }
        })
        .collect()
}

/// The bills of one month of one option.
pub fn bill_reply(
    document: &Value,
    scenario: &str,
    option: &str,
    month: usize,
) -> Result<Reply, AppError> {
    let priced = price(document, scenario);
    let Some((study, outcomes)) = &priced.study else {
        return Err(AppError::new("unknown-option").text("id", option));
    };
    let found = outcomes
        .outcomes
        .iter()
        .find(|o| study.options.get(o.option).is_some_and(|p| p.id == option));
    let outcome = found.ok_or_else(|| AppError::new("unknown-option").text("id", option))?;
    if month >= study.horizon.len() {
        return Err(AppError::new("month-out-of-range"));
    }
    Ok(Reply::Bills {
        bills: bills(study, outcome, Some(month)),
    })
}

/// An issue with its words and its place.
pub fn issue_view(issue: &Issue, written: Option<&Written>) -> IssueView {
    let stated = |name: &str| match issue.args.get(name) {
        Some(outlay_core::sentence::Arg::Text(text)) => text.parse::<usize>().ok(),
        _ => None,
    };
    let place = written.and_then(|w| w.place(&issue.path));
    let from_parser = (issue.code == issue::IssueCode::Syntax)
        .then(|| stated("line").zip(stated("column")))
        .flatten();
    let place = from_parser.or(place);
    IssueView {
        code: issue.code.name().to_owned(),
        severity: match issue.code.severity() {
            issue::Severity::Error => Severity::Error,
            issue::Severity::Warning => Severity::Warning,
        },
        path: issue.path.clone(),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        message: issue.message(),
        remedy: issue.remedy(),
    }
}

fn assumption_view(found: assumption::Assumption) -> Assumption {
    Assumption {
        path: found.path,
        group: found.group,
        title: found.title,
        kind: kind_view(found.kind),
        unit: found.unit,
        value: text(found.value),
        min: text(found.range.min),
        max: text(found.range.max),
        step: text(found.range.step),
    }
}

fn kind_view(kind: assumption::AssumptionKind) -> AssumptionKind {
    match kind {
        assumption::AssumptionKind::Quantity => AssumptionKind::Quantity,
        assumption::AssumptionKind::Money => AssumptionKind::Money,
        assumption::AssumptionKind::Percent => AssumptionKind::Percent,
        assumption::AssumptionKind::Number => AssumptionKind::Number,
        assumption::AssumptionKind::Months => AssumptionKind::Months,
    }
}
