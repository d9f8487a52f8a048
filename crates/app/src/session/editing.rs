//! Building and editing the open study: every change goes through `keep`, which commits
//! the whole document.
//!
//! What a person typed and cannot be read is refused where it was typed. A study that is
//! merely unfinished is kept: its issues say what is missing.

use super::{Open, json};
use crate::contract::{
    AppError, Basis, CellView, Change, CurrencyView, Measure, MeterQuantity, PriceCurve, PriceLine,
    PricePoint,
};
use crate::price_book::{PriceBook, add as add_plan};
use crate::view::{self, price};
use outlay_core::decimal::{add, mul, parse as number, quotient};
use outlay_core::issue::{Issue, IssueCode, Severity};
use outlay_core::money::Currency;
use outlay_core::pricing::steps::Pricing;
use outlay_core::sentence::Sentence;
use outlay_core::study::check::{check, check_pricing};
use outlay_core::study::document::{MeterDocument, PlanDocument};
use outlay_core::study::edit::replace;
use outlay_core::study::path::get;
use outlay_core::study::structure::{Edit, apply};
use outlay_core::study::typed::is_range;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// Longest text of one field.
const LONGEST_TEXT: usize = 2000;

/// Points between the two ends of a price curve.
const CURVE_POINTS: i64 = 96;

impl Open {
    /// The open document with some values replaced; nothing is kept.
    pub fn with_changes(&self, changes: &[Change]) -> Result<Value, AppError> {
        let mut document = self.document()?.clone();
        for change in changes {
            refuse_range(&change.value)?;
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

    /// Carries out edits for good, all or none of them, as one step.
    pub fn edit(&mut self, edits: &[Edit], label: &Sentence, now: &str) -> Result<(), AppError> {
        let mut document = self.document()?.clone();
        for edit in edits {
            let text = match edit {
                Edit::Type { text, .. } => {
                    refuse_range(text)?;
                    text.clone()
                }
                Edit::Put { value, .. } => value.as_str().unwrap_or_default().to_owned(),
                Edit::Rename { id, .. } => id.clone(),
                Edit::Remove { .. } | Edit::Insert { .. } | Edit::Move { .. } => String::new(),
            };
            if text.chars().count() > LONGEST_TEXT || !apply(&mut document, edit) {
                return Err(cannot(edit.path(), &text));
            }
        }
        self.refuse_new(&document, |issue| {
            unreadable(issue.code) && edits.iter().any(|edit| edit.path() == issue.path)
        })?;
        self.keep(document, label, now)
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
        chosen: (&str, &str),
        quantities: &[MeterQuantity],
        now: &str,
    ) -> Result<(), AppError> {
        let mut document = self.document()?.clone();
        let label = add_plan(PriceBook::built_in(), &mut document, chosen, quantities)?;
        self.refuse_new(&document, |issue| unreadable(issue.code))?;
        self.keep(document, &label, now)
    }

    pub(super) fn keep(
        &mut self,
        document: Value,
        label: &Sentence,
        now: &str,
    ) -> Result<(), AppError> {
        let id = self.study()?.id;
        self.library
            .commit(id, &document.to_string(), &json(label), now)?;
        self.put(Some(document.to_string()))
    }

    /// Opens a new study that is in no file yet.
    ///
    /// # Errors
    /// When a value in it cannot be read; nothing is opened then.
    pub fn create(&mut self, document: &Value, now: &str) -> Result<(), AppError> {
        let issues: Vec<_> = check(document, None)
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

    /// The price of the charge at `path` from nothing to `to`, or past its last border.
    pub fn price_curve(&self, path: &str, to: Option<&str>) -> Result<PriceCurve, AppError> {
        let Some(charge) = get(self.document()?, path).and_then(Value::as_object) else {
            return Err(cannot(path, ""));
        };
        let alone = pricing_part(charge);
        let (pricing, mut issues) = check_pricing(&alone);
        for issue in &mut issues {
            issue.path = format!("{path}.{}", issue.path);
        }
        let borders = borders(&alone);
        let end = to
            .and_then(|text| number(text).ok())
            .filter(|end| *end > Decimal::ZERO)
            .or_else(|| mul(*borders.last()?, Decimal::new(13, 1)).ok())
            .unwrap_or(Decimal::ONE_HUNDRED);
        Ok(PriceCurve {
            points: pricing.map_or_else(Vec::new, |pricing| curve(&pricing, &borders, end)),
            issues: issues
                .iter()
                .map(|issue| view::issue_view(issue, None))
                .collect(),
        })
    }

    /// What the plan at `path` charges, in words of every language.
    pub fn price_words(&self, path: &str) -> Result<Vec<PriceLine>, AppError> {
        let document = self.document()?;
        let plan = get(document, path).ok_or_else(|| cannot(path, ""))?;
        let Ok(plan) = serde_json::from_value::<PlanDocument>(plan.clone()) else {
            return Ok(Vec::new());
        };
        let meters = document.get("meters").and_then(Value::as_array);
        let meters: Vec<MeterDocument> = meters
            .into_iter()
            .flatten()
            .filter_map(|meter| serde_json::from_value(meter.clone()).ok())
            .collect();
        let stated = document.get("currency").and_then(Value::as_str);
        let code = plan.currency.as_deref().or(stated).unwrap_or_default();
        let decimals = Currency::from_code(code).map_or(2, |currency| currency.decimals);
        Ok(view::price_lines(&plan, &meters, (code, decimals)))
    }
}

/// The part of a charge that makes its price, without the rest.
fn pricing_part(charge: &Map<String, Value>) -> Value {
    let keys = ["convert", "allowance", "price", "adjustments"];
    let part = keys
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), charge.get(*key)?.clone())));
    Value::Object(part.collect())
}

/// Quantities at which the price bends or jumps: the tiers' ends beyond the allowance.
fn borders(part: &Value) -> Vec<Decimal> {
    let read = |value: Option<&Value>| {
        let text = match value? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        number(&text).ok()
    };
    let free = read(get(part, "allowance.quantity")).unwrap_or_default();
    let unit = read(get(part, "convert.divide_by")).unwrap_or(Decimal::ONE);
    let tiers = get(part, "price.tiers").and_then(Value::as_array);
    let ends = tiers
        .into_iter()
        .flatten()
        .filter_map(|tier| read(tier.get("up_to")));
    let sizes = read(get(part, "price.size"))
        .into_iter()
        .flat_map(|size| (1..=4).filter_map(move |n| mul(size, Decimal::from(n)).ok()));
    let mut found: Vec<Decimal> = std::iter::once(Decimal::ZERO)
        .chain(ends)
        .chain(sizes)
        .filter_map(|end| mul(add(end, free).ok()?, unit).ok())
        .filter(|end| *end > Decimal::ZERO)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn curve(pricing: &Pricing, borders: &[Decimal], end: Decimal) -> Vec<PricePoint> {
    let whole = end >= Decimal::from(CURVE_POINTS);
    let mut quantities: Vec<Decimal> = (0..=CURVE_POINTS)
        .filter_map(|n| {
            let share = quotient(
                mul(end, Decimal::from(n)).ok()?,
                Decimal::from(CURVE_POINTS),
            );
            share.ok().map(|q| if whole { q.round() } else { q })
        })
        .collect();
    for border in borders.iter().filter(|border| **border <= end) {
        quantities.push(*border);
        quantities.extend(add(*border, Decimal::ONE).ok().filter(|next| *next <= end));
    }
    quantities.sort();
    quantities.dedup();
    quantities
        .into_iter()
        .filter_map(|quantity| {
            let amount = pricing.amount(quantity).ok()?;
            Some(PricePoint {
                quantity: view::text(quantity),
                amount: view::text(amount),
            })
        })
        .collect()
}

/// The cheapest option's total as paid, and its currency.
pub fn cheapest_total(document: &Value, scenario: &str) -> (Option<Decimal>, CurrencyView) {
    let evaluation = view::evaluation(document, scenario, None);
    let comparison = evaluation.cash.filter(|c| c.basis == Basis::Cash);
    let totals = comparison.and_then(|comparison| {
        let mut rows = comparison.rows.into_iter();
        rows.find(|row| row.measure == Measure::Total)
    });
    let cells = totals.map(|row| row.cells).unwrap_or_default();
    let amounts = cells.iter().filter_map(|cell| match cell {
        CellView::Money { amount, .. } => number(amount).ok(),
        CellView::Month { .. } | CellView::Words { .. } => None,
    });
    (amounts.min(), evaluation.currency)
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

fn refuse_range(text: &str) -> Result<(), AppError> {
    if is_range(text) {
        let shown: String = text.trim().chars().take(60).collect();
        return Err(AppError::new("range").text("value", shown));
    }
    Ok(())
}

fn cannot(path: &str, value: &str) -> AppError {
    let shown: String = value.chars().take(60).collect();
    AppError::new("bad-change")
        .text("path", path)
        .text("value", shown)
}
