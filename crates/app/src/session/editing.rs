//! Building and editing the open study: every change goes through `keep`, which commits
//! the whole document.
//!
//! What a person typed and cannot be read is refused where it was typed. A study that is
//! merely unfinished is kept: its issues say what is missing.

use super::{Open, json};
use crate::contract::{
    AppError, BookPlan, CellView, Change, CurrencyView, Measure, MeterQuantity, StepView,
};
use crate::price_book::{PriceBook, add as add_plan, append, same_every_day};
use crate::view::{self, price};
use chrono::NaiveDate;
use outlay_core::decimal::parse as number;
use outlay_core::issue::{Issue, IssueCode, Severity};
use outlay_core::sentence::Sentence;
use outlay_core::study::check::check;
use outlay_core::study::edit::replace;
use outlay_core::study::path::{get, parent, segments, split};
use outlay_core::study::structure::{Edit, apply};
use outlay_core::study::typed::{ends, equal_steps};
use rust_decimal::Decimal;
use serde_json::{Value, json as tree};

/// Longest text of one field.
const LONGEST_TEXT: usize = 2000;

impl Open {
    /// The open document with some values replaced; nothing is kept.
    pub fn with_changes(&self, changes: &[Change]) -> Result<Value, AppError> {
        let mut document = self.document()?.clone();
        for change in changes {
            refuse_range(&document, &change.path, &change.value)?;
            let fits = change.value.chars().count() <= 200
                && replace(&mut document, &change.path, &change.value);
            if !fits {
                return Err(cannot(&change.path, &change.value));
            }
        }
        Ok(document)
    }

    /// Replaces values for good. A value that is no number is refused where it was typed;
    /// nothing is changed then.
    pub fn commit(
        &mut self,
        changes: &[Change],
        label: &Sentence,
        now: &str,
    ) -> Result<(), AppError> {
        let document = self.with_changes(changes)?;
        let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        self.refuse_new(&document, |issue| {
            issue.code.severity() == Severity::Error && paths.contains(&issue.path.as_str())
        })?;
        self.keep(document, label, now)
    }

    /// Carries out edits for good, all or none of them, as one step. `scenario` is the one
    /// that is looked at afterwards.
    pub fn edit(
        &mut self,
        edits: &[Edit],
        label: &Sentence,
        (scenario, now): (&str, &str),
    ) -> Result<(), AppError> {
        let mut document = self.document()?.clone();
        for edit in edits {
            let text = match edit {
                Edit::Type { path, text, .. } => {
                    refuse_range(&document, path, text)?;
                    text.clone()
                }
                Edit::Put { value, .. } => value.as_str().unwrap_or_default().to_owned(),
                Edit::Rename { id, .. } => id.clone(),
                Edit::Remove { .. } | Edit::Insert { .. } | Edit::Move { .. } => String::new(),
            };
            if text.chars().count() > LONGEST_TEXT || !apply(&mut document, edit) {
                return Err(refused(&document, edit, &text));
            }
        }
        self.refuse_new(&document, |issue| {
            unreadable(issue.code) && edits.iter().any(|edit| edit.path() == issue.path)
        })?;
        self.keep_in(scenario, document, label, now)
    }

    /// Refuses a document with an issue of a kind that the open study does not have.
    fn refuse_new(&self, document: &Value, kind: impl Fn(&Issue) -> bool) -> Result<(), AppError> {
        let found: Vec<Issue> = check(document, None)
            .issues
            .into_iter()
            .filter(kind)
            .collect();
        if found.is_empty() {
            return Ok(());
        }
        let before = price(self.document()?, "").issues;
        let caused: Vec<_> = found
            .iter()
            .filter(|issue| !before.contains(issue))
            .collect();
        let Some(first) = caused.first() else {
            return Ok(());
        };
        let mut error = AppError::new("bad-change").with_issues(
            caused
                .iter()
                .map(|issue| view::issue_view(issue, None))
                .collect(),
        );
        error.message = first.message();
        Err(error)
    }

    /// Puts a plan of the price book into the study, as one step.
    pub fn add_from_price_book(
        &mut self,
        chosen: &BookPlan,
        quantities: &[MeterQuantity],
        now: &str,
    ) -> Result<(), AppError> {
        let mut document = self.document()?.clone();
        let label = add_plan(PriceBook::built_in(), &mut document, chosen, quantities)?;
        walk_ranges(&mut document);
        self.refuse_new(&document, |issue| unreadable(issue.code))?;
        self.keep(document, &label, now)
    }

    pub(super) fn keep(
        &mut self,
        document: Value,
        label: &Sentence,
        now: &str,
    ) -> Result<(), AppError> {
        self.keep_in(&self.scenario.clone(), document, label, now)
    }

    fn keep_in(
        &mut self,
        scenario: &str,
        document: Value,
        label: &Sentence,
        now: &str,
    ) -> Result<(), AppError> {
        let id = self.study()?.id;
        let before = (self.document()?, self.scenario.as_str());
        let step = StepView {
            label: label.clone(),
            effect: effect(before, (&document, scenario)).map(view::text),
        };
        self.library
            .commit(id, &document.to_string(), &json(&step), now)?;
        self.put(Some(document.to_string()), now)
    }

    /// Opens a new study that is in no file yet, with these plans of the price book.
    ///
    /// # Errors
    /// When a value in it cannot be read, or there is no such plan; nothing is opened then.
    pub fn create(
        &mut self,
        mut document: Value,
        plans: &[BookPlan],
        now: &str,
    ) -> Result<(), AppError> {
        walk_ranges(&mut document);
        // The options of the book's plans stand before the study's own.
        let own = document
            .get_mut("options")
            .map(|options| std::mem::replace(options, tree!([])));
        for plan in plans {
            add_plan(PriceBook::built_in(), &mut document, plan, &[])?;
        }
        let own = own.as_ref().and_then(Value::as_array).into_iter().flatten();
        for option in own {
            append(&mut document, "options", option.clone());
        }
        same_every_day(&mut document, |_| true);
        let issues: Vec<_> = check(&document, None)
            .issues
            .into_iter()
            .filter(|issue| unreadable(issue.code) || super::is_foreign(issue))
            .collect();
        if let Some(first) = issues.first() {
            let views = issues.iter().map(|issue| view::issue_view(issue, None));
            let mut error = AppError::new("bad-change").with_issues(views.collect());
            error.message = first.message();
            return Err(error);
        }
        let id = self
            .library
            .create(&document.to_string(), None, None, now)?;
        self.show(id, now)
    }
}

/// The cheapest option's total as paid under a scenario (the first where none is named), and
/// its currency. No total where the study does not have the scenario.
pub fn cheapest_total(document: &Value, scenario: &str) -> (Option<Decimal>, CurrencyView) {
    let evaluation = view::evaluation(document, scenario, None);
    let has = scenario.is_empty() || view::scenario_ids(document).iter().any(|id| id == scenario);
    let total = evaluation.cash.filter(|_| has).and_then(|comparison| {
        let mut options = evaluation.options.iter();
        let cheapest = options.position(|option| option.id == comparison.verdict.option)?;
        let mut rows = comparison.rows.into_iter();
        let totals = rows.find(|row| row.measure == Measure::Total)?;
        match totals.cells.get(cheapest)? {
            CellView::Money { amount, .. } => number(amount).ok(),
            CellView::Month { .. } | CellView::Words { .. } => None,
        }
    });
    (total, evaluation.currency)
}

/// What a change does to the cheapest option's total, in one currency. Each study with the
/// scenario that is looked at: two scenarios differ by what they assume, not by the change.
fn effect(before: (&Value, &str), after: (&Value, &str)) -> Option<Decimal> {
    if before.1 != after.1 {
        return None;
    }
    let (before, old) = cheapest_total(before.0, before.1);
    let (after, new) = cheapest_total(after.0, after.1);
    let same = old.code == new.code;
    outlay_core::decimal::sub(after?, before?)
        .ok()
        .filter(|_| same)
}

/// A text that nothing can be made of, as against a study that is unfinished.
fn unreadable(code: IssueCode) -> bool {
    matches!(
        code,
        IssueCode::NotANumber
            | IssueCode::NumberTooLong
            | IssueCode::PercentNotAllowed
            | IssueCode::BadDate
            | IssueCode::BadMonth
            | IssueCode::BadCadence
            | IssueCode::WrongType
            | IssueCode::UnknownWord
    )
}

/// Replaces each forecast's start that is a range by its first end, and its growth by the
/// equal steps to the other one in the study's last month.
fn walk_ranges(document: &mut Value) {
    let months = months(document);
    let scenarios = document.get_mut("scenarios").and_then(Value::as_array_mut);
    let forecasts = scenarios
        .into_iter()
        .flatten()
        .filter_map(|scenario| scenario.get_mut("usage")?.as_object_mut())
        .flat_map(|usage| usage.values_mut());
    for forecast in forecasts {
        let start = forecast.get("start").and_then(Value::as_str);
        let Some((low, high)) = start.and_then(ends) else {
            continue;
        };
        let Some(per_month) = months.and_then(|months| equal_steps(&low, &high, months)) else {
            continue;
        };
        forecast["growth"] = tree!({ "model": "linear", "per_month": per_month });
        forecast["start"] = tree!(low);
    }
}

fn months(document: &Value) -> Option<u32> {
    let months = document.get("months").and_then(Value::as_u64)?;
    u32::try_from(months).ok()
}

/// A range is told with its ends, so that the window can offer a scenario for each; where
/// usage begins also with what every month adds on the way from one to the other.
fn refuse_range(document: &Value, path: &str, text: &str) -> Result<(), AppError> {
    let short = |text: &str| -> String { text.trim().chars().take(60).collect() };
    // `2028-06` is one month where one stands, not a range.
    let dated = get(document, path)
        .and_then(Value::as_str)
        .is_some_and(is_month);
    let Some((low, high)) = ends(text).filter(|_| !dated) else {
        return Ok(());
    };
    let refused = AppError::new("range")
        .text("value", short(text))
        .text("low", short(&low))
        .text("high", short(&high));
    let begins = matches!(split(path).as_slice(), [scenarios, _, usage, _, start]
        if scenarios == "scenarios" && usage == "usage" && start == "start");
    let step = months(document).filter(|_| begins);
    Err(
        match step.and_then(|months| equal_steps(&low, &high, months)) {
            Some(step) => refused.text("step", step),
            None => refused,
        },
    )
}

fn is_month(text: &str) -> bool {
    text.len() == 7 && format!("{text}-01").parse::<NaiveDate>().is_ok()
}

/// Why an edit could not be carried out; of an id, whether another item has it.
fn refused(document: &Value, edit: &Edit, text: &str) -> AppError {
    let Edit::Rename { path, id } = edit else {
        return cannot(edit.path(), text);
    };
    let list = parent(path).and_then(|(list, _)| get(document, &list)?.as_array());
    let taken = list.is_some_and(|items| segments(items).contains(id));
    let shown: String = id.chars().take(60).collect();
    AppError::new(if taken { "id-taken" } else { "id-unfit" }).text("value", shown)
}

pub(super) fn cannot(path: &str, value: &str) -> AppError {
    let shown: String = value.chars().take(60).collect();
    AppError::new("bad-change")
        .text("path", path)
        .text("value", shown)
}
