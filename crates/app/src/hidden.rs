//! Replies without amounts, for showing the window to others.
//!
//! What leaves the application while amounts are hidden holds none: sentences have a mask
//! where money stood, figures are emptied, and drawings get their shape only, as whole
//! numbers in proportion. What consists of amounts (bills, traces) is refused. Both
//! matches are without a wildcard: a new reply has to be thought about here.

use crate::contract::{
    AppError, AssumptionKind, CellView, ComparisonView, CumulativeView, Evaluation, IssueView,
    LaterView, MonthsView, OptionView, Reply, Session,
};
use outlay_core::label::Label;
use outlay_core::sentence::{Arg, Sentence};
use rust_decimal::Decimal;
use serde_json::Value;

/// What stands in place of an amount; of one length for all of them.
const MASK: &str = "•••••";
/// Steps in the height of a drawing: finer than can be seen, too coarse for a price.
const STEPS: Decimal = Decimal::from_parts(400, 0, 0, false, 0);
const NOTHING: &str = "0";

pub fn hide(answer: Result<Reply, AppError>) -> Result<Reply, AppError> {
    match answer {
        Ok(Reply::Session(mut session)) => {
            hide_session(&mut session);
            masked(&Reply::Session(session))
        }
        Ok(Reply::Evaluation(mut evaluation)) => {
            hide_evaluation(&mut evaluation);
            masked(&Reply::Evaluation(evaluation))
        }
        Ok(Reply::Departures { mut lines }) => {
            let values = lines.iter_mut().flat_map(|line| &mut line.what.values);
            values.for_each(hide_value);
            Ok(Reply::Departures { lines })
        }
        Ok(
            Reply::Recent { .. }
            | Reply::Bills { .. }
            | Reply::Trace { .. }
            | Reply::Analysis { .. }
            | Reply::PriceCurve(_)
            | Reply::PriceWords { .. }
            | Reply::CustomerCopy(_)
            | Reply::StepDifference(_)
            | Reply::PriceBook { .. }
            | Reply::PriceBookEntry(_)
            | Reply::PlanOrigin { .. }
            | Reply::Import(_)
            | Reply::History { .. },
        ) => Err(AppError::new("amounts-hidden")),
        Ok(Reply::Places { names }) => Ok(Reply::Places { names }),
        Ok(Reply::Exported { file }) => Ok(Reply::Exported { file }),
        Ok(Reply::Done) => Ok(Reply::Done),
        Ok(Reply::Progress { done, of }) => Ok(Reply::Progress { done, of }),
        Ok(Reply::Cancelled) => Ok(Reply::Cancelled),
        Ok(Reply::Schema { schema }) => Ok(Reply::Schema { schema }),
        Err(mut error) => {
            hide_text(&mut error.message);
            hide_issues(&mut error.issues);
            Err(error)
        }
    }
}

fn hide_session(session: &mut Session) {
    session.amounts_hidden = true;
    hide_document(None, &mut session.document);
    // A step is called by what was typed.
    for step in session.undo.iter_mut().chain(&mut session.redo) {
        step.label = Sentence::new("step-hidden");
        step.effect = None;
    }
    let evaluation = &session.evaluation;
    if evaluation
        .meters
        .first()
        .is_some_and(|meter| is_money(&meter.unit, &evaluation.currency.code))
    {
        for scenario in &mut session.scenarios {
            scenario.shape.clear();
        }
    }
    hide_evaluation(&mut session.evaluation);
}

/// Names and dates, which stay as they are written; whatever else holds a digit may be a
/// price.
const NAMES: [&str; 12] = [
    "id", "name", "title", "vendor", "unit", "plan", "meter", "charge", "pack", "module", "format",
    "currency",
];

fn hide_document(key: Option<&str>, written: &mut Value) {
    if key.is_some_and(|key| NAMES.contains(&key)) {
        return;
    }
    match written {
        Value::Object(fields) => {
            for (key, value) in fields {
                hide_document(Some(key), value);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| hide_document(None, value)),
        Value::Number(_) => *written = Value::from(MASK),
        Value::String(text) if text.chars().any(char::is_numeric) && !is_date(text) => {
            *written = Value::from(MASK);
        }
        Value::String(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// `2027-01` or `2027-01-31`.
fn is_date(text: &str) -> bool {
    text.chars().nth(4) == Some('-') && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn hide_evaluation(evaluation: &mut Evaluation) {
    hide_issues(&mut evaluation.issues);
    let code = evaluation.currency.code.clone();
    for meter in evaluation
        .meters
        .iter_mut()
        .filter(|meter| is_money(&meter.unit, &code))
    {
        for quantity in &mut meter.quantities {
            NOTHING.clone_into(quantity);
        }
    }
    evaluation.assumptions.retain(|assumption| {
        assumption.kind != AssumptionKind::Money && !is_money(&assumption.unit, &code)
    });
    hide_options(&mut evaluation.options);
    for comparison in evaluation.cash.iter_mut().chain(&mut evaluation.accrual) {
        hide_comparison(comparison);
    }
    // Amounts could be tried until the fingerprint fits.
    evaluation.fingerprint.clear();
}

fn is_money(unit: &Option<Label>, currency: &str) -> bool {
    let said = |language| unit.as_ref().map(|unit| unit.text(language));
    said("en").is_some_and(|unit| unit.contains(currency))
}

fn hide_comparison(comparison: &mut ComparisonView) {
    for cell in comparison.rows.iter_mut().flat_map(|row| &mut row.cells) {
        match cell {
            CellView::Money {
                amount,
                difference,
                best: _,
                trace,
            } => {
                NOTHING.clone_into(amount);
                *trace = None;
                if let Some(difference) = difference {
                    // Which way, not how far.
                    let way = number(difference).cmp(&Decimal::ZERO) as i8;
                    *difference = way.to_string();
                }
            }
            CellView::Month { .. } | CellView::Words { .. } => {}
        }
    }
}

fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_default()
}

/// Whole steps of the largest, the same scale for all that is drawn together.
struct Shape(Decimal);

impl Shape {
    fn of<'a>(drawn: impl Iterator<Item = &'a str>) -> Shape {
        Shape(
            drawn
                .map(|text| number(text).abs())
                .max()
                .unwrap_or_default(),
        )
    }

    fn put(&self, text: &mut String) {
        let share = number(text).checked_div(self.0).unwrap_or_default();
        *text = (share * STEPS).round().normalize().to_string();
    }
}

fn hide_options(options: &mut [OptionView]) {
    let running = Shape::of(
        options
            .iter()
            .flat_map(|option| [&option.cumulative.paid, &option.cumulative.spread])
            .flatten()
            .chain(options.iter().map(|option| &option.after))
            .map(String::as_str),
    );
    let monthly = Shape::of(
        options
            .iter()
            .filter_map(|option| option.months.as_ref())
            .flat_map(|months| [&months.paid, &months.spread])
            .flatten()
            .map(String::as_str),
    );
    for option in options {
        running.put(&mut option.after);
        option.later = LaterView {
            fixed: NOTHING.to_owned(),
            usage: NOTHING.to_owned(),
            one_time: NOTHING.to_owned(),
            financing: NOTHING.to_owned(),
            tax: NOTHING.to_owned(),
            paid: NOTHING.to_owned(),
            present_value: NOTHING.to_owned(),
        };
        if let Some(runway) = &mut option.runway {
            NOTHING.clone_into(&mut runway.floor);
            NOTHING.clone_into(&mut runway.lowest);
        }
        let CumulativeView { paid, spread } = &mut option.cumulative;
        for reached in paid.iter_mut().chain(spread) {
            running.put(reached);
        }
        if let Some(months) = &mut option.months {
            hide_months(months, &monthly);
        }
    }
}

fn hide_months(months: &mut MonthsView, monthly: &Shape) {
    let MonthsView {
        fixed,
        usage,
        one_time,
        financing,
        tax,
        paid,
        spread,
        balance,
        present_value,
        cash_left,
    } = months;
    let kinds = [fixed, usage, one_time, financing, tax];
    let flows = kinds.into_iter().chain([paid, spread, present_value]);
    flows.flatten().for_each(|part| monthly.put(part));
    for amount in balance.iter_mut().chain(cash_left.iter_mut().flatten()) {
        NOTHING.clone_into(amount);
    }
}

/// Issues quote what was written, which may be a price.
fn hide_issues(issues: &mut [IssueView]) {
    for issue in issues {
        hide_text(&mut issue.message);
        hide_text(&mut issue.remedy);
    }
}

fn hide_text(sentence: &mut Sentence) {
    for arg in sentence.args.values_mut() {
        match arg {
            Arg::Text(text) | Arg::Quantity(text) if text.chars().any(|c| c.is_numeric()) => {
                *arg = Arg::Text(MASK.to_owned());
            }
            Arg::Money(_) | Arg::Foreign { .. } => *arg = Arg::Text(MASK.to_owned()),
            Arg::Text(_)
            | Arg::Quantity(_)
            | Arg::Name(_)
            | Arg::Percent(_)
            | Arg::Count(_)
            | Arg::Month(_)
            | Arg::Date(_)
            | Arg::Word(_) => {}
        }
    }
}

/// As in the document: whatever holds a digit may be a price, but for dates.
fn hide_value(value: &mut Sentence) {
    for arg in value.args.values_mut() {
        match arg {
            Arg::Word(_) | Arg::Month(_) | Arg::Date(_) => {}
            Arg::Name(name) if !name.text("en").chars().any(char::is_numeric) => {}
            _ => *arg = Arg::Text(MASK.to_owned()),
        }
    }
}

/// The same reply with a mask for every amount in a sentence, wherever it stands.
fn masked(reply: &Reply) -> Result<Reply, AppError> {
    let failed = |error: serde_json::Error| AppError::internal(error.to_string());
    let mut written = serde_json::to_value(reply).map_err(failed)?;
    mask(&mut written);
    serde_json::from_value(written).map_err(failed)
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.get("type").and_then(Value::as_str) == Some("money") {
                *value = serde_json::json!({ "type": "text", "value": MASK });
            } else {
                fields.values_mut().for_each(mask);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(mask),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
