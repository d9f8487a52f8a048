//! Break-even as data: by month on three bases, by usage, by any input; how stable it is
//! and how far the next step is. Amounts are decimal text; a month is `{index, number,
//! month}`; roots and quantities are the first value at which the cheaper one no longer is.

use crate::contract::AppError;
use crate::view::{Priced, issue_view, month_text, price, text};
use outlay_core::compare::break_even::{BreakEven, by_month};
use outlay_core::compare::cliff::{Cliff, cliff, range};
use outlay_core::compare::crossover::{UsageCrossing, crossover};
use outlay_core::compare::stability::{Shift, stability};
use outlay_core::compare::steady::{SteadyMonth, steady};
use outlay_core::compare::turn::TurnKind;
use outlay_core::decimal::Overflow;
use outlay_core::issue::{Issue, IssueCode, Severity};
use outlay_core::outcome::Outcomes;
use outlay_core::study::Study;
use outlay_core::study::schema::suggest;
use rust_decimal::Decimal;
use serde_json::{Value, json as value};
use std::cmp::Ordering;

/// What is asked; everything that is left out is answered for all there is.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The option to look at, and the one it is held against (else the baseline).
    pub option: Option<String>,
    pub against: Option<String>,
    pub meter: Option<String>,
    /// The month (from 0) whose usage and prices count for usage and headroom; the first
    /// in which every option serves when left out.
    pub month: Option<usize>,
    /// The highest quantity; twice the forecast's peak when left out.
    pub most: Option<u64>,
    /// Inputs to seek instead of the main assumptions, with the ends of their ranges.
    pub seeks: Vec<(String, Option<Decimal>, Option<Decimal>)>,
    /// The share by which assumptions move; 10 % when left out.
    pub share: Option<Decimal>,
}

/// Every break-even analysis of a study under a scenario (the first when empty), each
/// option against the baseline.
///
/// # Errors
/// The issues of a study that cannot be evaluated.
pub fn json(document: &Value, scenario: &str) -> Result<Value, AppError> {
    json_of(document, scenario, &Wanted::default())
}

/// As [`json`], for what is wanted.
///
/// # Errors
/// Also `unknown-option`, `month-out-of-range`, and the issue of an input to seek.
pub fn json_of(document: &Value, scenario: &str, wanted: &Wanted) -> Result<Value, AppError> {
    let priced = price(document, scenario);
    let (study, outcomes) = ready(&priced)?;
    let against = match &wanted.against {
        Some(id) => position(study, id)?,
        None => study.baseline,
    };
    if let Some(id) = &wanted.meter
        && study.meters.iter().all(|meter| meter.id != *id)
    {
        let unknown = Issue::new(IssueCode::UnknownMeter, "meters");
        let known = study.meters.iter().map(|meter| meter.id.as_str());
        return Err(refused(suggest(unknown.text("found", id), id, known)));
    }
    let ones: Vec<usize> = match &wanted.option {
        Some(id) => vec![position(study, id)?],
        None => (0..study.options.len()).collect(),
    };
    let analysis = Analysis {
        document,
        scenario: &priced.scenario,
        study,
        outcomes,
        wanted,
        against,
        ones: ones.into_iter().filter(|one| *one != against).collect(),
        month: month(study, wanted)?,
    };
    Ok(value!({
        "currency": study.currency.code,
        "scenario": priced.scenario,
        "against": analysis.id(against),
        "months": analysis.months()?,
        "usage": analysis.usage()?,
        "left_out_of_usage": analysis.left_out()?,
        "seeks": analysis.seeks()?,
        "stability": analysis.stability()?,
        "headroom": analysis.headroom()?,
    }))
}

/// The study, when nothing keeps it from being evaluated.
pub(super) fn ready(priced: &Priced) -> Result<(&Study, &Outcomes), AppError> {
    let mut errors = priced
        .issues
        .iter()
        .filter(|issue| issue.code.severity() == Severity::Error)
        .peekable();
    match (&priced.study, errors.peek()) {
        (Some((study, outcomes)), None) => Ok((study, outcomes)),
        (_, first) => {
            let code = first.map_or("no-option", |issue| issue.code.name());
            let all = errors.map(|issue| issue_view(issue, None)).collect();
            Err(AppError::new(code).with_issues(all))
        }
    }
}

/// An issue of a study that an analysis changed.
pub(super) fn refused(issue: Issue) -> AppError {
    AppError {
        code: issue.code.name().to_owned(),
        message: issue.message(),
        issues: vec![issue_view(&issue, None)],
    }
}

fn too_large(_: Overflow) -> AppError {
    refused(Issue::new(IssueCode::TooLarge, "options"))
}

pub(super) fn position(study: &Study, id: &str) -> Result<usize, AppError> {
    let found = study.options.iter().position(|option| option.id == id);
    found.ok_or_else(|| AppError::new("unknown-option").text("id", id))
}

fn month(study: &Study, wanted: &Wanted) -> Result<usize, AppError> {
    let length = study.horizon.len();
    if let Some(month) = wanted.month {
        return if month < length {
            Ok(month)
        } else {
            Err(AppError::new("month-out-of-range"))
        };
    }
    let all_serve = |month: &usize| {
        let day = study.horizon.month(*month).last_day();
        let mut options = study.options.iter();
        options.all(|o| o.start <= day && o.end.is_none_or(|end| day < end))
    };
    Ok((0..length).find(all_serve).unwrap_or(0))
}

pub(super) struct Analysis<'a> {
    pub(super) document: &'a Value,
    pub(super) scenario: &'a str,
    pub(super) study: &'a Study,
    outcomes: &'a Outcomes,
    pub(super) wanted: &'a Wanted,
    /// Positions in the study's options.
    pub(super) against: usize,
    pub(super) ones: Vec<usize>,
    month: usize,
}

impl Analysis<'_> {
    fn id(&self, option: usize) -> &str {
        let found = self.study.options.get(option);
        found.map_or("", |option| option.id.as_str())
    }

    fn month_value(&self, index: usize) -> Value {
        value!({ "index": index, "number": index + 1, "month": month_text(self.study, index) })
    }

    /// Who is cheaper when the first compares so with the second.
    pub(super) fn cheaper(&self, one: usize, order: Ordering) -> Option<&str> {
        match order {
            Ordering::Less => Some(self.id(one)),
            Ordering::Greater => Some(self.id(self.against)),
            Ordering::Equal => None,
        }
    }

    fn months(&self) -> Result<Vec<Value>, AppError> {
        let outcome = |option: usize| {
            let mut outcomes = self.outcomes.outcomes.iter();
            outcomes.find(|outcome| outcome.option == option)
        };
        let mut list = Vec::new();
        for &one in &self.ones {
            let (Some(a), Some(b)) = (outcome(one), outcome(self.against)) else {
                continue;
            };
            let found = by_month(self.study, a, b).map_err(too_large)?;
            let basis = |found: &BreakEven| {
                let months = found.crossings.iter().map(|m| self.month_value(*m));
                value!({
                    "crossings": months.collect::<Vec<_>>(),
                    "first": found.first().map(|m| self.month_value(m)),
                    "lasting": found.lasting().map(|m| self.month_value(m)),
                    "cheaper_at_end": self.cheaper(one, found.at_end),
                })
            };
            list.push(value!({
                "option": self.id(one), "against": self.id(self.against),
                "cash": basis(&found.cash),
                "accrual": basis(&found.accrual),
                "present_value": self.study.annual_rate.map(|_| basis(&found.present_value)),
            }));
        }
        Ok(list)
    }

    /// The meters that have a forecast of their own and are asked for.
    fn meters(&self) -> Vec<usize> {
        let asked = |id: &str| self.wanted.meter.as_deref().is_none_or(|meter| meter == id);
        let forecast = |index: usize| matches!(self.study.usage.get(index), Some(Some(_)));
        let meters = self.study.meters.iter().enumerate();
        meters
            .filter(|(index, meter)| {
                let own = meter.derived.is_none() && forecast(*index);
                asked(&meter.id) && (own || self.wanted.meter.is_some())
            })
            .map(|(index, _)| index)
            .collect()
    }

    fn steady(&self, meter: usize) -> Result<(SteadyMonth<'_>, u64), AppError> {
        let forecast = &self.outcomes.forecast;
        let month = steady(self.study, forecast, meter, self.month).map_err(too_large)?;
        let most = match self.wanted.most {
            Some(most) => most,
            None => range(forecast.months(meter).unwrap_or_default()).map_err(too_large)?,
        };
        Ok((month, most))
    }

    fn meter_id(&self, meter: usize) -> &str {
        let found = self.study.meters.get(meter);
        found.map_or("", |meter| meter.id.as_str())
    }

    fn usage(&self) -> Result<Vec<Value>, AppError> {
        let mut list = Vec::new();
        for meter in self.meters() {
            let (month, most) = self.steady(meter)?;
            let of = |option: usize| month.options.iter().find(|s| s.option == option);
            for &one in &self.ones {
                let (Some(a), Some(b)) = (of(one), of(self.against)) else {
                    continue;
                };
                let found = crossover(a, b, most).map_err(too_large)?;
                let crossings = found.crossings.iter().map(|c| self.crossing(one, c));
                list.push(value!({
                    "meter": self.meter_id(meter), "month": self.month_value(self.month),
                    "option": self.id(one), "against": self.id(self.against),
                    "cheaper_at_zero": self.cheaper(one, found.at_zero),
                    "cheaper_at_end": self.cheaper(one, found.at_end),
                    "asked_to": most.to_string(), "searched_to": found.searched_to.to_string(),
                    "crossings": crossings.collect::<Vec<_>>(),
                }));
            }
        }
        Ok(list)
    }

    /// The options that are asked for and that a constant usage cannot be asked for.
    fn left_out(&self) -> Result<Vec<Value>, AppError> {
        let Some(&meter) = self.meters().first() else {
            return Ok(Vec::new());
        };
        let (month, _) = self.steady(meter)?;
        let asked = |option: usize| option == self.against || self.ones.contains(&option);
        let left_out = month.left_out.iter().filter(|one| asked(one.option));
        let found =
            left_out.map(|one| value!({ "option": self.id(one.option), "reason": one.why.name() }));
        Ok(found.collect())
    }

    fn crossing(&self, one: usize, found: &UsageCrossing) -> Value {
        let costs = |(a, b): (Decimal, Decimal)| value!({ "option": text(a), "against": text(b) });
        value!({
            "quantity": found.quantity.to_string(),
            "flipped": found.flipped.map(|q| q.to_string()),
            "kind": kind(found.kind),
            "cheaper_after": self.cheaper(one, found.after),
            "costs_before": costs(found.costs_before),
            "costs": costs(found.costs),
        })
    }

    fn headroom(&self) -> Result<Vec<Value>, AppError> {
        let mut list = Vec::new();
        for meter in self.meters() {
            let (month, most) = self.steady(meter)?;
            for option in &month.options {
                let asked = option.option == self.against || self.ones.contains(&option.option);
                if !asked {
                    continue;
                }
                let found = cliff(option, most).map_err(too_large)?;
                list.push(value!({
                    "option": self.id(option.option), "meter": self.meter_id(meter),
                    "month": self.month_value(self.month), "staircase": staircase(&found),
                }));
            }
        }
        Ok(list)
    }

    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let against = self.id(self.against).to_owned();
        let ones = self.ones.iter();
        ones.map(|one| (self.id(*one).to_owned(), against.clone()))
            .collect()
    }

    fn stability(&self) -> Result<Value, AppError> {
        let share = self.wanted.share.unwrap_or(Decimal::new(1, 1));
        let pairs = self.pairs();
        let (now, moved) =
            stability(self.document, self.scenario, &pairs, share).map_err(refused)?;
        let shift = |shift: &Shift| match &shift.lasting {
            Err(issue) => value!({ "value": text(shift.value), "issue": issue.code.name() }),
            Ok(lasting) => {
                let months = lasting.iter().zip(&now).map(|(then, now)| {
                    let moved = then.zip(*now).map(|(then, now)| then as i64 - now as i64);
                    value!({ "lasting": then.map(|m| self.month_value(m)), "moved": moved })
                });
                value!({ "value": text(shift.value), "break_evens": months.collect::<Vec<_>>() })
            }
        };
        let list = moved.iter().map(|m| {
            value!({
                "path": m.assumption.path, "value": text(m.assumption.value),
                "lower": shift(&m.lower), "upper": shift(&m.upper),
            })
        });
        let pairs = pairs.iter().zip(&now).map(|((one, other), now)| {
            value!({ "option": one, "against": other, "lasting": now.map(|m| self.month_value(m)) })
        });
        Ok(value!({
            "share": text(share), "pairs": pairs.collect::<Vec<_>>(),
            "assumptions": list.collect::<Vec<_>>(),
        }))
    }
}

pub(super) fn kind(kind: TurnKind) -> &'static str {
    match kind {
        TurnKind::Crossing => "crossing",
        TurnKind::Jump => "jump",
        TurnKind::Touch => "touch",
    }
}

/// At most this many corners are handed on; the window draws no more.
const MOST_CORNERS: usize = 2_000;

fn staircase(found: &Cliff) -> Value {
    let room = &found.headroom;
    let dips = found.dips.iter().map(|dip| {
        value!({
            "at": dip.at.to_string(), "cost": text(dip.cost), "cost_before": text(dip.before),
            "dearer_from": dip.dearer_from.to_string(),
        })
    });
    let corners = found.corners();
    let shown = corners.iter().take(MOST_CORNERS);
    value!({
        "quantity": text(room.quantity), "cost": text(room.cost),
        "next_unit": text(room.next_unit),
        "next_step": room.next_leap.map(|(at, by)| value!({ "quantity": at.to_string(), "leap": text(by) })),
        "units": room.units.map(text),
        "dips": dips.collect::<Vec<_>>(),
        "corners": shown.map(|(at, cost)| value!([at.to_string(), text(*cost)])).collect::<Vec<_>>(),
        "all_corners": corners.len() <= MOST_CORNERS,
        "searched_to": found.searched_to.to_string(),
    })
}
