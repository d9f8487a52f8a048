//! A change of plan: what the old one credits and the new one charges, in every mode.
//!
//! The price of a rest is the rating's own; a credit is the part of a paid line that lies
//! after the change, over the periods that the line was priced by. A credit is never more
//! than the line.

use super::account::{of_stay, paid_ahead};
use super::line::{Item, Line, Origin, Periods, Recognition};
use super::stays::{Entry, Stay, Why};
use crate::cadence::{Cadence, periods};
use crate::decimal::{Exact, WholeRounding, add, mul, quotient, ratio, sub, sum, whole};
use crate::forecast::Forecast;
use crate::label::Label;
use crate::period::Period;
use crate::pricing::change_reason::{ChangeReason, Outgrown};
use crate::pricing::plan::Category;
use crate::pricing::reason::Reason;
use crate::proration::Proration;
use crate::study::{ChangeMode, CreditBase, Study, StudyOption};
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The stay that is left, with what was billed for it.
pub struct Former<'a> {
    pub option: &'a StudyOption,
    pub lines: &'a [Line],
}

/// The lines of the stay that `entry` leads to, with those of the change itself.
pub fn enter(
    study: &Study,
    old: &Former,
    stay: &Stay,
    entry: &Entry,
    forecast: &Forecast,
) -> Exact<Vec<Line>> {
    let billed_on = stay.settled(entry);
    let change = Change {
        study,
        old,
        stay,
        entry,
        billed_on,
    };
    let mut lines = vec![change.notice()];
    match entry.mode {
        ChangeMode::NextPeriod | ChangeMode::Restart => {
            lines.extend(of_stay(study, stay, entry.on, forecast)?);
        }
        ChangeMode::ProrateNow | ChangeMode::ProrateNextBill | ChangeMode::NewCycle => {
            lines.extend(change.unused()?);
            for mut line in of_stay(study, stay, entry.on, forecast)? {
                if line.billed_on == entry.on && paid_ahead(&line, &stay.option) {
                    line.billed_on = billed_on;
                }
                lines.push(line);
            }
        }
        ChangeMode::Difference => lines.extend(change.difference(forecast)?),
        ChangeMode::IntoDays => lines.extend(change.days_given(forecast)?),
    }
    Ok(lines)
}

impl Stay {
    /// The day of the bill on which the change that it begins with is settled.
    pub fn settled(&self, entry: &Entry) -> NaiveDate {
        match (entry.mode, entry.cycle) {
            // At the latest when the new plan is left in its turn.
            (ChangeMode::ProrateNextBill, Some(cycle)) => {
                self.left.map_or(cycle.end(), |left| left.min(cycle.end()))
            }
            _ => entry.on,
        }
    }
}

struct Change<'a> {
    study: &'a Study,
    old: &'a Former<'a>,
    stay: &'a Stay,
    entry: &'a Entry,
    /// When the change comes onto a bill.
    billed_on: NaiveDate,
}

impl Change<'_> {
    /// The line that says which plan begins, and why; it costs nothing.
    fn notice(&self) -> Line {
        let to = self
            .study
            .plan_of(&self.stay.option)
            .map(|plan| plan.name.clone());
        let to = to.unwrap_or_else(|| "".into());
        let reason = match self.entry.why {
            Why::Planned => ChangeReason::Planned { to: to.clone() },
            Why::Outgrown {
                meter,
                quantity,
                above,
            } => {
                let meter = self.study.meters.get(meter).map(|meter| meter.name.clone());
                ChangeReason::Outgrown(Box::new(Outgrown {
                    to: to.clone(),
                    meter: meter.unwrap_or_else(|| "".into()),
                    quantity,
                    above,
                }))
            }
        };
        let end = self
            .stay
            .left
            .unwrap_or_else(|| self.stay.option.ends_within(&self.study.horizon));
        let period = Period::new(self.entry.on, end).unwrap_or_else(|| day(self.entry.on));
        let item = self.item("plan-change".to_owned(), to, self.origin());
        self.line(item, period, Decimal::ZERO, reason)
    }

    fn item(&self, reference: String, name: Label, origin: Origin) -> Item {
        Item {
            charge: reference.clone(),
            reference,
            name,
            clause: None,
            category: Category::Fixed,
            in_advance: true,
            origin,
        }
    }

    fn line(&self, item: Item, period: Period, amount: Decimal, reason: ChangeReason) -> Line {
        Line {
            item: item.into(),
            period,
            billed_on: self.billed_on,
            quantity: None,
            unit_price: None,
            periods: Periods::ONE,
            amount,
            stated: None,
            reason: Reason::Change(reason),
            recognition: Recognition::Straight,
        }
    }

    fn origin(&self) -> Origin {
        Origin {
            plan: self.stay.option.plan,
            anchor: self.stay.option.anchor,
            stay: self.stay.option.stay,
            ..Origin::default()
        }
    }

    /// A credit that stands for a line of the old plan.
    fn credit(&self, of: &Line, period: Period, amount: Decimal, reason: ChangeReason) -> Line {
        let reference = format!("{}.credit", of.charge);
        let item = Item {
            clause: of.clause.clone(),
            ..self.item(reference, of.name.clone(), of.origin.clone())
        };
        self.line(item, period, -amount, reason)
    }

    /// The fixed lines of the old plan that reach beyond the change, those of one charge
    /// and time together.
    fn open(&self) -> Exact<Vec<Line>> {
        let mut open: Vec<Line> = Vec::new();
        let counts = |line: &&Line| {
            let fixed = line.category == Category::Fixed && paid_ahead(line, self.old.option);
            let base = match self.entry.credit {
                CreditBase::Paid => true,
                CreditBase::List => !is_discount(&line.reason),
            };
            fixed && base && line.period.end() > self.entry.on
        };
        for line in self.old.lines.iter().filter(counts) {
            let same =
                |other: &&mut Line| other.charge == line.charge && other.period == line.period;
            match open.iter_mut().find(same) {
                Some(found) => found.amount = add(found.amount, line.amount)?,
                None => open.push(line.clone()),
            }
        }
        open.retain(|line| line.amount > Decimal::ZERO);
        Ok(open)
    }

    /// Credits for what was paid and is not used.
    fn unused(&self) -> Exact<Vec<Line>> {
        let mut credits = Vec::new();
        for line in self.open()? {
            let start = self.entry.on.max(line.period.start());
            let Some(rest) = Period::new(start, line.period.end()) else {
                continue;
            };
            let (part, of) = self.parts(&line, &rest);
            let amount = share(line.amount, &part, &of)?.min(line.amount);
            let (part, of) = (part.text(), of.text());
            let reason = match self.entry.credit {
                CreditBase::Paid => ChangeReason::Unused { part, of },
                CreditBase::List => ChangeReason::UnusedAtList { part, of },
            };
            credits.push(self.credit(&line, rest, amount, reason));
        }
        Ok(credits)
    }

    /// How many of a line's periods lie in `rest`, and how many it has.
    fn parts(&self, line: &Line, rest: &Period) -> (Periods, Periods) {
        let plan = self.study.plans.get(line.origin.plan);
        let charge = plan.and_then(|plan| plan.charges.iter().find(|c| c.id == line.charge));
        let full = match charge.map(|charge| (charge.cadence, charge.alignment)) {
            Some((Cadence::Months(months), alignment)) => {
                periods(line.origin.anchor, months, alignment, &line.period)
            }
            Some((Cadence::Once, _)) | None => vec![line.period],
        };
        // A plan that charges every started period in full still credits by days.
        let basis = match plan.map(|plan| plan.proration) {
            Some(Proration::Whole) | None => Proration::Day,
            Some(basis) => basis,
        };
        let count = |covered: &Period| {
            let mut count = Periods::default();
            for period in &full {
                if let Some(part) = period.overlap(covered) {
                    let (of_it, of) = basis.share(period, &part, 0);
                    count.add(of_it, of);
                }
            }
            count
        };
        (count(rest), count(&line.period))
    }

    /// The full price of the new cycle less the full price of the old one, never below
    /// zero; the cycle stays.
    fn difference(&self, forecast: &Forecast) -> Exact<Vec<Line>> {
        let on = self.entry.on;
        let from = self.entry.cycle.map_or(on, |cycle| cycle.start());
        let mut own = of_stay(self.study, self.stay, from, forecast)?;
        let mut due = Decimal::ZERO;
        for line in &mut own {
            if !paid_ahead(line, &self.stay.option) || line.billed_on >= on && from != on {
                continue;
            }
            if let Some(rest) = Period::new(on.max(line.period.start()), line.period.end()) {
                line.period = rest;
                line.billed_on = line.billed_on.max(on);
                due = add(due, line.amount)?;
            }
        }
        let mut credits = Vec::new();
        for line in self.open()? {
            let amount = line.amount.min(due);
            due = sub(due, amount)?;
            let start = on.max(line.period.start());
            if let Some(rest) = Period::new(start, line.period.end()) {
                credits.push(self.credit(&line, rest, amount, ChangeReason::PaidBefore));
            }
        }
        credits.extend(own);
        Ok(credits)
    }

    /// What the rest of the old price buys of the new plan; a day begun is given in full.
    /// None when the new plan has no fixed price that days could be counted by.
    fn grant(&self, forecast: &Forecast) -> Exact<Option<Grant>> {
        let on = self.entry.on;
        let left = -sum(self.unused()?.iter().map(|line| line.amount))?;
        let mut usual = self.stay.clone();
        usual.option.anchor = on;
        let usual = of_stay(self.study, &usual, on, forecast)?;
        let first = |line: &&Line| {
            line.period.start() == on
                && line.category == Category::Fixed
                && paid_ahead(line, &self.stay.option)
        };
        let price = sum(usual.iter().filter(first).map(|line| line.amount))?;
        let cycle = usual.iter().find(first).map(|line| line.period);
        let Some(cycle) = cycle.filter(|_| price > Decimal::ZERO) else {
            return Ok(None);
        };
        let worth = mul(left, Decimal::from(cycle.days()))?;
        let given = whole(quotient(worth, price)?, WholeRounding::Up);
        let given = given.to_u32().unwrap_or(u32::MAX).min(MOST_DAYS);
        let begin = on.checked_add_days(Days::new(u64::from(given)));
        Ok(begin.map(|begin| Grant {
            left,
            given,
            price,
            cycle,
            begin,
        }))
    }

    /// The granted days, then the new plan's own cycles.
    fn days_given(&self, forecast: &Forecast) -> Exact<Vec<Line>> {
        let on = self.entry.on;
        let Some(grant) = self.grant(forecast)? else {
            return of_stay(self.study, self.stay, on, forecast);
        };
        let mut lines = Vec::new();
        if let Some(free) = Period::new(on, grant.begin) {
            let reason = ChangeReason::IntoDays {
                left: grant.left,
                days: grant.given,
                price: grant.price,
                of_days: days(&grant.cycle),
            };
            let name = self.notice().name.clone();
            let item = self.item("days-credited".to_owned(), name, self.origin());
            lines.push(self.line(item, free, Decimal::ZERO, reason));
        }
        lines.extend(of_stay(self.study, self.stay, grant.begin, forecast)?);
        Ok(lines)
    }
}

/// More days than any study has.
const MOST_DAYS: u32 = 100_000;

/// Days of a new plan for the money left of the old one.
struct Grant {
    left: Decimal,
    given: u32,
    price: Decimal,
    cycle: Period,
    /// The first day that is paid again.
    begin: NaiveDate,
}

/// The day that the cycles of a stay entered by days are counted from.
pub fn paid_again(
    study: &Study,
    old: &Former,
    stay: &Stay,
    entry: &Entry,
    forecast: &Forecast,
) -> Exact<NaiveDate> {
    let change = Change {
        study,
        old,
        stay,
        entry,
        billed_on: entry.on,
    };
    let grant = change.grant(forecast)?;
    Ok(grant.map_or(entry.on, |grant| grant.begin))
}

fn is_discount(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::PercentDiscount { .. } | Reason::BillingDiscount { .. } | Reason::MaximumCut { .. }
    )
}

fn day(on: NaiveDate) -> Period {
    crate::period::Horizon::new(on, 1).month(0)
}

fn days(period: &Period) -> u32 {
    u32::try_from(period.days()).unwrap_or(u32::MAX)
}

/// The share of an amount for `of` periods that belongs to `part` of them.
fn share(amount: Decimal, part: &Periods, of: &Periods) -> Exact {
    if part == of {
        return Ok(amount);
    }
    let simple = |periods: &Periods| periods.part_at_end.1 == 0 && periods.whole == 0;
    if simple(part) && simple(of) && part.part.1 == of.part.1 && of.part.0 > 0 {
        return ratio(amount, Decimal::from(part.part.0), Decimal::from(of.part.0));
    }
    quotient(part.times(amount)?, of.times(Decimal::ONE)?)
}
