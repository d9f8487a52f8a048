//! Limits of a plan against the forecast: what is served, and where it falls short.

use super::account::Course;
use super::line::{Item, Line, Origin, Periods, Recognition};
use super::rate::reading;
use crate::cadence::periods;
use crate::decimal::{Exact, add, mul, ratio, sub};
use crate::forecast::Forecast;
use crate::period::Period;
use crate::pricing::limit::{AboveLimit, Limit};
use crate::pricing::plan::{Category, Plan};
use crate::pricing::reason::Reason;
use crate::study::{Scope, Study, StudyOption};
use crate::usage::meter::{MeterIndex, MeterKind, Reading};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A period in which a limit is passed, or its warning reached.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitHit<'a> {
    pub limit: &'a Limit,
    pub period: Period,
    pub asked: Decimal,
    /// With what modules add.
    pub most: Decimal,
}

impl LimitHit<'_> {
    /// The quantity above the limit; zero where only the warning is reached.
    pub fn above(&self) -> Exact {
        Ok(sub(self.asked, self.most)?.max(Decimal::ZERO))
    }
}

/// An option's meters as its plan lets them through.
#[derive(Clone, Copy)]
pub struct Limits<'s, 'a> {
    pub study: &'s Study,
    pub option: &'a StudyOption,
    pub plan: &'s Plan,
    pub forecast: &'a Forecast,
}

impl<'s> Limits<'s, '_> {
    /// What of a meter is served and therefore billed in a period.
    pub fn served(&self, meter: MeterIndex, asked: Decimal, period: &Period) -> Exact {
        let mut served = asked;
        for limit in &self.plan.limits {
            if limit.meter != meter || limit.above == AboveLimit::Told {
                continue;
            }
            if let Some(read) = self.study.meters.get(meter) {
                served = served.min(self.under(limit, read.kind, period)?);
            }
        }
        Ok(served)
    }

    /// The quantity of a period with each of the limit's own periods held to the limit.
    fn under(&self, limit: &Limit, kind: MeterKind, period: &Period) -> Exact {
        let anchor = self.option.anchor;
        let own = periods(anchor, limit.months, limit.alignment, period);
        let mut total = Decimal::ZERO;
        for part in own.iter().filter_map(|own| own.overlap(period)) {
            let asked = self.asked(limit, &part)?;
            let held = asked.min(self.most(limit, part.start())?);
            total = match kind {
                MeterKind::Flow | MeterKind::Level(Reading::TimeSum(_)) => add(total, held)?,
                MeterKind::Level(
                    Reading::Peak | Reading::NthHighestDay(_) | Reading::Percentile(_),
                ) => total.max(held),
                MeterKind::Level(Reading::Last) => held,
                MeterKind::Level(Reading::Average | Reading::DailyPeakAverage) => {
                    let (days, of) = period.share_of(&part);
                    add(total, ratio(held, days, of)?)?
                }
            };
        }
        Ok(total)
    }

    fn asked(&self, limit: &Limit, period: &Period) -> Exact {
        reading(self.study, self.option, self.forecast, limit.meter, period)
    }

    /// The limit on a day, with the modules that are on then.
    fn most(&self, limit: &Limit, on: NaiveDate) -> Exact {
        let mut most = limit.quantity;
        for (module, by) in &limit.raised_by {
            let on = self.option.modules.iter().any(|choice| {
                choice.module == *module
                    && choice.on.is_none_or(|first| first <= on)
                    && choice.off.is_none_or(|off| on < off)
            });
            if on {
                most = add(most, *by)?;
            }
        }
        Ok(most)
    }

    /// Every period of the study in which a limit or its warning is reached, by limit and
    /// time.
    pub fn hits(&self) -> Exact<Vec<LimitHit<'s>>> {
        let horizon = self.study.horizon;
        let end = self.option.ends_within(&horizon);
        let mut found = Vec::new();
        // A limit holds for each application by itself.
        if self.option.scope == Scope::Account {
            return Ok(found);
        }
        let Some(span) = Period::new(self.option.start, end) else {
            return Ok(found);
        };
        for limit in &self.plan.limits {
            for own in periods(self.option.anchor, limit.months, limit.alignment, &span) {
                let Some(period) = own.overlap(&span) else {
                    continue;
                };
                let asked = self.asked(limit, &period)?;
                let most = self.most(limit, period.start())?;
                let warned = match limit.warn_at {
                    Some(share) => asked >= mul(most, share)?,
                    None => false,
                };
                if asked > most || warned {
                    found.push(LimitHit {
                        limit,
                        period,
                        asked,
                        most,
                    });
                }
            }
        }
        Ok(found)
    }

    /// A line without an amount for what is not served, so that the bill shows it.
    pub fn lines(&self) -> Exact<Vec<Line>> {
        let mut lines = Vec::new();
        for hit in self.hits()? {
            let above = hit.above()?;
            let (asked, most) = (hit.asked, hit.most);
            let reason = match hit.limit.above {
                AboveLimit::Refused => Reason::Refused { asked, most },
                AboveLimit::Slowed => Reason::Slowed { asked, most },
                AboveLimit::Told => continue,
            };
            if above.is_zero() {
                continue;
            }
            lines.push(
                without_amount(
                    format!("limit.{}", hit.limit.id),
                    &hit.limit.name,
                    hit.limit.clause.clone(),
                    (hit.period, hit.period.end()),
                    (above, reason),
                )
                .with(|item| {
                    item.origin = Origin {
                        plan: self.option.plan,
                        anchor: self.option.anchor,
                        stay: self.option.stay,
                        ..Origin::default()
                    }
                }),
            );
        }
        Ok(lines)
    }
}

/// The hits of every plan that an option passes through.
pub fn every_hit<'a>(
    study: &'a Study,
    courses: &[Course],
    forecast: &Forecast,
) -> Exact<Vec<LimitHit<'a>>> {
    let mut found = Vec::new();
    for stay in courses.iter().flat_map(|course| &course.stays) {
        let Some(plan) = study.plans.get(stay.option.plan) else {
            continue;
        };
        let served = StudyOption {
            end: stay.left.or(stay.option.end),
            ..stay.option.clone()
        };
        let limits = Limits {
            study,
            option: &served,
            plan,
            forecast,
        };
        found.extend(limits.hits()?);
    }
    Ok(found)
}

/// A quantity that stands on a bill and costs nothing there.
pub fn without_amount(
    reference: String,
    name: &crate::label::Label,
    clause: Option<crate::label::Label>,
    (period, billed_on): (Period, NaiveDate),
    (quantity, reason): (Decimal, Reason),
) -> Line {
    Line {
        item: Arc::new(Item {
            charge: reference.clone(),
            reference,
            name: name.clone(),
            clause,
            category: Category::Usage,
            in_advance: false,
            origin: Origin::default(),
        }),
        period,
        billed_on,
        quantity: Some(quantity),
        unit_price: None,
        periods: Periods::ONE,
        amount: Decimal::ZERO,
        stated: None,
        reason,
        recognition: Recognition::Straight,
    }
}
